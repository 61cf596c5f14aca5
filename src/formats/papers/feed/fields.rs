//! What the fields of an entry mean, and those that only a whole feed has.

use super::element::Element;
use super::entry::{Channel, Entry, Medium};
use super::links;
use super::space::Space;
use super::telling::{author, words};
use super::words::Words;
use crate::joint::one_line;

/// The most words of a feed for itself that are told of when they stand in no story.
const MOST_WORDS: usize = 16;

/// Takes a field in the words of RSS, Atom and CDF.
pub(crate) fn of_feeds(entry: &mut Entry, field: &Element, base: &str) {
    match &*field.name {
        "title" => first(&mut entry.title, words(field, base)),
        "link" | "a" => link(entry, field, base),
        "guid" | "id" => field.text().trim().clone_into(&mut entry.id),
        "description" | "summary" | "abstract" | "content" | "fullitem" | "subtitle"
        | "tagline" | "info" | "body" => telling(entry, field, base),
        "author" | "managingeditor" => entry.authors.extend(author(field)),
        "contributor" => entry.imprint.helpers.extend(author(field)),
        "category" => {
            let named = [field.attribute("label"), field.attribute("term")];
            let named = named.into_iter().find(|name| !name.is_empty());
            entry.file_under(&named.map_or_else(|| field.text(), str::to_owned));
        }
        "enclosure" => enclosure(entry, field, base),
        "copyright" | "rights" => first(&mut entry.imprint.rights, words(field, base)),
        "source" => source(entry, field, base),
        _ => {}
    }
}

/// Takes a field in the words of Dublin Core.
pub(crate) fn of_dublin(entry: &mut Entry, field: &Element, base: &str) {
    match &*field.name {
        "title" => first(&mut entry.title, words(field, base)),
        "creator" | "author" => entry.authors.extend(author(field)),
        "contributor" => entry.imprint.helpers.extend(author(field)),
        "subject" => entry.file_under(&field.text()),
        "description" | "abstract" => entry.tellings.push(words(field, base)),
        "rights" => first(&mut entry.imprint.rights, words(field, base)),
        "identifier" if entry.id.is_empty() => field.text().trim().clone_into(&mut entry.id),
        _ => {}
    }
}

/// Takes what only a whole feed says of itself: its publisher where nobody writes it, its picture,
/// and the words that no story of it repeats.
pub(crate) fn of_the_whole(head: &Element, base: &str, channel: &mut Channel) {
    let own = &mut channel.own;
    let mut publishers = Vec::new();
    for field in head.elements() {
        match (field.space, &*field.name) {
            (Space::Feed, "webmaster" | "publisher") | (Space::Dublin, "publisher") => {
                publishers.extend(author(field));
            }
            (Space::Feed, "logo") => own
                .media
                .push(picture(links::join(base, &logo(field)), String::new())),
            (Space::Feed, "image") => {
                let said = |name| field.child(name).map(Element::text).unwrap_or_default();
                let address = links::join(base, said("url").trim());
                own.media.push(picture(address, one_line(&said("title"))));
            }
            (
                Space::Feed,
                "description" | "subtitle" | "tagline" | "abstract" | "info" | "copyright"
                | "rights",
            )
            | (Space::Dublin, "description" | "rights") => {
                let line = words(field, base).line().plain();
                if !line.is_empty() && channel.about.len() < MOST_WORDS {
                    channel.about.push((line, field.at));
                }
            }
            _ => {}
        }
    }
    if own.authors.is_empty() && channel.entries.is_empty() {
        own.authors = publishers;
    }
    if channel.about.is_empty() {
        let lines = own.tellings.iter().map(|words| words.line().plain());
        let lines = lines.filter(|line| !line.is_empty()).take(MOST_WORDS);
        channel.about = lines.map(|line| (line, head.at)).collect();
    }
}

/// The address of a logo: in the words of Atom, or in those of CDF.
fn logo(field: &Element) -> String {
    match field.attribute("href") {
        "" => field.text().trim().to_owned(),
        address => address.to_owned(),
    }
}

fn picture(address: String, caption: String) -> Medium {
    Medium {
        address,
        kind: "image".to_owned(),
        caption,
    }
}

/// Takes words where there are none yet.
fn first(slot: &mut Words, words: Words) {
    if slot.is_empty() {
        *slot = words;
    }
}

fn telling(entry: &mut Entry, field: &Element, base: &str) {
    let source = field.attribute("src");
    if !source.is_empty() {
        entry.media.push(Medium {
            address: links::join(base, source),
            kind: field.attribute("type").to_owned(),
            caption: String::new(),
        });
    }
    entry.tellings.push(words(field, base));
}

fn enclosure(entry: &mut Entry, field: &Element, base: &str) {
    let address = [field.attribute("url"), field.attribute("href")];
    if let Some(address) = address.into_iter().find(|address| !address.is_empty()) {
        entry.media.push(Medium {
            address: links::join(base, address),
            kind: field.attribute("type").to_ascii_lowercase(),
            caption: String::new(),
        });
    }
}

/// Takes the feed that an entry was taken from: its name and its address.
fn source(entry: &mut Entry, field: &Element, base: &str) {
    let title = field.child("title").map(|title| words(title, base));
    let title = match title {
        Some(title) => title.line().plain(),
        None if field.has_elements() => String::new(),
        None => one_line(&field.text()),
    };
    let (mut inner, mut writers) = (Entry::default(), Vec::new());
    for below in field.elements().filter(|below| below.space == Space::Feed) {
        match &*below.name {
            "link" => link(&mut inner, below, base),
            // Who wrote the feed wrote its entries.
            "author" => writers.extend(author(below)),
            "rights" | "copyright" => first(&mut entry.imprint.rights, words(below, base)),
            _ => {}
        }
    }
    if entry.authors.is_empty() {
        entry.authors = writers;
    }
    let address = match field.attribute("url") {
        "" => inner.imprint.link,
        address => links::join(base, address),
    };
    entry.imprint.origin = (title, address);
}

fn link(entry: &mut Entry, field: &Element, base: &str) {
    let address = match field.attribute("href") {
        "" => field.text(),
        address => address.to_owned(),
    };
    if address.trim().is_empty() {
        return;
    }
    let address = links::join(base, &address);
    let relation = field.attribute("rel").to_ascii_lowercase();
    let relation = relation.rsplit('/').next().unwrap_or_default();
    match relation {
        "" | "alternate" if entry.imprint.link.is_empty() => entry.imprint.link = address,
        "enclosure" | "related" | "via" | "license" => entry.media.push(Medium {
            address,
            kind: field.attribute("type").to_ascii_lowercase(),
            caption: one_line(field.attribute("title")),
        }),
        _ => {}
    }
}
