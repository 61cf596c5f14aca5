//! XML that is cut short or damaged, written anew so that a parser takes it: what is open is closed,
//! end tags that match nothing go, and reading stops where nothing can be told any more.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::markup;

/// Elements that HTML never closes, and that people leave open where it does not hold.
const EMPTY: &[&str] = &["br", "hr", "img"];

/// What could be saved of a text.
pub(crate) struct Salvage {
    /// The text, well-formed but for names that nothing declares.
    pub(crate) text: String,
    /// The line, counted from 1, where it ends before the text did, or where that ends within an element.
    pub(crate) cut: Option<usize>,
}

/// What can be saved of a text that is not well-formed; nothing where no element begins.
pub(crate) fn salvaged(text: &str) -> Option<Salvage> {
    let text = without_bare_marks(text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut copy = Copy::default();
    let mut cut = None;
    while !copy.is_whole() {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => copy.take(&event),
            Err(_) => {
                cut = Some(reader.buffer_position() as usize);
                break;
            }
        }
    }
    let end = || text.trim_end().len();
    let cut = cut.or_else(|| (!copy.open.is_empty()).then(end));
    let cut = cut.map(|at| {
        let before = &text.as_bytes()[..at.min(end())];
        1 + memchr::memchr_iter(b'\n', before).count()
    });
    while let Some(name) = copy.open.pop() {
        copy.written.extend(["</", &name, ">"]);
    }
    (!copy.written.is_empty()).then_some(Salvage {
        text: copy.written,
        cut,
    })
}

/// A text in the writing.
#[derive(Default)]
struct Copy {
    written: String,
    /// The names of the elements that are open.
    open: Vec<String>,
}

impl Copy {
    /// Whether the root element has ended.
    fn is_whole(&self) -> bool {
        self.open.is_empty() && !self.written.is_empty()
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => {
                if EMPTY.contains(&tag.name().into_inner()) {
                    self.take(&Event::Empty(tag.borrow()));
                } else if self.begin(tag) {
                    self.written.push('>');
                    self.open.push(tag.name().into_inner().to_owned());
                }
            }
            Event::Empty(tag) if self.begin(tag) => self.written.push_str("/>"),
            Event::End(tag) => self.end(tag.name().into_inner()),
            Event::Text(words) => self.words(words),
            Event::CData(words) => self.words(words),
            Event::GeneralRef(name) => self.reference(name),
            _ => {}
        }
    }

    /// Begins a tag; false when nothing may be called so.
    fn begin(&mut self, tag: &BytesStart) -> bool {
        let name = tag.name().into_inner();
        if !is_name(name) {
            return false;
        }
        self.written.extend(["<", name]);
        let mut names: Vec<String> = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let key = attribute.key.into_inner();
            if !is_name(key) || names.iter().any(|known| known == key) {
                continue;
            }
            names.push(key.to_owned());
            let value = attribute.value.replace('<', "&lt;").replace('"', "&quot;");
            let value = with_whole_references(&value);
            let value: String = value.chars().filter(|c| is_written(*c)).collect();
            self.written.extend([" ", key, "=\"", &value, "\""]);
        }
        true
    }

    /// Ends an element, and what is open inside it; an end that matches nothing is passed over.
    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open == name) else {
            return;
        };
        for name in self.open.split_off(at).into_iter().rev() {
            self.written.extend(["</", &name, ">"]);
        }
    }

    /// Adds words, which only an element can hold.
    fn words(&mut self, words: &str) {
        if !self.open.is_empty() {
            let words: String = words.chars().filter(|c| is_written(*c)).collect();
            self.written.push_str(&markup::escaped(&words));
        }
    }

    fn reference(&mut self, name: &BytesRef) {
        if self.open.is_empty() {
            return;
        }
        let name = name.xml10_content();
        let reference = format!("&{name};");
        self.written.push_str(&with_whole_references(&reference));
    }
}

/// A value in which every `&` begins a reference: to a character that may be written, or by a name.
fn with_whole_references(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut parts = value.split('&');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.split_once(';').map(|(name, _)| name);
        let is_whole = name.is_some_and(|name| match name.strip_prefix('#') {
            Some(number) => {
                let hex = number.strip_prefix('x');
                let code = match hex {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                code.is_ok_and(|code| char::from_u32(code).is_some_and(is_written))
            }
            None => is_name(name),
        });
        whole.push_str(if is_whole { "&" } else { "&amp;" });
        whole.push_str(part);
    }
    Cow::Owned(whole)
}

/// Whether something may be called so, with one prefix at most.
fn is_name(name: &str) -> bool {
    let part = |part: &str| {
        let mut letters = part.chars();
        let begins = |c: char| c.is_alphabetic() || c == '_';
        letters.next().is_some_and(begins)
            && letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    match name.split_once(':') {
        Some((prefix, name)) => part(prefix) && part(name),
        None => part(name),
    }
}

/// Whether XML may hold a character.
fn is_written(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r')
        || !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// The text with every `<` that begins no tag escaped.
pub(crate) fn without_bare_marks(text: &str) -> Cow<'_, str> {
    let is_bare = |at: usize| {
        let next = text.as_bytes().get(at + 1);
        !next.is_some_and(|next| {
            next.is_ascii_alphabetic()
                || !next.is_ascii()
                || matches!(next, b'/' | b'!' | b'?' | b'_')
        })
    };
    let mut kept = String::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('<').map(|found| at + found) {
        // What is set apart for characters holds any of them.
        if text[found..].starts_with("<![CDATA[") {
            at = text[found..]
                .find("]]>")
                .map_or(text.len(), |end| found + end);
            continue;
        }
        if is_bare(found) {
            kept.extend([&text[from..found], "&lt;"]);
            from = found + 1;
        }
        at = found + 1;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_closed_and_what_is_damaged_passed_over() {
        for (text, whole, cut) in [
            ("<a>1<br>2</a>", "<a>1<br/>2</a>", false),
            ("<a><b c='d'>e", "<a><b c=\"d\">e</b></a>", true),
            ("<a><b>c</b></d>e</a>", "<a><b>c</b>e</a>", false),
            ("<a><b><i>c</b>d</a>", "<a><b><i>c</i></b>d</a>", false),
            ("<a>b <c d", "<a>b </a>", true),
            (
                "<a>1 < 2 & 3 &#1; &x</a><b/>",
                "<a>1 &lt; 2 &amp; 3 &amp;#1; &amp;x</a>",
                false,
            ),
            (
                "<a b='1' b='2' c=3 d>e</a>",
                "<a b=\"1\" c=\"3\" d=\"\">e</a>",
                false,
            ),
            (
                "<a b='&lt;x&y'>e\u{8}</a>",
                "<a b=\"&lt;x&amp;y\">e</a>",
                false,
            ),
            (
                "<!DOCTYPE a []><a><![CDATA[<b>]]></a>",
                "<a>&lt;b&gt;</a>",
                false,
            ),
        ] {
            let salvage = salvaged(text).expect("an element");
            assert_eq!(
                (&*salvage.text, salvage.cut.is_some()),
                (whole, cut),
                "{text}"
            );
        }
        for (text, line) in [("<a>\n<b>\nc\n", 3), ("<a>\n<b>\n<!c", 3), ("<a>", 1)] {
            assert_eq!(
                salvaged(text).and_then(|salvage| salvage.cut),
                Some(line),
                "{text}"
            );
        }
        assert!(salvaged("words & words").is_none());
    }
}
