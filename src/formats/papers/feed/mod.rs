//! Feeds from a file: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, as papers.
//!
//! Bytes become a lenient tree (`tree`), the tree a channel of entries (`syndication`, field by field
//! in `fields`, `media` and `podcast`; `json` for objects), and the channel a paper (`paper`) of
//! stories (`story`). The HTML inside entries is `hypertext`'s.

mod dates;
mod day;
mod element;
mod entry;
mod fields;
mod json;
mod links;
mod media;
mod names;
mod paper;
mod podcast;
mod space;
mod story;
mod syndication;
mod telling;
mod tree;
mod words;

use crate::bytes::glance;
use crate::bytes::source::Source;
use crate::bytes::values;
use crate::format::Format;
use crate::hypertext;
use crate::reading::{Note, ReadError, Reading};
use crate::xml;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission};

/// Feeds.
pub(crate) const FORMAT: Format = Format {
    name: "feed",
    endings: &["rss", "atom", "rdf", "cdf"],
    signature: "RSS, RDF, Atom, CDF, or JSON Feed",
    outcome: "the newest story first, in sections by category or by day",
    knows,
    read,
};

/// What stands in a channel that no RSS holds.
const KNOWN: &[&str] = &[
    "<item",
    "<title",
    "<abstract",
    "<description",
    "<link",
    "<logo",
    "<schedule",
    "lastmod=",
];

/// Whether the first element, or the version of an object, is a feed's.
fn knows(source: &Source) -> bool {
    let head = glance::head(source, 4096);
    if head.trim_start().starts_with('{') {
        return head.contains("jsonfeed.org/version");
    }
    let Some(name) = first_element(&head) else {
        return false;
    };
    let has = |words: &str| head.contains(words);
    let is_atom = || has("w3.org/2005/Atom") || has("purl.org/atom");
    let name = name.to_ascii_lowercase();
    match name.split_once(':').map_or(&*name, |(_, name)| name) {
        "rss" => true,
        "feed" => name != "feed" && is_atom() || name == "atom:feed" || !has("<feed:"),
        "rdf" => has("purl.org/rss") || has("netscape.com/rdf") || has("<channel") || has("<item"),
        "channel" => {
            let head = head.to_ascii_lowercase();
            KNOWN.iter().any(|known| head.contains(known))
        }
        "entry" => is_atom(),
        _ => false,
    }
}

/// The name of the first element of a text, behind declarations, comments and what was left before.
fn first_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let (_, after) = rest.split_once('<')?;
        let skip = |end: &str| after.split_once(end).map(|(_, rest)| rest);
        if after.starts_with("!--") {
            rest = skip("-->")?;
        } else if after.starts_with(['!', '?']) {
            rest = skip(">")?;
        } else {
            let end = after.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return Some(&after[..end]);
        }
    }
}

/// Reads a feed.
fn read(source: &Source) -> Result<Reading, ReadError> {
    let mut notes = Vec::new();
    if source.is_folder() {
        return Err(ReadError::NoIssue);
    }
    let text = xml::text(source, source.main(), &mut notes)?;
    let malformed = |line: usize, reason: Loss| ReadError::Malformed {
        path: Clean::line(source.name()),
        line,
        reason,
    };
    if !hypertext::draw_tags(&text, source.allowance()) {
        return Err(malformed(0, Loss::TooManyElements));
    }
    let channel = if text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('{')
    {
        if values::are_too_many(&text) {
            return Err(malformed(0, Loss::TooManyValues));
        }
        let feed = serde_json::from_str(text.trim_start_matches('\u{feff}'));
        let feed = feed.map_err(|error| {
            malformed(
                error.line(),
                Loss::NotWrittenIn("JSON", Clean::line(&error.to_string())),
            )
        })?;
        json::channel(&feed)
    } else {
        let tree = tree::read(&text);
        if let Some(at) = tree.stopped {
            let line = line_of(&text, at);
            notes.push(Note::Dropped {
                element: Omission::After { line },
                reason: Loss::CutShort,
            });
        }
        let channel = syndication::channel(&tree.root);
        channel.ok_or_else(|| malformed(0, Loss::NoFeed))?
    };
    let channel = paper::filled(channel, &mut notes);
    if channel.entries.is_empty() {
        return Err(malformed(0, Loss::EmptyFeed));
    }
    let undecoded = text.matches('\u{fffd}').count();
    if undecoded > 0 {
        let line = line_of(&text, text.find('\u{fffd}').unwrap_or(0));
        notes.push(Note::Undecoded {
            count: undecoded,
            line,
        });
    }
    notes.extend(channel.about.iter().map(|(about, at)| Note::SetAside {
        line: line_of(&text, *at),
        text: Clean::line(about),
    }));
    Ok(paper::bind(channel, source, notes))
}

/// The line of an offset in bytes, counted from 1.
fn line_of(text: &str, at: usize) -> usize {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    1 + before.matches('\n').count()
}
