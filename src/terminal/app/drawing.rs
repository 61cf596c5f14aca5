//! Everything onto the screen: the screens that are seen, and the bars under them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::bars::{self, Status};
use super::state::App;
use crate::action::Room;
use crate::geometry::Spot;
use crate::picture::Picture;
use crate::screen::Screen;
use crate::widgets::Canvas;
use newsprint_messages::Message;
use newsprint_theme::Part;

impl App {
    /// Where the line of status is; over the foot of the page where it has no row of its own.
    fn status_line(&self) -> Rect {
        let frame = self.frame();
        if frame.status.height > 0 {
            return frame.status;
        }
        let height = 1.min(frame.body.height);
        Rect {
            y: frame.body.bottom() - height,
            height,
            ..frame.body
        }
    }

    pub(super) fn hints(&self, line: Rect) -> Vec<bars::Hint> {
        let screen = self.stack.top();
        let useful = match screen.room() {
            Room::Finding => bars::FINDING,
            Room::Prompt => bars::TYPING,
            _ => screen.useful(&self.session),
        };
        bars::hints(&self.keymap, &self.session, self.room(), useful, line)
    }

    /// Draws everything.
    pub(crate) fn draw(&self, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, self.session.theme(), self.session.width());
        if self.session.is_linear() {
            canvas.draw_nothing();
        }
        canvas.fill(self.area(), Part::Paper);
        if self.is_too_small() {
            let text = self.session.say(Message::TooSmall);
            canvas.text(self.area(), &text, self.session.theme().part(Part::Text));
            return;
        }
        for (number, area) in self.visible() {
            let screen = self.stack.get(number);
            screen.draw(&self.session, area, &mut canvas);
        }
        if let Some((area, aside)) = self.stack.aside(&self.session, self.frame().body) {
            aside.draw(&self.session, area, &mut canvas);
        }
        if let Some(letters) = &self.typing.letters {
            letters.draw(&mut canvas);
        }
        let frame = self.frame();
        if let Some(panel) = self.panel() {
            panel.draw(&self.session, frame.body, &mut canvas);
        }
        let line = self.status_line();
        // A page alone says only what must be said.
        let says = |screen: &dyn Screen| {
            frame.status.height > 0
                || screen.typing().is_some()
                || self.session.out.notice.is_some()
        };
        let screen = self.stack.top();
        if says(screen) {
            canvas.fill(line, Part::Paper);
            let status = if let Some(prompt) = screen.typing() {
                let label = screen.prompt_label(&self.session);
                Status::Prompt(label, prompt, screen.beside(&self.session))
            } else if self.session.is_linear() {
                Status::Standing(String::new(), String::new())
            } else {
                let (left, right) = screen.status(&self.session);
                Status::Standing(left, right)
            };
            bars::draw_status(&self.session, &status, line, &mut canvas);
        }
        bars::draw_hints(&self.hints(frame.hints), frame.hints, &mut canvas);
    }

    /// Where the caret of a prompt stands, so that an input method composes there.
    /// Where reading is linear it is never hidden: it stands where the reading is.
    pub fn caret(&self) -> Option<Spot> {
        if self.is_too_small() {
            return None;
        }
        let screen = self.stack.top();
        match screen.typing() {
            Some(prompt) => {
                let label = screen.prompt_label(&self.session);
                bars::caret(&self.session, &label, prompt, self.status_line())
            }
            None if self.session.is_linear() => {
                let (number, area) = self.stack.meant(&self.session, self.frame().body)?;
                let head = Spot {
                    row: area.y,
                    column: area.x,
                };
                Some(
                    self.stack
                        .get(number)
                        .line(&self.session, area)
                        .unwrap_or(head),
                )
            }
            None => {
                let (number, area) = self.stack.meant(&self.session, self.frame().body)?;
                self.stack.get(number).caret(&self.session, area)
            }
        }
    }

    /// All that is said about the screen, because it was asked.
    pub(super) fn standing(&self) -> String {
        let screen = self.stack.top();
        let (left, right) = screen.status(&self.session);
        let story = screen
            .story()
            .filter(|_| screen.home() == Room::Article)
            .map_or(right, |story| {
                let (number, count) = self.session.story_number(story);
                self.session.say(Message::Story { number, count })
            });
        [story, left]
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// The screen as it would be seen.
    pub fn picture(&self) -> Picture {
        let mut buffer = Buffer::empty(self.area());
        self.draw(&mut buffer);
        let letters = if self.asks_letters() {
            self.letters()
        } else {
            Vec::new()
        };
        Picture::new(buffer)
            .enlarging(letters)
            .mounting(self.photographs(), self.session.images.negatives().clone())
    }
}
