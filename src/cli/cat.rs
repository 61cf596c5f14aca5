//! `newsprint cat`: the words of a paper in reading order.

use std::io::Write;

use super::args::Cat;
use super::outcome::{Outcome, Trouble};
use super::paper::{self, Telling};

/// Prints the words; what was lost on the way is told.
pub(super) fn run(
    cat: &Cat,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let reading = paper::read(&cat.path)?;
    let _ = cat.format;
    for article in reading.issue.articles() {
        for (_, text) in article.parts() {
            writeln!(out, "{}", text.plain())?;
        }
    }
    out.flush()?;
    paper::tell(&reading.notes, Telling::new(cat.verbose), errors)?;
    Ok(Outcome::Done)
}
