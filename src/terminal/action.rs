//! What a reader can do, where it can lead, and what comes of it. Knows no keys.

use super::geometry::Spot;
use crate::issue::{ArticleId, Place};

/// Something a reader can do. Its words are in `messages`, by its id; its keys in `keymap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each has its sentence in messages, by its id")]
pub enum Action {
    PageNext,
    PagePrevious,
    ParagraphNext,
    ParagraphPrevious,
    Start,
    End,
    HeadingNext,
    HeadingPrevious,
    StoryNext,
    StoryPrevious,
    SectionNext,
    SectionPrevious,
    FocusLeft,
    FocusDown,
    FocusUp,
    FocusRight,
    Open,
    /// Counted from 1.
    Nth(u8),
    Jump,
    Back,
    Leave,
    Quit,
    Cancel,
    GoFront,
    GoSections,
    GoBookmarks,
    GoNotes,
    Help,
    Find,
    HitNext,
    HitPrevious,
    BookmarkStory,
    BookmarkPlace,
    Delete,
    Undo,
    Wider,
    Narrower,
    UsualMeasure,
    Columns,
    Turn,
    Theme,
    Redraw,
    Suspend,
    Accept,
    Erase,
    Clear,
}

/// Which kind of screen keys are pressed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Room {
    /// The front page.
    Front,
    /// A story.
    Article,
    /// The list of sections.
    Sections,
    /// The list of bookmarks.
    Bookmarks,
    /// A text that is scrolled: help, notes.
    Scroll,
    /// A line that is typed into.
    Prompt,
}

/// Where an action can lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The front page.
    Front,
    /// A story, where the reader left it.
    Article(ArticleId),
    /// A place in a story.
    At(Place),
    /// The list of sections.
    Sections,
    /// The bookmarks.
    Bookmarks,
    /// What was lost or guessed.
    Notes,
    /// The help.
    Help,
}

/// What came of an action on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing that concerns others.
    Stay,
    /// On to another screen; this one waits.
    Go(Target),
    /// Another screen in place of this one.
    Become(Target),
    /// Back to the screen before.
    Back,
    /// Something was kept that must not be lost.
    Save,
    /// Out of the program.
    Quit,
}

/// What a click means on the screen it fell on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    /// The same as a key.
    Act(Action),
    /// A thing of that number on the screen, counted from 0; a second click opens it.
    Item(usize),
    /// A cell of the page.
    Page(Spot),
}

impl Action {
    /// Every action; those with a number once.
    pub const ALL: &'static [Action] = &[
        Action::PageNext,
        Action::PagePrevious,
        Action::ParagraphNext,
        Action::ParagraphPrevious,
        Action::Start,
        Action::End,
        Action::HeadingNext,
        Action::HeadingPrevious,
        Action::StoryNext,
        Action::StoryPrevious,
        Action::SectionNext,
        Action::SectionPrevious,
        Action::FocusLeft,
        Action::FocusDown,
        Action::FocusUp,
        Action::FocusRight,
        Action::Open,
        Action::Nth(1),
        Action::Jump,
        Action::Back,
        Action::Leave,
        Action::Quit,
        Action::Cancel,
        Action::GoFront,
        Action::GoSections,
        Action::GoBookmarks,
        Action::GoNotes,
        Action::Help,
        Action::Find,
        Action::HitNext,
        Action::HitPrevious,
        Action::BookmarkStory,
        Action::BookmarkPlace,
        Action::Delete,
        Action::Undo,
        Action::Wider,
        Action::Narrower,
        Action::UsualMeasure,
        Action::Columns,
        Action::Turn,
        Action::Theme,
        Action::Redraw,
        Action::Suspend,
        Action::Accept,
        Action::Erase,
        Action::Clear,
    ];

    /// The stable id, as the settings file has it.
    pub fn id(self) -> &'static str {
        match self {
            Action::PageNext => "page.next",
            Action::PagePrevious => "page.previous",
            Action::ParagraphNext => "paragraph.next",
            Action::ParagraphPrevious => "paragraph.previous",
            Action::Start => "start",
            Action::End => "end",
            Action::HeadingNext => "heading.next",
            Action::HeadingPrevious => "heading.previous",
            Action::StoryNext => "story.next",
            Action::StoryPrevious => "story.previous",
            Action::SectionNext => "section.next",
            Action::SectionPrevious => "section.previous",
            Action::FocusLeft => "focus.left",
            Action::FocusDown => "focus.down",
            Action::FocusUp => "focus.up",
            Action::FocusRight => "focus.right",
            Action::Open => "open",
            Action::Nth(_) => "open.nth",
            Action::Jump => "jump",
            Action::Back => "back",
            Action::Leave => "leave",
            Action::Quit => "quit",
            Action::Cancel => "cancel",
            Action::GoFront => "go.front",
            Action::GoSections => "go.sections",
            Action::GoBookmarks => "go.bookmarks",
            Action::GoNotes => "go.notes",
            Action::Help => "help",
            Action::Find => "find",
            Action::HitNext => "hit.next",
            Action::HitPrevious => "hit.previous",
            Action::BookmarkStory => "bookmark.story",
            Action::BookmarkPlace => "bookmark.place",
            Action::Delete => "bookmark.delete",
            Action::Undo => "bookmark.undo",
            Action::Wider => "measure.wider",
            Action::Narrower => "measure.narrower",
            Action::UsualMeasure => "measure.reset",
            Action::Columns => "columns",
            Action::Turn => "turn",
            Action::Theme => "theme",
            Action::Redraw => "redraw",
            Action::Suspend => "suspend",
            Action::Accept => "prompt.accept",
            Action::Erase => "prompt.erase",
            Action::Clear => "prompt.clear",
        }
    }
}
