//! Lines that belong to the page and to no story: nameplate, date, folio, imprint. A line is
//! furniture when every word of it is explained as such and at least one says so beyond doubt.

use super::line::{Before, Line};
use crate::page::words::dates;
use crate::page::words::script;
use newsprint_issue::Date;

/// Lines from the top or the bottom of a page where unmarked furniture may stand.
pub(super) const EDGE: usize = 6;

/// Endings of the names of papers.
#[rustfmt::skip]
const PAPERS: &[&str] = &[
    "日报", "日報", "晚报", "晚報", "时报", "時報", "早报", "早報", "周报", "週報", "晨报", "晨報", "商报", "商報",
    "都市报", "导报", "導報", "青年报", "快报", "快報", "新闻", "新聞", "学报", "周刊", "週刊", "月刊", "일보", "신문",
    "타임스", "저널", "times", "post", "herald", "daily", "news", "gazette", "tribune",
    "journal", "chronicle", "observer", "courier", "mail", "press", "star", "standard",
    "record", "advertiser", "echo", "argus", "bulletin", "examiner", "sentinel", "mercury",
    "register", "dispatch", "express",
];

/// Names of departments.
#[rustfmt::skip]
const SECTIONS: &[&str] = &[
    "要闻", "新闻", "国际", "国内", "文化", "体育", "副刊", "综合", "经济", "财经", "社会", "民生", "教育", "科技",
    "评论", "理论", "专题", "广告", "本地", "城市", "时政", "健康", "生活", "娱乐", "综合新闻", "要聞", "國際", "體育",
    "綜合", "經濟", "評論", "副刊", "総合", "国際", "経済", "社会", "地域", "スポーツ", "文化", "オピニオン", "政治", "종합",
    "사회", "경제", "국제", "문화", "스포츠", "정치", "오피니언", "news", "local", "local news", "world",
    "sports", "sport", "business", "opinion", "arts", "culture", "metro", "national",
    "international", "life", "lifestyle", "education", "science", "weather",
];

/// Words that begin an imprint, an editors' line or a price.
#[rustfmt::skip]
const IMPRINT: &[&str] = &[
    "责编", "責編", "责任编辑", "責任編輯", "本版责编", "本版编辑", "本版主编", "编辑", "編輯", "版式", "校对", "校對", "美编",
    "美編", "组版", "组稿", "主编", "主編", "值班编委", "值班主任", "签发", "审读", "检校", "视觉", "责校", "一读", "二读",
    "责任校对", "编审", "统筹", "总编辑", "社长", "电话", "電話", "邮箱", "郵箱", "电子邮箱", "投稿邮箱", "投稿信箱", "网址",
    "地址", "社址", "热线", "新闻热线", "订阅热线", "广告热线", "邮编", "邮政编码", "邮发代号", "国内统一刊号", "国内统一连续出版物号",
    "国际标准连续出版物号", "零售价", "定价", "每份", "印刷", "微信", "微信公众号", "发行", "QQ", "E-mail", "Email",
    "Tel", "TEL", "Fax", "http", "www.", "WWW.", "ISSN", "CN", "Editor", "EDITOR",
    "Edited by", "Editors", "Layout", "편집", "발행", "編集", "発行", "代表電話",
];

/// What a line of furniture says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The paper's name.
    pub(crate) title: Option<String>,
    /// The day of publication.
    pub(crate) date: Option<Date>,
    /// Its number or volume, as printed.
    pub(crate) edition: Option<String>,
    /// The page, as printed.
    pub(crate) page: Option<String>,
    /// The department.
    pub(crate) section: Option<String>,
    /// Whether it holds words that none of the other fields took: editors, telephones, prices.
    pub(crate) imprint: Option<String>,
}

impl Facts {
    /// Whether nothing but an imprint or a bare page number stands on the line.
    pub(crate) fn is_aside(&self) -> bool {
        self.title.is_none()
            && self.date.is_none()
            && self.edition.is_none()
            && self.section.is_none()
    }
}

/// What each line says as furniture; `None` for the lines of stories.
pub(crate) fn find(lines: &[Line]) -> Vec<Option<Facts>> {
    let mut found: Vec<Option<Facts>> = (0..lines.len()).map(|at| facts(lines, at)).collect();
    for at in 0..lines.len() {
        let beside = |step: isize| {
            let mut near = at;
            (0..3).any(|_| match near.checked_add_signed(step) {
                Some(next) if next < lines.len() => {
                    near = next;
                    found[near].as_ref().is_some_and(|facts| {
                        facts.date.is_some() || facts.page.is_some() || facts.edition.is_some()
                    })
                }
                _ => false,
            })
        };
        if found[at].is_none() && from_top(lines, at) < EDGE && (beside(1) || beside(-1)) {
            found[at] = name_alone(&lines[at].text);
        }
    }
    found
}

/// A nameplate or the name of a department on a line of its own, beside other furniture.
pub(super) fn name_alone(text: &str) -> Option<Facts> {
    let text = script::tidy(text, script::Spaces::Display);
    if is_paper(&text) {
        return Some(Facts {
            title: Some(text.into_owned()),
            ..Facts::default()
        });
    }
    is_section(&text).then(|| Facts {
        section: Some(text.into_owned()),
        ..Facts::default()
    })
}

/// How many lines stand above on the same page.
fn from_top(lines: &[Line], at: usize) -> usize {
    (0..EDGE)
        .find(|back| at < *back || lines[at - back].before == Before::PageBreak)
        .unwrap_or(EDGE)
}

/// How many lines stand below on the same page.
fn from_bottom(lines: &[Line], at: usize) -> usize {
    (0..EDGE)
        .find(|on| {
            lines
                .get(at + on + 1)
                .is_none_or(|line| line.before == Before::PageBreak)
        })
        .unwrap_or(EDGE)
}

fn facts(lines: &[Line], at: usize) -> Option<Facts> {
    let line = &lines[at];
    if line.text.len() > 300 {
        return None;
    }
    let edge = from_top(lines, at).min(from_bottom(lines, at)) < EDGE;
    let apart = line.before != Before::Nothing
        && lines
            .get(at + 1)
            .is_none_or(|next| next.before != Before::Nothing);
    let text = line.text.trim();
    if edge && is_running_number(text, lines, at) {
        return Some(Facts {
            page: Some(text.to_owned()),
            ..Facts::default()
        });
    }
    if (edge || apart) && is_imprint(text) {
        return Some(Facts {
            imprint: Some(text.to_owned()),
            ..Facts::default()
        });
    }
    // In the midst of a page nothing but a nameplate with its day is sure.
    let possible = if edge || apart {
        can_be_sure(text)
    } else {
        can_be_dated(text)
    };
    possible.then_some(())?;
    let facts = explain(text).or_else(|| explain_signed(text))?;
    let sure = facts.page.is_some() || facts.edition.is_some();
    let top = facts.date.is_some() && (from_top(lines, at) < EDGE || facts.title.is_some());
    (sure && (edge || apart) || top).then_some(facts)
}

/// `- 3 -` anywhere at an edge, or a bare number beside a page break.
fn is_running_number(text: &str, lines: &[Line], at: usize) -> bool {
    let core =
        text.trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '·' | '~') || c.is_whitespace());
    let number = !core.is_empty() && core.len() <= 4 && core.chars().all(|c| c.is_ascii_digit());
    let breaks = lines[at].before == Before::PageBreak && at > 0
        || lines
            .get(at + 1)
            .is_some_and(|next| next.before == Before::PageBreak);
    number && (core.len() < text.len() || breaks)
}

fn is_imprint(text: &str) -> bool {
    if text.ends_with(['。', '！', '？']) || text.chars().count() > 90 {
        return false;
    }
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(word) = IMPRINT
        .iter()
        .filter(|word| word.as_bytes().first() == start.as_bytes().first())
        .filter(|word| start.starts_with(**word))
        .max_by_key(|word| word.len())
    else {
        return false;
    };
    let rest = start[word.len()..].trim_start();
    // 编辑部开会 is a story's words; an imprint goes on with a mark, a space or a figure.
    rest.starts_with(['：', ':', '/', '／', '|', '｜', '.', '-', '＝'])
        || start[word.len()..].starts_with([' ', '\u{3000}'])
            && rest.chars().count() <= 40
            && !rest.contains(['，', '。'])
        || rest.starts_with(|c: char| c.is_ascii_digit())
        || matches!(*word, "http" | "www." | "WWW.")
}

/// Whether a day of publication can stand on a line: there is none without a year in figures, or
/// in words before the word for a year.
pub(super) fn can_be_dated(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains(['年', '년'])
}

/// Whether what makes a line furniture beyond doubt can stand on it: a day, a page, an edition.
/// Nearly every line has none of it, and is not taken apart to see that.
fn can_be_sure(text: &str) -> bool {
    const MARKS: &str = "〇零○一二三四五六七八九十百千版页頁刊";
    let weather = |word: &[u8]| word.eq_ignore_ascii_case(b"weather");
    can_be_dated(text)
        || text.contains(|c: char| !c.is_ascii() && MARKS.contains(c))
        || text.as_bytes().windows(7).any(weather)
}

/// Explains every word of a line as furniture, or gives up.
pub(super) fn explain(text: &str) -> Option<Facts> {
    let mut facts = Facts::default();
    let (date, rest) = dates::take(text);
    facts.date = date;
    let mut words: Vec<String> = rest
        .split(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '|' | '｜' | '•' | '●' | '■' | '·' | '/' | '—' | '–' | ',' | '，' | '\u{1}'
                )
        })
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    words = close_up(&words);
    let mut left: Vec<String> = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let taken = take_number(&words[index..], &mut facts);
        if taken == 0 {
            left.push(words[index].clone());
        }
        index += taken.max(1);
    }
    let sure = facts.date.is_some() || facts.page.is_some() || facts.edition.is_some();
    if !sure || !name_rest(&left, &mut facts) {
        return None;
    }
    Some(facts)
}

/// Explains a line whose second half is an imprint: a folio and a department beside their editor.
pub(super) fn explain_signed(text: &str) -> Option<Facts> {
    let (at, _) = text
        .match_indices(|c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '·' | '■' | '●'))
        .find(|(at, _)| is_imprint(&text[*at..]))?;
    let mut facts = explain(&text[..at])?;
    let imprint = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    facts.imprint = Some(imprint.to_owned());
    Some(facts)
}

/// Joins words set wide letter by letter (公 益 时 报) into one.
fn close_up(words: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let single = |word: &str| word.chars().count() == 1 && word.chars().all(script::is_han);
    let mut open = false;
    for word in words {
        let one = single(word);
        match joined.last_mut() {
            Some(last) if one && open => last.push_str(word),
            _ => joined.push(word.clone()),
        }
        open = one;
    }
    joined
}

/// What is left when dates and numbers are gone must be a paper's or a department's name.
fn name_rest(left: &[String], facts: &mut Facts) -> bool {
    if left.is_empty() {
        return true;
    }
    let whole = left.join(" ");
    if is_paper(&whole) {
        facts.title = Some(whole);
        return true;
    }
    if is_section(&whole) {
        facts.section = Some(whole);
        return true;
    }
    for cut in 1..left.len() {
        let (one, two) = (left[..cut].join(" "), left[cut..].join(" "));
        for (title, section) in [(&one, &two), (&two, &one)] {
            let short = section.chars().count() <= 8 && !section.contains(['，', '。']);
            if is_paper(title)
                && (is_section(section)
                    || short && script::is_spaceless(section.chars().next().unwrap_or(' ')))
            {
                facts.title = Some(title.clone());
                facts.section = Some(section.clone());
                return true;
            }
        }
    }
    // An unknown department may stand beside a page number: 第06版 乡村振兴.
    let short = whole.chars().count() <= 6 && whole.chars().all(script::is_han);
    if facts.page.is_some() && short {
        facts.section = Some(whole);
        return true;
    }
    false
}

fn is_paper(text: &str) -> bool {
    let name = text.trim_start_matches('《').trim_end_matches('》');
    let count = name.chars().count();
    if script::is_latin(name) {
        let words: Vec<&str> = name.split_whitespace().collect();
        let capital = words.iter().all(|word| {
            word.starts_with(char::is_uppercase) || matches!(*word, "of" | "the" | "and" | "&")
        });
        let paper = words
            .iter()
            .any(|word| PAPERS.contains(&word.to_lowercase().as_str()));
        return (2..=6).contains(&words.len()) && capital && paper;
    }
    if name.contains(char::is_whitespace) {
        return false;
    }
    (3..=12).contains(&count) && PAPERS.iter().any(|end| name.ends_with(end)) && !is_section(name)
        || (2..=8).contains(&count) && name.ends_with(['报', '報']) && !name.contains(['，', '、'])
}

fn is_section(text: &str) -> bool {
    let name = text.trim_end_matches('版').trim();
    SECTIONS.contains(&name.to_lowercase().as_str())
}

/// Takes page, volume and issue numbers; answers how many words they took.
fn take_number(words: &[String], facts: &mut Facts) -> usize {
    let word = words[0].as_str();
    let lower = word.to_lowercase();
    if is_page(word) || facts.date.is_some() && is_bracketed_number(word) {
        facts.page = Some(word.to_owned());
        return 1;
    }
    if take_numbered(words, facts) {
        return 2;
    }
    let is_issue = ["第", "总第", "總第", "제", "vol.", "no.", "总"]
        .iter()
        .any(|start| lower.starts_with(start));
    if is_issue
        && (lower.ends_with(['期', '号', '號', '호']) || is_number(word))
        && word
            .chars()
            .any(|c| c.is_ascii_digit() || "一二三四五六七八九十〇零百千".contains(c))
    {
        add_edition(facts, word);
        return 1;
    }
    let today = ["今日", "本期", "本日"]
        .iter()
        .any(|start| word.starts_with(start))
        && word.ends_with(['版', '页', '頁']);
    let named = ["weather", "夕刊", "朝刊", "朝刊)", "日刊"];
    if today || named.contains(&lower.as_str()) {
        add_edition(facts, word);
        return 1;
    }
    0
}

/// Words that a number follows.
const NUMBERED: &[&str] = &[
    "page", "第", "p.", "no", "no.", "vol.", "vol", "volume", "number", "issue", "edition", "제",
];

/// Takes a word and the number behind it: `Page 3`, `Vol. 12`, `第 7 期`.
fn take_numbered(words: &[String], facts: &mut Facts) -> bool {
    let [word, next, ..] = words else {
        return false;
    };
    let lower = word.to_lowercase();
    let marks = ['版', '面', '页', '호', '号'];
    if !NUMBERED.contains(&lower.as_str()) || !is_number(next.trim_end_matches(marks)) {
        return false;
    }
    let printed = format!("{word} {next}");
    if matches!(lower.as_str(), "page" | "p.") || next.ends_with(['版', '面', '页']) {
        facts.page = Some(printed);
    } else {
        add_edition(facts, &printed);
    }
    true
}

/// Whether a word is a number, or a letter and one.
fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 8
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}

fn add_edition(facts: &mut Facts, words: &str) {
    let edition = facts.edition.get_or_insert_default();
    if !edition.is_empty() {
        edition.push(' ');
    }
    edition.push_str(words);
}

/// （三）, (3): a page beside the day.
fn is_bracketed_number(word: &str) -> bool {
    let inner = word
        .strip_prefix(['（', '('])
        .and_then(|word| word.strip_suffix(['）', ')']));
    inner.is_some_and(|inner| {
        (1..=3).contains(&inner.chars().count())
            && inner
                .chars()
                .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    })
}

/// 第03版, 03版, A03, B2版, 3面, 3면, 第3页.
fn is_page(word: &str) -> bool {
    let core = word.trim_start_matches(['第', '제']);
    let marked = core.len() < word.len();
    let (core, page) = ["版", "面", "页", "頁", "면"]
        .iter()
        .find_map(|end| core.strip_suffix(end))
        .map_or((core, false), |core| (core, true));
    let figures = core.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = core.len() - figures.len();
    let number = !figures.is_empty()
        && (figures.len() <= 3 && figures.chars().all(|c| c.is_ascii_digit())
            || marked
                && figures.chars().count() <= 3
                && figures.chars().all(|c| "一二三四五六七八九十".contains(c)));
    number && letters <= 1 && (page || letters == 1 && !marked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::line;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let page = line::split(&format!(
            "{line}\n\n昨日，市图书馆举办读书会，活动持续一个月。\n"
        ))
        .printed;
        let picture = find(&page)[0].as_ref().map(|facts| {
            let date = facts.date.map(|date| date.to_string());
            let parts = [
                ("title", &facts.title),
                ("date", &date),
                ("edition", &facts.edition),
                ("page", &facts.page),
                ("section", &facts.section),
                ("imprint", &facts.imprint),
            ];
            parts
                .iter()
                .filter_map(|(name, part)| part.as_ref().map(|part| format!("{name}={part}")))
                .collect::<Vec<_>>()
                .join("; ")
        });
        assert_eq!(picture.unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn folios_and_dates() {
        check(
            "2022年7月26日 星期二 第03版",
            "date=2022-07-26; page=第03版",
        );
        check(
            "江城时报 2022年7月26日 星期二 第03版 新闻",
            "title=江城时报; date=2022-07-26; page=第03版; section=新闻",
        );
        check("第03版 乡村振兴", "page=第03版; section=乡村振兴");
        check("二〇二二年七月二十六日 星期二", "date=2022-07-26");
        check(
            "The Harbour Gazette    Monday, July 25, 2022    Page 3",
            "title=The Harbour Gazette; date=2022-07-25; page=Page 3",
        );
        check(
            "Vol. 12 No. 3    25 July 2022",
            "date=2022-07-25; edition=Vol. 12 No. 3",
        );
        check("2024年(令和6年)7月26日(金)", "date=2024-07-26");
        check("- 3 -", "page=- 3 -");
    }

    #[test]
    fn imprints() {
        for line in [
            "责编：马　涌 版式：李四",
            "本版责编 王明 校对 李四",
            "ISSN 1234-5678",
            "国内统一刊号：CN11-0000",
            "新闻热线：010-12345678",
            "www.example.org",
        ] {
            check(line, &format!("imprint={line}"));
        }
    }

    #[test]
    fn folios_beside_their_editors() {
        check(
            "第二版　要闻　　责编：林一",
            "page=第二版; section=要闻; imprint=责编：林一",
        );
        check(
            "A03 | 文化 | 编辑：王明 校对：李四",
            "page=A03; section=文化; imprint=编辑：王明 校对：李四",
        );
        check("老街修旧如旧 责编：林一", "");
    }

    #[test]
    fn words_of_stories_are_no_furniture() {
        for line in [
            "编辑部的故事",
            "7月25日，渡轮复航",
            "老街修旧如旧",
            "July 25 ferry disaster remembered",
            "第三版的修订",
            "电话里的声音",
        ] {
            check(line, "");
        }
    }
}
