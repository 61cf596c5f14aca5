//! Texts of one mark over and over, in every format that has such a mark.

use std::hint::black_box;

use newsprint::formats::{Format, Source};

use super::{Case, Work, again};

/// The format, and what stands before and behind the marks.
const FRAMES: &[(&str, &str, &str)] = &[
    (
        "native",
        "+++\nformat = 1\ntitle = \"x\"\n+++\n\n# H\n\n",
        "\n",
    ),
    ("markdown", "# H\n\nwords\n\n", "\n"),
    (
        "html",
        "<html><body><h1>H</h1><p>Words of a story, and some more of them. ",
        "",
    ),
    (
        "feed",
        "<rss><channel><title>T</title><item><title>H</title><description>",
        "</description></item></channel></rss>",
    ),
    (
        "aozora",
        "題\n人\n\n-------------------------------------------------------\n【テキスト中に現れる記号について】\n《》：ルビ\n-------------------------------------------------------\n\n",
        "\n",
    ),
    (
        "gutenberg",
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nCHAPTER I\n\n",
        "\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n",
    ),
    ("plain", "今天的新闻\n\n　　", "\n"),
    (
        "ninjs",
        "{\"uri\":\"a\",\"headline\":\"H\",\"versioncreated\":\"2026-01-01\",\"body_xhtml\":\"<p>words ",
        "\"}",
    ),
    (
        "nitf",
        "<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>w ",
        "</p></body.content></body></nitf>",
    ),
];

/// Marks that open, close or part something somewhere; what stands in JSON has no quotes.
const UNITS: &[&str] = &[
    // Ours, and Markdown's.
    "{a|b",
    "{",
    "{a|b}",
    "a|",
    "*a_ ",
    "*a **a ",
    "a**b",
    "a_ ",
    "_a ",
    "a]",
    "[a",
    "[a](",
    "[a](<b",
    "[a](b",
    "![",
    "![[]()",
    "[ a_",
    "[ (](",
    "***a",
    "`a``b```",
    "\\",
    "> ",
    "- ",
    "1. ",
    "* a\n",
    "~~~\n",
    "```\n",
    "| a ",
    "| a\n",
    "[^a]",
    "[^a]: b\n\n",
    "[a]: b\n",
    "[a][b]",
    "$a",
    "$$a",
    "\\(a",
    "\\begin{a}",
    "^a",
    "~a",
    "==a",
    "<a@b.c>",
    "http://a.b/",
    "www.a",
    "a@b",
    ":::a\n",
    "+++\n",
    "---\n",
    "# a\n\n",
    "a\n===\n",
    "%%a",
    "[[a",
    "![[a",
    "#a ",
    "{{<a",
    "{%a",
    // HTML's.
    "<",
    "&",
    "&a",
    "&amp",
    "&#",
    "&#x",
    "<a",
    "<a ",
    "<!--",
    "<!",
    "<?",
    "<![CDATA[",
    "<script>",
    "<style>",
    "<p>",
    "<b>",
    "</b>",
    "<b><p>",
    "<div>",
    "<li>",
    "<table>",
    "<td>",
    "<a href=x>",
    "<img src=a>",
    "<ruby>a<rt>b",
    "<math>",
    "<mfrac>",
    "<sup>1",
    "<br>",
    "<h2>a",
    "<hr>",
    "<p>a</p>",
    "<svg>",
    "<noscript>",
    "<template>",
    "<select>",
    "<form>",
    "<nobr>",
    "<font>",
    // Those of Aozora Bunko.
    "｜",
    "《",
    "》",
    "《a》",
    "｜a《b》",
    "［＃",
    "［＃a",
    "［＃a］",
    "［＃「a」に傍点］",
    "a［＃「a」に傍点］",
    "※［＃",
    "※［＃a］",
    "〔",
    "〔a",
    "〔a'〕",
    "［",
    "［＃ここから１字下げ］\n",
    "［＃大見出し］a［＃大見出し終わり］\n",
    "［＃「b」に傍点］",
    // Of Project Gutenberg and of bare pages.
    "_a",
    "[1] ",
    "[1] a\n\n",
    "[Illustration",
    "[Illustration: a]\n\n",
    "CHAPTER II\n\na\n\n",
    "      a\n",
    "(",
    ")",
    "（",
    "）",
    "“",
    "”",
    "「",
    "」",
    "【",
    "】",
    "——",
    "……",
    "。",
    "、",
    "　　a\n",
    "a\n\n",
    "a  b  c\n",
    "a\t",
    "图为a\n",
    "本报记者 王明\n",
    "1\n",
    "第1版\n",
    "\u{c}",
    "下转第2版\n",
    "A-\n",
    "....... 1\n",
];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (format, before, behind) in FRAMES {
        for unit in UNITS {
            let unit = if *format == "ninjs" {
                unit.replace('\\', "\\\\")
                    .replace('\n', "\\n")
                    .replace(['\t', '\u{c}'], " ")
            } else {
                (*unit).to_owned()
            };
            let name = format!("{format}: {unit:?}");
            cases.push(Case::new(&name, 1500 / unit.len().max(3), move |size| {
                read(format, &format!("{before}{}{behind}", unit.repeat(size)))
            }));
        }
    }
    cases.extend(nested());
    cases
}

fn nested() -> Vec<Case> {
    let nests: &[(&str, &str, &str, &str)] = &[
        ("markdown", "*a **a ", "b", " a** a*"),
        ("markdown", "[", "a", "]"),
        ("markdown", "> ", "a", ""),
        ("html", "<div>", "a", "</div>"),
        ("html", "<b><i>", "a", "</i></b>"),
        ("html", "<span>a", "a", "</span>"),
        ("aozora", "［＃", "a", "］"),
        ("native", "{a|", "b", "}"),
        ("html", "<mrow>", "a", "</mrow>"),
    ];
    let case = |(format, open, middle, close): &(
        &'static str,
        &'static str,
        &'static str,
        &'static str,
    )| {
        let (format, open, middle, close) = (*format, *open, *middle, *close);
        let name = format!("{format}: nested {open:?}");
        Case::new(&name, 100, move |size| {
            let before = FRAMES.iter().find(|frame| frame.0 == format);
            let (_, before, behind) = before.copied().unwrap_or_default();
            let text = format!(
                "{before}{}{middle}{}{behind}",
                open.repeat(size),
                close.repeat(size)
            );
            read(format, &text)
        })
    };
    nests.iter().map(case).collect()
}

fn read(format: &str, text: &str) -> Work {
    let format = Format::named(format).expect("a format");
    let source = Source::from_bytes("page.txt", text);
    again(move || {
        black_box(Format::detect(&source));
        black_box(format.read(&source).is_ok());
    })
}
