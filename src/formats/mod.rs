//! Bytes into an issue: one file per format, one face, one table.
//!
//! `Format::read` is the front door. A reader takes a [`Source`] and gives a [`Reading`]; what the
//! format could not give, or what had to be guessed, is a [`Note`]. No reader touches the file
//! system; only `source.rs` does.

mod bundled;
mod decode;
mod native;
mod page;
mod plain;
mod reading;
mod source;

pub use bundled::bundled;
pub use native::{Import, markdown_blocks, markdown_line, write, write_imported, write_single};
pub use reading::{Element, Note, Origin, ReadError, Reading};
pub use source::Source;

/// A format that newsprint reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Our own: TOML and Markdown, a folder or a single file.
    Native,
    /// A raw page or any other bare text.
    Plain,
}

impl Format {
    /// Every format, in the order in which they are tried.
    pub const ALL: &'static [Format] = &[Format::Native, Format::Plain];

    /// The format's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Native => "native",
            Format::Plain => "plain",
        }
    }

    /// The format the source is in, by its content first and its name second.
    pub fn detect(source: &Source) -> Format {
        if native::detect(source) {
            Format::Native
        } else {
            Format::Plain
        }
    }

    /// Reads the source as this format.
    pub fn read(self, source: &Source) -> Result<Reading, ReadError> {
        match self {
            Format::Native => native::read(source),
            Format::Plain => plain::read(source),
        }
    }
}
