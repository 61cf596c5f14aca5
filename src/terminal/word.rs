//! The word where a reader is, to be looked for.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The first word of a text that is worth finding: of two Han characters or more, of three letters
/// or more; else the first of any length.
pub(super) fn first(text: &str) -> Option<&str> {
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
}
