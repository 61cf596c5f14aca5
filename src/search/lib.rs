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
mod query;
mod readings;
mod sweep;
mod variants;

use std::sync::Arc;

use newsprint_issue::{Article, Issue, Stretch, Text};

pub use folded::Folded;
pub use hits::Hits;
pub use manner::{Case, Ends, Grammar, Manner, Readings, Variants};
pub use pattern::{Fault, Flaw};
pub use query::Query;
pub use sweep::{Sweep, Totals};

/// Every hit in an article, in reading order. To ask one article again and again, keep its
/// [`Folded`] text.
pub fn in_article(article: &Article, query: &Query) -> Vec<Stretch> {
    let folded = Arc::new(Folded::with(article, query.variants()));
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

#[cfg(test)]
mod tests {
    use super::folding::Folding;
    use super::*;
    use newsprint_issue::Block;

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
        let section = newsprint_issue::Section {
            articles: vec![story("ferry"), story("tram"), story("ferries, a ferry")],
            ..newsprint_issue::Section::default()
        };
        let issue = Issue::bind(newsprint_issue::Masthead::default(), vec![section]);
        let hits = Query::new("ferr").map(|query| in_issue(&issue, &query));
        let stories: Vec<_> = issue.articles().map(|article| article.id).collect();
        let found: Vec<_> = hits.iter().flatten().map(|hit| hit.from.article).collect();
        assert_eq!(found, [stories[0], stories[2], stories[2]]);
    }

    /// The hits of a query in a manner.
    fn hits_of(text: &str, typed: &str, manner: Manner) -> Vec<String> {
        let text = Text::from(text);
        let article = Article {
            deck: vec![text.clone()],
            ..Article::default()
        };
        let query = Query::asked(typed, manner).ok().flatten();
        let folded = query.map(|query| {
            let folded = Arc::new(Folded::with(&article, query.variants()));
            let hits = folded.find(&query);
            match query.by_readings() {
                Some(read) if hits.is_empty() => folded.find(&read),
                _ => hits,
            }
        });
        let hits = folded.as_ref().into_iter().flat_map(Hits::iter);
        hits.map(|hit| text.slice(hit.from.offset..hit.end))
            .collect()
    }

    #[test]
    fn kana_variants_and_compatible_forms_meet() {
        check("鄉村振興、乡村振兴", "乡村", "«鄉村»振興、«乡村»振兴");
        check("フェリーとふぇりー", "ふぇりー", "«フェリー»と«ふぇりー»");
        check(
            "ｶﾞﾗｽとガラスとか\u{3099}らす",
            "ガラス",
            "«ｶﾞﾗｽ»と«ガラス»と«か\u{3099}らす»",
        );
        check("cafe\u{301} café", "café", "«cafe\u{301}» «café»");
        check("第①条 ㈱港", "1条 (株)", "第«①条 ㈱»港");
        check("hy\u{ad}phen", "hyphen", "«hy\u{ad}phen»");
    }

    #[test]
    fn a_manner_narrows_what_meets() {
        let manner = Manner {
            variants: Variants::Differ,
            ..Manner::default()
        };
        assert_eq!(hits_of("鄉村 乡村", "乡村", manner), ["乡村"]);
        let manner = Manner {
            ends: Ends::WholeWords,
            ..Manner::default()
        };
        assert_eq!(
            hits_of("the other there, the乡", "the", manner),
            ["the", "the"]
        );
        let manner = Manner {
            case: Case::Exact,
            ..Manner::default()
        };
        assert_eq!(hits_of("May may MAY", "may", manner), ["may"]);
        let manner = Manner {
            readings: Readings::Never,
            ..Manner::default()
        };
        assert!(hits_of("乡村振兴", "xczx", manner).is_empty());
        assert_eq!(hits_of("乡村振兴", "xczx", Manner::default()), ["乡村振兴"]);
        let manner = Manner {
            grammar: Grammar::Pattern,
            ..Manner::default()
        };
        assert_eq!(hits_of("Ferry ferries", "Fe\\w+", manner), ["Ferry"]);
        assert_eq!(
            hits_of("Ferry ferries", "fe\\w+", manner),
            ["Ferry", "ferries"]
        );
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
            let text = newsprint_issue::clean::Clean::line(&text);
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

        /// Whatever is found says what was asked, and lies on whole characters.
        #[test]
        fn what_is_found_says_what_was_asked(
            text in "[a-cA-C乡鄉村振興兴，。 かガｶﾞé\\-①]{0,60}",
            typed in "[a-cA-C乡鄉村振興兴，。 かガé\\-]{1,4}",
        ) {
            let text = newsprint_issue::clean::Clean::line(&text);
            let folded = |text: &str| {
                let mut folding = Folding::default();
                folding.add(text);
                folding.text
            };
            let manner = Manner { readings: Readings::Never, ..Manner::default() };
            for hit in hits_of(&text, &typed, manner) {
                proptest::prop_assert!(!hit.is_empty());
                // A mark such as a dash or ① stands for more than one of what was asked.
                proptest::prop_assert!(folded(&hit).contains(&folded(&typed)), "{hit} {typed}");
            }
        }

        /// A query in simplified and one in traditional characters find the same.
        #[test]
        fn variants_agree(text in "[乡鄉村振興兴为為，后後 ]{0,60}", typed in "[乡村振兴为后]{1,4}") {
            let traditional: String = typed
                .chars()
                .map(|one| match one {
                    '乡' => '鄉',
                    '兴' => '興',
                    '为' => '為',
                    '后' => '後',
                    other => other,
                })
                .collect();
            let manner = Manner::default();
            proptest::prop_assert_eq!(
                hits_of(&text, &typed, manner),
                hits_of(&text, &traditional, manner)
            );
        }

        /// No text, no query and no pattern is too strange.
        #[test]
        fn nothing_panics(text in "\\PC{0,80}", typed in "\\PC{0,12}", pick in 0_usize..4) {
            let manner = [
                Manner::default(),
                Manner { grammar: Grammar::Pattern, ..Manner::default() },
                Manner { readings: Readings::Always, ..Manner::default() },
                Manner { variants: Variants::Differ, ends: Ends::WholeWords, case: Case::Exact, ..Manner::default() },
            ][pick];
            for hit in hits_of(&text, &typed, manner) {
                proptest::prop_assert!(!hit.is_empty());
            }
        }
    }
}
