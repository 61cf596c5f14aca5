//! Papers of very many things: entries, items, sections, pages, notes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::hint::black_box;

use newsprint::formats::{Format, Source};

use super::{Case, again};

/// What is read: files by their paths, or one file.
fn files(name: &str, size: usize, make: fn(usize) -> Vec<(String, String)>) -> Case {
    Case::new(name, size, move |size| {
        let mut files = make(size);
        let source = if let [(name, text)] = &mut files[..] {
            Source::from_bytes(name, std::mem::take(text))
        } else {
            let files = files
                .into_iter()
                .map(|(path, text)| (path, text.into_bytes()));
            Source::from_files("paper", files.collect::<BTreeMap<_, _>>())
        };
        again(move || {
            black_box(Format::detect(&source).read(&source).is_ok());
        })
    })
}

fn one(name: &str, text: String) -> Vec<(String, String)> {
    vec![(name.to_owned(), text)]
}

/// So many pieces, each with its number.
fn many(size: usize, piece: impl Fn(&mut String, usize)) -> String {
    let mut text = String::new();
    for number in 0..size {
        piece(&mut text, number);
    }
    text
}

macro_rules! piece {
    ($($words:tt)*) => {
        |text: &mut String, n: usize| {
            let _ = write!(text, $($words)*, n = n);
        }
    };
}

// Below what it is made of.
mod books;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = feeds();
    cases.extend(agencies());
    cases.extend(scans());
    cases.extend(books::webs());
    cases.extend(books::books());
    cases
}

fn rss(inside: &str) -> Vec<(String, String)> {
    one(
        "a.rss",
        format!("<rss><channel><title>T</title>{inside}</channel></rss>"),
    )
}

fn feeds() -> Vec<Case> {
    vec![
        files("feed of entries", 500, |size| {
            rss(&many(
                size,
                piece!(
                    "<item><title>H{n}</title><description>words {n}</description><guid>{n}</guid></item>"
                ),
            ))
        }),
        files("feed of entries of categories", 500, |size| {
            rss(&many(
                size,
                piece!(
                    "<item><title>H{n}</title><category>c{n}</category><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>"
                ),
            ))
        }),
        files("feed of equal entries", 500, |size| {
            rss(&many(
                size,
                piece!(
                    "<item><title>H</title><description>words</description><link>{n}</link></item>"
                ),
            ))
        }),
        files("feed of files", 500, |size| {
            let files = many(
                size,
                piece!(
                    "<enclosure url=\"http://a/{n}.jpg\" type=\"image/jpeg\"/><enclosure url=\"http://a/{n}.mp3\"/>"
                ),
            );
            rss(&format!("<item><title>H</title>{files}</item>"))
        }),
        files("feed of fields of an entry", 300, |size| {
            let files = many(
                size,
                piece!(
                    "<category>c{n}</category><author>a{n}</author><description>{n}</description><link>l{n}</link><content>x{n}</content>"
                ),
            );
            rss(&format!("<item><title>H</title>{files}</item>"))
        }),
        files("feed of fields of its own", 300, |size| {
            let fields = many(
                size,
                piece!(
                    "<category>c{n}</category><managingEditor>a{n}</managingEditor><description>{n}</description><copyright>l{n}</copyright><skipDays>{n}</skipDays>"
                ),
            );
            rss(&format!("{fields}<item><title>H</title></item>"))
        }),
        files("feed of names of spaces", 300, |size| {
            let spaces = many(size, piece!(" xmlns:a{n}=\"http://a/{n}\""));
            let items = many(size, piece!("<item><title>H{n}</title></item>"));
            one(
                "a.rss",
                format!("<rss{spaces}><channel><title>T</title>{items}</channel></rss>"),
            )
        }),
        files("feed of attributes", 300, |size| {
            let all = many(size, piece!(" a{n}=\"b\""));
            rss(&format!("<item><title{all}>H</title></item>"))
        }),
        files("feed of items that never end", 500, |size| {
            rss(&many(size, piece!("<item><title>H{n}")))
        }),
        files("feed of many links", 300, |size| {
            let links = many(size, piece!("&lt;a href=\"x{n}\"&gt;a&lt;/a&gt; "));
            rss(&format!(
                "<item><title>H</title><link>http://a.b/c</link><description>{links}</description></item>"
            ))
        }),
        files("JSON feed of entries", 500, |size| {
            let items = many(
                size,
                piece!("{{\"id\":\"{n}\",\"title\":\"H{n}\",\"content_text\":\"words {n}\"}},"),
            );
            let items = items.trim_end_matches(',');
            one(
                "a.json",
                format!(
                    "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{items}]}}"
                ),
            )
        }),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table of inputs")]
fn agencies() -> Vec<Case> {
    vec![
        files("ninjs of items", 300, |size| {
            one(
                "a.jsonl",
                many(
                    size,
                    piece!(
                        "{{\"uri\":\"{n}\",\"headline\":\"H{n}\",\"versioncreated\":\"2026-01-01\",\"body_text\":\"words\"}}\n"
                    ),
                ),
            )
        }),
        files("ninjs of subjects", 300, |size| {
            one(
                "a.jsonl",
                many(
                    size,
                    piece!(
                        "{{\"uri\":\"{n}\",\"headline\":\"H{n}\",\"subject\":[{{\"name\":\"s{n}\"}}],\"versioncreated\":\"2026-01-01\",\"body_text\":\"words\"}}\n"
                    ),
                ),
            )
        }),
        files("ninjs of a package", 300, |size| {
            let items = many(
                size,
                piece!(
                    "\"a{n}\":{{\"uri\":\"{n}\",\"headline\":\"H{n}\",\"type\":\"text\",\"body_text\":\"words\"}},"
                ),
            );
            let items = items.trim_end_matches(',');
            one(
                "a.json",
                format!(
                    "{{\"uri\":\"p\",\"type\":\"composite\",\"headline\":\"P\",\"versioncreated\":\"2026-01-01\",\"associations\":{{{items}}}}}"
                ),
            )
        }),
        files("ninjs that are withdrawn", 300, |size| {
            one(
                "a.jsonl",
                many(
                    size,
                    piece!(
                        "{{\"uri\":\"{n}\",\"headline\":\"H{n}\",\"pubstatus\":\"usable\",\"versioncreated\":\"2026-01-01\",\"body_text\":\"w\"}}\n{{\"uri\":\"w{n}\",\"headline\":\"W{n}\",\"pubstatus\":\"canceled\"}}\n"
                    ),
                ),
            )
        }),
        files("NewsML of items", 200, |size| {
            let items = many(
                size,
                piece!(
                    "<newsItem guid=\"{n}\"><contentMeta><headline>H{n}</headline><subject qcode=\"s:{n}\"><name>S{n}</name></subject></contentMeta><contentSet><inlineXML><html><body><p>w</p></body></html></inlineXML></contentSet></newsItem>"
                ),
            );
            one(
                "a.xml",
                format!(
                    "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>{items}</itemSet></newsMessage>"
                ),
            )
        }),
        files("NewsML of a package", 200, |size| {
            let items = many(
                size,
                piece!(
                    "<newsItem guid=\"{n}\"><contentMeta><headline>H{n}</headline></contentMeta><contentSet><inlineXML><html><body><p>w</p></body></html></inlineXML></contentSet></newsItem>"
                ),
            );
            let named = many(
                size,
                piece!(
                    "<itemRef residref=\"{n}\"/><itemRef residref=\"none{n}\"><headline>N{n}</headline></itemRef>"
                ),
            );
            one(
                "a.xml",
                format!(
                    "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet><packageItem><groupSet root=\"r\"><group id=\"r\">{named}</group></groupSet></packageItem>{items}</itemSet></newsMessage>"
                ),
            )
        }),
        files("NewsML of groups", 200, |size| {
            let groups = many(size, |text, n| {
                let next = n + 1;
                let _ = write!(
                    text,
                    "<group id=\"g{n}\"><title>G{n}</title><groupRef idref=\"g{next}\"/><itemRef residref=\"{n}\"/></group>"
                );
            });
            let named = many(size, piece!("<groupRef idref=\"g{n}\"/>"));
            let items = many(
                size,
                piece!(
                    "<newsItem guid=\"{n}\"><contentMeta><headline>H{n}</headline></contentMeta><contentSet><inlineXML><html><body><p>w</p></body></html></inlineXML></contentSet></newsItem>"
                ),
            );
            one(
                "a.xml",
                format!(
                    "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet><packageItem><groupSet root=\"r\"><group id=\"r\">{named}</group>{groups}</groupSet></packageItem>{items}</itemSet></newsMessage>"
                ),
            )
        }),
        files("NITF of paragraphs", 300, |size| {
            let text = many(
                size,
                piece!(
                    "<p>words {n}</p><hl2>H{n}</hl2><media media-type=\"image\"><media-reference source=\"{n}.jpg\"/><media-caption>c{n}</media-caption></media>"
                ),
            );
            one(
                "a.nitf",
                format!(
                    "<nitf><head><title>H</title></head><body><body.content>{text}</body.content></body></nitf>"
                ),
            )
        }),
        files("NITF files", 40, |size| {
            let file = |n: usize| {
                (
                    format!("{n}.nitf"),
                    format!(
                        "<nitf><head><title>H{n}</title><tobject><tobject.subject tobject.subject.type=\"S{n}\"/></tobject></head><body><body.content><p>words {n}</p></body.content></body></nitf>"
                    ),
                )
            };
            (0..size).map(file).collect()
        }),
    ]
}

/// An issue that a library scanned: its pages, and the divisions of its logical map.
fn mets(pages: usize, divisions: &str) -> Vec<(String, String)> {
    let alto = |n: usize| {
        let block = |b: usize| {
            format!(
                "<TextBlock ID=\"P{n}_B{b}\" HPOS=\"0\" VPOS=\"{b}00\" WIDTH=\"500\" HEIGHT=\"90\"><TextLine HPOS=\"0\" VPOS=\"{b}00\" WIDTH=\"500\" HEIGHT=\"20\"><String CONTENT=\"word{b}\" HPOS=\"0\" VPOS=\"{b}00\" WIDTH=\"100\" HEIGHT=\"20\"/></TextLine></TextBlock>"
            )
        };
        let blocks: String = (0..20).map(block).collect();
        format!(
            "<alto><Layout><Page ID=\"P{n}\" WIDTH=\"1000\" HEIGHT=\"2000\"><PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>"
        )
    };
    let list = many(
        pages,
        piece!("<file ID=\"F{n}\" MIMETYPE=\"text/xml\"><FLocat xlink:href=\"{n}.xml\"/></file>"),
    );
    let physical = many(
        pages,
        piece!("<div TYPE=\"page\" LABEL=\"{n}\"><fptr FILEID=\"F{n}\"/></div>"),
    );
    let text = format!(
        "<mets xmlns=\"http://www.loc.gov/METS/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" LABEL=\"The Ferry, 1899-05-03\"><fileSec><fileGrp USE=\"Text\">{list}</fileGrp></fileSec><structMap TYPE=\"PHYSICAL\"><div TYPE=\"Newspaper\">{physical}</div></structMap><structMap TYPE=\"LOGICAL\"><div TYPE=\"Newspaper\">{divisions}</div></structMap></mets>"
    );
    let mut files: Vec<(String, String)> =
        (0..pages).map(|n| (format!("{n}.xml"), alto(n))).collect();
    files.push(("mets.xml".to_owned(), text));
    files
}

fn scans() -> Vec<Case> {
    vec![
        files("METS of pages", 8, |size| {
            mets(
                size,
                &many(
                    size,
                    piece!(
                        "<div TYPE=\"ARTICLE\" LABEL=\"A{n}\"><fptr><area FILEID=\"F{n}\" BETYPE=\"IDREF\" BEGIN=\"P{n}_B1\"/></fptr></div>"
                    ),
                ),
            )
        }),
        files("METS of articles of a page", 100, |size| {
            mets(
                1,
                &many(
                    size,
                    piece!(
                        "<div TYPE=\"ARTICLE\" LABEL=\"A{n}\" DMDID=\"D{n}\"><fptr><area FILEID=\"F0\" BETYPE=\"IDREF\" BEGIN=\"P0_B1\"/></fptr></div>"
                    ),
                ),
            )
        }),
        files("METS of areas that repeat a page", 100, |size| {
            let areas = "<fptr><area FILEID=\"F0\"/></fptr>".repeat(size);
            mets(
                1,
                &format!("<div TYPE=\"ARTICLE\" LABEL=\"A\">{areas}</div>"),
            )
        }),
        files("METS of sections", 100, |size| {
            mets(
                1,
                &many(
                    size,
                    piece!(
                        "<div TYPE=\"SECTION\" LABEL=\"S{n}\"><div TYPE=\"ARTICLE\" LABEL=\"A{n}\"><fptr><area FILEID=\"F0\" BETYPE=\"IDREF\" BEGIN=\"P0_B1\"/></fptr></div></div>"
                    ),
                ),
            )
        }),
        files("ALTO of blocks", 60, |size| {
            let blocks = many(
                size,
                piece!(
                    "<TextBlock ID=\"B{n}\" HPOS=\"0\" VPOS=\"{n}00\" WIDTH=\"500\" HEIGHT=\"90\"><TextLine HPOS=\"0\" VPOS=\"{n}00\" WIDTH=\"500\" HEIGHT=\"20\"><String CONTENT=\"word{n}\" HPOS=\"0\" VPOS=\"{n}00\" WIDTH=\"100\" HEIGHT=\"20\"/></TextLine></TextBlock>"
                ),
            );
            one(
                "a.xml",
                format!(
                    "<alto><Layout><Page ID=\"P\" WIDTH=\"1000\" HEIGHT=\"2000\"><PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>"
                ),
            )
        }),
    ]
}
