//! What every kind of feed says: a channel and its entries.

use super::dates::Moment;
use super::words::Words;
use crate::joint::one_line;

/// A feed.
#[derive(Debug, Default)]
pub(crate) struct Channel {
    /// What it says of itself.
    pub(crate) own: Entry,
    pub(crate) language: String,
    pub(crate) entries: Vec<Entry>,
    /// Its words for itself that are in no story, and where in the file each stands.
    pub(crate) about: Vec<(String, usize)>,
}

/// An entry of a feed, or what the feed says of itself.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// What it is known by in its feed; may be empty.
    pub(crate) id: String,
    pub(crate) title: Words,
    /// Its words, whole or in part, as often as it has them.
    pub(crate) tellings: Vec<Words>,
    pub(crate) authors: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) when: Option<Moment>,
    pub(crate) media: Vec<Medium>,
    pub(crate) imprint: Imprint,
}

/// What stands beside a story: where it is to be found, where it was taken from, whose it is, and who
/// helped with it.
#[derive(Debug, Default)]
pub(crate) struct Imprint {
    pub(crate) link: String,
    /// The name and the address of the feed that it was first in; either may be empty.
    pub(crate) origin: (String, String),
    pub(crate) rights: Words,
    pub(crate) helpers: Vec<String>,
}

/// A file that belongs to an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Medium {
    pub(crate) address: String,
    /// Its kind, as `image/png` or `image`; may be empty.
    pub(crate) kind: String,
    pub(crate) caption: String,
}

/// The most categories of an entry that are kept: far more than are ever shown.
const MOST_CATEGORIES: usize = 32;

impl Entry {
    /// Takes the name of a category, once.
    pub(crate) fn file_under(&mut self, name: &str) {
        let name = one_line(name);
        let is_new = !name.is_empty() && !self.categories.contains(&name);
        if is_new && self.categories.len() < MOST_CATEGORIES {
            self.categories.push(name);
        }
    }

    /// Whether there is anything in it that a reader can see.
    pub(crate) fn says_something(&self) -> bool {
        let imprint = &self.imprint;
        let words = self.tellings.iter().chain([&self.title, &imprint.rights]);
        let (name, address) = &imprint.origin;
        let addresses = [&self.id, &imprint.link, name, address];
        words.into_iter().any(|words| !words.is_empty())
            || addresses.iter().any(|address| !address.is_empty())
            || [&self.authors, &imprint.helpers, &self.categories]
                .iter()
                .any(|names| !names.is_empty())
            || !self.media.is_empty()
            || self.when.is_some()
    }
}

impl Medium {
    /// Whether it is a picture.
    pub(crate) fn is_picture(&self) -> bool {
        let address = self.address.to_ascii_lowercase();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let endings = [
            ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp",
        ];
        self.kind.starts_with("image")
            || self.kind.is_empty() && endings.iter().any(|ending| path.ends_with(ending))
    }
}
