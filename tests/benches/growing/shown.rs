//! What is set, drawn, searched and written.

use std::hint::black_box;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use newsprint::clean::Clean;
use newsprint::compose::{self, Setting, Size};
use newsprint::config::Config;
use newsprint::export;
use newsprint::formats::{self, Reading};
use newsprint::issue::{Article, Block, Emphasis, Issue, Language, Masthead, Section, Span, Text};
use newsprint::search::{Folded, Grammar, Manner, Query};
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{self, App, Input, Key, Opening, Session, Surroundings, Tone, View};
use newsprint::theme::Depth;

use super::{Case, Work, again};

const SCREEN: Size = Size {
    width: 120,
    height: 40,
};

/// What is done before a screen: its name, the keys before, which are not timed, and those that are.
const DEEDS: &[(&str, &[&str], &[&str])] = &[
    ("page", &[], &["space"]),
    ("page in a story", &["enter"], &["space"]),
    ("a story", &[], &["enter"]),
    ("back to the front page", &["enter"], &["backspace"]),
    ("section next", &[], &["tab"]),
    ("sidebar", &[], &["\\"]),
    ("sidebar, a row down", &["\\"], &["j"]),
    ("sidebar, the last row", &["\\"], &["G"]),
    (
        "sidebar beside a story, a page",
        &["enter", "\\", "tab"],
        &["space"],
    ),
    ("pages overview", &[], &["p"]),
    ("help", &[], &["?"]),
    ("palette", &[], &[":"]),
    ("palette, a letter", &[":"], &["o"]),
    ("palette, another letter", &[":", "o"], &["r"]),
    ("a search, a letter", &["/"], &["o"]),
    (
        "hits, a row down",
        &["/", "o", "enter", "backspace"],
        &["j"],
    ),
    ("unread", &[], &["u"]),
];

fn story(number: usize) -> Article {
    Article {
        headline: vec![Text::from(&*format!("Headline number {number}"))],
        body: vec![Block::Paragraph(Text::from(
            "Some words of the story, on more than one line of the column that it stands in.",
        ))],
        ..Article::default()
    }
}

fn issue(sections: usize, stories: usize) -> Issue {
    let section = |section: usize| Section {
        name: Clean::line(&format!("Section {section}")),
        articles: (0..stories)
            .map(|one| story(section * stories + one))
            .collect(),
    };
    let masthead = Masthead {
        title: Clean::line("The Paper"),
        language: Language::English,
        ..Masthead::default()
    };
    Issue::bind(masthead, (0..sections).map(section).collect())
}

fn session(issue: &Issue) -> Session {
    let (storage, _) = Storage::open(Directories::default());
    Session::new(Opening {
        issue: issue.clone(),
        notes: Vec::new(),
        troubles: Vec::new(),
        storage,
        config: Config::default(),
        themes: newsprint::bundled::themes(Depth::True),
        surroundings: Surroundings {
            language: Language::English,
            tone: Tone::Light,
        },
    })
}

/// Types keys and draws what comes of them.
fn type_in(app: &mut App, keys: &[&str], now: &mut Timestamp) {
    for key in keys {
        let Some(key) = Key::parse(key) else { continue };
        *now += SignedDuration::from_secs(1);
        app.input(Input::Key(key), *now);
        black_box(app.picture());
    }
}

/// Keys before a paper of so many sections, and stories in each.
fn keys(shape: Shape, before: Keys, timed: Keys) -> impl Fn(usize) -> Work {
    move |size| {
        let (sections, stories) = shape(size);
        let issue = issue(sections, stories);
        let mut now = Timestamp::UNIX_EPOCH;
        let mut app = App::new(session(&issue), View::Front, SCREEN);
        black_box(app.picture());
        type_in(&mut app, before, &mut now);
        Work::Once(Box::new(move || {
            type_in(&mut app, timed, &mut now);
            // Whoever closes the paper is not waited for.
            std::mem::forget(app);
        }))
    }
}

type Shape = fn(usize) -> (usize, usize);
type Keys = &'static [&'static str];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = vec![
        fronts("front pages of stories", 300, |size| (1, size)),
        fronts("front pages of sections", 150, |size| (size, 1)),
        fronts("front pages of sections of five", 100, |size| (size, 5)),
        Case::new("first screen of a paper of stories", 160, |size| {
            let session = session(&issue(1, size));
            Work::Once(Box::new(move || {
                let app = App::new(session, View::Front, SCREEN);
                black_box(app.picture());
                std::mem::forget(app);
            }))
        }),
    ];
    for (name, before, timed) in DEEDS {
        let name = format!("key: {name}");
        let shape: Shape = match *timed {
            ["tab"] => |size| (size, 1),
            _ => |size| (1, size),
        };
        cases.push(Case::new(&name, 160, keys(shape, before, timed)));
    }
    cases.extend(written());
    cases.extend(set());
    cases.extend(searched());
    cases
}

fn fronts(name: &str, size: usize, shape: Shape) -> Case {
    Case::new(name, size, move |size| {
        let (sections, stories) = shape(size);
        let issue = issue(sections, stories);
        again(move || {
            black_box(terminal::pictures(session(&issue), View::Front, SCREEN).count());
        })
    })
}

fn written() -> Vec<Case> {
    let reading = |size: usize| Reading {
        issue: issue(size / 10, 10),
        notes: Vec::new(),
        origins: Vec::new(),
        pictures: std::collections::BTreeMap::default(),
    };
    vec![
        Case::new("export: text", 1000, move |size| {
            let reading = reading(size);
            again(move || drop(black_box(export::text(&reading.issue))))
        }),
        Case::new("export: markdown", 1000, move |size| {
            let reading = reading(size);
            again(move || drop(black_box(export::markdown(&reading.issue))))
        }),
        Case::new("export: json", 1000, move |size| {
            let reading = reading(size);
            again(move || drop(black_box(export::json(&reading))))
        }),
        Case::new("export: native", 1000, move |size| {
            let reading = reading(size);
            again(move || drop(black_box(formats::write(&reading.issue, &[]))))
        }),
        Case::new("issue: bound of equal stories", 1000, |size| {
            let stories = vec![story(1); size];
            again(move || {
                let section = Section {
                    articles: stories.clone(),
                    ..Section::default()
                };
                black_box(Issue::bind(Masthead::default(), vec![section]));
            })
        }),
        Case::new("issue: every story by its id", 1000, |size| {
            let issue = issue(size / 10, 10);
            let ids: Vec<_> = issue.articles().map(|story| story.id).collect();
            again(move || {
                for id in &ids {
                    black_box((issue.article(*id), issue.section_of(*id)));
                }
            })
        }),
        Case::new("clean: controls and marks", 4000, |size| {
            let text = "a\u{202e}\u{301}\u{301}\u{301}\u{200d}👩\u{1b}[0m ".repeat(size);
            again(move || drop(black_box(Clean::lines(&text))))
        }),
        Case::new("clean: marks over one letter", 4000, |size| {
            let text = format!("a{}", "\u{301}".repeat(size));
            again(move || drop(black_box(Clean::lines(&text))))
        }),
    ]
}

fn spans(count: usize, ruby: bool) -> Text {
    let span = |number: usize| Span {
        text: Clean::line("漢字"),
        emphasis: [Emphasis::Plain, Emphasis::Strong][number % 2],
        ruby: ruby.then(|| Clean::line("かんじ")),
        link: None,
    };
    Text {
        spans: (0..count).map(span).collect(),
    }
}

fn composed(name: &str, size: usize, body: fn(usize) -> Vec<Block>) -> Case {
    Case::new(&format!("set: {name}"), size, move |size| {
        let article = Article {
            body: body(size),
            ..Article::default()
        };
        let section = Section {
            articles: vec![article],
            ..Section::default()
        };
        let issue = Issue::bind(Masthead::default(), vec![section]);
        let setting = Setting::for_size(SCREEN);
        let language = Language::Japanese;
        again(move || {
            for article in issue.articles() {
                black_box(compose::article(article, language, &setting));
            }
            black_box(compose::front(&issue, &setting));
        })
    })
}

fn paragraph(unit: &str, size: usize) -> Vec<Block> {
    vec![Block::Paragraph(Text::from(&*unit.repeat(size)))]
}

fn set() -> Vec<Case> {
    vec![
        composed("brackets that open", 1000, |size| paragraph("（", size)),
        composed("brackets that close", 1000, |size| paragraph("）", size)),
        composed("full stops", 1000, |size| paragraph("。", size)),
        composed("dashes", 1000, |size| paragraph("—", size)),
        composed("one word of letters", 1000, |size| paragraph("a", size)),
        composed("one word of letters and signs", 500, |size| {
            paragraph("a-/", size)
        }),
        composed("words without spaces", 500, |size| paragraph("ກຂ", size)),
        composed("right to left in brackets", 500, |size| {
            paragraph("(א", size)
        }),
        composed("numbers right to left", 500, |size| paragraph("א1 ", size)),
        composed("marks over one letter", 1000, |size| {
            paragraph("\u{301}", size)
        }),
        composed("words", 1000, |size| paragraph("some words ", size)),
        composed("Han", 2000, |size| paragraph("漢字と仮名、", size)),
        composed("spans", 1000, |size| {
            vec![Block::Paragraph(spans(size, false))]
        }),
        composed("readings", 1000, |size| {
            vec![Block::Paragraph(spans(size, true))]
        }),
        composed("a reading over much", 1000, |size| {
            let span = Span {
                text: Clean::line(&"漢".repeat(size)),
                ruby: Some(Clean::line(&"か".repeat(size))),
                ..Span::default()
            };
            vec![Block::Paragraph(Text { spans: vec![span] })]
        }),
        composed("a heading", 500, |size| {
            vec![Block::Heading(Text::from(&*"some words ".repeat(size)))]
        }),
        composed("items of a list", 500, |size| {
            vec![Block::List(vec![Text::from("some words"); size])]
        }),
        composed("rows of a table", 200, |size| {
            vec![Block::Table(vec![vec![Text::from("some words"); 3]; size])]
        }),
        composed("columns of a table", 100, |size| {
            vec![Block::Table(vec![vec![Text::from("some words"); size]; 3])]
        }),
        composed("a cell of a table", 200, |size| {
            let long = Text::from(&*"some words ".repeat(size));
            vec![Block::Table(vec![vec![long, Text::from("x")]; 2])]
        }),
        composed("lines kept as they are", 500, |size| {
            vec![Block::Verbatim(Text::from(&*"some words\n".repeat(size)))]
        }),
        composed("one line kept as it is", 500, |size| {
            vec![Block::Verbatim(Text::from(&*"some words ".repeat(size)))]
        }),
        composed("a caption", 500, |size| {
            vec![Block::Figure {
                caption: Text::from(&*"some words ".repeat(size)),
                image: None,
            }]
        }),
        composed("blocks", 500, |size| {
            vec![Block::Paragraph(Text::from("some words")); size]
        }),
        composed("headings", 500, |size| {
            vec![Block::Heading(Text::from("some words")); size]
        }),
    ]
}

fn searched() -> Vec<Case> {
    let asked = |name: &str, size: usize, unit: &'static str, typed: &'static str, grammar| {
        Case::new(&format!("search: {name}"), size, move |size| {
            let article = Article {
                body: paragraph(unit, size),
                ..Article::default()
            };
            let folded = Arc::new(Folded::of(&article));
            let manner = Manner {
                grammar,
                ..Manner::default()
            };
            again(move || {
                let query = Query::asked(typed, manner).ok().flatten();
                let query = query.expect("a query");
                black_box(folded.find(&query).len());
            })
        })
    };
    vec![
        asked(
            "words on one line",
            2000,
            "some words ",
            "some",
            Grammar::Words,
        ),
        asked(
            "a word that nearly is",
            2000,
            "a",
            "aaaaaaaaaaaaaaaaaaab",
            Grammar::Words,
        ),
        asked(
            "a pattern on one line",
            2000,
            "a",
            "a*b|a",
            Grammar::Pattern,
        ),
        asked(
            "a pattern to the end",
            2000,
            "a",
            "a[^z]*z|a",
            Grammar::Pattern,
        ),
        asked(
            "a pattern of two ends",
            2000,
            "ab",
            "a.*c|b",
            Grammar::Pattern,
        ),
        asked(
            "letters for readings",
            1000,
            "漢字",
            "hanzihanzi",
            Grammar::Words,
        ),
    ]
}
