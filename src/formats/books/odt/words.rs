//! The words of a paragraph as HTML: stress, links, ruby, notes, and what is anchored in them.

use roxmltree::Node;

use super::body::Body;
use crate::books::manuscript::Aside;
use crate::bytes::reference;
use crate::xml;
use crate::xml::markup::escaped;
use newsprint_messages::Omission;

/// The most spaces that one element stands for.
const MOST_SPACES: usize = 80;

impl<'a, 'input: 'a> Body<'a, 'input> {
    /// Writes the words below an element.
    pub(crate) fn words(&mut self, node: Node<'a, 'input>, words: &mut String) {
        for child in node.children() {
            if child.is_text() {
                words.push_str(&escaped(child.text().unwrap_or_default()));
                continue;
            }
            match child.tag_name().name() {
                "span" => self.span(child, words),
                "a" => {
                    let address = xml::attribute(child, "href").unwrap_or_default();
                    words.extend(["<a href=\"", &escaped(address), "\">"]);
                    self.words(child, words);
                    words.push_str("</a>");
                }
                "s" => {
                    let count = xml::attribute(child, "c").and_then(|count| count.parse().ok());
                    words.push_str(&" ".repeat(count.unwrap_or(1).min(MOST_SPACES)));
                }
                "tab" => words.push(' '),
                "line-break" => words.push_str("<br>"),
                "ruby" => ruby(child, words),
                "note" => self.note(child, words),
                "frame" | "g" | "custom-shape" | "text-box" | "image" => self.anchored(child),
                "annotation" | "annotation-end" | "tracked-changes" | "soft-page-break"
                | "bookmark" | "bookmark-start" | "bookmark-end" | "change" | "change-start"
                | "change-end" | "hidden-text" | "title" | "desc" => {}
                // Fields show what they gave.
                _ => self.words(child, words),
            }
        }
    }

    fn span(&mut self, node: Node<'a, 'input>, words: &mut String) {
        let style = xml::attribute(node, "style-name").unwrap_or_default();
        let stress = self.styles.stress(style);
        if stress.hidden == Some(true) {
            return;
        }
        let mut inside = String::new();
        self.words(node, &mut inside);
        stress.add(&inside, words);
    }

    fn note(&mut self, node: Node<'a, 'input>, words: &mut String) {
        let Some(body) = xml::child(node, "note-body").filter(|_| !self.is_note) else {
            return;
        };
        let (number, mark) = self.draft.mark();
        words.push_str(&mark);
        let aside = std::mem::take(&mut self.aside);
        self.is_note = true;
        let html = self.apart(body);
        self.is_note = false;
        self.aside = aside;
        self.draft.note(number, &html);
    }

    /// Pictures and boxes with words, at an element or below it. A box holds its own pictures.
    pub(crate) fn anchored(&mut self, node: Node<'a, 'input>) {
        match node.tag_name().name() {
            "text-box" => self.aside.push(Aside::Box(node)),
            "object" | "object-ole" | "plugin" | "applet" => self.draft.lose(Omission::Objects),
            "image" => {
                let frame = node.parent();
                let told = |name| {
                    let told = frame.and_then(|frame| xml::child(frame, name));
                    told.map(xml::words).filter(|words| !words.is_empty())
                };
                let shows = told("desc").or_else(|| told("title")).unwrap_or_default();
                let path = xml::attribute(node, "href").and_then(|it| reference::path("", it));
                match path {
                    Some(path) => self.aside.push(Aside::Picture(path, shows)),
                    None => self.draft.lose(Omission::PicturesElsewhere),
                }
            }
            _ => {
                // A frame offers the same thing in several ways, the best first.
                let is_frame = xml::is(node, "frame");
                let before = self.aside.len();
                for child in node.children().filter(Node::is_element) {
                    if is_frame && self.aside.len() > before {
                        break;
                    }
                    self.anchored(child);
                }
            }
        }
    }
}

fn ruby(node: Node<'_, '_>, words: &mut String) {
    let part = |name| xml::child(node, name).map(xml::words).unwrap_or_default();
    let (base, reading) = (part("ruby-base"), part("ruby-text"));
    words.extend([
        "<ruby>",
        &escaped(&base),
        "<rt>",
        &escaped(&reading),
        "</rt></ruby>",
    ]);
}
