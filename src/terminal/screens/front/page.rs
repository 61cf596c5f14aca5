//! The front pages: which story is chosen on them, and what is opened from there.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::contents;
use super::nearest::{covers, nearest};
use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::{Areas, Spot, holds, inside, size_of};
use crate::reading::copying::Cited;
use crate::reading::folds::{At, Folds, first_of};
use crate::reading::session::Session;
use crate::screen::{Screen, Sight};
use crate::widgets::Canvas;
use crate::widgets::letters::Mark;
use newsprint_compose::{Cell, Fold, Module, Page, Role};
use newsprint_issue::{ArticleId, Direction, Issue};
use newsprint_messages::Message;

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::Open,
    Action::PageNext,
    Action::SectionNext,
    Action::Jump,
    Action::BookmarkStory,
    Action::GoBookmarks,
    Action::Theme,
    Action::Help,
    Action::Leave,
];

/// The front pages.
#[derive(Debug, Default)]
pub(crate) struct Front {
    pub(super) folds: Folds,
    /// The fold that is shown.
    pub(super) at: At,
    /// The story that is chosen.
    pub(super) focus: Option<ArticleId>,
}

impl Front {
    /// A front page with a story chosen on it.
    pub(crate) fn at(focus: Option<ArticleId>) -> Front {
        Front {
            focus,
            ..Front::default()
        }
    }

    fn show_focus(&mut self, issue: &Issue) {
        let found = self.focus.and_then(|story| self.folds.find(issue, story));
        if let Some(at) = found {
            self.at = at;
        } else {
            let mut firsts = (0..issue.sections.len()).map(first_of);
            let first = firsts.find(|first| self.folds.fetch(issue, *first));
            self.turn_to(first.unwrap_or_default());
        }
    }

    /// Shows a fold that is set and chooses its first story.
    fn turn_to(&mut self, at: At) {
        self.at = at;
        self.focus = self.modules().first().map(|module| module.article);
    }

    pub(super) fn fold(&self) -> Option<&Fold> {
        self.folds.get(self.at)
    }

    fn modules(&self) -> &[Module] {
        self.fold().map_or(&[], |fold| &fold.modules)
    }

    pub(super) fn module(&self) -> Option<&Module> {
        let mut modules = self.modules().iter();
        modules.find(|module| Some(module.article) == self.focus)
    }

    /// Copies the chosen story.
    fn copy(&self, cited: Cited, session: &mut Session) {
        let issue = Rc::clone(&session.issue);
        if let Some(article) = self.focus.and_then(|story| issue.article(story)) {
            session.copy_story(article, cited);
        }
    }

    fn turn_section(&mut self, action: Action, session: &mut Session) {
        let steps = if action == Action::SectionNext { 1 } else { -1 };
        match session.section_beside(self.at.section, steps) {
            Some(section) => {
                self.folds.fetch(&session.issue, first_of(section));
                self.turn_to(first_of(section));
            }
            None => session.tell(Message::NoSection),
        }
    }

    /// Chooses the nearest story in a direction; over the edge of the fold, the next fold's.
    fn step(&mut self, action: Action, issue: &Issue) {
        let Some(from) = self.module() else {
            self.turn_to(self.at);
            return;
        };
        // Pages follow one another downward, or to the left where lines run downward.
        let (on, back) = match self.folds.direction() {
            Direction::Vertical => (Action::FocusLeft, Action::FocusRight),
            Direction::Horizontal => (Action::FocusDown, Action::FocusUp),
        };
        if let Some(story) = nearest(self.modules(), from, action) {
            self.focus = Some(story);
        } else if action == on {
            let next = self.folds.after(issue, self.at);
            if let Some(next) = next {
                self.turn_to(next);
            }
        } else if action == back
            && let Some(before) = self.folds.before(issue, self.at)
        {
            self.at = before;
            self.focus = self.modules().last().map(|module| module.article);
        }
    }

    fn bookmark(&mut self, session: &mut Session) -> Outcome {
        let Some(story) = self.focus else {
            return Outcome::Stay;
        };
        let now = session.now;
        let saved = session.storage.toggle_story(&session.issue, story, now);
        session.tell_when_saved(if saved {
            Message::StorySaved
        } else {
            Message::StoryReleased
        });
        Outcome::Save
    }

    /// The entries of the index: where each begins, its cells, and the first story of its section.
    fn index(&self, issue: &Issue) -> Vec<(Cell, u16, ArticleId)> {
        let glyphs = self.fold().into_iter().flat_map(|fold| fold.page.glyphs());
        let entries = glyphs.filter(|glyphs| glyphs.role == Role::Index);
        let entries = entries.filter_map(|glyphs| {
            let number: usize = glyphs.text.split(' ').next()?.parse().ok()?;
            let section = issue.sections.get(number.checked_sub(1)?)?;
            let story = section.articles.first()?.id;
            Some((glyphs.cell, glyphs.cells, story))
        });
        entries.collect()
    }

    fn role_at(&self, cell: Cell) -> Option<Role> {
        let page = &self.fold()?.page;
        let mut row = page.glyphs().filter(|glyphs| glyphs.cell.row == cell.row);
        row.find(|glyphs| {
            (glyphs.cell.column..glyphs.cell.column + glyphs.cells).contains(&cell.column)
        })
        .map(|glyphs| glyphs.role)
    }
}

impl Screen for Front {
    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        self.paint(session, area, canvas);
    }

    fn folds(&self) -> Option<&Folds> {
        Some(&self.folds)
    }

    fn home(&self) -> Room {
        Room::Front
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    fn view(&self) -> Option<Target> {
        Some(Target::Front)
    }

    fn story(&self) -> Option<ArticleId> {
        self.focus
    }

    /// Whether the last fold is shown.
    fn at_end(&self) -> bool {
        self.folds.is_last(self.at)
    }

    /// Shows the chosen story, and sets the folds up to it when the room or the setting is another.
    fn set(&mut self, session: &Session, Sight { area, .. }: Sight) {
        if session.is_linear() {
            return;
        }
        let setting = session.setting(size_of(session.areas(area).room));
        let anew = self.folds.set_to(session, setting);
        if anew || self.module().is_none() {
            self.show_focus(&session.issue);
        }
    }

    /// Whether folds are still to be counted.
    fn has_work(&self) -> bool {
        self.folds.count().is_none()
    }

    /// Counts one fold more.
    fn work(&mut self, session: &Session) {
        self.folds.work(&session.issue);
    }

    /// Chooses a story; the fold it stands on is shown next.
    fn choose(&mut self, story: ArticleId) {
        self.focus = Some(story);
    }

    /// The page in sight.
    fn page(&self) -> Option<&Page> {
        self.fold().map(|fold| &fold.page)
    }

    fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        if session.is_linear() && contents::moves(action) {
            self.focus = contents::moved(session, self.focus, action);
            return Outcome::Stay;
        }
        let issue = Rc::clone(&session.issue);
        match action {
            Action::Nth(number) if session.is_linear() => {
                return contents::nth(session, usize::from(number))
                    .map_or(Outcome::Stay, |story| Outcome::Go(Target::Article(story)));
            }
            Action::PageNext => match self.folds.after(&issue, self.at) {
                Some(next) => self.turn_to(next),
                // Whoever reads on after the last page reads the first story that is not read.
                None => return go_on(session),
            },
            Action::PagePrevious => {
                let before = self.folds.before(&issue, self.at);
                self.turn_to(before.unwrap_or(self.at));
            }
            Action::Start => {
                self.focus = None;
                self.show_focus(&issue);
            }
            Action::End => {
                let last = self.folds.last(&issue);
                self.turn_to(last.unwrap_or(self.at));
            }
            Action::SectionNext | Action::SectionPrevious => self.turn_section(action, session),
            Action::FocusLeft | Action::FocusRight | Action::FocusUp | Action::FocusDown => {
                self.step(action, &issue);
            }
            Action::Open => {
                return self
                    .focus
                    .map_or(Outcome::Stay, |story| Outcome::Go(Target::Article(story)));
            }
            Action::Nth(number) => drop(self.choose_nth(usize::from(number), session)),
            Action::Jump => match self.module().and_then(|module| module.cut) {
                Some(cut) => return Outcome::Go(Target::At(cut)),
                None => session.tell(Message::NoJump),
            },
            Action::StoryUnread => match session.unread_after(self.focus) {
                Some(story) => self.choose(story),
                None => session.tell(Message::NoUnread),
            },
            Action::BookmarkStory => return self.bookmark(session),
            Action::Copy => self.copy(Cited::No, session),
            Action::CopyCited => self.copy(Cited::Yes, session),
            _ => {}
        }
        Outcome::Stay
    }

    /// Chooses the story of that number among those of the section, counted from 1; answers whether
    /// there is one.
    fn choose_nth(&mut self, number: usize, session: &Session) -> bool {
        let number = number.wrapping_sub(1);
        let story = session
            .stories
            .rankings
            .nth(&session.issue, self.at.section, number);
        self.focus = story.map(|story| story.id).or(self.focus);
        story.is_some()
    }

    /// Shows the first fold of a section, counted from 0.
    fn show_section(&mut self, section: usize, issue: &Issue) -> bool {
        if self.folds.fetch(issue, first_of(section)) {
            self.turn_to(first_of(section));
        }
        true
    }

    /// What a click on a thing of the front page means.
    fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        let issue = &session.issue;
        let Hit::Page(cell) = hit else {
            return Outcome::Stay;
        };
        let on = |(at, cells, _): &(Cell, u16, ArticleId)| {
            at.row == cell.row && (at.column..at.column + cells).contains(&cell.column)
        };
        if let Some((.., story)) = self.index(issue).into_iter().find(on) {
            return Outcome::Go(Target::Page(story));
        }
        let Some(module) = self.modules().iter().find(|module| covers(module, cell)) else {
            return Outcome::Stay;
        };
        let (story, cut) = (module.article, module.cut);
        let on_jump = self.role_at(cell) == Some(Role::Jump);
        let again = self.focus == Some(story);
        self.focus = Some(story);
        match cut {
            Some(cut) if on_jump => Outcome::Go(Target::At(cut)),
            _ if again => Outcome::Go(Target::Article(story)),
            _ => Outcome::Stay,
        }
    }

    /// The row of the chosen story, where reading is linear.
    fn line(&self, session: &Session, area: Rect) -> Option<Spot> {
        contents::line(session, self.focus, area)
    }

    /// What is said about the front page: the chosen story on the left, the standing on the right.
    fn status(&self, session: &Session) -> (String, String) {
        let story = self.focus.and_then(|focus| session.issue.article(focus));
        let left = story.map(|story| session.story_title(story));
        (left.unwrap_or_default(), session.standing())
    }

    /// The headlines and jumps in sight, and the bar, which leads to the sections.
    fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        let areas = Areas::of(area, session.bars());
        let mut marks = Vec::new();
        if areas.bar.height > 0 {
            marks.push(Mark {
                spot: Spot {
                    row: areas.bar.y,
                    column: inside(areas.bar).x,
                },
                hit: Hit::Act(Action::GoSections),
            });
        }
        let Some(fold) = self.fold() else {
            return marks;
        };
        for module in &fold.modules {
            let on_it = || fold.page.glyphs().filter(|one| covers(module, one.cell));
            let own = on_it().find(|one| one.role.is_headline());
            let first = own.or_else(|| on_it().find(|one| one.place.is_some()));
            let jump = on_it().find(|one| one.role == Role::Jump);
            let story = Hit::Go(Target::Article(module.article));
            let on = module.cut.map(|cut| Hit::Go(Target::At(cut)));
            for (glyphs, hit) in [(first, Some(story)), (jump, on)] {
                if let (Some(glyphs), Some(hit)) = (glyphs, hit) {
                    let spot = Spot {
                        row: areas.room.y + glyphs.cell.row,
                        column: areas.room.x + glyphs.cell.column,
                    };
                    marks.push(Mark { spot, hit });
                }
            }
        }
        // The stories come first: they are what letters are called for.
        for (cell, _, story) in self.index(&session.issue) {
            let spot = Spot {
                row: areas.room.y + cell.row,
                column: areas.room.x + cell.column,
            };
            let hit = Hit::Go(Target::Page(story));
            marks.push(Mark { spot, hit });
        }
        marks
    }

    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = Areas::of(area, session.bars());
        if holds(areas.bar, spot) {
            return Some(Hit::Act(Action::GoSections));
        }
        let room = areas.room;
        holds(room, spot).then(|| {
            Hit::Page(Cell {
                row: spot.row - room.y,
                column: spot.column - room.x,
            })
        })
    }
}

fn go_on(session: &Session) -> Outcome {
    let first = session.issue.articles().next().map(|story| story.id);
    let story = session.unread_after(None).or(first);
    story.map_or(Outcome::Stay, |story| Outcome::Go(Target::Article(story)))
}
