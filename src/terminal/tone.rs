//! Whether the terminal is light or dark, and what else the surroundings say of themselves.

use newsprint_issue::Language;
use newsprint_theme::Rgb;

/// What the terminal and the system say of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// The reader's language, as the locale has it (`zh_CN.UTF-8`).
    pub language: Language,
    /// Whether the terminal is light or dark.
    pub tone: Tone,
}

/// Whether a terminal is light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Tone {
    /// Whether a ground of that colour is light or dark.
    pub fn of(ground: Rgb) -> Tone {
        // Where black and white stand out alike.
        if ground.luminance() < 0.18 {
            Tone::Dark
        } else {
            Tone::Light
        }
    }

    /// What a terminal says of itself in `COLORFGBG` (`15;0`: white on black); light when it does
    /// not say, as paper is.
    pub fn detect(colorfgbg: Option<&str>) -> Tone {
        let ground = colorfgbg
            .and_then(|value| value.rsplit(';').next())
            .and_then(|ground| ground.parse::<u8>().ok());
        match ground {
            Some(0..=6 | 8) => Tone::Dark,
            _ => Tone::Light,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_says_nothing_is_taken_for_paper() {
        assert_eq!(Tone::detect(None), Tone::Light);
        assert_eq!(Tone::detect(Some("15;0")), Tone::Dark);
        assert_eq!(Tone::detect(Some("0;default;15")), Tone::Light);
        assert_eq!(Tone::detect(Some("nonsense")), Tone::Light);
    }
}
