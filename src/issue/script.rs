//! Chinese in the other of its two scripts, as a view: each character stands for the one of the source
//! at the same byte, so that places, bookmarks and hits mean the same in both. Words decide, not
//! characters alone (头发 is 頭髮, 发现 is 發現). Knows nothing of pages.

use std::borrow::Cow;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use crate::clean::Clean;
use crate::language::Language;
use crate::text::{Span, Text};

/// The script that a reader wants Chinese papers in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Script {
    /// The paper's own.
    #[default]
    Source,
    /// Simplified characters.
    Simplified,
    /// Traditional characters, in the forms of Taiwan.
    Traditional,
}

/// What is to be done to a paper's text to show it in the script that is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rewriting {
    /// Nothing.
    #[default]
    Never,
    /// Simplified characters into traditional ones.
    ToTraditional,
    /// Traditional characters into simplified ones.
    ToSimplified,
}

impl Script {
    /// The language that a paper of this one is shown in. Only Chinese has two scripts: Japanese and
    /// Korean papers stay as they are.
    #[must_use]
    pub fn shown(self, paper: Language) -> Language {
        match (self, paper) {
            (Script::Traditional, Language::Simplified) => Language::Traditional,
            (Script::Simplified, Language::Traditional) => Language::Simplified,
            _ => paper,
        }
    }

    /// What is to be done to a paper of that language.
    #[must_use]
    pub fn rewriting(self, paper: Language) -> Rewriting {
        match (paper, self.shown(paper)) {
            (Language::Simplified, Language::Traditional) => Rewriting::ToTraditional,
            (Language::Traditional, Language::Simplified) => Rewriting::ToSimplified,
            _ => Rewriting::Never,
        }
    }
}

/// The dictionaries, read when they are first asked for: that takes a millisecond or two.
static TO_TRADITIONAL: LazyLock<Option<OpenCC>> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2tw).ok());
static TO_SIMPLIFIED: LazyLock<Option<OpenCC>> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::Tw2s).ok());

impl Rewriting {
    /// Words in the other script. Every character takes as many bytes as the one it stands for; one
    /// whose counterpart takes more or fewer stays as it is.
    #[must_use]
    pub fn words(self, source: &str) -> Cow<'_, str> {
        let dictionary = match self {
            Rewriting::Never => None,
            Rewriting::ToTraditional => TO_TRADITIONAL.as_ref(),
            Rewriting::ToSimplified => TO_SIMPLIFIED.as_ref(),
        };
        match dictionary {
            Some(dictionary) if !source.is_ascii() => {
                Cow::Owned(in_step(source, &dictionary.convert(source)))
            }
            _ => Cow::Borrowed(source),
        }
    }

    /// A clean text in the other script.
    #[must_use]
    pub fn clean(self, source: &Clean) -> Clean {
        match self.words(source) {
            Cow::Borrowed(_) => source.clone(),
            Cow::Owned(words) => Clean::lines(&words),
        }
    }

    /// A text in the other script: words may go on from one span into the next.
    #[must_use]
    pub fn text(self, source: &Text) -> Cow<'_, Text> {
        match self {
            Rewriting::Never => Cow::Borrowed(source),
            _ => Cow::Owned(reworded(source, &self.words(&source.plain()))),
        }
    }
}

/// A text with other words, byte for byte in place of its own.
#[must_use]
pub fn reworded(source: &Text, words: &str) -> Text {
    let mut at = 0;
    let spans = source.spans.iter().map(|span| {
        let from = at;
        at += span.text.len();
        // Words as long as the source are cut where it is.
        let text = words.get(from..at).map(Clean::lines);
        let text = text.filter(|text| text.len() == span.text.len());
        Span {
            text: text.unwrap_or_else(|| span.text.clone()),
            ..span.clone()
        }
    });
    Text {
        spans: spans.collect(),
    }
}

/// What was written for a source, character for character, wherever it takes as many bytes.
fn in_step(source: &str, written: &str) -> String {
    if source.chars().count() != written.chars().count() {
        // No entry of the dictionaries has another number of characters than its word; were there
        // one, what cannot be told apart is left alone.
        return source.to_owned();
    }
    let pairs = source.chars().zip(written.chars());
    pairs
        .map(|(own, other)| {
            if own.len_utf8() == other.len_utf8() {
                other
            } else {
                own
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Emphasis;
    use proptest::prelude::*;

    #[track_caller]
    fn check(simplified: &str, traditional: &str) {
        assert_eq!(Rewriting::ToTraditional.words(simplified), traditional);
        assert_eq!(Rewriting::ToSimplified.words(traditional), simplified);
    }

    #[test]
    fn words_decide() {
        check("头发乱了，他才发现", "頭髮亂了，他才發現");
        check("皇后走在后面", "皇后走在後面");
        check(
            "干部在乾隆年间干活，把衣服洗干净",
            "幹部在乾隆年間幹活，把衣服洗乾淨",
        );
        check("家里离这里两公里", "家裡離這裡兩公里");
        check("面条在桌面上", "麵條在桌面上");
        check("看着这部著作", "看著這部著作");
    }

    #[test]
    fn what_has_no_counterpart_of_its_length_stays() {
        // 㛟 is 𡞵 in traditional characters, which takes four bytes.
        check("㛟", "㛟");
        assert_eq!(Rewriting::ToTraditional.words("plain"), "plain");
    }

    #[test]
    fn only_chinese_has_two_scripts() {
        for paper in [Language::Japanese, Language::Korean, Language::English] {
            for script in [Script::Source, Script::Simplified, Script::Traditional] {
                assert_eq!(script.shown(paper), paper);
                assert_eq!(script.rewriting(paper), Rewriting::Never);
            }
        }
        let shown = Script::Traditional.shown(Language::Simplified);
        assert_eq!(shown, Language::Traditional);
        let kept = Script::Traditional.rewriting(Language::Traditional);
        assert_eq!(kept, Rewriting::Never);
    }

    #[test]
    fn a_word_goes_on_across_spans() {
        let span = |text, emphasis| Span {
            text: Clean::line(text),
            emphasis,
            ..Span::default()
        };
        let source = Text {
            spans: vec![
                span("他的头", Emphasis::Plain),
                span("发", Emphasis::Strong),
            ],
        };
        let shown = Rewriting::ToTraditional.text(&source);
        let words: Vec<&str> = shown.spans.iter().map(|span| &*span.text).collect();
        assert_eq!(words, ["他的頭", "髮"]);
        assert_eq!(shown.spans[1].emphasis, Emphasis::Strong);
    }

    proptest! {
        #[test]
        fn every_character_stands_at_its_byte(text in "[\u{3400}-\u{9fff}，。a𠆲-𠇹\u{2a000}]{0,40}") {
            for way in [Rewriting::ToTraditional, Rewriting::ToSimplified] {
                let shown = way.words(&text);
                let bounds = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
                prop_assert_eq!(shown.len(), text.len());
                prop_assert_eq!(bounds(&shown), bounds(&text));
            }
        }
    }
}
