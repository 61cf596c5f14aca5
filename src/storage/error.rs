//! What can go wrong with what a reader keeps: each names the file and a way out.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::clean::Clean;

/// Something about the kept files that the reader should know. None of them stops a reading.
#[derive(Debug)]
pub enum StorageError {
    /// There is no directory to keep it in, so it lasts only for this sitting.
    Nowhere {
        /// What is kept only in memory.
        what: Kept,
    },
    /// A file is there and cannot be read; it is left alone.
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// A file cannot be written; what it should hold stays in memory.
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// A file was damaged; what could be read of it was kept, and the original set aside.
    Malformed {
        /// The file.
        path: PathBuf,
        /// The first line that could not be read, counted from 1.
        line: usize,
        /// How many records were kept.
        kept: usize,
        /// How many lines were lost.
        lost: usize,
        /// Where the original lies now; `None` when it could not be set aside and stays where it
        /// is, unwritten.
        aside: Option<PathBuf>,
    },
    /// A file was written by a newer version of the program; it is read as far as it goes and never
    /// written.
    TooNew {
        /// The file.
        path: PathBuf,
        /// The version it says.
        version: u64,
    },
    /// Another newsprint holds the file for longer than we wait.
    Locked {
        /// The file.
        path: PathBuf,
    },
}

/// The two things that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Bookmarks, in the config directory.
    Bookmarks,
    /// Reading positions and read marks, in the state directory.
    Positions,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kept::Bookmarks => "bookmarks",
            Kept::Positions => "reading positions",
        })
    }
}

/// One clean line that names the file and a way out.
impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StorageError::Nowhere { what } => write!(
                f,
                "{what} last only until you leave: no home directory; set NEWSPRINT_HOME to a folder"
            ),
            StorageError::Read { path, cause } => write!(
                f,
                "cannot read {}: {}; it is left as it is, and nothing is saved to it",
                name(path),
                reason(cause)
            ),
            StorageError::Write { path, cause } => write!(
                f,
                "cannot save {}: {}; free it, or set NEWSPRINT_HOME to another folder",
                name(path),
                reason(cause)
            ),
            StorageError::Malformed {
                path,
                line,
                kept,
                lost,
                aside,
            } => {
                let path = name(path);
                write!(
                    f,
                    "{path} is damaged from line {line}: {kept} kept, {lost} lost; "
                )?;
                match aside {
                    Some(aside) => write!(f, "the original is {}", name(aside)),
                    None => write!(f, "it stays as it is, and nothing is saved to it"),
                }
            }
            StorageError::TooNew { path, version } => write!(
                f,
                "{} is of version {version}, newer than this newsprint: nothing is saved to it; update newsprint",
                name(path)
            ),
            StorageError::Locked { path } => write!(
                f,
                "cannot save {}: another newsprint is saving it; it is tried again at the next change",
                name(path)
            ),
        }
    }
}

impl std::error::Error for StorageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            StorageError::Read { cause, .. } | StorageError::Write { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

fn name(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}

/// The system's words without its error number.
fn reason(cause: &io::Error) -> Clean {
    let words = cause.to_string();
    let end = words.find(" (os error").unwrap_or(words.len());
    Clean::line(&words[..end])
}
