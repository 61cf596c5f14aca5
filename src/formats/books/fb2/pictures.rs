//! The pictures of a book, which it holds as letters: by id, decoded when something shows them.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;

use crate::reading::Pictures;
use crate::xml;

/// The pictures of a book that something shows.
#[derive(Debug, Default)]
pub(crate) struct Album {
    /// The path and the letters of each, by its id.
    held: BTreeMap<String, (String, String)>,
    /// Ids that are shown, and are not there or no picture.
    missing: BTreeSet<String>,
    /// Ids that are shown.
    shown: BTreeSet<String>,
}

impl Album {
    /// The pictures below the root of a book.
    pub(crate) fn of(root: Node<'_, '_>) -> Album {
        let mut album = Album::default();
        let wanted: BTreeSet<&str> = root
            .descendants()
            .filter(|node| xml::is(*node, "image"))
            .filter_map(|node| xml::attribute(node, "href")?.strip_prefix('#'))
            .collect();
        for node in xml::children(root, "binary") {
            let id = xml::attribute(node, "id").unwrap_or_default();
            let kind = xml::attribute(node, "content-type").unwrap_or_default();
            if wanted.contains(id) && kind.starts_with("image/") {
                let letters = node.text().unwrap_or_default();
                let letters = letters.split_ascii_whitespace().collect();
                album.held.insert(id.to_owned(), (path(id, kind), letters));
            }
        }
        album
    }

    /// The path of a picture that is shown, by the reference to it.
    pub(crate) fn path(&mut self, reference: &str) -> Option<String> {
        let id = reference.strip_prefix('#').unwrap_or(reference);
        let found = self.held.get(id).map(|(path, _)| path.clone());
        let among = if found.is_some() {
            &mut self.shown
        } else {
            &mut self.missing
        };
        among.insert(id.to_owned());
        found
    }

    /// The ids that are shown and lead nowhere.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &str> {
        self.missing.iter().map(String::as_str)
    }

    /// The pictures themselves, by their paths; those whose letters are spoilt are not among them.
    pub(crate) fn develop(self) -> Pictures {
        let shown = self.shown;
        let held = self.held.into_iter().filter(|(id, _)| shown.contains(id));
        let bytes =
            held.filter_map(|(_, (path, letters))| Some((path, STANDARD.decode(letters).ok()?)));
        bytes.collect()
    }
}

/// A path for a picture: its id where that ends as pictures do.
fn path(id: &str, kind: &str) -> String {
    let bare: String = id
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '-'
            }
        })
        .collect();
    let bare = bare.trim_start_matches('.');
    let ending = match kind {
        "image/jpeg" | "image/jpg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        _ => "",
    };
    if bare.contains('.') {
        bare.to_owned()
    } else {
        format!("{bare}{ending}")
    }
}
