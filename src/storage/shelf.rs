//! The bookmarks in memory, and what the files held when they were last seen: the base that tells a
//! removal there from an addition here.

use std::path::PathBuf;
use std::sync::Arc;

use super::bookmark_files::{BookmarkFiles, LockedFiles, Looks, put_away};
use super::bookmarks::{Bookmark, BookmarkId};
use super::catalog::Catalog;
use super::error::{Kept, StorageError};
use super::journal;
use super::merge::{join, merge};
use super::wire::{Held, State};

/// The bookmarks of this sitting.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    own: Catalog,
    /// What the files held when they were last read or written, and what they looked like.
    base: Held,
    looks: Option<Looks>,
    files: Option<BookmarkFiles>,
    /// Whether more was taken in than bookmarks, which lines of changes do not say.
    has_more: bool,
    /// Grows with every change.
    revision: u64,
}

/// What a save needs, apart from the shelf: it can run on a thread of its own.
#[derive(Debug)]
pub(super) struct Job {
    files: BookmarkFiles,
    base: Held,
    looks: Option<Looks>,
    own: Vec<Arc<Bookmark>>,
    has_more: bool,
}

/// What came of a save.
#[derive(Debug)]
pub(super) struct Done {
    /// What was in memory when it began.
    own: Vec<Arc<Bookmark>>,
    /// What the files hold now, and look like; `None` when they could not be written.
    held: Option<(Held, Looks)>,
    trouble: Option<StorageError>,
}

impl Shelf {
    /// Opens the bookmarks of a directory; what is wrong with them is added to `troubles`.
    pub(super) fn open(directory: Option<PathBuf>, troubles: &mut Vec<StorageError>) -> Shelf {
        let Some(directory) = directory else {
            let what = Kept::Bookmarks;
            troubles.push(StorageError::Nowhere { what });
            return Shelf::default();
        };
        let files = BookmarkFiles::new(directory);
        let mut shelf = Shelf::default();
        match files.read(&Held::default()) {
            Err(trouble) => troubles.push(trouble),
            Ok(read) => {
                shelf.base = read.held;
                if let (State::Sound, 0) = (read.state, read.lost) {
                    // What is not in order is looked into anew before anything is written.
                    shelf.looks = Some(read.looks);
                }
                match read.state {
                    State::TooNew { version } => troubles.push(files.file().too_new(version)),
                    State::Sound if read.lost == 0 => shelf.take_copies(&files, troubles),
                    _ => troubles.extend(shelf.mend(&files)),
                }
            }
        }
        troubles.extend(shelf.flaws(files.file().path()));
        shelf.own = Catalog::new(shelf.base.bookmarks.clone());
        files.sweep_if_free();
        shelf.files = Some(files);
        shelf
    }

    pub(super) fn own(&self) -> &Catalog {
        &self.own
    }

    /// What the file held: what it says beyond bookmarks goes along with an export.
    pub(super) fn base(&self) -> &Held {
        &self.base
    }

    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is a folder for them.
    pub(super) fn is_kept(&self) -> bool {
        self.files.is_some()
    }

    /// Adds a bookmark under an id that is free.
    pub(super) fn add(&mut self, mut bookmark: Bookmark) -> BookmarkId {
        while self.own.get(bookmark.id).is_some() {
            bookmark.id.0 = bookmark.id.0.wrapping_add(1);
        }
        let id = bookmark.id;
        self.restore(Arc::new(bookmark));
        id
    }

    /// Puts a bookmark in, in place of the one of the same id.
    pub(super) fn restore(&mut self, bookmark: Arc<Bookmark>) {
        self.revision += 1;
        self.own.insert(bookmark);
    }

    pub(super) fn remove(&mut self, id: BookmarkId) -> Option<Arc<Bookmark>> {
        self.revision += 1;
        self.own.remove(id)
    }

    /// Takes bookmarks in that were exported, and all that came with them.
    pub(super) fn take(&mut self, imported: &Held) {
        self.revision += 1;
        self.has_more = true;
        self.base.adopt(imported);
        for bookmark in &imported.bookmarks {
            self.own.insert(Arc::clone(bookmark));
        }
    }

    /// What is to be saved, when there is something new here.
    pub(super) fn job(&self) -> Option<Job> {
        if self.own.list() == self.base.bookmarks {
            return None;
        }
        Some(Job {
            files: self.files.clone()?,
            base: self.base.clone(),
            looks: self.looks.clone(),
            own: self.own.list().to_vec(),
            has_more: self.has_more,
        })
    }

    /// Takes note of what came of a save; what changed in the meantime stays changed.
    pub(super) fn finish(&mut self, done: Done) -> Result<(), StorageError> {
        if let Some((held, looks)) = done.held {
            let merged = merge(&done.own, self.own.list(), &held.bookmarks);
            if merged != self.own.list() {
                self.revision += 1;
                self.own = Catalog::new(merged);
            }
            self.base = held;
            self.looks = Some(looks);
            self.has_more = false;
        }
        done.trouble.map_or(Ok(()), Err)
    }

    /// Sets a damaged file aside and writes what could be saved of it, with what its backup still
    /// has. Where that cannot be done the file stays as it is.
    fn mend(&mut self, files: &BookmarkFiles) -> Option<StorageError> {
        let locked = files.lock().ok();
        // Another newsprint may have mended it while we waited.
        let mut read = files.read(&Held::default()).ok()?;
        let trouble = if let State::Damaged { line, lost } = read.state {
            if let Some(backup) = files.backup() {
                read.held.supplement(&backup);
            }
            let aside = locked.and_then(|locked| {
                let aside = locked.set_aside().ok()?;
                locked.save_whole(&read.held).ok()?;
                Some(aside)
            });
            Some(StorageError::Malformed {
                path: files.file().path(),
                line,
                kept: read.held.bookmarks.len(),
                lost,
                aside,
            })
        } else if read.lost > 0 {
            let aside = locked.and_then(|locked| locked.set_changes_aside(&read.held));
            Some(StorageError::of_changes(files, &read, aside))
        } else {
            None
        };
        self.base = read.held;
        // Another may have mended it; what stays as it is is looked into anew before it is written.
        trouble
    }

    /// Merges the copies that a synchroniser left. Each is put away once what it holds is on the disk,
    /// and stays where it is when that cannot be.
    fn take_copies(&mut self, files: &BookmarkFiles, troubles: &mut Vec<StorageError>) {
        let copies = files.copies(troubles);
        if copies.is_empty() {
            return;
        }
        match self.join(files, &copies) {
            Ok(merged) => troubles.extend(merged),
            Err(trouble) => troubles.push(trouble),
        }
    }

    fn join(
        &mut self,
        files: &BookmarkFiles,
        copies: &[(PathBuf, Held)],
    ) -> Result<Vec<StorageError>, StorageError> {
        let locked = files.lock()?;
        let read = files.read(&Held::default())?;
        let State::Sound = read.state else {
            return Ok(Vec::new());
        };
        let mut held = read.held;
        let counts: Vec<usize> = copies
            .iter()
            .map(|(_, copy)| {
                let before = held.bookmarks.clone();
                join(&mut held, copy);
                journal::changes(&before, &held.bookmarks).len()
            })
            .collect();
        locked.save_whole(&held)?;
        self.base = held;
        self.looks = Some(files.looks());
        let told = copies.iter().zip(counts).map(|((path, _), count)| {
            let aside = put_away(path).unwrap_or_else(|_| path.clone());
            let path = path.clone();
            StorageError::Merged { path, count, aside }
        });
        Ok(told.collect())
    }

    /// What is to be told of bookmarks with a field that makes no sense.
    fn flaws(&self, path: PathBuf) -> Option<StorageError> {
        let mut flawed = self.base.flawed();
        let (mark, field, written) = flawed.next()?;
        let words = [&mark.note, &mark.cited.headline, &mark.anchor.quote];
        let words = words.into_iter().find(|words| !words.is_empty());
        Some(StorageError::Flawed {
            path,
            mark: words.cloned().unwrap_or_default(),
            field: field.to_owned(),
            written: written.map(ToString::to_string),
            others: flawed.count(),
        })
    }
}

impl Job {
    /// Brings the files and the memory together.
    pub(super) fn run(self) -> Done {
        let (held, trouble) = match self.write() {
            Ok((held, looks, damage)) => (Some((held, looks)), damage),
            Err(trouble) => (None, Some(trouble)),
        };
        Done {
            own: self.own,
            held,
            trouble,
        }
    }

    fn write(&self) -> Result<(Held, Looks, Option<StorageError>), StorageError> {
        let files = &self.files;
        let locked = files.lock()?;
        let (mut held, damage) = self.theirs(&locked)?;
        let merged = merge(&self.base.bookmarks, &self.own, &held.bookmarks);
        let changes = journal::changes(&held.bookmarks, &merged);
        held.adopt(&self.base);
        held.renew(merged, &self.base.bookmarks);
        if damage.is_some() || self.has_more {
            locked.save_whole(&held)?;
        } else {
            locked.save(&held, &journal::lines(&changes, &held))?;
        }
        Ok((held, files.looks(), damage))
    }

    /// What the files hold now, together with what they lost since they were last seen.
    fn theirs(
        &self,
        locked: &LockedFiles<'_>,
    ) -> Result<(Held, Option<StorageError>), StorageError> {
        let (files, file) = (&self.files, self.files.file());
        if self.looks.as_ref() == Some(&files.looks()) {
            return Ok((self.base.clone(), None));
        }
        let read = files.read(&self.base)?;
        let mut held = read.held;
        match read.state {
            State::Sound => Ok((held, None)),
            State::TooNew { version } => Err(file.too_new(version)),
            State::Damaged { line, lost } => {
                let aside = locked.set_aside().map_err(|cause| file.unwritten(cause))?;
                held.supplement(&self.base);
                let damage = StorageError::Malformed {
                    path: file.path(),
                    line,
                    kept: held.bookmarks.len(),
                    lost,
                    aside: Some(aside),
                };
                Ok((held, Some(damage)))
            }
        }
    }
}
