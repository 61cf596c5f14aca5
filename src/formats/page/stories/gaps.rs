//! What stands between the paragraphs of a page: headings, names and jumps, and which of their words
//! the paragraphs before and after them hold.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of one page, far below what a float holds"
)]

/// A line in a gap between two units.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Which piece.
    pub(crate) piece: usize,
    /// What it can be.
    pub(crate) role: Role,
    /// Whether something parts it from the entry before.
    pub(crate) parted: bool,
    /// Its room in cells.
    pub(crate) width: usize,
    /// What each of its words is worth.
    pub(crate) worths: Vec<f32>,
    /// What all its words are worth.
    pub(crate) worth: f32,
    /// Which of its words stand in each unit after it, one bit each.
    pub(crate) ahead: Vec<u64>,
    /// Which of its words stand in each unit before it, going back.
    pub(crate) behind: Vec<u64>,
}

/// What a line between two units can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A heading of unmarked level.
    Heading,
    /// The head of a notice or of a column of briefs: never a crosshead.
    Notice,
    /// A numbered heading: a crosshead unless all else fails.
    Numbered,
    /// A headline by its type and place: a story begins here.
    Headline,
    /// A line of names.
    Byline,
    /// The story before goes on elsewhere.
    JumpOut,
    /// The story after came from elsewhere.
    JumpIn,
}

/// An end of a story in the gap before a unit, and how many entries of the gap stay with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The gap.
    pub(crate) gap: usize,
    /// How many of its entries belong to the story before.
    pub(crate) left: usize,
}

impl Entry {
    /// Whether it can be part of a headline.
    pub(crate) fn heads(&self) -> bool {
        matches!(
            self.role,
            Role::Heading | Role::Notice | Role::Numbered | Role::Headline
        )
    }

    /// The words found in as many units after it.
    pub(crate) fn within(&self, length: usize) -> u64 {
        self.ahead
            .iter()
            .take(length)
            .fold(0, |all, bits| all | bits)
    }

    /// The words found in a stretch of the units before it, counted back.
    pub(crate) fn back(&self, range: std::ops::Range<usize>) -> u64 {
        self.behind
            .iter()
            .take(range.end)
            .skip(range.start)
            .fold(0, |all, bits| all | bits)
    }
}

pub(crate) fn room(entries: &[Entry]) -> f32 {
    entries
        .iter()
        .filter(|entry| entry.heads())
        .map(|entry| entry.width)
        .sum::<usize>() as f32
}

/// The share of the headings' words that is found. Headings without any words say nothing.
pub(crate) fn contained<'e>(
    heads: impl Iterator<Item = &'e Entry>,
    found: impl Fn(&Entry) -> u64,
) -> f32 {
    let (mut here, mut all) = (0.0, 0.0);
    for entry in heads {
        all += entry.worth;
        let mut bits = found(entry);
        while bits != 0 {
            here += entry.worths[bits.trailing_zeros() as usize];
            bits &= bits - 1;
        }
    }
    if all > 0.0 { here / all } else { 0.25 }
}

/// What it costs that entries stand in an order no compositor sets them in.
pub(crate) fn order(before: &[Entry], after: &[Entry]) -> f32 {
    let mut cost = 0.0;
    for (index, entry) in before.iter().enumerate() {
        cost += match entry.role {
            Role::Byline if index == 0 && before.len() > 1 => 0.5,
            Role::JumpOut => 1.0,
            _ => 0.0,
        };
    }
    for (index, entry) in after.iter().enumerate() {
        cost += match entry.role {
            Role::Byline if index > 0 => 0.2,
            Role::JumpIn | Role::Notice => 1.0,
            Role::Headline => 9.0,
            _ => 0.0,
        };
    }
    -cost
}
