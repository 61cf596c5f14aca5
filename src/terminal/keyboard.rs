//! What the terminal sends, byte by byte, into keys, clicks, pastes and reports. A report never
//! becomes a key, whenever it comes and however it is cut; what nobody knows is passed over.

use std::ops::ControlFlow;

use super::app::{Input, Way};
use super::keymap::Key;
use super::manners::Graphics;
use super::tone::Tone;
use crate::compose::Cell;
use crate::theme::Rgb;

/// The most bytes of a sequence before it counts as none.
const LONGEST: usize = 64;

/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes that were sent, and the beginning of what is not complete.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    rest: Vec<u8>,
    /// Whether an Esc of the rest came alone, before what follows it.
    apart: bool,
}

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// The reader did something.
    Input(Input),
    /// The terminal answered.
    Report(Report),
}

/// An answer of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Report {
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

/// How many bytes were taken, and what they are.
type Taken = (usize, Option<Heard>);

/// What a few bytes are; broken off where more must come first.
type Read = ControlFlow<(), Taken>;

impl Keyboard {
    /// Takes bytes in and gives what is complete.
    pub(super) fn hear(&mut self, bytes: &[u8]) -> Vec<Heard> {
        let mut heard = Vec::new();
        if self.rest == [0x1b] && !bytes.is_empty() {
            self.apart = true;
        }
        let is_key = match self.rest.as_slice() {
            [0x1b, b']'] => bytes.first().is_some_and(|byte| !byte.is_ascii_digit()),
            [0x1b, b'_'] => bytes.first().is_some_and(|byte| *byte != b'G'),
            _ => false,
        };
        if is_key {
            heard.extend(self.settle());
        }
        // An Esc that came alone, and what goes on as no sequence does, are two keys.
        if self.rest == [0x1b] && !matches!(bytes, [] | [b'[' | b'O' | b']' | b'_', ..]) {
            heard.extend(self.settle());
        }
        self.rest.extend_from_slice(bytes);
        let mut from = 0;
        while from < self.rest.len() {
            let ControlFlow::Continue((taken, one)) = one(&self.rest[from..]) else {
                break;
            };
            heard.extend(one);
            from += taken.max(1);
        }
        self.rest.drain(..from);
        if self.rest.is_empty() {
            self.apart = false;
        }
        heard
    }

    /// Whether what came last is a key of its own if nothing follows soon.
    pub(super) fn is_waiting(&self) -> bool {
        matches!(
            self.rest.as_slice(),
            [0x1b] | [0x1b, b'[' | b'O' | b']' | b'_']
        )
    }

    /// Nothing followed: the key of its own, or two that came one after the other.
    pub(super) fn settle(&mut self) -> Vec<Heard> {
        let apart = std::mem::take(&mut self.apart);
        let keys = match self.rest.as_slice() {
            [0x1b] => vec![key(0, "esc")],
            [0x1b, byte @ (b'[' | b'O' | b']' | b'_')] => {
                let name = char::from(*byte).to_string();
                if apart {
                    vec![key(0, "esc"), key(0, &name)]
                } else {
                    vec![key(ALT, &name)]
                }
            }
            _ => return Vec::new(),
        };
        self.rest.clear();
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
    ControlFlow::Continue((count, what))
}

fn more() -> Read {
    ControlFlow::Break(())
}

fn one(bytes: &[u8]) -> Read {
    match bytes {
        [0x1b] | [0x1b, b'O' | b']' | b'_'] => more(),
        [0x1b, b'_', b'G', rest @ ..] => {
            picture_answer(rest).map_continue(|(count, what)| (count + 3, what))
        }
        [0x1b, 0x1b, ..] => took(1, key(0, "esc")),
        [0x1b, b'[', rest @ ..] => sequence(rest).map_continue(|(count, what)| (count + 2, what)),
        [0x1b, b'O', last, ..] => took(3, keypad(0, *last)),
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
            long => took(long, None),
        };
    };
    let (body, last) = (&bytes[..end], bytes[end]);
    if !matches!(last, 0x40..=0x7e) {
        return took(end, None);
    }
    if body == b"200" && last == b'~' {
        return paste(&bytes[end + 1..]).map_continue(|(count, what)| (count + end + 1, what));
    }
    took(end + 1, meaning(body, last))
}

/// What follows on `ESC ]`: an answer in words, up to its end.
fn command(bytes: &[u8]) -> Read {
    let Some(end) = bytes.iter().position(|byte| !matches!(byte, 0x20..=0x7e)) else {
        return match bytes.len() {
            ..=LONGEST => more(),
            long => took(long, None),
        };
    };
    let ground = || {
        let body = std::str::from_utf8(&bytes[..end]).ok()?;
        let colour = body
            .strip_prefix("11;rgb:")
            .or_else(|| body.strip_prefix("11;rgba:"))?;
        colour_of(colour).map(|colour| Heard::Report(Report::Ground(colour)))
    };
    match &bytes[end..] {
        [0x07, ..] => took(end + 1, ground()),
        [0x1b] => more(),
        [0x1b, b'\\', ..] => took(end + 2, ground()),
        _ => took(end, None),
    }
}

/// What follows on `ESC _ G`: kitty's answer about a picture, up to its end.
fn picture_answer(bytes: &[u8]) -> Read {
    let Some(end) = bytes.iter().position(|byte| !matches!(byte, 0x20..=0x7e)) else {
        return match bytes.len() {
            ..=LONGEST => more(),
            long => took(long, None),
        };
    };
    let known = bytes[..end].ends_with(b";OK");
    match &bytes[end..] {
        [0x1b] => more(),
        [0x1b, b'\\', ..] => took(end + 2, known.then_some(Heard::Report(Report::Kitty))),
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

fn paste(bytes: &[u8]) -> Read {
    let end = bytes
        .windows(PASTE_END.len())
        .position(|window| window == PASTE_END);
    match end {
        Some(end) => {
            let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let pasted = Heard::Input(Input::Paste(text));
            took(end + PASTE_END.len(), Some(pasted))
        }
        None => more(),
    }
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
        64 => Input::Wheel(Way::Up),
        65 => Input::Wheel(Way::Down),
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
            Heard::Input(Input::Wheel(way)) => format!("wheel:{way:?}"),
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
            "wheel:Up wheel:Down",
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
