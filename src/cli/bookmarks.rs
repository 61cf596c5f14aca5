//! `newsprint bookmarks`: everything that can be done with them without opening a screen.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::args::{Add, Bookmarks, Chosen, Export, Filter, KindOfMark};
use super::outcome::{self, Outcome, Trouble};
use super::paper;
use super::preferences;
use super::rows::{padded, widest};
use crate::clean::Clean;
use crate::issue::{Article, Issue, Place, Text};
use crate::messages::{Message, Messages, Mistake, Report};
use crate::search::{self, Query};
use crate::storage::{
    Bookmark, BookmarkId, Directories, Kept, Kind, Manner, Marked, Storage, StorageError, paragraph,
};
use newsprint_files as files;

/// The cells of the label before a note, with what stands after it: full-width marks need nothing.
const NOTE: usize = 6;

/// The most bytes of bookmarks that are taken in: four times what 100,000 Chinese ones take.
const MOST_BYTES: u64 = 256 << 20;

/// Does what is asked for; what is wrong with the bookmarks file is told.
pub(super) fn run(
    command: Bookmarks,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let (mut storage, troubles) = Storage::open(Directories::of_user());
    for trouble in &troubles {
        if !is_of_positions(trouble) {
            writeln!(errors, "newsprint: {}", preferences::spoken().tell(trouble))?;
        }
    }
    match command {
        Bookmarks::List(filter) => list(&storage, &filter, out),
        Bookmarks::Export { filter, format } => {
            let found = filtered(&storage, &filter);
            out.write_all(storage.export(&found, manner(format)).as_bytes())?;
            Ok(none_of(&storage, &found).map_or(Outcome::Done, Outcome::Nothing))
        }
        Bookmarks::Add(add) => self::add(&mut storage, &add, out, errors),
        Bookmarks::Edit { id, note } => {
            let note = Clean::lines(&note).trimmed();
            let chosen = named(&storage, &[id]);
            change(&mut storage, chosen, |mark| mark.note = note.clone(), out)
        }
        Bookmarks::Remove(chosen) => {
            let chosen = self::chosen(&storage, &chosen)?;
            remove(&mut storage, chosen, out)
        }
        Bookmarks::Tag { chosen, add, drop } => {
            let chosen = self::chosen(&storage, &chosen)?;
            let (add, drop) = (tags(&add), tags(&drop));
            let change = |mark: &mut Bookmark| {
                mark.tags.retain(|tag| !drop.contains(tag));
                let new = add.iter().filter(|tag| !mark.tags.contains(tag));
                let new: Vec<Clean> = new.cloned().collect();
                mark.tags.extend(new);
            };
            self::change(&mut storage, chosen, change, out)
        }
        Bookmarks::Import { path } => import(&mut storage, &path, out),
    }
}

fn list(storage: &Storage, filter: &Filter, out: &mut impl Write) -> Result<Outcome, Trouble> {
    let found = filtered(storage, filter);
    print(found.iter(), out)?;
    Ok(none_of(storage, &found).map_or(Outcome::Done, Outcome::Nothing))
}

/// What there is to say when there are none.
fn none_of(storage: &Storage, found: &[Arc<Bookmark>]) -> Option<Report> {
    let none = if storage.bookmarks().is_empty() {
        Report::NoBookmarks
    } else {
        Report::NoSuchBookmarks
    };
    found.is_empty().then_some(none)
}

fn add(
    storage: &mut Storage,
    add: &Add,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let issue = paper::read(&add.path, &add.taking)?.issue;
    if let Some(file) = paper::whereabouts(&add.path) {
        storage.reads(&file);
    }
    let (marked, count) = match target(&issue, add) {
        Ok(target) => target,
        Err(none) => return Ok(Outcome::Nothing(none)),
    };
    if count > 1 {
        let line = preferences::spoken().tell(&Report::Several { count });
        writeln!(errors, "newsprint: {line}")?;
    }
    let now = now();
    let Some(id) = storage.mark(&issue, marked, now) else {
        return Ok(Outcome::Nothing(Report::NoWordsToMark));
    };
    let tags = tags(&add.tag);
    storage.amend(
        id,
        |mark| {
            if let Some(note) = &add.note {
                mark.note = Clean::lines(note).trimmed();
            }
            let new = tags.iter().filter(|tag| !mark.tags.contains(tag));
            let new: Vec<Clean> = new.cloned().collect();
            mark.tags.extend(new);
        },
        now,
    );
    save(storage)?;
    print(storage.bookmark(id).into_iter(), out)?;
    Ok(Outcome::Done)
}

/// What is to be marked, and how often such words stand in the paper; or why there is no such thing.
fn target(issue: &Issue, add: &Add) -> Result<(Marked, usize), Report> {
    let number = add.article.map(|number| number as usize - 1);
    let article = issue.nth(number.unwrap_or(0));
    let article = article.ok_or_else(|| Report::NoSuchStory {
        paper: outcome::name(&add.path, preferences::spoken()),
        count: issue.articles().count(),
    })?;
    if let Some(quote) = &add.quote {
        let query = Query::new(quote).ok_or(Report::NoWordsToMark)?;
        let hits = match number {
            Some(_) => search::in_article(article, &query),
            None => search::in_issue(issue, &query),
        };
        let hit = hits.first().ok_or(Report::WordsElsewhere)?;
        let clip = Marked::Clip {
            from: hit.from,
            to: Place {
                offset: hit.end,
                ..hit.from
            },
        };
        return Ok((clip, hits.len()));
    }
    match add.paragraph {
        None => Ok((Marked::Story(article.id), 1)),
        Some(number) => {
            let part = paragraph(article, number).ok_or(Report::NoSuchParagraph)?;
            Ok((Marked::Place(Place::start_of(article.id, part)), 1))
        }
    }
}

/// Changes bookmarks and prints them as they are now.
fn change(
    storage: &mut Storage,
    chosen: Result<Vec<BookmarkId>, Report>,
    change: impl Fn(&mut Bookmark),
    out: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let ids = match chosen {
        Ok(ids) => ids,
        Err(none) => return Ok(Outcome::Nothing(none)),
    };
    let now = now();
    for id in &ids {
        storage.amend(*id, &change, now);
    }
    save(storage)?;
    print(ids.iter().filter_map(|id| storage.bookmark(*id)), out)?;
    Ok(Outcome::Done)
}

fn remove(
    storage: &mut Storage,
    chosen: Result<Vec<BookmarkId>, Report>,
    out: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let ids = match chosen {
        Ok(ids) => ids,
        Err(none) => return Ok(Outcome::Nothing(none)),
    };
    let removed = ids.iter().filter_map(|id| storage.remove(*id));
    let removed: Vec<Arc<Bookmark>> = removed.collect();
    save(storage)?;
    print(removed.iter(), out)?;
    Ok(Outcome::Done)
}

fn import(storage: &mut Storage, path: &Path, out: &mut impl Write) -> Result<Outcome, Trouble> {
    let read = if path.as_os_str() == "-" {
        files::bounded(io::stdin().lock(), MOST_BYTES)
    } else {
        files::read(path, MOST_BYTES)
    };
    let bytes = read.map_err(|cause| Trouble::Open {
        path: path.to_owned(),
        cause,
    })?;
    let imported = storage.import(&bytes).ok_or_else(|| Trouble::NoBookmarks {
        path: path.to_owned(),
    })?;
    save(storage)?;
    let report = Report::TakenIn {
        added: imported.added,
        renewed: imported.renewed,
        known: imported.known,
    };
    writeln!(out, "{}", preferences::spoken().tell(&report))?;
    Ok(Outcome::Done)
}

/// The time that is written down: now, or what `SOURCE_DATE_EPOCH` says, so that the same commands
/// can come to the same end.
fn now() -> Timestamp {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok();
    let said = said.and_then(|seconds| Timestamp::from_second(seconds.parse().ok()?).ok());
    said.unwrap_or_else(Timestamp::now)
}

fn save(storage: &mut Storage) -> Result<(), Trouble> {
    storage.save().map_err(|cause| Trouble::Unsaved { cause })
}

/// The bookmarks of these names; or what is wrong with one of them.
fn named(storage: &Storage, names: &[String]) -> Result<Vec<BookmarkId>, Report> {
    names
        .iter()
        .map(|name| {
            let name = Clean::line(name);
            let mut meant = storage.bookmarks().iter().map(|mark| mark.id);
            let mut meant = meant.by_ref().filter(|id| {
                let id = id.to_string();
                !name.is_empty() && id.starts_with(name.as_str())
            });
            match (meant.next(), meant.next()) {
                (Some(id), None) => Ok(id),
                (Some(_), Some(_)) => Err(Report::SeveralBookmarks { name }),
                _ => Err(Report::NoBookmarkCalled { name }),
            }
        })
        .collect()
}

/// The bookmarks that are chosen: by name, and of those or of all by what they are.
fn chosen(storage: &Storage, chosen: &Chosen) -> Result<Result<Vec<BookmarkId>, Report>, Trouble> {
    let filter = &chosen.filter;
    let says_nothing = filter.tag.is_empty()
        && filter.kind.is_none()
        && filter.paper.is_none()
        && filter.find.is_none();
    if chosen.ids.is_empty() && says_nothing {
        return Err(Trouble::Arguments {
            mistake: Mistake::WhichBookmarks,
        });
    }
    let found = filtered(storage, filter);
    let found = found.iter().map(|mark| mark.id);
    if chosen.ids.is_empty() {
        let all: Vec<BookmarkId> = found.collect();
        return Ok(if all.is_empty() {
            Err(Report::NoSuchBookmarks)
        } else {
            Ok(all)
        });
    }
    let found: std::collections::HashSet<BookmarkId> = found.collect();
    Ok(named(storage, &chosen.ids).map(|mut ids| {
        ids.retain(|id| found.contains(id));
        ids
    }))
}

fn filtered(storage: &Storage, filter: &Filter) -> Vec<Arc<Bookmark>> {
    let tags = tags(&filter.tag);
    let has = |wanted: Option<&str>, words: &[&str]| {
        let query = wanted.map(Query::new);
        query.is_none_or(|query| query.is_some_and(|query| holds(words, &query)))
    };
    let all = storage.bookmarks().iter();
    all.filter(|mark| {
        let cited = &mark.cited;
        let date = cited.date.map(|date| date.to_string()).unwrap_or_default();
        tags.iter().all(|tag| mark.tags.contains(tag))
            && filter.kind.is_none_or(|wanted| kind(wanted) == mark.kind)
            && has(
                filter.paper.as_deref(),
                &[&cited.title, &date, &cited.spot.file],
            )
            && has(
                filter.find.as_deref(),
                &[&mark.anchor.quote, &cited.headline, &mark.note],
            )
    })
    .cloned()
    .collect()
}

/// Whether one of the texts has the words, as a search finds them.
fn holds(texts: &[&str], query: &Query) -> bool {
    let article = Article {
        headline: texts.iter().map(|text| Text::from(*text)).collect(),
        ..Article::default()
    };
    !search::in_article(&article, query).is_empty()
}

/// Tags as they are kept: clean, without the `#` that some write before them.
fn tags(typed: &[String]) -> Vec<Clean> {
    let bare = |tag: &String| Clean::line(tag.trim().trim_start_matches('#')).trimmed();
    typed
        .iter()
        .map(bare)
        .filter(|tag| !tag.is_empty())
        .collect()
}

/// Prints bookmarks, a line each.
fn print<'a>(
    marks: impl Iterator<Item = &'a Arc<Bookmark>>,
    out: &mut impl Write,
) -> Result<(), Trouble> {
    let messages = preferences::spoken();
    for mark in marks {
        writeln!(out, "{}", line(mark, messages))?;
    }
    Ok(())
}

/// A bookmark on one line: its name, the day, what was marked, its words, where they stood.
fn line(mark: &Bookmark, messages: Messages) -> String {
    let cited = &mark.cited;
    let day = mark.created.strftime("%Y-%m-%d");
    let quote = mark.anchor.quote.replace('\n', " ");
    let words = if mark.kind == Kind::Story { "" } else { &quote };
    let date = cited.date.map(|date| date.to_string()).unwrap_or_default();
    let note = match mark.note.as_str() {
        "" => String::new(),
        note => {
            let label = padded(&messages.say(Message::NoteOf), NOTE);
            format!("{label}{}", note.replace('\n', " "))
        }
    };
    let tags: Vec<String> = mark.tags.iter().map(|tag| format!("#{tag}")).collect();
    let tags = tags.join(" ");
    let pieces = [words, &cited.headline, &cited.title, &date, &note, &tags];
    let pieces: Vec<&str> = pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect();
    let kinds = [Message::StoryMark, Message::PlaceMark, Message::ClipMark];
    let kinds = kinds.map(|kind| messages.say(kind));
    let kind = match mark.kind {
        Kind::Story => &kinds[0],
        Kind::Place => &kinds[1],
        Kind::Clip => &kinds[2],
    };
    let kind = padded(kind, widest(kinds.iter().map(String::as_str)));
    format!("{}  {day}  {kind}  {}", mark.id, pieces.join("  |  "))
}

fn kind(kind: KindOfMark) -> Kind {
    match kind {
        KindOfMark::Story => Kind::Story,
        KindOfMark::Place => Kind::Place,
        KindOfMark::Clip => Kind::Clip,
    }
}

fn manner(format: Export) -> Manner {
    match format {
        Export::Markdown => Manner::Markdown,
        Export::Json => Manner::Json,
        Export::Opml => Manner::Opml,
        Export::Text => Manner::Text,
    }
}

/// Reading positions are nothing this command speaks of.
fn is_of_positions(trouble: &StorageError) -> bool {
    match trouble {
        StorageError::Nowhere { what } => *what == Kept::Positions,
        StorageError::Read { path, .. }
        | StorageError::Write { path, .. }
        | StorageError::Malformed { path, .. }
        | StorageError::Flawed { path, .. }
        | StorageError::Merged { path, .. }
        | StorageError::TooNew { path, .. }
        | StorageError::Locked { path } => path.ends_with("positions.jsonl"),
    }
}
