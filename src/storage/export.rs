//! Bookmarks for other programs and for paper: Markdown, JSON and plain text, by paper and story.

use super::bookmarks::{Bookmark, Citation, Kind};
use super::wire;

/// What exported bookmarks are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Headings, quotations and notes.
    Markdown,
    /// Everything that is kept: an array, a bookmark a line, as in the bookmarks file.
    Json,
    /// Bare lines.
    Text,
}

/// The bookmarks as one text, ending in a line end. Papers and stories stand in the order in which
/// they were first marked.
pub fn export(bookmarks: &[Bookmark], manner: Manner) -> String {
    match manner {
        Manner::Markdown => blocks(bookmarks, &MARKDOWN),
        Manner::Text => blocks(bookmarks, &TEXT),
        Manner::Json => {
            let lines: Vec<String> = bookmarks.iter().map(wire::line).collect();
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

fn blocks(bookmarks: &[Bookmark], look: &Look) -> String {
    let mut blocks = Vec::new();
    for paper in groups(bookmarks, |cited| cited.issue) {
        blocks.push(format!(
            "{}{}",
            look.paper,
            (look.escape)(&paper_of(&paper[0].cited))
        ));
        for story in groups(paper.iter().copied(), |cited| cited.article) {
            let cited = &story[0].cited;
            let headline = match cited.headline.as_str() {
                "" => "(without a headline)",
                headline => headline,
            };
            blocks.push(format!("{}{}", look.story, (look.escape)(headline)));
            for mark in story {
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
        let lines: Vec<String> = text.lines().map(|line| format!("{mark}{line}")).collect();
        lines.join("\n")
    };
    if mark.kind == Kind::Place {
        let cut = if mark.anchor.is_cut() { "…" } else { "" };
        let quote = (look.escape)(&mark.anchor.quote);
        blocks.push(format!("{}{quote}{cut}", look.quote));
    }
    if !mark.note.is_empty() {
        blocks.push(indented(&(look.escape)(&mark.note), look.plain));
    }
    let tags = mark.tags.iter().map(|tag| format!("#{tag}"));
    let source = citation(&mark.cited);
    let day = mark.created.strftime("%Y-%m-%d");
    let line: Vec<String> = std::iter::once(format!("— {source} ({day})"))
        .chain(tags)
        .collect();
    let line = (look.escape)(&line.join(" "));
    blocks.push(format!("{}{line}", look.plain));
    blocks
}

/// A story as one cites it: headline, paper, day, section.
fn citation(cited: &Citation) -> String {
    let mut source = vec![
        cited.headline.to_string(),
        paper_of(cited),
        cited.section.to_string(),
    ];
    source.retain(|piece| !piece.is_empty());
    source.join(", ")
}

fn paper_of(cited: &Citation) -> String {
    match (cited.title.is_empty(), cited.date) {
        (false, Some(date)) => format!("{}, {date}", cited.title),
        (false, None) => cited.title.to_string(),
        (true, Some(date)) => date.to_string(),
        (true, None) => format!("Paper {}", cited.issue),
    }
}

/// Bookmarks that agree in something, in the order of their first one.
fn groups<'a, K: PartialEq>(
    marks: impl IntoIterator<Item = &'a Bookmark>,
    key: impl Fn(&Citation) -> K,
) -> Vec<Vec<&'a Bookmark>> {
    let mut groups: Vec<Vec<&Bookmark>> = Vec::new();
    for mark in marks {
        let same = groups
            .iter_mut()
            .find(|group| key(&group[0].cited) == key(&mark.cited));
        match same {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    groups
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
