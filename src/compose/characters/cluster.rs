//! Where a cluster of a text ends. Asks the Unicode tables only where a neighbour could join.

use unicode_segmentation::UnicodeSegmentation;

/// The bytes of the cluster that the text begins with.
pub(crate) fn cluster(text: &str) -> usize {
    let mut characters = text.char_indices();
    let first = characters.next().map_or(' ', |(_, character)| character);
    match characters.next() {
        Some((bytes, second)) if is_simple(first) && is_simple(second) => bytes,
        None => text.len(),
        Some(_) => text.graphemes(true).next().map_or(0, str::len),
    }
}

/// Whether two such characters in a row are two clusters (`Grapheme_Cluster_Break` Other; Hangul
/// syllables join only with letters that are not in these ranges).
pub(crate) fn is_simple(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}'
        | '\u{309b}'..='\u{a48c}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff9d}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}
