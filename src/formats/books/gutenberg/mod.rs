//! Texts after the conventions of Project Gutenberg: a head of facts, the work between two marks,
//! lines cut at 72 columns, chapters after several blank lines, the licence at the end.

mod book;
mod facts;
mod paragraph;
mod words;

use crate::bytes::decode;
use crate::bytes::glance;
use crate::bytes::source::Source;
use crate::format::Format;
use crate::reading::{Note, ReadError, Reading};
use book::Book;
use facts::Facts;
use newsprint_issue::Issue;
use newsprint_issue::clean::Clean;

/// Texts of Project Gutenberg.
pub(crate) const FORMAT: Format = Format {
    name: "gutenberg",
    endings: &[],
    signature: "the marks of Project Gutenberg around a text",
    outcome: "a story a chapter, a section a part",
    knows,
    read,
};

fn knows(source: &Source) -> bool {
    let head = glance::head(source, 32 << 10);
    !head.trim_start().starts_with('<')
        && (head.lines().any(is_start)
            || head.lines().take(3).any(|line| {
                line.contains("Project Gutenberg")
                    && line.contains(" of ")
                    && head.contains("Title:")
            }))
}

fn is_start(line: &str) -> bool {
    let line = line.to_ascii_uppercase();
    line.starts_with("***") && line.contains("START OF TH") && line.contains("GUTENBERG")
        || line.starts_with("*END") && line.contains("SMALL PRINT")
}

fn is_end(line: &str) -> bool {
    let upper = line.to_ascii_uppercase();
    upper.starts_with("***") && upper.contains("END OF TH") && upper.contains("GUTENBERG")
        || upper.starts_with("END OF THE PROJECT GUTENBERG")
        || upper.starts_with("END OF PROJECT GUTENBERG")
}

/// Reads a text.
fn read(source: &Source) -> Result<Reading, ReadError> {
    let decoded = decode::bare(source)?;
    let mut notes: Vec<Note> = decoded.note.into_iter().collect();
    let lines: Vec<&str> = decoded.text.lines().map(str::trim_end).collect();
    let start = lines
        .iter()
        .position(|line| is_start(line))
        .map_or(0, |at| at + 1);
    let end = lines[start..]
        .iter()
        .position(|line| is_end(line))
        .map_or(lines.len(), |at| start + at);
    let facts = Facts::of(&lines[..start.min(lines.len())]);
    // The head and the licence, by the first of their words and the last.
    for (from, to) in [(0, start), (end, lines.len())] {
        let mut written = (from..to).filter(|at| !lines[*at].is_empty());
        if let Some(first) = written.next() {
            let last = written
                .next_back()
                .map(|last| format!(" … {}", lines[last]));
            let text = format!("{}{}", lines[first], last.unwrap_or_default());
            notes.push(Note::SetAside {
                line: first + 1,
                text: Clean::line(&text),
            });
        }
    }
    let language = facts.language(&decoded.text);
    let mut book = Book::new(facts, notes);
    book.take(&paragraph::paragraphs(&lines[start..end], start + 1));
    let (masthead, sections, notes) = book.finish(language);
    if sections.iter().all(|section| section.articles.is_empty()) {
        return Err(ReadError::Empty);
    }
    Ok(Reading::new(Issue::bind(masthead, sections), notes))
}
