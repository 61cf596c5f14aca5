//! ninjs 1, 2 and 3: stories of an agency as JSON, one, many or one a line. Marked-up text goes to
//! the reader of HTML.

mod fields;
mod item;

use serde_json::Value;

use crate::bytes::decode::{self, Claim};
use crate::bytes::source::Source;
use crate::bytes::values;
use crate::desk::{self, Order};
use crate::format::Format;
use crate::hypertext;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission};

/// News in JSON.
pub(crate) const FORMAT: Format = Format {
    name: "ninjs",
    endings: &["ninjs", "ndjson", "jsonl"],
    signature: "JSON with `uri` and `headline` or `bodies`: one, a list, one a line, or a folder",
    outcome: "a story, or an edition by subject and urgency",
    knows: |source| desk::any(source, ENDINGS, is_one),
    read,
};

const ENDINGS: &[&str] = &["json", "ninjs", "ndjson", "jsonl"];
/// Bytes that tell a dispatch from other JSON.
const HEAD: usize = 1 << 16;

fn is_one(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let has = |key: &str| head.contains(&format!("\"{key}\""));
    let text = [
        "body_text",
        "body_xhtml",
        "bodies",
        "versioncreated",
        "headlines",
    ];
    let told = text.into_iter().any(has) || has("headline");
    // A JSON Feed has a `version` that is an address, and items of its own.
    head.starts_with(['{', '[']) && has("uri") && told && !head.contains("jsonfeed.org/version")
}

fn read(source: &Source) -> Result<Reading, ReadError> {
    let mut notes = Vec::new();
    let mut is_package = false;
    let stories = desk::gather(source, ENDINGS, &mut notes, |path, bytes, notes| {
        if source.is_folder() && !is_one(bytes) {
            return Ok(Vec::new());
        }
        let values = values(source, path, bytes, notes)?;
        let resolve = |address: &str| desk::picture(source, path, address);
        let mut stories = Vec::new();
        for value in &values {
            is_package |= item::is_package(value);
            item::dispatches(value, &resolve, (&mut stories, notes));
        }
        Ok(stories)
    })?;
    let order = if is_package {
        Order::AsGiven
    } else {
        Order::ByRank
    };
    desk::edition(stories, order, notes)
}

/// The values of a file: one after another. What follows the first that is malformed is left out.
fn values(
    source: &Source,
    path: &str,
    bytes: &[u8],
    notes: &mut Vec<Note>,
) -> Result<Vec<Value>, ReadError> {
    let claim = Claim {
        asked: source.encoding(),
        declared: None,
    };
    let decoded = decode::decode(bytes, claim)?;
    notes.extend(decoded.note);
    let text = decoded.text.trim_start_matches('\u{feff}');
    let malformed = |line, reason: Loss| ReadError::Malformed {
        path: Clean::line(path),
        line,
        reason,
    };
    if values::are_too_many(text) {
        return Err(malformed(0, Loss::TooManyValues));
    }
    if !hypertext::draw_tags(text, source.allowance()) {
        return Err(malformed(0, Loss::TooManyElements));
    }
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter() {
        match value {
            Ok(value) => values.push(value),
            Err(error) => {
                let reason = error.to_string();
                let reason = reason
                    .split_once(" at line ")
                    .map_or(&*reason, |(what, _)| what);
                let error = malformed(
                    error.line(),
                    Loss::NotWrittenIn("JSON", Clean::line(reason)),
                );
                if values.is_empty() {
                    return Err(error);
                }
                let reason = Loss::NotWrittenIn("JSON", Clean::line(&error.to_string()));
                notes.push(Note::Dropped {
                    element: Omission::Rest,
                    reason,
                });
                break;
            }
        }
    }
    Ok(values)
}
