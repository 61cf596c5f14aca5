//! RSS, RDF, Atom and CDF: elements into the channel and entries that they all mean. They share
//! most of their names, so that one reader does for all; what a name means does not depend on the
//! version that a feed claims.

use super::dates::{self, Moment};
use super::element::Element;
use super::entry::{Channel, Entry, Medium};
use super::fields;
use super::links;
use super::media;
use super::podcast;
use super::space::Space;
use super::telling::words;
use super::words::{Kind, Words};
use crate::joint::one_line;

/// The channel of a tree; none when it holds no feed.
pub(crate) fn channel(root: &Element) -> Option<Channel> {
    let Some(head) = head(root, 0) else {
        let is_feed = |element: &Element| ROOTS.contains(&&*element.name);
        let is_empty = root.elements().next().is_some_and(is_feed);
        return is_empty.then(Channel::default);
    };
    let base = channel_base(head);
    let mut channel = Channel {
        own: entry(head, &base),
        language: language(root, head),
        ..Channel::default()
    };
    entries(root, &base, None, &mut channel.entries);
    // Whoever wrote the feed wrote what names nobody, unless all we have is an address for letters.
    let names = channel
        .own
        .authors
        .iter()
        .filter(|name| !name.contains('@'));
    let names: Vec<String> = names.cloned().collect();
    for entry in &mut channel.entries {
        if entry.authors.is_empty() {
            entry.authors.clone_from(&names);
        }
    }
    fields::of_the_whole(head, &base, &mut channel);
    let is_feed = head.name != "rdf" || !channel.entries.is_empty();
    is_feed.then_some(channel)
}

/// The language that a feed names.
fn language(root: &Element, head: &Element) -> String {
    let named = head
        .elements()
        .filter(|field| matches!(field.space, Space::Feed | Space::Dublin))
        .filter(|field| field.name == "language");
    let named = named.map(Element::text).find(|tag| !tag.trim().is_empty());
    let tagged = [root.elements().next(), Some(head)].into_iter().flatten();
    let mut tags = tagged.map(|element| element.attribute("xml:lang"));
    let tag = tags.find(|tag| !tag.is_empty()).unwrap_or_default();
    named.unwrap_or_else(|| tag.to_owned())
}

/// Names of the elements that feeds begin with.
const ROOTS: &[&str] = &["rss", "rdf", "feed", "channel"];

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
                    entry.file_under(category.unwrap_or_default());
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
    written: Option<Moment>,
    changed: Option<Moment>,
}

impl Dates {
    fn take(&mut self, field: &Element) {
        let slot = match (field.space, &*field.name) {
            (Space::Feed, "pubdate" | "published" | "publicationdate") => &mut self.published,
            (Space::Feed | Space::Dublin, "issued" | "created") => &mut self.written,
            (Space::Feed | Space::Dublin, "updated" | "modified" | "lastbuilddate" | "date")
            | (Space::Dublin, "available" | "valid") => &mut self.changed,
            _ => return,
        };
        if slot.is_none() {
            *slot = dates::read(&field.text());
        }
    }
}

/// What an entry says, or a feed of itself.
fn entry(item: &Element, base: &str) -> Entry {
    let mut entry = Entry::default();
    if !item.attribute("href").is_empty() {
        entry.imprint.link = links::join(base, item.attribute("href"));
    }
    let mut when = Dates::default();
    for field in item.elements() {
        let base = links::join(base, field.attribute("xml:base"));
        match field.space {
            Space::Feed => fields::of_feeds(&mut entry, field, &base),
            Space::Dublin => fields::of_dublin(&mut entry, field, &base),
            Space::Content if field.name == "encoded" => entry.tellings.push(words(field, &base)),
            Space::Html if matches!(&*field.name, "body" | "div") => entry.tellings.push(Words {
                raw: field.html(),
                kind: Kind::Html,
                base,
            }),
            Space::Media => media::collect(field, &Medium::default(), &base, &mut entry.media),
            _ => {}
        }
        when.take(field);
    }
    media::say(item, &mut entry);
    podcast::say(item, base, &mut entry);
    when.changed = when
        .changed
        .or_else(|| dates::read(item.attribute("lastmod")));
    entry.when = when.published.or(when.written).or(when.changed);
    let about = item.attribute("rdf:about");
    if entry.id.is_empty() && matches!(&*item.name, "item" | "entry") {
        about.clone_into(&mut entry.id);
    }
    if entry.imprint.link.is_empty() {
        entry.imprint.link = other_address(item, base, &entry);
    }
    entry
}

/// The address of an entry that no link leads to: what it is known by, where it is talked about, or
/// when it says nothing at all, the first of its links whatever that is for.
fn other_address(item: &Element, base: &str, entry: &Entry) -> String {
    let mut others = vec![entry.id.trim().to_owned()];
    others.extend(item.child("comments").map(Element::text));
    if !entry.says_something() {
        let link = item.child("link");
        others.extend(link.map(|link| links::join(base, link.attribute("href"))));
    }
    let other = others.iter().find(|other| links::is_of_the_web(other));
    other.map_or_else(String::new, |other| other.trim().to_owned())
}
