//! A kept file: its lock, its replacement as a whole, its copies. Knows nothing of what it means.
//!
//! A file is replaced, never changed in place: written beside the old one, brought to the disk,
//! renamed over it. Whatever stops the program leaves the old file or the new one. Lines can be added
//! to files that are made of lines; what is torn then was never said to be kept.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::disk::{self, Hold, Lock, Look, backup_of, beside, target_of};
use super::error::StorageError;
use super::fault;

/// How long another newsprint may hold a lock, and how often we ask. A save takes 12 ms.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(20);

const A_DAY: Duration = Duration::from_hours(24);

/// A kept file, which need not be there yet.
#[derive(Clone, Debug)]
pub(super) struct File {
    directory: PathBuf,
    name: &'static str,
}

/// A kept file that no other newsprint writes until this goes.
#[derive(Debug)]
pub(super) struct Locked {
    /// Where the file itself lies, behind any symbolic link.
    target: PathBuf,
    /// The lock is on a file of its own, because a lock on a file that is replaced holds nothing.
    /// `None` where the file system knows no locks.
    lock: Option<Lock>,
}

impl File {
    pub(super) fn new(directory: PathBuf, name: &'static str) -> File {
        File { directory, name }
    }

    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    pub(super) fn path(&self) -> PathBuf {
        self.directory.join(self.name)
    }

    /// The bytes; `None` when there is no such file.
    pub(super) fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match disk::read(&self.path()) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What it looks like now; nothing when there is no such file.
    pub(super) fn look(&self) -> Option<Look> {
        disk::look(&self.path())
    }

    /// The bytes of the daily copy.
    pub(super) fn backup(&self) -> Option<Vec<u8>> {
        disk::read(&backup_of(&target_of(&self.path()))).ok()
    }

    /// Takes the lock, making the directory when it is not there.
    pub(super) fn lock(&self) -> Result<Locked, StorageError> {
        let failed = |cause| self.unwritten(cause);
        disk::create_directory(&self.directory).map_err(failed)?;
        let path = self.path().with_extension("lock");
        let lock = disk::open_lock(&path).map_err(failed)?;
        let start = Instant::now();
        let held = loop {
            match disk::hold(&lock) {
                Hold::Ours => break true,
                Hold::Anothers if start.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Hold::Anothers => return Err(StorageError::Locked { path: self.path() }),
                // Some network file systems know no locks; saving without is better than not at all.
                Hold::Nobodys => break false,
            }
        };
        Ok(Locked {
            target: target_of(&self.path()),
            lock: held.then_some(lock),
        })
    }

    /// Removes what a killed newsprint left behind, when there is something and nobody is saving.
    pub(super) fn sweep_if_free(&self) {
        let orphans = orphans(&target_of(&self.path()));
        if orphans.is_empty() {
            return;
        }
        if let Ok(locked) = self.lock() {
            locked.sweep();
        }
    }

    pub(super) fn unread(&self, cause: io::Error) -> StorageError {
        let path = self.path();
        StorageError::Read { path, cause }
    }

    pub(super) fn unwritten(&self, cause: io::Error) -> StorageError {
        let path = self.path();
        StorageError::Write { path, cause }
    }

    pub(super) fn too_new(&self, version: u64) -> StorageError {
        let path = self.path();
        StorageError::TooNew { path, version }
    }
}

impl Locked {
    /// Replaces the file as a whole.
    pub(super) fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        let temporary = beside(&self.target, &format!("{}.tmp", std::process::id()));
        let written = disk::write_through(&temporary, bytes)
            .and_then(|()| disk::rename(&temporary, &self.target));
        if written.is_err() {
            if !fault::has_died() {
                let _ = disk::remove(&temporary);
            }
            return written;
        }
        disk::sync_directory(&self.target)
    }

    /// Adds whole lines at the end, on a line of their own even after a torn one.
    pub(super) fn append(&self, lines: &[u8]) -> io::Result<()> {
        disk::append_after(&self.target, lines)
    }

    /// Keeps a copy of the file under a name that says when it was found damaged.
    pub(super) fn set_aside(&self) -> io::Result<PathBuf> {
        let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
        keep_as(&self.target, &format!(".corrupt-{now}"))
    }

    /// Keeps the file as it is in `.bak`, once a day. Losing the copy is no reason not to save.
    pub(super) fn back_up(&self) {
        let backup = backup_of(&self.target);
        let is_fresh = disk::age(&backup).is_some_and(|age| age < A_DAY);
        if is_fresh || !disk::is_there(&self.target) {
            return;
        }
        let fresh = beside(&backup, "tmp");
        let _ = disk::remove(&fresh);
        if disk::link_or_copy(&self.target, &fresh).is_ok() {
            // The link has the age of what it links to; from here on it counts from today.
            let _ = disk::renew(&fresh);
            let _ = disk::rename(&fresh, &backup);
        }
    }

    /// Removes what a killed newsprint left behind. Under the lock nobody else is writing, so every
    /// temporary file is a dead one.
    pub(super) fn sweep(&self) {
        if self.lock.is_some() {
            for orphan in orphans(&self.target) {
                let _ = disk::remove(&orphan);
            }
        }
    }
}

/// Keeps a file under its own name with something behind it, never over another: a second name for
/// it, and which one.
pub(super) fn keep_as(path: &Path, ending: &str) -> io::Result<PathBuf> {
    for number in 0..1000 {
        let mut name = path.to_owned().into_os_string();
        name.push(ending);
        if number > 0 {
            name.push(format!("-{number}"));
        }
        match disk::link_or_copy(path, Path::new(&name)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            done => return done.map(|()| name.into()),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The temporary files of a file and of its daily copy.
fn orphans(target: &Path) -> Vec<PathBuf> {
    let prefix = beside(target, "");
    let prefix = prefix.file_name().unwrap_or_default().to_string_lossy();
    let Some(folder) = target.parent() else {
        return Vec::new();
    };
    let is_one = |name: &String| {
        let rest = name.strip_prefix(&*prefix);
        let whose = rest.and_then(|rest| rest.strip_suffix(".tmp"));
        whose.is_some_and(|whose| whose == "bak" || whose.bytes().all(|one| one.is_ascii_digit()))
    };
    let names = disk::names(folder).into_iter().filter(is_one);
    names.map(|name| folder.join(name)).collect()
}
