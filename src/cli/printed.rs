//! Standard output, and whether there was one when the program began.
//!
//! Before a Rust program begins, each standard stream that is closed is opened on the null device, so
//! that no file gets its number: what is printed then is lost, and nothing says so.

use std::io::{self, Write};

use crate::messages::Refusal;

/// Where everything is printed.
pub(super) fn output() -> Box<dyn Write> {
    if was_closed() {
        Box::new(Closed)
    } else {
        Box::new(io::stdout().lock())
    }
}

/// What takes nothing that is printed.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(Refusal::Closed.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether standard output stands in for one that was closed: the null device, opened to read and to
/// write. Who sends what is printed there on purpose opens it only to write, as shells do, or sends
/// another stream there in the same way.
#[cfg(target_os = "linux")]
fn was_closed() -> bool {
    let others = [is_stand_in(&io::stdin()), is_stand_in(&io::stderr())];
    is_stand_in(&io::stdout()) && !others.contains(&true)
}

/// Whether a stream is the null device as it is opened in place of one that is closed.
#[cfg(target_os = "linux")]
fn is_stand_in(stream: &impl std::os::fd::AsFd) -> bool {
    use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
    let (Ok(flags), Ok(there), Ok(null)) = (fcntl_getfl(stream), fstat(stream), stat("/dev/null"))
    else {
        return false;
    };
    let is_null = (there.st_rdev, there.st_ino) == (null.st_rdev, null.st_ino);
    is_null && flags & OFlags::RWMODE == OFlags::RDWR
}

/// Elsewhere nothing tells the two apart.
#[cfg(not(target_os = "linux"))]
fn was_closed() -> bool {
    false
}
