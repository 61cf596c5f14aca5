//! Pages whose articles nobody names: stories by the look of their blocks, a section a page.

use super::alto::{Sheet, Surety};
use super::kind::Kind;
use super::names;
use super::place;
use super::story::{Story, kind_by_look};
use crate::page;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Issue, Language, Masthead, Rank, Section, Text};
use newsprint_messages::Guess;

/// Characters that a language is told from.
const SAMPLE: usize = 20_000;

/// Binds pages into an issue that says nothing of itself.
pub(crate) fn bind(sheets: &[Sheet], mut notes: Vec<Note>) -> Result<Reading, ReadError> {
    let placed: Option<Vec<_>> = sheets.iter().map(place::sheet).collect();
    if let Some(placed) = placed.filter(|placed| !placed.is_empty()) {
        let mut reading = page::read_sheets(&placed);
        if reading.issue.articles().next().is_some() {
            if let Some(said) = sheets.iter().find_map(|sheet| sheet.language) {
                reading.issue.masthead.language = said;
            }
            notes.extend(surety(sheets).note());
            notes.extend(aside(sheets.iter().map(furniture).sum()));
            notes.append(&mut reading.notes);
            reading.notes = notes;
            return Ok(reading);
        }
    }
    let language = language(sheets.iter());
    let many = sheets.len() > 1;
    let mut sections = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let number = match &*sheet.number {
            "" => (at + 1).to_string(),
            number => number.to_owned(),
        };
        let name = if many {
            names::page(&number, language)
        } else {
            String::new()
        };
        sections.push(Section {
            name: Clean::line(&name),
            articles: ranked(stories(sheet)),
        });
    }
    notes.extend(surety(sheets).note());
    notes.extend(aside(sheets.iter().map(furniture).sum()));
    let masthead = Masthead {
        language,
        ..Masthead::default()
    };
    let issue = Issue::bind(masthead, sections);
    if issue.sections.is_empty() {
        return Err(ReadError::Empty);
    }
    notes.push(Note::Guessed {
        what: Guess::BySize {
            stories: issue.articles().count(),
        },
        confidence: 60,
    });
    Ok(Reading::new(issue, notes))
}

/// How many blocks with words belong to a page and to no story.
pub(crate) fn furniture(sheet: &Sheet) -> usize {
    let blocks = sheet.blocks.iter();
    let own = blocks.filter(|block| block.kind == Some(Kind::Furniture) && !block.lines.is_empty());
    own.count()
}

/// What is told of blocks that belong to pages.
pub(crate) fn aside(blocks: usize) -> Option<Note> {
    (blocks > 0).then_some(Note::Guessed {
        what: Guess::Aside { blocks },
        confidence: 90,
    })
}

/// How surely the words of all pages were recognised.
fn surety(sheets: &[Sheet]) -> Surety {
    let each = sheets.iter().map(|sheet| sheet.surety);
    each.fold(Surety::default(), Surety::plus)
}

/// The stories of one page: by the places of its blocks, or in their order.
pub(crate) fn stories(sheet: &Sheet) -> Vec<Article> {
    if let Some(placed) = place::sheet(sheet) {
        let sections = page::read_sheets(&[placed]).issue.sections;
        let articles: Vec<Article> = sections.into_iter().flat_map(|it| it.articles).collect();
        if !articles.is_empty() {
            return articles;
        }
    }
    let mut stories = Vec::new();
    let mut story = Story::default();
    for block in &sheet.blocks {
        let kind = block.kind.filter(|kind| {
            !matches!(
                kind,
                Kind::Around | Kind::Section | Kind::Article | Kind::Text
            )
        });
        let kind = kind.unwrap_or_else(|| kind_by_look(block, sheet.body, &story));
        match kind {
            Kind::Furniture => continue,
            Kind::Kicker | Kind::Headline if story.has_body() => {
                stories.extend(std::mem::take(&mut story).finish());
            }
            _ => {}
        }
        story.add(kind, block);
    }
    stories.extend(story.finish());
    stories
}

/// The stories of a page with the rank that their place and length give them.
pub(crate) fn ranked(mut stories: Vec<Article>) -> Vec<Article> {
    let lengths = stories.iter().map(Article::characters);
    let longest = lengths.max().unwrap_or_default();
    let mut lead = true;
    for story in &mut stories {
        let length = story.characters();
        story.rank = match story.rank {
            Rank::Minor if lead && length * 2 >= longest && !story.headline.is_empty() => {
                Rank::Lead
            }
            Rank::Minor if length * 8 < longest => Rank::Brief,
            rank => rank,
        };
        lead &= story.rank != Rank::Lead;
    }
    stories
}

/// The language of pages: as they say, or by their characters.
pub(crate) fn language<'s>(sheets: impl Iterator<Item = &'s Sheet> + Clone) -> Language {
    let said = sheets.clone().find_map(|sheet| sheet.language);
    let guess = || {
        let lines = sheets
            .flat_map(|sheet| &sheet.blocks)
            .flat_map(|block| &block.lines);
        let mut text = String::new();
        for line in lines {
            text.push_str(&line.text);
            if text.len() > SAMPLE {
                break;
            }
        }
        page::guessed_language(&text)
    };
    said.unwrap_or_else(guess)
}

impl Surety {
    /// What is told of words that a machine recognised.
    pub(crate) fn note(self) -> Option<Note> {
        (self.told > 0).then(|| Note::Guessed {
            what: Guess::Recognised { words: self.words },
            confidence: (self.sum / self.told / 10).min(100) as u8,
        })
    }
}

/// A story that is only told by where it stands, without a headline of its own, under a label.
pub(crate) fn labelled(mut article: Article, label: &str) -> Article {
    if article.headline.is_empty() && !label.is_empty() {
        article.headline.push(Text::from(label));
    }
    article
}
