//! Keys to actions: one table, from which the help, the hints and the README are made, and the
//! changes of the reader's own. Knows no effects.

mod table;

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use self::table::{Row, TABLE, VIEWS};
use super::action::{Action, Room};
use crate::clean::Clean;
use crate::config::KeyChoice;
use crate::messages::{self, Messages};

/// A key, as it is compared: without a shift that the character itself already shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// What keys do.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// What came of keys pressed one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// They do this.
    Does(Action),
    /// More keys may follow.
    Begins,
    /// Nothing.
    Nothing,
}

/// A group of the help.
pub(crate) struct Group {
    pub(crate) title: String,
    pub(crate) lines: Vec<HelpLine>,
}

/// A line of the help: the keys of an action, the most useful first, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HelpLine {
    pub(crate) keys: Vec<String>,
    pub(crate) sentence: &'static str,
}

/// A line of `[keys]` that cannot be followed as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyConflict {
    /// The line in the settings file.
    pub line: usize,
    /// The keys, as they are written.
    pub keys: Clean,
    /// What is wrong with them.
    pub fault: KeyFault,
}

/// What is wrong with a line of `[keys]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// No such key.
    NoKey,
    /// No such action.
    NoAction {
        /// The id that stands there.
        action: Clean,
    },
    /// It hides longer chords that begin alike, or is hidden by a shorter one.
    Hides {
        /// The other keys.
        other: String,
    },
    /// Another line binds the same keys.
    Twice,
}

/// Keys that do one thing in one room.
#[derive(Clone, Debug)]
struct Binding {
    room: Room,
    keys: Vec<Key>,
    action: Action,
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

    /// The key that a reader means whose input method is on: its twin on the plain keyboard.
    fn twin(self) -> Key {
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

impl Keymap {
    /// The default keys with the reader's own over them, and what of those cannot be followed.
    pub fn new(choices: &[KeyChoice]) -> (Keymap, Vec<KeyConflict>) {
        let mut keymap = Keymap {
            bindings: defaults().collect(),
        };
        let mut conflicts = Vec::new();
        let mut own: Vec<Vec<Key>> = Vec::new();
        for choice in choices {
            let mut report = |fault| {
                conflicts.push(KeyConflict {
                    line: choice.line,
                    keys: choice.keys.clone(),
                    fault,
                });
            };
            let Some(keys) = parse_chord(&choice.keys) else {
                report(KeyFault::NoKey);
                continue;
            };
            let action = Action::ALL
                .iter()
                .find(|action| action.id() == choice.action.as_str());
            if action.is_none() && !choice.action.is_empty() {
                let action = choice.action.clone();
                report(KeyFault::NoAction { action });
                continue;
            }
            if own.contains(&keys) {
                report(KeyFault::Twice);
                continue;
            }
            own.push(keys.clone());
            if let Some(other) = keymap.bind(&keys, action.copied()) {
                report(KeyFault::Hides { other });
            }
        }
        (keymap, conflicts)
    }

    /// What keys pressed one after another in a room do. Whatever is bound, `ctrl-c` leaves.
    pub(crate) fn look_up(&self, room: Room, keys: &[Key]) -> Lookup {
        let quit = Key::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        if keys.last() == Some(&quit) {
            return Lookup::Does(Action::Quit);
        }
        let typed: Vec<Key> = match room {
            Room::Prompt => keys.to_vec(),
            _ => keys.iter().map(|key| key.twin()).collect(),
        };
        let mut begins = Lookup::Nothing;
        for binding in self.bindings.iter().filter(|binding| binding.room == room) {
            if binding.keys == typed {
                return Lookup::Does(binding.action);
            }
            if binding.keys.starts_with(&typed) {
                begins = Lookup::Begins;
            }
        }
        begins
    }

    /// The keys of an action in a room, the most useful first.
    pub(crate) fn keys_of(&self, room: Room, action: Action) -> impl Iterator<Item = String> {
        self.bindings
            .iter()
            .filter(move |binding| binding.room == room && binding.action == action)
            .map(|binding| chord(&binding.keys))
    }

    /// Groups of what can be done in any of the rooms: title, then rows of keys and sentence.
    pub(crate) fn help(&self, rooms: &[Room], messages: Messages) -> Vec<Group> {
        let groups = TABLE.iter().map(|(title, rows)| {
            let mut lines: Vec<HelpLine> = Vec::new();
            for Row(row_rooms, _, action) in *rows {
                let Some(room) = row_rooms.iter().find(|room| rooms.contains(room)) else {
                    continue;
                };
                let keys = match action {
                    Action::Nth(1) => vec!["1–9".to_owned()],
                    Action::Nth(_) => continue,
                    action => self.keys_of(*room, *action).collect(),
                };
                let words = messages::deed(messages, action.id());
                if let Some(words) = words.filter(|_| !keys.is_empty()) {
                    let line = HelpLine {
                        keys,
                        sentence: words.sentence,
                    };
                    if !lines.contains(&line) {
                        lines.push(line);
                    }
                }
            }
            Group {
                title: messages.say(*title),
                lines,
            }
        });
        groups.filter(|group| !group.lines.is_empty()).collect()
    }

    /// Binds keys in every room where the action has default keys; answers with keys that are
    /// hidden now, or hide these.
    fn bind(&mut self, keys: &[Key], action: Option<Action>) -> Option<String> {
        let rooms: Vec<Room> = match action {
            Some(action) => defaults()
                .filter(|binding| binding.action == action)
                .map(|binding| binding.room)
                .collect(),
            None => VIEWS.to_vec(),
        };
        self.bindings
            .retain(|binding| !(binding.keys == keys && rooms.contains(&binding.room)));
        let action = action?;
        let hidden = self
            .bindings
            .iter()
            .filter(|binding| rooms.contains(&binding.room))
            .find(|binding| binding.keys.starts_with(keys) || keys.starts_with(&binding.keys))
            .map(|binding| chord(&binding.keys));
        let mut bound = Vec::new();
        for room in rooms {
            if !bound.contains(&room) {
                bound.push(room);
                self.bindings.push(Binding {
                    room,
                    keys: keys.to_vec(),
                    action,
                });
            }
        }
        hidden
    }
}

/// The default keys as a Markdown table, for the README.
pub fn key_table() -> String {
    use std::fmt::Write;
    let messages = Messages::new(crate::issue::Language::English);
    let (keymap, _) = Keymap::new(&[]);
    let mut rooms = VIEWS.to_vec();
    rooms.push(Room::Prompt);
    let mut table = "| Keys | What they do | Name in `[keys]` |\n| --- | --- | --- |\n".to_owned();
    for (_, rows) in TABLE {
        let mut seen = Vec::new();
        for Row(row_rooms, _, action) in *rows {
            if seen.contains(&action.id()) {
                continue;
            }
            seen.push(action.id());
            let keys = match action {
                Action::Nth(_) => "`1`–`9`".to_owned(),
                action => {
                    let keys = keymap.keys_of(row_rooms[0], *action);
                    let quoted = keys.map(|keys| format!("`{}`", keys.replace('|', "\\|")));
                    quoted.collect::<Vec<_>>().join(" ")
                }
            };
            let sentence = messages::deed(messages, action.id()).map_or("", |words| words.sentence);
            let _ = writeln!(table, "| {keys} | {sentence} | `{}` |", action.id());
        }
    }
    table
}

fn defaults() -> impl Iterator<Item = Binding> {
    TABLE.iter().flat_map(|(_, rows)| *rows).flat_map(|row| {
        let Row(rooms, chords, action) = row;
        rooms.iter().flat_map(move |room| {
            chords.iter().filter_map(move |keys| {
                Some(Binding {
                    room: *room,
                    keys: parse_chord(keys)?,
                    action: *action,
                })
            })
        })
    })
}

fn parse_chord(text: &str) -> Option<Vec<Key>> {
    let keys: Option<Vec<Key>> = text
        .split_whitespace()
        .map(|key| Key::parse(key).map(Key::twin))
        .collect();
    keys.filter(|keys| !keys.is_empty())
}

fn chord(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
    keys.join(" ")
}

impl fmt::Display for KeyConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[keys], line {}: {}", self.line, self.keys)?;
        match &self.fault {
            KeyFault::NoKey => write!(f, " is no key"),
            KeyFault::NoAction { action } => write!(f, " is for {action}, which nothing is called"),
            KeyFault::Hides { other } => write!(f, " and {other} are in each other's way"),
            KeyFault::Twice => write!(f, " is bound on another line already"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.split(' ')
            .map(|key| Key::parse(key).expect("a key"))
            .collect()
    }

    #[track_caller]
    fn check(room: Room, pressed: &str, lookup: Lookup) {
        let (keymap, _) = Keymap::new(&[]);
        assert_eq!(keymap.look_up(room, &keys(pressed)), lookup, "{pressed}");
    }

    fn choices(lines: &[(&str, &str)]) -> Vec<KeyChoice> {
        (1..)
            .zip(lines)
            .map(|(line, (keys, action))| KeyChoice {
                keys: Clean::line(keys),
                action: Clean::line(action),
                line,
            })
            .collect()
    }

    #[test]
    fn keys_and_chords_do_what_the_table_says() {
        check(Room::Article, "j", Lookup::Does(Action::ParagraphNext));
        check(Room::Front, "j", Lookup::Does(Action::FocusDown));
        check(Room::Article, "g", Lookup::Begins);
        check(Room::Article, "g g", Lookup::Does(Action::Start));
        check(Room::Article, "g x", Lookup::Nothing);
        check(
            Room::Article,
            "shift-tab",
            Lookup::Does(Action::SectionPrevious),
        );
        check(Room::Prompt, "ctrl-c", Lookup::Does(Action::Quit));
        check(Room::Prompt, "j", Lookup::Nothing);
    }

    #[test]
    fn an_input_method_left_on_does_not_lock_the_reader_out() {
        for (typed, action) in [
            ("？", Action::Help),
            ("／", Action::Find),
            ("、", Action::Find),
            ("【", Action::StoryPrevious),
            ("」", Action::StoryNext),
            ("｛", Action::HeadingPrevious),
            ("ｊ", Action::ParagraphNext),
            ("Ｇ", Action::End),
            ("＋", Action::Wider),
            ("‘", Action::GoBookmarks),
        ] {
            check(Room::Article, typed, Lookup::Does(action));
        }
        check(Room::Article, "ｇ ｇ", Lookup::Does(Action::Start));
    }

    #[test]
    fn no_key_of_the_table_does_two_things() {
        let bindings: Vec<Binding> = defaults().collect();
        for (index, one) in bindings.iter().enumerate() {
            for other in &bindings[index + 1..] {
                let meet = one.room == other.room
                    && (one.keys.starts_with(&other.keys) || other.keys.starts_with(&one.keys));
                assert!(!meet, "{one:?} and {other:?}");
            }
        }
        let written: usize = TABLE
            .iter()
            .flat_map(|(_, rows)| *rows)
            .map(|Row(rooms, keys, _)| rooms.len() * keys.len())
            .sum();
        assert_eq!(bindings.len(), written, "a key of the table is no key");
    }

    #[test]
    fn every_action_has_keys_and_words() {
        for action in Action::ALL {
            assert!(
                defaults().any(|binding| binding.action == *action),
                "{action:?} has no key"
            );
            for language in [
                crate::issue::Language::English,
                crate::issue::Language::Simplified,
                crate::issue::Language::Traditional,
                crate::issue::Language::Japanese,
            ] {
                let words = messages::deed(Messages::new(language), action.id());
                assert!(words.is_some(), "{action:?} has no words");
            }
        }
    }

    #[test]
    fn the_readers_own_keys_go_over_the_table() {
        let (keymap, conflicts) = Keymap::new(&choices(&[
            ("x", "page.next"),
            ("j", ""),
            ("ctrl-d", "quit"),
        ]));
        assert_eq!(conflicts, []);
        let look_up = |pressed| keymap.look_up(Room::Article, &keys(pressed));
        assert_eq!(look_up("x"), Lookup::Does(Action::PageNext));
        assert_eq!(look_up("space"), Lookup::Does(Action::PageNext));
        assert_eq!(look_up("j"), Lookup::Nothing);
        assert_eq!(look_up("ctrl-d"), Lookup::Does(Action::Quit));
    }

    #[test]
    fn keys_that_cannot_be_followed_are_told() {
        let (_, conflicts) = Keymap::new(&choices(&[
            ("hyper-x", "quit"),
            ("x", "fly"),
            ("g", "help"),
            ("z", "help"),
            ("ｚ", "quit"),
        ]));
        let said: Vec<_> = conflicts.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "[keys], line 1: hyper-x is no key",
                "[keys], line 2: x is for fly, which nothing is called",
                "[keys], line 3: g and g g are in each other's way",
                "[keys], line 5: ｚ is bound on another line already",
            ]
        );
    }

    #[test]
    fn the_table_of_the_readme_has_every_action_once() {
        let table = key_table();
        for action in Action::ALL {
            let id = format!("| `{}` |", action.id());
            assert!(table.contains(&id), "{id}");
        }
    }
}
