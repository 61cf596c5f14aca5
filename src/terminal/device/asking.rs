//! What the terminal answers to somebody who reads no paper: its size, its widths, its ground.

use std::sync::mpsc;
use std::time::Instant;

use crate::device::input::TimedInput;
use crate::device::output::write_while;
use crate::device::probe::{self, Wanted};
use crate::device::queue::Waiting;
use crate::device::tty::{self, Guard, Sent};
use crate::tone::Tone;
use newsprint_compose::{Size, Width};
use newsprint_config::Mouse;

/// What a terminal answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The cells of characters, if it told them.
    pub width: Option<Width>,
    /// Whether its ground is light or dark, if it told the colour.
    pub tone: Option<Tone>,
}

/// The size of the window, where there is one.
pub fn screen_size() -> Option<Size> {
    tty::screen_size().ok()
}

/// Asks the terminal; nothing where no answer would be heard. Keys typed meanwhile are lost.
pub fn ask() -> Option<Answers> {
    if !tty::can_be_asked() {
        return None;
    }
    let (guard, taken) = Guard::enter(Mouse::Left, || {}).ok()?;
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tty::listen(tty::line(), |sent| tell.send(sent).is_ok()));
    let mut input = TimedInput::default();
    let mut keys = Waiting::default();
    let questions = probe::questions(Wanted {
        widths: true,
        ground: true,
        ..Wanted::default()
    });
    write_while(tty::is_taken, (taken + &questions).as_bytes()).ok()?;
    input.expect(Instant::now());
    let findings = loop {
        if let Some(findings) = input.findings() {
            break findings;
        }
        let patience = input.patience(Instant::now()).unwrap_or_default();
        match told.recv_timeout(patience) {
            Ok(Sent::Bytes(bytes)) => input.hear(&bytes, Instant::now(), &mut keys),
            Ok(Sent::Gone(_)) => return None,
            Ok(_) => {}
            Err(_) => input.pause(Instant::now(), &mut keys),
        }
    };
    drop(guard);
    Some(Answers {
        width: findings.width,
        tone: findings.ground.map(Tone::of),
    })
}
