//! What changed since the file of bookmarks was written as a whole: a line each, added at the end. A
//! bookmark as it is now, or which one was removed; the last line about a bookmark counts.

use std::sync::Arc;

use super::bookmarks::{Bookmark, BookmarkId};
use super::catalog::order;
use super::removed::Removal;
use super::wire::{Entry, Held};

/// One change.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// A bookmark that is new or otherwise than it was.
    Kept(Arc<Bookmark>),
    /// One that is no longer there.
    Removed(Removal),
}

/// The lines of changes; what the file says beyond bookmarks goes with them.
pub(super) fn lines(changes: &[Change], held: &Held) -> String {
    let mut lines = String::new();
    for change in changes {
        match change {
            Change::Kept(bookmark) => lines.push_str(&held.line(bookmark)),
            Change::Removed(removal) => lines.push_str(&removal.line()),
        }
        lines.push('\n');
    }
    lines
}

/// Does to what the file holds what the lines say, in their order, and counts those that say nothing.
/// A last line that is not whole was never said to be kept.
///
/// Doing it once more changes nothing: whoever was stopped between writing the file as a whole and
/// clearing the lines away has lost nothing.
pub(super) fn replay(bytes: &[u8], held: &mut Held) -> usize {
    let end = bytes.iter().rposition(|byte| *byte == b'\n');
    let whole = &bytes[..end.unwrap_or(0)];
    let lines = whole.split(|byte| *byte == b'\n');
    let lines = lines.filter(|line| !line.trim_ascii().is_empty());
    let mut lost = 0;
    let entries = lines.filter_map(|line| {
        let entry = std::str::from_utf8(line).ok().and_then(Entry::of_line);
        lost += usize::from(entry.is_none());
        entry
    });
    let entries: Vec<Entry> = entries.collect();
    held.replay(entries);
    lost
}

/// What makes one list of another, both in the order in which bookmarks were made.
pub(super) fn changes(before: &[Arc<Bookmark>], after: &[Arc<Bookmark>]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut gone = Vec::new();
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let step = match (before.peek(), after.peek()) {
            (None, None) => break,
            (Some(one), Some(other)) => order(one).cmp(&order(other)),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
        };
        let (was, is) = match step {
            std::cmp::Ordering::Less => (before.next(), None),
            std::cmp::Ordering::Greater => (None, after.next()),
            std::cmp::Ordering::Equal => (before.next(), after.next()),
        };
        match (was, is) {
            (Some(was), Some(is)) if was == is => {}
            (_, Some(is)) => changes.push(Change::Kept(Arc::clone(is))),
            (Some(was), None) => gone.push(Removal::of(was)),
            (None, None) => {}
        }
    }
    // What was made at another time than it says now is still there.
    let kept: std::collections::HashSet<BookmarkId> = changes.iter().map(Change::id).collect();
    let gone = gone.into_iter().filter(|gone| !kept.contains(&gone.id));
    let mut all: Vec<Change> = gone.map(Change::Removed).collect();
    all.append(&mut changes);
    all
}

impl Change {
    fn id(&self) -> BookmarkId {
        match self {
            Change::Kept(bookmark) => bookmark.id,
            Change::Removed(removal) => removal.id,
        }
    }
}
