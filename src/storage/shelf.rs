//! The bookmarks in memory, and what the file held when it was last seen: the base that tells a
//! removal there from an addition here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::bookmarks::{Bookmark, BookmarkId};
use super::error::{Kept, StorageError};
use super::files::{File, Locked};
use super::wire::{self, Held, State};

/// The bookmarks of this sitting.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// Sorted by when they were made.
    own: Vec<Bookmark>,
    /// What the file held when it was last read or written.
    base: Held,
    file: Option<File>,
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
        shelf.own.clone_from(&shelf.base.bookmarks);
        file.sweep_if_free();
        shelf.file = Some(file);
        shelf
    }

    pub(super) fn bookmarks(&self) -> &[Bookmark] {
        &self.own
    }

    /// Adds a bookmark under an id that is free.
    pub(super) fn add(&mut self, mut bookmark: Bookmark) {
        while self.own.iter().any(|own| own.id == bookmark.id) {
            bookmark.id.0 = bookmark.id.0.wrapping_add(1);
        }
        self.restore(bookmark);
    }

    /// Puts a bookmark in, in place of the one of the same id.
    pub(super) fn restore(&mut self, bookmark: Bookmark) {
        self.own.retain(|own| own.id != bookmark.id);
        let order = |own: &Bookmark| (own.created, own.id);
        let index = self
            .own
            .partition_point(|own| order(own) < order(&bookmark));
        self.own.insert(index, bookmark);
    }

    pub(super) fn remove(&mut self, id: BookmarkId) -> Option<Bookmark> {
        let index = self.own.iter().position(|own| own.id == id)?;
        Some(self.own.remove(index))
    }

    /// Takes away every bookmark of that kind; whether there was one.
    pub(super) fn take(&mut self, is_meant: impl Fn(&Bookmark) -> bool) -> bool {
        let before = self.own.len();
        self.own.retain(|own| !is_meant(own));
        self.own.len() < before
    }

    /// Brings the file and the memory together, when there is something new here.
    pub(super) fn save(&mut self) -> Result<(), StorageError> {
        if self.own == self.base.bookmarks {
            return Ok(());
        }
        let Some(file) = self.file.clone() else {
            return Ok(());
        };
        let locked = file.lock()?;
        locked.sweep();
        let (mut held, damage) = self.theirs(&file, &locked)?;
        held.bookmarks = merge(&self.base.bookmarks, &self.own, &held.bookmarks);
        locked.back_up();
        locked
            .replace(&wire::write(&held))
            .map_err(|cause| file.unwritten(cause))?;
        self.own.clone_from(&held.bookmarks);
        self.base = held;
        damage.map_or(Ok(()), Err)
    }

    /// What the file holds now, together with what it lost since it was last seen.
    fn theirs(
        &self,
        file: &File,
        locked: &Locked,
    ) -> Result<(Held, Option<StorageError>), StorageError> {
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

/// Three lists into one, by id: what only one side changed is taken from that side; what both did,
/// from the later. What one side removed and the other changed stays: an edit outweighs a removal.
fn merge(base: &[Bookmark], own: &[Bookmark], theirs: &[Bookmark]) -> Vec<Bookmark> {
    let by_id = |list: &'_ [Bookmark]| -> BTreeMap<BookmarkId, Bookmark> {
        list.iter().map(|one| (one.id, one.clone())).collect()
    };
    let (base, mut own, mut theirs) = (by_id(base), by_id(own), by_id(theirs));
    let ids: std::collections::BTreeSet<BookmarkId> =
        own.keys().chain(theirs.keys()).copied().collect();
    let mut merged: Vec<Bookmark> = ids
        .into_iter()
        .filter_map(|id| {
            let before = base.get(&id);
            match (own.remove(&id), theirs.remove(&id)) {
                (Some(own), Some(theirs)) if before == Some(&own) => Some(theirs),
                (Some(own), Some(theirs)) if before == Some(&theirs) => Some(own),
                (Some(own), Some(theirs)) => Some(if theirs.updated > own.updated {
                    theirs
                } else {
                    own
                }),
                (Some(one), None) | (None, Some(one)) => (before != Some(&one)).then_some(one),
                (None, None) => None,
            }
        })
        .collect();
    merged.sort_by_key(|one| (one.created, one.id));
    merged
}
