//! Which words two texts share, and how much that says: terms without a dictionary, weighted by how
//! rare they are on the page. Knows texts only; what they are to each other is asked in `articles`.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of one page, far below what a float holds"
)]

use std::collections::HashMap;

use super::script::{is_han, is_hangul, is_kana};

/// English words that say nothing of a subject. Shorter words are not terms at all.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "the", "and", "for", "are", "was", "were", "has", "have", "had", "with", "from", "that",
    "this", "they", "their", "there", "will", "would", "said", "says", "been", "which",
    "when", "what", "than", "then", "them", "not", "but", "who", "its", "his", "her", "she",
    "you", "all", "can", "more", "after", "over", "into", "about", "also", "one", "two",
    "out", "new", "our", "could", "where", "some",
];

/// The letters of a Latin word that make its stem, near enough for counting what texts share.
const STEM: usize = 6;

/// A term: a pair of characters or the stem of a word, hashed.
pub(crate) type Term = u64;

/// The terms of texts, and what each is worth on this page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// The terms of each text, sorted, each once.
    texts: Vec<Vec<Term>>,
    /// What each of them is worth, squared, and all of a text together.
    squares: Vec<(Vec<f32>, f32)>,
    /// What a term is worth: the rarer the more.
    worth: HashMap<Term, f32>,
    /// What a term is worth that no text holds.
    unheard: f32,
}

impl Evidence {
    /// Weighs the terms of the texts of one page.
    pub(crate) fn weigh<'a>(texts: impl Iterator<Item = &'a str>) -> Evidence {
        let texts: Vec<Vec<Term>> = texts.map(terms).collect();
        let mut counts: HashMap<Term, usize> = HashMap::new();
        for term in texts.iter().flatten() {
            *counts.entry(*term).or_default() += 1;
        }
        let all = texts.len() as f32;
        let worth = |count: f32| (1.0 + all / (count + 0.5)).ln();
        let worths: HashMap<Term, f32> = counts
            .iter()
            .map(|(term, count)| (*term, worth(*count as f32)))
            .collect();
        // Each text is compared with several others: its terms are looked up once.
        let squares = texts.iter().map(|terms| {
            let squares = terms.iter().map(|term| worths[term].powi(2));
            let squares: Vec<f32> = squares.collect();
            let all = squares.iter().sum();
            (squares, all)
        });
        Evidence {
            squares: squares.collect(),
            texts,
            worth: worths,
            unheard: worth(1.0),
        }
    }

    /// What a term is worth.
    pub(crate) fn worth(&self, term: Term) -> f32 {
        self.worth.get(&term).copied().unwrap_or(self.unheard)
    }

    /// Which of the terms a text holds, one bit for each.
    pub(crate) fn found(&self, terms: &[Term], text: usize) -> u64 {
        terms
            .iter()
            .take(64)
            .enumerate()
            .filter(|(_, term)| self.texts[text].binary_search(term).is_ok())
            .fold(0, |bits, (index, _)| bits | 1 << index)
    }

    /// How much two texts have in common, from 0 to 1.
    pub(crate) fn alike(&self, one: usize, other: usize) -> f32 {
        let ((squares, length), (_, other_length)) = (&self.squares[one], &self.squares[other]);
        let (one, other) = (&self.texts[one], &self.texts[other]);
        let (mut left, mut right, mut shared) = (0, 0, 0.0_f32);
        while left < one.len() && right < other.len() {
            match one[left].cmp(&other[right]) {
                std::cmp::Ordering::Less => left += 1,
                std::cmp::Ordering::Greater => right += 1,
                std::cmp::Ordering::Equal => {
                    // A term that stands in both and in few others says most.
                    shared += squares[left];
                    left += 1;
                    right += 1;
                }
            }
        }
        let size = (length * other_length).sqrt();
        if size > 0.0 { shared / size } else { 0.0 }
    }
}

/// The terms of a text, sorted, each once: pairs of Han, katakana and Hangul, stems of words.
/// Hiragana is grammar and left out.
pub(crate) fn terms(text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut word = String::new();
    let mut last: Option<char> = None;
    for character in text.chars().chain(std::iter::once(' ')) {
        let paired = is_han(character)
            || is_hangul(character)
            || is_kana(character) && !matches!(character, '\u{3041}'..='\u{309f}');
        if character.is_alphanumeric() && !paired && !is_kana(character) {
            if word.len() < 64 {
                word.extend(character.to_lowercase());
            }
        } else if !word.is_empty() {
            let count = word.chars().count();
            let figures = word.chars().all(|c| c.is_ascii_digit());
            if (count >= 3 || figures && count >= 2) && !COMMON.contains(&word.as_str()) {
                terms.push(hash(word.chars().take(STEM)));
            }
            word.clear();
        }
        if paired && let Some(before) = last {
            terms.push(hash([before, character].into_iter()));
        }
        last = paired.then_some(character);
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// FNV-1a: the same on every run, which a hash with a random key is not.
fn hash(characters: impl Iterator<Item = char>) -> Term {
    characters.fold(0xcbf2_9ce4_8422_2325, |hash, character| {
        (hash ^ u64::from(u32::from(character))).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, texts: &[&str], best: usize) {
        let evidence = Evidence::weigh(texts.iter().copied());
        let terms = terms(heading);
        let score = |text: usize| -> f32 {
            let bits = evidence.found(&terms, text);
            terms
                .iter()
                .enumerate()
                .filter(|(index, _)| bits >> index & 1 == 1)
                .map(|(_, term)| evidence.worth(*term))
                .sum()
        };
        let found = (0..texts.len()).max_by(|one, other| score(*one).total_cmp(&score(*other)));
        assert_eq!(found, Some(best), "{heading}");
    }

    #[test]
    fn a_heading_shares_words_with_its_text() {
        check(
            "老街修旧如旧",
            &["图书馆举办读书会。", "老街的修缮已经开始，力求修旧如旧。"],
            1,
        );
        check(
            "Ferry to sail again",
            &[
                "The ferries will sail on Monday.",
                "The council met on Monday.",
            ],
            0,
        );
        check(
            "도서관 독서 모임",
            &["시장은 예산을 발표했다.", "시립 도서관에서 모임이 열렸다."],
            1,
        );
        check(
            "図書館で読書会",
            &["市立図書館は読書会を開いた。", "市は予算を発表した。"],
            0,
        );
    }

    #[test]
    fn texts_on_one_subject_are_alike() {
        let evidence =
            Evidence::weigh(["老街修缮开工，老街居民", "老街的居民说", "渡轮复航"].into_iter());
        assert!(evidence.alike(0, 1) > evidence.alike(0, 2));
        assert!((evidence.alike(0, 0) - 1.0).abs() < 1e-5);
    }
}
