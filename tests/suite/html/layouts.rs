//! Layouts of pages around a known article: of newspapers, portals, blogs and systems of the press,
//! with the menus, sidebars, advertisements and footers that stand around it.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "pages of a test are few"
)]

/// An article to be put on a page.
pub(super) struct Story {
    pub(super) language: &'static str,
    pub(super) headline: String,
    pub(super) paragraphs: Vec<String>,
}

/// A name, and how it makes a page of an article.
type Layout = (&'static str, fn(&Story) -> String);

/// All layouts.
pub(super) const LAYOUTS: &[Layout] = &[
    ("semantic elements", semantic),
    ("boxes with names", boxes),
    ("boxes without names", nameless),
    ("tables", tables),
    ("line breaks", breaks),
    ("a paragraph a box", box_paragraphs),
    ("blog with comments", blog),
    ("advertisements inside", interrupted),
    ("microdata", microdata),
    ("headline in the title", untitled),
    ("long menus, short story", brief),
    ("one form around all", form),
    ("plain document", document),
    ("founder elements", founder),
    ("enterprise comments", enterprise),
    ("daily e-paper", daily),
];

/// What stands around, in the language of the story.
struct Around {
    menu: [&'static str; 6],
    related: &'static str,
    titles: [&'static str; 3],
    footer: &'static str,
    site: &'static str,
    share: &'static str,
    comment: &'static str,
}

fn around(story: &Story) -> Around {
    match story.language {
        "ja" => Around {
            menu: ["トップ", "社会", "経済", "文化", "天気", "購読案内"],
            related: "関連記事",
            titles: [
                "港の市場、東岸へ移る",
                "図書館の夜間開館、金曜も",
                "時計台の掃除はじまる",
            ],
            footer: "港町日報社　無断転載を禁じます　電話 00-0000-0000",
            site: "港町日報",
            share: "この記事をシェアする",
            comment: "とてもよい記事でした。明日も読みます。ありがとうございました。",
        },
        "en" => Around {
            menu: ["Home", "Town", "Business", "Arts", "Weather", "Subscribe"],
            related: "Related stories",
            titles: [
                "Market moves to the east quay",
                "Library keeps its night",
                "Town clock stopped for cleaning",
            ],
            footer: "Copyright The Harbour Post. All rights reserved. Contact the newsroom.",
            site: "The Harbour Post",
            share: "Share this story",
            comment: "I liked this story very much and shall read on tomorrow, thank you.",
        },
        _ => Around {
            menu: ["首页", "要闻", "经济", "文化", "天气", "订阅"],
            related: "相关新闻",
            titles: ["集市移到东岸", "图书馆周五夜间开放", "钟楼停摆清洗"],
            footer: "江城时报社版权所有　未经许可不得转载　电话：0000-0000000",
            site: "江城时报",
            share: "分享到朋友圈",
            comment: "这篇报道写得很好，明天还来看，谢谢记者的辛苦采访。",
        },
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn menu(around: &Around) -> String {
    let items = around
        .menu
        .iter()
        .map(|item| format!("<li><a href=\"/{item}\">{item}</a></li>"));
    format!("<ul>{}</ul>", items.collect::<String>())
}

fn related(around: &Around) -> String {
    let items = around
        .titles
        .iter()
        .map(|item| format!("<li><a href=\"/{item}\">{item}</a></li>"));
    format!(
        "<h3>{}</h3><ul>{}</ul>",
        around.related,
        items.collect::<String>()
    )
}

fn paragraphs(story: &Story, before: &str, after: &str) -> String {
    let texts = story.paragraphs.iter();
    texts
        .map(|text| format!("{before}{}{after}\n", escaped(text)))
        .collect()
}

fn head(story: &Story, more: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{} - {}</title>{more}\
         <style>p {{ margin: 0 }}</style><script>var a = '<p>no</p>';</script></head>\n<body>\n",
        story.language,
        escaped(&story.headline),
        around(story).site,
    )
}

fn semantic(story: &Story) -> String {
    let a = around(story);
    let linked = serde_json::json!({ "@type": "NewsArticle", "headline": story.headline, "datePublished": "2026-11-23" });
    let head = head(
        story,
        &format!("<script type=\"application/ld+json\">{linked}</script>"),
    );
    format!(
        "{head}<header><a href=\"/\">{}</a><nav>{}</nav></header><main><article><header><h1>{}</h1>\
         <time datetime=\"2026-11-23\">2026-11-23</time></header>{}<footer>{}</footer></article></main>\
         <aside>{}</aside><footer>{}</footer></body></html>",
        a.site,
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        a.share,
        related(&a),
        a.footer,
    )
}

fn boxes(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<div id=\"header\"><div class=\"logo\">{}</div><div class=\"nav\">{}</div></div>\
         <div class=\"wrap\"><div class=\"main-content\"><h1 class=\"title\">{}</h1><div class=\"article-body\">{}</div>\
         <div class=\"share\">{}</div></div><div class=\"sidebar\">{}</div></div><div id=\"footer\"><p>{}</p></div></body></html>",
        head(story, ""),
        a.site,
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        a.share,
        related(&a),
        a.footer,
    )
}

fn nameless(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<div class=\"css-1\"><div class=\"css-2\">{}</div><div class=\"css-3\"><h1>{}</h1><div><div class=\"css-4\">{}</div></div></div>\
         <div class=\"css-5\">{}</div><div class=\"css-6\">{}</div></div></body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p class=\"css-9\">", "</p>"),
        related(&a),
        a.footer,
    )
}

fn tables(story: &Story) -> String {
    let a = around(story);
    let links: String = a
        .menu
        .iter()
        .map(|item| format!("<tr><td><a href=\"/{item}\">{item}</a></td></tr>"))
        .collect();
    format!(
        "{}<table width=\"960\"><tr><td colspan=\"2\">{}</td></tr><tr><td width=\"160\"><table>{links}</table></td>\
         <td><table><tr><td><h1>{}</h1></td></tr><tr><td>{}</td></tr></table></td></tr>\
         <tr><td colspan=\"2\"><font size=\"1\">{}</font></td></tr></table></body></html>",
        head(story, ""),
        a.site,
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        a.footer,
    )
}

fn breaks(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<div class=\"nav\">{}</div><div class=\"con\"><h1>{}</h1><div id=\"text\">{}</div></div>\
         <div class=\"related\">{}</div><div class=\"footer\">{}</div></body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "　　", "<br><br>"),
        related(&a),
        a.footer,
    )
}

fn box_paragraphs(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<div class=\"menu\">{}</div><div class=\"story\"><h1>{}</h1><div class=\"text\">{}</div></div><div class=\"footer\">{}</div></body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<div>", "</div>"),
        a.footer,
    )
}

fn blog(story: &Story) -> String {
    let a = around(story);
    let comments = format!("<li class=\"comment\"><p>{}</p></li>", a.comment).repeat(5);
    format!(
        "{}<div id=\"page\"><div id=\"masthead\">{}</div><div id=\"primary\"><div class=\"post hentry\"><h1 class=\"entry-title\">{}</h1>\
         <div class=\"entry-content\">{}</div></div><div id=\"comments\"><h2>5</h2><ol>{comments}</ol></div></div>\
         <div id=\"secondary\" class=\"widget-area\">{}</div><div id=\"colophon\">{}</div></div></body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        related(&a),
        a.footer,
    )
}

fn interrupted(story: &Story) -> String {
    let a = around(story);
    let mut body = String::new();
    for (at, text) in story.paragraphs.iter().enumerate() {
        body += &format!("<p>{}</p>", escaped(text));
        if at == 1 {
            body += &format!(
                "<div class=\"ad\"><a href=\"/ad\">{}</a></div><aside class=\"related\">{}</aside>",
                a.menu[5],
                related(&a)
            );
        }
    }
    format!(
        "{}<nav>{}</nav><main><h1>{}</h1><div class=\"social-share\">{}</div><section>{body}</section>\
         <form class=\"newsletter\"><p>{}</p><input></form></main><footer>{}</footer></body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        a.share,
        a.menu[5],
        a.footer,
    )
}

fn microdata(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<div>{}</div><div itemscope itemtype=\"https://schema.org/NewsArticle\"><h2 itemprop=\"headline\">{}</h2>\
         <meta itemprop=\"datePublished\" content=\"2026-11-23\"><div itemprop=\"articleBody\">{}</div></div><div>{}</div><div>{}</div></body></html>",
        head(
            story,
            &format!(
                "<meta property=\"og:title\" content=\"{}\">",
                escaped(&story.headline).replace('"', "&quot;")
            )
        ),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        related(&a),
        a.footer,
    )
}

fn untitled(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<div class=\"top\">{}</div><center><font size=\"5\"><b>{}</b></font></center><div class=\"body\">{}</div><div class=\"bottom\">{}</div></body></html>",
        head(story, "").replace(" - ", "_"),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        a.footer,
    )
}

fn brief(story: &Story) -> String {
    let a = around(story);
    let menus = format!("<div class=\"menu\">{}</div>", menu(&a)).repeat(8);
    format!(
        "{}{menus}<div class=\"content\"><h1>{}</h1>{}</div><div class=\"footer\">{}</div></body></html>",
        head(story, ""),
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        a.footer,
    )
}

fn form(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<form id=\"aspnetForm\"><div class=\"topmenu\">{}</div><div class=\"article\"><h1>{}</h1><div class=\"TRS_Editor\">{}</div></div>\
         <div class=\"hotnews\">{}</div><div class=\"copyright\">{}</div></form></body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>　　", "</p>"),
        related(&a),
        a.footer,
    )
}

fn document(story: &Story) -> String {
    format!(
        "{}<h1>{}</h1>\n{}</body></html>",
        head(story, ""),
        escaped(&story.headline),
        paragraphs(story, "<p>", "")
    )
}

fn founder(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}{}<founder-title>{}</founder-title><founder-date>2026-11-23</founder-date><founder-content>{}</founder-content>{}</body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>", "</p>"),
        a.footer,
    )
}

fn enterprise(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}{}<!--enpproperty <date>2026-11-23 00:00:00.0</date><title>{}</title>/enpproperty--><div><!--enpcontent-->{}<!--/enpcontent--></div>{}</body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<P>", "</P>"),
        a.footer,
    )
}

fn daily(story: &Story) -> String {
    let a = around(story);
    format!(
        "{}<div class=\"news\">{}</div><div class=\"article\"><h1>{}</h1><div id=\"ozoom\">{}</div></div><div>{}</div></body></html>",
        head(story, ""),
        menu(&a),
        escaped(&story.headline),
        paragraphs(story, "<p>　　", "</p>"),
        a.footer,
    )
}
