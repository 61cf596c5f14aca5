//! `newsprint keys`: the keys in force, and what of the reader's own cannot be followed.

use std::io::Write;

use super::args::Keys;
use super::outcome::{Outcome, Trouble};
use super::preferences;
use crate::config::Config;
use crate::messages::Report;
use crate::storage::Directories;
use crate::terminal::Keymap;

/// Prints the keys, or what is wrong with them.
pub(super) fn run(
    keys: Keys,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let folder = Directories::of_user().config;
    let (config, faults) = match folder {
        Some(folder) => Config::read(&folder.join("config.toml")),
        None => Default::default(),
    };
    let (keymap, conflicts) = Keymap::new(config.terminal.keyboard, &config.keys);
    let messages = preferences::speaking(&config);
    let faults = faults.iter().map(|fault| messages.tell(fault));
    let conflicts = conflicts.iter().map(|conflict| messages.tell(conflict));
    let wrong: Vec<String> = faults.chain(conflicts).collect();
    if !keys.check {
        for line in &wrong {
            writeln!(errors, "newsprint: {line}")?;
        }
        let text = if keys.md {
            keymap.table(messages)
        } else {
            keymap.lines(messages)
        };
        out.write_all(text.as_bytes())?;
        return Ok(Outcome::Done);
    }
    for line in &wrong {
        writeln!(out, "{line}")?;
    }
    match wrong.len() {
        0 => {
            writeln!(out, "{}", messages.tell(&Report::KeysInOrder))?;
            Ok(Outcome::Done)
        }
        count => Ok(Outcome::Nothing(Report::LinesAmiss { count })),
    }
}
