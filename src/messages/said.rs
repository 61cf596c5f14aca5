//! A sentence in all the languages, one below the other, so that none can be left out; and what can
//! be told in whichever of them a reader speaks.

use std::fmt;

use super::message::{Messages, Tongue};
use crate::clean::Clean;
use crate::issue::Language;

/// A sentence in English, in simplified and in traditional Chinese, and in Japanese: the one of a
/// tongue. What it names stands in all four.
macro_rules! said {
    ($tongue:expr, $english:literal, $simplified:literal, $traditional:literal, $japanese:literal $(,)?) => {
        match $tongue {
            Tongue::English => format!($english),
            Tongue::Simplified => format!($simplified),
            Tongue::Traditional => format!($traditional),
            Tongue::Japanese => format!($japanese),
            #[cfg(test)]
            Tongue::Stretched => Messages::stretch(&format!($english)),
        }
    };
}

pub(super) use said;

/// What can be told in the reader's language: an error, a note on a reading.
pub trait Told: fmt::Debug {
    /// The words for it, in that language.
    fn told(&self, messages: Messages) -> String;
}

/// Words that are told as they stand, whatever is spoken.
impl Told for Clean {
    fn told(&self, _: Messages) -> String {
        self.to_string()
    }
}

impl Messages {
    /// Tells it on one clean line.
    pub fn tell(self, what: &dyn Told) -> String {
        Clean::line(&what.told(self)).to_string()
    }

    /// Several names as one says them: `a, b or c`.
    pub(super) fn or(self, names: &[&str]) -> String {
        let (comma, or) = match self.tongue {
            Tongue::English => (", ", " or "),
            Tongue::Simplified | Tongue::Traditional => ("、", " 或 "),
            Tongue::Japanese => ("、", " か "),
            #[cfg(test)]
            Tongue::Stretched => (", ", " or "),
        };
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{}{or}{last}", first.join(comma)),
        }
    }

    /// Several names in a row.
    pub(super) fn and(self, names: &[&str]) -> String {
        let is_english = self.language() == Language::English;
        names.join(if is_english { ", " } else { "、" })
    }
}
