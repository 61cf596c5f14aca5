//! `newsprint config`: the settings file as it comes, and what is wrong with the reader's own.

use std::io::Write;

use super::args::Config as Command;
use super::outcome::{Outcome, Trouble};
use super::preferences;
use crate::config::Config;
use crate::storage::Directories;

/// Prints a settings file, or checks the reader's own.
pub(super) fn run(
    command: Command,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    if command.print_default {
        out.write_all(Config::written().as_bytes())?;
        return Ok(Outcome::Done);
    }
    let Some(folder) = Directories::of_user().config else {
        return Ok(Outcome::Nothing(
            "there is nowhere to keep settings".to_owned(),
        ));
    };
    let path = folder.join("config.toml");
    let shown = super::outcome::name(&path);
    if !path.exists() {
        writeln!(
            out,
            "{shown}: not there; newsprint config --print-default prints one to begin with"
        )?;
        return Ok(Outcome::Done);
    }
    let (config, faults) = Config::read(&path);
    let messages = preferences::speaking(&config);
    for fault in &faults {
        writeln!(errors, "newsprint: {}", messages.tell(fault))?;
    }
    Ok(match faults.len() {
        0 => {
            writeln!(out, "{shown}: all is well")?;
            Outcome::Done
        }
        1 => Outcome::Nothing(format!("{shown}: 1 fault; the rest is in force")),
        count => Outcome::Nothing(format!("{shown}: {count} faults; the rest is in force")),
    })
}
