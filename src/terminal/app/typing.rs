//! What was typed and is not complete: a number, the keys of a chord, letters.

use crate::keymap::Key;
use crate::widgets::letters::Letters;

/// What was typed and is not complete.
#[derive(Debug, Default)]
pub(super) struct Typing {
    /// The number before a key; 0 when there is none.
    pub(super) count: u32,
    /// The keys of a chord.
    pub(super) keys: Vec<Key>,
    /// Whether it is shown how the chord can go on.
    pub(super) shown: bool,
    /// The letters on everything that can be opened.
    pub(super) letters: Option<Letters>,
}

impl Typing {
    /// Takes the letters off what can be opened.
    pub(super) fn put_letters_away(&mut self) {
        self.letters = None;
    }
}
