//! What an element is, by its name and attributes alone.

use dom_query::NodeRef;

use newsprint_issue::clean::Clean;

/// Where a link leads, when a reader can be sent there.
pub(crate) fn link(to: &str) -> Option<Clean> {
    let to = to.trim();
    let known = ["http://", "https://", "mailto:"];
    let lower = to.get(..8).unwrap_or(to).to_ascii_lowercase();
    known
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        .then(|| Clean::line(to))
}

/// Whether an element is there for machines only.
pub(crate) fn is_hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}

/// Elements that stand inside a line.
pub(crate) fn is_inline(name: &str) -> bool {
    name.starts_with("mjx-")
        || matches!(
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
        )
}

/// Elements that begin a block whatever stands around them.
pub(crate) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "aside"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "table"
            | "figure"
            | "blockquote"
    )
}
