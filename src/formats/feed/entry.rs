//! What every kind of feed says: a channel and its entries.

use super::dates::Moment;
use super::words::Words;

/// A feed.
#[derive(Debug, Default)]
pub(super) struct Channel {
    pub(super) title: Words,
    pub(super) language: String,
    pub(super) when: Option<Moment>,
    pub(super) entries: Vec<Entry>,
    /// What it says of itself, and where in the file.
    pub(super) about: Option<(String, usize)>,
}

/// An entry of a feed.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// What it is known by in its feed; may be empty.
    pub(super) id: String,
    pub(super) link: String,
    pub(super) title: Words,
    /// Its words, whole or in part, as often as it has them.
    pub(super) tellings: Vec<Words>,
    pub(super) authors: Vec<String>,
    pub(super) categories: Vec<String>,
    pub(super) when: Option<Moment>,
    pub(super) media: Vec<Medium>,
}

/// A file that belongs to an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Medium {
    pub(super) address: String,
    /// Its kind, as `image/png` or `image`; may be empty.
    pub(super) kind: String,
    pub(super) caption: String,
}

impl Medium {
    /// Whether it is a picture.
    pub(super) fn is_picture(&self) -> bool {
        let address = self.address.to_ascii_lowercase();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let endings = [
            ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp",
        ];
        self.kind.starts_with("image")
            || self.kind.is_empty() && endings.iter().any(|ending| path.ends_with(ending))
    }
}
