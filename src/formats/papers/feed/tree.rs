//! A feed's markup as a tree, whatever is wrong with it: end tags that are missing or match nothing,
//! names without a declared prefix, entities of HTML, bare ampersands. What elements mean is read
//! elsewhere.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::element::{Content, Element};
use super::names::{self, Names};
use super::space::{self, Space};
use crate::xml::salvage;

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

/// A tree, and how far into the text it goes.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) root: Element,
    /// Where reading had to stop, in bytes.
    pub(crate) stopped: Option<usize>,
}

/// Reads a text as a tree; its root has no name.
pub(crate) fn read(text: &str) -> Tree {
    let text = salvage::without_bare_marks(text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut growth = Growth::new(text.len());
    loop {
        let at = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Eof) => return growth.finish(None),
            Ok(event) if growth.left > 0 => growth.take(&event, at),
            Ok(_) | Err(_) => return growth.finish(Some(at)),
        }
    }
}

/// A tree in the making.
struct Growth {
    /// The elements that are open, the root first.
    open: Vec<Element>,
    /// Tags that were passed over because they stand too deep.
    beyond: usize,
    /// Prefixes of names, as they were declared: how many elements were open, and the prefix.
    declared: Vec<(usize, String)>,
    /// Whose words each of them marks, the innermost last.
    prefixes: HashMap<String, Vec<Space>>,
    left: usize,
    names: Names,
}

impl Growth {
    fn new(length: usize) -> Growth {
        Growth {
            open: vec![Element::default()],
            beyond: 0,
            declared: Vec::new(),
            prefixes: HashMap::new(),
            left: MOST + length / 32,
            names: Names::for_text(length),
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
            Event::Text(words) => self.words(&names::meant(words)),
            Event::CData(words) => self.words(&names::meant(words)),
            Event::DocType(doctype) => self.names.declare(doctype),
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
                let space = space::space_of(&value, prefix);
                self.declared.push((depth, prefix.to_owned()));
                let spaces = self.prefixes.entry(prefix.to_owned());
                spaces.or_default().push(space);
            } else {
                attributes.push((key.to_owned(), value));
            }
        }
        let prefix = tag.name().prefix().map_or("", |prefix| prefix.into_inner());
        let declared = self.prefixes.get(prefix).and_then(|spaces| spaces.last());
        self.open.push(Element {
            name,
            space: declared.copied().unwrap_or_else(|| space::usual(prefix)),
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
            let Some(mut element) = self.open.pop() else {
                return;
            };
            // Most hold one thing, and there may be very many of them.
            element.content.shrink_to_fit();
            if let Some(outer) = self.open.last_mut() {
                outer.content.push(Content::Element(element));
            }
        }
        let depth = self.open.len();
        while let Some((_, prefix)) = self.declared.pop_if(|(since, _)| *since >= depth) {
            if let Some(spaces) = self.prefixes.get_mut(&prefix) {
                spaces.pop();
            }
        }
    }

    fn finish(mut self, stopped: Option<usize>) -> Tree {
        self.close(1);
        let root = self.open.pop().unwrap_or_default();
        Tree { root, stopped }
    }
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

    /// Whose words the names inside an element are.
    fn spaces(element: &Element, to: &mut Vec<(String, Space)>) {
        for inside in element.elements() {
            to.push((inside.name.clone(), inside.space));
            spaces(inside, to);
        }
    }

    #[test]
    fn a_prefix_means_what_the_innermost_element_says() {
        let space = "http://purl.org/dc/elements/1.1/";
        let root = read(&format!(
            "<a xmlns:x='u'><b xmlns:x='{space}'><x:c/></b><x:d/></a><x:e/>"
        ));
        let mut found = Vec::new();
        spaces(&root.root, &mut found);
        let of = |name: &str| {
            found
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, it)| *it)
        };
        assert_eq!(of("c"), Some(Space::Dublin));
        assert_eq!(of("d"), Some(Space::Other));
    }

    #[test]
    fn very_many_prefixes_are_not_gone_over_for_each_element() {
        // Each element with each prefix would take minutes.
        let count = 60_000;
        let prefixes: Vec<String> = (0..count).map(|n| format!(" xmlns:a{n}='u'")).collect();
        let prefixes = prefixes.concat();
        let inside = "<b/>".repeat(count);
        let tree = read(&format!("<a{prefixes}>{inside}</a>"));
        let elements = tree.root.elements().flat_map(Element::elements);
        assert_eq!(elements.count(), count);
    }

    #[test]
    fn depth_is_bounded_and_what_is_cut_short_is_kept() {
        let deep = format!("{}x", "<a>".repeat(100_000));
        assert_eq!(read(&deep).root.text(), "x");
        let tree = read("<a>b<!-- c");
        assert_eq!((tree.root.text().as_str(), tree.stopped), ("b", Some(4)));
    }
}
