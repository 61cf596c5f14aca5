//! What there is to say, in the language that is spoken.

use super::message::Message;
use super::tongue::{Messages, Tongue};
use super::{english, japanese, simplified, traditional};

impl Messages {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_compose::Width;
    use newsprint_issue::Language;

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
