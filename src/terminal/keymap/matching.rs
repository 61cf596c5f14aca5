//! Whether words are meant by what is typed: by their letters, and Han by how they are read, in full
//! or by initials. Knows no screens.

use std::collections::BTreeSet;

use pinyin::{ToPinyin, ToPinyinMulti};

use super::key::Key;

/// Words as they are typed for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Readings {
    signs: Vec<Sign>,
}

/// A character, and how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sign {
    character: char,
    readings: Vec<&'static str>,
    /// Whether a word begins with it.
    begins: bool,
}

/// What is typed, in small letters of the plain keyboard, word by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    words: Vec<Vec<char>>,
}

impl Typed {
    /// What is meant by what was typed, with any input method.
    pub(crate) fn new(text: &str) -> Typed {
        let plain = text.chars().map(|character| {
            let key = Key::parse(&character.to_string());
            key.and_then(Key::plain).unwrap_or(character)
        });
        let plain: String = plain.flat_map(char::to_lowercase).collect();
        let words = plain.split_whitespace();
        Typed {
            words: words.map(|word| word.chars().collect()).collect(),
        }
    }

    /// Whether nothing is typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it is exactly that.
    pub(crate) fn is(&self, text: &str) -> bool {
        let words = text.split_whitespace();
        words.eq(self
            .words
            .iter()
            .map(|word| word.iter().collect::<String>()))
    }

    /// Whether it is one of these keys, as a reader sees them.
    pub(crate) fn is_key(&self, labels: &[String]) -> bool {
        let [word] = self.words.as_slice() else {
            return false;
        };
        labels.iter().any(|label| {
            let label = label.chars().flat_map(char::to_lowercase);
            label.eq(word.iter().copied())
        })
    }
}

impl Readings {
    /// How a text is read.
    pub(crate) fn of(text: &str) -> Readings {
        let mut signs: Vec<Sign> = Vec::new();
        let mut before = ' ';
        for character in text.chars() {
            let readings = readings(character);
            signs.push(Sign {
                character: character.to_lowercase().next().unwrap_or(character),
                begins: !readings.is_empty() || !before.is_alphanumeric(),
                readings,
            });
            before = character;
        }
        Readings { signs }
    }

    /// How well they fit what is typed, the smaller the better; none when they do not. Every word
    /// that is typed must be found.
    pub(crate) fn fit(&self, typed: &Typed) -> Option<usize> {
        let mut worst = 0;
        for word in &typed.words {
            worst += self.word(word)?;
        }
        Some(worst)
    }

    /// A word in one piece, best at the start of a word; or else its letters one after another, each
    /// at the start of a word or after the one before.
    fn word(&self, word: &[char]) -> Option<usize> {
        let in_one = |at: &usize| self.reads(*at, word);
        let starts = || 0..self.signs.len();
        if let Some(at) = starts().filter(|at| self.signs[*at].begins).find(in_one) {
            return Some(at.min(50));
        }
        if let Some(at) = starts().find(in_one) {
            return Some(100 + at.min(50));
        }
        let mut spread = None;
        let mut at = 0;
        for (index, letter) in word.iter().enumerate() {
            let next = (at..self.signs.len()).find(|next| {
                let sign = &self.signs[*next];
                let near = sign.begins || (index > 0 && *next == at);
                near && sign.begins_with(*letter)
            })?;
            spread.get_or_insert(next);
            at = next + 1;
        }
        spread.map(|first| 200 + (at - first).min(100))
    }

    /// Whether from that sign on they are read as the word, its last sign perhaps not to its end.
    fn reads(&self, at: usize, word: &[char]) -> bool {
        // How far the word may be read up to each sign: a sign that is read in several ways makes a few
        // more places in the word, and not twice as many ways to go on.
        let mut reached = BTreeSet::from([0]);
        let mut signs = self.signs.get(at..).unwrap_or_default().iter();
        loop {
            if reached.last() == Some(&word.len()) {
                return true;
            }
            let Some(sign) = signs.next().filter(|_| !reached.is_empty()) else {
                return false;
            };
            let mut next = BTreeSet::new();
            for from in reached {
                if sign.character == word[from] {
                    next.insert(from + 1);
                }
                for reading in &sign.readings {
                    let common = reading.chars().zip(&word[from..]);
                    let common = common.take_while(|(one, other)| one == *other).count();
                    // In full, by its initial, or as far as it is typed.
                    if common == reading.len() || from + common == word.len() {
                        next.insert(from + common);
                    }
                    if common > 0 {
                        next.insert(from + 1);
                    }
                }
            }
            reached = next;
        }
    }
}

impl Sign {
    fn begins_with(&self, letter: char) -> bool {
        self.character == letter || self.readings.iter().any(|one| one.starts_with(letter))
    }
}

/// How a character is read, in letters without tones.
fn readings(character: char) -> Vec<&'static str> {
    let mut readings = Vec::new();
    if let Some(all) = character.to_pinyin_multi() {
        for reading in all {
            if !readings.contains(&reading.plain()) {
                readings.push(reading.plain());
            }
        }
    } else if let Some(one) = character.to_pinyin() {
        readings.push(one.plain());
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, typed: &str, meant: bool) {
        let fit = Readings::of(text).fit(&Typed::new(typed));
        assert_eq!(fit.is_some(), meant, "{typed} for {text}: {fit:?}");
    }

    #[test]
    fn han_are_meant_by_how_they_are_read() {
        for typed in [
            "szt",
            "shezhuti",
            "shezt",
            "zhuti",
            "zt",
            "主题",
            "设题",
            "ｓｚｔ",
            "SZT",
            "shezhut",
        ] {
            check("设主题…", typed, true);
        }
        for typed in ["tzs", "xyz", "题主"] {
            check("设主题…", typed, false);
        }
        // A character that is read in two ways.
        check("银行", "yinhang", true);
        check("行走", "xingzou", true);
    }

    #[test]
    fn signs_that_are_read_in_several_ways_are_read_once() {
        // As many ways to go on as two to the power of sixty.
        check(&"啊".repeat(100), &format!("{}b", "a".repeat(60)), false);
        check(&"啊".repeat(100), &"a".repeat(60), true);
    }

    #[test]
    fn words_are_meant_by_their_letters() {
        for typed in ["next", "nsc", "screen", "scr ne", "Next screen", "xt"] {
            check("Next screen", typed, true);
        }
        check("Next screen", "nextx", false);
        check("theme.pick", "theme.pick", true);
        check("anything", "", true);
    }

    #[test]
    fn what_begins_a_word_fits_best() {
        let fit = |text: &str, typed| Readings::of(text).fit(&Typed::new(typed));
        assert!(fit("theme", "the") < fit("Pick a theme", "the"));
        assert!(fit("Pick a theme", "the") < fit("breathe", "the"));
        assert!(fit("设主题", "szt") < fit("设为中文主题", "szt"));
    }
}
