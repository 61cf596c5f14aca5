//! Paragraphs between blank lines, and which of them are headings of parts and chapters.

use crate::joint::one_line;

/// Characters of the longest heading.
const LONGEST_HEAD: usize = 80;
/// Words that begin the heading of a part that holds chapters.
const PARTS: &[&str] = &["BOOK", "PART", "VOLUME", "ACT"];
/// Words that begin the heading of a chapter before a number.
const NUMBERED: &[&str] = &[
    "CHAPTER", "LETTER", "SCENE", "STAVE", "CANTO", "SECTION", "CHAPITRE", "KAPITEL",
];
/// Words that are the heading of a chapter.
const NAMED: &[&str] = &[
    "PREFACE",
    "INTRODUCTION",
    "PROLOGUE",
    "EPILOGUE",
    "CONTENTS",
    "APPENDIX",
    "CONCLUSION",
    "FOREWORD",
    "NOTES",
    "DEDICATION",
    "FOOTNOTES",
];

/// Lines without a blank one between them.
pub(crate) struct Paragraph<'t> {
    pub(crate) lines: Vec<&'t str>,
    /// Blank lines before it.
    pub(crate) before: usize,
    /// The number of its first line, counted from 1.
    pub(crate) line: usize,
}

pub(crate) fn paragraphs<'t>(lines: &[&'t str], first: usize) -> Vec<Paragraph<'t>> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut blank = 4;
    for (number, line) in (first..).zip(lines) {
        if line.trim().is_empty() {
            blank += 1;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if blank == 0 => last.lines.push(line),
            _ => paragraphs.push(Paragraph {
                lines: vec![line],
                before: blank,
                line: number,
            }),
        }
        blank = 0;
    }
    paragraphs
}

impl Paragraph<'_> {
    pub(crate) fn words(&self) -> String {
        one_line(&self.lines.join("\n"))
    }

    /// Whether it is a title under the number of a chapter.
    pub(crate) fn is_title(&self) -> bool {
        let words = self.words();
        self.before <= 2
            && self.lines.len() <= 2
            && words.chars().count() <= LONGEST_HEAD
            && (!words.ends_with(['.', ',', ';', ':', '"', '”', '?', '!']) || is_capitals(&words))
            && !words.starts_with(['"', '“', '[', '_', '*'])
    }

    pub(crate) fn heading(&self) -> Option<Head> {
        let words = self.words();
        if self.lines.len() > 3 || words.chars().count() > LONGEST_HEAD || words.starts_with('[') {
            return None;
        }
        let upper = words.to_uppercase();
        let mut tokens = upper.split_whitespace();
        let first = tokens
            .next()
            .unwrap_or_default()
            .trim_end_matches(['.', ':']);
        let second = tokens.next();
        let is_number = |word: &str| {
            let word = word.trim_end_matches(['.', ':', ',', '—']);
            is_numeral(word)
                || [
                    "THE", "ONE", "TWO", "THREE", "FOUR", "FIVE", "FIRST", "SECOND", "THIRD",
                    "LAST",
                ]
                .contains(&word)
        };
        let numbered = second.is_some_and(is_number);
        let is_bare = second.is_none() || tokens.next().is_none() && numbered;
        if PARTS.contains(&first) && numbered && self.before >= 2 {
            return Some(Head {
                is_part: true,
                is_bare,
            });
        }
        if NUMBERED.contains(&first) && numbered && self.before >= 1
            || NAMED.contains(&first)
                && (second.is_none() || is_capitals(&words))
                && self.before >= 2
            || is_numeral(first) && self.before >= 2 && (second.is_none() || is_capitals(&words))
        {
            return Some(Head {
                is_part: false,
                is_bare,
            });
        }
        let is_sentence = words.ends_with([',', ';', '.', ':', '"', '”']);
        let shows = self.before >= 3 && is_capitals(&words) && !words.ends_with([',', ';'])
            || self.before >= 4 && !is_sentence && self.lines.len() == 1;
        shows.then_some(Head {
            is_part: false,
            is_bare: false,
        })
    }
}

/// A heading: of a part or a chapter; bare when its title may follow.
#[derive(Clone, Copy)]
pub(crate) struct Head {
    pub(crate) is_part: bool,
    pub(crate) is_bare: bool,
}

fn is_numeral(word: &str) -> bool {
    !word.is_empty()
        && (word.chars().all(|c| "IVXLC".contains(c))
            || word.chars().all(|c| c.is_ascii_digit()) && word.len() < 4)
}

fn is_capitals(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}
