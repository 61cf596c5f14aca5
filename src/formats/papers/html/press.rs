//! Pages of digital newspapers (数字报): the few systems that set them mark headline, byline and body
//! outright, and mark them alike in hundreds of papers.

use super::facts::{day, words};
use super::sheet::Sheet;
use crate::hypertext::{self, Node};
use newsprint_issue::Date;

/// The story of a page as its system marks it.
#[derive(Debug, Default)]
pub(crate) struct Story {
    pub(crate) kicker: String,
    pub(crate) headline: String,
    pub(crate) deck: String,
    pub(crate) byline: String,
    pub(crate) date: Option<Date>,
    /// The name of the page it was printed on (版名).
    pub(crate) section: String,
    /// Its body, as HTML.
    pub(crate) body: String,
}

/// The story of a page, when it is set by a system that we know.
pub(crate) fn story(sheet: &Sheet) -> Option<Story> {
    founder(sheet)
        .or_else(|| enpower(&sheet.html))
        .or_else(|| daily(sheet))
        .filter(|story| !words(&story.body).is_empty() && !story.headline.is_empty())
}

/// Elements of their own: `<founder-title>`, `<founder-content>`.
fn founder(sheet: &Sheet) -> Option<Story> {
    let content = sheet.tree.select_single("founder-content");
    let body = content.nodes().first()?.inner_html().to_string();
    let text = |name: &str| words(&sheet.tree.select_single(name).text());
    let deck = text("founder-subtitle");
    Some(Story {
        kicker: text("founder-introtitle"),
        headline: text("founder-title"),
        deck,
        byline: text("founder-author"),
        date: day(&text("founder-date")),
        section: text("founder-nodename"),
        body,
    })
}

/// Comments around the body, and another with the facts.
fn enpower(html: &str) -> Option<Story> {
    let (_, after) = html.split_once("<!--enpcontent-->")?;
    let (body, _) = after.split_once("<!--/enpcontent-->")?;
    let facts = html
        .split_once("<!--enpproperty")
        .map_or("", |(_, after)| after);
    let facts = facts.split("/enpproperty-->").next().unwrap_or_default();
    let fact = |name: &str| {
        let (_, after) = facts.split_once(&format!("<{name}>"))?;
        let (value, _) = after.split_once(&format!("</{name}>"))?;
        Some(words(&hypertext::tree(value).text()))
    };
    let fact = |name| fact(name).unwrap_or_default();
    Some(Story {
        kicker: fact("introtitle"),
        headline: fact("title"),
        deck: fact("subtitle"),
        byline: fact("author"),
        date: day(&fact("date")),
        section: fact("nodename"),
        body: body.to_owned(),
    })
}

/// `.article` with the lines of the headline as `h3`, `h1`, `h2`, and the body in `#ozoom`.
fn daily(sheet: &Sheet) -> Option<Story> {
    let body = sheet.tree.select_single("#ozoom");
    let body = body.nodes().first()?;
    let article = sheet.tree.select_single(".article");
    let around = article.nodes().first().copied().or_else(|| body.parent())?;
    let text = |wanted: &[&str]| {
        let inside = around.descendants_it();
        let found = inside.filter(|node| wanted.iter().any(|name| node.has_name(name)));
        let found = found.filter(|node| !is_below(node, body));
        let lines: Vec<String> = found.map(|node| words(&node.text())).collect();
        lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let line = sheet.tree.select_single(".sec");
    let printed = sheet.tree.select_single(".date");
    let printed = printed.nodes().first().map(|node| words(&node.text()));
    let printed = printed.unwrap_or_default();
    // Two characters of a name are spread wide, which white space of HTML is not.
    let byline = line
        .text()
        .replace(&*sheet.tree.select_single(".sec .date").text(), "");
    Some(Story {
        kicker: text(&["h3"]),
        headline: text(&["h1"]),
        deck: text(&["h2"]),
        byline: byline
            .split(['（', '('])
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned(),
        date: day(printed.trim_start_matches('（')),
        section: page_of(&printed).unwrap_or_default(),
        body: body.inner_html().to_string(),
    })
}

/// Whether a node stands below another.
fn is_below(node: &Node, other: &Node) -> bool {
    node.ancestors_it(None).any(|above| above.id == other.id)
}

/// The page that a line names: `第 01 版` as `第01版`.
pub(crate) fn page_of(line: &str) -> Option<String> {
    let (_, after) = line.split_once('第')?;
    let (number, _) = after.split_once('版')?;
    let number = number.trim();
    let is_number = !number.is_empty()
        && number.len() <= 4
        && number.chars().all(|c| c.is_ascii_alphanumeric());
    is_number.then(|| format!("第{number}版"))
}
