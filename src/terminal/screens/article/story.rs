//! A story: where the reader is in it, what is focused and what is found. How it looks is in
//! `view.rs`.

use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;

use super::held::Held;
use crate::action::{Action, Hit, Outcome, Scope, Target};
use crate::geometry::size_of;
use crate::reading::extent::Extent;
use crate::reading::finding::Finding;
use crate::reading::galleys::{Galleys, Turn};
use crate::reading::selection::Selection;
use crate::reading::session::Session;
use newsprint_compose::{Page, Plates};
use newsprint_issue::{Article, ArticleId, Part, Place};
use newsprint_messages::Message;
use newsprint_storage::{Kind, Mark};

/// How long the end of a story is in sight before the story counts as read.
const READ_AFTER: SignedDuration = SignedDuration::from_secs(3);

/// A story on the screen.
#[derive(Debug)]
pub(crate) struct Story {
    pub(super) id: ArticleId,
    pub(super) galleys: Galleys,
    pub(super) extent: Extent,
    /// The photographs that are at hand.
    plates: Plates,
    /// Where the reader is: the first character in sight when it was last moved to. The page
    /// follows from it.
    pub(super) place: Place,
    /// The paragraph that is focused.
    pub(super) focus: Option<Part>,
    pub(super) finding: Option<Finding>,
    /// Since when the end has been in sight.
    pub(super) ended: Option<Timestamp>,
    /// The places and clips in it, as of a revision of the storage.
    pub(super) marks: (Option<u64>, Vec<Mark>),
    pub(super) selection: Option<Selection>,
    /// What the mouse took hold of.
    pub(super) held: Option<Held>,
}

impl Story {
    /// A story, opened at a place in it.
    pub(crate) fn at(place: Place, session: &Session) -> Story {
        let language = session.issue.masthead.language;
        let article = session.issue.article(place.article);
        Story {
            id: place.article,
            galleys: Galleys::default(),
            extent: article.map_or_else(Extent::default, |article| {
                Extent::of(article, language, session.pace)
            }),
            plates: article.map_or_else(Plates::default, |article| session.images.plates(article)),
            place,
            focus: None,
            finding: None,
            ended: None,
            marks: (None, Vec::new()),
            selection: None,
            held: None,
        }
    }

    /// The first place of a story.
    pub(crate) fn start(article: &Article) -> Place {
        let part = article.parts().next().map(|(part, _)| part);
        Place::start_of(article.id, part.unwrap_or(Part::Headline(0)))
    }

    /// Sets pages when the room or the setting is another one, up to where the reader is.
    pub(super) fn set_pages(&mut self, session: &Session, area: Rect) {
        let setting = session.setting(size_of(session.areas(area).room));
        let Some(article) = session.issue.article(self.id) else {
            return;
        };
        if self
            .galleys
            .set_to(setting, session.issue.masthead.language, &self.plates)
        {
            self.galleys.show(article, self.place);
        }
        let revision = Some(session.storage.revision());
        if self.marks.0 != revision {
            let marks = session.storage.marks_in(&session.issue, article);
            self.marks = (revision, marks);
        }
        self.ended = match self.ended {
            _ if !self.galleys.at_end() => None,
            None => Some(session.now),
            since => since,
        };
    }

    /// Searches some stories more, for their totals, or counts one page more.
    pub(super) fn go_on(&mut self, session: &Session) {
        if let Some(finding) = &mut self.finding
            && finding.asking.work(&session.issue)
        {
            return;
        }
        if let Some(article) = session.issue.article(self.id) {
            self.galleys.work(article);
        }
    }

    /// Counts the story as read when its end was long enough in sight.
    pub(super) fn count_read(&mut self, session: &mut Session) {
        let seen = |since: Timestamp| session.now.duration_since(since) >= READ_AFTER;
        if self.ended.is_some_and(seen) {
            session.mark_read(self.id);
        }
    }

    /// Does what an action asks for.
    pub(super) fn obey(&mut self, action: Action, session: &mut Session) -> Outcome {
        let issue = Rc::clone(&session.issue);
        let Some(article) = issue.article(self.id) else {
            return Outcome::Back;
        };
        if let Some(outcome) = self.select(action, article, session) {
            return outcome;
        }
        match action {
            Action::PageNext => return self.page_next(article, session),
            Action::PagePrevious => self.turn(Turn::Previous, article),
            Action::Start => self.turn(Turn::First, article),
            Action::End => self.turn(Turn::Last, article),
            Action::ParagraphNext | Action::ParagraphPrevious => self.step(action, article),
            Action::HeadingNext | Action::HeadingPrevious => {
                self.step_heading(action, article, session);
            }
            Action::StoryNext => return self.story_beside(1, session),
            Action::StoryPrevious => return self.story_beside(-1, session),
            Action::StoryUnread => return self.story_unread(session),
            Action::SectionNext => return self.section_beside(1, session),
            Action::SectionPrevious => return self.section_beside(-1, session),
            Action::BookmarkStory => return self.bookmark_story(session),
            Action::BookmarkPlace => return self.bookmark_place(session),
            Action::Clip => return self.clip(article, session),
            Action::Find => self.find_selected(article, session),
            Action::FindWord => self.find_word(article, session),
            Action::ListHits if self.finding.is_some() => {
                return Outcome::Go(Target::Hits(Scope::Story));
            }
            Action::ListHits => session.tell(Message::NoHits),
            action if self.turn_manner(action, session) => {}
            Action::HitNext => self.step_hit(1, article, session),
            Action::HitPrevious => self.step_hit(-1, article, session),
            Action::Accept => self.keep_hits(session),
            Action::Cancel => self.cancel(article),
            _ => {}
        }
        Outcome::Stay
    }

    fn page_next(&mut self, article: &Article, session: &mut Session) -> Outcome {
        if self.galleys.turn(article, Turn::Next) {
            self.begin_page();
            return Outcome::Stay;
        }
        session.mark_read(self.id);
        if let Some(story) = session.story_beside(self.id, 1) {
            return Outcome::Become(Target::Article(story));
        }
        session.tell(Message::PaperEnd);
        Outcome::Stay
    }

    fn turn(&mut self, turn: Turn, article: &Article) {
        self.galleys.turn(article, turn);
        self.begin_page();
    }

    /// The reader is at the first character of the page in sight.
    pub(super) fn begin_page(&mut self) {
        self.focus = None;
        let first = self.galleys.page().and_then(Page::first_place);
        self.place = match first {
            Some(first) if !self.galleys.at_start() => first,
            _ => self.extent.start(self.id).unwrap_or(self.place),
        };
    }

    /// Shows the page with a place; the reader is at the start of that page then.
    pub(super) fn show(&mut self, place: Place, article: &Article) {
        if self.galleys.show(article, place) {
            let focus = self.focus;
            self.begin_page();
            self.focus = focus;
        }
    }

    /// The first place that is in sight.
    pub(super) fn first_in_sight(&self) -> Place {
        let page = self.galleys.page();
        page.and_then(Page::first_place).unwrap_or(self.place)
    }

    fn step(&mut self, action: Action, article: &Article) {
        let first = self.first_in_sight();
        let begins = |part: &Part| Place::start_of(self.id, *part) >= first;
        let next = match (action, self.focus) {
            (Action::ParagraphNext, Some(focus)) => {
                self.extent.paragraphs().find(|part| *part > focus)
            }
            (Action::ParagraphNext, None) => self.extent.paragraphs().find(begins),
            (_, Some(focus)) => self.extent.paragraphs().rev().find(|part| *part < focus),
            (_, None) => self.extent.paragraphs().rev().find(|part| !begins(part)),
        };
        if let Some(part) = next {
            self.focus_on(part, article);
        }
    }

    fn focus_on(&mut self, part: Part, article: &Article) {
        self.focus = Some(part);
        self.show(Place::start_of(self.id, part), article);
    }

    fn step_heading(&mut self, action: Action, article: &Article, session: &mut Session) {
        let here = self.focus.unwrap_or(self.first_in_sight().part);
        let mut headings = self.extent.headings().iter().copied();
        let next = match action {
            Action::HeadingNext => headings.find(|part| *part > here),
            _ => headings.rfind(|part| *part < here),
        };
        match next {
            Some(part) => self.focus_on(part, article),
            None => session.tell(Message::NoHeading),
        }
    }

    fn story_beside(&self, steps: isize, session: &mut Session) -> Outcome {
        if let Some(story) = session.story_beside(self.id, steps) {
            return Outcome::Become(Target::Article(story));
        }
        session.tell(if steps > 0 {
            Message::LastStory
        } else {
            Message::FirstStory
        });
        Outcome::Stay
    }

    fn story_unread(&self, session: &mut Session) -> Outcome {
        if let Some(story) = session.unread_after(Some(self.id)) {
            return Outcome::Become(Target::Article(story));
        }
        session.tell(Message::NoUnread);
        Outcome::Stay
    }

    fn section_beside(&self, steps: isize, session: &mut Session) -> Outcome {
        let here = session.issue.section_of(self.id);
        let there = here.and_then(|here| session.section_beside(here, steps));
        let first = there.and_then(|there| session.issue.sections[there].articles.first());
        if let Some(story) = first {
            return Outcome::Become(Target::Article(story.id));
        }
        session.tell(Message::NoSection);
        Outcome::Stay
    }

    fn bookmark_story(&self, session: &mut Session) -> Outcome {
        let (storage, now) = (&mut session.storage, session.now);
        let saved = storage.toggle_story(&session.issue, self.id, now);
        session.tell_when_saved(if saved {
            Message::StorySaved
        } else {
            Message::StoryReleased
        });
        Outcome::Save
    }

    /// Marks the focused paragraph, or else where the reader is.
    fn bookmark_place(&self, session: &mut Session) -> Outcome {
        let focused = self.focus.map(|part| Place::start_of(self.id, part));
        let place = focused.unwrap_or(self.place);
        // A mark that is found here is the one that is meant, also when the text was edited.
        let marks = self.marks.1.iter();
        let mut here = marks.filter(|mark| mark.kind == Kind::Place && mark.place == place);
        if let Some(mark) = here.next() {
            session.storage.remove(mark.id);
            session.tell_when_saved(Message::PlaceReleased);
            return Outcome::Save;
        }
        let (storage, now) = (&mut session.storage, session.now);
        let saved = storage.toggle_place(&session.issue, place, now);
        session.tell_when_saved(if saved {
            Message::PlaceSaved
        } else {
            Message::PlaceReleased
        });
        Outcome::Save
    }

    /// Clips the focused paragraph, or else the one where the reader is.
    fn clip(&self, article: &Article, session: &mut Session) -> Outcome {
        if session.clip(self.meant(article), Message::ClipSaved) {
            Outcome::Save
        } else {
            Outcome::Stay
        }
    }

    /// What a click on a thing of the story means: the paragraph there is focused, and where a link
    /// leads is told.
    pub(super) fn click(&mut self, hit: Hit, session: &mut Session) {
        if let (Hit::Page(cell), Some(page)) = (hit, self.galleys.page()) {
            let place = page.place_at(cell);
            let part = place.map(|place| place.part);
            if let Some(address) = place.and_then(|place| link_at(place, session)) {
                session.tell(Message::Address { address: &address });
            }
            self.focus = part.filter(|part| matches!(part, Part::Body { .. }));
        }
    }
}

/// Where the link at a place leads.
fn link_at(place: Place, session: &Session) -> Option<String> {
    let text = session.issue.article(place.article)?.text(place.part)?;
    let mut end = 0;
    let span = text.spans.iter().find(|span| {
        end += span.text.len();
        place.offset < end
    })?;
    span.link.as_ref().map(ToString::to_string)
}
