//! Signals: what the system asks for from outside, handed to the loop as it comes in. When the loop
//! cannot answer (a terminal that is gone or takes nothing), the program still ends.

use std::io;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// To end, by this signal.
    End(i32),
    /// To stop for a while.
    Stop,
}

/// Listens from now on. `tell` is called for each signal, on a thread of its own; `give_up` once,
/// when the program was asked to end and did not.
#[cfg(unix)]
pub(crate) fn listen(
    tell: impl Fn(Asked) + Send + 'static,
    give_up: impl Fn() + Send + 'static,
) -> io::Result<()> {
    use std::io::Read;
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

    /// How long the loop has to save and to give the terminal back.
    const GRACE: Duration = Duration::from_millis(1500);

    let (mut heard, wake) = UnixStream::pair()?;
    let last = Arc::new(AtomicUsize::new(0));
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP] {
        // First which one, then that there is one: the thread finds both.
        let number = usize::try_from(signal).unwrap_or_default();
        signal_hook::flag::register_usize(signal, Arc::clone(&last), number)?;
        signal_hook::low_level::pipe::register(signal, wake.try_clone()?)?;
    }
    std::thread::spawn(move || {
        let mut bytes = [0; 16];
        while heard.read(&mut bytes).is_ok_and(|count| count > 0) {
            let signal = i32::try_from(last.swap(0, Ordering::SeqCst)).unwrap_or_default();
            match signal {
                0 => {}
                SIGTSTP => tell(Asked::Stop),
                signal => {
                    tell(Asked::End(signal));
                    std::thread::sleep(GRACE);
                    give_up();
                    // Nothing is left to do if even this fails.
                    let _ = signal_hook::low_level::emulate_default_handler(signal);
                }
            }
        }
    });
    Ok(())
}

/// Elsewhere there are no signals to listen to.
#[cfg(not(unix))]
pub(crate) fn listen(
    _tell: impl Fn(Asked) + Send + 'static,
    _give_up: impl Fn() + Send + 'static,
) -> io::Result<()> {
    Ok(())
}

/// Tells from now on, on a thread of its own, whenever the window has another size. Several changes
/// may be told as one.
#[cfg(unix)]
pub(crate) fn on_resize(tell: impl Fn() + Send + 'static) -> io::Result<()> {
    use std::io::Read;
    use std::os::unix::net::UnixStream;

    let (mut heard, wake) = UnixStream::pair()?;
    signal_hook::low_level::pipe::register(signal_hook::consts::SIGWINCH, wake)?;
    std::thread::spawn(move || {
        let mut bytes = [0; 16];
        while heard.read(&mut bytes).is_ok_and(|count| count > 0) {
            tell();
        }
    });
    Ok(())
}

/// Elsewhere whoever reads the terminal tells it.
#[cfg(not(unix))]
pub(crate) fn on_resize(_tell: impl Fn() + Send + 'static) -> io::Result<()> {
    Ok(())
}
