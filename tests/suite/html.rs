//! HTML: pages in, our own format out with the notes below; the article found on pages of many
//! layouts, measured; what is hostile read in steps that grow with its length.

#![allow(clippy::print_stderr, reason = "figures are printed")]

/// The layouts that known articles are put into.
mod layouts;

use std::path::PathBuf;

use newsprint::bundled;
use newsprint::formats::{Format, Reading, Source};
use newsprint::issue::{Article, Block, Text};
use proptest::prelude::*;

use crate::epub::{shown, zipped};
use crate::golden::{law, root};
use layouts::{LAYOUTS, Story};

fn input(name: &str) -> PathBuf {
    root().join("tests/inputs/html").join(name)
}

fn read(source: &Source) -> Result<Reading, String> {
    let format = Format::detect(source);
    assert_eq!(format.name, "html", "{}", source.name());
    format.read(source).map_err(|error| error.to_string())
}

fn page(html: impl Into<Vec<u8>>) -> Result<Reading, String> {
    read(&Source::from_bytes("page.html", html))
}

#[track_caller]
fn check(name: &str) {
    let reading = read(&Source::open(&input(name)).unwrap());
    let name = name.trim_end_matches(".html").replace('/', "-");
    crate::golden::check(&format!("formats/html/{name}.md"), &shown(reading));
}

#[test]
fn the_name_of_a_site_or_a_button_is_no_headline() {
    for (title, heads, headline) in [
        (
            "cargo hire - The Canal Book",
            "<div class=menu-bar><h1>The Canal Book</h1></div><main><h1 id=h>cargo-hire(1)</h1>",
            "cargo hire",
        ),
        (
            "Struct Lock in canal",
            "<main><h1>Struct <span>Lock</span> <button>Copy item path</button></h1>",
            "Struct Lock",
        ),
        (
            "Canal News | Ferry sails",
            "<main><h1>Ferry sails</h1><h2>Canal</h2>",
            "Ferry sails",
        ),
    ] {
        let text =
            "<p>A lock lifts a boat from the lower water to the upper in ten minutes.".repeat(4);
        let html = format!("<!DOCTYPE html><title>{title}</title><body>{heads}{text}");
        let reading = page(html).unwrap();
        let first = reading.issue.articles().next().unwrap();
        assert_eq!(first.title(), headline, "{title}");
    }
}

/// Encodings as pages declare them, blocks of every kind, a saved page with its pictures beside it,
/// several articles, digital newspapers, an index and its pages: whatever lies in the folder.
#[test]
fn every_page_becomes_the_paper_beside_it() {
    let entries = std::fs::read_dir(input("")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // The folder of a saved page belongs to it.
    let mut names: Vec<String> = names.filter(|name| !name.ends_with("_files")).collect();
    assert!(names.len() > 10, "{names:?}");
    names.push("edition/node_1.htm".to_owned());
    for name in names {
        check(&name);
    }
}

#[test]
fn an_archive_of_pages_is_read_like_its_folder() {
    let names = [
        "index.html",
        "town/ferry.html",
        "fog.html",
        "unlisted.html",
        "pier.png",
    ];
    let files = names.map(|name| (name, std::fs::read(input("site").join(name)).unwrap()));
    let bytes = zipped(files.iter().map(|(name, bytes)| (*name, &**bytes)));
    let archive = read(&Source::unpacked("site.zip", bytes, None).unwrap()).unwrap();
    let folder = read(&Source::open(&input("site")).unwrap()).unwrap();
    assert_eq!(archive.issue, folder.issue);
}

/// The paragraphs of an article and its crossheads, as one says them.
fn paragraphs(article: &Article) -> Vec<String> {
    let texts = article.body.iter().filter_map(|block| match block {
        Block::Paragraph(text) | Block::Heading(text) | Block::Quote(text) => Some(text.plain()),
        _ => None,
    });
    let bare = texts.map(|text| text.split_whitespace().collect::<String>());
    bare.filter(|text| !text.is_empty()).collect()
}

/// Precision and recall of one list against another, in one figure.
fn f1(found: &[String], wanted: &[String]) -> f64 {
    let mut left = wanted.to_vec();
    let mut right = 0_u32;
    for one in found {
        if let Some(at) = left.iter().position(|other| other == one) {
            left.swap_remove(at);
            right += 1;
        }
    }
    let all = u32::try_from(found.len() + wanted.len()).unwrap();
    f64::from(2 * right) / f64::from(all.max(1))
}

/// Articles of prose from the papers that come with the program, a few of each.
fn stories() -> Vec<(String, Story)> {
    let mut all = Vec::new();
    for (_, source) in bundled::papers() {
        let issue = Format::NATIVE.read(&source).unwrap().issue;
        let language = issue.masthead.language;
        let fitting = issue.articles().filter(|article| {
            let plain = |block: &Block| matches!(block, Block::Paragraph(_));
            article.body.iter().filter(|block| plain(block)).count() >= 3
        });
        for article in fitting.take(4) {
            let story = Story {
                language: language.tag(),
                headline: article.title(),
                paragraphs: article
                    .body
                    .iter()
                    .filter_map(|block| match block {
                        Block::Paragraph(text) => Some(text.plain()),
                        _ => None,
                    })
                    .collect(),
            };
            all.push((language.tag().to_owned(), story));
        }
    }
    all
}

/// A page around an article: what it is called, its HTML, and the article.
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) html: String,
    pub(crate) truth: Article,
}

/// Every article in every layout.
pub(crate) fn made() -> Vec<Made> {
    let stories = stories();
    let all = LAYOUTS.iter().flat_map(|(name, layout)| {
        stories.iter().map(move |(language, story)| Made {
            name: format!("{name}, {language}"),
            html: layout(story),
            truth: Article {
                headline: vec![Text::from(&*story.headline)],
                body: story
                    .paragraphs
                    .iter()
                    .map(|text| Block::Paragraph(Text::from(&**text)))
                    .collect(),
                ..Article::default()
            },
        })
    });
    all.collect()
}

#[test]
fn the_article_is_found_in_every_layout() {
    use std::fmt::Write;
    let stories = stories();
    let mut table = "layout                     language  headline  paragraphs\n".to_owned();
    let (mut heads, mut bodies, mut count) = (0.0, 0.0, 0.0);
    let mut languages: Vec<&String> = stories.iter().map(|(language, _)| language).collect();
    languages.sort();
    languages.dedup();
    for (name, layout) in LAYOUTS {
        for language in &languages {
            let (mut head, mut body, mut pages) = (0.0, 0.0, 0.0);
            for (_, story) in stories.iter().filter(|(other, _)| other == *language) {
                let reading = page(layout(story)).unwrap();
                let wanted: Vec<String> = story
                    .paragraphs
                    .iter()
                    .map(|text| text.split_whitespace().collect())
                    .collect();
                let found: Vec<String> = reading.issue.articles().flat_map(paragraphs).collect();
                let score = f1(&found, &wanted);
                if std::env::var_os("SHOW").is_some() && score < 1.0 {
                    let lost: Vec<_> = wanted.iter().filter(|one| !found.contains(one)).collect();
                    let extra: Vec<_> = found.iter().filter(|one| !wanted.contains(one)).collect();
                    eprintln!("{name} {language}: lost {lost:?}\n  extra {extra:?}");
                }
                let title = reading.issue.articles().next().map(Article::title);
                head += f64::from(u8::from(title.as_deref() == Some(&*story.headline)));
                body += score;
                pages += 1.0;
            }
            writeln!(
                table,
                "{name:26} {language:8}  {:8.3}  {:10.3}",
                head / pages,
                body / pages
            )
            .unwrap();
            heads += head;
            bodies += body;
            count += pages;
        }
    }
    writeln!(
        table,
        "{:26} {:8}  {:8.3}  {:10.3}",
        "all",
        "",
        heads / count,
        bodies / count
    )
    .unwrap();
    crate::golden::check("formats/html/layouts.txt", &table);
    assert!(heads / count >= 0.97 && bodies / count >= 0.97, "{table}");
}

#[test]
fn nothing_that_nests_or_repeats_is_more_than_its_length() {
    let shapes: &[(&str, &str)] = &[
        ("", "<div>"),
        ("", "<b>x"),
        ("", "<b a=1><i>"),
        ("<p>", "<font color=#%>x"),
        ("", "<a href=#%>x"),
        ("", "<table><tr><td>"),
        ("<table>", "<tr><td>x"),
        ("<table><tr>", "<td colspan=1000000000>x"),
        ("", "<ul><li>x"),
        ("", "<blockquote>x"),
        ("", "<figure><figcaption>x"),
        ("", "<ruby>x<rt>y"),
        ("", "<aside epub:type=footnote><p>x"),
        ("", "<div class=date>x"),
        ("", "<article><h2>x</h2>y"),
        ("", "<sup>1"),
        ("", "<nav><p>x"),
        ("<p>", "x<br>"),
        ("<p>", "<b>&nbsp;</b><i>&nbsp;</i>"),
        ("", "<!--"),
        ("", "</p>"),
        ("", "<svg><g>"),
        ("", "<select><option>x"),
    ];
    for (before, shape) in shapes {
        // Each at lengths that a reader in the square of them would not end with.
        for count in [1000, 30_000] {
            let body: String = (0..count)
                .map(|at| shape.replace('%', &at.to_string()))
                .collect();
            let html = format!("<!DOCTYPE html><title>t</title><body>{before}{body}");
            let began = std::time::Instant::now();
            let _ = page(html);
            if std::env::var_os("SHOW").is_some() {
                eprintln!("{shape:40} {count:6} {:?}", began.elapsed());
            }
        }
    }
}

#[test]
fn what_is_cut_short_or_spoilt_is_read_or_refused_in_one_line() {
    let names = [
        "gb2312.html",
        "ruby-and-tables.html",
        "saved.html",
        "people.html",
        "edition/node_1.htm",
    ];
    let whole: Vec<Vec<u8>> = names
        .iter()
        .map(|name| std::fs::read(input(name)).unwrap())
        .collect();
    proptest!(law(150), |(which in 0..names.len(), cut in any::<prop::sample::Index>(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8))| {
        let mut bytes = whole[which].clone();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for length in [bytes.len(), cut.index(bytes.len())] {
            let source = Source::from_bytes("page.html", &bytes[..length]);
            if let Err(error) = Format::named("html").unwrap().read(&source) {
                prop_assert!(!error.to_string().contains('\n'));
            }
        }
    });
}
