//! Text folded for comparing, and the way back: which stretch of the source each folded byte is.

use std::ops::Range;

use crate::fold;
use crate::issue::{Article, ArticleId, Part, Place, Stretch};

/// The text of an article as queries see it: made once, asked at every key. A story of 2 MB is
/// folded in 35 ms and asked in 1 to 5 ms (measured without full optimisation), and takes twice its
/// own room.
#[derive(Clone, Debug)]
pub struct Folded {
    article: ArticleId,
    text: String,
    steps: Vec<Step>,
    capitals: Vec<u32>,
    pieces: Vec<Piece>,
}

/// Folds text character by character.
#[derive(Debug, Default)]
pub(super) struct Folding {
    text: String,
    steps: Vec<Step>,
    /// Folded bytes that stand for upper-case letters.
    capitals: Vec<u32>,
    /// The last character that was not white space, as the source has it.
    before: Option<char>,
    /// White space since then, as bytes of the source.
    space: Option<Range<usize>>,
    /// The first folded byte of the part.
    start: usize,
}

/// From a folded byte on, where the source is.
#[derive(Clone, Copy, Debug)]
struct Step {
    folded: u32,
    source: u32,
    /// Bytes of the source that the step stands for as a whole; 0 when source and folded text run
    /// along byte for byte.
    whole: u32,
}

/// A part of the article in the folded text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    part: Part,
    /// Its first folded byte.
    folded: u32,
    /// Its length in the source, in bytes.
    length: u32,
}

impl Folded {
    /// Folds all parts of an article.
    pub fn of(article: &Article) -> Folded {
        let mut folding = Folding::default();
        let mut pieces: Vec<Piece> = Vec::new();
        for (part, text) in article.parts() {
            match (pieces.last().map(|piece| piece.part), part) {
                (None, _) => {}
                (Some(Part::Headline(_)), Part::Headline(_)) => folding.join(),
                _ => folding.part(),
            }
            let text = text.plain();
            pieces.push(Piece {
                part,
                folded: folding.text.len() as u32,
                length: text.len() as u32,
            });
            folding.add(&text);
        }
        Folded {
            article: article.id,
            text: folding.text,
            steps: folding.steps,
            capitals: folding.capitals,
            pieces,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether just these letters of the hit, counted in bytes from its start, are upper case.
    pub(super) fn has_capitals(&self, hit: &Range<usize>, capitals: &[u32]) -> bool {
        let start = hit.start as u32;
        let from = self.capitals.partition_point(|byte| *byte < start);
        self.capitals[from..]
            .iter()
            .take_while(|byte| (**byte as usize) < hit.end)
            .map(|byte| byte - start)
            .eq(capitals.iter().copied())
    }

    /// The stretch of the source that a folded range stands for, up to the end of the part in which
    /// it begins.
    pub(super) fn stretch(&self, hit: Range<usize>) -> Option<Stretch> {
        let after = |byte: usize| move |piece: &Piece| (piece.folded as usize) <= byte;
        let index = self
            .pieces
            .partition_point(after(hit.start))
            .checked_sub(1)?;
        let piece = self.pieces[index];
        let next = self.pieces.get(index + 1);
        let within = next.is_none_or(|next| hit.end <= next.folded as usize);
        Some(Stretch {
            from: Place {
                article: self.article,
                part: piece.part,
                offset: self.source_from(hit.start),
            },
            end: if within {
                self.source_to(hit.end)
            } else {
                piece.length as usize
            },
        })
    }

    /// Where the folded character at that byte begins in the source.
    fn source_from(&self, byte: usize) -> usize {
        let step = self.step_of(byte);
        match step.whole {
            0 => step.source as usize + (byte - step.folded as usize),
            _ => step.source as usize,
        }
    }

    /// Where the folded character before that byte ends in the source.
    fn source_to(&self, byte: usize) -> usize {
        let step = self.step_of(byte.saturating_sub(1));
        match step.whole {
            0 => step.source as usize + (byte - step.folded as usize),
            whole => (step.source + whole) as usize,
        }
    }

    fn step_of(&self, byte: usize) -> Step {
        let after = self
            .steps
            .partition_point(|step| step.folded as usize <= byte);
        self.steps[after.saturating_sub(1)]
    }
}

impl Folding {
    /// Adds a text. White space at its ends is left out.
    pub(super) fn add(&mut self, text: &str) {
        for (offset, character) in text.char_indices() {
            let end = offset + character.len_utf8();
            if matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}') {
                continue;
            }
            if character.is_whitespace() {
                self.space.get_or_insert(offset..end).end = end;
                continue;
            }
            self.add_space(character);
            self.add_character(character, offset..end);
            self.before = Some(character);
        }
    }

    /// The folded text and its capitals alone.
    pub(super) fn into_text(self) -> (String, Vec<u32>) {
        (self.text, self.capitals)
    }

    /// Begins a part that no hit runs into.
    fn part(&mut self) {
        self.text.push('\n');
        self.before = None;
        self.space = None;
        self.start = self.text.len();
    }

    /// Begins a part that goes on from the one before as if after a space.
    fn join(&mut self) {
        self.space = Some(0..0);
        self.start = self.text.len();
    }

    fn add_space(&mut self, next: char) {
        let Some(space) = self.space.take() else {
            return;
        };
        let says_something = self
            .before
            .is_some_and(|before| !fold::is_full_width(before) && !fold::is_full_width(next));
        if says_something {
            self.step(space);
            self.text.push(' ');
        }
    }

    fn add_character(&mut self, character: char, source: Range<usize>) {
        let plain = fold::plain(character);
        if matches!(plain, '-' | '\u{2026}') {
            if self.text.ends_with(plain) && self.lengthen(source.end) {
                return;
            }
            self.step(source);
            self.text.push(plain);
            return;
        }
        let lower = plain.to_lowercase();
        if plain.is_uppercase() {
            self.capitals.push(self.text.len() as u32);
        }
        let bytes: usize = lower.clone().map(char::len_utf8).sum();
        if bytes == source.len() && lower.len() == 1 {
            self.run_along(source.start);
        } else {
            self.step(source);
        }
        self.text.extend(lower);
    }

    /// Notes that the next folded bytes stand for a stretch of the source as a whole.
    fn step(&mut self, source: Range<usize>) {
        self.steps.push(Step {
            folded: self.text.len() as u32,
            source: source.start as u32,
            // An empty stretch (the seam of two lines of a headline) is never asked for.
            whole: source.len().max(1) as u32,
        });
    }

    /// Notes that the next folded bytes are those of the source, from `source` on.
    fn run_along(&mut self, source: usize) {
        let folded = self.text.len();
        let goes_on = self.steps.last().is_some_and(|step| {
            let distance = folded - step.folded as usize;
            step.whole == 0 && step.source as usize + distance == source
        });
        if !goes_on {
            self.steps.push(Step {
                folded: folded as u32,
                source: source as u32,
                whole: 0,
            });
        }
    }

    /// Lets the last mark stand for the source up to `end`; not when it is of another part.
    fn lengthen(&mut self, end: usize) -> bool {
        match self.steps.last_mut() {
            Some(step) if step.folded as usize >= self.start => {
                step.whole = end as u32 - step.source;
                true
            }
            _ => false,
        }
    }
}
