//! How the lines of a raw page look beside their story.

use ratatui::layout::Rect;

use super::doubt::{beside, is_doubtful};
use super::lines::Source;
use super::panes::Panes;
use super::saying;
use crate::geometry::{Spot, inside};
use crate::reading::correcting::{Beside, Correcting};
use crate::reading::session::Session;
use crate::widgets::{Canvas, draw_page, heads_of_columns};
use newsprint_messages::Proof;
use newsprint_raw::Element;
use newsprint_theme::Part;

impl Source {
    /// Draws them.
    pub(super) fn paint(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = session.areas(area);
        let Some(beside) = beside(session) else {
            return;
        };
        self.draw_bar(session, inside(areas.bar), canvas);
        canvas.row_of(
            inside(areas.rule),
            canvas.marks().rules.strong,
            Part::StrongRule,
        );
        canvas.row_of(
            inside(areas.progress),
            canvas.marks().rules.thin,
            Part::Rule,
        );
        let panes = Panes::of(inside(areas.room), session);
        for (row, at) in (0..).zip(self.list.seen(beside.original.len())) {
            let row = Rect {
                y: panes.lines.y + row,
                height: 1,
                ..panes.lines
            };
            self.draw_line(session, (beside, at + 1), row, canvas);
        }
        self.draw_story(beside, &panes, canvas);
        let said = saying::explanation(session, beside, self.number());
        let rows = Canvas::wrap(session.width(), &said, panes.said.width);
        let style = canvas.theme().part(Part::Notice);
        let seen = rows.iter().take(usize::from(panes.said.height));
        // What takes one row leaves a blank one between the lines and itself.
        let first = panes.said.bottom() - seen.len() as u16;
        for (y, text) in (first..).zip(seen) {
            let area = Rect {
                y,
                height: 1,
                ..panes.said
            };
            canvas.text(area, text, style);
        }
    }

    fn draw_bar(&self, session: &Session, bar: Rect, canvas: &mut Canvas<'_>) {
        let theme = canvas.theme();
        let count = session.correcting.as_ref().map_or(0, Correcting::count);
        let fixes = session.messages.proof(Proof::Fixes { count });
        let fixes = if count > 0 { fixes } else { String::new() };
        let taken = canvas.text_right(bar, &fixes, theme.part(Part::Dim));
        let left = Rect {
            width: bar.width.saturating_sub(taken + 2),
            ..bar
        };
        let marks = canvas.marks();
        let title = session.messages.proof(Proof::Title);
        let story = self.story.and_then(|id| session.issue.article(id));
        let story = story.map(|story| format!(" {} {}", marks.under, session.story_title(story)));
        let title = format!("{} {title}{}", marks.back, story.unwrap_or_default());
        canvas.text(left, &title, theme.part(Part::Title));
    }

    /// A line: its number, a sign where there is something to say of it, a bracket over what is one,
    /// its words, and what they are.
    fn draw_line(
        &self,
        session: &Session,
        (beside, line): (&Beside, usize),
        row: Rect,
        canvas: &mut Canvas<'_>,
    ) {
        let theme = canvas.theme();
        let marks = canvas.marks();
        let digits = beside.original.len().to_string().len();
        let is_focused = line == self.number();
        let mut rest = row;
        let mut put = |canvas: &mut Canvas<'_>, text: &str, part: Part| {
            let cells = canvas.cells(text);
            canvas.text(rest, text, theme.part(part));
            rest.x += cells.min(rest.width);
            rest.width = rest.width.saturating_sub(cells);
        };
        let focus = if is_focused { marks.focus } else { " " };
        put(canvas, focus, Part::Focus);
        put(canvas, &format!("{line:>digits$} "), Part::Dim);
        let (sign, part) = if beside.fixed.contains_key(&line) {
            (marks.read, Part::Bookmark)
        } else if is_doubtful(beside, line) {
            ("?", Part::Warning)
        } else {
            (" ", Part::Text)
        };
        put(canvas, sign, part);
        put(
            canvas,
            &format!("{} ", bracket(beside, line, canvas)),
            Part::Rule,
        );
        let label = saying::label(session, beside, line);
        if !label.is_empty() {
            let taken = canvas.text_right(rest, &label, theme.part(Part::Dim));
            rest.width = rest.width.saturating_sub(taken + 1);
        }
        let aside = matches!(beside.trace.element(line), Some(Element::SetAside) | None);
        let part = if aside { Part::Dim } else { Part::Text };
        canvas.text(rest, beside.original.line(line), theme.part(part));
        if is_focused {
            canvas.restyle(row, theme.part(Part::Selection));
        }
    }

    /// The story, with the words of the line in focus lit.
    fn draw_story(&self, beside: &Beside, panes: &Panes, canvas: &mut Canvas<'_>) {
        let area = panes.story;
        if area.height == 0 {
            return;
        }
        let marks = canvas.marks();
        if panes.lines.bottom() < area.bottom() {
            let rule = Rect {
                y: panes.lines.bottom(),
                height: 1,
                ..area
            };
            canvas.row_of(rule, marks.rules.faint, Part::Rule);
        } else {
            let style = canvas.theme().part(Part::Rule);
            let column = panes.lines.right() + 1;
            for row in area.y..area.bottom() {
                canvas.put(Spot { row, column }, marks.rules.upright, style);
            }
        }
        let Some(page) = self.galleys.page() else {
            return;
        };
        draw_page(canvas, area, page);
        let Some(stretch) = beside.trace.stretch(self.number()) else {
            return;
        };
        for (cell, size) in page.cells_of(stretch) {
            let lit = Rect::new(
                area.x + cell.column,
                area.y + cell.row,
                size.width,
                size.height,
            );
            canvas.restyle(lit.intersection(area), canvas.theme().part(Part::Selection));
            if let Some(head) = heads_of_columns(page, cell) {
                let spot = Spot {
                    row: area.y + head.row,
                    column: area.x + head.column,
                };
                canvas.put(spot, marks.focus, canvas.theme().part(Part::Focus));
            }
        }
    }

    /// Which line it is, of how many, and how many are worth a look.
    pub(super) fn standing(&self, session: &Session) -> (String, String) {
        let Some(beside) = beside(session) else {
            return Default::default();
        };
        let left = session.messages.proof(Proof::Standing {
            line: self.number(),
            count: beside.original.len(),
            doubts: saying::doubtful(beside),
        });
        let file = session.storage.fixes_lie_in();
        (left, file.map_or(String::new(), |file| file.to_string()))
    }
}

/// The bracket beside a line: lines of one paragraph, or of one headline, hang together.
fn bracket(beside: &Beside, line: usize, canvas: &Canvas<'_>) -> &'static str {
    let marks = canvas.marks();
    let of = |line: usize| match beside.trace.element(line) {
        Some(element @ Element::Article { .. }) => Some(element),
        _ => None,
    };
    let is_blank = |line: &usize| beside.original.is_blank(*line);
    let after = (line + 1..=beside.original.len()).find(|line| !is_blank(line));
    let before = (1..line).rev().find(|line| !is_blank(line));
    let (after, before) = (after.and_then(of), before.and_then(of));
    let [first, _, last, _] = marks.rules.corners;
    match of(line) {
        None if is_blank(&line) && before.is_some() && before == after => marks.rules.upright,
        None => " ",
        own => match (before == own, after == own) {
            (false, true) => first,
            (true, true) => marks.rules.upright,
            (true, false) => last,
            (false, false) => " ",
        },
    }
}
