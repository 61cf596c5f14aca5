//! The readings of Han characters in pinyin, every one of those that have several. Made at the first
//! question.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

use super::variants::simplified;

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

static READINGS: LazyLock<Table> = LazyLock::new(table);

struct Table {
    /// For each character, the letters with which its readings begin, a bit each.
    initials: Vec<u32>,
    /// For each character, where its syllables end; they begin where those before end.
    ends: Vec<u32>,
    syllables: Vec<&'static str>,
}

/// The syllables of a character, without tones; ü is v.
pub(super) fn readings(character: char) -> &'static [&'static str] {
    let index = u32::from(character).wrapping_sub(FIRST) as usize;
    let table = &*READINGS;
    let Some(end) = table.ends.get(index) else {
        return &[];
    };
    let from = index.checked_sub(1).map_or(0, |before| table.ends[before]);
    &table.syllables[from as usize..*end as usize]
}

/// The letters with which readings of each character from U+3400 on begin: a bit each, `a` the
/// lowest.
pub(super) fn initials() -> &'static [u32] {
    &READINGS.initials
}

/// The bit of a letter.
pub(super) fn bit(letter: char) -> u32 {
    match letter {
        'a'..='z' => 1 << (u32::from(letter) - u32::from('a')),
        _ => 0,
    }
}

/// Characters that are simplified to the same one share their readings: 干 is read as 乾 is, too.
fn table() -> Table {
    let mut merged: HashMap<char, Vec<&'static str>> = HashMap::new();
    for character in (FIRST..=LAST).filter_map(char::from_u32) {
        let simple = simplified(character);
        if simple != character
            && let Some(all) = character.to_pinyin_multi()
        {
            let syllables = merged.entry(simple).or_default();
            syllables.extend(all.into_iter().map(pinyin::Pinyin::plain));
        }
    }
    let mut table = Table {
        initials: Vec::with_capacity((LAST - FIRST + 1) as usize),
        ends: Vec::with_capacity((LAST - FIRST + 1) as usize),
        syllables: Vec::new(),
    };
    for character in (FIRST..=LAST).filter_map(char::from_u32) {
        let from = table.syllables.len();
        let own = character.to_pinyin_multi().into_iter().flatten();
        let shared = merged.get(&character).into_iter().flatten().copied();
        for syllable in own.map(pinyin::Pinyin::plain).chain(shared) {
            for typed in as_typed(syllable) {
                if !table.syllables[from..].contains(&typed) {
                    table.syllables.push(typed);
                }
            }
        }
        let syllables = table.syllables[from..].iter();
        let letters = syllables.filter_map(|one| one.chars().next());
        table
            .initials
            .push(letters.fold(0, |bits, one| bits | bit(one)));
        table.ends.push(table.syllables.len() as u32);
    }
    table
}

/// How a syllable is typed on a keyboard without ü and ê.
fn as_typed(syllable: &'static str) -> impl Iterator<Item = &'static str> {
    let (own, others): (_, &[&str]) = match syllable {
        "lü" => (None, &["lv", "lu", "lyu"]),
        "nü" => (None, &["nv", "nu", "nyu"]),
        "lüe" => (None, &["lve", "lue"]),
        "nüe" => (None, &["nve", "nue"]),
        "ê" => (None, &["e"]),
        plain => (Some(plain).filter(|one| one.is_ascii()), &[]),
    };
    own.into_iter().chain(others.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_all_their_readings() {
        for (character, syllables) in [
            ('乡', &["xiang"][..]),
            ('重', &["zhong", "chong"]),
            ('绿', &["lv", "lu"]),
            ('干', &["gan", "qian"]),
        ] {
            let known = readings(character);
            let all = syllables.iter().all(|one| known.contains(one));
            assert!(all, "{character}: {known:?}");
        }
        assert!(readings('a').is_empty() && readings('か').is_empty());
    }
}
