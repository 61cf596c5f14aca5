//! Lines pasted up: a line of a galley onto a page, at a line and a distance along it.

use super::axes::Axes;
use super::line::Line;
use super::page::Role;
use super::setter::Setter;
use super::setting::Size;
use crate::issue::Emphasis;

/// The sheet that lines are pasted onto.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// Which way lines run.
    pub(super) axes: Axes,
    /// The room in cells.
    pub(super) size: Size,
}

impl Sheet {
    /// The runs of a line, as they stand on the page when the line is the so-many-th across and
    /// starts so many cells along. What does not fit on the page is left out.
    pub(super) fn paste(
        self,
        line: &Line,
        across: u16,
        along: u16,
    ) -> impl Iterator<Item = Setter<'_>> {
        line.runs.iter().filter_map(move |run| {
            let text = &line.text[run.from as usize..run.to as usize];
            Some(Setter {
                emphasis: run.emphasis,
                place: run.place,
                source: run.source,
                ..self.place(text, (run.role, run.cells), (across, along + run.start))?
            })
        })
    }

    /// Words of ours at a line and a distance along it, if there is room.
    pub(super) fn put(
        self,
        text: &str,
        role: Role,
        (across, along): (u16, u16),
    ) -> Option<Setter<'_>> {
        let cells = self.axes.width().of_clusters(text) as u16;
        self.place(text, (role, cells), (across, along))
    }

    fn place(
        self,
        text: &str,
        (role, cells): (Role, u16),
        (across, along): (u16, u16),
    ) -> Option<Setter<'_>> {
        let cell = self.axes.cell(self.size, across, along)?;
        let end = u32::from(cell.column) + u32::from(cells);
        let fits = cell.row < self.size.height && end <= u32::from(self.size.width);
        fits.then_some(Setter {
            cell,
            cells,
            text,
            role,
            emphasis: Emphasis::Plain,
            place: None,
            source: 0,
        })
    }
}
