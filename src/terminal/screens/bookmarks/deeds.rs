//! What is done with bookmarks: chosen, deleted, noted, tagged, cited, exported; and undone.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asking::{Asking, Purpose};
use super::list::Bookmarks;
use super::order::{Item, Show};
use crate::action::{Action, Outcome};
use crate::reading::notice::Notice;
use crate::reading::session::Session;
use newsprint_messages::Message;
use newsprint_storage::{Bookmark, BookmarkId, Found, Manner, cite};

/// Deeds that can be undone.
const UNDONE: usize = 100;

impl Bookmarks {
    /// What the next deed is for.
    fn meant(&self) -> Vec<BookmarkId> {
        if self.chosen.is_empty() {
            return self.focused().map(|mark| mark.id).into_iter().collect();
        }
        self.chosen.iter().copied().collect()
    }

    pub(super) fn select(&mut self) {
        let Some(id) = self.focused().map(|mark| mark.id) else {
            return;
        };
        if !self.chosen.remove(&id) {
            self.chosen.insert(id);
        }
        self.step(Action::FocusDown);
    }

    pub(super) fn delete(&mut self, session: &mut Session) -> Outcome {
        let meant = self.meant();
        let removed = meant.iter().filter_map(|id| session.storage.remove(*id));
        let removed: Vec<Arc<Bookmark>> = removed.collect();
        let count = removed.len();
        if count == 0 {
            return Outcome::Stay;
        }
        self.chosen.clear();
        self.did(removed);
        self.read(session);
        match count {
            1 => session.tell_when_saved(Message::Removed),
            count => session.tell_when_saved(Message::AllRemoved { count }),
        }
        Outcome::Save
    }

    fn did(&mut self, former: Vec<Arc<Bookmark>>) {
        if self.former.len() >= UNDONE {
            self.former.remove(0);
        }
        self.former.push(former);
    }

    pub(super) fn undo(&mut self, session: &mut Session) -> Outcome {
        let Some(former) = self.former.pop() else {
            session.tell(Message::NothingToUndo);
            return Outcome::Stay;
        };
        let first = former.first().map(|mark| mark.id);
        let now = session.now;
        for mark in former {
            let mut mark = Bookmark::clone(&mark);
            // The later change wins where two newsprints disagree, and this is it.
            mark.updated = now.max(mark.updated);
            session.storage.restore(mark);
        }
        self.read(session);
        if let Some(row) = first.and_then(|id| self.order.row_of(id)) {
            self.list.choose(row, self.order.items.len());
        }
        session.tell_when_saved(Message::Restored);
        Outcome::Save
    }

    pub(super) fn ask(&mut self, purpose: Purpose, session: &Session) {
        let ids = match purpose {
            Purpose::Filter => Vec::new(),
            // A note is of one bookmark.
            Purpose::Note => self.focused().map(|mark| mark.id).into_iter().collect(),
            Purpose::Tags => self.meant(),
        };
        if purpose == Purpose::Filter {
            self.order.filter.clear();
            self.sift(session);
        } else if ids.is_empty() {
            return;
        }
        self.asking = Some(Asking::new(purpose, ids, session));
    }

    pub(super) fn accept(&mut self, session: &mut Session) -> Outcome {
        let Some(asking) = self.asking.take() else {
            return Outcome::Stay;
        };
        let (note, tags) = (asking.note(), asking.tags());
        let now = session.now;
        let several = asking.ids.len() > 1;
        let change = |mark: &mut Bookmark| match asking.purpose {
            Purpose::Filter => {}
            Purpose::Note => mark.note = note.clone(),
            Purpose::Tags if several => {
                let new = tags.iter().filter(|tag| !mark.tags.contains(tag));
                let new: Vec<_> = new.cloned().collect();
                mark.tags.extend(new);
            }
            Purpose::Tags => mark.tags.clone_from(&tags),
        };
        let changed = asking.ids.iter();
        let changed = changed.filter_map(|id| session.storage.amend(*id, change, now));
        let changed: Vec<Arc<Bookmark>> = changed.collect();
        if changed.is_empty() {
            return Outcome::Stay;
        }
        self.did(changed);
        self.read(session);
        session.tell_when_saved(Message::Amended);
        Outcome::Save
    }

    /// Steps back from what is typed, chosen or kept out; with nothing of it, out of the list.
    pub(super) fn cancel(&mut self, session: &Session) -> Outcome {
        if let Some(asking) = self.asking.take() {
            if asking.purpose == Purpose::Filter {
                self.order.filter.clear();
                self.sift(session);
            }
        } else if !self.chosen.is_empty() {
            self.chosen.clear();
        } else if self.is_limited() {
            self.order.filter.clear();
            self.order.show = Show::All;
            self.sift(session);
        } else {
            return Outcome::Back;
        }
        Outcome::Stay
    }

    pub(super) fn look_again(&mut self, session: &mut Session) {
        let Some(mark) = self.focused().cloned() else {
            return;
        };
        let message = match self.sights.look_again(&mark, session).found {
            Found::Lost => Message::StillLost,
            _ => Message::FoundAgain,
        };
        session.tell(message);
    }

    /// Hands out the bookmarks that are meant, each as one cites it.
    pub(super) fn cite(&mut self, session: &mut Session) {
        let marks = self.all_meant(session);
        let cited: Vec<String> = marks.iter().map(|mark| cite(mark)).collect();
        if !cited.is_empty() {
            session.copy(cited.join("\n"));
        }
    }

    /// Writes to a file: what is chosen, else what is listed.
    pub(super) fn export(&mut self, manner: Manner, session: &mut Session) {
        let marks = if self.chosen.is_empty() {
            // Under two tags a bookmark stands twice.
            let mut seen = BTreeSet::new();
            let listed = self.order.items.iter().filter_map(Item::mark);
            listed
                .filter(|mark| seen.insert(mark.id))
                .cloned()
                .collect()
        } else {
            self.all_meant(session)
        };
        let stem = format!("bookmarks-{}", session.now.strftime("%Y-%m-%d"));
        match session.storage.export_to_file(&marks, &stem, manner) {
            Ok(path) => {
                let path = newsprint_issue::clean::Clean::line(&path.to_string_lossy());
                session.tell(Message::Written { path: &path });
            }
            Err(trouble) => {
                session.out.notice = Some(Notice::trouble(session.messages.tell(&trouble)));
            }
        }
    }

    fn all_meant(&self, session: &Session) -> Vec<Arc<Bookmark>> {
        let meant = self.meant();
        let marks = meant.iter().filter_map(|id| session.storage.bookmark(*id));
        let mut marks: Vec<Arc<Bookmark>> = marks.cloned().collect();
        marks.sort_by_key(|mark| mark.created);
        marks
    }
}
