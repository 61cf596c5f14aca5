//! One article as pages: its headline block over all columns, its body in columns below.

use crate::copy::manner::Manner;
use crate::copy::role::Role;
use crate::lines::line::Line;
use crate::pages::frame::Frame;
use crate::pages::grid::Grid;
use crate::pages::page::Page;
use crate::pages::paste::Sheet;
use crate::pages::plate::Plate;
use crate::pages::setter::Setter;
use crate::pages::{columns, concession};
use crate::setting::Setting;
use crate::story::column::Column;
use crate::story::galley::Galley;
use crate::story::head::{head, large_head};
use crate::story::plates::Plates;
use crate::story::resume;
use newsprint_issue::{Article, Language, Place};

/// The pages of one article, set one after another as they are asked for, so that opening a long
/// story costs no more than opening a short one.
#[derive(Clone, Debug)]
pub struct Pages {
    sheet: Sheet,
    column: Column,
    grid: Grid,
    galley: Galley,
    turn: Turn,
}

/// What a page is made of: its headline block, and the lines of the galley in its columns.
struct MakeUp {
    head: Vec<Line>,
    columns: Vec<std::ops::Range<usize>>,
}

/// Which page comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    First,
    Later,
    Over,
}

/// Lines set beyond a page, so that the breaks of its last column can see what they part.
const AHEAD: usize = 16;
/// Lines of body text that must fit below a headline block; else it runs in the first column.
const LEAST_BODY: usize = 4;

impl Pages {
    /// The pages of an article in a paper of that language, none of them set yet.
    pub fn new(setting: &Setting, language: Language) -> Pages {
        let manner = Manner::new(setting, language);
        let axes = manner.axes;
        let room = axes.room(setting.size);
        let grid = if axes.is_vertical() {
            Grid::tiers(room.width, setting.columns, setting.gutter)
        } else {
            Grid::new(room, setting.columns, setting.gutter)
        };
        let ragged = Setting {
            justify: setting.justify && grid.columns <= 2,
            ..*setting
        };
        let column = Column::new(&ragged, manner, grid.measure, grid.hang);
        Pages {
            sheet: Sheet {
                axes,
                size: setting.size,
            },
            column,
            grid,
            galley: Galley::new(column),
            turn: Turn::First,
        }
    }

    /// The pages, with boxes for these photographs.
    #[must_use]
    pub fn showing(self, plates: &Plates) -> Pages {
        Pages {
            galley: self.galley.showing(plates.clone()),
            ..self
        }
    }

    /// Pages that begin shortly before a place, whatever stands before it: the first of them, or one
    /// soon after, shows the place. They are no pages of the whole, which begin elsewhere.
    pub fn near(article: &Article, place: Place, start: Pages) -> Pages {
        match resume::before(article, place) {
            None => start,
            Some(place) => Pages {
                galley: Galley::at(start.column, place).showing(start.galley.plates()),
                turn: Turn::Later,
                ..start
            },
        }
    }

    /// Sets the next page; `None` after the last. `article` must be the same every time.
    pub fn next(&mut self, article: &Article) -> Option<Page> {
        let made = self.make_up(article)?;
        let page = self.page(&made);
        self.turn_over(&made);
        Some(page)
    }

    /// Sets the next page without keeping it, and answers its first place; `None` after the last.
    pub fn pass(&mut self, article: &Article) -> Option<Option<Place>> {
        let made = self.make_up(article)?;
        let first = made.columns.first().map_or(0, |column| column.start);
        let taken = made.columns.last().map_or(0, |column| column.end);
        let head = made.head.iter().find_map(Line::place);
        let place = head.or_else(|| {
            self.galley.lines()[first..taken]
                .iter()
                .find_map(Line::place)
        });
        self.turn_over(&made);
        Some(place)
    }

    /// Whether the last page has been set.
    pub fn is_over(&self) -> bool {
        self.turn == Turn::Over
    }

    /// What the next page is made of.
    fn make_up(&mut self, article: &Article) -> Option<MakeUp> {
        let head = match self.turn {
            Turn::First => self.head(article),
            Turn::Later => Vec::new(),
            Turn::Over => return None,
        };
        let lines = usize::from(self.sheet.axes.room(self.sheet.size).height);
        let rows = lines.saturating_sub(head.len());
        let count = usize::from(self.grid.columns);
        if self.turn == Turn::First {
            self.galley.narrow(rows);
        }
        self.galley.lower(rows / 2);
        self.galley.set(article, rows * count + AHEAD);
        let columns = self.columns(rows, count);
        Some(MakeUp { head, columns })
    }

    /// Takes the lines of a page off the galley.
    fn turn_over(&mut self, made: &MakeUp) {
        let taken = made.columns.last().map_or(0, |column| column.end);
        self.galley.take(taken);
        let lines = self.sheet.axes.room(self.sheet.size).height;
        let rest = self.galley.lines().iter().all(Line::is_blank);
        let is_over = lines == 0 || self.galley.is_set() && rest;
        self.turn = if is_over { Turn::Over } else { Turn::Later };
    }

    /// The headline block over all columns; in the first column where it would leave no room.
    fn head(&mut self, article: &Article) -> Vec<Line> {
        let room = usize::from(self.sheet.axes.room(self.sheet.size).height);
        let wide = Column {
            cells: self.grid.width(),
            ..self.column
        };
        if self.grid.columns > 1 {
            let large = large_head(article, &wide, room as u16);
            let large = large.map(|head| Pages::ruled(head, &wide));
            if let Some(head) = large.filter(|head| head.len() <= room / 3) {
                return head;
            }
            let head = Pages::ruled(head(article, &wide), &wide);
            if head.len() + LEAST_BODY <= room {
                return head;
            }
        }
        let head = Pages::ruled(head(article, &self.column), &self.column);
        self.galley.begin_with(head);
        Vec::new()
    }

    /// A headline block with the rule below it.
    fn ruled(mut head: Vec<Line>, column: &Column) -> Vec<Line> {
        if !head.is_empty() {
            head.push(column.rule());
        }
        head
    }

    /// The columns of a page; of one height on the last.
    fn columns(&mut self, rows: usize, count: usize) -> Vec<std::ops::Range<usize>> {
        let is_set = self.galley.is_set();
        let is_level = !self.sheet.axes.is_vertical();
        let lines = self.galley.lines();
        let level = if is_set && is_level {
            columns::balance(lines, rows, count)
        } else {
            None
        };
        level.unwrap_or_else(|| columns::fill(lines, rows, count))
    }

    /// Puts a headline block and columns onto a page.
    fn page(&mut self, MakeUp { head, columns }: &MakeUp) -> Page {
        let (sheet, grid) = (self.sheet, self.grid);
        let top = head.len() as u16;
        let lines = self.galley.lines();
        let mut setters: Vec<Setter<'_>> = (0..)
            .zip(head)
            .flat_map(|(across, line)| sheet.paste(line, across, grid.left))
            .collect();
        for (column, range) in (0..).zip(columns) {
            let start = grid.start_of(column);
            let pasted = (top..)
                .zip(&lines[range.clone()])
                .flat_map(|(across, line)| sheet.paste(line, across, start));
            setters.extend(pasted);
        }
        let height = columns
            .iter()
            .map(ExactSizeIterator::len)
            .max()
            .unwrap_or(0) as u16;
        // A gutter that only takes a hung mark has no room for a rule.
        let ruled = if grid.gutter > grid.hang {
            columns.len() as u16
        } else {
            0
        };
        for column in 1..ruled {
            let along = grid.start_of(column) - grid.gutter + grid.hang;
            setters.extend((top..top + height).filter_map(|across| {
                sheet.put(sheet.axes.separator(across), Role::Rule, across, along)
            }));
        }
        let set = columns.iter().flat_map(|range| &lines[range.clone()]);
        let given_up = concession::of_lines(head.iter().chain(set));
        Page::new(sheet.size, sheet.axes.width(), setters)
            .conceding(grid.measure, given_up)
            .framed(self.frames(top, columns))
            .showing(self.plates(top, columns))
    }

    /// Where the headline block and the columns of a page stand.
    fn frames(&self, top: u16, columns: &[std::ops::Range<usize>]) -> Vec<Frame> {
        let (sheet, grid) = (self.sheet, self.grid);
        let frame = |across, along| Frame::new(sheet.axes, sheet.size, across, along);
        let head = (top > 0).then(|| {
            let end = grid.left + grid.width() + grid.hang;
            frame(0..top, grid.left..end)
        });
        let columns = (0..).zip(columns).map(|(column, range)| {
            let start = grid.start_of(column);
            let end = start + grid.measure + grid.hang;
            frame(top..top + range.len() as u16, start..end)
        });
        head.into_iter().chain(columns).collect()
    }

    /// The boxes of the photographs in the columns of a page.
    fn plates(&mut self, top: u16, columns: &[std::ops::Range<usize>]) -> Vec<Plate> {
        let (sheet, grid) = (self.sheet, self.grid);
        let lines = self.galley.lines();
        let mut plates = Vec::new();
        for (column, range) in (0..).zip(columns) {
            let start = grid.start_of(column);
            let pasted = (top..).zip(&lines[range.clone()]);
            plates.extend(pasted.filter_map(|(across, line)| sheet.plate(line, across, start)));
        }
        plates
    }
}

/// All pages of an article in a paper of that language.
pub fn article(article: &Article, language: Language, setting: &Setting) -> Vec<Page> {
    let mut pages = Pages::new(setting, language);
    std::iter::from_fn(|| pages.next(article)).collect()
}
