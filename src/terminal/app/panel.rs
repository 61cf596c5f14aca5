//! How a chord that was begun can go on: a panel over the foot of the page, for whoever hesitates.

use ratatui::layout::Rect;

use crate::action::{Action, Room};
use crate::geometry::{Spot, holds};
use crate::keymap::{Key, Keymap, label};
use crate::reading::session::Session;
use crate::widgets::Canvas;
use newsprint_messages::{self as messages, Message};
use newsprint_theme::Part;

/// Cells of a way on: its keys, an arrow, and a few words.
const WAY: u16 = 26;

/// How a chord can go on.
#[derive(Clone, Debug)]
pub(crate) struct Panel {
    title: String,
    ways: Vec<Way>,
    /// Whether a number may stand before it.
    counts: bool,
}

/// One way to go on.
#[derive(Clone, Debug)]
struct Way {
    keys: String,
    action: Action,
    words: &'static str,
}

impl Panel {
    /// How keys that begin a chord in a room can go on.
    pub(crate) fn new(keymap: &Keymap, session: &Session, room: Room, begun: &[Key]) -> Panel {
        let (messages, width) = (session.messages, session.width());
        let ways = keymap.following(room, begun).into_iter();
        let ways = ways.filter_map(|(keys, action)| {
            Some(Way {
                keys: label(&keys, messages, width),
                action,
                words: messages::deed(messages, action.id())?.hint,
            })
        });
        let keys = label(begun, messages, width);
        Panel {
            title: messages.say(Message::Pending { keys: &keys }),
            ways: ways.collect(),
            counts: matches!(room, Room::Front | Room::Article),
        }
    }

    /// Where the panel lies: over the foot of the body.
    fn place(&self, body: Rect) -> Rect {
        let across = across(body);
        let rows = self.ways.len().div_ceil(usize::from(across)) as u16;
        let foot = 2 * u16::from(self.counts && body.height > rows + 8);
        let height = (rows + 2 + foot).min(body.height);
        Rect {
            y: body.bottom() - height,
            height,
            ..body
        }
    }

    /// The cells of each way.
    fn cells(&self, body: Rect) -> impl Iterator<Item = (Rect, &Way)> {
        let area = self.place(body);
        let across = across(body);
        let width = area.width.saturating_sub(4) / across;
        let rows = area.height.saturating_sub(2);
        (0..)
            .zip(&self.ways)
            .filter_map(move |(index, way): (u16, &Way)| {
                let (row, column) = (index / across, index % across);
                let cell = Rect::new(area.x + 2 + column * width, area.y + 1 + row, width, 1);
                (row < rows).then_some((cell, way))
            })
    }

    /// Draws the panel over a body.
    pub(crate) fn draw(&self, session: &Session, body: Rect, canvas: &mut Canvas<'_>) {
        let area = self.place(body);
        canvas.frame(area, &self.title, &session.say(Message::PanelKeys));
        let theme = canvas.theme();
        let mut last = area.y;
        for (cell, way) in self.cells(body) {
            let taken = canvas.text(cell, &way.keys, theme.part(Part::Focus)).max(2);
            let words = Rect {
                x: cell.x + taken + 1,
                width: cell.width.saturating_sub(taken + 2),
                ..cell
            };
            canvas.text(words, way.words, theme.part(Part::Text));
            last = cell.y;
        }
        if last + 3 < area.bottom() {
            canvas.rule_across(area, last + 1);
            let row = Rect::new(area.x + 2, last + 2, area.width.saturating_sub(4), 1);
            canvas.text(row, &session.say(Message::CountKeys), theme.part(Part::Dim));
        }
    }

    /// The action of the way on a cell.
    pub(crate) fn hit(&self, body: Rect, spot: Spot) -> Option<Action> {
        let mut cells = self.cells(body);
        cells
            .find(|(cell, _)| holds(*cell, spot))
            .map(|(_, way)| way.action)
    }
}

/// Ways beside one another.
fn across(body: Rect) -> u16 {
    (body.width.saturating_sub(4) / WAY).max(1)
}
