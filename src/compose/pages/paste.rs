//! Lines pasted up: a line of a galley onto a page, at a line and a distance along it.

use crate::characters::axes::{Axes, lines_across};
use crate::characters::cell::Cell;
use crate::characters::forms::BOX;
use crate::copy::role::Role;
use crate::lines::line::{Line, Run};
use crate::pages::plate::Plate;
use crate::pages::setter::Setter;
use crate::setting::Size;
use newsprint_issue::Emphasis;

/// The sheet that lines are pasted onto.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet {
    /// Which way lines run.
    pub(crate) axes: Axes,
    /// The room in cells.
    pub(crate) size: Size,
}

impl Sheet {
    /// The runs of a line, as they stand on the page when the line is the so-many-th across and
    /// starts so many cells along. What does not fit on the page is left out.
    pub(crate) fn paste(
        self,
        line: &Line,
        across: u16,
        along: u16,
    ) -> impl Iterator<Item = Setter<'_>> {
        let runs = line.runs.iter().filter_map(move |run| {
            let start = along + run.start;
            // A reading touches the base that follows it.
            let beside = (run.role == Role::Ruby)
                .then(|| self.axes.beside(self.size, across + 1, start))
                .flatten();
            let cell = beside.or_else(|| self.axes.cell(self.size, across, start))?;
            self.run(line, run, cell)
        });
        runs.chain(self.inset(line, across, along))
    }

    /// The horizontal lines that stand across vertical ones, from their upper left corner, which
    /// is on the last of those that they take.
    fn inset(self, line: &Line, across: u16, along: u16) -> impl Iterator<Item = Setter<'_>> {
        let cells = line.inset.iter().map(Line::cells).max().unwrap_or(0);
        let last = across + lines_across(cells).saturating_sub(1);
        let rows = (0..).zip(&line.inset);
        rows.flat_map(move |(row, inset)| {
            inset.runs.iter().filter_map(move |run| {
                let corner = self.axes.cell(self.size, last, along + row * BOX)?;
                let cell = Cell {
                    column: corner.column + run.start,
                    ..corner
                };
                self.run(inset, run, cell)
            })
        })
    }

    /// The box of a photograph, if this line is where it begins.
    pub(crate) fn plate(self, line: &Line, across: u16, along: u16) -> Option<Plate> {
        let strip = line.strip.filter(|strip| strip.row == 0)?;
        let (lines, cells) = self.axes.taken(strip.size);
        let start = along + strip.start;
        let lines = across..across + lines;
        let (corner, room) = self.axes.area(self.size, lines, start..start + cells);
        // Lines that run downward may take a cell or two more: it is flush with the first of them.
        let spare = room.width.checked_sub(strip.size.width)?;
        Some(Plate {
            cell: Cell {
                column: corner.column + spare,
                ..corner
            },
            size: strip.size,
            place: strip.place,
        })
    }

    fn run<'a>(self, line: &'a Line, run: &Run, cell: Cell) -> Option<Setter<'a>> {
        let text = &line.text[run.from as usize..run.to as usize];
        Some(Setter {
            emphasis: run.emphasis,
            place: run.place,
            source: run.source,
            ..self.place(text, run.role, run.cells, cell)?
        })
    }

    /// Words of ours at a line and a distance along it, if there is room.
    pub(crate) fn put(self, text: &str, role: Role, across: u16, along: u16) -> Option<Setter<'_>> {
        let cells = self.axes.width().of_clusters(text) as u16;
        let cell = self.axes.cell(self.size, across, along)?;
        self.place(text, role, cells, cell)
    }

    fn place(self, text: &str, role: Role, cells: u16, cell: Cell) -> Option<Setter<'_>> {
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
