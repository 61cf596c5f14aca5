//! Bombs of what repeats.

use super::documents::{alto, aozora, fb2, gutenberg, html, ninjs, nitf, rss, tei, word};
use super::names::names;
use super::{ATTRIBUTES, Bomb, ELEMENTS, MANY, bomb};

pub(super) const MANY_THINGS: &[Bomb] = &[
    bomb(
        "many elements, tei",
        "a.xml",
        || tei("", &"<p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, nitf",
        "a.xml",
        || nitf("", &"<p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, fb2",
        "a.fb2",
        || fb2("", &"<p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, alto",
        "a.xml",
        || alto("", &"<SP/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, docx",
        "a.docx",
        || word("", &"<w:p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many attributes of one, tei",
        "a.xml",
        || tei("", &format!("<p{}/>", names(MANY))),
        "",
    ),
    bomb(
        "many attributes of one, nitf",
        "a.xml",
        || nitf("", &format!("<p{}/>", names(MANY))),
        ATTRIBUTES,
    ),
    bomb(
        "many attributes of many, tei",
        "a.xml",
        || tei("", &"<p a='' b='' c='' d=''/>".repeat(MANY)),
        ELEMENTS,
    ),
    bomb(
        "many items, rss",
        "a.rss",
        || rss("", &"</title></item><item><title>x".repeat(MANY / 3)),
        "",
    ),
    bomb(
        "many tags in items, rss",
        "a.rss",
        || {
            rss(
                "",
                &format!(
                    "</title><description>{}</description></item><item><title>x",
                    "&lt;b>x".repeat(20_000)
                )
                .repeat(50),
            )
        },
        "",
    ),
    bomb(
        "many attributes, rss",
        "a.rss",
        || rss("", &format!("<a{}/>", names(MANY))),
        "",
    ),
    bomb(
        "many elements, html",
        "a.html",
        || html(&"<p>a".repeat(MANY * 3)),
        "more than a page of its length",
    ),
    bomb(
        "many links, html",
        "a.html",
        || html(&"<a href=x>y</a> ".repeat(MANY)),
        "",
    ),
    bomb(
        "many cells, html",
        "a.html",
        || html(&format!("<table>{}", "<tr><td>x<td>y".repeat(MANY))),
        "",
    ),
    bomb(
        "wide cells, html",
        "a.html",
        || {
            html(&format!(
                "<table><tr>{}",
                "<td colspan=1000000000 rowspan=1000000000>x".repeat(MANY / 10)
            ))
        },
        "",
    ),
    bomb(
        "many attributes, html",
        "a.html",
        || html(&format!("<p{}>x", names(MANY))),
        "",
    ),
    bomb(
        "many complaints, html",
        "a.html",
        || html(&"<".repeat(MANY * 3)),
        "",
    ),
    bomb(
        "many notes, html",
        "a.html",
        || {
            html(
                &"<a epub:type=noteref href='#a'>1</a><aside id=a epub:type=footnote>x</aside>"
                    .repeat(MANY / 20),
            )
        },
        "",
    ),
    bomb(
        "many paragraphs, markdown",
        "a.md",
        || "# a\n\nb\n\n".repeat(MANY).into(),
        "",
    ),
    bomb(
        "many links, markdown",
        "a.md",
        || format!("# a\n\n{}", "[a](b) ".repeat(MANY)).into(),
        "",
    ),
    bomb(
        "many pictures, markdown",
        "a.md",
        || format!("# a\n\n{}", "![](b)\n\n".repeat(MANY)).into(),
        "",
    ),
    bomb(
        "many cells, markdown",
        "a.md",
        || format!("# a\n\n|a|b|\n|-|-|\n{}", "|x|y|\n".repeat(MANY)).into(),
        "",
    ),
    bomb(
        "many columns, markdown",
        "a.md",
        || {
            format!(
                "# a\n\n{}|\n{}|\n{}",
                "|a".repeat(3000),
                "|-".repeat(3000),
                "|x\n".repeat(3000)
            )
            .into()
        },
        "",
    ),
    bomb(
        "many values, ninjs",
        "a.json",
        || ninjs(&format!("[{}0]", "0,".repeat(MANY * 8))),
        "more values than",
    ),
    bomb(
        "many tags, ninjs",
        "a.json",
        || ninjs(&format!("\"{}\"", "<b>x".repeat(MANY * 3))),
        "",
    ),
    bomb(
        "many lines, plain",
        "a.txt",
        || "a\n".repeat(MANY * 5).into(),
        "",
    ),
    bomb(
        "one line, plain",
        "a.txt",
        || "word ".repeat(MANY * 5).into(),
        "",
    ),
    bomb(
        "one word, plain",
        "a.txt",
        || "字".repeat(MANY * 5).into(),
        "",
    ),
    bomb(
        "empty lines, plain",
        "a.txt",
        || format!("a{}b", "\n".repeat(MANY * 10)).into(),
        "",
    ),
    bomb("nothing but NUL, plain", "a.txt", || vec![0; MANY * 10], ""),
    bomb(
        "many readings, aozora",
        "a.txt",
        || aozora(&"漢《か》".repeat(MANY / 3)),
        "",
    ),
    bomb(
        "many notes, aozora",
        "a.txt",
        || aozora(&"［＃改ページ］\n".repeat(MANY / 10)),
        "",
    ),
    bomb(
        "many chapters, gutenberg",
        "a.txt",
        || gutenberg(&"\n\n\nCHAPTER I\n\n\nx\n".repeat(MANY / 10)),
        "",
    ),
];
