//! Characters that say the same in another dress: full and half width, the styles of quotes and
//! dashes. The ground floor beside `clean`; `search` and `storage` compare text through it.

/// The name that a misspelt one was most likely meant to be: within two slips of a key, or one in
/// three of a long name.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let slips = |name: &str| strsim::damerau_levenshtein(&word.to_lowercase(), name);
    let near = names.into_iter().map(|name| (slips(name), name));
    let near = near.min_by_key(|(slips, _)| *slips);
    near.filter(|(slips, name)| *slips <= 2.max(name.len() / 3) && *slips < name.len())
        .map(|(_, name)| name)
}

/// The plain form of a character: its half-width form, one quote for all styles of quotes, one
/// dash for all dashes. Case is left alone. Never white space for what is none.
pub fn plain(character: char) -> char {
    match character {
        // Full-width ASCII, except its quotes.
        '\u{ff01}' | '\u{ff03}'..='\u{ff06}' | '\u{ff08}'..='\u{ff5e}' => {
            let half = u32::from(character) - 0xfee0;
            char::from_u32(half).map_or(character, plain)
        }
        '\u{22}'
        | '\u{27}'
        | '\u{60}'
        | '\u{b4}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{2018}'..='\u{201f}'
        | '\u{2032}'..='\u{2036}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}'
        | '\u{ff07}'
        | '\u{ff62}'
        | '\u{ff63}'
        | '\u{fe41}'..='\u{fe44}' => '"',
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2500}'
        | '\u{fe31}'
        | '\u{fe58}'
        | '\u{fe63}' => '-',
        '\u{3001}' | '\u{ff64}' => ',',
        '\u{3002}' | '\u{ff61}' => '.',
        '\u{22ef}' => '\u{2026}',
        '\u{30fb}' | '\u{ff65}' | '\u{2022}' | '\u{2027}' => '\u{b7}',
        '\u{ff66}'..='\u{ff9f}' => katakana(character),
        _ => character,
    }
}

/// Whether the character is of a script written without spaces, or a mark that stands full width
/// among it: white space beside it says nothing.
pub fn is_full_width(character: char) -> bool {
    matches!(u32::from(character),
        0x2e80..=0x303e // radicals, CJK marks; not the space U+3000, which is white space
        | 0x3041..=0x33ff // kana, bopomofo, compatibility jamo, enclosed forms
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xa000..=0xa4cf
        | 0xf900..=0xfaff | 0xfe30..=0xfe4f
        | 0xff01..=0xff60 | 0xff65..=0xff9f | 0xffe0..=0xffe6
        | 0x1b000..=0x1b16f | 0x20000..=0x3ffff)
}

/// Half-width katakana in full width; the marks of voicing stay marks.
fn katakana(character: char) -> char {
    const FULL: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    let index = (u32::from(character) - 0xff66) as usize;
    FULL.chars().nth(index).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(text.chars().map(plain).collect::<String>(), expected);
    }

    #[test]
    fn widths_meet() {
        check("Ａ１！（～", "A1!(~");
        check("ｱﾝｦﾟ", "アンヲ゜");
    }

    #[test]
    fn quotes_and_dashes_of_any_style_meet() {
        check("“”‘’「」『』\"'＂＇", &"\"".repeat(12));
        check("–—―－-─", "------");
        check("，、。：", ",,.:");
    }

    #[test]
    fn the_plain_form_is_stable_and_no_white_space() {
        for character in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let once = plain(character);
            assert_eq!(plain(once), once, "{character:?}");
            assert_eq!(
                once.is_whitespace(),
                character.is_whitespace(),
                "{character:?}"
            );
        }
    }
}
