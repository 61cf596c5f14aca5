//! The stack of screens: where an outcome leads, and what of the stack is seen.

use ratatui::layout::Rect;

use super::super::action::{Outcome, Room, Target};
use super::super::geometry::Frame;
use super::super::screen::Screen;
use super::super::screens::{Bookmarks, Leaflet, Sections, Story};
use super::events::{Answer, App};
use crate::issue::{ArticleId, Issue, Part, Place};
use crate::messages::Message;

/// Screens that are kept to go back to.
const HISTORY: usize = 32;

/// The screen width from which on the sections stand beside the page, the width from which on they
/// leave some of it in sight, and the cells they take.
const BESIDE: u16 = 100;
const ABOVE: u16 = 60;
const PANEL: u16 = 36;

impl App {
    pub(super) fn follow(&mut self, outcome: Outcome) -> Answer {
        match outcome {
            Outcome::Stay => {}
            Outcome::Go(target) => self.go(target),
            Outcome::Become(target) => {
                if self.screens.len() > 1 {
                    self.screens.pop();
                }
                self.go(target);
            }
            Outcome::Back => self.back(),
            Outcome::Save => return Answer::Save,
            Outcome::Quit => return Answer::Quit,
        }
        Answer::Stay
    }

    pub(super) fn back(&mut self) {
        if self.screens.len() == 1 {
            return;
        }
        let left = self.screens.pop();
        if let (Some(Screen::Story(story)), Some(Screen::Front(front))) = (left, self.top()) {
            front.choose(story.id());
        }
    }

    pub(super) fn go(&mut self, target: Target) {
        let chosen = self.screens.iter().rev().find_map(Screen::story);
        let screen = match target {
            Target::Front => {
                self.screens.truncate(1);
                if let (Some(story), Some(Screen::Front(front))) = (chosen, self.top()) {
                    front.choose(story);
                }
                return;
            }
            Target::Article(story) => {
                let here =
                    matches!(self.screens.last(), Some(Screen::Story(top)) if top.id() == story);
                match self.session.issue.article(story) {
                    Some(_) if !here => self.story(story),
                    _ => return,
                }
            }
            Target::At(place) => match mended(&self.session.issue, place) {
                Some(place) => Screen::Story(Box::new(Story::at(place, &self.session))),
                None => return,
            },
            Target::Sections => Screen::Sections(Sections::new(&self.session, chosen)),
            Target::Bookmarks => Screen::Bookmarks(Bookmarks::new(&self.session)),
            Target::Notes => {
                let in_sight = self.screens.iter().rev().find_map(Screen::page);
                Screen::Leaflet(Leaflet::notes(&self.session, in_sight))
            }
            Target::Help => {
                let room = self.screens.last().map_or(Room::Front, Screen::home);
                let rooms = match room {
                    Room::Article => vec![Room::Article, Room::Prompt],
                    Room::Bookmarks => vec![Room::Bookmarks, Room::Prompt],
                    room => vec![room],
                };
                let groups = self.keymap.help(&rooms, self.session.messages);
                Screen::Leaflet(Leaflet::help(groups))
            }
        };
        if self.screens.len() >= HISTORY {
            self.screens.remove(1);
        }
        self.screens.push(screen);
    }

    /// A story where the reader left it; one that was read, from its start.
    pub(super) fn story(&mut self, story: ArticleId) -> Screen {
        let storage = &self.session.storage;
        let issue = &self.session.issue;
        let start = issue.article(story).map(Story::start);
        let left = storage
            .article_position(story)
            .filter(|_| !storage.is_read(story))
            .and_then(|place| mended(issue, place));
        if left.is_some() && left > start {
            self.session.tell(Message::Resumed);
        }
        let fallback = Place::start_of(story, Part::Headline(0));
        let place = left.or(start).unwrap_or(fallback);
        Screen::Story(Box::new(Story::at(place, &self.session)))
    }

    /// The screens that are seen, with their areas, what covers another one after it.
    pub(super) fn visible(&self) -> Vec<(usize, Rect)> {
        let body = Frame::of(self.area()).body;
        let mut visible = Vec::new();
        let mut rest = body;
        for (index, screen) in self.screens.iter().enumerate().rev() {
            match screen {
                Screen::Leaflet(_) => visible.push((index, Leaflet::place(body))),
                Screen::Sections(_) if body.width >= BESIDE => {
                    let panel = Rect {
                        width: PANEL,
                        ..body
                    };
                    visible.push((index, panel));
                    rest = Rect {
                        x: body.x + PANEL,
                        width: body.width - PANEL,
                        ..body
                    };
                }
                Screen::Sections(_) => {
                    let width = if body.width < ABOVE {
                        body.width
                    } else {
                        PANEL
                    };
                    visible.push((index, Rect { width, ..body }));
                }
                _ => {
                    visible.push((index, rest));
                    break;
                }
            }
        }
        visible.reverse();
        visible
    }

    /// Composes what is stale.
    pub(super) fn set(&mut self) {
        if self.is_too_small() {
            return;
        }
        for (index, area) in self.visible() {
            self.screens[index].set(&self.session, area);
        }
    }

    /// Keeps where the reader is; answers whether that is another place.
    pub(super) fn keep(&mut self) -> bool {
        let place = self.place();
        let moved = place.is_some() && place != self.kept;
        if let Some(place) = place.filter(|_| moved) {
            self.session
                .storage
                .keep_position(&self.session.issue, place);
            self.kept = Some(place);
        }
        moved
    }
}

/// A place that is in the paper, moved to the start of a character; what is kept may be older than
/// the paper.
fn mended(issue: &Issue, place: Place) -> Option<Place> {
    let text = issue.article(place.article)?.text(place.part)?.plain();
    let offset = (0..=place.offset.min(text.len())).rev();
    let offset = offset
        .into_iter()
        .find(|offset| text.is_char_boundary(*offset));
    Some(Place {
        offset: offset.unwrap_or(0),
        ..place
    })
}
