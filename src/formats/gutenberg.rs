//! Texts after the conventions of Project Gutenberg: a head of facts, the work between two marks,
//! lines cut at 72 columns, chapters after several blank lines, `_stress_`, the licence at the end.

use super::decode::{Claim, decode};
use super::format::Format;
use super::glance;
use super::joint::one_line;
use super::page;
use super::reading::{Note, ReadError, Reading};
use super::source::Source;
use crate::clean::Clean;
use crate::issue::{
    Article, Author, Block, Emphasis, Issue, Language, Masthead, Section, Span, Text,
};

/// Texts of Project Gutenberg.
pub(super) const FORMAT: Format = Format {
    name: "gutenberg",
    endings: &[],
    signature: "the marks of Project Gutenberg around a text",
    outcome: "a story a chapter, a section a part",
    knows,
    read,
};

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
    if source.is_folder() {
        return Err(ReadError::NoIssue);
    }
    let claim = Claim {
        asked: source.encoding(),
        ..Claim::default()
    };
    let decoded = decode(source.main(), claim)?;
    let mut notes: Vec<Note> = decoded
        .encoding
        .map(|encoding| Note::Decoded { encoding })
        .into_iter()
        .collect();
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
    for (from, to, what) in [(0, start, "head"), (end, lines.len(), "licence")] {
        let mut written = (from..to).filter(|at| !lines[*at].is_empty());
        if let Some(first) = written.next() {
            let text = format!("the {what} of the text, {} lines", 1 + written.count());
            notes.push(Note::SetAside {
                line: first + 1,
                text: Clean::line(&text),
            });
        }
    }
    let language = facts.language(&decoded.text);
    let mut book = Book {
        facts,
        notes,
        sections: vec![Section::default()],
        open: Article::default(),
    };
    book.take(&paragraphs(&lines[start..end], start + 1));
    let (masthead, sections, notes) = book.finish(language);
    if sections.iter().all(|section| section.articles.is_empty()) {
        return Err(ReadError::Empty);
    }
    Ok(Reading::new(Issue::bind(masthead, sections), notes))
}

/// What the head of a text says.
#[derive(Default)]
struct Facts {
    title: String,
    authors: Vec<(String, Option<&'static str>)>,
    language: String,
}

impl Facts {
    fn of(lines: &[&str]) -> Facts {
        let mut facts = Facts::default();
        let mut last = "";
        for line in lines {
            if line.starts_with([' ', '\t']) && last == "Title" {
                facts.title.extend([" ", line.trim()]);
                continue;
            }
            let (key, value) = line.split_once(':').unwrap_or(("", ""));
            let value = value.trim().to_owned();
            last = key;
            let role = match key {
                "Author" => None,
                "Translator" => Some("Translator"),
                "Editor" => Some("Editor"),
                "Illustrator" => Some("Illustrator"),
                "Title" => {
                    facts.title = value;
                    continue;
                }
                "Language" => {
                    facts.language = value;
                    continue;
                }
                _ => continue,
            };
            facts.authors.push((value, role));
        }
        facts
    }

    fn language(&self, text: &str) -> Language {
        let tag = match &*self.language.to_ascii_lowercase() {
            "german" => "de",
            "french" => "fr",
            "spanish" => "es",
            "italian" => "it",
            "portuguese" => "pt",
            "dutch" => "nl",
            "finnish" => "fi",
            "swedish" => "sv",
            "danish" => "da",
            "norwegian" => "nb",
            "polish" => "pl",
            "hungarian" => "hu",
            "greek" => "el",
            "russian" => "ru",
            "czech" => "cs",
            "catalan" => "ca",
            "english" => "en",
            "japanese" => "ja",
            "korean" => "ko",
            _ => return page::language(text),
        };
        Language::from_tag(tag)
    }
}

/// Lines without a blank one between them.
struct Paragraph<'t> {
    lines: Vec<&'t str>,
    /// Blank lines before it.
    before: usize,
    line: usize,
}

fn paragraphs<'t>(lines: &[&'t str], first: usize) -> Vec<Paragraph<'t>> {
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
    fn words(&self) -> String {
        one_line(&self.lines.join("\n"))
    }

    /// Whether it is a title under the number of a chapter.
    fn is_title(&self) -> bool {
        let words = self.words();
        self.before <= 2
            && self.lines.len() <= 2
            && words.chars().count() <= LONGEST_HEAD
            && (!words.ends_with(['.', ',', ';', ':', '"', '”', '?', '!']) || is_capitals(&words))
            && !words.starts_with(['"', '“', '[', '_', '*'])
    }

    fn heading(&self) -> Option<Head> {
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
struct Head {
    is_part: bool,
    is_bare: bool,
}

fn is_numeral(word: &str) -> bool {
    !word.is_empty()
        && (word.chars().all(|c| "IVXLC".contains(c))
            || word.chars().all(|c| c.is_ascii_digit()) && word.len() < 4)
}

fn is_capitals(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// A book in the making.
struct Book {
    facts: Facts,
    notes: Vec<Note>,
    sections: Vec<Section>,
    open: Article,
}

impl Book {
    fn take(&mut self, paragraphs: &[Paragraph]) {
        let mut at = 0;
        while let Some(paragraph) = paragraphs.get(at) {
            at += 1;
            let next = paragraphs.get(at);
            let Some(head) = paragraph.heading() else {
                self.words(paragraph);
                continue;
            };
            self.close();
            let mut headline = vec![stressed(&paragraph.words())];
            if let Some(next) = next.filter(|next| {
                head.is_bare && next.heading().is_none_or(|_| next.before < 2) && next.is_title()
            }) {
                headline.push(stressed(&next.words()));
                at += 1;
            }
            let leads = paragraphs
                .get(at)
                .is_some_and(|next| next.heading().is_some());
            if head.is_part && leads {
                let words: Vec<String> = headline.iter().map(Text::plain).collect();
                self.sections.push(Section {
                    name: Clean::line(&words.join(" ")),
                    articles: Vec::new(),
                });
            } else {
                self.open.headline = headline;
            }
        }
        self.close();
    }

    /// Ends a chapter; a heading with nothing under it is a line of a list of contents.
    fn close(&mut self) {
        let article = std::mem::take(&mut self.open);
        let Some(section) = self.sections.last_mut() else {
            return;
        };
        if article.headline.is_empty() && article.body.is_empty() {
            return;
        }
        match section.articles.last_mut() {
            Some(last) if article.body.is_empty() => {
                let item = article
                    .headline
                    .into_iter()
                    .flat_map(|line| line.spans.into_iter().chain(Text::from(" ").spans));
                let item = Text {
                    spans: item.collect(),
                };
                if let Some(Block::List(items)) = last.body.last_mut() {
                    items.push(item);
                } else {
                    last.body.push(Block::List(vec![item]));
                }
            }
            _ => section.articles.push(article),
        }
    }

    fn words(&mut self, paragraph: &Paragraph) {
        let words = paragraph.words();
        let is_first = self
            .sections
            .iter()
            .all(|section| section.articles.is_empty());
        let credits = [
            "Produced by",
            "E-text prepared by",
            "This eBook was produced",
            "Transcribed from",
        ];
        if is_first && credits.iter().any(|credit| words.starts_with(credit)) {
            self.notes.push(Note::SetAside {
                line: paragraph.line,
                text: Clean::line(&words),
            });
            return;
        }
        // The title page says again what the head has said.
        let same =
            |said: &str| said.to_lowercase() == words.trim_start_matches("by ").to_lowercase();
        if is_first
            && (same(&self.facts.title)
                || words == "by"
                || self.facts.authors.iter().any(|(name, _)| same(name)))
        {
            return;
        }
        self.open.body.extend(block(paragraph, &words));
    }

    fn finish(mut self, language: Language) -> (Masthead, Vec<Section>, Vec<Note>) {
        let title = Clean::line(&self.facts.title);
        let mut articles = self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.articles);
        if let Some(first) = articles.next() {
            if first.headline.is_empty() {
                first.headline = vec![Text::from(title.clone())];
            }
            let author = |(name, role): &(String, Option<&str>)| Author {
                name: Clean::line(name),
                role: role.map(Clean::line),
            };
            first.byline = self.facts.authors.iter().map(author).collect();
        }
        (
            Masthead {
                title,
                language,
                ..Masthead::default()
            },
            self.sections,
            self.notes,
        )
    }
}

/// The block of a paragraph: verse and tables keep their lines.
fn block(paragraph: &Paragraph, words: &str) -> Option<Block> {
    if let Some(inside) = words
        .strip_prefix("[Illustration")
        .and_then(|rest| rest.strip_suffix(']'))
    {
        let caption = inside.trim_start_matches([':', ' ']);
        return (!caption.is_empty()).then(|| Block::Figure {
            caption: stressed(caption),
            image: None,
        });
    }
    if words
        .chars()
        .all(|c| matches!(c, '*' | ' ' | '-' | '_' | '.' | '='))
    {
        return Some(Block::Rule);
    }
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let least = paragraph.lines.iter().map(indent).min().unwrap_or(0);
    let longest = paragraph
        .lines
        .iter()
        .map(|line| line.trim_start().chars().count())
        .max()
        .unwrap_or(0);
    let several = paragraph.lines.len() > 1;
    if several && (least >= 2 && longest < 58 || paragraph.lines.len() > 2 && longest < 46) {
        let lines: Vec<&str> = paragraph
            .lines
            .iter()
            .map(|line| line.get(least..).unwrap_or(line))
            .collect();
        return Some(Block::Verbatim(Text::from(Clean::lines(
            &lines.join("\n").replace('_', ""),
        ))));
    }
    let text = stressed(words);
    Some(if several && least >= 2 {
        Block::Quote(text)
    } else {
        Block::Paragraph(text)
    })
}

/// Words with the stress that `_` and `=` around them stand for.
fn stressed(words: &str) -> Text {
    let mut text = Text::default();
    let mut push = |words: &str, emphasis| {
        if !words.is_empty() {
            text.spans.push(Span {
                text: Clean::line(words),
                emphasis,
                ..Span::default()
            });
        }
    };
    let mut rest = words;
    let mut from = 0;
    while let Some(open) = rest[from..].find(['_', '=']).map(|open| from + open) {
        let mark = &rest[open..=open];
        let begins = !rest[..open].ends_with(char::is_alphanumeric);
        let close = rest[open + 1..].find(mark).map(|close| open + 1 + close);
        let inside = close.map(|close| &rest[open + 1..close]);
        let is_stress = inside.is_some_and(|inside| {
            !inside.trim().is_empty() && !inside.starts_with(' ') && !inside.ends_with(' ')
        });
        match close.filter(|_| begins && is_stress) {
            Some(close) => {
                push(&rest[..open], Emphasis::Plain);
                let emphasis = if mark == "_" {
                    Emphasis::Emphasized
                } else {
                    Emphasis::Strong
                };
                push(&rest[open + 1..close], emphasis);
                rest = &rest[close + 1..];
                from = 0;
            }
            None => from = open + 1,
        }
    }
    push(rest, Emphasis::Plain);
    text
}
