//! Lines that are no running text and stay as they are set: lists, tables, verse, code, quotations,
//! rules, and headings marked as such. Finds them before paragraphs are rebuilt.

use std::ops::Range;

use super::piece::{Kind, Piece};
use super::tables;
use crate::page::lines::join::Joiner;
use crate::page::lines::line::{Before, Line, Opening};
use crate::page::lines::measure::{Measure, Wrapping};
use crate::page::words::marks;
use crate::page::words::script::{self, Spaces};

/// The measure from which lines are a typist's, in cells.
const TYPED: usize = 50;

/// Lines of a stanza; two could be chance.
const FEWEST_VERSES: usize = 3;

/// The widest line of verse, in cells.
const WIDEST_VERSE: usize = 60;

/// What a line is by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Running,
    Heading(u8),
    /// The line of strokes under a heading.
    Stroke,
    Item,
    Quote,
    Rule,
    /// A fence around code; it is no part of the code.
    Fence,
    Code,
    Verse,
    Row,
}

/// The shape of each line of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shapes {
    each: Vec<Shape>,
    marked: bool,
}

impl Shapes {
    /// Finds the shapes of a page.
    pub(crate) fn of(lines: &[Line], measure: &Measure) -> Shapes {
        let mut shapes = Shapes {
            each: vec![Shape::Running; lines.len()],
            marked: lines.iter().any(|line| hash_level(&line.text) > 0),
        };
        let typed = measure.usual() >= TYPED && !measure.indents.are_seen();
        shapes.marked(lines, typed);
        let verse = is_verse_page(lines);
        let mut start = 0;
        while start < lines.len() {
            let end = block_end(lines, start);
            let block = start..end;
            if shapes.each[block.clone()]
                .iter()
                .all(|shape| *shape == Shape::Running)
            {
                if let Some(rows) = tables::find(&lines[block.clone()]) {
                    shapes.each[start + rows.start..start + rows.end].fill(Shape::Row);
                } else if verse && start > 0 && end - start > 1
                    || is_verse(&lines[block.clone()], start == 0, measure)
                {
                    shapes.each[block].fill(Shape::Verse);
                }
            }
            start = end;
        }
        shapes
    }

    /// Whether a line has a shape of its own.
    pub(crate) fn is_shape(&self, at: usize) -> bool {
        self.each
            .get(at)
            .is_some_and(|shape| *shape != Shape::Running)
    }

    /// Whether headings of the page are marked as such: then no line without a mark is one.
    pub(crate) fn mark_headings(&self) -> bool {
        self.marked
    }

    /// Takes the pieces of the shape that begins at a line, and the line after it.
    pub(crate) fn take(&self, lines: &[Line], at: usize) -> Option<(Vec<Piece>, usize)> {
        let shape = self.each[at];
        let mut end = at + 1;
        let same = |end: usize| self.each.get(end) == Some(&shape);
        let close = |end: usize| lines[end].before == Before::Nothing;
        match shape {
            Shape::Running => return None,
            Shape::Heading(level) => {
                let line = &lines[at].text;
                let text = if self.each.get(end) == Some(&Shape::Stroke) {
                    end += 1;
                    line.trim().to_owned()
                } else {
                    line.trim_start_matches('#')
                        .trim_matches(['#', ' '])
                        .to_owned()
                };
                let heading = piece(Kind::Heading { level }, text, &lines[at..end]);
                return Some((vec![heading], end));
            }
            Shape::Rule | Shape::Stroke => {
                let rule = piece(Kind::Rule, lines[at].text.clone(), &lines[at..end]);
                return Some((vec![rule], end));
            }
            Shape::Item => {
                while self.each.get(end) == Some(&Shape::Running)
                    && close(end)
                    && lines[end].opening == Opening::Indented
                {
                    end += 1;
                }
                let text = running(&lines[at..end], |text| marks::item(text).unwrap_or(text));
                return Some((vec![piece(Kind::Item, text, &lines[at..end])], end));
            }
            Shape::Quote => {
                while same(end) && close(end) {
                    end += 1;
                }
                let text = running(&lines[at..end], |text| text.trim_start_matches(['>', ' ']));
                return Some((vec![piece(Kind::Quote, text, &lines[at..end])], end));
            }
            Shape::Fence | Shape::Code => {
                while matches!(self.each.get(end), Some(Shape::Fence | Shape::Code))
                    && (shape == Shape::Fence || self.each[end] == Shape::Code)
                {
                    end += 1;
                }
            }
            Shape::Verse | Shape::Row => {
                while same(end) && close(end) {
                    end += 1;
                }
            }
        }
        if shape == Shape::Row {
            let table = Kind::Table(tables::rows(&lines[at..end]));
            return Some((vec![piece(table, String::new(), &lines[at..end])], end));
        }
        Some((vec![self.as_it_stands(lines, at..end)], end))
    }

    /// Lines that are kept as they stand.
    fn as_it_stands(&self, lines: &[Line], rows: Range<usize>) -> Piece {
        let shape = self.each[rows.start];
        let block = &lines[rows.clone()];
        let kept = rows
            .filter(|line| self.each[*line] != Shape::Fence)
            .map(|line| &lines[line]);
        let margin = block
            .iter()
            .map(|line| line.indent)
            .min()
            .unwrap_or_default();
        let text: Vec<String> = kept.map(|line| as_set(line, shape, margin)).collect();
        piece(Kind::Verbatim, text.join("\n"), block)
    }

    /// Shapes that a line shows by a mark of its own.
    fn marked(&mut self, lines: &[Line], wide: bool) {
        // A page of typed lines keeps what is set in by four as it is; a paper indents paragraphs so.
        let marked_up = wide
            || lines
                .iter()
                .any(|line| hash_level(&line.text) > 0 || is_fence(&line.text));
        let mut fenced = false;
        for (at, line) in lines.iter().enumerate() {
            let text = line.text.as_str();
            let level = hash_level(text);
            self.each[at] = if is_fence(text) {
                fenced = !fenced;
                Shape::Fence
            } else if fenced {
                Shape::Code
            } else if level > 0 {
                Shape::Heading(level)
            } else if let Some(level) = stroke(lines, at)
                && self.each[at - 1] == Shape::Running
            {
                self.each[at - 1] = Shape::Heading(level);
                Shape::Stroke
            } else if marks::is_rule(text) {
                Shape::Rule
            } else if marks::item(text).is_some() || numbered(lines, at) {
                Shape::Item
            } else if text.starts_with("> ") {
                Shape::Quote
            } else if marked_up
                && line.indent >= 4
                && (line.before != Before::Nothing && !is_prose(&lines[at..block_end(lines, at)])
                    || line.before == Before::Nothing && at > 0 && self.each[at - 1] == Shape::Code)
            {
                Shape::Code
            } else {
                Shape::Running
            };
        }
    }
}

/// The level of the heading that a line of strokes stands under: a line by itself, about as long.
fn stroke(lines: &[Line], at: usize) -> Option<u8> {
    let (line, head) = (&lines[at], &lines[at.checked_sub(1)?]);
    let text = line.text.trim();
    let level = match text.chars().next()? {
        '=' => 1,
        '-' | '~' => 2,
        _ => return None,
    };
    let all = text.chars().all(|c| text.starts_with(c));
    let alone = line.before == Before::Nothing && (at == 1 || head.before != Before::Nothing);
    let followed = lines
        .get(at + 1)
        .is_none_or(|next| next.before != Before::Nothing);
    let alike = line.width.abs_diff(head.width) <= 2 && line.width >= 3;
    (all && alone && followed && alike).then_some(level)
}

fn piece(kind: Kind, text: String, lines: &[Line]) -> Piece {
    Piece {
        kind,
        text,
        lines: lines.iter().flat_map(Line::numbers).collect(),
        before: lines[0].before,
        ..Piece::default()
    }
}

/// The lines as running text, each without its mark.
fn running(lines: &[Line], unmarked: impl Fn(&str) -> &str) -> String {
    let joiner = Joiner::default();
    let mut text = String::new();
    for line in lines {
        joiner.join(
            &mut text,
            &script::tidy(unmarked(&line.text), Spaces::Running),
        );
    }
    text
}

/// A line as it was set; verse loses the white space a machine scattered, code keeps all of it.
fn as_set(line: &Line, shape: Shape, margin: usize) -> String {
    if shape == Shape::Verse {
        return script::tidy(&line.text, Spaces::Display).into_owned();
    }
    format!(
        "{}{}",
        " ".repeat((line.indent - margin).min(80)),
        line.text
    )
}

fn hash_level(text: &str) -> u8 {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    if (1..=6).contains(&level) && rest.starts_with(' ') && !rest.trim().is_empty() {
        level as u8
    } else {
        0
    }
}

fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}

/// An item with a number, in a list of them: `1. ` with another before or after.
fn numbered(lines: &[Line], at: usize) -> bool {
    let number = |at: usize| -> Option<u32> {
        let text = &lines.get(at)?.text;
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let parted = rest.starts_with(". ") || rest.starts_with(") ");
        let count = text.len() - rest.len();
        if parted && (1..=2).contains(&count) && script::is_latin(text) {
            text[..count].parse().ok()
        } else {
            None
        }
    };
    let Some(this) = number(at) else {
        return false;
    };
    let near = |range: std::ops::Range<usize>, wanted: u32| {
        range.into_iter().any(|other| number(other) == Some(wanted))
    };
    near(at.saturating_sub(6)..at, this.wrapping_sub(1)) || near(at + 1..at + 7, this + 1)
}

fn block_end(lines: &[Line], start: usize) -> usize {
    (start + 1..lines.len())
        .find(|at| lines[*at].before != Before::Nothing)
        .unwrap_or(lines.len())
}

/// Whether a block that is set in holds sentences, such as the points of an agreement, and no code.
fn is_prose(block: &[Line]) -> bool {
    let words: usize = block
        .iter()
        .map(|line| line.text.split_whitespace().count())
        .sum();
    let coded = |line: &Line| {
        line.text
            .contains(['{', '}', '=', '<', '>', '|', '$', '\\', '_', '`'])
    };
    let closed = block.last().is_some_and(|line| {
        script::ends_sentence(&line.text)
            || script::ends_clause(&line.text)
            || line.text.ends_with(" or")
            || line.text.ends_with(" and")
    });
    closed && words >= 5 * block.len() && !block.iter().any(coded)
}

/// Whether a block is verse or another list of lines that must not be joined.
fn is_verse(block: &[Line], first: bool, measure: &Measure) -> bool {
    let count = block.len();
    let widest = block
        .iter()
        .map(|line| line.width)
        .max()
        .unwrap_or_default();
    if count < FEWEST_VERSES || widest > WIDEST_VERSE || first && count < 4 {
        return false;
    }
    let marked = block
        .iter()
        .filter(|line| script::ends_sentence(&line.text) || script::ends_clause(&line.text))
        .count();
    let cjk = block
        .iter()
        .filter(|line| !script::is_latin(&line.text))
        .count()
        * 2
        > count;
    if cjk {
        // Lines of text that all end in a mark by chance fill their column more or less.
        let narrow = measure.wrapping == Wrapping::Unbroken
            || block
                .iter()
                .all(|line| line.width * 4 < measure.usual() * 3);
        let flush = block.iter().all(|line| line.opening == Opening::Flush);
        let punctuated = marked == count && (count >= 4 && narrow && flush || same_widths(block));
        let unbroken =
            measure.wrapping == Wrapping::Unbroken && widest <= 44 && marked * 3 <= count;
        let bare = marked == 0
            && count >= 4
            && !same_widths(block)
            && widest <= 32
            && block
                .iter()
                .all(|line| !line.text.contains(['，', '。', '、']))
            && ragged(block) * 2 > count;
        return punctuated && widest <= 44 || unbroken || bare;
    }
    let capitals = block
        .iter()
        .filter(|line| {
            line.text
                .starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        })
        .count();
    let sentences = block
        .iter()
        .filter(|line| script::ends_sentence(&line.text))
        .count();
    capitals * 5 >= count * 4 && ragged(block) * 3 + 1 >= count && sentences * 2 <= count
}

/// Whether a page holds verse without marks and nothing else: short lines, no sentence among them.
fn is_verse_page(lines: &[Line]) -> bool {
    let marked = lines
        .iter()
        .filter(|line| line.text.contains(['。', '，', '、', '；', '.', ',']))
        .count();
    let short = lines
        .iter()
        .all(|line| line.width <= 40 && !script::is_latin(&line.text));
    (6..=400).contains(&lines.len()) && marked * 10 <= lines.len() && short
}

/// Whether the lines are of one width, as couplets of five or seven characters are.
fn same_widths(block: &[Line]) -> bool {
    block.iter().all(|line| line.width == block[0].width)
}

/// How many lines end where more would have fitted.
fn ragged(block: &[Line]) -> usize {
    let widest = block
        .iter()
        .map(|line| line.width)
        .max()
        .unwrap_or_default();
    block
        .windows(2)
        .filter(|pair| {
            let word = if script::is_latin(&pair[1].text) {
                pair[1].text.split(' ').next().map_or(0, str::len) + 1
            } else {
                4
            };
            pair[0].width + word <= widest
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::line;

    #[track_caller]
    fn check(page: &str, expected: &[(&str, &str)]) {
        let lines = line::split(page).printed;
        let shapes = Shapes::of(&lines, &Measure::take(&lines));
        let mut found = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let Some((pieces, next)) = shapes.take(&lines, at) else {
                found.push(("running".to_owned(), lines[at].text.clone()));
                at += 1;
                continue;
            };
            for piece in pieces {
                let name = match &piece.kind {
                    Kind::Table(rows) => format!("table {rows:?}"),
                    kind => format!("{kind:?}").to_lowercase(),
                };
                found.push((name, piece.text));
            }
            at = next;
        }
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marked_up_text() {
        check(
            "# Ferry\n\nIt sails.\n\n- one\n  and more\n- two\n\n```\nlet x;\n  y\n```\n> said\n> he\n",
            &[
                ("heading { level: 1 }", "Ferry"),
                ("running", "It sails."),
                ("item", "one and more"),
                ("item", "two"),
                ("verbatim", "let x;\n  y"),
                ("quote", "said he"),
            ],
        );
    }

    #[test]
    fn columns_of_figures_are_a_table() {
        check(
            "城市    最高    最低\n江城    31    24\n海港    29    22\n",
            &[(
                r#"table [["城市", "最高", "最低"], ["江城", "31", "24"], ["海港", "29", "22"]]"#,
                "",
            )],
        );
    }

    #[test]
    fn verse_keeps_its_lines() {
        check(
            "渡口\n\n江水向东流，\n行人立渡头。\n帆影随云去，\n灯火满城秋。\n",
            &[
                ("running", "渡口"),
                (
                    "verbatim",
                    "江水向东流，\n行人立渡头。\n帆影随云去，\n灯火满城秋。",
                ),
            ],
        );
        check(
            "The Quay\n\nThe boats are out beyond the bar,\nThe nets hang dry,\nAnd every window holds a star\nBelow the sky.\n",
            &[
                ("running", "The Quay"),
                (
                    "verbatim",
                    "The boats are out beyond the bar,\nThe nets hang dry,\nAnd every window holds a star\nBelow the sky.",
                ),
            ],
        );
    }

    #[test]
    fn running_text_is_no_verse() {
        let page = "The ferry that has crossed the\nharbour since the war will sail\nagain on Monday, the council\nsaid after a long debate that\nended late on Friday night.";
        let lines: Vec<(&str, &str)> = page.lines().map(|line| ("running", line)).collect();
        check(page, &lines);
    }
}
