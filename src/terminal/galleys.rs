//! The pages of one story that have been set so far, and the rest of them as they are asked for.

use crate::compose::{Page, Pages, Setting};
use crate::issue::{Article, Language, Place};

/// The pages of one story that have been set so far.
#[derive(Debug, Default)]
pub(crate) struct Galleys {
    pages: Vec<Page>,
    /// None when every page is set.
    rest: Option<Pages>,
    setting: Option<Setting>,
}

impl Galleys {
    /// Starts afresh when the setting is another one; answers whether it did.
    pub(crate) fn set_to(&mut self, setting: Setting, language: Language) -> bool {
        if self.setting == Some(setting) {
            return false;
        }
        self.pages.clear();
        self.rest = Some(Pages::new(&setting, language));
        self.setting = Some(setting);
        true
    }

    /// A page that has been set, counted from 0.
    pub(crate) fn page(&self, index: usize) -> Option<&Page> {
        self.pages.get(index)
    }

    /// How many pages there are, once it is known.
    pub(crate) fn count(&self) -> Option<usize> {
        self.rest.is_none().then_some(self.pages.len())
    }

    /// Sets one page more; answers whether there was one.
    pub(crate) fn set_one(&mut self, article: &Article) -> bool {
        let page = self.rest.as_mut().and_then(|rest| rest.next(article));
        if let Some(page) = page {
            self.pages.push(page);
            return true;
        }
        self.rest = None;
        false
    }

    /// Whether there is a page of that number; sets pages up to it.
    pub(crate) fn has(&mut self, article: &Article, index: usize) -> bool {
        while self.pages.len() <= index && self.set_one(article) {}
        index < self.pages.len()
    }

    /// The page that shows a place; sets pages up to it, and one more to know that it is the one.
    pub(crate) fn page_of(&mut self, article: &Article, place: Place) -> usize {
        let begins = |page: &Page| page.first_place().is_none_or(|first| first <= place);
        while self.pages.last().is_none_or(begins) && self.set_one(article) {}
        let after = self.pages.partition_point(begins);
        after.saturating_sub(1)
    }

    /// The last page; sets them all.
    pub(crate) fn last(&mut self, article: &Article) -> usize {
        while self.set_one(article) {}
        self.pages.len().saturating_sub(1)
    }
}
