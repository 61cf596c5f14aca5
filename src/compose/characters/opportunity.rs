//! The product: whether a line may end between two neighbours.

/// Whether a line may end before a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opportunity {
    /// Never, unless the segment's group is wider than the measure.
    Forbidden,
    /// Only because the segment's group is wider than the measure.
    Cut(Wound),
    /// Only where the line would else be much too loose: a mark at the edge that this level of CLREQ
    /// and all below it let stand there (4, 3 or 1).
    Relaxed(u8),
    /// Only where the line would else be very short: inside a Korean word.
    Reluctant,
    /// With a hyphen: inside a word, after Liang's patterns.
    Hyphen,
    /// Between two Han or kana of one word.
    Inside,
    /// Yes.
    Allowed,
}

/// What a cut through a group wider than the measure goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wound {
    /// A word or a number, between two clusters.
    Word,
    /// A mark and what it must stay with.
    Mark,
}

impl Opportunity {
    /// This, where the other does not forbid it.
    pub(crate) fn unless(self, other: Opportunity) -> Opportunity {
        match other {
            Opportunity::Forbidden => Opportunity::Forbidden,
            _ => self,
        }
    }
}
