//! Big type: headlines whose characters stand in boxes twice as wide and two rows high. The boxes are
//! the same whatever a terminal can draw in them.

use crate::characters::cluster::cluster;
use crate::copy::manner::Manner;
use crate::copy::role::Role;
use crate::lines::line::{Line, Run};
use crate::setting::Ornaments;
use crate::story::column::Column;
use crate::story::headline::headline;
use newsprint_issue::{Article, Place, Rank, Text};

/// Rows of a page from which on there is room for a line of boxes, and for two.
const HIGH: u16 = 24;
const VERY_HIGH: u16 = 32;

/// The lines of a headline in boxes, each of them before a blank one for the lower row. `None` where
/// the story is too small, the page too low, or more lines were needed than look well.
pub(crate) fn large_headline(article: &Article, column: &Column, rows: u16) -> Option<Vec<Line>> {
    let most = match rows {
        0..HIGH => return None,
        HIGH..VERY_HIGH => 1,
        _ => 2,
    };
    let drawn = column.ornaments == Ornaments::Drawn && !column.manner.axes.is_vertical();
    let plain = |text: &Text| {
        let spans = &text.spans;
        spans.iter().all(|span| span.ruby.is_none()) && stands_apart(&text.plain())
    };
    let is_large = article.rank <= Rank::Major && article.headline.iter().all(plain);
    if !drawn || !is_large {
        return None;
    }
    let half = Column {
        cells: column.cells / 2,
        hang: 0,
        ..*column
    };
    let lines = headline(article, &half);
    let fits = |line: &Line| line.cells() <= half.cells && line.lapse.is_none();
    let fit = (1..=most).contains(&lines.len()) && lines.iter().all(fits);
    fit.then(|| {
        let boxes = |line| in_boxes(&line, Role::Banner, column.manner);
        lines.into_iter().flat_map(boxes).collect()
    })
}

/// Whether the characters of a text can stand one by one: letters that join their neighbours cannot,
/// nor those that run from right to left.
pub(crate) fn stands_apart(text: &str) -> bool {
    let alone = |character: char| {
        matches!(character,
            ' '..='\u{52f}' | '\u{1e00}'..='\u{1fff}' | '\u{2010}'..='\u{27bf}'
            | '\u{2e80}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff01}'..='\u{ffee}' | '\u{20000}'..='\u{3fffd}')
    };
    text.chars().all(alone)
}

/// A line with every cluster in a box as many times as large as the role says, and the blank lines
/// below it that the boxes take.
pub(crate) fn in_boxes(line: &Line, role: Role, manner: Manner) -> Vec<Line> {
    let scale = role.scale();
    let mut large = Line {
        text: line.text.clone(),
        keep: 1,
        ..Line::default()
    };
    for run in &line.runs {
        let mut start = run.start;
        let mut from = run.from;
        while from < run.to {
            let rest = &line.text[from as usize..run.to as usize];
            let bytes = cluster(rest).max(1) as u32;
            let cells = manner.axes.measure(&rest[..bytes as usize]);
            large.runs.push(Run {
                from,
                to: from + bytes,
                start: start * scale,
                cells: cells * scale,
                role,
                place: run.place.map(|place| Place {
                    offset: place.offset + (from - run.from) as usize,
                    ..place
                }),
                source: if run.place.is_some() { bytes } else { 0 },
                emphasis: run.emphasis,
            });
            start += cells;
            from += bytes;
        }
    }
    let below = Line {
        keep: 1,
        ..Line::default()
    };
    let blanks = std::iter::repeat_n(below, usize::from(scale - 1));
    std::iter::once(large).chain(blanks).collect()
}
