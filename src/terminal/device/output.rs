//! What is written to the terminal: on a thread of its own, so that a terminal that takes nothing
//! holds up nobody, and in small pieces, so that whoever gives it back waits for no more than one.

use std::io;
use std::sync::mpsc;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The bytes of a piece: what a slow line (9,600 baud) takes in half a second.
const PIECE: usize = 512;

/// How long a terminal that takes nothing is waited for when it is given back.
const LAST: Duration = Duration::from_millis(700);

/// Held while a piece is written: what is written last comes after it, and nothing comes after that.
static LINE: Mutex<()> = Mutex::new(());

/// Writes what it is given, one page after the other, and holds up nobody.
pub(crate) struct Writer {
    give: Box<dyn Fn(String)>,
}

impl Writer {
    /// Opens one that says when it has written a page, or why it could not. It stops in the middle
    /// of one when the terminal is no longer ours.
    pub(crate) fn open(
        is_ours: impl Fn() -> bool + Send + 'static,
        tell: impl Fn(io::Result<()>) + Send + 'static,
    ) -> io::Result<Writer> {
        let write = move |page: String| tell(write_while(&is_ours, page.as_bytes()));
        // Elsewhere the standard output can be written to only from the thread that holds it.
        if cfg!(not(unix)) {
            let give = Box::new(write);
            return Ok(Writer { give });
        }
        let (pages, given) = mpsc::channel::<String>();
        std::thread::Builder::new().spawn(move || given.into_iter().for_each(write))?;
        // It ends with the program.
        let give = Box::new(move |page| drop(pages.send(page)));
        Ok(Writer { give })
    }

    /// Gives it a page.
    pub(crate) fn write(&self, page: String) {
        (self.give)(page);
    }
}

/// Writes, as long as that is wanted.
pub(crate) fn write_while(is_wanted: impl Fn() -> bool, bytes: &[u8]) -> io::Result<()> {
    for piece in bytes.chunks(PIECE) {
        let _line = LINE.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_wanted() {
            return Ok(());
        }
        write_all(piece)?;
    }
    Ok(())
}

/// Writes what is the last, in one piece behind the one that is being written. A terminal that takes
/// nothing is not waited for long.
pub(crate) fn write_last(bytes: &[u8]) {
    let (tell, written) = mpsc::channel();
    let all = bytes.to_vec();
    let write = move || {
        let _line = LINE.lock().unwrap_or_else(PoisonError::into_inner);
        // Nothing can be done about a terminal that is gone.
        let _ = write_all(&all);
        let _ = tell.send(());
    };
    if cfg!(unix) && std::thread::Builder::new().spawn(write).is_ok() {
        let _ = written.recv_timeout(LAST);
    } else {
        let _ = write_all(bytes);
    }
}

/// Writes past the lock of the standard library: who holds that may be waiting for the terminal.
#[cfg(unix)]
fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    let out = io::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(&out, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::INTR) => {}
            // Another program may have told the terminal never to make anyone wait.
            Err(Errno::AGAIN) => {
                let _ = poll(&mut [PollFd::new(&out, PollFlags::OUT)], None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Writes to the standard output.
#[cfg(not(unix))]
fn write_all(bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;

    let mut out = io::stdout();
    out.write_all(bytes)?;
    out.flush()
}
