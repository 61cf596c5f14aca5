//! What a reader set right on a raw page: the file of fixes that lies beside it, written by hand,
//! taken with suspicion. How a fix is applied is the page room's business.

use toml::de::{DeTable, DeValue};

use super::reading::Note;
use super::source::Source;
use crate::clean::Clean;
use crate::messages::{Loss, Omission, Unfit};

/// The most bytes of a file of fixes, and the most fixes of a page.
const MOST_BYTES: usize = 1 << 20;
const MOST_FIXES: usize = 4096;

/// The most notes about one file of fixes.
const MOST_NOTES: usize = 32;

/// Something a reader set right: a line, found again by its words, and what is to be done there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fix {
    /// The line, counted from 1, where it stood when it was fixed.
    pub(super) line: usize,
    /// The words it begins with; none when only the number is known.
    pub(super) words: Clean,
    /// What to do.
    pub(super) mend: Mend,
}

/// What can be set right at a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    /// Something new begins with it.
    Split,
    /// The next line goes on with it.
    Join,
    /// It is a headline.
    Headline,
    /// It is a caption.
    Caption,
    /// It belongs to no story.
    Aside,
    /// What it is part of belongs to the story before.
    Before,
    /// What it is part of belongs to the story after.
    After,
}

impl Mend {
    /// Every mend.
    pub(super) const ALL: [Mend; 7] = [
        Mend::Split,
        Mend::Join,
        Mend::Headline,
        Mend::Caption,
        Mend::Aside,
        Mend::Before,
        Mend::After,
    ];

    /// Its name in a file of fixes.
    pub(super) fn name(self) -> &'static str {
        match self {
            Mend::Split => "split",
            Mend::Join => "join",
            Mend::Headline => "headline",
            Mend::Caption => "caption",
            Mend::Aside => "aside",
            Mend::Before => "before",
            Mend::After => "after",
        }
    }

    /// The mend of that name.
    pub(super) fn named(name: &str) -> Option<Mend> {
        Mend::ALL.into_iter().find(|mend| mend.name() == name)
    }
}

/// The fixes beside a source (`page.txt.fixes.toml` beside `page.txt`), and what is wrong with them.
pub(super) fn beside(source: &Source) -> (Vec<Fix>, Vec<Note>) {
    let name = format!("{}.fixes.toml", source.name());
    let Some(bytes) = source.get(&name) else {
        return Default::default();
    };
    let mut book = Book {
        name,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        notes: Vec::new(),
    };
    if bytes.len() > MOST_BYTES {
        book.refuse(0, Unfit::TooLarge(MOST_BYTES >> 20).into());
        return (Vec::new(), book.notes);
    }
    let fixes = book.read();
    (fixes, book.notes)
}

/// A file of fixes while it is read.
struct Book {
    name: String,
    text: String,
    notes: Vec<Note>,
}

impl Book {
    /// The fixes in their order. What is no TOML has no fixes; what is no fix costs only itself.
    fn read(&mut self) -> Vec<Fix> {
        let text = std::mem::take(&mut self.text);
        let fixes = match DeTable::parse(&text) {
            Ok(table) => self.table(&text, table.get_ref()),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.refuse(
                    line_of(&text, at),
                    Loss::NotWrittenIn("TOML", Clean::line(error.message())),
                );
                Vec::new()
            }
        };
        self.text = text;
        fixes
    }

    fn table(&mut self, text: &str, table: &DeTable<'_>) -> Vec<Fix> {
        let mut fixes = Vec::new();
        for (key, value) in table {
            let line = line_of(text, key.span().start);
            match (&**key.get_ref(), value.get_ref()) {
                ("fix", DeValue::Array(entries)) => {
                    if entries.len() > MOST_FIXES {
                        self.refuse(line, Unfit::TooMany(MOST_FIXES).into());
                    }
                    for entry in entries.iter().take(MOST_FIXES) {
                        match fix(entry.get_ref()) {
                            Ok(fix) => fixes.push(fix),
                            Err(reason) => {
                                self.refuse(line_of(text, entry.span().start), reason.into());
                            }
                        }
                    }
                }
                _ => self.refuse(line, Unfit::NoFix.into()),
            }
        }
        fixes
    }

    fn refuse(&mut self, line: usize, reason: Loss) {
        if self.notes.len() >= MOST_NOTES {
            return;
        }
        let path = Clean::line(&self.name);
        self.notes.push(Note::Dropped {
            element: Omission::LineOf { path, line },
            reason,
        });
    }
}

/// One fix, or what is wrong with it.
fn fix(entry: &DeValue<'_>) -> Result<Fix, Unfit> {
    let DeValue::Table(entry) = entry else {
        return Err(Unfit::NoTable);
    };
    let value = |key: &str| entry.get(key).map(toml::Spanned::get_ref);
    let line = match value("line") {
        None => 0,
        Some(DeValue::Integer(line)) => line.as_str().parse().map_err(|_| Unfit::NoNumber)?,
        Some(_) => return Err(Unfit::NoNumber),
    };
    let words = match value("words") {
        None => Clean::default(),
        Some(words) => Clean::line(words.as_str().ok_or(Unfit::NoText)?),
    };
    if line == 0 && words.trim().is_empty() {
        return Err(Unfit::NoLine);
    }
    let mend = value("make")
        .and_then(DeValue::as_str)
        .and_then(Mend::named);
    let mend = mend.ok_or(Unfit::NoMend(
        "split, join, headline, caption, aside, before, after",
    ))?;
    Ok(Fix { line, words, mend })
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    1 + before.bytes().filter(|byte| *byte == b'\n').count()
}
