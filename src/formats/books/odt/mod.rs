//! Documents of `OpenDocument` text: a zip archive, or one flat file of XML. Styles say what a paragraph
//! is where its element does not; the text becomes a draft, the draft an issue.

mod body;
mod styles;
mod words;

use roxmltree::Node;

use super::manuscript::{self, Facts};
use crate::bytes::source::Source;
use crate::format::Format;
use crate::reading::{Note, ReadError, Reading};
use crate::xml;
use body::Body;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Lock, Loss};
use styles::Styles;

/// Documents of `OpenDocument`.
pub(crate) const FORMAT: Format = Format {
    name: "odt",
    endings: &["odt", "ott", "fodt"],
    signature: "a zip archive with `content.xml` and the kind of OpenDocument text; flat XML of it",
    outcome: "a story; with several headings of the first level, a paper",
    knows,
    read,
};

/// What the kinds of `OpenDocument` text begin with.
const KIND: &str = "application/vnd.oasis.opendocument.text";
/// Bytes of a flat file in which it says its kind.
const HEAD: usize = 4096;

fn knows(source: &Source) -> bool {
    if source.is_folder() {
        let kind = source.head("mimetype", KIND.len());
        let says = kind.is_some_and(|kind| kind.starts_with(KIND.as_bytes()));
        return source.has("content.xml") && (says || source.ends_with(&["odt", "ott"]));
    }
    let bytes = source.main();
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    xml::root(bytes).as_deref() == Some("document") && head.contains(KIND)
}

fn read(source: &Source) -> Result<Reading, ReadError> {
    refuse(source)?;
    let mut notes = Vec::new();
    let mut styles = Styles::default();
    let mut facts = Facts::default();
    for path in ["styles.xml", "meta.xml"] {
        let Some(bytes) = source.get(path).filter(|_| source.is_folder()) else {
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        let read = xml::read(source, path, &text, |document| {
            let root = document.root_element();
            styles.add(root);
            if path == "meta.xml" {
                facts = facts_of(root);
            }
        });
        match read {
            Ok(((), note)) => notes.extend(note),
            Err(error) => notes.push(Note::Unread {
                path: Clean::line(path),
                cause: error,
            }),
        }
    }
    let packed = source.is_folder().then(|| source.get("content.xml"));
    let bytes = match &packed {
        Some(Some(bytes)) => bytes,
        Some(None) => return Err(lacking(source, "content.xml")),
        None => source.main(),
    };
    let name = if packed.is_some() {
        "content.xml"
    } else {
        source.name()
    };
    let text = xml::text(source, bytes, &mut notes)?;
    let read = xml::read(source, name, &text, |document| {
        let root = document.root_element();
        styles.add(root);
        if packed.is_none() {
            facts = facts_of(root);
        }
        let mut body = Body::new(&styles);
        if let Some(node) = xml::find(root, "body") {
            let node = xml::child(node, "text").unwrap_or(node);
            body.blocks(node);
        }
        body.draft
    })?;
    let draft = xml::noting(read, &mut notes);
    manuscript::bind(source, &facts, draft, notes)
}

fn lacking(source: &Source, file: &'static str) -> ReadError {
    ReadError::Malformed {
        path: Clean::line(source.name()),
        line: 0,
        reason: Loss::Lacks(file),
    }
}

/// Refuses a document that a password encrypts.
fn refuse(source: &Source) -> Result<(), ReadError> {
    let manifest = source.get("META-INF/manifest.xml").unwrap_or_default();
    let text = String::from_utf8_lossy(&manifest);
    let encrypted = source.is_folder() && text.contains("encryption-data");
    if encrypted || source.is_locked() {
        return Err(ReadError::Encrypted { by: Lock::Password });
    }
    Ok(())
}

/// What the document says of itself.
fn facts_of(root: Node<'_, '_>) -> Facts {
    let meta = xml::find(root, "meta").unwrap_or(root);
    let fact = |name| xml::child(meta, name).map(xml::words).unwrap_or_default();
    let or = |first: String, second: String| if first.is_empty() { second } else { first };
    Facts {
        title: fact("title"),
        author: or(fact("initial-creator"), fact("creator")),
        date: or(fact("creation-date"), fact("date")),
        language: fact("language"),
    }
}
