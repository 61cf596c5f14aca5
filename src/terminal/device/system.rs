//! What a sitting needs of the terminal and the system: the real ones here, a model of them in tests.

use std::io;
use std::time::Instant;

use jiff::Timestamp;

use crate::device::output::Writer;
use crate::device::signals::{self, Stopped};
use crate::device::tty;
use newsprint_compose::Size;
use newsprint_config::Mouse;

/// The terminal and the system, as far as a sitting needs them.
pub(crate) trait Device {
    /// What time it is.
    fn now(&self) -> (Instant, Timestamp);

    /// The size of the window in cells.
    fn size(&self) -> Size;

    /// Whether the terminal's answers would be heard.
    fn can_be_asked(&self) -> bool;

    /// Whether the terminal is ours.
    fn is_taken(&self) -> bool;

    /// Takes the terminal; answers what is to be written to it before all else.
    fn capture(&self, mouse: Mouse) -> io::Result<String>;

    /// Begins to write a page; when that is done is told as a happening.
    fn write(&self, page: String);

    /// Whether somebody could call the program back if it stopped.
    fn can_stop(&self) -> bool;

    /// Gives the terminal back and stops until called back.
    fn stop(&self, whom: Stopped) -> io::Result<()>;
}

/// The real ones.
pub(crate) struct Tty {
    writer: Writer,
}

impl Tty {
    /// The terminal, written to by a thread that says when a page is done.
    pub(crate) fn open(tell: impl Fn(io::Result<()>) + Send + 'static) -> io::Result<Tty> {
        let writer = Writer::open(tty::is_taken, tell)?;
        Ok(Tty { writer })
    }
}

impl Device for Tty {
    fn now(&self) -> (Instant, Timestamp) {
        (Instant::now(), Timestamp::now())
    }

    fn size(&self) -> Size {
        tty::screen_size().unwrap_or_default()
    }

    fn can_be_asked(&self) -> bool {
        tty::can_be_asked()
    }

    fn is_taken(&self) -> bool {
        tty::is_taken()
    }

    fn capture(&self, mouse: Mouse) -> io::Result<String> {
        tty::capture(mouse)
    }

    fn write(&self, page: String) {
        self.writer.write(page);
    }

    fn can_stop(&self) -> bool {
        signals::is_job()
    }

    fn stop(&self, whom: Stopped) -> io::Result<()> {
        tty::restore();
        signals::stop(whom)
    }
}
