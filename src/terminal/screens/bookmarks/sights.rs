//! What became of each bookmark in the paper that is read, found out when it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use crate::reading::session::Session;
use newsprint_storage::{Bookmark, BookmarkId, Finder, Found, Sighting};

/// What became of each bookmark in the paper that is read.
#[derive(Debug)]
pub(super) struct Sights {
    finder: Finder,
    known: HashMap<BookmarkId, Sighting>,
}

impl Sights {
    pub(super) fn new(session: &Session) -> Sights {
        Sights {
            finder: Finder::new(&session.issue),
            known: HashMap::new(),
        }
    }

    /// Whether it is found out already.
    pub(super) fn knows(&self, mark: &Bookmark) -> bool {
        self.known.contains_key(&mark.id)
    }

    /// What is found out already.
    pub(super) fn of(&self, id: BookmarkId) -> Option<&Sighting> {
        self.known.get(&id)
    }

    /// Finds out what became of a bookmark. One of another paper is not looked for far.
    pub(super) fn look(&mut self, mark: &Arc<Bookmark>, session: &Session) -> &Sighting {
        let (storage, issue, finder) = (&session.storage, &session.issue, &self.finder);
        self.known.entry(mark.id).or_insert_with(|| {
            let glance = storage.glance(mark, issue, finder);
            glance.unwrap_or_else(|| storage.sight(mark, issue, finder))
        })
    }

    /// Looks for it everywhere once more.
    pub(super) fn look_again(&mut self, mark: &Arc<Bookmark>, session: &Session) -> &Sighting {
        let sighting = session.storage.sight(mark, &session.issue, &self.finder);
        self.known.insert(mark.id, sighting);
        self.look(mark, session)
    }

    /// Whether it should be in this paper and is not.
    pub(super) fn is_lost(&mut self, mark: &Arc<Bookmark>, session: &Session) -> bool {
        let elsewhere = session.storage.is_elsewhere(mark, &session.issue);
        !elsewhere && self.look(mark, session).found == Found::Lost
    }
}
