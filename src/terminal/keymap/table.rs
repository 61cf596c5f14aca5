//! The default keys: one table, read by people and by the keymap.

use crate::action::{Action, Room};
use newsprint_messages::Message;

/// A row of the table: where, which keys, what. Keys of a chord are separated by a space.
pub(super) struct Row(
    pub(super) &'static [Room],
    pub(super) &'static [&'static str],
    pub(super) Action,
);

const FRONT: &[Room] = &[Room::Front];
const SOURCE: &[Room] = &[Room::Source];
const ARTICLE: &[Room] = &[Room::Article];
const MARKS: &[Room] = &[Room::Bookmarks];
const PAGED: &[Room] = &[Room::Front, Room::Article];
const SCROLLED: &[Room] = &[
    Room::Sections,
    Room::Bookmarks,
    Room::History,
    Room::Scroll,
    Room::Source,
    Room::Hits,
];
const CHOSEN: &[Room] = &[
    Room::Front,
    Room::Sections,
    Room::Pages,
    Room::Bookmarks,
    Room::History,
    Room::Source,
    Room::Hits,
];
const NUMBERED: &[Room] = &[Room::Front, Room::Sections, Room::Pages];
const SPREAD_OUT: &[Room] = &[Room::Sections, Room::Pages];
const SPREAD: &[Room] = &[Room::Front, Room::Pages];
const LISTED: &[Room] = &[Room::Palette, Room::Help];
pub(super) const VIEWS: &[Room] = &[
    Room::Front,
    Room::Article,
    Room::Sections,
    Room::Pages,
    Room::Bookmarks,
    Room::History,
    Room::Scroll,
    Room::Source,
    Room::Hits,
];
const PROMPT: &[Room] = &[Room::Finding, Room::Prompt];
const FINDING: &[Room] = &[Room::Finding];
/// Where a search is at hand.
const SEARCHED: &[Room] = &[Room::Article, Room::Hits];

/// The default keys, grouped as the help shows them.
#[rustfmt::skip] // One action a line reads as a table.
pub(super) const TABLE: &[(Message<'static>, &[Row])] = &[
    (
        Message::Reading,
        &[
            Row(ARTICLE, &["space", "l", "right", "pgdn", "ctrl-f"], Action::PageNext),
            Row(ARTICLE, &["shift-space", "h", "left", "pgup", "ctrl-b"], Action::PagePrevious),
            Row(SPREAD, &["space", "pgdn", "ctrl-f"], Action::PageNext),
            Row(SPREAD, &["shift-space", "pgup", "ctrl-b"], Action::PagePrevious),
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
            Row(SPREAD_OUT, &["}", "ctrl-down"], Action::SectionNext),
            Row(SPREAD_OUT, &["{", "ctrl-up"], Action::SectionPrevious),
        ],
    ),
    (
        Message::Moving,
        &[
            Row(SPREAD, &["h", "left"], Action::FocusLeft),
            Row(CHOSEN, &["j", "down"], Action::FocusDown),
            Row(CHOSEN, &["k", "up"], Action::FocusUp),
            Row(SPREAD, &["l", "right"], Action::FocusRight),
            Row(&[Room::Scroll], &["j", "down"], Action::FocusDown),
            Row(&[Room::Scroll], &["k", "up"], Action::FocusUp),
            Row(CHOSEN, &["enter"], Action::Open),
            Row(NUMBERED, &["1"], Action::Nth(1)),
            Row(NUMBERED, &["2"], Action::Nth(2)),
            Row(NUMBERED, &["3"], Action::Nth(3)),
            Row(NUMBERED, &["4"], Action::Nth(4)),
            Row(NUMBERED, &["5"], Action::Nth(5)),
            Row(NUMBERED, &["6"], Action::Nth(6)),
            Row(NUMBERED, &["7"], Action::Nth(7)),
            Row(NUMBERED, &["8"], Action::Nth(8)),
            Row(NUMBERED, &["9"], Action::Nth(9)),
            Row(FRONT, &["o", "g j"], Action::Jump),
            Row(VIEWS, &["f"], Action::Letters),
            Row(VIEWS, &["backspace", "H", "alt-left", "ctrl-o"], Action::Back),
            Row(VIEWS, &["L", "alt-right"], Action::Forward),
            Row(VIEWS, &["g h"], Action::GoHistory),
            Row(VIEWS, &["g f"], Action::GoFront),
            Row(VIEWS, &["\\", "g s", "f2"], Action::GoSections),
            Row(&[Room::Sections], &["tab", "shift-tab"], Action::SidebarText),
            Row(VIEWS, &["p", "g p", "f3"], Action::GoPages),
            Row(VIEWS, &["g b", "'", "f6"], Action::GoBookmarks),
            Row(VIEWS, &["g r"], Action::GoSource),
        ],
    ),
    (
        Message::Searching,
        &[
            Row(&[Room::Article, Room::Bookmarks, Room::Hits], &["/"], Action::Find),
            Row(&[Room::Front, Room::Sections], &["/", "g /"], Action::GoFind),
            Row(&[Room::Article, Room::Bookmarks, Room::Scroll, Room::Source, Room::Hits], &["g /"], Action::GoFind),
            Row(ARTICLE, &["*"], Action::FindWord),
            Row(SEARCHED, &["n", "f4"], Action::HitNext),
            Row(SEARCHED, &["N", "shift-f4"], Action::HitPrevious),
            Row(FINDING, &["tab", "shift-tab"], Action::Scope),
            Row(&[Room::Hits], &["tab"], Action::Scope),
            Row(FINDING, &["alt-enter"], Action::ListHits),
            Row(ARTICLE, &["alt-enter"], Action::ListHits),
            Row(&[Room::Hits], &["&"], Action::Narrow),
            Row(FINDING, &["alt-p"], Action::FindReadings),
            Row(FINDING, &["alt-t"], Action::FindVariants),
            Row(FINDING, &["alt-w"], Action::FindWhole),
            Row(FINDING, &["alt-c"], Action::FindCase),
            Row(FINDING, &["alt-r"], Action::FindPattern),
            Row(PROMPT, &["enter"], Action::Accept),
            Row(&[Room::Prompt], &["tab"], Action::Complete),
            Row(PROMPT, &["down"], Action::HitNext),
            Row(PROMPT, &["up"], Action::HitPrevious),
            Row(PROMPT, &["backspace"], Action::Erase),
            Row(PROMPT, &["delete", "ctrl-d"], Action::EraseNext),
            Row(PROMPT, &["ctrl-w", "alt-backspace"], Action::EraseWord),
            Row(PROMPT, &["ctrl-u"], Action::Clear),
            Row(PROMPT, &["left", "ctrl-b"], Action::CaretLeft),
            Row(PROMPT, &["right", "ctrl-f"], Action::CaretRight),
            Row(PROMPT, &["ctrl-left", "alt-b"], Action::CaretWordLeft),
            Row(PROMPT, &["ctrl-right", "alt-f"], Action::CaretWordRight),
            Row(PROMPT, &["home", "ctrl-a"], Action::CaretStart),
            Row(PROMPT, &["end", "ctrl-e"], Action::CaretEnd),
            Row(PROMPT, &["esc"], Action::Cancel),
        ],
    ),
    (
        Message::Keeping,
        &[
            Row(PAGED, &["b"], Action::BookmarkStory),
            Row(ARTICLE, &["m"], Action::BookmarkPlace),
            Row(ARTICLE, &["c"], Action::Clip),
            Row(ARTICLE, &["v"], Action::SelectSentence),
            Row(ARTICLE, &["shift-down"], Action::SelectNext),
            Row(ARTICLE, &["shift-up"], Action::SelectPrevious),
            Row(PAGED, &["y"], Action::Copy),
            Row(PAGED, &["Y"], Action::CopyCited),
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
        Message::Correcting,
        &[
            Row(SOURCE, &["n"], Action::DoubtNext),
            Row(SOURCE, &["N"], Action::DoubtPrevious),
            Row(SOURCE, &["s"], Action::FixSplit),
            Row(SOURCE, &["J"], Action::FixJoin),
            Row(SOURCE, &["h"], Action::FixHeadline),
            Row(SOURCE, &["c"], Action::FixCaption),
            Row(SOURCE, &["x"], Action::FixAside),
            Row(SOURCE, &["<"], Action::FixBefore),
            Row(SOURCE, &[">"], Action::FixAfter),
            Row(SOURCE, &["d"], Action::FixRemove),
            Row(SOURCE, &["u"], Action::FixUndo),
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
            Row(VIEWS, &["S"], Action::Script),
            Row(VIEWS, &["t"], Action::Theme),
            Row(VIEWS, &["T"], Action::ThemePick),
            Row(VIEWS, &["z"], Action::Zen),
            Row(VIEWS, &["M"], Action::Mouse),
        ],
    ),
    (
        Message::Program,
        &[
            Row(VIEWS, &[":", "ctrl-p"], Action::Palette),
            Row(VIEWS, &["?", "f1"], Action::Help),
            Row(VIEWS, &["i"], Action::GoNotes),
            Row(LISTED, &["down", "ctrl-n"], Action::FocusDown),
            Row(LISTED, &["up", "ctrl-p"], Action::FocusUp),
            Row(LISTED, &["pgdn"], Action::PageNext),
            Row(LISTED, &["pgup"], Action::PagePrevious),
            Row(LISTED, &["home"], Action::Start),
            Row(LISTED, &["end"], Action::End),
            Row(&[Room::Help], &["tab"], Action::HelpTab),
            Row(&[Room::Help], &["f1"], Action::Help),
            Row(&[Room::Palette], &["enter"], Action::Accept),
            Row(LISTED, &["backspace"], Action::Erase),
            Row(LISTED, &["ctrl-u"], Action::Clear),
            Row(LISTED, &["esc"], Action::Cancel),
            Row(VIEWS, &["ctrl-g"], Action::Status),
            Row(VIEWS, &["esc"], Action::Cancel),
            Row(VIEWS, &["ctrl-l"], Action::Redraw),
            Row(VIEWS, &["ctrl-z"], Action::Suspend),
            Row(VIEWS, &["q"], Action::Leave),
            Row(VIEWS, &["Q"], Action::Quit),
        ],
    ),
];
