//! What a linear reading says between the words of the paper, in the paper's own language.

use crate::issue::{Article, Block, Language, Masthead};

/// A part of a story that is named before it is read.
#[derive(Clone, Copy)]
pub(super) enum Landmark {
    Kicker,
    Deck,
    Byline,
    Dateline,
    Body,
    Heading,
    Quote,
    Picture,
    Verbatim,
}

impl Landmark {
    /// The name with its colon, in Chinese (simplified, traditional), Japanese, Korean and English.
    pub(super) fn name(self, language: Language) -> &'static str {
        let names = match self {
            Landmark::Kicker => ["引题：", "引題：", "肩見出し：", "어깨제목: ", "Kicker: "],
            Landmark::Deck => ["副题：", "副題：", "副見出し：", "부제: ", "Deck: "],
            Landmark::Byline => ["作者：", "作者：", "執筆：", "글: ", "By "],
            Landmark::Dateline => ["电头：", "電頭：", "発信：", "발신: ", "Dateline: "],
            Landmark::Body => ["正文：", "正文：", "本文：", "본문:", "Story:"],
            Landmark::Heading => [
                "小标题：",
                "小標題：",
                "小見出し：",
                "소제목: ",
                "Heading: ",
            ],
            Landmark::Quote => ["引文：", "引文：", "引用：", "인용: ", "Quote: "],
            Landmark::Picture => ["图：", "圖：", "写真：", "사진: ", "Picture: "],
            Landmark::Verbatim => [
                "原样：",
                "原樣：",
                "原文のまま：",
                "원문 그대로:",
                "As set:",
            ],
        };
        pick(language, names)
    }
}

fn pick<T: Copy>(language: Language, choices: [T; 5]) -> T {
    choices[match language {
        Language::Simplified => 0,
        Language::Traditional => 1,
        Language::Japanese => 2,
        Language::Korean => 3,
        Language::English | Language::Other(_) => 4,
    }]
}

/// Date and edition on one line; empty when the paper states neither.
pub(super) fn folio(masthead: &Masthead) -> String {
    let date = masthead.date.map(|date| {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match masthead.language {
            Language::English | Language::Other(_) => {
                let months = [
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December",
                ];
                let index = usize::from(month.unsigned_abs()).saturating_sub(1);
                format!("{day} {} {year}", months[index.min(11)])
            }
            Language::Korean => format!("{year}년 {month}월 {day}일"),
            _ => format!("{year}年{month}月{day}日"),
        }
    });
    let edition = masthead.edition.as_ref().map(ToString::to_string);
    let facts: Vec<String> = date.into_iter().chain(edition).collect();
    facts.join(gap(masthead.language))
}

/// What parts facts on a line.
pub(super) fn gap(language: Language) -> &'static str {
    pick(language, ["\u{3000}", "\u{3000}", "\u{3000}", " · ", " · "])
}

/// The number of a section, counted from 1, and the number of its stories.
pub(super) fn section(language: Language, number: usize, count: usize) -> (String, String) {
    match language {
        Language::Simplified | Language::Traditional => {
            (format!("第 {number} 版"), format!("共 {count} 篇"))
        }
        Language::Japanese => (format!("第 {number} 面"), format!("全 {count} 本")),
        Language::Korean => (format!("{number}면"), format!("기사 {count}건")),
        Language::English | Language::Other(_) => {
            let stories = if count == 1 { "story" } else { "stories" };
            (format!("Section {number}"), format!("{count} {stories}"))
        }
    }
}

/// The line that announces a story, counted from 1.
pub(super) fn article(language: Language, number: usize, title: &str) -> String {
    let unnamed = pick(
        language,
        ["无题", "無題", "無題", "제목 없음", "no headline"],
    );
    let title = if title.is_empty() { unnamed } else { title };
    let name = pick(language, ["文章", "文章", "記事", "기사", "Story"]);
    let colon = pick(language, ["：", "：", "：", ": ", ": "]);
    format!("{name} {number}{colon}{title}")
}

/// The line after a story.
pub(super) fn end(language: Language, number: usize) -> String {
    match language {
        Language::Simplified | Language::Traditional => format!("（文章 {number} 完）"),
        Language::Japanese => format!("（記事 {number} 終わり）"),
        Language::Korean => format!("(기사 {number} 끝)"),
        Language::English | Language::Other(_) => format!("(End of story {number})"),
    }
}

/// A list or table, with its extent.
pub(super) fn extent(language: Language, block: &Block) -> Option<String> {
    let (count, columns) = match block {
        Block::List(items) => (items.len(), None),
        // The head is read with every row, not as one.
        Block::Table(rows) => (
            rows.len().saturating_sub(1).max(1),
            rows.first().map(Vec::len),
        ),
        _ => return None,
    };
    Some(match (language, columns) {
        (Language::Simplified, None) => format!("列表，共 {count} 项："),
        (Language::Simplified, Some(columns)) => format!("表格，{count} 行 {columns} 列："),
        (Language::Traditional, None) => format!("列表，共 {count} 項："),
        (Language::Traditional, Some(columns)) => format!("表格，{count} 列 {columns} 欄："),
        (Language::Japanese, None) => format!("箇条書き、{count} 項目："),
        (Language::Japanese, Some(columns)) => format!("表、{count} 行 {columns} 列："),
        (Language::Korean, None) => format!("목록, {count}개:"),
        (Language::Korean, Some(columns)) => format!("표, {count}행 {columns}열:"),
        (Language::English | Language::Other(_), Some(columns)) if count == 1 => {
            format!("Table, 1 row, {columns} columns:")
        }
        (Language::English | Language::Other(_), None) => format!("List of {count}:"),
        (Language::English | Language::Other(_), Some(columns)) => {
            format!("Table, {count} rows, {columns} columns:")
        }
    })
}

/// How long a story is and how long it takes to read.
pub(super) fn length(language: Language, article: &Article) -> String {
    let length = article.length(language);
    let (count, minutes) = (grouped(length), language.minutes(length, None));
    match language {
        Language::Simplified => format!("全文 {count} 字，约 {minutes} 分钟。"),
        Language::Traditional => format!("全文 {count} 字，約 {minutes} 分鐘。"),
        Language::Japanese => format!("全文 {count} 字、約 {minutes} 分。"),
        Language::Korean => format!("{count}자, 약 {minutes}분."),
        Language::English | Language::Other(_) => {
            let words = if length == 1 { "word" } else { "words" };
            let unit = if minutes == 1 { "minute" } else { "minutes" };
            format!("{count} {words}, about {minutes} {unit}.")
        }
    }
}

/// A number with a comma before every three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The authors with what they did, on one line.
pub(super) fn byline(article: &Article) -> String {
    let authors: Vec<String> = article
        .byline
        .iter()
        .map(|author| match &author.role {
            None => author.name.to_string(),
            Some(role) if role.is_ascii() => format!("{} ({role})", author.name),
            Some(role) => format!("{}（{role}）", author.name),
        })
        .collect();
    let wide = authors.iter().any(|author| !author.is_ascii());
    authors.join(if wide { "、" } else { ", " })
}
