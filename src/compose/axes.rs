//! Along the line and across the lines, into rows and columns of cells. The only file that knows
//! what vertical means: which way lines run, what a cluster takes along them, and how it looks there.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::page::Cell;
use super::setting::Size;
use super::width::Width;
use crate::issue::Direction;

/// Cells along a vertical line that a character takes: it stands in a box of 2 cells by 1 row, and
/// a row counts as 2 cells, so that a line of n characters has the same measure either way.
pub(super) const BOX: u16 = 2;

/// Cells from one vertical line to the next: the box, and a blank for the leading.
const PITCH: u16 = 3;

/// The two axes of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axes {
    direction: Direction,
    width: Width,
}

impl Axes {
    /// The axes of a direction, on a terminal of these widths.
    pub(super) fn new(direction: Direction, width: Width) -> Axes {
        Axes { direction, width }
    }

    /// The width table of the terminal.
    pub(super) fn width(self) -> Width {
        self.width
    }

    /// Whether lines run from top to bottom.
    pub(super) fn is_vertical(self) -> bool {
        self.direction == Direction::Vertical
    }

    /// The room of a page as cells along a line and lines across.
    pub(super) fn room(self, size: Size) -> Size {
        match self.direction {
            Direction::Horizontal => size,
            Direction::Vertical => Size {
                width: size.height.saturating_mul(BOX),
                height: (size.width - margin(size) * 2 + PITCH - BOX) / PITCH,
            },
        }
    }

    /// Cells that a cluster takes along the line.
    pub(super) fn advance(self, cluster: &str) -> u16 {
        match self.direction {
            Direction::Horizontal => self.width.of(cluster) as u16,
            Direction::Vertical => BOX,
        }
    }

    /// Cells that something of so many cells takes along the line.
    pub(super) fn box_of(self, cells: u16) -> u16 {
        match self.direction {
            Direction::Horizontal => cells,
            Direction::Vertical => BOX,
        }
    }

    /// Cells that a text takes along the line.
    pub(super) fn measure(self, text: &str) -> u16 {
        text.graphemes(true)
            .map(|cluster| self.advance(cluster))
            .sum()
    }

    /// A mark of ours as this terminal shows it in one cell or one box.
    pub(super) fn ornament(self, mark: &'static str) -> &'static str {
        if self.is_vertical() {
            return mark;
        }
        self.narrow(mark)
    }

    /// A mark of ours in as many cells as it has characters, whichever terminal shows it.
    fn narrow(self, mark: &'static str) -> &'static str {
        if self.width.of(mark) == mark.chars().count() {
            return mark;
        }
        ORNAMENTS
            .iter()
            .find(|(from, _)| *from == mark)
            .map_or(mark, |(_, plain)| plain)
    }

    /// The cell at a distance along a line, on a page of that size.
    pub(super) fn cell(self, size: Size, line: u16, along: u16) -> Option<Cell> {
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

    /// What is drawn on every line between two columns, so that it makes a rule.
    pub(super) fn separator(self, line: u16) -> &'static str {
        match (self.direction, line) {
            (Direction::Horizontal, _) => self.narrow("│"),
            (Direction::Vertical, 0) => self.narrow("──"),
            (Direction::Vertical, _) => self.narrow("───"),
        }
    }

    /// How a cluster looks along this axis, always as wide as its advance.
    pub(super) fn form(self, cluster: &str) -> Cow<'_, str> {
        match self.direction {
            Direction::Horizontal => Cow::Borrowed(cluster),
            Direction::Vertical => upright(cluster, self.width),
        }
    }
}

/// Cells left free at either side of a page of vertical lines.
fn margin(size: Size) -> u16 {
    if size.width >= 40 { 2 } else { 0 }
}

/// Forms of marks for lines that run downward. Source: the `<vertical>` decompositions of
/// `UnicodeData.txt`; curly quotes after GB/T 15834, where double quotes stand outside.
#[rustfmt::skip]
const FORMS: &[(char, char)] = &[
    ('，', '︐'), ('、', '︑'), ('。', '︒'), ('：', '︓'), ('；', '︔'), ('！', '︕'), ('？', '︖'),
    ('〖', '︗'), ('〗', '︘'), ('…', '︙'), ('‥', '︰'), ('—', '︱'), ('―', '︱'), ('–', '︲'), ('＿', '︳'),
    ('（', '︵'), ('）', '︶'), ('｛', '︷'), ('｝', '︸'), ('〔', '︹'), ('〕', '︺'), ('【', '︻'),
    ('】', '︼'), ('《', '︽'), ('》', '︾'), ('〈', '︿'), ('〉', '﹀'), ('「', '﹁'), ('」', '﹂'),
    ('『', '﹃'), ('』', '﹄'), ('［', '﹇'), ('］', '﹈'), ('“', '﹃'), ('”', '﹄'), ('‘', '﹁'),
    ('’', '﹂'), ('～', '︴'), ('ー', '｜'), ('·', '・'), ('(', '︵'), (')', '︶'), ('[', '﹇'), (']', '﹈'),
    ('•', '・'), ('─', '│'),
];

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
];

/// A cluster as it stands in a box of two cells.
fn upright(cluster: &str, width: Width) -> Cow<'_, str> {
    let mut characters = cluster.chars();
    let single = characters.next().filter(|_| characters.next().is_none());
    if let Some(character) = single {
        if let Some((_, form)) = FORMS.iter().find(|(from, _)| *from == character) {
            return Cow::Owned(boxed(&form.to_string(), width));
        }
        if ('!'..='~').contains(&character) {
            // Full-width forms stand 0xFEE0 above ASCII.
            let wide = char::from_u32(u32::from(character) + 0xfee0).unwrap_or(character);
            return Cow::Owned(wide.to_string());
        }
    }
    if width.of(cluster) >= usize::from(BOX) {
        return Cow::Borrowed(cluster);
    }
    Cow::Owned(boxed(cluster, width))
}

/// Filled up to a box with blanks.
fn boxed(cluster: &str, width: Width) -> String {
    let blanks = usize::from(BOX).saturating_sub(width.of(cluster));
    format!("{cluster}{:blanks$}", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cluster: &str, form: &str) {
        let axes = Axes::new(Direction::Vertical, Width::default());
        assert_eq!(axes.form(cluster), form);
        assert_eq!(axes.width().of(form), usize::from(BOX), "{form}");
    }

    #[test]
    fn marks_turn_with_the_line() {
        check("，", "︐");
        check("“", "﹃");
        check("—", "︱");
    }

    #[test]
    fn letters_stand_upright_and_two_digits_share_a_box() {
        check("A", "Ａ");
        check("27", "27");
        check("é", "é ");
        check("漢", "漢");
    }

    #[test]
    fn every_form_fills_its_box() {
        for (_, form) in FORMS {
            let form = form.to_string();
            let axes = Axes::new(Direction::Vertical, Width::default());
            assert_eq!(axes.width().of(&axes.form(&form)), 2, "{form}");
        }
    }

    #[test]
    fn every_mark_of_ours_has_one_that_is_never_wide() {
        let wide = Width::new(crate::compose::setting::Ambiguous::Wide);
        let axes = Axes::new(Direction::Horizontal, wide);
        for (mark, plain) in ORNAMENTS {
            let shown = axes.ornament(mark);
            assert_eq!(wide.of(shown), mark.chars().count(), "{mark} {plain}");
        }
    }
}
