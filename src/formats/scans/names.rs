//! What a paper calls the parts that its scans do not name, in its own language; and languages by
//! the codes of libraries.

use newsprint_issue::Language;

/// A part that a scan gives no name.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    /// What was paid for.
    Advertisements,
    /// The pictures of whole pages.
    Pictures,
}

/// What a part is called.
pub(crate) fn part(part: Part, language: Language) -> &'static str {
    let (advertisements, pictures) = match language {
        Language::Simplified => ("广告", "版面图"),
        Language::Traditional => ("廣告", "版面圖"),
        Language::Japanese => ("広告", "紙面の画像"),
        Language::Korean => ("광고", "지면 사진"),
        Language::English | Language::Other(_) => ("Advertisements", "Pages as printed"),
    };
    match part {
        Part::Advertisements => advertisements,
        Part::Pictures => pictures,
    }
}

/// What a page of that number is called.
pub(crate) fn page(number: &str, language: Language) -> String {
    if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
        return number.to_owned();
    }
    match language {
        Language::Simplified | Language::Traditional => format!("第{number}版"),
        Language::Japanese => format!("{number}面"),
        Language::Korean => format!("{number}면"),
        Language::English | Language::Other(_) => format!("Page {number}"),
    }
}

/// Codes of three letters, and the two that mean the same.
const CODES: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("bur", "my"),
    ("cat", "ca"),
    ("chi", "zh"),
    ("zho", "zh"),
    ("cze", "cs"),
    ("ces", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("ger", "de"),
    ("dut", "nl"),
    ("nld", "nl"),
    ("ell", "el"),
    ("gre", "el"),
    ("eng", "en"),
    ("fas", "fa"),
    ("per", "fa"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("heb", "he"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lao", "lo"),
    ("nob", "nb"),
    ("nno", "nn"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tha", "th"),
    ("tur", "tr"),
    ("ukr", "uk"),
];

/// The language of a code of two or three letters (ISO 639-1, 639-2/B and 639-2/T).
pub(crate) fn language(code: &str) -> Option<Language> {
    let code = code.trim().to_ascii_lowercase();
    if !(2..=16).contains(&code.len()) || !code.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (first, rest) = code.split_once('-').map_or((&*code, ""), |parts| parts);
    let short = CODES.iter().find(|(long, _)| *long == first);
    let tag = match short {
        Some((_, tag)) => format!("{tag}-{rest}"),
        None => code,
    };
    Some(Language::from_tag(&tag))
}
