//! What happens to the reader, and what that asks of whoever owns the terminal and the clock.

use crate::geometry::Spot;
use crate::keymap::Key;
use newsprint_compose::Size;
use newsprint_issue::{ArticleId, Place};

/// Where reading begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Where the reader was when this paper was last put down.
    Resume,
    /// The front page.
    Front,
    /// A story, where the reader left it.
    Article(ArticleId),
    /// A place in a story.
    At(Place),
}

/// Something that happens to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Text that was pasted.
    Paste(String),
    /// A click on a cell.
    Press(Spot),
    /// The mouse is moved with its button down.
    Drag(Spot),
    /// Its button is let go.
    Release(Spot),
    /// The wheel, by so many notches: above 0 toward what comes after, below 0 toward what came
    /// before.
    Wheel(i32),
    /// The screen has another size.
    Resize(Size),
}

/// What an event asks of whoever owns the terminal and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Stay,
    /// The reader is at another place: save within moments.
    Moved,
    /// Save now.
    Save,
    /// Listen to the mouse or leave it, as it is now.
    Mouse,
    /// Draw every cell afresh.
    Redraw,
    /// Give the terminal back until called again.
    Suspend,
    /// Save and leave.
    Quit,
}
