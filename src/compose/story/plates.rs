//! The photographs at hand, and their boxes: how many cells one gets in its column, by its
//! proportions alone, so that a page is the same on every terminal. Knows no file and no pixel's
//! colour.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::characters::axes::{cells_across, lines_across};
use crate::characters::forms::BOX;
use crate::copy::strand::Strand;
use crate::lines::line::Line;
use crate::lines::strip::Strip;
use crate::setting::{Ornaments, Size};
use crate::story::column::Column;
use crate::story::inset;
use newsprint_issue::Place;

/// The photographs that are at hand, by their paths inside the issue, and their sizes in pixels.
/// Those that cannot be measured have none, and get a box that has room for a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plates(Rc<BTreeMap<String, Option<(u32, u32)>>>);

impl FromIterator<(String, Option<(u32, u32)>)> for Plates {
    fn from_iter<I: IntoIterator<Item = (String, Option<(u32, u32)>)>>(plates: I) -> Plates {
        Plates(Rc::new(plates.into_iter().collect()))
    }
}

/// Rows of the lowest box, of one with room for a sentence.
const LEAST: u16 = 3;

/// Cells of the narrowest box.
const NARROWEST: u16 = 6;

/// Cells of the narrowest box with its caption under it where lines run downward.
const CAPTIONED: u16 = 14;

/// Pixels of a cell of a photograph that is made larger than it is.
const COARSEST: u32 = 4;

impl Plates {
    /// Whether a photograph is at hand.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The lines that the box of a photograph takes in a column; none where it is not at hand,
    /// where nothing is drawn, or where there is no room. It stays upright where lines run
    /// downward, and stands at the head of the tier.
    pub(crate) fn lines(&self, path: &str, column: &Column, place: Place) -> Vec<Line> {
        let size = self.size(path, column, column.cells);
        size.map_or_else(Vec::new, |size| strips(size, column, place))
    }

    /// The same with the caption under it in horizontal lines: where lines run downward, and the
    /// tier is high enough for both. In a paper of words the box is made lower for that.
    pub(crate) fn captioned(
        &self,
        path: &str,
        column: &Column,
        place: Place,
        caption: &[Strand<'_>],
    ) -> Option<Vec<Line>> {
        let axes = column.manner.axes;
        if !axes.is_vertical() || caption.iter().all(|strand| strand.text.is_empty()) {
            return None;
        }
        let lowers = inset::is_worded(column.manner.language);
        let lowest = if lowers {
            column.cells / 2
        } else {
            column.cells
        };
        let heights = (lowest.max(LEAST * BOX)..=column.cells).rev();
        let sizes = heights.step_by(usize::from(BOX));
        let mut set = sizes.filter_map(|cells| {
            let size = self.size(path, column, cells)?;
            let rows = inset::caption(caption, size.width, column);
            let height = axes.taken(size).1 + rows.len() as u16 * BOX;
            (size.width >= CAPTIONED && height <= column.cells).then_some((size, rows))
        });
        let (size, rows) = set.next()?;
        let mut lines = strips(size, column, place);
        hang(&mut lines, rows, size);
        Some(lines)
    }

    /// The size of a box in so many cells along the lines of a column.
    fn size(&self, path: &str, column: &Column, cells: u16) -> Option<Size> {
        let drawn = column.ornaments != Ornaments::None;
        let pixels = self.0.get(path).filter(|_| drawn)?;
        fit(*pixels, column.manner.axes.extent(column.plate, cells))
    }
}

/// The lines of a box in a column: in its middle, or at the head of a tier.
fn strips(size: Size, column: &Column, place: Place) -> Vec<Line> {
    let axes = column.manner.axes;
    let (lines, cells) = axes.taken(size);
    let start = if axes.is_vertical() {
        0
    } else {
        (column.cells - cells) / 2
    };
    let strip = |row| Line {
        strip: Some(Strip {
            row,
            start,
            size,
            place,
        }),
        ..Line::default()
    };
    (0..lines).map(strip).collect()
}

/// Hangs horizontal rows under a box, flush with its left edge; all stays together.
fn hang(lines: &mut [Line], mut rows: Vec<Line>, size: Size) {
    let spare = cells_across(lines.len() as u16) - size.width;
    for row in &mut rows {
        row.shift(spare);
    }
    let cells = rows.iter().map(Line::cells).max().unwrap_or(0);
    let taken = usize::from(lines_across(cells));
    for (left, line) in lines.iter_mut().rev().enumerate() {
        line.keep = u8::try_from(left).unwrap_or(u8::MAX);
        if left + 1 == taken {
            line.inset = vec![Line::default(); usize::from(size.height)];
            line.inset.append(&mut rows);
        }
    }
}

/// The cells of a box: as wide as the column, but no higher than the rows that it may have, and no
/// coarser than can be made out. A cell is twice as high as it is wide.
fn fit(pixels: Option<(u32, u32)>, room: Size) -> Option<Size> {
    let (cells, rows) = (room.width, room.height);
    if cells < NARROWEST || rows < LEAST {
        return None;
    }
    let Some((width, height)) = pixels else {
        let height = LEAST;
        return Some(Size {
            width: cells,
            height,
        });
    };
    let (across, down) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let finest = width.div_ceil(COARSEST).max(u32::from(NARROWEST));
    let wanted = u64::from(cells).min(u64::from(finest));
    let high = (wanted * down).div_ceil(2 * across).max(u64::from(LEAST));
    let high = high.min(u64::from(rows));
    let wide = (2 * high * across / down).clamp(u64::from(NARROWEST), wanted);
    Some(Size {
        width: wide as u16,
        height: high as u16,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size((width, height): (u16, u16)) -> Size {
        Size { width, height }
    }

    #[track_caller]
    fn check(pixels: (u32, u32), room: (u16, u16), expected: (u16, u16)) {
        let size = fit(Some(pixels), size(room)).expect("a box");
        assert_eq!(
            (size.width, size.height),
            expected,
            "{pixels:?} in {room:?}"
        );
    }

    #[test]
    fn a_box_has_the_proportions_of_its_photograph() {
        check((1600, 900), (40, 20), (40, 12));
        check((900, 1600), (40, 20), (22, 20));
        check((64, 64), (40, 20), (16, 8));
    }

    #[test]
    fn a_box_is_never_larger_than_its_room() {
        for pixels in [(1, 100_000), (100_000, 1), (u32::MAX, u32::MAX), (0, 0)] {
            for (cells, rows) in [(6, 3), (40, 3), (200, 60)] {
                let size = fit(Some(pixels), size((cells, rows))).expect("a box");
                assert!(size.width <= cells && size.height <= rows, "{pixels:?}");
            }
        }
        assert_eq!(fit(Some((100, 100)), size((5, 20))), None);
        assert_eq!(fit(Some((100, 100)), size((40, 2))), None);
    }
}
