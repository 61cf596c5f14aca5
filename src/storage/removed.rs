//! Bookmarks that were removed: the file remembers them, so that a copy of it that comes back from
//! elsewhere brings none of them back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::bookmarks::{Bookmark, BookmarkId};

/// The most that are remembered; of more, those go that were last changed longest ago.
const MOST: usize = 10_000;

/// A bookmark that was removed, as it was last changed: a later change outweighs the removal. No clock
/// is needed to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Removal {
    pub(super) id: BookmarkId,
    pub(super) updated: Timestamp,
}

/// Every bookmark that was removed and is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Removed(BTreeMap<BookmarkId, Timestamp>);

impl Removal {
    pub(super) fn of(bookmark: &Bookmark) -> Removal {
        Removal {
            id: bookmark.id,
            updated: bookmark.updated,
        }
    }

    /// The removal of a record; `None` when it is another one.
    pub(super) fn of_fields(fields: &Map<String, Value>) -> Option<Removal> {
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        if fields.len() != 2 {
            return None;
        }
        Some(Removal {
            id: text("id")?.parse().ok()?,
            updated: text("removed")?.parse().ok()?,
        })
    }

    /// It on one line.
    pub(super) fn line(self) -> String {
        format!(
            "{{\"id\":\"{}\",\"removed\":\"{}\"}}",
            self.id, self.updated
        )
    }
}

impl Removed {
    /// Remembers a removal.
    pub(super) fn insert(&mut self, removal: Removal) {
        let known = self.0.entry(removal.id).or_insert(removal.updated);
        *known = removal.updated.max(*known);
    }

    /// Remembers what another remembers.
    pub(super) fn extend(&mut self, other: &Removed) {
        other.each().for_each(|removal| self.insert(removal));
    }

    /// A bookmark is there again.
    pub(super) fn forget(&mut self, id: BookmarkId) {
        self.0.remove(&id);
    }

    /// Whether a bookmark is one that was removed as it is.
    pub(super) fn has(&self, bookmark: &Bookmark) -> bool {
        let removed = self.0.get(&bookmark.id);
        removed.is_some_and(|removed| bookmark.updated <= *removed)
    }

    /// Forgets the oldest ones beyond what is remembered.
    pub(super) fn trim(&mut self) {
        if self.0.len() <= MOST {
            return;
        }
        let mut times: Vec<Timestamp> = self.0.values().copied().collect();
        times.sort();
        let oldest = times[times.len() - MOST];
        self.0.retain(|_, updated| *updated >= oldest);
    }

    /// Each of them.
    pub(super) fn each(&self) -> impl Iterator<Item = Removal> + '_ {
        let all = self.0.iter();
        all.map(|(id, updated)| Removal {
            id: *id,
            updated: *updated,
        })
    }
}
