//! A hit in the middle of a row, with what stands around it in the story.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::canvas::Canvas;
use newsprint_issue::{Article, Stretch};
use newsprint_theme::Part;

/// Bytes of context on either side of a hit that are looked at, and cells of it that are shown.
const CONTEXT: usize = 96;
const SHOWN: u16 = 24;

/// A hit in the middle of its row, with what stands around it.
pub(crate) fn draw_hit(
    article: &Article,
    hit: Stretch,
    is_chosen: bool,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let Some(text) = article.text(hit.from.part) else {
        return;
    };
    let theme = canvas.theme();
    let words = flat(&text.slice(hit.from.offset..hit.end));
    let cells = canvas.cells(&words).min(area.width.saturating_sub(4));
    let middle = Rect {
        x: area.x + area.width.saturating_sub(cells) / 2,
        width: cells,
        ..area
    };
    let part = if is_chosen {
        Part::CurrentHit
    } else {
        Part::Hit
    };
    canvas.text(middle, &words, theme.part(part));
    let from = (hit.from.offset.saturating_sub(CONTEXT)..=hit.from.offset).find_map(|from| {
        let before = text.slice(from..hit.from.offset);
        (!before.is_empty()).then_some(before)
    });
    let before = from.map_or(String::new(), |before| flat(&before));
    let room = Rect {
        x: area.x + 2,
        width: middle.x.saturating_sub(area.x + 2),
        ..area
    };
    let before = tail(&before, room.width.min(SHOWN), canvas);
    canvas.text_right(room, before, theme.part(Part::Text));
    let after = (hit.end + 1..=hit.end + CONTEXT).rev().find_map(|end| {
        let after = text.slice(hit.end..end);
        (!after.is_empty()).then_some(after)
    });
    let after = after.map_or(String::new(), |after| flat(&after));
    let room = Rect {
        x: middle.right(),
        width: area.right().saturating_sub(middle.right()),
        ..area
    };
    let after = head(&after, room.width.min(SHOWN), canvas);
    canvas.text(room, after, theme.part(Part::Text));
    if is_chosen {
        let mark = Rect { width: 1, ..area };
        canvas.text(mark, canvas.marks().current, theme.part(Part::Focus));
    }
}

/// The text on one line, white space as single blanks.
fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            flat.push(character);
        } else if !flat.ends_with(' ') {
            flat.push(' ');
        }
    }
    flat
}

/// As much of the end of a text as so many cells take.
fn tail<'a>(text: &'a str, cells: u16, canvas: &Canvas<'_>) -> &'a str {
    let fits = |at: &usize| canvas.cells(&text[*at..]) <= cells;
    let starts = text.grapheme_indices(true);
    let start = starts.map(|(at, _)| at).find(fits);
    &text[start.unwrap_or(text.len())..]
}

/// As much of the start of a text as so many cells take.
fn head<'a>(text: &'a str, cells: u16, canvas: &Canvas<'_>) -> &'a str {
    let fits = |at: &usize| canvas.cells(&text[..*at]) <= cells;
    let ends = text.grapheme_indices(true);
    let ends = ends.map(|(at, _)| at).chain([text.len()]);
    let end = ends.rev().find(fits);
    &text[..end.unwrap_or(0)]
}
