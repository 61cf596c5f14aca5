//! Bookmarks that go along when a paper is set once more: whoever sets it knows where every word went,
//! so that nothing has to be looked for.

use std::sync::Arc;

use jiff::Timestamp;

use super::bookmarks::{Bookmark, Kind};
use super::finding::Finder;
use super::marked::Marked;
use super::store::Storage;
use newsprint_issue::{Issue, Place};

impl Storage {
    /// Carries what is marked in a paper over to the same paper set otherwise. `carry` says where the
    /// words of a place stand now.
    pub fn carry_bookmarks(
        &mut self,
        old: &Issue,
        new: &Issue,
        carry: impl Fn(Place) -> Option<Place>,
        now: Timestamp,
    ) {
        let finder = Finder::new(old);
        let marks: Vec<Arc<Bookmark>> = self.bookmarks().to_vec();
        for mark in marks {
            // What was lost before, or is of another paper, stays what it is.
            let Some(marked) = self.marked(&mark, old, &finder, &carry) else {
                continue;
            };
            let Some(marking) = marked.marking(new) else {
                continue;
            };
            if mark.cited.article == marking.article.id && mark.anchor == marking.anchor {
                continue;
            }
            let carried = Bookmark::new(marking, new, &self.file, now);
            self.restore(Bookmark {
                id: mark.id,
                note: mark.note.clone(),
                tags: mark.tags.clone(),
                created: mark.created,
                updated: now.max(mark.updated),
                ..carried
            });
        }
    }

    /// What a bookmark marks in the paper as it is set now.
    fn marked(
        &self,
        mark: &Bookmark,
        old: &Issue,
        finder: &Finder,
        carry: impl Fn(Place) -> Option<Place>,
    ) -> Option<Marked> {
        let sighting = self.glance(mark, old, finder);
        let sighting = sighting.unwrap_or_else(|| self.sight(mark, old, finder));
        let place = sighting.found.place()?;
        let from = carry(place)?;
        match mark.kind {
            Kind::Story => Some(Marked::Story(from.article)),
            Kind::Place => Some(Marked::Place(from)),
            Kind::Clip => {
                let end = sighting.stretches.last()?;
                let text = old.article(end.from.article)?.text(end.from.part)?;
                let last = text.slice(0..end.end).chars().next_back()?;
                let to = carry(Place {
                    offset: end.end - last.len_utf8(),
                    ..end.from
                })?;
                let to = Place {
                    offset: to.offset + last.len_utf8(),
                    ..to
                };
                Some(Marked::Clip { from, to })
            }
        }
    }
}
