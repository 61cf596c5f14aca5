//! What lines are made of.

/// What lines are made of: what is even for one is not for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    /// Full-width characters.
    Full,
    /// Words and spaces.
    Words,
    /// The words of a headline, of either.
    Headline,
}
