//! Footnotes: how marks and notes are known, and the notes that wait for the end of a piece.

use std::collections::BTreeMap;

use dom_query::NodeRef;

use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Text};

/// The notes of a piece, and the marks that lead to them.
#[derive(Default)]
pub(crate) struct Footnotes {
    marks: BTreeMap<String, String>,
    notes: Vec<(String, Vec<Block>)>,
}

impl Footnotes {
    /// Remembers which mark leads to a note.
    pub(crate) fn marked(&mut self, node: &NodeRef, mark: &str) {
        let to = node.attr("href").unwrap_or_default();
        if let Some((_, id)) = to.split_once('#') {
            let mark = mark.to_owned();
            self.marks.entry(id.to_owned()).or_insert(mark);
        }
    }

    /// Adds the blocks of a note.
    pub(crate) fn add(&mut self, node: &NodeRef, blocks: Vec<Block>) {
        let id = node.attr("id").unwrap_or_default().to_string();
        self.notes.push((id, blocks));
    }

    /// The notes in order, after a rule, each with its mark in front.
    pub(crate) fn close(self) -> Vec<Block> {
        let mut all = Vec::new();
        for (id, blocks) in self.notes {
            if all.is_empty() && !blocks.is_empty() {
                all.push(Block::Rule);
            }
            let mut mark = self.marks.get(&id);
            for block in blocks {
                let Block::Paragraph(text) = block else {
                    all.push(block);
                    continue;
                };
                all.push(Block::Paragraph(match mark.take() {
                    Some(mark) if !says(&text, mark) => {
                        let mut marked = Text::from(Clean::line(&format!("[{mark}] ")));
                        marked.spans.extend(text.spans);
                        marked
                    }
                    _ => text,
                }));
            }
        }
        all
    }
}

/// Whether a note begins with its mark already.
fn says(text: &Text, mark: &str) -> bool {
    let words = text.plain();
    words
        .trim_start_matches(['[', '(', '（', '〔', ' '])
        .starts_with(mark)
}

/// Whether an element is a note that stands where its mark is and is read later.
pub(crate) fn is_note(node: &NodeRef, name: &str) -> bool {
    matches!(name, "aside" | "div" | "section" | "p")
        && is_called(node, &["footnote", "endnote", "rearnote"])
}

/// Whether a link is the mark of a note.
pub(crate) fn is_mark(node: &NodeRef) -> bool {
    is_called(node, &["noteref"])
        || leads(node)
            && node.first_element_child().is_some_and(|child| {
                child.has_name("sup") && child.text().trim() == node.text().trim()
            })
}

/// Whether a link leads from a bare figure or star to another place.
pub(crate) fn leads(node: &NodeRef) -> bool {
    let words = node.text();
    let words = words
        .trim()
        .trim_matches(['[', ']', '(', ')', '（', '）', '〔', '〕']);
    let bare = |c: char| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '※' | '注' | '註');
    node.has_attr("href")
        && !words.is_empty()
        && words.chars().count() <= 4
        && words.chars().all(bare)
}

/// Whether a link leads from a note back to its mark.
pub(crate) fn is_backlink(node: &NodeRef) -> bool {
    is_called(node, &["backlink"])
        || node.attr("href").is_some_and(|to| to.contains('#'))
            && matches!(
                node.text().trim(),
                "↩" | "↩\u{fe0e}" | "↩\u{fe0f}" | "↑" | "⤴" | "^"
            )
}

/// Whether a link only leads to the heading that it stands in.
pub(crate) fn is_own_address(node: &NodeRef) -> bool {
    node.attr("href").is_some_and(|to| to.starts_with('#'))
        && matches!(node.text().trim(), "#" | "¶" | "§" | "🔗" | "\u{f0c1}")
}

/// Whether an element says of itself that it is one of these (EPUB types, roles).
fn is_called(node: &NodeRef, kinds: &[&str]) -> bool {
    let says = |name: &str, before: &str| {
        node.attr(name).is_some_and(|value| {
            let mut words = value.split_whitespace();
            words.any(|word| {
                word.strip_prefix(before)
                    .is_some_and(|word| kinds.contains(&word))
            })
        })
    };
    says("epub:type", "") || says("role", "doc-")
}
