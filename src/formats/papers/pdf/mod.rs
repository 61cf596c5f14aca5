//! PDF: the type on each page with its place, its pictures and its rules, handed to the page room;
//! title and day of the document where no masthead prints them.

mod bounds;
mod camera;
mod filters;
mod letters;
mod lines;
mod press;
mod unicode;
mod unpacking;

use crate::bytes::source::Source;
use crate::format::Format;
use crate::page;
use crate::reading::{Note, ReadError, Reading};
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Issue, Masthead, Section, Text};
use newsprint_messages::{Lock, Loss, Omission, Refusal};
use unpacking::{Document, Trouble};

/// PDF pages, of newspapers and of anything else.
pub(crate) const FORMAT: Format = Format {
    name: "pdf",
    endings: &["pdf"],
    signature: "`%PDF-` within the first kilobyte",
    outcome: "stories by columns, headlines and rules, a section a page; a report by its headings",
    knows: |source| is_pdf(source.main()),
    read,
};

/// Bytes from the beginning within which readers look for the signature.
const HEAD: usize = 1024;

fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    head.windows(5).any(|five| five == b"%PDF-")
}

fn read(source: &Source) -> Result<Reading, ReadError> {
    let malformed = |reason: Loss| ReadError::Malformed {
        path: Clean::line(source.name()),
        line: 0,
        reason,
    };
    let bytes = source.main();
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let mut document = match unpacking::unpack(bytes) {
        Ok(document) => document,
        Err(Trouble::Locked) => {
            return Err(ReadError::Encrypted { by: Lock::Password });
        }
        Err(Trouble::Damaged) => return Err(malformed(Loss::NoPdf)),
        Err(Trouble::Bomb(most)) => {
            return Err(malformed(Loss::Unpacks(Refusal::mebibytes(most as u64))));
        }
        Err(Trouble::Empty) => return Err(ReadError::Empty),
    };
    let mut reading = page::read_sheets(&document.sheets);
    if reading.issue.articles().next().is_none() {
        reading = bare(&document)?;
    }
    reading.pictures = std::mem::take(&mut document.pictures);
    tell(&document, &mut reading);
    Ok(reading)
}

/// A paper without any words: its pages as pictures.
fn bare(document: &Document) -> Result<Reading, ReadError> {
    let pages = document.plates.iter().map(|path| Block::Figure {
        caption: Text::default(),
        image: Some(Clean::line(path)),
    });
    let body: Vec<Block> = pages.collect();
    if body.is_empty() {
        return Err(ReadError::Unlettered);
    }
    let article = Article {
        headline: vec![Text::from(document.title.clone())],
        body,
        ..Article::default()
    };
    let sections = vec![Section {
        articles: vec![article],
        ..Section::default()
    }];
    Ok(Reading::new(
        Issue::bind(Masthead::default(), sections),
        vec![],
    ))
}

/// Adds what the document says of itself, and what was lost on the way.
fn tell(document: &Document, reading: &mut Reading) {
    let masthead = &mut reading.issue.masthead;
    if masthead.title.is_empty() {
        masthead.title = document.title.clone();
    }
    masthead.date = masthead.date.or(document.date);
    let unlettered = document.losses.unlettered;
    let mut notes = Vec::new();
    if document.losses.undecoded > 0 {
        notes.push(Note::Undecoded {
            count: document.losses.undecoded,
            line: 0,
        });
    }
    let mut dropped = |element, reason| notes.push(Note::Dropped { element, reason });
    if unlettered > 0 {
        dropped(Omission::WordsOf(unlettered), Loss::OnlyPicture);
    }
    if document.losses.broken > 0 {
        dropped(Omission::Pages(document.losses.broken), Loss::Endless);
    }
    if document.losses.unpictured > 0 {
        let pictures = Omission::Pictures(document.losses.unpictured);
        dropped(pictures, Loss::PicturesBeyond);
    }
    notes.append(&mut reading.notes);
    reading.notes = notes;
}
