//! `newsprint formats`: the table of what can be read.

use std::io::Write;

use super::outcome::{Outcome, Trouble};
use super::preferences;
use super::rows::{padded, widest};
use crate::formats::Format;

/// Prints a line a format: its name, how it is known, what becomes of it.
pub(super) fn run(out: &mut impl Write) -> Result<Outcome, Trouble> {
    let messages = preferences::spoken();
    let said = |words: &'static str| messages.of_format(words).unwrap_or(words);
    let rows = Format::ALL.iter();
    let rows = rows.map(|row| [row.name, said(row.signature), said(row.outcome)]);
    let rows: Vec<[&str; 3]> = rows.collect();
    let [name, known] = [0, 1].map(|column| widest(rows.iter().map(|row| row[column])));
    for [is, signature, outcome] in rows {
        let (is, signature) = (padded(is, name), padded(signature, known));
        writeln!(out, "{is}  {signature}  {outcome}")?;
    }
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Messages;

    #[test]
    fn every_format_is_told_in_every_language() {
        for format in Format::ALL {
            for words in [format.signature, format.outcome] {
                let told = Messages::ENGLISH.of_format(words);
                assert_eq!(told, Some(words), "src/messages/known.rs has no row for it");
            }
        }
    }
}
