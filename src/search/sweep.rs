//! A query put to every story of a paper, one after the other, so that nobody waits for the last of
//! them: the story that is read first, the rest while nothing happens.

use std::sync::Arc;

use super::folded::Folded;
use super::hits::Hits;
use super::manner::Variants;
use super::query::Query;
use newsprint_issue::Issue;

/// A query over the stories of a paper, by their numbers.
#[derive(Clone, Debug, Default)]
pub struct Sweep {
    query: Option<Query>,
    variants: Variants,
    folded: Vec<Option<Arc<Folded>>>,
    found: Vec<Option<Hits>>,
    /// The first story that was not asked yet, as far as is known.
    next: usize,
    /// Whether a story took so long that not all of it was looked through.
    is_cut: bool,
}

/// What was found over a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Hits.
    pub hits: usize,
    /// Stories with hits.
    pub stories: usize,
}

impl Sweep {
    /// Asks anew. What is folded stays folded, unless the query asks for another folding.
    pub fn ask(&mut self, issue: &Issue, query: Option<Query>) {
        let count = issue.count();
        let variants = query.as_ref().map_or(self.variants, Query::variants);
        if variants != self.variants || self.folded.len() != count {
            self.folded = vec![None; count];
            self.variants = variants;
        }
        self.found = vec![None; count];
        self.next = if query.is_some() { 0 } else { count };
        self.query = query;
        self.is_cut = false;
    }

    /// Folds a story before anything is asked, so that the first letter need not wait for it.
    pub fn prepare(&mut self, issue: &Issue, story: usize) {
        self.ask(issue, None);
        if let (Some(folded), Some(article)) = (self.folded.get_mut(story), issue.nth(story)) {
            let variants = self.variants;
            folded.get_or_insert_with(|| Arc::new(Folded::with(article, variants)));
        }
    }

    /// The query.
    pub fn query(&self) -> Option<&Query> {
        self.query.as_ref()
    }

    /// Puts the query to a story, if it was not; answers what was found.
    pub fn look(&mut self, issue: &Issue, story: usize) -> &Hits {
        let (Some(query), Some(found)) = (&self.query, self.found.get_mut(story)) else {
            return Hits::none();
        };
        if found.is_none()
            && let Some(article) = issue.nth(story)
        {
            let folded = self.folded[story]
                .get_or_insert_with(|| Arc::new(Folded::with(article, query.variants())));
            let hits = folded.find(query);
            self.is_cut |= hits.is_cut();
            *found = Some(hits);
        }
        found.as_ref().unwrap_or(Hits::none())
    }

    /// Puts the query to stories that it was not put to, until so many bytes of them are passed;
    /// answers whether all are.
    pub fn go_on(&mut self, issue: &Issue, bytes: usize) -> bool {
        let mut passed = 0;
        while !self.is_over() && passed < bytes {
            let story = self.next;
            self.next += 1;
            if self.found[story].is_none() {
                self.look(issue, story);
                let folded = self.folded[story].as_ref();
                passed += folded.map_or(1, |folded| folded.text().len() + 1);
            }
            // Letters that are nowhere in the paper are asked for as readings.
            if self.is_over() && self.totals().hits == 0 {
                let read = self.query.as_ref().and_then(Query::by_readings);
                if read.is_some() {
                    self.ask(issue, read);
                }
            }
        }
        self.is_over()
    }

    /// Whether every story was asked.
    pub fn is_over(&self) -> bool {
        self.next >= self.found.len()
    }

    /// Whether a story took so long that not all of its hits were looked for.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// What was found in a story; nothing before it was asked.
    pub fn hits(&self, story: usize) -> Option<&Hits> {
        self.found.get(story)?.as_ref()
    }

    /// What was found so far.
    pub fn totals(&self) -> Totals {
        let counts = self.found.iter().flatten().map(Hits::len);
        counts
            .filter(|count| *count > 0)
            .fold(Totals::default(), |totals, count| Totals {
                hits: totals.hits + count,
                stories: totals.stories + 1,
            })
    }
}
