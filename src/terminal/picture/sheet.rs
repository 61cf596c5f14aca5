//! A screen as it would be seen, as rows of text.

use ratatui::buffer::{Buffer, CellWidth};

use super::super::looks::Look;

/// A screen as it would be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    buffer: Buffer,
}

impl Picture {
    pub(crate) fn new(buffer: Buffer) -> Picture {
        Picture { buffer }
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
