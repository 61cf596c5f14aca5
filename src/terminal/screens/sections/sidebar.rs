//! The sidebar: which row is chosen, and what comes of keys and clicks.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::areas::areas;
use super::rows::{Marks, Row, rows};
use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::{Spot, holds, size_of};
use crate::reading::extent::Extent;
use crate::reading::folds::{At, Folds};
use crate::reading::session::Session;
use crate::screen::{Lie, Screen, Sight};
use crate::widgets::letters::Mark;
use crate::widgets::{Canvas, List, Map};
use newsprint_compose::Size;
use newsprint_issue::{ArticleId, Place};
use newsprint_messages::Message;

/// Folds that are set while a reader waits.
const AT_ONCE: usize = 4;

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::Open,
    Action::FocusDown,
    Action::SidebarText,
    Action::SectionNext,
    Action::GoPages,
    Action::GoSections,
    Action::Help,
];

/// The sidebar.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    pub(super) rows: Vec<Row>,
    pub(super) list: List,
    /// Where the reader is in the story that is open.
    pub(super) open: Option<Place>,
    /// The fold that the chosen story stands on, and its map.
    folds: Folds,
    pub(super) at: At,
    /// The bookmarks of the open story.
    marks: Marks,
    pub(super) map: Map,
    /// Whether that fold is far behind those that are set: it is come to while nothing happens.
    waits: bool,
    /// How far the stories in sight are read: their rows, and thousandths of those begun.
    pub(super) shares: Vec<(usize, usize)>,
    /// How long the stories are that were in sight, in characters or words.
    pub(super) lengths: BTreeMap<ArticleId, usize>,
}

impl Sections {
    /// The list, with a story chosen in it.
    pub(crate) fn new(session: &Session, chosen: Option<ArticleId>) -> Sections {
        let mut sections = Sections {
            rows: rows(session, None, &Marks::default()),
            ..Sections::default()
        };
        let focus = chosen.and_then(|chosen| sections.row_of(chosen));
        sections.list.focus = focus.unwrap_or(1);
        sections
    }

    fn row_of(&self, wanted: ArticleId) -> Option<usize> {
        let mut rows = self.rows.iter();
        rows.position(|row| matches!(row, Row::Story { story, .. } if *story == wanted))
    }

    /// Takes note of where the reader is, of its own room and that of the front page, and has the
    /// map of the chosen story's page at hand.
    fn look(&mut self, session: &Session, sight: Sight) {
        let open = sight.place;
        let story = open.map(|place| place.article);
        let moved = self.open.map(|place| place.article) != story;
        self.marks.look(session, story);
        let now = rows(session, story, &self.marks);
        if now != self.rows {
            let chosen = self.rows.get(self.list.focus).cloned();
            self.rows = now;
            let same = self
                .rows
                .iter()
                .position(|row| Some(row) == chosen.as_ref());
            self.list.focus = same.unwrap_or(self.list.focus);
        }
        if moved && let Some(row) = story.and_then(|story| self.row_of(story)) {
            self.list.focus = row;
        }
        self.open = open;
        let areas = areas(session, sight.area);
        self.list.set(self.rows.len(), areas.list.height);
        self.waits = false;
        if areas.map.height > 0 {
            self.draw_up(session, size_of(areas.map), sight.page);
        }
        self.count(session);
    }

    fn draw_up(&mut self, session: &Session, size: Size, page: Rect) {
        let room = size_of(session.areas(page).room);
        let setting = session.setting(room);
        self.folds.set_to(session, setting);
        let Some(story) = self.chosen() else { return };
        self.waits = !self.folds.reach(&session.issue, story, AT_ONCE);
        if let Some(at) = self.folds.known(&session.issue, story)
            && let Some(fold) = self.folds.get(at)
        {
            self.at = at;
            self.map = Map::new(fold, room, size);
        }
    }

    fn count(&mut self, session: &Session) {
        let language = session.issue.masthead.language;
        for row in self.list.seen(self.rows.len()) {
            if let Row::Story { story, .. } = self.rows[row]
                && !self.lengths.contains_key(&story)
                && let Some(article) = session.issue.article(story)
            {
                self.lengths.insert(story, article.length(language));
            }
        }
        let seen = self.list.seen(self.rows.len());
        let begun = seen.filter_map(|row| {
            let Row::Story { story, .. } = self.rows[row] else {
                return None;
            };
            let open = self.open.filter(|place| place.article == story);
            let place = open.or_else(|| session.storage.article_position(story))?;
            let extent = Extent::in_bytes(session.issue.article(story)?);
            Some((row, extent.share(place)))
        });
        self.shares = begun.collect();
    }

    /// The story that is chosen, or that what is chosen is in.
    pub(super) fn chosen(&self) -> Option<ArticleId> {
        match self.rows.get(self.list.focus)? {
            Row::Section(_) => None,
            Row::Story { story, .. } => Some(*story),
            Row::Heading { place, .. } | Row::Bookmark { place, .. } => Some(place.article),
        }
    }

    /// Chooses the story of that number in the section of the one chosen; answers whether there is
    /// one.
    fn choose_row(&mut self, wanted: usize) -> bool {
        let head = |row: &Row| matches!(row, Row::Section(_));
        let focus = self.list.focus.min(self.rows.len());
        let start = self.rows[..focus].iter().rposition(head).unwrap_or(0);
        let mut own = (start + 1..self.rows.len()).take_while(|row| !head(&self.rows[*row]));
        let found = own
            .find(|row| matches!(self.rows[*row], Row::Story { number, .. } if number == wanted));
        if let Some(row) = found {
            self.list.choose(row, self.rows.len());
        }
        found.is_some()
    }

    fn open(&self) -> Outcome {
        match self.rows.get(self.list.focus) {
            Some(Row::Story { story, .. }) => Outcome::Become(Target::Article(*story)),
            Some(Row::Heading { place, .. } | Row::Bookmark { place, .. }) => {
                Outcome::Become(Target::At(*place))
            }
            _ => Outcome::Stay,
        }
    }

    /// The name of a section is nothing to open: the focus goes on to a story.
    fn skip_sections(&mut self, action: Action) {
        let upward = matches!(action, Action::FocusUp | Action::PagePrevious | Action::End);
        let opens = |index: &usize| self.rows[*index].opens();
        let focus = self.list.focus.min(self.rows.len());
        let above = (0..(focus + 1).min(self.rows.len())).rev().find(opens);
        let below = (focus..self.rows.len()).find(opens);
        let story = if upward {
            above.or(below)
        } else {
            below.or(above)
        };
        if let Some(story) = story {
            self.list.choose(story, self.rows.len());
            if story == 1 {
                // The name of the first section comes into sight with its first story.
                self.list.top = 0;
            }
        }
    }

    fn turn_section(&mut self, action: Action) {
        let is_section = |index: &usize| matches!(self.rows[*index], Row::Section(_));
        let here = (0..self.list.focus.min(self.rows.len()))
            .rev()
            .find(is_section);
        let next = match action {
            Action::SectionNext => (self.list.focus..self.rows.len()).find(is_section),
            _ => (0..here.unwrap_or(0)).rev().find(is_section),
        };
        if let Some(next) = next {
            self.list.choose(next, self.rows.len());
            self.skip_sections(Action::FocusDown);
        }
    }

    /// Whether the section of the page has more folds, for its title.
    pub(super) fn page_title(&self, session: &Session) -> String {
        let name = session.section_title(self.at.section);
        match self.at.number {
            0 => name,
            number => {
                let number = session.say(Message::Screen {
                    number: number + 1,
                    count: None,
                });
                format!("{name} · {number}")
            }
        }
    }
}

impl Screen for Sections {
    fn home(&self) -> Room {
        Room::Sections
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    fn lie(&self, session: &Session, _: Rect) -> Lie {
        if session.is_linear() {
            Lie::Whole
        } else {
            Lie::Beside
        }
    }

    fn story(&self) -> Option<ArticleId> {
        self.chosen()
    }

    fn set(&mut self, session: &Session, sight: Sight) {
        self.look(session, sight);
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        self.paint(session, area, canvas);
    }

    /// Whether the page of the chosen story is still to be come to; looking comes nearer to it.
    fn has_work(&self) -> bool {
        self.waits
    }

    fn act(&mut self, action: Action, _: &mut Session) -> Outcome {
        match action {
            Action::Open => return self.open(),
            // A second press of its key closes the panel.
            Action::GoSections | Action::Cancel => return Outcome::Back,
            Action::SectionNext | Action::SectionPrevious => self.turn_section(action),
            Action::Nth(number) => drop(self.choose_row(usize::from(number))),
            _ => {
                if self.list.act(action, self.rows.len()) {
                    self.skip_sections(action);
                }
            }
        }
        Outcome::Stay
    }

    fn choose_nth(&mut self, wanted: usize, _: &Session) -> bool {
        self.choose_row(wanted)
    }

    /// What a click on a row or on the map means: it is opened.
    fn press(&mut self, hit: Hit, _: &mut Session) -> Outcome {
        let Hit::Item(row) = hit else {
            return Outcome::Stay;
        };
        self.list.focus = row.min(self.rows.len().saturating_sub(1));
        self.open()
    }

    /// The row that is chosen.
    fn line(&self, session: &Session, area: Rect) -> Option<Spot> {
        let list = areas(session, area).list;
        let line = self.list.focus.checked_sub(self.list.top)?;
        Some(Spot {
            row: list.y + line as u16,
            column: list.x,
        })
    }

    /// What is said about the list: the story that is chosen, and how long it is.
    fn status(&self, session: &Session) -> (String, String) {
        let story = self.chosen().and_then(|story| session.issue.article(story));
        let left = story.map(|story| session.story_title(story));
        (left.unwrap_or_default(), session.standing())
    }

    /// What can be opened in sight.
    fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        let list = areas(session, area).list;
        let seen = (0..).zip(self.list.seen(self.rows.len()));
        let rows = seen.filter(|(_, row)| self.rows[*row].opens());
        rows.map(|(line, row)| Mark {
            spot: Spot {
                row: list.y + line,
                column: list.x,
            },
            hit: Hit::Item(row),
        })
        .collect()
    }

    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = areas(session, area);
        if holds(areas.title, spot) {
            return Some(Hit::Act(Action::Cancel));
        }
        if holds(areas.map, spot) {
            let story = self.map.story_at(areas.map, spot)?;
            return self.row_of(story).map(Hit::Item);
        }
        let row = self.list.top + usize::from(spot.row.checked_sub(areas.list.y)?);
        (holds(areas.list, spot) && row < self.rows.len()).then_some(Hit::Item(row))
    }
}
