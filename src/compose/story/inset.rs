//! Horizontal lines across vertical ones: tables, and texts of words, which cannot be turned on
//! cells and are hard to read letter above letter.

use std::collections::VecDeque;

use crate::characters::axes::{cells_across, lines_across};
use crate::characters::forms::BOX;
use crate::copy::role::Role;
use crate::copy::strand::{Copy, Strand, has_ruby};
use crate::lines::line::Line;
use crate::lines::measure::Measure;
use crate::lines::passage::Passage;
use crate::lines::room::Edge;
use crate::pages::columns;
use crate::story::column::{CAPTION, Column, Shape};
use newsprint_issue::{Language, Text};

/// Vertical lines that a block of horizontal ones takes: 44 cells for words, up to 74 for a table.
/// With fewer than the last number there are none.
const LINES: u16 = 15;
const TABLE: u16 = 25;
const FEWEST: u16 = 12;
/// Rows of a tier from which on it has room for such a block.
const ROWS: u16 = 4;
/// Letters from which on a text is more than a name or two.
const LETTERS: usize = 24;

/// The column of a table across the lines of a tier, as wide as it may become; `None` where lines
/// are horizontal as it is, or there is no room.
pub(crate) fn across_for_table(tier: &Column) -> Option<Column> {
    across(tier, TABLE)
}

/// The column of horizontal lines across so many of a tier.
fn across(tier: &Column, lines: u16) -> Option<Column> {
    let axes = tier.manner.axes;
    let has_room = tier.across >= FEWEST && tier.cells >= ROWS * BOX;
    if !axes.is_vertical() || !has_room {
        return None;
    }
    let mut column = *tier;
    column.manner.axes = axes.horizontal();
    column.cells = cells_across(tier.across.min(lines));
    column.hang = 0;
    column.edge = Edge::Ragged;
    column.across = 0;
    Some(column)
}

/// Whether papers in that language are of words, whose letters stand beside one another: turned, they
/// are not scanned, and hardly read.
pub(crate) fn is_worded(language: Language) -> bool {
    matches!(language, Language::English | Language::Other(_))
}

/// The column for a text if it is of words, as all of a paper in English is.
pub(crate) fn across_for(text: &Text, tier: &Column) -> Option<Column> {
    let column = across(tier, LINES)?;
    (is_worded(tier.manner.language) || is_of_words(&text.plain())).then_some(column)
}

/// The column for a headline block, in a paper of words.
pub(crate) fn across_for_head(tier: &Column) -> Option<Column> {
    across(tier, LINES).filter(|_| is_worded(tier.manner.language))
}

/// Whether a text is of letters that stand beside one another, but for a sign here and there.
fn is_of_words(text: &str) -> bool {
    let mut letters = 0;
    let mut others = 0;
    for character in text.chars() {
        match character {
            '\u{2e80}'.. => others += 1,
            _ if character.is_alphabetic() => letters += 1,
            _ => {}
        }
    }
    letters >= LETTERS && letters >= 3 * others
}

/// The rows of a caption under a photograph that is so many cells wide.
pub(crate) fn caption(copy: &[Strand<'_>], cells: u16, tier: &Column) -> Vec<Line> {
    let mut column = *tier;
    column.manner.axes = tier.manner.axes.horizontal();
    (column.cells, column.hang) = (cells, 0);
    let inset = column.inset();
    let measure = column.measure(Shape {
        role: Role::Caption,
        first: inset,
        rest: inset,
        mark: CAPTION,
        edge: Edge::Ragged,
    });
    let copy = Copy {
        strands: copy,
        manner: column.manner,
    };
    rows(copy, &measure, CAPTION)
}

/// Sets a copy in horizontal lines to that measure, its first one after a mark.
pub(crate) fn rows(copy: Copy<'_>, measure: &Measure, mark: &'static str) -> Vec<Line> {
    let mut passage = Passage::default();
    let lines = std::iter::from_fn(|| passage.next(copy, measure));
    let mut rows: Vec<Line> = if has_ruby(copy.strands) {
        lines.flat_map(Line::with_ruby).collect()
    } else {
        lines.collect()
    };
    let first = rows.iter_mut().find(|row| !row.is_ruby());
    if let (Some(first), true) = (first, measure.first > 0) {
        let axes = copy.manner.axes;
        let mark = axes.ornament(mark);
        let at = passage.edge(copy, measure, axes.measure(mark));
        first.mark(mark, Role::Mark, at, copy.manner);
    }
    rows
}

/// Horizontal lines as blocks of a tier, no wider than they are: of each, a line that carries them,
/// and others for the room they take.
pub(crate) fn blocks(rows: Vec<Line>, tier: &Column) -> Vec<Line> {
    let mut lines = VecDeque::new();
    let cuts = columns::fill(&rows, height(tier), rows.len());
    let mut rows = rows.into_iter();
    let mut at = 0;
    for cut in cuts {
        let block: Vec<Line> = rows.by_ref().skip(cut.start - at).take(cut.len()).collect();
        at = cut.end;
        let cells = block.iter().map(Line::cells).max().unwrap_or(0);
        let taken = lines_across(cells);
        begin(&mut lines, block, taken, tier);
    }
    lines.into()
}

/// Adds horizontal lines of words to a galley: below those of the block that it ends with, as far
/// as the tier is high, and in blocks of their own.
pub(crate) fn add(galley: &mut VecDeque<Line>, rows: Vec<Line>, tier: &Column) {
    let is_heading = rows
        .first()
        .and_then(|row| row.runs.last())
        .is_some_and(|run| run.role == Role::Heading);
    // A heading stands below a blank row, and keeps two rows of text.
    let (space, least) = if is_heading {
        (1, rows.len() + 3)
    } else {
        (0, 1)
    };
    let mut rows = rows.into_iter().peekable();
    let widest = usize::from(tier.across.min(LINES));
    let block = galley.iter().rposition(|line| !is_room(line));
    // A narrower block, as of a table, is left alone.
    let block = block.filter(|block| galley.len() - block > widest);
    let open = block.map(|block| &mut galley[block]);
    if let Some(open) = open.filter(|line| line.runs.is_empty() && line.strip.is_none()) {
        let room = height(tier).saturating_sub(open.inset.len());
        if room >= least {
            open.inset
                .extend(std::iter::repeat_n(Line::default(), space));
            open.inset.extend(rows.by_ref().take(room - space));
        }
    }
    while rows.peek().is_some() {
        let block = rows.by_ref().take(height(tier)).collect();
        let from = galley.len();
        begin(galley, block, widest as u16, tier);
        let_go(galley, from, tier);
    }
}

/// Lets the lines before a block go without it where together they are more than a page holds: a
/// block that is cut is lost.
pub(crate) fn let_go(galley: &mut VecDeque<Line>, block: usize, tier: &Column) {
    let Some(taken) = galley.get(block).map(|line| usize::from(line.keep) + 1) else {
        return;
    };
    let reach = |line: usize, galley: &VecDeque<Line>| line + usize::from(galley[line].keep);
    let mut group = block;
    while let Some(before) = (0..group).find(|line| reach(*line, galley) >= group) {
        group = before;
    }
    if block - group + taken <= usize::from(tier.across) {
        return;
    }
    for (line, before) in galley.range_mut(..block).enumerate() {
        let most = u8::try_from(block - line - 1).unwrap_or(u8::MAX);
        before.keep = before.keep.min(most);
    }
}

/// Adds a block to a galley, and a blank line after it.
fn begin(galley: &mut VecDeque<Line>, block: Vec<Line>, taken: u16, tier: &Column) {
    galley.push_back(Line {
        keep: keep(taken),
        inset: block,
        ..Line::default()
    });
    for left in 1..taken {
        galley.push_back(Line {
            keep: keep(taken - left),
            inset: vec![Line::default(); height(tier)],
            ..Line::default()
        });
    }
    galley.push_back(Line::default());
}

/// How many lines a line keeps when so many are left of its block with itself.
fn keep(left: u16) -> u8 {
    u8::try_from(left.saturating_sub(1)).unwrap_or(u8::MAX)
}

/// Whether a line is blank, or only the room of a block before it.
fn is_room(line: &Line) -> bool {
    line.runs.is_empty() && line.strip.is_none() && line.inset.iter().all(Line::is_blank)
}

/// Rows of a tier.
fn height(tier: &Column) -> usize {
    usize::from(tier.cells / BOX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_words_is_told_from_one_with_a_name_in_it() {
        assert!(is_of_words(
            "The stone steps will reopen to walkers before Easter."
        ));
        assert!(is_of_words(
            "“Nobody is promising a boat,” says 林远 in the end."
        ));
        assert!(!is_of_words("新表用NB-IoT网络回传数据，每15分钟一次"));
        assert!(!is_of_words("C++ and Rust"));
    }
}
