//! What is known of the terminal that the bytes are for.

use crate::images::protocol::Graphics;

/// What is known of the terminal that the bytes are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Capabilities {
    /// What erased cells look like.
    pub(crate) erasing: Erasing,
    /// Whether it shows the changes between two marks at once.
    pub(crate) updates: Updates,
    /// Whether our widths of ambiguous characters are its own.
    pub(crate) widths: Widths,
    /// How it shows photographs.
    pub(crate) graphics: Graphics,
    /// How it shows large letters.
    pub(crate) letters: Letters,
}

/// How a terminal shows large letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Letters {
    /// As small as all others, with blanks around them.
    #[default]
    Spaced,
    /// As large as they are said to be (OSC 66): it proved it.
    Large,
}

/// What erased cells look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Erasing {
    /// As the terminal's own ground, whatever was set.
    #[default]
    Plain,
    /// In the background that was set.
    Coloured,
}

/// Whether the changes between two marks are shown at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Updates {
    /// They are, or the marks do nothing.
    #[default]
    Marked,
    /// The terminal said that it knows no such marks.
    Unmarked,
}

/// Whether our widths of ambiguous characters are the terminal's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Widths {
    /// Nobody knows.
    #[default]
    Disputed,
    /// The terminal was asked.
    Proven,
}
