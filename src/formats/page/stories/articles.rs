//! Pieces of a page into stories: where one ends and the next begins, and which headline belongs to
//! which body. The best separation of the whole page is found by dynamic programming.

use super::gaps::{Cut, Entry, Role};
use super::score::{LONGEST, Page, Running};
use super::weights::WEIGHTS;
use crate::page::kinds::piece::{Kind, Piece};

/// A story, in pieces of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Story {
    /// The lines of its headline block.
    pub(crate) head: Vec<usize>,
    /// Its paragraphs, crossheads and lists.
    pub(crate) body: Vec<usize>,
    /// Its lines of names.
    pub(crate) bylines: Vec<usize>,
    /// Its captions.
    pub(crate) captions: Vec<usize>,
    /// Where it goes on or came from.
    pub(crate) jumps: Vec<usize>,
    /// Whether it is notices and no story.
    pub(crate) is_notice: bool,
    /// How sure it is that the headline belongs to this body, in percent.
    pub(crate) headline_confidence: u8,
    /// How sure it is that the body begins where it does, in percent.
    pub(crate) start_confidence: u8,
}

impl Story {
    /// Whether nothing is part of it.
    pub(crate) fn is_empty(&self) -> bool {
        let lists = [
            &self.head,
            &self.body,
            &self.bylines,
            &self.captions,
            &self.jumps,
        ];
        lists.iter().all(|list| list.is_empty())
    }

    /// Takes in what goes on with it.
    pub(crate) fn take_in(&mut self, story: Story) {
        self.head.extend(story.head);
        self.body.extend(story.body);
        self.bylines.extend(story.bylines);
        self.captions.extend(story.captions);
        self.jumps.extend(story.jumps);
    }
}

/// How often a page is read again with what was learnt of its habits.
const READINGS: usize = 2;

/// Separates the stories of a page.
pub(crate) fn separate(pieces: &[Piece]) -> Vec<Story> {
    let mut page = Page::of(pieces, WEIGHTS.clone());
    if page.units.is_empty() {
        return vec![single(pieces)];
    }
    let mut cuts = best(&page);
    for _ in 0..READINGS {
        page.habit = habit(&page, &cuts);
        cuts = best(&page);
    }
    let mut stories: Vec<Story> = cuts
        .windows(2)
        .map(|pair| story(&page, pair[0], pair[1]))
        .collect();
    place_captions(&page, &cuts, &mut stories);
    judge(&page, &cuts, &mut stories);
    stories
}

/// A page without a newspaper's marks: one story, whose title is the heading it begins with.
pub(crate) fn single(pieces: &[Piece]) -> Story {
    let mut story = Story {
        headline_confidence: 99,
        start_confidence: 99,
        ..Story::default()
    };
    let first_body = pieces
        .iter()
        .position(Piece::is_body)
        .unwrap_or(pieces.len());
    let marked = pieces
        .iter()
        .any(|piece| matches!(piece.kind, Kind::Heading { level } if level > 0));
    let has_body = first_body < pieces.len();
    for (index, piece) in pieces.iter().enumerate() {
        let opens = index < first_body && has_body && story.body.is_empty();
        match piece.kind {
            Kind::Heading { level }
                if opens && (!marked || story.head.is_empty() && level <= 1) =>
            {
                story.head.push(index);
            }
            Kind::Byline(_) if opens || index + 1 == pieces.len() => story.bylines.push(index),
            Kind::Jump => story.jumps.push(index),
            _ => story.body.push(index),
        }
    }
    story
}

/// The best way to reach a cut: its score, and the cut before it.
type Reached = Vec<Vec<(f32, Cut)>>;

/// The best cuts of a page, its beginning and its end included.
fn best(page: &Page) -> Vec<Cut> {
    let last = page.gaps.len() - 1;
    let mut reached: Reached = page
        .gaps
        .iter()
        .map(|gap| vec![(f32::NEG_INFINITY, Cut::default()); gap.len() + 1])
        .collect();
    reached[0][0].0 = 0.0;
    for from in 0..last {
        if reached[from].iter().any(|(score, _)| score.is_finite()) {
            reach(page, &mut reached, from);
        }
    }
    let mut cut = Cut {
        gap: last,
        left: page.gaps[last].len(),
    };
    let mut cuts = vec![cut];
    while cut.gap > 0 {
        cut = reached[cut.gap][cut.left].1;
        cuts.push(cut);
    }
    cuts.reverse();
    cuts
}

/// Reaches every cut that a story which begins at `from` can end with.
#[expect(
    clippy::needless_range_loop,
    reason = "the gap is also a number of paragraphs"
)]
fn reach(page: &Page, reached: &mut Reached, from: usize) {
    let starts = reached[from].clone();
    let last = page.gaps.len() - 1;
    let mut running = Running::default();
    // Only a story that surely begins here is followed further than a story is long.
    let strong = from == 0 || page.edges.forced[from] || !page.gaps[from].is_empty();
    let farthest = if strong {
        last
    } else {
        last.min(from + LONGEST)
    };
    for until in from + 1..=farthest {
        page.extend(&mut running, from, until - 1);
        if page.edges.closed[until] {
            continue;
        }
        let far = until - from > LONGEST;
        let weak = page.gaps[until].is_empty() && !page.edges.forced[until] && until < last;
        if !(weak && far) {
            for (right, best) in reached[until].iter_mut().enumerate() {
                let end = Cut {
                    gap: until,
                    left: right,
                };
                for (left, (score, _)) in starts.iter().enumerate() {
                    let start = Cut { gap: from, left };
                    let total = score + page.story(&running, start, end);
                    if total > best.0 {
                        *best = (total, start);
                    }
                }
            }
        }
        if page.edges.forced[until] || until - from > LONGEST * 8 && !weak {
            break;
        }
    }
}

/// What a page's stories show of where it sets its headlines, as weights for the next reading.
fn habit(page: &Page, cuts: &[Cut]) -> [f32; 2] {
    let mut counts = [1.0_f32; 2];
    for pair in cuts.windows(2) {
        counts[0] += f32::from(u8::from(
            page.gaps[pair[0].gap][pair[0].left..]
                .iter()
                .any(Entry::heads),
        ));
        counts[1] += f32::from(u8::from(
            page.gaps[pair[1].gap][..pair[1].left]
                .iter()
                .any(Entry::heads),
        ));
    }
    let all = counts[0] + counts[1];
    counts.map(|count| page.habit_weight() * (2.0 * count / all).ln())
}

fn story(page: &Page, from: Cut, until: Cut) -> Story {
    let mut story = Story::default();
    for entry in page.gaps[from.gap][from.left..]
        .iter()
        .chain(&page.gaps[until.gap][..until.left])
    {
        match entry.role {
            Role::Byline => story.bylines.push(entry.piece),
            Role::JumpIn | Role::JumpOut => story.jumps.push(entry.piece),
            Role::Heading | Role::Notice | Role::Numbered | Role::Headline => {
                story.head.push(entry.piece);
            }
        }
    }
    for gap in from.gap..until.gap {
        if gap > from.gap {
            for entry in &page.gaps[gap] {
                match entry.role {
                    Role::Byline => story.bylines.push(entry.piece),
                    Role::JumpIn | Role::JumpOut => story.jumps.push(entry.piece),
                    Role::Heading | Role::Notice | Role::Numbered | Role::Headline => {
                        story.body.push(entry.piece);
                    }
                }
            }
        }
        story.body.push(page.units[gap]);
    }
    story
}

/// Gives each caption to the story that shares most words with it; the nearest wins a tie.
fn place_captions(page: &Page, cuts: &[Cut], stories: &mut [Story]) {
    for (index, piece) in page.pieces.iter().enumerate() {
        if piece.kind != Kind::Caption {
            continue;
        }
        let gap = page.units.partition_point(|unit| *unit < index);
        let at = cuts
            .windows(2)
            .position(|pair| (pair[0].gap..=pair[1].gap).contains(&gap))
            .unwrap_or_default();
        let score = |story: usize| {
            let fit = page.fit(&[index], cuts[story].gap..cuts[story + 1].gap);
            fit + if story == at { 0.1 } else { 0.0 }
        };
        // A page's pictures belong to stories on the same spread: far ones share words by chance.
        let near = at.saturating_sub(8)..(at + 9).min(stories.len());
        let best = near
            .max_by(|one, other| score(*one).total_cmp(&score(*other)))
            .unwrap_or(at);
        let body = &mut stories[best].body;
        let inside = body.first().is_some_and(|first| *first < index)
            && body.last().is_some_and(|last| index < *last);
        if inside {
            let place = body.partition_point(|piece| *piece < index);
            body.insert(place, index);
        } else {
            stories[best].captions.push(index);
        }
    }
}

/// How sure each decision is: what a headline shares with its own story, against the next best.
fn judge(page: &Page, cuts: &[Cut], stories: &mut [Story]) {
    let count = stories.len();
    for at in 0..count {
        let range = |story: usize| cuts[story].gap..cuts[story + 1].gap;
        let own = page.fit(&stories[at].head, range(at));
        let beside = [at.checked_sub(1), (at + 1 < count).then_some(at + 1)];
        let other = beside
            .into_iter()
            .flatten()
            .map(|story| page.fit(&stories[at].head, range(story)))
            .fold(0.0_f32, f32::max);
        let margin = if count == 1 { 0.5 } else { own - other };
        stories[at].headline_confidence = percent(0.6 + margin);
        let cut = cuts[at].gap;
        let sure = cut == 0 || page.edges.forced[cut] || page.gaps[cut].len() > cuts[at].left;
        stories[at].start_confidence = if sure {
            95
        } else {
            percent(0.5 + page.parting(cut))
        };
    }
}

/// A share as percent, never quite sure and never below an even chance's half.
fn percent(share: f32) -> u8 {
    #[expect(clippy::cast_sign_loss, reason = "clamped above zero")]
    let percent = (share.clamp(0.25, 0.99) * 100.0) as u8;
    percent
}
