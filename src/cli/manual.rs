//! `newsprint completions` and `newsprint man`: the command line told to shells, in the reader's
//! language, and to `man`, whose maker has its headings in English alone, so that the page is English.

use std::io::Write;

use clap::CommandFactory;

use super::args::Arguments;
use super::help;
use super::outcome::{Outcome, Trouble};
use super::preferences;

/// Prints what lets a shell complete the commands.
pub(super) fn completions(
    shell: clap_complete::Shell,
    out: &mut impl Write,
) -> Result<Outcome, Trouble> {
    // Made in memory: the maker takes a pipe that is closed for the end of the world.
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut help::grammar(preferences::spoken()),
        "newsprint",
        &mut script,
    );
    out.write_all(&script)?;
    Ok(Outcome::Done)
}

/// Prints the manual page.
pub(super) fn page(out: &mut impl Write) -> Result<Outcome, Trouble> {
    clap_mangen::Man::new(Arguments::command()).render(out)?;
    Ok(Outcome::Done)
}
