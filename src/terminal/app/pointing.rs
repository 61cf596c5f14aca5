//! What the mouse does: presses, drags, the wheel.

use super::bars;
use super::state::App;
use crate::action::{Action, Hit, Outcome, Room};
use crate::event::Answer;
use crate::geometry::{Spot, holds};

/// The most notches of a wheel that are gone at once: a hand turns fewer, and each is a step.
const MOST_NOTCHES: u32 = 10_000;

impl App {
    pub(super) fn press(&mut self, spot: Spot) -> Answer {
        let clicks = self.pointer.clicks(spot, self.session.now);
        let panel = self.panel();
        self.forget_typing();
        let frame = self.frame();
        if let Some(action) = panel.and_then(|panel| panel.hit(frame.body, spot)) {
            return self.act(action);
        }
        if holds(frame.hints, spot) {
            let hints = self.hints(frame.hints);
            return bars::hint_at(&hints, spot).map_or(Answer::Stay, |action| self.act(action));
        }
        let body = frame.body;
        let aside = self.stack.aside_area(&self.session, body);
        if aside.is_some_and(|aside| holds(aside, spot)) {
            self.stack.enter_aside();
        }
        let Some((number, area)) = self.stack.meant(&self.session, body) else {
            return Answer::Stay;
        };
        let screen = self.stack.get_mut(number);
        let outcome = match screen.hit(&self.session, area, spot) {
            Some(Hit::Act(action)) => return self.act(action),
            Some(Hit::Go(target)) => Outcome::Go(target),
            Some(Hit::Become(target)) => Outcome::Become(target),
            Some(hit) => {
                if let Hit::Page(cell) = hit {
                    screen.take_hold(cell, clicks, &mut self.session);
                }
                screen.press(hit, &mut self.session)
            }
            // A click beside the sections goes on with the text, or puts them away.
            None if screen.home() == Room::Sections && !holds(area, spot) => {
                if !self.leave_sidebar() {
                    self.leave();
                }
                Outcome::Stay
            }
            None => Outcome::Stay,
        };
        self.follow(outcome)
    }

    /// Dragging selects in a story, if it was begun on its text; elsewhere it means nothing.
    pub(super) fn drag(&mut self, spot: Spot) -> Answer {
        self.forget_typing();
        let meant = self.stack.meant(&self.session, self.frame().body);
        if let Some((number, area)) = meant {
            let screen = self.stack.get_mut(number);
            screen.drag(spot, area, &mut self.session);
        }
        Answer::Stay
    }

    pub(super) fn let_go(&mut self) -> Answer {
        self.stack.top_mut().let_go(&mut self.session);
        Answer::Stay
    }

    pub(super) fn roll(&mut self, notches: i32) -> Answer {
        let typed_into = self.room().is_typed_into();
        let paged = typed_into || matches!(self.room(), Room::Front | Room::Article);
        if notches == 0 {
            return Answer::Stay;
        }
        let on = notches > 0;
        if paged {
            // A run of the wheel turns one page, and never into another story.
            let inert = self.pointer.is_inert(self.session.now);
            let over = on && self.at_last_page();
            if inert || over || typed_into {
                return Answer::Stay;
            }
            self.pointer.turn(self.session.now);
            return self.act(if on {
                Action::PageNext
            } else {
                Action::PagePrevious
            });
        }
        let step = if on {
            Action::FocusDown
        } else {
            Action::FocusUp
        };
        // Whatever is listed ends before so many rows.
        for _ in 0..notches.unsigned_abs().min(MOST_NOTCHES) {
            let answer = self.act(step);
            if answer != Answer::Stay {
                return answer;
            }
        }
        Answer::Stay
    }
}
