//! Bombs of what nests without end.

use super::documents::{
    alto, aozora, fb2, fodt, html, json_feed, mets, newsml, ninjs, nitf, own, rss, tei, word,
};
use super::names::nested_names;
use super::packed::{CONTAINER, epub, page, zipped};
use super::pdf::pdf_of;
use super::{Bomb, DEEP, NESTED, bomb};

pub(super) const NESTING: &[Bomb] = &[
    bomb(
        "nested, tei",
        "a.xml",
        || tei("", &"<div>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested, nitf",
        "a.xml",
        || nitf("", &"<p>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, newsml",
        "a.xml",
        || newsml("", &"<a>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, alto",
        "a.xml",
        || alto("", &"<TextBlock>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, mets",
        "a.xml",
        || mets("", &"<div>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, fb2",
        "a.fb2",
        || fb2("", &"<section>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, fodt",
        "a.fodt",
        || fodt("", &"<text:section>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, rss",
        "a.rss",
        || rss("", &"<a>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested in words, rss",
        "a.rss",
        || rss("", &"&lt;div>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested, docx",
        "a.docx",
        || word("", &"<w:tbl><w:tr><w:tc>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, epub",
        "a.epub",
        || epub(&[("c.xhtml", page("", &"<div>".repeat(NESTED)))]),
        "",
    ),
    bomb("nested package, epub", "a.epub", nested_package, ""),
    bomb("nested names, tei", "a.xml", nested_names, ""),
    bomb(
        "nested div, html",
        "a.html",
        || html(&"<div>x".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested emphasis, html",
        "a.html",
        || html(&"<b><i><font>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested tables, html",
        "a.html",
        || html(&"<table><tr><td>x".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested lists, html",
        "a.html",
        || html(&"<ul><li>x".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested formulas, html",
        "a.html",
        || {
            html(&format!(
                "<p>x<math>{}",
                "<mrow><msup><mi>a</mi>".repeat(NESTED)
            ))
        },
        "",
    ),
    bomb(
        "nested drawings, html",
        "a.html",
        || html(&"<svg><g>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested quotations, markdown",
        "a.md",
        || format!("# a\n\n{}x", "> ".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested lists, markdown",
        "a.md",
        || format!("# a\n\n{}x", "- ".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested brackets, markdown",
        "a.md",
        || format!("# a\n\n{}x", "[".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested links, markdown",
        "a.md",
        || format!("# a\n\n{}x{}", "![".repeat(NESTED), "](a)".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested emphasis, markdown",
        "a.md",
        || format!("# a\n\n{}", "*a _b ".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested stress, markdown",
        "a.md",
        || format!("# a\n\n{}x{}", "**".repeat(NESTED), "**".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested stress, our own",
        "a.md",
        || {
            own(&format!(
                "{}x{}",
                "**a ".repeat(NESTED),
                " b**".repeat(NESTED)
            ))
        },
        "",
    ),
    bomb(
        "nested ruby, our own",
        "a.md",
        || own(&"{漢|".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested, ninjs",
        "a.json",
        || ninjs(&format!("{}1{}", "[".repeat(NESTED), "]".repeat(NESTED))),
        "",
    ),
    bomb(
        "nested, json feed",
        "a.json",
        || json_feed(&"[".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested linked data, html",
        "a.html",
        || {
            html(&format!(
                "<script type='application/ld+json'>{}</script><p>x",
                "[".repeat(NESTED)
            ))
        },
        "",
    ),
    bomb(
        "nested, aozora",
        "a.txt",
        || aozora(&"［＃（".repeat(2000)),
        "",
    ),
    bomb(
        "nested, pdf",
        "a.pdf",
        || {
            pdf_of(&[&format!(
                "<< /Type /Catalog /Pages 2 0 R /X {} >>",
                "[".repeat(NESTED)
            )])
        },
        "",
    ),
];

fn nested_package() -> Vec<u8> {
    let package = format!("<package><metadata>{}", "<a>".repeat(NESTED));
    zipped(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("b.opf", package.as_bytes()),
        ("c.xhtml", &page("", "<p>x</p>")),
    ])
}
