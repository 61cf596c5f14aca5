//! Bookmarks as OPML, the outline that feed readers and outliners exchange: paper, story, bookmark.

use super::bookmarks::Bookmark;
use super::citing;
use super::grouping::{Group, headline_of, words_of};

/// The bookmarks of papers and their stories as an outline.
pub(super) fn write(papers: &[Group<'_>]) -> String {
    let mut lines = vec![
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(),
        "<opml version=\"2.0\">".to_owned(),
        "  <head><title>newsprint bookmarks</title></head>".to_owned(),
        "  <body>".to_owned(),
    ];
    for paper in papers {
        lines.push(format!("    <outline{}>", attribute("text", &paper.title)));
        for story in paper.stories() {
            let headline = attribute("text", headline_of(story.marks[0]));
            lines.push(format!("      <outline{headline}>"));
            for mark in &story.marks {
                lines.push(format!("        <outline{}/>", attributes(mark)));
            }
            lines.push("      </outline>".to_owned());
        }
        lines.push("    </outline>".to_owned());
    }
    lines.push("  </body>".to_owned());
    lines.push("</opml>".to_owned());
    lines.join("\n") + "\n"
}

fn attributes(mark: &Bookmark) -> String {
    let tags: Vec<&str> = mark
        .tags
        .iter()
        .map(newsprint_issue::clean::Clean::as_str)
        .collect();
    let mut text = attribute("text", &words_of(mark));
    text.push_str(&attribute("kind", mark.kind.name()));
    // Outliners show this one as the note of an entry.
    if !mark.note.is_empty() {
        text.push_str(&attribute("_note", &mark.note));
    }
    text.push_str(&attribute("source", &citing::source(mark)));
    if !tags.is_empty() {
        text.push_str(&attribute("category", &tags.join(",")));
    }
    text.push_str(&attribute("created", &mark.created.to_string()));
    text
}

fn attribute(name: &str, value: &str) -> String {
    let mut text = format!(" {name}=\"");
    for character in value.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\n' => text.push_str("&#10;"),
            '\t' => text.push_str("&#9;"),
            other => text.push(other),
        }
    }
    text.push('"');
    text
}
