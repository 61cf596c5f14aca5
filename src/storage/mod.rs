//! What a reader keeps between sittings: bookmarks, the last place in each paper and story, and
//! which stories are read.
//!
//! Bookmarks are a reader's own work and live in the config directory, one a line in a file that
//! can be read, compared and carried along; positions are worth less and change more often, and
//! live in the state directory. Both hold words and places, never pages or rows. Everything works
//! in memory when there is nowhere to keep it, and says so.
//!
//! `files.rs` alone touches the file system; what a file means is in `wire.rs` and `progress.rs`.

mod anchor;
mod bookmarks;
mod error;
mod export;
mod files;
mod near;
mod progress;
mod shelf;
mod wire;

use std::path::PathBuf;

use jiff::Timestamp;

pub use anchor::{Anchor, Found};
pub use bookmarks::{Bookmark, BookmarkId, Citation, Kind};
pub use error::{Kept, StorageError};
pub use export::{Manner, export};

use crate::issue::{ArticleId, Issue, Place};
use progress::Progress;
use shelf::Shelf;

/// Where things are kept. `None` keeps them in memory only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directories {
    /// The user's config directory: bookmarks.
    pub config: Option<PathBuf>,
    /// The user's state directory: reading positions and read marks.
    pub state: Option<PathBuf>,
}

/// What a reader keeps between sittings.
#[derive(Debug)]
pub struct Storage {
    shelf: Shelf,
    progress: Progress,
}

impl Directories {
    /// The user's own: what `NEWSPRINT_HOME` says, a single folder for both, or else where the
    /// platform keeps such things (`~/.config/newsprint` and `~/.local/state/newsprint` on Linux).
    pub fn of_user() -> Directories {
        if let Some(home) = std::env::var_os("NEWSPRINT_HOME").filter(|home| !home.is_empty()) {
            return Directories::single(PathBuf::from(home));
        }
        let Some(own) = directories::ProjectDirs::from("", "", "newsprint") else {
            return Directories::default();
        };
        Directories {
            config: Some(own.config_dir().to_owned()),
            state: Some(own.state_dir().unwrap_or(own.data_local_dir()).to_owned()),
        }
    }

    /// One folder for everything.
    pub fn single(folder: PathBuf) -> Directories {
        Directories {
            config: Some(folder.clone()),
            state: Some(folder),
        }
    }
}

impl Storage {
    /// Opens what was kept. Never fails: what cannot be read starts empty, and is told.
    pub fn open(directories: Directories) -> (Storage, Vec<StorageError>) {
        let mut troubles = Vec::new();
        let storage = Storage {
            shelf: Shelf::open(directories.config, &mut troubles),
            progress: Progress::open(directories.state, &mut troubles),
        };
        (storage, troubles)
    }

    /// Every bookmark, the oldest first.
    pub fn bookmarks(&self) -> &[Bookmark] {
        self.shelf.bookmarks()
    }

    /// Marks a story, or takes its mark away. Whether it is marked now.
    pub fn toggle_story(&mut self, issue: &Issue, article: ArticleId, now: Timestamp) -> bool {
        let Some(article) = issue.article(article) else {
            return false;
        };
        if self.shelf.take(|mark| mark.marks_story(issue, article)) {
            return false;
        }
        let Some(place) = bookmarks::front_of(article) else {
            return false;
        };
        let mark = Bookmark::new(Kind::Story, (issue, article), place, now);
        self.shelf.add(mark);
        true
    }

    /// Marks a place, or takes its mark away. Whether it is marked now.
    pub fn toggle_place(&mut self, issue: &Issue, place: Place, now: Timestamp) -> bool {
        let Some(article) = issue.article(place.article) else {
            return false;
        };
        if self.shelf.take(|mark| mark.marks_place(place)) {
            return false;
        }
        let mark = Bookmark::new(Kind::Place, (issue, article), place, now);
        self.shelf.add(mark);
        true
    }

    /// Whether the story as a whole is marked.
    pub fn is_bookmarked(&self, issue: &Issue, article: ArticleId) -> bool {
        let marks = self.shelf.bookmarks();
        issue
            .article(article)
            .is_some_and(|article| marks.iter().any(|mark| mark.marks_story(issue, article)))
    }

    /// Takes a bookmark away and hands it out, so that it can be [restored](Storage::restore).
    pub fn remove(&mut self, id: BookmarkId) -> Option<Bookmark> {
        self.shelf.remove(id)
    }

    /// Puts a bookmark back, or an amended one (note, tags, a later `updated`) in place of its
    /// former self.
    pub fn restore(&mut self, bookmark: Bookmark) {
        self.shelf.restore(bookmark);
    }

    /// Finds what a bookmark marks in an issue, also when the text has moved or was edited.
    pub fn resolve(&self, bookmark: &Bookmark, issue: &Issue) -> Found {
        bookmark.find_in(issue)
    }

    /// Where the reader was in this paper, also when it was edited or came in once more.
    pub fn position(&self, issue: &Issue) -> Option<Place> {
        self.progress.position(issue)
    }

    /// Keeps where the reader is in this paper and in the story.
    pub fn keep_position(&mut self, issue: &Issue, place: Place) {
        self.progress.keep(issue, place);
    }

    /// Where the reader was in this story.
    ///
    /// The offset is the one that was kept; where the same words came in with other spaces, it may
    /// be a few bytes off and between two characters.
    pub fn article_position(&self, article: ArticleId) -> Option<Place> {
        self.progress.article_position(article)
    }

    /// Whether the story was read.
    pub fn is_read(&self, article: ArticleId) -> bool {
        self.progress.is_read(article)
    }

    /// Marks the story as read.
    pub fn mark_read(&mut self, article: ArticleId) {
        self.progress.mark_read(article);
    }

    /// Saves what changed since the last time; cheap when nothing did. On an error everything stays
    /// in memory, and the next call tries again.
    pub fn save(&mut self) -> Result<(), StorageError> {
        let bookmarks = self.shelf.save();
        let positions = self.progress.save();
        bookmarks.and(positions)
    }
}
