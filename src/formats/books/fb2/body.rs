//! The bodies of a book into a draft: sections by depth, verse, quotations, notes where their marks
//! stand.

use std::collections::HashMap;

use roxmltree::Node;

use super::pictures::Album;
use crate::books::manuscript::{Draft, Standing};
use crate::xml;
use crate::xml::markup::escaped;

/// The work of reading a book.
pub(crate) struct Body<'a, 'input> {
    draft: Draft,
    album: Album,
    /// The notes by their ids, and the numbers of those that were marked.
    held: HashMap<&'a str, Node<'a, 'input>>,
    marked: HashMap<&'a str, usize>,
    /// Pictures of the paragraph that is being read.
    aside: Vec<Node<'a, 'input>>,
}

impl<'a, 'input: 'a> Body<'a, 'input> {
    pub(crate) fn new(root: Node<'a, 'input>, album: Album) -> Body<'a, 'input> {
        let notes = xml::children(root, "body").filter(|body| is_notes(*body));
        let notes = notes.flat_map(|body| body.descendants());
        let notes = notes.filter(|node| xml::is(*node, "section"));
        Body {
            draft: Draft::default(),
            album,
            held: notes
                .filter_map(|note| Some((xml::attribute(note, "id")?, note)))
                .collect(),
            marked: HashMap::new(),
            aside: Vec::new(),
        }
    }

    /// The draft, and the pictures that it shows.
    pub(crate) fn close(self) -> (Draft, Album) {
        (self.draft, self.album)
    }

    /// Reads a whole book: what is said about it, its bodies, and the notes that no mark leads to.
    pub(crate) fn book(&mut self, root: Node<'a, 'input>) {
        let info = xml::find(root, "title-info");
        let title = info.and_then(|info| xml::child(info, "book-title"));
        let title = xml::letters(&title.map(xml::words).unwrap_or_default());
        for name in ["coverpage", "annotation"] {
            if let Some(node) = info.and_then(|info| xml::child(info, name)) {
                self.blocks(node, Standing::Text, 1);
            }
        }
        let bodies = |notes| xml::children(root, "body").filter(move |it| is_notes(*it) == notes);
        for (at, body) in bodies(false).enumerate() {
            // Most bodies say the title once more.
            let said = xml::child(body, "title")
                .map(xml::words)
                .unwrap_or_default();
            let is_echo = !title.is_empty() && xml::letters(&said).contains(&title);
            self.body(body, at > 0, is_echo);
        }
        for body in bodies(true) {
            for note in xml::children(body, "section") {
                let id = xml::attribute(note, "id").unwrap_or_default();
                if !self.marked.contains_key(id) {
                    self.blocks(note, Standing::Text, 2);
                }
            }
        }
    }

    fn body(&mut self, body: Node<'a, 'input>, is_later: bool, is_echo: bool) {
        let mut sections = xml::children(body, "section");
        let only = sections.next().filter(|_| sections.next().is_none());
        let is_shell = only.is_some_and(|only| xml::child(only, "section").is_some());
        let level = u8::from(!is_shell) + u8::from(is_later);
        for child in body.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "title" if is_echo => {}
                "title" => self.title(child, u8::from(is_later)),
                "section" => self.section(child, level),
                _ => self.block(child, Standing::Text, level),
            }
        }
    }

    fn section(&mut self, section: Node<'a, 'input>, level: u8) {
        let before = section.prev_sibling_element();
        let follows = before.is_some_and(|before| xml::is(before, "section"));
        if follows && xml::child(section, "title").is_none() {
            self.draft.rule();
        }
        self.blocks(section, Standing::Text, level);
    }

    fn blocks(&mut self, node: Node<'a, 'input>, standing: Standing, level: u8) {
        for child in node.children().filter(Node::is_element) {
            self.block(child, standing, level);
        }
    }

    fn block(&mut self, node: Node<'a, 'input>, standing: Standing, level: u8) {
        match node.tag_name().name() {
            "title" => self.title(node, level),
            "section" => self.section(node, level.saturating_add(1)),
            "subtitle" if standing == Standing::Text => {
                self.paragraph(node, Standing::Head(level.max(2).saturating_add(1)));
            }
            "epigraph" | "cite" => self.blocks(node, Standing::Quote, level),
            // The title of a poem begins no story.
            "poem" => self.blocks(node, standing, level.max(2).saturating_add(1)),
            "annotation" | "coverpage" => self.blocks(node, standing, level),
            "stanza" => self.stanza(node, level),
            "v" => self.paragraph(node, Standing::Verbatim),
            "text-author" => {
                let words = self.words(node);
                let standing = if standing == Standing::Text {
                    standing
                } else {
                    Standing::Quote
                };
                self.draft.paragraph(standing, &format!("<i>{words}</i>"));
            }
            "image" => self.picture(node),
            "table" => self.table(node),
            "empty-line" if parts(node) => self.draft.rule(),
            "empty-line" => {}
            _ => self.paragraph(node, standing),
        }
    }

    /// A title of one or several lines; at level 0 it is the book's.
    fn title(&mut self, node: Node<'a, 'input>, level: u8) {
        let mut words = String::new();
        for line in xml::children(node, "p") {
            let line = self.words(line);
            if !words.is_empty() && !line.is_empty() {
                let ends = words.ends_with(['.', '!', '?', ':', '。', '：', '？', '！']);
                words.push_str(if ends { " " } else { ". " });
            }
            words.push_str(&line);
        }
        let standing = match level {
            0 => Standing::Title,
            level => Standing::Head(level),
        };
        self.draft.paragraph(standing, &words);
        self.place();
    }

    fn stanza(&mut self, node: Node<'a, 'input>, level: u8) {
        let before = node.prev_sibling_element();
        if before.is_some_and(|before| xml::is(before, "stanza")) {
            self.draft.paragraph(Standing::Verbatim, "");
        }
        self.blocks(node, Standing::Verbatim, level);
    }

    fn paragraph(&mut self, node: Node<'a, 'input>, standing: Standing) {
        let words = self.words(node);
        self.draft.paragraph(standing, words.trim());
        self.place();
    }

    /// Places the pictures of a paragraph behind it.
    fn place(&mut self) {
        for picture in std::mem::take(&mut self.aside) {
            self.picture(picture);
        }
    }

    fn picture(&mut self, node: Node<'a, 'input>) {
        let path = xml::attribute(node, "href").and_then(|to| self.album.path(to));
        let shows = xml::attribute(node, "title").or_else(|| xml::attribute(node, "alt"));
        let shows = shows.unwrap_or_default();
        if path.is_some() || !shows.is_empty() {
            self.draft.picture(&path.unwrap_or_default(), shows);
        }
    }

    fn table(&mut self, node: Node<'a, 'input>) {
        let mut html = String::from("<table>");
        for row in xml::children(node, "tr") {
            html.push_str("<tr>");
            for cell in row.children().filter(Node::is_element) {
                let words = self.words(cell);
                let name = if xml::is(cell, "th") { "th" } else { "td" };
                let span = xml::attribute(cell, "colspan").unwrap_or("1");
                html.extend(["<", name, " colspan=\"", &escaped(span), "\">", &words]);
            }
        }
        html.push_str("</table>");
        self.draft.table(&html);
        self.place();
    }

    /// The words of an element, as HTML.
    fn words(&mut self, node: Node<'a, 'input>) -> String {
        let mut words = String::new();
        for child in node.children() {
            if child.is_text() {
                words.push_str(&escaped(child.text().unwrap_or_default()));
            } else if child.is_element() {
                self.piece(child, &mut words);
            }
        }
        words
    }

    fn piece(&mut self, node: Node<'a, 'input>, words: &mut String) {
        let tag = match node.tag_name().name() {
            "image" => return self.aside.push(node),
            "a" => return self.link(node, words),
            "emphasis" => "i",
            "strong" => "b",
            "strikethrough" => "s",
            "sub" => "sub",
            "sup" => "sup",
            "code" => "code",
            _ => "span",
        };
        let inside = self.words(node);
        words.extend(["<", tag, ">", &inside, "</", tag, ">"]);
    }

    /// A link, or the mark of a note.
    fn link(&mut self, link: Node<'a, 'input>, words: &mut String) {
        let to = xml::attribute(link, "href").unwrap_or_default();
        let found = to
            .strip_prefix('#')
            .and_then(|id| self.held.get_key_value(id));
        let Some((&id, &note)) = found else {
            let inside = self.words(link);
            if to.starts_with('#') {
                return words.push_str(&inside);
            }
            return words.extend(["<a href=\"", &escaped(to), "\">", &inside, "</a>"]);
        };
        if let Some(number) = self.marked.get(id) {
            return words.push_str(&Draft::mark_of(*number));
        }
        let (number, mark) = self.draft.mark();
        self.marked.insert(id, number);
        words.push_str(&mark);
        let aside = std::mem::take(&mut self.aside);
        let before = self.draft.step_in();
        for child in note.children().filter(Node::is_element) {
            if !xml::is(child, "title") {
                self.block(child, Standing::Text, 2);
            }
        }
        let html = self.draft.step_out(before);
        self.aside = aside;
        self.draft.note(number, &html);
    }
}

/// Whether a body holds notes and not the text.
fn is_notes(body: Node<'_, '_>) -> bool {
    let name = xml::attribute(body, "name").unwrap_or_default();
    ["notes", "comments", "footnotes"].contains(&name)
}

/// Whether an empty line parts two paragraphs, as a rule would.
fn parts(line: Node<'_, '_>) -> bool {
    let is_words = |node: Option<Node<'_, '_>>| node.is_some_and(|node| xml::is(node, "p"));
    is_words(line.prev_sibling_element()) && is_words(line.next_sibling_element())
}
