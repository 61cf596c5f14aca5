//! `FictionBook` 2: a book in one file of XML, with its notes and pictures inside. Chapters become
//! stories by their titles; the words become a draft, the draft an issue.

mod body;
mod pictures;

use std::collections::BTreeMap;

use roxmltree::Node;

use super::manuscript::{self, Facts};
use crate::bytes::source::Source;
use crate::format::Format;
use crate::reading::{Note, ReadError, Reading};
use crate::xml;
use body::Body;
use newsprint_issue::clean::Clean;
use pictures::Album;

/// Books of `FictionBook`.
pub(crate) const FORMAT: Format = Format {
    name: "fb2",
    endings: &["fb2"],
    signature: "XML of `FictionBook`",
    outcome: "a story a chapter, with its notes and pictures; parts are sections",
    knows: |source| xml::root(source.main()).is_some_and(|root| root == "fictionbook"),
    read,
};

fn read(source: &Source) -> Result<Reading, ReadError> {
    if source.is_folder() {
        return Err(ReadError::NoIssue);
    }
    let mut notes = Vec::new();
    let text = xml::text(source, source.main(), &mut notes)?;
    let read = xml::read(source, source.name(), &text, |document| {
        let root = document.root_element();
        let mut body = Body::new(root, Album::of(root));
        body.book(root);
        let (draft, album) = body.close();
        (facts(root), edition(root), draft, album)
    })?;
    let (facts, edition, draft, album) = xml::noting(read, &mut notes);
    notes.extend(album.missing().map(|id| Note::Missing {
        path: Clean::line(id),
    }));
    let pictures = album.develop();
    // The pictures are files of the book: only their names are asked for.
    let names = pictures.keys().map(|path| (path.clone(), Vec::new()));
    let inside = Source::from_files(source.name(), names.collect::<BTreeMap<_, _>>());
    let mut reading = manuscript::bind(&inside, &facts, draft, notes)?;
    reading.issue.masthead.edition = edition;
    reading.pictures = pictures;
    Ok(reading)
}

/// What the book says of itself.
fn facts(root: Node<'_, '_>) -> Facts {
    let Some(info) = xml::find(root, "title-info") else {
        return Facts::default();
    };
    let fact = |name| xml::child(info, name).map(xml::words).unwrap_or_default();
    let authors: Vec<String> = xml::children(info, "author").map(name).collect();
    let date = xml::child(info, "date").and_then(|date| xml::attribute(date, "value"));
    Facts {
        title: fact("book-title"),
        author: authors.join("; "),
        date: date.map_or_else(|| fact("date"), str::to_owned),
        language: fact("lang"),
    }
}

/// The name of a person, or what they call themselves.
fn name(person: Node<'_, '_>) -> String {
    let part = |name| xml::child(person, name).map(xml::words).unwrap_or_default();
    let parts = ["first-name", "middle-name", "last-name"].map(part);
    let name: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if name.is_empty() {
        part("nickname")
    } else {
        name.join(" ")
    }
}

/// The series that a book belongs to, and its number there.
fn edition(root: Node<'_, '_>) -> Option<Clean> {
    let series = xml::child(xml::find(root, "title-info")?, "sequence")?;
    let part = |name| xml::attribute(series, name).unwrap_or_default().trim();
    let named = format!("{} {}", part("name"), part("number"));
    Some(Clean::line(named.trim())).filter(|named| !named.is_empty())
}
