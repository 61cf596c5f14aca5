//! A feed's markup as a tree, whatever is wrong with it: end tags that are missing or match nothing,
//! names without a declared prefix, entities of HTML, bare ampersands. What elements mean is read
//! elsewhere.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::formats::hypertext;

/// How deep elements may stand in one another; the tags of deeper ones are passed over.
const DEEPEST: usize = 200;
/// Elements of a small feed beyond which the rest is left out; a large one may have more.
const MOST: usize = 400_000;

/// Elements that hold words alone, so that one that is still open ends where the next begins.
const LEAVES: &[&str] = &["title", "link", "guid", "pubdate", "category", "language"];
/// Elements that end such a leaf when they begin.
const FIELDS: &[&str] = &[
    "title",
    "link",
    "guid",
    "pubdate",
    "category",
    "language",
    "description",
    "item",
    "entry",
];

/// Whose words the names of elements are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS, RDF, Atom or CDF: they do not quarrel about names.
    #[default]
    Feed,
    /// Dublin Core.
    Dublin,
    /// RSS's content module.
    Content,
    /// Media RSS.
    Media,
    /// XHTML.
    Html,
    /// What a podcast says of itself, and everything else.
    Other,
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name in small letters, without a prefix.
    pub(super) name: String,
    pub(super) space: Space,
    /// Its attributes, names as they stand.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) content: Vec<Content>,
    /// Where its tag begins in the text, in bytes.
    pub(super) at: usize,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Content {
    Text(String),
    Element(Element),
}

/// A tree, and how far into the text it goes.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) root: Element,
    /// Where reading had to stop, in bytes.
    pub(super) stopped: Option<usize>,
}

impl Element {
    /// The elements right below.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    /// The first element right below of that name, of the feed's own words.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements()
            .find(|element| element.space == Space::Feed && element.name == name)
    }

    /// An attribute, whatever the case of its name; empty when it is not there.
    pub(super) fn attribute(&self, name: &str) -> &str {
        let found = self
            .attributes
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.trim())
    }

    /// The words right in the element and in those below.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.collect(&mut text);
        text
    }

    fn collect(&self, text: &mut String) {
        for content in &self.content {
            match content {
                Content::Text(words) => text.push_str(words),
                Content::Element(element) => element.collect(text),
            }
        }
    }

    /// What stands in the element as HTML: its words escaped where it holds elements.
    pub(super) fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        for content in &self.content {
            match content {
                Content::Text(words) => html.push_str(&escaped(words)),
                Content::Element(element) => {
                    html.extend(["<", &element.name]);
                    for (name, value) in &element.attributes {
                        let name = name.rsplit(':').next().unwrap_or(name);
                        html.extend([" ", name, "=\"", &escaped(value), "\""]);
                    }
                    html.push('>');
                    element.write(html);
                    if !matches!(&*element.name, "br" | "hr" | "img" | "wbr") {
                        html.extend(["</", &element.name, ">"]);
                    }
                }
            }
        }
    }

    /// Whether elements stand right below.
    pub(super) fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    fn push_text(&mut self, words: &str) {
        if let Some(Content::Text(last)) = self.content.last_mut() {
            last.push_str(words);
        } else {
            self.content.push(Content::Text(words.to_owned()));
        }
    }
}

/// Words as they stand in HTML.
pub(super) fn escaped(words: &str) -> Cow<'_, str> {
    if !words.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(words);
    }
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    Cow::Owned(words.replace('>', "&gt;").replace('"', "&quot;"))
}

/// Reads a text as a tree; its root has no name.
pub(super) fn read(text: &str) -> Tree {
    let text = without_bare_marks(text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut growth = Growth::new(MOST + text.len() / 32);
    loop {
        let at = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Eof) => return growth.finish(None),
            Ok(event) if growth.left > 0 => growth.take(&event, at),
            Ok(_) | Err(_) => return growth.finish(Some(at)),
        }
    }
}

/// The text with every `<` that begins no tag escaped.
fn without_bare_marks(text: &str) -> Cow<'_, str> {
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

/// A tree in the making.
struct Growth {
    /// The elements that are open, the root first.
    open: Vec<Element>,
    /// Tags that were passed over because they stand too deep.
    beyond: usize,
    /// Prefixes of names: how many elements were open, the prefix, whose words it marks.
    prefixes: Vec<(usize, String, Space)>,
    left: usize,
    names: Names,
}

impl Growth {
    fn new(left: usize) -> Growth {
        Growth {
            open: vec![Element::default()],
            beyond: 0,
            prefixes: Vec::new(),
            left,
            names: Names::default(),
        }
    }

    fn take(&mut self, event: &Event, at: usize) {
        match event {
            Event::Start(tag) if self.open.len() > DEEPEST => {
                self.beyond += usize::from(!tag.is_empty());
            }
            Event::Start(tag) => self.begin(tag, at),
            Event::Empty(tag) => {
                self.begin(tag, at);
                self.close(self.open.len() - 1);
            }
            Event::End(_) if self.beyond > 0 => self.beyond -= 1,
            Event::End(tag) => self.end(tag.local_name().into_inner()),
            Event::Text(words) => self.words(words),
            Event::CData(words) => self.words(words),
            Event::GeneralRef(name) => {
                let name = name.xml10_content();
                match self.names.resolved(&name) {
                    Some(words) => self.words(&words),
                    None => self.words(&format!("&{name};")),
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(last) = self.open.last_mut() {
            last.push_text(words);
        }
    }

    fn begin(&mut self, tag: &BytesStart, at: usize) {
        let name = tag.local_name().into_inner().to_ascii_lowercase();
        self.make_room(&name);
        self.left -= 1;
        let depth = self.open.len();
        let mut attributes = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let key = attribute.key.into_inner();
            let value = self.names.unescaped(&attribute.value);
            let prefix = key
                .strip_prefix("xmlns:")
                .or((key == "xmlns").then_some(""));
            if let Some(prefix) = prefix {
                let space = space_of(&value, prefix);
                self.prefixes.push((depth, prefix.to_owned(), space));
            } else {
                attributes.push((key.to_owned(), value));
            }
        }
        let prefix = tag.name().prefix().map_or("", |prefix| prefix.into_inner());
        let declared = self
            .prefixes
            .iter()
            .rev()
            .find(|(_, known, _)| known == prefix);
        self.open.push(Element {
            name,
            space: declared.map_or_else(|| usual(prefix), |(_, _, space)| *space),
            attributes,
            content: Vec::new(),
            at,
        });
    }

    /// Ends what cannot go on where an element of that name begins.
    fn make_room(&mut self, name: &str) {
        let leaf = self
            .open
            .last()
            .is_some_and(|last| last.space == Space::Feed && LEAVES.contains(&&*last.name));
        if leaf && FIELDS.contains(&name) {
            self.close(self.open.len() - 1);
        }
        if matches!(name, "item" | "entry") {
            let same = self.open.iter().rposition(|open| open.name == name);
            if let Some(same) = same {
                self.close(same);
            }
        }
    }

    fn end(&mut self, name: &str) {
        let open = self
            .open
            .iter()
            .rposition(|open| open.name.eq_ignore_ascii_case(name));
        if let Some(open) = open.filter(|open| *open > 0) {
            self.close(open);
        }
    }

    /// Closes the open element of that index and all in it.
    fn close(&mut self, index: usize) {
        while self.open.len() > index.max(1) {
            let Some(element) = self.open.pop() else {
                return;
            };
            if let Some(outer) = self.open.last_mut() {
                outer.content.push(Content::Element(element));
            }
        }
        let depth = self.open.len();
        self.prefixes.retain(|(since, ..)| *since < depth);
    }

    fn finish(mut self, stopped: Option<usize>) -> Tree {
        self.close(1);
        let root = self.open.pop().unwrap_or_default();
        Tree { root, stopped }
    }
}

/// Whose words a namespace holds.
fn space_of(address: &str, prefix: &str) -> Space {
    let address = address.trim().to_ascii_lowercase();
    let holds = |part: &str| address.contains(part);
    if holds("itunes") || holds("googleplay") || holds("podcast") {
        Space::Other
    } else if holds("purl.org/dc") {
        Space::Dublin
    } else if holds("modules/content") {
        Space::Content
    } else if holds("search.yahoo.com/mrss") {
        Space::Media
    } else if holds("1999/xhtml") {
        Space::Html
    } else if prefix.is_empty()
        || [
            "2005/atom",
            "purl.org/atom",
            "purl.org/net/rss",
            "purl.org/rss/1.0/",
        ]
        .iter()
        .any(|part| holds(part) && !holds("modules"))
        || [
            "netscape.com/rdf",
            "userland.com",
            "rdf-syntax-ns",
            "channel.netscape",
        ]
        .iter()
        .any(|part| holds(part))
    {
        Space::Feed
    } else {
        Space::Other
    }
}

/// Whose words a prefix marks that nobody declared.
fn usual(prefix: &str) -> Space {
    match prefix {
        "" | "atom" | "rss" | "rdf" | "a" => Space::Feed,
        "dc" | "dcterms" => Space::Dublin,
        "content" => Space::Content,
        "media" => Space::Media,
        "xhtml" | "html" => Space::Html,
        _ => Space::Other,
    }
}

/// The names of characters that were met, and what they stand for.
#[derive(Default)]
struct Names(HashMap<String, Option<String>>);

impl Names {
    /// Words with their entities resolved.
    fn unescaped(&mut self, words: &str) -> String {
        let mut text = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('&') {
            text.push_str(before);
            let end = after.bytes().take(32).position(|byte| byte == b';');
            let known = end.and_then(|end| Some((end, self.resolved(&after[..end])?)));
            if let Some((end, character)) = known {
                text.push_str(&character);
                rest = &after[end + 1..];
            } else {
                text.push('&');
                rest = after;
            }
        }
        text.push_str(rest);
        text
    }

    /// The characters that an entity stands for, by its name or number.
    fn resolved(&mut self, name: &str) -> Option<String> {
        match name {
            "amp" => return Some("&".to_owned()),
            "lt" => return Some("<".to_owned()),
            "gt" => return Some(">".to_owned()),
            _ if name.starts_with('#') => return numbered(&name[1..]),
            _ => {}
        }
        let is_name = name.len() < 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_name {
            return None;
        }
        // The parser of HTML knows them all.
        let found = self.0.entry(name.to_owned()).or_insert_with(|| {
            let entity = format!("&{name};");
            let text = hypertext::tree(&entity).root().text().to_string();
            (!text.contains('&')).then_some(text)
        });
        found.clone()
    }
}

/// The character of a number.
fn numbered(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Numbers of controls are meant in the code page of Windows.
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return Some(text.into_owned());
    }
    Some(char::from_u32(code)?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text).root.html(), expected);
    }

    #[test]
    fn tags_that_are_not_closed_end_with_what_holds_them() {
        check(
            "<item><title>A<link>b</item>",
            "<item><title>A</title><link>b</link></item>",
        );
        check(
            "<item><title>A<item>b",
            "<item><title>A</title></item><item>b</item>",
        );
        check("<a>b</c></a>d</e>", "<a>b</a>d");
    }

    #[test]
    fn entities_and_bare_marks_are_words() {
        check(
            "<t>&zeta;&#8220;&#151;&amp;&none;</t>",
            "<t>ζ“—&amp;&amp;none;</t>",
        );
        check("<t>a & b < c</t>", "<t>a &amp; b &lt; c</t>");
        check(
            "<t><![CDATA[<b> < &amp;]]></t>",
            "<t>&lt;b&gt; &lt; &amp;amp;</t>",
        );
        check("<t a=b&eacute;c d='&lt;'/>", "<t a=\"béc\" d=\"&lt;\"></t>");
    }

    #[test]
    fn whose_words_names_are_is_told_by_namespace_or_prefix() {
        let root =
            read("<a xmlns:x='http://purl.org/dc/elements/1.1/'><x:b/><dc:c/><q:d/></a>").root;
        let spaces = root.elements().flat_map(Element::elements);
        let spaces: Vec<Space> = spaces.map(|element| element.space).collect();
        assert_eq!(spaces, [Space::Dublin, Space::Dublin, Space::Other]);
    }

    #[test]
    fn depth_is_bounded_and_what_is_cut_short_is_kept() {
        let deep = format!("{}x", "<a>".repeat(100_000));
        assert_eq!(read(&deep).root.text(), "x");
        let tree = read("<a>b<!-- c");
        assert_eq!((tree.root.text().as_str(), tree.stopped), ("b", Some(4)));
    }
}
