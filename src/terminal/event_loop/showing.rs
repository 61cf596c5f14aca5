//! The screen on its way to the terminal: what the terminal is asked and answers, what is
//! copied, and the photographs that are developed.

use std::io;
use std::sync::mpsc::Sender;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::happening::Happening;
use crate::app::{App, Uncopied};
use crate::device::capabilities::Capabilities;
use crate::device::clipboard::{self, Route};
use crate::device::input::TimedInput;
use crate::device::probe::{self, Turning};
use crate::device::renderer::Renderer;
use crate::device::system::Device;
use crate::device::tty;
use crate::event::Input;
use crate::images::cache::{Order, USUAL_CELL, Wanted};
use crate::images::protocol::Graphics;
use newsprint_issue::pictures::Darkroom;

/// The screen on its way to the terminal.
pub(crate) struct Sheet {
    pub(crate) renderer: Renderer,
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
pub(crate) struct Developing {
    /// Where that is done. Without a thread, photographs stay frames.
    pub(crate) darkroom: Option<Darkroom<Order>>,
    pub(crate) ordered: Vec<Wanted>,
    /// How many were.
    pub(crate) number: u32,
}

/// The terminal with the screen on it: what is shown there, asked and handed on.
pub(crate) struct Display<D> {
    pub(crate) device: D,
    /// Who may tell of what happens.
    pub(crate) tell: Sender<Happening>,
    pub(crate) input: TimedInput,
    pub(crate) sheet: Sheet,
    pub(crate) developing: Developing,
}

impl<D: Device> Display<D> {
    /// Nothing is shown yet; `tell` leads to where it is heard what happens.
    pub(crate) fn new(
        device: D,
        tell: Sender<Happening>,
        capabilities: Capabilities,
    ) -> Display<D> {
        let developed = tell.clone();
        let darkroom = Darkroom::open(move |order: Order| {
            let proof = order.develop();
            drop(developed.send(Happening::Developed(order.wanted, proof)));
        });
        Display {
            device,
            tell,
            input: TimedInput::default(),
            sheet: Sheet {
                renderer: Renderer::new(capabilities),
                ahead: String::new(),
                stale: true,
                at: At::Nowhere,
                asked: false,
            },
            developing: Developing {
                darkroom: darkroom.ok(),
                ordered: Vec::new(),
                number: 0,
            },
        }
    }

    /// Asks the terminal what it draws how and on what ground, if that is wanted and it could answer.
    /// The screen is seen by then, and the row that is written on is printed again in the same piece.
    fn ask(&mut self, app: &App) {
        let size = app.size();
        let room = size.height > probe::ROW && size.width >= 4;
        let wanted = probe::Wanted {
            widths: app.asks_widths() && room,
            ground: app.asks_ground(),
            pictures: app.asks_pictures() && !tty::is_between(),
            letters: app.asks_letters() && size.height > probe::LETTER_ROWS.1 && room,
        };
        if wanted == probe::Wanted::default() || !self.device.can_be_asked() {
            return;
        }
        let (now, _) = self.device.now();
        self.input.expect(now);
        let renderer = &mut self.sheet.renderer;
        if wanted.letters {
            renderer.forget_row(probe::LETTER_ROWS.0);
            renderer.forget_row(probe::LETTER_ROWS.1);
        }
        if wanted.widths {
            renderer.forget_row(probe::ROW);
        }
        self.sheet.ahead.push_str(&probe::questions(wanted));
    }

    /// Takes note of what the terminal answered, if it did now, and of what it became.
    pub(crate) fn learn(&mut self, app: &mut App) {
        let mut news = false;
        if let Some(findings) = self.input.findings() {
            let capabilities = self.sheet.renderer.capabilities();
            capabilities.updates = findings.updates;
            capabilities.widths = findings.widths;
            if capabilities.graphics == Graphics::Cells && findings.graphics != Graphics::Cells {
                capabilities.graphics = findings.graphics;
                app.images().clear();
                news = true;
            }
            if findings.letters != capabilities.letters {
                capabilities.letters = findings.letters;
                news = true;
            }
            if findings.turning == Turning::Told {
                self.sheet.ahead.push_str(probe::TELL_TURNING);
            }
            if findings.width.is_some_and(|width| app.learn(width)) {
                // Whatever was drawn too wide may have gone anywhere.
                self.sheet.renderer.forget();
                news = true;
            }
            news |= findings
                .ground
                .is_some_and(|ground| app.learn_ground(ground));
        }
        if let Some(tone) = self.input.turned() {
            news |= app.turn_to(tone);
        }
        self.sheet.stale |= news;
    }

    /// Hands on what was copied; answers the bytes that the terminal is told for it.
    fn hand_on(&mut self, app: &mut App, text: &str) -> String {
        match clipboard::route(app.clipboard()) {
            Route::Terminal => {
                let sequence = clipboard::sequence(text);
                if sequence.is_none() {
                    app.cannot_copy(Uncopied::TooLong);
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
            Route::Missing(name) => app.cannot_copy(Uncopied::Missing(&name)),
            Route::Nowhere => app.cannot_copy(Uncopied::Off),
        }
        String::new()
    }

    /// Shows the screen if it is another, and hands on what was copied; all goes out in one piece. A
    /// terminal that has not taken the last one gets the next when it has.
    pub(crate) fn show(&mut self, app: &mut App) -> io::Result<()> {
        if let Some(text) = app.take_copied() {
            let bytes = self.hand_on(app, &text);
            self.sheet.ahead.push_str(&bytes);
        }
        if self.sheet.at == At::Line {
            return Ok(());
        }
        if self.sheet.at == At::Terminal && !self.sheet.asked {
            self.sheet.asked = true;
            self.ask(app);
        }
        if !self.device.is_taken() {
            // A panic that was caught gave it back.
            self.take_terminal(app)?;
        }
        if !self.sheet.stale && self.sheet.ahead.is_empty() {
            return Ok(());
        }
        self.sheet.stale = false;
        self.sheet.at = At::Line;
        let page = std::mem::take(&mut self.sheet.ahead) + &self.print(app);
        self.device.write(page);
        self.order(app);
        Ok(())
    }

    /// Takes the terminal, of which nothing is known then.
    pub(crate) fn take_terminal(&mut self, app: &mut App) -> io::Result<()> {
        let taken = self.device.capture(app.mouse())?;
        self.sheet.ahead.insert_str(0, &taken);
        let (_, time) = self.device.now();
        app.input(Input::Resize(self.device.size()), time);
        self.sheet.renderer.forget();
        self.sheet.stale = true;
        Ok(())
    }

    /// The bytes that show the screen.
    fn print(&mut self, app: &App) -> String {
        let size = app.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        app.draw(&mut buffer);
        let renderer = &mut self.sheet.renderer;
        renderer.mount(app.mounts());
        renderer.enlarge(app.letters());
        renderer.print(buffer, app.caret())
    }

    /// Asks for the photographs that are seen and not developed.
    fn order(&mut self, app: &mut App) {
        let Some(darkroom) = &self.developing.darkroom else {
            return;
        };
        for wanted in app.undeveloped() {
            if self.developing.ordered.contains(&wanted) {
                continue;
            }
            self.developing.ordered.push(wanted.clone());
            self.developing.number += 1;
            darkroom.order(Order {
                wanted,
                number: self.developing.number,
                graphics: self.sheet.renderer.capabilities().graphics,
                cell: tty::cell().unwrap_or(USUAL_CELL),
                negatives: app.images().negatives().clone(),
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
