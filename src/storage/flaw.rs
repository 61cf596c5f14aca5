//! Records with a field that makes no sense, as a hand leaves them: the rest is read, and the field
//! is written back as it stands until the reader changes it.

use serde_json::{Map, Value};

use super::bookmarks::{Bookmark, BookmarkId, Kind};
use super::record;

/// A field that makes no sense.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flaw {
    pub(super) field: String,
    /// What the file says; nothing where the field is not there.
    pub(super) written: Option<Value>,
    /// What is taken instead.
    taken: Value,
}

/// A record of nothing, in which each field makes sense.
const PLAIN: &str = r#"{"id":"0","kind":"place","issue":"0","paper":"","date":null,"section":"",
"article":"0","headline":"","byline":"","page":0,"paragraph":0,"file":"","part":"headline/0",
"offset":0,"quote":"","prefix":"","suffix":"","note":"","tags":[],
"created":"1970-01-01T00:00:00Z","updated":"1970-01-01T00:00:00Z"}"#;

/// Reads a record as far as its fields make sense; `None` when it is no bookmark at all, or of a kind
/// that we do not know.
pub(super) fn read(known: &Map<String, Value>) -> Option<(Bookmark, Vec<Flaw>)> {
    let plain: Map<String, Value> = serde_json::from_str(PLAIN).ok()?;
    let makes_sense = |field: &str, value: &Value| {
        let mut record = plain.clone();
        record.insert(field.to_owned(), value.clone());
        record::of_line(&Value::Object(record).to_string()).is_some()
    };
    let kind = known.get("kind").filter(|kind| !kind.is_null());
    let is_of_known_kind = kind.and_then(Value::as_str).map(Kind::of_name);
    // A record that names neither words nor a story is one of a later edition.
    let has_words = known.get("quote").is_some_and(Value::is_string);
    if !has_words && !known.contains_key("article") {
        return None;
    }
    match is_of_known_kind {
        Some(Some(_)) => {}
        None if kind.is_none() && has_words => {}
        _ => return None,
    }
    let mut sound = known.clone();
    let mut flaws = Vec::new();
    for (field, usual) in &plain {
        let written = known.get(field);
        let is_needed = record::NEEDED.contains(&field.as_str());
        if written.map_or(!is_needed, |written| makes_sense(field, written)) {
            continue;
        }
        let other = match field.as_str() {
            "created" => known.get("updated"),
            "updated" => known.get("created"),
            _ => None,
        };
        let other = other.filter(|other| makes_sense(field, other));
        let taken = match field.as_str() {
            "id" => Value::from(print(known).to_string()),
            _ => other.unwrap_or(usual).clone(),
        };
        sound.insert(field.clone(), taken.clone());
        flaws.push(Flaw {
            field: field.clone(),
            written: written.cloned(),
            taken,
        });
    }
    let bookmark = record::of_line(&Value::Object(sound).to_string())?;
    Some((bookmark, flaws))
}

/// Writes into a record what the file said of fields that make no sense, as far as they are as they
/// were taken. A record without a name keeps the one it was given.
pub(super) fn restore(record: &mut Map<String, Value>, flaws: &[Flaw]) {
    for flaw in flaws.iter().filter(|flaw| flaw.field != "id") {
        if record.get(&flaw.field).is_none_or(|now| *now == flaw.taken) {
            match &flaw.written {
                Some(written) => record.insert(flaw.field.clone(), written.clone()),
                None => record.remove(&flaw.field),
            };
        }
    }
}

/// A name for a record without one, from all that it says: FNV-1a in 64 bits, the same in every
/// version of the program.
fn print(record: &Map<String, Value>) -> BookmarkId {
    let text = Value::Object(record.clone()).to_string();
    let step = |print: u64, byte: u8| (print ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    BookmarkId(text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}
