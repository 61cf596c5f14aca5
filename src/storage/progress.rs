//! Reading positions, read marks and habits: a line each, added at the end of the file as they come. The
//! last line about a thing counts.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::anchor::Anchor;
use super::error::{Kept, StorageError};
use super::files::File;
use super::finding::{Finder, Found};
use super::habits::{Habit, Habits};
use super::record::AnchorFields;
use newsprint_issue::clean::Clean;
use newsprint_issue::{ArticleId, Date, Issue, IssueId, Place};

const FORMAT: &str = "newsprint-positions";
const VERSION: u64 = 1;

/// Lines that may be out of date before the file is written anew: a quarter of a megabyte.
const STALE_LINES: usize = 1000;

/// Where the reader was, and what is read.
#[derive(Debug, Default)]
pub(super) struct Progress {
    entries: Entries,
    /// What the file does not know yet.
    unsaved: Vec<Entry>,
    file: Option<File>,
    /// Whether the file is of a later edition, which was told when it was opened: it is left alone.
    is_newer: bool,
}

/// What a save needs, apart from the rest: it can run on a thread of its own.
#[derive(Debug)]
pub(super) struct Job {
    file: File,
    unsaved: Vec<Entry>,
}

/// What came of a save.
#[derive(Debug)]
pub(super) struct Done {
    /// What could not be saved, and why.
    undone: Option<(Vec<Entry>, StorageError)>,
}

/// What a file of positions says in the end.
#[derive(Debug, Default)]
struct Entries {
    /// One for each story of each issue; the last one kept stands last.
    positions: Vec<Position>,
    read: BTreeSet<ArticleId>,
    habits: Habits,
    /// Lines that we do not understand, such as those of a later edition.
    foreign: Vec<String>,
}

/// One line of the file.
#[derive(Clone, Debug)]
enum Entry {
    At(Position),
    Read(ArticleId),
    Habit(Habit),
}

/// The last place in a story.
#[derive(Clone, Debug)]
struct Position {
    issue: IssueId,
    /// The paper's name and day, by which an edited issue is known.
    title: Clean,
    date: Option<Date>,
    article: ArticleId,
    anchor: Anchor,
}

/// How a file was found.
enum State {
    Sound,
    Damaged { line: usize, lost: usize },
    TooNew { version: u64 },
}

#[derive(Serialize, Deserialize)]
struct Line {
    issue: String,
    #[serde(default)]
    paper: String,
    #[serde(default)]
    date: Option<String>,
    article: String,
    #[serde(flatten)]
    anchor: AnchorFields,
}

impl Progress {
    /// Opens the positions of a directory; what is wrong with them is added to `troubles`.
    pub(super) fn open(directory: Option<PathBuf>, troubles: &mut Vec<StorageError>) -> Progress {
        let Some(directory) = directory else {
            let what = Kept::Positions;
            troubles.push(StorageError::Nowhere { what });
            return Progress::default();
        };
        let file = File::new(directory, "positions.jsonl");
        let mut progress = Progress::default();
        match file.read() {
            Err(cause) => troubles.push(file.unread(cause)),
            Ok(None) => {}
            Ok(Some(bytes)) => {
                let (entries, _, state) = Entries::read(&bytes);
                progress.entries = entries;
                match state {
                    State::Sound => {}
                    State::TooNew { version } => {
                        progress.is_newer = true;
                        troubles.push(file.too_new(version));
                    }
                    State::Damaged { .. } => troubles.extend(progress.mend(&file)),
                }
            }
        }
        file.sweep_if_free();
        progress.file = Some(file);
        progress
    }

    /// Where the reader was: in this very issue, else in the one of the same name and day, else, in
    /// a paper without either, in the last story read that it also has.
    pub(super) fn position(&self, issue: &Issue) -> Option<Place> {
        let id = issue.id();
        let named = !issue.masthead.title.is_empty() || issue.masthead.date.is_some();
        let latest = || self.entries.positions.iter().rev();
        let finder = Finder::new(issue);
        let same_paper = |position: &&Position| {
            named && position.title == issue.masthead.title && position.date == issue.masthead.date
        };
        latest()
            .filter(|position| position.issue == id)
            .chain(latest().filter(same_paper))
            .chain(latest().filter(|position| !named && issue.article(position.article).is_some()))
            .find_map(|position| position.find_in(issue, &finder).place())
    }

    pub(super) fn article_position(&self, article: ArticleId) -> Option<Place> {
        let mut latest = self.entries.positions.iter().rev();
        let position = latest.find(|position| position.article == article)?;
        Some(Place {
            article,
            part: position.anchor.part,
            offset: position.anchor.offset,
        })
    }

    pub(super) fn keep(&mut self, issue: &Issue, place: Place) {
        let Some(article) = issue.article(place.article) else {
            return;
        };
        let position = Position {
            issue: issue.id(),
            title: issue.masthead.title.clone(),
            date: issue.masthead.date,
            article: article.id,
            anchor: Anchor::at(article, place),
        };
        let last = self.entries.positions.last();
        if last.is_some_and(|last| last.is_of(&position) && last.anchor == position.anchor) {
            return;
        }
        self.unsaved
            .retain(|entry| !matches!(entry, Entry::At(before) if before.is_of(&position)));
        self.unsaved.push(Entry::At(position.clone()));
        self.entries.take(Entry::At(position));
    }

    pub(super) fn is_read(&self, article: ArticleId) -> bool {
        self.entries.read.contains(&article)
    }

    pub(super) fn mark_read(&mut self, article: ArticleId) {
        if self.entries.read.insert(article) {
            self.unsaved.push(Entry::Read(article));
        }
    }

    pub(super) fn habits(&self) -> &Habits {
        &self.entries.habits
    }

    /// Takes note of a habit, when there is something new in it.
    pub(super) fn learn(&mut self, habit: Option<Habit>) {
        if let Some(habit) = habit {
            self.entries.take(Entry::Habit(habit.clone()));
            self.unsaved
                .retain(|entry| !matches!(entry, Entry::Habit(before) if before.is_of(&habit)));
            self.unsaved.push(Entry::Habit(habit));
        }
    }

    /// What is to be saved, when there is something new. It is no longer unsaved then; a save that
    /// fails gives it back.
    pub(super) fn job(&mut self) -> Option<Job> {
        let unsaved = std::mem::take(&mut self.unsaved);
        let is_written = !unsaved.is_empty() && !self.is_newer;
        let file = self.file.clone().filter(|_| is_written)?;
        Some(Job { file, unsaved })
    }

    /// Takes note of what came of a save.
    pub(super) fn finish(&mut self, done: Done) -> Result<(), StorageError> {
        let Some((mut unsaved, trouble)) = done.undone else {
            return Ok(());
        };
        self.is_newer |= matches!(trouble, StorageError::TooNew { .. });
        // What came since is newer, and is what counts.
        unsaved.append(&mut self.unsaved);
        self.unsaved = unsaved;
        Err(trouble)
    }

    /// Sets a damaged file aside and writes what could be read of it.
    fn mend(&mut self, file: &File) -> Option<StorageError> {
        let locked = file.lock();
        let (entries, _, state) = match file.read() {
            Ok(Some(bytes)) => Entries::read(&bytes),
            _ => return None,
        };
        self.entries = entries;
        let State::Damaged { line, lost } = state else {
            return None;
        };
        let aside = locked.ok().and_then(|locked| {
            let aside = locked.set_aside().ok()?;
            locked.replace(self.entries.write().as_bytes()).ok()?;
            Some(aside)
        });
        Some(StorageError::Malformed {
            path: file.path(),
            line,
            kept: self.entries.len(),
            lost,
            aside,
        })
    }
}

impl Job {
    /// Adds what is new to the file, and writes it anew when most of it is out of date.
    pub(super) fn run(self) -> Done {
        let trouble = self.write().err();
        Done {
            undone: trouble.map(|trouble| (self.unsaved, trouble)),
        }
    }

    fn write(&self) -> Result<(), StorageError> {
        let file = &self.file;
        let locked = file.lock()?;
        locked.sweep();
        let there = file.read().map_err(|cause| file.unread(cause))?;
        let (theirs, lines, state) = Entries::read(there.as_deref().unwrap_or_default());
        if let State::TooNew { version } = state {
            return Err(file.too_new(version));
        }
        let worn = lines > STALE_LINES + 2 * theirs.len();
        let written = if worn && matches!(state, State::Sound) {
            let mut all = theirs;
            self.unsaved
                .iter()
                .for_each(|entry| all.take(entry.clone()));
            locked.replace(all.write().as_bytes())
        } else {
            let mut lines = if lines == 0 { header() } else { String::new() };
            self.unsaved
                .iter()
                .for_each(|entry| lines.push_str(&entry.line()));
            locked.append(lines.as_bytes())
        };
        written.map_err(|cause| file.unwritten(cause))
    }
}

impl Entries {
    /// Reads a file as far as it goes, and counts its lines.
    fn read(bytes: &[u8]) -> (Entries, usize, State) {
        let mut entries = Entries::default();
        let (mut lines, mut first, mut lost) = (0, 0, 0);
        let mut too_new = None;
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            let line = line.trim_ascii();
            if line.is_empty() {
                continue;
            }
            lines += 1;
            match serde_json::from_slice::<Value>(line) {
                Ok(value) if value.get("format").is_some_and(|name| name == FORMAT) => {
                    let version = value.get("version").and_then(Value::as_u64);
                    too_new = too_new.or(version.filter(|version| *version > VERSION));
                }
                Ok(value) if value.is_object() => match Entry::of(&value) {
                    Some(Entry::At(position)) => entries.positions.push(position),
                    Some(entry) => entries.take(entry),
                    None => entries.foreign.push(value.to_string()),
                },
                _ => {
                    first = if lost == 0 { number } else { first };
                    lost += 1;
                }
            }
        }
        entries.keep_latest();
        let state = match too_new {
            Some(version) => State::TooNew { version },
            None if lost > 0 => State::Damaged { line: first, lost },
            None => State::Sound,
        };
        (entries, lines, state)
    }

    fn write(&self) -> String {
        let mut text = header();
        for line in &self.foreign {
            text.push_str(line);
            text.push('\n');
        }
        for article in &self.read {
            text.push_str(&Entry::Read(*article).line());
        }
        for habit in self.habits.each() {
            text.push_str(&Entry::Habit(habit).line());
        }
        for position in &self.positions {
            text.push_str(&Entry::At(position.clone()).line());
        }
        text
    }

    fn take(&mut self, entry: Entry) {
        match entry {
            Entry::Read(article) => {
                self.read.insert(article);
            }
            Entry::Habit(habit) => self.habits.take(habit),
            Entry::At(position) => {
                self.positions.retain(|before| !before.is_of(&position));
                self.positions.push(position);
            }
        }
    }

    /// Of several positions in one story, the last.
    fn keep_latest(&mut self) {
        let mut seen = BTreeSet::new();
        self.positions.reverse();
        self.positions
            .retain(|position| seen.insert((position.issue, position.article)));
        self.positions.reverse();
    }

    fn len(&self) -> usize {
        self.positions.len() + self.read.len() + self.habits.len() + self.foreign.len()
    }
}

impl Entry {
    fn of(value: &Value) -> Option<Entry> {
        if let Some(read) = value.get("read") {
            return Some(Entry::Read(read.as_str()?.parse().ok()?));
        }
        if let Some(habit) = Habit::of(value) {
            return Some(Entry::Habit(habit));
        }
        let line = Line::deserialize(value).ok()?;
        Some(Entry::At(Position {
            issue: line.issue.parse().ok()?,
            title: Clean::line(&line.paper),
            date: line.date.and_then(|date| date.parse().ok()),
            article: line.article.parse().ok()?,
            anchor: line.anchor.anchor()?,
        }))
    }

    fn line(&self) -> String {
        let json = match self {
            Entry::Read(article) => Ok(format!("{{\"read\":\"{article}\"}}")),
            Entry::Habit(habit) => serde_json::to_string(&habit),
            Entry::At(position) => serde_json::to_string(&Line {
                issue: position.issue.to_string(),
                paper: position.title.to_string(),
                date: position.date.map(|date| date.to_string()),
                article: position.article.to_string(),
                anchor: AnchorFields::of(&position.anchor),
            }),
        };
        json.map_or_else(|_| String::new(), |json| json + "\n")
    }
}

impl Position {
    fn is_of(&self, other: &Position) -> bool {
        self.issue == other.issue && self.article == other.article
    }

    fn find_in(&self, issue: &Issue, finder: &Finder) -> Found {
        finder.find(issue, self.article, &self.anchor).found
    }
}

fn header() -> String {
    format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION}}}\n")
}
