//! The rows of the sidebar: what there is to go to, in the order of the paper.

use super::super::super::session::Session;
use crate::issue::{Article, ArticleId, Block, Part, Place, Text};
use crate::storage::Kind;

/// Characters of its text that a bookmark of a place is named by.
const NAMED_BY: usize = 24;

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The name of a section, which is nothing to open.
    Section(usize),
    /// A story, with its number on the pages of its section.
    Story { number: usize, story: ArticleId },
    /// A part of the open story: its crosshead, or nothing for what stands before the first.
    Heading { words: String, place: Place },
    /// A bookmark in the open story.
    Bookmark {
        words: String,
        kind: Kind,
        place: Place,
    },
}

impl Row {
    /// Whether it can be opened.
    pub(super) fn opens(&self) -> bool {
        !matches!(self, Row::Section(_))
    }
}

/// All rows, with what is in the open story below it.
pub(super) fn rows(session: &Session, open: Option<ArticleId>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, section) in session.issue.sections.iter().enumerate() {
        rows.push(Row::Section(index));
        for before in 0..section.articles.len() {
            let Some(article) = session.rankings.nth(&session.issue, index, before) else {
                continue;
            };
            rows.push(Row::Story {
                number: before + 1,
                story: article.id,
            });
            if Some(article.id) == open {
                outline(session, article, &mut rows);
                bookmarks(session, article, &mut rows);
            }
        }
    }
    rows
}

/// The crossheads of a story, where it has some.
fn outline(session: &Session, article: &Article, rows: &mut Vec<Row>) {
    let headings = article.body.iter().enumerate();
    let headings = headings.filter_map(|(block, content)| match content {
        Block::Heading(text) => Some((Part::block(block), session.shown(&text.plain()))),
        _ => None,
    });
    let before = rows.len();
    rows.extend(headings.map(|(part, words)| Row::Heading {
        words,
        place: Place::start_of(article.id, part),
    }));
    let first = article.parts().next();
    if let (Some((part, _)), true) = (first, rows.len() > before) {
        let start = Row::Heading {
            words: String::new(),
            place: Place::start_of(article.id, part),
        };
        rows.insert(before, start);
    }
}

fn bookmarks(session: &Session, article: &Article, rows: &mut Vec<Row>) {
    for bookmark in session.storage.bookmarks() {
        if bookmark.cited.article != article.id {
            continue;
        }
        let found = session.storage.resolve(bookmark, &session.issue).place();
        let Some(place) = found else { continue };
        let text = match bookmark.kind {
            Kind::Story => session.story_title(article),
            Kind::Place | Kind::Clip => {
                let text = article.text(place.part).map(Text::plain);
                let text = text.as_deref().and_then(|text| text.get(place.offset..));
                session.shown(
                    &text
                        .unwrap_or_default()
                        .chars()
                        .take(NAMED_BY)
                        .collect::<String>(),
                )
            }
        };
        rows.push(Row::Bookmark {
            words: text,
            kind: bookmark.kind,
            place,
        });
    }
}
