//! What stands between two printed lines once they are one text: nothing, a space, or a hyphen that
//! may have been the compositor's. Leaves the question whether they belong together to others.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::line::Line;
use crate::page::words::script::{is_closer, is_han, is_hangul, is_opener, is_spaceless};

/// First parts of English compounds whose hyphen stays when a line ends on it: few words begin so.
#[rustfmt::skip]
const COMPOUNDS: &[&str] = &[
    "self", "well", "half", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "mother",
    "father", "brother", "sister",
];

/// First parts that words begin with as often (partner, midnight): the second part decides.
#[rustfmt::skip]
const DOUBTFUL: &[&str] = &[
    "ex", "non", "ten", "first", "second", "third", "long", "short", "high", "low", "full",
    "part", "all", "cross", "mid", "year", "vice", "then",
];

/// Second parts of compounds with a first part in doubt.
#[rustfmt::skip]
const SECONDS: &[&str] = &[
    "term", "class", "old", "profit", "level", "tech", "speed", "scale", "rise", "range",
    "party", "hand", "quality", "income", "minister", "president", "wife", "husband", "air",
    "century", "cost", "paid", "lived", "standing", "time", "year", "day", "star", "round",
    "country", "border", "distance", "chairman", "mayor", "length", "profile", "risk",
];

/// Endings that make one word of a number.
const NUMERALS: &[&str] = &["teen", "teenth", "ty", "tieth", "fold", "th", "some"];

/// Korean particles: a line that begins with one goes on in the middle of a word.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "은", "는", "이", "가", "을", "를", "에", "의", "도", "로", "와", "과", "만", "에서", "으로", "까지", "부터",
    "에게", "한다", "했다", "하는", "됐다", "된다", "다", "며", "고",
];

/// Joins the lines of a page, knowing the words that the page uses in mid-line. Most pages are
/// joined without one question about their words, so they are learnt when the first is asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Joiner<'a> {
    /// The page.
    lines: &'a [Line],
    /// Words that stand whole inside lines.
    words: OnceCell<HashSet<String>>,
    /// Pairs of Han that stand side by side inside lines.
    pairs: OnceCell<HashSet<(char, char)>>,
    /// Whether Korean lines are broken anywhere, as narrow columns are, and not only at spaces.
    tight: OnceCell<bool>,
}

impl<'a> Joiner<'a> {
    /// A joiner of the lines of a page.
    pub(crate) fn of(lines: &'a [Line]) -> Joiner<'a> {
        Joiner {
            lines,
            ..Joiner::default()
        }
    }

    fn words(&self) -> &HashSet<String> {
        self.words.get_or_init(|| words(self.lines))
    }

    fn is_tight(&self) -> bool {
        let tight = || is_spaced(self.lines) && is_tight(self.lines);
        *self.tight.get_or_init(tight)
    }

    /// Whether the page has the two Han characters side by side.
    pub(crate) fn knows(&self, before: char, after: char) -> bool {
        let pairs = self.pairs.get_or_init(|| pairs(self.lines));
        pairs.contains(&(before, after))
    }

    /// Appends the next line to a text.
    pub(crate) fn join(&self, text: &mut String, next: &str) {
        let (Some(before), Some(after)) = (text.chars().last(), next.chars().next()) else {
            text.push_str(next);
            return;
        };
        if matches!(before, '-' | '‐' | '\u{ad}') && self.hyphen(text, next) {
            text.push_str(next);
            return;
        }
        if self.parts(text, before, after, next) {
            text.push(' ');
        }
        text.push_str(next);
    }

    /// Whether a space stands between the two.
    fn parts(&self, text: &str, before: char, after: char, next: &str) -> bool {
        if is_hangul(before) && is_hangul(after) {
            return !self.is_tight() || self.parts_korean(text, next);
        }
        let hangul = is_hangul(before) || is_hangul(after);
        if !hangul && (is_spaceless(before) || is_spaceless(after)) || before == '—' || after == '—'
        {
            return false;
        }
        let tail: Vec<char> = text.chars().rev().take(12).collect();
        let full_width = tail.iter().any(|c| is_spaceless(*c));
        let marks = |c: char| is_opener(c) || is_closer(c) || matches!(c, '…' | '·' | '%');
        let figures = before.is_ascii_digit() && after.is_ascii_digit();
        !(full_width && !hangul && (marks(before) || marks(after) || figures))
    }

    /// A Korean word broken at the end of a narrow line: the page's own words decide, then particles;
    /// two breaks in three fall inside a word of three syllables.
    fn parts_korean(&self, text: &str, next: &str) -> bool {
        let tail = last_word(text);
        let head = next.split_whitespace().next().unwrap_or_default();
        let knows = |word: &str| self.words().contains(&bare(word).to_lowercase());
        if knows(&format!("{tail}{head}")) || PARTICLES.contains(&bare(head)) {
            return false;
        }
        knows(tail) && knows(head)
    }

    /// Settles a hyphen at the end of a text; answers whether the next line follows at once.
    fn hyphen(&self, text: &mut String, next: &str) -> bool {
        let tail = last_word(text);
        let first = bare(tail.trim_end_matches(['-', '‐', '\u{ad}'])).to_lowercase();
        let second = bare(next.split_whitespace().next().unwrap_or_default()).to_lowercase();
        let letters = |word: &str| word.chars().next_back().is_some_and(char::is_alphanumeric);
        if first.is_empty()
            || second.is_empty()
            || !letters(&first)
            || !next.starts_with(char::is_alphanumeric)
        {
            return false;
        }
        let whole = self.words().contains(&format!("{first}{second}"));
        let parted = self.words().contains(&format!("{first}-{second}"));
        let last = first.rsplit('-').next().unwrap_or_default();
        let capital = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let compound = parted
            || capital
            || first.contains('-')
            || second.contains('-')
            || COMPOUNDS.contains(&last) && !NUMERALS.contains(&second.as_str())
            || DOUBTFUL.contains(&last)
                && (SECONDS.contains(&second.as_str()) || self.words().contains(&second))
            || first.ends_with(|c: char| c.is_ascii_digit());
        if whole || !compound {
            text.pop();
        }
        true
    }
}

/// Whether a page is set with spaces between words.
fn is_spaced(lines: &[Line]) -> bool {
    let spaced = lines.iter().filter(|line| line.text.contains(' ')).count();
    spaced * 4 >= lines.len() && lines.len() >= 2
}

/// The words of a page. Pages set without spaces have none to learn.
fn words(lines: &[Line]) -> HashSet<String> {
    let mut words = HashSet::new();
    if !is_spaced(lines) {
        return words;
    }
    for line in lines {
        let inner: Vec<&str> = line.text.split_whitespace().collect();
        for word in inner.iter().take(inner.len().saturating_sub(1)).skip(1) {
            words.insert(bare(word).to_lowercase());
        }
    }
    words
}

/// The pairs of Han of a page. The lines of a page are many and short; one endless line is no page.
fn pairs(lines: &[Line]) -> HashSet<(char, char)> {
    let short = lines.iter().filter(|line| line.text.len() < 200);
    short
        .flat_map(|line| line.text.chars().zip(line.text.chars().skip(1)))
        .filter(|(before, after)| is_han(*before) && is_han(*after))
        .collect()
}

/// The last word of a text; a word of no script is longer than sixty characters.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(60)
        .take_while(|(_, c)| !c.is_whitespace());
    &text[start.last().map_or(text.len(), |(at, _)| at)..]
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether Korean lines all end at the same cell: then they were broken in mid-word.
fn is_tight(lines: &[Line]) -> bool {
    let korean: Vec<usize> = lines
        .iter()
        .filter(|line| line.text.chars().any(is_hangul))
        .map(|line| line.width)
        .collect();
    let mut sorted = korean.clone();
    sorted.sort_unstable();
    let Some(usual) = sorted.get(sorted.len() * 2 / 3) else {
        return false;
    };
    let full = korean
        .iter()
        .filter(|width| width.abs_diff(*usual) <= 1)
        .count();
    korean.len() >= 4 && full * 2 > korean.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::line;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let lines = line::split(page).printed;
        let joiner = Joiner::of(&lines);
        let mut text = String::new();
        for line in &lines {
            joiner.join(&mut text, &line.text);
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn han_lines_join_with_nothing() {
        check(
            "零售价提高3元/\n箱，到去年5\n月",
            "零售价提高3元/箱，到去年5月",
        );
        check("“数字农民”\n“直播达人”的故事", "“数字农民”“直播达人”的故事");
    }

    #[test]
    fn words_join_with_a_space() {
        check(
            "The ferry sails\nagain on Monday",
            "The ferry sails again on Monday",
        );
        check(
            "시립 도서관은 어제\n독서 모임을 열었다",
            "시립 도서관은 어제 독서 모임을 열었다",
        );
    }

    #[test]
    fn a_compositors_hyphen_goes_and_a_compounds_stays() {
        check("The govern-\nment said so", "The government said so");
        check("A self-\nmade man of means", "A self-made man of means");
        check(
            "The part owner is a river-\nbank man of the river-bank here",
            "The part owner is a river-bank man of the river-bank here",
        );
        check(
            "In the Anglo-\nDutch talks it was",
            "In the Anglo-Dutch talks it was",
        );
    }

    #[test]
    fn korean_broken_in_mid_word_is_mended() {
        check(
            "시립 도서관은 어제 독\n서 모임을 열었다 시민\n들이 많이 참가한 독서\n모임은 다음 달에도 열",
            "시립 도서관은 어제 독서 모임을 열었다 시민들이 많이 참가한 독서모임은 다음 달에도 열",
        );
    }
}
