//! How characters behave at the edges of a line: their classes, as data.

use crate::setting::Strictness;

/// How a character behaves at the edges of a line. After CLREQ 3.1.4, JLREQ appendix A and UAX #14.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A full-width character that lines may be broken before and after: Han, kana, emoji.
    Ideograph,
    /// A Hangul syllable: words are kept together as far as the measure allows.
    Hangul,
    /// A letter, or anything else that words are made of.
    Letter,
    /// A sign of one cell that is no letter: arrows, bullets, circled numbers.
    Symbol,
    /// A digit of half a Han.
    Digit,
    /// A digit as wide as a Han.
    WideDigit,
    /// An opening mark of full-width text.
    Open,
    /// A closing mark of full-width text.
    Close,
    /// An opening mark of words and spaces.
    LatinOpen,
    /// A closing mark of words and spaces, also its full stop and comma.
    LatinClose,
    /// A full stop or comma that may hang: `、，。`.
    Stop,
    /// Another full stop or comma of full-width text.
    Period,
    /// What ends a thought or joins names: `！？：；・·`.
    Pause,
    /// An iteration mark.
    Iteration,
    /// Small kana and the prolonged sound mark.
    SmallKana,
    /// A hyphen or wave that joins: `‐ – 〜 ～ ゠`.
    Hyphen,
    /// A dash.
    Dash,
    /// An ellipsis or leader.
    Ellipsis,
    /// A solidus.
    Solidus,
    /// A mark before a number: `￥ №`.
    Prefix,
    /// A mark after a number: `％ ℃`.
    Postfix,
}

use Class::{
    Close, Dash, Digit, Ellipsis, Hangul, Hyphen, Ideograph, Iteration, LatinClose, LatinOpen,
    Letter, Open, Pause, Period, Postfix, Prefix, SmallKana, Solidus, Stop, Symbol, WideDigit,
};

/// Single characters and ranges with a class of their own, sorted. ASCII, the unified ideographs
/// and Hangul are answered before this table is asked; what is not in it is told by its width.
/// Sources: CLREQ table of punctuation, JLREQ character classes, UAX #14 classes OP, CL, NS, IN,
/// PO and PR as the W3C line-breaking tests list them.
#[rustfmt::skip]
pub(crate) const CLASSES: &[(u32, u32, Class)] = &[
    (0xa1, 0xa1, LatinOpen), (0xa3, 0xa3, Prefix), (0xa5, 0xa5, Prefix),
    (0xb0, 0xb0, Postfix), (0xb7, 0xb7, Pause), (0xbf, 0xbf, LatinOpen),
    (0xf3a, 0xf3a, LatinOpen), (0xf3b, 0xf3b, LatinClose), (0xf3c, 0xf3c, LatinOpen), (0xf3d, 0xf3d, LatinClose),
    (0x169b, 0x169b, LatinOpen), (0x169c, 0x169c, LatinClose), (0x17d6, 0x17d6, Pause),
    (0x2010, 0x2010, Hyphen), (0x2012, 0x2013, Hyphen), (0x2014, 0x2015, Dash),
    (0x201a, 0x201a, LatinOpen), (0x201e, 0x201e, LatinOpen),
    (0x2024, 0x2026, Ellipsis), (0x2027, 0x2027, Pause), (0x2030, 0x2037, Postfix), (0x203c, 0x203d, Pause),
    (0x2045, 0x2045, LatinOpen), (0x2046, 0x2046, LatinClose), (0x2047, 0x2049, Pause),
    (0x207d, 0x207d, LatinOpen), (0x207e, 0x207e, LatinClose), (0x208d, 0x208d, LatinOpen), (0x208e, 0x208e, LatinClose),
    (0x20ac, 0x20ac, Prefix), (0x2103, 0x2103, Postfix), (0x2109, 0x2109, Postfix), (0x2116, 0x2116, Prefix),
    (0x22ef, 0x22ef, Ellipsis),
    (0x2308, 0x2308, LatinOpen), (0x2309, 0x2309, LatinClose), (0x230a, 0x230a, LatinOpen), (0x230b, 0x230b, LatinClose),
    (0x2329, 0x2329, Open), (0x232a, 0x232a, Close),
    (0x3001, 0x3002, Stop), (0x3005, 0x3005, Iteration),
    (0x301c, 0x301c, Hyphen), (0x301d, 0x301d, Open), (0x301e, 0x301f, Close),
    (0x303b, 0x303c, Iteration),
    (0x3041, 0x3041, SmallKana), (0x3043, 0x3043, SmallKana), (0x3045, 0x3045, SmallKana), (0x3047, 0x3047, SmallKana),
    (0x3049, 0x3049, SmallKana), (0x3063, 0x3063, SmallKana), (0x3083, 0x3083, SmallKana), (0x3085, 0x3085, SmallKana),
    (0x3087, 0x3087, SmallKana), (0x308e, 0x308e, SmallKana), (0x3095, 0x3096, SmallKana),
    (0x309b, 0x309e, Iteration), (0x30a0, 0x30a0, Hyphen),
    (0x30a1, 0x30a1, SmallKana), (0x30a3, 0x30a3, SmallKana), (0x30a5, 0x30a5, SmallKana), (0x30a7, 0x30a7, SmallKana),
    (0x30a9, 0x30a9, SmallKana), (0x30c3, 0x30c3, SmallKana), (0x30e3, 0x30e3, SmallKana), (0x30e5, 0x30e5, SmallKana),
    (0x30e7, 0x30e7, SmallKana), (0x30ee, 0x30ee, SmallKana), (0x30f5, 0x30f6, SmallKana),
    (0x30fb, 0x30fb, Pause), (0x30fc, 0x30fc, SmallKana), (0x30fd, 0x30fe, Iteration), (0x31f0, 0x31ff, SmallKana),
    (0xa015, 0xa015, Iteration), (0xfd3e, 0xfd3e, LatinClose), (0xfd3f, 0xfd3f, LatinOpen),
    (0xfe10, 0xfe12, Period), (0xfe13, 0xfe16, Pause), (0xfe17, 0xfe17, Open), (0xfe18, 0xfe18, Close), (0xfe19, 0xfe19, Ellipsis),
    (0xfe50, 0xfe50, Period), (0xfe52, 0xfe52, Period), (0xfe54, 0xfe57, Pause), (0xfe6a, 0xfe6a, Postfix),
    (0xff01, 0xff01, Pause), (0xff04, 0xff04, Prefix), (0xff05, 0xff05, Postfix), (0xff08, 0xff08, Open), (0xff09, 0xff09, Close),
    (0xff0c, 0xff0c, Stop), (0xff0e, 0xff0e, Period), (0xff0f, 0xff0f, Solidus), (0xff10, 0xff19, WideDigit),
    (0xff1a, 0xff1b, Pause), (0xff1f, 0xff1f, Pause), (0xff3b, 0xff3b, Open), (0xff3d, 0xff3d, Close),
    (0xff5b, 0xff5b, Open), (0xff5d, 0xff5d, Close), (0xff5e, 0xff5e, Hyphen), (0xff5f, 0xff5f, Open), (0xff60, 0xff60, Close),
    (0xff61, 0xff61, Period), (0xff62, 0xff62, Open), (0xff63, 0xff63, Close), (0xff64, 0xff64, Period), (0xff65, 0xff65, Pause),
    (0xff67, 0xff70, SmallKana), (0xff9e, 0xff9f, Iteration), (0xffe0, 0xffe0, Postfix), (0xffe1, 0xffe1, Prefix), (0xffe5, 0xffe5, Prefix),
    (0x10af6, 0x10af6, Ellipsis),
    (0x13258, 0x1325a, LatinOpen), (0x1325b, 0x1325d, LatinClose), (0x13282, 0x13282, LatinClose), (0x13286, 0x13286, LatinOpen),
    (0x13287, 0x13287, LatinClose), (0x13288, 0x13288, LatinOpen), (0x13289, 0x13289, LatinClose),
    (0x13379, 0x13379, LatinOpen), (0x1337a, 0x1337c, LatinClose),
    (0x145ce, 0x145ce, LatinOpen), (0x145cf, 0x145cf, LatinClose), (0x16fe0, 0x16fe1, Iteration),
    (0x1e95e, 0x1e95f, LatinOpen), (0x1f679, 0x1f67b, Pause),
];

/// Ranges of brackets in pairs, opening first. Source: UAX #14 OP and CL.
pub(crate) const PAIRS: &[(u32, u32, Class, Class)] = &[
    (0x2768, 0x2775, LatinOpen, LatinClose),
    (0x27c5, 0x27c6, LatinOpen, LatinClose),
    (0x27e6, 0x27ef, LatinOpen, LatinClose),
    (0x29d8, 0x29db, LatinOpen, LatinClose),
    (0x29fc, 0x29fd, LatinOpen, LatinClose),
    (0x2e22, 0x2e29, LatinOpen, LatinClose),
    (0x3008, 0x3011, Open, Close),
    (0x3014, 0x301b, Open, Close),
    (0xfe35, 0xfe44, Open, Close),
    (0xfe47, 0xfe48, Open, Close),
    (0xfe59, 0xfe5e, Open, Close),
];

/// The class of a character that takes so many cells.
pub(crate) fn class_of(character: char, cells: usize) -> Class {
    let code = u32::from(character);
    match code {
        0x30..=0x39 => return Digit,
        0x28 | 0x5b | 0x7b | 0x2e18 | 0x2e42 => return LatinOpen,
        // Brackets, and `! , . : ; ?`.
        0x29 | 0x5d | 0x7d | 0x21 | 0x2c | 0x2e | 0x3a | 0x3b | 0x3f => return LatinClose,
        0x24 => return Prefix,
        0x25 => return Postfix,
        0x2f => return Solidus,
        0..=0xa0 => return Letter,
        0x3400..=0x4dbf | 0x4e00..=0x9fff | 0x20000..=0x3fffd => return Ideograph,
        0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7ff => return Hangul,
        // Mathematical brackets, where openers and closers alternate the other way in the middle.
        0x2983..=0x2998 => return if code % 2 == 1 { LatinOpen } else { LatinClose },
        _ => {}
    }
    if let Some(class) = listed(code) {
        return class;
    }
    if cells >= 2 {
        Ideograph
    } else if cells == 0 || character.is_alphanumeric() {
        Letter
    } else {
        Symbol
    }
}

/// The class of a character that has one of its own in the tables.
pub(crate) fn listed(code: u32) -> Option<Class> {
    let after = CLASSES.partition_point(|(from, _, _)| *from <= code);
    if let Some((_, to, class)) = after.checked_sub(1).map(|before| CLASSES[before])
        && code <= to
    {
        return Some(class);
    }
    let (from, _, open, close) = PAIRS
        .iter()
        .find(|(from, to, ..)| (*from..=*to).contains(&code))?;
    Some(if (code - from).is_multiple_of(2) {
        *open
    } else {
        *close
    })
}

/// Whether the tables of marks name the character.
pub(crate) fn is_listed(character: char) -> bool {
    listed(u32::from(character)).is_some()
}

impl Class {
    /// Every class, in the order of their declaration.
    pub(crate) const ALL: [Class; Class::COUNT] = [
        Ideograph, Hangul, Letter, Symbol, Digit, WideDigit, Open, Close, LatinOpen, LatinClose,
        Stop, Period, Pause, Iteration, SmallKana, Hyphen, Dash, Ellipsis, Solidus, Prefix,
        Postfix,
    ];
    /// How many there are.
    pub(crate) const COUNT: usize = 21;

    /// The laxest strictness under which no line begins with it, and the level of CLREQ that lets
    /// one; `None` where any line may.
    pub(crate) fn begins_not(self) -> Option<(Strictness, u8)> {
        match self {
            Close | LatinClose | Stop | Period => Some((Strictness::Loose, 0)),
            Pause | Iteration | Postfix | Solidus => Some((Strictness::Normal, 1)),
            Ellipsis => Some((Strictness::Normal, 3)),
            Dash => Some((Strictness::Strict, 3)),
            SmallKana | Hyphen => Some((Strictness::Strict, 1)),
            _ => None,
        }
    }

    /// The same for the end of a line.
    pub(crate) fn ends_not(self) -> Option<(Strictness, u8)> {
        match self {
            Open | LatinOpen | Prefix => Some((Strictness::Loose, 0)),
            Solidus => Some((Strictness::Strict, 2)),
            _ => None,
        }
    }

    /// Whether no line begins with it.
    pub(crate) fn never_begins(self, strictness: Strictness) -> bool {
        self.begins_not()
            .is_some_and(|(from, _)| from <= strictness)
    }

    /// Whether it belongs to words and spaces rather than to full-width text.
    pub(crate) fn is_latin(self) -> bool {
        matches!(self, Letter | Symbol | Digit | LatinOpen | LatinClose)
    }

    /// Whether it is full-width text that is not a mark.
    pub(crate) fn is_ideograph(self) -> bool {
        matches!(self, Ideograph | SmallKana | Iteration | WideDigit)
    }

    /// Whether it is a mark that ends something and leaves white after itself.
    pub(crate) fn closes(self) -> bool {
        matches!(self, Stop | Period | Pause | Close)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_stands_at_its_number() {
        for (index, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, index);
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(CLASSES.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
