//! The keymap: which keys do what in which room, and which keys an action has.

use super::key::{Key, chord, label, parse_chord};
use super::table::{Row, TABLE};
use crate::action::{Action, Room};
use newsprint_compose::Width;
use newsprint_messages::Messages;

/// What keys do.
#[derive(Clone, Debug)]
pub struct Keymap {
    pub(super) bindings: Vec<Binding>,
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

/// Keys that do one thing in one room.
#[derive(Clone, Debug)]
pub(super) struct Binding {
    pub(super) room: Room,
    pub(super) keys: Vec<Key>,
    pub(super) action: Action,
    /// Whether the reader bound them.
    pub(super) own: bool,
}

impl Keymap {
    /// The default keys.
    pub(super) fn usual() -> Keymap {
        Keymap {
            bindings: defaults().collect(),
        }
    }

    /// What keys pressed one after another in a room do. Whatever is bound, `ctrl-c` leaves.
    pub(crate) fn look_up(&self, room: Room, keys: &[Key]) -> Lookup {
        if keys.last().is_some_and(|key| key.leaves()) {
            return Lookup::Does(Action::Quit);
        }
        let typed: Vec<Key> = if room.is_typed_into() {
            keys.to_vec()
        } else {
            keys.iter().map(|key| key.twin()).collect()
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

    /// What can follow on keys that begin a chord: the rest of the keys, and what they do.
    pub(crate) fn following(&self, room: Room, begun: &[Key]) -> Vec<(Vec<Key>, Action)> {
        let begun: Vec<Key> = begun.iter().map(|key| key.twin()).collect();
        let here = self.bindings.iter().filter(|binding| binding.room == room);
        here.filter_map(|binding| {
            let rest = binding.keys.strip_prefix(begun.as_slice())?;
            (!rest.is_empty()).then(|| (rest.to_vec(), binding.action))
        })
        .collect()
    }

    /// Whether an action has keys in a room.
    pub(crate) fn does(&self, room: Room, action: Action) -> bool {
        self.of(room, action).next().is_some()
    }

    /// The keys of an action in a room as the settings file has them, the most useful first.
    pub(crate) fn keys_of(&self, room: Room, action: Action) -> impl Iterator<Item = String> {
        self.of(room, action).map(|binding| chord(&binding.keys))
    }

    /// The keys of an action in a room as a reader sees them, the most useful first.
    pub(crate) fn labels(
        &self,
        room: Room,
        action: Action,
        messages: Messages,
        width: Width,
    ) -> Vec<String> {
        self.of(room, action)
            .map(|binding| label(&binding.keys, messages, width))
            .collect()
    }

    fn of(&self, room: Room, action: Action) -> impl Iterator<Item = &Binding> {
        self.bindings
            .iter()
            .filter(move |binding| binding.room == room && binding.action == action)
    }
}

pub(super) fn defaults() -> impl Iterator<Item = Binding> {
    TABLE.iter().flat_map(|(_, rows)| *rows).flat_map(bindings)
}

/// What a row of a table binds.
pub(super) fn bindings(row: &Row) -> impl Iterator<Item = Binding> {
    let Row(rooms, chords, action) = row;
    rooms.iter().flat_map(move |room| {
        chords.iter().filter_map(move |keys| {
            Some(Binding {
                room: *room,
                keys: parse_chord(keys)?,
                action: *action,
                own: false,
            })
        })
    })
}
