//! Text into lines of a measure, as a composing room breaks them: full-width type and words.

use super::Dice;

/// Cells of a character in a page of full-width type.
pub(super) fn cells(character: char) -> usize {
    if character.is_ascii() { 1 } else { 2 }
}

/// Whether the character is Han or kana.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Lines of full-width type: numbers and Latin words whole, no stop at the head of a line and no
/// opening mark at its end.
pub(super) fn wrap_characters(text: &str, measure: usize, narrower: usize) -> Vec<String> {
    const NO_START: &str = "。，、；：？！”’》）】」』…—％%〉ーっッゃゅょ";
    const NO_END: &str = "“‘《（【「『〈";
    let mut lines = Vec::new();
    let mut line: Vec<&str> = Vec::new();
    let mut used = narrower;
    for token in tokens(text) {
        let width: usize = token.chars().map(cells).sum();
        if used + width > measure && !line.is_empty() && token != " " {
            let mut next = vec![token];
            // A stop hangs when it is alone; otherwise the character before comes along.
            let starts_badly = |next: &[&str]| next.last().is_some_and(|t| NO_START.contains(t));
            if starts_badly(&next) && used + width <= measure + 2 {
                line.push(token);
                used += width;
                continue;
            }
            while line.len() > 1
                && (starts_badly(&next) || line.last().is_some_and(|end| NO_END.contains(end)))
            {
                next.extend(line.pop());
            }
            lines.push(line.concat());
            next.reverse();
            line = next;
            used = line.iter().flat_map(|t| t.chars()).map(cells).sum();
        } else {
            line.push(token);
            used += width;
        }
    }
    lines.push(line.concat());
    lines
}

/// The pieces a full-width line can be cut between.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii() && first != ' ' {
            rest.find(|c: char| !c.is_ascii() || c == ' ')
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Lines of words; half of the long words that do not fit are hyphenated.
pub(super) fn wrap_words(
    text: &str,
    measure: usize,
    narrower: usize,
    dice: &mut Dice,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut room = measure.saturating_sub(narrower);
    for word in text.split(' ') {
        let free = room.saturating_sub(line.chars().count() + usize::from(!line.is_empty()));
        let mut word = word;
        if word.chars().count() > free {
            let plain = word.len() >= 8 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            if plain && free >= 5 && !line.is_empty() && dice.chance(50) {
                let (head, tail) = word.split_at((free - 1).min(word.len() - 3));
                line.push(' ');
                line.push_str(head);
                line.push('-');
                word = tail;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                room = measure;
            }
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}
