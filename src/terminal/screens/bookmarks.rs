//! The reader's bookmarks: what each marks, and whether it is found in this paper.

use ratatui::layout::Rect;

use super::super::action::{Action, Hit, Outcome, Target};
use super::super::geometry::{Areas, Spot, holds, inside};
use super::super::letters::Mark;
use super::super::prompt::Prompt;
use super::super::session::Session;
use super::super::widgets::{Canvas, List};
use crate::issue::{Article, Text};
use crate::messages::Message;
use crate::search::{self, Query};
use crate::storage::{Bookmark, BookmarkId, Found, Kind};
use crate::theme::Part;

/// The reader's bookmarks.
#[derive(Debug, Default)]
pub(crate) struct Bookmarks {
    rows: Vec<Row>,
    list: List,
    /// What was deleted here, the last one last.
    deleted: Vec<Bookmark>,
    filter: Option<Filter>,
}

/// A row of the list.
#[derive(Clone, Debug)]
struct Row {
    id: BookmarkId,
    kind: Kind,
    headline: String,
    source: String,
    when: String,
    found: Found,
}

/// Only bookmarks with these words are shown.
#[derive(Clone, Debug, Default)]
struct Filter {
    prompt: Prompt,
    stage: Stage,
}

/// Whether a filter is still typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Typing,
    Kept,
}

impl Bookmarks {
    pub(crate) fn new(session: &Session) -> Bookmarks {
        let mut bookmarks = Bookmarks::default();
        bookmarks.read(session);
        bookmarks
    }

    /// Reads the list afresh: the newest first, and only what the filter lets through.
    fn read(&mut self, session: &Session) {
        let filter = self.filter.as_ref();
        let query = filter.and_then(|filter| Query::new(filter.prompt.text()));
        let all = session.storage.bookmarks().iter().rev();
        let rows = all.map(|bookmark| row(bookmark, session));
        self.rows = rows
            .filter(|row| query.as_ref().is_none_or(|query| row.matches(query)))
            .collect();
    }

    /// The line that is typed into.
    pub(crate) fn prompt(&mut self) -> Option<&mut Prompt> {
        let filter = self.filter.as_mut()?;
        (filter.stage == Stage::Typing).then_some(&mut filter.prompt)
    }

    /// The line that is typed into, to look at.
    pub(crate) fn typing(&self) -> Option<&Prompt> {
        let filter = self.filter.as_ref()?;
        (filter.stage == Stage::Typing).then_some(&filter.prompt)
    }

    /// Shows what lets through what is typed now.
    pub(crate) fn typed(&mut self, session: &Session) {
        self.read(session);
    }

    /// Takes note of the room.
    pub(crate) fn set(&mut self, session: &Session, area: Rect) {
        self.list
            .set(self.rows.len(), session.areas(area).room.height);
    }

    pub(crate) fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        match action {
            Action::Open => return self.open(session),
            Action::Delete => return self.delete(session),
            Action::Undo => return self.undo(session),
            Action::Find => self.filter = Some(Filter::default()),
            Action::Accept => {
                if let Some(filter) = &mut self.filter {
                    filter.stage = Stage::Kept;
                }
            }
            Action::Cancel => {
                if self.filter.take().is_none() {
                    return Outcome::Back;
                }
                self.read(session);
            }
            Action::GoBookmarks => return Outcome::Back,
            Action::HitNext => drop(self.list.act(Action::FocusDown, self.rows.len())),
            Action::HitPrevious => drop(self.list.act(Action::FocusUp, self.rows.len())),
            _ => drop(self.list.act(action, self.rows.len())),
        }
        Outcome::Stay
    }

    fn open(&self, session: &mut Session) -> Outcome {
        let place = self.rows.get(self.list.focus).map(|row| row.found.place());
        match place {
            Some(Some(place)) => Outcome::Go(Target::At(place)),
            Some(None) => {
                session.tell(Message::Elsewhere);
                Outcome::Stay
            }
            None => Outcome::Stay,
        }
    }

    fn delete(&mut self, session: &mut Session) -> Outcome {
        let chosen = self.rows.get(self.list.focus).map(|row| row.id);
        let Some(bookmark) = chosen.and_then(|id| session.storage.remove(id)) else {
            return Outcome::Stay;
        };
        self.deleted.push(bookmark);
        self.read(session);
        session.tell(Message::Removed);
        Outcome::Save
    }

    fn undo(&mut self, session: &mut Session) -> Outcome {
        let Some(bookmark) = self.deleted.pop() else {
            session.tell(Message::NothingToUndo);
            return Outcome::Stay;
        };
        let id = bookmark.id;
        session.storage.restore(bookmark);
        self.read(session);
        if let Some(row) = self.rows.iter().position(|row| row.id == id) {
            self.list.focus = row;
        }
        session.tell(Message::Restored);
        Outcome::Save
    }

    /// What a click on a row means: it is chosen, and the second time opened.
    pub(crate) fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        match hit {
            Hit::Item(row) if row == self.list.focus => self.open(session),
            Hit::Item(row) => {
                self.list.focus = row.min(self.rows.len().saturating_sub(1));
                Outcome::Stay
            }
            _ => Outcome::Stay,
        }
    }

    pub(crate) fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = session.areas(area);
        let bar = inside(areas.bar);
        let marks = canvas.marks();
        let title = format!("{} {}", marks.back, session.say(Message::Bookmarks));
        let count = self.rows.len();
        let count = session.say(Message::BookmarkCount { count });
        canvas.text_right(bar, &count, canvas.theme().part(Part::Dim));
        canvas.text(bar, &title, canvas.theme().part(Part::Title));
        canvas.row_of(inside(areas.rule), marks.strong, Part::StrongRule);
        canvas.row_of(inside(areas.progress), marks.rule, Part::Rule);
        let room = inside(areas.room);
        if self.rows.is_empty() {
            let filtered = self.filter.is_some() && !session.storage.bookmarks().is_empty();
            let empty = if filtered {
                Message::NoMatch
            } else {
                Message::NoBookmarks
            };
            canvas.text(room, &session.say(empty), canvas.theme().part(Part::Dim));
        }
        for (line, index) in (0..).zip(self.list.seen(self.rows.len())) {
            let area = Rect {
                y: room.y + line,
                height: 1,
                ..room
            };
            self.rows[index].draw(session, area, canvas);
            if index == self.list.focus {
                canvas.restyle(area, canvas.theme().part(Part::Selection));
            }
        }
    }

    /// The row that is chosen.
    pub(crate) fn line(&self, area: Rect) -> Option<Spot> {
        let room = inside(Areas::linear(area).room);
        let line = self.list.focus.checked_sub(self.list.top)?;
        Some(Spot {
            row: room.y + line as u16,
            column: room.x,
        })
    }

    /// What is said about the list: the chosen bookmark on the left, its number on the right.
    pub(crate) fn status(&self, session: &Session) -> (String, String) {
        let Some(row) = self.rows.get(self.list.focus) else {
            return (String::new(), String::new());
        };
        let right = session.say(Message::Row {
            number: self.list.focus + 1,
            count: self.rows.len(),
        });
        (row.source.clone(), right)
    }

    /// The bookmarks in sight.
    pub(crate) fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        let areas = session.areas(area);
        let room = inside(areas.room);
        let rows = (0..).zip(self.list.seen(self.rows.len()));
        let at = |row, column| Spot { row, column };
        rows.map(|(line, row)| Mark {
            spot: at(room.y + line, room.x),
            hit: Hit::Item(row),
        })
        .collect()
    }

    pub(crate) fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = session.areas(area);
        if holds(areas.bar, spot) {
            return Some(Hit::Act(Action::Back));
        }
        let row = self.list.top + usize::from(spot.row.checked_sub(areas.room.y)?);
        (holds(areas.room, spot) && row < self.rows.len()).then_some(Hit::Item(row))
    }
}

fn row(bookmark: &Bookmark, session: &Session) -> Row {
    let cited = &bookmark.cited;
    let title = match cited.title.trim() {
        "" => session.say(Message::Paper),
        title => title.to_owned(),
    };
    let date = cited.date.map(|date| session.say(Message::Day { date }));
    let section = Some(cited.section.to_string()).filter(|section| !section.is_empty());
    let source: Vec<String> = [Some(title), date, section].into_iter().flatten().collect();
    let headline = match cited.headline.trim() {
        "" => session.say(Message::Untitled),
        headline => headline.to_owned(),
    };
    // A place is told from others in the same story by its words.
    let quote = bookmark.anchor.quote.trim();
    let headline = match bookmark.kind {
        Kind::Place if !quote.is_empty() => quote.to_owned(),
        _ => headline,
    };
    Row {
        id: bookmark.id,
        kind: bookmark.kind,
        headline,
        source: source.join(" · "),
        when: bookmark.created.strftime("%Y-%m-%d").to_string(),
        found: session.storage.resolve(bookmark, &session.issue),
    }
}

impl Row {
    fn matches(&self, query: &Query) -> bool {
        let shown = Article {
            headline: vec![Text::from(&*self.headline)],
            deck: vec![Text::from(&*self.source)],
            ..Article::default()
        };
        !search::in_article(&shown, query).is_empty()
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let theme = canvas.theme();
        let marks = canvas.marks();
        let (mark, text) = match (self.kind, self.found) {
            (Kind::Story, Found::Lost) => (marks.story, Part::Dim),
            (Kind::Place, Found::Lost) => (marks.place, Part::Dim),
            (Kind::Story, _) => (marks.story, Part::Text),
            (Kind::Place, _) => (marks.place, Part::Text),
        };
        let state = match self.found {
            Found::Exact(_) => String::new(),
            Found::Moved(_) => session.say(Message::Moved),
            Found::Near(_) => session.say(Message::Near),
            Found::Lost => session.say(Message::Elsewhere),
        };
        let half = Rect {
            x: area.x + area.width / 2,
            width: area.width - area.width / 2,
            ..area
        };
        let when = format!("{state}  {}", self.when);
        let all = format!("{}   {when}", self.source);
        let fits = |text: &String| canvas.cells(text) <= half.width;
        let right = [all, when, state]
            .into_iter()
            .find(fits)
            .unwrap_or_default();
        let taken = canvas.text_right(half, &right, theme.part(Part::Dim));
        canvas.text(area, mark, theme.part(Part::Bookmark));
        let headline = Rect {
            x: area.x + 3.min(area.width),
            width: area.width.saturating_sub(taken + 5),
            ..area
        };
        // What is in this paper is seen as it is shown there.
        let shown = match self.found {
            Found::Lost => self.headline.clone(),
            _ => session.shown(&self.headline),
        };
        canvas.text(headline, &shown, theme.part(text));
    }
}
