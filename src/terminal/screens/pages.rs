//! All pages of the paper as thumbnails: every fold with the rectangles of its stories.

use ratatui::layout::Rect;

use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::{Areas, Spot, holds, inside, size_of};
use crate::reading::folds::{At, Folds};
use crate::reading::session::Session;
use crate::screen::{Lie, Screen, Sight};
use crate::widgets::boxes;
use crate::widgets::letters::Mark;
use crate::widgets::{Canvas, Map};
use newsprint_compose::Size;
use newsprint_issue::ArticleId;
use newsprint_messages::Message;
use newsprint_theme::Part;

/// Cells of a thumbnail at least, and the cells between two of them.
const LEAST: u16 = 26;
const GAP: u16 = 2;
/// Cells across a thumbnail at most.
const WIDEST: u16 = 44;

/// Folds that are set while a reader waits for the page that is to be chosen.
const AT_ONCE: usize = 8;

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[
    Action::Open,
    Action::FocusRight,
    Action::FocusDown,
    Action::SectionNext,
    Action::GoFront,
    Action::Leave,
    Action::Help,
];

/// All pages of the paper.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    folds: Folds,
    /// The folds that were come to, in order, with their maps.
    sheets: Vec<(At, Map)>,
    /// The one that is chosen.
    focus: usize,
    /// The first row of thumbnails that is seen.
    top: usize,
    grid: Grid,
    /// The story whose page is chosen first.
    wanted: Option<ArticleId>,
}

/// How thumbnails stand on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Grid {
    columns: usize,
    rows: usize,
    /// A map, without the line under it.
    size: Size,
}

impl Grid {
    fn of(room: Rect) -> Grid {
        let columns = (room.width + GAP) / (LEAST + GAP);
        let columns = columns.clamp(1, 6);
        let width = (room.width + GAP) / columns - GAP;
        let width = width.min(WIDEST);
        // About the shape of a page, whose cells are twice as high as wide.
        let height = (width * 2 / 5).clamp(5, room.height.saturating_sub(1).max(5));
        let rows = (room.height + 1) / (height + 2);
        Grid {
            columns: usize::from(columns),
            rows: usize::from(rows.max(1)),
            size: Size { width, height },
        }
    }

    fn holds(self) -> usize {
        self.columns * self.rows
    }
}

impl Pages {
    /// The pages, with that of a story chosen; those that are set need not be set again.
    pub(crate) fn new(chosen: Option<ArticleId>, folds: Option<&Folds>) -> Pages {
        Pages {
            folds: folds.cloned().unwrap_or_default(),
            wanted: chosen,
            ..Pages::default()
        }
    }

    /// Comes to one fold more; answers whether there was one.
    fn add(&mut self, session: &Session) -> bool {
        let next = match self.sheets.last() {
            Some((at, _)) => self.folds.after(&session.issue, *at),
            None => Some(At::default()).filter(|at| self.folds.fetch(&session.issue, *at)),
        };
        let next = next.or_else(|| {
            // A paper may begin with a section without stories.
            let first = self.sheets.is_empty();
            first.then(|| self.folds.after(&session.issue, At::default()))?
        });
        let room = self.folds.setting().map(|setting| setting.size);
        let map = next.and_then(|at| self.folds.get(at)).zip(room);
        if let (Some(at), Some((fold, room))) = (next, map) {
            self.sheets.push((at, Map::new(fold, room, self.grid.size)));
        }
        next.is_some()
    }

    fn open(&self) -> Outcome {
        let fold = self.sheets.get(self.focus);
        let fold = fold.and_then(|(at, _)| self.folds.get(*at));
        let first = fold.and_then(|fold| fold.modules.first());
        first.map_or(Outcome::Back, |first| {
            Outcome::Become(Target::Page(first.article))
        })
    }

    /// The thumbnails in sight with their rectangles, the line under each among them.
    fn seen(&self, session: &Session, area: Rect) -> impl Iterator<Item = (usize, Rect)> {
        let room = inside(session.areas(area).room);
        let grid = self.grid;
        let first = self.top * grid.columns;
        let end = (first + grid.holds()).min(self.sheets.len());
        (first..end).map(move |index| {
            let (row, column) = ((index - first) / grid.columns, index % grid.columns);
            let (width, height) = (grid.size.width, grid.size.height + 1);
            let x = room.x + column as u16 * (width + GAP);
            let y = room.y + row as u16 * (height + 1);
            (index, Rect::new(x, y, width, height).intersection(room))
        })
    }

    /// How many stories of a page are read, of how many.
    fn unread(&self, session: &Session, at: At) -> String {
        let modules = self.folds.get(at).map(|fold| &*fold.modules);
        let modules = modules.unwrap_or_default();
        let read = modules.iter();
        let read = read
            .filter(|one| session.storage.is_read(one.article))
            .count();
        let tick = canvas_tick(session);
        format!("{tick} {read}/{}", modules.len())
    }

    /// The first page of the section beside the one chosen.
    fn section_beside(&mut self, action: Action, session: &mut Session) -> usize {
        let section = |sheet: &(At, Map)| sheet.0.section;
        let Some(here) = self.sheets.get(self.focus).map(section) else {
            return 0;
        };
        if action == Action::SectionNext {
            let later = |pages: &Pages| pages.sheets.iter().position(|one| section(one) > here);
            while later(self).is_none() && self.add(session) {}
            return later(self).unwrap_or(self.focus);
        }
        let mut before = self.sheets.iter().rev();
        let before = before.find(|one| section(one) < here).map(section);
        let first = self
            .sheets
            .iter()
            .position(|one| Some(section(one)) == before);
        first.unwrap_or(self.focus)
    }
}

impl Screen for Pages {
    fn home(&self) -> Room {
        Room::Pages
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    fn lie(&self, _: &Session, _: Rect) -> Lie {
        Lie::Whole
    }

    /// Sets folds up to the last thumbnail in sight.
    fn set(&mut self, session: &Session, Sight { area, .. }: Sight) {
        let areas = session.areas(area);
        let grid = Grid::of(inside(areas.room));
        let room = size_of(areas.room);
        let setting = session.setting(room);
        let anew = self.folds.set_to(session, setting);
        if anew || grid != self.grid {
            self.sheets.clear();
            self.grid = grid;
        }
        if let Some(story) = self.wanted
            && self.folds.reach(&session.issue, story, AT_ONCE)
        {
            self.wanted = None;
            let at = self.folds.known(&session.issue, story);
            while at.is_some() && self.sheets.last().map(|sheet| sheet.0) < at && self.add(session)
            {
            }
            let found = self.sheets.iter().position(|sheet| Some(sheet.0) == at);
            self.focus = found.unwrap_or(0);
        }
        let enough = self.focus + grid.holds() + 1;
        while self.sheets.len() < enough && self.add(session) {}
        self.focus = self.focus.min(self.sheets.len().saturating_sub(1));
        let row = self.focus / grid.columns;
        self.top = self.top.clamp((row + 1).saturating_sub(grid.rows), row);
    }

    /// Whether the page that is to be chosen is still to be come to.
    fn has_work(&self) -> bool {
        self.wanted.is_some()
    }

    fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        self.wanted = None;
        let columns = self.grid.columns.max(1);
        let page = self.grid.holds().max(1);
        self.focus = match action {
            Action::Open => return self.open(),
            Action::GoPages | Action::Cancel => return Outcome::Back,
            Action::FocusLeft => self.focus.saturating_sub(1),
            Action::FocusRight => self.focus + 1,
            Action::FocusUp => self.focus.checked_sub(columns).unwrap_or(self.focus),
            Action::FocusDown => self.focus + columns,
            Action::PagePrevious => self.focus.saturating_sub(page),
            Action::PageNext => self.focus + page,
            Action::Start => 0,
            Action::End => {
                while self.add(session) {}
                self.sheets.len()
            }
            Action::SectionNext | Action::SectionPrevious => self.section_beside(action, session),
            Action::Nth(number) => usize::from(number).saturating_sub(1),
            _ => self.focus,
        };
        Outcome::Stay
    }

    /// Chooses the page of that number, counted from 1; answers whether there is one.
    fn choose_nth(&mut self, number: usize, session: &Session) -> bool {
        while self.sheets.len() < number && self.add(session) {}
        let is_there = (1..=self.sheets.len()).contains(&number);
        if is_there {
            self.focus = number - 1;
        }
        is_there
    }

    /// A click on the chosen page opens it at the story there, on another one chooses it.
    fn press(&mut self, hit: Hit, _: &mut Session) -> Outcome {
        match hit {
            Hit::Item(index) if index == self.focus => self.open(),
            Hit::Item(index) => {
                self.focus = index;
                Outcome::Stay
            }
            _ => Outcome::Stay,
        }
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        canvas.fill(area, Part::Paper);
        let areas = Areas::of(area, session.bars());
        let bar = inside(areas.bar);
        let title = canvas.theme().part(Part::Title);
        let taken = canvas.text(bar, &session.title(), title);
        let rest = Rect {
            x: bar.x + taken,
            width: bar.width.saturating_sub(taken),
            ..bar
        };
        let pages = format!("  {}", session.say(Message::Pages));
        canvas.text(rest, &pages, canvas.theme().part(Part::Focus));
        canvas.row_of(
            inside(areas.rule),
            canvas.marks().rules.strong,
            Part::StrongRule,
        );
        canvas.row_of(
            inside(areas.progress),
            canvas.marks().rules.thin,
            Part::Rule,
        );
        for (index, place) in self.seen(session, area) {
            let (at, map) = &self.sheets[index];
            map.draw(place, &session.title(), canvas, |story| {
                boxes::label(session, story)
            });
            let line = Rect {
                y: place.bottom().saturating_sub(1),
                height: 1,
                ..place
            };
            let chosen = index == self.focus;
            let mark = if chosen { canvas.marks().focus } else { " " };
            let unread = self.unread(session, *at);
            let name = session.section_title(at.section);
            let name = format!("{mark} {} {name}", index + 1);
            let right = canvas.text_right(line, &unread, canvas.theme().part(Part::Dim));
            let room = Rect {
                width: line.width.saturating_sub(right + 1),
                ..line
            };
            canvas.text(room, &name, canvas.theme().part(Part::Focus));
            if chosen {
                canvas.restyle(line, canvas.theme().part(Part::Selection));
            }
        }
    }

    /// What is said about the pages.
    fn status(&self, session: &Session) -> (String, String) {
        let left = session.say(Message::Screen {
            number: self.focus + 1,
            count: self.folds.count(),
        });
        (left, session.standing())
    }

    /// The thumbnails in sight.
    fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        let seen = self.seen(session, area);
        seen.map(|(index, place)| Mark {
            spot: Spot {
                row: place.y,
                column: place.x,
            },
            hit: Hit::Item(index),
        })
        .collect()
    }

    /// A story's box opens its page with the story chosen; what is around it chooses the page.
    fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let mut seen = self.seen(session, area);
        let (index, place) = seen.find(|(_, place)| holds(*place, spot))?;
        let story = self.sheets[index].1.story_at(place, spot);
        Some(match story {
            Some(story) => Hit::Become(Target::Page(story)),
            None => Hit::Item(index),
        })
    }
}

fn canvas_tick(session: &Session) -> &'static str {
    crate::widgets::plain_marks(session.width()).read
}
