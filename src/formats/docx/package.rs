//! The archive around a text: its parts, what they relate to, and the notes that they hold.

use std::collections::HashMap;

use roxmltree::Node;

use super::styles::Styles;
use crate::clean::Clean;
use crate::formats::reading::Note;
use crate::formats::source::Source;
use crate::formats::{reference, xml};

/// The path of the text itself.
pub(super) fn main_part(source: &Source) -> Option<String> {
    if source.has("word/document.xml") {
        return Some("word/document.xml".to_owned());
    }
    let named = related(source, "_rels/.rels", "");
    let mut named = named.into_values();
    let (_, path) = named.find(|(kind, _)| kind.ends_with("/officeDocument"))?;
    (path.starts_with("word/") && source.has(&path)).then_some(path)
}

/// What a file of relations leads to, by id: its kind, and a path or an address. `from` is the part
/// whose relations they are.
pub(super) fn related(
    source: &Source,
    path: &str,
    from: &str,
) -> HashMap<String, (String, String)> {
    let mut all = HashMap::new();
    let bytes = source.get(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let Ok(document) = xml::tree(path, &text) else {
        return all;
    };
    for relation in xml::children(document.root_element(), "Relationship") {
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
pub(super) struct Package<'s> {
    pub(super) source: &'s Source,
    /// Where relations lead, by id: their kind, and a path or an address.
    pub(super) related: HashMap<String, (String, String)>,
    pub(super) styles: Styles,
}

impl Package<'_> {
    /// The path of the part of one kind.
    pub(super) fn part(&self, kind: &str) -> Option<&str> {
        let mut all = self.related.values();
        let (_, path) = all.find(|(known, _)| known.rsplit('/').next() == Some(kind))?;
        Some(path)
    }
}

/// What is made of a part of the archive; a part that cannot be read is a note.
pub(super) fn part<R>(
    source: &Source,
    path: &str,
    notes: &mut Vec<Note>,
    then: impl FnOnce(Node<'_, '_>) -> R,
) -> Option<R> {
    let bytes = source.get(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let made = xml::read(path, &text, |document| then(document.root_element()));
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
pub(super) type Held<'a, 'input> = [Option<Node<'a, 'input>>; 2];

/// Opens the notes of a text while it is read.
pub(super) fn notes_of<R>(
    package: &Package,
    notes: &mut Vec<Note>,
    then: impl FnOnce(Held<'_, '_>) -> R,
) -> R {
    let texts = ["footnotes", "endnotes"].map(|kind| {
        let bytes = package.part(kind).and_then(|path| package.source.get(path));
        bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    });
    let mut trees = Vec::new();
    for text in &texts {
        let tree = text.as_ref().map(|text| xml::tree("notes", text));
        trees.push(tree.and_then(|tree| {
            tree.map_err(|error| {
                notes.push(Note::Unread {
                    path: Clean::line("notes"),
                    cause: error,
                });
            })
            .ok()
        }));
    }
    let root = |at: usize| trees[at].as_ref().map(roxmltree::Document::root_element);
    then([root(0), root(1)])
}
