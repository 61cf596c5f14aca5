//! What stands in our TOML: the tables as read, leniently, and strings as written.

use serde::Deserialize;
use toml::value::Datetime;

/// The version of the format that we write and the newest that we read.
pub(super) const VERSION: i64 = 1;

/// The one key that decides whether the others can be understood.
#[derive(Deserialize)]
pub(super) struct Version {
    pub(super) format: Option<i64>,
}

/// The masthead, and in a folder the pages.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Issue {
    pub(super) title: String,
    pub(super) date: Option<Day>,
    pub(super) number: Option<Number>,
    pub(super) language: String,
    pub(super) direction: Option<String>,
    pub(super) pages: Vec<Page>,
}

/// A section and the stems of its articles.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) articles: Vec<String>,
}

/// A day, as a TOML date or in quotes.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Day {
    Date(Datetime),
    Text(String),
}

/// The number of an issue, in words or bare.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Number {
    Text(String),
    Bare(i64),
}

/// The front matter of an article. `section` counts in a single file only.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Article {
    pub(super) section: Option<String>,
    pub(super) headline: Option<Lines>,
    pub(super) kicker: Option<String>,
    pub(super) deck: Option<Lines>,
    pub(super) byline: Option<Byline>,
    pub(super) dateline: Option<String>,
    pub(super) rank: Option<String>,
}

/// One line or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Lines {
    One(String),
    Many(Vec<String>),
}

/// One author or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Byline {
    One(Author),
    Many(Vec<Author>),
}

/// An author, by name alone or with a role.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Author {
    Name(String),
    Full {
        #[serde(default)]
        name: String,
        role: Option<String>,
    },
}

impl Lines {
    pub(super) fn into_vec(self) -> Vec<String> {
        match self {
            Lines::One(line) => vec![line],
            Lines::Many(lines) => lines,
        }
    }
}

impl Byline {
    pub(super) fn into_vec(self) -> Vec<Author> {
        match self {
            Byline::One(author) => vec![author],
            Byline::Many(authors) => authors,
        }
    }
}

/// A string in TOML's quotes, the kind that needs no escapes where there is one.
pub(super) fn quoted(text: &str) -> String {
    let is_bare = !text.contains('\'') && !text.chars().any(char::is_control);
    if text.contains(['"', '\\']) && is_bare {
        return format!("'{text}'");
    }
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => {
                let escape = format!("\\u{:04X}", u32::from(character));
                quoted.push_str(&escape);
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
