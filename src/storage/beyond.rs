//! A bookmark as its line in the file has it, with what the line says beyond what we know of it: fields
//! of later editions, and fields that make no sense.

use serde_json::{Map, Value};

use super::bookmarks::Bookmark;
use super::flaw::{self, Flaw};
use super::record::{self, FIELDS};

/// What the file says of a bookmark beyond what we know of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beyond {
    /// The fields that we do not know.
    pub(super) rest: Map<String, Value>,
    /// Those that make no sense.
    pub(super) flaws: Vec<Flaw>,
}

impl Beyond {
    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty() && self.flaws.is_empty()
    }
}

/// The bookmark of a record as far as its fields make sense, and what else it says.
pub(super) fn of_fields(fields: &Map<String, Value>) -> Option<(Bookmark, Beyond)> {
    let is_known = |name: &str| FIELDS.contains(&name);
    let (known, rest): (Map<_, _>, Map<_, _>) = fields
        .clone()
        .into_iter()
        .partition(|(name, _)| is_known(name));
    let sound = record::of_line(&Value::Object(known.clone()).to_string());
    let (bookmark, flaws) = match sound {
        Some(bookmark) => (bookmark, Vec::new()),
        None => flaw::read(&known)?,
    };
    Some((bookmark, Beyond { rest, flaws }))
}

/// A bookmark on one line, with what else the file says of it.
pub(super) fn line(bookmark: &Bookmark, beyond: Option<&Beyond>) -> String {
    let Some(beyond) = beyond.filter(|beyond| !beyond.is_empty()) else {
        return record::line(bookmark);
    };
    let mut line = match record::fields(bookmark) {
        Some(mut fields) if !beyond.flaws.is_empty() => {
            flaw::restore(&mut fields, &beyond.flaws);
            Value::Object(fields).to_string()
        }
        _ => record::line(bookmark),
    };
    if !beyond.rest.is_empty()
        && let Ok(rest) = serde_json::to_string(&beyond.rest)
    {
        line.truncate(line.len().saturating_sub(1));
        line.push(',');
        line.push_str(&rest[1..]);
    }
    line
}
