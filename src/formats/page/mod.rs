//! Page segmentation and article separation: lines become paragraphs, headings, captions and stories.
//!
//! `read` is the front door: text in, stories bound into an issue out. The stages stand in the order
//! in which they run; each takes the product of the one before.

mod script;

mod dates;
mod furniture;
mod language;
mod lines;

mod bylines;
mod datelines;
mod headings;
mod join;
mod marks;
mod measure;
mod names;
mod paragraphs;
mod piece;
mod shapes;
mod tables;

mod articles;
mod evidence;
mod gaps;
mod score;
mod weights;

mod sheet;

mod blocks;
mod columns;
mod flow;
mod galley;
mod jumps;
mod sheets;

mod binding;
mod headlines;
mod story;

use super::reading::Reading;
pub(super) use sheet::{Area, Picture, SetLine, Sheet};

/// Reads a page of bare text. Cannot fail: what cannot be told apart stays one story.
pub(super) fn read(text: &str) -> Reading {
    let mut taken = lines::split(text);
    let sheets = binding::sheets(std::mem::take(&mut taken.printed));
    let language = language::guess(text);
    let stories = sheets
        .iter()
        .map(|sheet| story::stories(&sheet.lines, language))
        .collect();
    binding::bind(&taken, &sheets, stories, language)
}

/// Reads the pages of a paper whose lines have a place. Cannot fail; a paper without a word has no
/// stories.
pub(super) fn read_sheets(sheets: &[Sheet]) -> Reading {
    sheets::read(sheets)
}
