//! How the sidebar looks.

use ratatui::layout::Rect;

use super::areas::areas;
use super::rows::Row;
use super::sidebar::Sections;
use crate::geometry::Spot;
use crate::reading::session::Session;
use crate::widgets::boxes;
use crate::widgets::{Canvas, Label};
use newsprint_issue::{Article, ArticleId, Block};
use newsprint_messages::Message;
use newsprint_storage::Kind;
use newsprint_theme::Part;

/// A story of the list: its row, its number in its section, and which it is.
#[derive(Clone, Copy)]
struct Listed {
    index: usize,
    number: usize,
    story: ArticleId,
}

impl Sections {
    /// Draws it.
    pub(super) fn paint(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = areas(session, area);
        canvas.fill(area, Part::Paper);
        let title = session.say(Message::Sections);
        let title = canvas.text(areas.title, &title, canvas.theme().part(Part::Title));
        if areas.title.width > title + 4 && !canvas.is_bare() {
            canvas.text_right(areas.title, "\\", canvas.theme().part(Part::Dim));
        }
        canvas.row_of(areas.rule, canvas.marks().rules.strong, Part::StrongRule);
        let upright = canvas.theme().part(Part::Rule);
        for row in area.y..area.bottom() {
            let column = area.right().saturating_sub(1);
            canvas.put(Spot { row, column }, canvas.marks().rules.upright, upright);
        }
        if areas.map.height > 0 {
            let title = self.page_title(session);
            self.map.draw(areas.map, &title, canvas, |story| {
                self.label(session, story)
            });
        }
        for (line, index) in (0..).zip(self.list.seen(self.rows.len())) {
            let row = Rect {
                y: areas.list.y + line,
                height: 1,
                ..areas.list
            };
            self.draw_row(session, index, row, canvas);
            if index == self.list.focus {
                canvas.restyle(row, canvas.theme().part(Part::Selection));
            }
        }
    }

    fn label(&self, session: &Session, story: ArticleId) -> Label {
        let mut label = boxes::label(session, story);
        let open = self.open.is_some_and(|place| place.article == story);
        if open {
            label.fill = if label.fill.is_ascii() { ":" } else { "░" };
        }
        label.chosen = self.chosen() == Some(story);
        label
    }

    fn draw_row(&self, session: &Session, index: usize, row: Rect, canvas: &mut Canvas<'_>) {
        let marks = canvas.marks();
        let text = canvas.theme().part(Part::Text);
        let indented = |cells: u16| Rect {
            x: row.x + cells,
            width: row.width.saturating_sub(cells),
            ..row
        };
        match &self.rows[index] {
            Row::Section(section) => {
                let name = session.section_title(*section);
                let taken = canvas.text(row, &name, canvas.theme().part(Part::Focus));
                canvas.row_of(indented(taken + 1), marks.rules.thin, Part::Rule);
            }
            Row::Story { number, story } => {
                let listed = Listed {
                    index,
                    number: *number,
                    story: *story,
                };
                self.draw_story(session, listed, row, canvas);
            }
            Row::Heading { words, .. } => {
                let opening;
                let words = if words.is_empty() {
                    opening = session.say(Message::Opening);
                    &opening
                } else {
                    words
                };
                let mark = self.reached(index, canvas);
                let right = canvas.text_right(row, mark, text);
                let mut room = indented(4);
                room.width = room.width.saturating_sub(right + 1);
                canvas.text(room, words, text);
            }
            Row::Bookmark { words, kind, .. } => {
                let mark = match kind {
                    Kind::Story => marks.kept.story,
                    Kind::Place => marks.kept.place,
                    Kind::Clip => marks.kept.clip,
                };
                canvas.text(indented(4), mark, canvas.theme().part(Part::Bookmark));
                canvas.text(indented(6), words, text);
            }
        }
        let lead = if index == self.list.focus {
            marks.focus
        } else {
            ""
        };
        canvas.text(row, lead, canvas.theme().part(Part::Focus));
    }

    /// A tick for a part of the open story that is behind the reader, a dot for the one in hand.
    fn reached(&self, index: usize, canvas: &Canvas<'_>) -> &'static str {
        let start = |row: Option<&Row>| match row {
            Some(Row::Heading { place, .. }) => Some(*place),
            _ => None,
        };
        let (own, next) = (start(self.rows.get(index)), start(self.rows.get(index + 1)));
        match (self.open, own, next) {
            (Some(here), _, Some(next)) if next <= here => canvas.marks().read,
            (Some(here), Some(own), _) if own <= here => canvas.marks().hit,
            _ => "",
        }
    }

    fn draw_story(&self, session: &Session, listed: Listed, row: Rect, canvas: &mut Canvas<'_>) {
        let Listed {
            index,
            number,
            story,
        } = listed;
        let Some(article) = session.issue.article(story) else {
            return;
        };
        let read = session.storage.is_read(story);
        let saved = session.storage.is_bookmarked(&session.issue, story);
        let part = if read { Part::Dim } else { Part::Text };
        let begun = self.shares.iter().find(|(row, _)| *row == index);
        let length = self.lengths.get(&article.id).copied().unwrap_or(0);
        let state = state(session, article, begun.map(|(_, share)| *share), length);
        let right = canvas.text_right(row, &state, canvas.theme().part(Part::Dim));
        let title = session.story_title(article);
        let star = if saved { canvas.marks().kept.story } else { "" };
        let room = Rect {
            x: row.x + 2,
            width: row.width.saturating_sub(3 + right),
            ..row
        };
        let style = canvas.theme().part(part);
        canvas.text(room, &format!("{number} {star}{title}"), style);
    }
}

/// How long a story is, and how far it is read.
fn state(session: &Session, article: &Article, share: Option<usize>, length: usize) -> String {
    if session.storage.is_read(article.id) {
        return session.say(Message::Read);
    }
    let is_figure = |block: &Block| matches!(block, Block::Figure { .. });
    if !article.body.is_empty() && article.body.iter().all(is_figure) {
        return session.say(Message::Caption);
    }
    match share {
        Some(share) if share > 0 => format!("{} %", share / 10),
        _ => format!("{length} {}", session.say(Message::Unread)),
    }
}
