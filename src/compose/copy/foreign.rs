//! Where lines may end in what the tables of the composing room do not know: UAX #14 for all of
//! Unicode, and the words of Thai, Lao, Khmer and Burmese by dictionary. Asked only for stretches
//! that hold such text, and remembers what it was told.

use std::sync::LazyLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_segmentation::UnicodeSegmentation;

use crate::characters::sorts::is_ours;
use crate::copy::lexicon;
use crate::copy::strand::Strand;

static LINES: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default()));

/// A point of a copy: the strand and the byte in it.
type Point = (usize, usize);

/// The ends of lines around the last point that was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Foreign {
    /// Where a line may end, in order.
    ends: Vec<Point>,
    /// From and up to where they are known.
    from: Point,
    to: Point,
    known: bool,
}

/// Characters looked back at: what comes before may decide over quotation marks and numbers.
const BEFORE: usize = 48;

/// Characters looked up at once.
const AHEAD: usize = 512;

/// Characters at the end of what was looked up whose ends may depend on what follows.
const UNSURE: usize = 32;

/// So many characters of ours in a row end a stretch.
const OURS: usize = 24;

impl Foreign {
    /// Whether a line may end at a point. Points must be asked for in order.
    pub(crate) fn ends_at(&mut self, copy: &[Strand<'_>], at: Point) -> bool {
        self.look_up(copy, at);
        self.ends.binary_search(&at).is_ok()
    }

    /// The bytes of a word, which begins at a point, up to the first end of a line in it that is not
    /// for us to decide; all of it where there is none.
    pub(crate) fn limit(&mut self, copy: &[Strand<'_>], at: Point, bytes: usize) -> usize {
        let word = &copy[at.0].text[at.1..at.1 + bytes];
        if word.is_ascii() {
            return bytes;
        }
        let mut before = None;
        for (index, character) in word.char_indices() {
            let is_foreign = !is_ours(character);
            if before.is_some_and(|before| before || is_foreign)
                && self.ends_at(copy, (at.0, at.1 + index))
            {
                return index;
            }
            before = Some(is_foreign);
        }
        bytes
    }

    /// Where a stretch begins so that words are not looked up from their middles.
    fn start(&self, copy: &[Strand<'_>], at: Point) -> Point {
        let start = back(copy, at, BEFORE);
        let known = self.ends.iter().find(|end| **end >= start && **end < at);
        match copy[start.0].text[start.1..].chars().next() {
            Some(character) if has_words(character) => known.copied().unwrap_or(start),
            _ => start,
        }
    }

    fn look_up(&mut self, copy: &[Strand<'_>], at: Point) {
        if self.known && self.from <= at && at <= self.to {
            return;
        }
        let stretch = Stretch::from(copy, self.start(copy, at), at);
        let ends = ends(&stretch.text);
        let sure = stretch.sure();
        self.from = stretch.point(0);
        self.to = stretch.point(sure);
        self.ends.clear();
        let sure = ends.iter().take_while(|end| **end <= sure);
        self.ends.extend(sure.map(|end| stretch.point(*end)));
        self.known = true;
    }
}

/// The point so many characters before a point.
fn back(copy: &[Strand<'_>], at: Point, characters: usize) -> Point {
    let mut point = at;
    let mut left = characters;
    while left > 0 {
        if let Some(character) = copy[point.0].text[..point.1].chars().next_back() {
            point.1 -= character.len_utf8();
            left -= 1;
        } else if point.0 > 0 {
            point = (point.0 - 1, copy[point.0 - 1].text.len());
        } else {
            break;
        }
    }
    point
}

/// A stretch of copy, run together.
struct Stretch {
    text: String,
    /// Where each strand begins: the bytes before, and the point.
    strands: Vec<(usize, Point)>,
    /// Bytes before the first of the characters at the end that belong to the next stretch.
    open: Option<usize>,
}

impl Stretch {
    /// The stretch that holds a point, from a point before it.
    fn from(copy: &[Strand<'_>], start: Point, at: Point) -> Stretch {
        let mut stretch = Stretch {
            text: String::new(),
            strands: Vec::new(),
            open: None,
        };
        let (mut characters, mut ours) = (0, 0);
        for (index, strand) in copy.iter().enumerate().skip(start.0) {
            let from = if index == start.0 { start.1 } else { 0 };
            stretch.strands.push((stretch.text.len(), (index, from)));
            for (byte, character) in strand.text[from..].char_indices() {
                ours = if is_ours(character) { ours + 1 } else { 0 };
                let passed = (index, from + byte) > at;
                if passed && ours >= OURS || characters >= AHEAD {
                    let unsure = if ours >= OURS { OURS / 2 } else { UNSURE };
                    stretch.open = Some(stretch.before_last(unsure));
                    return stretch;
                }
                characters += 1;
                stretch.text.push(character);
            }
        }
        stretch
    }

    /// The byte that so many characters follow.
    fn before_last(&self, characters: usize) -> usize {
        let mut last = self.text.char_indices().rev();
        last.nth(characters.saturating_sub(1))
            .map_or(0, |(at, _)| at)
    }

    /// Up to which byte ends are as they would be if all of the copy were looked at.
    fn sure(&self) -> usize {
        self.open.unwrap_or(self.text.len())
    }

    /// The point of a byte.
    fn point(&self, byte: usize) -> Point {
        let after = self.strands.partition_point(|(start, _)| *start <= byte);
        self.strands
            .get(after.saturating_sub(1))
            .map_or((0, 0), |(start, (strand, from))| {
                (*strand, from + byte - start)
            })
    }
}

/// Where lines may end in a text, in bytes.
fn ends(text: &str) -> Vec<usize> {
    if !text.contains(is_complex) {
        return LINES.segment_str(text).collect();
    }
    let mut ends: Vec<usize> = LINES.segment_str(&without_complex(text)).collect();
    let mut rest = 0;
    while let Some(from) = text[rest..].find(has_words).map(|at| rest + at) {
        let run = &text[from..];
        let run = &run[..run
            .find(|character| !has_words(character))
            .unwrap_or(run.len())];
        let clusters: Vec<usize> = run.grapheme_indices(true).map(|(at, _)| at).collect();
        let inside = lexicon::words(run).filter(|at| *at > 0 && clusters.binary_search(at).is_ok());
        ends.extend(inside.map(|at| from + at));
        rest = from + run.len();
    }
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// The text with other letters and marks, of as many bytes, for those that only a dictionary can
/// break between (LB1 of UAX #14).
fn without_complex(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    plain.extend(text.chars().map(|character| {
        match (is_complex(character), is_complex_mark(character)) {
            (false, _) => character,
            (true, false) if character.len_utf8() == 3 => '\u{1d00}',
            (true, true) if character.len_utf8() == 3 => '\u{1dc0}',
            (true, false) => '\u{10400}',
            (true, true) => '\u{1d167}',
        }
    }));
    plain
}

/// Marks among them (`General_Category` Mn and Mc).
fn is_complex_mark(character: char) -> bool {
    matches!(character,
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}'
        | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106d}' | '\u{1071}'..='\u{1074}'
        | '\u{1082}'..='\u{108d}' | '\u{108f}' | '\u{109a}'..='\u{109d}' | '\u{a9e5}'
        | '\u{aa7b}'..='\u{aa7d}' | '\u{17b4}'..='\u{17d3}' | '\u{17dd}'
        | '\u{1a55}'..='\u{1a7c}' | '\u{aab0}' | '\u{aab2}'..='\u{aab4}' | '\u{aab7}'..='\u{aab8}'
        | '\u{aabe}'..='\u{aabf}' | '\u{aac1}' | '\u{1171d}'..='\u{1172b}')
}

/// Letters and marks of scripts that are written without spaces (`Line_Break` SA).
fn is_complex(character: char) -> bool {
    has_words(character)
        || matches!(character,
            '\u{1950}'..='\u{1974}' | '\u{1980}'..='\u{19ab}' | '\u{19b0}'..='\u{19c9}'
            | '\u{19de}'..='\u{19df}' | '\u{1a20}'..='\u{1a5e}' | '\u{1a60}'..='\u{1a7c}'
            | '\u{1aa0}'..='\u{1aad}' | '\u{aa80}'..='\u{aac2}' | '\u{aadb}'..='\u{aadf}'
            | '\u{11700}'..='\u{1171a}' | '\u{1171d}'..='\u{1172b}' | '\u{1173a}'..='\u{1173b}')
}

/// Letters and marks of Thai, Lao, Burmese and Khmer, for which there is a dictionary.
fn has_words(character: char) -> bool {
    matches!(character,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}'
        | '\u{e81}'..='\u{ebd}' | '\u{ec0}'..='\u{ece}' | '\u{edc}'..='\u{edf}'
        | '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{108f}' | '\u{109a}'..='\u{109f}'
        | '\u{1780}'..='\u{17d3}' | '\u{17d7}' | '\u{17dc}'..='\u{17dd}'
        | '\u{a9e0}'..='\u{a9ef}' | '\u{a9fa}'..='\u{a9fe}' | '\u{aa60}'..='\u{aa7f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::role::Role;

    /// The text with a bar wherever a line may end, asked for point by point as segments are.
    fn picture(text: &str, parts: usize) -> String {
        let mut at = text.len() / parts;
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let halves = [&text[..at], &text[at..]];
        let copy = halves.map(|half| Strand::ours(half, Role::Body));
        let mut foreign = Foreign::default();
        let mut picture = String::new();
        for (strand, half) in halves.iter().enumerate() {
            for (byte, character) in half.char_indices() {
                if (strand, byte) != (0, 0) && foreign.ends_at(&copy, (strand, byte)) {
                    picture.push('|');
                }
                picture.push(character);
            }
        }
        picture
    }

    #[test]
    fn words_of_thai_khmer_lao_and_burmese_are_known() {
        for words in [
            "ประเทศไทย|เป็น|ประเทศ|ที่|สวยงาม",
            "ภาษา|ไทย|เป็น|ภาษา|ราชการ",
            "ភាសាខ្មែរ|ជា|ភាសាផ្លូវការ",
            "ພາສາ|ລາວ|ເປັນ|ພາສາ|ທາງການ",
            "မြန်မာဘာသာ|စကား|သည်",
        ] {
            let text = words.replace('|', "");
            assert_eq!(picture(&text, 1), words);
            assert_eq!(picture(&text, 2), words, "in two strands");
        }
    }

    #[test]
    fn a_long_text_is_looked_up_piece_by_piece_as_if_it_were_whole() {
        let text = "ประเทศไทยเป็นประเทศที่สวยงาม ในวันที่ 12 มกราคม".repeat(60);
        let whole: Vec<usize> = ends(&text);
        let copy = [Strand::ours(&text, Role::Body)];
        let mut foreign = Foreign::default();
        let found = text
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| *at > 0 && foreign.ends_at(&copy, (0, *at)));
        let found: Vec<usize> = found.collect();
        assert_eq!(found, whole[1..whole.len() - 1]);
    }

    #[test]
    fn a_quotation_mark_knows_what_stands_far_before_it() {
        assert_eq!(picture("«a» „b“ → (c) ‹d›", 2), "«a» |„b“ |→ |(c) |‹d›");
    }
}
