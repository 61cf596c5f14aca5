//! Everything onto the screen: the screens that are seen, and the bars under them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::bars::{self, Status};
use super::super::geometry::{Frame, SMALLEST, Spot};
use super::super::picture::Picture;
use super::super::screen::Screen;
use super::super::widgets::Canvas;
use super::events::App;
use crate::messages::Message;
use crate::theme::Part;

impl App {
    pub(super) fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    pub(super) fn is_too_small(&self) -> bool {
        self.size.width < SMALLEST.width || self.size.height < SMALLEST.height
    }

    pub(super) fn hints(&self, line: Rect) -> Vec<bars::Hint> {
        bars::hints(&self.keymap, &self.session, self.room(), line)
    }

    /// Draws everything.
    pub(crate) fn draw(&self, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, self.session.theme(), self.session.width());
        canvas.fill(self.area(), Part::Paper);
        if self.is_too_small() {
            let text = self.session.say(Message::TooSmall);
            canvas.text(self.area(), &text, self.session.theme().part(Part::Text));
            return;
        }
        for (index, area) in self.visible() {
            self.screens[index].draw(&self.session, area, &mut canvas);
        }
        let frame = Frame::of(self.area());
        if let Some(screen) = self.screens.last() {
            let label = screen.prompt_label(&self.session);
            let status = if let Some(text) = screen.prompt_text() {
                Status::Prompt {
                    label: &label,
                    text,
                    beside: match screen {
                        Screen::Story(story) => story.counter(&self.session).unwrap_or_default(),
                        _ => String::new(),
                    },
                }
            } else {
                let (left, right) = screen.status(&self.session);
                Status::Standing(left, right)
            };
            bars::draw_status(&self.session, &status, frame.status, &mut canvas);
        }
        bars::draw_hints(&self.hints(frame.hints), frame.hints, &mut canvas);
    }

    /// Where the caret of a prompt stands, so that an input method composes there.
    pub fn caret(&self) -> Option<Spot> {
        let screen = self.screens.last()?;
        let text = screen.prompt_text()?;
        let label = screen.prompt_label(&self.session);
        let frame = Frame::of(self.area());
        let seen = !self.is_too_small();
        seen.then(|| bars::caret(&self.session, (&label, text), frame.status))?
    }

    /// The screen as it would be seen.
    pub fn picture(&self) -> Picture {
        let mut buffer = Buffer::empty(self.area());
        self.draw(&mut buffer);
        Picture::new(buffer)
    }
}
