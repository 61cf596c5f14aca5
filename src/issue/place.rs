//! Points and stretches of an issue that no new width, column count or direction can move.

use super::article::{ArticleId, Part};

/// A point in an issue: an article, a part of it, and an offset in bytes into the part's plain text.
///
/// Places of one article are ordered as the article is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The part of the article.
    pub part: Part,
    /// Bytes from the start of the part's plain text, on a character boundary.
    pub offset: usize,
}

/// A stretch of text inside one part: what a search finds and a selection holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// Where it begins.
    pub from: Place,
    /// The offset in bytes, in the same part, of the first byte after it.
    pub end: usize,
}

impl Place {
    /// The first place of a part.
    pub fn start_of(article: ArticleId, part: Part) -> Place {
        Place {
            article,
            part,
            offset: 0,
        }
    }
}

impl Stretch {
    /// Whether the place lies inside the stretch.
    pub fn contains(&self, place: Place) -> bool {
        self.from.article == place.article
            && self.from.part == place.part
            && (self.from.offset..self.end).contains(&place.offset)
    }
}
