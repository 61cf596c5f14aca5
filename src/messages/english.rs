//! English.

use super::message::Message;
use super::number::grouped;
use super::phrases::phrase;
use super::tongue::Tongue;

#[allow(
    clippy::too_many_lines,
    reason = "a table of every message, an arm each"
)]
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
        Message::Paragraph { number } => format!("par. {number}"),
        Message::Alike { percent } => format!("about here, {percent}%"),
        Message::AllRemoved { count } => format!("{} deleted; u: undo", counted(count, "bookmark")),
        Message::Chosen { count } => format!("{count} chosen"),
        Message::Written { path } => format!("written to {path}"),
        Message::Copied { characters } => format!("{} copied", counted(characters, "character")),
        Message::NoProgram { program } => format!("not copied: there is no {program}"),
        Message::NotTaken { program, why } => format!("not copied: {program}: {why}"),
        Message::Selected { characters } => {
            format!("{} selected", counted(characters, "character"))
        }
        Message::OtherPaper { file } => format!("in another paper: newsprint {file}"),
        Message::PaperGone { file } => format!("in a paper that is gone: {file}"),
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
        Message::Pale { contrast } => format!("pale here: contrast {contrast}, not 7"),
        Message::Measure { cells } => format!("column width: {cells} cells"),
        Message::Columns { count: None } => "columns: as many as fit".to_owned(),
        Message::Columns { count: Some(count) } => format!("columns: {count}"),
        Message::BookmarkCount { count } => counted(count, "bookmark"),
        Message::SetAt { cells } => {
            format!("To set this page in lines of {cells} cells, rules were given up:")
        }
        Message::Conceded { part, lapse } => format!("{part}: {lapse}"),
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
        Message::CannotRead { what, why } => format!("cannot read {what}: {why}"),
        Message::CannotWrite { what, why } => format!("cannot write {what}: {why}"),
        Message::SomeFailed { failed, all } => {
            format!("{failed} of {all} could not be brought in; see the lines above")
        }
        Message::CannotFind { what, why } => format!("cannot look for {what}: {why}"),
        Message::WayOut { what, way_out } => format!("{what}; {way_out}"),
        Message::CannotPrint { why } => format!("cannot print: {why}"),
        Message::CannotUseTerminal { why } => format!("cannot use the terminal: {why}"),
        Message::ThemesAre { name, known } => {
            format!("no theme is called {name}; there are {known}")
        }
        Message::SaveAs { formats } => {
            format!("save it as one of these with its program or a converter: {formats}")
        }
        Message::PutRight { what } => {
            format!("{what} cannot be used as it is; put those lines right")
        }
        Message::Newer { version } => {
            format!("written for format {version}, which this version does not know")
        }
        Message::NoSuchSection { count } => {
            format!("this paper has {}", counted(count, "section"))
        }
        Message::Address { address } => format!("link: {address}"),
        Message::ToSection { title } => format!("Go to section: {title}"),
        Message::ToTheme { title } => format!("Set theme: {title}"),
        Message::ToColumns { count: None } => "Set columns: as many as fit".to_owned(),
        Message::ToColumns { count: Some(count) } => format!("Set columns: {count}"),
        Message::ToLanguage { name } => format!("Set language: {name}"),
        Message::Contrasts { contrasts } => {
            let [text, small, hit, current] = contrasts;
            format!("text {text} · small {small} · hit {hit} · current hit {current}")
        }
        Message::TypedLetters { letters } => format!("letter: {letters}"),
        Message::Pending { keys } => format!("{keys} …"),
        Message::Words { count } => counted(count, "word"),
        Message::TooLarge { width, height } => format!("only {width} × {height} cells are drawn"),
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
