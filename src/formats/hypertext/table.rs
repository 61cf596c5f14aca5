//! Tables of HTML: rows of cells, or only a frame that pages of old were laid out in.

use dom_query::NodeRef;

/// The most cells a table may have; beyond them it is read as running text.
const MOST_CELLS: usize = 4096;
/// The most columns one cell may span.
const WIDEST: usize = 64;

/// What a `<table>` is.
pub(crate) enum Table<'a> {
    /// Cells in rows; none where a cell spans from elsewhere.
    Rows(Vec<Vec<Option<NodeRef<'a>>>>),
    /// A frame: its cells are read one after the other.
    Frame,
}

/// Reads the rows of a `<table>` element.
pub(crate) fn read<'a>(table: &NodeRef<'a>) -> Table<'a> {
    let mut rows: Vec<Vec<Option<NodeRef<'a>>>> = Vec::new();
    let mut count = 0;
    for row in own(table, &["tr"]) {
        let mut cells = Vec::new();
        for cell in row.element_children() {
            if !cell
                .node_name()
                .is_some_and(|name| matches!(&*name, "td" | "th"))
            {
                continue;
            }
            if holds_blocks(&cell) {
                return Table::Frame;
            }
            let span = cell
                .attr("colspan")
                .and_then(|span| span.trim().parse().ok());
            let span = span.unwrap_or(1).clamp(1, WIDEST);
            cells.push(Some(cell));
            cells.extend((1..span).map(|_| None));
            count += span;
            if count > MOST_CELLS {
                return Table::Frame;
            }
        }
        rows.push(cells);
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns < 2 || rows.len() < 2 && !has(table, "th") {
        return Table::Frame;
    }
    Table::Rows(rows)
}

/// Elements of these names that belong to this table and not to one inside it.
fn own<'a>(table: &NodeRef<'a>, names: &[&str]) -> Vec<NodeRef<'a>> {
    let groups = table.element_children().into_iter().flat_map(|child| {
        let is_group = child
            .node_name()
            .is_some_and(|name| matches!(&*name, "thead" | "tbody" | "tfoot"));
        if is_group {
            child.element_children()
        } else {
            vec![child]
        }
    });
    groups
        .filter(|child| {
            child
                .node_name()
                .is_some_and(|name| names.contains(&&*name))
        })
        .collect()
}

/// Whether a cell holds what no cell of a table holds: tables, headings, several paragraphs.
fn holds_blocks(cell: &NodeRef) -> bool {
    let mut paragraphs = 0;
    for node in cell.descendants_it() {
        match node.node_name().as_deref() {
            Some("table" | "h1" | "h2" | "h3" | "h4" | "ul" | "ol" | "blockquote" | "figure") => {
                return true;
            }
            Some("p") => paragraphs += 1,
            _ => {}
        }
    }
    paragraphs > 2
}

fn has(node: &NodeRef, name: &str) -> bool {
    node.descendants_it()
        .any(|below| below.node_name().is_some_and(|found| &*found == name))
}
