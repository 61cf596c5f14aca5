//! Tables in bare text: rows of aligned cells, parted by bars or by white space.

use crate::page::lines::line::Line;
use crate::page::words::script::{self, Spaces};

/// Rows of aligned cells that make a table; two could be chance.
const FEWEST_ROWS: usize = 3;

/// Cells of a table are narrower than this on average; wider ones are columns of text.
const WIDEST_CELL: usize = 18;

/// How many cells a line has. Nearly every line is one, and is not taken apart to see that.
fn count(text: &str) -> usize {
    let wide = text.as_bytes().windows(2).any(|pair| pair == b"  ");
    if wide || text.contains(['|', '\u{3000}']) {
        return cells(text).len();
    }
    usize::from(!text.trim().is_empty())
}

/// The cells of a line: parted by bars, or by two spaces or more.
fn cells(text: &str) -> Vec<String> {
    if text.matches('|').count() >= 2 {
        return text
            .trim_matches(['|', ' '])
            .split('|')
            .map(|cell| script::tidy(cell, Spaces::Display).into_owned())
            .collect();
    }
    let mut cells: Vec<String> = Vec::new();
    for cell in text
        .split("  ")
        .flat_map(|part| part.split("\u{3000}\u{3000}"))
    {
        if !cell.trim().is_empty() {
            cells.push(script::tidy(cell, Spaces::Display).into_owned());
        }
    }
    cells
}

/// The rows of aligned cells inside a block.
pub(crate) fn find(block: &[Line]) -> Option<std::ops::Range<usize>> {
    let counts: Vec<usize> = block
        .iter()
        .map(|line| {
            if line.text.len() > 400 {
                0
            } else {
                count(&line.text)
            }
        })
        .collect();
    let start = counts.iter().position(|count| *count >= 2)?;
    let columns = counts[start..]
        .iter()
        .filter(|count| **count >= 2)
        .max()
        .copied()?;
    let fits = |count: &&usize| **count >= 2 && **count + 1 >= columns;
    let rows = counts[start..].iter().take_while(fits).count();
    let barred = block[start].text.contains('|');
    let fewest = if barred { 2 } else { FEWEST_ROWS };
    let inside = &block[start..start + rows];
    let widths: usize = inside.iter().map(|line| line.width).sum();
    let all: usize = counts[start..start + rows].iter().sum();
    let sentences = inside
        .iter()
        .filter(|line| script::ends_sentence(&line.text))
        .count();
    (rows >= fewest && widths <= all * WIDEST_CELL && sentences * 3 < rows.max(1))
        .then_some(start..start + rows)
}

/// The rows of a table, all with as many cells as the first; a row of dashes is left out.
pub(crate) fn rows(block: &[Line]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = block.iter().map(|line| cells(&line.text)).collect();
    let is_ruling = |row: &[String]| {
        row.iter().all(|cell| {
            !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':' | '=' | '─'))
        })
    };
    rows.retain(|row| !is_ruling(row));
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    for row in &mut rows {
        row.resize(columns, String::new());
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_without_taking_them_apart() {
        let lines = [
            "",
            " ",
            "ferry",
            "a b",
            "a  b",
            "a | b",
            "|a|b|",
            "渡\u{3000}口",
            "渡\u{3000}\u{3000}口",
        ];
        for line in lines {
            assert_eq!(count(line), cells(line).len(), "{line:?}");
        }
    }
}
