//! The product: the box of a photograph on a page.

use crate::characters::cell::Cell;
use crate::setting::Size;
use newsprint_issue::Place;

/// The box of a photograph on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plate {
    /// Its upper left corner.
    pub cell: Cell,
    /// Its size in cells.
    pub size: Size,
    /// The figure that it is of.
    pub place: Place,
}
