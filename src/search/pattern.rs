//! Regular expressions over folded text, so that a pattern does not break on layout either: its
//! letters are folded as the text is, what follows a backslash is left alone.

use std::fmt;
use std::ops::Range;
use std::time::{Duration, Instant};

use regex::{Regex, RegexBuilder};

use super::folding::Folding;
use super::manner::Variants;
use newsprint_messages::{self as messages, Message, Messages, Told};

/// Bytes that a compiled pattern may take, and those of what it remembers while it looks.
const SIZE: usize = 1 << 20;
const MEMORY: usize = 4 << 20;
/// The time that a text may take to be looked through: some, and what a slow pattern takes for so many
/// bytes. A pattern that looks to the end of a long line for each of its hits takes far more.
const TIME: Duration = Duration::from_secs(1);
const BYTES_A_SECOND: usize = 5_000_000;
/// Hits between two looks at the clock.
const HITS: usize = 64;
/// How deep groups may nest.
const DEPTH: u32 = 64;

/// Why a pattern cannot be followed, and at which character, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub flaw: Flaw,
    /// Where it begins; 0 when it is everywhere.
    pub at: usize,
}

/// What can be wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A group is not closed, or not opened.
    Group,
    /// A class of characters is not closed.
    Class,
    /// There is nothing to repeat.
    Repetition,
    /// A backslash means nothing there.
    Escape,
    /// It would take too much room.
    TooLarge,
    /// It takes too much time on a text: not all of its hits were looked for.
    TooSlow,
    /// Anything else.
    Unclear,
}

/// A regular expression.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    regex: Regex,
    /// Whether upper case tells.
    pub(super) cased: bool,
}

impl Pattern {
    pub(super) fn new(typed: &str, variants: Variants, exact: bool) -> Result<Pattern, Fault> {
        let (folded, has_capitals) = folded(typed, variants);
        let regex = RegexBuilder::new(&folded)
            .size_limit(SIZE)
            .dfa_size_limit(MEMORY)
            .nest_limit(DEPTH)
            .build()
            .map_err(|error| fault(&error))?;
        Ok(Pattern {
            regex,
            cased: exact || has_capitals,
        })
    }

    /// Every hit, none empty, none running into another part; answers whether all were looked for in
    /// the time that there is for the text.
    pub(super) fn find(&self, text: &str, found: impl FnMut(Range<usize>)) -> bool {
        let begun = Instant::now();
        let in_time = |at: usize| {
            let some = Duration::from_micros((at / (BYTES_A_SECOND / 1_000_000)) as u64);
            begun.elapsed() < TIME + some
        };
        self.find_while(text, in_time, found)
    }

    /// The same as long as there is time at that byte, which is asked now and then.
    fn find_while(
        &self,
        text: &str,
        in_time: impl Fn(usize) -> bool,
        mut found: impl FnMut(Range<usize>),
    ) -> bool {
        // Hits come in order: the end of a part is looked for once, not for each hit in it.
        let end_of_part = |from: usize| {
            let end = memchr::memchr(b'\n', &text.as_bytes()[from..]);
            end.map_or(text.len(), |at| from + at)
        };
        let mut part = end_of_part(0);
        for (number, hit) in (1..).zip(self.regex.find_iter(text)) {
            if part < hit.start() {
                part = end_of_part(hit.start());
            }
            let end = hit.end().min(part);
            if hit.start() < end {
                found(hit.start()..end);
            }
            if number % HITS == 0 && !in_time(hit.end()) {
                return false;
            }
        }
        true
    }
}

/// The pattern with its letters folded, and whether there are capitals among them.
fn folded(typed: &str, variants: Variants) -> (String, bool) {
    let mut pattern = String::with_capacity(typed.len());
    let mut capitals = false;
    let mut escaped = false;
    let mut class = 0_usize;
    for character in typed.chars() {
        match character {
            _ if escaped => {
                pattern.push(character);
                // `\p{Han}` is left alone up to its brace.
                class = usize::from(matches!(character, 'p' | 'P' | 'x' | 'u' | 'U'));
                escaped = false;
            }
            '\\' => {
                pattern.push(character);
                escaped = true;
            }
            '{' if class == 1 => {
                pattern.push(character);
                class = 2;
            }
            _ if class == 2 => {
                pattern.push(character);
                class = if character == '}' { 0 } else { 2 };
            }
            character => {
                class = 0;
                capitals |= character.is_uppercase();
                fold_into(&mut pattern, character, variants);
            }
        }
    }
    (pattern, capitals)
}

/// Adds the folded form of a character where it is one character, and means no more than it did.
fn fold_into(pattern: &mut String, character: char, variants: Variants) {
    if character.is_ascii() && !matches!(character, '\'' | '`') {
        pattern.push(character);
        return;
    }
    let mut folding = Folding::new(variants);
    folding.add(character.encode_utf8(&mut [0; 4]));
    let mut characters = folding.text.chars();
    let folded = match (characters.next(), characters.next()) {
        (Some(one), None) if character.is_uppercase() => one.to_uppercase().next().unwrap_or(one),
        (Some(one), None) => one,
        _ => character,
    };
    // Full-width marks of the engine's own are meant as they stand in a text.
    if regex_syntax_mark(folded) && !regex_syntax_mark(character) {
        pattern.push('\\');
    }
    pattern.push(folded);
}

fn regex_syntax_mark(character: char) -> bool {
    matches!(
        character,
        '\\' | '.'
            | '+'
            | '*'
            | '?'
            | '('
            | ')'
            | '|'
            | '['
            | ']'
            | '{'
            | '}'
            | '^'
            | '$'
            | '&'
            | '-'
            | '~'
            | '#'
    )
}

/// The engine shows the pattern over several lines; its last line says what is wrong, and a caret
/// where.
fn fault(error: &regex::Error) -> Fault {
    let regex::Error::Syntax(words) = error else {
        return Fault {
            flaw: Flaw::TooLarge,
            at: 0,
        };
    };
    let reason = words
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("error: "));
    let caret = words.lines().find_map(|line| {
        line.find('^')
            .filter(|_| line.trim_start().starts_with('^'))
    });
    let has = |word: &str| reason.is_some_and(|reason| reason.contains(word));
    let flaw = match () {
        () if has("class") || has("range") => Flaw::Class,
        () if has("group") => Flaw::Group,
        () if has("repetition") => Flaw::Repetition,
        () if has("escape") || has("backreference") => Flaw::Escape,
        () => Flaw::Unclear,
    };
    // The pattern is shown behind four blanks.
    let at = caret.map_or(0, |column| column.saturating_sub(4));
    Fault { flaw, at }
}

impl Flaw {
    /// What is wrong, in few words.
    pub fn message(self) -> Message<'static> {
        match self {
            Flaw::Group => Message::FaultyGroup,
            Flaw::Class => Message::FaultyClass,
            Flaw::Repetition => Message::FaultyRepetition,
            Flaw::Escape => Message::FaultyEscape,
            Flaw::TooLarge => Message::FaultyLarge,
            Flaw::TooSlow => Message::FaultySlow,
            Flaw::Unclear => Message::Faulty,
        }
    }
}

impl Told for Fault {
    fn told(&self, messages: Messages) -> String {
        let what = match self.flaw {
            // Everywhere.
            Flaw::TooLarge | Flaw::TooSlow => return messages.say(self.flaw.message()),
            // Nobody is typing any more.
            Flaw::Unclear => messages.fault(messages::Fault::Unclear),
            flaw => messages.say(flaw.message()),
        };
        messages.fault(messages::Fault::AtCharacter {
            what: &what,
            character: self.at + 1,
        })
    }
}

/// In English, for whoever reads a program's words rather than a reader's.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Messages::ENGLISH))
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, typed: &str, expected: &[&str]) {
        let pattern = Pattern::new(typed, Variants::Meet, false).expect("a pattern");
        let mut found = Vec::new();
        pattern.find(text, |hit| found.push(&text[hit]));
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn letters_are_folded_and_the_rest_is_left() {
        check("乡村振兴", "鄉村.興", &["乡村振兴"]);
        check("今年18项,4.2亿", r"\d+", &["18", "4", "2"]);
        check("今年18项", r"\p{Han}{2}", &["今年"]);
        check("abc\nabd", "[^x]+", &["abc", "abd"][..1]);
        check("a(b)", "（b）", &["(b)"]);
        check("aaa", "b*", &[]);
    }

    #[test]
    fn a_pattern_that_takes_too_long_stops_and_says_so() {
        // For each of its hits it looks to the end of the line.
        let pattern = Pattern::new("a*b|a", Variants::Meet, false).expect("a pattern");
        let text = "a".repeat(20 * HITS);
        let mut count = 0;
        let is_whole = pattern.find_while(&text, |at| at < 3 * HITS, |_| count += 1);
        assert_eq!((is_whole, count), (false, 3 * HITS));
        assert!(pattern.find_while(&text, |_| true, |_| count += 1));
        assert_eq!(count, 23 * HITS);
    }

    #[test]
    fn what_is_wrong_is_said_in_few_words() {
        for (typed, words) in [
            ("乡(村", "( ) not closed or not opened, at character 2"),
            ("*", "nothing there to repeat, at character 1"),
            (r"(\w{500}){500}", "the pattern would grow too large"),
        ] {
            let fault = Pattern::new(typed, Variants::Meet, false).expect_err("a fault");
            assert_eq!(fault.to_string(), words, "{typed}");
        }
    }
}
