//! Random text to be set, as the rules want it.

use newsprint::clean::Clean;
use newsprint::issue::{Article, Block, Language, Text};
use proptest::prelude::*;

use crate::metrics;
use crate::pieces::{language, text};

/// Paragraphs to be set in a column.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) article: Article,
    pub(crate) language: Language,
    pub(crate) measure: u16,
}

pub(crate) fn article(texts: Vec<Text>) -> Article {
    Article {
        body: texts.into_iter().map(Block::Paragraph).collect(),
        ..Article::default()
    }
}

pub(crate) fn measure() -> impl Strategy<Value = u16> {
    (4u16..=40).prop_map(|half| half * 2)
}

/// Anything at all. An address does not begin in the middle of a word.
pub(crate) fn any_job() -> impl Strategy<Value = Job> {
    let texts = prop::collection::vec(text(), 1..4);
    (texts, language(), measure()).prop_map(|(mut texts, language, measure)| {
        for span in texts.iter_mut().flat_map(|text| &mut text.spans) {
            span.text = Clean::line(&span.text.replace("https", " https"));
        }
        Job {
            article: article(texts),
            language,
            measure,
        }
    })
}

/// Pieces of a newspaper's sentences: what comes before a mark, and the mark.
const WORDS: &[&str] = &[
    "春眠",
    "不觉",
    "晓",
    "处处",
    "闻啼鸟",
    "人民",
    "发展",
    "的",
    "在",
    "“热土”",
    "《报告》",
    "2022年",
    "4.2亿元",
    "18项",
    "第3—5页",
    "AI",
    "“你好”",
    "（新华社）",
    "7月25日",
    "3%",
    "——",
    "……",
];

const MARKS: &[&str] = &["，", "。", "、", "；", "：", "？”", "。”", "", "", ""];

/// Sentences as a Chinese newspaper writes them: no mark follows a mark that it would not follow.
pub(crate) fn chinese(most: usize) -> impl Strategy<Value = String> {
    let clause = (
        prop::collection::vec(prop::sample::select(WORDS), 1..6),
        prop::sample::select(MARKS),
    );
    prop::collection::vec(clause, 1..most).prop_map(|clauses| {
        let mut sentence = String::from("春");
        for (words, mark) in clauses {
            let dashes = ["——", "……"];
            for word in words {
                if !dashes.contains(&word)
                    || sentence.ends_with(|sign: char| sign.is_alphanumeric())
                {
                    sentence.push_str(word);
                }
            }
            sentence.push('晓');
            sentence.push_str(mark);
        }
        sentence
    })
}

pub(crate) fn chinese_job(measures: std::ops::RangeInclusive<u16>) -> impl Strategy<Value = Job> {
    let half = measures.start() / 2..=measures.end() / 2;
    (chinese(24), half).prop_map(|(text, half)| Job {
        article: metrics::story([&*text]),
        language: Language::Simplified,
        measure: half * 2,
    })
}
