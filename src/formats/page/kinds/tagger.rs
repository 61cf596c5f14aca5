//! The labels of all lines of a page at once: the likeliest chain under weights that were learnt from
//! pages whose stories are known. The table beside this file is what learning gives.

use std::io::Read as _;
use std::sync::LazyLock;

use super::features::{Feature, Features};
use super::label::{LABELS, Label, Labelled};
use crate::page::lines::line::Line;

/// What was learnt: see [`Weights::parse`].
static LEARNT: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_bytes!("weights.bin")));

/// What one step of a stored weight stands for.
const STEP: f32 = 1.0 / 16.0;

/// Bytes of an unpacked table at most.
const MOST_BYTES: u64 = 4 << 20;

/// Scores of the labels of a line.
type Scores = [f32; LABELS];

/// What features and neighbours say for each label.
pub(crate) struct Weights {
    /// The features that say something, in order.
    features: Vec<Feature>,
    /// Where the votes of each feature begin, and where the last end.
    starts: Vec<u32>,
    /// Votes: a label, and for or against it how much.
    votes: Vec<(u8, i8)>,
    /// What one label says for the next, by the number of both.
    steps: Vec<Scores>,
    /// What the beginning of a page says.
    first: Scores,
}

impl Weights {
    /// Reads a packed table: how many features there are, the scores of the first line and of each
    /// step, then the features as differences, how many votes each has, their labels, their weights.
    fn parse(packed: &[u8]) -> Weights {
        let mut bytes = Vec::new();
        // A table that cannot be unpacked to its end says as much as was unpacked.
        let _ = flate2::read::DeflateDecoder::new(packed)
            .take(MOST_BYTES)
            .read_to_end(&mut bytes);
        let mut rest = bytes.as_slice();
        let mut part = |length: usize| {
            let (part, after) = rest.split_at(length.min(rest.len()));
            rest = after;
            part
        };
        let number = |bytes: &[u8]| bytes.try_into().map_or(0, u32::from_le_bytes);
        let score = |byte: &u8| f32::from(byte.cast_signed()) * STEP;
        let scores = |bytes: &[u8]| {
            let mut scores = [0.0; LABELS];
            scores
                .iter_mut()
                .zip(bytes)
                .for_each(|(to, from)| *to = score(from));
            scores
        };
        let count = number(part(4)) as usize;
        let first = scores(part(LABELS));
        let steps = (0..LABELS).map(|_| scores(part(LABELS))).collect();
        let differences = part(count * 4).chunks_exact(4).map(number);
        let features: Vec<Feature> = differences
            .scan(0_u32, |last, next| {
                *last = last.wrapping_add(next);
                Some(*last)
            })
            .collect();
        let mut starts = vec![0];
        starts.extend(part(count).iter().scan(0, |sum, votes| {
            *sum += u32::from(*votes);
            Some(*sum)
        }));
        let all = starts.last().map_or(0, |all| *all as usize);
        let labels = part(all);
        let votes = labels
            .iter()
            .zip(part(all))
            .map(|(label, weight)| ((*label).min(LABELS as u8 - 1), weight.cast_signed()))
            .collect();
        Weights {
            features,
            starts,
            votes,
            steps,
            first,
        }
    }

    /// What the features of a line say for each label.
    fn scores(&self, found: &[Feature]) -> Scores {
        let mut scores = [0.0; LABELS];
        for feature in found {
            let Ok(at) = self.features.binary_search(feature) else {
                continue;
            };
            let votes = self.starts[at] as usize..self.starts[at + 1] as usize;
            for (label, weight) in self.votes.get(votes).unwrap_or_default() {
                scores[usize::from(*label)] += f32::from(*weight) * STEP;
            }
        }
        scores
    }
}

/// Labels the lines of a page.
pub(crate) fn label(lines: &[Line], is_vertical: bool) -> Vec<Labelled> {
    let features = Features::of(lines, is_vertical);
    let mut found = Vec::new();
    let scores: Vec<Scores> = (0..lines.len())
        .map(|at| {
            features.line(at, &mut found);
            LEARNT.scores(&found)
        })
        .collect();
    let labels = likeliest(&LEARNT, &scores);
    let sureties = sureties(&LEARNT, &scores, &labels);
    labels
        .into_iter()
        .zip(sureties)
        .map(|(label, surety)| Labelled {
            label: Label::ALL[label],
            surety: percent(surety).max(1),
        })
        .collect()
}

/// The likeliest chain of labels (Viterbi).
fn likeliest(weights: &Weights, scores: &[Scores]) -> Vec<usize> {
    let Some(first) = scores.first() else {
        return Vec::new();
    };
    let mut best = *first;
    best.iter_mut()
        .zip(&weights.first)
        .for_each(|(score, more)| *score += more);
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for line in &scores[1..] {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut back = [0; LABELS];
        for (label, score) in best.iter().enumerate() {
            for to in 0..LABELS {
                let total = score + weights.steps[label][to];
                if total > next[to] {
                    next[to] = total;
                    back[to] = label as u8;
                }
            }
        }
        next.iter_mut()
            .zip(line)
            .for_each(|(score, more)| *score += more);
        best = next;
        from.push(back);
    }
    let last = (0..LABELS).max_by(|one, other| best[*one].total_cmp(&best[*other]));
    let mut labels = vec![last.unwrap_or_default()];
    for back in from.iter().rev() {
        let label = labels[labels.len() - 1];
        labels.push(usize::from(back[label]));
    }
    labels.reverse();
    labels
}

/// How probable each label of a chain is over all chains (forward and backward sums).
fn sureties(weights: &Weights, scores: &[Scores], labels: &[usize]) -> Vec<f32> {
    let steps: Vec<Scores> = weights.steps.iter().map(|row| row.map(f32::exp)).collect();
    let lines: Vec<Scores> = scores.iter().map(proportions).collect();
    let first = weights.first.map(f32::exp);
    let mut forward: Vec<Scores> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let mut sums = first;
        if at > 0 {
            sums = [0.0; LABELS];
            for (row, before) in steps.iter().zip(&forward[at - 1]) {
                sums.iter_mut()
                    .zip(row)
                    .for_each(|(sum, step)| *sum += before * step);
            }
        }
        sums.iter_mut()
            .zip(line)
            .for_each(|(sum, here)| *sum *= here);
        forward.push(shared(sums));
    }
    let mut backward = [1.0; LABELS];
    let mut sureties = vec![0.0; lines.len()];
    for at in (0..lines.len()).rev() {
        let mut both = forward[at];
        both.iter_mut()
            .zip(&backward)
            .for_each(|(here, on)| *here *= on);
        sureties[at] = shared(both)[labels[at]];
        let mut here = lines[at];
        here.iter_mut()
            .zip(&backward)
            .for_each(|(here, on)| *here *= on);
        let sum = |row: &Scores| {
            row.iter()
                .zip(&here)
                .map(|(step, here)| step * here)
                .sum::<f32>()
        };
        let mut before = [0.0; LABELS];
        before
            .iter_mut()
            .zip(&steps)
            .for_each(|(before, row)| *before = sum(row));
        backward = shared(before);
    }
    sureties
}

/// A probability in percent.
fn percent(share: f32) -> u8 {
    #[expect(clippy::cast_sign_loss, reason = "clamped above zero")]
    let percent = (share.clamp(0.0, 1.0) * 100.0) as u8;
    percent
}

/// Scores as proportions of the best.
fn proportions(scores: &Scores) -> Scores {
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| (score - best).exp())
}

/// Parts of a whole.
fn shared(parts: Scores) -> Scores {
    let whole: f32 = parts.iter().sum();
    if whole > 0.0 {
        parts.map(|part| part / whole)
    } else {
        [0.0; LABELS]
    }
}
