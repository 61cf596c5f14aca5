//! The two files that bookmarks are kept in. `bookmarks.json` holds them all and is written as a whole
//! while that is quick; once it is large, what changes is added to `bookmarks.changes` beside it, and
//! taken into it when that has grown. Both are read as one.

use std::io;
use std::path::{Path, PathBuf};

use super::copies;
use super::disk::{self, Look};
use super::error::StorageError;
use super::files::{File, Locked, keep_as};
use super::journal;
use super::wire::{self, Held, State};

/// Bytes of a file that are written as a whole at every change: some thousand bookmarks, in 12 ms.
const QUICK: u64 = 256 << 10;

/// Of a larger file, the part that the changes may grow to before they are taken into it.
const SHARE: u64 = 8;

/// How often both files are read anew when they change under our eyes.
const TRIES: usize = 5;

/// The files of bookmarks of a directory.
#[derive(Clone, Debug)]
pub(super) struct BookmarkFiles {
    whole: File,
    changes: File,
}

/// What both files looked like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Looks {
    whole: Option<Look>,
    changes: Option<Look>,
}

/// What both files hold.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) held: Held,
    pub(super) state: State,
    pub(super) looks: Looks,
    /// Lines of the changes that say nothing.
    pub(super) lost: usize,
}

/// The files of bookmarks, which no other newsprint writes until this goes.
#[derive(Debug)]
pub(super) struct LockedFiles<'a> {
    files: &'a BookmarkFiles,
    locked: Locked,
}

impl BookmarkFiles {
    pub(super) fn new(directory: PathBuf) -> BookmarkFiles {
        BookmarkFiles {
            whole: File::new(directory.clone(), "bookmarks.json"),
            changes: File::new(directory, "bookmarks.changes"),
        }
    }

    /// The file that holds them all, for what is told of it.
    pub(super) fn file(&self) -> &File {
        &self.whole
    }

    /// What both files look like now.
    pub(super) fn looks(&self) -> Looks {
        Looks {
            whole: self.whole.look(),
            changes: self.changes.look(),
        }
    }

    /// Reads both; what is given stands for the whole one where that is not there.
    pub(super) fn read(&self, missing: &Held) -> Result<Read, StorageError> {
        let mut tries = 1;
        loop {
            let looks = self.looks();
            let whole = self.whole.read();
            let whole = whole.map_err(|cause| self.whole.unread(cause))?;
            let (mut held, state) = match whole {
                Some(bytes) => wire::read(&bytes),
                None => (missing.clone(), State::Sound),
            };
            let changes = self.changes.read();
            let changes = changes.map_err(|cause| self.changes.unread(cause))?;
            let changes = changes.unwrap_or_default();
            let lost = journal::replay(&changes, &mut held);
            // Another newsprint may have taken the changes in between the two.
            if tries >= TRIES || self.looks() == looks {
                return Ok(Read {
                    held,
                    state,
                    looks,
                    lost,
                });
            }
            tries += 1;
        }
    }

    /// What the daily copy holds.
    pub(super) fn backup(&self) -> Option<Held> {
        Some(wire::read(&self.whole.backup()?).0)
    }

    /// Removes what a killed newsprint left behind.
    pub(super) fn sweep_if_free(&self) {
        self.whole.sweep_if_free();
    }

    /// Takes the lock of both.
    pub(super) fn lock(&self) -> Result<LockedFiles<'_>, StorageError> {
        let locked = self.whole.lock()?;
        locked.sweep();
        let files = self;
        Ok(LockedFiles { files, locked })
    }

    /// The copies of the file that a synchroniser left beside it, as far as they can be read; and what
    /// is wrong with the others.
    pub(super) fn copies(&self, troubles: &mut Vec<StorageError>) -> Vec<(PathBuf, Held)> {
        let directory = self.whole.directory();
        let names = disk::names(directory).into_iter();
        let paths = names.filter(|name| copies::is_one(name));
        let mut copies = Vec::new();
        for path in paths.map(|name| directory.join(name)) {
            let Ok(bytes) = disk::read(&path) else {
                continue;
            };
            if !wire::is_ours(&bytes) {
                continue;
            }
            match wire::read(&bytes) {
                (_, State::TooNew { version }) => {
                    troubles.push(StorageError::TooNew { path, version });
                }
                (held, _) => copies.push((path, held)),
            }
        }
        copies
    }
}

/// Keeps a copy that is merged under another name, and says which.
pub(super) fn put_away(copy: &Path) -> io::Result<PathBuf> {
    let aside = keep_as(copy, ".merged")?;
    disk::remove(copy)?;
    Ok(aside)
}

impl LockedFiles<'_> {
    /// Brings what is held to the disk as it differs from what the files hold: by a few lines, or as a
    /// whole.
    pub(super) fn save(&self, held: &Held, lines: &str) -> Result<(), StorageError> {
        let Looks { whole, changes } = self.files.looks();
        let length = |look: &Option<Look>| look.as_ref().map_or(0, |look| look.length);
        let grown = length(&changes) + lines.len() as u64;
        if length(&whole) < QUICK || grown > length(&whole) / SHARE {
            return self.save_whole(held);
        }
        let path = self.files.changes.path();
        disk::append(&path, lines.as_bytes()).map_err(|cause| self.files.changes.unwritten(cause))
    }

    /// Writes all of it, and clears the changes away, which are in it.
    pub(super) fn save_whole(&self, held: &Held) -> Result<(), StorageError> {
        self.locked.back_up();
        self.locked
            .replace(&wire::write(held))
            .map_err(|cause| self.files.whole.unwritten(cause))?;
        self.clear_changes()
    }

    /// Sets the damaged file aside, and says where it lies.
    pub(super) fn set_aside(&self) -> io::Result<PathBuf> {
        self.locked.set_aside()
    }

    /// Sets the damaged changes aside, writes all that could be read, and says where they lie.
    pub(super) fn set_changes_aside(&self, held: &Held) -> Option<PathBuf> {
        let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
        let path = self.files.changes.path();
        let aside = keep_as(&path, &format!(".corrupt-{now}")).ok()?;
        self.save_whole(held).ok()?;
        Some(aside)
    }

    fn clear_changes(&self) -> Result<(), StorageError> {
        let path = self.files.changes.path();
        if !disk::is_there(&path) {
            return Ok(());
        }
        disk::remove(&path).map_err(|cause| self.files.changes.unwritten(cause))
    }
}

impl StorageError {
    /// Lines of changes that say nothing.
    pub(super) fn of_changes(files: &BookmarkFiles, read: &Read, aside: Option<PathBuf>) -> Self {
        StorageError::Malformed {
            path: files.changes.path(),
            line: 1,
            kept: read.held.bookmarks.len(),
            lost: read.lost,
            aside,
        }
    }
}
