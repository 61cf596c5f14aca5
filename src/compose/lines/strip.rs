//! The product: one line of the box of a photograph.

use crate::setting::Size;
use newsprint_issue::Place;

/// One line of a box, in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Strip {
    /// Which of its lines, from 0.
    pub(crate) row: u16,
    /// Cells from the start of the column.
    pub(crate) start: u16,
    /// The size of the whole box in cells.
    pub(crate) size: Size,
    /// The figure.
    pub(crate) place: Place,
}
