//! EPUB 2 and 3: a package says what is in it, its chapters are XHTML, its table of contents makes
//! the sections. Every file is taken out through [`Source::get`] and its limits.

mod bind;
mod chapter;
mod contents;
mod lock;
mod package;

use crate::bytes::source::Source;
use crate::format::Format;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission};

/// An EPUB, packed or as a folder.
pub(crate) const FORMAT: Format = Format {
    name: "epub",
    endings: &["epub"],
    signature: "a zip archive or a folder with `META-INF/container.xml`",
    outcome: "a paper with the sections of its table of contents, its pictures and its footnotes",
    knows,
    read,
};

fn knows(source: &Source) -> bool {
    source.is_folder()
        && (source.has("META-INF/container.xml")
            || source
                .head("mimetype", 64)
                .is_some_and(|kind| kind.starts_with(b"application/epub+zip")))
}

/// Reads an EPUB.
fn read(source: &Source) -> Result<Reading, ReadError> {
    if !source.is_folder() {
        return Err(ReadError::Malformed {
            path: Clean::line(source.name()),
            line: 0,
            reason: Loss::NoZip,
        });
    }
    lock::refuse(source)?;
    let mut notes = Vec::new();
    let package = package::read(source, &mut notes)?;
    let chapters = chapter::read(source, &package, &mut notes);
    // Where nothing is left, that is why.
    let refused = notes.iter().find_map(refused);
    let stories = contents::stories(&package.contents, chapters, &mut notes);
    let bound = bind::bind(source, &package, stories, notes);
    bound.map_err(|error| {
        refused
            .filter(|_| error == ReadError::Empty)
            .unwrap_or(error)
    })
}

/// That a chapter was refused, as the error of the whole.
fn refused(note: &Note) -> Option<ReadError> {
    let Note::Dropped {
        element: Omission::Named(path),
        reason,
    } = note
    else {
        return None;
    };
    let is_refused = matches!(
        reason,
        Loss::Expanded | Loss::TooLargeChapter | Loss::Stumbled | Loss::NoText
    );
    is_refused.then(|| ReadError::Malformed {
        path: path.clone(),
        line: 0,
        reason: reason.clone(),
    })
}
