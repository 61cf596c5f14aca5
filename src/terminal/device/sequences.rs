//! Bytes into sequences: where each begins and ends, whatever comes in how many pieces.

use std::ops::ControlFlow;

use memchr::memmem;

use super::heard::{Heard, Report};
use super::meaning::{ALT, CONTROL, colour_of, key, keypad, meaning, mouse};
use crate::event::Input;

/// The most bytes of a sequence before it counts as none.
const LONGEST: usize = 64;

/// What ends a paste.
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// The most bytes of a paste that are kept: more than any line takes.
pub(super) const PASTED: usize = 16 * 1024;

/// What the next bytes belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Within {
    /// Nothing: they begin something.
    #[default]
    Nothing,
    /// A paste, and what was kept of it.
    Paste(Vec<u8>),
    /// An answer in words that is too long to be one of ours; up to its end.
    Words,
    /// A sequence that is too long to be a key or an answer; up to its last byte.
    Sequence,
}

/// What bytes are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Nothing that anybody knows.
    Nothing,
    /// Something that was sent.
    Sent(Heard),
    /// The beginning of something long.
    Beginning(Within),
}

/// How many bytes were taken, and what they are.
pub(super) type Taken = (usize, What);

/// What a few bytes are; broken off where more must come first.
pub(super) type Read = ControlFlow<(), Taken>;

fn took(count: usize, what: Option<Heard>) -> Read {
    ControlFlow::Continue((count, what.map_or(What::Nothing, What::Sent)))
}

fn began(count: usize, within: Within) -> Read {
    ControlFlow::Continue((count, What::Beginning(within)))
}

fn more() -> Read {
    ControlFlow::Break(())
}

pub(super) fn one(bytes: &[u8]) -> Read {
    match bytes {
        [0x1b] | [0x1b, b'O' | b']' | b'_' | b'P'] => more(),
        [0x1b, b'_', b'G', rest @ ..] => {
            picture_answer(rest).map_continue(|(count, what)| (count + 3, what))
        }
        [0x1b, 0x1b, ..] => took(1, key(0, "esc")),
        [0x1b, b'[', rest @ ..] => sequence(rest).map_continue(|(count, what)| (count + 2, what)),
        [0x1b, b'O', last, ..] => took(3, keypad(0, *last)),
        [0x1b, b'P', next, rest @ ..] if is_answer(*next) => {
            answer(rest, |_| None).map_continue(|(count, what)| (count + 3, what))
        }
        [0x1b, b']', rest @ ..] if rest[0].is_ascii_digit() => {
            command(rest).map_continue(|(count, what)| (count + 2, what))
        }
        [0x1b, rest @ ..] => plain(rest, ALT).map_continue(|(count, what)| (count + 1, what)),
        _ => plain(bytes, 0),
    }
}

/// A key that is no sequence.
fn plain(bytes: &[u8], held: u32) -> Read {
    let control = |letter: u8| took(1, key(held | CONTROL, &char::from(letter).to_string()));
    match bytes.first().copied().unwrap_or_default() {
        b'\r' => took(1, key(held, "enter")),
        b'\t' => took(1, key(held, "tab")),
        0x7f => took(1, key(held, "backspace")),
        0 => took(1, key(held | CONTROL, "space")),
        letter @ 0x01..=0x1a => control(letter - 1 + b'a'),
        digit @ 0x1c..=0x1f => control(digit - 0x1c + b'4'),
        _ => character(bytes, held),
    }
}

fn character(bytes: &[u8], held: u32) -> Read {
    let longest = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(longest) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() == 0 => match error.error_len() {
            Some(bad) => return took(bad, None),
            None => return more(),
        },
        Err(error) => std::str::from_utf8(&longest[..error.valid_up_to()]).unwrap_or_default(),
    };
    let Some(character) = valid.chars().next() else {
        return more();
    };
    let count = character.len_utf8();
    took(count, key(held, &valid[..count]))
}

/// What follows on `ESC [`.
fn sequence(bytes: &[u8]) -> Read {
    match bytes {
        [b'M', button, column, row, ..] => {
            let at = |byte: &u8| u32::from(byte.saturating_sub(32));
            return took(4, mouse(at(button), at(column), at(row)));
        }
        [b'M', ..] | [b'['] => return more(),
        [b'[', letter @ b'A'..=b'E', ..] => {
            return took(2, key(0, &format!("f{}", letter - b'A' + 1)));
        }
        _ => {}
    }
    let Some(end) = bytes.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else {
        return match bytes.len() {
            ..=LONGEST => more(),
            long => began(long, Within::Sequence),
        };
    };
    let (body, last) = (&bytes[..end], bytes[end]);
    if !matches!(last, 0x40..=0x7e) {
        return took(end, None);
    }
    if body == b"200" && last == b'~' {
        return began(end + 1, Within::Paste(Vec::new()));
    }
    took(end + 1, meaning(body, last))
}

/// The rest of a sequence that is too long, with its last byte.
pub(super) fn rest_of_sequence(bytes: &[u8]) -> Read {
    match bytes.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) {
        None => began(bytes.len(), Within::Sequence),
        Some(end) => took(end + usize::from(matches!(bytes[end], 0x40..=0x7e)), None),
    }
}

/// Whether `ESC P` begins an answer with this byte, and is no key.
pub(super) fn is_answer(next: u8) -> bool {
    next.is_ascii_digit() || matches!(next, b'>' | b'!' | b'$' | b'+' | b'|')
}

/// What follows on `ESC ]`: an answer in words.
fn command(bytes: &[u8]) -> Read {
    answer(bytes, |body| {
        let body = std::str::from_utf8(body).ok()?;
        let colour = body
            .strip_prefix("11;rgb:")
            .or_else(|| body.strip_prefix("11;rgba:"))?;
        colour_of(colour).map(Report::Ground)
    })
}

/// What follows on `ESC _ G`: kitty's answer about a picture.
fn picture_answer(bytes: &[u8]) -> Read {
    answer(bytes, |body| {
        body.ends_with(b";OK").then_some(Report::Kitty)
    })
}

/// An answer in words up to its end, and what it means.
fn answer(bytes: &[u8], meaning: impl Fn(&[u8]) -> Option<Report>) -> Read {
    let Some(end) = bytes.iter().position(|byte| !matches!(byte, 0x20..=0x7e)) else {
        return match bytes.len() {
            ..=LONGEST => more(),
            long => began(long, Within::Words),
        };
    };
    let report = || meaning(&bytes[..end]).map(Heard::Report);
    match &bytes[end..] {
        [0x07, ..] => took(end + 1, report()),
        [0x1b] => more(),
        [0x1b, b'\\', ..] => took(end + 2, report()),
        [0x80..=0xff, ..] => began(end, Within::Words),
        _ => took(end, None),
    }
}

/// The rest of an answer that is too long, with its end. Whatever a reader types to get out of it ends
/// it, too.
pub(super) fn words(bytes: &[u8]) -> Read {
    let is_end = |byte: &u8| matches!(byte, 0..=0x1f | 0x7f);
    let Some(end) = bytes.iter().position(is_end) else {
        return began(bytes.len(), Within::Words);
    };
    match &bytes[end..] {
        [0x07, ..] => took(end + 1, None),
        [0x1b] if end == 0 => more(),
        [0x1b] => began(end, Within::Words),
        [0x1b, b'\\', ..] => took(end + 2, None),
        _ => took(end, None),
    }
}

/// More of a paste, or its end. What could be the beginning of its end is left for the next bytes.
pub(super) fn paste(text: &mut Vec<u8>, bytes: &[u8]) -> Read {
    let end = memmem::find(bytes, PASTE_END);
    let is_begun = |count: &usize| bytes.ends_with(&PASTE_END[..*count]);
    let begun = || (1..PASTE_END.len()).rev().find(is_begun).unwrap_or(0);
    let inside = end.unwrap_or_else(|| bytes.len() - begun());
    let room = PASTED.saturating_sub(text.len());
    text.extend_from_slice(&bytes[..inside.min(room)]);
    match end {
        Some(end) => took(end + PASTE_END.len(), Some(pasted(text))),
        None if inside == 0 => more(),
        None => began(inside, Within::Paste(std::mem::take(text))),
    }
}

pub(super) fn pasted(text: &[u8]) -> Heard {
    Heard::Input(Input::Paste(String::from_utf8_lossy(text).into_owned()))
}
