//! The head of a front page: nameplate, ears and folio.

use super::alphabet;
use super::desk::Desk;
use super::words::Banner;
use crate::copy::role::Role;
use crate::lines::line::Line;
use crate::setting::Ornaments;
use crate::story::banner;

/// Rows from which on a page has room for a nameplate of its own.
const TALL: u16 = 30;
/// Rows from which on it may take six of them, and else three.
const VERY_TALL: u16 = 40;
/// Cells between a large name and what stands beside it.
const AIR: u16 = 3;

/// The head of the first fold of a section: the nameplate on the paper's first page, the running
/// head on the others.
pub(super) fn nameplate(banner: &Banner, section: usize, desk: &Desk) -> Vec<Line> {
    let height = desk.sheet.size.height;
    if section > 0 || height < TALL || banner.title.is_empty() {
        return running_head(banner, desk);
    }
    let mut lines = drawn(banner, desk)
        .or_else(|| large(banner, desk))
        .unwrap_or_else(|| {
            let plate = Head::new(desk)
                .left(&banner.date, Role::Folio)
                .centred(&spread(&banner.title), Role::Nameplate)
                .right(&banner.ear, Role::Folio);
            vec![plate.line]
        });
    lines.push(folio(banner, desk));
    lines
}

/// The name in block letters with an ear at either side, as large as there is room for.
fn drawn(banner: &Banner, desk: &Desk) -> Option<Vec<Line>> {
    let axes = desk.column.manner.axes;
    if desk.column.ornaments == Ornaments::None || axes.measure("█") != 1 {
        return None;
    }
    let scales = if desk.sheet.size.height >= VERY_TALL {
        &[2, 1][..]
    } else {
        &[1]
    };
    scales.iter().find_map(|scale| {
        let rows = alphabet::blocks(&banner.title, *scale)?;
        let cells = axes.measure(rows.first()?);
        let start = beside_ears(banner, cells, desk)?;
        let line = |row: &String| {
            // Blanks at the start of a row are left out: a run begins with what is seen.
            let blanks = row.chars().take_while(|cell| *cell == ' ').count() as u16;
            let head = Head::new(desk);
            head.at(start + blanks, row.trim(), Role::Nameplate).line
        };
        let lines = rows.iter().map(line).collect();
        Some(with_ears(lines, start, banner, desk))
    })
}

/// The name in large letters, with an ear at either side.
fn large(banner: &Banner, desk: &Desk) -> Option<Vec<Line>> {
    let manner = desk.column.manner;
    if desk.column.ornaments == Ornaments::None || !banner::stands_apart(&banner.title) {
        return None;
    }
    let name = Line::of(&banner.title, Role::Flag, manner);
    let mut lines = banner::in_boxes(&name, Role::Flag, manner);
    let start = beside_ears(banner, lines.first()?.cells(), desk)?;
    lines[0].shift(start);
    Some(with_ears(lines, start, banner, desk))
}

/// The rows of a large name, which begins so far from the left, with the day on its left and the
/// edition on its right: above an index, where there is room for one.
fn with_ears(mut lines: Vec<Line>, start: u16, banner: &Banner, desk: &Desk) -> Vec<Line> {
    let head = Head::new(desk);
    let manner = desk.column.manner;
    let middle = (lines.len() - 1) / 2;
    let index = index(banner, start - AIR, lines.len() - 1, desk);
    let at = if index.is_empty() { middle } else { 0 };
    let right = head.cells.saturating_sub(head.measure(&banner.ear));
    lines[middle].mark(&banner.date, Role::Folio, 0, manner);
    lines[at].mark(&banner.ear, Role::Folio, right, manner);
    for (row, along, (words, role)) in index {
        let along = head.cells.saturating_sub(along);
        lines[row].mark(&words, role, along, manner);
    }
    lines
}

/// The index in a room of so many cells and rows below the first: the row of each of its words, how far
/// from the right they begin, and what they are. Nothing where not all of it has room.
fn index(
    banner: &Banner,
    cells: u16,
    rows: usize,
    desk: &Desk,
) -> Vec<(usize, u16, (String, Role))> {
    let head = Head::new(desk);
    let widest = |words: &mut dyn Iterator<Item = &String>| {
        words.map(|words| head.measure(words)).max().unwrap_or(0)
    };
    let name = widest(&mut banner.index.iter().map(|(name, _)| name));
    let length = widest(&mut banner.index.iter().map(|(_, length)| length));
    let entry = name + 2 + length;
    let columns = banner.index.len().div_ceil(rows.max(1)) as u16;
    let taken = columns * (entry + AIR);
    if rows == 0 || taken > cells + AIR {
        return Vec::new();
    }
    let mut words = Vec::new();
    for (number, (name, length)) in banner.index.iter().enumerate() {
        let column = (number / rows) as u16;
        let right = (columns - 1 - column) * (entry + AIR);
        let row = 1 + number % rows;
        words.push((row, right + entry, (name.clone(), Role::Index)));
        let along = right + head.measure(length);
        words.push((row, along, (length.clone(), Role::Folio)));
    }
    words
}

/// Where a name of so many cells begins, at the middle of the page; none where the ears would touch it.
fn beside_ears(banner: &Banner, cells: u16, desk: &Desk) -> Option<u16> {
    let head = Head::new(desk);
    let widest = head.measure(&banner.date).max(head.measure(&banner.ear));
    let start = head.cells.checked_sub(cells)? / 2;
    (start >= widest + AIR).then_some(start)
}

/// The head of every other fold: the paper's name, the day and the section on one line.
pub(super) fn running_head(banner: &Banner, desk: &Desk) -> Vec<Line> {
    let facts: Vec<&str> = [&*banner.title, &*banner.date]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .collect();
    let facts = facts.join(" · ");
    if facts.is_empty() {
        return vec![folio(banner, desk)];
    }
    let head = Head::new(desk)
        .left(&facts, Role::Folio)
        .right(&banner.ear, Role::Folio)
        .line;
    vec![head, folio(banner, desk)]
}

/// The double rule with the page and its section in the middle.
fn folio(banner: &Banner, desk: &Desk) -> Line {
    let words = &banner.folio;
    let head = Head::new(desk);
    let sign = desk.column.manner.axes.ornament("═");
    let label = format!("  {words}  ");
    let (cells, taken, step) = (head.cells, head.measure(&label), head.measure(sign).max(1));
    let before = (cells.saturating_sub(taken) / 2) / step;
    let after = cells.saturating_sub(taken + before * step) / step;
    let mut line = head.line;
    let manner = desk.column.manner;
    line.mark(
        &sign.repeat(usize::from(before)),
        Role::StrongRule,
        0,
        manner,
    );
    line.mark(&label, Role::Section, before * step, manner);
    line.mark(
        &sign.repeat(usize::from(after)),
        Role::StrongRule,
        before * step + taken,
        manner,
    );
    line
}

/// A title with room between its characters.
fn spread(title: &str) -> String {
    let gap = if title.is_ascii() { " " } else { "  " };
    let mut spread = String::new();
    for character in title.chars() {
        if !spread.is_empty() {
            spread.push_str(gap);
        }
        spread.push(character);
    }
    spread
}

/// A line across the page with words at its left, middle and right. What does not fit is left out.
struct Head<'a> {
    desk: &'a Desk,
    cells: u16,
    line: Line,
}

impl<'a> Head<'a> {
    fn new(desk: &'a Desk) -> Head<'a> {
        Head {
            desk,
            cells: desk.grid.width(),
            line: Line::default(),
        }
    }

    fn measure(&self, words: &str) -> u16 {
        self.desk.column.manner.axes.measure(words)
    }

    fn left(mut self, words: &str, role: Role) -> Head<'a> {
        if self.measure(words) <= self.cells {
            self.line.mark(words, role, 0, self.desk.column.manner);
        }
        self
    }

    fn centred(self, words: &str, role: Role) -> Head<'a> {
        let start = self.cells.saturating_sub(self.measure(words)) / 2;
        self.at(start, words, role)
    }

    fn right(self, words: &str, role: Role) -> Head<'a> {
        let start = self.cells.saturating_sub(self.measure(words));
        self.at(start, words, role)
    }

    fn at(mut self, start: u16, words: &str, role: Role) -> Head<'a> {
        let free = if self.line.is_blank() {
            0
        } else {
            self.line.cells() + 2
        };
        if start >= free && start + self.measure(words) <= self.cells {
            self.line.mark(words, role, start, self.desk.column.manner);
        }
        self
    }
}
