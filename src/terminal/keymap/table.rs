//! The default keys: one table, read by people and by the keymap.

use super::super::action::{Action, Room};
use crate::messages::Message;

/// A row of the table: where, which keys, what. Keys of a chord are separated by a space.
pub(super) struct Row(
    pub(super) &'static [Room],
    pub(super) &'static [&'static str],
    pub(super) Action,
);

const FRONT: &[Room] = &[Room::Front];
const ARTICLE: &[Room] = &[Room::Article];
const MARKS: &[Room] = &[Room::Bookmarks];
const PAGED: &[Room] = &[Room::Front, Room::Article];
const SCROLLED: &[Room] = &[Room::Sections, Room::Bookmarks, Room::Scroll];
const CHOSEN: &[Room] = &[Room::Front, Room::Sections, Room::Bookmarks];
pub(super) const VIEWS: &[Room] = &[
    Room::Front,
    Room::Article,
    Room::Sections,
    Room::Bookmarks,
    Room::Scroll,
];
const PROMPT: &[Room] = &[Room::Prompt];

/// The default keys, grouped as the help shows them.
#[rustfmt::skip] // One action a line reads as a table.
pub(super) const TABLE: &[(Message<'static>, &[Row])] = &[
    (
        Message::Reading,
        &[
            Row(ARTICLE, &["space", "l", "right", "pgdn", "ctrl-f"], Action::PageNext),
            Row(ARTICLE, &["shift-space", "h", "left", "pgup", "ctrl-b"], Action::PagePrevious),
            Row(FRONT, &["space", "pgdn", "ctrl-f"], Action::PageNext),
            Row(FRONT, &["shift-space", "pgup", "ctrl-b"], Action::PagePrevious),
            Row(SCROLLED, &["space", "pgdn", "ctrl-f"], Action::PageNext),
            Row(SCROLLED, &["shift-space", "pgup", "ctrl-b"], Action::PagePrevious),
            Row(ARTICLE, &["j", "down"], Action::ParagraphNext),
            Row(ARTICLE, &["k", "up"], Action::ParagraphPrevious),
            Row(VIEWS, &["g g", "home"], Action::Start),
            Row(VIEWS, &["G", "end"], Action::End),
            Row(ARTICLE, &["}", "ctrl-down"], Action::HeadingNext),
            Row(ARTICLE, &["{", "ctrl-up"], Action::HeadingPrevious),
            Row(ARTICLE, &["]", "J", "ctrl-right"], Action::StoryNext),
            Row(ARTICLE, &["[", "K", "ctrl-left"], Action::StoryPrevious),
            Row(PAGED, &["u"], Action::StoryUnread),
            Row(PAGED, &["tab"], Action::SectionNext),
            Row(PAGED, &["shift-tab"], Action::SectionPrevious),
        ],
    ),
    (
        Message::Moving,
        &[
            Row(FRONT, &["h", "left"], Action::FocusLeft),
            Row(CHOSEN, &["j", "down"], Action::FocusDown),
            Row(CHOSEN, &["k", "up"], Action::FocusUp),
            Row(FRONT, &["l", "right"], Action::FocusRight),
            Row(&[Room::Scroll], &["j", "down"], Action::FocusDown),
            Row(&[Room::Scroll], &["k", "up"], Action::FocusUp),
            Row(CHOSEN, &["enter"], Action::Open),
            Row(FRONT, &["1"], Action::Nth(1)),
            Row(FRONT, &["2"], Action::Nth(2)),
            Row(FRONT, &["3"], Action::Nth(3)),
            Row(FRONT, &["4"], Action::Nth(4)),
            Row(FRONT, &["5"], Action::Nth(5)),
            Row(FRONT, &["6"], Action::Nth(6)),
            Row(FRONT, &["7"], Action::Nth(7)),
            Row(FRONT, &["8"], Action::Nth(8)),
            Row(FRONT, &["9"], Action::Nth(9)),
            Row(FRONT, &["o", "g j"], Action::Jump),
            Row(VIEWS, &["backspace", "H"], Action::Back),
            Row(VIEWS, &["g f"], Action::GoFront),
            Row(VIEWS, &["\\", "g s", "f2"], Action::GoSections),
            Row(VIEWS, &["g b", "'", "f6"], Action::GoBookmarks),
        ],
    ),
    (
        Message::Searching,
        &[
            Row(&[Room::Article, Room::Bookmarks], &["/"], Action::Find),
            Row(ARTICLE, &["n", "f4"], Action::HitNext),
            Row(ARTICLE, &["N", "shift-f4"], Action::HitPrevious),
            Row(PROMPT, &["enter"], Action::Accept),
            Row(PROMPT, &["tab"], Action::Complete),
            Row(PROMPT, &["down"], Action::HitNext),
            Row(PROMPT, &["up"], Action::HitPrevious),
            Row(PROMPT, &["backspace"], Action::Erase),
            Row(PROMPT, &["ctrl-u"], Action::Clear),
            Row(PROMPT, &["esc"], Action::Cancel),
        ],
    ),
    (
        Message::Keeping,
        &[
            Row(PAGED, &["b"], Action::BookmarkStory),
            Row(ARTICLE, &["m"], Action::BookmarkPlace),
            Row(ARTICLE, &["c"], Action::Clip),
            Row(MARKS, &["n"], Action::Note),
            Row(MARKS, &["#"], Action::Tags),
            Row(MARKS, &["v"], Action::Select),
            Row(MARKS, &["d"], Action::Delete),
            Row(MARKS, &["u"], Action::Undo),
            Row(MARKS, &["r"], Action::Refind),
            Row(MARKS, &["y"], Action::Cite),
            Row(MARKS, &["1"], Action::ShowAll),
            Row(MARKS, &["2"], Action::ShowStories),
            Row(MARKS, &["3"], Action::ShowPlaces),
            Row(MARKS, &["4"], Action::ShowClips),
            Row(MARKS, &["5"], Action::ShowLost),
            Row(MARKS, &["o"], Action::Sort),
            Row(MARKS, &["e m"], Action::ExportMarkdown),
            Row(MARKS, &["e j"], Action::ExportJson),
            Row(MARKS, &["e o"], Action::ExportOpml),
            Row(MARKS, &["e t"], Action::ExportText),
        ],
    ),
    (
        Message::Setting,
        &[
            Row(PAGED, &["+"], Action::Wider),
            Row(PAGED, &["-"], Action::Narrower),
            Row(PAGED, &["="], Action::UsualMeasure),
            Row(PAGED, &["w"], Action::Columns),
            Row(PAGED, &["V"], Action::Turn),
            Row(VIEWS, &["t"], Action::Theme),
        ],
    ),
    (
        Message::Program,
        &[
            Row(VIEWS, &["?", "f1"], Action::Help),
            Row(VIEWS, &["i"], Action::GoNotes),
            Row(VIEWS, &["esc"], Action::Cancel),
            Row(VIEWS, &["ctrl-l"], Action::Redraw),
            Row(VIEWS, &["ctrl-z"], Action::Suspend),
            Row(VIEWS, &["q"], Action::Leave),
            Row(VIEWS, &["Q"], Action::Quit),
        ],
    ),
];
