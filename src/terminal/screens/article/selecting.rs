//! Selecting in a story: by sentences with keys, by dragging inside the text; and what is done with
//! what is selected. What a selection is stands in `selection.rs`.

use ratatui::layout::Rect;

use super::held::Held;
use super::story::Story;
use crate::action::{Action, Outcome};
use crate::geometry::Spot;
use crate::reading::copying::Cited;
use crate::reading::finding::Finding;
use crate::reading::galleys::Turn;
use crate::reading::prompt::Prompt;
use crate::reading::selection::{self, Course, Grain, Selection};
use crate::reading::session::Session;
use newsprint_compose::{Cell, Page};
use newsprint_issue::{Article, Place, Text};
use newsprint_messages::Message;

/// What the reader learns by selecting with the mouse, as habits call it.
const MOUSE: &str = "select.mouse";

/// Characters of a selection that may be looked for at most.
const LONGEST_QUERY: usize = 80;

impl Story {
    /// Whether something is selected.
    pub(super) fn is_selecting(&self) -> bool {
        self.selection.is_some()
    }

    /// Does what an action means for a selection; nothing when it means nothing for one.
    pub(super) fn select(
        &mut self,
        action: Action,
        article: &Article,
        session: &mut Session,
    ) -> Option<Outcome> {
        let selecting = self.is_selecting();
        match action {
            Action::SelectSentence if selecting => self.selection = None,
            Action::SelectSentence => self.begin_selection(article, session),
            Action::SelectNext | Action::SelectPrevious if !selecting => {
                self.begin_selection(article, session);
            }
            Action::ParagraphNext | Action::SelectNext if selecting => {
                self.grow(article, Grain::Sentence, Course::On);
            }
            Action::ParagraphPrevious | Action::SelectPrevious if selecting => {
                self.grow(article, Grain::Sentence, Course::Back);
            }
            Action::HeadingNext if selecting => self.grow(article, Grain::Paragraph, Course::On),
            Action::HeadingPrevious if selecting => {
                self.grow(article, Grain::Paragraph, Course::Back);
            }
            Action::Copy => self.copy(Cited::No, article, session),
            Action::CopyCited => self.copy(Cited::Yes, article, session),
            Action::Clip | Action::BookmarkPlace if selecting => {
                return Some(self.clip_selection(session));
            }
            _ => return None,
        }
        Some(Outcome::Stay)
    }

    /// Selects the sentence that the reader is at: of the hit that is meant, of the focused
    /// paragraph, or the first whole one in sight.
    fn begin_selection(&mut self, article: &Article, session: &mut Session) {
        let hit = self.finding.as_ref().and_then(Finding::hit);
        let sentence = match (hit, self.focus) {
            (Some(hit), _) => selection::span(article, hit.from, Grain::Sentence),
            (None, Some(part)) => {
                let start = Place::start_of(self.id, part);
                selection::first_from(article, start, Grain::Sentence)
            }
            (None, None) => self.sentence_in_sight(article),
        };
        match sentence {
            Some(sentence) => {
                self.selection = Some(Selection::of(sentence, Grain::Sentence));
                self.show(sentence.from, article);
            }
            None => session.tell(Message::NothingToSelect),
        }
    }

    /// The first sentence of the body that begins on the page; else of the headline block; else the
    /// one that goes on there.
    fn sentence_in_sight(&self, article: &Article) -> Option<selection::Span> {
        let first = self.galleys.page().and_then(Page::first_place)?;
        let last = self.galleys.page().and_then(Page::last_place)?;
        let from = |place| {
            let span = selection::first_from(article, place, Grain::Sentence)?;
            (span.from <= last).then_some(span)
        };
        from(first.max(selection::body(self.id)))
            .or_else(|| from(first))
            .or_else(|| selection::span(article, first, Grain::Sentence))
    }

    fn grow(&mut self, article: &Article, grain: Grain, course: Course) {
        if let Some(selection) = &mut self.selection {
            selection.grow(article, grain, course);
            self.show_end(article);
        }
    }

    /// The page follows the moving end.
    fn show_end(&mut self, article: &Article) {
        if let Some(selection) = self.selection {
            self.show(selection.end(article), article);
        }
    }

    /// From where to where something is copied or clipped: what is selected, else the focused
    /// paragraph, else the first that begins in sight.
    pub(super) fn meant(&self, article: &Article) -> (Place, Place) {
        if let Some(selection) = self.selection {
            return (selection.from(), selection.to());
        }
        let part = self.focus.or_else(|| {
            let first = self.first_in_sight().part;
            self.extent.paragraphs().find(|part| *part >= first)
        });
        let from = Place::start_of(self.id, part.unwrap_or(self.place.part));
        let to = Place {
            offset: article.text(from.part).map_or(0, Text::len),
            ..from
        };
        (from, to)
    }

    fn copy(&self, cited: Cited, article: &Article, session: &mut Session) {
        let (from, to) = self.meant(article);
        session.copy_passage(article, (from, to), cited);
    }

    fn clip_selection(&self, session: &mut Session) -> Outcome {
        match self.selection {
            Some(selection)
                if session.clip(
                    (selection.from(), selection.to()),
                    Message::SelectionClipped,
                ) =>
            {
                Outcome::Save
            }
            _ => Outcome::Stay,
        }
    }

    /// The words that are selected, when they are few enough to be looked for; they are selected no
    /// longer then.
    pub(super) fn selected_query(&mut self, article: &Article) -> Option<Prompt> {
        let selection = self.selection?;
        let words = article.passage(selection.from(), selection.to(), Text::plain);
        let words = words.trim();
        let short = !words.contains('\n') && words.chars().nth(LONGEST_QUERY).is_none();
        if !short || words.is_empty() {
            return None;
        }
        self.selection = None;
        Some(Prompt::with(words))
    }

    /// The mouse selects from a cell of the page: by so many clicks a character, a word or a
    /// sentence. A single click only drops what was selected.
    pub(super) fn hold(&mut self, cell: Cell, clicks: u8, session: &mut Session) {
        let grain = match clicks {
            0 | 1 => Grain::Character,
            2 => Grain::Word,
            _ => Grain::Sentence,
        };
        self.selection = None;
        self.held = None;
        let Some(article) = session.issue.article(self.id) else {
            return;
        };
        let place = self.galleys.page().and_then(|page| page.place_near(cell));
        let span = place.and_then(|place| selection::span(article, place, grain));
        let held = span.map(|span| Selection::of(span, grain));
        self.held = held.map(|selection| Held {
            selection,
            focus: self.focus,
            is_beyond: false,
        });
        if grain != Grain::Character {
            self.selection = held;
        }
    }

    /// The mouse is dragged to a spot on the screen. It selects, and was no click then. Beyond the
    /// page, below or above it, the page is turned, once for each time that it is left.
    pub(super) fn drag_to(&mut self, spot: Spot, area: Rect, session: &mut Session) {
        let room = session.areas(area).room;
        let (Some(held), Some(article)) = (self.held, session.issue.article(self.id)) else {
            return;
        };
        let beyond = match spot.row {
            row if row < room.y => Some(Turn::Previous),
            row if row >= room.bottom() => Some(Turn::Next),
            _ => None,
        };
        let turned = match beyond {
            Some(turn) if !held.is_beyond => self.drag_beyond(turn, article),
            _ => None,
        };
        let cell = Cell {
            row: spot.row.saturating_sub(room.y),
            column: spot.column.saturating_sub(room.x),
        };
        let near = || self.galleys.page().and_then(|page| page.place_near(cell));
        // The page that was turned to stays as it is until the mouse is on it.
        let place = match beyond {
            Some(_) if held.is_beyond => None,
            _ => turned.or_else(near),
        };
        if let Some(place) = place {
            let mut selection = self.selection.unwrap_or(held.selection);
            selection.reach_to(article, place);
            self.selection = Some(selection);
            self.focus = held.focus;
        }
        self.held = Some(Held {
            is_beyond: beyond.is_some(),
            ..held
        });
    }

    /// Turns the page under a selection; answers the place that it reaches then.
    fn drag_beyond(&mut self, turn: Turn, article: &Article) -> Option<Place> {
        if !self.galleys.turn(article, turn) {
            return None;
        }
        self.begin_page();
        let page = self.galleys.page()?;
        match turn {
            Turn::Next => page.first_place(),
            _ => page.last_place(),
        }
    }

    /// The button is let go: what is selected is copied, where the reader likes that.
    pub(super) fn release(&mut self, session: &mut Session) {
        let held = self.held.take();
        let issue = std::rc::Rc::clone(&session.issue);
        let article = issue.article(self.id).filter(|_| held.is_some());
        if let (Some(article), Some(selection)) = (article, self.selection)
            && session.copies_on_select()
        {
            session.copy_passage(article, (selection.from(), selection.to()), Cited::No);
        }
        if held.is_some() && self.selection.is_some() {
            teach_mouse(session);
        }
    }

    /// How much is selected, for the line of status.
    pub(super) fn selected(&self, session: &Session) -> Option<String> {
        let selection = self.selection?;
        let article = session.issue.article(self.id)?;
        let words = article.passage(selection.from(), selection.to(), Text::plain);
        let characters = words.chars().filter(|one| !one.is_whitespace()).count();
        Some(session.say(Message::Selected { characters }))
    }
}

/// Whoever selects with the mouse for the first times is told how the terminal itself selects, behind
/// what there is to tell.
fn teach_mouse(session: &mut Session) {
    if session.storage.knows(MOUSE) {
        return;
    }
    session.storage.keep_use(MOUSE);
    let hint = session.say(Message::ShiftSelects);
    let told = session.out.notice.take().map(|notice| notice.text + " · ");
    session.answer(told.unwrap_or_default() + &hint);
}
