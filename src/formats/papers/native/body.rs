//! Markdown into the blocks of a story. What Markdown can nest and a story cannot becomes the
//! nearest block, with a note.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::inline::{Inline, OPTIONS};
use super::ledger::Ledger;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Text};
use newsprint_messages::{Loss, Piece};

/// A body in the making.
struct Body<'a, 'b> {
    source: &'a str,
    ledger: &'a mut Ledger<'b>,
    inline: Inline,
    blocks: Vec<Block>,
    depth: Depth,
    /// The items of the list we are in.
    items: Vec<Text>,
    leaf: Leaf,
}

/// How deep in each kind of container we are.
#[derive(Default)]
struct Depth {
    quotes: usize,
    lists: usize,
    /// Texts that the current item of a list has given.
    texts: usize,
}

/// The block we are in that holds something else than words.
enum Leaf {
    None,
    Verbatim(String),
    Html(String),
    Table(Vec<Vec<Text>>, Vec<Block>),
}

/// The blocks of a body.
pub(crate) fn blocks(source: &str, ledger: &mut Ledger) -> Vec<Block> {
    let mut body = Body {
        source,
        ledger,
        inline: Inline::default(),
        blocks: Vec::new(),
        depth: Depth::default(),
        items: Vec::new(),
        leaf: Leaf::None,
    };
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        body.take(event, range);
    }
    body.end_words(source.len());
    body.end_list();
    body.blocks
}

impl Body<'_, '_> {
    fn take(&mut self, event: Event, range: Range<usize>) {
        let at = range.start;
        match (event, &mut self.leaf) {
            (Event::Text(text), Leaf::Verbatim(lines)) => lines.push_str(&text),
            (Event::Text(text) | Event::Html(text) | Event::InlineHtml(text), Leaf::Html(html)) => {
                html.push_str(&text);
            }
            (Event::Start(tag), _) if !is_inline(&tag) => self.enter(tag, at),
            (Event::End(TagEnd::TableRow), _) => self.leave_row(range),
            (Event::End(end), _) if !is_inline_end(end) => self.leave(end, at),
            (Event::Rule, _) => {
                self.end_words(at);
                self.place(Block::Rule, at);
            }
            (event, _) => self.inline.take(&event, range, self.source, self.ledger),
        }
    }

    fn enter(&mut self, tag: Tag, at: usize) {
        if !matches!(
            tag,
            Tag::Paragraph | Tag::TableHead | Tag::TableRow | Tag::TableCell
        ) {
            self.end_words(at);
        }
        match tag {
            Tag::Heading {
                level: HeadingLevel::H1,
                ..
            } => {
                self.flatten(Piece::HeadingLevel, at, Loss::DeeperHeads);
            }
            Tag::BlockQuote(_) => self.enter_quote(at),
            Tag::List(number) => self.enter_list(number, at),
            Tag::Item => self.depth.texts = 0,
            Tag::CodeBlock(kind) => {
                if matches!(&kind, CodeBlockKind::Fenced(name) if !name.is_empty()) {
                    self.flatten(Piece::CodeName, at, Loss::LinesKept);
                }
                self.leaf = Leaf::Verbatim(String::new());
            }
            Tag::HtmlBlock => self.leaf = Leaf::Html(String::new()),
            Tag::Table(_) => self.leaf = Leaf::Table(Vec::new(), Vec::new()),
            Tag::TableHead | Tag::TableRow => {
                if let Leaf::Table(rows, _) = &mut self.leaf {
                    rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.inline.cell = true,
            Tag::FootnoteDefinition(label) => {
                self.flatten(Piece::FootnotePlace, at, Loss::WhereTheyAre);
                self.inline.literally(&format!("[{label}] "), self.ledger);
            }
            _ => {}
        }
    }

    fn enter_quote(&mut self, at: usize) {
        self.depth.quotes += 1;
        if self.depth.quotes > 1 || self.depth.lists > 0 {
            self.flatten(Piece::QuoteNesting, at, Loss::FlatQuotes);
        }
    }

    fn enter_list(&mut self, number: Option<u64>, at: usize) {
        self.depth.lists += 1;
        if self.depth.lists > 1 || self.depth.quotes > 0 {
            self.flatten(Piece::ListNesting, at, Loss::FlatLists);
        }
        if number.is_some() {
            self.flatten(Piece::ListNumbers, at, Loss::WithoutNumbers);
        }
    }

    fn leave(&mut self, end: TagEnd, at: usize) {
        match end {
            TagEnd::Heading(_) => {
                let (text, figures) = self.inline.finish(self.ledger);
                self.place(Block::Heading(text), at);
                self.illustrate(figures, at);
            }
            TagEnd::BlockQuote(_) => {
                self.end_words(at);
                self.depth.quotes = self.depth.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_words(at);
                self.depth.lists = self.depth.lists.saturating_sub(1);
                if self.depth.lists == 0 {
                    self.end_list();
                }
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Table => self.leave_leaf(at),
            TagEnd::TableCell => {
                self.inline.cell = false;
                let (cell, figures) = self.inline.finish(self.ledger);
                if let Leaf::Table(rows, pictures) = &mut self.leaf {
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                    pictures.extend(figures);
                }
            }
            TagEnd::TableHead => {}
            _ => self.end_words(at),
        }
    }

    /// Notes the cells that Markdown cuts off because the head has fewer.
    fn leave_row(&mut self, row: Range<usize>) {
        let Leaf::Table(rows, _) = &self.leaf else {
            return;
        };
        let source = self.source.get(row.clone()).unwrap_or_default();
        let bars = source.replace("\\|", "").replace('`', "");
        let cells = bars.trim().trim_matches('|').split('|').count();
        if cells > rows.first().map_or(0, Vec::len) {
            self.flatten(
                Piece::CellsBeyond,
                row.start,
                Loss::Told(Clean::line(source)),
            );
        }
    }

    fn leave_leaf(&mut self, at: usize) {
        match std::mem::replace(&mut self.leaf, Leaf::None) {
            Leaf::None => {}
            Leaf::Verbatim(lines) => {
                let lines = self.ledger.lines(lines.trim_end_matches('\n'));
                self.place(Block::Verbatim(Text::from(lines)), at);
            }
            Leaf::Html(html) => {
                self.flatten(Piece::Html, at, Loss::WordsKept);
                let words = without_tags(&html);
                self.inline.literally(words.trim(), self.ledger);
                self.end_words(at);
            }
            Leaf::Table(rows, pictures) => {
                self.place(Block::Table(rows), at);
                self.illustrate(pictures, at);
            }
        }
    }

    /// Ends a text: a paragraph, or what a paragraph is inside of its container.
    fn end_words(&mut self, at: usize) {
        let (text, figures) = self.inline.finish(self.ledger);
        let has_words = text.spans.iter().any(|span| !span.text.trim().is_empty());
        if has_words || (figures.is_empty() && !text.is_empty()) {
            if self.depth.lists > 0 {
                self.depth.texts += 1;
                if self.depth.texts > 1 {
                    self.flatten(Piece::ItemAround, at, Loss::OwnItems);
                }
                self.items.push(text);
            } else if self.depth.quotes > 0 {
                self.blocks.push(Block::Quote(text));
            } else {
                self.blocks.push(Block::Paragraph(text));
            }
        }
        if has_words {
            self.illustrate(figures, at);
        } else {
            for figure in figures {
                self.place(figure, at);
            }
        }
    }

    /// Sets pictures that stood among words after them.
    fn illustrate(&mut self, figures: Vec<Block>, at: usize) {
        for figure in figures {
            self.flatten(Piece::PicturePlace, at, Loss::SetAfter);
            self.place(figure, at);
        }
    }

    /// Sets a block of its own, also in the midst of a list or a quotation.
    fn place(&mut self, block: Block, at: usize) {
        if self.depth.lists > 0 || self.depth.quotes > 0 {
            self.flatten(Piece::Around, at, Loss::OnItsOwn);
        }
        self.end_list();
        self.blocks.push(block);
    }

    fn end_list(&mut self) {
        if !self.items.is_empty() {
            self.blocks
                .push(Block::List(std::mem::take(&mut self.items)));
        }
    }

    fn flatten(&mut self, element: Piece, at: usize, reason: Loss) {
        self.ledger.note(element, at, reason);
    }
}

fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image
    )
}

/// The words between tags; comments are gone.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        words.push_str(&rest[..open]);
        let end = if rest[open..].starts_with("<!--") {
            "-->"
        } else {
            ">"
        };
        rest = rest[open..]
            .find(end)
            .map_or("", |close| &rest[open + close + end.len()..]);
    }
    words.push_str(rest);
    words
}
