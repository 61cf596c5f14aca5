//! What podcasts say of themselves and of their episodes, where their feeds say nothing else.

use super::element::Element;
use super::entry::{Entry, Medium};
use super::links;
use super::space::Space;
use super::telling::{author, words};
use super::words::Words;

/// Gives an entry the words, names and pictures that only a podcast has for it.
pub(crate) fn say(item: &Element, base: &str, entry: &mut Entry) {
    let fields = || {
        item.elements()
            .filter(|field| field.space == Space::Podcast)
    };
    let named = |name: &'static str| fields().filter(move |field| field.name == name);
    if entry.title.is_empty()
        && let Some(field) = named("title").next()
    {
        entry.title = words(field, base);
    }
    if entry.tellings.iter().all(Words::is_empty) {
        let fields = named("subtitle").chain(named("summary"));
        let fields = fields.chain(named("description"));
        entry
            .tellings
            .extend(fields.map(|field| words(field, base)));
    }
    if entry.authors.is_empty() {
        entry.authors.extend(named("author").filter_map(author));
    }
    if entry.authors.is_empty() {
        entry.authors.extend(named("owner").filter_map(author));
    }
    if entry.categories.is_empty() {
        named("category").for_each(|field| subject(field, entry));
        let keywords = named("keywords").map(Element::text);
        let keywords: String = keywords.collect();
        keywords.split(',').for_each(|word| entry.file_under(word));
    }
    if entry.media.is_empty() {
        let linked = named("link").filter(|field| field.attribute("rel") == "image");
        let addresses = named("image").chain(linked).map(|field| {
            let said = [field.attribute("href"), field.attribute("url")];
            let said = said.into_iter().find(|address| !address.is_empty());
            said.map_or_else(|| field.text(), str::to_owned)
        });
        let addresses = addresses.filter(|address| !address.trim().is_empty());
        entry.media.extend(addresses.map(|address| Medium {
            address: links::join(base, &address),
            kind: "image".to_owned(),
            caption: String::new(),
        }));
    }
}

/// Files an entry under a category, and those in it.
fn subject(field: &Element, entry: &mut Entry) {
    entry.file_under(field.attribute("text"));
    for below in field.elements().filter(|below| below.name == "category") {
        subject(below, entry);
    }
}
