//! What the formats written in XML share: bytes into a tree, whatever they declare or forget, and
//! the few questions that are put to every element.

use std::borrow::Cow;

use encoding_rs::Encoding;
use roxmltree::{Document, Node, ParsingOptions};

use super::decode::{self, Claim};
use super::reading::{Note, ReadError};
use super::source::Source;
use crate::clean::Clean;

/// The most elements, texts and attributes of a document.
const MOST_NODES: u32 = 20_000_000;
/// How deep elements may stand in one another; deeper ones are no document of anyone's.
const DEEPEST: usize = 256;

/// The text of an XML file: in the encoding that was asked for, is declared, or is guessed.
pub(super) fn text<'a>(
    source: &Source,
    bytes: &'a [u8],
    notes: &mut Vec<Note>,
) -> Result<Cow<'a, str>, ReadError> {
    let claim = Claim {
        asked: source.encoding(),
        declared: declared(bytes),
    };
    let decoded = decode::decode(bytes, claim)?;
    if let Some(encoding) = decoded.encoding {
        notes.push(Note::Decoded { encoding });
    }
    Ok(decoded.text)
}

/// The encoding that the XML declaration names.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(256)];
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start_matches('\u{feff}').trim_start();
    let declaration = declaration.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|mark| "'\"".contains(*mark))?;
    let label = value[1..].split_once(quote)?.0;
    Encoding::for_label(label.as_bytes())
}

/// The tree of a text. `path` names the file in the error.
pub(super) fn tree<'a>(path: &str, text: &'a str) -> Result<Document<'a>, ReadError> {
    let malformed = |line: usize, reason: &str| ReadError::Malformed {
        path: Clean::line(path),
        line,
        reason: Clean::line(reason),
    };
    if let Some(line) = too_deep(text) {
        return Err(malformed(line, "elements stand too deep in one another"));
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    Document::parse_with_options(text, options).map_err(|error| {
        let reason = error.to_string();
        let reason = reason.split_once(" at ").map_or(&*reason, |(what, _)| what);
        malformed(error.pos().row as usize, reason)
    })
}

/// Whether elements stand so deep in one another that no reader of XML should be given the text.
pub(super) fn is_deep(text: &str) -> bool {
    too_deep(text).is_some()
}

/// The line where elements stand deeper than [`DEEPEST`], by a count of tags that need not be exact.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut line) = (0_usize, 1);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, bytes.get(at + 1)) {
            (b'\n', _) => line += 1,
            (b'<', Some(b'/')) => depth = depth.saturating_sub(1),
            (b'<', Some(b'!' | b'?')) | (b'/', Some(b'>')) => {
                depth = depth.saturating_sub(usize::from(*byte == b'/'));
            }
            (b'<', Some(_)) => depth += 1,
            _ => {}
        }
        if depth > DEEPEST {
            return Some(line);
        }
    }
    None
}

/// The elements right under another, of one name whatever its namespace and letter case.
pub(super) fn children<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| is(*child, name))
}

/// The first element right under another, of one name.
pub(super) fn child<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> Option<Node<'a, 'input>> {
    children(node, name).next()
}

/// The first element of one name anywhere below another.
pub(super) fn find<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> Option<Node<'a, 'input>> {
    node.descendants().find(|below| is(*below, name))
}

/// Whether an element has that name, whatever its namespace and letter case.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name().eq_ignore_ascii_case(name)
}

/// All words below an element, white space as one space, nothing around.
pub(super) fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    let all: String = texts.filter_map(|text| text.text()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, error: Option<&str>) {
        let found = tree("a.xml", text).err().map(|error| error.to_string());
        assert_eq!(found.as_deref(), error);
    }

    #[test]
    fn what_is_not_well_formed_is_told_with_its_line() {
        check(
            "<a>\n<b></a>",
            Some("a.xml, line 2: expected 'b' tag, not 'a'"),
        );
        check("\n <?xml version='1.0'?><a/>", None);
    }

    #[test]
    fn depth_and_entities_are_bounded() {
        let deep = "<a>".repeat(100_000);
        check(
            &deep,
            Some("a.xml, line 1: elements stand too deep in one another"),
        );
        let laughs = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\
            <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>\
            <!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>\
            ]><a>&f;&f;&f;&f;&f;</a>";
        check(
            laughs,
            Some("a.xml, line 1: a possible entity reference loop is detected"),
        );
    }

    #[test]
    fn the_declared_encoding_is_seen() {
        for (head, name) in [
            ("<?xml version=\"1.0\" encoding=\"gb2312\"?>", Some("GBK")),
            (
                "<?xml version='1.0' encoding = 'Shift_JIS' ?>",
                Some("Shift_JIS"),
            ),
            ("<?xml version='1.0'?>", None),
            ("<a encoding='gbk'/>", None),
        ] {
            assert_eq!(declared(head.as_bytes()).map(Encoding::name), name);
        }
    }
}
