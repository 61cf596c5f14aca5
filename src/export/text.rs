//! The paper as linear text with landmarks: one paragraph a line, nothing that only eyes can read.

use super::landmarks::{self, Landmark};
use crate::issue::{Article, Block, Issue, Language, Text};

/// The paper as plain text. The landmarks are in the paper's own language.
pub fn text(issue: &Issue) -> String {
    let masthead = &issue.masthead;
    let language = masthead.language;
    let mut lines = Vec::new();
    let title = masthead.title.to_string();
    lines.extend(
        [title, landmarks::folio(masthead)]
            .into_iter()
            .filter(|line| !line.is_empty()),
    );
    let mut number = 0;
    for (index, section) in issue.sections.iter().enumerate() {
        let (place, count) = landmarks::section(language, index + 1, section.articles.len());
        let facts = [place, section.name.to_string(), count];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        lines.push(String::new());
        lines.push(facts.join(landmarks::gap(language)));
        for article in &section.articles {
            number += 1;
            lines.push(String::new());
            story(language, number, article, &mut lines);
        }
    }
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text.trim_start_matches('\n').to_owned()
}

fn story(language: Language, number: usize, article: &Article, lines: &mut Vec<String>) {
    lines.push(landmarks::article(language, number, &article.title()));
    let mut named = |landmark: Landmark, text: &str| {
        lines.push(format!("{}{text}", landmark.name(language)));
    };
    if let Some(kicker) = &article.kicker {
        named(Landmark::Kicker, &kicker.plain());
    }
    for deck in &article.deck {
        named(Landmark::Deck, &deck.plain());
    }
    let length = landmarks::length(language, article);
    if article.byline.is_empty() {
        lines.push(length);
    } else {
        let stop = if language.is_full_width() {
            "。"
        } else {
            ". "
        };
        let byline = landmarks::byline(article);
        named(Landmark::Byline, &format!("{byline}{stop}{length}"));
    }
    if let Some(dateline) = &article.dateline {
        let name = Landmark::Dateline.name(language);
        lines.push(format!("{name}{}", dateline.plain()));
    }
    lines.push(Landmark::Body.name(language).trim_end().to_owned());
    for content in &article.body {
        block(language, content, lines);
    }
    lines.push(landmarks::end(language, number));
}

fn block(language: Language, block: &Block, lines: &mut Vec<String>) {
    let named = |landmark: Landmark, text: &Text| {
        let line = format!("{}{}", landmark.name(language), text.plain());
        line.trim_end().to_owned()
    };
    lines.extend(landmarks::extent(language, block));
    match block {
        Block::Paragraph(text) => lines.push(text.plain()),
        Block::Heading(text) => lines.push(named(Landmark::Heading, text)),
        Block::Quote(text) => lines.push(named(Landmark::Quote, text)),
        Block::List(items) => lines.extend(items.iter().map(|item| format!("- {}", item.plain()))),
        Block::Table(rows) => table(rows, language, lines),
        Block::Figure { caption, .. } => lines.push(named(Landmark::Picture, caption)),
        Block::Verbatim(text) => {
            lines.push(Landmark::Verbatim.name(language).trim_end().to_owned());
            lines.extend(text.plain().split('\n').map(str::to_owned));
        }
        Block::Rule => lines.push("* * *".to_owned()),
    }
}

/// A table row by row, each cell behind the head of its column, as it would be read aloud.
fn table(rows: &[Vec<Text>], language: Language, lines: &mut Vec<String>) {
    let Some((head, rows)) = rows.split_first() else {
        return;
    };
    let (colon, stop) = if language.is_full_width() {
        ("：", "；")
    } else {
        (": ", "; ")
    };
    if rows.is_empty() {
        let cells: Vec<String> = head.iter().map(Text::plain).collect();
        lines.push(format!("- {}", cells.join(stop)));
    }
    for row in rows {
        let cells = head.iter().zip(row).map(|(head, cell)| {
            let name = head.plain();
            let colon = if name.is_empty() { "" } else { colon };
            format!("{name}{colon}{}", cell.plain())
        });
        let cells: Vec<String> = cells.collect();
        lines.push(format!("- {}", cells.join(stop)));
    }
}
