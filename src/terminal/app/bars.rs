//! The two lines under every screen: what there is to say, and what can be done. Both are derived
//! from the same tables as everything else.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use crate::action::{Action, Room};
use crate::geometry::{Spot, holds, inside};
use crate::keymap::Keymap;
use crate::reading::notice::Severity;
use crate::reading::prompt::Prompt;
use crate::reading::session::Session;
use crate::widgets::{Canvas, Marks};
use newsprint_compose::Width;
use newsprint_config::Footer;
use newsprint_messages::{self as messages, Messages};
use newsprint_theme::Part;

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
    /// Something is typed, after a label; beside it, what came of it so far, the longest first.
    Prompt(String, &'a Prompt, Vec<String>),
    /// What is said about the screen, at the left and at the right.
    Standing(String, String),
}

/// What is worth saying while something is typed, and while a search is.
pub(super) const TYPING: &[Action] = &[
    Action::Accept,
    Action::HitNext,
    Action::HitPrevious,
    Action::Cancel,
];
pub(super) const FINDING: &[Action] = &[
    Action::Accept,
    Action::HitNext,
    Action::HitPrevious,
    Action::Scope,
    Action::FindReadings,
    Action::FindVariants,
    Action::FindPattern,
    Action::ListHits,
    Action::Cancel,
];

/// The hints that there is room for, with their cells, of what is useful in a room.
pub(crate) fn hints(
    keymap: &Keymap,
    session: &Session,
    room: Room,
    useful: &'static [Action],
    line: Rect,
) -> Vec<Hint> {
    let line = inside(line);
    let width = session.width();
    let mut hints = Vec::new();
    let mut column = line.x;
    let learns = session.config.reading.footer == Footer::UntilLearned;
    for action in useful {
        // Whoever knows everything can still ask.
        if learns && *action != Action::Help && session.storage.knows(action.id()) {
            continue;
        }
        let Some((key, word)) = words(keymap, session.messages, width, room, *action) else {
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
    room: Room,
    action: Action,
) -> Option<(String, &'static str)> {
    let keys = keymap.labels(room, action, messages, width);
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
    let (left, part, right) = match (status, &session.out.notice) {
        (Status::Prompt(label, prompt, beside), notice) => {
            let typed = typed(session, label, prompt, line);
            let room = line.width.saturating_sub(canvas.cells(&typed) + 2);
            let fits = |words: &&String| canvas.cells(words) <= room;
            let told = notice.iter().map(|notice| &notice.text);
            let beside = told.chain(beside).find(fits).cloned();
            (typed, Part::Text, beside.unwrap_or_default())
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
    canvas.sentence(text, &left, theme.part(part));
}

/// What is seen of a prompt. At the end of it the caret is drawn, too, for terminals that show none
/// of their own; inside, letters would jump about it.
fn typed(session: &Session, label: &str, prompt: &Prompt, line: Rect) -> String {
    let before = before_caret(session, label, prompt, line);
    let after = &prompt.text()[prompt.before_caret().len()..];
    let caret = match after {
        "" => Marks::new(session.width()).caret,
        _ => "",
    };
    format!("{label} {before}{caret}{after}")
}

/// What is seen of a prompt before its caret: of a long one the end.
fn before_caret<'a>(session: &Session, label: &str, prompt: &'a Prompt, line: Rect) -> &'a str {
    let before = prompt.before_caret();
    let room = usize::from(line.width).saturating_sub(session.width().of(label) + 3);
    let starts = before.grapheme_indices(true).map(|(at, _)| at);
    let fits = |at: &usize| session.width().of(&before[*at..]) <= room;
    let start = starts.chain([before.len()]).find(fits);
    &before[start.unwrap_or(before.len())..]
}

/// The cell of the caret of a prompt.
pub(crate) fn caret(session: &Session, label: &str, prompt: &Prompt, line: Rect) -> Option<Spot> {
    let line = inside(line);
    let width = session.width();
    let before = before_caret(session, label, prompt, line);
    let column = line.x + (width.of(label) + 1 + width.of(before)) as u16;
    (line.height > 0).then(|| Spot {
        row: line.y,
        column: column.min(line.right().saturating_sub(1)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{papers, themes};
    use crate::{App, Input, Key, Opening, Surroundings, Tone, View};
    use newsprint_compose::Size;
    use newsprint_issue::Language;
    use newsprint_storage::{Directories, Storage};
    use newsprint_theme::Depth;

    /// The last two rows of a screen of a paper, as words, after some keys.
    fn bars(messages: Messages, width: u16, keys: &str) -> [Vec<String>; 2] {
        let issue = papers().into_iter().next().expect("a paper");
        let mut session = Session::new(Opening {
            issue,
            notes: Vec::new(),
            troubles: Vec::new(),
            storage: Storage::open(Directories::default()).0,
            config: newsprint_config::Config::default(),
            themes: themes(Depth::None),
            surroundings: Surroundings {
                language: Language::English,
                tone: Tone::Light,
            },
        });
        session.messages = messages;
        let mut app = App::new(session, View::Front, Size { width, height: 12 });
        for key in keys.split_whitespace() {
            let key = Key::parse(key).expect("a key");
            app.input(Input::Key(key), jiff::Timestamp::UNIX_EPOCH);
            while app.has_work() {
                app.work();
            }
        }
        let picture = app.picture();
        assert_eq!(picture.torn(), None);
        let mut rows = picture.plain();
        let hints = rows.pop().expect("hints");
        let status = rows.pop().expect("a status");
        [status, hints].map(|row| row.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn longer_words_are_never_cut_in_the_bars() {
        let stretched = Messages::stretched();
        for keys in [
            "",
            "b",
            "enter",
            "enter S",
            "enter m",
            "g b",
            "?",
            "\\",
            "enter / a",
        ] {
            let whole = bars(stretched, 240, keys);
            for width in [40, 60, 80] {
                let narrow = bars(stretched, width, keys);
                assert!(!narrow[1].is_empty(), "{keys} at {width}");
                for word in narrow.iter().flatten() {
                    // How far one has come depends on the width.
                    if word == "…" || word.contains(|one: char| one.is_ascii_digit()) {
                        continue;
                    }
                    let mut words = whole.iter().flatten();
                    assert!(
                        words.any(|one| one == word),
                        "{word} after {keys} at {width}"
                    );
                }
            }
        }
    }
}
