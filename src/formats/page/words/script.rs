//! What a character is to a compositor reading bare text: its script, its room, and whether a space
//! beside it means anything. Leaves lines and paragraphs to others.

use std::borrow::Cow;

use newsprint_issue::clean;

/// Whether a space between two words of this text is part of the text, or scattered by a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spaces {
    /// Running text: Han and kana are set without spaces.
    Running,
    /// Headlines and captions: a space between two Han words parts the line and stays.
    Display,
}

/// Whether the character is a Han ideograph (or stands for one, as 々 and 〇 do).
pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// Whether the character is hiragana, katakana or the long mark.
pub(crate) fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether the character is Hangul, which is written with spaces between words.
pub(crate) fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether the character belongs to a script or punctuation set without spaces.
pub(crate) fn is_spaceless(character: char) -> bool {
    is_han(character)
        || is_kana(character)
        || matches!(character, '\u{3001}'..='\u{3029}' | '\u{3030}'..='\u{303f}' | '\u{3105}'..='\u{312f}'
            | '\u{fe10}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

/// Whether a text is written in letters and spaces, without any full-width character.
pub(crate) fn is_latin(text: &str) -> bool {
    // What is not begins with a byte above those of Latin letters and quotation marks.
    let high = |one: &u8| u8::from(*one == 0xe1) | u8::from(*one >= 0xe3);
    let mut some = text.as_bytes().chunks(64);
    let doubtful = some.any(|some| some.iter().fold(0, |any, one| any | high(one)) > 0);
    !(doubtful && text.chars().any(|c| is_spaceless(c) || is_hangul(c)))
}

/// Cells that the character takes, as far as guessing a printed measure needs it: 2 for full width.
pub(crate) fn room(character: char) -> usize {
    // Quotation marks, dashes and dots are full-width in the pages whose measure matters.
    let wide = is_spaceless(character) || is_hangul(character);
    let kana_half = matches!(character, '\u{ff61}'..='\u{ff9f}');
    if wide && !kana_half
        || matches!(character, '\u{3000}' | '…' | '—' | '⸺' | '①'..='⑳' | '■'..='◯')
    {
        2
    } else {
        1
    }
}

/// The room of a whole text in cells. Curly quotation marks are full-width beside Han.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let full_width = text.chars().any(is_spaceless);
    let exact = |text: &str| -> usize {
        let rooms = text.chars().map(|character| match character {
            '“' | '”' | '‘' | '’' | '·' if full_width => 2,
            _ => room(character),
        });
        rooms.sum()
    };
    clean::stretches(text, is_of_doubtful_room).fold(likely_width(text), |width, (_, stretch)| {
        width - likely_width(stretch) + exact(stretch)
    })
}

/// The room of a text in which nothing is doubtful: what takes two cells begins with a high byte.
fn likely_width(text: &str) -> usize {
    let cells = |byte: &u8| u8::from(*byte & 0xc0 != 0x80) + u8::from(*byte >= 0xe3);
    // Few bytes at a time are counted in one byte, and many at once.
    let some = text.as_bytes().chunks(64);
    some.map(|some| usize::from(some.iter().map(cells).sum::<u8>()))
        .sum()
}

/// Whether the room of what begins with these bytes is not told by the first of them.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
fn is_of_doubtful_room(one: u8, two: u8, three: u8) -> bool {
    let wide = (one.wrapping_sub(0xe5) < 5)
        | (one == 0xe4) & (two >= 0xb8)
        | (one == 0xe3) & (two == 0x80) & (three.wrapping_sub(0xaa) >= 6)
        | (one == 0xe3) & (two.wrapping_sub(0x82) < 2)
        | (one == 0xe3) & (two == 0x81) & (three >= 0x81)
        | (one.wrapping_sub(0xeb) < 2)
        | (one == 0xef) & (two == 0xbc) & (three >= 0x81);
    (one >= 0xc2) & !wide
}

/// Marks that close: they may follow the end of a sentence and still belong to it.
pub(crate) fn is_closer(character: char) -> bool {
    matches!(
        character,
        '”' | '’'
            | '"'
            | '\''
            | '」'
            | '』'
            | '）'
            | ')'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | ']'
            | '»'
            | '］'
    )
}

/// Marks that open: they never end a line of running text.
pub(crate) fn is_opener(character: char) -> bool {
    matches!(
        character,
        '“' | '‘' | '「' | '『' | '（' | '(' | '《' | '〈' | '【' | '〔' | '[' | '«' | '［'
    )
}

/// Marks that no line of running text begins with.
pub(crate) fn is_follower(character: char) -> bool {
    is_closer(character) && !matches!(character, '"' | '\'')
        || matches!(
            character,
            '，' | '。'
                | '、'
                | '；'
                | '：'
                | '？'
                | '！'
                | '．'
                | '…'
                | '％'
                | '·'
                | '・'
                | 'ー'
                | ','
                | '.'
                | ';'
                | ':'
                | '?'
                | '!'
                | '%'
        )
}

/// Whether a text ends a sentence, closing marks aside. Looks back over no more than a few marks,
/// so that asking it line by line costs no more than the lines.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let mut last = text
        .char_indices()
        .rev()
        .take(24)
        .skip_while(|(_, c)| is_closer(*c) || c.is_whitespace());
    match last.next() {
        Some((_, '。' | '！' | '？' | '…' | '｡' | '!' | '?' | '‼' | '⁉' | '．')) => {
            true
        }
        // A period after a single capital or a figure alone is an initial or a number.
        Some((at, '.')) => at > 2,
        _ => false,
    }
}

/// Whether a text ends in a mark after which a sentence goes on.
pub(crate) fn ends_clause(text: &str) -> bool {
    matches!(
        text.trim_end().chars().last(),
        Some('，' | '、' | '；' | '：' | ',' | ';' | ':' | '—' | '–')
    )
}

/// How many quotation marks and brackets a text leaves open (negative: closes).
pub(crate) fn depth(text: &str) -> i32 {
    text.chars()
        .map(|character| match character {
            '“' | '「' | '『' | '（' | '《' | '【' | '〈' | '〔' => 1,
            '”' | '」' | '』' | '）' | '》' | '】' | '〉' | '〕' => -1,
            _ => 0,
        })
        .sum()
}

/// The text with scattered spaces removed, dashes made even, white space single.
///
/// A space goes where it touches a character of a script set without spaces, unless it touches
/// Hangul; in display lines a space between two Han words stays, in letterspaced ones it goes.
pub(crate) fn tidy(text: &str, spaces: Spaces) -> Cow<'_, str> {
    let plain = text.is_ascii() && !text.contains("  ");
    let text = text.trim();
    if plain || is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let characters: Vec<char> = text.chars().collect();
    let spaces = if is_letterspaced(text) {
        Spaces::Running
    } else {
        spaces
    };
    let mut kept = String::with_capacity(text.len());
    let mut index = 0;
    while index < characters.len() {
        let character = characters[index];
        if character.is_whitespace() {
            let start = index;
            while characters[index].is_whitespace() {
                index += 1;
            }
            if let Some(space) = space_between(&characters, start..index, spaces) {
                kept.push(space);
            }
            continue;
        }
        index += 1;
        if is_dash(character) {
            let start = index - 1;
            while characters.get(index).copied().is_some_and(is_dash) {
                index += 1;
            }
            let long = index - start > 1 || character == '⸺';
            kept.push_str(if long { "——" } else { "—" });
            continue;
        }
        kept.push(character);
    }
    Cow::Owned(kept)
}

/// Whether there is no white space and no dash.
fn is_tidy(text: &str) -> bool {
    let mut doubtful = clean::stretches(text, can_be_untidy);
    doubtful.all(|(_, stretch)| !stretch.contains(|c: char| c.is_whitespace() || is_dash(c)))
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would have bytes looked at one by one"
)]
fn can_be_untidy(one: u8, two: u8, three: u8) -> bool {
    clean::can_begin_blank(one, two, three) | (one == 0xe2) & (two == 0x80) & (three == 0x94)
}

fn is_dash(character: char) -> bool {
    matches!(character, '—' | '⸺')
}

/// Whether every word of the text is a single Han character: set wide, not parted.
fn is_letterspaced(text: &str) -> bool {
    let mut words = 0;
    for word in text.split_whitespace() {
        let mut characters = word.chars();
        let single = characters.next().is_some_and(is_spaceless) && characters.next().is_none();
        if !single {
            return false;
        }
        words += 1;
    }
    words > 1
}

/// What stays of a run of white space between two characters.
fn space_between(text: &[char], run: std::ops::Range<usize>, spaces: Spaces) -> Option<char> {
    let before = text[run.start - 1];
    let after = *text.get(run.end)?;
    let wide = text[run.clone()].contains(&'\u{3000}');
    if matches!(before, '！' | '？') && wide && (is_kana(after) || is_han(after)) {
        return Some('\u{3000}'); // Japanese sets a full-width space after ！ and ？.
    }
    if spaces == Spaces::Display
        && is_letter(before)
        && is_letter(after)
        && (is_han(before) || is_kana(before))
        && (is_han(after) || is_kana(after))
    {
        return Some(if wide { '\u{3000}' } else { ' ' });
    }
    let hangul = is_hangul(before) || is_hangul(after);
    let touches = touches_spaceless(text, run.start - 1, -1) || touches_spaceless(text, run.end, 1);
    (!touches || hangul).then_some(' ')
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric()
}

/// Whether the character at `index` is set without spaces; a mark used by all scripts takes the
/// side of the character it clings to.
fn touches_spaceless(text: &[char], index: usize, outward: isize) -> bool {
    let character = text[index];
    if is_spaceless(character) {
        return true;
    }
    let inward = match character {
        '”' | '’' => -1,
        '“' | '‘' => 1,
        '…' | '—' | '·' | '⸺' => outward,
        _ => return false,
    };
    let mut at = index;
    // The words quoted decide; no more of them are read than a line holds.
    for _ in 0..24 {
        let Some(next) = at
            .checked_add_signed(inward)
            .filter(|next| *next < text.len())
        else {
            return false;
        };
        at = next;
        if is_spaceless(text[at]) {
            return true;
        }
        let met = if inward < 0 {
            matches!(text[at], '“' | '‘')
        } else {
            matches!(text[at], '”' | '’')
        };
        if met
            || matches!(character, '…' | '—' | '·' | '⸺')
                && !matches!(text[at], '…' | '—' | '·' | '”' | '“')
        {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, tidied: &str) {
        assert_eq!(tidy(text, Spaces::Running), tidied);
        assert_eq!(tidy(tidied, Spaces::Running), tidied);
    }

    #[test]
    fn every_full_width_character_makes_a_text_other_than_latin() {
        for character in '\0'..=char::MAX {
            let full_width = is_spaceless(character) || is_hangul(character);
            let text = format!("{}{character}", "a".repeat(70));
            assert_eq!(is_latin(&text), !full_width, "{character:?}");
        }
    }

    #[test]
    fn a_text_is_as_wide_as_its_characters() {
        for character in '\0'..=char::MAX {
            let text = format!("字{character}");
            let quoted = matches!(character, '“' | '”' | '‘' | '’' | '·');
            let expected = 2 + if quoted { 2 } else { room(character) };
            assert_eq!(width(&text), expected, "{character:?}");
        }
        assert_eq!(width(&"字“a”…".repeat(100)), 900);
    }

    #[test]
    fn spaces_beside_han_and_full_width_marks_go() {
        check("7月25 日 ， 我们", "7月25日，我们");
        check("力量。 ” （王明）", "力量。”（王明）");
        check("发布 “计划 2022” 4.2 亿", "发布“计划2022”4.2亿");
        check("AI 数据标注", "AI数据标注");
    }

    #[test]
    fn spaces_between_words_stay() {
        check("He said “yes” to  Open AI", "He said “yes” to Open AI");
        check("시립 도서관 2 층", "시립 도서관 2 층");
        check("行くの？　はい", "行くの？　はい");
    }

    #[test]
    fn long_dashes_are_made_even() {
        check("项目落地———从", "项目落地——从");
        check("项目⸺从—一", "项目——从—一");
    }

    #[test]
    fn display_lines_keep_their_parting() {
        assert_eq!(
            tidy("众志成城  共克时艰", Spaces::Display),
            "众志成城 共克时艰"
        );
        assert_eq!(tidy("公 告", Spaces::Display), "公告");
        assert_eq!(tidy("计划 2022", Spaces::Display), "计划2022");
    }

    #[test]
    fn sentences_end_behind_closing_marks() {
        for text in ["好。 ”", "了！』", "done.", "…"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["好，", "（国家行政学院）", "3.", "去年5"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
