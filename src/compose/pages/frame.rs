//! A frame: the cells that a column or a headline block stands on, and the order in which its cells
//! are read. Knows no text.

use std::ops::Range;

use crate::characters::axes::Axes;
use crate::characters::cell::Cell;
use crate::setting::Size;

/// The cells of a column or a headline block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    axes: Axes,
    page: Size,
    corner: Cell,
    size: Size,
}

impl Frame {
    /// The frame of some lines, over some cells along them, on a page of that size.
    pub(crate) fn new(axes: Axes, page: Size, across: Range<u16>, along: Range<u16>) -> Frame {
        let (corner, size) = axes.area(page, across, along);
        Frame {
            axes,
            page,
            corner,
            size,
        }
    }

    /// How far outside of the frame a cell lies, in cells; 0 inside.
    pub(crate) fn away(&self, cell: Cell) -> u32 {
        let near = self.inside(cell);
        u32::from(near.row.abs_diff(cell.row)) + u32::from(near.column.abs_diff(cell.column))
    }

    /// The cell of the frame that is nearest to a cell.
    pub(crate) fn inside(&self, cell: Cell) -> Cell {
        let within = |at: u16, from: u16, count: u16| {
            at.clamp(from, from.saturating_add(count.saturating_sub(1)))
        };
        Cell {
            row: within(cell.row, self.corner.row, self.size.height),
            column: within(cell.column, self.corner.column, self.size.width),
        }
    }

    /// Which line of the page a cell stands on, and how far along it.
    pub(crate) fn order(&self, cell: Cell) -> (u16, u16) {
        self.axes.order(self.page, cell)
    }
}
