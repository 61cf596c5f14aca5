//! The one door for text from outside: anything goes in, [`Clean`] text comes out.
//!
//! Past this door every text is safe to print: no control or escape, nothing invisible that moves
//! what is read, no pile of combining marks. Which character meets which fate is one table, `fate`.

use std::borrow::Cow;
use std::ops::{Deref, Range};

use unicode_segmentation::UnicodeSegmentation;

/// Combining marks kept on one base character; more are a way to hurt a terminal, not a letter.
const MARKS_PER_CLUSTER: usize = 8;

/// Text that is safe to print: it was cleaned, or made of pieces that were.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(String);

/// What came through the door, and how much did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// What came through.
    pub text: Clean,
    /// How many characters were dropped as unprintable.
    pub dropped: usize,
}

/// What becomes of a character at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Keep,
    Space,
    Newline,
    Drop,
    /// Kept only inside a cluster that it holds together.
    Join,
    /// Kept only behind what it chooses a form of, and one of them.
    Vary,
}

impl Clean {
    /// Cleans a text that belongs on one line: line ends become spaces.
    pub fn line(raw: &str) -> Clean {
        Cleaned::new(raw, ' ').text
    }

    /// Cleans a text of several lines: line ends become `\n`.
    pub fn lines(raw: &str) -> Clean {
        Cleaned::lines(raw).text
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part of the text in a range of bytes; empty where the range is not on character boundaries.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Clean {
        Clean(self.0.get(range).unwrap_or_default().to_owned())
    }

    /// The text without white space at either end.
    #[must_use]
    pub fn trimmed(&self) -> Clean {
        Clean(self.0.trim().to_owned())
    }
}

impl Cleaned {
    /// Cleans a text that belongs on one line, and counts what was dropped.
    pub fn line(raw: &str) -> Cleaned {
        Cleaned::new(raw, ' ')
    }

    /// Cleans a text of several lines, and counts what was dropped.
    pub fn lines(raw: &str) -> Cleaned {
        Cleaned::new(raw, '\n')
    }

    fn new(raw: &str, newline: char) -> Cleaned {
        if is_all_plain(raw) {
            return Cleaned {
                text: Clean(raw.to_owned()),
                dropped: 0,
            };
        }
        let mut text = String::with_capacity(raw.len());
        let mut dropped = 0;
        let mut characters = raw.chars().peekable();
        while let Some(character) = characters.next() {
            match fate(character) {
                Fate::Keep | Fate::Join | Fate::Vary => text.push(character),
                Fate::Space => text.push(' '),
                Fate::Newline => {
                    if character == '\r' {
                        characters.next_if_eq(&'\n');
                    }
                    text.push(newline);
                }
                Fate::Drop => dropped += 1,
            }
        }
        let (text, trimmed) = without_piles(text);
        Cleaned {
            text: Clean(text),
            dropped: dropped + trimmed,
        }
    }
}

/// Where white space stands in a text, in bytes.
pub fn blanks(text: &str) -> impl Iterator<Item = usize> {
    let stretches = stretches(text, can_begin_blank);
    stretches.flat_map(|(start, stretch)| {
        let blank = stretch
            .char_indices()
            .filter(|(_, one)| one.is_whitespace());
        blank.map(move |(at, _)| start + at)
    })
}

/// How many words a text has: stretches without white space.
pub fn words(text: &str) -> usize {
    if any_doubtful(text, can_begin_wide_blank) {
        return text.split_whitespace().count();
    }
    let blank = |byte: u8| u8::from(byte == b' ') | u8::from(byte.wrapping_sub(b'\t') < 5);
    let bytes = text.as_bytes();
    let Some((first, rest)) = bytes.split_first() else {
        return 0;
    };
    // Words that begin after a blank; few bytes at a time are counted in one byte, and many at once.
    let pairs = bytes.chunks(STEP).zip(rest.chunks(STEP));
    let begun = pairs.map(|(before, here)| {
        let pairs = before.iter().zip(here);
        let begins = pairs.map(|(before, here)| blank(*before) & (blank(*here) ^ 1));
        usize::from(begins.sum::<u8>())
    });
    usize::from(blank(*first) ^ 1) + begun.sum::<usize>()
}

/// Whether a white space that is not of ASCII can begin with these bytes.
fn can_begin_wide_blank(one: u8, two: u8, three: u8) -> bool {
    (one >= 0x80) & can_begin_blank(one, two, three)
}

/// Bytes looked at together.
const STEP: usize = 64;
/// Bytes that a character is known by after its first.
const MORE: usize = 2;

/// The stretches of a text in which something doubtful begins, and where each stands. Whole papers
/// are looked through before the first of them is shown, and nearly all of their bytes are beyond
/// doubt: `is_doubtful` is asked of a byte and the two after it, for many bytes at once if it does
/// not branch. It may be wrong in one way only: to doubt too much. A letter is beyond doubt.
pub fn stretches(
    text: &str,
    is_doubtful: impl Fn(u8, u8, u8) -> bool,
) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let start = at;
            let rest = &text.as_bytes()[at..];
            let found = if let Some(window) = rest.first_chunk() {
                any(window, &is_doubtful)
            } else {
                let mut window = [b'a'; STEP + MORE];
                let held = rest.len().min(STEP + MORE);
                window[..held].copy_from_slice(&rest[..held]);
                any(&window, &is_doubtful)
            };
            at += STEP;
            if found {
                let start = boundary(text, start);
                return Some((start, &text[start..boundary(text, at)]));
            }
        }
        None
    })
}

/// The first boundary of characters that is not before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let after = offset..text.len();
    let mut after = after.skip_while(|at| !text.is_char_boundary(*at));
    after.next().unwrap_or(text.len())
}

/// Whether anything in a text is doubtful; see [`stretches`].
pub fn any_doubtful(text: &str, is_doubtful: impl Fn(u8, u8, u8) -> bool) -> bool {
    stretches(text, is_doubtful).next().is_some()
}

fn any(window: &[u8; STEP + MORE], is_doubtful: impl Fn(u8, u8, u8) -> bool) -> bool {
    let (second, third) = (&window[1..], &window[MORE..]);
    let mut found = 0_u8;
    for ((one, two), three) in window[..STEP].iter().zip(second).zip(third) {
        found |= u8::from(is_doubtful(*one, *two, *three));
    }
    found != 0
}

/// Whether a white space can begin with these bytes.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
pub fn can_begin_blank(one: u8, two: u8, three: u8) -> bool {
    let quotes_and_dots = (two == 0x80) & (three.wrapping_sub(0x90) < 0x18);
    (one.wrapping_sub(b'\t') < 0x18)
        | (one == 0xc2)
        | (one == 0xe1)
        | (one == 0xe2) & !quotes_and_dots
        | (one == 0xe3) & (two == 0x80) & (three == 0x80)
}

/// Whether the text is made of nothing but what most texts are made of.
fn is_all_plain(text: &str) -> bool {
    let mut doubtful = stretches(text, can_be_more_than_plain);
    doubtful.all(|(_, stretch)| stretch.chars().all(is_plain))
}

/// Whether a character that is not plain can begin with these bytes.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
fn can_be_more_than_plain(one: u8, two: u8, three: u8) -> bool {
    let plain = (one.wrapping_sub(b' ') < 0x5f)
        | (one & 0xc0 == 0x80)
        | (one.wrapping_sub(0xe5) < 5)
        | (one == 0xe2) & (two == 0x80) & (three.wrapping_sub(0x90) < 0x18)
        | (one == 0xe3) & ((two == 0x80) | (two == 0x81) | (two == 0x83))
        | (one == 0xe3) & (two == 0x82) & (three != 0x99) & (three != 0x9a)
        | (one == 0xeb)
        | (one == 0xec)
        | (one == 0xe4) & (two >= 0xb8)
        | (one == 0xef) & (two == 0xbc) & (three >= 0x81)
        | (one == 0xef) & (two == 0xbd);
    !plain
}

/// Whether the character is of those that most texts are made of, and passes whatever stands beside
/// it: a text of nothing else is not looked at twice.
fn is_plain(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3098}' | '\u{309b}'..='\u{3130}'
        | '\u{ff01}'..='\u{ff9f}' | '\u{ac00}'..='\u{d7a3}' | '\u{2010}'..='\u{2027}')
}

/// Drops joiners that join nothing, selectors that choose nothing and marks beyond
/// [`MARKS_PER_CLUSTER`].
fn without_piles(text: String) -> (String, usize) {
    let may_pile =
        |character: char| matches!(fate(character), Fate::Join | Fate::Vary) || is_mark(character);
    if !text.chars().any(may_pile) {
        return (text, 0);
    }
    let mut kept = String::with_capacity(text.len());
    let mut dropped = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let behind = text[at + cluster.len()..].chars().next();
        let mut marks = 0;
        let mut before = None;
        let mut characters = cluster.chars().peekable();
        while let Some(character) = characters.next() {
            let is_kept = match fate(character) {
                Fate::Join => before.is_some_and(|before| match characters.peek() {
                    Some(next) => fate(*next) == Fate::Keep,
                    // The letters that it keeps apart, or joins, are two clusters.
                    None => is_joining(before) && behind.is_some_and(is_joining),
                }),
                Fate::Vary => before
                    .is_some_and(|before| fate(before) == Fate::Keep && !before.is_whitespace()),
                _ if is_mark(character) => before.is_some(),
                _ => {
                    before = Some(character);
                    kept.push(character);
                    continue;
                }
            };
            if is_kept && marks < MARKS_PER_CLUSTER {
                marks += 1;
                before = Some(character);
                kept.push(character);
            } else {
                dropped += 1;
            }
        }
    }
    (kept, dropped)
}

/// Whether a character is of a script whose letters change with those beside them: from Arabic and
/// Syriac to the scripts of India and its neighbours, and Mongolian.
fn is_joining(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{1900}'..='\u{1cff}' | '\u{a840}'..='\u{a95f}' | '\u{a980}'..='\u{aaff}'
        | '\u{abc0}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10a00}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}')
}

/// A text on its way out of the program: into a name, a message, a list, a clipboard or a file for
/// other programs. See [`Outgoing`].
pub fn outgoing(text: &str) -> Cow<'_, str> {
    if !any_doubtful(text, can_begin_hint) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut outgoing = Outgoing::default();
    outgoing.pass(text, &mut kept);
    outgoing.end(&mut kept);
    Cow::Owned(kept)
}

/// Takes out of a text that leaves the program, piece by piece, what only says where a line may end,
/// since few others know it, and a search for the word would miss it: the soft hyphen, the word joiner,
/// and the space of no width outside the scripts that break words by it. What stays is part of a
/// letter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outgoing {
    /// The last character that was let out.
    before: char,
    /// Whether a space of no width waits for the character behind it.
    waiting: bool,
}

impl Outgoing {
    /// Adds what may leave of the next piece to `kept`.
    pub fn pass(&mut self, piece: &str, kept: &mut String) {
        if !self.waiting && !any_doubtful(piece, can_begin_hint) {
            kept.push_str(piece);
            self.before = piece.chars().next_back().unwrap_or(self.before);
            return;
        }
        for character in piece.chars() {
            match character {
                '\u{ad}' | '\u{2060}' | '\u{feff}' => {}
                '\u{200b}' => self.waiting = true,
                _ => {
                    if self.waiting && breaks_by_no_width(character) {
                        kept.push('\u{200b}');
                        self.waiting = false;
                    }
                    self.end(kept);
                    kept.push(character);
                    self.before = character;
                }
            }
        }
    }

    /// Adds what waits, when no more pieces come.
    pub fn end(&mut self, kept: &mut String) {
        if std::mem::take(&mut self.waiting) && breaks_by_no_width(self.before) {
            kept.push('\u{200b}');
        }
    }
}

/// Whether what [`Outgoing`] takes out can begin with these bytes.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
fn can_begin_hint(one: u8, two: u8, three: u8) -> bool {
    (one == 0xc2) & (two == 0xad)
        | (one == 0xe2) & (two == 0x80) & (three == 0x8b)
        | (one == 0xe2) & (two == 0x81) & (three == 0xa0)
        | (one == 0xef) & (two == 0xbb) & (three == 0xbf)
}

/// Whether a character is of a script that writes no spaces between words and may mark their ends by
/// a space of no width (UAX #14, class SA).
fn breaks_by_no_width(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19ff}' | '\u{1a20}'..='\u{1aaf}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}' | '\u{11700}'..='\u{1174f}')
}

/// Whether a character chooses one of the forms of the character before it.
pub fn is_variation_selector(character: char) -> bool {
    matches!(character,
        '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether the character can stand on another without advancing (an over-approximation that only
/// decides which texts are looked at cluster by cluster).
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{3099}'..='\u{309a}' | '\u{fe20}'..='\u{fe2f}')
}

/// The table: what becomes of each character. Sources: Unicode `Bidi_Control`, `Default_Ignorable`,
/// general categories Cc and Cf, and what terminals were seen to disagree on.
fn fate(character: char) -> Fate {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Newline,
        // Fillers take room and show nothing: they are spaces.
        '\t' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => Fate::Space,
        // They say where a line may end, or may not. The composing room reads them and never draws
        // them.
        '\u{ad}' | '\u{200b}' | '\u{2060}' => Fate::Keep,
        // Joiners belong inside a cluster of an Indic, Arabic or emoji sequence only.
        '\u{200c}' | '\u{200d}' => Fate::Join,
        character if is_variation_selector(character) => Fate::Vary,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' // C0, DEL, C1
        | '\u{34f}' | '\u{61c}' | '\u{180e}'
        | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2061}'..='\u{206f}' | '\u{17b4}'..='\u{17b5}'
        | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1345f}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => Fate::Drop,
        _ if u32::from(character) & 0xfffe == 0xfffe => Fate::Drop, // noncharacters
        '\u{fdd0}'..='\u{fdef}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Clean {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq<str> for Clean {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Clean {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, clean: &str, dropped: usize) {
        assert_eq!(
            Cleaned::line(raw),
            Cleaned {
                text: Clean(clean.to_owned()),
                dropped
            },
            "{raw:?}"
        );
        assert_eq!(
            Cleaned::line(clean).text.as_str(),
            clean,
            "not stable: {clean:?}"
        );
    }

    #[test]
    fn words_pass_as_they_are() {
        check(
            "The ferry, 7月25日 한국 “报”…",
            "The ferry, 7月25日 한국 “报”…",
            0,
        );
    }

    #[test]
    fn escapes_lose_their_teeth() {
        check("a\u{1b}[31mb\u{9b}2Jc\u{7}", "a[31mb2Jc", 3);
    }

    #[test]
    fn bidi_and_invisible_characters_are_dropped() {
        check("a\u{202e}b\u{2066}c\u{feff}d\u{e0041}e", "abcde", 4);
    }

    #[test]
    fn hints_for_the_ends_of_lines_are_kept() {
        let hints = "soft\u{ad}ly zero\u{200b}width word\u{2060}joiner";
        check(hints, hints, 0);
    }

    #[test]
    fn line_ends_become_spaces_on_a_line_and_stay_in_lines() {
        check("a\r\nb\u{2028}c\td", "a b c d", 0);
        assert_eq!(Clean::lines("a\r\nb\rc").as_str(), "a\nb\nc");
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        let pile = format!("e{}", "\u{301}".repeat(5000));
        check(&pile, &format!("e{}", "\u{301}".repeat(8)), 4992);
    }

    #[test]
    fn joiners_stay_only_where_they_join() {
        check(
            "\u{1f469}\u{200d}\u{1f467}",
            "\u{1f469}\u{200d}\u{1f467}",
            0,
        );
        check("a\u{200d} b", "a b", 1);
        check("a\u{200c}b 報\u{200d}紙 می\u{200c} ", "ab 報紙 می ", 3);
        check("می\u{200c}رود क्\u{200c}ष", "می\u{200c}رود क्\u{200c}ष", 0);
    }

    #[test]
    fn selectors_stay_behind_what_they_choose_a_form_of() {
        for text in [
            "葛\u{e0100}城",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "\u{1820}\u{180b}",
        ] {
            check(text, text, 0);
        }
        check("葛\u{e0100}\u{e0101}城", "葛\u{e0100}城", 1);
        check("\u{fe0f}a \u{fe0e}b\n\u{e0100}", "a b ", 3);
    }

    #[test]
    fn hints_for_the_ends_of_lines_do_not_leave() {
        for (inside, outside) in [
            (
                "soft\u{ad}ly zero\u{200b}width word\u{2060}joiner\u{feff}",
                "softly zerowidth wordjoiner",
            ),
            ("\u{200b}報\u{200b}紙\u{200b}\u{200b}", "報紙"),
            (
                "ข่าว\u{200b}วันนี้ ព័ត៌មាន\u{200b}a",
                "ข่าว\u{200b}วันนี้ ព័ត៌មាន\u{200b}a",
            ),
            (
                "\u{1f469}\u{200d}\u{1f467} می\u{200c}رود ❤\u{fe0f}",
                "\u{1f469}\u{200d}\u{1f467} می\u{200c}رود ❤\u{fe0f}",
            ),
        ] {
            let long = "字".repeat(40);
            assert_eq!(
                outgoing(&format!("{long}{inside}")),
                format!("{long}{outside}")
            );
            assert_eq!(outgoing(outside), outside);
        }
    }

    #[test]
    fn what_is_plain_is_kept_and_stands_alone() {
        for character in ('\0'..=char::MAX).filter(|character| is_plain(*character)) {
            assert_eq!(fate(character), Fate::Keep, "{character:?}");
            assert!(!is_mark(character), "{character:?}");
        }
    }

    #[test]
    fn what_is_not_plain_is_found_among_what_is() {
        for character in '\0'..=char::MAX {
            let text = format!("字{character}");
            assert_eq!(is_all_plain(&text), is_plain(character), "{character:?}");
        }
        let plain = "字a。".repeat(40);
        for at in plain.char_indices().map(|(at, _)| at) {
            let text = format!("{}\u{200d}{}", &plain[..at], &plain[at..]);
            assert!(!is_all_plain(&text), "{at}");
            let text = format!("{}\u{3000}{}", &plain[..at], &plain[at..]);
            assert_eq!(blanks(&text).collect::<Vec<usize>>(), [at]);
        }
    }

    #[test]
    fn every_white_space_is_found() {
        for character in '\0'..=char::MAX {
            let text = format!("字{character}");
            let found = blanks(&text).collect::<Vec<usize>>();
            assert_eq!(found == [3], character.is_whitespace(), "{character:?}");
        }
    }

    #[test]
    fn words_are_counted_as_white_space_parts_them() {
        let long = "  ferry\t“bank”  —  字 ".repeat(20);
        for cut in long.char_indices().map(|(at, _)| at) {
            let text = &long[cut..];
            assert_eq!(words(text), text.split_whitespace().count(), "{cut}");
            assert_eq!(words(&long[..cut]), long[..cut].split_whitespace().count());
        }
        for character in '\0'..=char::MAX {
            let text = format!("a{character}b");
            let expected = text.split_whitespace().count();
            assert_eq!(words(&text), expected, "{character:?}");
        }
    }

    #[test]
    fn every_character_is_harmless_or_gone() {
        for character in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let clean = Clean::line(&character.to_string());
            assert!(clean.chars().all(|c| !c.is_control()), "{character:?}");
            assert_eq!(Clean::line(&clean), clean, "{character:?}");
        }
    }
}
