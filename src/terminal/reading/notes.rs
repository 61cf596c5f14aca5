//! The notes: what is wrong, and what was lost or guessed when the paper was read; the troubles among
//! them that are found while one reads.

use std::rc::Rc;

use newsprint_issue::pictures::Flaw;
use newsprint_messages::{Fault, Message, Messages, Told};

/// What is wrong, then what was lost or guessed when the issue was read.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    all: Vec<Rc<dyn Told>>,
    /// Those that came of reading the paper.
    of_reading: Vec<Rc<dyn Told>>,
}

impl Notes {
    /// What is wrong with what the reader keeps and likes.
    pub(crate) fn of_troubles(all: Vec<Rc<dyn Told>>) -> Notes {
        Notes {
            all,
            of_reading: Vec::new(),
        }
    }

    /// The paper was read, or read once more: what was lost or guessed this time.
    pub(crate) fn read(&mut self, notes: Vec<Rc<dyn Told>>) {
        let old = std::mem::replace(&mut self.of_reading, notes);
        self.all
            .retain(|note| !old.iter().any(|old| Rc::ptr_eq(old, note)));
        self.all.extend(self.of_reading.iter().cloned());
    }

    /// Something else is wrong.
    pub(crate) fn add(&mut self, note: Rc<dyn Told>) {
        self.all.push(note);
    }

    /// Puts some before all others.
    pub(crate) fn put_first(&mut self, notes: impl Iterator<Item = Rc<dyn Told>>) {
        self.all.splice(0..0, notes);
    }

    /// Whether the same stands among them.
    pub(crate) fn hold(&self, what: &dyn Told, messages: Messages) -> bool {
        let words = messages.tell(what);
        self.iter().any(|note| messages.tell(note) == words)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &dyn Told> {
        self.all.iter().map(|note| &**note)
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

/// What is wrong with a photograph, as it is said.
pub(crate) fn of_flaw(flaw: Flaw) -> Message<'static> {
    match flaw {
        Flaw::Missing => Message::PictureMissing,
        Flaw::Unreadable => Message::NotAPicture,
        Flaw::TooLarge => Message::PictureTooLarge,
    }
}
