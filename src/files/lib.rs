//! The one door to the bytes of a regular file, within a bound: whatever stands under a name, opening
//! it waits for nobody and ends. Knows nothing of what the files mean.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use newsprint_messages::Refusal;

/// All bytes of a regular file of at most so many bytes.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    bounded(open(path)?, most)
}

/// The text of a regular file of at most so many bytes.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    let text = String::from_utf8(read(path, most)?);
    text.map_err(|_| Refusal::NoText.into())
}

/// All bytes that a reader has, when they are at most so many.
pub fn bounded(reader: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(larger(most));
    }
    Ok(bytes)
}

/// Opens a regular file to read.
pub fn open(path: &Path) -> io::Result<File> {
    open_with(path, OpenOptions::new().read(true))
}

/// Opens a regular file, which need not be there if the options make one.
///
/// What stands there is looked at before, because opening a device may already do something, and
/// once more when it is open, because another may stand there by then. Opening never waits for
/// somebody at the other end.
pub fn open_with(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    match std::fs::metadata(path) {
        Ok(about) => refuse_all_but_files(&about)?,
        // The options say whether it may be made.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let file = without_waiting(options).open(path)?;
    refuse_all_but_files(&file.metadata()?)?;
    Ok(file)
}

/// Refuses what is no regular file, by what it is.
fn refuse_all_but_files(about: &Metadata) -> io::Result<()> {
    match refusal(about) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// What something is that is no regular file.
fn refusal(about: &Metadata) -> Option<Refusal> {
    if about.is_file() {
        return None;
    }
    if about.is_dir() {
        return Some(Refusal::Folder);
    }
    Some(other_than_a_folder(about))
}

#[cfg(unix)]
fn other_than_a_folder(about: &Metadata) -> Refusal {
    use std::os::unix::fs::FileTypeExt;
    let kind = about.file_type();
    if kind.is_fifo() {
        Refusal::Pipe
    } else if kind.is_socket() {
        Refusal::Socket
    } else {
        Refusal::Device
    }
}

#[cfg(not(unix))]
fn other_than_a_folder(_: &Metadata) -> Refusal {
    Refusal::Device
}

/// Of a pipe, opening waits for its other end, unless one asks not to; a terminal must not become
/// the one that controls the program.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    options.custom_flags(flags.bits().cast_signed())
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// What is larger than the bound, by the unit in which the bound is a whole number.
fn larger(most: u64) -> io::Error {
    if most >= 1 << 20 {
        Refusal::Larger(most >> 20).into()
    } else {
        io::ErrorKind::FileTooLarge.into()
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &Path, said: &str) {
        let told = read(path, 10).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let told = told.unwrap_or_else(|error| error.to_string());
        assert_eq!(told, said, "{}", path.display());
    }

    #[test]
    fn what_is_no_file_is_told_by_what_it_is_and_waits_for_nobody() {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("file"), "ten bytes!").expect("a file");
        std::fs::write(at("more"), "eleven bytes").expect("a file");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            at("pipe"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .expect("a pipe");
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).expect("a socket");
        std::os::unix::fs::symlink(at("pipe"), at("link")).expect("a link");
        check(&at("file"), "ten bytes!");
        check(&at("more"), "file too large");
        check(&at("pipe"), "it is a named pipe, not a file");
        check(&at("link"), "it is a named pipe, not a file");
        check(&at("socket"), "it is a socket, not a file");
        check(folder.path(), "it is a folder, not a file");
        check(Path::new("/dev/zero"), "it is a device, not a file");
        check(Path::new("/dev/tty"), "it is a device, not a file");
        assert_eq!(
            read(&at("none"), 10).map_err(|error| error.kind()),
            Err(io::ErrorKind::NotFound)
        );
    }

    #[test]
    fn a_pipe_that_comes_after_the_look_is_opened_without_waiting() {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let pipe = folder.path().join("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .expect("a pipe");
        // As if it had come between the look and the opening.
        let file = without_waiting(OpenOptions::new().read(true)).open(&pipe);
        let about = file.and_then(|file| file.metadata()).expect("an open pipe");
        assert_eq!(refusal(&about), Some(Refusal::Pipe));
    }
}
