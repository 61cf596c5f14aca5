//! What the mouse took hold of in a story.

use crate::reading::selection::Selection;
use newsprint_issue::Part;

/// What the mouse took hold of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) selection: Selection,
    /// The focus before it did.
    pub(super) focus: Option<Part>,
    /// Whether it was dragged beyond the page.
    pub(super) is_beyond: bool,
}
