//! Pictures with their captions, and tables: what is set apart from the running words.

use dom_query::NodeRef;

use super::line::Stress;
use super::paragraph::{joined, one_line};
use super::table::{self, Table};
use super::walk::Walk;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Text};

impl Walk<'_> {
    /// A figure: its pictures, and all its words as the caption of the last of them.
    pub(crate) fn figure(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        let blocks = self.apart(node, depth);
        let is_picture = |block: &Block| matches!(block, Block::Figure { .. });
        let Some(last) = blocks.iter().rposition(is_picture) else {
            for block in blocks {
                self.place(block);
            }
            return;
        };
        let (mut words, mut rest) = (Vec::new(), Vec::new());
        let mut pictures = Vec::new();
        for (at, block) in blocks.into_iter().enumerate() {
            match block {
                Block::Figure { caption, image } => pictures.push((at, caption, image)),
                Block::Table(_) | Block::Verbatim(_) | Block::Rule => rest.push(block),
                words_of => words.extend(texts(words_of)),
            }
        }
        let words = joined(words);
        for (at, alt, image) in pictures {
            let caption = match (at == last, words.is_empty()) {
                (true, false) => words.clone(),
                (true, true) => alt,
                (false, _) => Text::default(),
            };
            self.place(Block::Figure { caption, image });
        }
        for block in rest {
            self.place(block);
        }
    }

    /// A picture; nothing when it neither is at hand nor says what it shows.
    pub(crate) fn picture(&mut self, node: &NodeRef) {
        let lazy = ["data-src", "data-original", "src", "xlink:href", "href"];
        let mut addresses = lazy.iter().filter_map(|name| node.attr(name));
        let image = addresses.find_map(|address| (self.resolve)(&address));
        let tiny = |name| {
            node.attr(name)
                .is_some_and(|size| matches!(&*size, "0" | "1" | "2"))
        };
        if tiny("width") || tiny("height") {
            return;
        }
        let alt = node.attr("alt").unwrap_or_default();
        let alt = if is_file_name(&alt) { "" } else { &*alt };
        let caption = Text::from(Clean::line(&one_line(alt)));
        if caption.is_empty() && image.is_none() {
            self.matter.drop("img");
            return;
        }
        let image = image.as_deref().map(Clean::line);
        self.place(Block::Figure { caption, image });
    }

    pub(crate) fn table(&mut self, node: &NodeRef, depth: usize) {
        self.flush();
        let Table::Rows(rows) = table::read(node) else {
            self.children(node, &Stress::default(), depth);
            self.flush();
            return;
        };
        let caption = node
            .element_children()
            .into_iter()
            .find(|child| child.has_name("caption"));
        if let Some(caption) = caption {
            let text = self.words_of(&caption, depth, &mut Vec::new());
            if !text.is_empty() {
                self.place(Block::Paragraph(text));
            }
        }
        let mut pictures = Vec::new();
        let rows = rows
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|cell| match cell {
                        Some(cell) => self.words_of(&cell, depth, &mut pictures),
                        None => Text::default(),
                    })
                    .collect()
            })
            .collect();
        self.place(Block::Table(rows));
        for block in pictures {
            self.place(block);
        }
    }

    /// The words below an element on one line; its pictures go to `pictures`.
    fn words_of(&mut self, node: &NodeRef, depth: usize, pictures: &mut Vec<Block>) -> Text {
        let mut words = Vec::new();
        for block in self.apart(node, depth) {
            match block {
                Block::Figure { .. } => pictures.push(block),
                other => words.extend(texts(other)),
            }
        }
        joined(words)
    }
}

/// Whether what should say what a picture shows is only the name of its file.
fn is_file_name(alt: &str) -> bool {
    let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp"];
    let alt = alt.trim().to_ascii_lowercase();
    alt.len() < 80 && endings.iter().any(|ending| alt.ends_with(ending))
}

/// The texts of a block.
fn texts(block: Block) -> Vec<Text> {
    match block {
        Block::Paragraph(text)
        | Block::Heading(text)
        | Block::Quote(text)
        | Block::Verbatim(text) => vec![text],
        Block::List(items) => items,
        Block::Table(rows) => rows.into_iter().flatten().collect(),
        Block::Figure { caption, .. } => vec![caption],
        Block::Rule => Vec::new(),
    }
}
