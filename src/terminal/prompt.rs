//! A line that is typed into.

use unicode_segmentation::UnicodeSegmentation;

use crate::clean::Clean;

/// The longest text that is taken, in bytes: longer than anyone types, shorter than what is pasted
/// by mistake.
const LONGEST: usize = 256;

/// The longest note, in bytes.
const LONGEST_NOTE: usize = 4096;

/// A line that is typed into; the caret stands at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prompt {
    text: String,
    /// The longest text that is taken, in bytes, when it is not the usual one.
    longest: Option<usize>,
}

impl Prompt {
    /// A line with a text in it that may grow long.
    pub(crate) fn of(text: &str) -> Prompt {
        Prompt {
            text: text.to_owned(),
            longest: Some(LONGEST_NOTE.max(text.len())),
        }
    }

    /// What was typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Takes what is typed or pasted, as far as it can be shown.
    pub(crate) fn insert(&mut self, typed: &str) {
        if self.text.len() + typed.len() <= self.longest.unwrap_or(LONGEST) {
            self.text.push_str(&Clean::line(typed));
        }
    }

    /// Erases the last cluster.
    pub(crate) fn erase(&mut self) {
        let last = self.text.grapheme_indices(true).next_back();
        let kept = last.map_or(0, |(at, _)| at);
        self.text.truncate(kept);
    }

    /// Erases everything.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_erased_as_it_is_seen() {
        let mut prompt = Prompt::default();
        prompt.insert("选e\u{301}\u{1b}x");
        assert_eq!(prompt.text(), "选e\u{301}x");
        prompt.erase();
        prompt.erase();
        assert_eq!(prompt.text(), "选");
        prompt.erase();
        prompt.erase();
        assert_eq!(prompt.text(), "");
    }
}
