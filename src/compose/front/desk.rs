//! What every fold of an issue is set with: its sheet, its grid, and one column of it.

use crate::copy::manner::Manner;
use crate::pages::grid::Grid;
use crate::pages::paste::Sheet;
use crate::setting::{Columns, Setting, Size};
use crate::story::column::Column;
use crate::story::inset;
use crate::story::plates::Plates;
use newsprint_issue::{Direction, Issue};

/// The measure aimed at, in cells: 14 Han, what a newspaper's column holds. Scanning is not reading.
const SCANNED: u16 = 28;
/// The same for tiers, which come out as 12 Han of it.
const SCANNED_DOWNWARD: u16 = 34;
/// Cells across below which a page is a list of cards.
pub(super) const CARDS: u16 = 72;

/// What the stories of a fold are set with: the sheet, its grid, and one column of it.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub(super) sheet: Sheet,
    pub(super) grid: Grid,
    pub(super) column: Column,
    /// The photographs that are at hand.
    pub(super) plates: Plates,
}

impl Desk {
    /// What every fold of an issue is set with.
    pub(super) fn of(issue: &Issue, setting: &Setting) -> Desk {
        // Modules are too small for lines across.
        let direction = if inset::is_worded(issue.masthead.language) {
            Direction::Horizontal
        } else {
            setting.direction
        };
        let setting = Setting {
            direction,
            // Lines of words read better ragged in columns made for scanning.
            justify: false,
            ..*setting
        };
        let manner = Manner::new(&setting, issue.masthead.language);
        let is_vertical = manner.axes.is_vertical();
        let columns = match (setting.size.width < CARDS, is_vertical) {
            (true, _) => Columns::Exactly(1),
            (false, false) => Columns::Fit { measure: SCANNED },
            (false, true) => Columns::Fit {
                measure: SCANNED_DOWNWARD,
            },
        };
        let grid = if is_vertical {
            let room = manner.axes.room(setting.size);
            Grid::tiers(room.width, columns, setting.gutter)
        } else {
            // The number of columns depends on the width alone: a fold has no leg of the whole height.
            let size = Size {
                height: u16::MAX,
                ..setting.size
            };
            Grid::new(size, columns, setting.gutter)
        };
        let column = Column {
            // Modules are too small for blocks of horizontal lines.
            across: 0,
            ..Column::new(&setting, manner, grid.measure, grid.hang)
        };
        Desk {
            sheet: Sheet {
                axes: manner.axes,
                size: setting.size,
            },
            grid,
            column,
            plates: Plates::default(),
        }
    }

    /// Cells across so many columns, with the gutters between them.
    pub(super) fn width(&self, span: u16) -> u16 {
        span * self.grid.measure + (span - 1) * self.grid.gutter
    }

    /// The cell of the rule in the gutter before a column.
    pub(super) fn rule_before(&self, column: u16) -> u16 {
        let gutter = self.grid.gutter;
        self.grid.start_of(column) - gutter + self.grid.hang.min(gutter.saturating_sub(1))
    }

    /// Lines left free below a story. Vertical lines have blanks between them as it is.
    pub(super) fn below(&self) -> u16 {
        u16::from(!self.sheet.axes.is_vertical())
    }

    /// A column as wide as so many of the grid.
    pub(super) fn across(&self, span: u16) -> Column {
        Column {
            cells: self.width(span),
            ..self.column
        }
    }
}
