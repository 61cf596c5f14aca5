//! The words of a story as anchors compare them: no white space, plain characters, each with where
//! it stands. A re-import changes both and neither changes what is said.

use std::ops::Range;

use newsprint_issue::fold;
use newsprint_issue::{Article, ArticleId, Part, Place, Stretch};

/// A character that is compared, and the bytes it stands on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) plain: char,
}

/// The words of an article.
#[derive(Debug)]
pub(super) struct Words {
    article: ArticleId,
    pub(super) characters: Vec<char>,
    /// Where each character comes from: an index into `parts`, and its bytes.
    origins: Vec<(u32, Letter)>,
    parts: Vec<Part>,
}

impl Words {
    pub(super) fn of(article: &Article) -> Words {
        let mut words = Words {
            article: article.id,
            characters: Vec::new(),
            origins: Vec::new(),
            parts: Vec::new(),
        };
        for (part, text) in article.parts() {
            let index = words.parts.len() as u32;
            words.parts.push(part);
            for letter in letters(&text.plain()) {
                words.characters.push(letter.plain);
                words.origins.push((index, letter));
            }
        }
        words
    }

    /// The place of a character.
    pub(super) fn place(&self, index: usize) -> Place {
        let (part, letter) = self.origins[index];
        Place {
            article: self.article,
            part: self.parts[part as usize],
            offset: letter.start as usize,
        }
    }

    /// The character at a place, or the first one after it.
    pub(super) fn index_of(&self, part: Part, offset: usize) -> usize {
        self.origins.partition_point(|(index, letter)| {
            (self.parts[*index as usize], letter.start as usize) < (part, offset)
        })
    }

    /// What characters stand on, a stretch for each part.
    pub(super) fn stretches(&self, range: Range<usize>) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for index in range {
            let place = self.place(index);
            let end = self.origins[index].1.end as usize;
            match stretches.last_mut() {
                Some(last) if last.from.part == place.part => last.end = end,
                _ => stretches.push(Stretch { from: place, end }),
            }
        }
        stretches
    }
}

/// The characters that anchors compare.
pub(super) fn letters(text: &str) -> impl Iterator<Item = Letter> {
    text.char_indices()
        .filter(|(_, character)| !character.is_whitespace())
        .map(|(start, character)| Letter {
            start: start as u32,
            end: (start + character.len_utf8()) as u32,
            plain: fold::plain(character),
        })
}

/// The same, characters alone.
pub(super) fn plain_of(text: &str) -> Vec<char> {
    letters(text).map(|letter| letter.plain).collect()
}

/// Where the first `count` characters other than white space end.
pub(super) fn end_of(text: &str, count: usize) -> usize {
    letters(text)
        .nth(count)
        .map_or(text.len(), |letter| letter.start as usize)
}

/// Where the last `count` characters other than white space begin.
pub(super) fn start_of(text: &str, count: usize) -> usize {
    text.char_indices()
        .rev()
        .filter(|(_, character)| !character.is_whitespace())
        .take(count)
        .last()
        .map_or(text.len(), |(offset, _)| offset)
}
