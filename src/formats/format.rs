//! A row of the table of formats. The table itself is in `lib.rs`, the rows beside the readers.

use super::bytes::source::Source;
use super::reading::{ReadError, Reading};

/// A format that newsprint reads: a row of the table, and the one file that fills it.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// How its files' names end, without the dot.
    pub endings: &'static [&'static str],
    /// How a source of the format is known, in a few words.
    pub signature: &'static str,
    /// What becomes of it, in a few words.
    pub outcome: &'static str,
    /// Whether the content alone shows that a source is of the format.
    pub(crate) knows: fn(&Source) -> bool,
    /// Reads a source as this format.
    pub(crate) read: fn(&Source) -> Result<Reading, ReadError>,
}

impl PartialEq for Format {
    fn eq(&self, other: &Format) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}
