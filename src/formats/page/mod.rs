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

#[cfg(feature = "learning")]
pub(crate) mod seen;

use super::bytes::ration::Ration;
use super::reading::{Note, Reading};
pub(crate) use blocks::sheet::{Area, Picture, SetLine, Sheet};
use kinds::tagger;
use lines::{line, measure, nameplate, whole};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Author, Date, Language};
use newsprint_messages::{Guess, Unfit};
use newsprint_raw::Fix;
use stories::telling::Told;
use stories::{binding, jumps, mend, story};
use words::{bylines, dates, language};

/// Bytes of a page for each line that it may have beyond a hundred thousand.
const LINE: usize = 64;

/// Lines of a page below which their labels tell nothing.
const FEWEST_LINES: usize = 14;

/// Lines from which on a text is no issue of a newspaper.
const MOST_LINES: usize = 100_000;

/// Lines that are looked at to see whether a text is a newspaper's.
const SAMPLE: usize = 2000;

/// Lines of a page below which the more plausible reading is taken, however little more.
const SHORT: usize = 30;

/// How plausible a reading by measure and words must be to be taken in place of the labelled one.
const SURELY_PLAUSIBLE: f32 = 0.75;

/// How much more plausible than the labelled one it must be.
const FAR_MORE: f32 = 0.12;

/// How much more plausible it must be where it is not surely plausible itself.
const BEYOND_DOUBT: f32 = 0.5;

/// Reads a page of bare text. Cannot fail: what cannot be told apart stays one story.
///
/// What a reader set right counts for certain; fixes that fit no more are told in a note.
pub(crate) fn read(text: &str, fixes: &[Fix]) -> Reading {
    let end = if text.contains('\n') { b'\n' } else { b'\r' };
    let ration = Ration::of(text, LINE, |byte| usize::from(byte == end));
    let mut taken = line::split(ration.text);
    taken.rest = Clean::lines(ration.rest.trim_matches('\n'));
    let unfit = mend::mark(&mut taken.printed, fixes);
    let language = language::guess(text);
    let Parted {
        sheets, stories, ..
    } = parted(std::mem::take(&mut taken.printed), language);
    let mut reading = binding::bind(&taken, &sheets, stories, language);
    let unfit = unfit.into_iter().filter_map(|number| fixes.get(number));
    let unfit = unfit.map(|fix| mend::unfitting(fix.mend, fix.line, Unfit::LineGone));
    reading
        .notes
        .splice(0..0, ration.note().into_iter().chain(unfit));
    reading
}

/// The sheets of a page and their stories.
struct Parted {
    sheets: Vec<binding::Sheet>,
    stories: Vec<Vec<Told>>,
    /// How plausible the stories are; 1 is a page read well.
    plausibility: f32,
}

/// Parts a page into sheets and stories, in the more plausible of two ways: by the labels of its
/// lines, or by their measure and the words that they share.
fn parted(lines: Vec<line::Line>, language: Language) -> Parted {
    // No page in Korean was learnt from.
    let labelled = labelled(&lines).filter(|_| language != Language::Korean);
    let Some(labelled) = labelled else {
        return stories_of(lines, language, story::measured);
    };
    // A few lines tell too little of each other.
    let is_short = lines.len() < SHORT;
    let one = stories_of(labelled, language, story::labelled_and_weighed);
    let other = stories_of(lines, language, story::measured_and_weighed);
    let more = other.plausibility - one.plausibility;
    let surely = other.plausibility >= SURELY_PLAUSIBLE && more >= FAR_MORE;
    if is_short && more > 0.0 || surely || more >= BEYOND_DOUBT {
        other
    } else {
        one
    }
}

/// The sheets of lines, with their stories as one way of reading has them.
fn stories_of(lines: Vec<line::Line>, language: Language, way: story::Way) -> Parted {
    let mut sheets = binding::sheets(lines);
    let mut stories = Vec::new();
    let (mut sum, mut whole) = (0.0, 0.0);
    for sheet in &mut sheets {
        // Its lines are needed no more once they are stories, and a long page has many.
        let lines = std::mem::take(&mut sheet.lines);
        #[expect(clippy::cast_precision_loss, reason = "cells of one sheet")]
        let room = lines.iter().map(|line| line.width as f32).sum::<f32>();
        let (told, plausibility) = story::stories(&lines, language, way);
        sum += plausibility * room;
        whole += room;
        stories.push(told);
    }
    let printed: Vec<Option<usize>> = sheets.iter().map(binding::Sheet::number).collect();
    jumps::join(&mut stories, &printed);
    let plausibility = if whole > 0.0 { sum / whole } else { 0.0 };
    Parted {
        sheets,
        stories,
        plausibility,
    }
}

/// Whether a page shows by itself where its paragraphs begin, which says more than labels do: by
/// indents, or by blank lines of an extractor that strews blanks beside marks as well.
fn shows_paragraphs(lines: &[line::Line]) -> bool {
    let blank = |line: &line::Line| line.before == line::Before::Blank;
    whole::is_strewn(lines) && lines.iter().any(blank)
        || measure::Measure::take(lines).indents.are_seen()
}

/// The lines of a page, whole and labelled, where it is a newspaper's and its labels tell something.
fn labelled(lines: &[line::Line]) -> Option<Vec<line::Line>> {
    let first = &lines[..lines.len().min(SAMPLE)];
    if !(FEWEST_LINES..MOST_LINES).contains(&lines.len()) || shows_paragraphs(first) {
        return None;
    }
    let is_newspaper = whole::is_downward(lines) || story::is_of_newspaper(first);
    if !(is_newspaper || nameplate::is_dated(first)) {
        return None;
    }
    let (mut lines, is_vertical) = whole::whole(lines.to_vec());
    let labels = tagger::label(&lines, is_vertical);
    if !(is_newspaper || story::are_stories(&labels)) {
        return None;
    }
    for (line, labelled) in lines.iter_mut().zip(labels) {
        line.labelled = labelled;
    }
    Some(lines)
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
