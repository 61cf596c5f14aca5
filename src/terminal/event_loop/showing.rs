//! A sitting's screen on its way to the terminal: what the terminal is asked and answers, what is
//! copied, and the photographs that are developed.

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{App, Uncopied};
use crate::device::clipboard::{self, Route};
use crate::device::probe::{self, Turning};
use crate::device::renderer::Press;
use crate::device::system::Device;
use crate::device::tty;
use crate::event_loop::turn::{Happening, Sitting};
use crate::images::cache::{Order, USUAL_CELL, Wanted};
use crate::images::protocol::Graphics;
use newsprint_issue::pictures::Darkroom;

/// The screen on its way to the terminal.
pub(crate) struct Sheet {
    pub(crate) press: Press,
    /// What is written before the next screen.
    pub(crate) ahead: String,
    /// Whether there is another screen than the one that was printed last.
    pub(crate) stale: bool,
    /// Where that is.
    pub(crate) at: At,
    /// Whether the terminal was asked what it is like.
    pub(crate) asked: bool,
}

/// Where the screen that was printed last is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// There is none.
    Nowhere,
    /// On its way.
    Line,
    /// The terminal has it.
    Terminal,
}

/// The photographs that are being developed.
pub(crate) struct Photographs {
    /// Where that is done. Without a thread, photographs stay frames.
    pub(crate) darkroom: Option<Darkroom<Order>>,
    pub(crate) ordered: Vec<Wanted>,
    /// How many were.
    pub(crate) number: u32,
}

impl<D: Device> Sitting<'_, D> {
    /// Asks the terminal what it draws how and on what ground, if that is wanted and it could answer.
    /// The screen is seen by then, and the row that is written on is printed again in the same piece.
    fn ask(&mut self) {
        let size = self.app.size();
        let room = size.height > probe::ROW && size.width >= 4;
        let wanted = probe::Wanted {
            widths: self.app.asks_widths() && room,
            ground: self.app.asks_ground(),
            pictures: self.app.asks_pictures() && !tty::is_between(),
            letters: self.app.asks_letters() && size.height > probe::LETTER_ROWS.1 && room,
        };
        if wanted == probe::Wanted::default() || !self.device.can_be_asked() {
            return;
        }
        let (now, _) = self.device.now();
        self.ear.expect(now);
        let press = &mut self.sheet.press;
        if wanted.letters {
            press.forget_row(probe::LETTER_ROWS.0);
            press.forget_row(probe::LETTER_ROWS.1);
        }
        if wanted.widths {
            press.forget_row(probe::ROW);
        }
        self.sheet.ahead.push_str(&probe::questions(wanted));
    }

    /// Takes note of what the terminal answered, if it did now, and of what it became.
    pub(crate) fn learn(&mut self) {
        let mut news = false;
        if let Some(findings) = self.ear.findings() {
            let manners = self.sheet.press.manners();
            manners.updates = findings.updates;
            manners.widths = findings.widths;
            if manners.graphics == Graphics::Cells && findings.graphics != Graphics::Cells {
                manners.graphics = findings.graphics;
                self.app.album().clear();
                news = true;
            }
            if findings.letters != manners.letters {
                manners.letters = findings.letters;
                news = true;
            }
            if findings.turning == Turning::Told {
                self.sheet.ahead.push_str(probe::TELL_TURNING);
            }
            if findings.width.is_some_and(|width| self.app.learn(width)) {
                // Whatever was drawn too wide may have gone anywhere.
                self.sheet.press.forget();
                news = true;
            }
            news |= findings
                .ground
                .is_some_and(|ground| self.app.learn_ground(ground));
        }
        if let Some(tone) = self.ear.turned() {
            news |= self.app.turn_to(tone);
        }
        self.sheet.stale |= news;
    }

    /// Hands on what was copied; answers the bytes that the terminal is told for it.
    fn hand_on(&mut self, text: &str) -> String {
        match clipboard::route(self.app.clipboard()) {
            Route::Terminal => {
                let sequence = clipboard::sequence(text);
                if sequence.is_none() {
                    self.app.cannot_copy(Uncopied::TooLong);
                }
                return sequence.unwrap_or_default();
            }
            Route::Program(program) => {
                let tell = self.tell.clone();
                let name = program.name.clone();
                clipboard::run(program, text, move |handed| {
                    drop(tell.send(Happening::HandedOn(name, handed)));
                });
            }
            Route::Missing(name) => self.app.cannot_copy(Uncopied::Missing(&name)),
            Route::Nowhere => self.app.cannot_copy(Uncopied::Off),
        }
        String::new()
    }

    /// Shows the screen if it is another, and hands on what was copied; all goes out in one piece. A
    /// terminal that has not taken the last one gets the next when it has.
    pub(crate) fn show(&mut self) -> io::Result<()> {
        if let Some(text) = self.app.take_copied() {
            let bytes = self.hand_on(&text);
            self.sheet.ahead.push_str(&bytes);
        }
        if self.sheet.at == At::Line {
            return Ok(());
        }
        if self.sheet.at == At::Terminal && !self.sheet.asked {
            self.sheet.asked = true;
            self.ask();
        }
        if !self.device.is_taken() {
            // A panic that was caught gave it back.
            self.take_terminal()?;
        }
        if !self.sheet.stale && self.sheet.ahead.is_empty() {
            return Ok(());
        }
        self.sheet.stale = false;
        self.sheet.at = At::Line;
        let page = std::mem::take(&mut self.sheet.ahead) + &self.print();
        self.device.write(page);
        self.order();
        Ok(())
    }

    /// The bytes that show the screen.
    fn print(&mut self) -> String {
        let size = self.app.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        self.app.draw(&mut buffer);
        let press = &mut self.sheet.press;
        press.mount(self.app.mounts());
        press.enlarge(self.app.letters());
        press.print(buffer, self.app.caret())
    }

    /// Asks for the photographs that are seen and not developed.
    fn order(&mut self) {
        let Some(darkroom) = &self.photographs.darkroom else {
            return;
        };
        for wanted in self.app.undeveloped() {
            if self.photographs.ordered.contains(&wanted) {
                continue;
            }
            self.photographs.ordered.push(wanted.clone());
            self.photographs.number += 1;
            darkroom.order(Order {
                wanted,
                number: self.photographs.number,
                graphics: self.sheet.press.manners().graphics,
                cell: tty::cell().unwrap_or(USUAL_CELL),
                negatives: self.app.album().negatives().clone(),
            });
        }
    }
}

/// How the terminal shows photographs as far as its name says.
pub(crate) fn own_graphics(app: &App) -> Graphics {
    if app.asks_pictures() && !tty::is_between() && tty::takes_files() {
        Graphics::File
    } else {
        Graphics::Cells
    }
}
