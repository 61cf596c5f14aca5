//! `newsprint config`: the settings file as it comes, and what is wrong with the reader's own.

use std::io::Write;

use super::args::Config as Command;
use super::outcome::{Outcome, Trouble};
use super::preferences;
use crate::config::Config;
use crate::messages::Report;
use crate::storage::Directories;

/// Prints a settings file, or checks the reader's own.
pub(super) fn run(
    command: Command,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    if command.print_default {
        out.write_all(Config::written(preferences::spoken()).as_bytes())?;
        return Ok(Outcome::Done);
    }
    let Some(folder) = Directories::of_user().config else {
        return Ok(Outcome::Nothing(Report::Nowhere));
    };
    let path = folder.join("config.toml");
    let (config, faults) = Config::read(&path);
    let messages = preferences::speaking(&config);
    let file = super::outcome::name(&path, messages);
    if !path.exists() {
        let report = Report::NoSettings { file };
        writeln!(out, "{}", messages.tell(&report))?;
        return Ok(Outcome::Done);
    }
    for fault in &faults {
        writeln!(errors, "newsprint: {}", messages.tell(fault))?;
    }
    Ok(match faults.len() {
        0 => {
            let report = Report::AllIsWell { file };
            writeln!(out, "{}", messages.tell(&report))?;
            Outcome::Done
        }
        count => Outcome::Nothing(Report::Faults { file, count }),
    })
}
