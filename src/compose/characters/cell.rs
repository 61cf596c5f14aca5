//! The product: a cell of a page.

/// A cell of a page, counted from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The row, from 0.
    pub row: u16,
    /// The column of cells, from 0.
    pub column: u16,
}
