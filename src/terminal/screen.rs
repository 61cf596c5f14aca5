//! A screen, whichever it is: the same five questions put to each.

use ratatui::layout::Rect;

use super::action::{Action, Hit, Outcome, Room};
use super::geometry::Spot;
use super::prompt::Prompt;
use super::screens::{Bookmarks, Front, Hits, Leaflet, Sections, Story};
use super::session::Session;
use super::widgets::Canvas;
use crate::issue::ArticleId;

/// A screen.
#[derive(Debug)]
pub(crate) enum Screen {
    Front(Front),
    Story(Box<Story>),
    Sections(Sections),
    Bookmarks(Bookmarks),
    Hits(Box<Hits>),
    Leaflet(Leaflet),
}

impl Screen {
    /// Which keys it takes.
    pub(crate) fn room(&self) -> Room {
        match self {
            Screen::Story(story) if story.typing().is_some() => Room::Finding,
            Screen::Hits(hits) if hits.typing().is_some() && !hits.is_narrowed() => Room::Finding,
            _ if self.typing().is_some() => Room::Prompt,
            Screen::Front(_) => Room::Front,
            Screen::Story(_) => Room::Article,
            Screen::Sections(_) => Room::Sections,
            Screen::Bookmarks(_) => Room::Bookmarks,
            Screen::Hits(_) => Room::Hits,
            Screen::Leaflet(_) => Room::Scroll,
        }
    }

    /// Which keys it takes when nothing is typed.
    pub(crate) fn home(&self) -> Room {
        match self {
            Screen::Bookmarks(_) => Room::Bookmarks,
            Screen::Story(_) => Room::Article,
            Screen::Hits(_) => Room::Hits,
            _ => self.room(),
        }
    }

    /// The story that it is about.
    pub(crate) fn story(&self) -> Option<ArticleId> {
        match self {
            Screen::Front(front) => front.focus(),
            Screen::Story(story) => Some(story.id()),
            _ => None,
        }
    }

    /// Does what an action asks for.
    pub(crate) fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        match self {
            Screen::Front(front) => front.act(action, session),
            Screen::Story(story) => story.act(action, session),
            Screen::Sections(sections) => sections.act(action),
            Screen::Bookmarks(bookmarks) => bookmarks.act(action, session),
            Screen::Hits(hits) => hits.act(action, session),
            Screen::Leaflet(leaflet) => leaflet.act(action),
        }
    }

    /// The line that is typed into, if one is open.
    pub(crate) fn prompt(&mut self) -> Option<&mut Prompt> {
        match self {
            Screen::Story(story) => story.prompt(),
            Screen::Bookmarks(bookmarks) => bookmarks.prompt(),
            Screen::Hits(hits) => hits.prompt(),
            _ => None,
        }
    }

    /// Takes note of what is typed now.
    pub(crate) fn typed(&mut self, session: &Session) {
        match self {
            Screen::Story(story) => story.typed(session),
            Screen::Bookmarks(bookmarks) => bookmarks.typed(session),
            Screen::Hits(hits) => hits.typed(session),
            _ => {}
        }
    }

    /// What is typed, while something is.
    pub(crate) fn typing(&self) -> Option<&Prompt> {
        match self {
            Screen::Story(story) => story.typing(),
            Screen::Bookmarks(bookmarks) => bookmarks.typing(),
            Screen::Hits(hits) => hits.typing(),
            _ => None,
        }
    }

    /// What is said beside what is typed, the longest first.
    pub(crate) fn beside(&self, session: &Session) -> Vec<String> {
        match self {
            Screen::Story(story) => story.beside(session),
            Screen::Hits(hits) => hits.beside(session),
            _ => Vec::new(),
        }
    }

    /// Composes what is stale for its room; after it, drawing is only looking.
    pub(crate) fn set(&mut self, session: &Session, area: Rect) {
        match self {
            Screen::Front(front) => front.set(session, area),
            Screen::Story(story) => story.set(session, area),
            Screen::Sections(sections) => sections.set(area),
            Screen::Bookmarks(bookmarks) => bookmarks.set(area),
            Screen::Hits(hits) => hits.set(area),
            Screen::Leaflet(leaflet) => leaflet.set(session, area),
        }
    }

    /// Draws it.
    pub(crate) fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        match self {
            Screen::Front(front) => front.draw(session, area, canvas),
            Screen::Story(story) => story.draw(session, area, canvas),
            Screen::Sections(sections) => sections.draw(session, area, canvas),
            Screen::Bookmarks(bookmarks) => bookmarks.draw(session, area, canvas),
            Screen::Hits(hits) => hits.draw(session, area, canvas),
            Screen::Leaflet(leaflet) => leaflet.draw(session, area, canvas),
        }
    }

    /// What is said about it, at the left and at the right.
    pub(crate) fn status(&self, session: &Session) -> (String, String) {
        match self {
            Screen::Front(front) => front.status(session),
            Screen::Story(story) => story.status(session),
            Screen::Sections(sections) => sections.status(session),
            Screen::Bookmarks(bookmarks) => bookmarks.status(session),
            Screen::Hits(hits) => hits.status(session),
            Screen::Leaflet(leaflet) => leaflet.status(session),
        }
    }

    /// What a click on a cell of the screen means there.
    pub(crate) fn hit(&self, area: Rect, spot: Spot) -> Option<Hit> {
        match self {
            Screen::Front(_) => Front::hit(area, spot),
            Screen::Story(_) => Story::hit(area, spot),
            Screen::Sections(sections) => sections.hit(area, spot),
            Screen::Bookmarks(bookmarks) => bookmarks.hit(area, spot),
            Screen::Hits(hits) => hits.hit(area, spot),
            Screen::Leaflet(_) => Leaflet::hit(area, spot),
        }
    }

    /// Does what a click asks for.
    pub(crate) fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        match self {
            Screen::Front(front) => front.press(hit),
            Screen::Story(story) => story.press(hit),
            Screen::Sections(sections) => sections.press(hit),
            Screen::Bookmarks(bookmarks) => bookmarks.press(hit, session),
            Screen::Hits(hits) => hits.press(hit, session),
            Screen::Leaflet(_) => Outcome::Stay,
        }
    }
}
