//! Which side of a quotation a mark stands on, where its shape alone does not say.

use crate::characters::class::Class;
use crate::characters::sorts::Sort;
use crate::copy::before::Before;
use newsprint_issue::Language;

/// The quotations that are open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quoting {
    /// A straight quotation mark was opened and not closed.
    quoted: bool,
    /// A quotation was opened low („) and not closed.
    is_low: bool,
}

/// Where a mark stands: what is before it, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// What was set last.
    pub(crate) before: Option<Before>,
    /// Whether white space is between both.
    pub(crate) spaced: bool,
    /// Whether it is the first character of its strand.
    pub(crate) opens_strand: bool,
}

impl Quoting {
    /// The class of the mark that a text begins with; none of what is no quotation mark.
    #[inline]
    pub(crate) fn class(&mut self, text: &str, at: Standing, language: Language) -> Option<Class> {
        let character = text.chars().next()?;
        self.is_low |= matches!(character, '„' | '‚');
        let follows_word = at.before.is_some_and(Before::is_of_word);
        Some(match character {
            '"' => self.straight(at),
            '\'' | '’' if is_apostrophe(text, at) => Class::Letter,
            '“' | '‘' if language.is_full_width() => Class::Open,
            '”' | '’' if language.is_full_width() => Class::Close,
            // A German or Polish quotation ends with what opens an English one.
            '“' | '‘' if !at.spaced && self.is_low && follows_word => {
                self.is_low = false;
                Class::LatinClose
            }
            '“' | '‘' => Class::LatinOpen,
            '”' | '’' => Class::LatinClose,
            _ => return None,
        })
    }

    /// Straight quotation marks are told apart by pairing.
    fn straight(&mut self, at: Standing) -> Class {
        let opens = match at.before {
            None => true,
            Some(before) if matches!(before.class, Class::LatinOpen | Class::Open) => true,
            Some(_) => at.spaced || !self.quoted,
        };
        self.quoted = opens;
        if opens {
            Class::LatinOpen
        } else {
            Class::LatinClose
        }
    }
}

/// Whether a mark before more letters continues the word before it.
fn is_apostrophe(text: &str, at: Standing) -> bool {
    let after = text.chars().nth(1);
    let inside = at
        .before
        .is_some_and(|before| before.class == Class::Letter && before.character.is_alphabetic());
    let is_letter = |character| Sort::of(character).class == Class::Letter;
    text.starts_with('\'') || inside && !at.opens_strand && after.is_some_and(is_letter)
}
