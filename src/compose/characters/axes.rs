//! Along the line and across the lines, into rows and columns of cells. The only file that knows
//! what vertical means: which way lines run, what a cluster takes along them, and how it looks there.

//!
//! Vertical lines run from top to bottom, the first of them at the right; tiers follow one another
//! from top to bottom, and pages as if they were bound at the right: the next one lies to the left.
//! A character stands in a box of 2 cells by 1 row, and a row counts as 2 cells along the line, so
//! that a line of n characters has the same measure either way.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::characters::cell::Cell;
use crate::characters::forms::{self, BOX, Quotes};
use crate::setting::{Forms, Setting, Size, Width};
use newsprint_issue::{Direction, Language};

/// Cells from one vertical line to the next: the box, and a blank for the leading.
const PITCH: u16 = 3;

/// The two axes of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Axes {
    direction: Direction,
    width: Width,
    forms: Forms,
    quotes: Quotes,
}

impl Axes {
    /// The axes of a direction, on a terminal of these widths.
    pub(crate) fn new(direction: Direction, width: Width) -> Axes {
        Axes {
            direction,
            width,
            forms: Forms::All,
            quotes: Quotes::default(),
        }
    }

    /// The axes of a setting, in a paper of that language.
    pub(crate) fn of(setting: &Setting, language: Language) -> Axes {
        Axes {
            direction: setting.direction,
            width: setting.face.width,
            forms: setting.face.forms,
            quotes: Quotes::of(language),
        }
    }

    /// The width table of the terminal.
    pub(crate) fn width(self) -> Width {
        self.width
    }

    /// Whether lines run from top to bottom.
    pub(crate) fn is_vertical(self) -> bool {
        self.direction == Direction::Vertical
    }

    /// The room of a page as cells along a line and lines across.
    pub(crate) fn room(self, size: Size) -> Size {
        match self.direction {
            Direction::Horizontal => size,
            Direction::Vertical => Size {
                width: size.height.saturating_mul(BOX),
                height: (size.width - margin(size) * 2 + PITCH - BOX) / PITCH,
            },
        }
    }

    /// Cells that a cluster takes along the line.
    pub(crate) fn advance(self, cluster: &str) -> u16 {
        match self.direction {
            Direction::Horizontal => self.width.of(cluster) as u16,
            Direction::Vertical => BOX,
        }
    }

    /// Cells that something of so many cells takes along the line.
    pub(crate) fn box_of(self, cells: u16) -> u16 {
        match self.direction {
            Direction::Horizontal => cells,
            Direction::Vertical => BOX,
        }
    }

    /// Cells that a text takes along the line.
    pub(crate) fn measure(self, text: &str) -> u16 {
        text.graphemes(true)
            .map(|cluster| self.advance(cluster))
            .fold(0, u16::saturating_add)
    }

    /// A mark of ours as this terminal shows it in one cell or one box.
    pub(crate) fn ornament(self, mark: &'static str) -> &'static str {
        if self.is_vertical() {
            return mark;
        }
        self.narrow(mark)
    }

    /// A mark of ours in as many cells as it has characters, whichever terminal shows it.
    pub(crate) fn narrow(self, mark: &'static str) -> &'static str {
        if self.width.of(mark) == mark.chars().count() {
            return mark;
        }
        ORNAMENTS
            .iter()
            .find(|(from, _)| *from == mark)
            .map_or(mark, |(_, plain)| plain)
    }

    /// The cell at a distance along a line, on a page of that size.
    pub(crate) fn cell(self, size: Size, line: u16, along: u16) -> Option<Cell> {
        match self.direction {
            Direction::Horizontal => Some(Cell {
                row: line,
                column: along,
            }),
            Direction::Vertical => {
                let across = line.checked_mul(PITCH)?.checked_add(BOX + margin(size))?;
                Some(Cell {
                    row: along / BOX,
                    column: size.width.checked_sub(across)?,
                })
            }
        }
    }

    /// The cell of a reading beside a line: on the row above it, or on the right of it. The line
    /// before must be empty, for the reading takes its room: above a line it has all of it, and
    /// beside a vertical one the two cells that touch the base, which leaves two blanks beyond.
    pub(crate) fn beside(self, size: Size, line: u16, along: u16) -> Option<Cell> {
        let base = self.cell(size, line, along)?;
        match self.direction {
            Direction::Horizontal => Some(Cell {
                row: base.row.checked_sub(1)?,
                ..base
            }),
            Direction::Vertical => {
                let column = base.column + BOX;
                (line > 0 && column + BOX <= size.width).then_some(Cell { column, ..base })
            }
        }
    }

    /// The rectangle of some lines, and of some cells along them, on a page of that size.
    pub(crate) fn area(self, size: Size, across: Range<u16>, along: Range<u16>) -> (Cell, Size) {
        let lines = across.end - across.start;
        let cells = along.end - along.start;
        match self.direction {
            Direction::Horizontal => {
                let cell = Cell {
                    row: across.start,
                    column: along.start,
                };
                let area = Size {
                    width: cells,
                    height: lines,
                };
                (cell, area)
            }
            Direction::Vertical => {
                let right = size
                    .width
                    .saturating_sub(margin(size) + across.start * PITCH);
                let width = cells_across(lines).min(right);
                let cell = Cell {
                    row: along.start / BOX,
                    column: right - width,
                };
                let area = Size {
                    width,
                    height: cells / BOX,
                };
                (cell, area)
            }
        }
    }

    /// The cells of the screen that so many lines take over so many cells along them.
    pub(crate) fn extent(self, lines: u16, cells: u16) -> Size {
        match self.direction {
            Direction::Horizontal => Size {
                width: cells,
                height: lines,
            },
            Direction::Vertical => Size {
                width: cells_across(lines),
                height: cells / BOX,
            },
        }
    }

    /// The lines that something of that size on the screen takes, and cells along them.
    pub(crate) fn taken(self, size: Size) -> (u16, u16) {
        match self.direction {
            Direction::Horizontal => (size.height, size.width),
            Direction::Vertical => (lines_across(size.width), size.height * BOX),
        }
    }

    /// Which line a cell stands on, on a page of that size, and how far along it.
    pub(crate) fn order(self, size: Size, cell: Cell) -> (u16, u16) {
        match self.direction {
            Direction::Horizontal => (cell.row, cell.column),
            Direction::Vertical => {
                let right = size.width.saturating_sub(margin(size));
                (right.saturating_sub(cell.column) / PITCH, cell.row * BOX)
            }
        }
    }

    /// The axes of horizontal lines on the same terminal.
    pub(crate) fn horizontal(self) -> Axes {
        Axes {
            direction: Direction::Horizontal,
            ..self
        }
    }

    /// What is drawn on every line between two columns, so that it makes a rule.
    pub(crate) fn separator(self, line: u16) -> &'static str {
        match (self.direction, line) {
            (Direction::Horizontal, _) => self.narrow("│"),
            (Direction::Vertical, 0) => self.narrow("──"),
            (Direction::Vertical, _) => self.narrow("───"),
        }
    }

    /// How a cluster looks along this axis, always as wide as its advance.
    pub(crate) fn form(self, cluster: &str) -> Cow<'_, str> {
        match self.direction {
            Direction::Horizontal => Cow::Borrowed(cluster),
            Direction::Vertical => forms::upright(cluster, self.quotes, self.width, self.forms),
        }
    }
}

/// Cells of the screen that so many vertical lines take, with the blanks between them.
pub(crate) fn cells_across(lines: u16) -> u16 {
    lines.saturating_mul(PITCH).saturating_sub(PITCH - BOX)
}

/// Vertical lines that so many cells of the screen take.
pub(crate) fn lines_across(cells: u16) -> u16 {
    cells.saturating_add(PITCH - BOX).div_ceil(PITCH)
}

/// Cells left free at either side of a page of vertical lines.
fn margin(size: Size) -> u16 {
    match size.width {
        0..40 => 0,
        40..72 => 2,
        _ => 3,
    }
}

/// Our own marks, and what stands for them where ambiguous characters are two cells wide.
const ORNAMENTS: &[(&str, &str)] = &[
    ("▌", "|"),
    ("│", "|"),
    ("•", "*"),
    ("▣", "#"),
    ("■", "#"),
    ("─", "-"),
    ("━", "="),
    ("═", "="),
    ("──", "--"),
    ("───", "---"),
    ("┌────┐", "+----+"),
    ("└────┘", "+----+"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        width: 80,
        height: 24,
    };

    fn vertical() -> Axes {
        Axes::new(Direction::Vertical, Width::default())
    }

    #[track_caller]
    fn cell(line: u16, along: u16) -> Cell {
        let cell = vertical().cell(SIZE, line, along);
        cell.expect("the page has room for it")
    }

    #[track_caller]
    fn check(line: u16, along: u16, (row, column): (u16, u16)) {
        assert_eq!(cell(line, along), Cell { row, column });
    }

    #[test]
    fn lines_run_downward_from_the_right() {
        check(0, 0, (0, 75));
        check(0, 6, (3, 75));
        check(1, 0, (0, 72));
        check(25, 2, (1, 0));
        assert_eq!(vertical().cell(SIZE, 26, 0), None);
    }

    #[test]
    fn an_area_holds_the_cells_of_its_lines() {
        for (line, lines) in [(0, 1), (3, 4), (10, 16)] {
            let (corner, area) = vertical().area(SIZE, line..line + lines, 4..24);
            let first = cell(line, 4);
            let last = cell(line + lines - 1, 22);
            assert_eq!((corner.row, corner.column), (first.row, last.column));
            assert_eq!(corner.column + area.width, first.column + BOX);
            assert_eq!(corner.row + area.height, last.row + 1);
        }
    }

    #[test]
    fn a_reading_touches_its_base_and_leaves_a_blank_to_what_is_before() {
        let beside = vertical().beside(SIZE, 2, 4);
        let beside = beside.expect("the line before is there");
        let base = cell(2, 4);
        let before = cell(0, 4);
        assert_eq!(beside.column, base.column + BOX);
        assert!(beside.column + BOX < before.column);
        assert_eq!(vertical().beside(SIZE, 0, 4), None);
    }

    #[test]
    fn every_mark_of_ours_has_one_that_is_never_wide() {
        let wide = Width::new(crate::setting::Ambiguous::Wide);
        let axes = Axes::new(Direction::Horizontal, wide);
        for (mark, plain) in ORNAMENTS {
            let shown = axes.ornament(mark);
            assert_eq!(wide.of(shown), mark.chars().count(), "{mark} {plain}");
        }
    }
}
