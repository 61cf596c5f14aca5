//! JSON Feed 1 and 1.1: objects into the channel and entries that every feed means.

use serde_json::Value;

use super::dates;
use super::entry::{Channel, Entry, Imprint, Medium};
use super::links;
use super::words::{Kind, Words};

/// The channel of a JSON Feed.
pub(crate) fn channel(feed: &Value) -> Channel {
    let base = text(feed, "home_page_url");
    let authors = authors(feed);
    let items = feed["items"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    // What says nothing is no entry, and there may be very many of it.
    let said = items
        .iter()
        .filter(|item| item.as_object().is_some_and(|item| !item.is_empty()));
    let entries = said.map(|item| {
        let mut entry = entry(item, &base);
        if entry.authors.is_empty() {
            entry.authors.clone_from(&authors);
        }
        entry
    });
    let entries = entries.collect();
    let about = text(feed, "description");
    let own = Entry {
        title: plain(text(feed, "title")),
        tellings: vec![plain(about.clone())],
        authors,
        media: picture(&text(feed, "icon"), &base),
        imprint: imprint(base),
        ..Entry::default()
    };
    Channel {
        own,
        language: text(feed, "language"),
        entries,
        about: (!about.is_empty())
            .then_some((about, 0))
            .into_iter()
            .collect(),
    }
}

fn entry(item: &Value, base: &str) -> Entry {
    let link = [text(item, "url"), text(item, "external_url")];
    let link = link
        .into_iter()
        .find(|link| !link.is_empty())
        .unwrap_or_default();
    let words = |name: &str, kind| Words {
        raw: text(item, name),
        kind,
        base: base.to_owned(),
    };
    let published = [text(item, "date_published"), text(item, "date_modified")];
    let tags = item["tags"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    Entry {
        id: text(item, "id"),
        title: plain(text(item, "title")),
        tellings: vec![
            words("summary", Kind::Plain),
            words("content_text", Kind::Plain),
            words("content_html", Kind::Html),
        ],
        authors: authors(item),
        categories: tags
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        when: published.iter().find_map(|when| dates::read(when)),
        media: media(item, base),
        imprint: imprint(if link.is_empty() {
            link
        } else {
            links::join(base, &link)
        }),
    }
}

fn media(item: &Value, base: &str) -> Vec<Medium> {
    let picture = [text(item, "image"), text(item, "banner_image")];
    let picture = picture.into_iter().find(|address| !address.is_empty());
    let picture = self::picture(&picture.unwrap_or_default(), base);
    let attached = item["attachments"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let attached = attached.iter().map(|file| Medium {
        address: links::join(base, &text(file, "url")),
        kind: text(file, "mime_type"),
        caption: text(file, "title"),
    });
    picture
        .into_iter()
        .chain(attached)
        .filter(|medium| !medium.address.is_empty())
        .collect()
}

/// The picture at an address, if there is one.
fn picture(address: &str, base: &str) -> Vec<Medium> {
    let picture = (!address.is_empty()).then(|| Medium {
        address: links::join(base, address),
        kind: "image".to_owned(),
        caption: String::new(),
    });
    picture.into_iter().collect()
}

fn imprint(link: String) -> Imprint {
    Imprint {
        link,
        ..Imprint::default()
    }
}

fn authors(of: &Value) -> Vec<String> {
    let many = of["authors"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let all = many.iter().chain([&of["author"]]);
    let mut names: Vec<String> = all.map(|author| text(author, "name")).collect();
    names.retain(|name| !name.is_empty());
    names.dedup();
    names
}

fn plain(raw: String) -> Words {
    Words {
        raw,
        kind: Kind::Plain,
        base: String::new(),
    }
}

/// A text of an object, also where it is a number; empty when there is none.
fn text(of: &Value, name: &str) -> String {
    match &of[name] {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
