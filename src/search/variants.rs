//! Traditional characters and the simplified ones that stand for them, character by character, as
//! the tables of `OpenCC` have them. Made at the first question.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// The characters that the table answers for: unified ideographs of the basic plane.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(table);

/// The simplified form of a character; the character itself where it has no other.
pub(super) fn simplified(character: char) -> char {
    let index = u32::from(character).wrapping_sub(FIRST) as usize;
    SIMPLIFIED.get(index).copied().unwrap_or(character)
}

fn table() -> Vec<char> {
    let plain: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    let Ok(converter) = OpenCC::from_config(BuiltinConfig::T2s) else {
        return plain;
    };
    // A line each, so that no two are taken for a word.
    let lines: String = plain.iter().flat_map(|one| [*one, '\n']).collect();
    let answer = converter.convert(&lines);
    let mut simplified: Vec<char> = plain.clone();
    for (to, line) in simplified.iter_mut().zip(answer.lines()) {
        let mut characters = line.chars();
        if let (Some(one), None) = (characters.next(), characters.next()) {
            *to = one;
        }
    }
    // What is simplified twice is the same as what is simplified once.
    let settled = |one: char| {
        let index = u32::from(one).wrapping_sub(FIRST) as usize;
        simplified.get(index).copied().unwrap_or(one)
    };
    simplified
        .iter()
        .map(|one| settled(settled(*one)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_have_simplified_forms() {
        let simple: String = "鄉村振興，後來臺灣乾淨ABC"
            .chars()
            .map(simplified)
            .collect();
        assert_eq!(simple, "乡村振兴，后来台湾干净ABC");
    }

    #[test]
    fn the_simplified_form_is_stable() {
        for character in (0..0x2_0000).filter_map(char::from_u32) {
            let once = simplified(character);
            assert_eq!(simplified(once), once, "{character:?}");
        }
    }
}
