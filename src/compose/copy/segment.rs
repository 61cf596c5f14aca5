//! The product: what is set as one, with what stands between it and the segment before.

use crate::characters::class::Class;
use crate::characters::gap::Gap;
use crate::characters::opportunity::Opportunity;

/// A cluster, a word or a number that is set as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Which strand it is of.
    pub(crate) strand: u32,
    /// Its bytes in the strand.
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// Cells along the line.
    pub(crate) cells: u16,
    /// What stands between it and the segment before.
    pub(crate) gap: Gap,
    /// Whether a line may end before it.
    pub(crate) before: Opportunity,
    /// The class of its last character.
    pub(crate) class: Class,
}

impl Segment {
    /// Whether the line before it ends with a hyphen, if it ends there.
    pub(crate) fn follows_hyphen(&self) -> bool {
        self.before == Opportunity::Hyphen
    }

    /// Whether it ends in a hyphen that is written, after which a line may end.
    pub(crate) fn ends_in_hyphen(&self) -> bool {
        self.class == Class::Hyphen && self.to - self.from == u32::from(self.cells)
    }
}
