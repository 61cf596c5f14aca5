//! Lines and the places that became of them, both ways: how the source stands beside the story, and
//! how a place is kept when the page is set once more.

use std::collections::HashMap;

use super::original::{Element, Origin, Original};
use newsprint_issue::{Issue, Part, Place, Stretch, Text};

/// Characters of a text that are passed over to find the next one of a line: what the source has
/// not, such as a mark put in, is no longer.
const REACH: usize = 4;

/// Where each line of a raw page stands in the paper that was made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// By the number of the line less 1.
    lines: Vec<Option<Trail>>,
    /// Where the words of lines begin, in the order of the paper, with the numbers of the lines.
    starts: Vec<(Stretch, usize)>,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Trail {
    element: Element,
    stretch: Option<Stretch>,
}

impl Trace {
    /// Follows every line into the paper.
    pub fn new(original: &Original, origins: &[Origin], issue: &Issue) -> Trace {
        let mut trace = Trace {
            lines: vec![None; original.len()],
            starts: Vec::new(),
        };
        let articles: Vec<_> = issue.articles().collect();
        // The part that the lines before went into and its words; how far lines have come in each.
        let mut going: Option<((usize, Part), String)> = None;
        let mut ends: HashMap<(usize, Part), usize> = HashMap::new();
        for origin in origins {
            let Element::Article { article, part } = origin.element else {
                trace.note(origin, None);
                continue;
            };
            let own = articles.get(article);
            let key = (article, part);
            if going.as_ref().is_none_or(|(at, _)| *at != key) {
                let text = own.and_then(|article| article.text(part));
                going = Some((key, text.map_or(String::new(), Text::plain)));
            }
            let end = ends.entry(key).or_default();
            let stretch = going.as_ref().zip(own).and_then(|((_, text), article)| {
                let (from, to) = follow(text, *end, original.line(origin.line))?;
                *end = to;
                let from = Place {
                    offset: from,
                    ..Place::start_of(article.id, part)
                };
                Some(Stretch { from, end: to })
            });
            trace.note(origin, stretch);
        }
        trace.starts.sort_unstable();
        trace
    }

    fn note(&mut self, origin: &Origin, stretch: Option<Stretch>) {
        let at = origin.line.checked_sub(1);
        let Some(line) = at.and_then(|at| self.lines.get_mut(at)) else {
            return;
        };
        *line = Some(Trail {
            element: origin.element,
            stretch,
        });
        self.starts
            .extend(stretch.map(|stretch| (stretch, origin.line)));
    }

    /// What a line became part of; nothing for a blank one.
    pub fn element(&self, line: usize) -> Option<Element> {
        self.trail(line).map(|trail| trail.element)
    }

    /// Where the words of a line stand.
    pub fn stretch(&self, line: usize) -> Option<Stretch> {
        self.trail(line)?.stretch
    }

    fn trail(&self, line: usize) -> Option<Trail> {
        *self.lines.get(line.checked_sub(1)?)?
    }

    /// The line that a place came from, and the bytes from the start of its words.
    pub fn line_of(&self, place: Place) -> Option<(usize, usize)> {
        let after = self
            .starts
            .partition_point(|(stretch, _)| stretch.from <= place);
        let same = |(stretch, _): &&(Stretch, usize)| {
            (stretch.from.article, stretch.from.part) == (place.article, place.part)
        };
        let before = after.checked_sub(1).and_then(|at| self.starts.get(at));
        if let Some((stretch, line)) = before.filter(same) {
            return Some((*line, place.offset - stretch.from.offset));
        }
        // What stands before the first words that a line gave.
        let next = self.starts.get(after);
        let next = next.filter(|(stretch, _)| stretch.from.article == place.article);
        next.or(before.filter(|(stretch, _)| stretch.from.article == place.article))
            .map(|(_, line)| (*line, 0))
    }

    /// The place in another setting of the same lines where the words of a place stand. Its offset
    /// may be inside a character.
    pub fn carry(&self, place: Place, to: &Trace) -> Option<Place> {
        let (line, offset) = self.line_of(place)?;
        let lines = to.lines.len();
        // A line that became nothing one reads leads to the next that did.
        let mut near = (line..=lines).chain((1..line).rev());
        let (at, stretch) = near.find_map(|at| Some((at, to.stretch(at)?)))?;
        let offset = if at == line { offset } else { 0 };
        Some(Place {
            offset: (stretch.from.offset + offset).min(stretch.end),
            ..stretch.from
        })
    }
}

/// Where the words of a line stand in a text, from a byte on: their first byte and the byte after the
/// last. Spaces, and single characters that either side has alone, are passed over.
fn follow(text: &str, from: usize, line: &str) -> Option<(usize, usize)> {
    let is_blank = |one: char| one.is_whitespace() || one == '\u{fffd}';
    let mut start = None;
    let mut end = from;
    for wanted in line.chars().filter(|one| !is_blank(*one)) {
        let ahead = text.get(end..)?.char_indices();
        let mut ahead = ahead.filter(|(_, one)| !is_blank(*one)).take(REACH);
        if let Some((at, found)) = ahead.find(|(_, one)| *one == wanted) {
            start = start.or(Some(end + at));
            end += at + found.len_utf8();
        }
    }
    Some((start?, end))
}
