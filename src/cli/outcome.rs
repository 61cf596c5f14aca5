//! How a command ends: done, nothing found, or a trouble told on one clean line.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::clean::Clean;
use crate::formats::ReadError;
use crate::storage::StorageError;

/// What a command that had no trouble comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Done.
    Done,
    /// There was nothing of the kind; the sentence says of what, and a way on.
    Nothing(String),
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Trouble {
    /// What was typed makes no sense.
    Arguments { reason: String },
    /// A paper cannot be opened.
    Open { path: PathBuf, cause: io::Error },
    /// A paper cannot be read as one.
    Read { path: PathBuf, cause: ReadError },
    /// A file cannot be written.
    Write { path: PathBuf, cause: io::Error },
    /// A folder to write to has something in it.
    NotEmpty { path: PathBuf },
    /// There is no such theme.
    Theme { name: String, known: Vec<String> },
    /// What is printed cannot be taken. A pipe that is closed is none.
    Output { cause: io::Error },
    /// What the reader marked could not be kept.
    Unsaved { cause: StorageError },
    /// The terminal cannot be used.
    Terminal { cause: io::Error },
}

impl From<io::Error> for Trouble {
    /// What went wrong while printing.
    fn from(cause: io::Error) -> Trouble {
        Trouble::Output { cause }
    }
}

/// One clean line that names the file, the place and a way out.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Arguments { reason } => {
                write!(f, "{}; see newsprint --help", Clean::line(reason))
            }
            Trouble::Open { path, cause } => {
                write!(f, "cannot read {}: {}", name(path), reason(cause))?;
                hint(f, open_hint(cause))
            }
            Trouble::Read { path, cause } => {
                write!(
                    f,
                    "cannot read {}: {}",
                    name(path),
                    Clean::line(&cause.to_string())
                )?;
                hint(f, read_hint(cause))
            }
            Trouble::Write { path, cause } => {
                write!(f, "cannot write {}: {}", name(path), reason(cause))?;
                hint(f, "choose another folder with -o")
            }
            Trouble::NotEmpty { path } => write!(
                f,
                "cannot write {}: there is something in it; choose an empty folder with -o",
                name(path)
            ),
            Trouble::Theme { name, known } => write!(
                f,
                "no theme is called {}; there are {}",
                Clean::line(name),
                Clean::line(&known.join(", "))
            ),
            Trouble::Output { cause } => write!(f, "cannot print: {}", reason(cause)),
            Trouble::Unsaved { cause } => write!(f, "{cause}"),
            Trouble::Terminal { cause } => write!(
                f,
                "cannot use the terminal: {}; newsprint render prints pages without one",
                reason(cause)
            ),
        }
    }
}

impl std::error::Error for Trouble {}

fn hint(f: &mut fmt::Formatter<'_>, hint: &str) -> fmt::Result {
    if hint.is_empty() {
        return Ok(());
    }
    write!(f, "; {hint}")
}

fn open_hint(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::NotFound => "check the name",
        io::ErrorKind::PermissionDenied => "ask its owner, or copy it",
        io::ErrorKind::FileTooLarge => "give newsprint a part of it",
        io::ErrorKind::InvalidInput => "give it through standard input: newsprint -",
        _ => "",
    }
}

fn read_hint(cause: &ReadError) -> &'static str {
    match cause {
        ReadError::NoIssue => {
            "give it a file of the folder, or a folder that newsprint import wrote"
        }
        ReadError::Empty => "give it a file with text in it",
        ReadError::Binary | ReadError::UnknownFormat => {
            "newsprint reads text, and papers that newsprint import wrote"
        }
        ReadError::Encrypted => "save a copy of it without its password",
        ReadError::Unlettered => "a program that reads letters in pictures can give it text",
        ReadError::Malformed { line: 0, .. } => "see whether another program opens it",
        ReadError::Malformed { .. } => "put that line right with any editor",
        ReadError::TooNew { .. } => "update newsprint",
    }
}

/// A path as it may be printed; `-` by what it stands for.
pub(super) fn name(path: &Path) -> Clean {
    if path.as_os_str() == "-" {
        return Clean::line("standard input");
    }
    Clean::line(&path.to_string_lossy())
}

/// The system's words without its error number.
fn reason(cause: &io::Error) -> Clean {
    let words = cause.to_string();
    let end = words.find(" (os error").unwrap_or(words.len());
    Clean::line(&words[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_stays_on_one_harmless_line() {
        let trouble = Trouble::Open {
            path: PathBuf::from("a\nnewsprint: b\u{1b}]0;c\u{7}\u{202e}"),
            cause: io::ErrorKind::NotFound.into(),
        };
        let line = trouble.to_string();
        assert!(
            line.starts_with("cannot read a newsprint: b]0;c: "),
            "{line}"
        );
        assert!(!line.contains(char::is_control));
    }
}
