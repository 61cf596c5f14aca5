//! Bombs of names that stand for text.

use super::documents::{alto, fb2, fodt, mets, newsml, nitf, rss, tei, word};
use super::packed::{epub, page};
use super::{Bomb, EXPANDS, bomb};
use std::fmt::Write as _;

pub(super) const NAMES: &[Bomb] = &[
    bomb(
        "names in text, tei",
        "a.xml",
        || tei(&quad(), &"&a;".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in attributes, tei",
        "a.xml",
        || tei(&quad(), &format!("<p n=\"{}\"/>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in names, tei",
        "a.xml",
        || tei(&laughs(9), "<p>&n9;</p>"),
        EXPANDS,
    ),
    bomb(
        "100 000 names in one another, tei",
        "a.xml",
        || tei(&laughs(100_000), "<p>&n5;&n16;&n100000;</p>"),
        EXPANDS,
    ),
    bomb(
        "names of elements, tei",
        "a.xml",
        || {
            tei(
                &format!("<!ENTITY a '{}'>", "<p/>".repeat(2000)),
                &"&a;".repeat(5000),
            )
        },
        EXPANDS,
    ),
    bomb(
        "names that nobody declares, tei",
        "a.xml",
        || {
            tei(
                "",
                &(0..40_000).fold(String::new(), |all, at| all + &format!("<p>&x{at};</p>")),
            )
        },
        "",
    ),
    bomb(
        "names in text, nitf",
        "a.xml",
        || nitf(&quad(), &format!("<p>{}</p>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in text, newsml",
        "a.xml",
        || newsml(&quad(), &"&a;".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in text, alto",
        "a.xml",
        || alto(&quad(), &"<String CONTENT=\"&a;\"/>".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in text, mets",
        "a.xml",
        || mets(&quad(), &"<div LABEL=\"&a;\"/>".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in text, fb2",
        "a.fb2",
        || fb2(&quad(), &format!("<p>{}</p>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in text, fodt",
        "a.fodt",
        || fodt(&quad(), &format!("<text:p>{}</text:p>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in text, rss",
        "a.rss",
        || rss(&quad(), &"&a;".repeat(5000)),
        "",
    ),
    bomb(
        "names in text, docx",
        "a.docx",
        || {
            word(
                &quad(),
                &format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "&a;".repeat(5000)),
            )
        },
        EXPANDS,
    ),
    bomb(
        "names in text, epub",
        "a.epub",
        || {
            epub(&[(
                "c.xhtml",
                page(&quad(), &format!("<p>{}</p>", "&a;".repeat(5000))),
            )])
        },
        EXPANDS,
    ),
];

/// One name of 2 000 letters.
fn quad() -> String {
    format!("<!ENTITY a '{}'>", "A".repeat(2000))
}

/// Names that stand for ten of the one before, so many of them.
fn laughs(count: usize) -> String {
    let mut all = "<!ENTITY n0 'ha'>".to_owned();
    for number in 1..=count {
        let times = if count > 100 { 1 } else { 10 };
        let inner = format!("&n{};", number - 1).repeat(times);
        let _ = write!(all, "<!ENTITY n{number} '{inner}'>");
    }
    all
}

/// Elements that nest by the names they stand in.
pub(super) fn nested_names() -> Vec<u8> {
    let tags = ["<hi>".repeat(100), "</hi>".repeat(100)];
    let mut all = "<!ENTITY n0 'x'>".to_owned();
    for number in 1..=8 {
        let _ = write!(
            all,
            "<!ENTITY n{number} '{}&n{};{}'>",
            tags[0],
            number - 1,
            tags[1]
        );
    }
    tei(&all, "<p>&n8;</p>")
}

pub(super) fn names(count: usize) -> String {
    (0..count).fold(String::new(), |mut all, at| {
        let _ = write!(all, " a{at}=''");
        all
    })
}
