//! What a reader marks in a paper: stories, places, clips; and what is marked in a story.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::bookmarks::{Bookmark, BookmarkId, Kind, Marking};
use super::catalog::order;
use super::error::StorageError;
use super::export::{Manner, export_all};
use super::finding::{Finder, Found, Sighting};
use super::marked::Marked;
use super::store::{Imported, Storage};
use super::{disk, wire};
use newsprint_issue::clean::{Clean, outgoing};
use newsprint_issue::{Article, ArticleId, Issue, Place, Stretch};

/// A place or a passage of a story that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which bookmark it is.
    pub id: BookmarkId,
    /// Whether it is a place or a clip.
    pub kind: Kind,
    /// Where it begins.
    pub place: Place,
    /// What it stands on, a stretch for each part.
    pub stretches: Vec<Stretch>,
}

impl Storage {
    /// Takes note of where the paper lies that is read: its bookmarks say so from here on.
    pub fn reads(&mut self, file: &Path) {
        self.file = Clean::line(&file.to_string_lossy());
    }

    /// Every bookmark, the oldest first.
    pub fn bookmarks(&self) -> &[Arc<Bookmark>] {
        self.shelf.own().list()
    }

    /// The bookmark of that name.
    pub fn bookmark(&self, id: BookmarkId) -> Option<&Arc<Bookmark>> {
        self.shelf.own().get(id)
    }

    /// Another number whenever a bookmark came, went or changed.
    pub fn revision(&self) -> u64 {
        self.shelf.revision()
    }

    /// Marks a story, or takes its mark away. Whether it is marked now.
    pub fn toggle_story(&mut self, issue: &Issue, article: ArticleId, now: Timestamp) -> bool {
        self.toggle(issue, Marked::Story(article), now) == Some(true)
    }

    /// Marks a place, or takes its mark away. Whether it is marked now.
    pub fn toggle_place(&mut self, issue: &Issue, place: Place, now: Timestamp) -> bool {
        self.toggle(issue, Marked::Place(place), now) == Some(true)
    }

    /// Marks something, or takes its mark away. Whether it is marked now; `None` when there is
    /// nothing of the kind in the paper.
    pub fn toggle(&mut self, issue: &Issue, marked: Marked, now: Timestamp) -> Option<bool> {
        let marking = marked.marking(issue)?;
        let same = self.same(issue, marked, &marking);
        if same.is_empty() {
            self.add(marking, issue, now);
            return Some(true);
        }
        for id in same {
            self.shelf.remove(id);
        }
        Some(false)
    }

    /// Marks something, unless it is marked already; the bookmark it has then. `None` when there is
    /// nothing of the kind in the paper.
    pub fn mark(&mut self, issue: &Issue, marked: Marked, now: Timestamp) -> Option<BookmarkId> {
        let marking = marked.marking(issue)?;
        let same = self.same(issue, marked, &marking);
        let made = || self.add(marking, issue, now);
        Some(same.first().copied().unwrap_or_else(made))
    }

    /// Whether the story as a whole is marked.
    pub fn is_bookmarked(&self, issue: &Issue, article: ArticleId) -> bool {
        let Some(article) = issue.article(article) else {
            return false;
        };
        self.about(article)
            .any(|mark| mark.marks_story(issue, article))
    }

    /// The places and clips that are found in a story.
    pub fn marks_in(&self, issue: &Issue, article: &Article) -> Vec<Mark> {
        let finder = Finder::new(issue);
        let marks = self.about(article).filter(|mark| mark.kind != Kind::Story);
        let mut found: Vec<Mark> = marks
            .filter_map(|mark| {
                let glance = self.glance(mark, issue, &finder);
                let sighting = glance.unwrap_or_else(|| self.sight(mark, issue, &finder));
                let place = sighting.found.place()?;
                (place.article == article.id).then_some(Mark {
                    id: mark.id,
                    kind: mark.kind,
                    place,
                    stretches: sighting.stretches,
                })
            })
            .collect();
        found.sort_by_key(|mark| (mark.place, mark.kind));
        found
    }

    /// The bookmarks that were made in a story and are found, with the first made first: what they
    /// mark, and where.
    pub fn found_in(&self, issue: &Issue, story: ArticleId) -> Vec<(Kind, Place)> {
        let Some(article) = issue.article(story) else {
            return Vec::new();
        };
        let finder = Finder::new(issue);
        let mut marks: Vec<&Arc<Bookmark>> = self
            .about(article)
            .filter(|mark| mark.cited.article == story)
            .collect();
        marks.sort_by_key(|mark| order(mark));
        let found = marks.into_iter().filter_map(|mark| {
            let place = self.sight(mark, issue, &finder).found.place()?;
            Some((mark.kind, place))
        });
        found.collect()
    }

    /// Takes a bookmark away and hands it out, so that it can be [restored](Storage::restore).
    pub fn remove(&mut self, id: BookmarkId) -> Option<Arc<Bookmark>> {
        self.shelf.remove(id)
    }

    /// Puts a bookmark back, or an amended one in place of its former self.
    pub fn restore(&mut self, bookmark: impl Into<Arc<Bookmark>>) {
        self.shelf.restore(bookmark.into());
    }

    /// Changes the note and tags of a bookmark; its former self, when that makes a difference.
    pub fn amend(
        &mut self,
        id: BookmarkId,
        change: impl FnOnce(&mut Bookmark),
        now: Timestamp,
    ) -> Option<Arc<Bookmark>> {
        let former = Arc::clone(self.bookmark(id)?);
        let mut amended = Bookmark::clone(&former);
        change(&mut amended);
        if amended == *former {
            return None;
        }
        // The later change wins, also against a clock that was set back.
        amended.updated = now.max(former.updated);
        self.shelf.restore(Arc::new(amended));
        Some(former)
    }

    /// Finds what a bookmark marks in an issue, also when the text has moved or was edited.
    pub fn resolve(&self, bookmark: &Bookmark, issue: &Issue) -> Found {
        bookmark.find_in(issue, &Finder::new(issue)).found
    }

    /// The same through a finder that is kept for the issue, with how sure it is.
    pub fn sight(&self, bookmark: &Bookmark, issue: &Issue, finder: &Finder) -> Sighting {
        self.searches.set(self.searches.get() + 1);
        bookmark.find_in(issue, finder)
    }

    /// How often bookmarks were looked for beyond a glance: that takes a moment for each that is lost.
    pub fn searches(&self) -> usize {
        self.searches.get()
    }

    /// The same where it costs next to nothing: just where it was, or, of another paper, not here.
    /// `None` where one must look.
    pub fn glance(&self, bookmark: &Bookmark, issue: &Issue, finder: &Finder) -> Option<Sighting> {
        let home = finder.at_home(issue, bookmark.cited.article, &bookmark.anchor);
        home.or_else(|| self.is_elsewhere(bookmark, issue).then(Sighting::lost))
    }

    /// Whether a bookmark is of a paper that is known not to be this one: of another name or day, or
    /// of none and from another file.
    pub fn is_elsewhere(&self, bookmark: &Bookmark, issue: &Issue) -> bool {
        let cited = &bookmark.cited;
        let file = &cited.spot.file;
        let other_file = !file.is_empty() && !self.file.is_empty() && *file != self.file;
        let nameless = issue.masthead.title.is_empty() && issue.masthead.date.is_none();
        cited.is_of_another(issue)
            || (other_file && nameless && issue.article(cited.article).is_none())
    }

    /// Whether the file is still there in which something was marked.
    pub fn is_there(&self, bookmark: &Bookmark) -> bool {
        let file = &bookmark.cited.spot.file;
        !file.is_empty() && disk::is_there(Path::new(file.as_str()))
    }

    /// Some of the bookmarks as one text. JSON has all that the file says of them.
    pub fn export(&self, bookmarks: &[Arc<Bookmark>], manner: Manner) -> String {
        let text = export_all(bookmarks, manner, |mark| self.shelf.base().line(mark));
        outgoing(&text).into_owned()
    }

    /// Writes them to a new file where the reader is, and says which. The stem of its name is given.
    pub fn export_to_file(
        &self,
        bookmarks: &[Arc<Bookmark>],
        stem: &str,
        manner: Manner,
    ) -> Result<PathBuf, StorageError> {
        let failed = |folder: &Path, cause| StorageError::Write {
            path: folder.join(format!("{stem}.{}", manner.ending())),
            cause,
        };
        let Some(folder) = &self.export else {
            let cause = std::io::ErrorKind::NotFound.into();
            return Err(failed(Path::new(""), cause));
        };
        let text = self.export(bookmarks, manner);
        disk::write_new(folder, stem, manner.ending(), text.as_bytes())
            .map_err(|cause| failed(folder, cause))
    }

    /// Takes bookmarks in that were exported as JSON: those that are not here, and those that are
    /// here in an older form. `None` when the bytes are no such thing.
    pub fn import(&mut self, bytes: &[u8]) -> Option<Imported> {
        let mut held = wire::read_export(bytes)?;
        let mut imported = Imported::default();
        held.bookmarks.retain(|mark| match self.bookmark(mark.id) {
            None => {
                imported.added += 1;
                true
            }
            Some(own) if own.updated < mark.updated => {
                imported.renewed += 1;
                true
            }
            Some(_) => {
                imported.known += 1;
                false
            }
        });
        self.shelf.take(&held);
        Some(imported)
    }

    fn about(&self, article: &Article) -> impl Iterator<Item = &Arc<Bookmark>> + use<'_> {
        self.shelf.own().about(article.id, &article.title())
    }

    fn add(&mut self, marking: Marking<'_>, issue: &Issue, now: Timestamp) -> BookmarkId {
        self.shelf
            .add(Bookmark::new(marking, issue, &self.file, now))
    }

    /// The bookmarks that mark the same.
    fn same(&self, issue: &Issue, marked: Marked, marking: &Marking<'_>) -> Vec<BookmarkId> {
        let article = marking.article;
        let is_same = |mark: &&Arc<Bookmark>| match marked {
            Marked::Story(_) => mark.marks_story(issue, article),
            Marked::Place(place) => mark.marks_place(place),
            Marked::Clip { .. } => mark.kind == Kind::Clip && mark.anchor == marking.anchor,
        };
        let same = self.about(article).filter(is_same);
        same.map(|mark| mark.id).collect()
    }
}
