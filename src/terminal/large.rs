//! Large letters: boxes of several rows, which a terminal that can (OSC 66) fills with one letter of
//! that size. Knows where they stand; what stands in them elsewhere is drawn as everything else.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use super::geometry::Spot;
use crate::compose::{Glyphs, Page, Width};

/// A large letter on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The cells of its box.
    pub(crate) area: Rect,
    /// The cells that it takes as any other letter.
    pub(crate) cells: u16,
    /// The letter.
    pub(crate) text: String,
}

/// Bytes of a letter, at most; the protocol takes 4096.
const LONGEST: usize = 64;

impl Letter {
    /// The large letter that glyphs of a page in an area are; none where they are no such one, or
    /// where it is not wholly in sight.
    pub(crate) fn of(glyphs: &Glyphs<'_>, area: Rect, width: Width) -> Option<Letter> {
        let scale = glyphs.role.scale();
        let cells = width.of(glyphs.text) as u16;
        let place = Rect::new(
            area.x + glyphs.cell.column,
            area.y + glyphs.cell.row,
            cells * scale,
            scale,
        );
        (scale > 1 && area.intersection(place) == place).then(|| Letter {
            area: place,
            cells,
            text: glyphs.text.to_owned(),
        })
    }

    /// The large letters of a page in an area.
    pub(crate) fn all(page: &Page, area: Rect, width: Width) -> Vec<Letter> {
        let letters = page.glyphs();
        letters
            .filter_map(|glyphs| Letter::of(&glyphs, area, width))
            .collect()
    }

    /// Where it stands in its box where it is as small as all letters: in the first of two rows, and
    /// in the middle of three.
    pub(crate) fn spot(&self) -> Spot {
        let before = self.area.height.saturating_sub(1) / 2;
        Spot {
            row: self.area.y + before,
            column: self.area.x + before * self.cells,
        }
    }

    /// The cells of its box that stay blank then.
    pub(crate) fn blanks(&self) -> impl Iterator<Item = Spot> {
        let spot = self.spot();
        let letter = Rect::new(spot.column, spot.row, self.cells, 1);
        let cells = self.area.positions();
        cells
            .filter(move |cell| !letter.contains(*cell))
            .map(|cell| Spot {
                row: cell.y,
                column: cell.x,
            })
    }

    /// Whether there is something to print, and nothing lies over any of its cells.
    pub(super) fn is_whole(&self, screen: &Buffer) -> bool {
        let inside = self.area.intersection(screen.area) == self.area;
        let printed = !self.text.trim().is_empty()
            && self.text.len() <= LONGEST
            && !self.text.chars().any(char::is_control);
        let marked = |spot: Spot| {
            let cell = &screen[(spot.column, spot.row)];
            cell.diff_option == CellDiffOption::Skip && cell.symbol() == " "
        };
        let spot = self.spot();
        inside
            && printed
            && screen[(spot.column, spot.row)].symbol() == self.text
            && self.blanks().all(marked)
    }

    /// The bytes that print it, from the upper left cell of its box.
    pub(super) fn sequence(&self) -> String {
        let (scale, cells) = (self.area.height, self.cells);
        format!("\u{1b}]66;s={scale}:w={cells};{}\u{1b}\\", self.text)
    }
}
