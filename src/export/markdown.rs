//! The paper as one Markdown document for people: title, sections and headlines are its headings.

use super::landmarks;
use crate::formats::{markdown_blocks, markdown_line};
use crate::issue::{Article, Block, Emphasis, Issue, Span, Text};

/// The paper as Markdown, one paragraph a line.
pub fn markdown(issue: &Issue) -> String {
    let masthead = &issue.masthead;
    let mut pieces = Vec::new();
    if !masthead.title.is_empty() {
        pieces.push(heading("#", &Text::from(masthead.title.clone())));
    }
    let folio = landmarks::folio(masthead);
    if !folio.is_empty() {
        pieces.push(markdown_line(&Text::from(&*folio)));
    }
    for section in &issue.sections {
        if !section.name.is_empty() {
            pieces.push(heading("##", &Text::from(section.name.clone())));
        } else if issue.sections.len() > 1 {
            pieces.push("## —".to_owned());
        }
        for article in &section.articles {
            pieces.extend(story(article));
        }
    }
    let mut markdown = pieces.join("\n\n");
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

fn story(article: &Article) -> Vec<String> {
    let mut pieces = Vec::new();
    if article.headline.is_empty() {
        // A heading that says nothing still parts this story from the one before.
        pieces.push("### —".to_owned());
    } else {
        pieces.push(heading("###", &headline(article)));
    }
    if let Some(kicker) = &article.kicker {
        pieces.push(stressed(kicker, Emphasis::Emphasized));
    }
    for deck in &article.deck {
        pieces.push(stressed(deck, Emphasis::Strong));
    }
    if !article.byline.is_empty() {
        pieces.push(paragraph(Text::from(&*landmarks::byline(article))));
    }
    if let Some(dateline) = &article.dateline {
        pieces.push(stressed(dateline, Emphasis::Emphasized));
    }
    let body = markdown_blocks(&article.body, "####");
    if !body.is_empty() {
        pieces.push(body.trim_end_matches('\n').to_owned());
    }
    pieces
}

/// The lines of a headline on one line, as [`Article::title`] joins them, with their ruby.
fn headline(article: &Article) -> Text {
    let mut headline = Text::default();
    let title = article.title();
    let mut length = 0;
    for line in &article.headline {
        // Between two lines the title has a space or nothing.
        let space = !headline.spans.is_empty() && title[length..].starts_with(' ');
        if space && title.len() > length + line.len() {
            headline.spans.extend(Text::from(" ").spans);
            length += 1;
        }
        headline.spans.extend(line.spans.iter().cloned());
        length += line.len();
    }
    headline
}

fn heading(marks: &str, text: &Text) -> String {
    format!("{marks} {}", markdown_line(text))
}

fn stressed(text: &Text, emphasis: Emphasis) -> String {
    let stress = |span: &Span| match span.emphasis {
        Emphasis::Plain => Span {
            emphasis,
            ..span.clone()
        },
        _ => span.clone(),
    };
    paragraph(Text {
        spans: text.spans.iter().map(stress).collect(),
    })
}

fn paragraph(text: Text) -> String {
    let blocks = [Block::Paragraph(text)];
    markdown_blocks(&blocks, "")
        .trim_end_matches('\n')
        .to_owned()
}
