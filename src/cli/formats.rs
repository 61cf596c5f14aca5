//! `newsprint formats`: the table of what can be read.

use std::io::Write;

use super::outcome::{Outcome, Trouble};
use crate::formats::Format;

/// Prints a line a format: its name, how it is known, what becomes of it.
pub(super) fn run(out: &mut impl Write) -> Result<Outcome, Trouble> {
    let widest = |column: fn(&Format) -> &str| {
        let lengths = Format::ALL.iter().map(|format| column(format).len());
        lengths.max().unwrap_or_default()
    };
    let (name, signature) = (widest(|row| row.name), widest(|row| row.signature));
    for row in Format::ALL {
        let Format {
            name: is,
            signature: known,
            outcome,
            ..
        } = row;
        writeln!(out, "{is:name$}  {known:signature$}  {outcome}")?;
    }
    Ok(Outcome::Done)
}
