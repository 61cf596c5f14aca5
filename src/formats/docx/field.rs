//! A field of a document, while it is open.

/// A field: what computes it, and the words that it gave.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What computes it.
    pub(super) code: String,
    /// Whether its words have begun.
    pub(super) is_result: bool,
    /// Whether its words are a link that is open.
    pub(super) is_link: bool,
}
