//! The front page for those who do not see columns: the paper's name, its sections and its stories,
//! one under the other, in the order of the paper.

use ratatui::layout::Rect;

use crate::action::Action;
use crate::geometry::Spot;
use crate::reading::session::Session;
use crate::widgets::Canvas;
use newsprint_issue::ArticleId;
use newsprint_messages::Message;
use newsprint_theme::Part;

/// A row of the screen, and the story it is about.
struct Row {
    text: String,
    part: Part,
    story: Option<ArticleId>,
}

/// Whether an action moves from story to story.
pub(super) fn moves(action: Action) -> bool {
    matches!(
        action,
        Action::FocusLeft
            | Action::FocusUp
            | Action::FocusRight
            | Action::FocusDown
            | Action::Start
            | Action::End
            | Action::SectionNext
            | Action::SectionPrevious
    )
}

/// The story that is chosen after such an action.
pub(super) fn moved(
    session: &mut Session,
    focus: Option<ArticleId>,
    action: Action,
) -> Option<ArticleId> {
    let stories: Vec<ArticleId> = session.issue.articles().map(|story| story.id).collect();
    let here = stories.iter().position(|story| Some(*story) == focus)?;
    let last = stories.len() - 1;
    let there = match action {
        Action::Start => 0,
        Action::End => last,
        Action::FocusLeft | Action::FocusUp => here.saturating_sub(1),
        Action::SectionNext | Action::SectionPrevious => {
            let steps = if action == Action::SectionNext { 1 } else { -1 };
            let section = focus.and_then(|story| session.issue.section_of(story));
            let beside = section.and_then(|section| session.section_beside(section, steps));
            let first = beside.and_then(|beside| session.issue.sections[beside].articles.first());
            let Some(first) = first.map(|story| story.id) else {
                session.tell(Message::NoSection);
                return focus;
            };
            return Some(first);
        }
        _ => (here + 1).min(last),
    };
    stories.get(there).copied()
}

/// The story of that number, counted from 1.
pub(super) fn nth(session: &Session, number: usize) -> Option<ArticleId> {
    let story = session.issue.nth(number.saturating_sub(1));
    story.map(|story| story.id)
}

/// Draws the screenful that the chosen story is on.
pub(super) fn draw(
    session: &Session,
    focus: Option<ArticleId>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let rows = rows(session, area.width);
    let top = top(&rows, focus, area.height);
    for (row, place) in rows.iter().skip(top).zip(area.rows()) {
        let chosen = row.story.is_some() && row.story == focus;
        let part = if chosen { Part::Selection } else { row.part };
        canvas.text(place, &row.text, canvas.theme().part(part));
    }
}

/// Where the chosen story stands.
pub(super) fn line(session: &Session, focus: Option<ArticleId>, area: Rect) -> Option<Spot> {
    let rows = rows(session, area.width);
    let row = rows
        .iter()
        .position(|row| row.story.is_some() && row.story == focus)?;
    let row = row - top(&rows, focus, area.height);
    Some(Spot {
        row: area.y + row as u16,
        column: area.x,
    })
}

/// The first row that is seen: screenfuls follow one another, and none overlaps another.
fn top(rows: &[Row], focus: Option<ArticleId>, height: u16) -> usize {
    let chosen = rows
        .iter()
        .position(|row| row.story.is_some() && row.story == focus);
    let height = usize::from(height.max(1));
    chosen.unwrap_or(0) / height * height
}

fn rows(session: &Session, width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut say = |text: &str, part, story| {
        let wrapped = Canvas::wrap(session.width(), text, width);
        rows.extend(wrapped.into_iter().map(|text| Row { text, part, story }));
    };
    let mut title = session.title();
    if let Some(date) = session.issue.masthead.date {
        title = format!("{title}, {}", session.say(Message::Day { date }));
    }
    say(&title, Part::Title, None);
    let mut number = 0;
    for (index, section) in session.issue.sections.iter().enumerate() {
        if session.issue.sections.len() > 1 {
            say(&session.section_title(index), Part::Title, None);
        }
        for story in &section.articles {
            number += 1;
            let headline = session.story_title(story);
            let read = if session.storage.is_read(story.id) {
                format!(", {}", session.say(Message::Read))
            } else {
                String::new()
            };
            say(
                &format!("{number} {headline}{read}"),
                Part::Text,
                Some(story.id),
            );
        }
    }
    rows
}
