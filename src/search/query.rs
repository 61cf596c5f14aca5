//! What is looked for, and how it is found in folded text.

use std::ops::Range;
use std::sync::Arc;

use super::folded::Folded;
use super::folding::Folding;
use super::hits::Hits;
use super::manner::{Case, Ends, Grammar, Manner, Readings, Variants};
use super::pattern::{Fault, Pattern};
use super::readings::Letters;
use newsprint_issue::fold;

/// What is looked for, folded so that it meets text of any dress.
#[derive(Clone, Debug)]
pub struct Query {
    way: Way,
    ends: Ends,
    variants: Variants,
    /// What it stands for when it is nowhere itself.
    otherwise: Option<Letters>,
}

/// How it is looked for.
#[derive(Clone, Debug)]
enum Way {
    /// The words themselves.
    Words {
        text: String,
        /// Bytes of `text` where an upper-case letter was asked for; none when case makes no
        /// difference.
        capitals: Option<Vec<u32>>,
    },
    /// How characters are read.
    Readings(Letters),
    /// A regular expression.
    Pattern(Pattern),
}

impl Query {
    /// A query for words in the usual manner; `None` when there is nothing to look for.
    pub fn new(text: &str) -> Option<Query> {
        Query::asked(text, Manner::default()).ok().flatten()
    }

    /// A query in a manner; `None` when there is nothing to look for.
    pub fn asked(text: &str, manner: Manner) -> Result<Option<Query>, Fault> {
        let mut folding = Folding::new(manner.variants);
        folding.add(text);
        let (folded, capitals) = (folding.text, folding.capitals);
        if folded.is_empty() {
            return Ok(None);
        }
        let exact = manner.case == Case::Exact;
        let letters = Letters::new(&folded).filter(|_| manner.readings != Readings::Never);
        let (way, otherwise) = match (manner.grammar, letters) {
            (Grammar::Pattern, _) => {
                let pattern = Pattern::new(text.trim(), manner.variants, exact)?;
                (Way::Pattern(pattern), None)
            }
            (Grammar::Words, Some(letters)) if manner.readings == Readings::Always => {
                (Way::Readings(letters), None)
            }
            (Grammar::Words, otherwise) => {
                let asked = exact || !capitals.is_empty();
                let words = Way::Words {
                    text: folded,
                    capitals: asked.then_some(capitals),
                };
                (words, otherwise)
            }
        };
        Ok(Some(Query {
            way,
            ends: manner.ends,
            variants: manner.variants,
            otherwise,
        }))
    }

    /// The query for how the letters are read, to be asked when they are nowhere themselves; none
    /// when they are no such letters, or may not be.
    pub fn by_readings(&self) -> Option<Query> {
        let letters = self.otherwise.clone()?;
        Some(Query {
            way: Way::Readings(letters),
            otherwise: None,
            ..*self
        })
    }

    /// Whether it asks for how characters are read.
    pub fn is_by_readings(&self) -> bool {
        matches!(self.way, Way::Readings(_))
    }

    /// Whether variants of characters meet, in the query and so in the text that it is put to.
    pub fn variants(&self) -> Variants {
        self.variants
    }
}

impl Folded {
    /// Every hit in reading order, none overlapping another; linear in the length of the text.
    /// A pattern has so much time, and its hits tell when they were cut short.
    pub fn find(self: &Arc<Folded>, query: &Query) -> Hits {
        let text = self.text();
        let mut ranges: Vec<Range<u32>> = Vec::new();
        let mut keep = |hit: Range<usize>| {
            if query.ends == Ends::Anywhere || is_whole(text, &hit) {
                ranges.push(hit.start as u32..hit.end as u32);
            }
        };
        let mut all_looked_for = true;
        match &query.way {
            Way::Words {
                text: words,
                capitals,
            } => {
                let starts = memchr::memmem::find_iter(text.as_bytes(), words);
                for hit in starts.map(|start| start..start + words.len()) {
                    if capitals
                        .as_ref()
                        .is_none_or(|one| self.has_capitals(&hit, one))
                    {
                        keep(hit);
                    }
                }
            }
            Way::Readings(letters) => letters.find(text, keep),
            Way::Pattern(pattern) if pattern.cased => {
                all_looked_for = pattern.find(&self.cased(), keep);
            }
            Way::Pattern(pattern) => all_looked_for = pattern.find(text, keep),
        }
        let hits = Hits::new(Arc::clone(self), ranges);
        if all_looked_for {
            hits
        } else {
            hits.cut_short()
        }
    }
}

/// Whether a hit begins and ends where words do. Scripts without spaces have no such places, so
/// that there every place is one.
fn is_whole(text: &str, hit: &Range<usize>) -> bool {
    let is_letter = |one: char| (one.is_alphanumeric() || one == '_') && !fold::is_full_width(one);
    let parts = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(is_letter);
        let after = text[at..].chars().next().is_some_and(is_letter);
        !(before && after)
    };
    parts(hit.start) && parts(hit.end)
}
