//! Finding in a story: what is typed, the word where the reader is, and the way from hit to hit.

use super::story::Story;
use crate::action::Action;
use crate::reading::finding::{Finding, Passed, Stage};
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::reading::word;
use crate::screen::Lit;
use newsprint_issue::{Article, Place};
use newsprint_messages::Message;
use newsprint_search::Manner;

/// Bytes in which a word is looked for where the reader is.
const NEAR: usize = 240;

impl Story {
    /// The story as it is opened from a list of hits: they are lit, and one is meant.
    pub(crate) fn light(&mut self, lit: Lit) {
        self.finding = Some(Finding {
            asking: lit.asking,
            current: Some(lit.hit),
            stage: Stage::Kept,
            ..Finding::new(lit.story, self.place)
        });
    }

    /// Goes on with what was typed elsewhere.
    pub(super) fn ask_on(&mut self, prompt: Prompt, manner: Manner, session: &Session) {
        if let Some(finding) = &mut self.finding {
            finding.asking.prompt = prompt;
            finding.asking.manner = manner;
            finding.stage = Stage::Typing;
            self.look(session);
        }
    }

    pub(super) fn is_searching(&self) -> bool {
        let finding = self.finding.as_ref();
        finding.is_some_and(|finding| finding.asking.has_work())
    }

    /// Looks for what is typed now; with nothing found the reader stays where the search began.
    pub(super) fn look(&mut self, session: &Session) {
        let Some(article) = session.issue.article(self.id) else {
            return;
        };
        let Some(finding) = self.finding.as_mut() else {
            return;
        };
        finding.look(&session.issue);
        let place = finding.hit().map_or(finding.origin, |hit| hit.from);
        let origin = finding.origin;
        self.show(place, article);
        if place == origin {
            self.place = origin;
        }
    }

    /// Begins a search where the reader is, for what is selected if that is short.
    pub(super) fn find_selected(&mut self, article: &Article, session: &Session) {
        let from = self.selection.map(|selection| selection.from());
        let query = self.selected_query(article);
        self.find(session);
        if let (Some(finding), Some(query)) = (&mut self.finding, query) {
            finding.asking.prompt = query;
            finding.origin = from.unwrap_or(finding.origin);
            finding.look(&session.issue);
        }
    }

    /// Begins a search where the reader is. What was lit before is let go.
    pub(super) fn find(&mut self, session: &Session) {
        let (number, _) = session.story_number(self.id);
        let mut finding = Finding::new(number - 1, self.place);
        finding.asking.sweep.prepare(&session.issue, number - 1);
        self.finding = Some(finding);
    }

    /// Takes what is typed in another manner; answers whether the action asks for one.
    pub(super) fn turn_manner(&mut self, action: Action, session: &Session) -> bool {
        let finding = self.finding.as_mut();
        let turned = finding.is_some_and(|finding| finding.asking.turn(action));
        if turned {
            self.look(session);
        }
        turned
    }

    /// Finds the word where the reader is: at the hit that is meant, in the paragraph that is
    /// focused, or first in sight.
    pub(super) fn find_word(&mut self, article: &Article, session: &mut Session) {
        if let Some(query) = self.selected_query(article) {
            self.find(session);
            self.keep_word(query, article, session);
            return;
        }
        let focused = self.focus.map(|part| Place::start_of(self.id, part));
        let place = focused.unwrap_or(self.place);
        let text = article.text(place.part);
        let text = text.map_or(String::new(), |text| {
            text.slice(place.offset..place.offset + NEAR)
        });
        let Some(word) = word::first(&text) else {
            session.tell(Message::NoWord);
            return;
        };
        self.find(session);
        self.keep_word(Prompt::with(word), article, session);
    }

    /// Finds a word at once, and goes to its next hit.
    pub(super) fn keep_word(&mut self, word: Prompt, article: &Article, session: &mut Session) {
        if let Some(finding) = &mut self.finding {
            finding.asking.prompt = word;
            finding.stage = Stage::Kept;
            finding.look(&session.issue);
        }
        self.step_hit(1, article, session);
    }

    pub(super) fn step_hit(&mut self, steps: isize, article: &Article, session: &mut Session) {
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

    pub(super) fn keep_hits(&mut self, session: &mut Session) {
        let Some(finding) = self.finding.as_mut() else {
            return;
        };
        if finding.hits().is_empty() {
            if !finding.asking.prompt.text().is_empty() {
                session.tell(Message::NoHits);
            }
            self.finding = None;
        } else {
            finding.stage = Stage::Kept;
        }
    }

    /// Ends a search; while it is typed, back to exactly where the reader was. Never leaves.
    pub(super) fn cancel(&mut self, article: &Article) {
        match self.finding.take() {
            Some(finding) if finding.stage == Stage::Typing => {
                self.show(finding.origin, article);
                self.place = finding.origin;
            }
            Some(_) => {}
            None if self.selection.take().is_some() => {}
            None => self.focus = None,
        }
    }
}
