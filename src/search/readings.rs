//! Letters that stand for how characters are read: pinyin in full, by initials or mixed, romaji of
//! kana, letters without their accents. The last syllable need not be typed out.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use super::{kana, pinyin};

/// The longest query, in characters: a step of matching is a bit of a word.
const LONGEST: usize = 60;
/// The first Han character of the table of readings.
const HAN: u32 = 0x3400;

/// Letters that stand for how characters are read.
#[derive(Clone, Debug)]
pub(super) struct Letters {
    typed: Vec<char>,
}

/// Which letters are typed already, as a bit each: the lowest for none.
type Reached = u64;

impl Letters {
    /// The letters of a folded query; none when nothing in it could be a reading, or it is longer
    /// than anyone types.
    pub(super) fn new(folded: &str) -> Option<Letters> {
        let typed: Vec<char> = folded.chars().collect();
        let begins = typed.first().is_some_and(|one| one.is_alphanumeric());
        let reads = typed.iter().any(char::is_ascii_lowercase);
        (begins && reads && typed.len() <= LONGEST).then_some(Letters { typed })
    }

    /// Every hit in a folded text, none overlapping another: of those that begin alike the shortest.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(Range<usize>)) {
        let Some(first) = self.typed.first().copied() else {
            return;
        };
        let bit = pinyin::bit(first);
        let initials = pinyin::initials();
        let mut free = 0;
        for (at, character) in text.char_indices() {
            let index = u32::from(character).wrapping_sub(HAN) as usize;
            let may_begin = match initials.get(index) {
                Some(letters) => letters & bit != 0 || character == first,
                None if character.is_ascii() => character == first,
                None => character != 'ー' && character != 'っ',
            };
            if !may_begin || at < free {
                continue;
            }
            if let Some(end) = self.end(text, at) {
                found(at..end);
                free = end;
            }
        }
    }

    /// Where the letters are typed out, read from there on.
    fn end(&self, text: &str, from: usize) -> Option<usize> {
        let all: Reached = 1 << self.typed.len();
        let (mut now, mut next): (Reached, Reached) = (1, 0);
        let mut rest = text[from..].char_indices().peekable();
        while let Some((at, character)) = rest.next() {
            now = self.past_separators(now);
            let follower = rest.peek().map(|(_, follower)| *follower);
            let mut one: Reached = 0;
            let mut two: Reached = 0;
            let mut states = now;
            while states != 0 {
                let done = states.trailing_zeros() as usize;
                states &= states - 1;
                one |= self.read_one(character, done);
                if let Some(follower) = follower {
                    two |= self.read_two((character, follower), done);
                }
            }
            one |= next;
            if one & all != 0 {
                return Some(from + at + character.len_utf8());
            }
            (now, next) = (one, two);
            if now | next == 0 {
                return None;
            }
        }
        None
    }

    /// Blanks and apostrophes between syllables need not be in the text.
    fn past_separators(&self, mut reached: Reached) -> Reached {
        for (index, typed) in self.typed.iter().enumerate() {
            if index > 0 && matches!(typed, ' ' | '"' | '-') && reached & (1 << index) != 0 {
                reached |= 1 << (index + 1);
            }
        }
        reached
    }

    /// How far one character leads from there.
    fn read_one(&self, character: char, done: usize) -> Reached {
        let Some(typed) = self.typed.get(done).copied() else {
            return 0;
        };
        let mut reached = 0;
        if typed == character {
            reached |= 1 << (done + 1);
        }
        if character.is_ascii() {
            return reached;
        }
        for syllable in pinyin::readings(character) {
            reached |= self.spell(syllable, done);
            if syllable.starts_with(typed) {
                reached |= 1 << (done + 1);
                let after = self.typed.get(done + 1) == Some(&'h');
                if after && syllable[1..].starts_with('h') {
                    reached |= 1 << (done + 2);
                }
            }
        }
        if kana::is_kana(character) {
            return reached | self.read_kana(character, done);
        }
        let mut base = character;
        decompose_canonical(character, |piece| {
            if piece.is_ascii() {
                base = piece;
            }
        });
        reached | if base == typed { 1 << (done + 1) } else { 0 }
    }

    fn read_kana(&self, kana: char, done: usize) -> Reached {
        let typed = self.typed[done];
        let vowel = |letter: char| matches!(letter, 'a' | 'i' | 'u' | 'e' | 'o');
        match kana {
            // A long vowel is left out, doubled, or typed as it is drawn.
            'ー' => {
                let doubled = done > 0 && vowel(typed) && self.typed[done - 1] == typed;
                let typed_out = doubled || typed == '-';
                (1 << done) | (Reached::from(typed_out) << (done + 1))
            }
            // A doubled consonant.
            'っ' => {
                let next = self.typed.get(done + 1).copied();
                let doubled = next.is_none_or(|next| next == typed || (typed, next) == ('t', 'c'));
                Reached::from(doubled && !vowel(typed)) << (done + 1)
            }
            _ => {
                let readings = kana::readings(kana).iter();
                readings.fold(0, |reached, one| reached | self.spell(one, done))
            }
        }
    }

    fn read_two(&self, (kana, small): (char, char), done: usize) -> Reached {
        if !kana::is_kana(kana) || done >= self.typed.len() {
            return 0;
        }
        let readings = kana::pair_readings(kana, small).iter();
        readings.fold(0, |reached, one| reached | self.spell(one, done))
    }

    /// How far a syllable leads: over all of it, or to the end of what is typed so far.
    fn spell(&self, syllable: &str, done: usize) -> Reached {
        let typed = &self.typed[done..];
        let mut typed_out = 0;
        for letter in syllable.chars() {
            match typed.get(typed_out) {
                None => break,
                Some(one) if *one == letter => typed_out += 1,
                Some(_) => return 0,
            }
        }
        1 << (done + typed_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, typed: &str, expected: &[&str]) {
        let mut found = Vec::new();
        if let Some(letters) = Letters::new(typed) {
            letters.find(text, |hit| found.push(&text[hit]));
        }
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn pinyin_is_typed_in_full_by_initials_or_mixed() {
        for typed in [
            "xczx",
            "xiangcunzhenxing",
            "xiang cun zhen xing",
            "xcun zx",
            "xczhx",
            "xiangcunzhenx",
        ] {
            check("助力乡村振兴。", typed, &["乡村振兴"]);
        }
        check("西安，先", "xi\"an", &["西安", "先"][..1]);
        check("重庆，重大", "cq", &["重庆"]);
        check("重庆，重大", "zd", &["重大"]);
        check("绿色", "lvse", &["绿色"]);
        check("用app下单", "appxd", &["app下单"]);
        check("乡村振兴", "乡村zx", &["乡村振兴"]);
        check("乡村振兴", "q", &[]);
    }

    #[test]
    fn romaji_is_typed_for_kana() {
        check("とうきょうの", "toukyou", &["とうきょう"]);
        check("ふぇりーがでる", "feri", &["ふぇり"]);
        check("ふぇりーがでる", "ferii", &["ふぇりー"]);
        check("がっこうへ", "gakkou", &["がっこう"]);
        check("しんぶん", "sinbun", &["しんぶん"]);
        check("しんぶん", "shimbu", &["しんぶ"]);
        check("しゃしん", "shash", &["しゃし"]);
    }

    #[test]
    fn letters_are_typed_without_their_accents() {
        check("le café déjà", "cafe", &["café"]);
        check("le café déjà", "deja", &["déjà"]);
    }
}
