//! What there is to say.

use newsprint_issue::Date;

/// Something to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is said in full in the files of the languages"
)]
pub enum Message<'a> {
    // Where the reader is.
    Story {
        number: usize,
        count: usize,
    },
    Screen {
        number: usize,
        count: Option<usize>,
    },
    Progress {
        percent: usize,
        minutes: usize,
    },
    Finished,
    Under {
        heading: &'a str,
    },
    Standing {
        unread: usize,
        bookmarks: usize,
    },
    Resumed,
    Saved,
    NotSaved,
    Read,
    Day {
        date: Date,
    },
    // Names of things that have none.
    Paper,
    Page {
        number: usize,
    },
    Untitled,
    // What there is no more of.
    PaperEnd,
    NoBack,
    NoForward,
    NoLetters,
    NoSuchSection {
        count: usize,
    },
    LastStory,
    FirstStory,
    NoUnread,
    NoHeading,
    NoSection,
    NoJump,
    // Searching.
    Hits {
        number: usize,
        count: usize,
    },
    NoHits,
    WrappedToStart,
    WrappedToEnd,
    FoundWords {
        words: &'a str,
    },
    Totals {
        hits: usize,
        stories: usize,
        over: bool,
    },
    InStory,
    InPaper,
    HitCount {
        count: usize,
    },
    HitsTitle,
    HitsOf {
        story: &'a str,
    },
    NoQuery,
    ByReadings,
    ByVariants,
    ByWords,
    ByCase,
    ByPattern,
    FaultyGroup,
    FaultyClass,
    FaultyRepetition,
    FaultyEscape,
    FaultyLarge,
    FaultySlow,
    Faulty,
    NoWord,
    // Keeping.
    StorySaved,
    StoryReleased,
    PlaceSaved,
    PlaceReleased,
    ClipSaved,
    ClipReleased,
    NothingToClip,
    SelectionClipped,
    NothingToSelect,
    CopyTooLong,
    CopyOff,
    NoProgram {
        program: &'a str,
    },
    NotTaken {
        program: &'a str,
        why: &'a str,
    },
    Selected {
        characters: usize,
    },
    Removed,
    AllRemoved {
        count: usize,
    },
    Amended,
    Chosen {
        count: usize,
    },
    Written {
        path: &'a str,
    },
    ShiftSelects,
    Copied {
        characters: usize,
    },
    FoundAgain,
    StillLost,
    OtherPaper {
        file: &'a str,
    },
    PaperGone {
        file: &'a str,
    },
    Restored,
    NothingToUndo,
    NotKept,
    UntilLeft,
    // Setting.
    Theme {
        title: &'a str,
    },
    NoTheme {
        name: &'a str,
    },
    Pale {
        contrast: &'a str,
    },
    Measure {
        cells: u16,
    },
    Columns {
        count: Option<u16>,
    },
    Vertical,
    Horizontal,
    InSimplified,
    InTraditional,
    OneScript,
    SpeaksNow,
    Zen,
    NoZen,
    MouseHeard,
    MouseLeft,
    Address {
        address: &'a str,
    },
    // The palette.
    Palette,
    PickTheme,
    ToSection {
        title: &'a str,
    },
    ToTheme {
        title: &'a str,
    },
    ToColumns {
        count: Option<u16>,
    },
    ToLanguage {
        name: &'a str,
    },
    NothingMatches,
    PaletteKeys,
    PreviewKeys,
    /// Of text, of small text, of a hit and of the hit that is meant.
    Contrasts {
        contrasts: [&'a str; 4],
    },
    // Lists.
    History,
    Here,
    Front,
    Sections,
    Pages,
    Opening,
    Unread,
    Bookmarks,
    BookmarkCount {
        count: usize,
    },
    NoBookmarks,
    NoMatch,
    InPlace,
    Moved,
    Alike {
        percent: u8,
    },
    Lost,
    Elsewhere,
    StoryMark,
    PlaceMark,
    ClipMark,
    NoteOf,
    HasNote,
    Untagged,
    ByPage,
    ByTag,
    Help,
    Filter,
    TypeToFilter,
    HelpTabs,
    HelpHere,
    HelpAll,
    HelpOwn,
    NoOwnKeys,
    HelpMouse,
    HelpKeys,
    HelpPalette,
    Notes,
    NoNotes,
    SetAt {
        cells: u16,
    },
    Conceded {
        part: &'a str,
        lapse: &'a str,
    },
    Paragraph {
        number: usize,
    },
    HeadlineBlock,
    Crosshead,
    Caption,
    PictureMissing,
    NotAPicture,
    PictureTooLarge,
    Table,
    LinesBegin {
        count: usize,
        mark: &'a str,
        level: u8,
    },
    LinesEnd {
        count: usize,
        mark: &'a str,
        level: u8,
    },
    LinesCut {
        count: usize,
    },
    Row {
        number: usize,
        count: usize,
    },
    // Groups of the help.
    Reading,
    Moving,
    Searching,
    Keeping,
    Correcting,
    Setting,
    Program,
    // Troubles of the command line, and their ways out.
    CannotRead {
        what: &'a str,
        why: &'a str,
    },
    CannotWrite {
        what: &'a str,
        why: &'a str,
    },
    CannotFind {
        what: &'a str,
        why: &'a str,
    },
    WithoutPattern,
    WayOut {
        what: &'a str,
        way_out: &'a str,
    },
    SomeFailed {
        failed: usize,
        all: usize,
    },
    RecogniseFirst,
    GetAnew,
    WithoutLock,
    SaveAs {
        formats: &'a str,
    },
    HoldsNoBookmarks,
    GiveExported,
    CannotPrint {
        why: &'a str,
    },
    CannotUseTerminal {
        why: &'a str,
    },
    ThemesAre {
        name: &'a str,
        known: &'a str,
    },
    PutRight {
        what: &'a str,
    },
    Newer {
        version: i64,
    },
    UnknownFormat,
    NoIssueFile,
    NothingInside,
    NotText,
    NotEmpty,
    SeeHelp,
    CheckName,
    AskOwner,
    GivePart,
    GiveInput,
    OtherFolder,
    GiveFolder,
    GiveText,
    ReadsText,
    MendLine,
    UpdateProgram,
    RenderInstead,
    // The rest.
    Pending {
        keys: &'a str,
    },
    TypedLetters {
        letters: &'a str,
    },
    PanelKeys,
    CountKeys,
    SpaceBar,
    Words {
        count: usize,
    },
    // The terminal.
    NobodyCalls,
    PartFailed,
    PasteCut,
    TooLarge {
        width: u16,
        height: u16,
    },
    TooSmall,
}
