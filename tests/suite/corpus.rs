//! The rules on the prose at hand, at every measure of a newspaper: the bundled papers, and the seed
//! page and documents that lie beside the project where they do.

use std::path::PathBuf;

use newsprint::compose::{Breaking, Setting};
use newsprint::formats::{Format, Source};
use newsprint::issue::{Article, Block, Language};

use crate::metrics::{self, Fault, Proof};
use crate::shared::shared;

/// What no measure excuses.
const NEVER: &[Fault] = &[
    Fault::Grid,
    Fault::Overfull,
    Fault::Start,
    Fault::Relaxed,
    Fault::End,
    Fault::Pair,
    Fault::Number,
    Fault::Word,
    Fault::Url,
    Fault::Hang,
    Fault::Lost,
    Fault::Doubled,
];

/// The narrowest and the widest column of a newspaper.
const MEASURES: std::ops::RangeInclusive<u16> = 16..=56;
/// From here on lines of full-width characters are flush.
const ROOMY: u16 = 24;
/// Of a thousand lines of such columns, as many are flush.
const FLUSH: usize = 980;

/// The paragraphs of an article alone.
fn prose(article: &Article) -> Article {
    let paragraphs = article.body.iter();
    let paragraphs = paragraphs.filter(|block| matches!(block, Block::Paragraph(_)));
    Article {
        body: paragraphs.cloned().collect(),
        ..Article::default()
    }
}

fn stories(source: &Source) -> Vec<(Language, Article)> {
    let Ok(reading) = Format::detect(source).read(source) else {
        return Vec::new();
    };
    let language = reading.issue.masthead.language;
    let articles = reading.issue.articles().map(prose);
    articles.map(|article| (language, article)).collect()
}

fn bundled() -> Vec<(Language, Article)> {
    let papers = newsprint::bundled::papers();
    papers
        .iter()
        .flat_map(|(_, source)| stories(source))
        .collect()
}

fn seed() -> Vec<(Language, Article)> {
    stories(&Source::open(&shared("seed/page.txt")).unwrap())
}

/// Documents as bare paragraphs.
fn documents() -> Vec<(Language, Article)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(shared("design"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            (Language::English, metrics::story(text.split("\n\n")))
        })
        .collect()
}

/// All articles set at all measures, each proof by itself.
fn proofs(articles: &[(Language, Article)], step: usize) -> Vec<(Language, u16, Proof)> {
    let measures = MEASURES.step_by(step);
    measures
        .flat_map(|measure| {
            articles.iter().map(move |(language, article)| {
                let setting = metrics::column(measure);
                (
                    *language,
                    measure,
                    metrics::proof(article, *language, &setting),
                )
            })
        })
        .collect()
}

#[track_caller]
fn check_never(articles: &[(Language, Article)], (step, faults): (usize, &[Fault])) {
    let mut wrong = Vec::new();
    for (_, measure, proof) in proofs(articles, step) {
        wrong.extend(
            proof
                .of(faults)
                .into_iter()
                .map(|line| format!("{measure}: {line}")),
        );
    }
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}

#[test]
fn no_rule_is_broken_in_the_bundled_papers() {
    check_never(&bundled(), (2, NEVER));
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn no_rule_is_broken_on_the_seed_page() {
    check_never(&seed(), (2, NEVER));
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn no_rule_is_broken_in_documents() {
    check_never(&documents(), (8, NEVER));
}

#[test]
fn no_paragraph_ends_in_a_single_character() {
    check_never(&bundled(), (2, &[Fault::Runt]));
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn no_paragraph_of_the_seed_page_ends_in_a_single_character() {
    check_never(&seed(), (2, &[Fault::Runt]));
}

#[test]
fn lines_of_full_width_characters_are_a_cell_short_at_most() {
    edges(&bundled());
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn lines_of_full_width_characters_are_flush() {
    let all = edges(&[bundled(), seed()].concat());
    assert!(
        all.edges.flush * 1000 >= all.edges.lines * FLUSH,
        "{:?}",
        all.edges
    );
}

/// What becomes of the edges of full-width text, none of them short by more than a cell.
#[track_caller]
fn edges(articles: &[(Language, Article)]) -> Proof {
    let mut all = Proof::default();
    for (language, measure, proof) in proofs(articles, 2) {
        if measure >= ROOMY && language.is_full_width() {
            assert_eq!(proof.edges.short_by_more, 0, "at {measure} cells");
            all += proof;
        }
    }
    all
}

#[test]
fn a_fit_that_knows_words_parts_fewer_of_them_than_first_fit() {
    let jieba = jieba_rs::Jieba::new();
    let words = |text: &str| {
        let mut end = 0;
        let words = jieba.cut(text, false).into_iter();
        words
            .map(|word| {
                end += word.len();
                end
            })
            .collect()
    };
    let usual = metrics::column(28);
    let first = Setting {
        breaking: Breaking::FirstFit,
        ..usual
    };
    let papers = bundled();
    let parted = |setting: &Setting| -> usize {
        papers
            .iter()
            .filter(|(language, _)| *language == Language::Simplified)
            .map(|(language, article)| {
                let proof = metrics::proof_with(article, (*language, setting), Some(&words));
                proof.grain.inside_words
            })
            .sum()
    };
    let (first, usual) = (parted(&first), parted(&usual));
    assert!(
        usual * 4 <= first * 3,
        "{usual} words are parted, {first} by first fit"
    );
}
