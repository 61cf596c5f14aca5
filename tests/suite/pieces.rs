//! Random text: pieces of every kind in any order.

use newsprint::clean::Clean;
use newsprint::issue::{Emphasis, Language, Span, Text};
use proptest::prelude::*;

/// Pieces that texts are made of: what breaks, what must not, what joins, what is wide.
pub(crate) const PIECES: &[&str] = &[
    "春",
    "眠不",
    "觉晓处处",
    "，",
    "。",
    "、",
    "：",
    "？",
    "！",
    "；",
    "“",
    "”",
    "‘",
    "’",
    "「",
    "」",
    "《",
    "》",
    "（",
    "）",
    "——",
    "……",
    "·",
    "／",
    "2022",
    "年",
    "4.2",
    "亿元",
    "3—5",
    "第3",
    "%",
    "℃",
    "word",
    "a",
    "harbour",
    "well-known",
    "C++",
    "don't",
    "https://a.example/b?c=d",
    " ",
    "  ",
    "\u{3000}",
    "\"",
    "(",
    ")",
    ".",
    ",",
    "すっと",
    "コーヒー",
    "々",
    "한국",
    "항구의",
    "ｶﾞ",
    "e\u{301}",
    "か\u{3099}",
    "👩\u{200d}👧",
    "🇨🇳",
    "→",
    "①",
    "नमस्ते",
    "ไทย",
];

/// Pieces that only the program itself must know how to set: what runs to the left, what is not seen.
pub(crate) const FOREIGN: &[&str] = &[
    "ﷺ",
    "لا",
    "السلام",
    "عَرَبِيّ",
    "٢٠٢٦",
    "שלום",
    "עִבְרִית",
    "(עולם)",
    "«سلام»",
    "ประเทศที่สวยงาม",
    "soft\u{ad}ly",
    "\u{200b}",
    "\u{2060}",
    "\u{a0}",
];

/// Text of up to three spans, of all pieces.
pub(crate) fn text() -> impl Strategy<Value = Text> {
    text_of(PIECES.to_vec())
}

/// Text of up to three spans, of such pieces.
pub(crate) fn text_of(pieces: Vec<&'static str>) -> impl Strategy<Value = Text> {
    let span = (
        prop::collection::vec(prop::sample::select(pieces), 1..40),
        prop::sample::select(&[Emphasis::Plain, Emphasis::Strong][..]),
    );
    prop::collection::vec(span, 1..4).prop_map(|spans| Text {
        spans: spans
            .into_iter()
            .map(|(pieces, emphasis)| Span {
                text: Clean::line(&pieces.concat()),
                emphasis,
                ..Span::default()
            })
            .filter(|span| !span.text.is_empty())
            .collect(),
    })
}

/// A language of each manner of setting.
pub(crate) fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(
        &[
            Language::Simplified,
            Language::Japanese,
            Language::Korean,
            Language::English,
        ][..],
    )
}
