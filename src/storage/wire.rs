//! Bookmarks as the file holds them: JSON, a bookmark a line. What the file says and we do not know
//! is kept and written back; a damaged file is read line by line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::anchor::Anchor;
use super::bookmarks::{Bookmark, BookmarkId, Citation, Kind};
use crate::clean::Clean;
use crate::issue::{ArticleId, IssueId, Part};

const FORMAT: &str = "newsprint-bookmarks";
const VERSION: u64 = 1;

/// What a bookmarks file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Held {
    /// Sorted by when they were made.
    pub(super) bookmarks: Vec<Bookmark>,
    /// Fields of a bookmark that we do not know.
    rest: BTreeMap<BookmarkId, Map<String, Value>>,
    /// Records that we do not understand, such as kinds of a later edition.
    foreign: Vec<Value>,
    /// Fields of the file that we do not know.
    fields: Map<String, Value>,
}

/// How a file was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Whole.
    Sound,
    /// Not what we wrote; `lost` lines from `line` on (counted from 1) could not be read.
    Damaged { line: usize, lost: usize },
    /// From a later edition of the program.
    TooNew { version: u64 },
}

/// Words and hints of an anchor, as both files hold them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct AnchorFields {
    pub(super) part: String,
    pub(super) offset: usize,
    pub(super) quote: String,
    #[serde(default)]
    pub(super) prefix: String,
    #[serde(default)]
    pub(super) suffix: String,
}

#[derive(Serialize, Deserialize)]
struct Record {
    id: String,
    kind: String,
    issue: String,
    #[serde(default)]
    paper: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    section: String,
    article: String,
    #[serde(default)]
    headline: String,
    #[serde(flatten)]
    anchor: AnchorFields,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
    created: String,
    updated: String,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// Reads a file as far as it goes.
pub(super) fn read(bytes: &[u8]) -> (Held, State) {
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(mut fields))
            if fields.get("format").is_some_and(|name| name == FORMAT) =>
        {
            let version = fields.get("version").and_then(Value::as_u64).unwrap_or(0);
            let Some(Value::Array(records)) = fields.remove("bookmarks") else {
                return (Held::default(), State::Damaged { line: 1, lost: 1 });
            };
            fields.remove("format");
            fields.remove("version");
            let mut held = Held {
                fields,
                ..Held::default()
            };
            held.take(records);
            let newer = version > VERSION;
            (
                held,
                if newer {
                    State::TooNew { version }
                } else {
                    State::Sound
                },
            )
        }
        _ => salvage(bytes),
    }
}

/// The file, a bookmark a line.
pub(super) fn write(held: &Held) -> Vec<u8> {
    let mut fields = Map::new();
    fields.insert("format".to_owned(), FORMAT.into());
    fields.insert("version".to_owned(), VERSION.into());
    fields.extend(held.fields.clone());
    let fields = Value::Object(fields).to_string();
    let records = held.bookmarks.iter().map(|bookmark| {
        let rest = held.rest.get(&bookmark.id).cloned().unwrap_or_default();
        serde_json::to_string(&record(bookmark, rest)).unwrap_or_default()
    });
    let foreign = held.foreign.iter().map(Value::to_string);
    let lines: Vec<String> = records.chain(foreign).collect();
    let fields = fields.trim_end_matches('}');
    format!("{fields},\"bookmarks\":[\n{}\n]}}\n", lines.join(",\n")).into_bytes()
}

/// One record on one line, as the file has it and the export gives it.
pub(super) fn line(bookmark: &Bookmark) -> String {
    serde_json::to_string(&record(bookmark, Map::new())).unwrap_or_default()
}

impl Held {
    /// Adds what another file holds and this one lacks.
    pub(super) fn supplement(&mut self, other: &Held) {
        let own: BTreeSet<BookmarkId> = self.bookmarks.iter().map(|own| own.id).collect();
        let lacking = other.bookmarks.iter().filter(|one| !own.contains(&one.id));
        self.bookmarks.extend(lacking.cloned());
        for (id, rest) in &other.rest {
            self.rest.entry(*id).or_insert_with(|| rest.clone());
        }
        for value in &other.foreign {
            if !self.foreign.contains(value) {
                self.foreign.push(value.clone());
            }
        }
        for (key, value) in &other.fields {
            self.fields
                .entry(key.clone())
                .or_insert_with(|| value.clone());
        }
        self.sort();
    }

    fn sort(&mut self) {
        self.bookmarks.sort_by_key(|one| (one.created, one.id));
    }

    /// Takes records in: as bookmarks where we understand them, as they are where not. Of two with
    /// the same id the second is kept as it stands rather than lost.
    fn take(&mut self, records: Vec<Value>) {
        let mut seen = BTreeSet::new();
        for value in records {
            let known = Record::deserialize(&value)
                .ok()
                .and_then(|record| bookmark(&record).map(|bookmark| (bookmark, record.rest)))
                .filter(|(bookmark, _)| seen.insert(bookmark.id));
            let Some((bookmark, rest)) = known else {
                self.foreign.push(value);
                continue;
            };
            if !rest.is_empty() {
                self.rest.insert(bookmark.id, rest);
            }
            self.bookmarks.push(bookmark);
        }
        self.sort();
    }
}

impl AnchorFields {
    pub(super) fn of(anchor: &Anchor) -> AnchorFields {
        AnchorFields {
            part: part_name(anchor.part),
            offset: anchor.offset,
            quote: anchor.quote.to_string(),
            prefix: anchor.prefix.to_string(),
            suffix: anchor.suffix.to_string(),
        }
    }

    pub(super) fn anchor(&self) -> Option<Anchor> {
        Some(Anchor {
            quote: Clean::line(&self.quote),
            prefix: Clean::line(&self.prefix),
            suffix: Clean::line(&self.suffix),
            part: part_of(&self.part)?,
            offset: self.offset,
        })
    }
}

/// What can be read of a file that is not what we wrote: every line that is a record on its own.
fn salvage(bytes: &[u8]) -> (Held, State) {
    let mut records = Vec::new();
    let (mut first, mut lost) = (0, 0);
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let line = line.trim_ascii();
        let is_frame = line.is_empty() || line == b"]}" || line.starts_with(b"{\"format\"");
        let record = line.strip_suffix(b",").unwrap_or(line);
        match serde_json::from_slice::<Value>(record) {
            _ if is_frame => {}
            Ok(value) if value.is_object() => records.push(value),
            _ => {
                first = if lost == 0 { number } else { first };
                lost += 1;
            }
        }
    }
    let mut held = Held::default();
    held.take(records);
    let line = first.max(1);
    (held, State::Damaged { line, lost })
}

fn record(bookmark: &Bookmark, rest: Map<String, Value>) -> Record {
    let cited = &bookmark.cited;
    Record {
        id: bookmark.id.to_string(),
        kind: match bookmark.kind {
            Kind::Story => "story",
            Kind::Place => "place",
        }
        .to_owned(),
        issue: cited.issue.to_string(),
        paper: cited.title.to_string(),
        date: cited.date.map(|date| date.to_string()),
        section: cited.section.to_string(),
        article: cited.article.to_string(),
        headline: cited.headline.to_string(),
        anchor: AnchorFields::of(&bookmark.anchor),
        note: bookmark.note.to_string(),
        tags: bookmark.tags.iter().map(Clean::to_string).collect(),
        created: bookmark.created.to_string(),
        updated: bookmark.updated.to_string(),
        rest,
    }
}

fn bookmark(record: &Record) -> Option<Bookmark> {
    let date = record.date.as_ref().map(|date| date.parse().ok());
    Some(Bookmark {
        id: record.id.parse().ok()?,
        kind: match record.kind.as_str() {
            "story" => Kind::Story,
            "place" => Kind::Place,
            _ => return None,
        },
        cited: Citation {
            issue: record.issue.parse::<IssueId>().ok()?,
            title: Clean::line(&record.paper),
            date: match date {
                Some(date) => Some(date?),
                None => None,
            },
            section: Clean::line(&record.section),
            article: record.article.parse::<ArticleId>().ok()?,
            headline: Clean::line(&record.headline),
        },
        anchor: record.anchor.anchor()?,
        note: Clean::lines(&record.note),
        tags: record.tags.iter().map(|tag| Clean::line(tag)).collect(),
        created: record.created.parse().ok()?,
        updated: record.updated.parse().ok()?,
    })
}

/// A part as the files name it: `headline/0`, `body/3/1`.
fn part_name(part: Part) -> String {
    match part {
        Part::Kicker => "kicker".to_owned(),
        Part::Headline(line) => format!("headline/{line}"),
        Part::Deck(line) => format!("deck/{line}"),
        Part::Dateline => "dateline".to_owned(),
        Part::Body { block, piece } => format!("body/{block}/{piece}"),
    }
}

fn part_of(name: &str) -> Option<Part> {
    let mut steps = name.split('/');
    let kind = steps.next()?;
    let mut number = || steps.next()?.parse::<u32>().ok();
    match kind {
        "kicker" => Some(Part::Kicker),
        "headline" => Some(Part::Headline(u16::try_from(number()?).ok()?)),
        "deck" => Some(Part::Deck(u16::try_from(number()?).ok()?)),
        "dateline" => Some(Part::Dateline),
        "body" => Some(Part::Body {
            block: number()?,
            piece: number()?,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "{\"id\":\"1f\",\"kind\":\"place\",\"issue\":\"2\",\"article\":\"3\",\
        \"part\":\"body/4/0\",\"offset\":5,\"quote\":\"一二\",\
        \"created\":\"2026-03-01T00:00:00Z\",\"updated\":\"2026-03-01T00:00:00Z\"}";

    fn file(records: &[&str]) -> String {
        let records = records.join(",\n");
        format!("{{\"format\":\"{FORMAT}\",\"version\":1,\"bookmarks\":[\n{records}\n]}}\n")
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let other = RECORD
            .replace("1f", "20")
            .replace("\"offset\"", "\"x\":[1],\"offset\"");
        let (held, state) = read(file(&[RECORD, &other, "{\"id\":9}", "true"]).as_bytes());
        assert_eq!(state, State::Sound);
        assert_eq!((held.bookmarks.len(), held.foreign.len()), (2, 2));
        assert_eq!(read(&write(&held)), (held, State::Sound));
    }

    #[test]
    fn at_whatever_byte_a_file_ends_its_whole_lines_are_kept() {
        let other = RECORD.replace("1f", "20");
        let text = file(&[RECORD, &other]);
        let first = text.find("},").unwrap_or(0) + 1;
        let second = text.find("\n]").unwrap_or(0);
        for length in 0..text.len() - 2 {
            let (held, state) = read(&text.as_bytes()[..length]);
            let whole = usize::from(length >= first) + usize::from(length >= second);
            assert_eq!(held.bookmarks.len(), whole, "{length}");
            assert!(matches!(state, State::Damaged { .. }), "{length}");
        }
    }

    #[test]
    fn an_id_that_comes_twice_is_kept_twice() {
        let (held, _) = read(file(&[RECORD, RECORD]).as_bytes());
        assert_eq!((held.bookmarks.len(), held.foreign.len()), (1, 1));
        assert_eq!(read(&write(&held)).0, held);
    }

    #[test]
    fn parts_have_names_of_their_own() {
        for name in ["kicker", "headline/1", "deck/0", "dateline", "body/3/1"] {
            assert_eq!(part_of(name).map(part_name).as_deref(), Some(name));
        }
        for name in ["", "body", "body/1", "headline/70000", "deck/-1", "rows/3"] {
            assert_eq!(part_of(name), None, "{name}");
        }
    }
}
