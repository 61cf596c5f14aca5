//! How a front page looks.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::contents;
use super::page::Front;
use crate::geometry::{Spot, inside, size_of};
use crate::reading::session::Session;
use crate::widgets::photographs;
use crate::widgets::{Canvas, draw_page, headline_areas, headlines, heads_of_columns};
use newsprint_compose::Page;
use newsprint_issue::Direction;
use newsprint_messages::Message;
use newsprint_theme::Part;

impl Front {
    /// Draws it.
    pub(super) fn paint(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        if session.is_linear() {
            return contents::draw(session, self.focus, area, canvas);
        }
        let areas = session.areas(area);
        self.draw_bar(session, areas.bar, canvas);
        let strong = canvas.marks().rules.strong;
        canvas.row_of(inside(areas.rule), strong, Part::StrongRule);
        let rule = canvas.marks().rules.thin;
        canvas.row_of(inside(areas.progress), rule, Part::Rule);
        let Some(fold) = self.fold() else {
            return;
        };
        draw_page(canvas, areas.room, &fold.page);
        photographs::draw(session, &fold.page, areas.room, canvas);
        for story in fold.modules.iter().map(|module| module.article) {
            let style = if Some(story) == self.focus {
                canvas.theme().part(Part::Selection)
            } else if session.storage.is_read(story) {
                let read = canvas.theme().part(Part::Dim);
                read.remove_modifier(Modifier::BOLD)
            } else {
                continue;
            };
            for line in headline_areas(&fold.page, story, self.folds.direction()) {
                let (x, y) = (areas.room.x + line.x, areas.room.y + line.y);
                canvas.restyle(Rect { x, y, ..line }, style);
            }
        }
        self.draw_focus(areas.room, canvas);
        Front::draw_stars(session, &fold.page, areas.room, canvas);
    }

    /// A mark at the head of the rule above the chosen story: some colours are hardly lit.
    fn draw_focus(&self, room: Rect, canvas: &mut Canvas<'_>) {
        if self.folds.direction() != Direction::Horizontal {
            return;
        }
        if let Some(module) = self.module() {
            let spot = Spot {
                row: room.y + module.cell.row,
                column: room.x + module.cell.column,
            };
            let style = canvas.theme().part(Part::Focus);
            canvas.put(spot, canvas.marks().focus, style);
        }
    }

    /// A star beside the headline of each story that is kept. Lines that run down have no margin
    /// beside them.
    fn draw_stars(session: &Session, page: &Page, room: Rect, canvas: &mut Canvas<'_>) {
        let direction = session.setting(size_of(room)).direction;
        if direction != Direction::Horizontal {
            return;
        }
        for (story, cell) in headlines(page) {
            if session.storage.is_bookmarked(&session.issue, story)
                && let Some(head) = heads_of_columns(page, cell)
            {
                let spot = Spot {
                    row: room.y + head.row,
                    column: room.x + head.column,
                };
                let style = canvas.theme().part(Part::Bookmark);
                canvas.put(spot, canvas.marks().kept.story, style);
            }
        }
    }

    fn draw_bar(&self, session: &Session, bar: Rect, canvas: &mut Canvas<'_>) {
        let bar = inside(bar);
        let screen = self.folds.number(self.at).map(|number| {
            let count = self.folds.count();
            session.say(Message::Screen { number, count })
        });
        let screen = screen.unwrap_or_default();
        let right = canvas.text_right(bar, &screen, canvas.theme().part(Part::Dim));
        let mut left = Rect {
            width: bar.width.saturating_sub(right + 2),
            ..bar
        };
        let mut say = |text: &str, part| {
            let taken = canvas.text(left, text, canvas.theme().part(part));
            left.x += taken;
            left.width -= taken.min(left.width);
        };
        say(&session.title(), Part::Title);
        if let Some(date) = session.issue.masthead.date {
            say("  ", Part::Dim);
            say(&session.say(Message::Day { date }), Part::Dim);
        }
        if session.issue.sections.len() > 1 {
            say("  ", Part::Dim);
            say(&session.section_title(self.at.section), Part::Focus);
        }
    }
}
