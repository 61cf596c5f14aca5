//! The clean stories that pages are made of, read from `tests/inputs/stories`; all our own writing.

use newsprint::clean::Clean;
use newsprint::issue::{Article, Author, Block, Language, Text};

/// All stories of a language, as they are written in `tests/inputs/stories`.
pub(super) fn of(language: Language) -> Vec<Article> {
    let source = match language {
        Language::Japanese => include_str!("../../inputs/stories/japanese.txt"),
        Language::English => include_str!("../../inputs/stories/english.txt"),
        _ => include_str!("../../inputs/stories/chinese.txt"),
    };
    let mut stories: Vec<Article> = Vec::new();
    for line in source.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(headline) = line.strip_prefix("# ") {
            stories.push(Article {
                headline: headline.split('|').map(Text::from).collect(),
                ..Article::default()
            });
        } else if let Some(story) = stories.last_mut() {
            add_line(story, line);
        }
    }
    stories
}

/// A line of a story file: `+` a deck, `@` names, `##` a subhead, `=` a caption, or a paragraph.
fn add_line(story: &mut Article, line: &str) {
    let (mark, rest) = line.split_once(' ').unwrap_or(("", line));
    match mark {
        "+" => story.deck.push(Text::from(rest)),
        "@" => story.byline.extend(rest.split('、').map(|name| Author {
            name: Clean::line(name),
            role: None,
        })),
        "##" => story.body.push(Block::Heading(Text::from(rest))),
        "=" => story.body.push(Block::Figure {
            caption: Text::from(rest),
            image: None,
        }),
        _ => story.body.push(Block::Paragraph(Text::from(line))),
    }
}
