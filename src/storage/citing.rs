//! Where something stood, as a newspaper is cited: in the language of what is cited, which need not
//! be the reader's.

use jiff::Timestamp;

use super::bookmarks::{Bookmark, Citation, Kind};
use super::marked::Marked;
use newsprint_issue::clean::Clean;
use newsprint_issue::fold;
use newsprint_issue::{Date, Issue};

/// How a passage that nobody marked is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    source: String,
    custom: Custom,
}

/// How something in a paper is cited; `None` when there is nothing of the kind in it.
pub fn citation(issue: &Issue, marked: Marked, now: Timestamp) -> Option<Cited> {
    let marking = marked.marking(issue)?;
    let mark = Bookmark::new(marking, issue, &Clean::default(), now);
    Some(Cited {
        source: source(&mark),
        custom: custom(&mark.cited, &mark.anchor.quote),
    })
}

impl Cited {
    /// Where it stands.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its words in quotation marks, before where they stand.
    pub fn quoted(&self, words: &str) -> String {
        quoted(words, self.custom)
    }
}

/// Words in the quotation marks of a custom, before where they stand.
fn quoted(words: &str, custom: Custom) -> String {
    match custom {
        Custom::Japanese => format!("「{words}」"),
        // What is a quotation already is not put into quotation marks once more.
        _ if words.starts_with('“') && words.ends_with('”') => format!("{words} "),
        _ => format!("“{words}” "),
    }
}

/// The languages in which we know how papers cite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Custom {
    Chinese,
    Japanese,
    Western,
}

/// A bookmark as one cites it: the words, when it is of words, then where they stood.
pub fn cite(mark: &Bookmark) -> String {
    let source = source(mark);
    let quote = mark.anchor.quote.replace('\n', " ");
    if mark.kind == Kind::Story || quote.trim().is_empty() {
        return source;
    }
    let cut = if mark.anchor.is_cut() { "…" } else { "" };
    let whole = quote.starts_with('“') && quote.ends_with('”');
    let words = if whole { quote } else { quote + cut };
    quoted(&words, custom(&mark.cited, &words)) + &source
}

/// Where a bookmark stood: who wrote what, in which paper, on which page, in which paragraph.
pub(super) fn source(mark: &Bookmark) -> String {
    let cited = &mark.cited;
    let spot = &cited.spot;
    let custom = custom(cited, &mark.anchor.quote);
    let paragraph = if mark.kind == Kind::Story {
        0
    } else {
        spot.paragraph
    };
    let pieces = [
        work(cited, custom),
        paper(cited, custom),
        cited.date.map(|date| day(date, custom)).unwrap_or_default(),
        page(cited, custom),
        match (paragraph, custom) {
            (0, _) => String::new(),
            (number, Custom::Chinese) => format!("第 {number} 段"),
            (number, Custom::Japanese) => format!("第{number}段落"),
            (number, Custom::Western) => format!("paragraph {number}"),
        },
    ];
    let pieces: Vec<String> = pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect();
    match custom {
        Custom::Chinese => format!("——{}", pieces.join("，")),
        Custom::Japanese => format!("――{}", pieces.join("、")),
        Custom::Western => format!("— {}", pieces.join(", ")),
    }
}

/// The custom of the language in which the story is written, as far as its words tell.
fn custom(cited: &Citation, quote: &str) -> Custom {
    let is_kana = |character| matches!(character, '\u{3041}'..='\u{30fa}');
    let words = || cited.headline.chars().chain(quote.chars());
    if words().any(is_kana) {
        Custom::Japanese
    } else if words().any(fold::is_full_width) {
        Custom::Chinese
    } else {
        Custom::Western
    }
}

fn work(cited: &Citation, custom: Custom) -> String {
    let (by, headline) = (cited.byline.as_str(), cited.headline.as_str());
    match custom {
        _ if headline.is_empty() => by.to_owned(),
        // Inside the marks of a title, those of another are single (GB/T 15834, 4.15).
        Custom::Chinese => {
            let headline = headline.replace('《', "〈").replace('》', "〉");
            format!("{by}《{headline}》")
        }
        Custom::Japanese => format!("{by}「{headline}」"),
        Custom::Western if by.is_empty() => format!("“{headline}”"),
        Custom::Western => format!("{by}, “{headline}”"),
    }
}

fn paper(cited: &Citation, custom: Custom) -> String {
    let title = cited.title.as_str();
    match custom {
        Custom::Chinese if !title.is_empty() => format!("《{title}》"),
        Custom::Japanese if !title.is_empty() => format!("『{title}』"),
        _ => title.to_owned(),
    }
}

fn day(date: Date, custom: Custom) -> String {
    let form = match custom {
        Custom::Chinese => "%Y 年 %-m 月 %-d 日",
        Custom::Japanese => "%Y年%-m月%-d日",
        Custom::Western => "%-d %B %Y",
    };
    date.strftime(form).to_string()
}

fn page(cited: &Citation, custom: Custom) -> String {
    let section = cited.section.to_string();
    match (cited.spot.page, custom) {
        (0, _) => section,
        (page, Custom::Chinese) => format!("第 {page} 版"),
        (page, Custom::Japanese) => format!("{page}面"),
        (page, Custom::Western) if section.is_empty() => format!("page {page}"),
        (page, Custom::Western) => format!("{section}, page {page}"),
    }
}
