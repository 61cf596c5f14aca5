//! All that a reader keeps, as one thing: where it lies, opening it, saving it. What is marked is in
//! `marks.rs`.

use std::cell::Cell;
use std::path::PathBuf;

use super::directories::Directories;
use super::error::StorageError;
use super::progress::Progress;
use super::saving::{Done, Jobs, Saving};
use super::shelf::Shelf;
use super::sidecar::Sidecar;
use newsprint_issue::clean::Clean;
use newsprint_issue::{ArticleId, Issue, Language, Place};

/// What a reader keeps between sittings.
#[derive(Debug)]
pub struct Storage {
    pub(super) shelf: Shelf,
    progress: Progress,
    pub(super) export: Option<PathBuf>,
    /// Where the paper lies that is read.
    pub(super) file: Clean,
    /// The fixes of the raw page that is read.
    sidecar: Sidecar,
    /// Where things are kept.
    directories: Directories,
    saving: Option<Saving>,
    /// How often bookmarks were looked for in a whole paper.
    pub(super) searches: Cell<usize>,
}

/// What came of taking exported bookmarks in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Bookmarks that were not here.
    pub added: usize,
    /// Bookmarks that were here in an older form.
    pub renewed: usize,
    /// Bookmarks that were here already.
    pub known: usize,
}

/// Whether a save began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It did.
    Now,
    /// Another is under way, and knows nothing of what changed since.
    Earlier,
    /// There is nothing to save.
    Not,
}

impl Storage {
    /// Opens what was kept. Never fails: what cannot be read starts empty, and is told.
    pub fn open(directories: Directories) -> (Storage, Vec<StorageError>) {
        let mut troubles = Vec::new();
        let storage = Storage {
            directories: directories.clone(),
            sidecar: Sidecar::default(),
            shelf: Shelf::open(directories.config, &mut troubles),
            progress: Progress::open(directories.state, &mut troubles),
            export: directories.export,
            file: Clean::default(),
            saving: None,
            searches: Cell::new(0),
        };
        (storage, troubles)
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

    /// How fast the reader reads papers of a language, in characters or words a minute; none until
    /// enough was read.
    pub fn speed(&self, language: Language) -> Option<u16> {
        self.progress.habits().speed(language.family())
    }

    /// Keeps how fast something in a language was read, in characters or words a minute.
    pub fn keep_speed(&mut self, language: Language, speed: u16) {
        let habit = self.progress.habits().with_speed(language.family(), speed);
        self.progress.learn(Some(habit));
    }

    /// Whether the reader did something, by its name, so often that he knows how.
    pub fn knows(&self, deed: &str) -> bool {
        self.progress.habits().knows(deed)
    }

    /// Keeps that the reader did it once more.
    pub fn keep_use(&mut self, deed: &str) {
        let habit = self.progress.habits().with_use(deed);
        self.progress.learn(habit);
    }

    /// From now on the fixes of a raw page are kept: in a file beside it, or where that cannot be
    /// written under a name among the reader's own things. What it holds now is given.
    pub fn corrects(&mut self, beside: Option<PathBuf>, name: &str, held: &str) {
        self.sidecar = Sidecar::of(beside, name, &self.directories, held.to_owned());
    }

    /// Keeps what the file of fixes is to hold.
    pub fn keep_fixes(&mut self, file: String) {
        self.sidecar.keep(file);
    }

    /// Where the fixes were last saved.
    pub fn fixes_lie_in(&self) -> Option<Clean> {
        let path = self.sidecar.written.as_ref()?;
        Some(Clean::line(&path.to_string_lossy()))
    }

    /// Saves what changed since the last time, and waits until it is saved; cheap when nothing did.
    /// On an error everything stays in memory, and the next call tries again.
    pub fn save(&mut self) -> Result<(), StorageError> {
        // What the save under way could not do is tried again, and told then.
        if let Some(done) = self.saving.take().and_then(Saving::wait) {
            let _ = self.finish(done);
        }
        let done = self.jobs().run();
        self.finish(done)
    }

    /// Begins to save what changed, without waiting; `tell` is called when [`Storage::saved`] has an
    /// answer. While a save is under way nothing is begun: its answer is the time to ask again.
    pub fn save_behind(&mut self, tell: impl FnOnce() + Send + 'static) -> Begun {
        if self.saving.is_some() {
            return Begun::Earlier;
        }
        let jobs = self.jobs();
        if jobs.are_none() {
            return Begun::Not;
        }
        self.saving = Some(jobs.start(tell));
        Begun::Now
    }

    /// Whether there is a folder where bookmarks are kept.
    pub fn keeps_bookmarks(&self) -> bool {
        self.shelf.is_kept()
    }

    /// What came of a save that was under way and is done.
    pub fn saved(&mut self) -> Option<Result<(), StorageError>> {
        match self.saving.take()?.poll() {
            Ok(done) => Some(self.finish(done)),
            Err(saving) => {
                self.saving = Some(saving);
                None
            }
        }
    }

    fn jobs(&mut self) -> Jobs {
        Jobs {
            bookmarks: self.shelf.job(),
            positions: self.progress.job(),
            fixes: self.sidecar.job(),
        }
    }

    fn finish(&mut self, done: Done) -> Result<(), StorageError> {
        let bookmarks = done.bookmarks.map(|done| self.shelf.finish(done));
        let positions = done.positions.map(|done| self.progress.finish(done));
        let fixes = done.fixes.map(|done| self.sidecar.finish(done));
        let all = [bookmarks, positions, fixes];
        all.into_iter().flatten().fold(Ok(()), Result::and)
    }
}
