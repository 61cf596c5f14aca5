//! A pattern in a long text with a few edits: Myers' bit vectors, sixty-four characters a word.

use std::collections::HashMap;
use std::ops::Range;

/// Characters of a pattern in one machine word.
const WORD: usize = 64;

/// Where the pattern nearly stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The characters it stands on.
    pub(super) range: Range<usize>,
    /// How many characters were inserted, deleted or replaced.
    pub(super) edits: usize,
}

/// The best places where `pattern` stands with at most `most` edits, one for each run of
/// overlapping ones. Nothing when `most` is 0.
pub(super) fn find(text: &[char], pattern: &[char], most: usize) -> Vec<Near> {
    let mut found: Vec<Near> = Vec::new();
    if pattern.is_empty() || most == 0 {
        return found;
    }
    for (end, edits) in ends(text, pattern) {
        if edits > most {
            continue;
        }
        match found.last_mut() {
            Some(last) if end < last.range.end + pattern.len() => {
                if edits < last.edits {
                    last.range.end = end;
                    last.edits = edits;
                }
            }
            _ => found.push(Near {
                range: 0..end,
                edits,
            }),
        }
    }
    for near in &mut found {
        near.range.start = start_of(text, pattern, near);
    }
    found
}

/// The edits that make one text of the other.
pub(super) fn distance(one: &[char], other: &[char]) -> usize {
    let row = last_row(one.iter().copied(), other);
    row[other.len()]
}

/// One machine word of the pattern: where a cell is more or less than the one above it.
struct Block {
    equal: HashMap<char, u64>,
    more: u64,
    less: u64,
    /// The bit of the last character of the pattern in this word.
    last: u64,
}

impl Block {
    fn new(pattern: &[char]) -> Block {
        let mut equal: HashMap<char, u64> = HashMap::new();
        for (index, character) in pattern.iter().enumerate() {
            *equal.entry(*character).or_default() |= 1 << index;
        }
        Block {
            equal,
            more: u64::MAX,
            less: 0,
            last: 1 << (pattern.len() - 1),
        }
    }

    /// Takes a character of the text in: what came in from the word above, what goes to the one
    /// below.
    fn step(&mut self, character: char, above: isize) -> isize {
        let mut equal = self.equal.get(&character).copied().unwrap_or(0);
        let vertical = equal | self.less;
        equal |= u64::from(above < 0);
        let horizontal = ((equal & self.more).wrapping_add(self.more) ^ self.more) | equal;
        let mut up = self.less | !(horizontal | self.more);
        let mut down = self.more & horizontal;
        let below = isize::from(up & self.last != 0) - isize::from(down & self.last != 0);
        up = up << 1 | u64::from(above > 0);
        down = down << 1 | u64::from(above < 0);
        self.more = down | !(vertical | up);
        self.less = up & vertical;
        below
    }
}

/// For every end in the text, the fewest edits of any stretch that ends there
/// (G. Myers, "A fast bit-vector algorithm for approximate string matching", 1999).
fn ends(text: &[char], pattern: &[char]) -> impl Iterator<Item = (usize, usize)> {
    let mut blocks: Vec<Block> = pattern.chunks(WORD).map(Block::new).collect();
    let mut edits = pattern.len();
    (1..).zip(text).map(move |(end, character)| {
        let mut change = 0;
        for block in &mut blocks {
            change = block.step(*character, change);
        }
        edits = edits.saturating_add_signed(change);
        (end, edits)
    })
}

/// Where the stretch that ends there begins: the same question asked backwards, where the stretch
/// begins at `end` and the whole edit distance is asked.
fn start_of(text: &[char], pattern: &[char], near: &Near) -> usize {
    let end = near.range.end;
    let room = end.min(pattern.len() + near.edits);
    let backward: Vec<char> = text[end - room..end].iter().rev().copied().collect();
    let row = last_row(pattern.iter().rev().copied(), &backward);
    let best = (0..row.len())
        .min_by_key(|length| (row[*length], length.abs_diff(pattern.len())))
        .unwrap_or(room);
    end - best
}

/// The edits between a text and each beginning of another, row by row.
fn last_row(one: impl Iterator<Item = char>, other: &[char]) -> Vec<usize> {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, wanted) in one.enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, there) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(wanted != *there);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, pattern: &str, expected: &str) {
        let text: Vec<char> = text.chars().collect();
        let pattern: Vec<char> = pattern.chars().collect();
        let found: Vec<String> = find(&text, &pattern, pattern.len() / 5)
            .into_iter()
            .map(|near| format!("{}:{}", near.edits, String::from_iter(&text[near.range])))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn a_few_edits_are_forgiven() {
        check("xxthe ferry leftyy", "theferryleft", "2:the ferry left");
        check("xxthferryleftyy", "theferryleft", "1:thferryleft");
        check("xxthefarryleftyy", "theferryleft", "1:thefarryleft");
        check("xxtheferryleftyy", "theferryleft", "0:theferryleft");
    }

    #[test]
    fn more_than_a_fifth_is_not() {
        check("xxthe old ferry once left", "theferryleft", "");
        check("abcd", "abce", "");
    }

    #[test]
    fn long_patterns_are_counted_as_short_ones_are() {
        let text: Vec<char> = "abcdefghij klmnopqrst uvwxyz ".repeat(20).chars().collect();
        let mut pattern = text[100..330].to_vec();
        pattern[40] = 'X';
        pattern.remove(90);
        pattern.insert(200, 'Y');
        let best = find(&text, &pattern, pattern.len() / 5);
        assert_eq!(best.iter().map(|near| near.edits).min(), Some(3));
        for near in best {
            assert_eq!(distance(&pattern, &text[near.range]), near.edits);
        }
    }
}
