//! What there is to say, and who says it.

use super::{english, japanese, simplified, traditional};
use newsprint_issue::{Date, Language};

/// Says things in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Messages {
    pub(super) tongue: Tongue,
}

/// A language we speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    Simplified,
    Traditional,
    Japanese,
    /// English drawn out by two fifths, to see which bars have room for longer languages.
    #[cfg(any(test, feature = "stretched"))]
    Stretched,
}

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

impl Messages {
    /// Speaks English, to whoever reads a program's words rather than a reader's.
    pub const ENGLISH: Messages = Messages {
        tongue: Tongue::English,
    };

    /// Speaks the language nearest to this one.
    pub fn new(language: Language) -> Messages {
        let tongue = match language {
            Language::Simplified => Tongue::Simplified,
            Language::Traditional => Tongue::Traditional,
            Language::Japanese => Tongue::Japanese,
            Language::Korean | Language::English | Language::Other(_) => Tongue::English,
        };
        Messages { tongue }
    }

    /// Says it.
    pub fn say(self, message: Message<'_>) -> String {
        match self.tongue {
            Tongue::English => english::say(message),
            Tongue::Simplified => simplified::say(message),
            Tongue::Traditional => traditional::say(message),
            Tongue::Japanese => japanese::say(message),
            #[cfg(any(test, feature = "stretched"))]
            Tongue::Stretched => Messages::stretch(&english::say(message)),
        }
    }

    /// The language that is spoken.
    pub fn language(self) -> Language {
        match self.tongue {
            Tongue::English => Language::English,
            Tongue::Simplified => Language::Simplified,
            Tongue::Traditional => Language::Traditional,
            Tongue::Japanese => Language::Japanese,
            #[cfg(any(test, feature = "stretched"))]
            Tongue::Stretched => Language::English,
        }
    }
}

#[cfg(any(test, feature = "stretched"))]
impl Messages {
    /// Speaks English drawn out by two fifths.
    pub fn stretched() -> Messages {
        Messages {
            tongue: Tongue::Stretched,
        }
    }

    /// Every word two fifths longer.
    pub(super) fn stretch(words: &str) -> String {
        let longer = words.split(' ').map(|word| {
            let letters = word.chars().count();
            format!("{word}{}", "~".repeat((letters * 2).div_ceil(5)))
        });
        longer.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_compose::Width;

    /// The cells that a line of the narrowest usual terminal, of 40 cells, has within its margins.
    const NARROW: usize = 36;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of sentences")]
    fn no_sentence_of_the_status_line_breaks_on_a_narrow_screen() {
        use Message::*;
        let sentences = [
            Story {
                number: 100,
                count: 1000,
            },
            Screen {
                number: 100,
                count: Some(1000),
            },
            Screen {
                number: 100,
                count: None,
            },
            Progress {
                percent: 100,
                minutes: 1000,
            },
            Finished,
            Standing {
                unread: 1000,
                bookmarks: 1000,
            },
            PaperEnd,
            NoBack,
            NoForward,
            NoLetters,
            NoSuchSection { count: 1000 },
            SpeaksNow,
            Zen,
            NoZen,
            MouseHeard,
            MouseLeft,
            TypedLetters { letters: "ab" },
            Resumed,
            Saved,
            NotSaved,
            LastStory,
            FirstStory,
            NoUnread,
            NoHeading,
            NoSection,
            NoJump,
            Hits {
                number: 1000,
                count: 1000,
            },
            NoHits,
            Totals {
                hits: 100_000,
                stories: 1000,
                over: false,
            },
            InStory,
            InPaper,
            HitCount { count: 100_000 },
            NoQuery,
            FaultyGroup,
            FaultyClass,
            FaultyRepetition,
            FaultyEscape,
            FaultyLarge,
            FaultySlow,
            Faulty,
            NoWord,
            WrappedToStart,
            WrappedToEnd,
            StorySaved,
            StoryReleased,
            PlaceSaved,
            PlaceReleased,
            ClipSaved,
            ClipReleased,
            NothingToClip,
            SelectionClipped,
            ShiftSelects,
            NothingToSelect,
            CopyTooLong,
            CopyOff,
            NoProgram { program: "wl-copy" },
            Selected {
                characters: 100_000,
            },
            AllRemoved { count: 1000 },
            Amended,
            Chosen { count: 1000 },
            FoundAgain,
            StillLost,
            Removed,
            Restored,
            NothingToUndo,
            NotKept,
            UntilLeft,
            NobodyCalls,
            PartFailed,
            PasteCut,
            TooLarge {
                width: 1000,
                height: 1000,
            },
            Theme {
                title: "High contrast",
            },
            Pale { contrast: "6.9" },
            Measure { cells: 56 },
            Columns { count: None },
            Columns { count: Some(4) },
            Vertical,
            Horizontal,
            InSimplified,
            InTraditional,
            OneScript,
            NoBookmarks,
            NoMatch,
            Elsewhere,
            NoNotes,
            Row {
                number: 1000,
                count: 1000,
            },
        ];
        for language in [
            Language::English,
            Language::Simplified,
            Language::Traditional,
            Language::Japanese,
        ] {
            for sentence in sentences {
                let said = Messages::new(language).say(sentence);
                let cells = Width::default().of(&said);
                assert!(cells <= NARROW, "{cells} cells: {said}");
            }
        }
    }

    /// The names of the messages, as they are written above: those that say the same words always,
    /// and those that hold something.
    fn names() -> (Vec<&'static str>, Vec<&'static str>) {
        let (_, rest) = include_str!("message.rs")
            .split_once("pub enum Message<'a> {")
            .expect("the messages");
        let (variants, _) = rest.split_once("\n}").expect("their end");
        let lines = variants.lines().filter_map(|line| {
            let line = line.strip_prefix("    ")?;
            let end = line.find(|letter: char| !letter.is_alphanumeric());
            let (name, rest) = line.split_at(end.unwrap_or(line.len()));
            (!name.is_empty()).then_some((name, rest))
        });
        let (plain, holding): (Vec<_>, Vec<_>) = lines.partition(|(_, rest)| rest.starts_with(','));
        let names = |variants: Vec<(&'static str, _)>| variants.into_iter().map(|(name, _)| name);
        (names(plain).collect(), names(holding).collect())
    }

    #[test]
    fn no_message_is_missing_in_english_and_simplified_chinese() {
        // The other languages have an arm for each, so that one that is missing does not compile.
        let (plain, holding) = names();
        assert!(plain.len() > 30 && holding.len() > 10);
        for name in plain {
            let row = format!("(Message::{name}, [");
            assert!(
                include_str!("phrases.rs").contains(&row),
                "no phrase for {name}"
            );
        }
        let files = [include_str!("english.rs"), include_str!("simplified.rs")];
        for (name, file) in holding
            .iter()
            .flat_map(|name| files.map(|file| (name, file)))
        {
            let arm = format!("Message::{name} {{");
            assert!(file.contains(&arm), "nothing is said for {name}");
        }
    }

    #[test]
    fn every_row_of_every_table_is_said_in_every_language() {
        // Sentences with holes are checked where they stand, in `said.rs`.
        for language in [
            Language::Simplified,
            Language::Traditional,
            Language::Japanese,
        ] {
            let messages = Messages::new(language);
            for (heading, rows) in messages.guide() {
                let words = rows.into_iter().map(|(_, words)| words).chain([heading]);
                for words in words.chain(messages.own_keys()) {
                    assert!(!words.is_empty() && !words.is_ascii(), "{words}");
                }
            }
        }
    }

    #[test]
    fn every_reader_is_spoken_to() {
        for (language, said) in [
            (Language::English, "this is the last story"),
            (Language::Korean, "this is the last story"),
            (Language::Simplified, "这是最后一篇"),
            (Language::Traditional, "這是最後一篇"),
            (Language::Japanese, "これが最後の記事です"),
        ] {
            assert_eq!(Messages::new(language).say(Message::LastStory), said);
        }
    }
}
