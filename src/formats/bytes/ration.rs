//! How much of a text is taken apart. What is kept of a line, a paragraph or a stretch of emphasis
//! takes hundreds of bytes however short it is, so that a small file of nothing but these would fill a
//! machine. What anyone writes stays far below; what does not is kept as it stands.

use crate::reading::Note;
use newsprint_messages::{Loss, Omission};

/// What may be taken apart of a text of any length, in what its bytes count for.
const LEAST: usize = 100_000;

/// A text, and what of it is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ration<'t> {
    /// What is taken apart.
    pub(crate) text: &'t str,
    /// What is kept as it stands.
    pub(crate) rest: &'t str,
}

impl<'t> Ration<'t> {
    /// The ration of a text in which a byte may count for something, so that one in so many bytes
    /// may beyond the least. What is taken apart ends with a whole line, where there is one.
    pub(crate) fn of(text: &'t str, each: usize, count: impl Fn(u8) -> usize) -> Ration<'t> {
        let whole = Ration { text, rest: "" };
        let most = LEAST + text.len() / each;
        if text.len() <= LEAST / 2 || text.bytes().map(&count).sum::<usize>() <= most {
            return whole;
        }
        let mut counted = 0;
        let over = text.bytes().position(|byte| {
            counted += count(byte);
            counted > most
        });
        let over = over.unwrap_or(text.len());
        let end = text.as_bytes()[..over]
            .iter()
            .rposition(|byte| matches!(byte, b'\n' | b'\r'));
        let (text, rest) = text.split_at(end.map_or(0, |end| end + 1));
        Ration { text, rest }
    }

    /// What is told of what is kept as it stands.
    pub(crate) fn note(self) -> Option<Note> {
        (!self.rest.trim().is_empty()).then(|| Note::Dropped {
            element: Omission::Layout {
                line: self.text.bytes().filter(|byte| *byte == b'\n').count(),
            },
            reason: Loss::BeyondLength,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many lines of a text are taken apart where one byte in so many may end one.
    #[track_caller]
    fn check(text: &str, each: usize, expected: usize) {
        let ration = Ration::of(text, each, |byte| usize::from(byte == b'\n'));
        assert_eq!(format!("{}{}", ration.text, ration.rest), text);
        assert_eq!(ration.text.lines().count(), expected);
        assert_eq!(ration.note().is_some(), !ration.rest.is_empty());
    }

    #[test]
    fn what_anyone_writes_is_taken_apart_whole() {
        check(&"a line of some words\n".repeat(200_000), 64, 165_625);
        check(
            &"a line of some words that a column has cut\n".repeat(200_000),
            64,
            200_000,
        );
        check(&"报纸\n".repeat(90_000), 64, 90_000);
    }

    #[test]
    fn what_nobody_writes_is_taken_apart_up_to_a_line() {
        check(&"a\n".repeat(200_000), 64, 100_000 + 400_000 / 64);
        check(&"*".repeat(200_000), 64, 1);
        let stars = "*".repeat(600_000);
        let ration = Ration::of(&stars, 64, |byte| usize::from(byte == b'*'));
        assert_eq!((ration.text, ration.rest.len()), ("", 600_000));
    }
}
