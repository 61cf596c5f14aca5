//! A search inside one story: what is typed, what is found, and which hit is meant.

use super::prompt::Prompt;
use crate::issue::{Article, Place, Stretch};
use crate::search::{Folded, Query};

/// A search inside one story.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) prompt: Prompt,
    pub(crate) hits: Vec<Stretch>,
    /// Which hit is meant, counted from 0.
    pub(crate) current: Option<usize>,
    /// Where the reader was before.
    pub(crate) origin: Place,
    pub(crate) stage: Stage,
    /// The story as queries see it, folded once.
    story: Folded,
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It is typed.
    Typing,
    /// It was kept: its hits stay lit.
    Kept,
}

/// Whether going to another hit went past an end of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// It did not.
    Nothing,
    /// Past the end, to the first hit.
    End,
    /// Past the start, to the last hit.
    Start,
}

impl Finding {
    /// A search that begins where the reader is.
    pub(crate) fn new(article: &Article, origin: Place) -> Finding {
        Finding {
            prompt: Prompt::default(),
            hits: Vec::new(),
            current: None,
            origin,
            stage: Stage::Typing,
            story: Folded::of(article),
        }
    }

    /// Looks for what is typed now, and means the first hit from where the reader was.
    pub(crate) fn look(&mut self) {
        let query = Query::new(self.prompt.text());
        self.hits = query.map_or(Vec::new(), |query| self.story.find(&query));
        let after = self.hits.partition_point(|hit| hit.from < self.origin);
        self.current = (!self.hits.is_empty()).then(|| after % self.hits.len());
    }

    /// Means the hit so many steps on, round the ends of the story.
    pub(crate) fn step(&mut self, steps: isize) -> Passed {
        let count = self.hits.len().cast_signed();
        let Some(current) = self.current.filter(|_| count > 0) else {
            return Passed::Nothing;
        };
        let there = current.cast_signed() + steps;
        self.current = Some(there.rem_euclid(count).cast_unsigned());
        match there {
            there if there < 0 => Passed::Start,
            there if there >= count => Passed::End,
            _ => Passed::Nothing,
        }
    }

    /// The hit that is meant.
    pub(crate) fn hit(&self) -> Option<Stretch> {
        self.hits.get(self.current?).copied()
    }
}
