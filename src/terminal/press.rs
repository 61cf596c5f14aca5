//! The printing press: a screen into the bytes that show it, only what changed since the last one.
//!
//! Bytes go out in one piece between the marks of a synchronized update. The terminal is never asked
//! anything, so nothing waits for an answer that may not come.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::geometry::Spot;
use super::picture::sequence;
use crate::compose::{Ambiguous, Width};

/// What the terminal shows now, as far as we know.
#[derive(Debug, Default)]
pub(crate) struct Press {
    shown: Option<Buffer>,
}

/// Where the terminal's cursor is and what it writes in, while bytes are made.
struct Ink {
    bytes: String,
    at: Option<(u16, u16)>,
    style: Option<String>,
}

impl Press {
    /// Forgets what is shown: the next screen is printed whole.
    pub(crate) fn forget(&mut self) {
        self.shown = None;
    }

    /// The bytes that show a screen, with the cursor at the caret or hidden.
    pub(crate) fn print(&mut self, next: Buffer, caret: Option<Spot>) -> String {
        let mut ink = Ink {
            bytes: "\u{1b}[?2026h\u{1b}[?25l".to_owned(),
            at: None,
            style: None,
        };
        let known = self.shown.take().filter(|shown| shown.area == next.area);
        let shown = known.unwrap_or_else(|| {
            ink.bytes.push_str("\u{1b}[0m\u{1b}[2J");
            blank(next.area)
        });
        for (column, row, cell) in shown.diff(&next) {
            ink.put(column, row, cell);
        }
        ink.bytes.push_str("\u{1b}[0m");
        if let Some(caret) = caret {
            ink.go(caret.column, caret.row);
            ink.bytes.push_str("\u{1b}[?25h");
        }
        ink.bytes.push_str("\u{1b}[?2026l");
        self.shown = Some(next);
        ink.bytes
    }
}

/// A screen of which every cell differs from any that is drawn.
fn blank(area: Rect) -> Buffer {
    let mut cell = Cell::EMPTY;
    // Nothing of ours is ever hidden.
    cell.modifier = Modifier::HIDDEN;
    Buffer::filled(area, cell)
}

impl Ink {
    fn put(&mut self, column: u16, row: u16, cell: &Cell) {
        if self.at != Some((column, row)) {
            self.go(column, row);
        }
        let style = sequence((cell.fg, cell.bg, cell.modifier));
        if self.style.as_ref() != Some(&style) {
            self.bytes.push_str(&style);
            self.style = Some(style);
        }
        self.bytes.push_str(cell.symbol());
        let after = (column + cell.cell_width().max(1), row);
        self.at = Some(after).filter(|_| !is_disputed(cell.symbol()));
    }

    fn go(&mut self, column: u16, row: u16) {
        // Writing to a string cannot fail.
        let _ = write!(self.bytes, "\u{1b}[{};{}H", row + 1, column + 1);
        self.at = Some((column, row));
    }
}

/// Whether terminals disagree about the cells that a cluster takes; after one, the next place is
/// told outright. Where they disagree about box drawing, no move could save the line.
fn is_disputed(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    match (characters.next(), characters.next()) {
        (Some(' '..='~' | '\u{2500}'..='\u{257f}'), None) => false,
        (Some(_), None) => {
            Width::new(Ambiguous::Narrow).of(cluster) != Width::new(Ambiguous::Wide).of(cluster)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Style};

    fn screen(rows: &[&str]) -> Buffer {
        Buffer::with_lines(rows.iter().copied())
    }

    /// Prints screens one after another and gives what a terminal shows in the end.
    fn seen(screens: &[Buffer]) -> (String, usize) {
        let mut press = Press::default();
        let area = screens[0].area;
        let mut terminal = vt100::Parser::new(area.height, area.width, 0);
        let mut last = 0;
        for screen in screens {
            let bytes = press.print(screen.clone(), None);
            last = bytes.len();
            terminal.process(bytes.as_bytes());
        }
        (terminal.screen().contents(), last)
    }

    #[test]
    fn what_is_printed_is_what_is_seen() {
        let screens = [
            screen(&["报纸 news  ", "“quoted”   "]),
            screen(&["x报纸 ews  ", "“quoted” 阅"]),
            screen(&["  纸报 ws  ", "           "]),
            screen(&["报纸 news  ", "“quoted”   "]),
        ];
        for count in 1..=screens.len() {
            let (contents, _) = seen(&screens[..count]);
            let buffer = &screens[count - 1];
            let picture = super::super::picture::Picture::new(buffer.clone());
            let rows: Vec<&str> = contents.trim_end().lines().map(str::trim_end).collect();
            let plain = picture.plain();
            let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
            assert_eq!(
                rows.join("\n"),
                plain.join("\n").trim_end(),
                "after {count}"
            );
        }
    }

    #[test]
    fn a_screen_that_did_not_change_costs_next_to_nothing() {
        let same = screen(&["报纸 news"]);
        let (_, bytes) = seen(&[same.clone(), same]);
        assert!(bytes < 40, "{bytes} bytes");
    }

    #[test]
    fn a_full_screen_of_han_is_small() {
        // A slow line takes 24 KB in a blink; one of 200 × 50 cells must not cost more.
        let row = "报".repeat(100);
        let mut buffer = screen(&vec![row.as_str(); 50]);
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Rgb(4, 5, 6));
        buffer.set_style(buffer.area, style);
        let (_, bytes) = seen(&[buffer]);
        assert!(bytes <= 24 * 1024, "{bytes} bytes");
    }

    #[test]
    fn the_place_is_told_after_a_cluster_that_terminals_dispute() {
        let bytes = Press::default().print(screen(&["“a"]), None);
        assert!(bytes.contains("“\u{1b}[1;2Ha"), "{bytes:?}");
    }
}
