//! The list of where the reader was, to go back or forward to.

use ratatui::layout::Rect;

use crate::action::{Action, Hit, Outcome, Room, Target};
use crate::geometry::{Spot, holds};
use crate::reading::history::Stop;
use crate::reading::session::Session;
use crate::screen::{Lie, Screen, Sight};
use crate::widgets::letters::Mark;
use crate::widgets::{Canvas, List, over};
use newsprint_messages::Message;
use newsprint_theme::Part;

/// The widest list, in cells.
const WIDEST: u16 = 84;

/// What is worth saying of it, the most useful first.
const USEFUL: &[Action] = &[Action::Open, Action::FocusDown, Action::Leave, Action::Help];

/// The list of where the reader was, the latest first.
#[derive(Debug)]
pub(crate) struct History {
    stops: Vec<(isize, Stop)>,
    list: List,
}

impl History {
    /// The list, with the stop before this one chosen: whoever calls it up wants to go back.
    pub(crate) fn new(stops: Vec<(isize, Stop)>) -> History {
        let here = stops.iter().position(|(steps, _)| *steps == 0);
        let mut list = List::default();
        list.focus = here
            .map_or(0, |here| here + 1)
            .min(stops.len().saturating_sub(1));
        History { stops, list }
    }

    fn open(&self) -> Outcome {
        let chosen = self.stops.get(self.list.focus);
        Outcome::Walk(chosen.map_or(0, |(steps, _)| *steps))
    }
}

impl Screen for History {
    fn home(&self) -> Room {
        Room::History
    }

    fn useful(&self, _: &Session) -> &'static [Action] {
        USEFUL
    }

    /// No higher than it must be.
    fn lie(&self, _: &Session, body: Rect) -> Lie {
        let height = (self.stops.len() + 2).min(usize::from(u16::MAX)) as u16;
        Lie::Over(over(body, WIDEST, height))
    }

    /// Takes note of the room.
    fn set(&mut self, _: &Session, Sight { area, .. }: Sight) {
        self.list.set(self.stops.len(), rows(area).height);
    }

    fn act(&mut self, action: Action, _: &mut Session) -> Outcome {
        match action {
            Action::Open => self.open(),
            Action::Cancel | Action::GoHistory => Outcome::Back,
            action => {
                self.list.act(action, self.stops.len());
                Outcome::Stay
            }
        }
    }

    fn press(&mut self, hit: Hit, _: &mut Session) -> Outcome {
        match hit {
            Hit::Item(row) => {
                self.list.choose(row, self.stops.len());
                self.open()
            }
            _ => Outcome::Stay,
        }
    }

    fn draw(&self, session: &Session, area: Rect, canvas: &mut Canvas<'_>) {
        let title = session.say(Message::History);
        let count = session.say(Message::Row {
            number: self.list.focus + 1,
            count: self.stops.len(),
        });
        canvas.frame(area, &title, &count);
        for (line, index) in (0..).zip(self.list.seen(self.stops.len())) {
            let row = rows(area);
            let row = Rect {
                y: row.y + line,
                height: 1,
                ..row
            };
            let (steps, stop) = self.stops[index];
            let here = match steps {
                0 => session.say(Message::Here),
                steps => format!("{steps:+}"),
            };
            let taken = canvas.text_right(row, &here, canvas.theme().part(Part::Dim)) + 2;
            let text = Rect {
                x: row.x + 2.min(row.width),
                width: row.width.saturating_sub(taken + 2),
                ..row
            };
            canvas.text(text, &name(stop, session), canvas.theme().part(Part::Text));
            if index == self.list.focus {
                let mark = canvas.marks().focus;
                canvas.text(row, mark, canvas.theme().part(Part::Focus));
                canvas.restyle(row, canvas.theme().part(Part::Selection));
            }
        }
    }

    fn hit(&self, _: &Session, area: Rect, spot: Spot) -> Option<Hit> {
        if !holds(area, spot) {
            return Some(Hit::Act(Action::Cancel));
        }
        let row = self.list.top + usize::from(spot.row.checked_sub(rows(area).y)?);
        (holds(rows(area), spot) && row < self.stops.len()).then_some(Hit::Item(row))
    }

    fn marks(&self, _: &Session, area: Rect) -> Vec<Mark> {
        let seen = (0..).zip(self.list.seen(self.stops.len()));
        seen.map(|(line, row)| Mark {
            spot: Spot {
                row: rows(area).y + line,
                column: rows(area).x,
            },
            hit: Hit::Item(row),
        })
        .collect()
    }
}

/// What a stop is called.
fn name(stop: Stop, session: &Session) -> String {
    let story = stop.story.and_then(|story| session.issue.article(story));
    let story = story.map(|story| session.story_title(story));
    let view = match stop.view {
        Target::Front => Message::Front,
        Target::Bookmarks => Message::Bookmarks,
        _ => return story.unwrap_or_default(),
    };
    let view = session.say(view);
    match story {
        Some(story) => format!("{view} · {story}"),
        None => view,
    }
}

fn rows(area: Rect) -> Rect {
    Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}
