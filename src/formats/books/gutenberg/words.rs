//! Words with the stress that a text marks, and the kind of block that a paragraph's lines make.

use super::paragraph::Paragraph;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Block, Emphasis, Span, Text};

/// The block of a paragraph: verse and tables keep their lines.
pub(crate) fn block(paragraph: &Paragraph, words: &str) -> Option<Block> {
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
pub(crate) fn stressed(words: &str) -> Text {
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
