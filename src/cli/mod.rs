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
mod help;
mod import;
mod keys;
mod manual;
mod mistakes;
mod outcome;
mod output;
mod paper;
mod preferences;
mod printed;
mod read;
mod render;
mod rows;
mod search;
mod themes;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use crate::clean::Clean;
use crate::terminal;
use args::{Arguments, Command};
use help::Detail;
use outcome::{Outcome, Trouble};
use output::Output;

/// Runs the program with these arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut out = Output::new(BufWriter::new(printed::output()));
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let outcome = match Arguments::try_parse_from(&typed) {
        Ok(arguments) => dispatch(arguments, &mut out),
        Err(error) => answer(error, &typed, &mut out),
    };
    let printed = out.flush().map_err(Trouble::from);
    let (line, status) = match outcome.and_then(|outcome| printed.map(|()| outcome)) {
        Ok(Outcome::Done) => return ExitCode::SUCCESS,
        Ok(Outcome::Nothing(report)) => (preferences::spoken().tell(&report), 1),
        // Whoever reads us has read enough.
        Err(Trouble::Output { cause }) if cause.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(trouble) => (trouble.say(preferences::spoken()), 2),
    };
    // When even this cannot be told, the exit status still can.
    let _ = writeln!(Output::new(io::stderr()), "newsprint: {line}");
    ExitCode::from(status)
}

/// One command each.
fn dispatch(arguments: Arguments, out: &mut impl Write) -> Result<Outcome, Trouble> {
    let errors = &mut Output::new(io::stderr());
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

/// What there is to say when the parser does not go on: help and version are asked for, the rest is
/// a trouble. It is told in the reader's language, so the parser goes over it again in that.
fn answer(
    error: clap::Error,
    typed: &[OsString],
    out: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let messages = preferences::spoken();
    let again = help::grammar(messages).try_get_matches_from(typed);
    let error = again.err().unwrap_or(error);
    match error.kind() {
        ErrorKind::DisplayHelp => {
            let asks = |word: &OsString| word == "--help";
            let detail = if typed.iter().any(asks) {
                Detail::All
            } else {
                Detail::Summary
            };
            let path = error.to_string();
            let width = terminal::screen_size().filter(|_| io::stdout().is_terminal());
            let width = width.map(|size| size.width);
            let sheet = help::sheet((path.trim(), detail), messages, width);
            out.write_all(sheet.as_bytes())?;
            Ok(Outcome::Done)
        }
        ErrorKind::DisplayVersion => {
            out.write_all(Clean::lines(&error.to_string()).as_bytes())?;
            Ok(Outcome::Done)
        }
        _ => Err(Trouble::Arguments {
            mistake: mistakes::mistake(&error),
        }),
    }
}
