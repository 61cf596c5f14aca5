//! The paragraphs, lists and tables of a document into a draft.

use std::fmt::Write as _;

use roxmltree::Node;

use super::styles::Styles;
use crate::books::manuscript::{Aside, Draft, Standing};
use crate::xml;

/// The most columns that a cell spans or is repeated over.
const WIDEST: usize = 64;

/// The work of reading a text.
pub(crate) struct Body<'a, 'input> {
    pub(crate) styles: &'a Styles,
    pub(crate) draft: Draft,
    /// Pictures and boxes of the paragraph that is being read.
    pub(crate) aside: Vec<Aside<'a, 'input>>,
    /// Whether we are in a note, which has no notes of its own.
    pub(crate) is_note: bool,
}

impl<'a, 'input: 'a> Body<'a, 'input> {
    pub(crate) fn new(styles: &'a Styles) -> Body<'a, 'input> {
        Body {
            styles,
            draft: Draft::default(),
            aside: Vec::new(),
            is_note: false,
        }
    }

    /// Reads the paragraphs, lists and tables below an element.
    pub(crate) fn blocks(&mut self, node: Node<'a, 'input>) {
        self.below(node, None);
    }

    /// Reads what stands below an element; running text there is of that standing.
    fn below(&mut self, node: Node<'a, 'input>, inside: Option<Standing>) {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "h" => {
                    let level = xml::attribute(child, "outline-level");
                    let level: u8 = level.and_then(|level| level.parse().ok()).unwrap_or(1);
                    self.paragraph(child, Standing::Head(level.clamp(1, 9)));
                }
                "p" => {
                    let style = xml::attribute(child, "style-name").unwrap_or_default();
                    let own = self.styles.standing(style);
                    self.paragraph(child, own.or(inside).unwrap_or_default());
                }
                "list" => self.below(child, Some(Standing::Item)),
                "list-item" | "list-header" | "section" | "index-body" | "numbered-paragraph" => {
                    self.below(child, inside);
                }
                "table-of-content" | "illustration-index" | "table-index"
                | "alphabetical-index" => {
                    self.draft.paragraph(Standing::Contents, "");
                }
                "table" => self.table(child),
                "frame" | "text-box" | "a" | "g" | "custom-shape" => {
                    self.paragraph_of(child);
                }
                _ => {}
            }
        }
    }

    /// A frame that stands between paragraphs.
    fn paragraph_of(&mut self, node: Node<'a, 'input>) {
        let around = std::mem::take(&mut self.aside);
        self.anchored(node);
        let aside = std::mem::replace(&mut self.aside, around);
        self.place(aside);
    }

    fn paragraph(&mut self, node: Node<'a, 'input>, standing: Standing) {
        let mut words = String::new();
        let around = std::mem::take(&mut self.aside);
        self.words(node, &mut words);
        let aside = std::mem::replace(&mut self.aside, around);
        let style = xml::attribute(node, "style-name").unwrap_or_default();
        if words.is_empty() && aside.is_empty() {
            let named = style
                .replace("_20_", " ")
                .eq_ignore_ascii_case("horizontal line");
            if named || self.styles.is_ruled(style) {
                return self.draft.rule();
            }
        }
        let stress = self.styles.stress(style);
        if standing == Standing::Text && !words.is_empty() && stress.strong == Some(true) {
            words = format!("<b>{words}</b>");
        }
        // The words of a frame around a picture are its caption.
        if standing == Standing::Caption {
            self.place(aside);
            return self.draft.paragraph(standing, &words);
        }
        self.draft.paragraph(standing, &words);
        self.place(aside);
    }

    fn place(&mut self, aside: Vec<Aside<'a, 'input>>) {
        for aside in aside {
            match aside {
                Aside::Picture(path, shows) => self.draft.picture(&path, &shows),
                Aside::Box(node) => self.blocks(node),
            }
        }
    }

    /// A table; one of a single column is a frame around its paragraphs.
    fn table(&mut self, node: Node<'a, 'input>) {
        let rows = rows(node);
        if !self.draft.is_inside() && rows.iter().all(|row| cells(*row).nth(1).is_none()) {
            for cell in rows.into_iter().flat_map(cells) {
                self.blocks(cell);
            }
            return;
        }
        let mut html = String::from("<table>");
        for row in rows {
            html.push_str("<tr>");
            for cell in cells(row) {
                let number = |name| xml::attribute(cell, name).and_then(|it| it.parse().ok());
                let repeated: usize = number("number-columns-repeated").unwrap_or(1);
                let span: usize = number("number-columns-spanned").unwrap_or(1);
                if xml::is(cell, "covered-table-cell") {
                    continue;
                }
                let words = self.apart(cell);
                let _ = write!(html, "<td colspan={}>{words}</td>", span.min(WIDEST));
                // A style goes on over empty cells to the edge of a sheet.
                for _ in 1..repeated.min(if words.is_empty() { 1 } else { WIDEST }) {
                    let _ = write!(html, "<td>{words}</td>");
                }
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        self.draft.table(&html);
    }

    /// What stands below an element, as HTML of its own.
    pub(crate) fn apart(&mut self, node: Node<'a, 'input>) -> String {
        let before = self.draft.step_in();
        self.blocks(node);
        self.draft.step_out(before)
    }
}

/// The rows of a table, those of its head first.
fn rows<'a, 'input: 'a>(table: Node<'a, 'input>) -> Vec<Node<'a, 'input>> {
    let mut all = Vec::new();
    for child in table.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "table-row" => all.push(child),
            "table-header-rows" | "table-rows" | "table-row-group" => all.extend(rows(child)),
            _ => {}
        }
    }
    all
}

fn cells<'a, 'input: 'a>(row: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    row.children()
        .filter(|cell| xml::is(*cell, "table-cell") || xml::is(*cell, "covered-table-cell"))
}
