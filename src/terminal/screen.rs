//! A screen, whichever it is: the same five questions put to each.

use ratatui::layout::Rect;

use super::action::{Action, Hit, Outcome, Room};
use super::geometry::Spot;
use super::prompt::Prompt;
use super::screens::{Bookmarks, Front, Leaflet, Sections, Story};
use super::session::Session;
use super::widgets::Canvas;
use crate::compose::Page;
use crate::issue::ArticleId;

/// A screen.
#[derive(Debug)]
pub(crate) enum Screen {
    Front(Front),
    Story(Box<Story>),
    Sections(Sections),
    Bookmarks(Bookmarks),
    Leaflet(Leaflet),
}

impl Screen {
    /// Which keys it takes.
    pub(crate) fn room(&self) -> Room {
        match self {
            _ if self.prompt_text().is_some() => Room::Prompt,
            Screen::Front(_) => Room::Front,
            Screen::Story(_) => Room::Article,
            Screen::Sections(_) => Room::Sections,
            Screen::Bookmarks(_) => Room::Bookmarks,
            Screen::Leaflet(_) => Room::Scroll,
        }
    }

    /// Which keys it takes when nothing is typed.
    pub(crate) fn home(&self) -> Room {
        match self {
            Screen::Bookmarks(_) => Room::Bookmarks,
            Screen::Story(_) => Room::Article,
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

    /// The page of a story that it shows.
    pub(crate) fn page(&self) -> Option<&Page> {
        match self {
            Screen::Story(story) => story.page(),
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
            Screen::Leaflet(leaflet) => leaflet.act(action),
        }
    }

    /// The line that is typed into, if one is open.
    pub(crate) fn prompt(&mut self) -> Option<&mut Prompt> {
        match self {
            Screen::Story(story) => story.prompt(),
            Screen::Bookmarks(bookmarks) => bookmarks.prompt(),
            _ => None,
        }
    }

    /// Takes note of what is typed now.
    pub(crate) fn typed(&mut self, session: &Session) {
        match self {
            Screen::Story(story) => story.typed(session),
            Screen::Bookmarks(bookmarks) => bookmarks.typed(session),
            _ => {}
        }
    }

    /// What is typed, while something is.
    pub(crate) fn prompt_text(&self) -> Option<&str> {
        match self {
            Screen::Story(story) => story.prompt_text(),
            Screen::Bookmarks(bookmarks) => bookmarks.prompt_text(),
            _ => None,
        }
    }

    /// Composes what is stale for its room; after it, drawing is only looking.
    pub(crate) fn set(&mut self, session: &Session, area: Rect) {
        match self {
            Screen::Front(front) => front.set(session, area),
            Screen::Story(story) => story.set(session, area),
            Screen::Sections(sections) => sections.set(area),
            Screen::Bookmarks(bookmarks) => bookmarks.set(area),
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
            Screen::Leaflet(_) => Outcome::Stay,
        }
    }
}
