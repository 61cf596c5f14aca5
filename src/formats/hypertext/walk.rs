//! The walk over the elements of a document: which of them begin a block, which only stress words,
//! and which are no part of a story.

use std::collections::BTreeMap;

use dom_query::NodeRef;

use super::element::{is_block, is_hidden, is_inline, link};
use super::footnote::{self, Footnotes};
use super::formula;
use super::line::{Line, Stress};
use super::paragraph::{beside, is_crosshead, joined, one_line, paragraphs, plain, trimmed, verse};
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Text};
use newsprint_messages::{Loss, Omission};

/// How deep elements are followed into one another; below, only their words are read.
const DEEPEST: usize = 300;

/// What a piece of HTML holds.
#[derive(Debug, Default)]
pub(crate) struct Matter {
    /// The blocks, in reading order.
    pub(crate) blocks: Vec<Block>,
    /// Which blocks are headings by an element (`h1` to `h6`), and of which level.
    pub(crate) heads: BTreeMap<usize, u8>,
    /// Where each `id` of the document begins, as the number of blocks before it.
    pub(crate) anchors: BTreeMap<String, usize>,
    /// Elements that a story cannot hold, and how many there were of each.
    dropped: BTreeMap<&'static str, usize>,
    /// What is said of a piece with more tags than one of its length has.
    beyond: Option<Note>,
}

impl Matter {
    /// What was left out, a note for each kind.
    pub(crate) fn notes(&self) -> impl Iterator<Item = Note> {
        let dropped = self.dropped.iter().map(|(element, count)| Note::Dropped {
            element: Omission::Named(Clean::line(&format!("<{element}>"))),
            reason: Loss::NoPlace(*count),
        });
        dropped.chain(self.beyond.clone())
    }

    /// The same matter with what is said of all its tags together.
    pub(crate) fn with(self, beyond: Option<Note>) -> Matter {
        Matter { beyond, ..self }
    }

    /// Counts an element that a story cannot hold.
    pub(crate) fn drop(&mut self, element: &'static str) {
        *self.dropped.entry(element).or_default() += 1;
    }
}

/// Reads what stands below a node. `resolve` turns the address of a picture into its path inside
/// the issue, or nothing when the picture is not at hand.
pub(crate) fn matter(node: &NodeRef, resolve: &dyn Fn(&str) -> Option<String>) -> Matter {
    let mut walk = Walk {
        resolve,
        matter: Matter::default(),
        line: Line::default(),
        quotes: 0,
        items: Vec::new(),
        term: None,
        footnotes: Footnotes::default(),
    };
    walk.children(node, &Stress::default(), 0);
    walk.flush();
    let footnotes = std::mem::take(&mut walk.footnotes);
    walk.matter.blocks.extend(footnotes.close());
    walk.matter
}

/// The work of reading one piece.
pub(crate) struct Walk<'r> {
    pub(crate) resolve: &'r dyn Fn(&str) -> Option<String>,
    pub(crate) matter: Matter,
    pub(crate) line: Line,
    /// How many quotations we are inside of.
    quotes: usize,
    /// The items so far of each list we are inside of.
    items: Vec<Vec<Text>>,
    /// The term whose definition follows.
    term: Option<Text>,
    footnotes: Footnotes,
}

impl Walk<'_> {
    pub(crate) fn children(&mut self, node: &NodeRef, stress: &Stress, depth: usize) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.line.add(&child.text(), stress);
            } else if child.is_element() {
                self.element(&child, stress, depth + 1);
            }
        }
    }

    fn element(&mut self, node: &NodeRef, stress: &Stress, depth: usize) {
        let name = node.node_name().unwrap_or_default();
        if depth > DEEPEST {
            self.line.add(&node.text(), stress);
            return;
        }
        if let Some(id) = node.attr("id") {
            if is_block(&name) {
                self.flush();
            }
            let at = self.matter.blocks.len();
            self.matter.anchors.entry(id.to_string()).or_insert(at);
        }
        if footnote::is_note(node, &name) {
            self.footnote(node, depth);
            return;
        }
        if is_hidden(node) {
            return;
        }
        match &*name {
            "script" | "style" | "template" | "head" | "title" | "noscript" | "nav" | "button"
            | "select" | "input" | "textarea" | "rp" | "colgroup" | "map" | "meta" | "link" => {}
            "iframe" | "object" | "embed" | "video" | "audio" | "canvas" | "form" | "svg" => {
                self.foreign(node, &name);
                // What stands in a frame is for programs that know none, and no elements.
                if &*name != "iframe" {
                    self.children(node, stress, depth);
                }
            }
            "br" => self.line.end(stress),
            "hr" => {
                self.flush();
                self.place(Block::Rule);
            }
            "math" => self.line.add(&formula::line(node), stress),
            "img" | "image" => self.picture(node),
            "figure" => self.figure(node, depth),
            "pre" => self.verbatim(node),
            "table" => self.table(node, depth),
            "blockquote" => self.quotation(node, depth),
            // Without a term it only sets its paragraphs in.
            "dl" if !node.element_children().iter().any(is_of_terms) => {
                self.flush();
                self.children(node, &Stress::default(), depth);
                self.flush();
            }
            "ul" | "ol" | "menu" | "dl" => self.list(node, depth),
            "dt" if !self.items.is_empty() => self.term(node, depth),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, &name, depth),
            _ => self.words(node, &name, stress, depth),
        }
    }

    /// An element that stresses words, or holds words and blocks in no way of its own.
    fn words(&mut self, node: &NodeRef, name: &str, stress: &Stress, depth: usize) {
        let mut inner = stress.clone();
        match name {
            "b" | "strong" => inner.strong = true,
            "i" | "em" | "cite" | "dfn" | "var" => inner.emphasized = true,
            "code" | "kbd" | "samp" | "tt" => inner.literal = true,
            "ruby" => return self.ruby(node, stress),
            "sup" | "sub" => return self.raised(node, stress, name),
            "a" if footnote::is_backlink(node) || footnote::is_own_address(node) => return,
            "a" if footnote::is_mark(node) => return self.mark(node, stress),
            "a" => {
                let to = node.attr("href").and_then(|to| link(&to));
                inner.link = to.or(inner.link);
            }
            "q" => {
                self.line.add("“", stress);
                self.children(node, stress, depth);
                return self.line.add("”", stress);
            }
            name if is_inline(name) => {}
            _ => {
                self.flush();
                self.children(node, &Stress::default(), depth);
                return self.flush();
            }
        }
        self.children(node, &inner, depth);
    }

    /// An element that no story holds. What it says in words is read all the same.
    fn foreign(&mut self, node: &NodeRef, name: &str) {
        let known = [
            "iframe", "object", "embed", "video", "audio", "canvas", "svg",
        ];
        // A drawing that only frames a photograph, or shows a sign beside words, is no loss.
        let is_frame = name == "svg";
        if let Some(name) = known.into_iter().find(|known| *known == name)
            && !is_frame
        {
            self.matter.drop(name);
        } else if is_frame && node.text().trim().is_empty() && is_large(node) {
            self.matter.drop("svg");
        }
    }

    fn heading(&mut self, node: &NodeRef, name: &str, depth: usize) {
        self.flush();
        self.children(node, &Stress::default(), depth);
        let text = joined(self.line.take());
        if !text.is_empty() {
            self.place(Block::Heading(text));
            let level = name.bytes().last().map_or(6, |digit| digit - b'0');
            self.matter
                .heads
                .insert(self.matter.blocks.len() - 1, level);
        }
    }

    fn quotation(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        self.quotes += 1;
        self.children(node, &Stress::default(), depth);
        self.flush();
        self.quotes -= 1;
    }

    fn list(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        self.items.push(Vec::new());
        self.children(node, &Stress::default(), depth);
        self.flush();
        self.end_term();
        let items = self.items.pop().unwrap_or_default();
        match self.items.last_mut() {
            Some(outer) => outer.extend(items),
            None if items.is_empty() => {}
            None => self.place(Block::List(items)),
        }
    }

    /// A term, strong, before the definition that follows it.
    fn term(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        let strong = Stress {
            strong: true,
            ..Stress::default()
        };
        self.children(node, &strong, depth);
        let text = joined(self.line.take());
        if !text.is_empty() {
            self.term = Some(match self.term.take() {
                Some(other) => beside(other, [", ", "、"], text),
                None => text,
            });
        }
    }

    /// Makes an item of a term that nothing defines.
    fn end_term(&mut self) {
        if let (Some(term), Some(items)) = (self.term.take(), self.items.last_mut()) {
            items.push(term);
        }
    }

    /// Letters above or below the line: figures have characters of their own for that.
    fn raised(&mut self, node: &NodeRef, stress: &Stress, name: &str) {
        let leading = node.element_children().into_iter().find(footnote::leads);
        if let Some(leading) = leading {
            // A bare figure above the line that leads somewhere is the mark of a note.
            self.mark(&leading, stress);
            return;
        }
        let words = node.text();
        let up = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        let down = "₀₁₂₃₄₅₆₇₈₉";
        let figures = if name == "sup" { up } else { down };
        let raised: Option<String> = words
            .trim()
            .chars()
            .map(|c| figures.chars().nth(c.to_digit(10)? as usize))
            .collect();
        self.line.add(raised.as_deref().unwrap_or(&words), stress);
    }

    /// The mark of a note, in brackets.
    fn mark(&mut self, node: &NodeRef, stress: &Stress) {
        let mark = one_line(&node.text());
        let bare = mark.trim_matches(['[', ']', '(', ')', '（', '）', '〔', '〕']);
        if !bare.is_empty() {
            self.line.add(&format!("[{bare}]"), stress);
            self.footnotes.marked(node, bare);
        }
    }

    /// A note that stands among the text: it goes to the end of the piece.
    fn footnote(&mut self, node: &NodeRef, depth: usize) {
        let blocks = self.apart(node, depth);
        self.footnotes.add(node, blocks);
    }

    fn ruby(&mut self, node: &NodeRef, stress: &Stress) {
        let mut base = String::new();
        for child in node.children_it(false) {
            match child.node_name().as_deref() {
                Some("rt" | "rtc") => {
                    let reading = one_line(&child.text());
                    if reading.is_empty() {
                        self.line.add(&base, stress);
                    } else {
                        self.line.ruby(&one_line(&base), &reading, stress);
                    }
                    base.clear();
                }
                Some("rp") => {}
                _ => base += &child.text(),
            }
        }
        self.line.add(&base, stress);
    }

    fn verbatim(&mut self, node: &NodeRef) {
        self.flush();
        let text = Text::from(Clean::lines(node.text().trim_matches('\n')));
        if !text.is_empty() {
            self.place(Block::Verbatim(text));
        }
    }

    /// The blocks below an element, apart from those around it.
    pub(crate) fn apart(&mut self, node: &NodeRef, depth: usize) -> Vec<Block> {
        let line = std::mem::take(&mut self.line);
        let items = std::mem::take(&mut self.items);
        let term = self.term.take();
        let blocks = std::mem::take(&mut self.matter.blocks);
        let heads = std::mem::take(&mut self.matter.heads);
        self.children(node, &Stress::default(), depth);
        self.flush();
        self.line = line;
        self.items = items;
        self.term = term;
        self.matter.heads = heads;
        std::mem::replace(&mut self.matter.blocks, blocks)
    }

    /// Ends what is being written: a paragraph, or an item when we are in a list.
    pub(crate) fn flush(&mut self) {
        if self.line.is_empty() {
            self.line = Line::default();
            return;
        }
        let lines = self.line.take();
        if let Some(items) = self.items.last_mut() {
            let text = joined(lines);
            items.push(match self.term.take() {
                Some(term) => beside(term, [": ", "："], text),
                None => text,
            });
            return;
        }
        let lines: Vec<Text> = lines.into_iter().map(trimmed).collect();
        if let Some(verse) = verse(&lines) {
            self.place(verse);
            return;
        }
        for text in paragraphs(lines) {
            let block = if self.quotes > 0 {
                Block::Quote(text)
            } else if is_crosshead(&text) {
                Block::Heading(plain(text))
            } else {
                Block::Paragraph(text)
            };
            self.matter.blocks.push(block);
        }
    }

    /// Places a block; the items of a list that it stands in come before it.
    pub(crate) fn place(&mut self, block: Block) {
        self.end_term();
        let items: Vec<Text> = self.items.iter_mut().flat_map(std::mem::take).collect();
        if !items.is_empty() {
            self.matter.blocks.push(Block::List(items));
        }
        self.matter.blocks.push(block);
    }
}

/// Whether a part of a list of definitions is a term or holds one.
fn is_of_terms(part: &NodeRef) -> bool {
    part.has_name("dt") || part.has_name("div")
}

/// Whether a drawing is larger than a sign in a line of words.
fn is_large(node: &NodeRef) -> bool {
    let size = |name| node.attr(name).and_then(|size| size.trim().parse().ok());
    size("width").is_some_and(|width: f32| width > 64.0)
        && !node
            .descendants_it()
            .any(|below| below.node_name().is_some_and(|name| &*name == "image"))
}
