//! The word where a reader is, to be looked for.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The first word of a text that is worth finding: of two Han characters or more, of three letters
/// or more; else the first of any length.
pub(crate) fn first(text: &str) -> Option<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    let words = ends.windows(2).map(|pair| &text[pair[0]..pair[1]]);
    let words = words.filter(|word| word.chars().all(char::is_alphanumeric));
    let weighs = |word: &str| {
        let least = if word.is_ascii() { 4 } else { 2 };
        word.chars().count() >= least && !word.starts_with(|one: char| one.is_numeric())
    };
    let mut plain = words.clone();
    words
        .clone()
        .find(|word| weighs(word))
        .or_else(|| plain.next())
}

/// Bytes before and after an offset in which its word is looked for.
const NEAR: usize = 240;

/// The word that holds an offset: what stands between two breaks of the dictionary.
pub(crate) fn around(text: &str, offset: usize) -> Option<Range<usize>> {
    let boundary = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at));
    let from = boundary(offset.saturating_sub(NEAR))?;
    let near = &text[from..boundary((offset + NEAR).min(text.len()))?];
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(near).map(|at| from + at).collect();
    let mut words = ends.windows(2).map(|pair| pair[0]..pair[1]);
    words.find(|word| word.contains(&offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_one_of_the_dictionary() {
        assert_eq!(first("7月25日，阿里巴巴发布"), Some("阿里巴巴"));
        assert_eq!(first("The old ferry steps"), Some("ferry"));
        assert_eq!(first("的。"), Some("的"));
        assert_eq!(first("——！"), None);
    }

    #[test]
    fn a_word_is_found_around_an_offset() {
        for (text, at, word) in [
            ("7月25日，阿里巴巴发布", "巴巴发布", "阿里巴巴"),
            ("The old ferry steps", "erry", "ferry"),
            ("The old ferry steps", " ferry", " "),
        ] {
            let found = around(text, text.find(at).unwrap_or(0));
            assert_eq!(found.map(|found| &text[found]), Some(word));
        }
    }
}
