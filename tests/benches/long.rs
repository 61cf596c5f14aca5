//! A story of two megabytes out of the papers that come with the program.

use newsprint::formats::Format;
use newsprint::issue::{Article, Block, Language, Text};

/// Bytes of the story.
pub(crate) const BYTES: usize = 2_000_000;

/// A story of that many bytes out of the papers of a language that come with the program.
pub(crate) fn story(language: Language) -> Article {
    let papers = newsprint::bundled::papers().into_iter();
    let issues = papers.filter_map(|(_, source)| Format::NATIVE.read(&source).ok());
    let texts: Vec<Text> = issues
        .map(|reading| reading.issue)
        .filter(|issue| issue.masthead.language == language)
        .flat_map(|issue| issue.articles().cloned().collect::<Vec<_>>())
        .flat_map(|article| article.body)
        .flat_map(|block| block.texts().cloned().collect::<Vec<_>>())
        .collect();
    let mut body = Vec::new();
    let mut length = 0;
    for text in texts.iter().cycle() {
        if length >= BYTES {
            break;
        }
        length += text.len();
        body.push(Block::Paragraph(text.clone()));
    }
    Article {
        body,
        ..Article::default()
    }
}
