//! What whole sequences mean: keys, what the mouse did, answers of the terminal.

use super::heard::{Heard, Report};
use crate::event::Input;
use crate::images::protocol::Graphics;
use crate::keymap::Key;
use crate::tone::Tone;
use newsprint_compose::Cell;
use newsprint_theme::Rgb;

/// Modifiers as terminals count them.
const SHIFT: u32 = 1;
pub(super) const ALT: u32 = 2;
pub(super) const CONTROL: u32 = 4;

/// A key by its name, with what is held.
pub(super) fn key(held: u32, name: &str) -> Option<Heard> {
    let mut text = String::new();
    for (modifier, prefix) in [(CONTROL, "ctrl-"), (ALT, "alt-"), (SHIFT, "shift-")] {
        if held & modifier != 0 {
            text.push_str(prefix);
        }
    }
    text.push_str(if name == " " { "space" } else { name });
    Key::parse(&text).map(|key| Heard::Input(Input::Key(key)))
}

/// What a whole sequence means.
pub(super) fn meaning(body: &[u8], last: u8) -> Option<Heard> {
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
pub(super) fn keypad(held: u32, last: u8) -> Option<Heard> {
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
pub(super) fn mouse(button: u32, column: u32, row: u32) -> Option<Heard> {
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

/// A colour as X11 writes it, `ffff/8080/00`: one to four digits a channel.
pub(super) fn colour_of(text: &str) -> Option<Rgb> {
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
