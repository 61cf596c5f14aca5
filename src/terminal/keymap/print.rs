//! The keys as text: the tables of the README and the manual, and what `newsprint keys` prints.

use std::fmt::Write;

use super::map::Keymap;
use super::table::{Row, TABLE};
use crate::action::Action;
use newsprint_messages::{self as messages, Label, Messages};

/// The default keys as a Markdown table, for the README.
pub fn key_table() -> String {
    Keymap::usual().table(Messages::ENGLISH)
}

/// The default keys as a Markdown table for those who read on paper.
pub fn key_card() -> String {
    let mut card = "| Key | What it does |\n| --- | --- |\n".to_owned();
    Keymap::usual().each(Messages::ENGLISH, |keys, sentence, _| {
        let _ = writeln!(card, "| {} | {sentence} |", quoted(keys));
    });
    card
}

impl Keymap {
    /// The keys in force as a Markdown table.
    pub fn table(&self, messages: Messages) -> String {
        let heads = [Label::Keys, Label::WhatTheyDo, Label::NameInKeys];
        let [keys, deeds, names] = heads.map(|label| messages.label(label));
        let mut table = format!("| {keys} | {deeds} | {names} |\n| --- | --- | --- |\n");
        self.each(messages, |keys, sentence, id| {
            let _ = writeln!(table, "| {} | {sentence} | `{id}` |", quoted(keys));
        });
        table
    }

    /// The keys in force as lines: the name of what they do, the keys, and what that is.
    pub fn lines(&self, messages: Messages) -> String {
        let mut lines = String::new();
        self.each(messages, |keys, sentence, id| {
            let keys = keys.join(", ");
            let _ = writeln!(lines, "{id:<20} {keys:<36} {sentence}");
        });
        lines
    }

    /// Every action once in each group: its keys in the first of its rooms, its sentence, its id.
    fn each(&self, messages: Messages, mut row: impl FnMut(&[String], &str, &str)) {
        for (_, rows) in TABLE {
            let mut seen = Vec::new();
            for Row(rooms, _, action) in *rows {
                if seen.contains(&action.id()) {
                    continue;
                }
                seen.push(action.id());
                let keys: Vec<String> = match action {
                    Action::Nth(_) => vec!["1–9".to_owned()],
                    action => self.keys_of(rooms[0], *action).collect(),
                };
                let words = messages::deed(messages, action.id());
                row(&keys, words.map_or("", |words| words.sentence), action.id());
            }
        }
    }
}

fn quoted(keys: &[String]) -> String {
    let quoted = keys
        .iter()
        .map(|keys| format!("`{}`", keys.replace('|', "\\|")));
    quoted.collect::<Vec<_>>().join(" ")
}
