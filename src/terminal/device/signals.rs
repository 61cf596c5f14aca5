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
    /// To go on after that.
    GoOn,
}

/// What came together asks for one thing: to end before all else, and not to stop where it was
/// called back already.
#[cfg(unix)]
fn asked(heard: &[i32]) -> Option<Asked> {
    use signal_hook::consts::{SIGCONT, SIGTSTP};

    let ends = |signal: &&i32| !matches!(**signal, SIGTSTP | SIGCONT);
    if let Some(signal) = heard.iter().find(ends) {
        return Some(Asked::End(*signal));
    }
    if heard.contains(&SIGCONT) {
        return Some(Asked::GoOn);
    }
    heard.contains(&SIGTSTP).then_some(Asked::Stop)
}

/// The signals that are heard: those that end a program which says nothing of them, as far as they
/// can be, and those that stop it and call it back. Those of a fault (SIGBUS, SIGSEGV) come again at
/// once when their cause is not gone, so they stay with the system.
#[cfg(unix)]
fn heard() -> Vec<i32> {
    use signal_hook::consts::{
        SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM,
        SIGTRAP, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU, SIGXFSZ,
    };

    let mut signals = vec![
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGIO, SIGPROF, SIGSYS, SIGTRAP,
        SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU, SIGXFSZ, SIGTSTP, SIGCONT,
    ];
    if cfg!(target_os = "linux") {
        // SIGSTKFLT and SIGPWR, and the real-time signals (signal(7)).
        signals.extend([16, 30]);
        signals.extend(34..=64);
    }
    signals
}

/// Ends the program as a signal does; where that cannot be, with the status that shells give for it.
#[cfg(unix)]
pub(crate) fn end_by(signal: i32) -> ! {
    // For some it does nothing, and some it does not know.
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    std::process::exit(128 + signal)
}

/// Ends the program.
#[cfg(not(unix))]
pub(crate) fn end_by(signal: i32) -> ! {
    std::process::exit(128 + signal)
}

/// Listens from now on. `tell` is called for what signals ask for, on a thread of its own; `give_up`
/// once, when the program was asked to end and did not.
#[cfg(unix)]
pub(crate) fn listen(
    tell: impl Fn(Asked) + Send + 'static,
    give_up: impl Fn() + Send + 'static,
) -> io::Result<()> {
    use std::io::Read;
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    /// How long the loop has to save and to give the terminal back.
    const GRACE: Duration = Duration::from_millis(1500);
    /// A stopped program hears nothing: before it stops, what is sent in the same breath is heard.
    const TOGETHER: Duration = Duration::from_millis(50);

    let (mut waker, wake) = UnixStream::pair()?;
    let mut flags = Vec::new();
    for signal in heard() {
        // First which one, then that there is one: the thread finds both. One that this system keeps
        // to itself is left to it.
        let flag = Arc::new(AtomicBool::new(false));
        if signal_hook::flag::register(signal, Arc::clone(&flag)).is_ok() {
            signal_hook::low_level::pipe::register(signal, wake.try_clone()?)?;
            flags.push((signal, flag));
        }
    }
    let take = move || -> Vec<i32> {
        let came = |(signal, flag): &(i32, Arc<AtomicBool>)| {
            flag.swap(false, Ordering::SeqCst).then_some(*signal)
        };
        flags.iter().filter_map(came).collect()
    };
    std::thread::spawn(move || {
        let mut bytes = [0; 16];
        while waker.read(&mut bytes).is_ok_and(|count| count > 0) {
            let mut heard = take();
            if asked(&heard) == Some(Asked::Stop) {
                std::thread::sleep(TOGETHER);
                heard.extend(take());
            }
            let Some(asked) = asked(&heard) else { continue };
            tell(asked);
            if let Asked::End(signal) = asked {
                std::thread::sleep(GRACE);
                give_up();
                end_by(signal);
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
        let mut bytes = [0; 1024];
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

/// Who is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// The whole job that the program belongs to, as a key at the terminal does it: a shell that waits
    /// for another program of it would wait forever.
    Job,
    /// The program alone: the others were told themselves.
    Program,
}

/// Stops until called back.
#[cfg(unix)]
pub(crate) fn stop(whom: Stopped) -> io::Result<()> {
    match whom {
        Stopped::Job => Ok(rustix::process::kill_current_process_group(
            rustix::process::Signal::STOP,
        )?),
        Stopped::Program => signal_hook::low_level::raise(signal_hook::consts::SIGSTOP),
    }
}

/// Elsewhere nobody stops.
#[cfg(not(unix))]
pub(crate) fn stop(_: Stopped) -> io::Result<()> {
    Ok(())
}

/// Whether a shell could call a stopped program back: it is a job of one. A program that a window or a
/// container runs by itself leads its session, or belongs to who does; one whose shell is gone has a
/// parent in another session.
#[cfg(unix)]
pub(crate) fn is_job() -> bool {
    use rustix::process::{getpgid, getpgrp, getppid, getsid};

    let (Ok(session), group) = (getsid(None), getpgrp()) else {
        return true;
    };
    let Some(parent) = getppid().filter(|_| group != session) else {
        return false;
    };
    // Where the system does not tell, nothing speaks against it.
    getpgid(Some(parent)).map_or(true, |others| others == group)
        || getsid(Some(parent)).map_or(true, |other| other == session)
}

/// Without job control there is nobody to call the program back.
#[cfg(not(unix))]
pub(crate) fn is_job() -> bool {
    false
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM, SIGTSTP};

    #[test]
    fn what_comes_together_ends_before_it_stops() {
        assert_eq!(asked(&[]), None);
        assert_eq!(asked(&[SIGTSTP]), Some(Asked::Stop));
        for both in [[SIGTERM, SIGTSTP], [SIGTSTP, SIGTERM], [SIGTERM, SIGCONT]] {
            assert_eq!(asked(&both), Some(Asked::End(SIGTERM)), "{both:?}");
        }
        assert_eq!(asked(&[SIGHUP, SIGTERM]), Some(Asked::End(SIGHUP)));
        assert_eq!(asked(&[SIGTSTP, SIGCONT]), Some(Asked::GoOn));
    }

    #[test]
    fn every_signal_that_ends_a_program_is_heard() {
        let heard = heard();
        // The numbers of signal(7) that are the same everywhere: HUP, INT, QUIT, TRAP, ABRT, ALRM, TERM.
        for signal in [1, 2, 3, 5, 6, 14, 15] {
            assert!(heard.contains(&signal), "{signal}");
        }
        let forbidden = signal_hook::consts::FORBIDDEN;
        assert!(heard.iter().all(|signal| !forbidden.contains(signal)));
    }
}
