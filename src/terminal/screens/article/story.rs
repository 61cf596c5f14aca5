//! A story: where the reader is in it, what is focused and what is found. How it looks is in
//! `view.rs`.

use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;

use super::super::super::action::{Action, Hit, Outcome, Target};
use super::super::super::extent::Extent;
use super::super::super::finding::{Finding, Passed, Stage};
use super::super::super::galleys::{Galleys, Turn};
use super::super::super::geometry::size_of;
use super::super::super::prompt::Prompt;
use super::super::super::session::Session;
use crate::compose::{Page, Plates};
use crate::issue::{Article, ArticleId, Part, Place};
use crate::messages::Message;

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
}

impl Story {
    /// A story, opened at a place in it.
    pub(crate) fn at(place: Place, session: &Session) -> Story {
        let language = session.issue.masthead.language;
        let article = session.issue.article(place.article);
        Story {
            id: place.article,
            galleys: Galleys::default(),
            extent: article.map_or_else(Extent::default, |article| Extent::of(article, language)),
            plates: article.map_or_else(Plates::default, |article| session.album.plates(article)),
            place,
            focus: None,
            finding: None,
            ended: None,
        }
    }

    /// The first place of a story.
    pub(crate) fn start(article: &Article) -> Place {
        let part = article.parts().next().map(|(part, _)| part);
        Place::start_of(article.id, part.unwrap_or(Part::Headline(0)))
    }

    pub(crate) fn id(&self) -> ArticleId {
        self.id
    }

    /// Where the reader is.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// The page in sight.
    pub(crate) fn page(&self) -> Option<&Page> {
        self.galleys.page()
    }

    /// The line that is typed into.
    pub(crate) fn prompt(&mut self) -> Option<&mut Prompt> {
        let finding = self.finding.as_mut()?;
        (finding.stage == Stage::Typing).then_some(&mut finding.prompt)
    }

    /// Sets pages when the room or the setting is another one, up to where the reader is.
    pub(crate) fn set(&mut self, session: &Session, area: Rect) {
        let setting = session.setting(size_of(session.areas(area).room));
        let Some(article) = session.issue.article(self.id) else {
            return;
        };
        if self
            .galleys
            .set_to(setting, (session.issue.masthead.language, &self.plates))
        {
            self.galleys.show(article, self.place);
        }
        self.ended = match self.ended {
            _ if !self.at_end() => None,
            None => Some(session.now),
            since => since,
        };
    }

    /// Whether pages are still to be set.
    pub(crate) fn has_work(&self) -> bool {
        self.galleys.count().is_none()
    }

    /// Counts one page more.
    pub(crate) fn work(&mut self, session: &Session) {
        if let Some(article) = session.issue.article(self.id) {
            self.galleys.work(article);
        }
    }

    /// Whether the last page is in sight.
    pub(crate) fn at_end(&self) -> bool {
        self.galleys.at_end()
    }

    /// Counts the story as read when its end was long enough in sight.
    pub(crate) fn settle(&mut self, session: &mut Session) {
        let seen = |since: Timestamp| session.now.duration_since(since) >= READ_AFTER;
        if self.ended.is_some_and(seen) {
            session.storage.mark_read(self.id);
        }
    }

    pub(crate) fn act(&mut self, action: Action, session: &mut Session) -> Outcome {
        let issue = Rc::clone(&session.issue);
        let Some(article) = issue.article(self.id) else {
            return Outcome::Back;
        };
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
            Action::Find => self.finding = Some(Finding::new(article, self.place)),
            Action::HitNext => self.step_hit(1, article, session),
            Action::HitPrevious => self.step_hit(-1, article, session),
            Action::Accept => self.keep_hits(session),
            Action::Cancel => self.cancel(article),
            _ => {}
        }
        Outcome::Stay
    }

    /// Looks for what is typed now; with nothing found the reader stays where the search began.
    pub(crate) fn typed(&mut self, session: &Session) {
        let Some(article) = session.issue.article(self.id) else {
            return;
        };
        let Some(finding) = self.finding.as_mut() else {
            return;
        };
        finding.look();
        let place = finding.hit().map_or(finding.origin, |hit| hit.from);
        let origin = finding.origin;
        self.show(place, article);
        if place == origin {
            self.place = origin;
        }
    }

    fn page_next(&mut self, article: &Article, session: &mut Session) -> Outcome {
        if self.galleys.turn(article, Turn::Next) {
            self.begin_page();
            return Outcome::Stay;
        }
        session.storage.mark_read(self.id);
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
    fn begin_page(&mut self) {
        self.focus = None;
        let first = self.galleys.page().and_then(Page::first_place);
        self.place = match first {
            Some(first) if !self.galleys.at_start() => first,
            _ => self.extent.start(self.id).unwrap_or(self.place),
        };
    }

    /// Shows the page with a place; the reader is at the start of that page then.
    fn show(&mut self, place: Place, article: &Article) {
        if self.galleys.show(article, place) {
            let focus = self.focus;
            self.begin_page();
            self.focus = focus;
        }
    }

    /// The first place that is in sight.
    fn first_in_sight(&self) -> Place {
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
        session.tell(if saved {
            Message::StorySaved
        } else {
            Message::StoryReleased
        });
        Outcome::Save
    }

    /// Marks the focused paragraph, or else where the reader is.
    fn bookmark_place(&self, session: &mut Session) -> Outcome {
        let focused = self.focus.map(|part| Place::start_of(self.id, part));
        let (storage, now) = (&mut session.storage, session.now);
        let saved = storage.toggle_place(&session.issue, focused.unwrap_or(self.place), now);
        session.tell(if saved {
            Message::PlaceSaved
        } else {
            Message::PlaceReleased
        });
        Outcome::Save
    }

    fn step_hit(&mut self, steps: isize, article: &Article, session: &mut Session) {
        let Some(finding) = self.finding.as_mut() else {
            session.tell(Message::NoHits);
            return;
        };
        let passed = finding.step(steps);
        match (finding.hit(), passed) {
            (None, _) => session.tell(Message::NoHits),
            (_, Passed::End) => session.tell(Message::WrappedToStart),
            (_, Passed::Start) => session.tell(Message::WrappedToEnd),
            _ => {}
        }
        if let Some(hit) = finding.hit() {
            self.show(hit.from, article);
        }
    }

    fn keep_hits(&mut self, session: &mut Session) {
        let Some(finding) = self.finding.as_mut() else {
            return;
        };
        if finding.hits.is_empty() {
            if !finding.prompt.text().is_empty() {
                session.tell(Message::NoHits);
            }
            self.finding = None;
        } else {
            finding.stage = Stage::Kept;
        }
    }

    /// Ends a search; while it is typed, back to exactly where the reader was. Never leaves.
    fn cancel(&mut self, article: &Article) {
        match self.finding.take() {
            Some(finding) if finding.stage == Stage::Typing => {
                self.show(finding.origin, article);
                self.place = finding.origin;
            }
            Some(_) => {}
            None => self.focus = None,
        }
    }

    /// What a click on a thing of the story means: the paragraph there is focused, and where a link
    /// leads is told.
    pub(crate) fn press(&mut self, hit: Hit, session: &mut Session) -> Outcome {
        if let (Hit::Page(cell), Some(page)) = (hit, self.galleys.page()) {
            let place = page.place_at(cell);
            let part = place.map(|place| place.part);
            if let Some(address) = place.and_then(|place| link_at(place, session)) {
                session.tell(Message::Address { address: &address });
            }
            self.focus = part.filter(|part| matches!(part, Part::Body { .. }));
        }
        Outcome::Stay
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
