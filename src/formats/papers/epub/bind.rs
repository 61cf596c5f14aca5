//! Stories and package bound into an issue: masthead, language, direction, whose work it is.

use super::package::Package;
use crate::bytes::source::Source;
use crate::page;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Author, Block, Direction, Issue, Language, Masthead, Section};

/// Characters that are enough to see which language a text is in.
const SAMPLE: usize = 4000;
/// Programs that sign the publications they make.
const MAKERS: &[&str] = &["calibre", "sigil", "pandoc", "unknown", "未知"];

/// Binds the issue. A publication without a word or a picture is empty.
pub(crate) fn bind(
    source: &Source,
    package: &Package,
    mut sections: Vec<Section>,
    mut notes: Vec<Note>,
) -> Result<Reading, ReadError> {
    if sections.iter().all(|section| section.articles.is_empty()) {
        return Err(ReadError::Empty);
    }
    sign(package, &mut sections);
    let language = language(package, &sections, &mut notes);
    let masthead = Masthead {
        title: Clean::line(&package.title),
        date: day(&package.date),
        edition: None,
        language,
        direction: direction(source, package, language),
    };
    Ok(Reading::new(Issue::bind(masthead, sections), notes))
}

/// Puts the names of its authors over the first story that has text.
fn sign(package: &Package, sections: &mut [Section]) {
    let is_person = |name: &&String| !MAKERS.contains(&name.to_lowercase().trim());
    let names = package.creators.iter().filter(is_person);
    let authors: Vec<Author> = names
        .map(|name| Author {
            name: Clean::line(name),
            role: None,
        })
        .collect();
    let has_text = |block: &Block| matches!(block, Block::Paragraph(_));
    let first = sections
        .iter_mut()
        .flat_map(|section| &mut section.articles)
        .find(|article| article.body.iter().any(has_text));
    if let Some(article) = first.filter(|_| authors.iter().all(|it| *it.name != *package.title)) {
        article.byline = authors;
    }
}

/// The language that the package names, unless the text is plainly in another script.
fn language(package: &Package, sections: &[Section], notes: &mut Vec<Note>) -> Language {
    let mut sample = String::new();
    let texts = sections
        .iter()
        .flat_map(|section| &section.articles)
        .flat_map(|article| &article.body)
        .flat_map(Block::texts);
    for text in texts {
        sample.push_str(&text.plain());
        if sample.len() > SAMPLE {
            break;
        }
    }
    let (language, guess) = page::told_language(&package.language, &sample);
    notes.extend(guess);
    language
}

/// The day in a date of any precision; none for a year or a month alone.
fn day(date: &str) -> Option<newsprint_issue::Date> {
    let iso = date.trim().get(..10).and_then(|day| day.parse().ok());
    iso.or_else(|| page::day(date))
        .filter(|day: &newsprint_issue::Date| day.year() > 1500)
}

/// Vertical where its pages turn leftward or a style sheet says so, in a language set that way.
fn direction(source: &Source, package: &Package, language: Language) -> Direction {
    let says = |path: &String| {
        let bytes = source.get(path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let rules = text.split("writing-mode").skip(1);
        rules
            .filter_map(|rule| rule.trim_start().strip_prefix(':'))
            .any(|value| {
                let value = value.trim_start();
                value.starts_with("vertical-rl") || value.starts_with("tb-rl")
            })
    };
    let is_vertical =
        language.is_full_width() && (package.leftward || package.styles.iter().any(says));
    if is_vertical {
        Direction::Vertical
    } else {
        Direction::Horizontal
    }
}
