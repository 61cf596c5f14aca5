//! A screen as it would be seen, as rows of text; and what stands on it that is larger than a cell.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;

use super::look::Look;
use super::runs::Run;
use crate::images::cache::Wanted;
use crate::widgets::HALF;
use crate::widgets::large::Letter;
use newsprint_issue::pictures::Negatives;

/// A screen as it would be seen.
#[derive(Clone, Debug)]
pub struct Picture {
    buffer: Buffer,
    /// The letters that are larger than a cell, wherever nothing lies over them.
    letters: Vec<Letter>,
    /// The photographs, the same.
    photographs: Vec<(Rect, Wanted)>,
    negatives: Negatives,
}

impl Picture {
    pub(crate) fn new(buffer: Buffer) -> Picture {
        Picture {
            buffer,
            letters: Vec::new(),
            photographs: Vec::new(),
            negatives: Negatives::default(),
        }
    }

    /// The screen with large letters on it.
    pub(crate) fn enlarging(mut self, mut letters: Vec<Letter>) -> Picture {
        letters.retain(|letter| letter.is_whole(&self.buffer));
        self.letters = letters;
        self
    }

    /// The screen with photographs on it, which are found so.
    pub(crate) fn mounting(
        mut self,
        mut photographs: Vec<(Rect, Wanted)>,
        negatives: Negatives,
    ) -> Picture {
        let drawn = |area: &Rect| (area.positions()).all(|at| self.buffer[at].symbol() == HALF);
        photographs.retain(|(area, _)| drawn(area));
        self.photographs = photographs;
        self.negatives = negatives;
        self
    }

    /// The photographs on it, and how they look from near. Those that cannot be developed so stay
    /// as coarse as they are drawn.
    pub(super) fn photographs(&self) -> Vec<(Rect, String)> {
        let photographs = self.photographs.iter();
        let near = photographs.filter_map(|(area, wanted)| {
            let bytes = self.negatives.find(&wanted.path)?;
            Some((*area, super::inlay::inlay(&bytes, *area)?))
        });
        near.collect()
    }

    /// The screen without its large letters, and without what is in these areas.
    pub(super) fn without(&self, areas: impl Iterator<Item = Rect>) -> Picture {
        let mut buffer = self.buffer.clone();
        for letter in &self.letters {
            let spot = letter.spot();
            buffer[(spot.column, spot.row)].set_symbol(" ");
        }
        for spot in areas.flat_map(Rect::positions) {
            buffer[spot].reset();
        }
        Picture::new(buffer)
    }

    /// The large letters as runs, each on the first row of its boxes.
    pub(super) fn letters(&self) -> Vec<(usize, Run)> {
        let mut runs: Vec<(usize, Run)> = Vec::new();
        for letter in &self.letters {
            let spot = letter.spot();
            let row = usize::from(letter.area.y);
            let run = Run::large(&self.buffer[(spot.column, spot.row)], letter.area);
            let before = runs.last_mut().filter(|(of, _)| *of == row);
            if !before.is_some_and(|(_, before)| before.goes_on_with(&run)) {
                runs.push((row, run));
            }
        }
        runs
    }

    /// The rows as plain text, without blanks at their ends.
    pub fn plain(&self) -> Vec<String> {
        let rows = self.rows().map(|row| {
            let text: String = row.iter().map(|cell| cell.symbol()).collect();
            text.trim_end().to_owned()
        });
        rows.collect()
    }

    /// The rows as text with the sequences that colour it (SGR); each ends as it began.
    pub fn coloured(&self) -> Vec<String> {
        let rows = self.rows().map(|row| {
            let mut text = String::new();
            let mut worn = None;
            for cell in row {
                let look = Look::of(cell);
                if worn != Some(look) {
                    text.push_str(&look.sequence());
                    worn = Some(look);
                }
                text.push_str(cell.symbol());
            }
            text + "\u{1b}[0m"
        });
        rows.collect()
    }

    /// The first cluster that does not have its cells to itself, if there is one; there never
    /// should be.
    pub fn torn(&self) -> Option<String> {
        for (row, cells) in self.buffer.content.chunks(self.width()).enumerate() {
            let mut column = 0;
            while column < cells.len() {
                let reach = usize::from(cells[column].cell_width().max(1));
                let after = cells.get(column + 1..column + reach);
                if after.is_none_or(|after| after.iter().any(|cell| cell.symbol() != " ")) {
                    let symbol = cells[column].symbol();
                    return Some(format!("row {row}, column {column}: {symbol}"));
                }
                column += reach;
            }
        }
        None
    }

    pub(super) fn width(&self) -> usize {
        usize::from(self.buffer.area.width.max(1))
    }

    /// The cells of each row that begin a cluster.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<&ratatui::buffer::Cell>> {
        self.buffer.content.chunks(self.width()).map(|cells| {
            let mut row = Vec::new();
            let mut column = 0;
            while let Some(cell) = cells.get(column) {
                row.push(cell);
                column += usize::from(cell.cell_width().max(1));
            }
            row
        })
    }
}
