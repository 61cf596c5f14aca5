//! The bookmarks file: JSON, a bookmark a line. What the file says and we do not know is kept and
//! written back; a damaged file is read line by line. What a line holds is in `record.rs`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::beyond::{self, Beyond};
use super::bookmarks::{Bookmark, BookmarkId};
use super::catalog::order;
use super::record;
use super::removed::{Removal, Removed};

const FORMAT: &str = "newsprint-bookmarks";
const VERSION: u64 = 1;

/// What stands before and after the lines of bookmarks in a file that we wrote.
const OPENING: &str = ",\"bookmarks\":[\n";
const CLOSING: &str = "\n]}\n";
/// What stands between them.
const BETWEEN: &str = ",\n";

/// Bytes from which on lines are read by parts, and the most parts.
const LEAST_PART: usize = 1 << 20;
const MOST_PARTS: usize = 8;

/// What a bookmarks file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Held {
    /// Sorted by when they were made.
    pub(super) bookmarks: Vec<Arc<Bookmark>>,
    /// Bookmarks that were removed.
    pub(super) removed: Removed,
    /// What the file says of a bookmark beyond what we know of it.
    beyond: BTreeMap<BookmarkId, Beyond>,
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

/// Reads a file as far as it goes.
pub(super) fn read(bytes: &[u8]) -> (Held, State) {
    if let Some(held) = as_written(bytes) {
        return (held, State::Sound);
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(mut fields))
            if fields.get("format").is_some_and(|name| name == FORMAT) =>
        {
            let version = fields.get("version").and_then(Value::as_u64).unwrap_or(0);
            let Some(Value::Array(records)) = fields.remove("bookmarks") else {
                return (Held::default(), State::Damaged { line: 1, lost: 1 });
            };
            let mut held = Held::default();
            held.take_fields(fields);
            held.take(records.into_iter().map(Entry::of).collect());
            let state = if version > VERSION {
                State::TooNew { version }
            } else {
                State::Sound
            };
            (held, state)
        }
        _ => salvage(bytes),
    }
}

/// Whether bytes begin as a file of bookmarks does.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    head.windows(FORMAT.len())
        .any(|part| part == FORMAT.as_bytes())
}

/// Reads what was exported: a bookmarks file, or an array of its records. `None` for anything else.
pub(super) fn read_export(bytes: &[u8]) -> Option<Held> {
    let records = match serde_json::from_slice(bytes) {
        Ok(Value::Array(records)) => records,
        Ok(Value::Object(_)) => {
            let (held, state) = read(bytes);
            return (state == State::Sound).then_some(held);
        }
        _ => return None,
    };
    let mut held = Held::default();
    held.take(records.into_iter().map(Entry::of).collect());
    Some(held)
}

/// The file, a bookmark a line.
pub(super) fn write(held: &Held) -> Vec<u8> {
    let mut fields = Map::new();
    fields.insert("format".to_owned(), FORMAT.into());
    fields.insert("version".to_owned(), VERSION.into());
    fields.extend(held.fields.clone());
    let fields = Value::Object(fields).to_string();
    let lines: Vec<String> = held
        .bookmarks
        .iter()
        .map(|bookmark| held.line(bookmark))
        .chain(held.removed.each().map(Removal::line))
        .chain(held.foreign.iter().map(Value::to_string))
        .collect();
    let start = fields.strip_suffix('}').unwrap_or(&fields);
    format!("{start}{OPENING}{}{CLOSING}", lines.join(BETWEEN)).into_bytes()
}

/// One record: a bookmark with what else is said of it, one that was removed, or what we do not
/// understand.
pub(super) enum Entry {
    Known(Box<Bookmark>, Beyond),
    Removed(Removal),
    Foreign(Value),
}

impl Entry {
    fn of(value: Value) -> Entry {
        let Value::Object(fields) = &value else {
            return Entry::Foreign(value);
        };
        if let Some(removal) = Removal::of_fields(fields) {
            return Entry::Removed(removal);
        }
        match beyond::of_fields(fields) {
            Some((bookmark, beyond)) => Entry::Known(Box::new(bookmark), beyond),
            None => Entry::Foreign(value),
        }
    }

    /// The record of a line; `None` when it is none.
    pub(super) fn of_line(line: &str) -> Option<Entry> {
        if let Some(bookmark) = record::of_line(line) {
            return Some(Entry::Known(Box::new(bookmark), Beyond::default()));
        }
        serde_json::from_str(line).ok().map(Entry::of)
    }
}

/// A file just as we write it, which nearly every file is: line by line, with nothing in between.
fn as_written(bytes: &[u8]) -> Option<Held> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (start, lines) = text.strip_suffix(CLOSING)?.split_once(OPENING)?;
    let fields: Map<String, Value> = serde_json::from_str(&format!("{start}}}")).ok()?;
    let is_ours = fields.get("format").is_some_and(|name| name == FORMAT);
    let version = fields.get("version").and_then(Value::as_u64).unwrap_or(0);
    if !is_ours || version > VERSION {
        return None;
    }
    let entries = entries(lines)?;
    let mut held = Held::default();
    held.take_fields(fields);
    held.take(entries);
    Some(held)
}

/// The entries of lines with a comma between them; of many lines by parts at the same time, for a
/// reader waits for them.
fn entries(lines: &str) -> Option<Vec<Entry>> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let length = (lines.len() / workers.clamp(1, MOST_PARTS)).max(LEAST_PART);
    let parts = parts(lines, length);
    std::thread::scope(|scope| {
        let (last, others) = parts.split_last()?;
        let begun: Vec<_> = others
            .iter()
            .map(|part| {
                let work = || entries_of(part);
                let thread = std::thread::Builder::new().spawn_scoped(scope, work);
                (*part, thread)
            })
            .collect();
        let last = entries_of(last);
        let mut entries = Vec::new();
        for (part, thread) in begun {
            // Without a thread it is done here.
            entries.extend(match thread {
                Ok(thread) => thread.join().ok()?,
                Err(_) => entries_of(part),
            }?);
        }
        entries.extend(last?);
        Some(entries)
    })
}

fn entries_of(lines: &str) -> Option<Vec<Entry>> {
    lines.split(BETWEEN).map(Entry::of_line).collect()
}

/// Lines in parts of that many bytes and what is left of a line.
fn parts(mut lines: &str, length: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    while let Some(rest) = lines.as_bytes().get(length..) {
        let ends = |pair: &[u8]| pair == BETWEEN.as_bytes();
        let Some(end) = rest.windows(BETWEEN.len()).position(ends) else {
            break;
        };
        let (part, after) = lines.split_at(length + end);
        parts.push(part);
        lines = &after[BETWEEN.len()..];
    }
    parts.push(lines);
    parts
}

impl Held {
    /// One record on one line.
    pub(super) fn line(&self, bookmark: &Bookmark) -> String {
        beyond::line(bookmark, self.beyond.get(&bookmark.id))
    }

    /// The bookmarks with a field that makes no sense, each with the first such field and what
    /// stands in it.
    pub(super) fn flawed(&self) -> impl Iterator<Item = (&Arc<Bookmark>, &str, Option<&Value>)> {
        let marks = self.bookmarks.iter().filter(|_| !self.beyond.is_empty());
        marks.filter_map(|mark| {
            let flaw = self.beyond.get(&mark.id)?.flaws.first()?;
            Some((mark, flaw.field.as_str(), flaw.written.as_ref()))
        })
    }

    /// Adds what another file holds and this one lacks, save what was removed here.
    pub(super) fn supplement(&mut self, other: &Held) {
        let own: HashSet<BookmarkId> = self.bookmarks.iter().map(|own| own.id).collect();
        let lacking = other.bookmarks.iter().filter(|one| !own.contains(&one.id));
        let lacking = lacking.filter(|one| !self.removed.has(one));
        self.bookmarks.extend(lacking.cloned());
        self.adopt(other);
        self.sort();
    }

    /// Adds what another file says beyond bookmarks.
    pub(super) fn adopt(&mut self, other: &Held) {
        for (id, beyond) in &other.beyond {
            self.beyond.entry(*id).or_insert_with(|| beyond.clone());
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
    }

    /// Takes the bookmarks as they are now, and remembers those of before that are removed.
    pub(super) fn renew(&mut self, now: Vec<Arc<Bookmark>>, before: &[Arc<Bookmark>]) {
        let there: HashSet<BookmarkId> = now.iter().map(|one| one.id).collect();
        let gone = before.iter().chain(&self.bookmarks);
        for mark in gone.filter(|mark| !there.contains(&mark.id)) {
            self.removed.insert(Removal::of(mark));
        }
        for id in &there {
            self.removed.forget(*id);
        }
        self.removed.trim();
        self.bookmarks = now;
    }

    /// Does changes, one after the other.
    pub(super) fn replay(&mut self, changes: Vec<Entry>) {
        if changes.is_empty() {
            return;
        }
        let marks = std::mem::take(&mut self.bookmarks).into_iter();
        let mut marks: HashMap<BookmarkId, Arc<Bookmark>> =
            marks.map(|mark| (mark.id, mark)).collect();
        for change in changes {
            match change {
                Entry::Known(mark, beyond) => {
                    let later = marks.get(&mark.id).map(|known| known.updated);
                    if later.is_some_and(|later| later > mark.updated) {
                        continue;
                    }
                    self.removed.forget(mark.id);
                    self.beyond.remove(&mark.id);
                    if !beyond.is_empty() {
                        self.beyond.insert(mark.id, beyond);
                    }
                    marks.insert(mark.id, Arc::from(mark));
                }
                Entry::Removed(removal) => {
                    let known = marks.get(&removal.id).map(|known| known.updated);
                    if known.is_none_or(|known| known <= removal.updated) {
                        marks.remove(&removal.id);
                        self.removed.insert(removal);
                    }
                }
                Entry::Foreign(value) if self.foreign.contains(&value) => {}
                Entry::Foreign(value) => self.foreign.push(value),
            }
        }
        self.bookmarks = marks.into_values().collect();
        self.sort();
    }

    fn sort(&mut self) {
        self.bookmarks.sort_by_key(|one| order(one));
    }

    fn take_fields(&mut self, mut fields: Map<String, Value>) {
        fields.remove("format");
        fields.remove("version");
        self.fields = fields;
    }

    /// Takes records in: as bookmarks where we understand them, as they are where not. Of two with
    /// the same id the second is kept as it stands rather than lost.
    fn take(&mut self, entries: Vec<Entry>) {
        let mut seen = HashSet::with_capacity(entries.len());
        self.bookmarks.reserve(entries.len());
        for entry in entries {
            match entry {
                Entry::Foreign(value) => self.foreign.push(value),
                Entry::Removed(removal) => self.removed.insert(removal),
                Entry::Known(bookmark, beyond) if !seen.insert(bookmark.id) => {
                    let line = beyond::line(&bookmark, Some(&beyond));
                    self.foreign.extend(serde_json::from_str(&line).ok());
                }
                Entry::Known(bookmark, beyond) => {
                    if !beyond.is_empty() {
                        self.beyond.insert(bookmark.id, beyond);
                    }
                    self.bookmarks.push(Arc::from(bookmark));
                }
            }
        }
        // A bookmark that is there was not removed, whatever another hand wrote.
        let removed: Vec<BookmarkId> = self.removed.each().map(|one| one.id).collect();
        for id in removed.into_iter().filter(|id| seen.contains(id)) {
            self.removed.forget(id);
        }
        self.sort();
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
            Ok(value) if value.is_object() => records.push(Entry::of(value)),
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
    fn lines_are_parted_between_them_only() {
        let lines = [RECORD, "{\"a\":\"，\"}", "1", "{}", RECORD].join(BETWEEN);
        for length in 0..=lines.len() + 1 {
            let parts = parts(&lines, length);
            assert_eq!(parts.join(BETWEEN), lines);
            let whole = parts.iter().flat_map(|part| part.split(BETWEEN));
            assert!(
                whole
                    .into_iter()
                    .all(|line| serde_json::from_str::<Value>(line).is_ok())
            );
        }
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
}
