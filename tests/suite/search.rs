//! Queries over whole pages.

use newsprint::formats::{Format, Source};
use newsprint::issue::{Article, Block, Part, Stretch, Text};
use newsprint::search::{Query, Sweep, in_article};

use crate::shared::shared;

/// The seed page: a newspaper page as a text extractor left it. It lies outside the repository.
fn seed() -> Source {
    Source::open(&shared("seed/page.txt")).unwrap()
}

/// How often a query is found in the page as it came, taken as one paragraph.
#[track_caller]
fn check(query: &str, expected: usize) {
    let source = seed();
    let page = String::from_utf8_lossy(source.main());
    let article = Article {
        body: vec![Block::Paragraph(Text::from(&*page))],
        ..Article::default()
    };
    let hits = Query::new(query).map(|query| in_article(&article, &query).len());
    assert_eq!(hits, Some(expected), "{query}");
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn words_that_the_page_broke_are_found() {
    // 3 of the 14 and 2 of the 13 are broken by line ends in the source.
    check("乡村振兴", 14);
    check("阿里巴巴", 13);
    check("助力乡村振兴方面", 1);
    check("7月25日，阿里巴巴", 1);
    check("《阿里巴巴乡村振兴基金", 2);
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn the_first_story_has_its_words_where_it_should() {
    let source = seed();
    let reading = Format::PLAIN.read(&source).expect("the seed page is read");
    let story = reading.issue.articles().next().expect("a first story");
    let query = Query::new("乡村振兴").expect("a query");
    let hits = in_article(story, &query);
    let in_deck = |hit: &&Stretch| matches!(hit.from.part, Part::Deck(_));
    let in_body = |hit: &&Stretch| matches!(hit.from.part, Part::Body { .. });
    let counts = (
        hits.iter().filter(in_deck).count(),
        hits.iter().filter(in_body).count(),
    );
    assert_eq!((counts, hits.len()), ((1, 13), 14));
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn however_it_is_typed_the_phrase_is_found_as_often() {
    let source = seed();
    let reading = Format::PLAIN.read(&source).expect("the seed page is read");
    for typed in [
        "乡村振兴",
        "鄉村振興",
        "乡村 振兴",
        "xczx",
        "xiangcunzhenxing",
        "xcunzhenx",
    ] {
        let mut sweep = Sweep::default();
        sweep.ask(&reading.issue, Query::new(typed));
        while !sweep.go_on(&reading.issue, usize::MAX) {}
        let hits = sweep.hits(0).map(newsprint::search::Hits::len);
        assert_eq!(hits, Some(14), "{typed}");
    }
}
