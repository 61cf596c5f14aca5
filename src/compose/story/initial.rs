//! Initials: the first letter of the lead story of a paper of words, three lines high, drawn in
//! half blocks. The lines beside it are indented by its room.

use crate::copy::manner::Manner;
use crate::copy::role::Role;
use crate::copy::strand::Strand;
use crate::lines::line::Line;
use crate::setting::Ornaments;
use crate::story::column::Column;
use newsprint_issue::{Article, Block, Place, Rank};

/// Lines that an initial is high.
pub(crate) const LINES: usize = 3;
/// Cells that it takes, with the blank after it.
pub(crate) const ROOM: u16 = 6;
/// Cells of a column from which on there is room for one.
const WIDE: u16 = 34;
/// Lines of the first paragraph that there must be, so that the letter does not stand below them.
const LONG: usize = 6;

/// Five bits for each of the six pixel rows of the letters from A to Z.
#[rustfmt::skip]
const LETTERS: [[u8; 6]; 26] = [
    [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001], [0b11110, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110],
    [0b01111, 0b10000, 0b10000, 0b10000, 0b10000, 0b01111], [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
    [0b11111, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111], [0b11111, 0b10000, 0b11110, 0b10000, 0b10000, 0b10000],
    [0b01111, 0b10000, 0b10000, 0b10011, 0b10001, 0b01111], [0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
    [0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110], [0b00111, 0b00010, 0b00010, 0b00010, 0b10010, 0b01100],
    [0b10001, 0b10010, 0b11100, 0b10010, 0b10001, 0b10001], [0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
    [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001], [0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001],
    [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110], [0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000],
    [0b01110, 0b10001, 0b10001, 0b10101, 0b10010, 0b01101], [0b11110, 0b10001, 0b10001, 0b11110, 0b10010, 0b10001],
    [0b01111, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110], [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
    [0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110], [0b10001, 0b10001, 0b10001, 0b01010, 0b01010, 0b00100],
    [0b10001, 0b10001, 0b10101, 0b10101, 0b11011, 0b10001], [0b10001, 0b01010, 0b00100, 0b00100, 0b01010, 0b10001],
    [0b10001, 0b01010, 0b00100, 0b00100, 0b00100, 0b00100], [0b11111, 0b00010, 0b00100, 0b01000, 0b10000, 0b11111],
];

/// A letter that a story begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Initial {
    letter: u8,
    place: Option<Place>,
}

impl Initial {
    /// The initial of a story whose first paragraph is this copy, set in that column; the copy
    /// loses its letter.
    pub(crate) fn take(
        article: &Article,
        copy: &mut [Strand<'_>],
        column: &Column,
    ) -> Option<Initial> {
        let manner = column.manner;
        let suits = article.rank == Rank::Lead
            && column.ornaments == Ornaments::Drawn
            && article.dateline.is_none()
            && matches!(article.body.first(), Some(Block::Paragraph(_)))
            && manner.language.counts_words()
            && !manner.axes.is_vertical()
            && column.cells >= WIDE
            && manner.axes.measure("█") == 1;
        let bytes: usize = copy.iter().map(|strand| strand.text.len()).sum();
        let strand = copy.first_mut()?;
        let letter = *strand.text.as_bytes().first()?;
        let is_long = bytes >= LONG * usize::from(column.cells);
        let goes_on = strand
            .text
            .as_bytes()
            .get(1)
            .is_some_and(u8::is_ascii_alphabetic);
        if !suits || !is_long || !goes_on || strand.ruby.is_some() || !letter.is_ascii_uppercase() {
            return None;
        }
        let place = strand.place;
        *strand = strand.after(place.map_or(0, |place| place.offset) + 1)?;
        Some(Initial { letter, place })
    }

    /// Draws the part of it that stands beside a line, counted from 0.
    pub(crate) fn draw(self, line: &mut Line, number: usize, manner: Manner) {
        let Some(rows) = LETTERS.get(usize::from(self.letter - b'A')) else {
            return;
        };
        let (Some(upper), Some(lower)) = (rows.get(2 * number), rows.get(2 * number + 1)) else {
            return;
        };
        let art: String = (0..5)
            .rev()
            .map(|bit| match (upper >> bit & 1, lower >> bit & 1) {
                (0, 0) => ' ',
                (1, 0) => '▀',
                (0, _) => '▄',
                _ => '█',
            })
            .collect();
        line.mark(art.trim_end(), Role::Initial, 0, manner);
        // The letter itself is what the first of its rows shows.
        if let (0, Some(run)) = (number, line.runs.first_mut()) {
            run.place = self.place;
            run.source = 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::axes::Axes;
    use crate::copy::manner::Hyphens;
    use crate::setting::{Strictness, Width};
    use newsprint_issue::script::Rewriting;
    use newsprint_issue::{Direction, Language};

    #[track_caller]
    fn check(letter: u8, expected: [&str; 3]) {
        let manner = Manner {
            language: Language::English,
            strictness: Strictness::Strict,
            axes: Axes::new(Direction::Horizontal, Width::default()),
            rewriting: Rewriting::Never,
            hyphens: Hyphens::Never,
        };
        let initial = Initial {
            letter,
            place: None,
        };
        let drawn = [0, 1, 2].map(|number| {
            let mut line = Line::default();
            initial.draw(&mut line, number, manner);
            line.text
        });
        assert_eq!(drawn, expected);
    }

    #[test]
    fn letters_are_drawn_in_half_blocks() {
        check(b'T', ["▀▀█▀▀", "  █", "  █"]);
        check(b'R', ["█▀▀▀▄", "█▄▄▄▀", "█  ▀▄"]);
    }
}
