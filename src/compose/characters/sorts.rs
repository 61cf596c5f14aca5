//! The case of sorts: what every character is to the composing room, answered in one look. Classes
//! come from `class`, cells from `width`; a page of 256 is filled when it is first asked for.

use std::sync::OnceLock;

use crate::characters::class::{Class, class_of, is_listed};
use crate::characters::cluster::is_simple;
use crate::characters::width::is_rule;
use crate::setting::{Ambiguous, Width};
use newsprint_issue::Language;

/// What a character is to the composing room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    /// How it behaves at the edges of a line.
    pub(crate) class: Class,
    /// Its cells where ambiguous characters are narrow, and where they are wide.
    cells: [u8; 2],
    /// How much has to be known to set it.
    pub(crate) kind: Kind,
    /// Whether our tables know where a line may end beside it.
    pub(crate) is_ours: bool,
}

/// How much has to be known to set a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing but itself: a Han, a kana, a mark.
    Plain,
    /// White space: it is not set, but a line may end there.
    Space,
    /// It begins a word or a number.
    Word,
    /// A curly quotation mark, which opens or closes full-width text by its shape.
    Curly,
    /// Any other quotation mark, which opens or closes by what stands around it.
    Quote,
    /// It may be one cluster with its neighbours, its cells are not known at a look, or lines end
    /// beside it by rules that are not ours.
    Joining,
}

/// A page of the case: 256 characters.
type Page = OnceLock<Box<[Sort; 256]>>;

/// The pages of the basic plane.
static PAGES: [Page; 256] = [const { OnceLock::new() }; 256];

/// A Han of the unified blocks, by far the most frequent sort.
const HAN: Sort = Sort {
    class: Class::Ideograph,
    cells: [2, 2],
    kind: Kind::Plain,
    is_ours: true,
};

impl Sort {
    /// The sort of a character.
    pub(crate) fn of(character: char) -> Sort {
        let code = u32::from(character);
        if matches!(code, 0x4e00..=0x9fff | 0x20000..=0x2a6df) {
            return HAN;
        }
        match PAGES.get((code >> 8) as usize) {
            Some(page) => page.get_or_init(|| fill(code & !0xff))[(code & 0xff) as usize],
            None => look(character),
        }
    }

    /// The class of the character, whose sort it is, where nothing else has to be known to set it in
    /// that language.
    pub(crate) fn plain(self, character: char, language: Language) -> Option<Class> {
        match self.kind {
            Kind::Plain => Some(self.class),
            Kind::Curly if !language.is_full_width() => None,
            Kind::Curly if character == '”' => Some(Class::Close),
            Kind::Curly => Some(Class::Open),
            _ => None,
        }
    }

    /// Cells that it takes on such a terminal.
    pub(crate) fn cells(self, ambiguous: Ambiguous) -> u16 {
        u16::from(match ambiguous {
            Ambiguous::Narrow => self.cells[0],
            Ambiguous::Wide => self.cells[1],
        })
    }
}

/// The page that begins with a code point.
fn fill(first: u32) -> Box<[Sort; 256]> {
    Box::new(std::array::from_fn(|index| {
        char::from_u32(first + index as u32).map_or(HAN, look)
    }))
}

/// The sort of a character, looked up.
fn look(character: char) -> Sort {
    let cells = [Ambiguous::Narrow, Ambiguous::Wide]
        .map(|ambiguous| Width::new(ambiguous).of_char(character));
    let class = class_of(character, cells[0]);
    Sort {
        class,
        cells: cells.map(|cells| cells as u8),
        kind: kind(character, class, cells[0]),
        is_ours: is_ours(character),
    }
}

fn kind(character: char, class: Class, cells: usize) -> Kind {
    let begins_word = matches!(class, Class::Letter | Class::Digit)
        || class == Class::LatinClose && matches!(character, '!'..='?') && character != ')';
    match character {
        _ if character.is_whitespace() => Kind::Space,
        '“' | '”' | '‘' => Kind::Curly,
        '"' | '\'' | '’' => Kind::Quote,
        _ if cells == 0 => Kind::Joining,
        _ if begins_word => Kind::Word,
        _ if is_simple(character) && is_ours(character) && !is_rule(character) => Kind::Plain,
        _ => Kind::Joining,
    }
}

/// Whether our own tables know where a line may end beside it: Han, kana and Hangul, words of Latin,
/// Greek and Cyrillic letters, the pictures of emoji. Marks are ours where `class` lists them.
pub(crate) fn is_ours(character: char) -> bool {
    match character {
        // Signs that belong to numbers and lists are left to UAX #14, save inside a word.
        '!'..='~' => !matches!(character, '-' | '\\' | '|'),
        '\u{c0}'..='\u{24f}'
        | '\u{370}'..='\u{3ff}'
        | '\u{400}'..='\u{52f}'
        | '\u{1e00}'..='\u{1fff}' => character.is_alphabetic(),
        '\u{2018}'..='\u{2019}'
        | '\u{201c}'..='\u{201d}'
        | '\u{3001}'..='\u{3029}'
        | '\u{3030}'..='\u{3034}'
        | '\u{3036}'..='\u{30ff}'
        | '\u{3105}'..='\u{312f}'
        | '\u{3131}'..='\u{318e}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3220}'..='\u{3247}'
        | '\u{3250}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ffbe}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6d8}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => true,
        _ => is_listed(character),
    }
}

/// Whether nothing of it is drawn although a line may end beside it, or may not because of it: the
/// soft hyphen, the space of no width, the word joiner.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether the character may be of a script that is written from right to left.
pub(crate) fn is_turned(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sort_has_the_cells_of_the_width_table() {
        for character in ['一', '—', '“', 'a', '。', '한', 'ｱ', '\u{2a700}', '\u{301}'] {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                assert_eq!(
                    usize::from(Sort::of(character).cells(ambiguous)),
                    Width::new(ambiguous).of_char(character),
                    "{character}"
                );
            }
        }
    }

    #[test]
    fn every_han_of_the_blocks_is_the_same_sort() {
        for code in (0x4e00..=0x9fff).chain(0x20000..=0x2a6df) {
            let character = char::from_u32(code).unwrap_or(' ');
            assert_eq!(look(character), HAN, "{code:x}");
        }
    }
}
