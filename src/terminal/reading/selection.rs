//! What a reader selected in a story: from one place up to another, grown by characters, words,
//! sentences or paragraphs. Knows no pages and no keys.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::reading::word;
use newsprint_compose as compose;
use newsprint_issue::{Article, ArticleId, Part, Place, Stretch, Text};

/// A selection: the span it began with, and the one that it reaches to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    anchor: Span,
    reach: Span,
    grain: Grain,
}

/// What stands from a place up to another of the same part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: Place,
    /// The first place after it.
    pub(crate) to: Place,
}

/// By what a selection grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    /// A character, with all that belongs to it.
    Character,
    /// A word, as lines are broken between them.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
}

/// Which way a selection grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// Toward the end of the story.
    On,
    /// Toward its start.
    Back,
}

impl Selection {
    /// A selection of one span.
    pub(crate) fn of(span: Span, grain: Grain) -> Selection {
        Selection {
            anchor: span,
            reach: span,
            grain,
        }
    }

    /// The first place of it.
    pub(crate) fn from(&self) -> Place {
        self.anchor.from.min(self.reach.from)
    }

    /// The first place after it.
    pub(crate) fn to(&self) -> Place {
        self.anchor.to.max(self.reach.to)
    }

    /// What it stands on.
    pub(crate) fn stretches(&self, article: &Article) -> Vec<Stretch> {
        article.stretches(self.from(), self.to())
    }

    /// The place at its moving end.
    pub(crate) fn end(&self, article: &Article) -> Place {
        if self.reach.from < self.anchor.from {
            return self.reach.from;
        }
        let text = plain(article, self.reach.to.part);
        let before = text.get(..self.reach.to.offset).unwrap_or(&text);
        let last = before.char_indices().next_back();
        Place {
            offset: last.map_or(self.reach.from.offset, |(at, _)| at),
            ..self.reach.to
        }
    }

    /// Reaches to the span of a place, by what it began with.
    pub(crate) fn reach_to(&mut self, article: &Article, place: Place) {
        if let Some(span) = span(article, place, self.grain) {
            self.reach = span;
        }
    }

    /// Reaches a sentence or a paragraph further, or less far where it comes back to where it began.
    pub(crate) fn grow(&mut self, article: &Article, grain: Grain, course: Course) -> bool {
        let next = match course {
            Course::On => after(article, self.reach, grain),
            Course::Back => before(article, self.reach, grain),
        };
        if let Some(next) = next {
            self.reach = next;
        }
        next.is_some()
    }
}

/// The span that holds a place; of a blank between two spans the one before.
pub(crate) fn span(article: &Article, place: Place, grain: Grain) -> Option<Span> {
    let text = plain(article, place.part);
    let range = match grain {
        Grain::Character => character(&text, place.offset),
        Grain::Word => word::around(&text, place.offset),
        Grain::Sentence | Grain::Paragraph => {
            let all = pieces(&text, grain);
            let later = all.partition_point(|piece| piece.start <= place.offset);
            all.get(later.saturating_sub(1)).cloned()
        }
    };
    range.map(|range| of_range(place, range))
}

/// The first span after the start of a place's page that begins there or later.
pub(crate) fn first_from(article: &Article, place: Place, grain: Grain) -> Option<Span> {
    let parts = article.parts().filter(|(part, _)| *part >= place.part);
    let spans = parts.flat_map(|(part, text)| {
        let start = Place::start_of(article.id, part);
        let pieces = pieces(&text.plain(), grain).into_iter();
        pieces.map(move |piece| of_range(start, piece))
    });
    let mut spans = spans.filter(|span| span.from >= place);
    spans.next()
}

/// The next span: in its part, else in the next part that has words.
fn after(article: &Article, span: Span, grain: Grain) -> Option<Span> {
    first_from(article, span.to, grain)
}

/// The span before: in its part, else in the last part before that has words.
fn before(article: &Article, span: Span, grain: Grain) -> Option<Span> {
    let parts: Vec<(Part, &Text)> = article
        .parts()
        .take_while(|(part, _)| *part <= span.from.part)
        .collect();
    parts.into_iter().rev().find_map(|(part, text)| {
        let start = Place::start_of(article.id, part);
        let spans = pieces(&text.plain(), grain).into_iter();
        let mut spans = spans.map(|piece| of_range(start, piece));
        spans.rfind(|other| other.from < span.from)
    })
}

fn of_range(place: Place, range: Range<usize>) -> Span {
    let at = |offset| Place { offset, ..place };
    Span {
        from: at(range.start),
        to: at(range.end),
    }
}

fn plain(article: &Article, part: Part) -> String {
    article.text(part).map(Text::plain).unwrap_or_default()
}

/// The cluster at an offset.
fn character(text: &str, offset: usize) -> Option<Range<usize>> {
    let first = compose::clusters(text.get(offset..)?).next()?;
    Some(offset..offset + first.len())
}

/// The sentences of a text, or the text as its one paragraph, without blanks around them.
fn pieces(text: &str, grain: Grain) -> Vec<Range<usize>> {
    if grain == Grain::Paragraph {
        return trimmed(text, 0..text.len()).into_iter().collect();
    }
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    let mut next = 0;
    for (start, piece) in text.split_sentence_bound_indices() {
        // What opens a quotation is of the sentence that it opens.
        let piece = piece.trim_end_matches(OPENING);
        let from = std::mem::replace(&mut next, start + piece.len());
        let Some(range) = trimmed(text, from..next) else {
            continue;
        };
        let own = &text[range.clone()];
        match sentences.last_mut() {
            Some(last) if goes_on || !own.contains(char::is_alphanumeric) => last.end = range.end,
            _ => sentences.push(range),
        }
        goes_on = ends_in_abbreviation(own);
    }
    sentences
}

/// Marks that open a quotation.
const OPENING: [char; 8] = ['“', '‘', '「', '『', '（', '《', '〈', '【'];

/// Titles and the like, whose point ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Capt", "Lt", "Sgt", "Sen", "Rep", "Gov",
    "Rev", "Jr", "Sr", "No", "vs", "Mt",
];

/// Whether the point at the end of a text is that of a title or an initial.
fn ends_in_abbreviation(text: &str) -> bool {
    let Some(before) = text.strip_suffix('.') else {
        return false;
    };
    let word = before.rsplit(|one: char| !one.is_alphabetic()).next();
    let word = word.unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial && word != "I" || ABBREVIATIONS.contains(&word)
}

/// A stretch of a text without the blanks around it; nothing where it is all blank.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let own = &text[range.clone()];
    let start = range.end - own.trim_start().len();
    let end = range.start + own.trim_end().len();
    (start < end).then_some(start..end)
}

/// The first place of a story that a span may stand at: after its headline block.
pub(crate) fn body(id: ArticleId) -> Place {
    Place::start_of(id, Part::block(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let sentences = pieces(text, Grain::Sentence);
        let sentences: Vec<&str> = sentences.into_iter().map(|range| &text[range]).collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn a_text_is_parted_into_sentences() {
        check(
            "老码头的石阶将重新开放。市政部门周二决定！“没有人？”她说。",
            &[
                "老码头的石阶将重新开放。",
                "市政部门周二决定！",
                "“没有人？”",
                "她说。",
            ],
        );
        check(
            "Mr. J. Smith left at 3.5 p.m. today. “Why?” Nobody knows.",
            &[
                "Mr. J. Smith left at 3.5 p.m. today.",
                "“Why?”",
                "Nobody knows.",
            ],
        );
        check("一行\n又一行\n", &["一行", "又一行"]);
        check("  ", &[]);
    }

    #[test]
    fn a_selection_grows_and_shrinks_back() {
        let article = Article {
            headline: vec![Text::from("Head")],
            body: vec![
                newsprint_issue::Block::Paragraph(Text::from("One. Two. Three.")),
                newsprint_issue::Block::Paragraph(Text::from("Four. Five.")),
            ],
            ..Article::default()
        };
        let first = first_from(&article, body(article.id), Grain::Sentence).expect("a sentence");
        let mut selection = Selection::of(first, Grain::Sentence);
        let words =
            |selection: &Selection| article.passage(selection.from(), selection.to(), Text::plain);
        let (on, back) = (Course::On, Course::Back);
        for expected in ["One. Two.", "One. Two. Three.", "One. Two. Three.\n\nFour."] {
            assert!(selection.grow(&article, Grain::Sentence, on));
            assert_eq!(words(&selection), expected);
        }
        for expected in ["One. Two. Three.", "One. Two.", "One.", "Head\n\nOne."] {
            assert!(selection.grow(&article, Grain::Sentence, back));
            assert_eq!(words(&selection), expected);
        }
        assert!(!selection.grow(&article, Grain::Sentence, back));
        assert!(selection.grow(&article, Grain::Paragraph, Course::On));
        assert_eq!(words(&selection), "One. Two. Three.");
        assert!(selection.grow(&article, Grain::Paragraph, Course::On));
        assert_eq!(words(&selection), "One. Two. Three.\n\nFour. Five.");
        assert!(!selection.grow(&article, Grain::Sentence, on));
    }
}
