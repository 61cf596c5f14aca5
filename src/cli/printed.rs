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

/// Whether standard output stands in for one that was closed: whoever sends what is printed to the
/// null device himself opens it only to write, or in a way that other programs do not inherit.
#[cfg(target_os = "linux")]
fn was_closed() -> bool {
    use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
    let out = io::stdout();
    let (Ok(flags), Ok(there), Ok(null)) = (fcntl_getfl(&out), fstat(&out), stat("/dev/null"))
    else {
        return false;
    };
    let is_null = there.st_rdev == null.st_rdev && there.st_mode == null.st_mode;
    is_null && flags & OFlags::RWMODE == OFlags::RDWR && !flags.contains(OFlags::CLOEXEC)
}

/// Elsewhere nothing tells the two apart.
#[cfg(not(target_os = "linux"))]
fn was_closed() -> bool {
    false
}
