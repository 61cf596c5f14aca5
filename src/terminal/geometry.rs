//! Rectangles of cells on the screen, and how a screen is divided into bars and room.

use ratatui::layout::Rect;

use newsprint_compose::{Cell, Size};
use newsprint_config::{Bars, Footer, Reading};

/// The smallest screen that is drawn on, in cells; below it a single line says so.
pub(crate) const SMALLEST: Size = Size {
    width: 20,
    height: 6,
};

/// The largest screen that is drawn on, in cells: more than any display shows in letters, and few enough
/// to be held in memory.
pub(crate) const LARGEST: Size = Size {
    width: 1000,
    height: 500,
};

/// What is drawn of a window of that size.
pub(crate) fn drawn(window: Size) -> Size {
    Size {
        width: window.width.min(LARGEST.width),
        height: window.height.min(LARGEST.height),
    }
}

/// Rows of the whole screen from which on the page has a rule above and a progress line below.
const TALL: u16 = 16;

/// Rows of the whole screen from which on there is a line of hints.
const MIDDLING: u16 = 10;

/// A cell of the screen, counted from its upper left corner.
pub(crate) type Spot = Cell;

/// The parts of the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// The room for screens.
    pub(crate) body: Rect,
    /// What there is to say. Without rows where there is no room.
    pub(crate) status: Rect,
    /// What can be done. Without rows where there is no room.
    pub(crate) hints: Rect,
}

/// The parts of one screen, from top to bottom. A part without room has no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Areas {
    /// Where we are.
    pub(crate) bar: Rect,
    /// A heavy rule under it.
    pub(crate) rule: Rect,
    /// The room for a page or a list.
    pub(crate) room: Rect,
    /// How far we are, or where the hits are.
    pub(crate) progress: Rect,
}

impl Frame {
    /// Divides the whole screen, with the bars that the reader wants to see.
    pub(crate) fn of(area: Rect, reading: Reading) -> Frame {
        let bars = reading.bars == Bars::Shown;
        let status = u16::from(bars && area.height >= SMALLEST.height);
        let hints = bars && reading.footer != Footer::Off && area.height >= MIDDLING;
        let hints = u16::from(hints);
        let [body, status, hints] = rows(area, [area.height - status - hints, status, hints]);
        Frame {
            body,
            status,
            hints,
        }
    }
}

impl Areas {
    /// Divides a screen.
    pub(crate) fn of(area: Rect, bars: Bars) -> Areas {
        let shown = bars == Bars::Shown;
        let bar = u16::from(shown && area.height >= MIDDLING - 2);
        let rule = u16::from(shown && area.height >= TALL - 2);
        let room = area.height - bar - 2 * rule;
        let [bar, rule, room, progress] = rows(area, [bar, rule, room, rule]);
        Areas {
            bar,
            rule,
            room,
            progress,
        }
    }
}

impl Frame {
    /// The whole screen where nothing is drawn around what is read: a row to say something in is
    /// left, and no more.
    pub(crate) fn linear(area: Rect) -> Frame {
        let status = u16::from(area.height >= SMALLEST.height);
        let [body, status, hints] = rows(area, [area.height - status, status, 0]);
        Frame {
            body,
            status,
            hints,
        }
    }
}

impl Areas {
    /// A screen that is nothing but room.
    pub(crate) fn linear(area: Rect) -> Areas {
        let [bar, rule, room, progress] = rows(area, [0, 0, area.height, 0]);
        Areas {
            bar,
            rule,
            room,
            progress,
        }
    }
}

/// Rectangles of these heights, one under the other.
fn rows<const COUNT: usize>(area: Rect, heights: [u16; COUNT]) -> [Rect; COUNT] {
    let mut y = area.y;
    heights.map(|height| {
        let part = Rect { y, height, ..area };
        y += height;
        part
    })
}

/// The size of a rectangle.
pub(crate) fn size_of(area: Rect) -> Size {
    Size {
        width: area.width,
        height: area.height,
    }
}

/// Whether the rectangle holds the spot.
pub(crate) fn holds(area: Rect, spot: Spot) -> bool {
    (area.y..area.bottom()).contains(&spot.row) && (area.x..area.right()).contains(&spot.column)
}

/// A bar without its margins, which are about what a page of that width leaves.
pub(crate) fn inside(bar: Rect) -> Rect {
    let margin = margin(bar);
    Rect {
        x: bar.x + margin,
        width: bar.width.saturating_sub(2 * margin),
        ..bar
    }
}

fn margin(area: Rect) -> u16 {
    match area.width {
        0..40 => 1,
        40..72 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_screen_cover_it_without_a_gap() {
        for height in 1..60 {
            let area = Rect::new(3, 2, 40, height);
            let mut reading = Reading::default();
            if height % 3 == 0 {
                reading.bars = Bars::Hidden;
            }
            let frame = Frame::of(area, reading);
            let areas = Areas::of(frame.body, reading.bars);
            let mut row = area.y;
            for part in [
                areas.bar,
                areas.rule,
                areas.room,
                areas.progress,
                frame.status,
                frame.hints,
            ] {
                assert_eq!((part.y, part.x, part.width), (row, 3, 40), "{height} rows");
                row += part.height;
            }
            assert_eq!(row, area.bottom(), "{height} rows");
            assert!(areas.room.height > 0, "{height} rows");
        }
    }
}
