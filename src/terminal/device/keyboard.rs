//! What the terminal sends, byte by byte, into keys, clicks, pastes and reports. A report never
//! becomes a key, whenever it comes and however it is cut; what nobody knows is passed over.

use std::ops::ControlFlow;

use memchr::memmem;

use crate::event::Input;
use crate::images::protocol::Graphics;
use crate::keymap::Key;
use crate::tone::Tone;
use newsprint_compose::Cell;
use newsprint_theme::Rgb;

/// The most bytes of a sequence before it counts as none.
const LONGEST: usize = 64;

/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// The most bytes of a paste that are kept: more than any line takes.
const PASTED: usize = 16 * 1024;

/// Bytes that were sent, and the beginning of what is not complete.
#[derive(Debug, Default)]
pub(crate) struct Keyboard {
    rest: Vec<u8>,
    /// Whether an Esc of the rest came alone, before what follows it.
    apart: bool,
    within: Within,
}

/// What the next bytes belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Within {
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

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaited {
    /// Whether what came is a key of its own.
    Key,
    /// The end of what began.
    End,
}

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The reader did something.
    Input(Input),
    /// The terminal answered.
    Report(Report),
}

/// An answer of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Report {
    /// Where the cursor is, counted from 0.
    Cursor(Cell),
    /// How a private mode is set: 0 where it is not known (DECRPM).
    Mode(u32, u32),
    /// What the terminal is: the answer that every terminal gives (DA1).
    /// Among others, whether it shows sixels.
    Attributes(Graphics),
    /// It knows kitty's protocol of pictures.
    Kitty,
    /// The colour of the ground (OSC 11).
    Ground(Rgb),
    /// The terminal became light or dark (mode 2031).
    Turned(Tone),
}

/// What bytes are.
#[derive(Debug, PartialEq, Eq)]
enum What {
    /// Nothing that anybody knows.
    Nothing,
    /// Something that was sent.
    Sent(Heard),
    /// The beginning of something long.
    Beginning(Within),
}

/// How many bytes were taken, and what they are.
type Taken = (usize, What);

/// What a few bytes are; broken off where more must come first.
type Read = ControlFlow<(), Taken>;

impl Keyboard {
    /// Takes bytes in and gives what is complete.
    pub(crate) fn hear(&mut self, bytes: &[u8]) -> Vec<Heard> {
        let mut heard = Vec::new();
        if self.within == Within::Nothing {
            heard.extend(self.part_from(bytes));
        }
        self.rest.extend_from_slice(bytes);
        let mut from = 0;
        while from < self.rest.len() {
            let bytes = &self.rest[from..];
            let read = match &mut self.within {
                Within::Nothing => one(bytes),
                Within::Paste(text) => paste(text, bytes),
                Within::Words => words(bytes),
                Within::Sequence => rest_of_sequence(bytes),
            };
            let ControlFlow::Continue((taken, what)) = read else {
                break;
            };
            from += taken;
            match what {
                What::Nothing => self.within = Within::Nothing,
                What::Sent(one) => {
                    self.within = Within::Nothing;
                    heard.push(one);
                }
                What::Beginning(within) => self.within = within,
            }
        }
        self.rest.drain(..from);
        if self.rest.is_empty() {
            self.apart = false;
        }
        heard
    }

    /// The keys that came before these bytes, where those do not go on with them.
    fn part_from(&mut self, bytes: &[u8]) -> Vec<Heard> {
        let Some(next) = bytes.first() else {
            return Vec::new();
        };
        if self.rest == [0x1b] {
            self.apart = true;
        }
        let goes_on = match self.rest.as_slice() {
            // An Esc that came alone, and what goes on as no sequence does, are two keys.
            [0x1b] => matches!(next, b'[' | b'O' | b']' | b'_' | b'P'),
            [0x1b, b']'] => next.is_ascii_digit(),
            [0x1b, b'_'] => *next == b'G',
            [0x1b, b'P'] => is_answer(*next),
            _ => true,
        };
        if goes_on { Vec::new() } else { self.settle() }
    }

    /// What is waited for, if something is: in time it is a key of its own, or over.
    pub(crate) fn awaits(&self) -> Option<Awaited> {
        match (&self.within, self.rest.as_slice()) {
            (Within::Nothing, []) => None,
            (Within::Nothing, [0x1b] | [0x1b, b'[' | b'O' | b']' | b'_' | b'P']) => {
                Some(Awaited::Key)
            }
            _ => Some(Awaited::End),
        }
    }

    /// Nothing followed: the key of its own, or two that came one after the other; or what there was
    /// of a paste. Anything else that broke off was nothing.
    pub(crate) fn settle(&mut self) -> Vec<Heard> {
        let apart = std::mem::take(&mut self.apart);
        let rest = std::mem::take(&mut self.rest);
        let keys = match (std::mem::take(&mut self.within), rest.as_slice()) {
            (Within::Nothing, [0x1b]) => vec![key(0, "esc")],
            (Within::Nothing, [0x1b, byte @ (b'[' | b'O' | b']' | b'_' | b'P')]) => {
                let name = char::from(*byte).to_string();
                if apart {
                    vec![key(0, "esc"), key(0, &name)]
                } else {
                    vec![key(ALT, &name)]
                }
            }
            (Within::Paste(text), _) => vec![Some(pasted(&text))],
            _ => Vec::new(),
        };
        keys.into_iter().flatten().collect()
    }
}

/// Modifiers as terminals count them.
const SHIFT: u32 = 1;
const ALT: u32 = 2;
const CONTROL: u32 = 4;

/// A key by its name, with what is held.
fn key(held: u32, name: &str) -> Option<Heard> {
    let mut text = String::new();
    for (modifier, prefix) in [(CONTROL, "ctrl-"), (ALT, "alt-"), (SHIFT, "shift-")] {
        if held & modifier != 0 {
            text.push_str(prefix);
        }
    }
    text.push_str(if name == " " { "space" } else { name });
    Key::parse(&text).map(|key| Heard::Input(Input::Key(key)))
}

fn took(count: usize, what: Option<Heard>) -> Read {
    ControlFlow::Continue((count, what.map_or(What::Nothing, What::Sent)))
}

fn began(count: usize, within: Within) -> Read {
    ControlFlow::Continue((count, What::Beginning(within)))
}

fn more() -> Read {
    ControlFlow::Break(())
}

fn one(bytes: &[u8]) -> Read {
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
fn rest_of_sequence(bytes: &[u8]) -> Read {
    match bytes.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) {
        None => began(bytes.len(), Within::Sequence),
        Some(end) => took(end + usize::from(matches!(bytes[end], 0x40..=0x7e)), None),
    }
}

/// Whether `ESC P` begins an answer with this byte, and is no key.
fn is_answer(next: u8) -> bool {
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
fn words(bytes: &[u8]) -> Read {
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

/// A colour as X11 writes it, `ffff/8080/00`: one to four digits a channel.
fn colour_of(text: &str) -> Option<Rgb> {
    let mut channels = text.split('/').map(|digits| {
        let value = u32::from_str_radix(digits, 16).ok()?;
        let most = 16_u32
            .checked_pow(u32::try_from(digits.len()).ok()?)?
            .checked_sub(1)?;
        u8::try_from(value * 255 / most.max(1))
            .ok()
            .filter(|_| digits.len() <= 4)
    });
    let mut next = || channels.next().flatten();
    Some(Rgb(next()?, next()?, next()?))
}

/// More of a paste, or its end. What could be the beginning of its end is left for the next bytes.
fn paste(text: &mut Vec<u8>, bytes: &[u8]) -> Read {
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

fn pasted(text: &[u8]) -> Heard {
    Heard::Input(Input::Paste(String::from_utf8_lossy(text).into_owned()))
}

/// What a whole sequence means.
fn meaning(body: &[u8], last: u8) -> Option<Heard> {
    let text = std::str::from_utf8(body).ok()?;
    if let Some(mode) = text.strip_prefix('?') {
        return match last {
            b'c' => {
                // The first number is the kind of terminal.
                let sixels = mode.split(';').skip(1).any(|attribute| attribute == "4");
                let graphics = if sixels {
                    Graphics::Sixel
                } else {
                    Graphics::Cells
                };
                Some(Heard::Report(Report::Attributes(graphics)))
            }
            b'y' => {
                let (mode, state) = mode.strip_suffix('$')?.split_once(';')?;
                let (mode, state) = (mode.parse().ok()?, state.parse().ok()?);
                Some(Heard::Report(Report::Mode(mode, state)))
            }
            b'n' => match mode {
                "997;1" => Some(Heard::Report(Report::Turned(Tone::Dark))),
                "997;2" => Some(Heard::Report(Report::Turned(Tone::Light))),
                _ => None,
            },
            _ => None,
        };
    }
    if let Some(click) = text.strip_prefix('<') {
        let [button, column, row] = numbers(click)?;
        return match last {
            b'M' => mouse(button, column, row),
            // Which button was let go does not matter: only one was heard.
            b'm' => mouse(RELEASED, column, row).filter(|_| button & !HELD == 0),
            _ => None,
        };
    }
    match (last, numbers(text)) {
        // The first row is left to the third function key, which looks the same.
        (b'R', Some([row, column])) if row > 1 => {
            let [row, column] = [row, column].map(|at| u16::try_from(at).unwrap_or(u16::MAX));
            let column = column.saturating_sub(1);
            let row = row - 1;
            return Some(Heard::Report(Report::Cursor(Cell { row, column })));
        }
        // Of its columns, only these are modifiers that are held with a key.
        (b'R', Some([_, column])) if !(2..=8).contains(&column) => return None,
        _ if last == b'M' => {
            let [button, column, row] = numbers(text)?;
            return mouse(button.checked_sub(32)?, column, row);
        }
        _ => {}
    }
    let mut parts = text.split(';').map(|part| part.split(':'));
    let mut code = || parts.next().map(|mut part| (part.next(), part.next()));
    let number = code().and_then(|(number, _)| number?.parse::<u32>().ok());
    let (held, event) = code().unwrap_or_default();
    let held = held.and_then(|held| held.parse::<u32>().ok()).unwrap_or(1);
    // A key that was let go.
    if event == Some("3") {
        return None;
    }
    named(last, number.unwrap_or(1), held.saturating_sub(1))
}

/// A key of the sequences that number their keys.
fn named(last: u8, number: u32, held: u32) -> Option<Heard> {
    let name = match (last, number) {
        (b'~', 1 | 7) => "home",
        (b'~', 3) => "delete",
        (b'~', 4 | 8) => "end",
        (b'~', 5) => "pgup",
        (b'~', 6) => "pgdn",
        (b'~', 11..=15) => return key(held, &format!("f{}", number - 10)),
        (b'~', 17..=21) => return key(held, &format!("f{}", number - 11)),
        (b'~', 23 | 24) => return key(held, &format!("f{}", number - 12)),
        (b'u', 9) => "tab",
        (b'u', 13) => "enter",
        (b'u', 27) => "esc",
        (b'u', 127) => "backspace",
        (b'u', code) => {
            let character = char::from_u32(code).filter(|c| !c.is_control())?;
            return key(held, &character.to_string());
        }
        _ => return keypad(held, last),
    };
    key(held, name)
}

/// A key of the sequences that name their keys by a letter.
fn keypad(held: u32, last: u8) -> Option<Heard> {
    let (held, name) = match last {
        b'A' => (held, "up"),
        b'B' => (held, "down"),
        b'C' => (held, "right"),
        b'D' => (held, "left"),
        b'F' => (held, "end"),
        b'H' => (held, "home"),
        b'M' => (held, "enter"),
        b'P' => (held, "f1"),
        b'Q' => (held, "f2"),
        b'R' => (held, "f3"),
        b'S' => (held, "f4"),
        b'Z' => (held | SHIFT, "tab"),
        _ => return None,
    };
    key(held, name)
}

/// The bits of a button that say which keys are held, and what a button is that is let go.
const HELD: u32 = 0b1_1100;
const RELEASED: u32 = 3;

/// A button of the mouse at a place counted from 1; what is held does not matter.
fn mouse(button: u32, column: u32, row: u32) -> Option<Heard> {
    let at = |one: u32| u16::try_from(one.saturating_sub(1)).unwrap_or(u16::MAX);
    let cell = Cell {
        row: at(row),
        column: at(column),
    };
    let input = match button & !HELD {
        0 => Input::Press(cell),
        RELEASED => Input::Release(cell),
        32 => Input::Drag(cell),
        64 => Input::Wheel(-1),
        65 => Input::Wheel(1),
        _ => return None,
    };
    Some(Heard::Input(input))
}

/// So many numbers, and no more.
fn numbers<const COUNT: usize>(text: &str) -> Option<[u32; COUNT]> {
    let numbers: Option<Vec<u32>> = text.split(';').map(|part| part.parse().ok()).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(heard: &Heard) -> String {
        match heard {
            Heard::Input(Input::Key(key)) => key.to_string(),
            Heard::Input(Input::Paste(text)) => format!("paste:{text}"),
            Heard::Input(Input::Press(cell)) => format!("press:{},{}", cell.row, cell.column),
            Heard::Input(Input::Drag(cell)) => format!("drag:{},{}", cell.row, cell.column),
            Heard::Input(Input::Release(cell)) => format!("release:{},{}", cell.row, cell.column),
            Heard::Input(Input::Wheel(notches)) => format!("wheel:{notches}"),
            Heard::Input(Input::Resize(_)) => "resize".to_owned(),
            Heard::Report(report) => format!("{report:?}"),
        }
    }

    /// What is heard of bytes that come in one piece, and then of the silence after them.
    #[track_caller]
    fn check(bytes: &str, heard: &str) {
        let mut keyboard = Keyboard::default();
        let mut names: Vec<String> = keyboard.hear(bytes.as_bytes()).iter().map(name).collect();
        names.extend(keyboard.settle().iter().map(name));
        assert_eq!(names.join(" "), heard, "{bytes:?}");
    }

    #[test]
    fn keys_are_what_they_are_called() {
        check("j G报", "j space G 报");
        check(
            "\r\t\u{7f}\u{3}\n\0\u{1f}",
            "enter tab backspace ctrl-c ctrl-j ctrl-space ctrl-7",
        );
        check(
            "\u{1b}[A\u{1b}[B\u{1b}[C\u{1b}[D\u{1b}[H\u{1b}[F",
            "up down right left home end",
        );
        check(
            "\u{1b}OA\u{1b}OP\u{1b}[15~\u{1b}[17~\u{1b}[24~\u{1b}[[B",
            "up f1 f5 f6 f12 f2",
        );
        check("\u{1b}[5~\u{1b}[6~\u{1b}[3~\u{1b}[2~", "pgup pgdn delete");
        check(
            "\u{1b}[Z\u{1b}[1;5C\u{1b}[6;2~\u{1b}[1;2R",
            "shift-tab ctrl-right shift-pgdn shift-f3",
        );
        check("\u{1b}x\u{1b}\r\u{1b}é", "alt-x alt-enter alt-é");
        check("\u{1b}", "esc");
        check("\u{1b}\u{1b}[A", "esc up");
        check("\u{1b}[", "alt-[");
        check("\u{1b}[97;5u\u{1b}[27u\u{1b}[97;1:3u", "ctrl-a esc");
    }

    #[test]
    fn an_esc_before_another_key_is_a_key() {
        let mut keyboard = Keyboard::default();
        assert_eq!(keyboard.hear(b"\x1b"), []);
        let names: Vec<String> = keyboard.hear(b"Q").iter().map(name).collect();
        assert_eq!(names, ["esc", "Q"]);
        keyboard.hear(b"\x1b");
        keyboard.hear(b"]");
        let names: Vec<String> = keyboard.settle().iter().map(name).collect();
        assert_eq!(names, ["esc", "]"]);
    }

    #[test]
    fn the_mouse_and_pastes_are_heard() {
        check(
            "\u{1b}[<0;70;3M\u{1b}[<32;71;3M\u{1b}[<0;71;3m\u{1b}[<2;71;3m",
            "press:2,69 drag:2,70 release:2,70",
        );
        check(
            "\u{1b}[<64;1;1M\u{1b}[<65;1;1M\u{1b}[<35;1;1M",
            "wheel:-1 wheel:1",
        );
        check("\u{1b}[M !\"", "press:1,0");
        check("\u{1b}[32;5;6M", "press:5,4");
        check(
            "\u{1b}[200~a\u{1b}[31m报\u{1b}[201~x",
            "paste:a\u{1b}[31m报 x",
        );
    }

    #[test]
    fn reports_are_no_keys() {
        check(
            "\u{1b}[2;3R\u{1b}[?2026;2$y\u{1b}[?62;4c",
            "Cursor(Cell { row: 1, column: 2 }) Mode(2026, 2) Attributes(Sixel)",
        );
        check(
            "\u{1b}]11;rgb:ffff/8080/00\u{7}\u{1b}]11;rgb:0/8/f\u{1b}\\\u{1b}[?997;1n",
            "Ground(Rgb(255, 128, 0)) Ground(Rgb(0, 136, 255)) Turned(Dark)",
        );
        check("\u{1b}]11;nonsense\u{7}\u{1b}]10;rgb:1/2/3\u{1b}\\j", "j");
        check("\u{1b}]x\u{1b}]", "alt-] x alt-]");
        check("\u{1b}]11;rgb:12345678/1/1\u{7}\u{1b}]11;rgb://\u{7}", "");
        check("\u{1b}[>1;2c\u{1b}[I\u{1b}[O\u{1b}[?1;2Sj", "j");
        check("\u{1b}[12\rj", "enter j");
    }

    #[test]
    fn answers_that_nobody_waits_for_are_no_keys() {
        let long = "A".repeat(5000);
        let strings = [
            "P>|xterm(388)",
            "P1+r544e=787465726d",
            "P!|00000000",
            "P1$r0m",
            "]4;1;rgb:ffff/0000/0000",
            "]52;c;QUJD",
            "_Gi=31;ENOTSUPPORTED:no",
        ];
        let strings = strings.map(str::to_owned).into_iter();
        let long = ["P>|", "]52;c;", "_Gi=1;"].map(|begin| format!("{begin}{long}"));
        let ended = strings.chain(long).chain(["]0;报".to_owned()]);
        let ended =
            ended.flat_map(|body| ["\u{7}", "\u{1b}\\"].map(|end| format!("\u{1b}{body}{end}")));
        let sequences = [
            "\u{1b}[1;1R",
            "\u{1b}[1;80R",
            "\u{1b}[24;80R",
            "\u{1b}[?1;2c",
            "\u{1b}[>41;388;0c",
            "\u{1b}[0n",
            "\u{1b}[8;24;80t",
            "\u{1b}[?0u",
            "\u{1b}[>4;2m",
            "\u{1b}[?2004;1$y",
        ];
        let numbers = format!("\u{1b}[{}c", "1;".repeat(500));
        let sequences = sequences.map(str::to_owned).into_iter().chain([numbers]);
        for answer in ended.chain(sequences) {
            for cut in [1, 2, 3, 7, 65, 4096] {
                let mut keyboard = Keyboard::default();
                let pieces = answer.as_bytes().chunks(cut);
                let mut heard: Vec<Heard> = pieces.flat_map(|one| keyboard.hear(one)).collect();
                heard.extend(keyboard.hear(b"j"));
                let keys = heard.iter().filter(|one| matches!(one, Heard::Input(_)));
                let keys: Vec<String> = keys.map(name).collect();
                assert_eq!(keys, ["j"], "{answer:.20?} in pieces of {cut}");
            }
        }
    }

    #[test]
    fn of_a_long_paste_little_is_kept_and_its_bytes_are_seen_once() {
        let mut keyboard = Keyboard::default();
        keyboard.hear(b"\x1b[200~");
        for _ in 0..1000 {
            assert_eq!(keyboard.hear(&[b'Q'; 4095]), []);
            assert!(keyboard.rest.len() < PASTE_END.len());
        }
        assert_eq!(keyboard.hear(b"\x1b[20"), []);
        let heard = keyboard.hear(b"1~j");
        let [Heard::Input(Input::Paste(text)), key] = &heard[..] else {
            panic!("{} things were heard", heard.len());
        };
        assert_eq!(text.len(), PASTED);
        assert_eq!(name(key), "j");
    }

    proptest! {
        #[test]
        fn it_does_not_matter_how_bytes_are_cut(
            pieces in proptest::collection::vec(proptest::sample::select(&["j", "报", "\u{1b}[A", "\u{1b}[2;3R", "\u{1b}[?62c", "\u{1b}[<0;7;3M", "\u{1b}[200~x\u{1b}[201~", "\r", "\u{1b}[?2026;0$y", "\u{1b}]11;rgb:1/2/3\u{1b}\\"][..]), 0..8),
            cut in 1..5usize,
        ) {
            let bytes = pieces.concat();
            let whole = Keyboard::default().hear(bytes.as_bytes());
            let mut keyboard = Keyboard::default();
            let cut: Vec<Heard> = bytes.as_bytes().chunks(cut).flat_map(|piece| keyboard.hear(piece)).collect();
            prop_assert_eq!(whole.len(), pieces.len());
            prop_assert_eq!(cut, whole);
        }

        #[test]
        fn any_bytes_are_heard(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut keyboard = Keyboard::default();
            keyboard.hear(&bytes);
            keyboard.settle();
        }
    }
}
