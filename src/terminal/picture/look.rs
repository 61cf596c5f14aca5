//! How a cell looks, and the sequences that make a terminal write so (SGR): whole, or only what
//! changes from one look to the next.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What we use of the modifiers, and the codes that set and end each.
const MODIFIERS: [(Modifier, u8, u8); 4] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
];

/// Modifiers that are seen where nothing stands.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    text: Color,
    background: Color,
    modifier: Modifier,
}

impl Look {
    /// How a terminal writes after everything was reset.
    pub(crate) const PLAIN: Look = Look {
        text: Color::Reset,
        background: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// How a cell looks.
    pub(crate) fn of(cell: &Cell) -> Look {
        let used = MODIFIERS.iter().map(|(modifier, ..)| *modifier);
        Look {
            text: cell.fg,
            background: cell.bg,
            modifier: cell.modifier & used.collect(),
        }
    }

    /// Nothing but a background.
    pub(crate) fn ground(background: Color) -> Look {
        Look {
            background,
            ..Look::PLAIN
        }
    }

    /// The background.
    pub(crate) fn background(self) -> Color {
        self.background
    }

    /// A look in which a blank of this one can be written, as near as can be to the one that is worn:
    /// the colour and the weight of a blank are not seen.
    pub(crate) fn on_blank(self, worn: Look) -> Look {
        if self.shows_on_blank() {
            return self;
        }
        Look {
            background: self.background,
            modifier: worn.modifier - SEEN_ON_BLANK,
            ..worn
        }
    }

    /// Whether a blank shows more of this look than the background.
    pub(crate) fn shows_on_blank(self) -> bool {
        self.modifier.intersects(SEEN_ON_BLANK)
    }

    /// The sequence that sets this look, whatever was set before.
    pub(crate) fn sequence(self) -> String {
        let mut sequence = "\u{1b}[0".to_owned();
        for (modifier, set, _) in MODIFIERS {
            if self.modifier.contains(modifier) {
                // Writing to a string cannot fail.
                let _ = write!(sequence, ";{set}");
            }
        }
        for (colour, ground) in [(self.text, 0), (self.background, 10)] {
            if let Some(code) = code(colour, ground) {
                sequence.push(';');
                sequence.push_str(&code);
            }
        }
        sequence + "m"
    }

    /// The shortest sequence that sets this look where another is worn; empty where it is the same.
    pub(crate) fn change_from(self, worn: Look) -> String {
        let mut codes = Vec::new();
        for (modifier, set, end) in MODIFIERS {
            match (
                self.modifier.contains(modifier),
                worn.modifier.contains(modifier),
            ) {
                (true, false) => codes.push(set.to_string()),
                (false, true) => codes.push(end.to_string()),
                _ => {}
            }
        }
        for (colour, before, ground) in [
            (self.text, worn.text, 0),
            (self.background, worn.background, 10),
        ] {
            if colour != before {
                codes.push(code(colour, ground).unwrap_or_else(|| (39 + ground).to_string()));
            }
        }
        if codes.is_empty() {
            return String::new();
        }
        let change = format!("\u{1b}[{}m", codes.join(";"));
        let whole = match self {
            Look::PLAIN => "\u{1b}[m".to_owned(),
            look => look.sequence(),
        };
        if whole.len() < change.len() {
            whole
        } else {
            change
        }
    }
}

/// The code of a colour, of the text (0) or of the background (10); none of the terminal's own.
fn code(colour: Color, ground: u8) -> Option<String> {
    let named = match colour {
        Color::Rgb(red, green, blue) => {
            return Some(format!("{};2;{red};{green};{blue}", 38 + ground));
        }
        Color::Indexed(index) => return Some(format!("{};5;{index}", 38 + ground)),
        Color::Reset => return None,
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
    };
    Some((named + ground).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn look(style: Style) -> Look {
        let mut cell = Cell::EMPTY;
        cell.set_style(style);
        Look::of(&cell)
    }

    #[track_caller]
    fn check(worn: Style, next: Style, sequence: &str) {
        let change = look(next).change_from(look(worn));
        assert_eq!(change.replace('\u{1b}', "ESC"), sequence);
    }

    #[test]
    fn only_what_changes_is_said() {
        let paper = Style::new().fg(Color::Indexed(16)).bg(Color::Rgb(1, 2, 3));
        check(paper, paper, "");
        check(paper, paper.bold(), "ESC[1m");
        check(paper.bold().underlined(), paper, "ESC[22;24m");
        check(paper, paper.fg(Color::Red), "ESC[31m");
        check(paper, paper.fg(Color::Reset), "ESC[39m");
        check(paper.reversed(), Style::new(), "ESC[m");
    }

    #[test]
    fn a_blank_shows_its_background_and_what_reaches_over_it() {
        let red = look(Style::new().fg(Color::Red).bg(Color::Blue).bold());
        let blank = look(Style::new().fg(Color::Green).bg(Color::Blue));
        assert_eq!(blank.on_blank(red), red);
        let turned = look(Style::new().fg(Color::Green).bg(Color::Blue).reversed());
        assert_eq!(turned.on_blank(red), turned);
        assert_ne!(blank.on_blank(turned), turned);
    }
}
