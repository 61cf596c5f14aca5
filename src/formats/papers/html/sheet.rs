//! One file of HTML: known by its first tags, decoded as it declares, parsed into a tree.

use std::borrow::Cow;

use crate::bytes::decode::{self, Claim};
use crate::bytes::encoding::Encoding;
use crate::bytes::reference;
use crate::bytes::source::Source;
use crate::hypertext::{self, Document};
use crate::reading::{Note, ReadError};
use crate::xml;

/// How the names of pages end.
pub(crate) const ENDINGS: &[&str] = &["html", "htm", "xhtml", "xht", "shtml"];

/// Bytes at the beginning in which a page says what it is.
const HEAD: usize = 4096;

/// A page, parsed.
pub(crate) struct Sheet<'a> {
    /// Its path inside the source; its name when it is the source.
    pub(crate) path: String,
    pub(crate) html: Cow<'a, str>,
    pub(crate) tree: Document,
    pub(crate) notes: Vec<Note>,
}

/// Whether bytes begin as a page does.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    let mark = decode::marked(bytes).map_or(0, |(_, length)| length);
    let head: Vec<u8> = bytes[mark..bytes.len().min(HEAD)]
        .iter()
        .copied()
        .filter(|byte| *byte != 0)
        .collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    // The first element decides: feeds and wires carry HTML inside.
    let mut tags = head.split('<').skip(1);
    let root = tags.find(|tag| tag.starts_with(|first: char| first.is_ascii_alphabetic()));
    let root = root.unwrap_or_default();
    let end = root.find(|c: char| !c.is_ascii_alphanumeric());
    let root = &root[..end.unwrap_or(root.len())];
    head.starts_with('<')
        && (head.contains("<!doctype html") || matches!(root, "html" | "head" | "body"))
}

/// Opens a page.
pub(crate) fn open<'a>(
    source: &Source,
    path: &str,
    bytes: &'a [u8],
) -> Result<Sheet<'a>, ReadError> {
    let declared = xml::declared(bytes).or_else(|| declared(bytes));
    let claim = Claim {
        asked: source.encoding(),
        declared: declared.as_deref(),
    };
    let decoded = decode::decode(bytes, claim)?;
    let is_xhtml = decoded.text.trim_start().starts_with("<?xml");
    let html = decoded.text;
    let (tree, beyond) = if is_xhtml {
        hypertext::xhtml_tree(&html, source.allowance())
    } else {
        hypertext::whole_tree(&html, source.allowance())
    };
    Ok(Sheet {
        path: path.to_owned(),
        html,
        tree,
        notes: decoded.note.into_iter().chain(beyond).collect(),
    })
}

/// The name of the encoding in a `<meta>` on top: the first that is known, else the first.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let (mut rest, mut unknown) = (&*head, None);
    while let Some((_, after)) = rest.split_once("<meta") {
        let tag = after.split('>').next().unwrap_or_default();
        if let Some((_, label)) = tag.split_once("charset") {
            let label = label.trim_start_matches([' ', '=', '"', '\'']);
            let end = label.find(['"', '\'', ' ', ';', '/', '>']);
            let label = &label[..end.unwrap_or(label.len())];
            if Encoding::named(label).is_some() {
                return Some(label.to_owned());
            }
            unknown.get_or_insert_with(|| label.to_owned());
        }
        rest = after;
    }
    unknown.filter(|label| !label.is_empty())
}

impl Sheet<'_> {
    /// The same page, whatever becomes of the bytes it was read from.
    pub(crate) fn owned(self) -> Sheet<'static> {
        Sheet {
            html: Cow::Owned(self.html.into_owned()),
            ..self
        }
    }

    /// The path of a picture that the page names, when it is at hand.
    pub(crate) fn picture(&self, source: &Source, address: &str) -> Option<String> {
        let path = reference::path(&self.path, address)?;
        if source.has(&path) {
            return Some(path);
        }
        // Programs that save pages keep the query in the name of the file.
        let whole = reference::path(&self.path, &address.replace('?', "%3F"))?;
        source.has(&whole).then_some(whole)
    }
}
