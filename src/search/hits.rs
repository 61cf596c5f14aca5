//! What a query found in a story: kept as ranges of the folded text, since a letter may have a
//! hundred thousand hits; where they are in the paper is told for those that are asked for.

use std::ops::Range;
use std::sync::Arc;

use super::folded::Folded;
use newsprint_issue::{Place, Stretch};

/// What a query found in a story, in reading order, none overlapping another.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    story: Option<Arc<Folded>>,
    ranges: Vec<Range<u32>>,
    /// Whether there may be more.
    is_cut: bool,
}

impl Hits {
    /// Nothing.
    pub fn none() -> &'static Hits {
        static NONE: Hits = Hits {
            story: None,
            ranges: Vec::new(),
            is_cut: false,
        };
        &NONE
    }

    pub(super) fn new(story: Arc<Folded>, ranges: Vec<Range<u32>>) -> Hits {
        Hits {
            story: Some(story),
            ranges,
            is_cut: false,
        }
    }

    /// The same hits, after which no more were looked for.
    pub(super) fn cut_short(self) -> Hits {
        Hits {
            is_cut: true,
            ..self
        }
    }

    /// Whether looking for them took so long that not all were looked for.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// The hit of that number, counted from 0.
    ///
    /// A hit lies in one part. A phrase that runs over the printed lines of a headline is its stretch
    /// in the line where it begins.
    pub fn get(&self, index: usize) -> Option<Stretch> {
        let range = self.ranges.get(index)?;
        let story = self.story.as_ref()?;
        story.stretch(range.start as usize..range.end as usize)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Stretch> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// How many hits begin with a stretch that the question says yes to, when all of those come
    /// first.
    pub fn count_while(&self, mut question: impl FnMut(Stretch) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).is_some_and(&mut question) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// How many hits begin before a place of the same story.
    pub fn before(&self, place: Place) -> usize {
        self.count_while(|hit| hit.from < place)
    }
}
