//! Elements of an agency's XML as HTML, so that one room reads all running text. Which element means
//! what, each format knows itself.

use roxmltree::Node;

/// What an element is in HTML.
pub(crate) enum Shape {
    /// The element of that name.
    Named(&'static str),
    /// The element of its own name.
    Own,
    /// Nothing around what it holds.
    Bare,
    /// Nothing at all.
    Nothing,
    /// This piece of HTML.
    Html(String),
}

/// Attributes that mean something to a reader.
const ATTRIBUTES: &[&str] = &["href", "src", "alt", "colspan", "rowspan"];

/// What stands below an element, as HTML.
pub(crate) fn inside(node: Node<'_, '_>, shape: &dyn Fn(Node<'_, '_>) -> Shape) -> String {
    let mut html = String::new();
    children(node, shape, &mut html);
    html
}

/// XHTML that stands in other XML, as HTML.
pub(crate) fn xhtml(node: Node<'_, '_>) -> String {
    inside(node, &|_| Shape::Own)
}

/// Words as HTML.
pub(crate) fn escaped(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    escape(words, &mut html);
    html
}

fn children(node: Node<'_, '_>, shape: &dyn Fn(Node<'_, '_>) -> Shape, html: &mut String) {
    for child in node.children() {
        if child.is_element() {
            element(child, shape, html);
        } else if child.is_text() {
            escape(child.text().unwrap_or_default(), html);
        }
    }
}

fn element(node: Node<'_, '_>, shape: &dyn Fn(Node<'_, '_>) -> Shape, html: &mut String) {
    let own = node.tag_name().name().to_ascii_lowercase();
    let name = match shape(node) {
        Shape::Named(name) => name,
        Shape::Own => &own,
        Shape::Bare => return children(node, shape, html),
        Shape::Nothing => return,
        Shape::Html(made) => return html.push_str(&made),
    };
    html.push('<');
    html.push_str(name);
    for attribute in node.attributes() {
        if ATTRIBUTES.contains(&attribute.name()) {
            html.extend([" ", attribute.name(), "=\""]);
            escape(attribute.value(), html);
            html.push('"');
        }
    }
    html.push('>');
    if matches!(name, "br" | "hr" | "img" | "col" | "wbr") {
        return;
    }
    children(node, shape, html);
    html.extend(["</", name, ">"]);
}

fn escape(words: &str, html: &mut String) {
    for character in words.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
