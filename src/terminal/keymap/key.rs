//! A key: how it is read, compared, written in the settings file, and shown to a reader.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use newsprint_compose::Width;
use newsprint_messages::{Message, Messages};

/// A key, as it is compared: without a shift that the character itself already shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Names of keys that are no characters.
const NAMES: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
];

impl Key {
    /// The key of a terminal event; none when it was let go.
    pub(crate) fn of_event(event: KeyEvent) -> Option<Key> {
        (event.kind != KeyEventKind::Release).then(|| Key::new(event.code, event.modifiers))
    }

    /// Reads `j`, `space`, `ctrl-f`, `shift-tab`, `f6`.
    pub fn parse(text: &str) -> Option<Key> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        for (prefix, modifier) in [
            ("ctrl-", KeyModifiers::CONTROL),
            ("alt-", KeyModifiers::ALT),
            ("shift-", KeyModifiers::SHIFT),
        ] {
            if let Some(after) = rest.strip_prefix(prefix).filter(|after| !after.is_empty()) {
                modifiers |= modifier;
                rest = after;
            }
        }
        let named = NAMES.iter().find(|(name, _)| *name == rest);
        let function = rest
            .strip_prefix('f')
            .and_then(|number| number.parse().ok())
            .filter(|number| (1..=12).contains(number));
        let mut characters = rest.chars();
        let code = match (named, function, characters.next(), characters.next()) {
            (Some((_, code)), ..) => *code,
            (_, Some(number), ..) => KeyCode::F(number),
            (_, _, Some(character), None) => KeyCode::Char(character),
            _ => return None,
        };
        Some(Key::new(code, modifiers))
    }

    /// The character that the key types, if it types one.
    pub(crate) fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if self.modifiers.is_empty() => Some(character),
            _ => None,
        }
    }

    /// Whether it is an arrow to the left or right.
    pub(crate) fn is_arrow(self) -> bool {
        matches!(self.code, KeyCode::Left | KeyCode::Right)
    }

    /// Whether it is the key of tabs, in either direction.
    pub(crate) fn is_tab(self) -> bool {
        matches!(self.code, KeyCode::Tab | KeyCode::BackTab)
    }

    /// The key that a reader means whose input method is on: its twin on the plain keyboard.
    pub(super) fn twin(self) -> Key {
        match self.code {
            KeyCode::Char(character) => Key::new(KeyCode::Char(twin(character)), self.modifiers),
            _ => self,
        }
    }

    fn new(code: KeyCode, modifiers: KeyModifiers) -> Key {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = modifiers & kept;
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            // Shift shows in the character itself; of the space bar it does not.
            KeyCode::Char(character) if character != ' ' => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(character)
            }
            other => other,
        };
        Key { code, modifiers }
    }

    /// The key that leaves the program, whatever is bound.
    pub(super) fn leaves(self) -> bool {
        self == Key::new(KeyCode::Char('c'), KeyModifiers::CONTROL)
    }

    /// Whether it takes back what was typed before it.
    pub(crate) fn erases(self) -> bool {
        self == Key::new(KeyCode::Backspace, KeyModifiers::NONE)
    }

    /// The digit that it types, whatever the input method.
    pub(crate) fn digit(self) -> Option<u32> {
        self.plain()?.to_digit(10)
    }

    /// The character that it types on the plain keyboard.
    pub(crate) fn plain(self) -> Option<char> {
        self.twin().character()
    }

    /// The key as a reader sees it named, with the signs of keyboards where the terminal draws them
    /// one cell wide.
    fn label(self, messages: Messages, width: Width) -> String {
        let signs = width.of("\u{21e7}\u{2190}") == 2;
        let of = |sign: &'static str, word| if signs { sign } else { word };
        let space;
        let mut label = String::new();
        for (modifier, name) in [
            (KeyModifiers::CONTROL, of("^", "Ctrl-")),
            (KeyModifiers::ALT, "Alt-"),
            (KeyModifiers::SHIFT, of("\u{21e7}", "Shift-")),
        ] {
            if self.modifiers.contains(modifier) {
                label.push_str(name);
            }
        }
        let name = match self.code {
            KeyCode::Char(' ') => {
                space = messages.say(Message::SpaceBar);
                &space
            }
            KeyCode::Enter => "Enter",
            KeyCode::Esc => "Esc",
            KeyCode::Tab => "Tab",
            KeyCode::Backspace => of("\u{232b}", "BS"),
            KeyCode::Delete => "Del",
            KeyCode::Left => of("\u{2190}", "Left"),
            KeyCode::Right => of("\u{2192}", "Right"),
            KeyCode::Up => of("\u{2191}", "Up"),
            KeyCode::Down => of("\u{2193}", "Down"),
            KeyCode::Home => "Home",
            KeyCode::End => "End",
            KeyCode::PageUp => "PgUp",
            KeyCode::PageDown => "PgDn",
            KeyCode::F(number) => return format!("{label}F{number}"),
            KeyCode::Char(character) => return format!("{label}{character}"),
            _ => "?",
        };
        label + name
    }
}

/// Keys one after another, read from the settings file or the table.
pub(super) fn parse_chord(text: &str) -> Option<Vec<Key>> {
    let keys: Option<Vec<Key>> = text
        .split_whitespace()
        .map(|key| Key::parse(key).map(Key::twin))
        .collect();
    keys.filter(|keys| !keys.is_empty())
}

/// Keys one after another, as the settings file has them.
pub(super) fn chord(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
    keys.join(" ")
}

/// Keys one after another, as a reader sees them: letters close up (`gf`).
pub(crate) fn label(keys: &[Key], messages: Messages, width: Width) -> String {
    let close = keys
        .iter()
        .all(|key| key.character().is_some_and(|key| key != ' '));
    let labels: Vec<String> = keys.iter().map(|key| key.label(messages, width)).collect();
    labels.join(if close { "" } else { " " })
}

/// The character on the plain keyboard that an input method replaced.
fn twin(character: char) -> char {
    match character {
        // Full-width forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        '、' => '/',
        '。' => '.',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '『' => '{',
        '』' => '}',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '—' => '_',
        '￥' | '¥' => '$',
        '·' => '`',
        other => other,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in [
            (KeyModifiers::CONTROL, "ctrl-"),
            (KeyModifiers::ALT, "alt-"),
            (KeyModifiers::SHIFT, "shift-"),
        ] {
            if self.modifiers.contains(modifier) {
                write!(f, "{name}")?;
            }
        }
        let named = NAMES.iter().find(|(_, code)| *code == self.code);
        match (named, self.code) {
            (Some((name, _)), _) => write!(f, "{name}"),
            (_, KeyCode::Char(character)) => write!(f, "{character}"),
            (_, KeyCode::F(number)) => write!(f, "f{number}"),
            _ => write!(f, "?"),
        }
    }
}
