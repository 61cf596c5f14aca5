//! What the formats written in XML share: bytes into a tree, whatever they declare or forget, and
//! the few questions that are put to every element.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::UTF_8;
use roxmltree::{Document, Error, Node, ParsingOptions};

use super::entities;
use super::salvage;
use crate::bytes::allowance::Allowance;
use crate::bytes::decode::{self, Claim};
use crate::bytes::encoding::Encoding;
use crate::bytes::source::Source;
use crate::hypertext;
use crate::reading::{Note, ReadError};
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission, Piece};

/// The pieces, as an allowance counts them, that a text of any length may be taken apart into.
const LEAST: usize = 300_000;
/// Bytes of a text for each piece that it may have beyond those.
const PIECE: usize = 8;
/// How deep elements may stand in one another; deeper ones are no document of anyone's.
const DEEPEST: usize = 256;
/// The most attributes of an element: a parser compares each with all others.
const MOST_ATTRIBUTES: usize = 1024;
/// How many undeclared names of a document are made good.
const MOST_MENDS: usize = 32;
/// Attributes that stand for words, or say where words are.
const SAYING: &[&str] = &["CONTENT", "full-path", "Target", "href", "Algorithm"];
/// Bytes of a file that its root element is looked for in.
const HEAD: usize = 1 << 16;

/// The text of an XML file: in the encoding that was asked for, is declared, or is guessed.
pub(crate) fn text<'a>(
    source: &Source,
    bytes: &'a [u8],
    notes: &mut Vec<Note>,
) -> Result<Cow<'a, str>, ReadError> {
    let declared = declared(bytes);
    let claim = Claim {
        asked: source.encoding(),
        declared: declared.as_deref(),
    };
    let decoded = decode::decode(bytes, claim)?;
    notes.extend(decoded.note);
    Ok(decoded.text)
}

/// The name of the encoding in the XML declaration.
pub(crate) fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(256)];
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start_matches('\u{feff}').trim_start();
    let declaration = declaration.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|mark| "'\"".contains(*mark))?;
    let label = value[1..].split_once(quote)?.0.trim();
    (!label.is_empty()).then(|| label.to_owned())
}

/// The tree of a text that is sound. `path` names the file in the error.
pub(crate) fn tree<'a>(path: &str, text: &'a str) -> Result<Document<'a>, ReadError> {
    parse(text).map_err(|error| told(path, text, &error))
}

/// Reads the tree of a text that may have forgotten to declare a prefix, that names characters as HTML
/// does (`&nbsp;`) by a DTD that is never fetched, or that is cut short or damaged: then as far as it
/// goes, with a note. `path` names the file in the note and in the error.
pub(crate) fn read<R>(
    source: &Source,
    path: &str,
    text: &str,
    then: impl FnOnce(&Document<'_>) -> R,
) -> Result<(R, Option<Note>), ReadError> {
    let (made, _, note) = taken(source.allowance(), path, text, then)?;
    Ok((made, note))
}

/// The text that [`read`] gives to a parser, for those who parse it themselves.
pub(crate) fn sound<'a>(
    source: &Source,
    path: &str,
    text: &'a str,
) -> Result<(Cow<'a, str>, Option<Note>), ReadError> {
    let ((), text, note) = taken(source.allowance(), path, text, |_| ())?;
    Ok((text, note))
}

/// What is made of the tree of a text, and the text as it was when a parser took it.
fn taken<'a, R>(
    allowance: &Allowance,
    path: &str,
    text: &'a str,
    then: impl FnOnce(&Document<'_>) -> R,
) -> Result<(R, Cow<'a, str>, Option<Note>), ReadError> {
    let refused = |(line, reason)| ReadError::Malformed {
        path: Clean::line(path),
        line,
        reason,
    };
    let mut text = entities::written(text, allowance).map_err(refused)?;
    drawn(&text, allowance).map_err(refused)?;
    // What was wrong with the text before it was salvaged, and what is said of that.
    let (mut wrong, mut note) = (None, None);
    for _ in 0..=MOST_MENDS {
        let error = match parse(&text) {
            Ok(document) if note.is_none() || says_anything(&document) => {
                let made = then(&document);
                return Ok((made, text, note));
            }
            Ok(_) => break,
            Err(error) => error,
        };
        if let Some(mended) = mended(&text, &error) {
            text = Cow::Owned(mended);
            continue;
        }
        let wrong = wrong.get_or_insert_with(|| told(path, &text, &error));
        let may = note.is_none() && is_damage(&error);
        let Some(salvage) = may.then(|| salvage::salvaged(&text)).flatten() else {
            break;
        };
        note = Some(salvaged(path, wrong, salvage.cut));
        text = Cow::Owned(salvage.text);
    }
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    let made = tree(path, &text).map(|document| then(&document))?;
    Ok((made, text, None))
}

/// What was made of a tree; what was wrong with it goes to the notes.
pub(crate) fn noting<R>((made, note): (R, Option<Note>), notes: &mut Vec<Note>) -> R {
    notes.extend(note);
    made
}

/// Whether an error is of a text that somebody cut or spoilt, not of one made to do harm.
fn is_damage(error: &Error) -> bool {
    !matches!(
        error,
        Error::EntityReferenceLoop(_)
            | Error::NodesLimitReached
            | Error::AttributesLimitReached
            | Error::NamespacesLimitReached
            | Error::NoRootNode
    )
}

/// Whether there is anything to read in a document: in words, or in the values that stand for them.
fn says_anything(document: &Document<'_>) -> bool {
    let says = |node: Node<'_, '_>| {
        node.text().is_some_and(|text| !text.trim().is_empty())
            || SAYING.iter().any(|name| attribute(node, name).is_some())
    };
    document.descendants().any(says)
}

/// What is said of a text that was salvaged.
fn salvaged(path: &str, error: &ReadError, cut: Option<usize>) -> Note {
    let first = match error {
        ReadError::Malformed { line, .. } => *line,
        _ => 0,
    };
    let (part, line, reason) = match cut {
        Some(line) => (Piece::Rest, line, Loss::Torn),
        None => (Piece::Tags, first, Loss::Unmatched),
    };
    Note::Dropped {
        element: Omission::InFile {
            part,
            path: Clean::line(path),
            line,
        },
        reason,
    }
}

/// The text with what it leaves undeclared declared; nothing when that is not what is wrong.
fn mended(text: &str, error: &Error) -> Option<String> {
    match error {
        Error::UnknownNamespace(prefix, _) => {
            let (before, rest) = text.split_at(root_name(text)?.end);
            let declaration = format!(" xmlns:{prefix}=\"urn:undeclared:{prefix}\"");
            Some([before, &declaration, rest].concat())
        }
        Error::UnknownEntityReference(name, _) => {
            let entity = format!("&{name};");
            let meant = hypertext::tree(&entity).text().to_string();
            let known = meant != entity && !meant.contains(['<', '&']);
            let meant = if known {
                meant
            } else {
                format!("&amp;{name};")
            };
            Some(text.replace(&entity, &meant))
        }
        _ => None,
    }
}

/// Where the name of the root element stands, in bytes.
fn root_name(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')? + 1;
        let rest = &text[at..];
        if rest.starts_with("!--") {
            at += rest.find("-->")?;
        } else if rest.starts_with('?') {
            at += rest.find("?>")?;
        } else if rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<');
            return Some(at..at + rest.find(ends)?);
        }
    }
}

/// The name of the root element, without its prefix and in small letters, as far as the first bytes
/// of a file tell it.
pub(crate) fn root(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let encoding = decode::marked(bytes).map(|(encoding, _)| encoding);
    let wide = || decode::wide_by_nul(&head[..head.len() & !3]);
    let encoding = encoding.or_else(wide);
    let head = encoding.unwrap_or(Encoding::Web(UTF_8)).decode(head);
    let head = head.trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let name = &head[root_name(head)?];
    let (_, name) = name.rsplit_once(':').unwrap_or(("", name));
    Some(name.to_ascii_lowercase())
}

fn parse(text: &str) -> Result<Document<'_>, Error> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(begun(text), options)
}

/// The text from its first mark on.
fn begun(text: &str) -> &str {
    text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
}

/// Draws what a tree of a text takes; the line and the reason when it must not be made.
fn drawn(text: &str, allowance: &Allowance) -> Result<(), (usize, Loss)> {
    let most = (LEAST + text.len() / PIECE).min(allowance.passing());
    let pieces = counted(text, most)?;
    allowance.pass(pieces);
    Ok(())
}

fn told(path: &str, text: &str, error: &Error) -> ReadError {
    let lines = |text: &str| text.matches('\n').count();
    let (line, reason) = match error {
        // The parser tells no place for what is not there.
        Error::UnexpectedEndOfStream | Error::UnclosedRootNode => {
            (1 + lines(text.trim_end()), Loss::CutOff)
        }
        Error::NoRootNode => (1 + lines(text.trim_end()), Loss::NoElement),
        _ => {
            let before = &text[..text.len() - begun(text).len()];
            let words = error.to_string();
            let words = words.split_once(" at ").map_or(&*words, |(what, _)| what);
            let reason = Loss::NotWrittenIn("XML", Clean::line(words));
            (lines(before) + error.pos().row as usize, reason)
        }
    };
    ReadError::Malformed {
        path: Clean::line(path),
        line,
        reason,
    }
}

/// Whether elements stand so deep in one another that no reader of XML should be given the text.
pub(crate) fn is_deep(text: &str) -> bool {
    counted(text, usize::MAX).is_err()
}

/// How many pieces a tree of a text has. The line where elements stand deeper than [`DEEPEST`], have
/// more than [`MOST_ATTRIBUTES`] or take more than so many pieces, and which of them it is, by a count
/// of tags that need not be exact.
fn counted(text: &str, most: usize) -> Result<usize, (usize, Loss)> {
    let (mut depth, mut line, mut pieces, mut tag) = (0_usize, 1, 0_usize, Tag::default());
    let bytes = text.as_bytes();
    let mut before = b'>';
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, bytes.get(at + 1)) {
            (b'\n', _) => line += 1,
            (b'<', Some(b'/')) => depth = depth.saturating_sub(1),
            (b'<', Some(b'!' | b'?')) | (b'/', Some(b'>')) => {
                depth = depth.saturating_sub(usize::from(*byte == b'/'));
                pieces += 2 * usize::from(*byte == b'<');
            }
            (b'<', Some(_)) => {
                depth += 1;
                pieces += 2;
            }
            _ => {}
        }
        // A text stands before the tag.
        pieces += 2 * usize::from(*byte == b'<' && before != b'>');
        before = *byte;
        let attributes = tag.attributes;
        tag.take(*byte);
        pieces += tag.attributes.saturating_sub(attributes);
        if depth > DEEPEST {
            return Err((line, Loss::TooDeep));
        }
        if tag.attributes > MOST_ATTRIBUTES {
            return Err((line, Loss::TooManyAttributes));
        }
        if pieces > most {
            return Err((line, Loss::TooManyElements));
        }
    }
    Ok(pieces)
}

/// A tag as far as it was looked at.
#[derive(Default)]
struct Tag {
    open: bool,
    quote: Option<u8>,
    attributes: usize,
}

impl Tag {
    fn take(&mut self, byte: u8) {
        match (byte, self.quote) {
            // No `<` stands in a tag, not even in quotes.
            (b'<', _) => {
                *self = Tag {
                    open: true,
                    ..Tag::default()
                }
            }
            _ if !self.open => {}
            (b'"' | b'\'', None) => self.quote = Some(byte),
            (_, Some(quote)) if quote == byte => self.quote = None,
            (b'>', None) => self.open = false,
            (b'=', None) => self.attributes += 1,
            _ => {}
        }
    }
}

/// The elements right under another, of one name whatever its namespace and letter case.
pub(crate) fn children<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| is(*child, name))
}

/// The first element right under another, of one name.
pub(crate) fn child<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> Option<Node<'a, 'input>> {
    children(node, name).next()
}

/// The first element of one name anywhere below another.
pub(crate) fn find<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> Option<Node<'a, 'input>> {
    node.descendants().find(|below| is(*below, name))
}

/// Whether an element has that name, whatever its namespace and letter case.
pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name().eq_ignore_ascii_case(name)
}

/// The value of an attribute, whatever its namespace.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut all = node.attributes();
    all.find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// All words below an element, white space as one space, nothing around.
pub(crate) fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    let all: String = texts.filter_map(|text| text.text()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and figures of a text alone, in small letters, for comparing.
pub(crate) fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made<R>(
        text: &str,
        then: impl FnOnce(&Document<'_>) -> R,
    ) -> Result<(R, Option<Note>), ReadError> {
        read(&Source::from_bytes("a.xml", text), "a.xml", text, then)
    }

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
        check(
            "\n\n<a>\n</b>",
            Some("a.xml, line 4: expected 'a' tag, not 'b'"),
        );
        check(
            "<a>\n<b>\nc",
            Some("a.xml, line 3: the text ends in the middle"),
        );
        for end in [
            "c",
            "<",
            "<c",
            "<c d='e",
            "<!-- e",
            "<![CDATA[ f",
            "&",
            "</",
            "</b>",
        ] {
            let cut = format!("<a>\n<b>\n{end}");
            let error = tree("a.xml", &cut).map(|_| ());
            let error = error.expect_err("a text cut short").to_string();
            assert!(error.starts_with("a.xml, line 3: "), "{end}: {error}");
        }
    }

    #[test]
    fn depth_and_entities_are_bounded() {
        let refused = |text: &str, reason: &str| {
            let error = made(text, |_| ()).expect_err("a bomb").to_string();
            assert_eq!(error, format!("a.xml, line 1: {reason}"));
        };
        let deep = "<a>".repeat(100_000);
        refused(&deep, "elements stand too deep in one another");
        let many = format!("<a>{}</a>", "<b/>".repeat(900_000));
        refused(&many, "more elements than anything of its length has");
        let laughs = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\
            <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>\
            <!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>\
            ]><a>&f;&f;&f;&f;&f;</a>";
        refused(
            laughs,
            "its own names stand for more text than anything of its length holds",
        );
    }

    #[test]
    fn what_is_undeclared_is_made_good() {
        for (text, words) in [
            ("<!-- <x> --><a><b x:y='1'>one</b></a>", "one"),
            (
                "<!DOCTYPE a SYSTEM 'a.dtd'><a>one&nbsp;&mdash; &ours;</a>",
                "one — &ours;",
            ),
        ] {
            let found = made(text, words_of);
            assert_eq!(found, Ok((words.to_owned(), None)));
        }
        assert!(made("<a b:c='1'></d>", |_| ()).is_err());
    }

    #[test]
    fn what_is_cut_or_damaged_is_read_as_far_as_it_goes() {
        for (text, words, told) in [
            (
                "<a>\n<x:b>one</x:b>\n<c>two &nbsp;th",
                "one two th",
                "left out what follows (a.xml, line 3): the file is cut short or damaged there",
            ),
            (
                "<a>\n<b>one</c>\n</b> two</a>",
                "one two",
                "left out tags (a.xml, line 2): they do not match; the words are kept",
            ),
        ] {
            let (found, note) = made(text, words_of).expect("a salvage");
            assert_eq!(
                (&*found, &*note.expect("a note").to_string()),
                (words, told)
            );
        }
        for text in [
            "<a><b/>",
            "<a",
            "words",
            "<!DOCTYPE a [<!ENTITY b '&b;'>]><a>&b;</a>",
        ] {
            assert!(made(text, words_of).is_err(), "{text}");
        }
    }

    fn words_of(document: &Document<'_>) -> String {
        words(document.root_element())
    }

    #[test]
    fn the_root_is_known_by_its_first_bytes() {
        for (text, name) in [
            (
                "\u{feff}<?xml version='1.0'?>\n<!-- <b> --><m:METS a='1'>",
                Some("mets"),
            ),
            ("<!DOCTYPE nitf SYSTEM 'a'><nitf>", Some("nitf")),
            ("a < b", None),
            ("<", None),
            ("<!-- <a>", None),
        ] {
            assert_eq!(root(text.as_bytes()).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn the_declared_encoding_is_seen() {
        for (head, name) in [
            (
                "<?xml version=\"1.0\" encoding=\"gb2312\"?>",
                Some("gb2312"),
            ),
            (
                "<?xml version='1.0' encoding = 'Shift_JIS' ?>",
                Some("Shift_JIS"),
            ),
            ("<?xml version='1.0'?>", None),
            ("<a encoding='gbk'/>", None),
        ] {
            assert_eq!(declared(head.as_bytes()).as_deref(), name);
        }
    }
}
