//! Writes an issue of our own: stable, one paragraph a line, fit for a version control system and
//! for a text editor.

use std::collections::BTreeMap;

use super::markup;
use super::wire::{VERSION, quoted};
use crate::reading::Note;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Direction, Issue, Rank, Text};

/// The most bytes of an article's file name without its ending, as far as any file system goes.
const STEM: usize = 60;

/// The most bytes of an array on one line: such lines are still easy to compare in a terminal.
const LINE: usize = 100;

/// Where an issue came from, kept under `[import]` for people.
#[derive(Clone, Copy, Debug, Default)]
pub struct Import<'a> {
    /// The name of the format it was read as; left out when empty.
    pub importer: &'a str,
    /// The name of the file it was read from; left out when empty.
    pub file: &'a str,
    /// What was lost or guessed.
    pub notes: &'a [Note],
}

/// The files of an issue, by path inside its folder. Notes are kept under `[import]` for people.
pub fn write(issue: &Issue, notes: &[Note]) -> BTreeMap<String, Vec<u8>> {
    let import = Import {
        notes,
        ..Import::default()
    };
    write_imported(issue, &import)
}

/// The files of an issue that was read from another format, by path inside its folder.
pub fn write_imported(issue: &Issue, import: &Import) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut head = masthead(issue);
    let digits = issue.articles().count().to_string().len().max(2);
    let mut number = 0;
    for section in &issue.sections {
        head.push_str("\n[[pages]]\n");
        head.push_str(&key("name", &quoted(&section.name)));
        let mut stems = Vec::new();
        for article in &section.articles {
            number += 1;
            let stem = stem(number, digits, article);
            stems.push(quoted(&stem));
            files.insert(format!("articles/{stem}.md"), file(article).into_bytes());
        }
        head.push_str(&key("articles", &listed(&stems)));
    }
    head.push_str(&record(import));
    files.insert("issue.toml".to_owned(), head.into_bytes());
    files
}

/// The table of an import; empty when nothing is known of one.
fn record(import: &Import) -> String {
    let mut record = String::new();
    for (name, value) in [("importer", import.importer), ("file", import.file)] {
        if !value.is_empty() {
            record.push_str(&key(name, &quoted(&Clean::line(value))));
        }
    }
    if !import.notes.is_empty() {
        let warnings = import.notes.iter().map(|note| quoted(&note.to_string()));
        record.push_str(&key("warnings", &listed(&warnings.collect::<Vec<_>>())));
    }
    if record.is_empty() {
        return record;
    }
    format!("\n[import]\n{record}")
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
            single.extend(["\n#", &headline, "\n"]);
            let mut keys = String::new();
            if place == 0 && (index > 0 || !section.name.is_empty()) {
                keys.push_str(&key("section", &quoted(&section.name)));
            }
            if article.headline.len() > 1 {
                keys.push_str(&headline_key(article));
            }
            keys.push_str(&front(article));
            if !keys.is_empty() {
                single.extend(["+++\n", &keys, "+++\n"]);
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
        head.push_str(&key("date", &date.to_string()));
    }
    if let Some(edition) = &masthead.edition {
        head.push_str(&key("number", &quoted(edition)));
    }
    let direction = match masthead.direction {
        Direction::Horizontal => "horizontal",
        Direction::Vertical => "vertical",
    };
    head.push_str(&key("language", &quoted(masthead.language.tag())));
    head.push_str(&key("direction", &quoted(direction)));
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
        keys.push_str(&key("kicker", &quoted(&markup::line(kicker))));
    }
    if !article.deck.is_empty() {
        keys.push_str(&key("deck", &array(&article.deck)));
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
        keys.push_str(&key("byline", &format!("[{}]", authors.join(", "))));
    }
    if let Some(dateline) = &article.dateline {
        keys.push_str(&key("dateline", &quoted(&markup::line(dateline))));
    }
    match article.rank {
        Rank::Lead => keys.push_str("rank = \"lead\"\n"),
        Rank::Major => keys.push_str("rank = \"major\"\n"),
        Rank::Minor => {}
        Rank::Brief => keys.push_str("rank = \"brief\"\n"),
    }
    keys
}

fn key(name: &str, value: &str) -> String {
    format!("{name} = {value}\n")
}

/// An array on one line, or with a line for each element where one line gets long.
fn listed(elements: &[String]) -> String {
    let line = elements.join(", ");
    if line.len() <= LINE {
        format!("[{line}]")
    } else {
        format!("[\n  {},\n]", elements.join(",\n  "))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_headline_where_that_is_latin() {
        #[track_caller]
        fn check(headline: &str, expected: &str) {
            let article = Article {
                headline: vec![Text::from(headline)],
                ..Article::default()
            };
            assert_eq!(stem(7, 2, &article), expected);
        }
        check("The Ferry’s Return", "07-the-ferrys-return");
        check("Café “Zoë”, à Paris!", "07-cafe-zoe-a-paris");
        check("渡轮回来了", "07-00000000");
        check("渡轮 2022", "07-00000000");
        check("…", "07-00000000");
        check("../../etc/passwd", "07-etc-passwd");
        check(
            &"word ".repeat(30),
            &format!("07-{}word", "word-".repeat(10)),
        );
        check(&"a".repeat(100), &format!("07-{}", "a".repeat(57)));
    }
}
