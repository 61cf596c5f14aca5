//! What a reader can do, where it can lead, and what comes of it. Knows no keys.

use super::geometry::Spot;
use crate::issue::{ArticleId, Place};

/// Makes the list of actions into the type, and into the table of their stable ids.
macro_rules! actions {
    ($($action:ident $id:literal,)*) => {
        /// Something a reader can do. Its words are in `messages`, by its id; its keys in `keymap`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each has its sentence in messages, by its id")]
        pub enum Action {
            /// Opens the story of that number, counted from 1.
            Nth(u8),
            $($action,)*
        }

        impl Action {
            /// Every action; those with a number once.
            pub const ALL: &'static [Action] = &[Action::Nth(1), $(Action::$action,)*];

            /// The stable id, as the settings file has it.
            pub fn id(self) -> &'static str {
                match self {
                    Action::Nth(_) => "open.nth",
                    $(Action::$action => $id,)*
                }
            }
        }
    };
}

actions! {
    PageNext "page.next",
    PagePrevious "page.previous",
    ParagraphNext "paragraph.next",
    ParagraphPrevious "paragraph.previous",
    Start "start",
    End "end",
    HeadingNext "heading.next",
    HeadingPrevious "heading.previous",
    StoryNext "story.next",
    StoryPrevious "story.previous",
    StoryUnread "story.unread",
    SectionNext "section.next",
    SectionPrevious "section.previous",
    FocusLeft "focus.left",
    FocusDown "focus.down",
    FocusUp "focus.up",
    FocusRight "focus.right",
    Open "open",
    Jump "jump",
    Back "back",
    Leave "leave",
    Quit "quit",
    Cancel "cancel",
    GoFront "go.front",
    GoSections "go.sections",
    GoBookmarks "go.bookmarks",
    GoNotes "go.notes",
    Help "help",
    Find "find",
    HitNext "hit.next",
    HitPrevious "hit.previous",
    BookmarkStory "bookmark.story",
    BookmarkPlace "bookmark.place",
    Clip "bookmark.clip",
    Note "bookmark.note",
    Tags "bookmark.tags",
    Select "bookmark.select",
    Delete "bookmark.delete",
    Undo "bookmark.undo",
    Refind "bookmark.find",
    Cite "bookmark.cite",
    ShowAll "bookmarks.all",
    ShowStories "bookmarks.stories",
    ShowPlaces "bookmarks.places",
    ShowClips "bookmarks.clips",
    ShowLost "bookmarks.lost",
    Sort "bookmarks.sort",
    ExportMarkdown "bookmarks.markdown",
    ExportJson "bookmarks.json",
    ExportOpml "bookmarks.opml",
    ExportText "bookmarks.text",
    Wider "measure.wider",
    Narrower "measure.narrower",
    UsualMeasure "measure.reset",
    Columns "columns",
    Turn "turn",
    Theme "theme",
    Redraw "redraw",
    Suspend "suspend",
    Accept "prompt.accept",
    Complete "prompt.complete",
    Erase "prompt.erase",
    Clear "prompt.clear",
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
