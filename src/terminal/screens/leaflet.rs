//! A leaflet over the page: what was lost or guessed when the paper was read.

use ratatui::layout::Rect;

use crate::action::{Action, Hit, Outcome, Room};
use crate::geometry::{Spot, holds};
use crate::reading::conceded;
use crate::reading::session::Session;
use crate::screen::{Lie, Screen, Sight};
use crate::widgets::Canvas;
use newsprint_compose::{Page, Width};
use newsprint_messages::Message;
use newsprint_theme::Part;

/// The widest leaflet, in cells: a line of it is read at a glance.
const WIDEST: u16 = 84;

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[Action::FocusDown, Action::PageNext, Action::Leave];

/// The same of the notes on a raw page: what was guessed can be set right.
const OF_RAW: &[Action] = &[
    Action::FocusDown,
    Action::PageNext,
    Action::GoSource,
    Action::Leave,
];

/// A text that is scrolled.
#[derive(Debug)]
pub(crate) struct Leaflet {
    text: Vec<String>,
    /// The text broken into rows of the present width.
    rows: Vec<String>,
    /// The cells of a row, and the widths it was broken with.
    measure: (u16, Width),
    height: u16,
    top: usize,
}

/// The parts of a leaflet.
struct Areas {
    title: Rect,
    rule: Rect,
    text: Rect,
}

impl Leaflet {
    /// What was lost or guessed when the paper was read, and below it what was given up to set the
    /// page in sight.
    pub(crate) fn notes(session: &Session, in_sight: Option<&Page>) -> Leaflet {
        let notes = session.notes.iter();
        let mut text: Vec<String> = notes.map(|note| session.messages.tell(note)).collect();
        let given_up = in_sight.map_or_else(Vec::new, |page| conceded::sentences(page, session));
        if !given_up.is_empty() && !text.is_empty() {
            text.push(String::new());
        }
        text.extend(given_up);
        if text.is_empty() {
            text.push(session.say(Message::NoNotes));
        }
        Leaflet {
            text,
            rows: Vec::new(),
            measure: (0, Width::default()),
            height: 0,
            top: 0,
        }
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(usize::from(self.height))
    }
}

impl Screen for Leaflet {
    fn home(&self) -> Room {
        Room::Scroll
    }

    fn useful(&self, session: &Session) -> &'static [Action] {
        match session.correcting {
            Some(_) => OF_RAW,
            None => USEFUL,
        }
    }

    fn lie(&self, session: &Session, body: Rect) -> Lie {
        if session.is_linear() {
            Lie::Whole
        } else {
            Lie::Over(over_most(body))
        }
    }

    /// Breaks the text into rows when the room is another one.
    fn set(&mut self, session: &Session, Sight { area, .. }: Sight) {
        let text = areas(area).text;
        self.height = text.height;
        let measure = (text.width, session.width());
        if self.measure != measure || self.rows.is_empty() {
            self.measure = measure;
            let rows = |line: &String| Canvas::wrap(session.width(), line, text.width);
            self.rows = self.text.iter().flat_map(rows).collect();
        }
        self.top = self.top.min(self.last_top());
    }

    fn act(&mut self, action: Action, _: &mut Session) -> Outcome {
        let page = usize::from(self.height.max(2) - 1);
        let top = match action {
            Action::FocusDown => self.top + 1,
            Action::FocusUp => self.top.saturating_sub(1),
            Action::PageNext => self.top + page,
            Action::PagePrevious => self.top.saturating_sub(page),
            Action::Start => 0,
            Action::End => self.last_top(),
            // A second press of its key closes it.
            Action::Cancel | Action::GoNotes => return Outcome::Back,
            _ => self.top,
        };
        self.top = top.min(self.last_top());
        Outcome::Stay
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let areas = areas(area);
        canvas.fill(area, Part::Paper);
        draw_border(area, canvas);
        let title = session.say(Message::Notes);
        let theme = canvas.theme();
        canvas.text(areas.title, &title, theme.part(Part::Title));
        canvas.row_of(areas.rule, canvas.marks().rules.thin, Part::Rule);
        let seen = self.rows.iter().skip(self.top);
        for (line, row) in (0..areas.text.height).zip(seen) {
            let area = Rect {
                y: areas.text.y + line,
                height: 1,
                ..areas.text
            };
            canvas.text(area, row, theme.part(Part::Text));
        }
    }

    /// What is said about the leaflet: which rows are seen.
    fn status(&self, session: &Session) -> (String, String) {
        let last = (self.top + usize::from(self.height)).min(self.rows.len());
        let right = session.say(Message::Row {
            number: last,
            count: self.rows.len(),
        });
        (String::new(), right)
    }

    /// A click beside the leaflet puts it away.
    fn hit(&self, _: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        (!holds(area, spot)).then_some(Hit::Act(Action::Cancel))
    }
}

/// Where a leaflet lies on the screen: over the middle, or all over a small one.
fn over_most(area: Rect) -> Rect {
    if area.width < 60 || area.height < 14 {
        return area;
    }
    let width = WIDEST.min(area.width - 8);
    let height = area.height - 4;
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + 2,
        width,
        height,
    }
}

fn draw_border(area: Rect, canvas: &mut Canvas<'_>) {
    let marks = canvas.marks();
    let style = canvas.theme().part(Part::StrongRule);
    for row in area.y..area.bottom() {
        for column in [area.x, area.right().saturating_sub(1)] {
            canvas.put(Spot { row, column }, marks.rules.upright, style);
        }
    }
    for y in [area.y, area.bottom().saturating_sub(1)] {
        let row = Rect {
            y,
            height: 1.min(area.height),
            ..area
        };
        canvas.row_of(row, marks.rules.strong, Part::StrongRule);
    }
}

fn areas(area: Rect) -> Areas {
    let inner = Rect {
        x: area.x + 2.min(area.width),
        width: area.width.saturating_sub(4),
        ..area
    };
    let head = u16::from(area.height > 6);
    let row = |y, height| Rect { y, height, ..inner };
    let top = area.y + 1.min(area.height);
    Areas {
        title: row(top, head),
        rule: row(top + head, head),
        text: row(top + 2 * head, area.height.saturating_sub(2 + 2 * head)),
    }
}
