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
        Message::Paragraph { number } => format!("par. {number}"),
        Message::Alike { percent } => format!("about here, {percent}%"),
        Message::AllRemoved { count } => format!("{} deleted; u: undo", counted(count, "bookmark")),
        Message::Chosen { count } => format!("{count} chosen"),
        Message::Written { path } => format!("written to {path}"),
        Message::Copied { characters } => format!("{} copied", counted(characters, "character")),
        Message::OtherPaper { file } => format!("in another paper: newsprint {file}"),
        Message::PaperGone { file } => format!("in a paper that is gone: {file}"),
        Message::Hits { number, count } | Message::Row { number, count } => {
            format!("{number}/{count}")
        }
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
