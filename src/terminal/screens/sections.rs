//! The sections of the paper and their stories, beside the page or over it.

use ratatui::layout::Rect;

use super::super::action::{Action, Hit, Outcome, Target};
use super::super::geometry::{Spot, holds};
use super::super::letters::Mark;
use super::super::session::Session;
use super::super::widgets::{Canvas, List};
use crate::issue::ArticleId;
use crate::messages::Message;
use crate::theme::Part;

/// The sections of the paper and their stories.
#[derive(Debug)]
pub(crate) struct Sections {
    rows: Vec<Row>,
    list: List,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Section(usize),
    Story(ArticleId),
}

/// The parts of the panel.
struct Areas {
    title: Rect,
    rule: Rect,
    list: Rect,
}

impl Sections {
    /// The list, with a story chosen in it.
    pub(crate) fn new(session: &Session, chosen: Option<ArticleId>) -> Sections {
        let sections = session.issue.sections.iter().enumerate();
        let rows: Vec<Row> = sections
            .flat_map(|(index, section)| {
                let stories = section.articles.iter().map(|story| Row::Story(story.id));
                std::iter::once(Row::Section(index)).chain(stories)
            })
            .collect();
        let focus =
            chosen.and_then(|chosen| rows.iter().position(|row| *row == Row::Story(chosen)));
        let mut list = List::default();
        list.focus = focus.unwrap_or(1);
        Sections { rows, list }
    }

    /// Takes note of the room.
    pub(crate) fn set(&mut self, area: Rect) {
        self.list.set(self.rows.len(), areas(area).list.height);
    }

    pub(crate) fn act(&mut self, action: Action) -> Outcome {
        match action {
            Action::Open => return self.open(),
            // A second press of its key closes the panel.
            Action::GoSections | Action::Cancel => return Outcome::Back,
            Action::SectionNext | Action::SectionPrevious => self.turn_section(action),
            _ => {
                if self.list.act(action, self.rows.len()) {
                    self.skip_sections(action);
                }
            }
        }
        Outcome::Stay
    }

    fn open(&self) -> Outcome {
        match self.rows.get(self.list.focus) {
            Some(Row::Story(story)) => Outcome::Become(Target::Article(*story)),
            _ => Outcome::Stay,
        }
    }

    /// The name of a section is nothing to open: the focus goes on to a story.
    fn skip_sections(&mut self, action: Action) {
        let upward = matches!(action, Action::FocusUp | Action::PagePrevious | Action::End);
        let is_story = |index: &usize| matches!(self.rows[*index], Row::Story(_));
        let focus = self.list.focus.min(self.rows.len());
        let above = (0..(focus + 1).min(self.rows.len())).rev().find(is_story);
        let below = (focus..self.rows.len()).find(is_story);
        let story = if upward {
            above.or(below)
        } else {
            below.or(above)
        };
        if let Some(story) = story {
            self.list.choose(story, self.rows.len());
            if story == 1 {
                // The name of the first section comes into sight with its first story.
                self.list.top = 0;
            }
        }
    }

    fn turn_section(&mut self, action: Action) {
        let is_section = |index: &usize| matches!(self.rows[*index], Row::Section(_));
        let here = (0..self.list.focus.min(self.rows.len()))
            .rev()
            .find(is_section);
        let next = match action {
            Action::SectionNext => (self.list.focus..self.rows.len()).find(is_section),
            _ => (0..here.unwrap_or(0)).rev().find(is_section),
        };
        if let Some(next) = next {
            self.list.choose(next, self.rows.len());
            self.skip_sections(Action::FocusDown);
        }
    }

    /// What a click on a row means: it is opened.
    pub(crate) fn press(&mut self, hit: Hit) -> Outcome {
        let Hit::Item(row) = hit else {
            return Outcome::Stay;
        };
        self.list.focus = row.min(self.rows.len().saturating_sub(1));
        self.open()
    }

    pub(crate) fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = areas(area);
        canvas.fill(area, Part::Paper);
        let title = session.say(Message::Sections);
        canvas.text(areas.title, &title, canvas.theme().part(Part::Title));
        canvas.row_of(areas.rule, canvas.marks().strong, Part::StrongRule);
        let upright = canvas.theme().part(Part::Rule);
        for row in area.y..area.bottom() {
            let column = area.right().saturating_sub(1);
            canvas.put(Spot { row, column }, canvas.marks().upright, upright);
        }
        for (line, index) in (0..).zip(self.list.seen(self.rows.len())) {
            let row = Rect {
                y: areas.list.y + line,
                height: 1,
                ..areas.list
            };
            match self.rows[index] {
                Row::Section(section) => {
                    let name = session.section_title(section);
                    let taken = canvas.text(row, &name, canvas.theme().part(Part::Focus));
                    let rest = Rect {
                        x: row.x + taken + 1,
                        width: row.width.saturating_sub(taken + 1),
                        ..row
                    };
                    canvas.row_of(rest, canvas.marks().rule, Part::Rule);
                }
                Row::Story(story) => self.draw_story(session, index, (story, row), canvas),
            }
        }
    }

    fn draw_story(
        &self,
        session: &Session,
        index: usize,
        (story, row): (ArticleId, Rect),
        canvas: &mut Canvas<'_>,
    ) {
        let marks = canvas.marks();
        let read = session.storage.is_read(story);
        let saved = session.storage.is_bookmarked(&session.issue, story);
        let title = session.issue.article(story);
        let title = title.map_or_else(String::new, |story| session.story_title(story));
        let style = canvas
            .theme()
            .part(if read { Part::Dim } else { Part::Text });
        let mark = match (saved, read) {
            (true, _) => marks.story,
            (false, true) => marks.read,
            (false, false) => " ",
        };
        let focused = index == self.list.focus;
        let lead = if focused { marks.focus } else { " " };
        canvas.text(row, lead, canvas.theme().part(Part::Focus));
        let text = Rect {
            x: row.x + 2,
            width: row.width.saturating_sub(5),
            ..row
        };
        canvas.text(text, &title, style);
        canvas.text_right(row, mark, canvas.theme().part(Part::Bookmark));
        if focused {
            canvas.restyle(row, canvas.theme().part(Part::Selection));
        }
    }

    /// The row that is chosen.
    pub(crate) fn line(&self, area: Rect) -> Option<Spot> {
        let list = areas(area).list;
        let line = self.list.focus.checked_sub(self.list.top)?;
        Some(Spot {
            row: list.y + line as u16,
            column: list.x,
        })
    }

    /// What is said about the list.
    pub(crate) fn status(&self, session: &Session) -> (String, String) {
        let left = match self.rows.get(self.list.focus) {
            Some(Row::Story(story)) => session.issue.article(*story),
            _ => None,
        };
        let left = left.map(|story| session.story_title(story));
        (left.unwrap_or_default(), session.standing())
    }

    /// The stories in sight.
    pub(crate) fn marks(&self, area: Rect) -> Vec<Mark> {
        let list = areas(area).list;
        let seen = (0..).zip(self.list.seen(self.rows.len()));
        let stories = seen.filter(|(_, row)| matches!(self.rows[*row], Row::Story(_)));
        stories
            .map(|(line, row)| Mark {
                spot: Spot {
                    row: list.y + line,
                    column: list.x,
                },
                hit: Hit::Item(row),
            })
            .collect()
    }

    pub(crate) fn hit(&self, area: Rect, spot: Spot) -> Option<Hit> {
        let areas = areas(area);
        if holds(areas.title, spot) {
            return Some(Hit::Act(Action::Cancel));
        }
        let row = self.list.top + usize::from(spot.row.checked_sub(areas.list.y)?);
        (holds(areas.list, spot) && row < self.rows.len()).then_some(Hit::Item(row))
    }
}

fn areas(area: Rect) -> Areas {
    let inner = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(3),
        ..area
    };
    let head = u16::from(area.height > 4);
    let row = |y, height| Rect { y, height, ..inner };
    Areas {
        title: row(area.y, head),
        rule: row(area.y + head, head),
        list: row(area.y + 2 * head, area.height - 2 * head),
    }
}
