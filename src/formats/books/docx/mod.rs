//! Documents of Word since 2007 (Office Open XML): a zip archive of parts that name each other.
//! Styles say what a paragraph is; the text becomes a draft, the draft an issue.

mod body;
mod field;
mod package;
mod run;
mod styles;

use super::manuscript::{self, Facts};
use crate::bytes::source::Source;
use crate::format::Format;
use crate::reading::{Note, ReadError, Reading};
use crate::xml;
use body::Body;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission};
use package::{Package, main_part, notes_of, part, related};
use styles::Styles;

/// Documents of Word.
pub(crate) const FORMAT: Format = Format {
    name: "docx",
    endings: &["docx", "docm", "dotx"],
    signature: "a zip archive with `word/document.xml`",
    outcome: "a story; with several headings of the first level, a paper",
    knows: |source| source.is_folder() && main_part(source).is_some(),
    read,
};

fn read(source: &Source) -> Result<Reading, ReadError> {
    let missing = || ReadError::Malformed {
        path: Clean::line(source.name()),
        line: 0,
        reason: Loss::Lacks("word/document.xml"),
    };
    let path = main_part(source).ok_or_else(missing)?;
    let bytes = source.get(&path).ok_or_else(missing)?;
    let mut notes = Vec::new();
    let text = xml::text(source, &bytes, &mut notes)?;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let relations = format!("{folder}/_rels/{name}.rels");
    let mut package = Package {
        source,
        related: related(source, &relations, &path, &mut notes),
        styles: Styles::default(),
    };
    if let Some(path) = package.part("styles") {
        package.styles = part(source, &path, &mut notes, Styles::of).unwrap_or_default();
    }
    let draft = notes_of(&package, &mut notes, |held| {
        xml::read(source, &path, &text, |document| {
            let mut body = Body::new(&package, held);
            if let Some(node) = xml::find(document.root_element(), "body") {
                body.blocks(node);
            }
            body.draft
        })
    });
    let draft = xml::noting(draft?, &mut notes);
    notes.extend(around(source));
    manuscript::bind(source, &facts(source), draft, notes)
}

/// What belongs to the pages of a document and not to its text.
fn around(source: &Source) -> Option<Note> {
    let paths = source.paths();
    let is_around = |path: &&String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.starts_with("header") || name.starts_with("footer")
    };
    let mut worded = paths.iter().filter(is_around).filter(|path| {
        let bytes = source.get(path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        text.split("<w:t").skip(1).any(|after| {
            let words = after
                .split_once('>')
                .and_then(|(_, rest)| rest.split_once('<'));
            words.is_some_and(|(words, _)| words.chars().any(char::is_alphabetic))
        })
    });
    worded.next().map(|_| Note::Dropped {
        element: Omission::HeadersAndFooters,
        reason: Loss::OfPrintedPages,
    })
}

/// What the document says of itself.
fn facts(source: &Source) -> Facts {
    let named = related(source, "_rels/.rels", "", &mut Vec::new()).into_values();
    let core = named
        .filter(|(kind, _)| kind.ends_with("/core-properties"))
        .map(|(_, path)| path)
        .next();
    let core = core.unwrap_or_else(|| "docProps/core.xml".to_owned());
    let told = part(source, &core, &mut Vec::new(), |root| {
        let fact = |name| xml::child(root, name).map(xml::words).unwrap_or_default();
        Facts {
            title: fact("title"),
            author: fact("creator"),
            date: fact("created"),
            language: fact("language"),
        }
    });
    told.unwrap_or_default()
}
