//! The bookmarks in memory, and what the file held when it was last seen: the base that tells a
//! removal there from an addition here.

use std::path::PathBuf;
use std::sync::Arc;

use super::bookmarks::{Bookmark, BookmarkId};
use super::catalog::Catalog;
use super::error::{Kept, StorageError};
use super::files::{File, Locked};
use super::merge::merge;
use super::wire::{self, Held, State};

/// The bookmarks of this sitting.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    own: Catalog,
    /// What the file held when it was last read or written.
    base: Held,
    file: Option<File>,
    /// Grows with every change.
    revision: u64,
}

/// What a save needs, apart from the shelf: it can run on a thread of its own.
#[derive(Debug)]
pub(super) struct Job {
    file: File,
    base: Held,
    own: Vec<Arc<Bookmark>>,
}

/// What came of a save.
#[derive(Debug)]
pub(super) struct Done {
    /// What was in memory when it began.
    own: Vec<Arc<Bookmark>>,
    /// What the file holds now; `None` when it could not be written.
    held: Option<Held>,
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
        let file = File::new(directory, "bookmarks.json");
        let mut shelf = Shelf::default();
        match file.read() {
            Err(cause) => troubles.push(file.unread(cause)),
            Ok(None) => {}
            Ok(Some(bytes)) => {
                let (held, state) = wire::read(&bytes);
                shelf.base = held;
                match state {
                    State::Sound => {}
                    State::TooNew { version } => troubles.push(file.too_new(version)),
                    State::Damaged { .. } => troubles.extend(shelf.mend(&file)),
                }
            }
        }
        shelf.own = Catalog::new(shelf.base.bookmarks.clone());
        file.sweep_if_free();
        shelf.file = Some(file);
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
            file: self.file.clone()?,
            base: self.base.clone(),
            own: self.own.list().to_vec(),
        })
    }

    /// Takes note of what came of a save; what changed in the meantime stays changed.
    pub(super) fn finish(&mut self, done: Done) -> Result<(), StorageError> {
        if let Some(held) = done.held {
            let merged = merge(&done.own, self.own.list(), &held.bookmarks);
            if merged != self.own.list() {
                self.revision += 1;
                self.own = Catalog::new(merged);
            }
            self.base = held;
        }
        done.trouble.map_or(Ok(()), Err)
    }

    /// Sets a damaged file aside and writes what could be saved of it, with what its backup still
    /// has. Where that cannot be done the file stays as it is.
    fn mend(&mut self, file: &File) -> Option<StorageError> {
        let locked = file.lock();
        // Another newsprint may have mended it while we waited.
        let (held, state) = match file.read() {
            Ok(Some(bytes)) => wire::read(&bytes),
            _ => return None,
        };
        self.base = held;
        let State::Damaged { line, lost } = state else {
            return None;
        };
        if let Some(backup) = file.backup() {
            self.base.supplement(&wire::read(&backup).0);
        }
        let aside = locked.ok().and_then(|locked| {
            let aside = locked.set_aside().ok()?;
            locked.replace(&wire::write(&self.base)).ok()?;
            Some(aside)
        });
        Some(StorageError::Malformed {
            path: file.path(),
            line,
            kept: self.base.bookmarks.len(),
            lost,
            aside,
        })
    }
}

impl Job {
    /// Brings the file and the memory together.
    pub(super) fn run(self) -> Done {
        let (held, trouble) = match self.write() {
            Ok((held, damage)) => (Some(held), damage),
            Err(trouble) => (None, Some(trouble)),
        };
        Done {
            own: self.own,
            held,
            trouble,
        }
    }

    fn write(&self) -> Result<(Held, Option<StorageError>), StorageError> {
        let file = &self.file;
        let locked = file.lock()?;
        locked.sweep();
        let (mut held, damage) = self.theirs(&locked)?;
        held.bookmarks = merge(&self.base.bookmarks, &self.own, &held.bookmarks);
        held.adopt(&self.base);
        locked.back_up();
        locked
            .replace(&wire::write(&held))
            .map_err(|cause| file.unwritten(cause))?;
        Ok((held, damage))
    }

    /// What the file holds now, together with what it lost since it was last seen.
    fn theirs(&self, locked: &Locked) -> Result<(Held, Option<StorageError>), StorageError> {
        let file = &self.file;
        let Some(bytes) = file.read().map_err(|cause| file.unread(cause))? else {
            return Ok((self.base.clone(), None));
        };
        let (mut held, state) = wire::read(&bytes);
        let mut damage = None;
        match state {
            State::Sound => {}
            State::TooNew { version } => return Err(file.too_new(version)),
            State::Damaged { line, lost } => {
                let aside = locked.set_aside().map_err(|cause| file.unwritten(cause))?;
                held.supplement(&self.base);
                damage = Some(StorageError::Malformed {
                    path: file.path(),
                    line,
                    kept: held.bookmarks.len(),
                    lost,
                    aside: Some(aside),
                });
            }
        }
        Ok((held, damage))
    }
}
