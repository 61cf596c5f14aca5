//! The bookmarks of this sitting in the order they were made, and who asks for them: by name, by
//! story, by headline. Each is shared, so that a copy of the list costs little.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::bookmarks::{Bookmark, BookmarkId};
use newsprint_issue::ArticleId;

/// The bookmarks of this sitting.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    /// Sorted by when they were made.
    list: Vec<Arc<Bookmark>>,
    ids: HashMap<BookmarkId, Arc<Bookmark>>,
    stories: HashMap<ArticleId, Vec<BookmarkId>>,
    /// By the print of the headline: an edited story is known by it.
    headlines: HashMap<u64, Vec<BookmarkId>>,
}

impl Catalog {
    /// A catalog of bookmarks in the order they were made.
    pub(super) fn new(list: Vec<Arc<Bookmark>>) -> Catalog {
        let mut catalog = Catalog {
            ids: HashMap::with_capacity(list.len()),
            ..Catalog::default()
        };
        for bookmark in &list {
            catalog.enter(bookmark);
        }
        catalog.list = list;
        catalog
    }

    pub(super) fn list(&self) -> &[Arc<Bookmark>] {
        &self.list
    }

    pub(super) fn get(&self, id: BookmarkId) -> Option<&Arc<Bookmark>> {
        self.ids.get(&id)
    }

    /// Those that were made in a story of this id or of this headline.
    pub(super) fn about<'a>(
        &'a self,
        story: ArticleId,
        headline: &str,
    ) -> impl Iterator<Item = &'a Arc<Bookmark>> + use<'a> {
        let by_id = self.stories.get(&story).into_iter().flatten();
        let by_headline = self.headlines.get(&print(headline)).into_iter().flatten();
        let by_id = by_id.filter_map(|id| self.ids.get(id));
        let by_headline = by_headline.filter_map(|id| self.ids.get(id));
        by_id.chain(by_headline.filter(move |one| one.cited.article != story))
    }

    /// Puts a bookmark in, in place of the one of the same id.
    pub(super) fn insert(&mut self, bookmark: Arc<Bookmark>) {
        self.remove(bookmark.id);
        self.enter(&bookmark);
        let index = self
            .list
            .partition_point(|one| order(one) < order(&bookmark));
        self.list.insert(index, bookmark);
    }

    pub(super) fn remove(&mut self, id: BookmarkId) -> Option<Arc<Bookmark>> {
        let bookmark = self.ids.remove(&id)?;
        if let Some(same) = self.stories.get_mut(&bookmark.cited.article) {
            same.retain(|one| *one != id);
        }
        if let Some(same) = self.headlines.get_mut(&print(&bookmark.cited.headline)) {
            same.retain(|one| *one != id);
        }
        let index = self
            .list
            .partition_point(|one| order(one) < order(&bookmark));
        if self.list.get(index).is_some_and(|one| one.id == id) {
            self.list.remove(index);
        } else {
            self.list.retain(|one| one.id != id);
        }
        Some(bookmark)
    }

    fn enter(&mut self, bookmark: &Arc<Bookmark>) {
        let id = bookmark.id;
        self.ids.insert(id, Arc::clone(bookmark));
        let cited = &bookmark.cited;
        self.stories.entry(cited.article).or_default().push(id);
        let headline = print(&cited.headline);
        self.headlines.entry(headline).or_default().push(id);
    }
}

/// When it was made, and of those made at once by the id.
pub(super) fn order(bookmark: &Bookmark) -> (jiff::Timestamp, BookmarkId) {
    (bookmark.created, bookmark.id)
}

fn print(headline: &str) -> u64 {
    let mut print = DefaultHasher::new();
    headline.hash(&mut print);
    print.finish()
}
