//! The probe: how wide the terminal draws what terminals draw differently, and whether it shows
//! updates at once. Characters are written and the cursor's place is asked for after each; a last
//! question that every terminal answers is the fence behind them.

use std::fmt::Write;

use super::keyboard::Report;
use super::manners::{Updates, Widths};
use crate::compose::{Ambiguous, Width};

/// What is written: three of the marks and signs of text, and a rule.
const SIGNS: [&str; 4] = ["“", "—", "①", "│"];

/// The mode of synchronized updates.
const UPDATES: u32 = 2026;

/// The row that is written on, counted from 0; the first one's reports look like a key.
pub(super) const ROW: u16 = 1;

/// The answers so far.
#[derive(Debug, Default)]
pub(super) struct Probe {
    cells: Vec<u16>,
    updates: Updates,
}

/// What came of the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Findings {
    /// The terminal's widths, if it told them.
    pub(super) width: Option<Width>,
    /// Whether those widths are its own for all that is like what was asked.
    pub(super) widths: Widths,
    /// Whether it knows synchronized updates.
    pub(super) updates: Updates,
}

/// The questions. The row they are written on must be printed again after them: until then nothing
/// of it is trusted, and the signs are concealed.
pub(super) fn questions() -> String {
    let row = ROW + 1;
    let mut bytes = format!("\u{1b}[?{UPDATES}h\u{1b}[{row};1H\u{1b}[8m\u{1b}[?{UPDATES}$p");
    for sign in SIGNS {
        // Writing to a string cannot fail.
        let _ = write!(bytes, "\r{sign}\u{1b}[6n");
    }
    bytes + "\u{1b}[m\u{1b}[c"
}

impl Probe {
    /// Takes an answer in; gives what came of them when it was the last.
    pub(super) fn hear(&mut self, report: Report) -> Option<Findings> {
        match report {
            Report::Cursor(cell) if cell.row == ROW => self.cells.push(cell.column),
            Report::Mode(UPDATES, 0 | 4) => self.updates = Updates::Unmarked,
            Report::Cursor(_) | Report::Mode(..) => {}
            Report::Attributes => return Some(self.findings()),
        }
        None
    }

    /// What is known by now.
    pub(super) fn findings(&self) -> Findings {
        let updates = self.updates;
        let unknown = Findings {
            updates,
            ..Findings::default()
        };
        let Ok([quote, dash, number, rule]) = <[u16; 4]>::try_from(self.cells.as_slice()) else {
            return unknown;
        };
        let text = [quote, dash, number];
        let kind = |cells| match cells {
            1 => Some(Ambiguous::Narrow),
            2 => Some(Ambiguous::Wide),
            _ => None,
        };
        // Where they differ among themselves, the wider leaves gaps, and the narrower would cover text.
        let widest = if text.contains(&2) {
            Ambiguous::Wide
        } else {
            Ambiguous::Narrow
        };
        let (true, Some(rules)) = (text.into_iter().all(|one| kind(one).is_some()), kind(rule))
        else {
            return unknown;
        };
        let alike = text.iter().all(|cells| *cells == quote);
        Findings {
            width: Some(Width::new(widest).with_rules(rules)),
            widths: if alike {
                Widths::Proven
            } else {
                Widths::Disputed
            },
            updates,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::keyboard::{Heard, Keyboard};
    use super::*;

    /// What is found when the terminal sends these bytes.
    fn found(answers: &str) -> Option<Findings> {
        let mut probe = Probe::default();
        let heard = Keyboard::default().hear(answers.as_bytes());
        heard.into_iter().find_map(|heard| match heard {
            Heard::Report(report) => probe.hear(report),
            Heard::Input(_) => None,
        })
    }

    fn answers(columns: [u16; 4]) -> String {
        let reports = columns.map(|column| format!("\u{1b}[2;{column}R"));
        format!("{}\u{1b}[?62c", reports.concat())
    }

    #[test]
    fn quotes_and_rules_are_told_apart() {
        let width = |columns| found(&answers(columns)).and_then(|found| found.width);
        let (narrow, wide) = (Width::default(), Width::new(Ambiguous::Wide));
        assert_eq!(width([2, 2, 2, 2]), Some(narrow));
        assert_eq!(width([3, 3, 3, 3]), Some(wide));
        assert_eq!(
            width([3, 3, 3, 2]),
            Some(wide.with_rules(Ambiguous::Narrow))
        );
        assert_eq!(
            width([2, 2, 2, 3]),
            Some(narrow.with_rules(Ambiguous::Wide))
        );
        assert_eq!(
            width([2, 3, 2, 2]),
            Some(wide.with_rules(Ambiguous::Narrow))
        );
        assert_eq!(width([1, 2, 2, 2]), None);
    }

    #[test]
    fn what_is_not_told_stays_disputed() {
        assert_eq!(found("\u{1b}[?62c"), Some(Findings::default()));
        assert_eq!(found("\u{1b}[2;2R"), None);
        let mixed = found(&answers([2, 3, 2, 2])).map(|found| found.widths);
        assert_eq!(mixed, Some(Widths::Disputed));
        let alike = found(&answers([2, 2, 2, 3])).map(|found| found.widths);
        assert_eq!(alike, Some(Widths::Proven));
    }

    #[test]
    fn updates_are_marked_unless_the_terminal_knows_none() {
        let updates =
            |state| found(&format!("\u{1b}[?2026;{state}$y\u{1b}[?62c")).map(|f| f.updates);
        assert_eq!(updates(0), Some(Updates::Unmarked));
        assert_eq!(updates(1), Some(Updates::Marked));
        assert_eq!(updates(2), Some(Updates::Marked));
        assert_eq!(updates(4), Some(Updates::Unmarked));
    }
}
