//! XML of a kind that has no format of its own: texts of libraries (TEI), of journals (JATS), of
//! manuals (`DocBook`), and records of whatever else. What an element is, its name tells where it is a
//! name that such texts share, and what stands in it elsewhere.

use roxmltree::Node;

use super::manuscript::{self, Draft, Facts, Standing};
use super::vocabulary::{
    ABOUT, BLOCKS, CAPTIONS, HEADS, ITEMS, LINES, MACHINES, NOTES, PARAGRAPHS, PARTS, PICTURES,
    QUOTES, TABLES, VERBATIM, VERSE,
};
use crate::bytes::foreign;
use crate::bytes::source::Source;
use crate::format::Format;
use crate::papers::plain::RawPage;
use crate::reading::{Note, ReadError, Reading};
use crate::xml;
use crate::xml::markup::escaped;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Guess, Loss, Omission};

/// Any other XML.
pub(crate) const FORMAT: Format = Format {
    name: "xml",
    endings: &["xml", "tei", "dbk", "docbook"],
    signature: "any other XML, such as TEI, JATS and DocBook",
    outcome: "stories by the headings that its elements name; records one below the other",
    knows,
    read,
};

/// Notes that stand below the text; more stay where they are.
const MOST_NOTES: usize = 10_000;

fn knows(source: &Source) -> bool {
    if source.is_folder() {
        return false;
    }
    let Some(root) = xml::root(source.main()) else {
        return false;
    };
    // A text that only begins with a tag is none.
    let bytes = source.main();
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]);
    let tail = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(256)..]);
    let tail = tail.trim_end().to_ascii_lowercase();
    head.trim_start_matches(['\u{feff}', ' ', '\r', '\n'])
        .starts_with("<?xml")
        || tail
            .strip_suffix('>')
            .is_some_and(|tail| tail.trim_end().ends_with(&root))
}

/// Reads a file. One that is no XML after all, or of which nothing is left, is bare text.
fn read(source: &Source) -> Result<Reading, ReadError> {
    foreign::refuse(source)?;
    if source.is_folder() {
        return Err(ReadError::NoIssue);
    }
    let mut notes = Vec::new();
    let text = xml::text(source, source.main(), &mut notes)?;
    let read = xml::read(source, source.name(), &text, |document| {
        let root = document.root_element();
        let facts = facts(root);
        let mut body = Body {
            draft: Draft::default(),
            title: xml::letters(&facts.title),
            is_data: !root.descendants().any(is_prose),
        };
        // The sections of an article are parts of one story, the chapters of a book are stories.
        let is_article = xml::is(root, "article");
        if is_article {
            body.draft
                .paragraph(Standing::Title, &escaped(&facts.title));
        }
        body.children(root, Standing::Text, u8::from(is_article));
        (facts, Clean::line(root.tag_name().name()), body.draft)
    });
    let read = match read {
        Err(error) if is_bomb(&error) => return Err(error),
        Err(_) => return RawPage::new(source.clone()).read(),
        Ok(read) => read,
    };
    let (facts, root, draft) = xml::noting(read, &mut notes);
    let guess = Guess::Dialect(root);
    notes.push(Note::Guessed {
        what: guess,
        confidence: 60,
    });
    match manuscript::bind(source, &facts, draft, notes) {
        Err(ReadError::Empty) => RawPage::new(source.clone()).read(),
        bound => bound,
    }
}

/// Whether a text is XML that would come out as far more than it is.
fn is_bomb(error: &ReadError) -> bool {
    let ReadError::Malformed { reason, .. } = error else {
        return false;
    };
    matches!(reason, Loss::Expanded | Loss::TooManyElements)
}

/// Whether an element is one of texts and not of records.
fn is_prose(node: Node<'_, '_>) -> bool {
    let name = name(node);
    [PARTS, PARAGRAPHS, VERSE, LINES]
        .iter()
        .any(|names| names.contains(&&*name))
}

/// The name of an element in small letters, without its prefix.
fn name(node: Node<'_, '_>) -> String {
    node.tag_name().name().to_ascii_lowercase()
}

/// What a text says of itself, by the elements in which its kinds say it.
fn facts(root: Node<'_, '_>) -> Facts {
    let about = root
        .descendants()
        .find(|node| ABOUT.contains(&&*name(*node)));
    let whole = about.unwrap_or(root);
    let first = |names: &[&str]| {
        let found = names.iter().find_map(|name| xml::find(whole, name));
        found.map(xml::words).unwrap_or_default()
    };
    let own = xml::child(root, "title")
        .map(xml::words)
        .unwrap_or_default();
    let title = first(&["article-title", "titlestmt", "title"]);
    let title = match xml::find(whole, "titlestmt").and_then(|all| xml::child(all, "title")) {
        Some(title) => xml::words(title),
        None if about.is_some() && !title.is_empty() => title,
        None => own,
    };
    let date = whole
        .descendants()
        .find(|node| ["date", "pub-date", "pubdate"].contains(&&*name(*node)));
    let tag = xml::attribute(root, "lang");
    Facts {
        title,
        author: author(whole, about.is_some()),
        date: date.map_or_else(String::new, |date| {
            let when = ["when", "iso-8601-date"]
                .iter()
                .find_map(|name| xml::attribute(date, name));
            when.map_or_else(|| day(date), str::to_owned)
        }),
        language: tag.unwrap_or_default().to_owned(),
    }
}

/// A day that is written in parts, else in words.
fn day(date: Node<'_, '_>) -> String {
    let part = |name| xml::child(date, name).map(xml::words);
    let parts: Option<Vec<String>> = ["year", "month", "day"].map(part).into_iter().collect();
    let padded = |part: &String| format!("{part:0>2}");
    parts.map_or_else(
        || xml::words(date),
        |parts| parts.iter().map(padded).collect::<Vec<_>>().join("-"),
    )
}

/// Who wrote a text.
fn author(about: Node<'_, '_>, is_said: bool) -> String {
    let authors = about.descendants().filter(|node| match &*name(*node) {
        "author" => true,
        "contrib" => xml::attribute(*node, "contrib-type").is_none_or(|kind| kind == "author"),
        _ => false,
    });
    let names = authors.filter(|_| is_said).map(|author| {
        let part = |names: [&str; 2]| {
            let found = names.iter().find_map(|name| xml::find(author, name));
            found.map(xml::words).unwrap_or_default()
        };
        let parts = [
            part(["given-names", "firstname"]),
            part(["surname", "lastname"]),
        ];
        match parts.join(" ").trim() {
            "" => xml::words(author),
            name => name.to_owned(),
        }
    });
    names.collect::<Vec<_>>().join("; ")
}

/// The work of reading a text.
struct Body {
    draft: Draft,
    /// The letters of its title, which it may say once more.
    title: String,
    /// Whether it is made of records: then names of elements are words of it.
    is_data: bool,
}

impl Body {
    fn children(&mut self, node: Node<'_, '_>, standing: Standing, level: u8) {
        for child in node.children().filter(Node::is_element) {
            self.block(child, standing, level);
        }
    }

    fn block(&mut self, node: Node<'_, '_>, standing: Standing, level: u8) {
        let name = &*name(node);
        let is = |names: &[&str]| names.contains(&name);
        let has_parts = node.children().any(|child| child.is_element());
        match name {
            _ if is(MACHINES) => self.draft.lose(Omission::Named(Clean::line(name))),
            _ if is(ABOUT) => {
                for part in node.descendants().filter(|part| xml::is(*part, "abstract")) {
                    self.children(part, Standing::Quote, level);
                }
            }
            _ if is(HEADS) && !self.is_data => self.head(node, level),
            _ if is(PARTS) => self.children(node, standing, level.saturating_add(1)),
            _ if is(ITEMS) => self.paragraph(node, Standing::Item),
            // Among words it is a part of them.
            "quote" => self.mixed(node, Standing::Quote, level),
            _ if is(QUOTES) => self.mixed(node, Standing::Quote, level),
            _ if is(VERSE) => self.verse(node, level),
            _ if is(LINES) => self.paragraph(node, Standing::Verbatim),
            _ if is(VERBATIM) => self.verbatim(node),
            _ if is(TABLES) => self.table(node, level),
            _ if is(PICTURES) => self.picture(node),
            _ if is(CAPTIONS) => self.mixed(node, Standing::Caption, level),
            _ if self.is_data && has_parts && !is_mixed(node) => self.record(node, level),
            _ if self.is_data => self.field(node, name),
            _ if is(PARAGRAPHS) || is_mixed(node) || !has_parts => {
                self.mixed(node, standing, level);
            }
            _ => self.children(node, standing, level),
        }
    }

    /// A heading; the title of the whole is said once.
    fn head(&mut self, node: Node<'_, '_>, level: u8) {
        let is_echo = level <= 1 && xml::letters(&xml::words(node)) == self.title;
        if !is_echo {
            self.paragraph(node, Standing::Head(level.max(1)));
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, standing: Standing) {
        let words = self.words(node);
        self.draft.paragraph(standing, words.trim());
    }

    /// Words, with what stands between them as paragraphs of its own.
    fn mixed(&mut self, node: Node<'_, '_>, standing: Standing, level: u8) {
        let mut words = String::new();
        for child in node.children() {
            let name = name(child);
            let is_block = BLOCKS.iter().any(|names| names.contains(&&*name));
            if child.is_element() && is_block {
                self.draft
                    .paragraph(standing, std::mem::take(&mut words).trim());
                self.block(child, standing, level);
            } else {
                self.piece(child, &mut words);
            }
        }
        self.draft.paragraph(standing, words.trim());
    }

    /// Lines of verse, a blank one between two stanzas.
    fn verse(&mut self, node: Node<'_, '_>, level: u8) {
        let before = node.prev_sibling_element();
        if before.is_some_and(|before| name(before) == name(node)) {
            self.draft.paragraph(Standing::Verbatim, "");
        }
        self.children(node, Standing::Verbatim, level.max(2));
    }

    fn verbatim(&mut self, node: Node<'_, '_>) {
        let texts = node.descendants().filter(Node::is_text);
        let text: String = texts.filter_map(|text| text.text()).collect();
        for line in text.trim_matches('\n').lines() {
            self.draft
                .paragraph(Standing::Verbatim, &escaped(line.trim_end()));
        }
    }

    fn table(&mut self, node: Node<'_, '_>, level: u8) {
        let is_row = |node: &Node<'_, '_>| ["row", "tr"].contains(&&*name(*node));
        if !node.descendants().any(|node| is_row(&node)) {
            return self.children(node, Standing::Text, level);
        }
        let heads = node.children().filter(Node::is_element);
        let heads = heads.filter(|child| {
            [HEADS, CAPTIONS, &["label"]]
                .iter()
                .any(|names| names.contains(&&*name(*child)))
        });
        for head in heads {
            self.paragraph(head, Standing::Caption);
        }
        let mut html = String::from("<table>");
        for row in node.descendants().filter(is_row) {
            html.push_str("<tr>");
            for cell in row.children().filter(Node::is_element) {
                let words = self.words(cell);
                html.extend(["<td>", words.trim()]);
            }
        }
        html.push_str("</table>");
        self.draft.table(&html);
    }

    fn picture(&mut self, node: Node<'_, '_>) {
        let path = ["url", "fileref", "href", "src"]
            .iter()
            .find_map(|name| xml::attribute(node, name));
        let shows = xml::attribute(node, "alt").unwrap_or_default();
        self.draft.picture(path.unwrap_or_default(), shows);
    }

    /// A record: a rule parts it from the one before.
    fn record(&mut self, node: Node<'_, '_>, level: u8) {
        let is_first = node.prev_sibling_element().is_none();
        let has_fields = node
            .children()
            .any(|child| child.is_element() && !child.children().any(|below| below.is_element()));
        if !is_first && has_fields {
            self.draft.rule();
        }
        self.attributes(node);
        self.children(node, Standing::Text, level);
    }

    /// A field of a record, with its name.
    fn field(&mut self, node: Node<'_, '_>, name: &str) {
        self.attributes(node);
        let words = self.words(node);
        if !words.trim().is_empty() {
            let field = format!("<b>{}</b>: {}", escaped(name), words.trim());
            self.draft.paragraph(Standing::Text, &field);
        }
    }

    fn attributes(&mut self, node: Node<'_, '_>) {
        for attribute in node.attributes() {
            let (name, value) = (escaped(attribute.name()), escaped(attribute.value()));
            self.draft
                .paragraph(Standing::Text, &format!("<b>{name}</b>: {value}"));
        }
    }

    /// The words of an element, as HTML.
    fn words(&mut self, node: Node<'_, '_>) -> String {
        let mut words = String::new();
        for child in node.children() {
            self.piece(child, &mut words);
        }
        words
    }

    fn piece(&mut self, node: Node<'_, '_>, words: &mut String) {
        if node.is_text() {
            words.push_str(&escaped(node.text().unwrap_or_default()));
        }
        if !node.is_element() {
            return;
        }
        let name = name(node);
        let tag = match &*name {
            "i" | "em" | "emph" | "emphasis" | "italic" | "hi" => "i",
            "b" | "bold" | "strong" => "b",
            "sub" | "subscript" => "sub",
            "sup" | "superscript" => "sup",
            "lb" | "br" => return words.push_str("<br>"),
            _ if NOTES.contains(&&*name) => return self.note(node, words),
            _ => "span",
        };
        let inside = self.words(node);
        // Blocks among words, such as the paragraphs of an item, are not run together.
        let gap = if BLOCKS.iter().any(|names| names.contains(&&*name)) {
            " "
        } else {
            ""
        };
        words.extend([
            gap,
            "<",
            tag,
            ">",
            inside.trim_matches('\n'),
            "</",
            tag,
            ">",
            gap,
        ]);
    }

    /// A note where it stands among words.
    fn note(&mut self, node: Node<'_, '_>, words: &mut String) {
        let (number, mark) = self.draft.mark();
        if number > MOST_NOTES {
            let inside = self.words(node);
            return words.extend([" (", inside.trim(), ")"]);
        }
        words.push_str(&mark);
        let before = self.draft.step_in();
        self.mixed(node, Standing::Text, 2);
        let html = self.draft.step_out(before);
        self.draft.note(number, &html);
    }
}

/// Whether words stand right in an element.
fn is_mixed(node: Node<'_, '_>) -> bool {
    let texts = node.children().filter(Node::is_text);
    let mut texts = texts.filter_map(|text| text.text());
    texts.any(|text| !text.trim().is_empty())
}
