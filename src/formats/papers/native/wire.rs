//! What stands in our TOML: the tables as read, leniently, and strings as written.

use serde::Deserialize;
use toml::value::Datetime;

/// The version of the format that we write and the newest that we read.
pub(crate) const VERSION: i64 = 1;

/// The one key that decides whether the others can be understood.
#[derive(Deserialize)]
pub(crate) struct Version {
    pub(crate) format: Option<i64>,
}

/// The masthead, and in a folder the pages.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Issue {
    pub(crate) title: String,
    pub(crate) date: Option<Day>,
    pub(crate) number: Option<Number>,
    pub(crate) language: String,
    pub(crate) direction: Option<String>,
    pub(crate) pages: Vec<Page>,
}

/// A section and the stems of its articles.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) articles: Vec<String>,
}

/// A day, as a TOML date or in quotes.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Day {
    Date(Datetime),
    Text(String),
}

/// The number of an issue, in words or bare.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Number {
    Text(String),
    Bare(i64),
}

/// The front matter of an article. `section` counts in a single file only.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Article {
    pub(crate) section: Option<String>,
    pub(crate) headline: Option<Lines>,
    pub(crate) kicker: Option<String>,
    pub(crate) deck: Option<Lines>,
    pub(crate) byline: Option<Byline>,
    pub(crate) dateline: Option<String>,
    pub(crate) rank: Option<String>,
}

/// One line or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Lines {
    One(String),
    Many(Vec<String>),
}

/// One author or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Byline {
    One(Author),
    Many(Vec<Author>),
}

/// An author, by name alone or with a role.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Author {
    Name(String),
    Full {
        #[serde(default)]
        name: String,
        role: Option<String>,
    },
}

impl Lines {
    pub(crate) fn into_vec(self) -> Vec<String> {
        match self {
            Lines::One(line) => vec![line],
            Lines::Many(lines) => lines,
        }
    }
}

impl Byline {
    pub(crate) fn into_vec(self) -> Vec<Author> {
        match self {
            Byline::One(author) => vec![author],
            Byline::Many(authors) => authors,
        }
    }
}

/// A string in TOML's quotes, the kind that needs no escapes where there is one.
pub(crate) fn quoted(text: &str) -> String {
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
