//! A line that is typed into, and what was typed there before.

use unicode_segmentation::UnicodeSegmentation;

use newsprint_issue::clean::Clean;

/// The longest text that is taken, in bytes: longer than anyone types, shorter than what is pasted
/// by mistake.
const LONGEST: usize = 256;
/// How many texts are remembered.
const REMEMBERED: usize = 50;

/// The longest note, in bytes.
const LONGEST_NOTE: usize = 4096;

/// A line that is typed into, with a caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prompt {
    text: String,
    /// The byte before which the caret stands, on the boundary of a cluster.
    caret: usize,
    /// The longest text that is taken, in bytes, when it is not the usual one.
    longest: Option<usize>,
}

/// What was typed into prompts, the last one last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Remembered {
    texts: Vec<String>,
    /// The one that is shown.
    shown: Option<usize>,
}

impl Prompt {
    /// A line with a text in it that may grow long, the caret at its end.
    pub(crate) fn of(text: &str) -> Prompt {
        Prompt {
            text: text.to_owned(),
            caret: text.len(),
            longest: Some(LONGEST_NOTE.max(text.len())),
        }
    }

    /// A line with a text, the caret at its end.
    pub(crate) fn with(text: &str) -> Prompt {
        let mut prompt = Prompt::default();
        prompt.insert(text);
        prompt
    }

    /// What was typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What of it stands before the caret.
    pub(crate) fn before_caret(&self) -> &str {
        &self.text[..self.caret]
    }

    /// Takes what is typed or pasted, as far as it can be shown and there is room for whole
    /// characters of it; answers whether there was for all.
    pub(crate) fn insert(&mut self, typed: &str) -> bool {
        let longest = self.longest.unwrap_or(LONGEST);
        let room = longest.saturating_sub(self.text.len());
        // Cleaning makes nothing longer than a few times as long.
        let looked_at = typed.floor_char_boundary(longest * 4);
        let clean = Clean::line(&typed[..looked_at]);
        let clusters = clean.grapheme_indices(true);
        let ends = clusters.map(|(at, cluster)| at + cluster.len());
        let end = ends.take_while(|end| *end <= room).last().unwrap_or(0);
        self.text.insert_str(self.caret, &clean[..end]);
        // A mark that joins the cluster before it moves the caret behind the whole.
        self.caret = self.boundary(self.caret + end);
        end == clean.len() && looked_at == typed.len()
    }

    /// Erases the cluster before the caret.
    pub(crate) fn erase(&mut self) {
        self.erase_to(self.cluster_before());
    }

    /// Erases the cluster after the caret.
    pub(crate) fn erase_next(&mut self) {
        let end = self.cluster_after();
        self.text.replace_range(self.caret..end, "");
    }

    /// Erases the word before the caret.
    pub(crate) fn erase_word(&mut self) {
        self.erase_to(self.word_before());
    }

    /// Erases everything.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.caret = 0;
    }

    /// Moves the caret a cluster back.
    pub(crate) fn left(&mut self) {
        self.caret = self.cluster_before();
    }

    /// Moves the caret a cluster on.
    pub(crate) fn right(&mut self) {
        self.caret = self.cluster_after();
    }

    /// Moves the caret a word back.
    pub(crate) fn word_left(&mut self) {
        self.caret = self.word_before();
    }

    /// Moves the caret a word on.
    pub(crate) fn word_right(&mut self) {
        let words = self.text[self.caret..].unicode_word_indices();
        let end = words.map(|(at, word)| self.caret + at + word.len()).next();
        self.caret = end.unwrap_or(self.text.len());
    }

    /// Moves the caret before everything.
    pub(crate) fn start(&mut self) {
        self.caret = 0;
    }

    /// Moves the caret behind everything.
    pub(crate) fn end(&mut self) {
        self.caret = self.text.len();
    }

    fn erase_to(&mut self, from: usize) {
        self.text.replace_range(from..self.caret, "");
        self.caret = self.boundary(from);
    }

    fn cluster_before(&self) -> usize {
        let clusters = self.before_caret().grapheme_indices(true);
        clusters.map(|(at, _)| at).next_back().unwrap_or(0)
    }

    fn cluster_after(&self) -> usize {
        let next = self.text[self.caret..].graphemes(true).next();
        self.caret + next.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let words = self.before_caret().unicode_word_indices();
        words.map(|(at, _)| at).next_back().unwrap_or(0)
    }

    /// The first boundary of a cluster from a byte on.
    fn boundary(&self, byte: usize) -> usize {
        let clusters = self.text.grapheme_indices(true).map(|(at, _)| at);
        let after = clusters.into_iter().find(|at| *at >= byte);
        after.unwrap_or(self.text.len())
    }
}

impl Remembered {
    /// Remembers a text as the last one.
    pub(crate) fn keep(&mut self, text: &str) {
        self.shown = None;
        if text.trim().is_empty() {
            return;
        }
        self.texts.retain(|one| one != text);
        self.texts.push(text.to_owned());
        if self.texts.len() > REMEMBERED {
            self.texts.remove(0);
        }
    }

    /// The text before the one that is in the prompt; none when something else was typed there, or
    /// there is none before.
    pub(crate) fn older(&mut self, prompt: &str) -> Option<&str> {
        let shown = self
            .shown
            .filter(|shown| self.texts.get(*shown).is_some_and(|one| one == prompt));
        let older = match shown {
            Some(shown) => shown.checked_sub(1)?,
            None if prompt.is_empty() => self.texts.len().checked_sub(1)?,
            None => return None,
        };
        self.shown = Some(older);
        self.texts.get(older).map(String::as_str)
    }

    /// The text after the one that is in the prompt, if that is one of them; nothing after the last.
    pub(crate) fn newer(&mut self, prompt: &str) -> Option<&str> {
        let shown = self
            .shown
            .filter(|shown| self.texts.get(*shown).is_some_and(|one| one == prompt))?;
        self.shown = Some(shown + 1);
        Some(self.texts.get(shown + 1).map_or("", String::as_str))
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

    #[test]
    fn what_is_too_long_is_taken_as_far_as_there_is_room() {
        let mut prompt = Prompt::default();
        assert!(prompt.insert("板栗"));
        assert!(!prompt.insert(&"e\u{301}".repeat(1000)));
        assert!(prompt.text().len() <= LONGEST && prompt.text().len() > LONGEST - 3);
        assert!(prompt.text().ends_with("e\u{301}"));
        assert!(!prompt.insert("x") || prompt.text().ends_with('x'));
    }

    #[test]
    fn the_caret_moves_by_characters_and_by_words() {
        let mut prompt = Prompt::with("old ferry steps");
        prompt.word_left();
        prompt.erase_word();
        assert_eq!(
            (prompt.text(), prompt.before_caret()),
            ("old steps", "old ")
        );
        prompt.insert("stone ");
        prompt.left();
        prompt.erase();
        assert_eq!(
            (prompt.text(), prompt.before_caret()),
            ("old ston steps", "old ston")
        );
        prompt.start();
        prompt.erase_next();
        prompt.word_right();
        assert_eq!(
            (prompt.text(), prompt.before_caret()),
            ("ld ston steps", "ld")
        );
        prompt.right();
        prompt.end();
        assert_eq!(prompt.before_caret(), prompt.text());
    }

    #[test]
    fn what_was_typed_comes_back_and_what_is_typed_stays() {
        let mut remembered = Remembered::default();
        remembered.keep("ferry");
        remembered.keep("steps");
        remembered.keep("ferry");
        assert_eq!(remembered.older(""), Some("ferry"));
        assert_eq!(remembered.older("ferry"), Some("steps"));
        assert_eq!(remembered.older("steps"), None);
        assert_eq!(remembered.newer("steps"), Some("ferry"));
        assert_eq!(remembered.newer("ferry"), Some(""));
        assert_eq!(remembered.older("something"), None);
    }
}
