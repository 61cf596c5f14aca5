//! The archive around a text: its parts, what they relate to, and the notes that they hold.

use std::collections::HashMap;

use roxmltree::Node;

use super::styles::Styles;
use crate::bytes::reference;
use crate::bytes::source::Source;
use crate::reading::{Note, ReadError};
use crate::xml;
use newsprint_issue::clean::Clean;

/// The path of the text itself.
pub(crate) fn main_part(source: &Source) -> Option<String> {
    if source.has("word/document.xml") {
        return Some("word/document.xml".to_owned());
    }
    let named = related(source, "_rels/.rels", "", &mut Vec::new());
    let mut named = named.into_values();
    let (_, path) = named.find(|(kind, _)| kind.ends_with("/officeDocument"))?;
    (path.starts_with("word/") && source.has(&path)).then_some(path)
}

/// Where relations lead, by id: their kind, and a path or an address.
pub(crate) type Related = HashMap<String, (String, String)>;

/// What a file of relations leads to, by id: its kind, and a path or an address. `from` is the part
/// whose relations they are.
pub(crate) fn related(source: &Source, path: &str, from: &str, notes: &mut Vec<Note>) -> Related {
    part(source, path, notes, |root| relations(root, from)).unwrap_or_default()
}

fn relations(root: Node<'_, '_>, from: &str) -> Related {
    let mut all = HashMap::new();
    for relation in xml::children(root, "Relationship") {
        let value = |name| {
            xml::attribute(relation, name)
                .unwrap_or_default()
                .to_owned()
        };
        let (kind, target) = (value("Type"), value("Target"));
        let target = if value("TargetMode").eq_ignore_ascii_case("external") {
            target
        } else if let Some(rooted) = target.strip_prefix('/') {
            rooted.to_owned()
        } else {
            reference::path(from, &target).unwrap_or_default()
        };
        all.insert(value("Id"), (kind, target));
    }
    all
}

/// What the text asks of the archive around it.
pub(crate) struct Package<'s> {
    pub(crate) source: &'s Source,
    pub(crate) related: Related,
    pub(crate) styles: Styles,
}

impl Package<'_> {
    /// The path of the part of one kind: as the relations say, or where Word puts it.
    pub(crate) fn part(&self, kind: &str) -> Option<String> {
        let mut all = self.related.values();
        let named = all.find(|(known, _)| known.rsplit('/').next() == Some(kind));
        let usual = || Some(format!("word/{kind}.xml")).filter(|path| self.source.has(path));
        named.map(|(_, path)| path.clone()).or_else(usual)
    }
}

/// What is made of a part of the archive; a part that cannot be read is a note.
pub(crate) fn part<R>(
    source: &Source,
    path: &str,
    notes: &mut Vec<Note>,
    then: impl FnOnce(Node<'_, '_>) -> R,
) -> Option<R> {
    let bytes = source.get(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let made = xml::read(source, path, &text, |document| {
        then(document.root_element())
    });
    match made {
        Ok(made) => Some(xml::noting(made, notes)),
        Err(error) => {
            notes.push(Note::Unread {
                path: Clean::line(path),
                cause: error,
            });
            None
        }
    }
}

/// Footnotes and endnotes: the elements that hold them.
pub(crate) type Held<'a, 'input> = [Option<Node<'a, 'input>>; 2];

/// Opens the notes of a text while it is read, each file of them as far as it goes.
pub(crate) fn notes_of<R>(
    package: &Package,
    notes: &mut Vec<Note>,
    then: impl FnOnce(Held<'_, '_>) -> R,
) -> R {
    let texts = ["footnotes", "endnotes"].map(|kind| {
        let path = package.part(kind)?;
        let bytes = package.source.get(&path)?;
        match sound(package.source, &path, &bytes) {
            Ok((text, note)) => {
                notes.extend(note);
                Some(text)
            }
            Err(cause) => {
                let path = Clean::line(&path);
                notes.push(Note::Unread { path, cause });
                None
            }
        }
    });
    let trees = texts
        .each_ref()
        .map(|text| xml::tree("notes", text.as_deref()?).ok());
    let root = |at: usize| trees[at].as_ref().map(roxmltree::Document::root_element);
    then([root(0), root(1)])
}

fn sound(source: &Source, path: &str, bytes: &[u8]) -> Result<(String, Option<Note>), ReadError> {
    let text = xml::text(source, bytes, &mut Vec::new())?;
    let (text, note) = xml::sound(source, path, &text)?;
    Ok((text.into_owned(), note))
}
