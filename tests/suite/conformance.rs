//! The data of Unicode and the W3C: where lines may end, where clusters do. Every place where we
//! differ on purpose is a row of a table, with its reason. Checked where the data is.

use newsprint::compose::{self, Setting, Size, Strictness};
use newsprint::issue::{Article, Block, Language, Text};
use unicode_segmentation::UnicodeSegmentation;

use crate::compose_laws::rows;
use crate::shared::shared_text;

/// A file of the data.
#[track_caller]
fn data(file: &str) -> String {
    shared_text(&format!("conformance/{file}"))
}

/// A row of the data of Unicode: a text, where it breaks, and the classes of its characters.
struct Case<'a> {
    text: String,
    breaks: Vec<usize>,
    classes: Vec<&'a str>,
}

impl<'a> Case<'a> {
    /// Reads `÷ 0061 × 0308 ÷ # ÷ [0.2] LATIN SMALL LETTER A (AL) ...`.
    fn new(row: &'a str) -> Case<'a> {
        let (fields, comment) = row.split_once('#').expect("a comment");
        let mut case = Case {
            text: String::new(),
            breaks: Vec::new(),
            classes: Vec::new(),
        };
        for field in fields.split_whitespace() {
            match field {
                "÷" => case.breaks.push(case.text.len()),
                "×" => {}
                code => case.text.push(character(code)),
            }
        }
        // `IDmEastAsian`, `QU_Pi`: the class is what begins with capitals.
        let class = |item: &'a str| {
            let (_, name) = item.trim_end().rsplit_once('(')?;
            let end = name.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit());
            Some(&name[..end.unwrap_or(name.len())])
        };
        case.classes = comment.split(['÷', '×']).filter_map(class).collect();
        case
    }

    /// The index of the character that begins at a byte.
    fn index(&self, at: usize) -> usize {
        self.text[..at].chars().count()
    }

    /// The class before a byte, spaces and combining marks passed over; `start` before the first.
    fn before(&self, at: usize) -> &'a str {
        let before = self.classes[..self.index(at)].iter().rev();
        before
            .copied()
            .find(|class| !matches!(*class, "SP" | "CM" | "ZWJ"))
            .unwrap_or("start")
    }

    fn after(&self, at: usize) -> &'a str {
        self.classes.get(self.index(at)).copied().unwrap_or("end")
    }
}

/// Where a tailoring holds.
enum Where {
    /// Wherever the classes meet.
    Anywhere,
    /// Where nothing that is drawn stands before on the line.
    AtTheStart,
    /// Inside a cluster.
    InACluster,
}

/// What we do there.
#[derive(PartialEq)]
enum Ours {
    /// No line ends.
    Keep,
    /// A line may end.
    End,
}

/// A difference from UAX #14 that is meant.
struct Tailoring {
    place: Where,
    /// Classes before, spaces and combining marks passed over; none stands for all.
    before: &'static [&'static str],
    /// Classes after.
    after: &'static [&'static str],
    ours: Ours,
    reason: &'static str,
    /// How many places of the data it explains.
    places: usize,
}

/// Every difference, the first that fits counts.
const TAILORINGS: &[Tailoring] = &[
    Tailoring {
        place: Where::AtTheStart,
        before: &[],
        after: &[],
        ours: Ours::Keep,
        reason: "spaces are not set at the start of a line, so no line is made of them alone",
        places: 1020,
    },
    Tailoring {
        place: Where::InACluster,
        before: &[],
        after: &[],
        ours: Ours::Keep,
        reason: "a cluster of UAX #29 is drawn as one (R14): no line ends inside",
        places: 273,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &[],
        after: &["BA", "GL"],
        ours: Ours::Keep,
        reason: "spaces, tabs and no-break spaces in a row are one gap: a line ends after all or none",
        places: 376,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &["SA"],
        after: &["SA"],
        ours: Ours::End,
        reason: "the words of Thai and Burmese come from a dictionary, which the rules leave open",
        places: 5,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &["NU", "BA"],
        after: &["ID"],
        ours: Ours::Keep,
        reason: "a number keeps its unit (R9): 23本",
        places: 7,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &["PR"],
        after: &[],
        ours: Ours::Keep,
        reason: "a sign before a number keeps what follows, also over a space (R9): € 100",
        places: 137,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &[],
        after: &["IN", "NS", "PO", "B2", "CJ", "AI"],
        ours: Ours::Keep,
        reason: "such marks (also the dot of names) begin no line, not even after a space (R6; CLREQ level 4 for dashes)",
        places: 1156,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &["CL", "CP", "EX", "IS", "SY", "HY", "PO"],
        after: &["AL", "NU", "OP", "PR"],
        ours: Ours::Keep,
        reason: "words and marks of Latin text without a space between them stay one: A/B, f(x)(y)",
        places: 68,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &["SY"],
        after: &[],
        ours: Ours::Keep,
        reason: "a solidus ends no line (R11; GB/T 15834, CLREQ level 3)",
        places: 90,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &[],
        after: &["QU"],
        ours: Ours::End,
        reason: "quotation marks open or close by pairing (R12), not by what stands beside them",
        places: 16,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &["QU"],
        after: &["ID"],
        ours: Ours::End,
        reason: "the same: a mark that closes full-width text lets a line end after it",
        places: 1,
    },
    Tailoring {
        place: Where::Anywhere,
        before: &["QU"],
        after: &[],
        ours: Ours::Keep,
        reason: "the same: what pairing takes for an opening mark ends no line",
        places: 71,
    },
];

/// The first tailoring that explains a place where we differ.
fn tailoring(case: &Case<'_>, at: usize, ours: &Ours) -> Option<usize> {
    TAILORINGS.iter().position(|row| {
        let is_there = match row.place {
            Where::Anywhere => true,
            Where::AtTheStart => {
                let start = case.text[..at].rfind(is_line_end);
                let before = &case.text[start.unwrap_or(0)..at];
                before.chars().all(|c| c.is_whitespace() || is_unseen(c))
            }
            Where::InACluster => !case
                .text
                .grapheme_indices(true)
                .any(|(start, _)| start == at),
        };
        let names = |classes: &[&str], class| classes.is_empty() || classes.contains(&class);
        is_there
            && row.ours == *ours
            && names(row.before, case.before(at))
            && names(row.after, case.after(at))
    })
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[test]
#[expect(
    clippy::print_stderr,
    reason = "the figures of the check are worth reading"
)]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn lines_end_where_uax_14_says() {
    let data = data("ucd/LineBreakTest.txt");
    let mut places = vec![0; TAILORINGS.len()];
    let mut unexplained = Vec::new();
    let (mut cases, mut explained) = (0, 0);
    for row in data.lines().filter(|row| !row.starts_with('#')) {
        let case = Case::new(row);
        cases += 1;
        let ours = compose::breaks(&case.text, Language::English, Strictness::Strict);
        let mut known = ours != case.breaks;
        for at in 0..=case.text.len() {
            let difference = match (ours.contains(&at), case.breaks.contains(&at)) {
                (true, false) => Ours::End,
                (false, true) => Ours::Keep,
                _ => continue,
            };
            if let Some(row) = tailoring(&case, at, &difference) {
                places[row] += 1;
            } else {
                known = false;
                unexplained.push(format!("{} at {at}: {row}", case.before(at)));
            }
        }
        explained += usize::from(known);
    }
    eprintln!("UAX #14: {cases} cases, {explained} of them explained by tailorings:");
    for (row, places) in TAILORINGS.iter().zip(&places) {
        eprintln!("{places:5} places: {}", row.reason);
    }
    assert!(
        unexplained.is_empty(),
        "{} differ:\n{}",
        unexplained.len(),
        unexplained.join("\n")
    );
    assert_eq!(cases, 19338);
    let expected: Vec<usize> = TAILORINGS.iter().map(|row| row.places).collect();
    assert_eq!(places, expected, "places that each row explains");
    assert!(!places.contains(&0), "a row that explains nothing");
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn clusters_end_where_uax_29_says() {
    let data = data("ucd/GraphemeBreakTest.txt");
    let mut cases = 0;
    for row in data.lines().filter(|row| !row.starts_with('#')) {
        let case = Case::new(row);
        let mut ends = vec![0];
        for cluster in compose::clusters(&case.text) {
            ends.push(ends[ends.len() - 1] + cluster.len());
        }
        assert_eq!(ends, case.breaks, "{row}");
        cases += 1;
    }
    assert_eq!(cases, 766);
}

#[track_caller]
fn check(text: &str, language: Language, lines: &str) {
    let mut from = 0;
    let breaks = compose::breaks(text, language, Strictness::Strict);
    let pieces: Vec<&str> = breaks
        .iter()
        .map(|to| &text[std::mem::replace(&mut from, *to)..*to])
        .collect();
    assert_eq!(pieces.join("|"), lines);
}

#[test]
fn chinese_is_tailored_where_uax_14_is_not_enough() {
    for (text, lines) in [
        ("他说“你好”然后", "他|说|“你|好”|然|后"),
        ("“A”和“B”", "“A”|和|“B”"),
        ("北京·上海", "北|京·|上|海"),
        ("破折号——", "破|折|号——"),
        ("省略……号", "省|略……|号"),
        ("是／否", "是／否"),
        ("第3—5页", "第3—5页"),
        ("C++语言", "C++|语|言"),
        ("2022年", "2022年"),
        ("100元", "100元"),
        ("4.2亿", "4.2亿"),
        ("A/B测试", "A/B|测|试"),
        ("中-文", "中-|文"),
        ("中/文", "中/文"),
        ("占50%的人", "占|50%|的|人"),
    ] {
        check(text, Language::Simplified, lines);
    }
}

#[test]
fn invisible_characters_do_what_they_are_for() {
    check("soft\u{ad}ly", Language::English, "soft\u{ad}|ly");
    check("zero\u{200b}width", Language::English, "zero\u{200b}|width");
    check("no\u{a0}break", Language::English, "no\u{a0}break");
    check("join \u{2060}ed", Language::English, "join \u{2060}ed");
    check("tab\tstop", Language::English, "tab\t|stop");
    check("中\u{2060}文", Language::Simplified, "中\u{2060}文");
    check("bonjour !", Language::English, "bonjour !");
    check("one .5", Language::English, "one |.5");
}

/// The story's rows when set 7 Han wide; its first line is indented by one.
fn broken(text: &str, language: Language, strictness: Strictness) -> Vec<(char, char, u16)> {
    let article = Article {
        body: vec![Block::Paragraph(Text::from(text))],
        ..Article::default()
    };
    let setting = Setting {
        strictness,
        ..Setting::for_size(Size {
            width: 20,
            height: 40,
        })
    };
    let pages = compose::article(&article, language, &setting);
    rows(&pages[0])
}

fn character(code: &str) -> char {
    u32::from_str_radix(code, 16)
        .ok()
        .and_then(char::from_u32)
        .expect("a code point")
}

/// Where we differ from the W3C tests on purpose: character, strictness, reason.
const DEVIATIONS: &[(char, &str, &str)] = &[];

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn line_starts_agree_with_the_css_tests() {
    let data = data("css-line-break.tsv");
    let mut wrong = Vec::new();
    for row in data.lines().filter(|row| !row.starts_with('#')) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [code, language, level, rule, name] = fields[..] else {
            panic!("{row}")
        };
        let strictness = match level {
            "loose" => Strictness::Loose,
            "normal" => Strictness::Normal,
            _ => Strictness::Strict,
        };
        let sign = character(code);
        if DEVIATIONS
            .iter()
            .any(|(other, at, _)| *other == sign && *at == level)
        {
            continue;
        }
        let text = format!("字字字字字字{sign}字字字字字字");
        let rows = broken(&text, Language::from_tag(language), strictness);
        let begins = rows[1].0 == sign;
        if begins != (rule == "may") {
            wrong.push(format!("{code} {language} {level} {rule} {name}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn line_edges_agree_with_the_classes_of_the_w3c() {
    let data = data("line-edge-classes.tsv");
    let mut wrong = Vec::new();
    for row in data.lines().filter(|row| !row.starts_with('#')) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [code, class, name] = fields[..] else {
            panic!("{row}")
        };
        let sign = character(code);
        for language in [Language::Simplified, Language::Japanese] {
            let holds = if class == "op" {
                let rows = broken(
                    &format!("字字字字字{sign}字字字字字"),
                    language,
                    Strictness::Strict,
                );
                rows[0].1 != sign
            } else {
                let rows = broken(
                    &format!("字字字字字字{sign}字字字字字"),
                    language,
                    Strictness::Strict,
                );
                rows[1].0 != sign
            };
            if !holds {
                wrong.push(format!("{code} {class} {language:?} {name}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
