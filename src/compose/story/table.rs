//! Tables: columns fitted to the measure, cells wrapped, rows kept whole.

use crate::copy::role::Role;
use crate::copy::strand::strands;
use crate::lines::line::Line;
use crate::lines::room::Edge;
use crate::story::column::Column;
use crate::story::inset;
use newsprint_issue::{Article, Emphasis, Part, Text};

/// Cells between two columns of a table.
const APART: u16 = 2;
/// The narrowest column of a table; below it cells stand under one another.
const NARROWEST: u16 = 4;
/// Lines of a row that are kept together; a higher row may be cut.
const KEPT: usize = 12;

/// The lines of a table: its first row strong and set off by a rule.
pub(crate) fn table(
    article: &Article,
    block: usize,
    rows: &[Vec<Text>],
    column: &Column,
) -> Vec<Line> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    if let Some(wide) = inset::across_for_table(column) {
        // Columns of figures are compared downward: a table stands across vertical lines, and no
        // wider than it has to be.
        let apart = APART * (count as u16).saturating_sub(1);
        let cells = natural(rows, count, &wide)
            .iter()
            .fold(apart, |sum, cells| sum.saturating_add(*cells));
        let wide = wide.cut_to(cells.min(wide.cells));
        return inset::blocks(table(article, block, rows, &wide), column);
    }
    let widths = widths(&natural(rows, count, column), column);
    let mut lines = Vec::new();
    let mut piece = 0;
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<Vec<Line>> = row
            .iter()
            .enumerate()
            .map(|(cell, text)| {
                let part = Part::Body {
                    block: block as u32,
                    piece: piece + cell as u32,
                };
                let cells = widths.get(cell).map_or(column.cells, |(_, cells)| *cells);
                cell_lines(article, part, text, index == 0, column.cut_to(cells))
            })
            .collect();
        piece += row.len() as u32;
        lines.extend(row_lines(cells, &widths));
        if index == 0 && rows.len() > 1 {
            keep(&mut lines, 0, 1);
            lines.push(Line {
                keep: 1,
                ..column.rule()
            });
        }
    }
    lines
}

impl Column {
    fn cut_to(&self, cells: u16) -> Column {
        Column { cells, ..*self }
    }
}

fn cell_lines(
    article: &Article,
    part: Part,
    text: &Text,
    is_head: bool,
    column: Column,
) -> Vec<Line> {
    let copy: Vec<_> = strands(text, Role::Body, article.id, part)
        .map(|mut strand| {
            if is_head && strand.emphasis == Emphasis::Plain {
                strand.emphasis = Emphasis::Strong;
            }
            strand
        })
        .collect();
    column.lines(&copy, Edge::Ragged)
}

/// The lines of a row: its cells side by side, or under one another where there are no widths.
fn row_lines(mut cells: Vec<Vec<Line>>, widths: &[(u16, u16)]) -> Vec<Line> {
    if widths.is_empty() {
        return cells.into_iter().flatten().collect();
    }
    level_ruby(&mut cells);
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = vec![Line::default(); height];
    for (cell, (start, _)) in cells.into_iter().zip(widths) {
        for (line, of_cell) in lines.iter_mut().zip(cell) {
            line.append(of_cell, *start);
        }
    }
    keep(&mut lines, 0, 0);
    lines
}

/// Gives every cell of a row the rows of readings that one of them has, so that words stand level.
fn level_ruby(cells: &mut [Vec<Line>]) {
    // Where a text has readings, its first row is one of them, or the room for it.
    let has_ruby = |cell: &Vec<Line>| cell.len() > 1 && cell[0].is_ruby();
    if !cells.iter().any(has_ruby) {
        return;
    }
    for cell in cells.iter_mut().filter(|cell| !has_ruby(cell)) {
        let lines = std::mem::take(cell).into_iter();
        *cell = lines.flat_map(|line| [Line::default(), line]).collect();
    }
}

/// Keeps lines together from one on, and so many more after them.
fn keep(lines: &mut [Line], from: usize, more: usize) {
    let to = lines.len();
    for (index, line) in lines.iter_mut().enumerate().skip(from) {
        line.keep = (to - 1 - index + more).min(KEPT) as u8;
    }
}

/// The width of every column if nothing is wrapped.
fn natural(rows: &[Vec<Text>], count: usize, column: &Column) -> Vec<u16> {
    let mut widths = vec![1; count];
    for row in rows {
        for (width, text) in widths.iter_mut().zip(row) {
            let copy: Vec<_> = strands(
                text,
                Role::Body,
                newsprint_issue::ArticleId(0),
                Part::block(0),
            )
            .collect();
            // A cell is never set wider than the column of text.
            let widest = column
                .lines(&copy, Edge::Ragged)
                .iter()
                .map(Line::cells)
                .max();
            *width = widest.unwrap_or(0).max(*width);
        }
    }
    widths
}

/// Where every column starts and its cells. Columns that ask for less than an even share get what
/// they ask for; the others share the rest. Empty where there is no room for columns.
fn widths(natural: &[u16], column: &Column) -> Vec<(u16, u16)> {
    let count = natural.len() as u16;
    let Some(room) = column.cells.checked_sub(APART * count.saturating_sub(1)) else {
        return Vec::new();
    };
    if count == 0 || column.manner.axes.is_vertical() || room / count < NARROWEST.min(room).max(1) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by_key(|index| natural[*index]);
    let mut cells = vec![0; natural.len()];
    let mut left = room;
    for (taken, index) in order.into_iter().enumerate() {
        cells[index] = natural[index].min(left / (count - taken as u16));
        left -= cells[index];
    }
    let mut start = 0;
    cells
        .into_iter()
        .map(|cells| {
            let column = (start, cells.max(1));
            start += cells + APART;
            column
        })
        .collect()
}
