//! The front pages: which stories, in which slots, cut where. One page a section, cut into folds
//! where it is higher than the room.

use std::cell::OnceCell;
use std::ops::Range;

mod alphabet;
mod fold;
mod module;
mod nameplate;
mod picture;
mod plan;
mod title;
mod waiting;
mod words;

pub use fold::{Fold, Module};

use self::module::Desk;
use self::plan::{Room, Slot, plan};
use self::waiting::Waiting;
use self::words::Banner;
use crate::copy::manner::Manner;
use crate::copy::role::Role;
use crate::lines::line::Line;
use crate::pages::grid::Grid;
use crate::pages::page::Page;
use crate::pages::paste::Sheet;
use crate::pages::setter::Setter;
use crate::setting::{Columns, Setting, Size};
use crate::story::column::Column;
use crate::story::inset;
use crate::story::plates::Plates;
use newsprint_issue::{Article, Direction, Issue, Rank, Section};

/// The measure aimed at, in cells: 14 Han, what a newspaper's column holds. Scanning is not reading.
const SCANNED: u16 = 28;
/// The same for tiers, which come out as 12 Han of it.
const SCANNED_DOWNWARD: u16 = 34;
/// Cells across below which a page is a list of cards.
const CARDS: u16 = 72;
/// Stories looked at for one fold; more never fit.
const MOST_STORIES: usize = 24;

/// The front pages of an issue, section by section, at least one. None of its photographs is at hand.
///
/// What runs from left to right and from top to bottom on a horizontal page (columns; rows, and the
/// stories on them) runs from top to bottom and from right to left on a vertical one: tiers; lines,
/// and the stories on those. The head stands at the right, the lead beside it. Front pages in English
/// are horizontal always.
pub fn front(issue: &Issue, setting: &Setting) -> Vec<Fold> {
    let desk = desk(issue, setting);
    let mut folds = Vec::new();
    for (section, content) in issue.sections.iter().enumerate() {
        let ranking = Ranking::of(content);
        let banner = Banner::new(issue, (section, true), desk.column.manner);
        let mut placed = 0;
        while placed < ranking.len() {
            let waiting = ranking.after(content, placed);
            let fold = make_up((&banner, section), (&waiting, placed), &desk);
            placed += fold.modules.len();
            folds.push(fold);
        }
    }
    if folds.is_empty() {
        folds.push(blank(issue, setting));
    }
    folds
}

/// One fold of a section: the one before which so many of its stories are placed. `None` where there
/// is none. It is the same as among all of [`front`], and takes no more than itself to set: the
/// ranking of the section is made once for all of its folds.
///
/// The story that leads it shows its first photograph, if it is among these, and so do the others
/// where they have room for it as well.
pub fn fold(
    issue: &Issue,
    (section, placed): (usize, usize),
    ranking: &Ranking,
    setting: &Setting,
    plates: &Plates,
) -> Option<Fold> {
    let waiting = ranking.after(issue.sections.get(section)?, placed);
    let desk = Desk {
        plates: plates.clone(),
        ..desk(issue, setting)
    };
    let banner = || Banner::new(issue, (section, placed == 0), desk.column.manner);
    (!waiting.is_empty()).then(|| make_up((&banner(), section), (&waiting, placed), &desk))
}

/// The front page of an issue without stories: its head.
pub fn blank(issue: &Issue, setting: &Setting) -> Fold {
    let desk = desk(issue, setting);
    let banner = Banner::new(issue, (0, true), desk.column.manner);
    let head = head(&banner, (0, true), &desk);
    let setters = paste(&head, &desk);
    let page = Page::new(setting.size, desk.sheet.axes.width(), setters);
    Fold {
        page,
        ..Fold::default()
    }
}

/// The stories of a section as its pages place and number them: by rank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Indices into the articles of the section.
    stories: Vec<u32>,
    /// The number that each article of the section has among them.
    numbers: Vec<u32>,
}

impl Ranking {
    /// The ranking of a section.
    pub fn of(section: &Section) -> Ranking {
        let mut stories: Vec<u32> = (0..).take(section.articles.len()).collect();
        stories.sort_by_key(|story| section.articles[*story as usize].rank);
        let mut numbers = vec![0; stories.len()];
        for (number, story) in (0..).zip(&stories) {
            numbers[*story as usize] = number;
        }
        Ranking { stories, numbers }
    }

    /// How many stories there are.
    pub fn len(&self) -> usize {
        self.stories.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }

    /// The story of that number among those of the section, counted from 0.
    pub fn nth<'s>(&self, section: &'s Section, number: usize) -> Option<&'s Article> {
        section.articles.get(*self.stories.get(number)? as usize)
    }

    /// The number of an article among those of the section, both counted from 0.
    pub fn number_of(&self, article: usize) -> Option<usize> {
        self.numbers.get(article).map(|number| *number as usize)
    }

    /// The stories of the section that wait for a fold after so many: as many as may be looked at.
    pub fn after<'s>(&self, section: &'s Section, placed: usize) -> Vec<&'s Article> {
        let waiting = placed..self.stories.len().min(placed.saturating_add(MOST_STORIES));
        waiting
            .filter_map(|number| self.nth(section, number))
            .collect()
    }
}

/// What every fold of an issue is set with.
fn desk(issue: &Issue, setting: &Setting) -> Desk {
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
        ..Column::new(&setting, manner, (grid.measure, grid.hang))
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

/// The head of a fold: of the first of its section, or of another.
fn head(banner: &Banner, (section, is_first): (usize, bool), desk: &Desk) -> Vec<Line> {
    match (desk.sheet.axes.is_vertical(), is_first) {
        (true, true) => title::title(banner, section, desk),
        (true, false) => title::running_head(banner, desk),
        (false, true) => nameplate::nameplate(banner, section, desk),
        (false, false) => nameplate::running_head(banner, desk),
    }
}

/// Makes up one fold: its head, and below it as many of the waiting stories as there is room for;
/// there is one at least. Stories are numbered on from those already placed, and set only where the plan asks for them.
fn make_up(
    (banner, section): (&Banner, usize),
    (waiting, placed): (&[&Article], usize),
    desk: &Desk,
) -> Fold {
    let head = head(banner, (section, placed == 0), desk);
    let top = head.len() as u16;
    let axes = desk.sheet.axes;
    let rows = axes.room(desk.sheet.size).height;
    let rows = rows.saturating_sub(top).max(1);
    let room = Room {
        columns: desk.grid.columns,
        rows,
        led: axes.is_vertical() || desk.grid.columns > 1,
        briefs: !axes.is_vertical() && waiting[0].rank > Rank::Major,
        downward: axes.is_vertical(),
        shoulder: axes.is_vertical(),
    };
    // Cards have no room for a photograph.
    let leads = room.columns > 1 || (room.downward && desk.sheet.size.width >= CARDS);
    let copies: Vec<OnceCell<Waiting<'_>>> = waiting.iter().map(|_| OnceCell::new()).collect();
    let copy = |story: usize| {
        copies[story].get_or_init(|| {
            if story == 0 && leads {
                Waiting::leading(waiting[story], rows, desk)
            } else {
                Waiting::following(waiting[story], rows, desk)
            }
        })
    };
    let slots = plan(waiting.len(), room, |story, span| {
        copy(story).want(span, desk)
    });
    let number = |slot: &Slot| placed + slot.story + 1;
    let sets: Vec<_> = slots
        .iter()
        .map(|slot| copy(slot.story).set(slot, number(slot), desk))
        .collect();
    let mut setters = paste(&head, desk);
    setters.extend(rules(&slots, top, desk));
    let mut modules = Vec::new();
    let mut plates = Vec::new();
    for (slot, set) in slots.iter().zip(&sets) {
        modules.push(set.module(slot, top, desk));
        setters.extend(set.setters(slot, top, desk));
        plates.extend(set.plates(slot, top, desk));
    }
    Fold {
        page: Page::new(desk.sheet.size, axes.width(), setters).showing(plates),
        section,
        modules,
    }
}

/// A head of lines at the top of the page.
fn paste<'a>(head: &'a [Line], desk: &Desk) -> Vec<Setter<'a>> {
    let rows = (0..).zip(head);
    rows.flat_map(|(row, line)| desk.sheet.paste(line, row, desk.grid.left))
        .collect()
}

/// Column rules between stories that stand side by side, whatever is left blank between them, so
/// that no two headlines read as one.
fn rules(slots: &[Slot], top: u16, desk: &Desk) -> Vec<Setter<'static>> {
    let mut setters = Vec::new();
    for slot in slots.iter().filter(|slot| slot.column > 0) {
        let left = slots
            .iter()
            .filter(|other| other.column + other.span <= slot.column);
        let others: Vec<Range<u16>> = left
            .map(|other| other.row..other.row + other.rows)
            .collect();
        let along = desk.rule_before(slot.column);
        let beside = (slot.row..slot.row + slot.rows)
            .filter(|row| others.iter().any(|other| other.contains(row)));
        setters.extend(beside.filter_map(|row| {
            desk.sheet.put(
                desk.sheet.axes.separator(row),
                Role::Rule,
                (top + row, along),
            )
        }));
    }
    setters
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_issue::{Block, MEASURED, Masthead, Text};

    fn paper(sections: usize) -> Issue {
        let section = |number: usize| Section {
            articles: vec![Article {
                body: vec![Block::Paragraph(Text::from(&*format!("words {number}")))],
                ..Article::default()
            }],
            ..Section::default()
        };
        Issue::bind(Masthead::default(), (0..sections).map(section).collect())
    }

    #[test]
    fn the_paper_is_not_measured_for_each_of_its_pages() {
        let setting = Setting::for_size(Size {
            width: 120,
            height: 40,
        });
        let issue = paper(40);
        let before = MEASURED.get();
        assert_eq!(front(&issue, &setting).len(), 40);
        // Each story says itself how long it is, and no more is measured.
        assert_eq!(MEASURED.get() - before, 40);
    }

    #[test]
    fn a_fold_looks_at_no_more_stories_than_may_stand_on_it() {
        let story = |rank| Article {
            rank,
            ..Article::default()
        };
        let section = Section {
            articles: vec![story(Rank::Brief), story(Rank::Lead), story(Rank::Minor)]
                .into_iter()
                .cycle()
                .take(300)
                .collect(),
            ..Section::default()
        };
        let ranking = Ranking::of(&section);
        let waiting = ranking.after(&section, 90);
        assert_eq!(waiting.len(), MOST_STORIES);
        assert_eq!(waiting[9].rank, Rank::Lead);
        assert_eq!(waiting[10].rank, Rank::Minor);
        assert!(ranking.after(&section, 300).is_empty());
        for number in 0..300 {
            let article = ranking.stories[number] as usize;
            assert_eq!(ranking.number_of(article), Some(number));
        }
    }
}
