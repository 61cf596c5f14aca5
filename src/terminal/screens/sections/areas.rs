//! The parts of the sidebar.

use ratatui::layout::Rect;

use crate::reading::session::Session;

/// Rows from which on there is room for a map.
const MAPPED: u16 = 26;
/// Rows of a map at most.
const MAP: u16 = 17;

/// The parts of the panel.
pub(super) struct Areas {
    pub(super) title: Rect,
    pub(super) rule: Rect,
    pub(super) map: Rect,
    pub(super) list: Rect,
}

/// Divides the panel. Where reading is linear there is no map.
pub(super) fn areas(session: &Session, area: Rect) -> Areas {
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(3),
        ..area
    };
    let head = u16::from(area.height > 4);
    let map = if area.height < MAPPED || session.is_linear() {
        0
    } else {
        (area.height * 2 / 5).min(MAP)
    };
    let row = |y, height| Rect { y, height, ..inner };
    let below = area.y + 2 * head + map + u16::from(map > 0);
    Areas {
        title: row(area.y, head),
        rule: row(area.y + head, head),
        map: row(area.y + 2 * head, map),
        list: row(below, area.bottom() - below),
    }
}
