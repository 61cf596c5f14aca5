//! What can be marked in a paper.

use super::anchor::Anchor;
use super::bookmarks::{self, Kind};
use newsprint_issue::{Article, ArticleId, Issue, Place};

/// What can be marked in a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// A story.
    Story(ArticleId),
    /// A place in a story.
    Place(Place),
    /// What stands from a place up to another of the same story.
    Clip {
        /// Where it begins.
        from: Place,
        /// The first place after it.
        to: Place,
    },
}

impl Marked {
    pub(super) fn kind(self) -> Kind {
        match self {
            Marked::Story(_) => Kind::Story,
            Marked::Place(_) => Kind::Place,
            Marked::Clip { .. } => Kind::Clip,
        }
    }

    pub(super) fn anchor(self, issue: &Issue) -> Option<(&Article, Anchor)> {
        match self {
            Marked::Story(id) => {
                let article = issue.article(id)?;
                let place = bookmarks::front_of(article)?;
                Some((article, Anchor::at(article, place)))
            }
            Marked::Place(place) => {
                let article = issue.article(place.article)?;
                Some((article, Anchor::at(article, place)))
            }
            Marked::Clip { from, to } if from.article == to.article => {
                let article = issue.article(from.article)?;
                Some((article, Anchor::over(article, from, to)?))
            }
            Marked::Clip { .. } => None,
        }
    }
}
