//! The room of one line, and what becomes of its slack.

/// The right edge of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Lines are made as long as the measure.
    Flush,
    /// Lines end where they end.
    Ragged,
}

/// The room of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// Cells up to the edge.
    pub(crate) cells: u16,
    /// Cells beyond it that a mark may hang in.
    pub(crate) hang: u16,
    /// What becomes of slack.
    pub(crate) edge: Edge,
}
