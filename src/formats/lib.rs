//! Bytes into an issue: one file per format, one face, one table.
//!
//! `Format::read` is the front door. A reader takes a [`Source`] and gives a [`Reading`]; what the
//! format could not give, or what had to be guessed, is a [`Note`]. No reader touches the file
//! system; only `source.rs` does, and what is packed is unpacked there, in memory, by name.

mod format;
mod reading;

mod bytes;
mod joint;

mod hypertext;
mod xml;

mod page;

#[cfg(feature = "learning")]
pub mod learning;

mod desk;

mod books;
mod papers;
mod scans;
mod wires;

pub use bytes::source::Source;
pub use format::Format;
pub use papers::native::{
    Import, markdown_blocks, markdown_line, write, write_imported, write_single,
};
pub use papers::plain::RawPage;
pub use reading::{Note, Pictures, ReadError, Reading};

use books::{aozora, dialect, docx, fb2, gutenberg, odt};
use bytes::{foreign, untaken};
use newsprint_issue::mishap;
use papers::{epub, feed, html, markdown, native, pdf, plain};
use wires::{newsml, ninjs, nitf};

impl Format {
    /// Our own format.
    pub const NATIVE: Format = native::FORMAT;

    /// An issue that a library scanned.
    pub const METS: Format = scans::METS;

    /// Pages of recognised text.
    pub const ALTO: Format = scans::ALTO;

    /// A story in the News Industry Text Format.
    pub const NITF: Format = nitf::FORMAT;

    /// Items and packages of NewsML-G2.
    pub const NEWSML: Format = newsml::FORMAT;

    /// News in JSON.
    pub const NINJS: Format = ninjs::FORMAT;

    /// PDF pages.
    pub const PDF: Format = pdf::FORMAT;

    /// A raw page or any other bare text.
    pub const PLAIN: Format = plain::FORMAT;

    /// Every format, in the order in which they are tried. The last takes whatever is text.
    pub const ALL: &'static [Format] = &[
        Format::NATIVE,
        Format::PDF,
        epub::FORMAT,
        docx::FORMAT,
        odt::FORMAT,
        fb2::FORMAT,
        Format::METS,
        Format::ALTO,
        Format::NITF,
        Format::NEWSML,
        Format::NINJS,
        html::FORMAT,
        feed::FORMAT,
        dialect::FORMAT,
        gutenberg::FORMAT,
        aozora::FORMAT,
        markdown::FORMAT,
        Format::PLAIN,
    ];

    /// The format of that name.
    pub fn named(name: &str) -> Option<Format> {
        let named = |format: &&Format| format.name == name;
        Format::ALL.iter().find(named).copied()
    }

    /// The format the source is in, by its content first and the ending of its name second.
    pub fn detect(source: &Source) -> Format {
        let source = &source.afresh();
        let known = Format::ALL.iter().find(|format| format.is_of(source));
        let ending = || {
            let ends = |format: &&Format| source.ends_with(format.endings);
            Format::ALL.iter().find(ends)
        };
        *known.or_else(ending).unwrap_or(&Format::PLAIN)
    }

    /// Whether the source is of this format. One that its reader stumbles over is not.
    fn is_of(self, source: &Source) -> bool {
        mishap::caught(|| (self.knows)(source)).unwrap_or(false)
    }

    /// Reads the source as this format, within the allowance of what was handed over.
    pub fn read(self, source: &Source) -> Result<Reading, ReadError> {
        let source = &source.afresh();
        let read = mishap::caught(|| {
            if !(self.knows)(source) {
                foreign::refuse(source)?;
            }
            (self.read)(source)
        });
        let read = read.unwrap_or(Err(ReadError::Stumbled));
        untaken::told(source, read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_stumbles_gives_an_error_of_one_line() {
        let none: &'static [u8] = &[];
        let clumsy = Format {
            knows: |source| source.main()[1] == 0,
            read: |source| panic!("{}", source.name()),
            ..Format::PLAIN
        };
        let source = Source::from_bytes("a.txt", none);
        assert!(!clumsy.is_of(&source));
        assert_eq!(clumsy.read(&source), Err(ReadError::Stumbled));
        assert!(!ReadError::Stumbled.to_string().contains('\n'));
    }
}
