//! The forms that letters of Arabic take beside one another. Most terminals show each letter as if
//! it stood alone; the presentation forms of Unicode look joined on all of them, a cell each.

use crate::copy::manner::Manner;
use crate::lines::unit::Unit;

/// How a letter joins its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joining {
    /// It is joined to the letter before it only.
    Right,
    /// To both.
    Dual,
}

use Joining::{Dual, Right};

/// Letters, how they join, and their form alone; the form at the end, at the beginning and in the
/// middle of a word follow it. Source: Arabic Presentation Forms-A and -B, `ArabicShaping.txt`.
#[rustfmt::skip]
const LETTERS: &[(char, Joining, u32)] = &[
    ('\u{622}', Right, 0xfe81), ('\u{623}', Right, 0xfe83), ('\u{624}', Right, 0xfe85), ('\u{625}', Right, 0xfe87),
    ('\u{626}', Dual, 0xfe89), ('\u{627}', Right, 0xfe8d), ('\u{628}', Dual, 0xfe8f), ('\u{629}', Right, 0xfe93),
    ('\u{62a}', Dual, 0xfe95), ('\u{62b}', Dual, 0xfe99), ('\u{62c}', Dual, 0xfe9d), ('\u{62d}', Dual, 0xfea1),
    ('\u{62e}', Dual, 0xfea5), ('\u{62f}', Right, 0xfea9), ('\u{630}', Right, 0xfeab), ('\u{631}', Right, 0xfead),
    ('\u{632}', Right, 0xfeaf), ('\u{633}', Dual, 0xfeb1), ('\u{634}', Dual, 0xfeb5), ('\u{635}', Dual, 0xfeb9),
    ('\u{636}', Dual, 0xfebd), ('\u{637}', Dual, 0xfec1), ('\u{638}', Dual, 0xfec5), ('\u{639}', Dual, 0xfec9),
    ('\u{63a}', Dual, 0xfecd), ('\u{641}', Dual, 0xfed1), ('\u{642}', Dual, 0xfed5), ('\u{643}', Dual, 0xfed9),
    ('\u{644}', Dual, 0xfedd), ('\u{645}', Dual, 0xfee1), ('\u{646}', Dual, 0xfee5), ('\u{647}', Dual, 0xfee9),
    ('\u{648}', Right, 0xfeed), ('\u{649}', Right, 0xfeef), ('\u{64a}', Dual, 0xfef1),
    ('\u{671}', Right, 0xfb50), ('\u{679}', Dual, 0xfb66), ('\u{67e}', Dual, 0xfb56), ('\u{686}', Dual, 0xfb7a),
    ('\u{688}', Right, 0xfb88), ('\u{691}', Right, 0xfb8c), ('\u{698}', Right, 0xfb8a), ('\u{6a9}', Dual, 0xfb8e),
    ('\u{6af}', Dual, 0xfb92), ('\u{6ba}', Right, 0xfb9e), ('\u{6be}', Dual, 0xfbaa), ('\u{6c1}', Dual, 0xfba6),
    ('\u{6cc}', Dual, 0xfbfc), ('\u{6d2}', Right, 0xfbae),
];

/// A line that is drawn out between letters: it joins, and has one form.
const TATWEEL: char = '\u{640}';
const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';

/// Gives the letters of a line the forms that their neighbours ask for.
pub(crate) fn shape(units: &mut [Unit<'_>], manner: Manner) {
    let mut joined = false;
    for index in 0..units.len() {
        let text = &units[index].text;
        let Some(letter) = text.chars().next() else {
            joined = false;
            continue;
        };
        let to_next = joins_next(text)
            && units
                .get(index + 1)
                .is_some_and(|next| joins_before(&next.text));
        if let Some((_, joining, alone)) = LETTERS.iter().find(|(other, ..)| *other == letter) {
            let form = match (joined, to_next && *joining == Dual) {
                (false, false) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (true, true) => 3,
            };
            let marks = text[letter.len_utf8()..].replace([NON_JOINER, JOINER], "");
            let shaped: String = char::from_u32(alone + form)
                .into_iter()
                .chain(marks.chars())
                .collect();
            if manner.axes.advance(&shaped) == manner.axes.advance(text) {
                units[index].text = shaped.into();
            }
        }
        joined = to_next;
    }
}

/// Whether a cluster is joined to one that follows.
fn joins_next(text: &str) -> bool {
    let first = text.chars().next();
    let is_dual = LETTERS
        .iter()
        .any(|(letter, joining, _)| Some(*letter) == first && *joining == Dual);
    (is_dual || first == Some(TATWEEL)) && !text.ends_with(NON_JOINER)
}

/// Whether a cluster is joined to one before it.
fn joins_before(text: &str) -> bool {
    let first = text.chars().next();
    first == Some(TATWEEL) || LETTERS.iter().any(|(letter, ..)| Some(*letter) == first)
}
