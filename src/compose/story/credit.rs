//! The line that says who wrote a story and how long it is, and the dateline: words that a paper
//! adds in its own language.

use crate::copy::manner::Manner;
use crate::copy::role::Role;
use crate::copy::strand::{Strand, strands};
use crate::lines::line::Line;
use crate::lines::room::Edge;
use crate::story::column::Column;
use newsprint_issue::{Article, ArticleId, Language, Part, Text};

/// What a language says on a byline.
struct Words {
    /// Before the names.
    by: &'static str,
    /// Between two names.
    and: &'static str,
    /// Around the length: `1,774 字`.
    length: [&'static str; 2],
    /// Around the minutes: `约 5 分钟`.
    minutes: [&'static str; 2],
}

fn words(language: Language) -> Words {
    let (by, and, length, minutes) = match language {
        Language::Simplified => ("文／", "、", ["", " 字"], ["约 ", " 分钟"]),
        Language::Traditional => ("文／", "、", ["", " 字"], ["約 ", " 分鐘"]),
        Language::Japanese => ("文／", "、", ["", "字"], ["約", "分"]),
        Language::Korean => ("글 ", ", ", ["", "자"], ["약 ", "분"]),
        Language::English | Language::Other(_) => ("By ", ", ", ["", " words"], ["", " min"]),
    };
    Words {
        by,
        and,
        length,
        minutes,
    }
}

/// Blanks between the last deck and a byline on the same line.
const APART: u16 = 4;

/// Adds the byline to a headline block: at the right of the last deck where there is room, else on
/// lines of its own.
pub(crate) fn add_byline(article: &Article, column: &Column, head: &mut Vec<Line>) {
    let credit = credit(article, column.manner, column.pace);
    let mut byline = column.lines(&[Strand::ours(&credit, Role::Byline)], Edge::Ragged);
    if let (Some(deck), [line], false) = (head.last_mut(), &*byline, article.deck.is_empty())
        && deck.cells() + APART + line.cells() <= column.cells
        && !column.manner.axes.is_vertical()
    {
        let start = column.cells - line.cells();
        deck.append(byline.remove(0), start);
    }
    head.extend(byline);
}

/// Who wrote it, how long it is, and how long it takes: `文／皮磊 · 1,774 字 · 约 5 分钟`.
fn credit(article: &Article, manner: Manner, pace: Option<u16>) -> String {
    let language = manner.language;
    let words = words(language);
    let length = article.length(language);
    let minutes = language.minutes(length, pace);
    let mut parts = Vec::new();
    if !article.byline.is_empty() {
        let names: Vec<String> = article
            .byline
            .iter()
            .map(|author| {
                let name = manner.rewriting.words(&author.name);
                let role = author
                    .role
                    .as_deref()
                    .map(|role| manner.rewriting.words(role));
                match role {
                    None => name.into_owned(),
                    Some(role) if language.counts_words() => format!("{name} ({role})"),
                    Some(role) => format!("{role} {name}"),
                }
            })
            .collect();
        let by = if article.byline[0].role.is_some() && !language.counts_words() {
            ""
        } else {
            words.by
        };
        parts.push(format!("{by}{}", names.join(words.and)));
    }
    if length > 0 {
        let [before, after] = words.length;
        parts.push(format!("{before}{}{after}", grouped(length)));
        let [before, after] = words.minutes;
        parts.push(format!("{before}{minutes}{after}"));
    }
    parts.join(" · ")
}

/// A number with commas at its thousands.
pub(crate) fn grouped(number: usize) -> String {
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

/// The dateline as it opens the first paragraph of a story.
pub(crate) fn dateline(text: &Text, article: ArticleId, manner: Manner) -> Vec<Strand<'_>> {
    let mut copy: Vec<Strand<'_>> =
        strands(text, Role::Dateline, article, Part::Dateline).collect();
    let plain = text.plain();
    let closed = plain
        .trim_end()
        .ends_with(['—', '–', '-', '】', '）', '：', ':', '│']);
    let joint = match manner.language {
        _ if closed => " ",
        Language::English | Language::Korean | Language::Other(_) => " — ",
        _ => "\u{3000}",
    };
    copy.push(Strand::ours(joint, Role::Dateline));
    copy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::{Setting, Size};
    use newsprint_issue::clean::Clean;
    use newsprint_issue::{Author, Block, Text};

    fn article(body: &str) -> Article {
        Article {
            byline: vec![Author {
                name: Clean::line("皮磊"),
                role: None,
            }],
            body: vec![Block::Paragraph(Text::from(body))],
            ..Article::default()
        }
    }

    #[track_caller]
    fn check(language: Language, body: &str, expected: &str) {
        let size = Size {
            width: 80,
            height: 24,
        };
        let manner = Manner::new(&Setting::for_size(size), language);
        assert_eq!(credit(&article(body), manner, None), expected);
    }

    #[test]
    fn the_byline_speaks_the_language_of_the_paper() {
        check(
            Language::Simplified,
            &"字".repeat(1774),
            "文／皮磊 · 1,774 字 · 约 5 分钟",
        );
        check(Language::Traditional, "字", "文／皮磊 · 1 字 · 約 1 分鐘");
        check(Language::Japanese, "字", "文／皮磊 · 1字 · 約1分");
        check(Language::Korean, "字", "글 皮磊 · 1자 · 약 1분");
        check(
            Language::English,
            "one two three",
            "By 皮磊 · 3 words · 1 min",
        );
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(100), "100");
    }
}
