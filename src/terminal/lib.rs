//! The interactive reader: enter the terminal, loop, leave it as it was. Carries out what the
//! reader's [`App`] asks for; the only place that speaks to the terminal, the clock and signals.

mod action;
mod app;
mod device;
mod event;
mod event_loop;
mod geometry;
mod images;
mod keymap;
mod picture;
mod reading;
mod screen;
mod screens;
#[cfg(test)]
mod testing;
mod tone;
mod widgets;

use std::io;
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use jiff::Timestamp;

pub use action::{Action, Room};
pub use app::App;
pub use device::asking::{Answers, ask, screen_size};
pub use device::clipboard::clipboard_in_use;
pub use event::{Answer, Input, View};
pub use keymap::{Key, KeyConflict, KeyFault, Keymap, key_card, key_table};
pub use picture::{Picture, html, svg};
pub use reading::session::{Opening, Session};
pub use tone::{Surroundings, Tone};

use device::capabilities::Capabilities;
use device::system::Tty;
use device::tty::{Guard, Sent};
use device::{signals, tty};
use event_loop::happening::Happening;
use event_loop::showing::own_graphics;
use event_loop::turn::{Ending, EventLoop};
use geometry::drawn;

use newsprint_compose::Size;
use newsprint_storage::StorageError;

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
    let window = tty::screen_size()?;
    let mut app = App::new(session, view, drawn(window));
    if app.size() != window {
        app.input(Input::Resize(window), Timestamp::now());
    }
    let (tell, happenings) = mpsc::channel();
    let (signal, failed) = (tell.clone(), tell.clone());
    signals::listen(
        move |asked| drop(signal.send(Happening::Signal(asked))),
        tty::restore,
    )?;
    let (guard, taken) = Guard::enter(app.mouse(), move || drop(failed.send(Happening::Failed)))?;
    listen(hang_up, tell.clone())?;
    let written = tell.clone();
    let device = Tty::open(move |page| {
        if page.is_err() {
            hang_up.wait();
        }
        drop(written.send(Happening::Written(page)));
    })?;
    let capabilities = Capabilities {
        erasing: tty::erasing(&std::env::var("TERM").unwrap_or_default()),
        graphics: own_graphics(&app),
        ..Capabilities::default()
    };
    let event_loop = EventLoop::new(&mut app, device, tell, capabilities);
    let ending = event_loop.read(taken, &happenings);
    let unsaved = app.save().err();
    drop(guard);
    match ending? {
        Ending::Left => Ok(Farewell { unsaved }),
        Ending::Asked(signal) => signals::end_by(signal),
    }
}

/// Every screen of a view, as the reader would see it, each drawn when it is asked for.
pub fn pictures(session: Session, view: View, size: Size) -> impl Iterator<Item = Picture> {
    let mut app = App::new(session, view, size);
    let next = Key::parse("pgdn");
    let mut is_over = false;
    std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        while app.has_work() {
            app.work();
        }
        app.develop();
        let picture = app.picture();
        match next.filter(|_| !app.at_last_page()) {
            Some(key) => drop(app.input(Input::Key(key), Timestamp::UNIX_EPOCH)),
            None => is_over = true,
        }
        Some(picture)
    })
}

impl HangUp {
    /// Leaves a signal the time to come.
    fn wait(self) {
        if self == HangUp::Signalled {
            std::thread::sleep(SIGNALLED_AFTER);
        }
    }
}

/// Hands what the terminal says to one place, where the loop waits for it without ever waking up for
/// nothing. The terminal is read on a thread of its own: when it is gone, reading from it may
/// never return.
fn listen(hang_up: HangUp, tell: Sender<Happening>) -> io::Result<()> {
    let line = tty::line();
    if line == tty::Line::Bytes {
        let resized = tell.clone();
        signals::on_resize(move || drop(resized.send(Happening::Terminal(Sent::Resized))))?;
    }
    std::thread::spawn(move || {
        tty::listen(line, |sent| {
            if matches!(sent, Sent::Gone(_)) {
                hang_up.wait();
            }
            tell.send(Happening::Terminal(sent)).is_ok()
        });
    });
    Ok(())
}
