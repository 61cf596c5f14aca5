//! Writes an issue of our own: stable, one paragraph a line, fit for a version control system and
//! for a text editor.

use std::collections::BTreeMap;

use super::markup;
use super::wire::{VERSION, quoted};
use crate::formats::reading::Note;
use crate::issue::{Article, Direction, Issue, Rank, Text};

/// The most bytes of an article's file name without its ending, as far as any file system goes.
const STEM: usize = 60;

/// The files of an issue, by path inside its folder. Notes are kept under `[import]` for people.
pub fn write(issue: &Issue, notes: &[Note]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut head = masthead(issue);
    let digits = issue.articles().count().to_string().len().max(2);
    let mut number = 0;
    for section in &issue.sections {
        head.push_str(&format!("\n[[pages]]\nname = {}\n", quoted(&section.name)));
        head.push_str("articles = [\n");
        for article in &section.articles {
            number += 1;
            let stem = stem(number, digits, article);
            head.push_str(&format!("  {},\n", quoted(&stem)));
            files.insert(format!("articles/{stem}.md"), file(article).into_bytes());
        }
        head.push_str("]\n");
    }
    if !notes.is_empty() {
        head.push_str("\n[import]\nwarnings = [\n");
        for note in notes {
            head.push_str(&format!("  {},\n", quoted(&note.to_string())));
        }
        head.push_str("]\n");
    }
    files.insert("issue.toml".to_owned(), head.into_bytes());
    files
}

/// The issue as one file.
pub fn write_single(issue: &Issue) -> String {
    let mut single = format!("+++\n{}+++\n", masthead(issue));
    for (index, section) in issue.sections.iter().enumerate() {
        for (place, article) in section.articles.iter().enumerate() {
            let headline = match article.headline.as_slice() {
                [] => String::new(),
                [line] => format!(" {}", markup::line(line)),
                _ => format!(" {}", markup::line(&Text::from(&*article.title()))),
            };
            single.push_str(&format!("\n#{headline}\n"));
            let mut keys = String::new();
            if place == 0 && (index > 0 || !section.name.is_empty()) {
                keys.push_str(&format!("section = {}\n", quoted(&section.name)));
            }
            if article.headline.len() > 1 {
                keys.push_str(&headline_key(article));
            }
            keys.push_str(&front(article));
            if !keys.is_empty() {
                single.push_str(&format!("+++\n{keys}+++\n"));
            }
            single.push_str(&body(article));
        }
    }
    single
}

fn masthead(issue: &Issue) -> String {
    let masthead = &issue.masthead;
    let mut head = format!("format = {VERSION}\ntitle = {}\n", quoted(&masthead.title));
    if let Some(date) = masthead.date.filter(|date| date.year() >= 0) {
        head.push_str(&format!("date = {date}\n"));
    }
    if let Some(edition) = &masthead.edition {
        head.push_str(&format!("number = {}\n", quoted(edition)));
    }
    let direction = match masthead.direction {
        Direction::Horizontal => "horizontal",
        Direction::Vertical => "vertical",
    };
    let tag = masthead.language.tag();
    head.push_str(&format!(
        "language = \"{tag}\"\ndirection = \"{direction}\"\n"
    ));
    head
}

fn file(article: &Article) -> String {
    let headline = headline_key(article);
    format!("+++\n{headline}{}+++\n{}", front(article), body(article))
}

fn body(article: &Article) -> String {
    let blocks = markup::blocks(&article.body, "##");
    if blocks.is_empty() {
        blocks
    } else {
        format!("\n{blocks}")
    }
}

fn headline_key(article: &Article) -> String {
    match article.headline.as_slice() {
        [] => String::new(),
        [line] => format!("headline = {}\n", quoted(&markup::line(line))),
        lines => format!("headline = {}\n", array(lines)),
    }
}

/// The keys of an article besides its headline.
fn front(article: &Article) -> String {
    let mut keys = String::new();
    if let Some(kicker) = &article.kicker {
        keys.push_str(&format!("kicker = {}\n", quoted(&markup::line(kicker))));
    }
    if !article.deck.is_empty() {
        keys.push_str(&format!("deck = {}\n", array(&article.deck)));
    }
    if !article.byline.is_empty() {
        let authors = article.byline.iter().map(|author| match &author.role {
            None => format!("{{ name = {} }}", quoted(&author.name)),
            Some(role) => format!(
                "{{ name = {}, role = {} }}",
                quoted(&author.name),
                quoted(role)
            ),
        });
        let authors: Vec<String> = authors.collect();
        keys.push_str(&format!("byline = [{}]\n", authors.join(", ")));
    }
    if let Some(dateline) = &article.dateline {
        keys.push_str(&format!("dateline = {}\n", quoted(&markup::line(dateline))));
    }
    match article.rank {
        Rank::Lead => keys.push_str("rank = \"lead\"\n"),
        Rank::Major => keys.push_str("rank = \"major\"\n"),
        Rank::Minor => {}
        Rank::Brief => keys.push_str("rank = \"brief\"\n"),
    }
    keys
}

fn array(lines: &[Text]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| quoted(&markup::line(line)))
        .collect();
    format!("[{}]", lines.join(", "))
}

/// The name of an article's file: its number, and its headline where that is Latin, else its id.
fn stem(number: usize, digits: usize, article: &Article) -> String {
    let number = format!("{number:0digits$}");
    let room = STEM - number.len() - 1;
    let slug = slug(&article.title(), room).unwrap_or_else(|| {
        let mut id = article.id.to_string();
        id.truncate(8);
        id
    });
    format!("{number}-{slug}")
}

/// A headline in ASCII words with hyphens between; none when it has letters we cannot spell so.
fn slug(title: &str, room: usize) -> Option<String> {
    let mut slug = String::new();
    for character in title.chars() {
        if let Some(letters) = ascii(character) {
            slug.push_str(&letters);
        } else if character.is_alphanumeric() {
            return None;
        } else if !matches!(character, '\'' | '’') && !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    if slug.len() > room {
        let cut = slug[..room].rfind('-').unwrap_or(room);
        slug.truncate(cut);
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

/// The letters that spell a Latin letter in ASCII.
fn ascii(character: char) -> Option<String> {
    let letters = match character.to_lowercase().next().unwrap_or(character) {
        lower if lower.is_ascii_alphanumeric() => return Some(lower.to_string()),
        'à'..='å' | 'ā' => "a",
        'æ' => "ae",
        'ç' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ě' => "e",
        'ì'..='ï' | 'ī' => "i",
        'ñ' => "n",
        'ò'..='ö' | 'ø' | 'ō' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'š' => "s",
        'ù'..='ü' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ž' => "z",
        _ => return None,
    };
    Some(letters.to_owned())
}
