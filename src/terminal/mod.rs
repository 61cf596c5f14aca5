//! The interactive reader: enter the terminal, loop, leave it as it was. Carries out what the
//! reader's [`App`] asks for; the only place that speaks to the terminal, the clock and signals.

mod action;
mod app;
mod bars;
mod extent;
mod finding;
mod galleys;
mod geometry;
mod keymap;
mod picture;
mod press;
mod prompt;
mod screen;
mod screens;
mod session;
mod signals;
mod widgets;

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, MouseButton, MouseEventKind};
use crossterm::{cursor, queue, style, terminal};
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use action::{Action, Room};
pub use app::{Answer, App, Input, View, Way};
pub use keymap::{Key, KeyConflict, KeyFault, Keymap, key_table};
pub use picture::Picture;
pub use session::{Opening, Session, Surroundings, Tone};

use press::Press;
use signals::Asked;

use crate::compose::{Cell, Size};
use crate::config::Mouse;
use crate::storage::StorageError;

/// A new place is saved after this time, so that turning pages writes no file at each of them.
const SAVED_AFTER: Duration = Duration::from_millis(1500);

/// How often a terminal that nobody would report lost is looked at; a fraction of the second in which
/// a program should be gone after its terminal.
const LOOKED_AFTER: Duration = Duration::from_millis(500);

/// Cells are shown as they are sent: Hebrew and Arabic are turned on the page already, and a terminal
/// that turns them as well (VTE) would undo it. ECMA-48, bi-directional support mode: explicit, and
/// back to implicit, in which such terminals begin.
const LEFT_TO_RIGHT: &str = "\x1b[8l";
const TURNED_AGAIN: &str = "\x1b[8h";

/// Who tells the program that its terminal is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HangUp {
    /// The system, by a signal: the terminal is the one that controls the program.
    Signalled,
    /// Nobody: the program must look for itself.
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
    let mut app = App::new(session, view, screen_size()?);
    let guard = Guard::enter(app.mouse())?;
    let happenings = listen(hang_up)?;
    let ending = read(&mut app, &happenings, &guard);
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
    Terminal(Event),
    /// A signal.
    Signal(Asked),
    /// The terminal is gone.
    Gone(io::Error),
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
fn listen(hang_up: HangUp) -> io::Result<Receiver<Happening>> {
    let (tell, happenings) = mpsc::channel();
    let signal = tell.clone();
    signals::listen(
        move |asked| drop(signal.send(Happening::Signal(asked))),
        || drop(terminal::disable_raw_mode()),
    )?;
    if hang_up == HangUp::Silent && io::stdin().is_terminal() {
        watch(tell.clone());
    }
    std::thread::spawn(move || {
        loop {
            let (happening, over) = match event::read() {
                Ok(event) => (Happening::Terminal(event), false),
                Err(error) => (Happening::Gone(error), true),
            };
            if tell.send(happening).is_err() || over {
                return;
            }
        }
    });
    Ok(happenings)
}

/// Looks now and then whether the terminal is still one. The thread that reads from it cannot say:
/// on a terminal that is gone, crossterm reads nothing for ever.
fn watch(tell: Sender<Happening>) {
    std::thread::spawn(move || {
        while io::stdin().is_terminal() {
            std::thread::sleep(LOOKED_AFTER);
        }
        drop(tell.send(Happening::Gone(io::ErrorKind::UnexpectedEof.into())));
    });
}

/// The loop: what happens, what comes of it, the screen.
fn read(app: &mut App, happenings: &Receiver<Happening>, guard: &Guard) -> io::Result<Ending> {
    let mut press = Press::default();
    let mut unsaved: Option<Instant> = None;
    let mut held = None;
    draw(app, &mut press)?;
    loop {
        let next = match held.take() {
            Some(held) => Some(held),
            None => wait(app, happenings, unsaved)?,
        };
        let Some(happening) = next else {
            if unsaved.is_some_and(|since| since.elapsed() >= SAVED_AFTER) {
                unsaved = None;
                // When it fails, the reader is told in the line of status, and it is tried again.
                drop(app.save());
                draw(app, &mut press)?;
            } else if app.has_work() {
                app.work();
                if !app.has_work() {
                    draw(app, &mut press)?;
                }
            }
            continue;
        };
        let answer = match happening {
            Happening::Signal(Asked::End(signal)) => return Ok(Ending::Asked(signal)),
            Happening::Signal(Asked::Stop) => Answer::Suspend,
            Happening::Gone(error) => return Err(error),
            Happening::Terminal(Event::Resize(..)) => {
                held = after_resizes(happenings);
                resize(app)
            }
            Happening::Terminal(event) => match input(event) {
                Some(input) => app.input(input, Timestamp::now()),
                None => continue,
            },
        };
        match answer {
            Answer::Stay => {}
            Answer::Moved => unsaved = unsaved.or(Some(Instant::now())),
            Answer::Save => drop(app.save()),
            Answer::Redraw => press.forget(),
            Answer::Suspend => suspend(app, &mut press, guard)?,
            Answer::Quit => return Ok(Ending::Left),
        }
        draw(app, &mut press)?;
    }
}

/// Waits until something happens, or until there is something to do without it.
fn wait(
    app: &App,
    happenings: &Receiver<Happening>,
    unsaved: Option<Instant>,
) -> io::Result<Option<Happening>> {
    let patience = match unsaved {
        _ if app.has_work() => Some(Duration::ZERO),
        Some(since) => Some(SAVED_AFTER.saturating_sub(since.elapsed())),
        None => None,
    };
    let happened = match patience {
        Some(patience) => happenings.recv_timeout(patience),
        None => happenings.recv().map_err(RecvTimeoutError::from),
    };
    match happened {
        Ok(happening) => Ok(Some(happening)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// What follows on a run of resizes, if it is there already.
fn after_resizes(happenings: &Receiver<Happening>) -> Option<Happening> {
    loop {
        match happenings.try_recv() {
            Ok(Happening::Terminal(Event::Resize(..))) => {}
            other => return other.ok(),
        }
    }
}

/// A screen of another size. It is asked for: of a run of resizes, only the last counts.
fn resize(app: &mut App) -> Answer {
    let size = screen_size().unwrap_or_default();
    app.input(Input::Resize(size), Timestamp::now())
}

fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => Key::of_event(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Press(Cell {
                row: mouse.row,
                column: mouse.column,
            })),
            MouseEventKind::ScrollDown => Some(Input::Wheel(Way::Down)),
            MouseEventKind::ScrollUp => Some(Input::Wheel(Way::Up)),
            _ => None,
        },
        _ => None,
    }
}

/// Shows the screen; its bytes go out in one piece.
fn draw(app: &App, press: &mut Press) -> io::Result<()> {
    let size = app.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    app.draw(&mut buffer);
    let bytes = press.print(buffer, app.caret());
    let mut out = io::stdout().lock();
    out.write_all(bytes.as_bytes())?;
    out.flush()
}

/// Gives the terminal back, stops, and takes it again when called.
#[cfg(unix)]
fn suspend(app: &mut App, press: &mut Press, guard: &Guard) -> io::Result<()> {
    drop(app.save());
    restore();
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

fn screen_size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size { width, height })
}

/// Whether the terminal is ours, so that it is given back exactly once, by whoever comes first: the
/// guard, a suspension, or a panic.
static OURS: AtomicBool = AtomicBool::new(false);

/// The terminal, taken; given back when this is dropped, and before a panic is told.
struct Guard {
    mouse: Mouse,
}

impl Guard {
    fn enter(mouse: Mouse) -> io::Result<Guard> {
        let guard = Guard { mouse };
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            told(panic);
        }));
        guard.take()?;
        Ok(guard)
    }

    /// Takes the terminal: raw keys, a screen of our own, pastes told from keys, the mouse.
    fn take(&self) -> io::Result<()> {
        // Where there are no keys to read, nothing is written either.
        terminal::enable_raw_mode()?;
        OURS.store(true, Ordering::SeqCst);
        let mut out = io::stdout();
        queue!(
            out,
            terminal::EnterAlternateScreen,
            cursor::Hide,
            style::Print(LEFT_TO_RIGHT),
            event::EnableBracketedPaste
        )?;
        if self.mouse == Mouse::Heard {
            queue!(out, event::EnableMouseCapture)?;
        }
        out.flush()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, whatever of it was taken, in one write. Nothing can be done about a
/// terminal that is gone.
fn restore() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut all = Vec::new();
    let _ = queue!(
        all,
        terminal::EndSynchronizedUpdate,
        event::DisableMouseCapture,
        event::DisableBracketedPaste,
        style::ResetColor,
        style::Print(TURNED_AGAIN),
        terminal::LeaveAlternateScreen,
        cursor::Show
    );
    let mut out = io::stdout();
    let _ = out.write_all(&all).and_then(|()| out.flush());
    let _ = terminal::disable_raw_mode();
}
