//! What a page says of itself in its head: title, site, day, language, author; and what the words
//! around the headline say where the head is silent.

use super::furniture::letters;
use super::sheet::Sheet;
use crate::hypertext::{Document, Node};
use crate::joint;
use crate::page;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Author, Date};

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) headline: String,
    pub(crate) site: String,
    pub(crate) date: Option<Date>,
    pub(crate) language: String,
    pub(crate) byline: String,
    pub(crate) kicker: String,
    pub(crate) deck: String,
    /// The address of the picture that stands for the page.
    pub(crate) picture: Option<String>,
}

/// Marks between the headline and the name of the site in a `<title>`.
const PARTS: &[&str] = &[
    " - ", " | ", "_", "|", " — ", " – ", "--", " :: ", "－", "—",
];

/// Names of `<meta>` that say when a page was published, the most telling first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "dc.date",
    "dcterms.created",
    "dc.date.issued",
    "date",
    "og:pubdate",
];

/// Names of `<meta>` that say who wrote it.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
];

/// The facts of a page.
pub(crate) fn of(sheet: &Sheet) -> Facts {
    let tree = &sheet.tree;
    let title = words(&tree.select_single("title").text());
    let spoken = meta(tree, &["og:title", "twitter:title", "articletitle"]);
    let linked = linked(tree);
    let said = |key: &str| linked.as_ref().and_then(|json| text_of(json, key));
    let spoken = spoken.or_else(|| said("headline"));
    let headline = headline(tree, &title, spoken.as_deref());
    let date = said("datePublished").or_else(|| meta(tree, DATES));
    Facts {
        site: meta(tree, &["og:site_name", "application-name"])
            .unwrap_or_else(|| site(&title, &headline)),
        date: date
            .and_then(|date| day(&date))
            .or_else(|| printed_day(tree)),
        language: language(tree),
        byline: said("author")
            .or_else(|| meta(tree, AUTHORS))
            .filter(|author| !author.contains("://"))
            .or_else(|| {
                named(
                    tree,
                    &["byline", "author", "authors", "writer", "reporter"],
                    80,
                )
            })
            .unwrap_or_default(),
        kicker: named(tree, &["kicker", "eyebrow", "overline"], 60).unwrap_or_default(),
        deck: named(
            tree,
            &["deck", "dek", "standfirst", "subtitle", "subheadline"],
            300,
        )
        .unwrap_or_default(),
        picture: meta(tree, &["og:image", "twitter:image"]),
        headline,
    }
}

/// The value of the first of these `<meta>`s that has one.
fn meta(tree: &Document, names: &[&str]) -> Option<String> {
    let metas = tree.select("meta");
    names.iter().find_map(|wanted| {
        metas.iter().find_map(|meta| {
            let is_called = ["name", "property", "itemprop"].iter().any(|key| {
                meta.attr(key)
                    .is_some_and(|name| name.eq_ignore_ascii_case(wanted))
            });
            let content = is_called.then(|| meta.attr("content")).flatten()?;
            let content = words(&content);
            (!content.is_empty()).then_some(content)
        })
    })
}

/// The first object of the page's linked data that is an article.
fn linked(tree: &Document) -> Option<serde_json::Value> {
    let scripts = tree.select("script[type='application/ld+json']");
    scripts.iter().find_map(|script| {
        let json: serde_json::Value = serde_json::from_str(&script.text()).ok()?;
        let graph = json.get("@graph").cloned().unwrap_or(json);
        let all = match graph {
            serde_json::Value::Array(all) => all,
            one => vec![one],
        };
        all.into_iter().find(|one| one.get("headline").is_some())
    })
}

/// A text of linked data, or the name of the thing that stands for it.
fn text_of(json: &serde_json::Value, key: &str) -> Option<String> {
    let text = match json.get(key)? {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(all) => {
            let names = all
                .iter()
                .filter_map(|one| one.as_str().or_else(|| one.get("name")?.as_str()));
            names.collect::<Vec<_>>().join(", ")
        }
        other => other.get("name")?.as_str()?.to_owned(),
    };
    let text = words(&text);
    (!text.is_empty()).then_some(text)
}

/// The headline: the one `<h1>` that the title agrees with, or what the head says.
fn headline(tree: &Document, title: &str, spoken: Option<&str>) -> String {
    let heads = tree.select("h1");
    let heads = heads.nodes().iter().map(without_buttons);
    let heads: Vec<String> = heads.filter(|head| !head.is_empty()).collect();
    let (told, said) = (letters(title), letters(spoken.unwrap_or_default()));
    let agrees = |head: &&String| {
        let head = letters(head);
        !head.is_empty()
            && (told.contains(&head)
                || said.contains(&head)
                || head.contains(&said) && !said.is_empty())
    };
    let told_so = heads
        .iter()
        .filter(agrees)
        .max_by_key(|head| head.chars().count());
    if let Some(head) = told_so {
        return under_site(tree, title, head).unwrap_or_else(|| head.clone());
    }
    if let Some(spoken) = spoken {
        return cut(spoken).to_owned();
    }
    match &heads[..] {
        [only] if only.chars().count() < 120 => only.clone(),
        _ => cut(title).to_owned(),
    }
}

/// The words of a heading; what a button in it is called is none of them.
fn without_buttons(head: &Node) -> String {
    let is_pressed = |text: &Node| {
        text.ancestors_it(None)
            .any(|above| above.has_name("button"))
    };
    let texts = head.descendants_it().filter(Node::is_text);
    let texts = texts.filter(|text| !is_pressed(text));
    words(
        &texts
            .map(|text| text.text().to_string())
            .collect::<String>(),
    )
}

/// The headline of a page whose `<h1>` names the site: what stands before that name in the title and
/// is a heading of the page, too, but for a few letters.
fn under_site(tree: &Document, title: &str, site: &str) -> Option<String> {
    let is_site = |after: &str| letters(after) == letters(site);
    let mut parts = PARTS.iter().filter_map(|mark| title.split_once(mark));
    let (before, _) = parts.find(|(_, after)| is_site(after))?;
    let wanted = letters(before);
    let heads = tree.select("h1, h2, h3");
    let is_head = heads.iter().any(|head| {
        let head = letters(&head.text());
        head.strip_prefix(&*wanted)
            .is_some_and(|rest| rest.len() <= 4)
    });
    (is_head && !wanted.is_empty()).then(|| before.trim().to_owned())
}

/// A title without the name of the site behind or before it.
fn cut(title: &str) -> &str {
    let parts = PARTS.iter().filter_map(|mark| title.split_once(mark));
    let first = parts.min_by_key(|(before, _)| before.len());
    match first {
        Some((before, _)) if before.chars().count() >= 4 => before.trim(),
        _ => title,
    }
}

/// What a title says besides the headline.
fn site(title: &str, headline: &str) -> String {
    let Some(rest) = title
        .strip_prefix(headline)
        .filter(|_| !headline.is_empty())
    else {
        return String::new();
    };
    let last = rest
        .split(['-', '|', '_', '—', '–', '－', ':'])
        .map(str::trim)
        .rfind(|part| !part.is_empty());
    last.map(str::to_owned).unwrap_or_default()
}

fn language(tree: &Document) -> String {
    let root = tree.html_root();
    let told = root.attr("lang").or_else(|| root.attr("xml:lang"));
    told.map(|told| told.to_string())
        .filter(|told| !told.trim().is_empty())
        .or_else(|| meta(tree, &["content-language", "og:locale"]))
        .unwrap_or_default()
}

/// The day that a `<time>`, or a line called a date, names.
fn printed_day(tree: &Document) -> Option<Date> {
    let times = tree.select("time");
    let times = times.iter().filter_map(|time| {
        let exact = time.attr("datetime").and_then(|exact| day(&exact));
        exact.or_else(|| day(&time.text()))
    });
    let line = || {
        let lines = tree.select("[class],[id]");
        let found = lines.nodes().iter().filter(|node| {
            is_called(
                node,
                &[
                    "date", "time", "pubtime", "pub", "info", "source", "meta", "publish", "day",
                    "byline", "sec",
                ],
            )
        });
        let found = found.filter(|node| is_small(node));
        let found = found.filter(|node| node.text().chars().count() < 200);
        found
            .map(|node| words(&node.text()))
            .find_map(|line| day(&line))
    };
    times.into_iter().next().or_else(line)
}

/// The day in a text, first as programs write days.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = text.get(..10).and_then(|day| day.parse().ok());
    iso.or_else(|| page::day(text))
}

/// The words of the first element that is called one of these, when they are few.
fn named(tree: &Document, names: &[&str], most: usize) -> Option<String> {
    let nodes = tree.select("[class],[itemprop],[rel]");
    let found = nodes.nodes().iter().filter(|node| is_called(node, names));
    found
        .filter(|node| is_small(node))
        .map(apart)
        .find(|text| !text.is_empty() && text.chars().count() <= most)
}

/// The words below an element, with a space where one ends and the next begins without any: pages
/// part a name and a date by colour and place alone.
fn apart(node: &Node) -> String {
    let mut line = String::new();
    for text in node.descendants_it().filter(Node::is_text) {
        let text = text.text();
        let ends = (line.chars().next_back(), text.chars().next());
        if let (Some(last), Some(first)) = ends
            && joint::is_spaced((last, first))
        {
            line.push(' ');
        }
        line.push_str(&text);
    }
    words(&line)
}

/// Whether few things stand below an element, so that its words can be looked at.
fn is_small(node: &Node) -> bool {
    node.descendants_it().nth(40).is_none()
}

/// Whether a class, id or property of an element is made of one of these words.
fn is_called(node: &Node, names: &[&str]) -> bool {
    ["class", "id", "itemprop", "rel"].iter().any(|key| {
        node.attr(key).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            value
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| names.contains(&word))
        })
    })
}

/// The people a line of authors names.
pub(crate) fn authors(line: &str) -> Vec<Author> {
    // Where somebody can be reached is no name.
    let is_address = |word: &&str| word.contains("://") || word.contains('@');
    // Nor is the day, the hour or the number of comments behind one.
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut named: Vec<&str> = line
        .split_whitespace()
        .filter(|word| !is_address(word))
        .collect();
    if let Some(at) = named.iter().position(|word| is_number(word)) {
        named.truncate(at);
    }
    let mut line = named.join(" ");
    for before in [
        "By ",
        "by ",
        "BY ",
        "作者：",
        "作者:",
        "文／",
        "文/",
        "责任编辑：",
        "記者：",
        "记者：",
    ] {
        if let Some(rest) = line.strip_prefix(before) {
            line = rest.to_owned();
        }
    }
    if let Some(authors) = page::byline(&line) {
        return authors;
    }
    let parted = line.replace(" and ", ",").replace(" & ", ",");
    parted
        .split([',', '、', '，', ';', '|', '/'])
        .map(str::trim)
        .filter(|name| !name.is_empty() && name.chars().count() <= 40 && day(name).is_none())
        .map(|name| Author {
            name: Clean::line(&closed(name)),
            role: None,
        })
        .collect()
}

/// A name of two characters that was spread wide (叶　帆), closed up.
fn closed(name: &str) -> String {
    match name.chars().collect::<Vec<_>>()[..] {
        [one, ' ', two] if !one.is_ascii() && !two.is_ascii() => format!("{one}{two}"),
        _ => name.to_owned(),
    }
}

/// Words on one line.
pub(crate) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
