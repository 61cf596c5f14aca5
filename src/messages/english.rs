//! English.

use super::message::{Message, Tongue};
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
            format!("{unread} unread · {}", counted(bookmarks, "bookmark"))
        }
        Message::Day { date } => date.strftime("%-d %B %Y").to_string(),
        Message::Page { number } => format!("Page {number}"),
        Message::Hits { number, count } | Message::Row { number, count } => {
            format!("{number}/{count}")
        }
        Message::FoundWords { words } => format!("found: {words}"),
        Message::Totals {
            hits,
            stories,
            over,
        } => {
            let stories = match stories {
                1 => "1 story".to_owned(),
                count => format!("{count} stories"),
            };
            let more = if over { "" } else { " …" };
            format!("paper: {hits} in {stories}{more}")
        }
        Message::HitCount { count } => counted(count, "hit"),
        Message::HitsOf { story } => format!("Hits in “{story}”"),
        Message::Theme { title } => format!("theme: {title}"),
        Message::NoTheme { name } => format!("there is no theme called {name}"),
        Message::Measure { cells } => format!("column width: {cells} cells"),
        Message::Columns { count: None } => "columns: as many as fit".to_owned(),
        Message::Columns { count: Some(count) } => format!("columns: {count}"),
        Message::BookmarkCount { count } => counted(count, "bookmark"),
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => counted(count, "word"),
        plain => phrase(plain, Tongue::English).to_owned(),
    }
}

fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
