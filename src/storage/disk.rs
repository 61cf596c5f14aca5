//! The file system under what is kept, an operation at a time: each can be stopped by tests. The only
//! file access in this room, and it knows nothing of what the files mean.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::fault;
use newsprint_files as files;
use newsprint_messages::Refusal;

/// The most bytes taken from a kept file: four times what 100,000 Chinese bookmarks take.
const MOST_BYTES: u64 = 256 << 20;

/// A file that locks are held on.
pub(super) type Lock = File;

/// What a file looked like: another one where it was changed or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) length: u64,
    changed: Option<SystemTime>,
    /// Which file it is, and when anything of it was last changed, where the system says so.
    identity: Option<(u64, i64, i64)>,
}

/// The bytes of a regular file.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    fault::at("read")?;
    files::read(path, MOST_BYTES)
}

/// What a file looks like now; nothing where there is none.
pub(super) fn look(path: &Path) -> Option<Look> {
    let about = fs::metadata(path).ok()?;
    Some(Look {
        length: about.len(),
        changed: about.modified().ok(),
        identity: identity(&about),
    })
}

#[cfg(unix)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "elsewhere the system does not say"
)]
fn identity(about: &fs::Metadata) -> Option<(u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((about.ino(), about.ctime(), about.ctime_nsec()))
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> Option<(u64, i64, i64)> {
    None
}

/// Whether there is something at a path.
pub(super) fn is_there(path: &Path) -> bool {
    path.exists()
}

/// How long ago a file was last changed.
pub(super) fn age(path: &Path) -> Option<Duration> {
    let then = fs::metadata(path).and_then(|about| about.modified()).ok()?;
    Some(SystemTime::now().duration_since(then).unwrap_or_default())
}

/// Opens the file that locks are held on, making it where there is none.
pub(super) fn open_lock(path: &Path) -> io::Result<Lock> {
    fault::at("open lock")?;
    files::open_with(path, private().create(true))
}

/// What came of asking for a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// It is ours.
    Ours,
    /// Another newsprint has it.
    Anothers,
    /// The file system knows no locks.
    Nobodys,
}

/// Asks for the lock on a file.
pub(super) fn hold(lock: &Lock) -> Hold {
    match lock.try_lock() {
        Ok(()) => Hold::Ours,
        Err(fs::TryLockError::WouldBlock) => Hold::Anothers,
        Err(fs::TryLockError::Error(_)) => Hold::Nobodys,
    }
}

/// Makes a directory for the owner alone, and those above it.
pub(super) fn create_directory(path: &Path) -> io::Result<()> {
    fault::at("make folder")?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes a new file and brings it to the disk.
pub(super) fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _ = fs::remove_file(path);
    fault::at("make file")?;
    let mut file = private().create_new(true).open(path)?;
    fault::at("write")?;
    file.write_all(bytes)?;
    fault::at("sync")?;
    tolerate(file.sync_all())?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Err(io::ErrorKind::WriteZero.into());
    }
    Ok(())
}

/// Adds whole lines at the end of a file and brings them to the disk, making the file where there is
/// none. What stands there behind the last whole line was never said to be kept, and goes.
pub(super) fn append(path: &Path, lines: &[u8]) -> io::Result<()> {
    fault::at("open")?;
    let is_new = !path.exists();
    let mut file = files::open_with(path, private().create(true).read(true))?;
    let end = whole_lines(&mut file)?;
    fault::at("cut")?;
    file.set_len(end)?;
    file.seek(SeekFrom::End(0))?;
    fault::at("write")?;
    file.write_all(lines)?;
    fault::at("sync")?;
    tolerate(file.sync_data())?;
    if is_new { sync_directory(path) } else { Ok(()) }
}

/// Adds lines at the end of a file, on a line of their own even after a torn one.
pub(super) fn append_after(path: &Path, lines: &[u8]) -> io::Result<()> {
    fault::at("open")?;
    let mut file = files::open_with(path, private().create(true).read(true))?;
    let end = file.seek(SeekFrom::End(0))?;
    let torn = whole_lines(&mut file)? < end;
    file.seek(SeekFrom::End(0))?;
    let mut bytes = Vec::with_capacity(lines.len() + 1);
    if torn {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(lines);
    fault::at("write")?;
    file.write_all(&bytes)?;
    fault::at("sync")?;
    tolerate(file.sync_data())
}

/// Where the last whole line of a file ends.
fn whole_lines(file: &mut File) -> io::Result<u64> {
    const PIECE: u64 = 4096;
    let mut end = file.seek(SeekFrom::End(0))?;
    while end > 0 {
        let start = end.saturating_sub(PIECE);
        file.seek(SeekFrom::Start(start))?;
        let mut piece = Vec::new();
        Read::take(&mut *file, end - start).read_to_end(&mut piece)?;
        if let Some(at) = piece.iter().rposition(|byte| *byte == b'\n') {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

/// Gives a file another name, in place of whatever has it.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault::at("rename")?;
    fs::rename(from, to)
}

/// Removes a file, if it is there.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    fault::at("remove")?;
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// A second name for the same bytes, or a copy where there are no links. Never over a file.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    fault::at("link")?;
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            let bytes = files::read(from, MOST_BYTES)?;
            let mut file = private().create_new(true).open(to)?;
            file.write_all(&bytes)?;
            tolerate(file.sync_all())
        }
        done => done,
    }
}

/// Gives a file the age of now.
pub(super) fn renew(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    file.set_modified(SystemTime::now())
}

/// Brings a name to the disk, where directories can be opened (not on Windows).
pub(super) fn sync_directory(target: &Path) -> io::Result<()> {
    fault::at("sync folder")?;
    match target.parent().map(File::open) {
        Some(Ok(directory)) => tolerate(directory.sync_all()),
        _ => Ok(()),
    }
}

/// The names in a directory; none where it cannot be read.
pub(super) fn names(directory: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(directory) else {
        return Vec::new();
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    names
}

/// Writes a file that is not there yet under a name like it: never over another. The name it got.
pub(super) fn write_new(
    directory: &Path,
    stem: &str,
    ending: &str,
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

/// Replaces a file in a folder that is not ours, from what it held to what it is to hold, as a whole;
/// one that is to hold nothing goes. What another wrote there meanwhile is kept as `.bak`. Refuses
/// what is no file of that folder: a link may lead anywhere.
pub(super) fn replace_beside(path: &Path, held: &str, wanted: &str) -> io::Result<()> {
    let about = match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => return Err(Refusal::Link.into()),
        Ok(about) => Some(about),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if about.is_some() && read(path)? != held.as_bytes() {
        let backup = backup_of(path);
        let _ = remove(&backup);
        link_or_copy(path, &backup)?;
    }
    if wanted.trim().is_empty() {
        return remove(path);
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        create_directory(folder)?;
    }
    let temporary = beside(path, &format!("{}.tmp", std::process::id()));
    let written = write_through(&temporary, wanted.as_bytes()).and_then(|()| {
        if let Some(about) = &about {
            fs::set_permissions(&temporary, about.permissions())?;
        }
        rename(&temporary, path)
    });
    if written.is_err() {
        let _ = remove(&temporary);
        return written;
    }
    sync_directory(path)
}

/// Where a path leads, so that a link into a dotfile folder survives being saved.
pub(super) fn target_of(path: &Path) -> PathBuf {
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
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{ending}"))
}

pub(super) fn backup_of(target: &Path) -> PathBuf {
    let mut name = target.to_owned().into_os_string();
    name.push(".bak");
    name.into()
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

/// What is kept is the reader's own business: for the owner's eyes only.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
