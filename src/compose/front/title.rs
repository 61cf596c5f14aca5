//! The head of a front page whose lines run downward: the title piece at the upper right, the day
//! and the edition below it, and a double rule with the page and its section.

use super::desk::Desk;
use super::words::Banner;
use crate::characters::forms::BOX;
use crate::copy::role::Role;
use crate::copy::strand::Strand;
use crate::lines::line::{Line, Run};
use crate::lines::room::Edge;
use crate::story::column::Column;
use newsprint_issue::Emphasis;

/// Cells across from which on a page has room for a title piece.
const WIDE: u16 = 72;
/// Rows from which on there is room for one.
const TALL: u16 = 18;
/// Rows from which on there is air between the characters of a title.
const VERY_TALL: u16 = 30;
/// Cells of the frame around a title: two lines, and the blanks beside them.
const FRAME: u16 = 6;

/// The head of the first fold of a section: the title piece on the paper's first page, the running
/// head on the others.
pub(super) fn title(banner: &Banner, section: usize, desk: &Desk) -> Vec<Line> {
    let size = desk.sheet.size;
    let title = &*banner.title;
    if section > 0 || size.height < TALL || size.width < WIDE || title.is_empty() {
        return running_head(banner, desk);
    }
    let Some(mut frame) = framed(title, desk) else {
        return running_head(banner, desk);
    };
    let below = frame.cells() + BOX;
    let mut right = Line::default();
    let day = &banner.date_downward;
    add(&mut right, day, below, Role::Folio, desk);
    if let (true, Some((day, _))) = (right.is_blank(), day.split_once(' ')) {
        add(&mut right, day, below, Role::Folio, desk);
    }
    let facts = banner.ear.replace(" · ", " ");
    add(&mut frame, &facts, below, Role::Folio, desk);
    vec![right, frame, folio(banner, desk)]
}

/// The head of every other fold: the paper's name and the day on one line, the section on the next.
pub(super) fn running_head(banner: &Banner, desk: &Desk) -> Vec<Line> {
    let mut line = Line::default();
    add(&mut line, &banner.title, 0, Role::Folio, desk);
    let day = &banner.date_downward;
    let start = match line.cells() {
        0 => 0,
        cells => cells + BOX,
    };
    add(&mut line, day, start, Role::Folio, desk);
    let folio = folio(banner, desk);
    if line.is_blank() {
        return vec![folio];
    }
    vec![line, folio]
}

/// The title in its frame, on the left one of two lines, of which it takes both. None where it is
/// longer than the page is high.
fn framed(title: &str, desk: &Desk) -> Option<Line> {
    let axes = desk.sheet.axes;
    let mut piece = words_on_a_line(title, Role::Nameplate, desk)?;
    let room = desk.sheet.size.height;
    let characters = piece.cells() / BOX;
    let step = if room >= VERY_TALL && 2 * characters < room / 2 {
        2
    } else {
        1
    };
    let rows = characters * step + 3 - step;
    if rows > room {
        return None;
    }
    let mut frame = Line::default();
    let side = axes.narrow("│");
    let runs = std::mem::take(&mut piece.runs);
    for row in 0..rows {
        let along = row.checked_sub(1).filter(|at| at % step == 0);
        let run = along.and_then(|at| runs.iter().find(|run| run.start == at / step * BOX));
        let text = run.map(|run| &piece.text[run.from as usize..run.to as usize]);
        let across = match (row, text) {
            (0, _) => axes.narrow("┌────┐").to_owned(),
            (row, _) if row + 1 == rows => axes.narrow("└────┘").to_owned(),
            (_, Some(text)) => format!("{side} {text} {side}"),
            (_, None) => format!("{side}    {side}"),
        };
        let from = frame.text.len() as u32;
        frame.text.push_str(&across);
        frame.runs.push(Run {
            from,
            to: frame.text.len() as u32,
            start: row * BOX,
            cells: FRAME,
            role: Role::Nameplate,
            emphasis: Emphasis::Plain,
            place: None,
            source: 0,
        });
    }
    Some(frame)
}

/// The double rule with the page and its section in the middle.
fn folio(banner: &Banner, desk: &Desk) -> Line {
    let words = banner.folio.replace(" · ", "·");
    let manner = desk.column.manner;
    let room = desk.grid.width() / BOX;
    let label = words_on_a_line(&words, Role::Section, desk);
    let taken = label.as_ref().map_or(0, |label| label.cells() / BOX + 2);
    let mut line = Line::default();
    if taken > room {
        line.mark(&"═".repeat(usize::from(room)), Role::StrongRule, 0, manner);
        return line;
    }
    let before = (room - taken) / 2;
    let rule = |rows: u16| "═".repeat(usize::from(rows));
    line.mark(&rule(before), Role::StrongRule, 0, manner);
    if let Some(label) = label {
        line.append(label, (before + 1) * BOX);
    }
    let after = before + taken;
    line.mark(&rule(room - after), Role::StrongRule, after * BOX, manner);
    line
}

/// Adds words to a line if all of them fit.
fn add(line: &mut Line, words: &str, start: u16, role: Role, desk: &Desk) {
    if let Some(words) = words_on_a_line(words, role, desk)
        && start + words.cells() <= desk.grid.width()
    {
        line.append(words, start);
    }
}

/// Words of ours on one line as long as the page is high, numbers of two digits in one box.
fn words_on_a_line(words: &str, role: Role, desk: &Desk) -> Option<Line> {
    let column = Column {
        cells: desk.grid.width(),
        hang: 0,
        ..desk.column
    };
    let mut lines = column.lines(&[Strand::ours(words, role)], Edge::Ragged);
    lines.truncate(2);
    match lines.len() {
        1 => lines.pop(),
        _ => None,
    }
}
