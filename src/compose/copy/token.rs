//! The product: a segment before anything is known of its neighbours.

use crate::characters::class::Class;
use crate::characters::gap::Side;

/// A segment before anything is known of its neighbours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) bytes: usize,
    pub(crate) cells: u16,
    pub(crate) first: Class,
    pub(crate) last: Class,
    pub(crate) character: char,
    pub(crate) splits: bool,
}

impl Token {
    /// The token as the side of a gap before it.
    pub(crate) fn side(&self) -> Side {
        Side {
            class: self.first,
            cells: self.cells,
        }
    }
}
