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
mod prompt;
mod screen;
mod screens;
mod session;
mod widgets;

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, MouseButton, MouseEventKind};
use crossterm::{cursor, execute, queue, style, terminal};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Position;

pub use action::{Action, Room};
pub use app::{Answer, App, Input, View, Way};
pub use keymap::{Key, KeyConflict, KeyFault, Keymap, key_table};
pub use picture::Picture;
pub use session::{Opening, Session, Surroundings, Tone};

use crate::compose::{Cell, Size};
use crate::config::Mouse;
use crate::storage::StorageError;

/// How long the loop sleeps when there is nothing to do; signals are noticed at its end.
const ASLEEP: Duration = Duration::from_millis(250);

/// A new place is saved after this time, so that turning pages writes no file at each of them.
const SAVED_AFTER: Duration = Duration::from_millis(1500);

/// What was left undone when the reader left.
#[derive(Debug)]
pub struct Farewell {
    /// Why bookmarks and places could not be saved.
    pub unsaved: Option<StorageError>,
}

/// Reads the paper until the reader leaves. A signal that asks the program to end is obeyed after
/// everything is saved and the terminal given back; then this does not return.
pub fn run(session: Session, view: View) -> io::Result<Farewell> {
    let signals = Signals::listen()?;
    let mut app = App::new(session, view, screen_size()?);
    let guard = Guard::enter(app.mouse())?;
    let result = read(&mut app, &signals, &guard);
    let unsaved = app.save().err();
    drop(guard);
    if let Some(signal) = signals.ending() {
        signal_hook::low_level::emulate_default_handler(signal)?;
    }
    result.map(|()| Farewell { unsaved })
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

/// The loop: an event, what comes of it, the screen.
fn read(app: &mut App, signals: &Signals, guard: &Guard) -> io::Result<()> {
    let mut screen = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let mut unsaved: Option<Instant> = None;
    let mut stale = true;
    loop {
        if stale {
            draw(app, &mut screen)?;
            stale = false;
        }
        if signals.ending().is_some() {
            return Ok(());
        }
        if signals.take_stop() {
            suspend(app, &mut screen, guard)?;
            stale = true;
            continue;
        }
        if unsaved.is_some_and(|since| since.elapsed() >= SAVED_AFTER) {
            stale |= app.save().is_err();
            unsaved = None;
        }
        let Some(answer) = wait(app, unsaved.is_some())? else {
            stale |= app.has_work() && {
                app.work();
                !app.has_work()
            };
            continue;
        };
        stale = true;
        match answer {
            Answer::Stay => {}
            Answer::Moved => unsaved = unsaved.or(Some(Instant::now())),
            // The reader is told in the line of status when it fails, and it is tried again.
            Answer::Save => drop(app.save()),
            Answer::Redraw => screen.clear()?,
            Answer::Suspend => suspend(app, &mut screen, guard)?,
            Answer::Quit => return Ok(()),
        }
    }
}

/// Waits for an event and gives what comes of it; nothing when there was none. A run of resizes is
/// one.
fn wait(app: &mut App, unsaved: bool) -> io::Result<Option<Answer>> {
    let patience = match (app.has_work(), unsaved) {
        (true, _) => Duration::ZERO,
        (false, _) => ASLEEP,
    };
    if !event::poll(patience)? {
        return Ok(None);
    }
    let mut event = event::read()?;
    while matches!(event, Event::Resize(..)) && event::poll(Duration::ZERO)? {
        let next = event::read()?;
        if !matches!(next, Event::Resize(..)) {
            resize(app);
        }
        event = next;
    }
    if matches!(event, Event::Resize(..)) {
        return Ok(Some(resize(app)));
    }
    Ok(input(event).map(|input| app.input(input, Timestamp::now())))
}

/// The size is asked for: of a run of resizes, only the last counts.
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

/// Draws a frame between the marks of a synchronized update: no half of it is ever seen.
fn draw<W: Write>(app: &App, screen: &mut Terminal<CrosstermBackend<W>>) -> io::Result<()> {
    queue!(screen.backend_mut(), terminal::BeginSynchronizedUpdate)?;
    let drawn = screen.draw(|frame| {
        app.draw(frame.buffer_mut());
        if let Some(caret) = app.caret() {
            frame.set_cursor_position(Position::new(caret.column, caret.row));
        }
    });
    let drawn = drawn.map(drop);
    execute!(screen.backend_mut(), terminal::EndSynchronizedUpdate)?;
    drawn
}

/// Gives the terminal back, stops, and takes it again when called.
fn suspend<W: Write>(
    app: &mut App,
    screen: &mut Terminal<CrosstermBackend<W>>,
    guard: &Guard,
) -> io::Result<()> {
    drop(app.save());
    restore();
    signal_hook::low_level::raise(STOP)?;
    guard.take()?;
    resize(app);
    screen.clear()
}

fn screen_size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size { width, height })
}

/// What signals ask for, as it comes in.
struct Signals {
    ending: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

#[cfg(unix)]
const STOP: i32 = signal_hook::consts::SIGSTOP;
#[cfg(not(unix))]
const STOP: i32 = signal_hook::consts::SIGTERM;

impl Signals {
    #[cfg(unix)]
    fn listen() -> io::Result<Signals> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
        let signals = Signals {
            ending: Arc::new(AtomicUsize::new(0)),
            stop: Arc::new(AtomicBool::new(false)),
        };
        for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
            // A second one, when the first is not obeyed (a terminal that takes nothing), ends it.
            let asked = Arc::new(AtomicBool::new(false));
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&asked))?;
            signal_hook::flag::register(signal, asked)?;
            let number = usize::try_from(signal).unwrap_or_default();
            signal_hook::flag::register_usize(signal, Arc::clone(&signals.ending), number)?;
        }
        signal_hook::flag::register(SIGTSTP, Arc::clone(&signals.stop))?;
        Ok(signals)
    }

    #[cfg(not(unix))]
    fn listen() -> io::Result<Signals> {
        Ok(Signals {
            ending: Arc::new(AtomicUsize::new(0)),
            stop: Arc::new(AtomicBool::new(false)),
        })
    }

    /// The signal that asked the program to end.
    fn ending(&self) -> Option<i32> {
        let signal = self.ending.load(Ordering::Relaxed);
        i32::try_from(signal).ok().filter(|signal| *signal != 0)
    }

    /// Whether the program was asked to stop for a while; asked once, answered once.
    fn take_stop(&self) -> bool {
        self.stop.swap(false, Ordering::Relaxed)
    }
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
        OURS.store(true, Ordering::SeqCst);
        terminal::enable_raw_mode()?;
        let mut out = io::stdout();
        queue!(
            out,
            terminal::EnterAlternateScreen,
            cursor::Hide,
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
        terminal::LeaveAlternateScreen,
        cursor::Show
    );
    let mut out = io::stdout();
    let _ = out.write_all(&all).and_then(|()| out.flush());
    let _ = terminal::disable_raw_mode();
}
