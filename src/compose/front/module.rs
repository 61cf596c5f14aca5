//! One story as a module of the front page: its rule, headline block and legs of text, cut where
//! the rows end.

use std::cell::OnceCell;
use std::ops::Range;

use super::fold::Module;
use super::plan::{Slot, Want};
use super::words;
use crate::compose::columns;
use crate::compose::line::Line;
use crate::compose::measure::Grid;
use crate::compose::page::{Cell, Role};
use crate::compose::paste::Sheet;
use crate::compose::setter::Setter;
use crate::compose::setting::Size;
use crate::compose::story::{self, Column, Galley};
use crate::issue::{Article, Place, Rank};

/// What the stories of a fold are set with: the sheet, its grid, and one column of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk {
    pub(super) sheet: Sheet,
    pub(super) grid: Grid,
    pub(super) column: Column,
}

/// Rows of text below which a story is not worth starting.
const LEAST_TEXT: u16 = 4;
/// Rows of text that a card of the narrow list shows.
const CARD_TEXT: u16 = 4;
/// The most columns that a module spans.
const MOST_SPAN: usize = 3;

impl Desk {
    /// Cells across so many columns, with the gutters between them.
    fn width(&self, span: u16) -> u16 {
        span * self.grid.measure + (span - 1) * self.grid.gutter
    }

    /// The cell of the rule in the gutter before a column.
    pub(super) fn rule_before(&self, column: u16) -> u16 {
        let gutter = self.grid.gutter;
        self.grid.start_of(column) - gutter + self.grid.hang.min(gutter.saturating_sub(1))
    }

    /// A column as wide as so many of the grid.
    pub(super) fn across(&self, span: u16) -> Column {
        Column {
            cells: self.width(span),
            ..self.column
        }
    }
}

/// A story on its way to the front page: its lines, as many as the room could take.
pub(super) struct Copy<'a> {
    article: &'a Article,
    /// The body, as far as any slot of the fold could show it.
    lines: Vec<Line>,
    /// Whether that is all of it.
    is_whole: bool,
    /// Headline blocks by the columns they span.
    heads: [OnceCell<Vec<Line>>; MOST_SPAN],
}

/// A story set into its slot.
pub(super) struct Set<'a> {
    copy: &'a Copy<'a>,
    /// The rule above it, with its number.
    rule: Line,
    head: &'a [Line],
    legs: Vec<Range<usize>>,
    jump: Option<Line>,
}

impl<'a> Copy<'a> {
    /// Sets as much of the body as fills so many rows of the widest module.
    pub(super) fn new(article: &'a Article, rows: u16, desk: &Desk) -> Copy<'a> {
        let most = usize::from(rows) * MOST_SPAN + 1;
        let mut galley = Galley::new(desk.column);
        galley.set(article, most);
        let is_whole = galley.is_set() && galley.lines().len() <= most;
        let lines = galley.take(most);
        Copy {
            article,
            lines,
            is_whole,
            heads: Default::default(),
        }
    }

    /// The rows it asks for across so many columns.
    pub(super) fn want(&self, span: u16, desk: &Desk) -> Want {
        // The rule above, and a blank below.
        let frame = self.head(span, desk).len() as u16 + 2;
        let text = (self.lines.len() as u16).div_ceil(span);
        let least = frame + text.min(LEAST_TEXT);
        let whole = match (self.article.rank, desk.grid.columns) {
            (_, 1) => frame + text.min(CARD_TEXT),
            _ => frame + text,
        };
        Want {
            least: least.min(whole),
            whole,
        }
    }

    /// Sets the story into its slot.
    pub(super) fn set(&'a self, slot: &Slot, number: usize, desk: &Desk) -> Set<'a> {
        let mut head = self.head(slot.span, desk);
        let inside = usize::from(slot.rows.saturating_sub(2));
        head = &head[..head.len().min(inside)];
        let rows = inside - head.len();
        let span = usize::from(slot.span);
        let level = if self.is_whole {
            columns::balance(&self.lines, rows, span)
        } else {
            None
        };
        let cut = level.is_none();
        let mut legs = level.unwrap_or_else(|| columns::fill(&self.lines, rows, span));
        if cut && let Some(last) = legs.last_mut() {
            // The last row of the last leg says where the story goes on.
            if last.len() == rows {
                last.end -= 1;
            }
        }
        let shown = legs.last().map_or(0, |leg| leg.end);
        let jump = cut.then(|| self.jump(shown, desk));
        Set {
            copy: self,
            rule: self.rule(slot.span, number, desk),
            head,
            legs,
            jump,
        }
    }

    fn head(&self, span: u16, desk: &Desk) -> &[Line] {
        let head = &self.heads[usize::from(span - 1).min(MOST_SPAN - 1)];
        head.get_or_init(|| story::head(self.article, &desk.across(span)))
    }

    /// The rule above the story: heavy above the lead, and with the number that opens it.
    fn rule(&self, span: u16, number: usize, desk: &Desk) -> Line {
        let (sign, role) = match self.article.rank {
            Rank::Lead => ("━", Role::StrongRule),
            _ => ("─", Role::Rule),
        };
        let manner = desk.column.manner;
        let sign = manner.axes.ornament(sign);
        let step = manner.axes.measure(sign).max(1);
        let number = format!(" {number} ");
        let cells = desk.width(span);
        let mut line = Line::of(sign, role, manner);
        line.mark(&number, Role::Mark, (step, manner));
        let start = step + manner.axes.measure(&number);
        let rest = usize::from(cells.saturating_sub(start) / step);
        line.mark(&sign.repeat(rest), role, (start, manner));
        line
    }

    fn jump(&self, shown: usize, desk: &Desk) -> Line {
        let cut = self.cut(shown);
        let words = words::jump(self.article, cut, desk.column.manner.language);
        Line::of(&words, Role::Jump, desk.column.manner)
    }

    /// The first place that is not shown.
    fn cut(&self, shown: usize) -> Option<Place> {
        self.lines[shown..].iter().find_map(Line::place)
    }
}

impl Set<'_> {
    /// Where the story stands.
    pub(super) fn module(&self, slot: &Slot, top: u16, desk: &Desk) -> Module {
        let cell = Cell {
            row: top + slot.row,
            column: desk.grid.start_of(slot.column),
        };
        let size = Size {
            width: desk.width(slot.span),
            height: slot.rows,
        };
        let shown = self.legs.last().map_or(0, |leg| leg.end);
        let cut = self.jump.as_ref().and_then(|_| self.copy.cut(shown));
        Module {
            article: self.copy.article.id,
            cell,
            size,
            cut,
        }
    }

    /// Everything of the story that is drawn, below so many rows.
    pub(super) fn setters<'s>(&'s self, slot: &Slot, top: u16, desk: &Desk) -> Vec<Setter<'s>> {
        let sheet = desk.sheet;
        let left = desk.grid.start_of(slot.column);
        let row = top + slot.row;
        let mut setters: Vec<Setter<'_>> = sheet.paste(&self.rule, row, left).collect();
        for (row, line) in (row + 1..).zip(self.head) {
            setters.extend(sheet.paste(line, row, left));
        }
        let body = row + 1 + self.head.len() as u16;
        for (column, leg) in (slot.column..).zip(&self.legs) {
            let start = desk.grid.start_of(column);
            for (row, line) in (body..).zip(&self.copy.lines[leg.clone()]) {
                setters.extend(sheet.paste(line, row, start));
            }
        }
        let legs = self.legs.iter().map(ExactSizeIterator::len);
        let last = self.legs.last().map_or(0, ExactSizeIterator::len);
        let jump = usize::from(self.jump.is_some());
        let height = legs.max().unwrap_or(0).max(last + jump) as u16;
        for column in slot.column + 1..slot.column + self.legs.len() as u16 {
            setters.extend((body..body + height).filter_map(|row| {
                sheet.put(
                    sheet.axes.separator(row),
                    Role::Rule,
                    (row, desk.rule_before(column)),
                )
            }));
        }
        if let (Some(jump), Some((row, column))) = (&self.jump, self.jump_at(slot, top, desk)) {
            setters.extend(sheet.paste(jump, row, column));
        }
        setters
    }

    /// The row and cell at which the jump line stands: below the last line of the last leg.
    fn jump_at(&self, slot: &Slot, top: u16, desk: &Desk) -> Option<(u16, u16)> {
        let leg = self.legs.last()?;
        let column = slot.column + self.legs.len() as u16 - 1;
        let row = top + slot.row + 1 + self.head.len() as u16 + leg.len() as u16;
        Some((row, desk.grid.start_of(column)))
    }
}
