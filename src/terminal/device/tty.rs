//! The terminal as the system has it: taken and given back, its size, and what it sends.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{self, Event, MouseButton, MouseEventKind};
use crossterm::{cursor, queue, style, terminal};

use crate::device::capabilities::Erasing;
use crate::device::output::write_last;
use crate::device::probe::TELL_NO_TURNING;
use crate::event::Input;
use crate::keymap::Key;
use newsprint_compose::{Cell, Size};
use newsprint_config::Mouse;
use newsprint_issue::mishap;

/// What comes from the terminal.
pub(crate) enum Sent {
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
pub(crate) enum Line {
    /// As it comes: the terminal can be asked, and its answers told from keys.
    Bytes,
    /// As events that others made of it; their reader would take an answer for the beginning of keys.
    Events,
}

/// How what the terminal sends can be read.
pub(crate) fn line() -> Line {
    if cfg!(unix) {
        Line::Bytes
    } else {
        Line::Events
    }
}

/// Whether questions are answered where we hear it.
pub(crate) fn can_be_asked() -> bool {
    line() == Line::Bytes && io::stdout().is_terminal()
}

/// Reads from the terminal until it is gone or nobody listens.
pub(crate) fn listen(line: Line, tell: impl Fn(Sent) -> bool) {
    if line == Line::Bytes {
        return match keys() {
            Ok(keys) => read(keys, tell),
            Err(error) => drop(tell(Sent::Gone(error))),
        };
    }
    loop {
        let sent = match event::read() {
            Ok(Event::Resize(..)) => Some(Sent::Resized),
            Ok(event) => input(event).map(Sent::Input),
            Err(error) => Some(Sent::Gone(error)),
        };
        let over = matches!(sent, Some(Sent::Gone(_)));
        if sent.is_some_and(|sent| !tell(sent)) || over {
            return;
        }
    }
}

/// Where keys come from: the standard input, or the terminal itself where that is a paper.
fn keys() -> io::Result<File> {
    #[cfg(unix)]
    if io::stdin().is_terminal() {
        use std::os::fd::AsFd;
        return Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?));
    }
    File::open("/dev/tty")
}

/// The most bytes that are taken at a time.
const PIECE: usize = 64 * 1024;

fn read(mut keys: File, tell: impl Fn(Sent) -> bool) {
    let mut bytes = vec![0; PIECE];
    loop {
        let sent = match keys.read(&mut bytes) {
            Ok(0) => Sent::Gone(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => Sent::Bytes(bytes[..count].to_vec()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // Another program may have told the terminal never to make anyone wait.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                await_keys(&keys);
                continue;
            }
            Err(error) => Sent::Gone(error),
        };
        let over = matches!(sent, Sent::Gone(_));
        if !tell(sent) || over {
            return;
        }
    }
}

#[cfg(unix)]
fn await_keys(keys: &File) {
    use rustix::event::{PollFd, PollFlags, poll};
    let _ = poll(&mut [PollFd::new(keys, PollFlags::IN)], None);
}

#[cfg(not(unix))]
fn await_keys(_: &File) {}

/// What erased cells look like on a terminal of that name (`TERM`). Most take the background that is
/// set; these do not, or did not always (terminfo `bce`).
pub(crate) fn erasing(name: &str) -> Erasing {
    let plain = ["screen", "vt", "ansi", "cygwin", "sun"];
    if plain.iter().any(|plain| name.starts_with(plain)) {
        Erasing::Plain
    } else {
        Erasing::Coloured
    }
}

/// Whether another program stands between us and the terminal, so that its answers are not the
/// terminal's.
pub(crate) fn is_between() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let name = std::env::var("TERM").unwrap_or_default();
    set("TMUX") || set("STY") || name.starts_with("screen") || name.starts_with("tmux")
}

/// Whether the terminal says by its name that it takes photographs as files: it cannot be asked.
pub(crate) fn takes_files() -> bool {
    let names = ["TERM_PROGRAM", "LC_TERMINAL"].map(|name| std::env::var(name).unwrap_or_default());
    let known = ["iTerm.app", "iTerm2", "WezTerm"];
    names.iter().any(|name| known.contains(&name.as_str()))
}

/// The size of a cell in pixels, where it is known.
pub(crate) fn cell() -> Option<(u16, u16)> {
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
            MouseEventKind::ScrollDown => Some(Input::Wheel(1)),
            MouseEventKind::ScrollUp => Some(Input::Wheel(-1)),
            _ => None,
        },
        _ => None,
    }
}

/// The size of the window.
pub(crate) fn screen_size() -> io::Result<Size> {
    let (width, height) = terminal::size()?;
    Ok(Size { width, height })
}

/// Cells are shown as they are sent: Hebrew and Arabic are turned on the page already, and a terminal
/// that turns them as well (VTE) would undo it. ECMA-48, bi-directional support mode: explicit, and
/// back to implicit, in which such terminals begin.
const LEFT_TO_RIGHT: &str = "\x1b[8l";
const TURNED_AGAIN: &str = "\x1b[8h";

/// Ends whatever string a page broke off in (ECMA-48, ST); elsewhere it says nothing.
const STRING_END: &str = "\x1b\\";

/// Whether the terminal is ours, so that it is given back exactly once, by whoever comes first: the
/// end, a suspension, or a panic.
static OURS: AtomicBool = AtomicBool::new(false);

/// The terminal, taken; given back when this is dropped, and before a panic is told.
pub(crate) struct Guard;

impl Guard {
    /// Takes the terminal, also for a panic to give back; answers what is to be written to it before
    /// all else. Only a panic of this thread ends the reading: of one elsewhere, `failed` is told.
    pub(crate) fn enter(
        mouse: Mouse,
        failed: impl Fn() + Send + Sync + 'static,
    ) -> io::Result<(Guard, String)> {
        let told = std::panic::take_hook();
        let reader = std::thread::current().id();
        std::panic::set_hook(Box::new(move |panic| {
            // The reader goes on reading where a panic is caught.
            if mishap::is_caught() {
                return;
            }
            let thread = std::thread::current();
            if thread.id() != reader && is_taken() {
                failed();
                return;
            }
            restore();
            told(panic);
        }));
        Ok((Guard, capture(mouse)?))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the terminal is ours.
pub(crate) fn is_taken() -> bool {
    OURS.load(Ordering::SeqCst)
}

/// Takes the terminal, or takes it once more from whoever changed it meanwhile; answers what is to be
/// written to it before all else.
pub(crate) fn capture(mouse: Mouse) -> io::Result<String> {
    if is_taken() {
        terminal::disable_raw_mode()?;
    }
    // Where there are no keys to read, nothing is written either.
    terminal::enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    Ok(taking(mouse))
}

/// What is written to take the terminal: a screen of our own, pastes told from keys, the mouse.
pub(crate) fn taking(mouse: Mouse) -> String {
    let taken = said(|all| {
        queue!(
            all,
            terminal::EnterAlternateScreen,
            cursor::Hide,
            style::Print(LEFT_TO_RIGHT),
            event::EnableBracketedPaste
        )
    });
    match mouse {
        Mouse::Heard => taken + &hearing(mouse),
        Mouse::Left => taken,
    }
}

/// What is written to listen to the mouse, or to leave it to the terminal.
pub(crate) fn hearing(mouse: Mouse) -> String {
    said(|all| match mouse {
        Mouse::Heard => queue!(all, event::EnableMouseCapture),
        Mouse::Left => queue!(all, event::DisableMouseCapture),
    })
}

/// What is written to give the terminal back, whatever of it was taken, and wherever a page broke off.
pub(crate) fn giving_back() -> String {
    said(|all| {
        queue!(
            all,
            style::Print(STRING_END),
            terminal::EndSynchronizedUpdate,
            event::DisableMouseCapture,
            event::DisableBracketedPaste,
            style::Print(TURNED_AGAIN),
            style::Print(TELL_NO_TURNING),
            style::ResetColor,
            terminal::LeaveAlternateScreen,
            cursor::Show
        )
    })
}

/// What the commands of the terminal are in bytes.
fn said(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut all = Vec::new();
    // Writing to memory cannot fail.
    let _ = write(&mut all);
    String::from_utf8(all).unwrap_or_default()
}

/// Gives the terminal back in one write. Nothing can be done about a terminal that is gone.
pub(crate) fn restore() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    write_last(giving_back().as_bytes());
    let _ = terminal::disable_raw_mode();
}
