//! The model: a newspaper as a reader thinks of it.
//!
//! Owns what an issue is made of and how to find a thing in it. Knows no bytes, widths, screens or
//! files, and is not serializable: each format owns its own wire types.

pub mod clean;
pub mod fold;
pub mod mishap;
pub mod pictures;
pub mod script;

mod article;
mod index;
mod language;
mod passage;
mod place;
mod text;

#[cfg(any(test, feature = "measured"))]
pub use article::MEASURED;
pub use article::{Article, ArticleId, Author, Block, Part, Rank};
pub use language::{Direction, Language, Tongue};
pub use place::{Place, Stretch};
pub use text::{Emphasis, Span, Text};

pub use jiff::civil::Date;

use std::collections::{BTreeMap, BTreeSet};

use crate::clean::Clean;
use index::Index;

/// One issue of a newspaper: its masthead and its sections in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What stands at the top of the first page.
    pub masthead: Masthead,
    /// The pages or departments of the paper, in reading order. Whoever adds to them or takes from
    /// them binds the issue again.
    pub sections: Vec<Section>,
    /// Where each article stands.
    index: Index,
}

/// The facts of an issue that its nameplate and folio state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The name of the paper; empty when the source does not say.
    pub title: Clean,
    /// The day of publication; `None` when the source does not say.
    pub date: Option<Date>,
    /// The edition or number, as printed.
    pub edition: Option<Clean>,
    /// The language the paper is written in.
    pub language: Language,
    /// How this paper is set at home; the reader may turn it.
    pub direction: Direction,
}

/// A section: one page or one department of the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The name of the section; empty when the source does not say.
    pub name: Clean,
    /// The stories, in reading order.
    pub articles: Vec<Article>,
}

/// Names an issue by its content: the same whoever imported it, and from which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueId(pub u64);

impl Issue {
    /// Binds sections into an issue and gives every article its id.
    ///
    /// Two articles of the same content get different ids by their order. What is bound is in its
    /// one normal form: sections without articles and blocks without words are left out, spans of
    /// one kind are joined, tables are rectangular.
    pub fn bind(masthead: Masthead, mut sections: Vec<Section>) -> Issue {
        sections.retain(|section| !section.articles.is_empty());
        let mut seen = BTreeSet::new();
        // How far the ids of one content have gone, so that a thousand equal briefs cost a thousand
        // steps and not half a million.
        let mut steps: BTreeMap<ArticleId, u64> = BTreeMap::new();
        for article in sections
            .iter_mut()
            .flat_map(|section| &mut section.articles)
        {
            *article = std::mem::take(article).normal();
            let first = article.fingerprint();
            let step = steps.entry(first).or_default();
            while !seen.insert(ArticleId(first.0.wrapping_add(*step))) {
                *step += 1;
            }
            article.id = ArticleId(first.0.wrapping_add(*step));
        }
        Issue {
            index: Index::new(
                sections.iter().map(|section| &*section.articles),
                masthead.language,
            ),
            masthead,
            sections,
        }
    }

    /// The id of the issue, made of its masthead and its articles.
    pub fn id(&self) -> IssueId {
        let name = (&self.masthead.title, self.masthead.date);
        IssueId(self.index.id(name, || self.print()))
    }

    /// What the id is made of.
    fn print(&self) -> u64 {
        let mut print = text::Fingerprint::default();
        print.add(&self.masthead.title);
        if let Some(date) = self.masthead.date {
            print.add(&date.to_string());
        }
        for article in self.articles() {
            print.add(&article.id.to_string());
        }
        print.finish()
    }

    /// Every article of the paper in reading order.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.sections.iter().flat_map(|section| &section.articles)
    }

    /// How many articles there are.
    pub fn count(&self) -> usize {
        self.index.count()
    }

    /// How long all articles are together, in words or characters as the language counts.
    pub fn length(&self) -> usize {
        let language = self.masthead.language;
        self.index.length(language).unwrap_or_else(|| {
            let lengths = self.articles().map(|article| article.length(language));
            lengths.sum()
        })
    }

    /// The article of that number, counted from 0 in reading order.
    pub fn nth(&self, number: usize) -> Option<&Article> {
        let (section, at) = self.index.nth(number)?;
        self.sections.get(section)?.articles.get(at)
    }

    /// The number of an article, counted from 0 in reading order.
    pub fn number_of(&self, id: ArticleId) -> Option<usize> {
        self.index.number_of(id)
    }

    /// The article of that id.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        let (section, at) = self.index.place_of(id)?;
        self.sections.get(section)?.articles.get(at)
    }

    /// The section that holds the article, and the article in it, both as indices.
    pub fn place_of(&self, id: ArticleId) -> Option<(usize, usize)> {
        self.index.place_of(id)
    }

    /// The section that holds the article, as an index into [`Issue::sections`].
    pub fn section_of(&self, id: ArticleId) -> Option<usize> {
        self.index.place_of(id).map(|(section, _)| section)
    }
}

impl std::fmt::Display for IssueId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl std::str::FromStr for IssueId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(IssueId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A paper of sections with so many stories each, all of them different.
    fn paper(sizes: &[usize]) -> Issue {
        let mut number = 0;
        let mut section = |size: &usize| {
            let articles = (0..*size).map(|_| {
                number += 1;
                Article {
                    headline: vec![Text::from(&*format!("{number}"))],
                    ..Article::default()
                }
            });
            Section {
                articles: articles.collect(),
                ..Section::default()
            }
        };
        Issue::bind(
            Masthead::default(),
            sizes.iter().map(&mut section).collect(),
        )
    }

    #[test]
    fn a_story_is_found_by_its_id_and_by_its_number() {
        let issue = paper(&[3, 0, 1, 4]);
        assert_eq!(issue.count(), 8);
        for (number, article) in issue.articles().enumerate() {
            assert_eq!(issue.nth(number), Some(article));
            assert_eq!(issue.number_of(article.id), Some(number));
            assert_eq!(issue.article(article.id), Some(article));
            let section = usize::from(number >= 3) + usize::from(number >= 4);
            assert_eq!(issue.section_of(article.id), Some(section));
        }
        assert_eq!(issue.nth(8), None);
        assert_eq!(issue.article(ArticleId(1)), None);
        assert_eq!(paper(&[]).nth(0), None);
    }

    #[test]
    fn every_story_of_a_large_paper_is_found() {
        // One by one among all others would take minutes.
        let issue = paper(&vec![1; 100_000]);
        let found = issue.articles().filter(|article| {
            let same = issue
                .article(article.id)
                .is_some_and(|one| one.id == article.id);
            same && issue.section_of(article.id) == issue.number_of(article.id)
        });
        assert_eq!(found.count(), 100_000);
    }

    #[test]
    fn the_id_of_a_paper_is_that_of_its_name() {
        let mut issue = paper(&[2]);
        let id = issue.id();
        issue.masthead.title = Clean::line("The Ferry");
        assert_ne!(issue.id(), id);
        issue.masthead.title = Clean::default();
        assert_eq!(issue.id(), id);
    }
}
