//! The hits of a search by the stories they are in, and which of them stay when the list is narrowed.

use newsprint_issue::{Article, Part as Piece, Stretch};
use newsprint_search::{Query, in_text};

/// The hits of a story: a row with its headline, then a row each.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) story: usize,
    /// Rows before it.
    pub(super) before: usize,
    /// How many hits are shown.
    pub(super) count: usize,
    /// Which of all they are, when some are left out.
    pub(super) kept: Option<Vec<usize>>,
}

/// What stands on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The headline of a story, with the number of its hits.
    Story(usize, usize),
    /// A hit of a story, by its number.
    Hit(usize, usize),
}

/// Which hits stand in parts that hold the words, too.
pub(super) fn narrowed(
    article: &Article,
    hits: &newsprint_search::Hits,
    words: &Query,
) -> Vec<usize> {
    let mut last: Option<(Piece, bool)> = None;
    let holds = |hit: &Stretch| {
        let part = hit.from.part;
        let known = last.filter(|(known, _)| *known == part);
        let holds = known.map_or_else(
            || article.text(part).is_some_and(|text| in_text(text, words)),
            |(_, holds)| holds,
        );
        last = Some((part, holds));
        holds
    };
    let numbers = (0..).zip(hits.iter().map({
        let mut holds = holds;
        move |hit| holds(&hit)
    }));
    numbers
        .filter(|(_, holds)| *holds)
        .map(|(number, _)| number)
        .collect()
}
