//! Lines into columns: where a column may end, and columns of even height. Knows no text.

use std::ops::Range;

use super::line::Line;

/// Cuts lines into at most so many columns of so many rows. Blank lines neither begin nor
/// end a column.
pub(super) fn fill(lines: &[Line], rows: usize, count: usize) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let mut from = 0;
    while columns.len() < count {
        from += lines[from..]
            .iter()
            .take_while(|line| line.is_blank())
            .count();
        if from == lines.len() {
            break;
        }
        let to = end(lines, from, rows.max(1));
        let blanks = lines[from..to]
            .iter()
            .rev()
            .take_while(|line| line.is_blank())
            .count();
        columns.push(from..to - blanks);
        from = to;
    }
    columns
}

/// Cuts lines into columns as low as they can be: all of one height but the last, which may be
/// shorter. `None` where they do not fit into so many columns of so many rows.
pub(super) fn balance(lines: &[Line], rows: usize, count: usize) -> Option<Vec<Range<usize>>> {
    let least = lines.len().div_ceil(count.max(1)).clamp(1, rows.max(1));
    (least..=rows.max(1))
        .map(|rows| fill(lines, rows, count))
        .find(|columns| {
            let end = columns.last().map_or(0, |column| column.end);
            lines[end..].iter().all(Line::is_blank)
        })
}

/// The end of a column of so many rows: the last break that parts no lines that belong together.
fn end(lines: &[Line], from: usize, rows: usize) -> usize {
    let full = (from + rows).min(lines.len());
    if full == lines.len() {
        return full;
    }
    let mut to = full;
    loop {
        let keeper = (from..to).find(|line| line + usize::from(lines[*line].keep) >= to);
        match keeper {
            None => return to,
            // A group higher than the column is cut where the column ends.
            Some(line) if line == from => return full,
            Some(line) => to = line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::axes::Axes;
    use crate::compose::page::Role;
    use crate::compose::segment::{Hyphens, Manner};
    use crate::compose::setting::Strictness;
    use crate::compose::width::Width;
    use crate::issue::{Direction, Language};

    /// Lines from a picture: a digit is a line that keeps so many of the next, `_` a blank one.
    fn lines(picture: &str) -> Vec<Line> {
        let manner = Manner {
            language: Language::English,
            strictness: Strictness::Strict,
            axes: Axes::new(Direction::Horizontal, Width::default()),
            hyphens: Hyphens::Never,
        };
        picture
            .chars()
            .map(|sign| match sign.to_digit(10) {
                Some(keep) => Line {
                    keep: keep as u8,
                    ..Line::of("x", Role::Body, manner)
                },
                None => Line::default(),
            })
            .collect()
    }

    fn picture(picture: &str, columns: &[Range<usize>]) -> String {
        let columns: Vec<&str> = columns
            .iter()
            .map(|column| &picture[column.clone()])
            .collect();
        columns.join("|")
    }

    #[track_caller]
    fn check_fill(from: &str, rows: usize, count: usize, expected: &str) {
        assert_eq!(picture(from, &fill(&lines(from), rows, count)), expected);
    }

    #[track_caller]
    fn check_balance(from: &str, rows: usize, count: usize, expected: Option<&str>) {
        let columns = balance(&lines(from), rows, count);
        let drawn = columns.map(|columns| picture(from, &columns));
        assert_eq!(drawn.as_deref(), expected);
    }

    #[test]
    fn columns_are_filled_in_order() {
        check_fill("0000000", 3, 2, "000|000");
    }

    #[test]
    fn a_heading_goes_with_its_text() {
        check_fill("000_20000", 5, 2, "000|20000");
        check_fill("00_200", 3, 2, "00|200");
    }

    #[test]
    fn blank_lines_do_not_begin_a_column() {
        check_fill("000_000", 3, 2, "000|000");
    }

    #[test]
    fn a_group_higher_than_the_column_is_cut() {
        check_fill("9999", 2, 2, "99|99");
    }

    #[test]
    fn the_last_page_is_balanced() {
        check_balance("0000000", 9, 3, Some("000|000|0"));
        check_balance("00000000", 9, 3, Some("000|000|00"));
        check_balance("0000000", 2, 3, None);
        check_balance("", 5, 2, Some(""));
    }
}
