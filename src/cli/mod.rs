//! The plain command line: what was typed, one command each, and how it ends.
//!
//! Everything printed here went through the cleaning door: papers as they were read, file names and
//! the words of the argument parser when they become a message.

mod args;
mod bookmarks;
mod cat;
mod config;
mod doctor;
mod formats;
mod import;
mod keys;
mod manual;
mod outcome;
mod paper;
mod preferences;
mod read;
mod render;
mod search;
mod themes;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::clean::Clean;
use args::{Arguments, Command};
use outcome::{Outcome, Trouble};

/// Runs the program with these arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => dispatch(arguments, &mut out),
        Err(error) => answer(&error, &mut out),
    };
    let printed = out.flush().map_err(Trouble::from);
    let (line, status) = match outcome.and_then(|outcome| printed.map(|()| outcome)) {
        Ok(Outcome::Done) => return ExitCode::SUCCESS,
        Ok(Outcome::Nothing(reason)) => (reason, 1),
        // Whoever reads us has read enough.
        Err(Trouble::Output { cause }) if cause.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(trouble) => (trouble.say(preferences::spoken()), 2),
    };
    // When even this cannot be told, the exit status still can.
    let _ = writeln!(io::stderr(), "newsprint: {line}");
    ExitCode::from(status)
}

/// One command each.
fn dispatch(arguments: Arguments, out: &mut impl Write) -> Result<Outcome, Trouble> {
    let errors = &mut io::stderr();
    match arguments.command {
        None => read::run(&arguments.read, out, errors),
        Some(Command::Render(command)) => render::run(&command, out, errors),
        Some(Command::Cat(command)) => cat::run(&command, out, errors),
        Some(Command::Search(command)) => search::run(&command, out, errors),
        Some(Command::Import(command)) => import::run(&command, errors),
        Some(Command::Keys(command)) => keys::run(command, out, errors),
        Some(Command::Formats) => formats::run(out),
        Some(Command::Bookmarks(command)) => bookmarks::run(command, out, errors),
        Some(Command::Themes(command)) => themes::run(&command, out, errors),
        Some(Command::Config(command)) => config::run(command, out, errors),
        Some(Command::Paths) => doctor::paths(out),
        Some(Command::Doctor) => doctor::run(out),
        Some(Command::Completions { shell }) => manual::completions(shell, out),
        Some(Command::Man) => manual::page(out),
    }
}

/// What the argument parser has to say: help and version are asked for, the rest is a trouble. Its
/// words hold what was typed, so they are cleaned like everything from outside.
fn answer(error: &clap::Error, out: &mut impl Write) -> Result<Outcome, Trouble> {
    use clap::error::ErrorKind::{DisplayHelp, DisplayVersion};
    let words = error.to_string();
    if matches!(error.kind(), DisplayHelp | DisplayVersion) {
        out.write_all(Clean::lines(&words).as_bytes())?;
        return Ok(Outcome::Done);
    }
    if let Some(reason) = path_too_many(error) {
        return Err(Trouble::Arguments { reason });
    }
    // The first paragraph says what is wrong, a tip how it may have been meant; the usage is in the
    // help.
    let mut reason = Vec::new();
    for (number, paragraph) in words.split("\n\n").enumerate() {
        let is_tip = paragraph.trim_start().starts_with("tip: ");
        if number == 0 || is_tip {
            let joined: Vec<&str> = paragraph.split_whitespace().collect();
            let joined = joined.join(" ");
            reason.push(joined.trim_start_matches("error: ").to_owned());
        }
    }
    Err(Trouble::Arguments {
        reason: reason.join("; "),
    })
}

/// What is wrong when a word follows the paper: it is no path, nor a command.
fn path_too_many(error: &clap::Error) -> Option<String> {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let ContextValue::String(extra) = error.get(ContextKind::InvalidSubcommand)? else {
        return None;
    };
    let follows =
        error.kind() == ErrorKind::ArgumentConflict && error.to_string().contains("[PATH]");
    follows.then(|| format!("there is one path too many: {extra}"))
}
