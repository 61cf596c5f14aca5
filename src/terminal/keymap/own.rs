//! The reader's own keys over the default ones, and what of them cannot be followed.

use std::fmt;

use super::key::{Key, chord, parse_chord};
use super::map::{Binding, Keymap, defaults};
use super::table::VIEWS;
use crate::action::{Action, Room};
use newsprint_config::{KeyChoice, Keyboard};
use newsprint_issue::clean::Clean;
use newsprint_messages::{Fault, Messages, Told};

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
    /// No such room.
    NoRoom {
        /// The name that stands there.
        room: Clean,
    },
    /// The action can do nothing in that room.
    NotThere {
        /// The action's id.
        action: Clean,
        /// The room.
        room: Clean,
    },
    /// It hides longer chords that begin alike, or is hidden by a shorter one.
    Hides {
        /// The other keys.
        other: String,
    },
    /// Another line binds the same keys.
    Twice,
}

/// Where keys are bound: in a room, or wherever the action has keys.
type Scope = Option<Room>;

impl Keymap {
    /// The default keys for somebody of those habits with the reader's own over them, and what of those cannot be followed. What
    /// is said of a room goes over what is said of all.
    pub fn new(keyboard: Keyboard, choices: &[KeyChoice]) -> (Keymap, Vec<KeyConflict>) {
        let mut keymap = Keymap::for_habits(keyboard);
        let mut conflicts = Vec::new();
        let mut own: Vec<(Scope, Vec<Key>)> = Vec::new();
        let (everywhere, rooms): (Vec<_>, Vec<_>) =
            choices.iter().partition(|choice| choice.room.is_none());
        for choice in everywhere.into_iter().chain(rooms) {
            if let Err(fault) = keymap.follow(choice, &mut own) {
                conflicts.push(KeyConflict {
                    line: choice.line,
                    keys: choice.keys.clone(),
                    fault,
                });
            }
        }
        conflicts.sort_by_key(|conflict| conflict.line);
        (keymap, conflicts)
    }

    fn follow(
        &mut self,
        choice: &KeyChoice,
        own: &mut Vec<(Scope, Vec<Key>)>,
    ) -> Result<(), KeyFault> {
        let scope = match &choice.room {
            None => None,
            Some(name) => {
                Some(Room::named(name).ok_or_else(|| KeyFault::NoRoom { room: name.clone() })?)
            }
        };
        let keys = parse_chord(&choice.keys).ok_or(KeyFault::NoKey)?;
        let action = Action::named(&choice.action);
        if action.is_none() && !choice.action.is_empty() {
            let action = choice.action.clone();
            return Err(KeyFault::NoAction { action });
        }
        if let (Some(action), Some(room)) = (action, scope)
            && !rooms_of(action).contains(&room)
        {
            return Err(KeyFault::NotThere {
                action: choice.action.clone(),
                room: choice.room.clone().unwrap_or_default(),
            });
        }
        let bound = (scope, keys);
        if own.contains(&bound) {
            return Err(KeyFault::Twice);
        }
        own.push(bound.clone());
        match self.bind(scope, &bound.1, action) {
            Some(other) => Err(KeyFault::Hides { other }),
            None => Ok(()),
        }
    }

    /// Binds keys in a room, or in every room where the action has default keys; answers with keys
    /// that are hidden now, or hide these.
    fn bind(&mut self, scope: Scope, keys: &[Key], action: Option<Action>) -> Option<String> {
        let rooms = match (scope, action) {
            (Some(room), _) => vec![room],
            (None, Some(action)) => rooms_of(action),
            (None, None) => VIEWS.to_vec(),
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
        self.bindings.extend(rooms.into_iter().map(|room| Binding {
            room,
            keys: keys.to_vec(),
            action,
            own: true,
        }));
        hidden
    }
}

/// The rooms where an action has default keys, each once.
fn rooms_of(action: Action) -> Vec<Room> {
    let mut rooms = Vec::new();
    for binding in defaults().filter(|binding| binding.action == action) {
        if !rooms.contains(&binding.room) {
            rooms.push(binding.room);
        }
    }
    rooms
}

impl Told for KeyConflict {
    fn told(&self, messages: Messages) -> String {
        let keys = &*self.keys;
        let rooms: Vec<&str> = Room::ALL.iter().map(|room| room.name()).collect();
        let what = messages.fault(match &self.fault {
            KeyFault::NoKey => Fault::NoKey { keys },
            KeyFault::NoAction { action } => Fault::NoAction { keys, action },
            KeyFault::NoRoom { room } => Fault::NoRoom {
                keys,
                room,
                rooms: &rooms,
            },
            KeyFault::NotThere { action, room } => Fault::NotThere { keys, action, room },
            KeyFault::Hides { other } => Fault::InTheWay { keys, other },
            KeyFault::Twice => Fault::BoundTwice { keys },
        });
        messages.fault(Fault::At {
            file: "config.toml",
            line: self.line,
            what: &what,
        })
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for KeyConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}
