//! What a reader of a format hands in: the issue, an honest account of what it lost or guessed, and
//! where every line of a page went.

use std::collections::BTreeMap;
use std::fmt;

use newsprint_issue::Issue;
use newsprint_issue::clean::Clean;
use newsprint_messages::{
    Fault, Foreign, Guess, Lock, Loss, Message, Messages, Omission, Remark, Told,
};
use newsprint_raw::{Origin, Reset};

/// Pictures that are no files of the source, such as those inside a PDF page: bytes by the path
/// that the issue's figures name.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// An issue, and an honest account of what the format could not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The issue.
    pub issue: Issue,
    /// What was lost or guessed.
    pub notes: Vec<Note>,
    /// For a page of bare lines: where each of its lines went. Empty for other formats.
    pub origins: Vec<Origin>,
    /// The pictures that [`Source::get`](super::Source::get) does not have.
    pub pictures: Pictures,
}

/// Something that was lost or guessed on the way from the source to the issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Characters that could not be decoded (U+FFFD) were left out.
    Undecoded {
        /// How many.
        count: usize,
        /// The first line, counted from 1, where one stood; 0 for pages without numbered lines.
        line: usize,
    },
    /// Characters that cannot be shown (controls, escapes, invisible marks) were left out.
    Unprintable {
        /// How many.
        count: usize,
    },
    /// The text is not in UTF-8 and was decoded from another encoding.
    Decoded {
        /// The encoding's name (WHATWG).
        encoding: &'static str,
    },
    /// The text is not in the encoding it says, or that one is not known here.
    Misnamed {
        /// The encoding that it names.
        label: Clean,
        /// The encoding it was decoded from.
        encoding: &'static str,
    },
    /// Something was decided on evidence that could be read otherwise.
    Guessed {
        /// What was decided.
        what: Guess,
        /// How sure, in percent.
        confidence: u8,
    },
    /// Lines that belong to the page and to no story (folio, imprint) were set aside.
    SetAside {
        /// The line.
        line: usize,
        /// Its text.
        text: Clean,
    },
    /// An element could not be read and was left out.
    Dropped {
        /// The element.
        element: Omission,
        /// Why.
        reason: Loss,
    },
    /// A file of the issue could not be read and was left out.
    Unread {
        /// The path inside the issue.
        path: Clean,
        /// Why.
        cause: ReadError,
    },
    /// There is no table of contents.
    NoContents,
    /// A feed has no entries; its only story is what it says of itself.
    NoEntries,
    /// A file that the issue names is not there.
    Missing {
        /// The path inside the issue.
        path: Clean,
    },
}

/// Why a source could not be read as an issue at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No format of ours knows it.
    UnknownFormat,
    /// A folder that no format knows.
    NoIssue,
    /// There is nothing in it.
    Empty,
    /// It is not text.
    Binary,
    /// It is locked, and only those who have the key can read it.
    Encrypted {
        /// What locks it.
        by: Lock,
    },
    /// Its pages hold no text and no picture that could be shown.
    Unlettered,
    /// It is of a program whose format is not read.
    Foreign(Foreign),
    /// It is not well-formed.
    Malformed {
        /// The file inside the issue.
        path: Clean,
        /// The line, counted from 1; 0 when not known.
        line: usize,
        /// What is wrong.
        reason: Loss,
    },
    /// Its reader stumbled over it.
    Stumbled,
    /// It was written by a newer version of the program.
    TooNew {
        /// The format version it asks for.
        version: i64,
    },
}

impl Reading {
    /// A reading of which nothing more is known: no lines of a page, no pictures of its own.
    pub(crate) fn new(issue: Issue, notes: Vec<Note>) -> Reading {
        Reading {
            issue,
            notes: summed(notes),
            origins: Vec::new(),
            pictures: Pictures::new(),
        }
    }

    /// What was guessed, and how sure it is in percent.
    pub fn guesses(&self) -> Vec<(Guess, u8)> {
        let guesses = self.notes.iter().filter_map(|note| match note {
            Note::Guessed { what, confidence } => Some((what.clone(), *confidence)),
            _ => None,
        });
        guesses.collect()
    }
}

/// The same notes, what the pages of one paper lost alike counted together.
fn summed(notes: Vec<Note>) -> Vec<Note> {
    let mut summed: Vec<Note> = Vec::with_capacity(notes.len());
    let mut places: BTreeMap<(bool, Omission), usize> = BTreeMap::new();
    for mut note in notes {
        if let Some((count, is_part, element)) = note.counted() {
            let count = *count;
            let next = summed.len();
            let place = *places.entry((is_part, element.clone())).or_insert(next);
            if let Some((sum, ..)) = summed.get_mut(place).and_then(Note::counted) {
                *sum += count;
                continue;
            }
        }
        summed.push(note);
    }
    summed
}

impl Note {
    /// How many of a thing found no place, where that is what is told; whether in a part of the paper,
    /// and what it is.
    fn counted(&mut self) -> Option<(&mut usize, bool, &Omission)> {
        let Note::Dropped { element, reason } = self else {
            return None;
        };
        match reason {
            Loss::NoPart(count) => Some((count, true, element)),
            Loss::NoPlace(count) => Some((count, false, element)),
            _ => None,
        }
    }

    /// A short stable name of the kind, as the JSON output has it.
    pub fn kind(&self) -> &'static str {
        match self {
            Note::Undecoded { .. } => "undecoded",
            Note::Unprintable { .. } => "unprintable",
            Note::Decoded { .. } | Note::Misnamed { .. } => "decoded",
            Note::Guessed { .. } => "guessed",
            Note::SetAside { .. } => "set-aside",
            Note::Dropped { .. } | Note::Unread { .. } => "dropped",
            Note::Missing { .. } | Note::NoContents | Note::NoEntries => "missing",
        }
    }
}

impl Told for Note {
    fn told(&self, messages: Messages) -> String {
        messages.remark(match self {
            Note::Undecoded { count, line } => Remark::Undecoded {
                count: *count,
                line: *line,
            },
            Note::Unprintable { count } => Remark::Unprintable { count: *count },
            Note::Decoded { encoding } => Remark::Decoded { encoding },
            Note::Misnamed { label, encoding } => Remark::Misnamed { label, encoding },
            Note::Guessed { what, confidence } => Remark::Guessed {
                guess: what,
                confidence: *confidence,
            },
            Note::SetAside { line, text } => Remark::SetAside { line: *line, text },
            Note::Dropped { element, reason } => Remark::Dropped {
                what: element,
                why: reason,
            },
            Note::Unread { path, cause } => {
                let why = &cause.told(messages);
                return messages.remark(Remark::Unread { path, why });
            }
            Note::Missing { path } => Remark::Missing { path },
            Note::NoContents => Remark::NoContents,
            Note::NoEntries => Remark::NoEntries,
        })
    }
}

impl Told for ReadError {
    fn told(&self, messages: Messages) -> String {
        match self {
            ReadError::UnknownFormat => messages.say(Message::UnknownFormat),
            ReadError::NoIssue => messages.say(Message::NoIssueFile),
            ReadError::Empty => messages.say(Message::NothingInside),
            ReadError::Binary => messages.say(Message::NotText),
            ReadError::Encrypted { by } => messages.remark(Remark::LockedBy { lock: *by }),
            ReadError::Foreign(foreign) => foreign.told(messages),
            ReadError::Unlettered => messages.remark(Remark::Unlettered),
            ReadError::Malformed { path, line, reason } => messages.fault(Fault::At {
                file: path,
                line: *line,
                what: &reason.told(messages),
            }),
            ReadError::Stumbled => Loss::Stumbled.told(messages),
            ReadError::TooNew { version } => messages.say(Message::Newer { version: *version }),
        }
    }
}

impl From<Reading> for Reset {
    fn from(reading: Reading) -> Reset {
        Reset {
            guesses: reading.guesses(),
            issue: reading.issue,
            origins: reading.origins,
            notes: reading.notes.into_iter().map(boxed).collect(),
        }
    }
}

fn boxed(note: Note) -> Box<dyn Told> {
    Box::new(note)
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}

impl std::error::Error for ReadError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_alike_is_counted_together_however_much_it_is() {
        let lost = |name: usize, reason| Note::Dropped {
            element: Omission::Named(Clean::line(&format!("x{name}"))),
            reason,
        };
        // Each with all others would take minutes.
        let count = 100_000;
        let notes = (0..count).flat_map(|name| {
            [
                lost(name, Loss::NoPlace(1)),
                lost(name, Loss::NoPart(1)),
                lost(name, Loss::NoPlace(2)),
                lost(name, Loss::Wordless),
            ]
        });
        let summed = summed(notes.collect());
        let expected = [
            lost(0, Loss::NoPlace(3)),
            lost(0, Loss::NoPart(1)),
            lost(0, Loss::Wordless),
        ];
        assert_eq!(summed.len(), 3 * count);
        assert_eq!(summed[..3], expected);
    }
}
