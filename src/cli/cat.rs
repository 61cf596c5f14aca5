//! `newsprint cat`: the words of a paper in reading order.

use std::io::Write;

use super::args::{Cat, Words};
use super::outcome::{Outcome, Trouble};
use super::paper::{self, Telling};
use super::preferences;
use crate::export;

/// Prints the words; what was lost on the way is told.
pub(super) fn run(
    cat: &Cat,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let reading = paper::read(&cat.path, &cat.taking)?;
    let words = match cat.format {
        Words::Text => export::text(&reading.issue),
        Words::Markdown => export::markdown(&reading.issue),
        Words::Json => export::json(&reading),
    };
    out.write_all(words.as_bytes())?;
    out.flush()?;
    paper::tell(
        &reading.notes,
        Telling::new(cat.verbose),
        preferences::spoken(),
        errors,
    )?;
    Ok(Outcome::Done)
}
