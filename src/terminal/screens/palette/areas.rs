//! The parts of the palette on the screen.

use ratatui::layout::Rect;

/// The widest palette, in cells.
pub(super) const WIDEST: u16 = 100;

/// The highest palette, in rows.
pub(super) const HIGHEST: u16 = 24;

/// Rows from which on the foot says how it works.
const FOOTED: u16 = 10;

/// The parts of the palette.
pub(super) struct Areas {
    pub(super) prompt: Rect,
    pub(super) list: Rect,
    pub(super) foot: Rect,
}

/// Divides it.
pub(super) fn areas(area: Rect) -> Areas {
    let foot = if area.height >= FOOTED { 2 } else { 0 };
    let row = |y, height| Rect {
        x: area.x + 2.min(area.width),
        y,
        width: area.width.saturating_sub(4),
        height,
    };
    let rules = 1 + u16::from(foot > 0);
    let height = area.height.saturating_sub(3 + rules + foot);
    let top = area.y + 1.min(area.height);
    Areas {
        prompt: row(top, 1.min(area.height)),
        list: row(top + 2, height),
        foot: row(top + 3 + height, foot),
    }
}
