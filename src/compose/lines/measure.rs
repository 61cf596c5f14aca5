//! What lines are broken to.

use crate::lines::matter::Matter;
use crate::lines::room::{Edge, Room};
use crate::setting::Breaking;

/// What lines are broken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    /// Cells from the start of the column to the edge that lines are flush with.
    pub(crate) cells: u16,
    /// Cells before the first lines of a paragraph, and how many lines these are.
    pub(crate) first: u16,
    pub(crate) firsts: usize,
    /// Cells before its other lines.
    pub(crate) rest: u16,
    /// Cells beyond the edge that a mark may hang in.
    pub(crate) hang: u16,
    /// What becomes of a line's slack.
    pub(crate) edge: Edge,
    /// How breaks are chosen.
    pub(crate) breaking: Breaking,
    /// What the lines are of.
    pub(crate) matter: Matter,
}

impl Measure {
    /// The indent and the room of a line, counted from 0.
    pub(crate) fn room(&self, line: usize) -> (u16, Room) {
        let indent = if line < self.firsts {
            self.first
        } else {
            self.rest
        };
        let indent = indent.min(self.cells.saturating_sub(1));
        let room = Room {
            cells: self.cells - indent,
            hang: self.hang,
            edge: self.edge,
        };
        (indent, room)
    }
}
