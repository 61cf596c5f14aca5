//! Page segmentation and article separation: lines become paragraphs, headings, captions and stories.
//!
//! `read` is the front door: text in, stories bound into an issue out. The stages stand in the order
//! in which they run; each takes the product of the one before.

mod words;

mod lines;

mod blocks;

mod kinds;

mod stories;

mod sheets;

use super::bytes::ration::Ration;
use super::reading::{Note, Reading};
pub(crate) use blocks::sheet::{Area, Picture, SetLine, Sheet};
use lines::line;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Author, Date, Language};
use newsprint_messages::{Guess, Unfit};
use newsprint_raw::Fix;
use stories::{binding, mend, story};
use words::{bylines, dates, language};

/// Bytes of a page for each line that it may have beyond a hundred thousand.
const LINE: usize = 64;

/// Reads a page of bare text. Cannot fail: what cannot be told apart stays one story.
///
/// What a reader set right counts for certain; fixes that fit no more are told in a note.
pub(crate) fn read(text: &str, fixes: &[Fix]) -> Reading {
    let end = if text.contains('\n') { b'\n' } else { b'\r' };
    let ration = Ration::of(text, LINE, |byte| usize::from(byte == end));
    let mut taken = line::split(ration.text);
    taken.rest = Clean::lines(ration.rest.trim_matches('\n'));
    let unfit = mend::mark(&mut taken.printed, fixes);
    let mut sheets = binding::sheets(std::mem::take(&mut taken.printed));
    let language = language::guess(text);
    let stories = |sheet: &mut binding::Sheet| {
        // Its lines are needed no more once they are stories, and a long page has many.
        let lines = std::mem::take(&mut sheet.lines);
        story::stories(&lines, language)
    };
    let stories = sheets.iter_mut().map(stories).collect();
    let mut reading = binding::bind(&taken, &sheets, stories, language);
    let unfit = unfit.into_iter().filter_map(|number| fixes.get(number));
    let unfit = unfit.map(|fix| mend::unfitting(fix.mend, fix.line, Unfit::LineGone));
    reading
        .notes
        .splice(0..0, ration.note().into_iter().chain(unfit));
    reading
}

/// The lines of a page as they came, numbered as in the source.
pub(crate) fn lines(text: &str) -> Vec<Clean> {
    line::raw_lines(text).map(line::shown).collect()
}

/// The language that a text is in: the one it is said to be in (BCP 47, or nothing), unless its
/// characters show another script. A note tells a guess.
pub(crate) fn told_language(tag: &str, text: &str) -> (Language, Option<Note>) {
    let told = Language::from_tag(tag);
    let seen = language::guess(text);
    let is_han = |language| matches!(language, Language::Simplified | Language::Traditional);
    let is_known = !tag.trim().is_empty() && tag.trim() != "und";
    if is_known && is_han(told) && is_han(seen) {
        let says_script = tag.contains(['-', '_']);
        return (if says_script { told } else { seen }, None);
    }
    // Few words of Japanese may have no kana, and what has no Han may be anything.
    let agrees = told == seen || seen == Language::English || text.trim().is_empty();
    if is_known && (agrees || told == Language::Japanese && is_han(seen)) {
        return (told, None);
    }
    let note = Note::Guessed {
        what: Guess::Language(Clean::line(seen.tag())),
        confidence: 90,
    };
    (seen, Some(note))
}

/// The first day that a text names, as newspapers print days.
pub(crate) fn day(text: &str) -> Option<Date> {
    dates::take(text).0
}

/// The names on a line that holds nothing else.
pub(crate) fn byline(line: &str) -> Option<Vec<Author>> {
    bylines::line(line)
}

/// The language that a text is written in, from its characters.
pub(crate) fn guessed_language(text: &str) -> newsprint_issue::Language {
    language::guess(text)
}

/// Reads the pages of a paper whose lines have a place. Cannot fail; a paper without a word has no
/// stories.
pub(crate) fn read_sheets(sheets: &[Sheet]) -> Reading {
    sheets::read(sheets)
}
