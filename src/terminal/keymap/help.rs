//! The help, made of the same table as the keys: groups of what can be done, with keys and words.

use super::map::Keymap;
use super::table::{Row, TABLE};
use crate::action::{Action, Room};
use newsprint_compose::Width;
use newsprint_messages::{self as messages, Messages};

/// A group of the help.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) title: String,
    pub(crate) lines: Vec<HelpLine>,
}

/// A line of the help: the keys of an action, the most useful first, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HelpLine {
    pub(crate) keys: Vec<String>,
    pub(crate) sentence: &'static str,
    pub(crate) id: &'static str,
    /// Whether the reader bound any of the keys.
    pub(crate) own: bool,
}

impl Keymap {
    /// Groups of what can be done in any of the rooms: title, then rows of keys and sentence.
    pub(crate) fn help(&self, rooms: &[Room], messages: Messages, width: Width) -> Vec<Group> {
        let groups = TABLE.iter().map(|(title, rows)| {
            let mut lines: Vec<HelpLine> = Vec::new();
            for Row(row_rooms, _, action) in *rows {
                let Some(room) = row_rooms.iter().find(|room| rooms.contains(room)) else {
                    continue;
                };
                let keys = match action {
                    Action::Nth(1) => vec!["1–9".to_owned()],
                    Action::Nth(_) => continue,
                    action => self.labels(*room, *action, messages, width),
                };
                let words = messages::deed(messages, action.id());
                if let Some(words) = words.filter(|_| !keys.is_empty()) {
                    let line = HelpLine {
                        keys,
                        sentence: words.sentence,
                        id: action.id(),
                        own: self.is_own(*room, *action),
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

    fn is_own(&self, room: Room, action: Action) -> bool {
        self.bindings
            .iter()
            .any(|binding| binding.own && binding.room == room && binding.action == action)
    }
}
