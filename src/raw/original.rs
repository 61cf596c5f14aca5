//! The lines of a raw page, where each went, and who sets the page once more.

use std::fmt;

use newsprint_issue::clean::Clean;
use newsprint_issue::{Issue, Part};
use newsprint_messages::{Guess, Told};

use super::fix::Fix;

/// The lines of a raw page as they came, safe to show; what could not be decoded stands as U+FFFD.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Original {
    lines: Vec<Clean>,
}

/// Where one line of the source went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The line, counted from 1.
    pub line: usize,
    /// The element it became part of.
    pub element: Element,
}

/// What a line of a page became part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// A part of the article of that number, counted from 0 over the whole issue.
    Article {
        /// Which article.
        article: usize,
        /// Which part of it.
        part: Part,
    },
    /// The byline of the article of that number, standing on lines of its own.
    Byline {
        /// Which article.
        article: usize,
    },
    /// The masthead: title, date, edition, or the name of a section.
    Masthead,
    /// Set aside with a note.
    SetAside,
}

/// A page that was set with certain fixes.
#[derive(Debug)]
pub struct Reset {
    /// The paper that came of it.
    pub issue: Issue,
    /// What was lost or guessed.
    pub notes: Vec<Box<dyn Told>>,
    /// What was guessed, and how sure it is in percent.
    pub guesses: Vec<(Guess, u8)>,
    /// Where each line went.
    pub origins: Vec<Origin>,
}

/// Who has a raw page at hand and sets it as often as a reader sets something right.
pub trait Typesetter: fmt::Debug {
    /// The lines of the page.
    fn original(&self) -> Original;

    /// The fixes that were followed when the page was opened.
    fn fixes(&self) -> Vec<Fix>;

    /// Sets the page with these fixes and no others.
    fn set(&self, fixes: &[Fix]) -> Reset;

    /// A file of these fixes, in place of the one that is there: what else stands in that is kept.
    fn file(&self, fixes: &[Fix]) -> String;
}

impl Original {
    /// A page of these lines.
    pub fn new(lines: Vec<Clean>) -> Original {
        Original { lines }
    }

    /// How many lines there are, blank ones too.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line of a number, counted from 1; empty where there is none.
    pub fn line(&self, number: usize) -> &str {
        let line = number.checked_sub(1).and_then(|at| self.lines.get(at));
        line.map_or("", |line| line)
    }

    /// Every line with its number, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.lines.iter().map(|line| &**line))
    }

    /// Whether nothing is seen on a line.
    pub fn is_blank(&self, number: usize) -> bool {
        let mut characters = self.line(number).chars();
        characters.all(|one| one.is_whitespace() || one == '\u{fffd}')
    }
}
