//! Where what lies over a page is put: in the middle, or all over a small screen.

use ratatui::layout::Rect;

/// The room from which on some of the page is left in sight around it, in cells.
const ROOMY: (u16, u16) = (60, 14);

/// A place over an area, of at most that size in cells.
pub(crate) fn over(area: Rect, width: u16, height: u16) -> Rect {
    if area.width < ROOMY.0 || area.height < ROOMY.1 {
        return area;
    }
    let width = width.min(area.width - 8);
    let height = height.clamp(3, area.height - 2);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + ((area.height - height) / 2).min(2),
        width,
        height,
    }
}
