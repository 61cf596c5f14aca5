//! Bookmarks for other programs and for paper: Markdown, JSON, OPML and plain text, by paper and
//! story.

use std::sync::Arc;

use super::bookmarks::{Bookmark, Kind};
use super::grouping::{Group, headline_of, papers, words_of};
use super::{citing, outline};

/// What exported bookmarks are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Headings, quotations and notes.
    Markdown,
    /// Everything that is kept: an array, a bookmark a line, as in the bookmarks file.
    Json,
    /// An outline for outliners and feed readers.
    Opml,
    /// Bare lines.
    Text,
}

impl Manner {
    /// How the name of such a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Manner::Markdown => "md",
            Manner::Json => "json",
            Manner::Opml => "opml",
            Manner::Text => "txt",
        }
    }
}

/// The bookmarks as one text, ending in a line end. Papers and stories stand in the order in which
/// they were first marked.
pub(super) fn export_all(
    bookmarks: &[Arc<Bookmark>],
    manner: Manner,
    line: impl Fn(&Bookmark) -> String,
) -> String {
    match manner {
        Manner::Markdown => blocks(&papers(bookmarks), &MARKDOWN),
        Manner::Text => blocks(&papers(bookmarks), &TEXT),
        Manner::Opml => outline::write(&papers(bookmarks)),
        Manner::Json => {
            let lines: Vec<String> = bookmarks.iter().map(|mark| line(mark)).collect();
            if lines.is_empty() {
                return "[]\n".to_owned();
            }
            format!("[\n{}\n]\n", lines.join(",\n"))
        }
    }
}

/// How the pieces of an export look in a kind of text.
struct Look {
    paper: &'static str,
    story: &'static str,
    quote: &'static str,
    plain: &'static str,
    escape: fn(&str) -> String,
}

const MARKDOWN: Look = Look {
    paper: "# ",
    story: "## ",
    quote: "> ",
    plain: "",
    escape: escaped,
};

const TEXT: Look = Look {
    paper: "",
    story: "  ",
    quote: "    > ",
    plain: "    ",
    escape: str::to_owned,
};

fn blocks(papers: &[Group<'_>], look: &Look) -> String {
    let mut blocks = Vec::new();
    for paper in papers {
        blocks.push(format!("{}{}", look.paper, (look.escape)(&paper.title)));
        for story in paper.stories() {
            let headline = (look.escape)(headline_of(story.marks[0]));
            blocks.push(format!("{}{headline}", look.story));
            for mark in story.marks {
                blocks.extend(entry(mark, look));
            }
        }
    }
    blocks.join("\n\n") + if blocks.is_empty() { "" } else { "\n" }
}

/// The blocks of one bookmark: its words, the reader's own, and where they stood.
fn entry(mark: &Bookmark, look: &Look) -> Vec<String> {
    let mut blocks = Vec::new();
    let indented = |text: &str, mark: &str| -> String {
        let line = |line: &str| format!("{mark}{line}").trim_end().to_owned();
        let lines: Vec<String> = text.lines().map(line).collect();
        lines.join("\n")
    };
    if mark.kind != Kind::Story {
        // Lines of a clip are paragraphs.
        let quote = (look.escape)(&words_of(mark)).replace('\n', "\n\n");
        blocks.push(indented(&quote, look.quote));
    }
    if !mark.note.is_empty() {
        blocks.push(indented(&(look.escape)(&mark.note), look.plain));
    }
    let tags = mark.tags.iter().map(|tag| format!("#{tag}"));
    let source = citing::source(mark);
    let day = mark.created.strftime("%Y-%m-%d");
    let line: Vec<String> = std::iter::once(format!("{source} ({day})"))
        .chain(tags)
        .collect();
    let line = (look.escape)(&line.join(" "));
    blocks.push(format!("{}{line}", look.plain));
    blocks
}

/// Text that Markdown shows as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut starts = true;
    for character in text.chars() {
        let marks = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&');
        let begins = starts && matches!(character, '#' | '>' | '-' | '+' | '=' | '~' | '|');
        if marks || begins {
            out.push('\\');
        }
        starts = character == '\n' || (starts && character == ' ');
        out.push(character);
    }
    out
}
