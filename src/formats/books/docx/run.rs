//! The words of a paragraph as HTML: stress, links, ruby, marks of notes, and what is anchored in them.

use roxmltree::Node;

use super::body::Body;
use super::field::Field;
use super::styles;
use crate::books::manuscript::Aside;
use crate::xml;
use crate::xml::markup::escaped;
use newsprint_messages::Omission;

impl<'a, 'input: 'a> Body<'a, 'input> {
    /// Writes the words below an element.
    pub(crate) fn runs(&mut self, node: Node<'a, 'input>, words: &mut String) {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "r" => self.run(child, words),
                "hyperlink" => self.link(child, words),
                "ins" | "moveTo" | "smartTag" | "customXml" | "sdt" | "sdtContent"
                | "fldSimple" | "dir" | "bdo" => self.runs(child, words),
                "oMath" | "oMathPara" => {
                    let letters = child.descendants().filter(|node| xml::is(*node, "t"));
                    for letter in letters {
                        words.push_str(&escaped(letter.text().unwrap_or_default()));
                    }
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, node: Node<'a, 'input>, words: &mut String) {
        let id = xml::attribute(node, "id").unwrap_or_default();
        match self.package.related.get(id) {
            Some((_, address)) => {
                words.extend(["<a href=\"", &escaped(address), "\">"]);
                self.runs(node, words);
                words.push_str("</a>");
            }
            None => self.runs(node, words),
        }
    }

    fn run(&mut self, node: Node<'a, 'input>, words: &mut String) {
        let properties = xml::child(node, "rPr");
        let is_hidden =
            properties.and_then(|properties| styles::toggle(properties, "vanish")) == Some(true);
        let is_code = self
            .fields
            .iter()
            .any(|field| !field.is_result && !field.code.is_empty());
        let mut inside = String::new();
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "fldChar" => {
                    words.push_str(&std::mem::take(&mut inside));
                    self.field(
                        xml::attribute(child, "fldCharType").unwrap_or_default(),
                        words,
                    );
                }
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.is_result) {
                        field.code.push_str(child.text().unwrap_or_default());
                    }
                }
                _ if is_hidden || is_code => {}
                _ => self.piece(child, &mut inside),
            }
        }
        self.stress(properties).add(&inside, words);
    }

    fn piece(&mut self, node: Node<'a, 'input>, words: &mut String) {
        match node.tag_name().name() {
            "t" => words.push_str(&escaped(node.text().unwrap_or_default())),
            "tab" | "ptab" => words.push(' '),
            "br" if matches!(xml::attribute(node, "type"), Some("page" | "column")) => {}
            "br" | "cr" => words.push_str("<br>"),
            "noBreakHyphen" => words.push('\u{2011}'),
            "sym" => words.extend(xml::attribute(node, "char").and_then(symbol)),
            "ruby" => ruby(node, words),
            "footnoteReference" => {
                let id = xml::attribute(node, "id").unwrap_or_default();
                words.push_str(&self.note(0, id));
            }
            "endnoteReference" => {
                let id = xml::attribute(node, "id").unwrap_or_default();
                words.push_str(&self.note(1, id));
            }
            "drawing" | "pict" | "object" => self.anchored(node),
            "AlternateContent" => {
                let before = self.aside.len();
                for choice in ["Choice", "Fallback"] {
                    let inside = xml::child(node, choice);
                    for node in inside.into_iter().flat_map(|inside| inside.children()) {
                        if self.aside.len() == before && node.is_element() {
                            self.piece(node, words);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// Pictures and boxes with words below an element. A box holds its own pictures.
    fn anchored(&mut self, node: Node<'a, 'input>) {
        let shows = xml::find(node, "docPr");
        let shows = shows.and_then(|it| xml::attribute(it, "descr"));
        let mut boxed = false;
        for below in node.descendants().filter(Node::is_element) {
            let id = match below.tag_name().name() {
                "txbxContent" => {
                    let is_outer = !below
                        .ancestors()
                        .skip(1)
                        .take_while(|it| *it != node)
                        .any(|above| xml::is(above, "txbxContent") || xml::is(above, "Fallback"));
                    if is_outer {
                        boxed = true;
                        self.aside.push(Aside::Box(below));
                    }
                    continue;
                }
                "blip" => xml::attribute(below, "embed").or_else(|| xml::attribute(below, "link")),
                "imagedata" => xml::attribute(below, "id"),
                "chart" | "relIds" => {
                    self.draft.lose(Omission::Charts);
                    None
                }
                _ => None,
            };
            let path = id.and_then(|id| self.package.related.get(id));
            if let Some((_, path)) = path.filter(|_| !boxed) {
                let shows = shows.unwrap_or_default().to_owned();
                self.aside.push(Aside::Picture(path.clone(), shows));
            }
        }
    }

    /// A mark that begins, parts or ends a field.
    fn field(&mut self, mark: &str, words: &mut String) {
        match mark {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.is_result = true;
                    if let Some(address) = address(&field.code) {
                        field.is_link = true;
                        words.extend(["<a href=\"", &escaped(address), "\">"]);
                    }
                }
            }
            _ => {
                if self.fields.pop().is_some_and(|field| field.is_link) {
                    words.push_str("</a>");
                }
            }
        }
    }

    /// Ends the links of fields that go on in the next paragraph.
    pub(crate) fn end_fields(&mut self, words: &mut String) {
        for field in &mut self.fields {
            if std::mem::take(&mut field.is_link) {
                words.push_str("</a>");
            }
        }
    }
}

fn ruby(node: Node<'_, '_>, words: &mut String) {
    let part = |name| xml::child(node, name).map(xml::words).unwrap_or_default();
    let (base, reading) = (part("rubyBase"), part("rt"));
    words.extend([
        "<ruby>",
        &escaped(&base),
        "<rt>",
        &escaped(&reading),
        "</rt></ruby>",
    ]);
}

/// The address in the code of a link.
fn address(code: &str) -> Option<&str> {
    let rest = code.trim().strip_prefix("HYPERLINK")?.trim_start();
    let rest = rest.strip_prefix('"')?;
    rest.split('"').next()
}

/// A character by its number; those of fonts that are nothing but signs are not known.
fn symbol(number: &str) -> Option<char> {
    let number = u32::from_str_radix(number, 16).ok()?;
    let known = char::from_u32(number).filter(|_| !(0xf000..0xf100).contains(&number));
    // The signs that lists begin with.
    known.or(match number {
        0xf0b7 => Some('•'),
        0xf0a7 => Some('▪'),
        _ => None,
    })
}
