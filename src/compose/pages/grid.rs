//! How many columns of which measure stand where on a page. Arithmetic only; knows no text.

use crate::setting::{Columns, Size};

/// The columns of a page, all of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Cells before the first column.
    pub(crate) left: u16,
    /// How many columns.
    pub(crate) columns: u16,
    /// Cells of a line.
    pub(crate) measure: u16,
    /// Cells between two columns.
    pub(crate) gutter: u16,
    /// Cells beyond the measure that a hung mark may take.
    pub(crate) hang: u16,
}

/// Both margins together: 2 before the text; 2 for a hung mark and 2 after it.
const MARGINS: u16 = 6;
/// How much wider the right margin is than the left: the cells of a hung mark.
const HANG: u16 = 2;
/// Cells by which a column may stay below or above the measure aimed at: 34 and 56 for 44.
const BELOW: u16 = 10;
const ABOVE: u16 = 12;
/// The widest line of any column.
const WIDEST: u16 = 56;
/// The narrowest column that is set when so many were asked for.
const NARROWEST: u16 = 16;
/// What tiers aim at, as a part of the measure of columns: 16 characters for 22. And the shortest
/// tier, as a part of that: 10 characters for 16.
const TIER: (u16, u16) = (8, 11);
const SHORTEST_TIER: (u16, u16) = (5, 8);
/// Rows of text below which a page has at most two columns, and one.
const FEW_ROWS: u16 = 20;
const VERY_FEW_ROWS: u16 = 12;

impl Grid {
    /// The columns of a page of that size.
    pub(crate) fn new(size: Size, columns: Columns, gutter: u16) -> Grid {
        let most = match size.height {
            0..VERY_FEW_ROWS => 1,
            VERY_FEW_ROWS..FEW_ROWS => 2,
            _ => size.width / NARROWEST + 1,
        };
        let width = size.width;
        let (count, widest) = match columns {
            Columns::Fit { measure } => fit(width, measure, gutter, 1..=most),
            Columns::FitMany { measure } => fit(width, measure, gutter, (1..=most).rev()),
            Columns::Exactly(count) => (exactly(width, count.clamp(1, most), gutter), WIDEST),
        };
        let measure = measure_of(width, count, gutter).min(widest);
        if measure < 8 {
            return Grid::tiny(width, gutter);
        }
        let text = count * measure + (count - 1) * gutter;
        let left = (width - text).saturating_sub(HANG) / 2;
        Grid {
            left,
            columns: count,
            measure,
            gutter,
            hang: (width - text - left).min(room_to_hang(gutter)),
        }
    }

    /// The tiers of a page of vertical lines: cells along the line count as half a character.
    pub(crate) fn tiers(length: u16, columns: Columns, gutter: u16) -> Grid {
        // Nothing stands between two boxes: the gutter is whole characters too.
        let gutter = even(gutter);
        let part = |cells: u16, (share, of): (u16, u16)| cells.saturating_mul(share) / of;
        let (most, aim) = match columns {
            Columns::Fit { measure } | Columns::FitMany { measure } => {
                (9, even(part(measure, TIER)))
            }
            Columns::Exactly(count) => (count.clamp(1, 9), part(44, TIER)),
        };
        let shortest = part(aim, SHORTEST_TIER);
        let of = |count: u16| {
            let taken = HANG + gutter * (count - 1);
            even(length.saturating_sub(taken) / count)
        };
        let count = match columns {
            Columns::Fit { .. } | Columns::FitMany { .. } => (1..=most)
                .take_while(|count| *count == 1 || of(*count) >= shortest)
                .min_by_key(|count| (of(*count).abs_diff(aim), *count)),
            Columns::Exactly(_) => (1..=most).rev().find(|count| of(*count) >= shortest),
        }
        .unwrap_or(1);
        let measure = of(count);
        if measure < 4 {
            return Grid::tiny(length, gutter);
        }
        Grid {
            left: 0,
            columns: count,
            measure,
            gutter,
            hang: room_to_hang(gutter),
        }
    }

    /// One column that takes all the room there is.
    fn tiny(width: u16, gutter: u16) -> Grid {
        let measure = match width {
            0..=3 => width.max(1),
            _ => even(width - HANG),
        };
        Grid {
            left: 0,
            columns: 1,
            measure,
            gutter,
            hang: width.saturating_sub(measure).min(HANG),
        }
    }

    /// Cells of all columns and the gutters between them.
    pub(crate) fn width(&self) -> u16 {
        self.columns * self.measure + (self.columns - 1) * self.gutter
    }

    /// The first cell of a column.
    pub(crate) fn start_of(&self, column: u16) -> u16 {
        self.left + column * (self.measure + self.gutter)
    }
}

/// Cells of a gutter that a hung mark may take: both it needs, where the rule still has its own.
fn room_to_hang(gutter: u16) -> u16 {
    if gutter > HANG { HANG } else { 0 }
}

/// The count whose column comes closest to the measure aimed at; the first where two are as close.
fn fit(width: u16, aim: u16, gutter: u16, counts: impl Iterator<Item = u16>) -> (u16, u16) {
    let narrowest = aim.saturating_sub(BELOW).max(NARROWEST);
    let widest = even(aim.saturating_add(ABOVE)).max(NARROWEST);
    let count = counts
        .map(|count| (count, measure_of(width, count, gutter)))
        .filter(|(count, measure)| *count == 1 || *measure >= narrowest)
        .min_by_key(|(_, measure)| measure.abs_diff(aim))
        .map_or(1, |(count, _)| count);
    (count, widest)
}

/// So many columns, or as many as there is room for.
fn exactly(width: u16, count: u16, gutter: u16) -> u16 {
    (1..=count)
        .rev()
        .find(|count| measure_of(width, *count, gutter) >= NARROWEST)
        .unwrap_or(1)
}

/// The measure of one of so many columns that fill the width.
fn measure_of(width: u16, count: u16, gutter: u16) -> u16 {
    let taken = u32::from(MARGINS) + u32::from(gutter) * u32::from(count - 1);
    even((u32::from(width).saturating_sub(taken) / u32::from(count)) as u16)
}

/// Lines of full-width characters have an even number of cells.
fn even(cells: u16) -> u16 {
    cells & !1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(width: u16, height: u16) -> Grid {
        Grid::new(Size { width, height }, Columns::Fit { measure: 44 }, 4)
    }

    #[track_caller]
    fn check(width: u16, columns: u16, measure: u16, margins: (u16, u16)) {
        let grid = grid(width, 40);
        let right = width - grid.left - grid.width();
        assert_eq!(
            (grid.columns, grid.measure, (grid.left, right)),
            (columns, measure, margins),
            "at {width} cells"
        );
    }

    #[test]
    fn columns_come_closest_to_the_measure_that_reads_best() {
        check(40, 1, 34, (2, 4));
        check(60, 1, 54, (2, 4));
        check(72, 1, 56, (7, 9));
        check(80, 2, 34, (3, 5));
        check(100, 2, 44, (3, 5));
        check(120, 2, 54, (3, 5));
        check(132, 3, 38, (4, 6));
        check(160, 3, 48, (3, 5));
        check(180, 4, 40, (3, 5));
        check(200, 4, 44, (5, 7));
        check(240, 5, 42, (6, 8));
    }

    #[test]
    fn of_two_counts_as_close_a_newspaper_has_the_more_columns() {
        let counts = |width| {
            let size = Size { width, height: 40 };
            [
                Columns::Fit { measure: 44 },
                Columns::FitMany { measure: 44 },
            ]
            .map(|columns| Grid::new(size, columns, 4).columns)
        };
        assert_eq!(counts(120), [2, 3]);
        assert_eq!(counts(132), [3, 3]);
        assert_eq!(counts(80), [2, 2]);
    }

    #[test]
    fn every_width_between_has_even_columns_and_room_for_a_hung_mark() {
        for width in 40..=240 {
            let grid = grid(width, 40);
            assert!(
                (34..=56).contains(&grid.measure) && grid.measure.is_multiple_of(2),
                "{width}"
            );
            assert!(
                grid.left >= 2 && width - grid.left - grid.width() >= 4,
                "{width}"
            );
            assert_eq!(grid.hang, 2, "{width}");
        }
    }

    #[test]
    fn few_rows_are_not_cut_into_many_columns() {
        assert_eq!(grid(240, 19).columns, 2);
        assert_eq!(grid(240, 11).columns, 1);
    }

    #[test]
    fn tiers_are_as_high_as_papers_set_them() {
        let tiers = |rows: u16| {
            let grid = Grid::tiers(rows * 2, Columns::Fit { measure: 44 }, 4);
            (grid.columns, grid.measure / 2)
        };
        assert_eq!(tiers(20), (1, 19));
        assert_eq!(tiers(34), (2, 15));
        assert_eq!(tiers(50), (3, 15));
    }

    #[test]
    fn the_smallest_rooms_still_have_a_column() {
        for width in 0..40 {
            let grid = grid(width, 5);
            assert!(
                grid.measure >= 1 && grid.left + grid.measure <= width.max(1),
                "{width}"
            );
        }
    }

    #[test]
    fn so_many_columns_as_asked_for_and_possible() {
        let size = Size {
            width: 120,
            height: 40,
        };
        let columns = |count| Grid::new(size, Columns::Exactly(count), 4);
        assert_eq!((columns(3).columns, columns(3).measure), (3, 34));
        assert_eq!((columns(1).columns, columns(1).measure), (1, 56));
        assert_eq!(columns(99).columns, 5);
    }
}
