//! Bookmarks by paper and story, and what each of them is called: what exports are made of.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::bookmarks::{Bookmark, Citation, Kind};

/// Bookmarks of one paper or of one story.
pub(super) struct Group<'a> {
    pub(super) title: String,
    pub(super) marks: Vec<&'a Bookmark>,
}

impl<'a> Group<'a> {
    /// Its stories, in the order in which they were first marked. A story that was edited is known
    /// by its headline.
    pub(super) fn stories(&self) -> Vec<Group<'a>> {
        let key = |cited: &Citation| match cited.headline.as_str() {
            "" => cited.article.to_string(),
            headline => headline.to_owned(),
        };
        groups(self.marks.iter().copied(), key)
    }
}

/// The bookmarks of each paper, in the order in which the papers were first marked.
pub(super) fn papers(bookmarks: &[Arc<Bookmark>]) -> Vec<Group<'_>> {
    let key = |cited: &Citation| match (cited.title.as_str(), cited.date) {
        ("", None) => Err(cited.issue),
        (title, date) => Ok((title.to_owned(), date)),
    };
    let mut papers = groups(bookmarks.iter().map(|mark| &**mark), key);
    for paper in &mut papers {
        paper.title = paper_of(&paper.marks[0].cited);
    }
    papers
}

/// The words of a bookmark: what it quotes; of a story the headline.
pub(super) fn words_of(mark: &Bookmark) -> String {
    let quote = mark.anchor.quote.as_str();
    if mark.kind == Kind::Story || quote.is_empty() {
        return headline_of(mark).to_owned();
    }
    let cut = if mark.anchor.is_cut() { "…" } else { "" };
    format!("{quote}{cut}")
}

/// The headline of the story that a bookmark is in, or what stands for it.
pub(super) fn headline_of(mark: &Bookmark) -> &str {
    match mark.cited.headline.as_str() {
        "" => "(without a headline)",
        headline => headline,
    }
}

fn paper_of(cited: &Citation) -> String {
    match (cited.title.is_empty(), cited.date) {
        (false, Some(date)) => format!("{}, {date}", cited.title),
        (false, None) => cited.title.to_string(),
        (true, Some(date)) => date.to_string(),
        (true, None) if !cited.spot.file.is_empty() => cited.spot.file.to_string(),
        (true, None) => format!("Paper {}", cited.issue),
    }
}

/// Bookmarks that agree in something, in the order of their first one.
fn groups<'a, K: Eq + Hash>(
    marks: impl Iterator<Item = &'a Bookmark>,
    key: impl Fn(&Citation) -> K,
) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: HashMap<K, usize> = HashMap::new();
    for mark in marks {
        let group = *known.entry(key(&mark.cited)).or_insert_with(|| {
            groups.push(Group {
                title: String::new(),
                marks: Vec::new(),
            });
            groups.len() - 1
        });
        groups[group].marks.push(mark);
    }
    groups
}
