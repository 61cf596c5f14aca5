//! The file system under what is kept: locks, whole replacements, copies set aside. The only file
//! access in this room, and it knows nothing of what the files mean.
//!
//! A file is replaced, never changed in place: written beside the old one, brought to the disk,
//! renamed over it. Whatever stops the program leaves the old file or the new one.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::error::StorageError;
use super::fault::{self, Step};
use crate::messages::Refusal;

/// The most bytes taken from a kept file: four times what 100,000 Chinese bookmarks take.
const MOST_BYTES: u64 = 256 << 20;

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
    lock: Option<fs::File>,
}

impl File {
    pub(super) fn new(directory: PathBuf, name: &'static str) -> File {
        File { directory, name }
    }

    pub(super) fn path(&self) -> PathBuf {
        self.directory.join(self.name)
    }

    /// The bytes; `None` when there is no such file.
    pub(super) fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match bounded(&self.path()) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The bytes of the daily copy.
    pub(super) fn backup(&self) -> Option<Vec<u8>> {
        bounded(&backup_of(&target_of(&self.path()))).ok()
    }

    /// Takes the lock, making the directory when it is not there.
    pub(super) fn lock(&self) -> Result<Locked, StorageError> {
        let failed = |cause| self.unwritten(cause);
        create_directory(&self.directory).map_err(failed)?;
        let path = self.directory.join(self.name).with_extension("lock");
        let lock = private().create(true).open(path).map_err(failed)?;
        let start = std::time::Instant::now();
        let held = loop {
            match lock.try_lock() {
                Ok(()) => break true,
                Err(fs::TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    std::thread::sleep(PAUSE);
                }
                Err(fs::TryLockError::WouldBlock) => {
                    return Err(StorageError::Locked { path: self.path() });
                }
                // Some network file systems know no locks; saving without is better than not at all.
                Err(fs::TryLockError::Error(_)) => break false,
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

/// Writes a file that is not there yet under a name like it: never over another. The name it got.
pub(super) fn write_new(
    directory: &Path,
    (stem, ending): (&str, &str),
    bytes: &[u8],
) -> io::Result<PathBuf> {
    for number in 1..1000 {
        let name = match number {
            1 => format!("{stem}.{ending}"),
            number => format!("{stem}-{number}.{ending}"),
        };
        let path = directory.join(name);
        match private().create_new(true).open(&path) {
            Ok(mut file) => return file.write_all(bytes).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The bytes of a file of another's choosing.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    bounded(path)
}

/// Removes a file of ours, if it is there.
pub(super) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Replaces a file in a folder that is not ours, from what it held to what it is to hold, as a whole;
/// one that is to hold nothing goes. What another wrote there meanwhile is kept as `.bak`. Refuses
/// what is no file of that folder: a link may lead anywhere.
pub(super) fn replace_beside(path: &Path, (held, wanted): (&str, &str)) -> io::Result<()> {
    let about = match fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() => {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
        }
        Ok(about) => Some(about),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if about.is_some() && bounded(path)? != held.as_bytes() {
        let backup = backup_of(path);
        let _ = fs::remove_file(&backup);
        link_or_copy(path, &backup)?;
    }
    if wanted.trim().is_empty() {
        return match about {
            Some(_) => fs::remove_file(path),
            None => Ok(()),
        };
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        create_directory(folder)?;
    }
    let temporary = beside(path, &format!("{}.tmp", std::process::id()));
    let written = write_through(&temporary, wanted.as_bytes()).and_then(|()| {
        if let Some(about) = &about {
            fs::set_permissions(&temporary, about.permissions())?;
        }
        fs::rename(&temporary, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    } else {
        sync_directory(path);
    }
    written
}

/// Whether there is something at a path.
pub(super) fn is_there(path: &Path) -> bool {
    path.exists()
}

impl Locked {
    /// Replaces the file as a whole.
    pub(super) fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        fault::at(Step::Begun)?;
        let temporary = beside(&self.target, &format!("{}.tmp", std::process::id()));
        let written =
            write_through(&temporary, bytes).and_then(|()| fs::rename(&temporary, &self.target));
        if written.is_err() {
            if !fault::has_died() {
                let _ = fs::remove_file(&temporary);
            }
            return written;
        }
        fault::at(Step::Renamed)?;
        sync_directory(&self.target);
        Ok(())
    }

    /// Adds whole lines at the end, on a line of their own even after a torn one.
    pub(super) fn append(&self, lines: &[u8]) -> io::Result<()> {
        let mut file = private().create(true).read(true).open(&self.target)?;
        let end = io::Seek::seek(&mut file, io::SeekFrom::End(0))?;
        let mut bytes = Vec::with_capacity(lines.len() + 1);
        if end > 0 {
            let mut last = [0];
            io::Seek::seek(&mut file, io::SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
            if last != *b"\n" {
                bytes.push(b'\n');
            }
        }
        bytes.extend_from_slice(lines);
        file.write_all(&bytes)?;
        tolerate(file.sync_data())
    }

    /// Keeps a copy of the file under a name that says when it was found damaged.
    pub(super) fn set_aside(&self) -> io::Result<PathBuf> {
        let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
        for number in 0..1000 {
            let mut name = self.target.clone().into_os_string();
            name.push(format!(".corrupt-{now}"));
            if number > 0 {
                name.push(format!("-{number}"));
            }
            match link_or_copy(&self.target, Path::new(&name)) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                done => return done.map(|()| name.into()),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Keeps the file as it is in `.bak`, once a day. Losing the copy is no reason not to save.
    pub(super) fn back_up(&self) {
        let backup = backup_of(&self.target);
        let age = fs::metadata(&backup)
            .and_then(|about| about.modified())
            .map(|then| SystemTime::now().duration_since(then).unwrap_or_default());
        if age.is_ok_and(|age| age < A_DAY) || !self.target.exists() {
            return;
        }
        let fresh = beside(&backup, "tmp");
        let _ = fs::remove_file(&fresh);
        if link_or_copy(&self.target, &fresh).is_ok() {
            // The link has the age of what it links to; from here on it counts from today.
            if let Ok(file) = OpenOptions::new().write(true).open(&fresh) {
                let _ = file.set_modified(SystemTime::now());
            }
            let _ = fs::rename(&fresh, &backup);
        }
    }

    /// Removes what a killed newsprint left behind. Under the lock nobody else is writing, so every
    /// temporary file is a dead one.
    pub(super) fn sweep(&self) {
        if self.lock.is_some() {
            for orphan in orphans(&self.target) {
                let _ = fs::remove_file(orphan);
            }
        }
    }
}

/// The bytes of a regular file, refusing what would hang or fill the memory.
fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(Refusal::NoFile.into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::Larger(MOST_BYTES >> 20).into());
    }
    Ok(bytes)
}

/// Where a path leads, so that a link into a dotfile folder survives being saved.
fn target_of(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..16 {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => break,
        }
    }
    target
}

/// A hidden neighbour of a file.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{ending}"))
}

fn backup_of(target: &Path) -> PathBuf {
    let mut name = target.to_owned().into_os_string();
    name.push(".bak");
    name.into()
}

fn orphans(target: &Path) -> Vec<PathBuf> {
    let prefix = beside(target, "");
    let prefix = prefix.file_name().unwrap_or_default().to_string_lossy();
    let Some(Ok(entries)) = target.parent().map(fs::read_dir) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.strip_prefix(&*prefix)
                .and_then(|rest| rest.strip_suffix(".tmp"))
                .is_some_and(|process| process.bytes().all(|byte| byte.is_ascii_digit()))
        })
        .map(|entry| entry.path())
        .collect()
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _ = fs::remove_file(path);
    let mut file = private().create_new(true).open(path)?;
    fault::at(Step::Opened)?;
    file.write_all(bytes)?;
    fault::at(Step::Written)?;
    tolerate(file.sync_all())?;
    fault::at(Step::Synced)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Err(io::ErrorKind::WriteZero.into());
    }
    Ok(())
}

/// Some file systems cannot sync; what they can do is done.
fn tolerate(synced: io::Result<()>) -> io::Result<()> {
    match synced {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
            ) =>
        {
            Ok(())
        }
        other => other,
    }
}

/// Brings a rename to the disk, where directories can be opened (not on Windows).
fn sync_directory(target: &Path) {
    if let Some(Ok(directory)) = target.parent().map(fs::File::open) {
        let _ = directory.sync_all();
    }
}

/// A second name for the same bytes, or a copy where there are no links. Never over a file.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            let bytes = fs::read(from)?;
            let mut file = private().create_new(true).open(to)?;
            file.write_all(&bytes)?;
            tolerate(file.sync_all())
        }
        done => done,
    }
}

/// What is kept is the reader's own business: for the owner's eyes only.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn create_directory(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
