//! What a library says of an issue or an article: MODS or Dublin Core.

use roxmltree::Node;

use super::names;
use crate::desk;
use crate::xml;
use newsprint_issue::{Date, Language};

/// A description of an issue or of one of its articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Description {
    /// Its title.
    pub(crate) title: String,
    /// The title of what it is a part of.
    pub(crate) host: String,
    /// The day of publication.
    pub(crate) date: Option<Date>,
    /// The number or edition, as the library has it.
    pub(crate) number: String,
    /// Who wrote it.
    pub(crate) authors: Vec<String>,
    /// The language.
    pub(crate) language: Option<Language>,
}

impl Description {
    /// The description inside a node.
    pub(crate) fn of(node: Node<'_, '_>) -> Description {
        match xml::find(node, "mods") {
            Some(mods) => of_mods(mods),
            None => of_dublin_core(node),
        }
    }

    /// This one, and what it leaves open from another.
    pub(crate) fn or(self, other: &Description) -> Description {
        let words = |one: String, other: &String| if one.is_empty() { other.clone() } else { one };
        Description {
            title: words(self.title, &other.title),
            host: words(self.host, &other.host),
            date: self.date.or(other.date),
            number: words(self.number, &other.number),
            authors: self.authors,
            language: self.language.or(other.language),
        }
    }
}

fn of_mods(mods: Node<'_, '_>) -> Description {
    let mut description = Description {
        title: title(mods).unwrap_or_default(),
        ..Description::default()
    };
    let hosts = xml::children(mods, "relatedItem");
    let host = hosts
        .filter(|item| {
            item.attribute("type")
                .is_none_or(|kind| kind == "host" || kind == "series")
        })
        .find_map(title);
    description.host = host.unwrap_or_default();
    let dates = ["dateIssued", "dateCreated", "date", "copyrightDate"];
    let mut dates = mods
        .descendants()
        .filter(|node| dates.iter().any(|name| xml::is(*node, name)));
    description.date = dates.find_map(|node| day(&xml::words(node)));
    description.number = number(mods);
    let languages = mods
        .descendants()
        .filter(|node| xml::is(*node, "languageTerm"));
    description.language = languages
        .map(xml::words)
        .find_map(|code| names::language(&code));
    description.authors = xml::children(mods, "name").filter_map(author).collect();
    description
}

/// The title that stands right in a description, with its article and what follows a colon.
fn title(node: Node<'_, '_>) -> Option<String> {
    let mut infos = xml::children(node, "titleInfo");
    let info = infos.find(|info| info.attribute("type").is_none())?;
    let part = |name| xml::child(info, name).map(xml::words).unwrap_or_default();
    let title = [part("nonSort"), part("title")].join(" ");
    let title = title.trim().to_owned();
    (!title.is_empty()).then_some(title)
}

/// The number of an issue: what its part of the volume is called.
fn number(mods: Node<'_, '_>) -> String {
    let details = mods.descendants().filter(|node| xml::is(*node, "detail"));
    let numbers = details.filter_map(|detail| {
        let words = |name| xml::child(detail, name).map(xml::words);
        let words = words("caption")
            .zip(words("number"))
            .map(|(caption, number)| {
                if number.starts_with(&caption) {
                    number
                } else {
                    format!("{caption} {number}")
                }
            })
            .or_else(|| words("number"))?;
        Some((
            detail.attribute("type").unwrap_or_default().to_lowercase(),
            words,
        ))
    });
    let numbers: Vec<(String, String)> = numbers.collect();
    let of = |kind: &str| {
        numbers
            .iter()
            .find(|(of, _)| of == kind)
            .map(|(_, number)| number.clone())
    };
    of("issue")
        .or_else(|| of("number"))
        .or_else(|| of("edition"))
        .unwrap_or_default()
}

/// A person who wrote: of any role but those that did something else.
fn author(name: Node<'_, '_>) -> Option<String> {
    let roles = name.descendants().filter(|node| xml::is(*node, "roleTerm"));
    let roles: Vec<String> = roles.map(|role| xml::words(role).to_lowercase()).collect();
    let wrote = roles.is_empty()
        || roles
            .iter()
            .any(|role| ["aut", "cre", "author", "creator"].contains(&&**role));
    let parts =
        xml::children(name, "namePart").filter(|part| part.attribute("type") != Some("date"));
    let whole = parts.map(xml::words).collect::<Vec<_>>().join(" ");
    (wrote && !whole.is_empty()).then_some(whole)
}

fn of_dublin_core(node: Node<'_, '_>) -> Description {
    let all = |names: &[&str]| {
        let found = node
            .descendants()
            .filter(|below| names.iter().any(|name| xml::is(*below, name)));
        found
            .map(xml::words)
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
    };
    let first = |names: &[&str]| all(names).into_iter().next().unwrap_or_default();
    Description {
        title: first(&["title"]),
        host: first(&["isPartOf"]),
        date: all(&["date", "issued", "created"])
            .iter()
            .find_map(|text| day(text)),
        number: first(&["issuenumber", "issue"]),
        authors: all(&["creator"]),
        language: all(&["language"])
            .iter()
            .find_map(|code| names::language(code)),
    }
}

/// A day as libraries write it: the year first, or last with dots or dashes.
pub(crate) fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['.', '-', '/']).collect();
    let backwards = match parts[..] {
        [day, month, year] if year.len() == 4 => {
            let number = |text: &str| text.parse::<i8>().ok();
            Some((number(day)?, number(month)?, year.parse::<i16>().ok()?))
        }
        _ => None,
    };
    match backwards {
        Some((day, month, year)) => Date::new(year, month, day).ok(),
        None => desk::day(&text.replace('/', "-")),
    }
}
