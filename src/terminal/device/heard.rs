//! What the terminal sent: what the reader did, or an answer.

use crate::event::Input;
use crate::images::protocol::Graphics;
use crate::tone::Tone;
use newsprint_compose::Cell;
use newsprint_theme::Rgb;

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The reader did something.
    Input(Input),
    /// The terminal answered.
    Report(Report),
}

/// An answer of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Report {
    /// Where the cursor is, counted from 0.
    Cursor(Cell),
    /// How a private mode is set: 0 where it is not known (DECRPM).
    Mode(u32, u32),
    /// What the terminal is: the answer that every terminal gives (DA1).
    /// Among others, whether it shows sixels.
    Attributes(Graphics),
    /// It knows kitty's protocol of pictures.
    Kitty,
    /// The colour of the ground (OSC 11).
    Ground(Rgb),
    /// The terminal became light or dark (mode 2031).
    Turned(Tone),
}
