//! The walk over the elements of a document: which of them begin a block, which only stress words,
//! and which are no part of a story.

use std::collections::BTreeMap;

use dom_query::NodeRef;

use super::line::{Line, Stress};
use super::table::{self, Table};
use crate::clean::Clean;
use crate::formats::reading::Note;
use crate::issue::{Block, Emphasis, Text};

/// How deep elements are followed into one another; below, only their words are read.
const DEEPEST: usize = 300;
/// Characters of the longest paragraph that stands for a crosshead when it is strong all through.
const LONGEST_HEAD: usize = 40;

/// Characters of the longest line of a poem.
const LONGEST_VERSE: usize = 32;
/// Marks that end a sentence.
const STOPS: &[char] = &['。', '！', '？', '”', '」', '.', '!', '?'];

/// What a piece of HTML holds.
#[derive(Debug, Default)]
pub(in crate::formats) struct Matter {
    /// The blocks, in reading order.
    pub(in crate::formats) blocks: Vec<Block>,
    /// Elements that a story cannot hold, and how many there were of each.
    dropped: BTreeMap<&'static str, usize>,
}

impl Matter {
    /// What was left out, a note for each kind.
    pub(in crate::formats) fn notes(&self) -> impl Iterator<Item = Note> {
        self.dropped.iter().map(|(element, count)| Note::Dropped {
            element: Clean::line(&format!("<{element}>")),
            reason: Clean::line(&format!(
                "{count} of them; a story cannot hold such a thing"
            )),
        })
    }
}

/// Reads what stands below a node. `resolve` turns the address of a picture into its path inside
/// the issue, or nothing when the picture is not at hand.
pub(in crate::formats) fn matter(
    node: &NodeRef,
    resolve: &dyn Fn(&str) -> Option<String>,
) -> Matter {
    let mut walk = Walk {
        resolve,
        matter: Matter::default(),
        line: Line::default(),
        quotes: 0,
        items: Vec::new(),
    };
    walk.children(node, &Stress::default(), 0);
    walk.flush();
    walk.matter
}

struct Walk<'r> {
    resolve: &'r dyn Fn(&str) -> Option<String>,
    matter: Matter,
    line: Line,
    /// How many quotations we are inside of.
    quotes: usize,
    /// The items so far of each list we are inside of.
    items: Vec<Vec<Text>>,
}

impl Walk<'_> {
    fn children(&mut self, node: &NodeRef, stress: &Stress, depth: usize) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.line.add(&child.text(), stress);
            } else if child.is_element() && !is_hidden(&child) {
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
        let deeper = |stress: &Stress| Stress { ..stress.clone() };
        match &*name {
            "script" | "style" | "template" | "head" | "title" | "noscript" | "nav" | "button"
            | "select" | "input" | "textarea" | "rp" | "colgroup" | "map" | "meta" | "link" => {}
            "svg" | "math" if node.text().trim().is_empty() => {}
            "iframe" | "object" | "embed" | "video" | "audio" | "canvas" | "form" | "svg" => {
                self.foreign(&name);
                self.children(node, stress, depth);
            }
            "br" => self.line.end(stress),
            "hr" => {
                self.flush();
                self.place(Block::Rule);
            }
            "img" | "image" => self.picture(node, &Text::default()),
            "figure" => self.figure(node, depth),
            "ruby" => self.ruby(node, stress),
            "pre" => self.verbatim(node),
            "table" => self.table(node, depth),
            "blockquote" => self.quotation(node, depth),
            "ul" | "ol" | "menu" | "dl" => self.list(node, depth),
            "li" | "dt" | "dd" => self.item(node, depth),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, depth),
            "b" | "strong" => self.children(
                node,
                &Stress {
                    strong: true,
                    ..deeper(stress)
                },
                depth,
            ),
            "i" | "em" | "cite" | "dfn" | "var" => {
                self.children(
                    node,
                    &Stress {
                        emphasized: true,
                        ..deeper(stress)
                    },
                    depth,
                );
            }
            "code" | "kbd" | "samp" | "tt" => {
                self.children(
                    node,
                    &Stress {
                        literal: true,
                        ..deeper(stress)
                    },
                    depth,
                );
            }
            "sup" | "sub" => self.raised(node, stress, &name),
            "a" => {
                let link = node.attr("href").and_then(|to| link(&to));
                let link = link.or_else(|| stress.link.clone());
                self.children(
                    node,
                    &Stress {
                        link,
                        ..deeper(stress)
                    },
                    depth,
                );
            }
            "q" => {
                self.line.add("“", stress);
                self.children(node, stress, depth);
                self.line.add("”", stress);
            }
            name if is_inline(name) => self.children(node, stress, depth),
            _ => {
                self.flush();
                self.children(node, &Stress::default(), depth);
                self.flush();
            }
        }
    }

    /// An element that no story holds. What it says in words is read all the same.
    fn foreign(&mut self, name: &str) {
        let known = [
            "iframe", "object", "embed", "video", "audio", "canvas", "svg",
        ];
        if let Some(name) = known.into_iter().find(|known| *known == name) {
            *self.matter.dropped.entry(name).or_default() += 1;
        }
    }

    fn heading(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        self.children(node, &Stress::default(), depth);
        let lines = self.line.take();
        let text = joined(lines);
        if !text.is_empty() {
            self.place(Block::Heading(text));
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
        let items = self.items.pop().unwrap_or_default();
        match self.items.last_mut() {
            Some(outer) => outer.extend(items),
            None if items.is_empty() => {}
            None => self.place(Block::List(items)),
        }
    }

    fn item(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        self.children(node, &Stress::default(), depth);
        self.flush();
    }

    /// Letters above or below the line: figures have characters of their own for that.
    fn raised(&mut self, node: &NodeRef, stress: &Stress, name: &str) {
        let words = node.text();
        let up = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        let down = "₀₁₂₃₄₅₆₇₈₉";
        let figures = if name == "sup" { up } else { down };
        let raised: Option<String> = words
            .trim()
            .chars()
            .map(|c| figures.chars().nth(c.to_digit(10)? as usize))
            .collect();
        let has_link = node.descendants_it().any(|below| below.has_attr("href"));
        match raised {
            // A bare figure above the line that leads somewhere is the mark of a note.
            Some(_) if has_link => self.line.add(&format!("[{}]", words.trim()), stress),
            Some(raised) => self.line.add(&raised, stress),
            None => self.line.add(&words, stress),
        }
    }

    fn ruby(&mut self, node: &NodeRef, stress: &Stress) {
        let mut base = String::new();
        for child in node.children_it(false) {
            match child.node_name().as_deref() {
                Some("rt") => {
                    let reading = one_line(&child.text());
                    if reading.is_empty() {
                        self.line.add(&base, stress);
                    } else {
                        self.line.ruby(&one_line(&base), &reading, stress);
                    }
                    base.clear();
                }
                Some("rp") => {}
                Some("rtc") => {
                    let reading = one_line(&child.text());
                    self.line.ruby(&one_line(&base), &reading, stress);
                    base.clear();
                }
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

    fn figure(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        let mut caption = Text::default();
        let mut pictures = Vec::new();
        for below in node.descendants_it() {
            match below.node_name().as_deref() {
                Some("figcaption") if caption.is_empty() => caption = inline(&below, self.resolve),
                Some("img" | "image") => pictures.push(below),
                _ => {}
            }
        }
        if pictures.is_empty() {
            self.children(node, &Stress::default(), depth);
            self.flush();
            return;
        }
        let last = pictures.len() - 1;
        for (at, picture) in pictures.iter().enumerate() {
            let below = if at == last {
                &caption
            } else {
                &Text::default()
            };
            self.picture(picture, below);
        }
    }

    /// A picture; nothing when it neither is at hand nor says what it shows.
    fn picture(&mut self, node: &NodeRef, caption: &Text) {
        let lazy = ["src", "data-src", "data-original", "xlink:href", "href"];
        let address = lazy.iter().find_map(|name| node.attr(name));
        let image = address.and_then(|address| (self.resolve)(&address));
        let tiny = |name| {
            node.attr(name)
                .is_some_and(|size| matches!(&*size, "0" | "1" | "2"))
        };
        if tiny("width") || tiny("height") {
            return;
        }
        let caption = if caption.is_empty() {
            let alt = node.attr("alt").unwrap_or_default();
            Text::from(Clean::line(&one_line(&alt)))
        } else {
            caption.clone()
        };
        if caption.is_empty() && image.is_none() {
            *self.matter.dropped.entry("img").or_default() += 1;
            return;
        }
        let image = image.as_deref().map(Clean::line);
        let open = !self.line.is_empty();
        let line = if open {
            std::mem::take(&mut self.line)
        } else {
            Line::default()
        };
        self.matter.blocks.push(Block::Figure { caption, image });
        if open {
            self.line = line;
        }
    }

    fn table(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        let Table::Rows(rows) = table::read(node) else {
            self.children(node, &Stress::default(), depth);
            self.flush();
            return;
        };
        let caption = node
            .element_children()
            .into_iter()
            .find(|child| child.node_name().is_some_and(|name| &*name == "caption"));
        if let Some(caption) = caption {
            let text = inline(&caption, self.resolve);
            if !text.is_empty() {
                self.place(Block::Paragraph(text));
            }
        }
        let cell = |cell: Option<NodeRef>| {
            cell.map_or_else(Text::default, |cell| inline(&cell, self.resolve))
        };
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(cell).collect());
        let rows: Vec<Vec<Text>> = rows.collect();
        self.place(Block::Table(rows));
    }

    /// Ends what is being written: a paragraph, or an item when we are in a list.
    fn flush(&mut self) {
        if self.line.is_empty() {
            self.line = Line::default();
            return;
        }
        let lines = self.line.take();
        if let Some(items) = self.items.last_mut() {
            items.push(joined(lines));
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

    fn place(&mut self, block: Block) {
        self.matter.blocks.push(block);
    }
}

/// The words of an element on one line.
pub(super) fn inline(node: &NodeRef, resolve: &dyn Fn(&str) -> Option<String>) -> Text {
    let texts = matter(node, resolve)
        .blocks
        .into_iter()
        .flat_map(|block| match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Quote(text) => vec![text],
            Block::List(items) => items,
            _ => Vec::new(),
        });
    joined(texts.collect())
}

/// Lines of a poem or an address, kept as they are: three or more short ones, few of them sentences.
fn verse(lines: &[Text]) -> Option<Block> {
    let words: Vec<String> = lines.iter().map(Text::plain).collect();
    let written: Vec<&String> = words.iter().filter(|line| !line.is_empty()).collect();
    let sentences = written.iter().filter(|line| line.ends_with(STOPS)).count();
    let short = |line: &&String| line.chars().count() <= LONGEST_VERSE;
    let is_verse = written.len() >= 3 && written.iter().all(short) && sentences * 2 < written.len();
    is_verse.then(|| Block::Verbatim(Text::from(Clean::lines(words.join("\n").trim()))))
}

/// Lines that `<br>` parted as paragraphs: an empty line, an indent or the end of a sentence before
/// the line's end parts them; other lines run on.
fn paragraphs(lines: Vec<Text>) -> Vec<Text> {
    let mut paragraphs: Vec<Vec<Text>> = vec![Vec::new()];
    let mut ended = false;
    for line in lines {
        let indented = line.plain().starts_with(['\u{3000}', '\u{a0}']);
        if line.plain().trim().is_empty() {
            ended = true;
            continue;
        }
        if (ended || indented)
            && let Some(last) = paragraphs.last()
            && !last.is_empty()
        {
            paragraphs.push(Vec::new());
        }
        ended = line
            .plain()
            .trim_end()
            .ends_with(['。', '！', '？', '”', '」', '.', '!', '?']);
        if let Some(last) = paragraphs.last_mut() {
            last.push(line);
        }
    }
    let texts = paragraphs.into_iter().map(joined).map(unindented);
    texts.filter(|text| !text.is_empty()).collect()
}

/// Lines on one line, a space between them where their letters need one.
fn joined(lines: Vec<Text>) -> Text {
    let mut all = Text::default();
    for line in lines {
        let line = trimmed(line);
        let last = all.spans.last().and_then(|span| span.text.chars().last());
        let first = line.spans.first().and_then(|span| span.text.chars().next());
        if let (Some(last), Some(first)) = (last, first)
            && crate::formats::joint::is_spaced((last, first))
        {
            all.spans.extend(Text::from(Clean::line(" ")).spans);
        }
        all.spans.extend(line.spans);
    }
    all
}

/// The text without spaces at either end.
fn trimmed(mut text: Text) -> Text {
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\t');
    while let Some(last) = text.spans.last_mut() {
        let kept = last.text.trim_end_matches(blank).len();
        last.text = last.text.slice(0..kept);
        if kept > 0 {
            break;
        }
        text.spans.pop();
    }
    while let Some(first) = text.spans.first_mut() {
        let all = first.text.len();
        let kept = first.text.trim_start_matches(' ').len();
        first.text = first.text.slice(all - kept..all);
        if kept > 0 {
            break;
        }
        text.spans.remove(0);
    }
    text
}

/// The text without the blanks that pages indent a paragraph with.
fn unindented(mut text: Text) -> Text {
    while let Some(first) = text.spans.first_mut() {
        let all = first.text.len();
        let kept = first
            .text
            .trim_start_matches(['\u{3000}', '\u{a0}', ' '])
            .len();
        first.text = first.text.slice(all - kept..all);
        if kept > 0 {
            break;
        }
        text.spans.remove(0);
    }
    text
}

/// Whether a paragraph is a crosshead in all but name: short, strong all through, no sentence.
fn is_crosshead(text: &Text) -> bool {
    let words = text.plain();
    let strong = |emphasis| matches!(emphasis, Emphasis::Strong | Emphasis::Both);
    text.spans
        .iter()
        .all(|span| strong(span.emphasis) || span.text.trim().is_empty())
        && words.chars().count() <= LONGEST_HEAD
        && !words
            .trim_end()
            .ends_with(['。', '！', '？', '，', '：', '；', '.', ',', ':', ';', '!'])
}

/// The text without emphasis.
fn plain(mut text: Text) -> Text {
    for span in &mut text.spans {
        span.emphasis = Emphasis::Plain;
    }
    text
}

/// Where a link leads, when a reader can be sent there.
fn link(to: &str) -> Option<Clean> {
    let to = to.trim();
    let known = ["http://", "https://", "mailto:"];
    let lower = to.get(..8).unwrap_or(to).to_ascii_lowercase();
    known
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        .then(|| Clean::line(to))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an element is there for machines only.
fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}

/// Elements that stand inside a line.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "span"
            | "font"
            | "u"
            | "s"
            | "del"
            | "ins"
            | "strike"
            | "small"
            | "big"
            | "abbr"
            | "acronym"
            | "mark"
            | "time"
            | "label"
            | "bdi"
            | "bdo"
            | "wbr"
            | "data"
            | "rb"
            | "nobr"
            | "picture"
            | "source"
            | "rt"
            | "output"
            | "slot"
            | "math"
    )
}
