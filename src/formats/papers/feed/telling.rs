//! The words of an element and the names in it: whether they are HTML, and who wrote.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::element::{Content, Element};
use super::words::{Kind, Words, looks_like_html};
use crate::joint::one_line;

/// Words, and whether they are HTML: by what the element says of itself (Atom), or unsaid.
pub(crate) fn words(field: &Element, base: &str) -> Words {
    let kind = field.attribute("type").to_ascii_lowercase();
    let mode = field.attribute("mode").to_ascii_lowercase();
    let is_markup = |kind: &str| matches!(kind, "html" | "xhtml") || kind.contains("html");
    let base = base.to_owned();
    if mode == "base64" {
        let raw = String::from_utf8_lossy(&decoded(&field.text())).into_owned();
        return Words {
            raw,
            kind: Kind::Unsaid,
            base,
        };
    }
    // HTML whose marks were not escaped stands there as elements; some wrap one around escaped HTML.
    if field.has_elements() {
        let inner = unwrapped(field);
        let text = inner.text();
        let is_wrap = !inner.has_elements() && matches!(&*kind, "html" | "text/html");
        return Words {
            raw: if is_wrap && looks_like_html(&text) {
                text
            } else {
                inner.html()
            },
            kind: Kind::Html,
            base,
        };
    }
    let raw = field.text();
    if is_of_bytes(&kind)
        && let Ok(raw) = String::from_utf8(decoded(&raw))
        && !raw.is_empty()
    {
        let kind = Kind::Unsaid;
        return Words { raw, kind, base };
    }
    let kind = match &*kind {
        "text" | "xhtml" | "application/xhtml+xml" => Kind::Plain,
        kind if is_markup(kind) => Kind::Html,
        "text/plain" if mode != "escaped" => Kind::Plain,
        _ => Kind::Unsaid,
    };
    Words { raw, kind, base }
}

/// Whether content of that kind stands in base 64 (RFC 4287, 4.1.3.3): what is neither text nor XML.
fn is_of_bytes(kind: &str) -> bool {
    let is_text = kind.starts_with("text") || kind.contains("html") || kind.contains("xml");
    kind.contains('/') && !is_text
}

/// The element inside an XHTML text that is there only to hold it.
fn unwrapped(field: &Element) -> &Element {
    let words = field.content.iter().any(|content| match content {
        Content::Text(words) => !words.trim().is_empty(),
        Content::Element(_) => false,
    });
    let mut below = field.elements();
    match (below.next(), below.next()) {
        (Some(only), None) if only.name == "div" && !words => only,
        _ => field,
    }
}

/// The name of an author, without the address that stands beside it in the old way.
pub(crate) fn author(field: &Element) -> Option<String> {
    let child = |name| field.child(name).map(|child| one_line(&child.text()));
    let named = child("name").filter(|name| !name.is_empty());
    let line = match named.or_else(|| child("email")).or_else(|| child("uri")) {
        Some(name) => name,
        None => words(field, "").line().plain(),
    };
    let name = match (line.split_once('('), line.split_once('<')) {
        (Some((before, name)), _) if before.contains('@') => name.trim_end_matches(')'),
        (_, Some((name, after))) if after.contains('@') && !name.trim().is_empty() => name,
        _ => &*line,
    };
    let name = name.trim().trim_matches('"');
    let name = name
        .strip_prefix("By ")
        .or_else(|| name.strip_prefix("by "))
        .unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Bytes in base 64, in either of its alphabets; what is no figure of it is passed over.
fn decoded(text: &str) -> Vec<u8> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    let figures = text.bytes().filter_map(|byte| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        b'+' | b'/' => Some(byte),
        _ => byte.is_ascii_alphanumeric().then_some(byte),
    });
    let mut figures: Vec<u8> = figures.collect();
    // One figure alone is no byte.
    if figures.len() % 4 == 1 {
        figures.pop();
    }
    LENIENT.decode(figures).unwrap_or_default()
}
