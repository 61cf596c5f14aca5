//! Words: how much of a text is set as one. Knows no neighbours.

use crate::characters::class::{Class, class_of};
use crate::characters::cluster::cluster;
use crate::characters::forms::BOX;
use crate::characters::sorts::{is_ours, is_unseen};
use crate::copy::manner::Manner;
use crate::copy::token::Token;

/// Bytes of a word set as one; longer ones go on in another segment that is kept with it.
const LONGEST_WORD: usize = 96;

/// The word that the text begins with, up to a hyphen or a point where a URL may be broken.
pub(crate) fn word(text: &str, first: Class, in_address: bool, manner: Manner) -> Token {
    let mut word = Token {
        bytes: 0,
        cells: 0,
        first,
        last: first,
        character: ' ',
        splits: false,
    };
    while word.bytes < text.len() && word.bytes < LONGEST_WORD {
        let rest = &text[word.bytes..];
        let bytes = cluster(rest);
        let goes_on = if word.bytes == 0 {
            Some(first)
        } else {
            class_in_word(&word, rest, bytes, manner)
        };
        let Some(class) = goes_on else { break };
        word.bytes += bytes;
        word.cells += manner.axes.width().of(&rest[..bytes]) as u16;
        let before = std::mem::replace(&mut word.character, rest.chars().next().unwrap_or(' '));
        word.last = class;
        let mut after = rest[bytes..].chars();
        let next = after.next().unwrap_or(' ');
        let hyphen = word.character == '-'
            && before.is_alphabetic()
            && is_ours(before)
            && next.is_alphabetic()
            && after.next().is_some_and(char::is_alphabetic);
        let point = in_address && before != '/' && is_point(rest);
        if hyphen {
            word.last = Class::Hyphen;
        }
        if hyphen || point {
            word.splits = true;
            break;
        }
    }
    if manner.axes.is_vertical() {
        word.cells = BOX;
    }
    word
}

/// The class of the next cluster if it goes on the word.
fn class_in_word(word: &Token, rest: &str, bytes: usize, manner: Manner) -> Option<Class> {
    let character = rest.chars().next()?;
    if character.is_whitespace() || is_unseen(character) {
        return None;
    }
    let next = rest[bytes..].chars().next().unwrap_or(' ');
    match character {
        'a'..='z' | 'A'..='Z' => return Some(Class::Letter),
        '’' | '·' if word.character.is_alphabetic() && next.is_alphabetic() => {
            let latin = class_of(next, 1) == Class::Letter && bytes < rest.len();
            return (latin && manner.axes.width().of_char(next) == 1).then_some(Class::Letter);
        }
        '–' if word.last == Class::Digit && next.is_ascii_digit() => return Some(Class::Letter),
        '$' if word.bytes > 0 => return Some(Class::Letter),
        // `A/B`, `km/h`; never at the end of a word, where a line may not end.
        '/' if next.is_ascii_alphanumeric() || next == '/' => return Some(Class::Letter),
        // A per cent sign inside an address.
        '%' if next.is_ascii_hexdigit() => return Some(Class::Letter),
        '"' | '(' | ')' | '[' | ']' | '{' | '}' => return None,
        _ => {}
    }
    let class = class_of(character, manner.axes.width().of(&rest[..bytes]));
    let goes_on = matches!(class, Class::Letter | Class::Digit)
        || class == Class::LatinClose && character.is_ascii();
    goes_on.then_some(class)
}

/// The bytes of the address of a page that the text begins with; 0 where it begins with none.
pub(crate) fn address(text: &str) -> usize {
    if !is_address(text) {
        return 0;
    }
    let is_outside =
        |character: char| !character.is_ascii_graphic() || "\"<>()".contains(character);
    text.find(is_outside).unwrap_or(text.len())
}

/// Whether an address may be parted after the character that the text begins with (R13).
pub(crate) fn is_point(text: &str) -> bool {
    let mut characters = text.chars();
    let point = matches!(
        characters.next(),
        Some('/' | '?' | '&' | '=' | '.' | '-' | '_')
    );
    point && characters.next().is_some_and(char::is_alphanumeric)
}

fn is_address(text: &str) -> bool {
    text.starts_with("www.")
        || text
            .bytes()
            .take(8)
            .position(|byte| byte == b':')
            .is_some_and(|colon| text[colon..].starts_with("://"))
        || text.starts_with("//")
}

/// One letter of a word that is stacked.
pub(crate) fn letter(text: &str, manner: Manner) -> Token {
    let bytes = cluster(text);
    let character = text.chars().next().unwrap_or(' ');
    let class = class_of(character, 1);
    Token {
        bytes,
        cells: BOX.max(manner.axes.advance(&text[..bytes])),
        first: class,
        last: class,
        character,
        splits: false,
    }
}

/// Whether a word stands upright in one box: one character or two of ASCII.
pub(crate) fn shares_a_box(word: &str) -> bool {
    word.len() <= 2 && word.is_ascii() || cluster(word) == word.len()
}
