//! The parts of the screen with the list of bookmarks.

use ratatui::layout::Rect;

/// Rows from which on there is a preview, and from which on it takes half of them.
const SOME: u16 = 11;
const MANY: u16 = 26;

/// The list, and the preview below it.
pub(super) struct Panes {
    pub(super) list: Rect,
    pub(super) preview: Rect,
}

impl Panes {
    pub(super) fn of(room: Rect) -> Panes {
        let below = match room.height {
            0..SOME => 0,
            SOME..MANY => (room.height * 2 / 5).max(5),
            _ => room.height / 2,
        };
        Panes {
            list: Rect {
                height: room.height - below,
                ..room
            },
            preview: Rect {
                y: room.bottom() - below,
                height: below,
                ..room
            },
        }
    }
}
