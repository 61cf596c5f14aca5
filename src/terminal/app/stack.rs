//! The stack of screens: where an outcome leads, and what of the stack is seen.

use ratatui::layout::Rect;

use super::events::App;
use crate::action::{Action, Outcome, Room, Scope, Target};
use crate::event::Answer;
use crate::reading::history::Stop;
use crate::screen::Screen;
use crate::screens::{
    Bookmarks, Help, History, Hits, Leaflet, Offer, Offered, Pages, Palette, Sections, Story,
};
use newsprint_issue::{ArticleId, Issue, Part, Place};
use newsprint_messages::{self as messages, Message};

/// Screens that lie one over the other at most.
const DEEPEST: usize = 32;

/// The screen width from which on the sections stand beside the page, the width from which on they
/// leave some of it in sight, and the cells they take.
const BESIDE: u16 = 100;
const ABOVE: u16 = 60;
const PANEL: u16 = 38;

impl App {
    /// Follows an outcome, and keeps in mind where it led away from.
    pub(super) fn follow(&mut self, outcome: Outcome) -> Answer {
        let left = self.stop();
        match outcome {
            Outcome::Stay => {}
            Outcome::Go(target) => self.go(target),
            Outcome::Become(target) => self.become_screen(target),
            Outcome::Back => self.leave(),
            Outcome::Walk(steps) => {
                self.walk(steps);
                return Answer::Stay;
            }
            Outcome::Do(action) => {
                self.leave();
                return self.act(action);
            }
            Outcome::Save => return Answer::Save,
            Outcome::Reset => {
                self.reset();
                return Answer::Save;
            }
            Outcome::Quit => return Answer::Quit,
        }
        if !self.stop().is_like(left) {
            self.history.leave(left);
        }
        Answer::Stay
    }

    /// Where the reader is in the paper.
    pub(super) fn stop(&self) -> Stop {
        let stop = self.screens.iter().rev().find_map(Screen::stop);
        stop.unwrap_or(Stop {
            view: Target::Front,
            story: None,
        })
    }

    /// Goes so many steps back (below 0) or forward. What lies over the page gives way first.
    pub(super) fn walk(&mut self, steps: isize) {
        let over = self.screens.last().is_some_and(Screen::is_over);
        while self.screens.last().is_some_and(Screen::is_over) {
            self.screens.pop();
        }
        if steps == 0 || (over && steps == -1) {
            return;
        }
        let here = self.stop();
        if let Some(stop) = self.history.walk(steps, here) {
            self.return_to(stop);
        } else if steps < 0 && self.screens.len() > 1 {
            // Reading began in the middle of the paper: its front page lies behind that.
            self.leave();
            let there = self.stop();
            self.history.leave(there);
            self.history.walk(-1, here);
        } else {
            self.session.tell(if steps < 0 {
                Message::NoBack
            } else {
                Message::NoForward
            });
        }
    }

    fn return_to(&mut self, stop: Stop) {
        // A list that is still there keeps its words and its row.
        let is_list = |screen: &Screen| {
            matches!(
                (stop.view, screen),
                (Target::Hits(_), Screen::Hits(_)) | (Target::Bookmarks, Screen::Bookmarks(_))
            )
        };
        if let Some(at) = self.screens.iter().rposition(is_list) {
            self.screens.truncate(at + 1);
            return;
        }
        self.screens.truncate(1);
        match (stop.view, self.screens.last_mut()) {
            (Target::Front, Some(Screen::Front(front))) => {
                if let Some(story) = stop.story {
                    front.choose(story);
                }
            }
            (view, _) => self.go(view),
        }
    }

    /// Leaves the screen that is seen for the one under it.
    pub(super) fn leave(&mut self) {
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
                Some(place) => Screen::Story(Box::new(self.armed(place))),
                None => return,
            },
            Target::Hits(scope) => Screen::Hits(Box::new(self.hits(scope))),
            Target::Page(story) => {
                self.screens.truncate(1);
                if let Some(Screen::Front(front)) = self.top() {
                    front.choose(story);
                }
                return;
            }
            Target::Sections => Screen::Sections(Box::new(Sections::new(&self.session, chosen))),
            Target::Pages => {
                let folds = match self.screens.first() {
                    Some(Screen::Front(front)) => Some(front.folds()),
                    _ => None,
                };
                Screen::Pages(Box::new(Pages::new(chosen, folds)))
            }
            Target::Bookmarks => Screen::Bookmarks(Box::new(Bookmarks::new(&self.session))),
            Target::Notes => {
                let in_sight = self.screens.iter().rev().find_map(Screen::page);
                Screen::Leaflet(Leaflet::notes(&self.session, in_sight))
            }
            Target::Source => match self.source(chosen) {
                Some(source) => source,
                None => return,
            },
            Target::Help => self.help(),
            Target::History => Screen::History(History::new(self.history.stops(self.stop()))),
            Target::Palette => self.palette(Offered::Everything),
            Target::Themes => self.palette(Offered::Themes),
        };
        if self.screens.len() >= DEEPEST {
            self.screens.remove(1);
        }
        self.screens.push(screen);
    }

    /// The help for the room that it is called up in.
    fn help(&self) -> Screen {
        let room = self.screens.last().map_or(Room::Front, Screen::home);
        let rooms = match room {
            Room::Article | Room::Hits => vec![room, Room::Finding],
            Room::Bookmarks => vec![room, Room::Prompt],
            room => vec![room],
        };
        let voice = (self.session.messages, self.session.width());
        let [here, all] = [&rooms, Room::ALL].map(|rooms| self.keymap.help(rooms, voice));
        Screen::Help(Help::new(here, all))
    }

    /// The palette, with what can be done in the room that it is called up in.
    fn palette(&self, scope: Offered) -> Screen {
        let room = self.screens.last().map_or(Room::Front, Screen::home);
        let (messages, width) = (self.session.messages, self.session.width());
        let here = |action: &&Action| {
            !matches!(action, Action::Nth(_) | Action::Palette) && self.keymap.does(room, **action)
        };
        let deeds = Action::ALL.iter().filter(here).filter_map(|action| {
            let words = messages::deed(messages, action.id())?.sentence;
            let keys = self.keymap.labels(room, *action, (messages, width));
            let keys = keys.first().map_or("", String::as_str);
            Some(Offer::deed(*action, words, keys))
        });
        Screen::Palette(Box::new(Palette::new(
            &self.session,
            deeds.collect(),
            scope,
        )))
    }

    /// A story at a place; from the list of hits, with the same hits lit in it.
    fn armed(&self, place: Place) -> Story {
        let mut story = Story::at(place, &self.session);
        if let Some(Screen::Hits(hits)) = self.screens.last()
            && let Some((number, hit)) = hits.chosen()
        {
            story.arm(hits.asking().clone(), (number, hit));
        }
        story
    }

    /// The list of hits, of what is typed in the story that is open, or of nothing yet.
    fn hits(&self, scope: Scope) -> Hits {
        match self.screens.last() {
            Some(Screen::Story(story)) => match &story.finding {
                Some(finding) => Hits::of(finding.asking.clone(), scope, finding.story)
                    .filled(&self.session, finding.current),
                None => Hits::new(),
            },
            _ => Hits::new(),
        }
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
        let body = self.frame().body;
        let mut visible = Vec::new();
        let mut rest = body;
        for (index, screen) in self.screens.iter().enumerate().rev() {
            match screen {
                Screen::Leaflet(_) if !self.session.is_linear() => {
                    visible.push((index, Leaflet::place(body)));
                }
                Screen::Sections(_) | Screen::Leaflet(_) if self.session.is_linear() => {
                    visible.push((index, body));
                    break;
                }
                Screen::Help(_) => visible.push((index, Help::place(body))),
                Screen::History(history) => visible.push((index, history.place(body))),
                Screen::Palette(_) => visible.push((index, Palette::place(body))),
                Screen::Sections(_) if body.width >= BESIDE => {
                    let (panel, beside) = beside(body);
                    visible.push((index, panel));
                    rest = beside;
                }
                Screen::Pages(_) => {
                    visible.push((index, body));
                    break;
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
                    if self.aside_area().is_some() {
                        rest = beside(body).1;
                    }
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
        let (place, body) = (self.place(), self.frame().body);
        let page = if body.width >= BESIDE {
            beside(body).1
        } else {
            body
        };
        for (index, area) in self.visible() {
            match &mut self.screens[index] {
                Screen::Sections(sections) => sections.look(&self.session, place, (area, page)),
                screen => screen.set(&self.session, area),
            }
        }
        if let (Some(area), Some(aside)) = (self.aside_area(), &mut self.aside) {
            aside.look(&self.session, place, (area, page));
        }
    }

    /// Keeps where the reader is; answers whether that is another place.
    pub(super) fn keep(&mut self) -> bool {
        let place = self.place();
        let moved = place.is_some() && place != self.last.kept;
        if let Some(place) = place.filter(|_| moved) {
            self.session
                .storage
                .keep_position(&self.session.issue, place);
            self.last.kept = Some(place);
        }
        moved
    }
}

/// Where a sidebar stands on a screen that is wide enough.
pub(super) fn sidebar_of(body: Rect) -> Option<Rect> {
    (body.width >= BESIDE).then(|| beside(body).0)
}

/// The sidebar on a wide screen, and what is left beside it.
fn beside(body: Rect) -> (Rect, Rect) {
    let panel = Rect {
        width: PANEL,
        ..body
    };
    let rest = Rect {
        x: body.x + PANEL,
        width: body.width - PANEL,
        ..body
    };
    (panel, rest)
}

/// A place that is in the paper, moved to the start of a character; what is kept may be older than
/// the paper.
pub(super) fn mended(issue: &Issue, place: Place) -> Option<Place> {
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
