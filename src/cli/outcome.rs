//! How a command ends: done, nothing found, or a trouble told on one clean line.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::clean::Clean;
use crate::formats::ReadError;
use crate::messages::{Cause, Label, Message, Messages, Mistake, Report};
use crate::search::Fault;
use crate::storage::StorageError;

/// What a command that had no trouble comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Done.
    Done,
    /// There was nothing of the kind, or something was found wanting.
    Nothing(Report),
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(super) enum Trouble {
    /// What was typed makes no sense.
    Arguments { mistake: Mistake },
    /// A paper cannot be opened.
    Open { path: PathBuf, cause: io::Error },
    /// A paper cannot be read as one.
    Read { path: PathBuf, cause: ReadError },
    /// A file cannot be written.
    Write { path: PathBuf, cause: io::Error },
    /// A folder to write to has something in it.
    NotEmpty { path: PathBuf },
    /// Some of several papers could not be brought in, each told before.
    Some { failed: usize, all: usize },
    /// There is no such theme.
    Theme { name: String, known: Vec<String> },
    /// A theme file has faults, which were told.
    Faulty { path: PathBuf },
    /// A pattern cannot be followed.
    Pattern { pattern: String, fault: Fault },
    /// A file holds no bookmarks.
    NoBookmarks { path: PathBuf },
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

impl Trouble {
    /// One clean line that names the file, the place and a way out.
    pub(super) fn say(&self, messages: Messages) -> String {
        let (what, way_out) = self.words(messages);
        match way_out {
            Some(way_out) => messages.say(Message::WayOut {
                what: &what,
                way_out: &messages.say(way_out),
            }),
            None => what,
        }
    }

    /// What is wrong, and what can be done about it.
    fn words(&self, messages: Messages) -> (String, Option<Message<'static>>) {
        match self {
            Trouble::Arguments { mistake } => (messages.tell(mistake), Some(Message::SeeHelp)),
            Trouble::Open { path, cause } => {
                let (what, why) = (&name(path, messages), &messages.tell(&Cause::from(cause)));
                let said = messages.say(Message::CannotRead { what, why });
                (said, open_hint(cause))
            }
            Trouble::Read { path, cause } => {
                let (what, why) = (&name(path, messages), &messages.tell(cause));
                let said = messages.say(Message::CannotRead { what, why });
                (said, Some(read_hint(cause)))
            }
            Trouble::Write { path, cause } => {
                let (what, why) = (&name(path, messages), &messages.tell(&Cause::from(cause)));
                let said = messages.say(Message::CannotWrite { what, why });
                (said, Some(Message::OtherFolder))
            }
            Trouble::NotEmpty { path } => {
                let (what, why) = (&name(path, messages), &*messages.say(Message::NotEmpty));
                (messages.say(Message::CannotWrite { what, why }), None)
            }
            Trouble::Theme { name, known } => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let (name, known) = (&Clean::line(name), &Clean::line(&messages.and(&known)));
                (messages.say(Message::ThemesAre { name, known }), None)
            }
            Trouble::Faulty { path } => {
                let what = &name(path, messages);
                (messages.say(Message::PutRight { what }), None)
            }
            Trouble::Output { cause } => {
                let why = &messages.tell(&Cause::from(cause));
                (messages.say(Message::CannotPrint { why }), None)
            }
            Trouble::Unsaved { cause } => (messages.tell(cause), None),
            Trouble::Terminal { cause } => {
                let why = &messages.tell(&Cause::from(cause));
                let said = messages.say(Message::CannotUseTerminal { why });
                (said, Some(Message::RenderInstead))
            }
            Trouble::Pattern { pattern, fault } => {
                let (what, why) = (&Clean::line(pattern), &messages.tell(fault));
                let said = messages.say(Message::CannotFind { what, why });
                (said, Some(Message::WithoutPattern))
            }
            Trouble::NoBookmarks { path } => {
                let (what, why) = (
                    &name(path, messages),
                    &*messages.say(Message::HoldsNoBookmarks),
                );
                let said = messages.say(Message::CannotRead { what, why });
                (said, Some(Message::GiveExported))
            }
            Trouble::Some { failed, all } => {
                let (failed, all) = (*failed, *all);
                (messages.say(Message::SomeFailed { failed, all }), None)
            }
        }
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Messages::ENGLISH))
    }
}

impl std::error::Error for Trouble {}

fn open_hint(cause: &io::Error) -> Option<Message<'static>> {
    match cause.kind() {
        io::ErrorKind::NotFound => Some(Message::CheckName),
        io::ErrorKind::PermissionDenied => Some(Message::AskOwner),
        io::ErrorKind::FileTooLarge => Some(Message::GivePart),
        io::ErrorKind::InvalidInput => Some(Message::GiveInput),
        io::ErrorKind::InvalidData => Some(Message::GetAnew),
        _ => None,
    }
}

fn read_hint(cause: &ReadError) -> Message<'static> {
    match cause {
        ReadError::NoIssue => Message::GiveFolder,
        ReadError::Empty => Message::GiveText,
        ReadError::Binary | ReadError::UnknownFormat => Message::ReadsText,
        ReadError::Malformed { line: 0, .. } => Message::GetAnew,
        ReadError::Malformed { .. } => Message::MendLine,
        ReadError::Encrypted { .. } => Message::WithoutLock,
        ReadError::Unlettered => Message::RecogniseFirst,
        ReadError::Foreign(foreign) => Message::SaveAs {
            formats: foreign.ways(),
        },
        ReadError::TooNew { .. } | ReadError::Stumbled => Message::UpdateProgram,
    }
}

/// A path as it may be printed; `-` by what it stands for.
pub(super) fn name(path: &Path, messages: Messages) -> Clean {
    if path.as_os_str() == "-" {
        return Clean::line(messages.label(Label::StandardInput));
    }
    Clean::line(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Language;

    #[test]
    fn a_trouble_is_told_in_every_language() {
        let trouble = Trouble::Open {
            path: PathBuf::from("a.txt"),
            cause: io::ErrorKind::NotFound.into(),
        };
        for (language, said) in [
            (
                Language::Simplified,
                "无法读取 a.txt：没有这个文件；请核对名称",
            ),
            (
                Language::Traditional,
                "無法讀取 a.txt：沒有這個檔案；請檢查名稱",
            ),
            (
                Language::Japanese,
                "a.txt を読めません：ファイルがありません。名前を確かめてください",
            ),
        ] {
            assert_eq!(trouble.say(Messages::new(language)), said);
        }
    }

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
