//! What can go wrong with what a reader keeps: each names the file and a way out.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use newsprint_issue::clean::Clean;
use newsprint_messages::{Cause, Fault, Messages, Told};

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
    /// Bookmarks have a field that makes no sense. They are shown, and the field stays as it is
    /// written.
    Flawed {
        /// The file.
        path: PathBuf,
        /// The first of them, by its first words.
        mark: Clean,
        /// Its field.
        field: String,
        /// What stands in it; nothing where it is not there.
        written: Option<String>,
        /// How many others there are.
        others: usize,
    },
    /// A copy of a file, left by a synchroniser, was taken into it.
    Merged {
        /// The copy.
        path: PathBuf,
        /// How many bookmarks are new or otherwise by it.
        count: usize,
        /// Where it lies now.
        aside: PathBuf,
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

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Bookmarks, in the config directory.
    Bookmarks,
    /// Reading positions and read marks, in the state directory.
    Positions,
    /// What was set right on a raw page, beside it or in the config directory.
    Fixes,
}

/// One clean line that names the file and a way out.
impl Told for StorageError {
    fn told(&self, messages: Messages) -> String {
        let path = &self.path().map(name).unwrap_or_default();
        let why = |cause| Cause::from(cause).told(messages);
        match self {
            StorageError::Nowhere { what } => messages.fault(match what {
                Kept::Bookmarks => Fault::BookmarksNowhere,
                Kept::Positions => Fault::PositionsNowhere,
                Kept::Fixes => Fault::FixesNowhere,
            }),
            StorageError::Read { cause, .. } => {
                let why = &why(cause);
                messages.fault(Fault::LeftAlone { path, why })
            }
            StorageError::Write { cause, .. } => {
                let why = &why(cause);
                messages.fault(Fault::Unsaved { path, why })
            }
            StorageError::Malformed {
                line,
                kept,
                lost,
                aside,
                ..
            } => messages.fault(Fault::Damaged {
                path,
                line: *line,
                kept: *kept,
                lost: *lost,
                aside: aside.as_deref().map(name).as_deref(),
            }),
            StorageError::Flawed {
                mark,
                field,
                written,
                others,
                ..
            } => {
                let written = Clean::line(written.as_deref().unwrap_or("null"));
                messages.fault(Fault::Flawed {
                    path,
                    mark: &first_words(mark),
                    field,
                    written: &first_words(&written),
                    others: *others,
                })
            }
            StorageError::Merged { count, aside, .. } => messages.fault(Fault::Merged {
                path,
                count: *count,
                aside: &name(aside),
            }),
            StorageError::TooNew { version, .. } => {
                let version = *version;
                messages.fault(Fault::OfVersion { path, version })
            }
            StorageError::Locked { .. } => messages.fault(Fault::Locked { path }),
        }
    }
}

impl StorageError {
    /// The file it is about; none where there is no folder for one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            StorageError::Nowhere { .. } => None,
            StorageError::Read { path, .. }
            | StorageError::Write { path, .. }
            | StorageError::Malformed { path, .. }
            | StorageError::Flawed { path, .. }
            | StorageError::Merged { path, .. }
            | StorageError::TooNew { path, .. }
            | StorageError::Locked { path } => Some(path),
        }
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
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

/// As much of a text as names a thing in a line.
fn first_words(text: &Clean) -> String {
    const FEW: usize = 32;
    let words: String = text
        .chars()
        .filter(|one| !one.is_control())
        .take(FEW)
        .collect();
    if text.chars().nth(FEW).is_some() {
        return words + "…";
    }
    words
}

fn name(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}
