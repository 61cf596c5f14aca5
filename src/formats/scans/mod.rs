//! Scanned newspapers as libraries keep them: METS says which articles an issue has, ALTO holds the
//! words of each page. A page without METS goes by the look of its blocks.

mod kind;
mod names;

mod alto;
mod flow;
mod line;

mod description;
mod files;
mod mets;

mod articles;
mod pages;
mod place;
mod story;

use std::borrow::Cow;

use super::bytes::source::Source;
use super::desk;
use super::format::Format;
use super::reading::{Note, ReadError, Reading};
use super::xml;
use alto::Sheet;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission};

/// An issue described by METS, its words in ALTO.
pub(crate) const METS: Format = Format {
    name: "mets",
    endings: &["mets"],
    signature: "XML of `mets`, alone or in a folder or archive with its ALTO",
    outcome: "the issue's own articles and sections; pages where it names no articles",
    knows: |source| found(source).next().is_some(),
    read: read_mets,
};

/// Pages of recognised text.
pub(crate) const ALTO: Format = Format {
    name: "alto",
    endings: &["alto"],
    signature: "XML of `alto`, or a folder of such pages",
    outcome: "stories by columns and headlines, or by what its blocks say they are; a section a page",
    knows: |source| desk::any(source, ALTO_ENDINGS, |bytes| has_root(bytes, "alto")),
    read: read_alto,
};

/// Files of a folder that are looked into to find its METS.
const LOOKED_INTO: usize = 24;
/// Bytes of each by which it is known.
const HEAD: usize = 1 << 16;

const ALTO_ENDINGS: &[&str] = &["xml", "alto"];

fn has_root(bytes: &[u8], name: &str) -> bool {
    xml::root(bytes).is_some_and(|root| root == name)
}

/// The files of a source that are METS, those that look like it by their place and name first: an
/// issue has many pages beside its one METS.
fn found(source: &Source) -> impl Iterator<Item = (String, Cow<'_, [u8]>)> {
    let single = (!source.is_folder()).then(|| (source.name().to_owned(), source.main().into()));
    let mut paths = source.paths();
    paths.retain(|path| {
        let ending = path.rsplit('.').next().unwrap_or_default();
        ["xml", "mets"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    paths.sort_by_cached_key(|path| {
        let named = path.to_lowercase().contains("mets");
        (!named, path.matches('/').count(), path.clone())
    });
    let inside = paths.into_iter().take(LOOKED_INTO).filter_map(|path| {
        let is_one = has_root(&source.head(&path, HEAD)?, "mets");
        let bytes = is_one.then(|| source.get(&path))??;
        Some((path, Cow::Owned(bytes)))
    });
    let all = single.into_iter().chain(inside);
    all.filter(|(_, bytes)| has_root(bytes, "mets"))
}

fn read_mets(source: &Source) -> Result<Reading, ReadError> {
    let mut found = found(source);
    let first = found.next();
    let (path, bytes) = first.unwrap_or_else(|| (source.name().to_owned(), source.main().into()));
    let mut notes = Vec::new();
    notes.extend(found.map(|(path, _)| Note::Dropped {
        element: Omission::Named(Clean::line(&path)),
        reason: Loss::OtherIssue,
    }));
    let text = xml::text(source, &bytes, &mut notes)?;
    let read = xml::read(source, &path, &text, |document| {
        mets::of(document.root_element())
    })?;
    let mets = xml::noting(read, &mut notes);
    let at = if source.is_folder() { &*path } else { "" };
    let files = files::Files::new(source, at);
    articles::bind(&mets, &files, notes)
}

fn read_alto(source: &Source) -> Result<Reading, ReadError> {
    let mut notes = Vec::new();
    let sheets = desk::gather(source, ALTO_ENDINGS, &mut notes, |path, bytes, notes| {
        if source.is_folder() && !has_root(bytes, "alto") {
            return Ok(Vec::new());
        }
        Ok(vec![sheet(source, (path, bytes), notes)?])
    })?;
    pages::bind(&sheets, notes)
}

/// Reads one file of ALTO.
fn sheet(
    source: &Source,
    (path, bytes): (&str, &[u8]),
    notes: &mut Vec<Note>,
) -> Result<Sheet, ReadError> {
    let text = xml::text(source, bytes, notes)?;
    let read = xml::read(source, path, &text, |document| {
        Sheet::of(document.root_element())
    })?;
    Ok(xml::noting(read, notes))
}
