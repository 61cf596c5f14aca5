//! Romaji of kana, after Hepburn and as they are typed.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Hiragana, each with its readings; the usual one first.
const SINGLE: &str = "\
あ a/い i/う u,wu/え e/お o/か ka,ca/き ki/く ku,cu/け ke/こ ko,co/が ga/ぎ gi/ぐ gu/げ ge/ご go/\
さ sa/し shi,si/す su/せ se/そ so/ざ za/じ ji,zi/ず zu/ぜ ze/ぞ zo/\
た ta/ち chi,ti/つ tsu,tu/て te/と to/だ da/ぢ ji,di/づ zu,du/で de/ど do/\
な na/に ni/ぬ nu/ね ne/の no/は ha,wa/ひ hi/ふ fu,hu/へ he,e/ほ ho/\
ば ba/び bi/ぶ bu/べ be/ぼ bo/ぱ pa/ぴ pi/ぷ pu/ぺ pe/ぽ po/\
ま ma/み mi/む mu/め me/も mo/や ya/ゆ yu/よ yo/ら ra/り ri/る ru/れ re/ろ ro/\
わ wa/ゐ wi,i/ゑ we,e/を wo,o/ん n,nn,m/ゔ vu/\
ぁ a,xa/ぃ i,xi/ぅ u,xu/ぇ e,xe/ぉ o,xo/ゃ ya,xya/ゅ yu,xyu/ょ yo,xyo/ゎ wa/ゕ ka/ゖ ke,ka";

/// Small kana that change the vowel of the one before.
const SMALL: &[(char, &str)] = &[
    ('ゃ', "ya"),
    ('ゅ', "yu"),
    ('ょ', "yo"),
    ('ぁ', "a"),
    ('ぃ', "i"),
    ('ぅ', "u"),
    ('ぇ', "e"),
    ('ぉ', "o"),
];

static SINGLES: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(singles);
static PAIRS: LazyLock<HashMap<(char, char), Vec<String>>> = LazyLock::new(pairs);

/// The readings of a hiragana by itself.
pub(super) fn readings(kana: char) -> &'static [&'static str] {
    SINGLES.get(&kana).map_or(&[], Vec::as_slice)
}

/// The readings of two hiragana that are one syllable (きゃ, ふぁ).
pub(super) fn pair_readings(kana: char, small: char) -> &'static [String] {
    PAIRS.get(&(kana, small)).map_or(&[], Vec::as_slice)
}

/// Whether a character is a hiragana, or a mark that lengthens one.
pub(super) fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{309f}' | 'ー')
}

fn singles() -> HashMap<char, Vec<&'static str>> {
    let rows = SINGLE.split('/').filter_map(|row| {
        let (kana, readings) = row.trim().split_once(' ')?;
        Some((kana.chars().next()?, readings.split(',').collect()))
    });
    rows.collect()
}

fn pairs() -> HashMap<(char, char), Vec<String>> {
    let mut pairs = HashMap::new();
    for (kana, readings) in SINGLES.iter() {
        for (small, ending) in SMALL {
            let mut both: Vec<String> = Vec::new();
            for reading in readings {
                let stem = reading.trim_end_matches(['a', 'i', 'u', 'e', 'o']);
                // し and ゃ are sha, and sya when typed; き and ゃ only kya.
                if ending.starts_with('y') && matches!(stem, "sh" | "ch" | "j") {
                    both.push(format!("{stem}{}", &ending[1..]));
                }
                match stem {
                    "" => both.extend((*kana == 'う').then(|| format!("w{ending}"))),
                    stem => both.push(format!("{stem}{ending}")),
                }
            }
            pairs.insert((*kana, *small), both);
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_two_kana_have_readings_of_their_own() {
        for (pair, expected) in [
            (('き', 'ゃ'), "kya"),
            (('し', 'ゃ'), "sha"),
            (('し', 'ゃ'), "sya"),
            (('ふ', 'ぁ'), "fa"),
            (('て', 'ぃ'), "ti"),
            (('う', 'ぃ'), "wi"),
            (('じ', 'ょ'), "jo"),
        ] {
            let readings = pair_readings(pair.0, pair.1);
            assert!(readings.iter().any(|one| one == expected), "{pair:?}");
        }
        assert_eq!(readings('し'), ["shi", "si"]);
    }
}
