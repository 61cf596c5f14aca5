//! What a story says in its box on a map: its number on the page, its headline, whether it is read.

use super::map::Label;
use super::marks::plain_marks;
use crate::reading::session::Session;
use newsprint_issue::ArticleId;

/// What the box of a story says. A story that is read has a tick, and no more text in its box; one
/// that is begun has half of it.
pub(crate) fn label(session: &Session, story: ArticleId) -> Label {
    let marks = plain_marks(session.width());
    let number = session.stories.rankings.number_of(&session.issue, story);
    let Some((number, article)) = number.zip(session.issue.article(story)) else {
        return Label::default();
    };
    let is_read = session.storage.is_read(story);
    let tick = if is_read { marks.read } else { "" };
    let title = session.story_title(article);
    Label {
        text: format!("{}{tick} {title}", number + 1),
        fill: if is_read { " " } else { marks.text },
        chosen: false,
    }
}
