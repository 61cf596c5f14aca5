//! The language of a page, from its characters.

use super::script;
use newsprint_issue::Language;

/// Characters written so in traditional Chinese only, among the commonest of their pairs.
const TRADITIONAL: &str = "們個這來時說國會對為學過發開經書長東門問間話讓請還沒從後頭買賣圖報紙電車馬鳥魚見現親觀點線絡級總結給統絲約紀紅綠網練組織識讀設計許論證語誰調談變讚術據廣廠應態戰擔擇擊";

/// The same characters as simplified Chinese has them.
const SIMPLIFIED: &str = "们个这来时说国会对为学过发开经书长东门问间话让请还没从后头买卖图报纸电车马鸟鱼见现亲观点线络级总结给统丝约纪红绿网练组织识读设计许论证语谁调谈变赞术据广厂应态战担择击";

/// Characters looked at; the language of a page shows on its first lines.
const SAMPLE: usize = 40_000;

/// The language that a text is written in.
pub(crate) fn guess(text: &str) -> Language {
    let (mut han, mut kana, mut hangul, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut traditional, mut simplified) = (0_usize, 0_usize);
    let (of_traditional, of_simplified) = (Characters::of(TRADITIONAL), Characters::of(SIMPLIFIED));
    for character in text.chars().take(SAMPLE) {
        if script::is_han(character) {
            han += 1;
            traditional += usize::from(of_traditional.hold(character));
            simplified += usize::from(of_simplified.hold(character));
        } else if script::is_kana(character) {
            kana += 1;
        } else if script::is_hangul(character) {
            hangul += 1;
        } else if character.is_alphabetic() {
            letters += 1;
        }
    }
    if hangul > han + kana && hangul * 4 > letters {
        Language::Korean
    } else if kana * 10 > han + kana && kana * 4 > letters {
        Language::Japanese
    } else if han * 4 <= letters {
        Language::English
    } else if traditional > simplified {
        Language::Traditional
    } else {
        Language::Simplified
    }
}

/// A few of the unified ideographs, one bit each: asked of every character of a page.
struct Characters(Box<[u64; 1 << 10]>);

impl Characters {
    fn of(text: &str) -> Characters {
        let mut bits = Box::new([0; 1 << 10]);
        for (word, bit) in text.chars().filter_map(bit_of) {
            bits[word] |= bit;
        }
        Characters(bits)
    }

    fn hold(&self, character: char) -> bool {
        bit_of(character).is_some_and(|(word, bit)| self.0[word] & bit != 0)
    }
}

/// The word and the bit of a character of the basic plane.
fn bit_of(character: char) -> Option<(usize, u64)> {
    let code = u16::try_from(u32::from(character)).ok()?;
    Some((usize::from(code >> 6), 1 << (code & 63)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Language) {
        assert_eq!(guess(text), expected, "{text}");
    }

    #[test]
    fn languages_by_their_characters() {
        check("昨日，市图书馆举办读书会。", Language::Simplified);
        check("昨日，市圖書館舉辦讀書會。", Language::Traditional);
        check("昨日、市立図書館で読書会が開かれた。", Language::Japanese);
        check("어제 시립 도서관에서 모임이 열렸다.", Language::Korean);
        check("The ferry sails again.", Language::English);
        check("AI 与 Python 的故事", Language::Simplified);
    }
}
