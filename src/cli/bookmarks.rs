//! `newsprint bookmarks`: what was marked, without opening a paper.

use std::io::Write;

use super::args::{Bookmarks, Words};
use super::outcome::{Outcome, Trouble};
use crate::storage::{Bookmark, Directories, Kept, Kind, Manner, Storage, StorageError, export};

/// Lists or exports the bookmarks; what is wrong with their file is told.
pub(super) fn run(
    command: Bookmarks,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Trouble> {
    let (storage, troubles) = Storage::open(Directories::of_user());
    for trouble in &troubles {
        if !is_of_positions(trouble) {
            writeln!(errors, "newsprint: {trouble}")?;
        }
    }
    let bookmarks = storage.bookmarks();
    match command {
        Bookmarks::List => {
            for bookmark in bookmarks {
                writeln!(out, "{}", line(bookmark))?;
            }
        }
        Bookmarks::Export { format } => {
            out.write_all(export(bookmarks, manner(format)).as_bytes())?;
        }
    }
    if bookmarks.is_empty() {
        let way = "no bookmarks; b marks a story while you read";
        return Ok(Outcome::Nothing(way.to_owned()));
    }
    Ok(Outcome::Done)
}

/// A bookmark on one line: the day, what was marked, its words, where they stood.
fn line(bookmark: &Bookmark) -> String {
    let cited = &bookmark.cited;
    let day = bookmark.created.strftime("%Y-%m-%d");
    let (kind, words) = match bookmark.kind {
        Kind::Story => ("story", ""),
        Kind::Place => ("place", bookmark.anchor.quote.as_str()),
    };
    let date = cited.date.map(|date| date.to_string()).unwrap_or_default();
    let pieces = [words, &cited.headline, &cited.title, &date];
    let pieces: Vec<&str> = pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect();
    format!("{day}  {kind}  {}", pieces.join("  |  "))
}

fn manner(words: Words) -> Manner {
    match words {
        Words::Text => Manner::Text,
        Words::Markdown => Manner::Markdown,
        Words::Json => Manner::Json,
    }
}

/// Reading positions are nothing this command speaks of.
fn is_of_positions(trouble: &StorageError) -> bool {
    match trouble {
        StorageError::Nowhere { what } => *what == Kept::Positions,
        StorageError::Read { path, .. }
        | StorageError::Write { path, .. }
        | StorageError::Malformed { path, .. }
        | StorageError::TooNew { path, .. }
        | StorageError::Locked { path } => path.ends_with("positions.jsonl"),
    }
}
