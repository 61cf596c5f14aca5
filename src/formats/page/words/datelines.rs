//! Where and when a story was filed: datelines and the words of wires, taken off the head of a story
//! or found on a line of their own.

use super::names::{Signed, authors, whole_brackets};
use super::script::{is_latin, is_spaceless};

/// Brackets that a reporter's name stands in at the head of a story.
const OPENERS: [char; 6] = ['【', '〔', '［', '（', '(', '['];

/// What a reporter is called at the head of a story.
#[rustfmt::skip]
const REPORTERS: &[&str] = &[
    "记者", "記者", "本报记者", "本報記者", "本刊记者", "本社记者", "本网记者", "特约记者", "特約記者", "实习记者", "實習記者",
    "见习记者", "首席记者",
];

/// What a column is called after its reporter: no name.
const COLUMNS: &[&str] = &[
    "手记",
    "手記",
    "观察",
    "觀察",
    "调查",
    "調查",
    "来信",
    "來信",
    "札记",
    "札記",
    "走基层",
    "节",
    "節",
];

/// What is said at the end of a reporter's line, and nothing of the person.
const REPORTED: &[&str] = &["综合报道", "綜合報導", "报道", "報道", "报导", "報導"];

/// Takes a dateline, with the names in it, off the head of a story.
pub(crate) fn head(text: &str) -> Option<Signed> {
    chinese_head(text)
        .or_else(|| report_head(text))
        .or_else(|| bracket_head(text))
        .or_else(|| english_head(text))
}

/// A wire's words on a line of their own, without their brackets.
pub(crate) fn wire(text: &str) -> Option<&str> {
    let inner = whole_brackets(text).unwrap_or(text);
    (is_wire(inner) && inner.contains(['社', '讯', '訊'])).then_some(inner)
}

/// Whether the words say that an agency filed it: 新华社北京7月1日电, 据新华社电.
pub(crate) fn is_wire(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 30
        && (text.ends_with(['电', '電']) && text.contains(['社', '讯', '网', '訊', '报', '報'])
            || text.ends_with(['讯', '訊'])
                && text.starts_with(['本', '新', '中', '据'])
                && text.contains(['社', '网', '报', '報', '刊']))
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
        .find(|(_, c)| matches!(c, '电' | '電' | '讯' | '訊'))?;
    let end = filed.0 + filed.1.len_utf8();
    let words = &text[..end];
    let agency = [
        "社",
        "中新网",
        "中新社",
        "本报",
        "本報",
        "本刊",
        "央视网",
        "人民网",
    ];
    let begins = words.char_indices().take(8).any(|(_, c)| c == '社')
        || agency.iter().any(|name| words.starts_with(name));
    let named = text[end..]
        .trim_start()
        .strip_prefix(['（', '('])
        .is_some_and(is_reporter);
    let dated = words.contains('日') || named;
    (begins && dated && !words.contains(['，', '。'])).then_some(end)
}

/// Whether a line opens with a reporter's name in brackets, though the brackets end on the next.
pub(crate) fn opens_report(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix(OPENERS);
    inside.is_some_and(|inside| is_reporter(inside) && !ends_in_credit(inside))
}

/// `【記者王小明報導】`, `〔記者王小明／台北報導〕`, `（记者 王小明 报道）`.
pub(crate) fn report_head(text: &str) -> Option<Signed> {
    let inside = text.trim_start().strip_prefix(OPENERS)?;
    let (end, close) = inside
        .char_indices()
        .take(60)
        .find(|(_, c)| matches!(c, '】' | '〕' | '］' | '）' | ')' | ']'))?;
    let signed = report(&inside[..end])?;
    let rest = inside[end + close.len_utf8()..].trim_start();
    Some(Signed {
        rest: rest.trim_start_matches(['：', ':']).trim_start().to_owned(),
        ..signed
    })
}

/// The names and the place of a line that holds only a reporter: `記者王小明／台北報導`.
pub(crate) fn report(text: &str) -> Option<Signed> {
    let text = text.trim();
    if !is_reporter(text) || ends_in_credit(text) || COLUMNS.iter().any(|word| text.ends_with(word))
    {
        return None;
    }
    let told = REPORTED.iter().find_map(|word| text.strip_suffix(word));
    let (names, place) = told
        .and_then(|told| told.rsplit_once(['／', '/']))
        .map_or((told.unwrap_or(text), None), |(names, place)| {
            (names, Some(place.trim()))
        });
    let authors = authors(names).or_else(|| before_place(names))?;
    let reporters = authors.iter().all(|author| author.role.is_some());
    let place = place.filter(|place| !place.is_empty());
    reporters.then(|| Signed {
        rest: String::new(),
        authors,
        dateline: place.map(ToOwned::to_owned),
    })
}

/// 記者李宗翰花壇: a name and, without a mark, the place that it was filed at.
fn before_place(text: &str) -> Option<Vec<newsprint_issue::Author>> {
    let role = REPORTERS.iter().find(|word| text.starts_with(**word))?;
    let rest = text[role.len()..].trim_start();
    let letters: Vec<(usize, char)> = rest.char_indices().collect();
    let cut = match letters.len() {
        5..=7 => 3,
        _ => return None,
    };
    authors(&format!("{role}{}", &rest[..letters[cut].0]))
}

fn is_reporter(text: &str) -> bool {
    REPORTERS.iter().any(|word| text.starts_with(word))
}

/// A reporter who took a picture is named below it and heads no story.
fn ends_in_credit(text: &str) -> bool {
    let end = text.trim_end_matches(['】', '〕', '］', '）', ')', ']']);
    end.ends_with(['摄', '攝', '影'])
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
    start
        .starts_with(|c: char| !is_spaceless(c))
        .then_some(())?;
    let hyphen = |at: usize| start[..at].ends_with([' ', ')']) || start[at..].starts_with("--");
    let (at, _) = start
        .char_indices()
        .take(60)
        .find(|(at, c)| matches!(c, '—' | '–') || *c == '-' && hyphen(*at))?;
    let place = start[..at].trim();
    if !is_latin(place) {
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
    use newsprint_issue::Author;

    fn picture(authors: &[Author]) -> String {
        let one = |author: &Author| match &author.role {
            Some(role) => format!("{role} {}", author.name),
            None => author.name.to_string(),
        };
        authors.iter().map(one).collect::<Vec<_>>().join(" | ")
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
        check_head("【記者王小明報導】昨日，", "", "記者 王小明", "昨日，");
        check_head("【记者 王小明 报道】昨日，", "", "记者 王小明", "昨日，");
        check_head(
            "〔記者王小明、李四／台北報導〕昨日，",
            "台北",
            "記者 王小明 | 記者 李四",
            "昨日，",
        );
        check_head("（记者 王小明 摄）昨日，", "", "", "");
        check_head("【记者手记】昨日，", "", "", "");
        check_head("The ferry — a small one — sails", "", "", "");
    }
}
