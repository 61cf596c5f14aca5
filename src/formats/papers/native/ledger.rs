//! The account of one file: what could not be kept, with the line it stood on, each kind once.

use crate::reading::Note;
use newsprint_issue::clean::{Clean, Cleaned};
use newsprint_messages::{Loss, Omission, Piece};

/// What one file of an issue could not give, and where in the file we are.
pub(crate) struct Ledger<'a> {
    /// The file inside the issue.
    path: &'a str,
    /// The text whose offsets are noted.
    source: &'a str,
    /// The line of the file on which that text begins, counted from 1.
    first: usize,
    seen: Vec<Piece>,
    notes: Vec<Note>,
    unprintable: usize,
}

impl<'a> Ledger<'a> {
    /// An account of a text that begins on line `first` of the file.
    pub(crate) fn new(path: &'a str, source: &'a str, first: usize) -> Ledger<'a> {
        Ledger {
            path,
            source,
            first,
            seen: Vec::new(),
            notes: Vec::new(),
            unprintable: 0,
        }
    }

    /// Notes an element at an offset in bytes. Only the first of a kind is noted, so that a hostile
    /// file cannot grow the account.
    pub(crate) fn note(&mut self, part: Piece, offset: usize, reason: Loss) {
        if !self.seen.contains(&part) {
            let line = self.first + lines_before(self.source, offset);
            self.notes
                .push(dropped(part.clone(), self.path, line, reason));
            self.seen.push(part);
        }
    }

    /// Cleans a text that belongs on one line.
    pub(crate) fn line(&mut self, raw: &str) -> Clean {
        let cleaned = Cleaned::line(raw);
        self.unprintable += cleaned.dropped;
        cleaned.text
    }

    /// Cleans a text of several lines.
    pub(crate) fn lines(&mut self, raw: &str) -> Clean {
        let cleaned = Cleaned::lines(raw);
        self.unprintable += cleaned.dropped;
        cleaned.text
    }

    /// Counts characters that were left out before they came here.
    pub(crate) fn leave_out(&mut self, count: usize) {
        self.unprintable += count;
    }

    /// The notes of the file, and the number of characters that cannot be shown.
    pub(crate) fn close(self) -> (Vec<Note>, usize) {
        (self.notes, self.unprintable)
    }
}

/// How many lines end before an offset in bytes.
pub(crate) fn lines_before(text: &str, offset: usize) -> usize {
    text.char_indices()
        .take_while(|(at, _)| *at < offset)
        .filter(|(_, character)| *character == '\n')
        .count()
}

/// A note on an element of a file.
pub(crate) fn dropped(part: Piece, path: &str, line: usize, reason: Loss) -> Note {
    let path = Clean::line(path);
    Note::Dropped {
        element: Omission::InFile { part, path, line },
        reason,
    }
}
