//! The parts of the screen with the lines of a raw page.

use ratatui::layout::Rect;

use crate::reading::session::Session;

/// Cells from which on the story stands beside the lines, and rows from which on it stands below.
const WIDE: u16 = 84;
const TALL: u16 = 13;

/// Cells of the lines at most: a raw line is a printed one, and the story wants the rest.
const LINES: u16 = 64;

/// Rows in which it is said what a line is.
const SAID: u16 = 2;

/// The parts of the screen. One without room has no rows.
pub(super) struct Panes {
    pub(super) lines: Rect,
    pub(super) story: Rect,
    pub(super) said: Rect,
}

impl Panes {
    pub(super) fn of(room: Rect, session: &Session) -> Panes {
        let below = if room.height > 2 * SAID { SAID } else { 0 };
        let upper = Rect {
            height: room.height - below,
            ..room
        };
        let said = Rect {
            y: upper.bottom(),
            height: below,
            ..room
        };
        let (lines, story) = if session.is_linear() {
            (upper, Rect { height: 0, ..upper })
        } else if room.width >= WIDE {
            let width = (room.width / 2).min(LINES);
            let rest = Rect {
                x: room.x + width + 3,
                width: room.width - width - 3,
                ..upper
            };
            (Rect { width, ..upper }, rest)
        } else {
            let story = if upper.height < TALL {
                0
            } else {
                upper.height * 2 / 5
            };
            let lines = Rect {
                height: upper.height - story,
                ..upper
            };
            let rest = Rect {
                y: lines.bottom() + 1,
                height: story.saturating_sub(1),
                ..upper
            };
            (lines, rest)
        };
        Panes { lines, story, said }
    }
}
