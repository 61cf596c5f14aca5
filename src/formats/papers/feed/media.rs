//! Files that belong to an entry, as Media RSS names them, and what is said of each; and what it says
//! of an entry that says nothing else.

use super::element::Element;
use super::entry::{Entry, Medium};
use super::links;
use super::space::Space;
use super::telling::words;
use super::words::Words;

/// Collects the files that Media RSS names, with what is said of each.
pub(crate) fn collect(field: &Element, outer: &Medium, base: &str, found: &mut Vec<Medium>) {
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
                collect(below, &group, base, found);
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
            let players = field.elements().filter(|below| below.name == "player");
            for below in players.filter(|_| address.is_empty()) {
                collect(below, outer, base, found);
            }
            let of_mine = field.elements().filter(|below| below.name == "thumbnail");
            for below in of_mine.filter(|_| kind.is_empty() || !kind.starts_with("image")) {
                collect(below, outer, base, found);
            }
        }
        // Where a film can be seen, when it is not to be had itself.
        "player" if !field.attribute("url").is_empty() => found.push(Medium {
            address: links::join(base, field.attribute("url")),
            kind: "text/html".to_owned(),
            caption,
        }),
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

/// Gives the one file of an entry what the entry says of it, and an entry without a title or words
/// those of its file.
pub(crate) fn say(item: &Element, entry: &mut Entry) {
    if let [only] = &mut entry.media[..]
        && only.caption.is_empty()
    {
        only.caption = saying(item);
    }
    if entry.title.is_empty()
        && let Some(title) = said(item, "title")
    {
        entry.title = title;
    }
    if entry.tellings.iter().all(Words::is_empty)
        && let Some(words) = said(item, "description").or_else(|| said(item, "text"))
    {
        let line = words.line().plain();
        for medium in entry
            .media
            .iter_mut()
            .filter(|medium| medium.caption == line)
        {
            medium.caption.clear();
        }
        entry.tellings.push(words);
    }
    let categories = item.elements().filter(|field| field.space == Space::Media);
    for field in categories.filter(|field| field.name == "category") {
        let label = field.attribute("label").to_owned();
        entry.file_under(&if label.is_empty() {
            field.text()
        } else {
            label
        });
    }
}

/// Words of Media RSS about an entry, right in it or in its group.
fn said(item: &Element, name: &str) -> Option<Words> {
    let mine = |field: &&Element| field.space == Space::Media;
    let right = item.elements().filter(mine);
    let grouped = item.elements().filter(mine);
    let grouped = grouped
        .filter(|field| matches!(&*field.name, "group" | "content"))
        .flat_map(Element::elements)
        .filter(mine);
    let found = right.chain(grouped).filter(|field| field.name == name);
    let mut found = found.map(|field| words(field, ""));
    found.find(|words| !words.is_empty())
}
