//! The languages that are spoken, and who speaks one of them.

use newsprint_issue::Language;

/// Says things in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Messages {
    pub(super) tongue: Tongue,
}

/// A language we speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    Simplified,
    Traditional,
    Japanese,
    /// English drawn out by two fifths, to see which bars have room for longer languages.
    #[cfg(any(test, feature = "stretched"))]
    Stretched,
}

impl Messages {
    /// Speaks English, to whoever reads a program's words rather than a reader's.
    pub const ENGLISH: Messages = Messages {
        tongue: Tongue::English,
    };

    /// Speaks the language nearest to this one.
    pub fn new(language: Language) -> Messages {
        let tongue = match language {
            Language::Simplified => Tongue::Simplified,
            Language::Traditional => Tongue::Traditional,
            Language::Japanese => Tongue::Japanese,
            Language::Korean | Language::English | Language::Other(_) => Tongue::English,
        };
        Messages { tongue }
    }

    /// The language that is spoken.
    pub fn language(self) -> Language {
        match self.tongue {
            Tongue::English => Language::English,
            Tongue::Simplified => Language::Simplified,
            Tongue::Traditional => Language::Traditional,
            Tongue::Japanese => Language::Japanese,
            #[cfg(any(test, feature = "stretched"))]
            Tongue::Stretched => Language::English,
        }
    }
}

#[cfg(any(test, feature = "stretched"))]
impl Messages {
    /// Speaks English drawn out by two fifths.
    pub fn stretched() -> Messages {
        Messages {
            tongue: Tongue::Stretched,
        }
    }

    /// Every word two fifths longer.
    pub(super) fn stretch(words: &str) -> String {
        let longer = words.split(' ').map(|word| {
            let letters = word.chars().count();
            format!("{word}{}", "~".repeat((letters * 2).div_ceil(5)))
        });
        longer.collect::<Vec<_>>().join(" ")
    }
}
