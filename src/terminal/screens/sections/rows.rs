//! The rows of the sidebar: what there is to go to, in the order of the paper.

use std::rc::Rc;

use crate::reading::session::Session;
use newsprint_issue::{Article, ArticleId, Block, Issue, Part, Place, Text};
use newsprint_storage::Kind;

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

/// The bookmarks of the open story that are found in it, looked for once and not at every key: one
/// that is lost takes time.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The paper, the story and the bookmarks they are of.
    of: Option<(Rc<Issue>, ArticleId, u64)>,
    found: Vec<(Kind, Place)>,
}

impl Marks {
    /// Looks for them, if they are not those of the story as it is now.
    pub(super) fn look(&mut self, session: &Session, open: Option<ArticleId>) {
        let Some(story) = open else {
            return;
        };
        let now = session.storage.revision();
        let is_known = self.of.as_ref().is_some_and(|(issue, known, revision)| {
            Rc::ptr_eq(issue, &session.issue) && (*known, *revision) == (story, now)
        });
        if !is_known {
            self.of = Some((Rc::clone(&session.issue), story, now));
            self.found = session.storage.found_in(&session.issue, story);
        }
    }
}

/// All rows, with what is in the open story below it.
pub(super) fn rows(session: &Session, open: Option<ArticleId>, marks: &Marks) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, section) in session.issue.sections.iter().enumerate() {
        rows.push(Row::Section(index));
        for before in 0..section.articles.len() {
            let Some(article) = session.stories.rankings.nth(&session.issue, index, before) else {
                continue;
            };
            rows.push(Row::Story {
                number: before + 1,
                story: article.id,
            });
            if Some(article.id) == open {
                outline(session, article, &mut rows);
                bookmarks(session, article, marks, &mut rows);
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

fn bookmarks(session: &Session, article: &Article, marks: &Marks, rows: &mut Vec<Row>) {
    for (kind, place) in marks.found.iter().copied() {
        let text = match kind {
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
            kind,
            place,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::session::Opening;
    use crate::screen::{Screen, Sight};
    use crate::screens::sections::sidebar::Sections;
    use crate::testing::themes;
    use crate::tone::{Surroundings, Tone};
    use jiff::Timestamp;
    use newsprint_config::Config;
    use newsprint_issue::{Masthead, Section};
    use newsprint_storage::{Bookmark, Directories, Marked, Storage};
    use newsprint_theme::Depth;
    use ratatui::layout::Rect;

    fn session() -> Session {
        let article = Article {
            headline: vec![Text::from("Ferry delayed")],
            body: vec![Block::Paragraph(Text::from("The ferry left late."))],
            ..Article::default()
        };
        let section = Section {
            articles: vec![article],
            ..Section::default()
        };
        let issue = Issue::bind(Masthead::default(), vec![section]);
        let story = issue.sections[0].articles[0].id;
        let now = Timestamp::UNIX_EPOCH;
        let (mut storage, _) = Storage::open(Directories::default());
        let made = storage.mark(&issue, Marked::Story(story), now);
        let made = made.and_then(|id| storage.bookmark(id).cloned());
        let mut lost = Bookmark::clone(&made.expect("a bookmark"));
        lost.id.0 = lost.id.0.wrapping_add(1);
        lost.kind = Kind::Place;
        lost.anchor.quote = newsprint_issue::clean::Clean::line("words that are gone");
        storage.restore(lost);
        let language = issue.masthead.language;
        Session::new(Opening {
            issue,
            notes: Vec::new(),
            troubles: Vec::new(),
            storage,
            config: Config::default(),
            themes: themes(Depth::None),
            surroundings: Surroundings {
                language,
                tone: Tone::Light,
            },
        })
    }

    #[test]
    fn lost_bookmarks_are_looked_for_once_and_not_at_every_key() {
        let mut session = session();
        let story = session.issue.sections[0].articles[0].id;
        let open = Some(Place::start_of(story, Part::Headline(0)));
        let area = Rect::new(0, 0, 30, 20);
        let sight = Sight {
            area,
            page: area,
            place: open,
        };
        let mut sections = Sections::new(&session, Some(story));
        sections.set(&session, sight);
        let first = session.storage.searches();
        assert_eq!(first, 2, "both are looked for");
        for _ in 0..20 {
            sections.set(&session, sight);
        }
        assert_eq!(session.storage.searches(), first);
        let issue = Rc::clone(&session.issue);
        session
            .storage
            .toggle_story(&issue, story, Timestamp::UNIX_EPOCH);
        sections.set(&session, sight);
        assert_eq!(session.storage.searches(), first + 1, "the other once more");
    }
}
