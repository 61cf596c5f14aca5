//! A bookmark: which story, place or passage was marked, in words that find it again. Knows no
//! files.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;

use super::anchor::Anchor;
use super::finding::{Finder, Found, Sighting};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, ArticleId, Block, Date, Issue, IssueId, Part, Place};

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
    /// A passage, word for word.
    Clip,
}

/// What is marked: a story, or words of it.
pub(super) struct Marking<'a> {
    /// What of it.
    pub(super) kind: Kind,
    /// The story.
    pub(super) article: &'a Article,
    /// Its words.
    pub(super) anchor: Anchor,
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
    /// Who wrote it; may be empty.
    pub byline: Clean,
    /// Where in the paper, and where the paper lay.
    pub spot: Spot,
}

/// Where in a paper something stood, by the numbers that a reader counts, and where the paper lay.
/// What is not known is 0 or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The page, counted from 1.
    pub page: u32,
    /// The paragraph in the story, counted from 1.
    pub paragraph: u32,
    /// The file or folder that was read.
    pub file: Clean,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Story, Kind::Place, Kind::Clip];

    /// The name it has in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Story => "story",
            Kind::Place => "place",
            Kind::Clip => "clip",
        }
    }

    /// The kind of that name.
    pub fn of_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Bookmark {
    /// A bookmark without a note.
    pub(super) fn new(
        marking: Marking<'_>,
        issue: &Issue,
        file: &Clean,
        now: Timestamp,
    ) -> Bookmark {
        let Marking {
            kind,
            article,
            anchor,
        } = marking;
        // Two newsprints may mark two things within one tick of a coarse clock: the id is of both.
        let mut print = DefaultHasher::new();
        (kind, article.id, anchor.part, anchor.offset).hash(&mut print);
        (anchor.quote.as_str(), now.as_nanosecond()).hash(&mut print);
        let mut cited = Citation::of(issue, article);
        cited.spot.paragraph = paragraph_of(article, anchor.part);
        cited.spot.file = file.clone();
        Bookmark {
            id: BookmarkId(print.finish()),
            kind,
            cited,
            anchor,
            note: Clean::default(),
            tags: Vec::new(),
            created: now,
            updated: now,
        }
    }

    /// Finds what it marks in an issue, anywhere in it.
    pub(super) fn find_in(&self, issue: &Issue, finder: &Finder) -> Sighting {
        let sighting = finder.find(issue, self.cited.article, &self.anchor);
        if self.kind != Kind::Story || sighting.found != Found::Lost {
            return sighting;
        }
        // A story under a new headline is still known by its opening, one under its old headline
        // by that.
        let opening = finder.find_anywhere(issue, &self.anchor.opening());
        let same = match opening.found.place() {
            Some(place) => finder.article(issue, place.article),
            None => issue
                .articles()
                .find(|article| self.cited.means(issue, article)),
        };
        let front = same.and_then(front_of);
        front.map_or_else(Sighting::lost, |front| Sighting {
            likeness: opening.likeness,
            ..Sighting::new(Found::Near(front))
        })
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

/// Which paragraph a part is of, counted from 1 as a reader counts: no subheads, no captions. 0 for
/// what stands before the text.
fn paragraph_of(article: &Article, part: Part) -> u32 {
    let Part::Body { block, .. } = part else {
        return 0;
    };
    let before = article.body.iter().take(block as usize + 1);
    let counts = |block: &&Block| {
        !matches!(
            block,
            Block::Heading(_) | Block::Figure { .. } | Block::Rule
        )
    };
    before.filter(counts).count() as u32
}

/// The paragraph of that number in a story, counted from 1 as [`Spot::paragraph`] is.
pub fn paragraph(article: &Article, number: u32) -> Option<Part> {
    let mut parts = article.parts().map(|(part, _)| part);
    parts.find(|part| number > 0 && paragraph_of(article, *part) == number)
}

impl Citation {
    fn of(issue: &Issue, article: &Article) -> Citation {
        let index = issue.section_of(article.id);
        let section = index.map(|section| issue.sections[section].name.clone());
        let names: Vec<&str> = article.byline.iter().map(|one| one.name.as_str()).collect();
        let page = index.map_or(0, |section| section as u32 + 1);
        Citation {
            issue: issue.id(),
            title: issue.masthead.title.clone(),
            date: issue.masthead.date,
            section: section.unwrap_or_default(),
            article: article.id,
            headline: Clean::line(&article.title()),
            byline: Clean::line(&names.join("、")),
            spot: Spot {
                page,
                ..Spot::default()
            },
        }
    }

    /// Whether it is of a paper that is known not to be this one: of another name or day.
    pub fn is_of_another(&self, issue: &Issue) -> bool {
        let named = |title: &Clean, date: Option<Date>| !title.is_empty() || date.is_some();
        let (title, date) = (&issue.masthead.title, issue.masthead.date);
        named(title, date)
            && named(&self.title, self.date)
            && (self.title != *title || self.date != date)
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
