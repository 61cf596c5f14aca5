//! What a reader can do, where it can lead, and what comes of it. Knows no keys.

use crate::geometry::Spot;
use newsprint_issue::{ArticleId, Place};

/// Makes the list of actions into the type, and into the table of their stable ids.
macro_rules! actions {
    ($($action:ident $id:literal,)*) => {
        /// Something a reader can do. Its words are in `messages`, by its id; its keys in `keymap`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each has its sentence in messages, by its id")]
        pub enum Action {
            /// Chooses the story of that number, counted from 1.
            Nth(u8),
            $($action,)*
        }

        impl Action {
            /// Every action; those with a number once.
            pub const ALL: &'static [Self] = &[Self::Nth(1), $(Self::$action,)*];

            /// The stable id, as the settings file has it.
            pub fn id(self) -> &'static str {
                match self {
                    Self::Nth(_) => "focus.nth",
                    $(Self::$action => $id,)*
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
    SelectSentence "select",
    SelectNext "select.next",
    SelectPrevious "select.previous",
    Copy "copy",
    CopyCited "copy.cited",
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
    Letters "letters",
    Back "back",
    Forward "forward",
    GoHistory "go.history",
    Leave "leave",
    Quit "quit",
    Cancel "cancel",
    GoFront "go.front",
    GoSections "go.sections",
    SidebarText "sidebar.text",
    GoPages "go.pages",
    GoBookmarks "go.bookmarks",
    GoSource "go.source",
    DoubtNext "doubt.next",
    DoubtPrevious "doubt.previous",
    FixSplit "fix.split",
    FixJoin "fix.join",
    FixHeadline "fix.headline",
    FixCaption "fix.caption",
    FixAside "fix.aside",
    FixBefore "fix.before",
    FixAfter "fix.after",
    FixRemove "fix.remove",
    FixUndo "fix.undo",
    GoNotes "go.notes",
    Palette "palette",
    Status "status",
    Help "help",
    HelpTab "help.tab",
    Find "find",
    GoFind "go.find",
    FindWord "find.word",
    HitNext "hit.next",
    HitPrevious "hit.previous",
    Scope "find.scope",
    ListHits "find.list",
    Narrow "find.narrow",
    FindReadings "find.readings",
    FindVariants "find.variants",
    FindWhole "find.whole",
    FindCase "find.case",
    FindPattern "find.pattern",
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
    Script "view.script",
    Theme "theme",
    ThemePick "theme.pick",
    Zen "zen",
    Mouse "mouse",
    Redraw "redraw",
    Suspend "suspend",
    Accept "prompt.accept",
    Complete "prompt.complete",
    Erase "prompt.erase",
    EraseNext "prompt.erase.next",
    EraseWord "prompt.erase.word",
    CaretLeft "prompt.left",
    CaretRight "prompt.right",
    CaretWordLeft "prompt.word.left",
    CaretWordRight "prompt.word.right",
    CaretStart "prompt.start",
    CaretEnd "prompt.end",
    Clear "prompt.clear",
}

impl Action {
    /// The action of that id; one with a number is that of the first.
    pub(crate) fn named(id: &str) -> Option<Action> {
        Action::ALL.iter().copied().find(|action| action.id() == id)
    }
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
    /// All pages as thumbnails.
    Pages,
    /// The list of bookmarks.
    Bookmarks,
    /// The list of where the reader was.
    History,
    /// A text that is scrolled: notes.
    Scroll,
    /// The lines of a raw page.
    Source,
    /// A line that is typed into.
    Prompt,
    /// The hits of a search, in a list.
    Hits,
    /// A line that a search is typed into.
    Finding,
    /// The palette of commands.
    Palette,
    /// The help.
    Help,
}

impl Room {
    /// Every room.
    pub(crate) const ALL: &'static [Room] = &[
        Room::Front,
        Room::Article,
        Room::Sections,
        Room::Pages,
        Room::Bookmarks,
        Room::History,
        Room::Scroll,
        Room::Source,
        Room::Hits,
        Room::Prompt,
        Room::Finding,
        Room::Palette,
        Room::Help,
    ];

    /// What its table in the settings file is called: `[keys.NAME]`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Room::Front => "front",
            Room::Article => "reader",
            Room::Sections => "sections",
            Room::Pages => "pages",
            Room::Bookmarks => "bookmarks",
            Room::History => "history",
            Room::Scroll => "notes",
            Room::Source => "source",
            Room::Prompt => "prompt",
            Room::Hits => "hits",
            Room::Finding => "finding",
            Room::Palette => "palette",
            Room::Help => "help",
        }
    }

    /// The room of that name.
    pub(crate) fn named(name: &str) -> Option<Room> {
        Room::ALL.iter().copied().find(|room| room.name() == name)
    }

    /// Whether characters are typed there, and are no commands.
    pub(crate) fn is_typed_into(self) -> bool {
        matches!(
            self,
            Room::Prompt | Room::Finding | Room::Palette | Room::Help
        )
    }
}

/// How far a search reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The story.
    Story,
    /// The whole paper.
    Paper,
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
    /// All pages as thumbnails.
    Pages,
    /// The front page, with a story chosen on it.
    Page(ArticleId),
    /// The bookmarks.
    Bookmarks,
    /// The hits of a search.
    Hits(Scope),
    /// What was lost or guessed.
    Notes,
    /// The lines of the raw page.
    Source,
    /// The help.
    Help,
    /// The list of where the reader was.
    History,
    /// The palette, with everything or with themes only.
    Palette,
    /// The palette of themes.
    Themes,
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
    /// So many steps back (below 0) or forward in the history.
    Walk(isize),
    /// Away with this screen, then that is done.
    Do(Action),
    /// Something was kept that must not be lost.
    Save,
    /// The page is to be set once more, with the fixes as they are now.
    Reset,
    /// Out of the program.
    Quit,
}

/// What a click means on the screen it fell on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    /// The same as a key.
    Act(Action),
    /// On to there.
    Go(Target),
    /// There in place of this screen.
    Become(Target),
    /// A thing of that number on the screen, counted from 0; a second click opens it.
    Item(usize),
    /// A cell of the page.
    Page(Spot),
}
