//! A sentence in all the languages, one below the other, so that none can be left out; and what can
//! be told in whichever of them a reader speaks.

use std::fmt;

use super::tongue::{Messages, Tongue};
use newsprint_issue::Language;
use newsprint_issue::clean::Clean;

/// A sentence in English, in simplified and in traditional Chinese, and in Japanese: the one of a
/// tongue. What it names stands in all four.
macro_rules! said {
    ($tongue:expr, $english:literal, $simplified:literal, $traditional:literal, $japanese:literal $(,)?) => {
        match $tongue {
            Tongue::English => format!($english),
            Tongue::Simplified => format!($simplified),
            Tongue::Traditional => format!($traditional),
            Tongue::Japanese => format!($japanese),
            #[cfg(any(test, feature = "stretched"))]
            Tongue::Stretched => Messages::stretch(&format!($english)),
        }
    };
}

pub(super) use said;

/// What can be told in the reader's language: an error, a note on a reading.
pub trait Told: fmt::Debug {
    /// The words for it, in that language.
    fn told(&self, messages: Messages) -> String;
}

/// Words that are told as they stand, whatever is spoken.
impl Told for Clean {
    fn told(&self, _: Messages) -> String {
        self.to_string()
    }
}

impl Messages {
    /// Tells it on one clean line.
    pub fn tell(self, what: &dyn Told) -> String {
        Clean::line(&what.told(self)).to_string()
    }

    /// Several names as one says them: `a, b or c`.
    pub(super) fn or(self, names: &[&str]) -> String {
        let (comma, or) = match self.tongue {
            Tongue::English => (", ", " or "),
            Tongue::Simplified | Tongue::Traditional => ("、", " 或 "),
            Tongue::Japanese => ("、", " か "),
            #[cfg(any(test, feature = "stretched"))]
            Tongue::Stretched => (", ", " or "),
        };
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{}{or}{last}", first.join(comma)),
        }
    }

    /// Several names in a row.
    pub fn and(self, names: &[&str]) -> String {
        let is_english = self.language() == Language::English;
        names.join(if is_english { ", " } else { "、" })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ferrous_opencc::OpenCC;
    use ferrous_opencc::config::BuiltinConfig;

    /// The files of this room: wherever sentences stand in their four languages, none is forgotten.
    fn files() -> Vec<String> {
        let room = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let entries = std::fs::read_dir(room).expect("the room");
        let paths = entries.map(|entry| entry.expect("a file").path());
        let own = |path: &std::path::PathBuf| !path.ends_with("said.rs");
        let read = |path| std::fs::read_to_string(path).expect("text");
        paths.filter(own).map(read).collect()
    }

    /// Characters that both ways of writing Chinese have, though each also stands for another.
    const SHARED: &str = "里台后只面游";

    /// Every sentence: English, simplified, traditional, Japanese.
    fn sentences() -> Vec<[String; 4]> {
        let files = files();
        let blocks = files.iter().flat_map(|file| file.split("said!(").skip(1));
        let four = blocks.map(|block| {
            let mut rest = block;
            std::array::from_fn(|_| {
                let (sentence, behind) = literal(rest).expect("a sentence");
                rest = behind;
                sentence
            })
        });
        four.chain(rows()).collect()
    }

    /// The rows of the tables that have a column for each language.
    fn rows() -> impl Iterator<Item = [String; 4]> {
        let tables = [
            include_str!("about.rs"),
            include_str!("guide.rs"),
            include_str!("known.rs"),
            include_str!("label.rs"),
            include_str!("usage.rs"),
        ];
        let lines = tables.into_iter().flat_map(str::lines);
        let rows = lines.filter_map(|line| line.split_once("[\"").map(|(_, row)| row));
        rows.map(|row| {
            let row = format!("\"{row}");
            let mut rest = &*row;
            std::array::from_fn(|_| {
                let (words, behind) = literal(rest).expect("a column for each language");
                rest = behind;
                words
            })
        })
    }

    /// The next string of the source, and what follows it.
    fn literal(source: &str) -> Option<(String, &str)> {
        let (_, rest) = source.split_once('"')?;
        let mut escaped = false;
        let end = rest.find(|character| {
            let ends = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            ends
        })?;
        Some((rest[..end].replace("\\\"", "\""), &rest[end + 1..]))
    }

    /// The names of what is filled in.
    fn holes(sentence: &str) -> BTreeSet<&str> {
        let sentence = sentence.split('{').skip(1);
        let holes = sentence.filter_map(|rest| rest.split_once('}'));
        let holes = holes.map(|(hole, _)| hole);
        holes
            .filter(|hole| hole.chars().all(char::is_lowercase))
            .collect()
    }

    fn is_han(character: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&character)
    }

    #[test]
    fn names_and_numbers_stand_in_every_language() {
        let sentences = sentences();
        assert!(sentences.len() > 180, "{}", sentences.len());
        for [english, others @ ..] in &sentences {
            // What the system says, and the way through themes, are told otherwise elsewhere.
            if english == "{words}" || english.contains("{which}") {
                continue;
            }
            for other in others {
                assert_eq!(holes(english), holes(other), "{english} / {other}");
            }
        }
    }

    #[test]
    fn every_sentence_is_one_line_in_the_marks_of_its_language() {
        for [_, others @ ..] in sentences() {
            for sentence in others {
                assert!(!sentence.is_empty() && !sentence.contains("\\n"));
                let mut before = ' ';
                for character in sentence.chars() {
                    let is_bare =
                        is_han(before) && matches!(character, ',' | ';' | ':' | '?' | '!');
                    assert!(!is_bare, "{sentence}");
                    before = character;
                }
            }
        }
    }

    #[test]
    fn traditional_sentences_hold_no_simplified_character() {
        let converter = OpenCC::from_config(BuiltinConfig::S2t).expect("the tables");
        let own = include_str!("traditional.rs").lines();
        let own = own.filter(|line| !line.trim_start().starts_with("//"));
        let told = sentences()
            .into_iter()
            .map(|[_, _, traditional, _]| traditional);
        for sentence in told.chain(own.map(str::to_owned)) {
            for character in sentence.chars().filter(|one| is_han(*one)) {
                let one = character.to_string();
                let is_own = converter.convert(&one) == one || SHARED.contains(character);
                assert!(is_own, "{character} in {sentence}");
            }
        }
    }
}
