//! Rows of cells into bytes: where the cursor goes, what is written there, and what need not be.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Color;

use crate::device::capabilities::{Capabilities, Erasing, Updates, Widths};
use crate::geometry::Spot;
use crate::picture::look::Look;
use newsprint_compose::{Ambiguous, Width};

/// Erases from the cursor to the end of its row.
const ERASE: &str = "\u{1b}[K";

/// What stands on cells that a photograph takes, and before a large letter on the first of its cells:
/// no noncharacter is ever written.
pub(crate) const PICTURED: &str = "\u{ffff}";

/// Bytes as they are made, where the terminal's cursor is after them, and what it writes in.
pub(crate) struct Rows {
    bytes: String,
    capabilities: Capabilities,
    row: Option<u16>,
    column: Option<u16>,
    worn: Look,
}

/// A row of a screen, and which of its cells begin a cluster.
struct Row<'a> {
    cells: &'a [Cell],
    begins: Vec<bool>,
}

impl<'a> Row<'a> {
    fn of(screen: &'a Buffer, row: u16) -> Row<'a> {
        let width = usize::from(screen.area.width);
        let from = usize::from(row) * width;
        let cells = screen.content.get(from..from + width).unwrap_or_default();
        let mut begins = vec![false; cells.len()];
        let mut column = 0;
        while column < cells.len() {
            begins[column] = true;
            column += usize::from(reach(&cells[column]));
        }
        Row { cells, begins }
    }

    /// Whether the cluster that begins in a column is shown by another row as it should be.
    fn is_shown_by(&self, other: &Row<'_>, column: usize) -> bool {
        let (new, old) = (&self.cells[column], &other.cells[column]);
        other.begins[column]
            && new.symbol() == old.symbol()
            && reach(new) == reach(old)
            && seen(new, Look::of(old)) == Look::of(old)
    }

    /// The column from which the row is blank in one look that erasing gives.
    fn tail(&self, capabilities: Capabilities) -> usize {
        let Some(last) = self.cells.last().map(Look::of) else {
            return 0;
        };
        let plain = last.background() == Color::Reset || capabilities.erasing == Erasing::Coloured;
        if !plain || last.shows_on_blank() {
            return self.cells.len();
        }
        let alike = |column: &usize| {
            let cell = &self.cells[*column];
            self.begins[*column] && cell.symbol() == " " && seen(cell, last) == last
        };
        let blanks = (0..self.cells.len()).rev().take_while(alike).count();
        self.cells.len() - blanks
    }
}

impl Rows {
    /// An empty sheet; the cursor is hidden while it is written.
    pub(crate) fn new(capabilities: Capabilities) -> Rows {
        let mark = match capabilities.updates {
            Updates::Marked => "\u{1b}[?2026h",
            Updates::Unmarked => "",
        };
        Rows {
            bytes: format!("{mark}\u{1b}[?25l"),
            capabilities,
            row: None,
            column: None,
            worn: Look::PLAIN,
        }
    }

    /// Clears the screen; answers which background it has then, this one if it can be.
    pub(crate) fn clear(&mut self, ground: Color) -> Color {
        let ground = match self.capabilities.erasing {
            Erasing::Coloured => ground,
            Erasing::Plain => Color::Reset,
        };
        self.bytes.push_str("\u{1b}[m");
        self.wear(Look::ground(ground));
        self.bytes.push_str("\u{1b}[2J");
        ground
    }

    /// Writes what changed of a row.
    pub(crate) fn row(&mut self, shown: &Buffer, next: &Buffer, row: u16) {
        let (old, new) = (Row::of(shown, row), Row::of(next, row));
        let changed: Vec<usize> = (0..new.cells.len())
            .filter(|column| new.begins[*column] && !new.is_shown_by(&old, *column))
            .filter(|column| !is_taken(&new.cells[*column]))
            .collect();
        let tail = new.tail(self.capabilities);
        let (within, after) = changed.split_at(changed.partition_point(|column| *column < tail));
        for column in within {
            self.go(&new, row, *column);
            self.put(&new, *column);
        }
        match after {
            [first, .., last] if last - first >= ERASE.len() => {
                self.go(&new, row, *first);
                let look = seen(&new.cells[*first], self.worn);
                self.wear(look);
                self.bytes.push_str(ERASE);
            }
            blanks => {
                for column in blanks {
                    self.go(&new, row, *column);
                    self.put(&new, *column);
                }
            }
        }
    }

    /// The bytes, with the cursor at the caret or hidden.
    pub(crate) fn finish(mut self, caret: Option<Spot>) -> String {
        if self.worn != Look::PLAIN {
            self.bytes.push_str("\u{1b}[m");
        }
        if let Some(caret) = caret {
            let place = self.way_to(caret.row, caret.column);
            self.bytes.push_str(&place);
            self.bytes.push_str("\u{1b}[?25h");
        }
        if self.capabilities.updates == Updates::Marked {
            self.bytes.push_str("\u{1b}[?2026l");
        }
        self.bytes
    }

    /// Bytes that leave the cursor where it is.
    pub(crate) fn say(&mut self, bytes: &str) {
        self.bytes.push_str(bytes);
    }

    /// Takes a large letter away, by a blank on the first of its cells.
    pub(crate) fn erase(&mut self, area: Rect) {
        let way = self.way_to(area.y, area.x);
        self.bytes.extend([&way, " "]);
        (self.row, self.column) = (None, None);
    }

    /// A large letter in the look of a cell, from the upper left corner of its cells.
    pub(crate) fn enlarge(&mut self, area: Rect, (cell, bytes): (&Cell, &str)) {
        let way = self.way_to(area.y, area.x);
        self.bytes.push_str(&way);
        self.wear(Look::of(cell));
        self.bytes.push_str(bytes);
        (self.row, self.column) = (None, None);
    }

    /// A photograph, from the upper left corner of its cells. Where the cursor is then, nobody knows.
    pub(crate) fn hang(&mut self, area: Rect, bytes: &str) {
        let way = self.way_to(area.y, area.x);
        self.bytes.extend([&way, bytes]);
        (self.row, self.column) = (None, None);
    }

    /// Brings the cursor to a column of a row, over what stands there already if that is shorter.
    fn go(&mut self, new: &Row<'_>, row: u16, column: usize) {
        let target = column as u16;
        if (self.row, self.column) == (Some(row), Some(target)) {
            return;
        }
        let way = self.way_to(row, target);
        let here = self.column.filter(|_| self.row == Some(row));
        if let Some(here) = here.filter(|here| *here < target) {
            let between = usize::from(here)..column;
            let begins = |column: &usize| new.begins[*column];
            let cells = || between.clone().filter(begins).map(|c| &new.cells[c]);
            let bytes: usize = cells().map(|cell| cell.symbol().len()).sum();
            let plain = cells().all(|cell| {
                !is_taken(cell)
                    && seen(cell, self.worn) == self.worn
                    && dispute(cell, self.capabilities) == Dispute::None
            });
            if plain && new.begins[usize::from(here)] && bytes <= way.len() {
                for cell in cells() {
                    self.bytes.push_str(cell.symbol());
                }
                self.column = Some(target);
                return;
            }
        }
        self.bytes.push_str(&way);
        (self.row, self.column) = (Some(row), Some(target));
    }

    /// The shortest sequence that brings the cursor to a place.
    fn way_to(&self, row: u16, column: u16) -> String {
        let mut way = format!("\u{1b}[{};{}H", row + 1, column + 1);
        let mut offer = |other: String| {
            if other.len() < way.len() {
                way = other;
            }
        };
        if self.row == Some(row) {
            offer(format!("\u{1b}[{}G", column + 1));
            if let Some(steps) = self.column.and_then(|here| column.checked_sub(here)) {
                offer(right(steps));
            }
        }
        if self.row.is_some_and(|here| here + 1 == row) {
            offer(format!("\r\n{}", right(column)));
        }
        way
    }

    fn put(&mut self, new: &Row<'_>, column: usize) {
        let cell = &new.cells[column];
        let look = seen(cell, self.worn);
        self.wear(look);
        self.bytes.push_str(cell.symbol());
        let after = column + usize::from(reach(cell));
        let next = new
            .cells
            .get(after)
            .map(|next| dispute(next, self.capabilities));
        match dispute(cell, self.capabilities) {
            Dispute::None => self.column = Some(after as u16),
            // Where rules are wide, no move could save one: only what follows it is told its place.
            Dispute::Rule if next == Some(Dispute::Rule) => self.column = Some(after as u16),
            Dispute::Rule => (self.row, self.column) = (None, None),
            Dispute::Cluster => {
                self.column = None;
                // It may have gone over the end of the row.
                let room = new.cells.len().saturating_sub(column);
                self.row = self
                    .row
                    .filter(|_| room > 2 * cell.symbol().chars().count());
            }
        }
    }

    fn wear(&mut self, look: Look) {
        self.bytes.push_str(&look.change_from(self.worn));
        self.worn = look;
    }
}

/// Whether a cell is one that a photograph or a large letter takes.
fn is_taken(cell: &Cell) -> bool {
    cell.symbol().starts_with(PICTURED)
}

/// Cells to the right, as a sequence.
fn right(steps: u16) -> String {
    match steps {
        0 => String::new(),
        1 => "\u{1b}[C".to_owned(),
        steps => format!("\u{1b}[{steps}C"),
    }
}

/// What must be worn to write a cell, as near as can be to what is.
fn seen(cell: &Cell, worn: Look) -> Look {
    match cell.symbol() {
        " " => Look::of(cell).on_blank(worn),
        _ => Look::of(cell),
    }
}

/// Cells that the cluster of a cell takes.
fn reach(cell: &Cell) -> u16 {
    cell.cell_width().max(1)
}

/// Whether terminals disagree about the cells that a cluster takes; after one, the next place is
/// told outright.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dispute {
    /// They agree, or this one was asked.
    None,
    /// They do not.
    Cluster,
    /// They do not, and it is a piece of a rule.
    Rule,
}

fn dispute(cell: &Cell, capabilities: Capabilities) -> Dispute {
    let cluster = cell.symbol();
    let mut characters = cluster.chars();
    let (Some(first), None) = (characters.next(), characters.next()) else {
        return Dispute::Cluster;
    };
    let agreed = matches!(first, ' '..='~')
        || Width::new(Ambiguous::Narrow).of(cluster) == Width::new(Ambiguous::Wide).of(cluster);
    match first {
        _ if agreed => Dispute::None,
        _ if capabilities.widths == Widths::Proven && is_asked(first) => Dispute::None,
        '\u{2500}'..='\u{257f}' => Dispute::Rule,
        _ => Dispute::Cluster,
    }
}

/// Whether a character is one of those that the probe asks about, or of a kind with them: marks,
/// letters, circled numbers and rules, not symbols that some terminals take for pictures.
fn is_asked(character: char) -> bool {
    matches!(
        character,
        '\u{a1}'..='\u{451}' | '\u{2010}'..='\u{203e}' | '\u{2460}'..='\u{24ff}' | '\u{2500}'..='\u{259f}'
    )
}
