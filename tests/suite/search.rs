//! Queries over whole pages.

use newsprint::issue::{Article, Block, Text};
use newsprint::search::{Query, in_article};

/// How often a query is found in the raw page, as a newspaper's text extractor left it.
#[track_caller]
#[expect(clippy::print_stdout, reason = "a skipped check says so")]
fn check(query: &str, expected: usize) {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/page.txt");
    let Ok(page) = std::fs::read_to_string(page) else {
        println!("no seed page at {page}: nothing checked");
        return;
    };
    let article = Article {
        body: vec![Block::Paragraph(Text::from(&*page))],
        ..Article::default()
    };
    let hits = Query::new(query).map(|query| in_article(&article, &query).len());
    assert_eq!(hits, Some(expected), "{query}");
}

#[test]
fn words_that_the_page_broke_are_found() {
    // 3 of the 14 and 2 of the 13 are broken by line ends in the source.
    check("乡村振兴", 14);
    check("阿里巴巴", 13);
    check("助力乡村振兴方面", 1);
    check("7月25日，阿里巴巴", 1);
    check("《阿里巴巴乡村振兴基金", 2);
}
