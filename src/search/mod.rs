//! A query over a story or an issue into stretches of places. Matches the words, not the layout.
//!
//! Both sides are folded first (see `folding.rs`): case, full and half width, either kana, simplified
//! and traditional characters, the styles of quotes and dashes make no difference, nor does white
//! space that touches a Chinese or Japanese character. An upper-case letter in the query asks for
//! just that case. Letters that stand nowhere as they are may stand for how characters are read.

mod folded;
mod folding;
mod hits;
mod kana;
mod manner;
mod pattern;
mod pinyin;
mod readings;
mod sweep;
mod variants;

use std::ops::Range;
use std::sync::Arc;

use crate::fold;
use crate::issue::{Article, Issue, Stretch, Text};

pub use folded::Folded;
use folding::Folding;
pub use hits::Hits;
pub use manner::{Case, Ends, Grammar, Manner, Readings, Variants};
use pattern::Pattern;
pub use pattern::{Fault, Flaw};
use readings::Letters;
pub use sweep::{Sweep, Totals};

/// What is looked for, folded so that it meets text of any dress.
#[derive(Clone, Debug)]
pub struct Query {
    way: Way,
    ends: Ends,
    variants: Variants,
    /// What it stands for when it is nowhere itself.
    otherwise: Option<Letters>,
}

/// How it is looked for.
#[derive(Clone, Debug)]
enum Way {
    /// The words themselves.
    Words {
        text: String,
        /// Bytes of `text` where an upper-case letter was asked for; none when case makes no
        /// difference.
        capitals: Option<Vec<u32>>,
    },
    /// How characters are read.
    Readings(Letters),
    /// A regular expression.
    Pattern(Pattern),
}

impl Query {
    /// A query for words in the usual manner; `None` when there is nothing to look for.
    pub fn new(text: &str) -> Option<Query> {
        Query::asked(text, Manner::default()).ok().flatten()
    }

    /// A query in a manner; `None` when there is nothing to look for.
    pub fn asked(text: &str, manner: Manner) -> Result<Option<Query>, Fault> {
        let mut folding = Folding::new(manner.variants);
        folding.add(text);
        let (folded, capitals) = (folding.text, folding.capitals);
        if folded.is_empty() {
            return Ok(None);
        }
        let exact = manner.case == Case::Exact;
        let letters = Letters::new(&folded).filter(|_| manner.readings != Readings::Never);
        let (way, otherwise) = match (manner.grammar, letters) {
            (Grammar::Pattern, _) => {
                let pattern = Pattern::new(text.trim(), manner.variants, exact)?;
                (Way::Pattern(pattern), None)
            }
            (Grammar::Words, Some(letters)) if manner.readings == Readings::Always => {
                (Way::Readings(letters), None)
            }
            (Grammar::Words, otherwise) => {
                let asked = exact || !capitals.is_empty();
                let words = Way::Words {
                    text: folded,
                    capitals: asked.then_some(capitals),
                };
                (words, otherwise)
            }
        };
        Ok(Some(Query {
            way,
            ends: manner.ends,
            variants: manner.variants,
            otherwise,
        }))
    }

    /// The query for how the letters are read, to be asked when they are nowhere themselves; none
    /// when they are no such letters, or may not be.
    pub fn by_readings(&self) -> Option<Query> {
        let letters = self.otherwise.clone()?;
        Some(Query {
            way: Way::Readings(letters),
            otherwise: None,
            ..*self
        })
    }

    /// Whether it asks for how characters are read.
    pub fn is_by_readings(&self) -> bool {
        matches!(self.way, Way::Readings(_))
    }

    /// Whether variants of characters meet, in the query and so in the text that it is put to.
    pub fn variants(&self) -> Variants {
        self.variants
    }
}

/// Every hit in an article, in reading order. To ask one article again and again, keep its
/// [`Folded`] text.
pub fn in_article(article: &Article, query: &Query) -> Vec<Stretch> {
    let folded = Arc::new(Folded::with(article, query.variants));
    folded.find(query).iter().collect()
}

/// Whether a text holds what is looked for.
pub fn in_text(text: &Text, query: &Query) -> bool {
    let article = Article {
        deck: vec![text.clone()],
        ..Article::default()
    };
    !in_article(&article, query).is_empty()
}

/// Every hit in an issue, in reading order.
pub fn in_issue(issue: &Issue, query: &Query) -> Vec<Stretch> {
    issue
        .articles()
        .flat_map(|article| in_article(article, query))
        .collect()
}

impl Folded {
    /// Every hit in reading order, none overlapping another; linear in the length of the text.
    pub fn find(self: &Arc<Folded>, query: &Query) -> Hits {
        let text = self.text();
        let mut ranges: Vec<Range<u32>> = Vec::new();
        let mut keep = |hit: Range<usize>| {
            if query.ends == Ends::Anywhere || is_whole(text, &hit) {
                ranges.push(hit.start as u32..hit.end as u32);
            }
        };
        match &query.way {
            Way::Words {
                text: words,
                capitals,
            } => {
                let starts = memchr::memmem::find_iter(text.as_bytes(), words);
                for hit in starts.map(|start| start..start + words.len()) {
                    if capitals
                        .as_ref()
                        .is_none_or(|one| self.has_capitals(&hit, one))
                    {
                        keep(hit);
                    }
                }
            }
            Way::Readings(letters) => letters.find(text, keep),
            Way::Pattern(pattern) if pattern.cased => pattern.find(&self.cased(), keep),
            Way::Pattern(pattern) => pattern.find(text, keep),
        }
        Hits::new(Arc::clone(self), ranges)
    }
}

/// Whether a hit begins and ends where words do. Scripts without spaces have no such places, so
/// that there every place is one.
fn is_whole(text: &str, hit: &Range<usize>) -> bool {
    let is_letter = |one: char| (one.is_alphanumeric() || one == '_') && !fold::is_full_width(one);
    let parts = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(is_letter);
        let after = text[at..].chars().next().is_some_and(is_letter);
        !(before && after)
    };
    parts(hit.start) && parts(hit.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    /// Draws the hits of `query` into the text of a one-paragraph story.
    #[track_caller]
    fn check(text: &str, query: &str, expected: &str) {
        let article = Article {
            body: vec![Block::Paragraph(Text::from(text))],
            ..Article::default()
        };
        assert_eq!(drawn(&article, query), expected, "{query:?}");
    }

    /// All parts with `«»` around the hits, ` / ` between the parts.
    fn drawn(article: &Article, query: &str) -> String {
        let hits = Query::new(query).map_or(Vec::new(), |query| in_article(article, &query));
        let parts = article.parts().map(|(part, text)| {
            let mut text = text.plain();
            for hit in hits.iter().rev().filter(|hit| hit.from.part == part) {
                text.insert(hit.end, '»');
                text.insert(hit.from.offset, '«');
            }
            text
        });
        parts.collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn words_are_found_in_reading_order() {
        check("The ferry, the pier", "the", "«The» ferry, «the» pier");
        check("aaaaa", "aa", "«aa»«aa»a");
        check("The ferry", "tram", "The ferry");
        check("The ferry", " ", "The ferry");
        check("The ferry", "", "The ferry");
    }

    #[test]
    fn an_upper_case_letter_asks_for_that_case() {
        check("May may MAY", "may", "«May» «may» «MAY»");
        check("May may MAY", "May", "«May» may MAY");
        check("ＡＢ ab AB", "AB", "«ＡＢ» ab «AB»");
        check("Straße ÉCOLE", "école", "Straße «ÉCOLE»");
    }

    #[test]
    fn width_makes_no_difference() {
        check("Ａｂｃ！ 12", "abc!", "«Ａｂｃ！» 12");
        check("２０２２年", "2022", "«２０２２»年");
        check("2022年", "２０２２年", "«2022年»");
        check("ｱｲｳ と アイウ", "アイウ", "«ｱｲｳ» と «アイウ»");
    }

    #[test]
    fn white_space_beside_full_width_characters_says_nothing() {
        check(
            "助力乡 村\u{3000}振兴！",
            "乡村振兴",
            "助力«乡 村\u{3000}振兴»！",
        );
        check("助力乡村振兴", "乡村 振兴", "助力«乡村振兴»");
        check("今年 2 月 22 日 ，", "2月22日，", "今年 «2 月 22 日 ，»");
        check("4.2 亿流量 、11 万", "亿流量、11万", "4.2 «亿流量 、11 万»");
    }

    #[test]
    fn white_space_between_words_is_one_space() {
        check("the  old\u{a0}ferry", "old ferry", "the  «old\u{a0}ferry»");
        check("the old ferry", "oldferry", "the old ferry");
        check("theold ferry", "the old", "theold ferry");
        check("the old ferry", "  the   old ", "«the old» ferry");
    }

    #[test]
    fn quotes_and_dashes_of_any_style_meet() {
        check("发布“热土计划”", "\"热土计划\"", "发布«“热土计划”»");
        check("「热土」『计划』", "“热土”", "«「热土」»『计划』");
        check("don’t, don't", "don't", "«don’t», «don't»");
        check("1938——1945", "1938-1945", "«1938——1945»");
        check("1938-1945", "1938——1945", "«1938-1945»");
        check("帮扶……今年", "扶…今", "帮«扶……今»年");
    }

    #[test]
    fn a_hit_never_runs_over_two_paragraphs_but_over_the_lines_of_a_headline() {
        let article = Article {
            headline: vec![Text::from("城市更新"), Text::from("不止拆与建")],
            body: vec![
                Block::Paragraph(Text::from("城市更")),
                Block::Paragraph(Text::from("新不止")),
            ],
            ..Article::default()
        };
        let expected = "城市«更新» / 不止拆与建 / 城市更 / 新不止";
        assert_eq!(drawn(&article, "更新不止"), expected);
        let expected = "城市更新 / «不止»拆与建 / 城市更 / 新«不止»";
        assert_eq!(drawn(&article, "不止"), expected);
        let words = Article {
            headline: vec![Text::from("The Ferry "), Text::from("Leaves")],
            ..Article::default()
        };
        assert_eq!(drawn(&words, "ferry leaves"), "The «Ferry » / Leaves");
    }

    #[test]
    fn an_issue_is_asked_story_by_story() {
        let story = |text: &str| Article {
            body: vec![Block::List(vec![Text::from("x"), Text::from(text)])],
            ..Article::default()
        };
        let section = crate::issue::Section {
            articles: vec![story("ferry"), story("tram"), story("ferries, a ferry")],
            ..crate::issue::Section::default()
        };
        let issue = Issue::bind(crate::issue::Masthead::default(), vec![section]);
        let hits = Query::new("ferr").map(|query| in_issue(&issue, &query));
        let stories: Vec<_> = issue.articles().map(|article| article.id).collect();
        let found: Vec<_> = hits.iter().flatten().map(|hit| hit.from.article).collect();
        assert_eq!(found, [stories[0], stories[2], stories[2]]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            rng_seed: proptest::test_runner::RngSeed::Fixed(2026),
            failure_persistence: None,
            ..proptest::test_runner::Config::default()
        })]

        /// Whatever is cut out of a text is found in it, at the latest where it was cut.
        #[test]
        fn what_stands_there_is_found(
            text in "[a-zA-Z乡村振兴，。 \u{3000}“”—\\-Ａｱ1２…é]{1,60}",
            from in 0_usize..60,
            length in 1_usize..20,
        ) {
            let text = crate::clean::Clean::line(&text);
            let characters: Vec<char> = text.chars().collect();
            let from = from.min(characters.len() - 1);
            let cut: String = characters[from..].iter().take(length).collect();
            let article = Article {
                body: vec![Block::Paragraph(Text::from(text.clone()))],
                ..Article::default()
            };
            if let Some(query) = Query::new(&cut) {
                let hits = in_article(&article, &query);
                proptest::prop_assert!(!hits.is_empty());
                for hit in hits {
                    let part = text.get(hit.from.offset..hit.end);
                    proptest::prop_assert!(part.is_some_and(|part| !part.is_empty()));
                }
            }
        }
    }
}
