//! Lines into columns: where each of them ends, found by a search over all ends. Knows no text.
//!
//! What is ugly has a price, and the cheapest columns are taken. The prices say what outweighs
//! what; only their order matters, and a tie goes to the fuller columns.
//!
//! | what is ugly                              | price                          |
//! | ----------------------------------------- | ------------------------------ |
//! | a column one line short of the others     | [`RAGGED`]                     |
//! | a column so many lines short              | [`HOLE`] times their square    |
//! | all columns so many lines lower           | their square for every column  |
//! | a line that keeps one more ends a column  | [`STRAY`]                      |
//! | a cut inside a group higher than a column | [`CUT`], at its ends [`STRAY`] |
//! | a cut inside any other group              | [`APART`]                      |
//!
//! All columns are lowered, by up to [`LOWEST`] lines, only where that leaves none of them more
//! than a line short: it is cheaper than any hole, and a hole that stays is not worth it. So columns
//! differ by more than one line only where what does not go into one of them is higher than that.

use std::ops::Range;

use crate::lines::line::Line;

/// A column that is one line short: what a blank line or a kept pair costs now and then.
const RAGGED: u64 = 1;
/// A hole is seen from the second line on. It must cost more than to lower nine columns by one.
const HOLE: u64 = 4;
/// The first or last line of a paragraph alone: worth a hole of six lines, never asked of any
/// ordinary page.
const STRAY: u64 = 200;
/// A cut where there is no other way: not worth a hole of three lines.
const CUT: u64 = 25;
/// A heading without its text, a row of a table in two: worth any hole.
const APART: u64 = 1 << 40;
/// Lines by which all columns of a page may be lower than they could be.
const LOWEST: usize = 2;
/// Lines that a group leaves together at both ends where it is cut.
const TOGETHER: usize = 2;

/// Cuts lines into at most so many columns of so many rows, as full as can be. Blank lines neither
/// begin nor end a column.
pub(crate) fn fill(lines: &[Line], rows: usize, count: usize) -> Vec<Range<usize>> {
    let rows = rows.max(1);
    let copy = Copy::new(&lines[..in_reach(lines, rows * count)], rows);
    let mut best = Found::default();
    for lower in 0..=LOWEST.min(rows - 1) {
        let page = Search {
            copy: &copy,
            rows: rows - lower,
            count,
            goal: if lower == 0 { Goal::Full } else { Goal::Even },
        };
        page.improve(&mut best, lower);
        // What is all on the page is not lowered so that some of it is not.
        let end = best.columns.last().map_or(0, |column| column.end);
        if copy.is_over(end) {
            break;
        }
    }
    best.columns
}

/// Cuts lines into columns as low as they can be: all of one height but the last, which may be
/// shorter. `None` where they do not fit into so many columns of so many rows.
pub(crate) fn balance(lines: &[Line], rows: usize, count: usize) -> Option<Vec<Range<usize>>> {
    let rows = rows.max(1);
    if in_reach(lines, rows * count) < lines.len() {
        return None;
    }
    let copy = Copy::new(lines, rows);
    if copy.is_over(0) {
        return Some(Vec::new());
    }
    let least = copy.after(0).div_ceil(count.max(1)).max(1);
    let mut best = Found::default();
    let mut lowest = None;
    for rows in least..=rows {
        let page = Search {
            copy: &copy,
            rows,
            count,
            goal: Goal::Level,
        };
        let higher = rows - *lowest.get_or_insert(rows);
        if page.price_of_level(higher) >= best.price {
            break;
        }
        page.improve(&mut best, higher);
        if best.price >= APART {
            lowest = None;
        }
    }
    (best.price < APART).then_some(best.columns)
}

/// How many of the lines columns of so many rows in all can reach, and one more.
fn in_reach(lines: &[Line], rows: usize) -> usize {
    let set = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank());
    let beyond = set.map(|(index, _)| index + 1).nth(rows);
    beyond.unwrap_or(lines.len())
}

/// Lines as the search sees them.
struct Copy {
    /// By line, what a column that begins with it costs; at the end, nothing.
    prices: Vec<u64>,
    /// By line, the first from there on that is not blank.
    next: Vec<usize>,
    /// By line, how many from there on are not blank.
    after: Vec<usize>,
}

impl Copy {
    fn new(lines: &[Line], rows: usize) -> Copy {
        let count = lines.len();
        let mut copy = Copy {
            prices: prices(lines, rows),
            next: vec![count; count + 1],
            after: vec![0; count + 1],
        };
        for (index, line) in lines.iter().enumerate().rev() {
            let is_blank = line.is_blank();
            copy.next[index] = if is_blank {
                copy.next[index + 1]
            } else {
                index
            };
            copy.after[index] = copy.after[index + 1] + usize::from(!is_blank);
        }
        copy
    }

    /// The first line from one on that is not blank.
    fn next(&self, line: usize) -> usize {
        self.next[line]
    }

    /// How many lines from one on are not blank.
    fn after(&self, line: usize) -> usize {
        self.after[line]
    }

    /// Whether nothing but blank lines is left.
    fn is_over(&self, line: usize) -> bool {
        self.after(line) == 0
    }

    /// Where a column that begins there may end, the fullest first: after any line of it that is
    /// not blank.
    fn ends(&self, from: usize, rows: usize) -> impl Iterator<Item = usize> {
        let full = (from + rows).min(self.next.len() - 1);
        (from + 1..=full)
            .rev()
            .filter(|end| self.next(end - 1) == end - 1)
    }
}

/// By line, what it costs to begin a column with it.
fn prices(lines: &[Line], rows: usize) -> Vec<u64> {
    let mut prices = vec![0; lines.len() + 1];
    let mut group = 0..0;
    for (index, line) in lines.iter().enumerate() {
        let end = index + 1 + usize::from(line.keep);
        match line.keep {
            0 => {}
            1 => prices[index + 1] = STRAY,
            _ if index < group.end => group.end = group.end.max(end),
            _ => {
                part(&mut prices, &group, rows);
                group = index..end;
            }
        }
    }
    part(&mut prices, &group, rows);
    // A box is at most half a column high: there is always another way.
    for (index, line) in lines.iter().enumerate() {
        if line.strip.is_some_and(|strip| strip.row > 0) {
            prices[index] = APART;
        }
    }
    prices[lines.len()] = 0;
    prices
}

/// Puts the prices of cuts inside a group of lines that keep one another.
fn part(prices: &mut [u64], group: &Range<usize>, rows: usize) {
    for line in group.start + 1..group.end.min(prices.len()) {
        let at_an_end = line < group.start + TOGETHER + 1 || line + TOGETHER > group.end;
        prices[line] = match group.len() > rows {
            false => APART,
            true if at_an_end => STRAY,
            true => CUT,
        };
    }
}

/// What columns are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// Full ones; what does not fit goes on elsewhere.
    Full,
    /// The same, none of them more than a line short.
    Even,
    /// All lines in them.
    Level,
}

/// The search for columns of one height.
struct Search<'a> {
    copy: &'a Copy,
    rows: usize,
    count: usize,
    goal: Goal,
}

/// The cheapest columns found so far.
struct Found {
    price: u64,
    columns: Vec<Range<usize>>,
}

impl Default for Found {
    fn default() -> Found {
        Found {
            price: u64::MAX,
            columns: Vec::new(),
        }
    }
}

/// A column that ends somewhere, and the cheapest way to get there.
#[derive(Clone, Copy)]
struct Node {
    column: (usize, usize),
    price: u64,
    /// The column before it, among the nodes.
    before: usize,
}

impl Search<'_> {
    /// What it costs that all columns are so many lines lower, or higher, than they need be.
    fn price_of_level(&self, lines: usize) -> u64 {
        (lines * lines * self.count) as u64
    }

    /// What a column costs, and whether it may be the last.
    fn price(&self, column: usize, from: usize, end: usize) -> Option<(u64, bool)> {
        let next = self.copy.next(end);
        if self.copy.is_over(next) {
            return Some((0, true));
        }
        let is_last = column + 1 == self.count;
        let room = (self.count - column - 1) * self.rows;
        if self.goal == Goal::Level && self.copy.after(next) > room {
            return None;
        }
        let short = from + self.rows - end;
        if self.goal == Goal::Even && short > 1 {
            return None;
        }
        let price = ragged(short) + self.copy.prices[next];
        Some((price, is_last))
    }

    /// Looks for columns that are cheaper than the best.
    fn improve(&self, best: &mut Found, level: usize) {
        let least = self.price_of_level(level);
        if least >= best.price {
            return;
        }
        self.descend(best, least);
        if best.price == least {
            return;
        }
        let mut nodes = Vec::new();
        let first = self.copy.next(0);
        let mut reached = vec![Node {
            column: (first, first),
            price: least,
            before: usize::MAX,
        }];
        for column in 0..self.count {
            let from = nodes.len();
            nodes.append(&mut reached);
            for before in from..nodes.len() {
                self.step(column, before, &nodes, &mut reached, best);
            }
            reached
                .sort_unstable_by_key(|node| (usize::MAX - node.column.1, node.price, node.before));
            reached.dedup_by_key(|node| node.column.1);
        }
    }

    /// Goes from a column to all that may follow it, as far as they are cheaper than the best.
    fn step(
        &self,
        column: usize,
        before: usize,
        nodes: &[Node],
        reached: &mut Vec<Node>,
        best: &mut Found,
    ) {
        let node = nodes[before];
        let from = self.copy.next(node.column.1);
        for end in self.copy.ends(from, self.rows) {
            let short = ragged(from + self.rows - end);
            let Some((price, is_last)) = self.price(column, from, end) else {
                break;
            };
            if price > 0 && node.price + short >= best.price {
                break;
            }
            let next = Node {
                column: (from, end),
                price: node.price + price,
                before,
            };
            if next.price >= best.price {
                continue;
            }
            if is_last {
                *best = Found {
                    price: next.price,
                    columns: trace(next, nodes),
                };
            } else {
                reached.push(next);
            }
        }
    }

    /// Takes the cheapest end of each column in turn: mostly the answer, else a bound for it.
    fn descend(&self, best: &mut Found, least: u64) {
        let mut found = Found {
            price: least,
            columns: Vec::new(),
        };
        let mut from = self.copy.next(0);
        for column in 0..self.count {
            let mut cheapest: Option<(u64, bool, usize)> = None;
            for end in self.copy.ends(from, self.rows) {
                let most = cheapest.map_or(u64::MAX, |(price, ..)| price);
                if ragged(from + self.rows - end) >= most {
                    break;
                }
                match self.price(column, from, end) {
                    Some((price, is_last)) if price < most => {
                        cheapest = Some((price, is_last, end));
                    }
                    Some(_) => {}
                    None => break,
                }
            }
            let Some((price, is_last, end)) = cheapest else {
                break;
            };
            found.price += price;
            found.columns.push(from..end);
            if is_last {
                if found.price < best.price {
                    *best = found;
                }
                return;
            }
            from = self.copy.next(end);
        }
    }
}

/// What a column costs that is so many lines short.
fn ragged(short: usize) -> u64 {
    match short {
        0 => 0,
        1 => RAGGED,
        _ => HOLE * (short * short) as u64,
    }
}

/// The columns that lead to one.
fn trace(last: Node, nodes: &[Node]) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let mut node = last;
    while node.before != usize::MAX {
        columns.push(node.column.0..node.column.1);
        node = nodes[node.before];
    }
    columns.reverse();
    columns
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::characters::axes::Axes;
    use crate::copy::manner::{Hyphens, Manner};
    use crate::copy::role::Role;
    use crate::setting::{Strictness, Width};
    use newsprint_issue::script::Rewriting;
    use newsprint_issue::{Direction, Language};

    /// Lines from a picture: a digit is a line that keeps so many of the next, `_` a blank one.
    fn lines(picture: &str) -> Vec<Line> {
        let manner = Manner {
            language: Language::English,
            strictness: Strictness::Strict,
            axes: Axes::new(Direction::Horizontal, Width::default()),
            rewriting: Rewriting::Never,
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
    fn a_lone_line_goes_with_its_paragraph() {
        check_fill("00001010", 7, 2, "000010|10");
        check_fill("0000_10100000000", 6, 2, "0000|10100");
    }

    #[test]
    fn all_columns_of_a_page_are_lower_before_one_has_a_hole() {
        check_fill("0000002000000000000000", 8, 2, "000000|2000000");
        check_fill("0000400000000000000000", 8, 2, "0000|40000000");
    }

    #[test]
    fn the_last_page_is_balanced() {
        check_balance("0000000", 9, 3, Some("000|000|0"));
        check_balance("00000000", 9, 3, Some("000|000|00"));
        check_balance("0000000", 2, 3, None);
        check_balance("", 5, 2, Some(""));
    }

    /// What columns of that level cost, by the words of the table above; nothing where they are
    /// not columns of that level.
    fn price(lines: &[Line], columns: &[Range<usize>], page: (usize, usize, Goal)) -> Option<u64> {
        let (rows, count, goal) = page;
        let mut price = 0;
        for (index, column) in columns.iter().enumerate() {
            let next = (column.end..lines.len()).find(|line| !lines[*line].is_blank());
            let Some(next) = next else { return Some(price) };
            if goal == Goal::Level && index + 1 == count {
                return None;
            }
            let short = rows - column.len();
            if goal == Goal::Even && short > 1 {
                return None;
            }
            price += if short == 1 {
                RAGGED
            } else {
                HOLE * (short * short) as u64
            };
            price += prices(lines, rows)[next];
        }
        (columns.len() == count).then_some(price)
    }

    /// The least that any columns of that level cost, by trying them all.
    fn cheapest(
        lines: &[Line],
        columns: &mut Vec<Range<usize>>,
        page: (usize, usize, Goal),
    ) -> u64 {
        let (rows, count, _) = page;
        let mut least = price(lines, columns, page).unwrap_or(u64::MAX);
        let end = columns.last().map_or(0, |column| column.end);
        let from = (end..lines.len()).find(|line| !lines[*line].is_blank());
        if let Some(from) = from.filter(|_| columns.len() < count) {
            for end in from + 1..=(from + rows).min(lines.len()) {
                if !lines[end - 1].is_blank() {
                    columns.push(from..end);
                    least = least.min(cheapest(lines, columns, page));
                    columns.pop();
                }
            }
        }
        least
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn no_columns_are_cheaper(picture in "[0001123_]{0,12}", rows in 1usize..6, count in 1usize..4) {
            let lines = lines(&picture);
            let copy = Copy::new(&lines, rows);
            for goal in [Goal::Full, Goal::Even, Goal::Level] {
                let search = Search { copy: &copy, rows, count, goal };
                let mut best = Found::default();
                search.improve(&mut best, 0);
                let least = cheapest(&lines, &mut Vec::new(), (rows, count, goal));
                prop_assert_eq!(best.price, least, "{}", picture);
                if least < u64::MAX {
                    prop_assert_eq!(price(&lines, &best.columns, (rows, count, goal)), Some(least));
                }
            }
        }
    }
}
