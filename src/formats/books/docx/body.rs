//! The paragraphs and tables of a document into a draft.

use std::collections::HashMap;
use std::fmt::Write as _;

use roxmltree::Node;

use super::field::Field;
use super::package::{Held, Package};
use super::styles;
use crate::books::manuscript::{Aside, Draft, Standing, Stress};
use crate::xml;
use newsprint_messages::Omission;

/// The work of reading a text.
pub(crate) struct Body<'a, 'input> {
    pub(crate) package: &'a Package<'a>,
    pub(crate) draft: Draft,
    /// The notes by their kind and id.
    held: HashMap<(usize, &'a str), Node<'a, 'input>>,
    /// The numbers of those that were marked.
    marked: HashMap<(usize, &'a str), usize>,
    /// Pictures and boxes of the paragraph that is being read.
    pub(crate) aside: Vec<Aside<'a, 'input>>,
    /// Fields that are open in it.
    pub(crate) fields: Vec<Field>,
}

impl<'a, 'input: 'a> Body<'a, 'input> {
    pub(crate) fn new(package: &'a Package<'a>, held: Held<'a, 'input>) -> Body<'a, 'input> {
        let mut notes = HashMap::new();
        for (kind, root) in held.into_iter().enumerate() {
            for note in root.into_iter().flat_map(|root| root.children()) {
                if let Some(id) = xml::attribute(note, "id") {
                    notes.entry((kind, id)).or_insert(note);
                }
            }
        }
        Body {
            package,
            draft: Draft::default(),
            held: notes,
            marked: HashMap::new(),
            aside: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// Reads the paragraphs and tables below an element.
    pub(crate) fn blocks(&mut self, node: Node<'a, 'input>) {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "sdt" if is_contents(child) => {
                    self.draft.paragraph(Standing::Contents, "");
                }
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" => {
                    self.blocks(child);
                }
                "altChunk" => self.draft.lose(Omission::ForeignParts),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'input>) {
        let properties = xml::child(node, "pPr");
        let standing = self.standing(properties);
        let mut words = String::new();
        let around = std::mem::take(&mut self.aside);
        self.runs(node, &mut words);
        self.end_fields(&mut words);
        let aside = std::mem::replace(&mut self.aside, around);
        let is_ruled = properties.is_some_and(|it| xml::child(it, "pBdr").is_some());
        if words.is_empty() && aside.is_empty() && is_ruled {
            self.draft.rule();
        }
        // Words beside a picture that stands alone in its line are found above or below it.
        if standing == Standing::Caption && !aside.is_empty() {
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

    fn standing(&self, properties: Option<Node<'a, 'input>>) -> Standing {
        let Some(properties) = properties else {
            return Standing::Text;
        };
        let style = xml::child(properties, "pStyle").and_then(|style| xml::attribute(style, "val"));
        let style = style.unwrap_or_default();
        let styles = &self.package.styles;
        let own = styles::outline_level(properties);
        if let Some(standing) = own.or_else(|| styles.standing(style)) {
            return standing;
        }
        if styles::is_item(properties).unwrap_or_else(|| styles.is_item(style)) {
            Standing::Item
        } else {
            Standing::Text
        }
    }

    /// A table; one of a single column is a frame around its paragraphs.
    fn table(&mut self, node: Node<'a, 'input>) {
        let rows: Vec<Node> = held(node, "tr").collect();
        let cells = |row: Node<'a, 'input>| held(row, "tc");
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
                let properties = xml::child(cell, "tcPr");
                let property = |name| properties.and_then(|it| xml::child(it, name));
                let span = property("gridSpan").and_then(|span| xml::attribute(span, "val"));
                let span: usize = span.and_then(|span| span.parse().ok()).unwrap_or(1);
                let goes_on = property("vMerge")
                    .is_some_and(|merge| xml::attribute(merge, "val") != Some("restart"));
                let words = if goes_on {
                    String::new()
                } else {
                    self.apart(cell)
                };
                let _ = write!(html, "<td colspan={span}>{words}</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        self.draft.table(&html);
    }

    /// What stands below an element, as HTML of its own.
    fn apart(&mut self, node: Node<'a, 'input>) -> String {
        let before = self.draft.step_in();
        self.blocks(node);
        self.draft.step_out(before)
    }

    /// The mark of a note. Its words are kept once, and notes have no notes.
    pub(crate) fn note(&mut self, kind: usize, id: &'a str) -> String {
        if let Some(number) = self.marked.get(&(kind, id)) {
            return Draft::mark_of(*number);
        }
        let Some(note) = self.held.remove(&(kind, id)) else {
            return String::new();
        };
        let (number, mark) = self.draft.mark();
        self.marked.insert((kind, id), number);
        let aside = std::mem::take(&mut self.aside);
        let fields = std::mem::take(&mut self.fields);
        let html = self.apart(note);
        (self.aside, self.fields) = (aside, fields);
        self.draft.note(number, &html);
        mark
    }

    /// What a style and the properties of words make of them together.
    pub(crate) fn stress(&self, properties: Option<Node<'a, 'input>>) -> Stress {
        let Some(properties) = properties else {
            return Stress::default();
        };
        let style = xml::child(properties, "rStyle").and_then(|style| xml::attribute(style, "val"));
        let style = style.map(|style| self.package.styles.stress(style));
        styles::stress_of(properties).or(style.unwrap_or_default())
    }
}

/// The rows of a table or the cells of a row, also those that were put in later or stand in a control.
fn held<'a, 'input: 'a>(
    outer: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    outer.children().flat_map(move |child| {
        let inside = match child.tag_name().name() {
            "sdt" => xml::child(child, "sdtContent"),
            "ins" | "customXml" => Some(child),
            _ => None,
        };
        let own = xml::is(child, name).then_some(child);
        own.into_iter().chain(
            inside
                .into_iter()
                .flat_map(move |inside| xml::children(inside, name)),
        )
    })
}

/// Whether a control holds the table of contents.
fn is_contents(control: Node<'_, '_>) -> bool {
    let properties = xml::child(control, "sdtPr");
    let gallery = properties.and_then(|it| xml::find(it, "docPartGallery"));
    gallery.is_some_and(|it| xml::attribute(it, "val") == Some("Table of Contents"))
}
