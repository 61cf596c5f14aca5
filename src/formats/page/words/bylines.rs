//! Who wrote it and where it was filed: bylines at the end of a paragraph, on a line of their own or
//! at the head of a story, and datelines. Takes them off the text; decides nothing about stories.

use super::datelines::{is_wire, report, report_head};
use super::names::{Signed, authors, last_brackets, whole_brackets};
use newsprint_issue::Author;
use newsprint_issue::clean::Clean;

/// Takes a byline off the end of a paragraph: `…。（皮磊）`, `…。□ 王明`, `…（新华社北京7月1日电）`.
pub(crate) fn tail(text: &str) -> Option<Signed> {
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
pub(crate) fn is_signed(text: &str) -> bool {
    tail(text).is_some()
}

/// The names on a line that holds nothing else.
pub(crate) fn line(text: &str) -> Option<Vec<Author>> {
    let text = text.trim();
    if text.len() > 180 || super::script::ends_clause(text) || text.ends_with(['。', '！', '？'])
    {
        return None;
    }
    if let Some(authors) = english(text) {
        return Some(authors);
    }
    let bracketed = report_head(text).filter(|signed| signed.rest.is_empty());
    if let Some(signed) = bracketed.or_else(|| report(text)) {
        return Some(signed.authors);
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

/// The names on a line that is known to hold names. What is no name of a known form is one as it
/// stands: no word of the line is lost.
pub(crate) fn known(text: &str) -> Vec<Author> {
    let mut authors = line(text).unwrap_or_else(|| foreign(text));
    for author in &mut authors {
        author.name = mixed(&author.name);
    }
    if authors.is_empty() && text.chars().any(char::is_alphanumeric) {
        authors.push(Author {
            name: Clean::line(text.trim()),
            role: None,
        });
    }
    authors
}

/// A name in capitals as names are written.
fn mixed(name: &Clean) -> Clean {
    let letters = name
        .chars()
        .filter(|c| c.is_alphabetic() && !super::script::is_spaceless(*c))
        .count();
    if letters < 4 || name.chars().any(char::is_lowercase) {
        return name.clone();
    }
    let mut opens = true;
    let lower = |c: char| {
        let kept = opens;
        opens = !c.is_alphanumeric();
        if kept {
            c.to_string()
        } else {
            c.to_lowercase().to_string()
        }
    };
    Clean::line(&name.chars().map(lower).collect::<String>())
}

/// Words that stand before names in papers of Europe, the longest first.
#[rustfmt::skip]
const BEFORE: [&str; 24] = [
    "Von unserer Redakteurin", "Von unserem Redakteur", "Von unserer Korrespondentin", "Von unserem Korrespondenten",
    "Von unserem Redaktionsmitglied", "Von unserem Mitarbeiter", "Von unserer Mitarbeiterin", "De notre correspondante", "De notre correspondant",
    "De notre envoyée spéciale", "De notre envoyé spécial", "Propos recueillis par", "Ein Gastbeitrag von", "Aufgezeichnet von", "Reporting by",
    "VON", "Von", "von", "PAR", "Par", "par", "Text:", "Texte :", "From",
];

/// Names behind or before words of any of the languages that papers are read in.
fn foreign(text: &str) -> Vec<Author> {
    let bare = text.trim_matches(|c: char| {
        c.is_whitespace() || "（）()【】［］[]〔〕—–-・·□■◎●＝".contains(c)
    });
    let after = |word: &str| {
        bare.strip_prefix(word)
            .filter(|rest| rest.starts_with([' ', '\u{a0}']))
    };
    let bare = BEFORE
        .iter()
        .find_map(|word| after(word))
        .unwrap_or(bare)
        .trim();
    let bare = match bare.split_once('／').or_else(|| bare.split_once('＝')) {
        Some((one, other)) if other.contains(['記', '记']) && !one.contains(['記', '记']) => {
            other
        }
        Some((one, _)) if one.contains(['記', '记']) => one,
        Some((_, other)) => other,
        None => bare,
    };
    let parts = bare.split([',', '，', '、', ';', '；', '&', '|', '\n']);
    let names = parts.flat_map(|part| {
        [" und ", " et ", " and ", " UND ", " ET ", " AND "]
            .iter()
            .fold(vec![part], |parts, word| {
                parts
                    .into_iter()
                    .flat_map(|part| part.split(word))
                    .collect()
            })
    });
    let mut authors: Vec<Author> = Vec::new();
    for name in names.map(str::trim) {
        if is_affiliation(name)
            && let Some(last) = authors.last_mut()
        {
            last.role.get_or_insert_with(|| Clean::line(name));
        } else if let Some(found) = authors_of(name) {
            authors.extend(found);
        } else if name.chars().any(char::is_alphabetic) {
            // One more word is where a person is, not who else wrote.
            let more = super::script::is_latin(name) && !name.contains(' ');
            match authors.last_mut().filter(|_| more) {
                Some(last) => last.role = Some(Clean::line(name)),
                None => authors.push(Author {
                    name: Clean::line(name),
                    role: None,
                }),
            }
        }
    }
    authors
}

fn authors_of(name: &str) -> Option<Vec<Author>> {
    authors(name).filter(|authors| authors.iter().all(|author| !author.name.is_empty()))
}

/// Takes names off the end of the last paragraph of a story, where fewer signs are enough: in plain
/// brackets, behind a dash, or behind the last sentence without any mark.
pub(crate) fn last(text: &str) -> Option<Signed> {
    if let Some(signed) = tail(text) {
        return Some(signed);
    }
    let text = text.trim_end();
    let signed = |rest: &str, authors: Vec<Author>| Signed {
        rest: rest.trim_end().to_owned(),
        authors,
        dateline: None,
    };
    if let Some((rest, inner)) = last_brackets(text) {
        let name = is_name(inner) && super::script::ends_sentence(rest);
        return name.then(|| signed(rest, known(inner)));
    }
    let ends = |(_, c): &(usize, char)| {
        matches!(
            c,
            '。' | '！' | '？' | '.' | '!' | '?' | '”' | '」' | '»' | '…'
        )
    };
    let (at, mark) = text.char_indices().rev().take(48).find(ends)?;
    let (rest, end) = text.split_at(at + mark.len_utf8());
    let end = end.trim();
    let dashed = end.starts_with(['—', '–', '-']);
    let bare = end.trim_start_matches(['—', '–', '-', ' ']);
    if end.is_empty() || !super::script::ends_sentence(rest) {
        return None;
    }
    let reporter = ["记者", "記者", "通讯员", "通訊員", "特派員", "編集委員"]
        .iter()
        .any(|word| bare.contains(word));
    if reporter
        && let Some(authors) = authors(bare.trim_matches(['（', '）', '(', ')', '【', '】']))
    {
        return Some(signed(rest, authors));
    }
    (is_name(bare) && (dashed || mark != '.' || rest.chars().count() > 20))
        .then(|| signed(rest, known(bare)))
}

/// Two to four words with capitals and nothing else.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(
                *word,
                "de" | "van" | "von" | "und" | "et" | "and" | "der" | "la" | "du"
            )
    };
    let letters = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    };
    (2..=6).contains(&words.len())
        && words.iter().all(|word| capital(word) && letters(word))
        && words.iter().any(|word| word.chars().count() > 2)
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

/// Words of a line below a name that says what the person is or whom the story was written for.
#[rustfmt::skip]
const AFFILIATIONS: &[&str] = &[
    "writer", "reporter", "staff", "correspondent", "editor", "press", "special", "bureau",
    "columnist", "critic", "contributor", "reuters", "service", "photographer", "intern",
    "redakteur", "redakteurin", "korrespondent", "korrespondentin", "journaliste", "correspondant",
];

/// Whether a line says what a named person is: Courier Staff Writer, Special to The Courier.
pub(crate) fn is_affiliation(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&&str| word.starts_with(|c: char| c.is_uppercase() || c == '&');
    let small = |word: &&&str| matches!(**word, "to" | "for" | "of" | "the" | "and" | "at");
    (1..=7).contains(&words.len())
        && !text.ends_with(['.', ',', ':', ';', '-'])
        && words.iter().all(|word| capital(&word) || small(&word))
        && words.iter().any(|word| {
            let bare = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            AFFILIATIONS.contains(&bare.as_str())
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
        check_tail("开幕。（马小川 文／图）", "开幕。", "文／图 马小川");
        check_tail("話した。（高木記者）", "話した。", "記者 高木");
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
    fn what_a_named_person_is() {
        for text in [
            "Courier Staff Writer",
            "Special to The Courier",
            "Associated Press",
            "STAFF REPORTER",
        ] {
            assert!(is_affiliation(text), "{text}");
        }
        for text in ["The staff said they", "Press on", "Council Splits 5-4"] {
            assert!(!is_affiliation(text), "{text}");
        }
    }

    #[test]
    fn bylines_on_lines_of_their_own() {
        check_line("本报记者 王小明", "本报记者 王小明");
        check_line("记者 张三 李四 报道", "记者 张三 | 记者 李四");
        check_line("【記者王小明報導】", "記者 王小明");
        check_line("〔記者王小明／台北報導〕", "記者 王小明");
        check_line("記者王小明／台北報導", "記者 王小明");
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
}
