//! What the reader is told in the line of status, now or once something is saved.

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

/// What goes out to the reader: into the line of status, and onto the clipboard.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    /// What is told until the next key.
    pub(crate) notice: Option<Notice>,
    /// What is told once it is saved.
    pub(crate) promised: Promised,
    /// What was copied and nobody has handed on yet.
    pub(crate) copied: Option<String>,
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
