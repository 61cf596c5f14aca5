//! A short pattern in a long text with a few edits: Myers' bit vectors, one machine word a character.

use std::collections::HashMap;
use std::ops::Range;

/// Where the pattern nearly stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The characters it stands on.
    pub(super) range: Range<usize>,
    /// How many characters were inserted, deleted or replaced.
    pub(super) edits: usize,
}

/// The best places where `pattern` stands with at most `most` edits, one for each run of
/// overlapping ones. Nothing for patterns above 64 characters, or when `most` is 0.
pub(super) fn find(text: &[char], pattern: &[char], most: usize) -> Vec<Near> {
    let mut found: Vec<Near> = Vec::new();
    if pattern.is_empty() || pattern.len() > 64 || most == 0 {
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

/// For every end in the text, the fewest edits of any stretch that ends there
/// (G. Myers, "A fast bit-vector algorithm for approximate string matching", 1999).
fn ends(text: &[char], pattern: &[char]) -> impl Iterator<Item = (usize, usize)> {
    let mut equal: HashMap<char, u64> = HashMap::new();
    for (index, character) in pattern.iter().enumerate() {
        *equal.entry(*character).or_default() |= 1 << index;
    }
    let last = 1_u64 << (pattern.len() - 1);
    let (mut more, mut less, mut edits) = (u64::MAX, 0_u64, pattern.len());
    (1..).zip(text).map(move |(end, character)| {
        let equal = equal.get(character).copied().unwrap_or(0);
        let vertical = equal | less;
        let horizontal = ((equal & more).wrapping_add(more) ^ more) | equal;
        let mut up = less | !(horizontal | more);
        let mut down = more & horizontal;
        if up & last != 0 {
            edits += 1;
        }
        if down & last != 0 {
            edits -= 1;
        }
        up <<= 1;
        down <<= 1;
        more = down | !(vertical | up);
        less = up & vertical;
        (end, edits)
    })
}

/// Where the stretch that ends there begins: the same question asked backwards.
fn start_of(text: &[char], pattern: &[char], near: &Near) -> usize {
    let end = near.range.end;
    let room = end.min(pattern.len() + near.edits);
    let backward: Vec<char> = text[end - room..end].iter().rev().copied().collect();
    let reversed: Vec<char> = pattern.iter().rev().copied().collect();
    // Backwards the stretch begins at `end`, so the whole edit distance is asked, row by row.
    let mut row: Vec<usize> = (0..=backward.len()).collect();
    for (index, wanted) in reversed.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, there) in backward.iter().enumerate() {
            let replaced = diagonal + usize::from(wanted != there);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    let best = (0..row.len())
        .min_by_key(|length| (row[*length], length.abs_diff(pattern.len())))
        .unwrap_or(room);
    end - best
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
}
