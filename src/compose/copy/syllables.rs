//! Where a word may be broken with a hyphen, after Liang's patterns of its language.

use newsprint_issue::{Language, Tongue};

/// Where a word may be broken with a hyphen: bytes of its strand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Syllables {
    from: usize,
    to: usize,
    /// A bit for every byte of the word at which a syllable begins.
    begins: u128,
    /// Whether a line may end after the word although no space follows.
    splits: bool,
}

/// Letters before and after a hyphen, at the least (typography as papers practise it, and Liang's
/// own bounds for English).
pub(crate) const BEFORE_HYPHEN: usize = 2;

pub(crate) const AFTER_HYPHEN: usize = 3;

impl Syllables {
    /// The syllables of a word that begins at a byte of its strand; none of what is no word of
    /// letters: numbers, addresses, names in capitals.
    pub(crate) fn of(word: &str, from: usize, splits: bool, language: Language) -> Syllables {
        let whole = Syllables {
            from,
            to: from + word.len(),
            begins: 0,
            splits,
        };
        let letters = word
            .find(|character: char| !character.is_alphabetic())
            .unwrap_or(word.len());
        let (letters, rest) = word.split_at(letters);
        let capitals = letters.chars().skip(1).any(char::is_uppercase);
        let goes_on = rest.chars().any(char::is_alphanumeric) && !rest.starts_with(['’', '\'']);
        let (Some(tongue), false) = (tongue(language), capitals || goes_on) else {
            return whole;
        };
        let mut at = 0;
        let mut begins = 0;
        for syllable in hypher::hyphenate_bounded(letters, tongue, BEFORE_HYPHEN, AFTER_HYPHEN) {
            begins |= 1 << at;
            at += syllable.len();
        }
        Syllables { begins, ..whole }
    }

    /// The bytes of the piece that begins at a byte of the strand, up to the next syllable or the
    /// end of the word; `None` outside of it.
    pub(crate) fn piece(&self, byte: usize) -> Option<usize> {
        if byte < self.from || byte >= self.to || self.begins == 0 {
            return None;
        }
        let at = byte - self.from;
        let later = self.begins.checked_shr(at as u32 + 1).unwrap_or(0);
        if later == 0 {
            return Some(self.to - byte);
        }
        Some(later.trailing_zeros() as usize + 1)
    }

    /// Whether a line may end at that byte since the word ends there with a hyphen of its own.
    pub(crate) fn splits(&self, byte: usize) -> bool {
        self.splits && byte == self.to
    }
}

/// The patterns that words of letters are broken after; in full-width text they are mostly English.
pub(crate) fn tongue(language: Language) -> Option<hypher::Lang> {
    use hypher::Lang;
    let tongue = match language {
        Language::Korean => return None,
        Language::Other(tongue) => tongue,
        _ => return Some(Lang::English),
    };
    Some(match tongue {
        Tongue::Catalan => Lang::Catalan,
        Tongue::Croatian => Lang::Croatian,
        Tongue::Czech => Lang::Czech,
        Tongue::Danish => Lang::Danish,
        Tongue::Dutch => Lang::Dutch,
        Tongue::Finnish => Lang::Finnish,
        Tongue::French => Lang::French,
        Tongue::German => Lang::German,
        Tongue::Greek => Lang::Greek,
        Tongue::Hungarian => Lang::Hungarian,
        Tongue::Italian => Lang::Italian,
        Tongue::Norwegian => Lang::Norwegian,
        Tongue::Polish => Lang::Polish,
        Tongue::Portuguese => Lang::Portuguese,
        Tongue::Russian => Lang::Russian,
        Tongue::Spanish => Lang::Spanish,
        Tongue::Swedish => Lang::Swedish,
        Tongue::Turkish => Lang::Turkish,
        Tongue::Ukrainian => Lang::Ukrainian,
        Tongue::Arabic
        | Tongue::Burmese
        | Tongue::Hebrew
        | Tongue::Khmer
        | Tongue::Lao
        | Tongue::Persian
        | Tongue::Thai => return None,
    })
}
