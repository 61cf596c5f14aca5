//! Text folded for comparing, and the way back: which stretch of the source each folded byte is.

use std::ops::Range;

use super::folding::{Folding, Step};
use super::manner::Variants;
use newsprint_issue::{Article, ArticleId, Part, Place, Stretch};

/// The text of an article as queries see it: made once, asked at every key. It takes about twice the
/// room of the text.
#[derive(Clone, Debug)]
pub struct Folded {
    article: ArticleId,
    text: String,
    steps: Vec<Step>,
    capitals: Vec<u32>,
    pieces: Vec<Piece>,
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
        Folded::with(article, Variants::Meet)
    }

    /// Folds all parts of an article, telling variants of Han characters apart or not.
    pub fn with(article: &Article, variants: Variants) -> Folded {
        let mut folding = Folding::new(variants);
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

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The folded text: parts apart by line ends, lower case.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The folded text with its upper-case letters.
    pub(super) fn cased(&self) -> String {
        let mut cased = String::with_capacity(self.text.len());
        let mut from = 0;
        for byte in self.capitals.iter().map(|byte| *byte as usize) {
            let Some(lower) = self.text.get(byte..).and_then(|rest| rest.chars().next()) else {
                continue;
            };
            let mut upper = lower.to_uppercase();
            let (Some(one), None) = (upper.next(), upper.next()) else {
                continue;
            };
            // Offsets must stay what they are.
            if one.len_utf8() == lower.len_utf8() && byte >= from {
                cased.push_str(&self.text[from..byte]);
                cased.push(one);
                from = byte + lower.len_utf8();
            }
        }
        cased.push_str(&self.text[from..]);
        cased
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
