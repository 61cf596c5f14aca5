//! What a front page says in the paper's own language: the day, the page, how much is left.

use crate::copy::manner::Manner;
use crate::story::credit::grouped;
use newsprint_issue::{Article, Block, Date, Issue, Language, Part, Place, Section, Text, clean};

/// What the head of a page says, in the script that the paper is shown in; empty what is not known.
pub(super) struct Banner {
    /// The paper's name.
    pub(super) title: String,
    /// The day of the issue as its language writes it.
    pub(super) date: String,
    /// The day as papers write it downward.
    pub(super) date_downward: String,
    /// What an ear says: the edition, or how much there is to read.
    pub(super) ear: String,
    /// The page and its section.
    pub(super) folio: String,
    /// What is on which page, and how long it is: of the first fold of the paper's first page alone.
    pub(super) index: Vec<(String, String)>,
}

/// Sections that an index lists at most, and stories that are counted for it.
const INDEXED: usize = 12;
const COUNTED: usize = 2000;

impl Banner {
    /// The banner of a section's pages, for the first of its folds too or for others alone.
    pub(super) fn new(issue: &Issue, section: usize, with_first: bool, manner: Manner) -> Banner {
        let (masthead, language) = (&issue.masthead, manner.language);
        let shown = |words: &str| manner.rewriting.words(words.trim()).into_owned();
        let name = issue.sections.get(section);
        let name = name.map_or(String::new(), |section| shown(&section.name));
        Banner {
            title: shown(&masthead.title),
            date: masthead
                .date
                .map_or(String::new(), |date| day(date, language)),
            date_downward: masthead
                .date
                .map_or(String::new(), |date| day_downward(date, language)),
            ear: match &masthead.edition {
                Some(edition) => shown(edition),
                None => contents(issue, language),
            },
            folio: folio(section, &name, language),
            index: if section == 0 && with_first {
                index(issue, manner)
            } else {
                Vec::new()
            },
        }
    }
}

fn day(date: Date, language: Language) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let weekday = usize::from(date.weekday().to_sunday_zero_offset().unsigned_abs());
    match language {
        Language::Simplified | Language::Traditional => {
            let name = ["日", "一", "二", "三", "四", "五", "六"][weekday];
            format!("{year}年{month}月{day}日 星期{name}")
        }
        Language::Japanese => {
            let name = ["日", "月", "火", "水", "木", "金", "土"][weekday];
            format!("{year}年{month}月{day}日（{name}）")
        }
        Language::Korean => {
            let name = ["일", "월", "화", "수", "목", "금", "토"][weekday];
            format!("{year}년 {month}월 {day}일 {name}요일")
        }
        Language::English | Language::Other(_) => {
            let name = [
                "Sunday",
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
            ][weekday];
            let month = [
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
            ][usize::from(month.unsigned_abs() - 1)];
            format!("{name}, {day} {month} {year}")
        }
    }
}

/// The day as papers write it downward: `二〇二六年四月一日 水曜日`.
fn day_downward(date: Date, language: Language) -> String {
    let weekday = match language {
        Language::Simplified | Language::Traditional => "星期",
        Language::Japanese => "",
        Language::Korean | Language::English | Language::Other(_) => return day(date, language),
    };
    let named = day(date, language);
    let name = named.trim_end_matches('）').chars().next_back();
    let name = name.map_or(String::new(), String::from);
    let after = if weekday.is_empty() { "曜日" } else { "" };
    let (year, month, day) = (date.year(), date.month(), date.day());
    format!(
        "{}年{}月{}日 {weekday}{name}{after}",
        figures(year),
        counted(month),
        counted(day)
    )
}

const FIGURES: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A year, figure by figure.
fn figures(year: i16) -> String {
    let digits = year.to_string();
    let figures = digits
        .bytes()
        .map(|digit| FIGURES[usize::from(digit.wrapping_sub(b'0') % 10)]);
    figures.collect()
}

/// A month or a day: `二十一`.
fn counted(number: i8) -> String {
    let number = usize::from(number.unsigned_abs());
    let (tens, ones) = (number / 10 % 10, number % 10);
    let mut counted = String::new();
    if tens > 1 {
        counted.push(FIGURES[tens]);
    }
    if tens > 0 {
        counted.push('十');
    }
    if ones > 0 {
        counted.push(FIGURES[ones]);
    }
    counted
}

/// The page and its section: `第 1 版 · 要闻`.
fn folio(section: usize, name: &str, language: Language) -> String {
    let number = section + 1;
    let page = match language {
        Language::Simplified | Language::Traditional => format!("第 {number} 版"),
        Language::Japanese => format!("{number}面"),
        Language::Korean => format!("{number}면"),
        Language::English | Language::Other(_) => format!("Page {number}"),
    };
    if name.is_empty() {
        page
    } else {
        format!("{page} · {name}")
    }
}

/// The sections of a paper that has several: their pages and names, and how long they are.
fn index(issue: &Issue, manner: Manner) -> Vec<(String, String)> {
    let listed = (2..=INDEXED).contains(&issue.sections.len());
    if !listed || issue.count() > COUNTED {
        return Vec::new();
    }
    let language = manner.language;
    let entry = |(number, section): (usize, &Section)| {
        let name = manner.rewriting.words(section.name.trim()).into_owned();
        let stories = section.articles.iter();
        let characters = grouped(stories.map(|article| article.length(language)).sum());
        let length = match language {
            Language::Simplified | Language::Traditional => format!("{characters} 字"),
            Language::Japanese => format!("{characters}字"),
            Language::Korean => format!("{characters}자"),
            Language::English | Language::Other(_) => format!("{characters} words"),
        };
        (format!("{number} {name}"), length)
    };
    (1..).zip(&issue.sections).map(entry).collect()
}

/// How much there is to read: `3 篇 · 3,247 字`.
fn contents(issue: &Issue, language: Language) -> String {
    let stories = issue.count();
    let characters = grouped(issue.length());
    match language {
        Language::Simplified | Language::Traditional => {
            format!("{stories} 篇 · {characters} 字")
        }
        Language::Japanese => format!("{stories}本 · {characters}字"),
        Language::Korean => format!("{stories}건 · {characters}자"),
        Language::English if stories == 1 => format!("1 story · {characters} words"),
        Language::English | Language::Other(_) => format!("{stories} stories · {characters} words"),
    }
}

/// The line under a story that is cut: that it goes on, and how much is left.
///
/// Where lines run downward every character takes a row, and digits are not grouped.
///
/// A block of it may be shown although it stands after the cut.
pub(super) fn jump(
    article: &Article,
    shown: Option<usize>,
    cut: Option<Place>,
    manner: Manner,
) -> String {
    let language = manner.language;
    let left = remainder(article, shown, cut, language);
    if manner.axes.is_vertical() {
        return match language {
            Language::Simplified => format!("▸余约{left}字"),
            Language::Traditional => format!("▸餘約{left}字"),
            Language::Japanese => format!("▸残り{left}字"),
            Language::Korean => format!("▸약{left}자"),
            Language::English | Language::Other(_) => format!("▸{left} words"),
        };
    }
    let left = grouped(left);
    match language {
        Language::Simplified => format!("▸ 未完 · 余约 {left} 字"),
        Language::Traditional => format!("▸ 未完 · 餘約 {left} 字"),
        Language::Japanese => format!("▸ 続く · 残り約{left}字"),
        Language::Korean => format!("▸ 계속 · 약 {left}자 남음"),
        Language::English | Language::Other(_) => format!("▸ continued · {left} words"),
    }
}

/// What stands from a place to the end of the story, but for a block that is shown, in the language's
/// count.
fn remainder(
    article: &Article,
    shown: Option<usize>,
    cut: Option<Place>,
    language: Language,
) -> usize {
    let Some(Place {
        part: Part::Body { block, piece },
        offset,
        ..
    }) = cut
    else {
        return 0;
    };
    let texts = (0..)
        .zip(&article.body)
        .flat_map(|(index, content): (u32, &Block)| {
            (0..)
                .zip(content.texts())
                .map(move |(number, text): (u32, &Text)| ((index, number), text))
        });
    texts
        .filter(|(at, _)| *at >= (block, piece) && Some(at.0 as usize) != shown)
        .map(|(at, text)| {
            let from = if at == (block, piece) { offset } else { 0 };
            if !language.counts_words() {
                return text.characters_after(from);
            }
            clean::words(text.plain().get(from..).unwrap_or_default())
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, expected: &str) {
        assert_eq!(day(Date::constant(2022, 8, 2), language), expected);
    }

    #[test]
    fn the_day_is_written_downward_in_figures() {
        let day = |language| day_downward(Date::constant(2026, 12, 21), language);
        assert_eq!(day(Language::Simplified), "二〇二六年十二月二十一日 星期一");
        assert_eq!(day(Language::Japanese), "二〇二六年十二月二十一日 月曜日");
        assert_eq!(day(Language::English), "Monday, 21 December 2026");
    }

    #[test]
    fn the_day_is_written_as_the_paper_writes_it() {
        check(Language::Simplified, "2022年8月2日 星期二");
        check(Language::Japanese, "2022年8月2日（火）");
        check(Language::Korean, "2022년 8월 2일 화요일");
        check(Language::English, "Tuesday, 2 August 2022");
    }
}
