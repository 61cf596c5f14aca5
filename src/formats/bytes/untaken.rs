//! What is told of files that are in an archive and were not taken out of it: a reader only sees that
//! they are missing.

use std::collections::BTreeMap;

use super::source::Source;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission};

/// The most files that are told of one by one.
const MOST_TOLD: usize = 500;

/// What was read, with the true reason for what is missing of it or why there is nothing.
pub(crate) fn told(
    source: &Source,
    read: Result<Reading, ReadError>,
) -> Result<Reading, ReadError> {
    let untaken = source.untaken();
    match read {
        Ok(mut reading) => {
            tell(untaken, &mut reading.notes);
            Ok(reading)
        }
        Err(error) => Err(reason(untaken).unwrap_or(error)),
    }
}

/// Why there is nothing to read: the first file that was too large, else the first that was damaged.
fn reason(untaken: BTreeMap<String, Loss>) -> Option<ReadError> {
    let is_beyond = |loss: &Loss| matches!(loss, Loss::Unpacks(_));
    let mut all: Vec<(String, Loss)> = untaken.into_iter().collect();
    all.sort_by_key(|(_, loss)| !is_beyond(loss));
    let (path, reason) = all.into_iter().next()?;
    Some(ReadError::Malformed {
        path: Clean::line(&path),
        line: 0,
        reason,
    })
}

/// Puts the reason for each file in the place of what a reader told of it, or behind all.
fn tell(mut untaken: BTreeMap<String, Loss>, notes: &mut Vec<Note>) {
    for note in notes.iter_mut() {
        let (Note::Missing { path }
        | Note::Dropped {
            element: Omission::Named(path),
            reason: Loss::TooLargeChapter,
        }) = note
        else {
            continue;
        };
        if let Some(reason) = untaken.remove(path.as_str()) {
            let element = Omission::Named(path.clone());
            *note = Note::Dropped { element, reason };
        }
    }
    notes.extend(untaken.into_iter().take(MOST_TOLD).map(|(path, reason)| {
        let element = Omission::Named(Clean::line(&path));
        Note::Dropped { element, reason }
    }));
}
