//! A chain of labels whose weights are learnt: the likelihood of the known labels is raised step by
//! step (`AdaGrad`), small weights and rare features are dropped, and the rest is rounded.

use std::collections::HashMap;

use newsprint_formats::learning::{self, LABELS, Seen};

/// A page with the label of each of its lines.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) lines: Vec<Seen>,
    pub(crate) labels: Vec<usize>,
}

type Row = [f32; LABELS];

/// How learning goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// How often all pages are gone through.
    pub(crate) rounds: usize,
    /// Pages that a feature must be seen on.
    pub(crate) fewest: u32,
    /// How much a weight is drawn to nothing by each page that moves it.
    pub(crate) pull: f32,
    /// Weights below this are dropped.
    pub(crate) least: f32,
}

/// Rounds after weights were dropped.
const SETTLING: usize = 3;

/// Weights of a chain.
pub(crate) struct Chain {
    ids: HashMap<u32, u32>,
    rows: Vec<Row>,
    steps: Vec<Row>,
    first: Row,
}

/// A page with its features as numbers of rows.
struct Known<'a> {
    features: Vec<Vec<u32>>,
    labels: &'a [usize],
}

impl Chain {
    /// Learns from pages.
    pub(crate) fn learn(pages: &[Page], manner: Manner) -> Chain {
        let mut counts: HashMap<u32, (u32, usize)> = HashMap::new();
        for (number, page) in pages.iter().enumerate() {
            for feature in page.lines.iter().flat_map(|line| &line.features) {
                let count = counts.entry(*feature).or_insert((0, usize::MAX));
                if count.1 != number {
                    *count = (count.0 + 1, number);
                }
            }
        }
        let mut kept: Vec<u32> = counts
            .iter()
            .filter(|(_, count)| count.0 >= manner.fewest)
            .map(|(feature, _)| *feature)
            .collect();
        kept.sort_unstable();
        let ids: HashMap<u32, u32> = kept
            .iter()
            .zip(0..)
            .map(|(feature, id)| (*feature, id))
            .collect();
        let mut chain = Chain {
            rows: vec![[0.0; LABELS]; kept.len()],
            steps: vec![[0.0; LABELS]; LABELS],
            first: [0.0; LABELS],
            ids,
        };
        let known: Vec<Known<'_>> = pages
            .iter()
            .map(|page| Known {
                features: page
                    .lines
                    .iter()
                    .map(|line| chain.numbered(&line.features))
                    .collect(),
                labels: &page.labels,
            })
            .collect();
        let mut moved = Moved {
            rows: vec![[1e-3; LABELS]; chain.rows.len()],
            steps: vec![[1e-3; LABELS]; LABELS],
            first: [1e-3; LABELS],
        };
        let mut order: Vec<usize> = (0..known.len()).collect();
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        for round in 0..manner.rounds + SETTLING {
            // What says little is dropped for good, and what is left learns to do without it.
            if round >= manner.rounds {
                chain.drop_below(manner.least, &mut moved);
            }
            for at in (1..order.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order.swap(at, (random % (at as u64 + 1)) as usize);
            }
            for page in &order {
                chain.step(&known[*page], &mut moved, manner.pull);
            }
        }
        chain
    }

    fn numbered(&self, features: &[u32]) -> Vec<u32> {
        features
            .iter()
            .filter_map(|feature| self.ids.get(feature).copied())
            .collect()
    }

    fn drop_below(&mut self, least: f32, moved: &mut Moved) {
        for (weight, moved) in self
            .rows
            .iter_mut()
            .flatten()
            .zip(moved.rows.iter_mut().flatten())
        {
            if weight.abs() < least {
                // A weight that was moved without end moves no more.
                (*weight, *moved) = (0.0, f32::INFINITY);
            }
        }
    }

    fn scores(&self, features: &[Vec<u32>]) -> Vec<Row> {
        features
            .iter()
            .map(|found| {
                let mut scores = [0.0; LABELS];
                for id in found {
                    scores
                        .iter_mut()
                        .zip(&self.rows[*id as usize])
                        .for_each(|(score, weight)| *score += weight);
                }
                scores
            })
            .collect()
    }

    /// Moves the weights so that the labels of one page become likelier.
    fn step(&mut self, page: &Known<'_>, moved: &mut Moved, pull: f32) {
        if page.labels.is_empty() {
            return;
        }
        let scores = self.scores(&page.features);
        let (each, pairs) = self.expected(&scores);
        for ((found, chances), label) in page.features.iter().zip(&each).zip(page.labels) {
            for id in found {
                let id = *id as usize;
                let row = self.rows[id].iter_mut().zip(&mut moved.rows[id]);
                for ((to, chance), (weight, moved)) in chances.iter().enumerate().zip(row) {
                    let slope = chance - f32::from(u8::from(to == *label));
                    if slope.abs() > 1e-4 {
                        nudge(weight, moved, slope, pull);
                    }
                }
            }
        }
        for (to, chance) in each[0].iter().enumerate() {
            let slope = chance - f32::from(u8::from(to == page.labels[0]));
            nudge(&mut self.first[to], &mut moved.first[to], slope, pull);
        }
        let mut slopes = pairs;
        for pair in page.labels.windows(2) {
            slopes[pair[0]][pair[1]] -= 1.0;
        }
        for (from, row) in slopes.iter().enumerate() {
            for (to, slope) in row.iter().enumerate() {
                nudge(
                    &mut self.steps[from][to],
                    &mut moved.steps[from][to],
                    *slope,
                    pull,
                );
            }
        }
    }

    /// The chance of each label of each line, and how often each step is expected.
    fn expected(&self, scores: &[Row]) -> (Vec<Row>, Vec<Row>) {
        let steps: Vec<Row> = self.steps.iter().map(|row| row.map(f32::exp)).collect();
        let lines: Vec<Row> = scores
            .iter()
            .map(|row| {
                let best = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                row.map(|score| (score - best).exp())
            })
            .collect();
        let mut forward: Vec<Row> = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            let mut sums = self.first.map(f32::exp);
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
            forward.push(whole(sums));
        }
        let mut each = vec![[0.0; LABELS]; lines.len()];
        let mut pairs = vec![[0.0; LABELS]; LABELS];
        let mut backward = [1.0; LABELS];
        for at in (0..lines.len()).rev() {
            let mut both = forward[at];
            both.iter_mut()
                .zip(&backward)
                .for_each(|(here, on)| *here *= on);
            each[at] = whole(both);
            if at == 0 {
                break;
            }
            let mut here = lines[at];
            here.iter_mut()
                .zip(&backward)
                .for_each(|(here, on)| *here *= on);
            let mut sum = 0.0;
            let mut joint = vec![[0.0; LABELS]; LABELS];
            let mut before = [0.0; LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let part = steps[from][to] * here[to];
                    before[from] += part;
                    joint[from][to] = forward[at - 1][from] * part;
                    sum += joint[from][to];
                }
            }
            for (row, more) in pairs.iter_mut().zip(&joint) {
                row.iter_mut()
                    .zip(more)
                    .for_each(|(pair, more)| *pair += more / sum.max(1e-30));
            }
            backward = whole(before);
        }
        (each, pairs)
    }

    /// The likeliest labels of a page.
    pub(crate) fn labels(&self, page: &Page) -> Vec<usize> {
        let features: Vec<Vec<u32>> = page
            .lines
            .iter()
            .map(|line| self.numbered(&line.features))
            .collect();
        let scores = self.scores(&features);
        let Some(first) = scores.first() else {
            return Vec::new();
        };
        let mut best = *first;
        best.iter_mut()
            .zip(&self.first)
            .for_each(|(score, more)| *score += more);
        let mut back: Vec<[usize; LABELS]> = Vec::new();
        for line in &scores[1..] {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut from = [0; LABELS];
            for (label, score) in best.iter().enumerate() {
                for to in 0..LABELS {
                    let total = score + self.steps[label][to];
                    if total > next[to] {
                        (next[to], from[to]) = (total, label);
                    }
                }
            }
            next.iter_mut()
                .zip(line)
                .for_each(|(score, more)| *score += more);
            best = next;
            back.push(from);
        }
        let last = (0..LABELS)
            .max_by(|one, other| best[*one].total_cmp(&best[*other]))
            .unwrap_or_default();
        let mut labels = vec![last];
        for from in back.iter().rev() {
            labels.push(from[labels[labels.len() - 1]]);
        }
        labels.reverse();
        labels
    }

    /// The table that the reader is built with: what the beginning and the steps say, the features
    /// in order as differences, how many votes each has, their labels and their weights; packed.
    pub(crate) fn table(&self) -> Vec<u8> {
        let round =
            |weight: f32| ((weight * 16.0).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
        let steps = self
            .first
            .iter()
            .chain(self.steps.iter().flatten())
            .map(|weight| round(*weight));
        let mut features: Vec<(u32, Vec<(u8, u8)>)> = Vec::new();
        for (feature, id) in &self.ids {
            let votes = (0..)
                .zip(&self.rows[*id as usize])
                .map(|(label, weight): (u8, &f32)| (label, round(*weight)));
            let votes: Vec<(u8, u8)> = votes.filter(|vote| vote.1 != 0).collect();
            if !votes.is_empty() {
                features.push((*feature, votes));
            }
        }
        features.sort_unstable();
        let mut table: Vec<u8> = (features.len() as u32)
            .to_le_bytes()
            .into_iter()
            .chain(steps)
            .collect();
        let mut last = 0;
        for (feature, _) in &features {
            table.extend((feature - last).to_le_bytes());
            last = *feature;
        }
        table.extend(features.iter().map(|(_, votes)| votes.len() as u8));
        table.extend(
            features
                .iter()
                .flat_map(|(_, votes)| votes.iter().map(|vote| vote.0)),
        );
        table.extend(
            features
                .iter()
                .flat_map(|(_, votes)| votes.iter().map(|vote| vote.1)),
        );
        learning::packed(&table)
    }
}

/// How far each weight was moved, squared and summed.
struct Moved {
    rows: Vec<Row>,
    steps: Vec<Row>,
    first: Row,
}

/// One step of `AdaGrad`.
fn nudge(weight: &mut f32, moved: &mut f32, slope: f32, pull: f32) {
    let slope = slope + pull * *weight;
    *moved += slope * slope;
    *weight -= 0.15 * slope / moved.sqrt();
}

fn whole(parts: Row) -> Row {
    let sum: f32 = parts.iter().sum();
    if sum > 0.0 {
        parts.map(|part| part / sum)
    } else {
        [1.0 / LABELS as f32; LABELS]
    }
}
