//! How much a page may hold for its length. A tree of HTML takes hundreds of bytes for an element of
//! three letters, and more for what a parser complains of, so that a small file of nothing but tags
//! would fill a machine. What anyone writes stays far below.

use crate::bytes::allowance::{Allowance, Draw};

/// What an element takes, in the units of an allowance; an attribute or a complaint takes one.
pub(crate) const ELEMENT: usize = 4;
/// Elements that a page of any length may have.
const LEAST: usize = 60_000;
/// Bytes of a page for each element that it may have beyond those.
const BYTES: usize = 48;
/// The share of the allowance that elements inside a line leave for paragraphs and the like.
const FOR_BLOCKS: usize = 6;
/// Attributes of one element; a parser compares each with all others.
const MOST_ATTRIBUTES: usize = 128;

/// Draws what the tags of many pieces of HTML make, that are read one by one out of one text, however
/// they are written in it; false when they are more than a text of its length has.
pub(crate) fn draw_tags(text: &str, allowance: &Allowance) -> bool {
    let bytes = text.as_bytes();
    let written = |mark: &str| memchr::memmem::find_iter(bytes, mark).count();
    let tags = written("<") + written("&lt;") + written("\\u003c") + written("\\u003C");
    // Each has an end tag as a rule, which makes nothing.
    allowance.take(Draw::Pieces, tags)
}

/// What is left of a page's share of the allowance.
pub(crate) struct Share {
    whole: usize,
    left: usize,
    for_blocks: usize,
    /// How many elements there were no more room for.
    pub(crate) refused: usize,
}

impl Share {
    /// What a page of so many bytes may draw from an allowance.
    pub(crate) fn of(bytes: usize, allowance: &Allowance) -> Share {
        let left = (LEAST + bytes / BYTES) * ELEMENT;
        let left = left.min(allowance.passing());
        Share {
            whole: left,
            left,
            for_blocks: left / FOR_BLOCKS,
            refused: 0,
        }
    }

    /// Draws what was taken from the allowance; answers how many elements were refused.
    pub(crate) fn draw(&self, allowance: &Allowance) -> usize {
        allowance.pass(self.whole - self.left);
        self.refused
    }

    /// Takes some of it for what begins a block; false when there is not enough.
    pub(crate) fn take(&mut self, units: usize) -> bool {
        let may = self.left >= units;
        self.left -= if may { units } else { 0 };
        may
    }

    /// Takes some of it for what stands inside a line, or is not to be seen.
    pub(crate) fn take_within(&mut self, units: usize) -> bool {
        self.left >= units + self.for_blocks && self.take(units)
    }
}

/// What stands in a tag behind its name: how many attributes, and where the tag ends. None of the
/// attributes is to be kept when there are too many.
pub(crate) struct Inside {
    pub(crate) attributes: usize,
    /// Bytes up to and with the `>`.
    pub(crate) length: usize,
}

impl Inside {
    /// Looks through a tag from behind its name on.
    pub(crate) fn of(tag: &str) -> Inside {
        let (mut attributes, mut quote) = (0, None);
        // Whether the next letter begins a name, or a value.
        let (mut is_name, mut is_value) = (true, false);
        for (at, byte) in tag.bytes().enumerate() {
            match (byte, quote) {
                (byte, Some(open)) => {
                    quote = (byte != open).then_some(open);
                    is_name = quote.is_none();
                }
                (b'>', None) => {
                    return Inside {
                        attributes,
                        length: at + 1,
                    };
                }
                (b' ' | b'\t' | b'\n' | b'\r' | b'\x0c', None) => is_name = !is_value,
                (b'/', None) if !is_value => is_name = true,
                (b'=', None) if !is_value => (is_name, is_value) = (false, true),
                (_, None) => {
                    quote = Some(byte).filter(|byte| is_value && matches!(byte, b'"' | b'\''));
                    attributes += usize::from(is_name);
                    (is_name, is_value) = (false, false);
                }
            }
        }
        Inside {
            attributes,
            length: tag.len(),
        }
    }

    /// Whether there are more attributes than an element has.
    pub(crate) fn is_beyond(&self) -> bool {
        self.attributes > MOST_ATTRIBUTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_to_the_end_of_their_tag() {
        for (tag, attributes, length) in [
            (">b c>", 0, 1),
            (" b='>' c = \"d e\">f", 2, 17),
            (" b='c'd=e", 2, 9),
            (" 'b'>", 1, 5),
            ("/>", 0, 2),
            (" b/c", 2, 4),
        ] {
            let inside = Inside::of(tag);
            assert_eq!(
                (inside.attributes, inside.length),
                (attributes, length),
                "{tag}"
            );
        }
    }
}
