//! What can be marked in a paper: a story, a place, a clip.

use super::anchor::Anchor;
use super::bookmarks::{self, Kind, Marking};
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
    /// What marks it: the story, its words, and the kind. `None` when there is nothing of the kind in
    /// the paper.
    pub(super) fn marking(self, issue: &Issue) -> Option<Marking<'_>> {
        let (article, anchor) = self.anchor(issue)?;
        Some(Marking {
            kind: self.kind(),
            article,
            anchor,
        })
    }

    fn kind(self) -> Kind {
        match self {
            Marked::Story(_) => Kind::Story,
            Marked::Place(_) => Kind::Place,
            Marked::Clip { .. } => Kind::Clip,
        }
    }

    fn anchor(self, issue: &Issue) -> Option<(&Article, Anchor)> {
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
