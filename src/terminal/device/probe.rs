//! The probe: how wide the terminal draws what terminals draw differently, what its ground is, and
//! whether it shows updates at once. Characters are written and the cursor's place is asked for after each; a last
//! question that every terminal answers is the fence behind them.

use std::fmt::Write;

use crate::device::capabilities::{Letters, Updates, Widths};
use crate::device::heard::Report;
use crate::images::protocol::Graphics;
use newsprint_compose::{Ambiguous, Width};
use newsprint_theme::Rgb;

/// What is written: three of the marks and signs of text, and a rule.
const SIGNS: [&str; 4] = ["“", "—", "①", "│"];

/// The mode of synchronized updates.
const UPDATES: u32 = 2026;

/// The mode in which a terminal tells when it becomes light or dark.
const TURNING: u32 = 2031;

/// Asks whether kitty's protocol is known, with a picture of one pixel that is not kept. Who does not
/// know it passes over it.
const PICTURE: &str = "\u{1b}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1b}\\";

/// Asks to be told when the terminal becomes light or dark, and no longer.
pub(crate) const TELL_TURNING: &str = "\u{1b}[?2031h";
pub(crate) const TELL_NO_TURNING: &str = "\u{1b}[?2031l";

/// What is to be found out.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own, and any go together"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Whether the cells of characters.
    pub(crate) widths: bool,
    /// Whether the colour of the ground.
    pub(crate) ground: bool,
    /// Whether how it shows photographs.
    pub(crate) pictures: bool,
    /// Whether it shows large letters.
    pub(crate) letters: bool,
}

/// A blank that is told to take two cells, and one that is told to be twice as large. Who knows OSC 66
/// moves on by two cells each time; who passes over it does not move; who prints what it does not know
/// moves on by more, or by one.
const BLANKS: [&str; 2] = ["\u{1b}]66;w=2; \u{1b}\\", "\u{1b}]66;s=2; \u{1b}\\"];

/// The rows that those take.
pub(crate) const LETTER_ROWS: (u16, u16) = (2, 3);

/// The row that is written on, counted from 0; the first one's reports look like a key.
pub(crate) const ROW: u16 = 1;

/// The answers so far.
#[derive(Debug, Default)]
pub(crate) struct Probe {
    cells: Vec<u16>,
    updates: Updates,
    ground: Option<Rgb>,
    turning: Turning,
    graphics: Graphics,
    /// The columns after the blanks of large letters.
    blanks: Vec<u16>,
}

/// Whether the terminal tells when it becomes light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Turning {
    /// It does not, or nobody knows.
    #[default]
    Silent,
    /// It does when it is asked to.
    Told,
}

/// What came of the questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Findings {
    /// The terminal's widths, if it told them.
    pub(crate) width: Option<Width>,
    /// Whether those widths are its own for all that is like what was asked.
    pub(crate) widths: Widths,
    /// Whether it knows synchronized updates.
    pub(crate) updates: Updates,
    /// The colour of its ground, if it told it.
    pub(crate) ground: Option<Rgb>,
    /// Whether it tells when it becomes light or dark.
    pub(crate) turning: Turning,
    /// How it shows photographs.
    pub(crate) graphics: Graphics,
    /// How it shows large letters.
    pub(crate) letters: Letters,
}

/// The questions. Where cells are asked for, the row they are written on must be printed again after
/// them: until then nothing of it is trusted, and the signs are concealed.
pub(crate) fn questions(wanted: Wanted) -> String {
    let row = ROW + 1;
    let mut bytes = String::new();
    let (wide, large) = (wanted.widths, wanted.letters);
    if wide || large {
        // Writing to a string cannot fail.
        let _ = write!(bytes, "\u{1b}[?{UPDATES}h\u{1b}[{row};1H\u{1b}[8m");
    }
    let _ = write!(bytes, "\u{1b}[?{UPDATES}$p");
    if wanted.ground {
        let _ = write!(bytes, "\u{1b}[?{TURNING}$p\u{1b}]11;?\u{1b}\\");
    }
    if wanted.widths {
        for sign in SIGNS {
            let _ = write!(bytes, "\r{sign}\u{1b}[6n");
        }
    }
    if large {
        let _ = write!(bytes, "\u{1b}[{};1H", LETTER_ROWS.0 + 1);
        for blank in BLANKS {
            let _ = write!(bytes, "\r{blank}\u{1b}[6n");
        }
    }
    if wide || large {
        bytes.push_str("\u{1b}[m");
    }
    if wanted.pictures {
        bytes.push_str(PICTURE);
    }
    bytes + "\u{1b}[c"
}

impl Probe {
    /// Takes an answer in; gives what came of them when it was the last.
    pub(crate) fn hear(&mut self, report: Report) -> Option<Findings> {
        match report {
            Report::Cursor(cell) if cell.row == ROW => self.cells.push(cell.column),
            Report::Cursor(cell) if cell.row == LETTER_ROWS.0 => self.blanks.push(cell.column),
            Report::Mode(UPDATES, 0 | 4) => self.updates = Updates::Unmarked,
            Report::Mode(TURNING, 1..=3) => self.turning = Turning::Told,
            Report::Ground(colour) => self.ground = Some(colour),
            Report::Cursor(_) | Report::Mode(..) | Report::Turned(_) => {}
            Report::Kitty => self.graphics = Graphics::Kitty,
            Report::Attributes(graphics) => {
                if self.graphics == Graphics::Cells {
                    self.graphics = graphics;
                }
                return Some(self.findings());
            }
        }
        None
    }

    /// What is known by now.
    pub(crate) fn findings(&self) -> Findings {
        let unknown = Findings {
            updates: self.updates,
            ground: self.ground,
            turning: self.turning,
            graphics: self.graphics,
            letters: if self.blanks == [2, 2] {
                Letters::Large
            } else {
                Letters::Spaced
            },
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
            ..unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::heard::Heard;
    use crate::device::keyboard::Keyboard;

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
    fn the_ground_is_told_beside_the_widths() {
        let told = "\u{1b}[?2026;2$y\u{1b}[?2031;2$y\u{1b}]11;rgb:1111/1111/1111\u{1b}\\";
        let found = found(&format!("{told}{}", answers([2, 2, 2, 2]))).expect("the fence");
        assert_eq!(found.ground, Some(Rgb(17, 17, 17)));
        assert_eq!(found.turning, Turning::Told);
        assert!(found.width.is_some());
    }

    #[test]
    fn only_what_is_wanted_is_asked() {
        let asked = |widths, ground, pictures| {
            questions(Wanted {
                widths,
                ground,
                pictures,
                letters: false,
            })
        };
        assert!(!asked(true, false, false).contains("]11;"));
        assert!(!asked(true, true, false).contains("\u{1b}_G"));
        assert!(asked(false, false, true).ends_with("AAAA\u{1b}\\\u{1b}[c"));
        let asked = asked(false, true, false);
        assert!(
            !asked.contains("[6n") && asked.contains("]11;"),
            "{asked:?}"
        );
    }

    #[test]
    fn large_letters_are_believed_only_where_the_cursor_moved_as_it_must() {
        let asked = questions(Wanted {
            letters: true,
            ..Wanted::default()
        });
        let blanks =
            "\u{1b}[3;1H\r\u{1b}]66;w=2; \u{1b}\\\u{1b}[6n\r\u{1b}]66;s=2; \u{1b}\\\u{1b}[6n";
        assert!(asked.contains(blanks), "{asked:?}");
        let letters = |reports: &str| {
            let answers = format!("{}{reports}\u{1b}[?62c", "\u{1b}[2;2R".repeat(4));
            let found = found(&answers).expect("the fence");
            assert!(found.width.is_some());
            found.letters
        };
        assert_eq!(letters("\u{1b}[3;3R\u{1b}[3;3R"), Letters::Large);
        for reports in [
            "",
            "\u{1b}[3;1R\u{1b}[3;1R",
            "\u{1b}[3;2R\u{1b}[3;2R",
            "\u{1b}[3;3R\u{1b}[3;2R",
            "\u{1b}[3;3R\u{1b}[3;1R",
            "\u{1b}[3;3R",
            "\u{1b}[3;3R\u{1b}[3;3R\u{1b}[3;3R",
            "\u{1b}[3;9R\u{1b}[3;9R",
            "\u{1b}[4;3R\u{1b}[4;3R",
        ] {
            assert_eq!(letters(reports), Letters::Spaced, "{reports:?}");
        }
    }

    #[test]
    fn photographs_are_shown_as_the_terminal_says_it_can() {
        let graphics = |answers: &str| found(answers).map(|found| found.graphics);
        assert_eq!(graphics("\u{1b}[?62;22c"), Some(Graphics::Cells));
        assert_eq!(graphics("\u{1b}[?4c"), Some(Graphics::Cells));
        assert_eq!(graphics("\u{1b}[?63;1;4;22c"), Some(Graphics::Sixel));
        let kitty = "\u{1b}_Gi=31;OK\u{1b}\\";
        assert_eq!(
            graphics(&format!("{kitty}\u{1b}[?62;4c")),
            Some(Graphics::Kitty)
        );
        let refused = "\u{1b}_Gi=31;ENOTSUPPORTED\u{1b}\\";
        assert_eq!(
            graphics(&format!("{refused}\u{1b}[?62c")),
            Some(Graphics::Cells)
        );
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
