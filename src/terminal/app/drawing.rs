//! Everything onto the screen: the screens that are seen, and the bars under them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::bars::{self, Status};
use super::events::App;
use crate::geometry::{Frame, SMALLEST, Spot};
use crate::picture::Picture;
use crate::screen::Screen;
use crate::widgets::Canvas;
use newsprint_messages::Message;
use newsprint_theme::Part;

impl App {
    pub(super) fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    pub(super) fn frame(&self) -> Frame {
        self.session.frame(self.area())
    }

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

    pub(super) fn is_too_small(&self) -> bool {
        self.size.width < SMALLEST.width || self.size.height < SMALLEST.height
    }

    pub(super) fn hints(&self, line: Rect) -> Vec<bars::Hint> {
        let selects = match self.screens.last() {
            Some(Screen::Story(story)) => story.is_selecting() && story.typing().is_none(),
            _ => false,
        };
        let reads_notes = matches!(self.screens.last(), Some(Screen::Leaflet(_)));
        let others = if selects {
            Some(bars::SELECTING)
        } else if reads_notes && self.session.correcting.is_some() {
            Some(bars::NOTES_OF_RAW)
        } else {
            None
        };
        bars::hints((&self.keymap, &self.session), (self.room(), others), line)
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
        for (index, area) in self.visible() {
            self.screens[index].draw(&self.session, area, &mut canvas);
        }
        if let (Some(area), Some(aside)) = (self.aside_area(), &self.aside) {
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
        let says = |screen: &Screen| {
            frame.status.height > 0 || screen.typing().is_some() || self.session.notice.is_some()
        };
        if let Some(screen) = self.screens.last().filter(|screen| says(screen)) {
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
        let screen = self.screens.last()?;
        match screen.typing() {
            Some(prompt) => {
                let label = screen.prompt_label(&self.session);
                bars::caret(&self.session, (&label, prompt), self.status_line())
            }
            None if self.session.is_linear() => {
                let (index, area) = self.visible().last().copied()?;
                let head = Spot {
                    row: area.y,
                    column: area.x,
                };
                Some(
                    self.screens[index]
                        .line(&self.session, area)
                        .unwrap_or(head),
                )
            }
            None => {
                let (index, area) = self.visible().last().copied()?;
                self.screens[index].caret(&self.session, area)
            }
        }
    }

    /// All that is said about the screen, because it was asked.
    pub(super) fn standing(&self) -> String {
        let Some(screen) = self.screens.last() else {
            return String::new();
        };
        let (left, right) = screen.status(&self.session);
        let story = match screen {
            Screen::Story(story) => {
                let (number, count) = self.session.story_number(story.id());
                self.session.say(Message::Story { number, count })
            }
            _ => right,
        };
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
            .mounting(self.photographs(), self.session.album.negatives().clone())
    }
}
