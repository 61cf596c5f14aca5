//! The terminal as the system has it: taken and given back, its size, and what it sends.

use std::io::{self, IsTerminal, Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{self, Event, MouseButton, MouseEventKind};
use crossterm::{cursor, queue, style, terminal};

use super::app::{Input, Way};
use super::keymap::Key;
use super::manners::Erasing;
use super::probe::TELL_NO_TURNING;
use crate::compose::{Cell, Size};
use crate::config::Mouse;
use crate::pictures::DARKROOM;

/// What comes from the terminal.
pub(super) enum Sent {
    /// Bytes that are not read yet.
    Bytes(Vec<u8>),
    /// Something the reader did.
    Input(Input),
    /// The window has another size.
    Resized,
    /// Nothing more: the terminal is gone.
    Gone(io::Error),
}

/// How what the terminal sends is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// As it comes: the terminal can be asked, and its answers told from keys.
    Bytes,
    /// As events that others made of it; their reader would take an answer for the beginning of keys.
    Events,
}

/// How what the terminal sends can be read.
pub(super) fn line() -> Line {
    if cfg!(unix) && io::stdin().is_terminal() {
        Line::Bytes
    } else {
        Line::Events
    }
}

/// Whether questions are answered where we hear it.
pub(super) fn can_be_asked() -> bool {
    line() == Line::Bytes && io::stdout().is_terminal()
}

/// Reads from the terminal until it is gone or nobody listens.
pub(super) fn listen(line: Line, tell: impl Fn(Sent) -> bool) {
    loop {
        let sent = match line {
            Line::Bytes => read(),
            Line::Events => match event::read() {
                Ok(Event::Resize(..)) => Some(Sent::Resized),
                Ok(event) => input(event).map(Sent::Input),
                Err(error) => Some(Sent::Gone(error)),
            },
        };
        let over = matches!(sent, Some(Sent::Gone(_)));
        if sent.is_some_and(|sent| !tell(sent)) || over {
            return;
        }
    }
}

fn read() -> Option<Sent> {
    let mut bytes = [0; 1024];
    match io::stdin().lock().read(&mut bytes) {
        Ok(0) => Some(Sent::Gone(io::ErrorKind::UnexpectedEof.into())),
        Ok(count) => Some(Sent::Bytes(bytes[..count].to_vec())),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
        Err(error) => Some(Sent::Gone(error)),
    }
}

/// What erased cells look like on a terminal of that name (`TERM`). Most take the background that is
/// set; these do not, or did not always (terminfo `bce`).
pub(super) fn erasing(name: &str) -> Erasing {
    let plain = ["screen", "vt", "ansi", "cygwin", "sun"];
    if plain.iter().any(|plain| name.starts_with(plain)) {
        Erasing::Plain
    } else {
        Erasing::Coloured
    }
}

/// Whether another program stands between us and the terminal, so that its answers are not the
/// terminal's.
pub(super) fn is_between() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let name = std::env::var("TERM").unwrap_or_default();
    set("TMUX") || set("STY") || name.starts_with("screen") || name.starts_with("tmux")
}

/// Whether the terminal says by its name that it takes photographs as files: it cannot be asked.
pub(super) fn takes_files() -> bool {
    let names = ["TERM_PROGRAM", "LC_TERMINAL"].map(|name| std::env::var(name).unwrap_or_default());
    let known = ["iTerm.app", "iTerm2", "WezTerm"];
    names.iter().any(|name| known.contains(&name.as_str()))
}

/// The size of a cell in pixels, where it is known.
pub(super) fn cell() -> Option<(u16, u16)> {
    let window = terminal::window_size().ok()?;
    let of = |pixels: u16, cells: u16| {
        pixels
            .checked_div(cells)
            .filter(|one| (2..=64).contains(one))
    };
    Some((
        of(window.width, window.columns)?,
        of(window.height, window.rows)?,
    ))
}

/// Lets keys come as lines again, for whoever comes after a program that could not give it back.
pub(super) fn let_go() {
    // Nothing can be done about a terminal that is gone.
    let _ = terminal::disable_raw_mode();
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
            MouseEventKind::Drag(MouseButton::Left) => Some(Input::Drag(Cell {
                row: mouse.row,
                column: mouse.column,
            })),
            MouseEventKind::Up(MouseButton::Left) => Some(Input::Release(Cell {
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

/// The size of the window.
pub(super) fn screen_size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size { width, height })
}

/// Cells are shown as they are sent: Hebrew and Arabic are turned on the page already, and a terminal
/// that turns them as well (VTE) would undo it. ECMA-48, bi-directional support mode: explicit, and
/// back to implicit, in which such terminals begin.
const LEFT_TO_RIGHT: &str = "\x1b[8l";
const TURNED_AGAIN: &str = "\x1b[8h";

/// Whether the terminal is ours, so that it is given back exactly once, by whoever comes first: the
/// guard, a suspension, or a panic.
static OURS: AtomicBool = AtomicBool::new(false);

/// The terminal, taken; given back when this is dropped, and before a panic is told.
pub(super) struct Guard {
    mouse: std::cell::Cell<Mouse>,
}

impl Guard {
    /// Takes the terminal, also for a panic to give back.
    pub(super) fn enter(mouse: Mouse) -> io::Result<Guard> {
        let guard = Guard {
            mouse: std::cell::Cell::new(mouse),
        };
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // A decoder that panics is caught, and only its photograph is lost.
            if std::thread::current().name() == Some(DARKROOM) {
                return;
            }
            restore();
            told(panic);
        }));
        guard.take()?;
        Ok(guard)
    }

    /// Takes the terminal: raw keys, a screen of our own, pastes told from keys, the mouse.
    pub(super) fn take(&self) -> io::Result<()> {
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
        if self.mouse.get() == Mouse::Heard {
            queue!(out, event::EnableMouseCapture)?;
        }
        out.flush()
    }

    /// Listens to the mouse, or leaves it to the terminal.
    pub(super) fn hear(&self, mouse: Mouse) -> io::Result<()> {
        self.mouse.set(mouse);
        let mut out = io::stdout();
        match mouse {
            Mouse::Heard => queue!(out, event::EnableMouseCapture)?,
            Mouse::Left => queue!(out, event::DisableMouseCapture)?,
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
pub(super) fn restore() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut all = Vec::new();
    let _ = queue!(
        all,
        terminal::EndSynchronizedUpdate,
        event::DisableMouseCapture,
        event::DisableBracketedPaste,
        style::Print(TURNED_AGAIN),
        style::Print(TELL_NO_TURNING),
        style::ResetColor,
        terminal::LeaveAlternateScreen,
        cursor::Show
    );
    let mut out = io::stdout();
    let _ = out.write_all(&all).and_then(|()| out.flush());
    let _ = terminal::disable_raw_mode();
}
