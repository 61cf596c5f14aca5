//! A field of a document, while it is open.

/// A field: what computes it, and the words that it gave.
#[derive(Debug, Default)]
pub(crate) struct Field {
    /// What computes it.
    pub(crate) code: String,
    /// Whether its words have begun.
    pub(crate) is_result: bool,
    /// Whether its words are a link that is open.
    pub(crate) is_link: bool,
}
