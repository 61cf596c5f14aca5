//! What there is to say, and who says it.

use super::{english, simplified};
use crate::issue::{Date, Language};

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
}

/// Something to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is said in full in the files of the languages"
)]
pub enum Message<'a> {
    // Where the reader is.
    Story { number: usize, count: usize },
    Screen { number: usize, count: Option<usize> },
    Progress { percent: usize, minutes: usize },
    Finished,
    Under { heading: &'a str },
    Standing { unread: usize, bookmarks: usize },
    Resumed,
    Saved,
    NotSaved,
    Day { date: Date },
    // Names of things that have none.
    Paper,
    Page { number: usize },
    Paragraph { number: usize },
    Untitled,
    // What there is no more of.
    LastStory,
    FirstStory,
    NoUnread,
    NoHeading,
    NoSection,
    NoJump,
    // Searching.
    Hits { number: usize, count: usize },
    NoHits,
    FindInside,
    WrappedToStart,
    WrappedToEnd,
    // Keeping.
    StorySaved,
    StoryReleased,
    PlaceSaved,
    PlaceReleased,
    ClipSaved,
    ClipReleased,
    NothingToClip,
    Removed,
    AllRemoved { count: usize },
    Amended,
    Chosen { count: usize },
    Written { path: &'a str },
    Copied { characters: usize },
    FoundAgain,
    StillLost,
    OtherPaper { file: &'a str },
    PaperGone { file: &'a str },
    Restored,
    NothingToUndo,
    NotKept,
    // Setting.
    Theme { title: &'a str },
    NoTheme { name: &'a str },
    Measure { cells: u16 },
    Columns { count: Option<u16> },
    Vertical,
    Horizontal,
    // Lists.
    Sections,
    Bookmarks,
    BookmarkCount { count: usize },
    NoBookmarks,
    NoMatch,
    InPlace,
    Moved,
    Alike { percent: u8 },
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
    Notes,
    NoNotes,
    Row { number: usize, count: usize },
    // Groups of the help.
    Reading,
    Moving,
    Searching,
    Keeping,
    Setting,
    Program,
    // The rest.
    Pending { keys: &'a str },
    Words { count: usize },
    TooSmall,
}

impl Messages {
    /// Speaks the language nearest to this one.
    pub fn new(language: Language) -> Messages {
        let tongue = match language {
            Language::Simplified | Language::Traditional => Tongue::Simplified,
            Language::Japanese | Language::Korean | Language::English | Language::Other(_) => {
                Tongue::English
            }
        };
        Messages { tongue }
    }

    /// Says it.
    pub fn say(self, message: Message<'_>) -> String {
        match self.tongue {
            Tongue::English => english::say(message),
            Tongue::Simplified => simplified::say(message),
        }
    }

    /// The language that is spoken.
    pub fn language(self) -> Language {
        match self.tongue {
            Tongue::English => Language::English,
            Tongue::Simplified => Language::Simplified,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::Width;

    /// The narrowest terminal that a sentence must fit on, in cells.
    const NARROW: usize = 40;

    #[test]
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
            FindInside,
            WrappedToStart,
            WrappedToEnd,
            StorySaved,
            StoryReleased,
            PlaceSaved,
            PlaceReleased,
            ClipSaved,
            ClipReleased,
            NothingToClip,
            AllRemoved { count: 1000 },
            Amended,
            Chosen { count: 1000 },
            FoundAgain,
            StillLost,
            Removed,
            Restored,
            NothingToUndo,
            NotKept,
            Theme {
                title: "High contrast",
            },
            Measure { cells: 56 },
            Columns { count: None },
            Columns { count: Some(4) },
            Vertical,
            Horizontal,
            NoBookmarks,
            NoMatch,
            Elsewhere,
            NoNotes,
            Row {
                number: 1000,
                count: 1000,
            },
        ];
        for language in [Language::English, Language::Simplified] {
            for sentence in sentences {
                let said = Messages::new(language).say(sentence);
                let cells = Width::default().of(&said);
                assert!(cells <= NARROW, "{cells} cells: {said}");
            }
        }
    }

    #[test]
    fn every_reader_is_spoken_to() {
        for (language, said) in [
            (Language::English, "this is the last story"),
            (Language::Korean, "this is the last story"),
            (Language::Simplified, "这是最后一篇"),
            (Language::Traditional, "这是最后一篇"),
        ] {
            assert_eq!(Messages::new(language).say(Message::LastStory), said);
        }
    }
}
