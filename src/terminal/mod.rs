//! The interactive reader: enter the terminal, loop, leave it as it was. Carries out what the
//! reader's [`App`] asks for; the only place that speaks to the terminal, the clock and signals.

mod action;
mod album;
mod app;
mod asking;
mod bars;
mod boxes;
mod chord;
mod clipboard;
mod conceded;
mod copying;
mod correcting;
mod ear;
mod extent;
mod finding;
mod folds;
mod galleys;
mod geometry;
mod graphics;
mod history;
mod ink;
mod keyboard;
mod keymap;
mod large;
mod letters;
mod looks;
mod manners;
mod matching;
mod notice;
mod pace;
mod picture;
mod plates;
mod press;
mod probe;
mod prompt;
mod rankings;
mod screen;
mod screens;
mod selection;
mod session;
mod signals;
mod toggles;
mod tone;
mod tty;
mod widgets;
mod word;

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use action::{Action, Room};
pub use app::{Answer, App, Input, View, Way};
pub use asking::{Answers, ask, screen_size};
pub use clipboard::clipboard_in_use;
pub use keymap::{Key, KeyConflict, KeyFault, Keymap, key_card, key_table};
pub use picture::{Picture, html, svg};
pub use session::{Opening, Session};
pub use tone::{Surroundings, Tone};

use album::{Order, Proof, USUAL_CELL, Wanted};
use app::Uncopied;
use clipboard::Route;
use ear::Ear;
use manners::{Graphics, Manners};
use press::Press;
use probe::Turning;
use signals::Asked;
use tty::{Guard, Sent};

use crate::clean::Clean;
use crate::compose::Size;
use crate::messages::Cause;
use crate::pictures::{Darkroom, Flaw};
use crate::storage::StorageError;

/// A new place is saved after this time, so that turning pages writes no file at each of them.
const SAVED_AFTER: Duration = Duration::from_millis(1500);

/// How many times longer a save that fails again and again waits at most: some half a minute.
const MOST_PATIENCE: u32 = 20;

/// How long a chord that was begun waits before it shows how it can go on: whoever knows it never
/// sees that.
const CHORD_SHOWN_AFTER: Duration = Duration::from_millis(400);

/// How long a terminal that is gone waits for the signal that says so.
const SIGNALLED_AFTER: Duration = Duration::from_millis(500);

/// Who tells the program that its terminal is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HangUp {
    /// The system, by a signal: the terminal is the one that controls the program.
    Signalled,
    /// Nobody: the program finds it when it reads.
    Silent,
}

/// What was left undone when the reader left.
#[derive(Debug)]
pub struct Farewell {
    /// Why bookmarks and places could not be saved.
    pub unsaved: Option<StorageError>,
}

/// Reads the paper until the reader leaves. A signal that asks the program to end is obeyed after
/// everything is saved and the terminal given back; then this does not return.
pub fn run(session: Session, view: View, hang_up: HangUp) -> io::Result<Farewell> {
    let mut app = App::new(session, view, tty::screen_size()?);
    let guard = Guard::enter(app.mouse())?;
    let (tell, happenings) = mpsc::channel();
    listen(hang_up, &tell)?;
    let ending = Sitting::new(&mut app, (tell, &happenings), &guard).read();
    let unsaved = app.save().err();
    drop(guard);
    match ending? {
        Ending::Left => Ok(Farewell { unsaved }),
        Ending::Asked(signal) => {
            signal_hook::low_level::emulate_default_handler(signal)?;
            Ok(Farewell { unsaved })
        }
    }
}

/// Every screen of a view, as the reader would see it.
pub fn pictures(session: Session, view: View, size: Size) -> Vec<Picture> {
    let mut app = App::new(session, view, size);
    let next = Key::parse("pgdn");
    let mut pictures = Vec::new();
    loop {
        while app.has_work() {
            app.work();
        }
        app.develop();
        pictures.push(app.picture());
        let Some(key) = next.filter(|_| !app.at_last_page()) else {
            return pictures;
        };
        app.input(Input::Key(key), Timestamp::UNIX_EPOCH);
    }
}

/// Something that happens outside, while the loop waits.
enum Happening {
    /// The terminal says something.
    Terminal(Sent),
    /// A signal.
    Signal(Asked),
    /// What was to be saved is saved, or could not be.
    Saved,
    /// A program took what was copied, or did not.
    HandedOn(Clean, io::Result<()>),
    /// A photograph is developed, or cannot be.
    Developed(Wanted, Result<Proof, Flaw>),
}

/// Why the loop ended.
enum Ending {
    /// The reader left.
    Left,
    /// A signal asked for it.
    Asked(i32),
}

/// Hands everything that happens to one place, where the loop waits for it without ever waking up
/// for nothing. The terminal is read on a thread of its own: when it is gone, reading from it may
/// never return.
fn listen(hang_up: HangUp, tell: &Sender<Happening>) -> io::Result<()> {
    let tell = tell.clone();
    let signal = tell.clone();
    signals::listen(
        move |asked| drop(signal.send(Happening::Signal(asked))),
        tty::let_go,
    )?;
    let line = tty::line();
    if line == tty::Line::Bytes {
        let resized = tell.clone();
        signals::on_resize(move || drop(resized.send(Happening::Terminal(Sent::Resized))))?;
    }
    std::thread::spawn(move || {
        tty::listen(line, |sent| {
            if hang_up == HangUp::Signalled && matches!(sent, Sent::Gone(_)) {
                std::thread::sleep(SIGNALLED_AFTER);
            }
            tell.send(Happening::Terminal(sent)).is_ok()
        });
    });
    Ok(())
}

/// The loop: what happens, what comes of it, the screen.
struct Sitting<'a> {
    app: &'a mut App,
    /// Where happenings come from; and who may tell of more.
    happenings: (Sender<Happening>, &'a Receiver<Happening>),
    guard: &'a Guard,
    press: Press,
    ear: Ear,
    /// What the reader did and has not come to pass.
    inputs: VecDeque<Input>,
    /// What happened and was not looked at.
    held: Option<Happening>,
    /// Since when there is something to save.
    unsaved: Option<Instant>,
    /// How much longer a save that failed waits than one that did not yet, in times that long.
    refused: u32,
    /// Since when a chord waits for its next key.
    chord: Option<Instant>,
    /// Where photographs are developed.
    darkroom: Option<Darkroom<Order>>,
    /// What is being developed.
    ordered: Vec<Wanted>,
    /// How many were.
    number: u32,
}

impl<'a> Sitting<'a> {
    fn new(
        app: &'a mut App,
        happenings: (Sender<Happening>, &'a Receiver<Happening>),
        guard: &'a Guard,
    ) -> Sitting<'a> {
        let name = std::env::var("TERM").unwrap_or_default();
        let manners = Manners {
            erasing: tty::erasing(&name),
            graphics: own_graphics(app),
            ..Manners::default()
        };
        let tell = happenings.0.clone();
        let darkroom = Darkroom::open(move |order: Order| {
            let developed = order.develop();
            drop(tell.send(Happening::Developed(order.wanted, developed)));
        });
        Sitting {
            // Without a thread, photographs stay frames.
            darkroom: darkroom.ok(),
            ordered: Vec::new(),
            number: 0,
            app,
            happenings,
            guard,
            press: Press::new(manners),
            ear: Ear::default(),
            inputs: VecDeque::new(),
            held: None,
            unsaved: None,
            refused: 0,
            chord: None,
        }
    }

    fn read(mut self) -> io::Result<Ending> {
        self.refresh()?;
        self.ask()?;
        loop {
            while let Some(input) = self.inputs.pop_front() {
                let answer = self.app.input(input, Timestamp::now());
                self.chord = self.app.waits_for_a_key().then(Instant::now);
                if let Some(ending) = self.obey(answer)? {
                    return Ok(ending);
                }
            }
            let next = match self.held.take() {
                Some(held) => Some(held),
                None => self.wait()?,
            };
            match next {
                None => self.pass_time()?,
                Some(Happening::Signal(Asked::End(signal))) => return Ok(Ending::Asked(signal)),
                Some(Happening::Signal(Asked::Stop)) => {
                    self.obey(Answer::Suspend)?;
                }
                Some(Happening::Saved) => {
                    if self.app.saved() {
                        self.refused = 0;
                        // What changed in the meantime.
                        self.save_behind();
                    } else {
                        // What failed is tried again at the next change, and after a while.
                        self.unsaved = Some(Instant::now() + SAVED_AFTER * self.refused);
                        self.refused = (2 * self.refused).clamp(1, MOST_PATIENCE);
                    }
                    self.refresh()?;
                }
                Some(Happening::HandedOn(program, handed)) => {
                    if let Err(why) = handed {
                        let why = Cause::from(&why);
                        self.app.cannot_copy(Uncopied::Program(&program, &why));
                        self.refresh()?;
                    }
                }
                Some(Happening::Developed(wanted, developed)) => {
                    self.ordered.retain(|ordered| *ordered != wanted);
                    self.app.paste(wanted, developed);
                    self.refresh()?;
                }
                Some(Happening::Terminal(Sent::Gone(error))) => return Err(error),
                Some(Happening::Terminal(Sent::Input(input))) => self.inputs.push_back(input),
                Some(Happening::Terminal(Sent::Bytes(bytes))) => {
                    self.ear.hear(&bytes, Instant::now(), &mut self.inputs);
                    self.learn()?;
                }
                Some(Happening::Terminal(Sent::Resized)) => {
                    self.held = self.after_resizes();
                    let answer = resize(self.app);
                    self.obey(answer)?;
                }
            }
        }
    }

    /// Does what an event asks for, and shows what came of it.
    fn obey(&mut self, answer: Answer) -> io::Result<Option<Ending>> {
        match answer {
            Answer::Stay => {}
            Answer::Moved => self.unsaved = self.unsaved.or(Some(Instant::now())),
            Answer::Save => self.save_behind(),
            Answer::Redraw => self.press.forget(),
            Answer::Mouse => self.guard.hear(self.app.mouse())?,
            Answer::Suspend => suspend(self.app, &mut self.press, self.guard)?,
            Answer::Quit => return Ok(Some(Ending::Left)),
        }
        self.refresh()?;
        Ok(None)
    }

    /// Saves on a thread of its own: no key waits for a disk.
    fn save_behind(&mut self) {
        let tell = self.happenings.0.clone();
        self.app
            .save_behind(move || drop(tell.send(Happening::Saved)));
    }

    /// Waits until something happens, or until there is something to do without it.
    fn wait(&self) -> io::Result<Option<Happening>> {
        let now = Instant::now();
        let saving = self
            .unsaved
            .map(|since| SAVED_AFTER.saturating_sub(now.saturating_duration_since(since)));
        let work = self.app.has_work().then_some(Duration::ZERO);
        let chord = self
            .chord
            .map(|since| CHORD_SHOWN_AFTER.saturating_sub(now.saturating_duration_since(since)));
        let reasons = [saving, work, chord, self.ear.patience(now)];
        let happened = match reasons.into_iter().flatten().min() {
            Some(patience) => self.happenings.1.recv_timeout(patience),
            None => self.happenings.1.recv().map_err(RecvTimeoutError::from),
        };
        match happened {
            Ok(happening) => Ok(Some(happening)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Nothing happened: what was waiting for that.
    fn pass_time(&mut self) -> io::Result<()> {
        self.ear.pause(Instant::now(), &mut self.inputs);
        self.learn()?;
        if self
            .chord
            .is_some_and(|since| since.elapsed() >= CHORD_SHOWN_AFTER)
        {
            self.chord = None;
            self.app.pause();
            self.refresh()?;
        }
        if self
            .unsaved
            .is_some_and(|since| since.elapsed() >= SAVED_AFTER)
        {
            self.unsaved = None;
            // When it fails, the reader is told in the line of status, and it is tried again.
            self.save_behind();
        } else if self.app.has_work() {
            self.app.work();
            if !self.app.has_work() {
                self.refresh()?;
            }
        }
        Ok(())
    }

    /// What follows on a run of resizes, if it is there already.
    fn after_resizes(&self) -> Option<Happening> {
        loop {
            match self.happenings.1.try_recv() {
                Ok(Happening::Terminal(Sent::Resized)) => {}
                other => return other.ok(),
            }
        }
    }

    /// Asks the terminal what it draws how and on what ground, if that is wanted and it could answer.
    /// The screen is seen by then, and the row that is written on is printed again in the same piece.
    fn ask(&mut self) -> io::Result<()> {
        let size = self.app.size();
        let room = size.height > probe::ROW && size.width >= 4;
        let wanted = probe::Wanted {
            widths: self.app.asks_widths() && room,
            ground: self.app.asks_ground(),
            pictures: self.app.asks_pictures() && !tty::is_between(),
            letters: self.app.asks_letters() && size.height > probe::LETTER_ROWS.1 && room,
        };
        if wanted == probe::Wanted::default() || !tty::can_be_asked() {
            return Ok(());
        }
        self.ear.expect(Instant::now());
        if wanted.letters {
            self.press.forget_row(probe::LETTER_ROWS.0);
            self.press.forget_row(probe::LETTER_ROWS.1);
        }
        if wanted.widths {
            self.press.forget_row(probe::ROW);
        }
        self.show(probe::questions(wanted))
    }

    /// Takes note of what the terminal answered, if it did now, and of what it became.
    fn learn(&mut self) -> io::Result<()> {
        let mut news = false;
        let mut bytes = String::new();
        if let Some(findings) = self.ear.findings() {
            let manners = self.press.manners();
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
                bytes.push_str(probe::TELL_TURNING);
            }
            if findings.width.is_some_and(|width| self.app.learn(width)) {
                // Whatever was drawn too wide may have gone anywhere.
                self.press.forget();
                news = true;
            }
            news |= findings
                .ground
                .is_some_and(|ground| self.app.learn_ground(ground));
        }
        if let Some(tone) = self.ear.turned() {
            news |= self.app.turn_to(tone);
        }
        if news || !bytes.is_empty() {
            self.show(bytes)?;
        }
        Ok(())
    }

    /// Shows the screen, and hands on what was copied.
    fn refresh(&mut self) -> io::Result<()> {
        let copied = self.app.take_copied();
        let bytes = copied.map(|text| self.hand_on(&text));
        self.show(bytes.unwrap_or_default())
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
                let tell = self.happenings.0.clone();
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

    /// Shows the screen, after some other bytes; all go out in one piece.
    fn show(&mut self, mut bytes: String) -> io::Result<()> {
        let size = self.app.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        self.app.draw(&mut buffer);
        self.press.mount(self.app.mounts());
        self.press.enlarge(self.app.letters());
        bytes.push_str(&self.press.print(buffer, self.app.caret()));
        let mut out = io::stdout().lock();
        out.write_all(bytes.as_bytes())?;
        out.flush()?;
        self.order();
        Ok(())
    }

    /// Asks for the photographs that are seen and not developed.
    fn order(&mut self) {
        let Some(darkroom) = &self.darkroom else {
            return;
        };
        for wanted in self.app.undeveloped() {
            if self.ordered.contains(&wanted) {
                continue;
            }
            self.ordered.push(wanted.clone());
            self.number += 1;
            darkroom.order(Order {
                wanted,
                number: self.number,
                graphics: self.press.manners().graphics,
                cell: tty::cell().unwrap_or(USUAL_CELL),
                negatives: self.app.album().negatives().clone(),
            });
        }
    }
}

/// How the terminal shows photographs as far as its name says.
fn own_graphics(app: &App) -> Graphics {
    if app.asks_pictures() && !tty::is_between() && tty::takes_files() {
        Graphics::File
    } else {
        Graphics::Cells
    }
}

/// A screen of another size. It is asked for: of a run of resizes, only the last counts.
fn resize(app: &mut App) -> Answer {
    let size = tty::screen_size().unwrap_or_default();
    app.input(Input::Resize(size), Timestamp::now())
}

/// Gives the terminal back, stops, and takes it again when called.
#[cfg(unix)]
fn suspend(app: &mut App, press: &mut Press, guard: &Guard) -> io::Result<()> {
    drop(app.save());
    tty::restore();
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)?;
    guard.take()?;
    resize(app);
    press.forget();
    Ok(())
}

/// Without job control there is nobody to call the program back.
#[cfg(not(unix))]
fn suspend(_: &mut App, press: &mut Press, _: &Guard) -> io::Result<()> {
    press.forget();
    Ok(())
}
