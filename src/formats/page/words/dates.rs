//! Days as newspapers print them, in figures and in words, East and West.

use newsprint_issue::Date;

/// Takes the day and the day of the week out of a line; U+0001 stands where they stood.
pub(crate) fn take(text: &str) -> (Option<Date>, String) {
    let Some((range, date)) = eastern_date(text)
        .or_else(|| western_date(text))
        .or_else(|| numeric_date(text))
    else {
        return (None, text.to_owned());
    };
    let rest = format!("{}\u{1}{}", &text[..range.start], &text[range.end..]);
    (Some(date), without_weekday(rest))
}

/// Days of the week as Japanese and Korean papers print them.
const EASTERN: &[&str] = &[
    "(月)",
    "(火)",
    "(水)",
    "(木)",
    "(金)",
    "(土)",
    "(日)",
    "（月）",
    "（火）",
    "（水）",
    "（木）",
    "（金）",
    "（土）",
    "（日）",
    "月曜日",
    "火曜日",
    "水曜日",
    "木曜日",
    "金曜日",
    "土曜日",
    "日曜日",
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
];

/// Days of the week in English.
const WESTERN: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn without_weekday(mut rest: String) -> String {
    for start in ["星期", "礼拜", "週", "周"] {
        if let Some(at) = rest.find(start) {
            let tail: String = rest[at + start.len()..].chars().take(1).collect();
            if "一二三四五六日天".contains(&tail) && !tail.is_empty() {
                rest.replace_range(at..at + start.len() + tail.len(), "\u{1}");
            }
        }
    }
    for day in EASTERN {
        rest = rest.replace(day, "\u{1}");
    }
    // The lunar date beside the solar one says nothing more.
    if let Some(at) = rest.find("农历") {
        let end = rest[at..]
            .find([' ', '\u{3000}', '\u{1}'])
            .map_or(rest.len(), |end| at + end);
        rest.replace_range(at..end, "\u{1}");
    }
    WESTERN.iter().fold(rest, |rest, day| {
        rest.replace(day, "\u{1}")
            .replace(&day.to_uppercase(), "\u{1}")
    })
}

/// 2022年7月26日, 2022 年 7 月 26 日, 二〇二二年七月二十六日, 2022년 7월 26일.
fn eastern_date(text: &str) -> Option<(std::ops::Range<usize>, Date)> {
    let year_mark = text.find(['年', '년'])?;
    let (start, year) = year_before(text, year_mark)?;
    // The year of an era may stand in brackets behind the common one.
    let month_mark = year_mark + text[year_mark..].find(['月', '월'])?;
    let (_, month) = number_before(text, month_mark)?;
    let day_mark = month_mark + text[month_mark..].find(['日', '일'])?;
    let (_, day) = number_before(text, day_mark)?;
    let mut end = day_mark + '日'.len_utf8();
    if text[..start].ends_with('（') || text[end..].starts_with('）') {
        end += if text[end..].starts_with('）') { 3 } else { 0 };
    }
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()?;
    (year > 1600 && day_mark - year_mark < 40).then_some((start..end, date))
}

/// The year that ends at a mark, counted from an era where one is named, and where it starts.
fn year_before(text: &str, end: usize) -> Option<(usize, u32)> {
    // The year before the first of each era of modern Japan.
    const ERAS: [(&str, u32); 7] = [
        ("中華民國", 1911),
        ("民國", 1911),
        ("令和", 2018),
        ("平成", 1988),
        ("昭和", 1925),
        ("大正", 1911),
        ("明治", 1867),
    ];
    let first = text[..end].strip_suffix('元').map(|rest| (rest.len(), 1));
    let (start, year) = first.or_else(|| number_before(text, end))?;
    let era = ERAS
        .iter()
        .find(|(name, _)| text[..start].trim_end().ends_with(name));
    Some(era.map_or((start, year), |(name, before)| {
        (text[..start].trim_end().len() - name.len(), before + year)
    }))
}

/// The number that ends at a mark, in figures or in Han, and where it starts.
fn number_before(text: &str, end: usize) -> Option<(usize, u32)> {
    let body = text[..end].trim_end();
    let figures = body.trim_end_matches(|c: char| c.is_ascii_digit());
    if figures.len() < body.len() {
        return Some((figures.len(), body[figures.len()..].parse().ok()?));
    }
    let words = body.trim_end_matches(|c| "〇零一二三四五六七八九十○".contains(c));
    let digits: Vec<u32> = body[words.len()..]
        .chars()
        .map(|c| {
            "〇一二三四五六七八九十"
                .chars()
                .position(|d| d == c)
                .unwrap_or(0) as u32
        })
        .collect();
    let value = match digits[..] {
        [a, b, c, d] => a * 1000 + b * 100 + c * 10 + d,
        [10] => 10,
        [10, ones] => 10 + ones,
        [tens, 10] => tens * 10,
        [tens, 10, ones] => tens * 10 + ones,
        [ones] => ones,
        _ => return None,
    };
    Some((words.len(), value))
}

/// The months of English, German and French, by how they begin; the first that fits is meant.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän"], &["feb", "fév"], &["mar", "mär", "mrz"], &["apr", "avr"], &["may", "mai"], &["jun", "juin"],
    &["jul", "juil"], &["aug", "août", "aou"], &["sep"], &["oct", "okt"], &["nov"], &["dec", "dez", "déc"],
];

/// The month that a word names.
fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let named = |month: &&&[&str]| month.iter().any(|start| lower.starts_with(start));
    let at = (0..12)
        .zip(MONTHS.iter())
        .find(|(_, month)| named(month))?
        .0;
    (lower.chars().count() <= 9).then_some(at + 1)
}

/// Monday, July 25, 2022; 25 July 2022; Freitag, 2. Mai 2025; samedi 1er avril 2023.
fn western_date(text: &str) -> Option<(std::ops::Range<usize>, Date)> {
    let spots: Vec<(usize, &str)> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .take(40)
        .collect();
    for (index, window) in spots.windows(3).enumerate() {
        let day = |word: &str| {
            word.trim_end_matches(|c: char| c.is_ascii_lowercase())
                .parse::<i8>()
                .ok()
        };
        let found = match (month(window[0].1), day(window[1].1)) {
            (Some(month), Some(day)) => Some((month, day)),
            _ => month(window[1].1).zip(day(window[0].1)),
        };
        let year = window[2].1.parse::<i16>().ok().filter(|year| *year > 1600);
        if let (Some((month, day)), Some(year)) = (found, year) {
            let end = spots[index + 2].0 + window[2].1.len();
            return Some((window[0].0..end, Date::new(year, month, day).ok()?));
        }
    }
    None
}

/// 2022-07-26, 2022.7.26, 2022/07/26; 02.05.2025.
fn numeric_date(text: &str) -> Option<(std::ops::Range<usize>, Date)> {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '/');
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + at;
        let end = start
            + text[start..]
                .find(|c: char| !figure(c))
                .unwrap_or(text.len() - start);
        let parts: Vec<&str> = text[start..end]
            .trim_end_matches(['-', '.', '/'])
            .split(['-', '.', '/'])
            .collect();
        if let [one, month, other] = parts[..] {
            // Days stand first where the year stands last; before points, as they do in German.
            let (year, day) = if one.len() == 4 {
                (one, other)
            } else {
                (other, one)
            };
            let date =
                || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
            if year.len() == 4
                && year > "1600"
                && let Some(date) = date()
            {
                return Some((start..end, date));
            }
        }
        from = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, day: &str, rest: &str) {
        let (date, left) = take(text);
        let left = left.replace('\u{1}', " ");
        let words: Vec<&str> = left.split_whitespace().collect();
        assert_eq!(
            (
                date.map(|date| date.to_string()).unwrap_or_default(),
                words.join(" ")
            ),
            (day.to_owned(), rest.to_owned()),
            "{text}"
        );
    }

    #[test]
    fn days_of_many_papers() {
        check("2022年7月26日 星期二", "2022-07-26", "");
        check("2022 年 7 月 26 日", "2022-07-26", "");
        check("二〇二二年十二月三十一日", "2022-12-31", "");
        check("2024年（令和6年）7月26日（金）", "2024-07-26", "");
        check("2022년 7월 26일 화요일", "2022-07-26", "");
        check("Monday, July 25, 2022", "2022-07-25", ",");
        check("25 July 2022 Page 3", "2022-07-25", "Page 3");
        check("2022-07-26 A3", "2022-07-26", "A3");
        check("7月26日", "", "7月26日");
        check("2022-13-40", "", "2022-13-40");
        check("令和五年六月三日（土）", "2023-06-03", "");
        check("令和元年5月1日（水）", "2019-05-01", "");
        check("平成三十一年四月三十日", "2019-04-30", "");
    }
}
