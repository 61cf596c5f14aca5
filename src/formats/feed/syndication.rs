//! RSS, RDF, Atom and CDF: elements into the channel and entries that they all mean. They share
//! most of their names, so that one reader does for all; what a name means does not depend on the
//! version that a feed claims.

use super::dates::{self, Moment};
use super::element::{Content, Element};
use super::entry::{Channel, Entry, Medium};
use super::links;
use super::space::Space;
use super::words::{Kind, Words};
use crate::formats::joint::one_line;

/// The channel of a tree; none when it holds no feed.
pub(super) fn channel(root: &Element) -> Option<Channel> {
    let head = head(root, 0)?;
    let mut channel = Channel::default();
    let base = channel_base(head);
    let mut when = Dates::default();
    let mut authors = Vec::new();
    for field in head.elements() {
        match (field.space, &*field.name) {
            (Space::Feed | Space::Dublin, "title") if channel.title.is_empty() => {
                channel.title = words(field, &base);
            }
            (Space::Feed | Space::Dublin, "language") => channel.language = field.text(),
            (Space::Feed, "description" | "subtitle" | "tagline" | "abstract") => {
                let line = words(field, &base).line().plain();
                channel.about = (!line.is_empty()).then_some((line, field.at));
            }
            (Space::Feed, "author") => authors.extend(author(field)),
            (Space::Feed, "lastbuilddate") => when.changed = dates::read(&field.text()),
            _ => when.take(field),
        }
    }
    when.changed = when
        .changed
        .or_else(|| dates::read(head.attribute("lastmod")));
    channel.when = when.changed.or(when.published);
    if channel.language.is_empty() {
        let tagged = [root.elements().next(), Some(head)].into_iter().flatten();
        let tag = tagged
            .map(|element| element.attribute("xml:lang"))
            .find(|tag| !tag.is_empty());
        tag.unwrap_or_default().clone_into(&mut channel.language);
    }
    entries(root, &base, None, &mut channel.entries);
    for entry in &mut channel.entries {
        if entry.authors.is_empty() {
            entry.authors.clone_from(&authors);
        }
    }
    let is_feed = head.name != "rdf" || !channel.entries.is_empty();
    is_feed.then_some(channel)
}

/// The element that says what the feed is.
fn head(element: &Element, depth: usize) -> Option<&Element> {
    const NAMES: &[&str] = &["channel", "feed"];
    let mine = element.space == Space::Feed;
    if mine && NAMES.contains(&&*element.name) {
        return Some(element);
    }
    if depth > 4 {
        return None;
    }
    let below = element.elements().find_map(|below| head(below, depth + 1));
    let holds = || {
        element
            .elements()
            .any(|below| matches!(&*below.name, "item" | "entry"))
    };
    below.or_else(|| (mine && holds()).then_some(element))
}

/// What relative addresses are relative to where nobody says: the site of the channel.
fn channel_base(head: &Element) -> String {
    let said = head.attribute("xml:base");
    if links::is_whole(said) {
        return said.to_owned();
    }
    let links = head
        .elements()
        .filter(|field| field.name == "link" && field.space == Space::Feed);
    let sites = links.filter(|link| matches!(link.attribute("rel"), "" | "alternate"));
    let mut addresses = sites.map(|link| match link.attribute("href") {
        "" => link.text().trim().to_owned(),
        address => address.to_owned(),
    });
    let site = addresses.find(|address| links::is_whole(address));
    let site = site.unwrap_or_else(|| head.attribute("href").to_owned());
    links::join(&site, said)
}

/// Collects the entries below an element; channels inside of channels are categories.
fn entries(element: &Element, base: &str, category: Option<&str>, found: &mut Vec<Entry>) {
    for below in element
        .elements()
        .filter(|below| below.space == Space::Feed)
    {
        let base = links::join(base, below.attribute("xml:base"));
        let base = if base.is_empty() { String::new() } else { base };
        match &*below.name {
            "item" | "entry" => {
                let mut entry = entry(below, &base);
                if entry.categories.is_empty() {
                    entry.categories.extend(category.map(str::to_owned));
                }
                found.push(entry);
            }
            "channel" if element.name == "channel" => {
                let name = below.child("title").map(|title| one_line(&title.text()));
                entries(below, &base, name.as_deref(), found);
            }
            "image" | "textinput" | "author" => {}
            _ => entries(below, &base, category, found),
        }
    }
}

/// The moments that an entry names.
#[derive(Default)]
struct Dates {
    published: Option<Moment>,
    changed: Option<Moment>,
}

impl Dates {
    fn take(&mut self, field: &Element) {
        let slot = match (field.space, &*field.name) {
            (Space::Feed | Space::Dublin, "pubdate" | "published" | "issued" | "created") => {
                &mut self.published
            }
            (Space::Feed | Space::Dublin, "updated" | "modified") | (Space::Dublin, "date") => {
                &mut self.changed
            }
            _ => return,
        };
        if slot.is_none() {
            *slot = dates::read(&field.text());
        }
    }
}

fn entry(item: &Element, base: &str) -> Entry {
    let mut entry = Entry {
        link: links::join(base, item.attribute("href")),
        ..Entry::default()
    };
    if item.attribute("href").is_empty() {
        entry.link.clear();
    }
    let mut when = Dates::default();
    for field in item.elements() {
        let base = links::join(base, field.attribute("xml:base"));
        match field.space {
            Space::Feed => feed_field(&mut entry, field, &base),
            Space::Dublin => dublin_field(&mut entry, field, &base),
            Space::Content if field.name == "encoded" => entry.tellings.push(words(field, &base)),
            Space::Html if matches!(&*field.name, "body" | "div") => entry.tellings.push(Words {
                raw: field.html(),
                kind: Kind::Html,
                base,
            }),
            Space::Media => media(field, &Medium::default(), &base, &mut entry.media),
            _ => {}
        }
        when.take(field);
    }
    caption(item, &mut entry.media);
    when.changed = when
        .changed
        .or_else(|| dates::read(item.attribute("lastmod")));
    entry.when = when.published.or(when.changed);
    if entry.link.is_empty() && entry.id.starts_with("http") {
        entry.link.clone_from(&entry.id);
    }
    entry
}

fn feed_field(entry: &mut Entry, field: &Element, base: &str) {
    match &*field.name {
        "title" if entry.title.is_empty() => entry.title = words(field, base),
        "link" | "a" => link(entry, field, base),
        "guid" | "id" => field.text().trim().clone_into(&mut entry.id),
        "description" | "summary" | "abstract" | "content" | "fullitem" => {
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
        "author" => entry.authors.extend(author(field)),
        "category" => {
            let named = [field.attribute("label"), field.attribute("term")];
            let named = named.into_iter().find(|name| !name.is_empty());
            let name = named.map_or_else(|| field.text(), str::to_owned);
            entry.categories.push(one_line(&name));
        }
        "enclosure" => {
            let address = [field.attribute("url"), field.attribute("href")];
            let address = address.into_iter().find(|address| !address.is_empty());
            if let Some(address) = address {
                entry.media.push(Medium {
                    address: links::join(base, address),
                    kind: field.attribute("type").to_ascii_lowercase(),
                    caption: String::new(),
                });
            }
        }
        _ => {}
    }
}

fn dublin_field(entry: &mut Entry, field: &Element, base: &str) {
    match &*field.name {
        "title" if entry.title.is_empty() => entry.title = words(field, base),
        "creator" => entry.authors.extend(author(field)),
        "subject" => entry.categories.push(one_line(&field.text())),
        "description" | "abstract" => entry.tellings.push(words(field, base)),
        "identifier" if entry.id.is_empty() => field.text().trim().clone_into(&mut entry.id),
        _ => {}
    }
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
    match field.attribute("rel") {
        "" | "alternate" if entry.link.is_empty() => entry.link = address,
        "enclosure" => entry.media.push(Medium {
            address,
            kind: field.attribute("type").to_ascii_lowercase(),
            caption: one_line(field.attribute("title")),
        }),
        _ => {}
    }
}

/// Words, and whether they are HTML: by what the element says of itself (Atom), or unsaid.
fn words(field: &Element, base: &str) -> Words {
    let kind = field.attribute("type").to_ascii_lowercase();
    let mode = field.attribute("mode").to_ascii_lowercase();
    let is_markup = |kind: &str| matches!(kind, "html" | "xhtml") || kind.contains("html");
    let base = base.to_owned();
    if mode == "base64" {
        let raw = String::from_utf8_lossy(&decoded(&field.text())).into_owned();
        return Words {
            raw,
            kind: Kind::Unsaid,
            base,
        };
    }
    // HTML whose marks were not escaped stands there as elements.
    if field.has_elements() {
        return Words {
            raw: unwrapped(field).html(),
            kind: Kind::Html,
            base,
        };
    }
    let raw = field.text();
    let kind = match &*kind {
        "text" | "xhtml" | "application/xhtml+xml" => Kind::Plain,
        kind if is_markup(kind) => Kind::Html,
        "text/plain" if mode != "escaped" => Kind::Plain,
        _ => Kind::Unsaid,
    };
    Words { raw, kind, base }
}

/// The element inside an XHTML text that is there only to hold it.
fn unwrapped(field: &Element) -> &Element {
    let words = field.content.iter().any(|content| match content {
        Content::Text(words) => !words.trim().is_empty(),
        Content::Element(_) => false,
    });
    let mut below = field.elements();
    match (below.next(), below.next()) {
        (Some(only), None) if only.name == "div" && !words => only,
        _ => field,
    }
}

/// The name of an author, without the address that stands beside it in the old way.
fn author(field: &Element) -> Option<String> {
    let child = |name| field.child(name).map(|child| one_line(&child.text()));
    let named = child("name").filter(|name| !name.is_empty());
    let line = match named.or_else(|| child("email")).or_else(|| child("uri")) {
        Some(name) => name,
        None => words(field, "").line().plain(),
    };
    let name = match (line.split_once('('), line.split_once('<')) {
        (Some((before, name)), _) if before.contains('@') => name.trim_end_matches(')'),
        (_, Some((name, after))) if after.contains('@') && !name.trim().is_empty() => name,
        _ => &*line,
    };
    let name = name.trim().trim_matches('"');
    let name = name
        .strip_prefix("By ")
        .or_else(|| name.strip_prefix("by "))
        .unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Collects the files that Media RSS names, with what is said of each.
fn media(field: &Element, outer: &Medium, base: &str, found: &mut Vec<Medium>) {
    let said = saying(field);
    let caption = if said.is_empty() {
        outer.caption.clone()
    } else {
        said
    };
    match &*field.name {
        "group" => {
            let group = Medium {
                caption,
                ..Medium::default()
            };
            for below in field.elements() {
                media(below, &group, base, found);
            }
        }
        "content" | "thumbnail" => {
            let address = field.attribute("url");
            let kind = [field.attribute("medium"), field.attribute("type")];
            let kind = kind
                .into_iter()
                .find(|kind| !kind.is_empty())
                .unwrap_or_default();
            let is_thumbnail = field.name == "thumbnail";
            let has_picture = found.iter().any(Medium::is_picture);
            // A small copy of a picture that is named anyway is no second picture.
            let is_spare = is_thumbnail && has_picture;
            if !(address.is_empty() || is_spare) {
                found.push(Medium {
                    address: links::join(base, address),
                    kind: if is_thumbnail {
                        "image".to_owned()
                    } else {
                        kind.to_ascii_lowercase()
                    },
                    caption,
                });
            }
            let of_mine = field.elements().filter(|below| below.name == "thumbnail");
            for below in of_mine.filter(|_| kind.is_empty() || !kind.starts_with("image")) {
                media(below, outer, base, found);
            }
        }
        _ => {}
    }
}

/// What an element of Media RSS says of a file: description or title, and who made it.
fn saying(field: &Element) -> String {
    let said = |name: &str| {
        let mut fields = field.elements().filter(|below| below.space == Space::Media);
        let found = fields.find(|below| below.name == name);
        found
            .map(|found| words(found, "").line().plain())
            .filter(|line| !line.is_empty())
    };
    let caption = said("description")
        .or_else(|| said("text"))
        .or_else(|| said("title"));
    match (caption, said("credit")) {
        (Some(caption), Some(credit)) => format!("{caption} ({credit})"),
        (caption, credit) => caption.or(credit).unwrap_or_default(),
    }
}

/// Gives the one file of an entry what the entry says of it.
fn caption(item: &Element, media: &mut [Medium]) {
    let said = saying(item);
    if let [only] = media
        && only.caption.is_empty()
    {
        only.caption = said;
    }
}

/// Bytes in base 64; what is no figure of it is passed over.
fn decoded(text: &str) -> Vec<u8> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    bytes
}
