//! A screen, whichever it is: the same five questions put to each.

use ratatui::layout::Rect;

use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::Spot;
use crate::reading::history::Stop;
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::screens::{
    Bookmarks, Front, Help, History, Hits, Leaflet, Pages, Palette, Sections, Source, Story,
};
use crate::widgets::Canvas;
use crate::widgets::letters::Mark;
use newsprint_compose::Page;
use newsprint_issue::ArticleId;

/// A screen.
#[derive(Debug)]
pub(crate) enum Screen {
    Front(Front),
    Story(Box<Story>),
    Sections(Box<Sections>),
    Pages(Box<Pages>),
    Bookmarks(Box<Bookmarks>),
    Hits(Box<Hits>),
    Leaflet(Leaflet),
    Source(Box<Source>),
    Help(Help),
    History(History),
    Palette(Box<Palette>),
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
            Screen::Pages(_) => Room::Pages,
            Screen::Bookmarks(_) => Room::Bookmarks,
            Screen::Hits(_) => Room::Hits,
            Screen::Leaflet(_) => Room::Scroll,
            Screen::Source(_) => Room::Source,
            Screen::Help(_) => Room::Help,
            Screen::History(_) => Room::History,
            Screen::Palette(_) => Room::Palette,
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
            Screen::Sections(sections) => sections.chosen(),
            Screen::Source(source) => source.story(),
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
            Screen::Pages(pages) => pages.act(action, session),
            Screen::Bookmarks(bookmarks) => bookmarks.act(action, session),
            Screen::Hits(hits) => hits.act(action, session),
            Screen::Leaflet(leaflet) => leaflet.act(action),
            Screen::Source(source) => source.act(action, session),
            Screen::Help(help) => help.act(action),
            Screen::History(history) => history.act(action),
            Screen::Palette(palette) => palette.act(action, session),
        }
    }

    /// What stands before the line that is typed into.
    pub(crate) fn prompt_label(&self, session: &Session) -> String {
        let own = match self {
            Screen::Bookmarks(bookmarks) => bookmarks.prompt_label(session),
            Screen::Hits(hits) if hits.is_narrowed() => Some("&".to_owned()),
            _ => None,
        };
        own.unwrap_or_else(|| "/".to_owned())
    }

    /// Whether there is something to do while nothing happens.
    pub(crate) fn has_work(&self) -> bool {
        match self {
            Screen::Front(front) => front.has_work(),
            Screen::Story(story) => story.has_work(),
            Screen::Bookmarks(bookmarks) => bookmarks.has_work(),
            Screen::Hits(hits) => hits.has_work(),
            Screen::Sections(sections) => sections.has_work(),
            Screen::Pages(pages) => pages.has_work(),
            _ => false,
        }
    }

    /// Does a little of it.
    pub(crate) fn work(&mut self, session: &Session) {
        match self {
            Screen::Front(front) => front.work(session),
            Screen::Story(story) => story.work(session),
            Screen::Bookmarks(bookmarks) => bookmarks.work(session),
            Screen::Hits(hits) => hits.work(session),
            _ => {}
        }
    }

    /// The line that is typed into, if one is open.
    pub(crate) fn prompt(&mut self) -> Option<&mut Prompt> {
        match self {
            Screen::Story(story) => story.prompt(),
            Screen::Bookmarks(bookmarks) => bookmarks.prompt(),
            Screen::Help(help) => Some(help.prompt()),
            Screen::Palette(palette) => Some(palette.prompt()),
            Screen::Hits(hits) => hits.prompt(),
            _ => None,
        }
    }

    /// Takes note of what is typed now.
    pub(crate) fn typed(&mut self, session: &mut Session) {
        match self {
            Screen::Story(story) => story.typed(session),
            Screen::Bookmarks(bookmarks) => bookmarks.typed(session),
            Screen::Help(help) => help.typed(session),
            Screen::Palette(palette) => palette.typed(session),
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
            // It is told where the reader is, too, by whoever knows.
            Screen::Sections(_) => {}
            Screen::Pages(pages) => pages.set(session, area),
            Screen::Bookmarks(bookmarks) => bookmarks.set(session, area),
            Screen::Hits(hits) => hits.set(session, area),
            Screen::Leaflet(leaflet) => leaflet.set(session, area),
            Screen::Source(source) => source.set(session, area),
            Screen::Help(help) => help.set(session, area),
            Screen::History(history) => history.set(area),
            Screen::Palette(palette) => palette.set(area),
        }
    }

    /// Chooses the thing of that number, counted from 1; answers whether there is one.
    pub(crate) fn choose_nth(&mut self, number: usize, session: &Session) -> bool {
        match self {
            Screen::Front(front) => front.choose_nth(number, session),
            Screen::Sections(sections) => sections.choose_nth(number),
            Screen::Pages(pages) => pages.choose_nth(number, session),
            _ => false,
        }
    }

    /// Draws it.
    pub(crate) fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        match self {
            Screen::Front(front) => front.draw(session, area, canvas),
            Screen::Story(story) => story.draw(session, area, canvas),
            Screen::Sections(sections) => sections.draw(session, area, canvas),
            Screen::Pages(pages) => pages.draw(session, area, canvas),
            Screen::Bookmarks(bookmarks) => bookmarks.draw(session, area, canvas),
            Screen::Hits(hits) => hits.draw(session, area, canvas),
            Screen::Leaflet(leaflet) => leaflet.draw(session, area, canvas),
            Screen::Source(source) => source.draw(session, area, canvas),
            Screen::Help(help) => help.draw(session, area, canvas),
            Screen::History(history) => history.draw(session, area, canvas),
            Screen::Palette(palette) => palette.draw(session, area, canvas),
        }
    }

    /// The cell on which what is read begins, where that is not the first.
    pub(crate) fn line(&self, session: &Session, area: Rect) -> Option<Spot> {
        match self {
            Screen::Front(front) => front.line(session, area),
            Screen::Story(story) => story.line(session, area),
            Screen::Sections(sections) => sections.line(session, area),
            Screen::Bookmarks(bookmarks) => bookmarks.line(session, area),
            Screen::Hits(hits) => hits.line(session, area),
            Screen::Source(source) => source.line_cell(session, area),
            _ => None,
        }
    }

    /// What is said about it, at the left and at the right.
    pub(crate) fn status(&self, session: &Session) -> (String, String) {
        match self {
            Screen::Front(front) => front.status(session),
            Screen::Story(story) => story.status(session),
            Screen::Sections(sections) => sections.status(session),
            Screen::Pages(pages) => pages.status(session),
            Screen::Bookmarks(bookmarks) => bookmarks.status(session),
            Screen::Hits(hits) => hits.status(session),
            Screen::Leaflet(leaflet) => leaflet.status(session),
            Screen::Source(source) => source.status(session),
            Screen::Help(help) => help.status(session),
            Screen::History(_) | Screen::Palette(_) => Default::default(),
        }
    }

    /// What a click on a cell of the screen means there.
    pub(crate) fn hit(&self, session: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        match self {
            Screen::Front(_) => Front::hit(session, area, spot),
            Screen::Story(_) => Story::hit(session, area, spot),
            Screen::Sections(sections) => sections.hit(session, area, spot),
            Screen::Pages(pages) => pages.hit(session, area, spot),
            Screen::Bookmarks(bookmarks) => bookmarks.hit(session, area, spot),
            Screen::Hits(hits) => hits.hit(session, area, spot),
            Screen::Leaflet(_) => Leaflet::hit(area, spot),
            Screen::Source(source) => source.hit(session, area, spot),
            Screen::Help(_) => Help::hit(area, spot),
            Screen::History(history) => history.hit(area, spot),
            Screen::Palette(palette) => palette.hit(area, spot),
        }
    }

    /// Does what a click asks for.
    pub(crate) fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        match self {
            Screen::Front(front) => front.press(hit, &session.issue),
            Screen::Story(story) => story.press(hit, session),
            Screen::Sections(sections) => sections.press(hit),
            Screen::Pages(pages) => pages.press(hit),
            Screen::Bookmarks(bookmarks) => bookmarks.press(hit, session),
            Screen::Leaflet(_) | Screen::Help(_) => Outcome::Stay,
            Screen::Hits(hits) => hits.press(hit, session),
            Screen::Source(source) => source.press(hit, session),
            Screen::History(history) => history.press(hit),
            Screen::Palette(palette) => palette.press(hit, session),
        }
    }

    /// Whether it lies over another screen, and is no view of its own.
    pub(crate) fn is_over(&self) -> bool {
        !matches!(
            self,
            Screen::Front(_) | Screen::Story(_) | Screen::Bookmarks(_) | Screen::Hits(_)
        )
    }

    /// Where it is in the paper, to come back to.
    pub(crate) fn stop(&self) -> Option<Stop> {
        let view = match self {
            Screen::Front(_) => Target::Front,
            Screen::Story(story) => Target::At(story.place()),
            Screen::Bookmarks(_) => Target::Bookmarks,
            Screen::Hits(hits) => Target::Hits(hits.scope()),
            _ => return None,
        };
        let story = self.story();
        Some(Stop { view, story })
    }

    /// The cells of everything on it that can be opened, and what opening it is.
    pub(crate) fn marks(&self, session: &Session, area: Rect) -> Vec<Mark> {
        match self {
            Screen::Front(front) => front.marks(session, area),
            Screen::Story(story) => story.marks(session, area),
            Screen::Sections(sections) => sections.marks(session, area),
            Screen::Pages(pages) => pages.marks(session, area),
            Screen::Bookmarks(bookmarks) => bookmarks.marks(session, area),
            Screen::History(history) => history.marks(area),
            Screen::Source(source) => source.marks(session, area),
            _ => Vec::new(),
        }
    }

    /// Where the caret stands in a line that is typed into on the screen itself.
    pub(crate) fn caret(&self, session: &Session, area: Rect) -> Option<Spot> {
        match self {
            Screen::Help(help) => help.caret(session, area),
            Screen::Palette(palette) => palette.caret(session, area),
            _ => None,
        }
    }
}
