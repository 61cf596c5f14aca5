//! What the reader is told in the line of status, and troubles that a sitting itself finds.

use newsprint_issue::pictures::Flaw;
use newsprint_messages::{Fault, Message, Messages, Told};

/// Something the reader is told, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) severity: Severity,
}

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    /// Something happened as it should.
    Plain,
    /// Something went wrong.
    Trouble,
}

impl Notice {
    /// Something that went wrong.
    pub(crate) fn trouble(text: String) -> Notice {
        Notice {
            text,
            severity: Severity::Trouble,
        }
    }
}

/// What the reader is told once it is on the disk, and not before.
#[derive(Debug, Default)]
pub(crate) struct Promised {
    /// What a save says that is not begun.
    next: Option<String>,
    /// What the one says that is under way.
    begun: Option<String>,
    /// Whether the last one failed.
    has_failed: bool,
}

impl Promised {
    /// This is said once it is on the disk.
    pub(crate) fn promise(&mut self, text: String) {
        self.next = Some(text);
    }

    /// A save began with all that is promised.
    pub(crate) fn begin(&mut self) {
        self.begun = self.next.take().or(self.begun.take());
    }

    /// It is done: what is to be said, beside what is said now. A trouble of another kind stays.
    pub(crate) fn keep(&mut self, now: Option<&Notice>) -> Option<String> {
        let is_trouble = now.is_some_and(|now| now.severity == Severity::Trouble);
        let had_failed = std::mem::take(&mut self.has_failed);
        let is_others = is_trouble && !had_failed;
        self.begun.take().filter(|_| !is_others)
    }

    /// It failed, and is tried again: whether that is news, or is told of something new.
    pub(crate) fn fail(&mut self) -> bool {
        let is_told = !self.has_failed || self.begun.is_some();
        self.has_failed = true;
        self.next = self.next.take().or(self.begun.take());
        is_told
    }
}

/// A theme that the reader chose and that is not there.
#[derive(Debug)]
pub(crate) struct Unworn(pub(crate) String);

impl Told for Unworn {
    fn told(&self, messages: Messages) -> String {
        messages.say(Message::NoTheme { name: &self.0 })
    }
}

/// A photograph that cannot be shown.
#[derive(Debug)]
pub(crate) struct Spoilt {
    pub(crate) path: String,
    pub(crate) flaw: Flaw,
}

impl Told for Spoilt {
    fn told(&self, messages: Messages) -> String {
        messages.fault(Fault::At {
            file: &self.path,
            line: 0,
            what: &messages.say(of_flaw(self.flaw)),
        })
    }
}

pub(crate) fn of_flaw(flaw: Flaw) -> Message<'static> {
    match flaw {
        Flaw::Missing => Message::PictureMissing,
        Flaw::Unreadable => Message::NotAPicture,
        Flaw::TooLarge => Message::PictureTooLarge,
    }
}
