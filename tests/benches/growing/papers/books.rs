//! Pages of the web and books of very many things.

use std::fmt::Write;

use super::{Case, files, many, one};

const PROSE: &str =
    "Some words of the story of this page, on more than one line, so that it is one. ";

#[expect(clippy::too_many_lines, reason = "a table of inputs")]
pub(super) fn webs() -> Vec<Case> {
    vec![
        files("HTML index of pages", 30, |size| {
            let links = many(size, piece!("<li><a href=\"p{n}.html\">Story {n}</a></li>"));
            let mut files = one(
                "index.html",
                format!("<html><body><ul>{links}</ul></body></html>"),
            );
            files.extend((0..size).map(|n| {
                (
                    format!("p{n}.html"),
                    format!(
                        "<html><body><h1>Story {n}</h1><p>{}</p></body></html>",
                        PROSE.repeat(3)
                    ),
                )
            }));
            files
        }),
        files("HTML pages without an index", 30, |size| {
            let page = |n: usize| {
                (
                    format!("p{n}.html"),
                    format!(
                        "<html><body><h1>Story {n}</h1><p>{}</p></body></html>",
                        PROSE.repeat(3)
                    ),
                )
            };
            (0..size).map(page).collect()
        }),
        files("HTML nodes of a paper", 30, |size| {
            let nodes = many(size, piece!("<a href=\"node_{n}.htm\">Page {n}</a>"));
            let mut files = one("node_0.htm", format!("<html><body>{nodes}</body></html>"));
            files.extend((1..size).map(|n| {
                (
                    format!("node_{n}.htm"),
                    format!(
                        "<html><body><a href=\"content_{n}_1.htm\">Story {n}</a></body></html>"
                    ),
                )
            }));
            files.extend((1..size).map(|n| {
                (
                    format!("content_{n}_1.htm"),
                    format!(
                        "<html><body><h1>Story {n}</h1><p>{}</p></body></html>",
                        PROSE.repeat(3)
                    ),
                )
            }));
            files
        }),
        files("HTML of paragraphs", 100, |size| {
            one(
                "a.html",
                format!(
                    "<html><body><article><h1>H</h1>{}</article></body></html>",
                    many(size, |text, n| {
                        let _ = write!(text, "<p>{n} {PROSE}</p>");
                    })
                ),
            )
        }),
        files("HTML of links", 100, |size| {
            one(
                "a.html",
                format!(
                    "<html><body><article><h1>H</h1><p>{PROSE}</p><ul>{}</ul></article></body></html>",
                    many(
                        size,
                        piece!("<li><a href=\"#n{n}\" id=\"n{n}\">{n}</a></li>")
                    )
                ),
            )
        }),
        files("HTML of notes", 100, |size| {
            let text = many(
                size,
                piece!("<p>words <a href=\"#f{n}\" id=\"r{n}\">[{n}]</a></p>"),
            );
            let notes = many(
                size,
                piece!("<li id=\"f{n}\">note {n} <a href=\"#r{n}\">back</a></li>"),
            );
            one(
                "a.html",
                format!(
                    "<html><body><article><h1>H</h1>{text}<ol>{notes}</ol></article></body></html>"
                ),
            )
        }),
        files("HTML of pictures", 100, |size| {
            one(
                "a.html",
                format!(
                    "<html><body><article><h1>H</h1>{}</article></body></html>",
                    many(
                        size,
                        piece!(
                            "<p>words and words and words</p><img src=\"{n}.jpg\" alt=\"a{n}\">"
                        )
                    )
                ),
            )
        }),
        files("HTML of rows", 100, |size| {
            one(
                "a.html",
                format!(
                    "<html><body><article><h1>H</h1><p>{PROSE}</p><table>{}</table></article></body></html>",
                    many(
                        size,
                        piece!("<tr><td>{n}<td rowspan=3>b<td colspan=2>c</tr>")
                    )
                ),
            )
        }),
        files("HTML of headings", 100, |size| {
            one(
                "a.html",
                format!(
                    "<html><body><article><h1>H</h1>{}</article></body></html>",
                    many(size, |text, n| {
                        let _ = write!(text, "<h2>h{n}</h2><p>{PROSE}</p>");
                    })
                ),
            )
        }),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table of inputs")]
pub(super) fn books() -> Vec<Case> {
    vec![
        files("native of stories", 500, |size| {
            one(
                "a.md",
                format!(
                    "+++\nformat = 1\ntitle = \"x\"\n+++\n\n{}",
                    many(size, piece!("# H{n}\n\nwords\n\n"))
                ),
            )
        }),
        files("native of sections", 500, |size| {
            one(
                "a.md",
                format!(
                    "+++\nformat = 1\ntitle = \"x\"\n+++\n\n{}",
                    many(
                        size,
                        piece!("# H{n}\n+++\nsection = \"S{n}\"\n+++\n\nwords\n\n")
                    )
                ),
            )
        }),
        files("native of things left out", 300, |size| {
            one(
                "a.md",
                format!(
                    "+++\nformat = 1\ntitle = \"x\"\n+++\n\n# H\n\n{}",
                    many(size, piece!("<x{n}>words [a](b \"t{n}\")\n\n"))
                ),
            )
        }),
        files("native files", 40, |size| {
            let mut files = one("issue.toml", "format = 1\ntitle = \"x\"\n".to_owned());
            files.extend((0..size).map(|n| {
                (
                    format!("{n:06}.md"),
                    format!("+++\nsection = \"S{n}\"\n+++\n\n# H{n}\n\nwords\n"),
                )
            }));
            files
        }),
        files("Markdown of notes", 300, |size| {
            one(
                "a.md",
                format!(
                    "# H\n\n{}\n\n{}",
                    many(size, piece!("words[^{n}]\n\n")),
                    many(size, piece!("[^{n}]: note {n}\n\n"))
                ),
            )
        }),
        files("Markdown of references", 300, |size| {
            one(
                "a.md",
                format!(
                    "# H\n\n{}\n\n{}",
                    many(size, piece!("[words][r{n}]\n\n")),
                    many(size, piece!("[r{n}]: http://a/{n}\n"))
                ),
            )
        }),
        files("Markdown of headings", 300, |size| {
            one(
                "a.md",
                many(
                    size,
                    piece!("# H{n}\n\nwords\n\n## h{n}\n\n![a](p{n}.jpg)\n\n"),
                ),
            )
        }),
        files("Gutenberg of chapters", 200, |size| {
            one(
                "a.txt",
                format!(
                    "The Project Gutenberg eBook of X\n\nTitle: X\n\nAuthor: Y\n\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nX\n\nCONTENTS\n\n{}\n\n{}\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n",
                    many(size, piece!("CHAPTER {n}\n")),
                    many(
                        size,
                        piece!(
                            "\n\nCHAPTER {n}\n\nwords [{n}] and words\n\n[Footnote {n}: note]\n\n"
                        )
                    )
                ),
            )
        }),
        files("Aozora of headings", 200, |size| {
            one(
                "a.txt",
                format!(
                    "題\n人\n\n-------------------------------------------------------\n【テキスト中に現れる記号について】\n《》：ルビ\n-------------------------------------------------------\n\n{}",
                    many(
                        size,
                        piece!(
                            "［＃大見出し］章{n}［＃大見出し終わり］\n\n言葉《ことば》{n}\n［＃挿絵（fig{n}.png）入る］\n"
                        )
                    )
                ),
            )
        }),
        files("raw page of lines", 200, |size| {
            one(
                "page.txt",
                many(
                    size,
                    piece!(
                        "　　今年以来，各地区各部门认真贯彻{n}\n落实党中央决策部署，推动高质量发展。\n"
                    ),
                ),
            )
        }),
        files("raw page of stories", 100, |size| {
            one(
                "page.txt",
                many(
                    size,
                    piece!(
                        "第{n}条新闻的标题\n本报记者　王明\n\n　　本报北京8月2日电 今年以来，各地区各部门认真贯彻{n}落实党中央决策部署。\n　　推动高质量发展取得新成效。\n\n"
                    ),
                ),
            )
        }),
        files("raw page of columns", 100, |size| {
            one(
                "page.txt",
                many(
                    size,
                    piece!(
                        "今年以来，各地区各部门{n:05}    推动高质量发展取得成效{n:05}    落实党中央决策部署{n:05}\n"
                    ),
                ),
            )
        }),
        files("text of letters", 100, |size| {
            one(
                "mail.txt",
                many(
                    size,
                    piece!(
                        "From: a{n}@b.c\nTo: d@e.f\nSubject: s{n}\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\n> quoted {n}\n\nwords {n}\n\n"
                    ),
                ),
            )
        }),
    ]
}
