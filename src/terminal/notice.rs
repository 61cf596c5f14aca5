//! What the reader is told in the line of status, and troubles that a sitting itself finds.

use crate::messages::{Fault, Message, Messages, Told};
use crate::pictures::Flaw;

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

/// A theme that the reader chose and that is not there.
#[derive(Debug)]
pub(super) struct Unworn(pub(super) String);

impl Told for Unworn {
    fn told(&self, messages: Messages) -> String {
        messages.say(Message::NoTheme { name: &self.0 })
    }
}

/// A photograph that cannot be shown.
#[derive(Debug)]
pub(super) struct Spoilt {
    pub(super) path: String,
    pub(super) flaw: Flaw,
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

pub(super) fn of_flaw(flaw: Flaw) -> Message<'static> {
    match flaw {
        Flaw::Missing => Message::PictureMissing,
        Flaw::Unreadable => Message::NotAPicture,
        Flaw::TooLarge => Message::PictureTooLarge,
    }
}
