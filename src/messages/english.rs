//! English.

use super::message::{Message, Tongue};
use super::number::grouped;
use super::phrases::phrase;

pub(super) fn say(message: Message<'_>) -> String {
    match message {
        Message::Story { number, count } => format!("Story {number}/{count}"),
        Message::Screen {
            number,
            count: Some(count),
        } => format!("Screen {number}/{count}"),
        Message::Screen {
            number,
            count: None,
        } => format!("Screen {number}/…"),
        Message::Progress { percent, minutes } => format!("{percent}% · {minutes} min left"),
        Message::Under { heading } => format!("in: {heading}"),
        Message::Standing { unread, bookmarks } => {
            format!(
                "{} unread · {}",
                grouped(unread, Tongue::English),
                counted(bookmarks, "bookmark")
            )
        }
        Message::Day { date } => date.strftime("%-d %B %Y").to_string(),
        Message::Page { number } => format!("Page {number}"),
        Message::Hits { number, count } | Message::Row { number, count } => {
            format!("{number}/{count}")
        }
        Message::Theme { title } => format!("theme: {title}"),
        Message::NoTheme { name } => format!("there is no theme called {name}"),
        Message::Measure { cells } => format!("column width: {cells} cells"),
        Message::Columns { count: None } => "columns: as many as fit".to_owned(),
        Message::Columns { count: Some(count) } => format!("columns: {count}"),
        Message::BookmarkCount { count } => counted(count, "bookmark"),
        Message::SetAt { cells } => {
            format!("To set this page in lines of {cells} cells, rules were given up:")
        }
        Message::Conceded { part, lapse } => format!("{part}: {lapse}"),
        Message::Paragraph { number } => format!("paragraph {number}"),
        Message::LinesBegin { count, mark, level } => {
            let begin = if count == 1 { "begins" } else { "begin" };
            format!(
                "{} {begin} with {mark}{}",
                counted(count, "line"),
                to(level)
            )
        }
        Message::LinesEnd { count, mark, level } => {
            let end = if count == 1 { "ends" } else { "end" };
            format!("{} {end} with {mark}{}", counted(count, "line"), to(level))
        }
        Message::LinesCut { count } => {
            let end = if count == 1 { "ends" } else { "end" };
            let lines = counted(count, "line");
            format!("{lines} {end} inside a word or number wider than the column")
        }
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => counted(count, "word"),
        plain => phrase(plain, Tongue::English).to_owned(),
    }
}

/// The level of strictness that a mark belongs to; none where the column was too narrow for any.
fn to(level: u8) -> String {
    match level {
        0 => " (too narrow)".to_owned(),
        level => format!(" (allowed at level {level})"),
    }
}

fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {what}{ending}", grouped(count, Tongue::English))
}
