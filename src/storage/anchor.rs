//! An anchor: the words at a place and around it, so that the place is found again when the text
//! has moved, was edited or came in once more. Never lands on a wrong line: in doubt it is lost.
//!
//! Words are compared without white space and in their plain form (see [`fold`]), because a
//! re-import changes both and neither changes what is said.

use super::near::{self, Near};
use crate::clean::Clean;
use crate::fold;
use crate::issue::{Article, Part, Place};

/// Characters of the quote, and of the words before and after it. 32 around the quote are what the
/// annotation clients of the web keep.
const QUOTE: usize = 48;
const AROUND: usize = 32;

/// A quote that has neither this length nor this much agreement around it is no evidence: "he said"
/// stands everywhere.
const TELLING_QUOTE: usize = 20;
const TELLING_AROUND: usize = 8;

/// A place, and the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The words from the place on, at most to the end of its part.
    pub quote: Clean,
    /// The words before it.
    pub prefix: Clean,
    /// The words after the quote.
    pub suffix: Clean,
    /// The part it was in when it was kept.
    pub part: Part,
    /// Its offset in bytes in that part when it was kept.
    pub offset: usize,
}

/// What became of an anchored place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The same words in the same place.
    Exact(Place),
    /// The same words, elsewhere.
    Moved(Place),
    /// Nearly the same words: the text was edited here.
    Near(Place),
    /// The words are not there any more.
    Lost,
}

/// One candidate for the place, and how well it fits.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    place: Place,
    edits: usize,
    /// Characters that agree before and after.
    around: usize,
    /// Characters away from where it was.
    distance: usize,
}

/// The text of an article as anchors compare it: no white space, plain characters.
struct Words {
    characters: Vec<char>,
    /// Where each character comes from: index into `parts`, offset in bytes.
    origins: Vec<(u32, u32)>,
    parts: Vec<Part>,
}

impl Found {
    /// The place, unless it is lost.
    pub fn place(self) -> Option<Place> {
        match self {
            Found::Exact(place) | Found::Moved(place) | Found::Near(place) => Some(place),
            Found::Lost => None,
        }
    }
}

impl Anchor {
    /// The anchor of a place in the article.
    pub(super) fn at(article: &Article, place: Place) -> Anchor {
        let parts: Vec<_> = article.parts().collect();
        let index = parts.iter().position(|(part, _)| *part == place.part);
        let (before, rest) = parts.split_at(index.unwrap_or(parts.len()));
        let own = rest
            .first()
            .map(|(_, text)| text.plain())
            .unwrap_or_default();
        let (head, tail) = own
            .split_at_checked(place.offset)
            .unwrap_or((own.as_str(), ""));
        let quote = &tail[..end_of_quote(tail)];
        let mut suffix = tail[quote.len()..].to_owned();
        for (_, text) in rest.iter().skip(1) {
            if wordy(&suffix).nth(AROUND).is_some() {
                break;
            }
            suffix.push(' ');
            suffix.push_str(&text.plain());
        }
        let mut prefix = head.to_owned();
        for (_, text) in before.iter().rev() {
            if wordy(&prefix).nth(AROUND).is_some() {
                break;
            }
            prefix.insert(0, ' ');
            prefix.insert_str(0, &text.plain());
        }
        Anchor {
            quote: Clean::line(quote.trim()),
            prefix: Clean::line(prefix[start_of(&prefix, AROUND)..].trim()),
            suffix: Clean::line(suffix[..end_of(&suffix, AROUND)].trim()),
            part: place.part,
            offset: place.offset,
        }
    }

    /// Whether the quote was cut short, so that the sentence goes on after it.
    pub(super) fn is_cut(&self) -> bool {
        let ends = |character| matches!(character, '.' | '!' | '?' | '"' | '\u{2026}');
        let last = wordy(&self.quote).last();
        let is_long = wordy(&self.quote).nth(QUOTE / 2).is_some();
        is_long && last.is_some_and(|(_, last)| !ends(last))
    }

    /// The anchor of what follows the quote: for a story, its opening below the headline.
    pub(super) fn opening(&self) -> Anchor {
        Anchor {
            quote: self.suffix.clone(),
            prefix: self.quote.clone(),
            suffix: Clean::default(),
            ..self.clone()
        }
    }

    /// Finds the place again in an article of the same words or in others that may hold it.
    ///
    /// `home` is the very article, by its id; without it all of `others` are asked.
    pub(super) fn find<'a>(
        &self,
        home: Option<&'a Article>,
        others: impl Iterator<Item = &'a Article>,
    ) -> Found {
        match home {
            Some(article) => self.find_at_home(article),
            None => self.find_among(others),
        }
    }

    /// In an article of the same id every word is where it was; only white space can differ.
    fn find_at_home(&self, article: &Article) -> Found {
        let hint = Place {
            article: article.id,
            part: self.part,
            offset: self.offset,
        };
        if self.stands_at(article) {
            return Found::Exact(hint);
        }
        let quote = plain_of(&self.quote);
        let words = Words::of(article);
        let best = self
            .exactly(article, &words, &quote)
            .into_iter()
            .min_by_key(|found| {
                let elsewhere = found.place.part != self.part;
                (elsewhere, usize::MAX - found.around, found.distance)
            });
        match best {
            Some(found) if found.place.part == self.part => Found::Exact(found.place),
            Some(found) => Found::Moved(found.place),
            None => Found::Lost,
        }
    }

    fn find_among<'a>(&self, others: impl Iterator<Item = &'a Article>) -> Found {
        let quote = plain_of(&self.quote);
        if quote.is_empty() {
            return Found::Lost;
        }
        let mut candidates = Vec::new();
        for article in others {
            let words = Words::of(article);
            let exact = self.exactly(article, &words, &quote);
            if exact.is_empty() && !candidates.iter().any(|found: &Candidate| found.edits == 0) {
                candidates.extend(self.nearly(article, &words, &quote));
            }
            candidates.extend(exact);
        }
        candidates.retain(|found| {
            let telling = quote.len() >= TELLING_QUOTE && found.edits == 0;
            telling || found.around >= TELLING_AROUND
        });
        self.choose(candidates)
    }

    /// The best of the candidates, unless another could be meant as well.
    fn choose(&self, mut candidates: Vec<Candidate>) -> Found {
        candidates.sort_by_key(|found| {
            (
                found.edits > 0,
                usize::MAX - found.around,
                found.edits,
                found.distance,
            )
        });
        match candidates[..] {
            [] => Found::Lost,
            // Two that fit equally well in two stories: either could be wrong.
            [first, second, ..]
                if first.edits == second.edits
                    && first.around == second.around
                    && first.place.article != second.place.article =>
            {
                Found::Lost
            }
            [first, ..] if first.edits > 0 => Found::Near(first.place),
            [first, ..] if first.place.part == self.part && first.place.offset == self.offset => {
                Found::Exact(first.place)
            }
            [first, ..] => Found::Moved(first.place),
        }
    }

    /// Whether the quote stands in the article just where it was.
    fn stands_at(&self, article: &Article) -> bool {
        let Some(text) = article.text(self.part).map(crate::issue::Text::plain) else {
            return false;
        };
        let Some(tail) = text.get(self.offset..) else {
            return false;
        };
        let mut there = wordy(tail).map(|(_, character)| character);
        wordy(&self.quote).all(|(_, character)| there.next() == Some(character))
    }

    fn exactly(&self, article: &Article, words: &Words, quote: &[char]) -> Vec<Candidate> {
        if quote.is_empty() {
            return Vec::new();
        }
        let text = &words.characters;
        let mut found = Vec::new();
        for start in 0..text.len().saturating_sub(quote.len() - 1) {
            if text[start..].starts_with(quote) {
                found.push(self.candidate(article, words, start..start + quote.len(), 0));
            }
        }
        found
    }

    fn nearly(&self, article: &Article, words: &Words, quote: &[char]) -> Vec<Candidate> {
        near::find(&words.characters, quote, quote.len() / 5)
            .into_iter()
            .map(|Near { range, edits }| self.candidate(article, words, range, edits))
            .collect()
    }

    fn candidate(
        &self,
        article: &Article,
        words: &Words,
        range: std::ops::Range<usize>,
        edits: usize,
    ) -> Candidate {
        let text = &words.characters;
        let prefix = plain_of(&self.prefix);
        let suffix = plain_of(&self.suffix);
        let before = agreement(prefix.iter().rev(), text[..range.start].iter().rev());
        let after = agreement(suffix.iter(), text[range.end..].iter());
        let place = words.place(article, range.start);
        let hint = words.index_of(self.part, self.offset);
        Candidate {
            place,
            edits,
            around: before + after,
            distance: hint.abs_diff(range.start),
        }
    }
}

impl Words {
    fn of(article: &Article) -> Words {
        let mut words = Words {
            characters: Vec::new(),
            origins: Vec::new(),
            parts: Vec::new(),
        };
        for (part, text) in article.parts() {
            let index = words.parts.len() as u32;
            words.parts.push(part);
            for (offset, character) in wordy(&text.plain()) {
                words.characters.push(character);
                words.origins.push((index, offset as u32));
            }
        }
        words
    }

    fn place(&self, article: &Article, index: usize) -> Place {
        let (part, offset) = self.origins[index];
        Place {
            article: article.id,
            part: self.parts[part as usize],
            offset: offset as usize,
        }
    }

    /// The character at a place, or the first one after it.
    fn index_of(&self, part: Part, offset: usize) -> usize {
        self.origins.partition_point(|(index, there)| {
            (self.parts[*index as usize], *there as usize) < (part, offset)
        })
    }
}

/// The characters that anchors compare, with their offsets.
fn wordy(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
        .filter(|(_, character)| !character.is_whitespace())
        .map(|(offset, character)| (offset, fold::plain(character)))
}

fn plain_of(text: &str) -> Vec<char> {
    wordy(text).map(|(_, character)| character).collect()
}

/// Where the first `count` characters other than white space end.
fn end_of(text: &str, count: usize) -> usize {
    wordy(text)
        .nth(count)
        .map_or(text.len(), |(offset, _)| offset)
}

/// Where the quote ends that begins with the text: a word that would be cut is left out, when that
/// leaves most of the quote.
fn end_of_quote(text: &str) -> usize {
    let end = end_of(text, QUOTE);
    let (head, tail) = text.split_at(end);
    let is_of_word =
        |character: char| character.is_alphanumeric() && !fold::is_full_width(character);
    let cuts = head.ends_with(is_of_word) && tail.starts_with(is_of_word);
    match head.rfind(char::is_whitespace) {
        Some(space) if cuts && space > end / 2 => space,
        _ => end,
    }
}

/// Where the last `count` characters other than white space begin.
fn start_of(text: &str, count: usize) -> usize {
    text.char_indices()
        .rev()
        .filter(|(_, character)| !character.is_whitespace())
        .take(count)
        .last()
        .map_or(text.len(), |(offset, _)| offset)
}

fn agreement<'a>(
    one: impl Iterator<Item = &'a char>,
    other: impl Iterator<Item = &'a char>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}
