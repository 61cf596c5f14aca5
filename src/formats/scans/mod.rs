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
mod story;

use super::desk;
use super::format::Format;
use super::reading::{Note, ReadError, Reading};
use super::source::Source;
use super::xml;
use alto::Sheet;

/// An issue described by METS, its words in ALTO.
pub(super) const METS: Format = Format {
    name: "mets",
    endings: &["mets"],
    signature: "XML whose root is `mets`, or a folder or archive with such a file and its ALTO",
    outcome: "the issue's own articles and sections; pages where it names no articles",
    knows: |source| desk::any(source, &["xml", "mets"], |bytes| has_root(bytes, "mets")),
    read: read_mets,
};

/// Pages of recognised text.
pub(super) const ALTO: Format = Format {
    name: "alto",
    endings: &["alto"],
    signature: "XML whose root is `alto`, or a folder of such files, a page each",
    outcome: "stories by the size of their headlines, a section a page",
    knows: |source| desk::any(source, ALTO_ENDINGS, |bytes| has_root(bytes, "alto")),
    read: read_alto,
};

const ALTO_ENDINGS: &[&str] = &["xml", "alto"];

fn has_root(bytes: &[u8], name: &str) -> bool {
    xml::root(bytes).is_some_and(|root| root == name)
}

fn read_mets(source: &Source) -> Result<Reading, ReadError> {
    let found = desk::files(source, &["xml", "mets"]).find(|(_, bytes)| has_root(bytes, "mets"));
    let (path, bytes) = found.unwrap_or_else(|| (source.name().to_owned(), source.main().into()));
    let mut notes = Vec::new();
    let text = xml::text(source, &bytes, &mut notes)?;
    let mets = xml::read(&path, &text, |document| mets::of(document.root_element()))?;
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
    xml::read(path, &text, |document| Sheet::of(document.root_element()))
}
