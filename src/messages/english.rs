//! English.

use super::message::Message;

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
        Message::Theme { title } => format!("theme: {title}"),
        Message::NoTheme { name } => format!("there is no theme called {name}"),
        Message::Measure { cells } => format!("column width: {cells} cells"),
        Message::Columns { count: None } => "columns: as many as fit".to_owned(),
        Message::Columns { count: Some(count) } => format!("columns: {count}"),
        Message::BookmarkCount { count } => counted(count, "bookmark"),
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => counted(count, "word"),
        plain => phrase(plain).to_owned(),
    }
}

fn phrase(message: Message<'_>) -> &'static str {
    match message {
        Message::Finished => "100% · finished",
        Message::Resumed => "continued where you left; g g: start",
        Message::Saved => "saved",
        Message::NotSaved => "not saved",
        Message::Paper => "Newspaper",
        Message::Untitled => "Untitled",
        Message::LastStory => "this is the last story",
        Message::FirstStory => "this is the first story",
        Message::NoHeading => "no further subheading",
        Message::NoSection => "no further section",
        Message::NoJump => "this story is shown whole",
        Message::NoHits => "nothing found",
        Message::WrappedToStart => "past the end, back to the start",
        Message::WrappedToEnd => "past the start, back to the end",
        Message::StorySaved => "story saved",
        Message::StoryReleased => "story no longer saved",
        Message::PlaceSaved => "place saved",
        Message::PlaceReleased => "place no longer saved",
        Message::Removed => "bookmark deleted; u: undo",
        Message::Restored => "bookmark restored",
        Message::NothingToUndo => "nothing to undo",
        Message::NotKept => "could not be saved to disk",
        Message::Vertical => "set vertically",
        Message::Horizontal => "set horizontally",
        Message::Sections => "Sections",
        Message::Bookmarks => "Bookmarks",
        Message::NoBookmarks => "no bookmarks yet; b saves a story",
        Message::NoMatch => "no bookmark matches",
        Message::Moved => "moved",
        Message::Near => "about here",
        Message::Elsewhere => "not in this paper",
        Message::Help => "Help",
        Message::Notes => "Notes on this paper",
        Message::NoNotes => "nothing was lost or guessed",
        Message::Reading => "Reading",
        Message::Moving => "Moving about",
        Message::Searching => "Searching",
        Message::Keeping => "Keeping",
        Message::Setting => "Setting the page",
        Message::Program => "The program",
        Message::TooSmall => "too small",
        _ => "",
    }
}

fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
