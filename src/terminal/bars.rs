//! The two lines under every screen: what there is to say, and what can be done. Both are derived
//! from the same tables as everything else.

use ratatui::layout::Rect;

use super::action::{Action, Room};
use super::geometry::{Spot, holds, inside};
use super::keymap::Keymap;
use super::session::{Session, Severity};
use super::widgets::Canvas;
use crate::compose::Width;
use crate::messages::{self, Messages};
use crate::theme::Part;

/// The longest name of a key that is shown in the line of hints, in cells.
const LONGEST_KEY: usize = 5;

/// A hint and the cells it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    pub(crate) area: Rect,
    pub(crate) action: Action,
    key: String,
    word: &'static str,
}

/// What the line of status says.
pub(crate) enum Status<'a> {
    /// Something is typed, after a label; beside it, what came of it so far.
    Prompt {
        label: &'a str,
        text: &'a str,
        beside: String,
    },
    /// What is said about the screen, at the left and at the right.
    Standing(String, String),
}

/// What is worth saying of each room, the most useful first. Nine at most: more are not read.
fn useful(room: Room) -> &'static [Action] {
    match room {
        Room::Front => &[
            Action::Open,
            Action::PageNext,
            Action::SectionNext,
            Action::Jump,
            Action::BookmarkStory,
            Action::GoBookmarks,
            Action::Theme,
            Action::Help,
            Action::Leave,
        ],
        Room::Article => &[
            Action::PageNext,
            Action::Find,
            Action::BookmarkStory,
            Action::StoryNext,
            Action::GoSections,
            Action::Back,
            Action::Help,
            Action::Wider,
            Action::Theme,
        ],
        Room::Sections => &[Action::Open, Action::FocusDown, Action::Leave, Action::Help],
        Room::Bookmarks => &[
            Action::Open,
            Action::Note,
            Action::Tags,
            Action::Delete,
            Action::Undo,
            Action::Find,
            Action::ExportMarkdown,
            Action::Help,
            Action::Leave,
        ],
        Room::Scroll => &[Action::FocusDown, Action::PageNext, Action::Leave],
        Room::Prompt => &[
            Action::Accept,
            Action::HitNext,
            Action::HitPrevious,
            Action::Cancel,
        ],
    }
}

/// The hints that there is room for, with their cells.
pub(crate) fn hints(keymap: &Keymap, session: &Session, room: Room, line: Rect) -> Vec<Hint> {
    let line = inside(line);
    let width = session.width();
    let mut hints = Vec::new();
    let mut column = line.x;
    for action in useful(room) {
        let Some((key, word)) = words(keymap, session.messages, width, (room, *action)) else {
            continue;
        };
        let cells = (width.of(&key) + 1 + width.of(word)) as u16;
        if column + cells > line.right() || line.height == 0 {
            break;
        }
        hints.push(Hint {
            area: Rect::new(column, line.y, cells, 1),
            action: *action,
            key,
            word,
        });
        column += cells + 2;
    }
    hints
}

fn words(
    keymap: &Keymap,
    messages: Messages,
    width: Width,
    (room, action): (Room, Action),
) -> Option<(String, &'static str)> {
    let keys: Vec<String> = keymap.keys_of(room, action).collect();
    let short = keys.iter().find(|key| width.of(key) <= LONGEST_KEY);
    let key = short.or(keys.first())?.clone();
    Some((key, messages::deed(messages, action.id())?.hint))
}

/// The action of the hint on a cell.
pub(crate) fn hint_at(hints: &[Hint], spot: Spot) -> Option<Action> {
    let hint = hints.iter().find(|hint| holds(hint.area, spot));
    hint.map(|hint| hint.action)
}

/// Draws the line of hints.
pub(crate) fn draw_hints(hints: &[Hint], line: Rect, canvas: &mut Canvas<'_>) {
    canvas.fill(line, Part::Bar);
    for hint in hints {
        let theme = canvas.theme();
        let taken = canvas.text(hint.area, &hint.key, theme.part(Part::Key));
        let word = Rect {
            x: hint.area.x + taken + 1,
            width: hint.area.width.saturating_sub(taken + 1),
            ..hint.area
        };
        canvas.text(word, hint.word, theme.part(Part::Bar));
    }
}

/// Draws the line of status: a prompt, a notice, or how things stand.
pub(crate) fn draw_status(
    session: &Session,
    status: &Status<'_>,
    line: Rect,
    canvas: &mut Canvas<'_>,
) {
    let line = inside(line);
    let theme = canvas.theme();
    let (left, part, right) = match (status, &session.notice) {
        (
            Status::Prompt {
                label,
                text,
                beside,
            },
            _,
        ) => {
            let text = end_of(session, (label, text), line);
            let typed = format!("{label} {text}{}", canvas.marks().caret);
            (typed, Part::Text, beside.clone())
        }
        (Status::Standing(_, right), Some(notice)) => {
            let part = match notice.severity {
                Severity::Plain => Part::Notice,
                Severity::Trouble => Part::Warning,
            };
            (notice.text.clone(), part, right.clone())
        }
        (Status::Standing(left, right), None) => (left.clone(), Part::Text, right.clone()),
    };
    // What is at the left is about now; the right gives way to it.
    let room = line.width.saturating_sub(canvas.cells(&left) + 2);
    let taken = if canvas.cells(&right) <= room {
        canvas.text_right(line, &right, theme.part(Part::Dim)) + 2
    } else {
        0
    };
    let text = Rect {
        width: line.width.saturating_sub(taken),
        ..line
    };
    canvas.text(text, &left, theme.part(part));
}

/// The end of what is typed, as much as there is room for: there the caret is.
fn end_of<'a>(session: &Session, (label, text): (&str, &'a str), line: Rect) -> &'a str {
    let width = session.width();
    let room = usize::from(line.width).saturating_sub(width.of(label) + 2);
    let starts = text.char_indices().map(|(start, _)| &text[start..]);
    let mut fitting = starts.skip_while(|end| width.of(end) > room);
    fitting.next().unwrap_or_default()
}

/// The cell of the caret of a prompt.
pub(crate) fn caret(session: &Session, (label, text): (&str, &str), line: Rect) -> Option<Spot> {
    let line = inside(line);
    let width = session.width();
    let text = end_of(session, (label, text), line);
    let column = line.x + (width.of(label) + 1 + width.of(text)) as u16;
    (line.height > 0).then(|| Spot {
        row: line.y,
        column: column.min(line.right().saturating_sub(1)),
    })
}
