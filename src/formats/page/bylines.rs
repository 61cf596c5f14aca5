//! Who wrote it and where it was filed: bylines at the end of a paragraph, on a line of their own or
//! at the head of a story, and datelines. Takes them off the text; decides nothing about stories.

use crate::clean::Clean;
use crate::issue::Author;

/// Words that say what a named person did, the longest first so that 本报记者 is not read as 记者.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "本报特约记者", "本报实习记者", "本报见习记者", "本报驻京记者", "本报记者", "本報記者", "本刊记者", "本社记者", "本网记者", "特约记者",
    "特約記者", "实习记者", "见习记者", "首席记者", "实习生", "通讯员", "通訊員", "特派员", "新华社记者", "新華社記者", "记者",
    "記者", "作者", "整理", "撰文", "编译", "編譯", "翻译", "摄影报道", "摄影", "攝影", "文图", "图文", "文/图", "供图",
    "供圖", "供稿", "报道", "報道", "取材・文", "取材", "撮影", "構成", "聞き手", "특파원", "선임기자", "기자", "글", "사진",
];

/// Roles that also stand close behind a name.
#[rustfmt::skip]
const FOLLOWING: &[&str] = &[
    "摄影报道", "摄影", "攝影", "供图", "供圖", "报道", "報道", "整理", "撮影", "특파원", "선임기자", "기자",
];

/// Roles of one character, which need a mark of parting to be read as roles.
const SHORT_ROLES: &[char] = &['文', '图', '圖', '摄', '攝', '译', '譯'];

/// Words that are no names though they stand in brackets at the end of a story.
#[rustfmt::skip]
const NO_NAMES: &[char] = &[
    '的', '了', '是', '见', '見', '图', '圖', '版', '完', '续', '續', '略', '注', '载', '載', '转', '轉',
    '接', '按', '删', '刪', '稿', '据', '據', '等', '暂', '未', '待', '不', '无', '無', '第', '后', '後',
    '题', '題', '笑', '节', '節', '选', '選',
];

/// Whole words in brackets that are no names either.
#[rustfmt::skip]
const NO_NAME_WORDS: &[&str] = &[
    "资料", "資料", "左", "右", "左一", "右一", "左二", "右二", "中", "下同", "同前", "化名", "原文", "全文", "本文",
    "上图", "前排", "年月", "音译", "试行", "内部", "外部", "有声",
];

/// Endings of sources that sign a story in place of a person.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "新闻", "日报", "晚报", "时报", "新华社", "通讯社", "电视台", "新闻网", "宣传部", "报社", "融媒体中心",
];

/// What a byline or a dateline gave, and the text without it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Signed {
    /// The text that stays.
    pub(super) rest: String,
    /// The names.
    pub(super) authors: Vec<Author>,
    /// Where and when it was filed.
    pub(super) dateline: Option<String>,
}

/// Takes a byline off the end of a paragraph: `…。（皮磊）`, `…。□ 王明`, `…（新华社北京7月1日电）`.
pub(super) fn tail(text: &str) -> Option<Signed> {
    let text = text.trim_end();
    if let Some((rest, inner)) = last_brackets(text) {
        let signed = |authors, dateline| Signed {
            rest: rest.trim_end().to_owned(),
            authors,
            dateline,
        };
        if is_wire(inner) {
            return Some(signed(Vec::new(), Some(inner.trim().to_owned())));
        }
        let closed = super::script::ends_sentence(rest) || rest.is_empty();
        let authors = authors(inner)?;
        let roles = authors.iter().any(|author| author.role.is_some());
        return (closed || roles).then(|| signed(authors, None));
    }
    let mut ending = text.char_indices().rev().take(60);
    let (at, _) = ending.find(|(_, c)| matches!(c, '□' | '■'))?;
    let (rest, inner) = text.split_at(at);
    let authors = authors(inner.trim_start_matches(['□', '■']))?;
    super::script::ends_sentence(rest).then(|| Signed {
        rest: rest.trim_end().to_owned(),
        authors,
        dateline: None,
    })
}

/// Whether the text ends in a byline.
pub(super) fn is_signed(text: &str) -> bool {
    tail(text).is_some()
}

/// The names on a line that holds nothing else.
pub(super) fn line(text: &str) -> Option<Vec<Author>> {
    let text = text.trim();
    if text.len() > 180 || super::script::ends_clause(text) || text.ends_with(['。', '！', '？'])
    {
        return None;
    }
    if let Some(authors) = english(text) {
        return Some(authors);
    }
    let marked = text
        .trim_start_matches(['□', '■', '◎', '○', '●', '▲', '◆'])
        .trim_start();
    let bracketed = whole_brackets(text);
    let inner = bracketed.unwrap_or(marked);
    let authors = authors(inner)?;
    let roles = authors.iter().any(|author| author.role.is_some());
    (roles || marked.len() < text.len() || bracketed.is_some()).then_some(authors)
}

/// Takes a dateline, with the names in it, off the head of a story.
pub(super) fn head(text: &str) -> Option<Signed> {
    chinese_head(text)
        .or_else(|| bracket_head(text))
        .or_else(|| english_head(text))
}

/// `By Jane Doe`, `BY JANE DOE, Staff Writer`, `Jane Doe reports`.
fn english(text: &str) -> Option<Vec<Author>> {
    let rest = ["By ", "BY ", "by "]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    let (names, role) = match rest.split_once([',', '|']) {
        Some((names, role)) if !role.trim().is_empty() => (names, Some(Clean::line(role.trim()))),
        _ => (rest, None),
    };
    let mut authors = Vec::new();
    for name in names
        .split(" and ")
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split('&'))
    {
        let name = name.trim();
        let words = name.split_whitespace().count();
        let capital = name.split_whitespace().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
                || matches!(
                    word,
                    "de" | "van" | "von" | "der" | "la" | "al" | "of" | "the"
                )
        });
        if !(1..=4).contains(&words) || !capital || name.ends_with('.') {
            return None;
        }
        authors.push(Author {
            name: Clean::line(name),
            role: role.clone(),
        });
    }
    Some(authors)
}

/// The names in a piece of text that holds only names, roles and what parts them.
fn authors(text: &str) -> Option<Vec<Author>> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 60 {
        return None;
    }
    let mut authors: Vec<Author> = Vec::new();
    let mut role: Option<String> = None;
    let mut waiting = 0; // Names since the last role that stands before names.
    for word in words(text) {
        if let Some((named, name)) = role_of(&word) {
            if name.is_empty() && matches!(named, "报道" | "報道") {
                continue; // 记者 张三 报道 says nothing more of the person.
            }
            if name.is_empty() && waiting > 0 && role.is_none() {
                let count = authors.len();
                for author in authors.iter_mut().skip(count - waiting) {
                    author.role = Some(Clean::line(named));
                }
                waiting = 0;
                continue;
            }
            role = Some(named.to_owned());
            waiting = 0;
            if name.is_empty() {
                continue;
            }
            authors.push(author(name, role.as_deref())?);
            waiting += 1;
            continue;
        }
        authors.push(author(&word, role.as_deref())?);
        waiting += 1;
    }
    (!authors.is_empty()).then_some(authors)
}

/// The words of a byline. Two single Han characters are one name spread wide (马　涌).
fn words(text: &str) -> Vec<String> {
    let parts = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '、' | ',' | ';' | '；' | '/' | '／' | '：' | ':' | '＝' | '=' | '|' | '｜'
            )
    };
    let spread = text.replace('\u{3000}', " ");
    let mut words: Vec<String> = Vec::new();
    let mut single = false;
    for word in spread.split(parts).filter(|word| !word.is_empty()) {
        let mut characters = word.chars();
        let one =
            characters.next().is_some_and(super::script::is_han) && characters.next().is_none();
        let role = one && word.starts_with(SHORT_ROLES);
        if one
            && single
            && !role
            && let Some(last) = words.last_mut()
        {
            last.push_str(word);
            single = false;
            continue;
        }
        single = one && !role;
        words.push(word.to_owned());
    }
    words
}

/// The role a word begins or ends with, and the name left of it.
fn role_of(word: &str) -> Option<(&str, &str)> {
    if word.chars().count() == 1 && word.starts_with(SHORT_ROLES) {
        return Some((word, ""));
    }
    ROLES.iter().find_map(|role| {
        let before = word.strip_prefix(role).map(|name| (*role, name));
        let after = || {
            FOLLOWING
                .contains(role)
                .then(|| word.strip_suffix(role).map(|name| (*role, name)))?
        };
        before.or_else(after)
    })
}

fn author(name: &str, role: Option<&str>) -> Option<Author> {
    let count = name.chars().count();
    let letters = |c: char| {
        super::script::is_han(c)
            || super::script::is_hangul(c)
            || super::script::is_kana(c)
            || matches!(c, '·' | '○' | '〇')
    };
    let source = SOURCES.iter().any(|end| name.ends_with(end));
    let named = (2..=4).contains(&count)
        && name.chars().all(letters)
        && !name.contains(NO_NAMES)
        && !NO_NAME_WORDS.contains(&name);
    let foreign = name.contains('·') && count <= 12;
    let signed =
        role.is_some() && ((2..=4).contains(&count) || foreign) && name.chars().all(letters);
    (named || signed || source && count <= 12).then(|| Author {
        name: Clean::line(name),
        role: role.map(Clean::line),
    })
}

/// The text before the last brackets of a text that ends with them, and what they hold.
fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let close = text.chars().last()?;
    let open = match close {
        '）' => '（',
        ')' => '(',
        '】' => '【',
        _ => return None,
    };
    let body = &text[..text.len() - close.len_utf8()];
    // A byline is short: no more than sixty characters are looked back over.
    let (at, _) = body
        .char_indices()
        .rev()
        .take(60)
        .find(|(_, c)| *c == open)?;
    let inner = &body[at + open.len_utf8()..];
    (!inner.contains(close)).then_some((&text[..at], inner))
}

/// A wire's words on a line of their own, without their brackets.
pub(super) fn wire(text: &str) -> Option<&str> {
    let inner = whole_brackets(text).unwrap_or(text);
    (is_wire(inner) && inner.contains(['社', '讯', '訊'])).then_some(inner)
}

fn whole_brackets(text: &str) -> Option<&str> {
    let (before, inner) = last_brackets(text)?;
    (before.is_empty() && !text.ends_with('】')).then_some(inner)
}

/// Whether the words say that an agency filed it: 新华社北京7月1日电, 据新华社电.
fn is_wire(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 30
        && (text.ends_with('电') || text.ends_with('電'))
        && text.contains(['社', '讯', '网', '訊', '报', '報'])
        || matches!(
            text,
            "本报讯" | "本報訊" | "本报综合消息" | "本刊讯" | "本网讯"
        )
}

/// `本报讯（记者 王小明）`, `新华社北京7月25日电（记者 …）`, with or without 【】 around.
fn chinese_head(text: &str) -> Option<Signed> {
    let start = text.trim_start();
    let (wire, mut rest) = if let Some(inside) = start.strip_prefix(['【', '（', '(']) {
        let end = inside
            .char_indices()
            .take(40)
            .find(|(_, c)| matches!(c, '】' | '）' | ')'))?;
        (
            &inside[..end.0],
            inside[end.0..].trim_start_matches(['】', '）', ')']),
        )
    } else {
        let end = wire_end(start)?;
        start.split_at(end)
    };
    if !is_wire(wire) {
        return None;
    }
    let mut names = Vec::new();
    let after = rest.trim_start();
    if let Some(inside) = after.strip_prefix(['（', '('])
        && let Some((end, mark)) = inside
            .char_indices()
            .take(60)
            .find(|(_, c)| matches!(c, '）' | ')'))
        && let Some(found) = authors(&inside[..end])
    {
        names = found;
        rest = &inside[end + mark.len_utf8()..];
    }
    let rest = rest
        .trim_start()
        .trim_start_matches(['：', ':'])
        .trim_start();
    Some(Signed {
        rest: rest.to_owned(),
        authors: names,
        dateline: Some(wire.trim().to_owned()),
    })
}

/// Where a wire's words end that stand without brackets at the head of a story.
fn wire_end(text: &str) -> Option<usize> {
    for word in ["本报讯", "本報訊", "本刊讯", "本网讯", "本报综合消息"] {
        if let Some(rest) = text.strip_prefix(word) {
            let parted = rest
                .starts_with(|c: char| c.is_whitespace() || matches!(c, '（' | '(' | '：'))
                || !rest.is_empty();
            return parted.then_some(word.len());
        }
    }
    let filed = text
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, '电' | '電'))?;
    let end = filed.0 + filed.1.len_utf8();
    let words = &text[..end];
    let agency = ["社", "中新网", "中新社", "本报", "央视网", "人民网"];
    let begins = words.char_indices().take(8).any(|(_, c)| c == '社')
        || agency.iter().any(|name| words.starts_with(name));
    let dated = words.contains('日');
    (begins && dated && !words.contains(['，', '。'])).then_some(end)
}

/// `【東京＝山田太郎】`, `(서울=연합뉴스) 홍길동 기자 =`.
fn bracket_head(text: &str) -> Option<Signed> {
    let inside = text.trim_start().strip_prefix(['【', '[', '（', '('])?;
    let (end, close) = inside
        .char_indices()
        .take(30)
        .find(|(_, c)| matches!(c, '】' | ']' | '）' | ')'))?;
    let (place, who) = inside[..end].split_once(['＝', '='])?;
    let mut rest = inside[end + close.len_utf8()..].trim_start();
    let mut names = authors(who).unwrap_or_default();
    let mut dateline = place.trim().to_owned();
    if names.is_empty() || who.ends_with("뉴스") || who.ends_with("뉴시스") || who.ends_with("통신")
    {
        dateline.clone_from(&inside[..end].trim().to_owned());
        names = Vec::new();
    }
    if let Some((name, after)) = rest.split_once('=')
        && name.contains("기자")
        && let Some(found) = authors(name)
    {
        names = found;
        rest = after.trim_start();
    }
    Some(Signed {
        rest: rest.to_owned(),
        authors: names,
        dateline: Some(dateline),
    })
}

/// `LONDON, July 3 (Agency) — `: capitals, perhaps a day and an agency, then a dash.
fn english_head(text: &str) -> Option<Signed> {
    let start = text.trim_start();
    let mut dash = None;
    for (at, character) in start.char_indices().take(60) {
        let spaced = start[..at].ends_with([' ', ')']);
        if matches!(character, '—' | '–')
            || character == '-' && (spaced || start[at..].starts_with("--"))
        {
            dash = Some(at);
            break;
        }
    }
    let at = dash?;
    let place = start[..at].trim();
    if !super::script::is_latin(place) {
        return None;
    }
    let first = place.split([',', ' ', '(']).next()?;
    let capitals = first.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !first.chars().any(char::is_lowercase);
    let filed = place.ends_with(')') && place.starts_with(|c: char| c.is_uppercase());
    if !(capitals && (place.len() < 45) || filed) {
        return None;
    }
    let rest = start[at..].trim_start_matches(['—', '–', '-', ' ']);
    (!rest.is_empty()).then(|| Signed {
        rest: rest.to_owned(),
        authors: Vec::new(),
        dateline: Some(place.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(authors: &[Author]) -> String {
        let one = |author: &Author| match &author.role {
            Some(role) => format!("{role} {}", author.name),
            None => author.name.to_string(),
        };
        authors.iter().map(one).collect::<Vec<_>>().join(" | ")
    }

    #[track_caller]
    fn check_line(text: &str, expected: &str) {
        assert_eq!(
            line(text)
                .map(|authors| picture(&authors))
                .unwrap_or_default(),
            expected,
            "{text}"
        );
    }

    #[track_caller]
    fn check_tail(text: &str, rest: &str, expected: &str) {
        let signed = tail(text).unwrap_or_default();
        assert_eq!(
            (signed.rest.as_str(), picture(&signed.authors).as_str()),
            (rest, expected),
            "{text}"
        );
    }

    #[track_caller]
    fn check_head(text: &str, dateline: &str, authors: &str, rest: &str) {
        let signed = head(text).unwrap_or_default();
        let found = (
            signed.dateline.unwrap_or_default(),
            picture(&signed.authors),
            signed.rest,
        );
        assert_eq!(
            found,
            (dateline.to_owned(), authors.to_owned(), rest.to_owned()),
            "{text}"
        );
    }

    #[test]
    fn a_byline_in_brackets_ends_a_story() {
        check_tail("贡献力量。 ” （王明）", "贡献力量。 ”", "王明");
        check_tail(
            "开幕。（本报记者 王小明 通讯员 李　四）",
            "开幕。",
            "本报记者 王小明 | 通讯员 李四",
        );
        check_tail(
            "开幕。（马　涌 张三、李四）",
            "开幕。",
            "马涌 | 张三 | 李四",
        );
        check_tail("开幕。□ 王明", "开幕。", "王明");
        check_tail("开幕。（文/王明 图/李四）", "开幕。", "文 王明 | 图 李四");
    }

    #[test]
    fn brackets_inside_a_sentence_are_no_byline() {
        for text in [
            "中共中央党校（国家行政学院）",
            "开幕。（未完待续）",
            "开幕。（见图）",
            "他来自河北（张北）",
        ] {
            check_tail(text, "", "");
        }
    }

    #[test]
    fn bylines_on_lines_of_their_own() {
        check_line("本报记者 王小明", "本报记者 王小明");
        check_line("记者 张三 李四 报道", "记者 张三 | 记者 李四");
        check_line("文/张三 图/李四", "文 张三 | 图 李四");
        check_line("作者：张三", "作者 张三");
        check_line("□ 王明", "王明");
        check_line("取材・文＝山田太郎", "取材・文 山田太郎");
        check_line("홍길동 기자", "기자 홍길동");
        check_line("By Jane Doe", "Jane Doe");
        check_line("BY JANE DOE, Staff Writer", "Staff Writer JANE DOE");
        check_line("By Jane Doe and John Roe", "Jane Doe | John Roe");
        check_line("老街新生", "");
        check_line("By the river we sat", "");
    }

    #[test]
    fn datelines() {
        check_head(
            "新华社北京7月25日电（记者 王明）会议开幕。",
            "新华社北京7月25日电",
            "记者 王明",
            "会议开幕。",
        );
        check_head(
            "本报讯（记者 王小明 通讯员 李四）昨日，",
            "本报讯",
            "记者 王小明 | 通讯员 李四",
            "昨日，",
        );
        check_head("【本报讯】昨日，", "本报讯", "", "昨日，");
        check_head(
            "【新华社延安十二日电】昨日，",
            "新华社延安十二日电",
            "",
            "昨日，",
        );
        check_head(
            "LONDON, July 3 (Agency) — The ferry",
            "LONDON, July 3 (Agency)",
            "",
            "The ferry",
        );
        check_head("【東京＝山田太郎】政府は", "東京", "山田太郎", "政府は");
        check_head(
            "(서울=연합뉴스) 홍길동 기자 = 정부는",
            "서울=연합뉴스",
            "기자 홍길동",
            "정부는",
        );
        check_head("The ferry — a small one — sails", "", "", "");
    }
}
