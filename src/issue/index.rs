//! Where the articles of an issue stand, so that none is looked for among all others.

use std::collections::HashMap;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::article::{Article, ArticleId};
use super::language::Language;
use crate::clean::Clean;

/// Where each article stands, and what is said of all of them together.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The section of each article, and its number in it, counted from 0.
    places: HashMap<ArticleId, (usize, usize)>,
    /// How many articles stand before each section; at last, how many there are.
    before: Vec<usize>,
    /// How long all articles are together, and whether words were counted.
    length: (bool, usize),
    /// The id of the issue, under that name and on that day.
    id: OnceLock<(Clean, Option<Date>, u64)>,
}

impl Index {
    /// Looks over the articles of an issue in a language, section by section.
    pub(super) fn new<'a>(
        sections: impl Iterator<Item = &'a [Article]>,
        language: Language,
    ) -> Index {
        let mut index = Index {
            length: (language.counts_words(), 0),
            ..Index::default()
        };
        let mut count = 0;
        for (number, articles) in sections.enumerate() {
            index.before.push(count);
            count += articles.len();
            for (at, article) in articles.iter().enumerate() {
                index.places.insert(article.id, (number, at));
                index.length.1 += article.length(language);
            }
        }
        index.before.push(count);
        index
    }

    /// How many articles there are.
    pub(super) fn count(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    /// How long all articles are together; none where the language counts otherwise.
    pub(super) fn length(&self, language: Language) -> Option<usize> {
        let (words, length) = self.length;
        (words == language.counts_words()).then_some(length)
    }

    /// The section of an article, and its number in it.
    pub(super) fn place_of(&self, id: ArticleId) -> Option<(usize, usize)> {
        self.places.get(&id).copied()
    }

    /// The number of an article among all.
    pub(super) fn number_of(&self, id: ArticleId) -> Option<usize> {
        let (section, at) = self.place_of(id)?;
        Some(self.before.get(section)? + at)
    }

    /// The section of the article of a number, and its number in it.
    pub(super) fn nth(&self, number: usize) -> Option<(usize, usize)> {
        // No section is empty, so that only one can begin at a number.
        let section = self.before.partition_point(|before| *before <= number);
        let section = section.checked_sub(1)?;
        (number < self.count()).then(|| (section, number - self.before[section]))
    }

    /// The id of the issue: made once, as long as its name and its day are the same.
    pub(super) fn id(
        &self,
        (title, date): (&Clean, Option<Date>),
        make: impl FnOnce() -> u64,
    ) -> u64 {
        let mut make = Some(make);
        let known = self.id.get_or_init(|| {
            let id = make.take().map_or(0, |make| make());
            (title.clone(), date, id)
        });
        match make {
            Some(make) if (&known.0, known.1) != (title, date) => make(),
            _ => known.2,
        }
    }
}

/// Issues of the same articles are equal, whatever was looked up in them.
impl PartialEq for Index {
    fn eq(&self, _: &Index) -> bool {
        true
    }
}

impl Eq for Index {}
