//! Where an outcome leads: to other screens and back, along the history, out of the program.

use super::state::App;
use crate::action::{Outcome, Room, Target};
use crate::event::Answer;
use crate::reading::history::Stop;
use newsprint_issue::ArticleId;
use newsprint_messages::Message;

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
        self.stack.stop().unwrap_or(Stop {
            view: Target::Front,
            story: None,
        })
    }

    /// Goes so many steps back (below 0) or forward. What lies over the page gives way first.
    fn walk(&mut self, steps: isize) {
        let over = self.stack.is_covered();
        while self.stack.is_covered() {
            self.stack.pop();
        }
        if steps == 0 || (over && steps == -1) {
            return;
        }
        let here = self.stop();
        if let Some(stop) = self.history.walk(steps, here) {
            self.return_to(stop);
        } else if steps < 0 && self.stack.len() > 1 {
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
        let is_list = |number: &usize| {
            matches!(
                (stop.view, self.stack.get(*number).view()),
                (Target::Hits(_), Some(Target::Hits(_)))
                    | (Target::Bookmarks, Some(Target::Bookmarks))
            )
        };
        if let Some(number) = (0..self.stack.len()).rev().find(is_list) {
            self.stack.keep(number + 1);
            return;
        }
        self.stack.keep(1);
        match (stop.view, stop.story) {
            (Target::Front, Some(story)) => self.stack.front_mut().choose(story),
            (Target::Front, None) => {}
            (view, _) => self.go(view),
        }
    }

    /// Leaves the screen that is seen for the one under it.
    pub(super) fn leave(&mut self) {
        let left = self.stack.pop();
        let story = left.filter(|screen| screen.home() == Room::Article);
        if let Some(story) = story.and_then(|screen| screen.story())
            && self.stack.top().home() == Room::Front
        {
            self.stack.front_mut().choose(story);
        }
    }

    /// Goes on to another screen; this one waits.
    pub(super) fn go(&mut self, target: Target) {
        let chosen = match target {
            Target::Front => self.stack.story(),
            Target::Page(story) => Some(story),
            target => {
                if let Some(screen) = self.open(target) {
                    self.stack.push(screen);
                }
                return;
            }
        };
        self.stack.keep(1);
        if let Some(story) = chosen {
            self.stack.front_mut().choose(story);
        }
    }

    /// Another screen in place of the one that is seen. What is opened from the sidebar is read
    /// beside it, where there is room, and in place of the same story.
    fn become_screen(&mut self, target: Target) {
        if self.stack.top().home() != Room::Sections {
            self.stack.pop();
            return self.go(target);
        }
        if !self.leave_sidebar() {
            self.stack.pop();
        }
        let replaces = |id: ArticleId| match target {
            Target::At(place) => place.article == id,
            Target::Article(other) => other != id,
            _ => false,
        };
        let top = self.stack.top();
        let open = top.story().filter(|_| top.home() == Room::Article);
        if open.is_some_and(replaces) {
            self.stack.pop();
        }
        self.go(target);
    }

    /// Gives the keys to the text, where it and the sidebar are seen; answers whether they are.
    pub(super) fn leave_sidebar(&mut self) -> bool {
        let body = self.frame().body;
        self.stack.leave_aside(&self.session, body)
    }
}
