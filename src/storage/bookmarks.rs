//! A bookmark: which story or place was marked, in words that find it again. Knows no files.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;

use super::anchor::{Anchor, Found};
use crate::clean::Clean;
use crate::issue::{Article, ArticleId, Date, Issue, IssueId, Part, Place};

/// Something a reader marked in order to come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// Names the bookmark, also in other newsprints that keep the same file.
    pub id: BookmarkId,
    /// What was marked.
    pub kind: Kind,
    /// Where it stood, as one would cite it.
    pub cited: Citation,
    /// The words at the place, to find it again.
    pub anchor: Anchor,
    /// The reader's own words; may be empty and of several lines.
    pub note: Clean,
    /// The reader's own keywords.
    pub tags: Vec<Clean>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed; the later change wins where two newsprints disagree.
    pub updated: Timestamp,
}

/// Names a bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookmarkId(pub u64);

/// What a bookmark marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A whole story.
    Story,
    /// A place in a story.
    Place,
}

/// Where something stood when it was marked: enough to cite it without the paper at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The issue.
    pub issue: IssueId,
    /// The paper's name; may be empty.
    pub title: Clean,
    /// The day of the issue.
    pub date: Option<Date>,
    /// The section or page; may be empty.
    pub section: Clean,
    /// The story.
    pub article: ArticleId,
    /// The story's headline on one line.
    pub headline: Clean,
}

impl Bookmark {
    /// A bookmark of a story, or of a place in it, without a note.
    pub(super) fn new(
        kind: Kind,
        (issue, article): (&Issue, &Article),
        place: Place,
        now: Timestamp,
    ) -> Bookmark {
        // Two newsprints may mark two things within one tick of a coarse clock: the id is of both.
        let mut print = DefaultHasher::new();
        (kind, place, now.as_nanosecond()).hash(&mut print);
        Bookmark {
            id: BookmarkId(print.finish()),
            kind,
            cited: Citation::of(issue, article),
            anchor: Anchor::at(article, place),
            note: Clean::default(),
            tags: Vec::new(),
            created: now,
            updated: now,
        }
    }

    /// Finds what it marks in an issue.
    pub(super) fn find_in(&self, issue: &Issue) -> Found {
        let home = issue.article(self.cited.article);
        let found = self.anchor.find(home, issue.articles());
        if self.kind == Kind::Place || found != Found::Lost {
            return found;
        }
        // A story under a new headline is still known by its opening, one under its old headline
        // by that.
        let opening = self.anchor.opening().find(None, issue.articles());
        let same = opening
            .place()
            .and_then(|place| issue.article(place.article))
            .or_else(|| {
                issue
                    .articles()
                    .find(|article| self.cited.means(issue, article))
            });
        same.and_then(front_of).map_or(Found::Lost, Found::Near)
    }

    /// Whether it marks this story as a whole: the very same story, or the edited one under the same
    /// headline in the same paper.
    pub(super) fn marks_story(&self, issue: &Issue, article: &Article) -> bool {
        self.kind == Kind::Story && self.cited.means(issue, article)
    }

    /// Whether it marks this place.
    pub(super) fn marks_place(&self, place: Place) -> bool {
        self.kind == Kind::Place
            && self.cited.article == place.article
            && self.anchor.part == place.part
            && self.anchor.offset == place.offset
    }
}

/// Where a story is marked as a whole: at its headline, else where it begins; none when it has no
/// words.
pub(super) fn front_of(article: &Article) -> Option<Place> {
    let headline = Part::Headline(0);
    let (first, _) = article.parts().next()?;
    let part = article.text(headline).map_or(first, |_| headline);
    Some(Place::start_of(article.id, part))
}

impl Citation {
    fn of(issue: &Issue, article: &Article) -> Citation {
        let section = issue
            .section_of(article.id)
            .map(|section| issue.sections[section].name.clone());
        Citation {
            issue: issue.id(),
            title: issue.masthead.title.clone(),
            date: issue.masthead.date,
            section: section.unwrap_or_default(),
            article: article.id,
            headline: Clean::line(&article.title()),
        }
    }

    fn means(&self, issue: &Issue, article: &Article) -> bool {
        if self.article == article.id {
            return true;
        }
        !self.headline.is_empty()
            && self.date == issue.masthead.date
            && self.title == issue.masthead.title
            && *self.headline == *article.title()
            && issue.article(self.article).is_none()
    }
}

impl std::fmt::Display for BookmarkId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl std::str::FromStr for BookmarkId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(BookmarkId)
    }
}
