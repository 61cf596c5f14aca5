//! Chinese in its other script: the same places, the same pages, other characters.

use jiff::Timestamp;
use newsprint::clean::Clean;
use newsprint::compose::{self, Face, Page, Setting, Size};
use newsprint::config::Config;
use newsprint::issue::{Article, Author, Block, Date, Issue, Language, Masthead, Place, Section};
use newsprint::issue::{Rank, Text};
use newsprint::script::{Rewriting, Script};
use newsprint::search::{self, Query};
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{App, Input, Key, Opening, Session, Surroundings, Tone, View};
use newsprint::theme::Depth;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::golden;

/// A paper of our own in which characters alone would mislead: 发, 干, 后, 里, 面, 复.
fn paper() -> Issue {
    let paragraph = |text: &str| Block::Paragraph(Text::from(text));
    let barber = Article {
        rank: Rank::Lead,
        kicker: Some(Text::from("老街里弄")),
        headline: vec![Text::from("理发店关门之后，头发去哪里理")],
        deck: vec![Text::from("干了四十年的师傅说，活干完了，心里反而干净")],
        byline: vec![Author {
            name: Clean::line("叶复兴"),
            role: Some(Clean::line("本报记者")),
        }],
        dateline: Some(Text::from("本报柳荫街电")),
        body: vec![
            paragraph(
                "柳荫街的理发店上周发出告示：店后面的墙要拆，铺面月底关门。王师傅在这条街上干了四十年，\
                 给三代人理过头发。他说，干这一行，手要干净，话要干脆。",
            ),
            paragraph(
                "街坊们发现，几公里之内再没有第二家理发店。面馆的老板娘一边下面条，一边皱眉：“以后面子上的事，\
                 要到城里去办了。”社区干部反复登门，希望复业；王师傅只是摇头。",
            ),
            Block::Heading(Text::from("皇后照相馆后来怎样")),
            paragraph(
                "隔壁的皇后照相馆五年前就走了，后来的租户把布景晒干，挂在家里当窗帘。乾隆年间的石狮子还蹲在街口，\
                 看着人来人往，不发一言。",
            ),
            Block::Figure {
                caption: Text::from("王师傅在店里收拾工具"),
                image: None,
            },
        ],
        ..Article::default()
    };
    let brief = Article {
        rank: Rank::Brief,
        headline: vec![Text::from("台风过后，钟表修复师开工")],
        body: vec![paragraph("停摆的大钟周四重新发声，比标准时间慢了三分钟。")],
        ..Article::default()
    };
    let masthead = Masthead {
        title: Clean::line("里弄晚报"),
        date: Some(Date::constant(2022, 7, 25)),
        language: Language::Simplified,
        ..Masthead::default()
    };
    let sections = vec![Section {
        name: Clean::line("街坊"),
        articles: vec![barber, brief],
    }];
    Issue::bind(masthead, sections)
}

/// The same paper, written in traditional characters.
fn traditional() -> Issue {
    let mut issue = paper();
    issue.masthead.language = Language::Traditional;
    for section in &mut issue.sections {
        for article in &mut section.articles {
            let text = |text: &Text| Rewriting::ToTraditional.text(text).into_owned();
            for block in &mut article.body {
                if let Block::Paragraph(words) = block {
                    *words = text(words);
                }
            }
            article.headline = article.headline.iter().map(text).collect();
        }
    }
    Issue::bind(issue.masthead, issue.sections)
}

fn setting(size: (u16, u16), script: Script) -> Setting {
    let (width, height) = size;
    let usual = Setting::for_size(Size { width, height });
    Setting {
        face: Face {
            script,
            ..usual.face
        },
        ..usual
    }
}

fn app(issue: Issue, (width, height): (u16, u16)) -> App {
    let session = Session::new(Opening {
        surroundings: Surroundings {
            language: issue.masthead.language,
            tone: Tone::Light,
        },
        issue,
        notes: Vec::new(),
        troubles: Vec::new(),
        storage: Storage::open(Directories::default()).0,
        config: Config::default(),
        themes: newsprint::bundled::themes(Depth::None),
    });
    App::new(session, View::Front, Size { width, height })
}

fn types(app: &mut App, script: &str) {
    for key in script.split_whitespace() {
        let key = Key::parse(key).unwrap();
        app.input(Input::Key(key), Timestamp::UNIX_EPOCH);
        while app.has_work() {
            app.work();
        }
    }
}

/// The screen but for its last two lines, where the reader is told what was done.
fn page(app: &App) -> Vec<String> {
    let mut rows = app.picture().plain();
    rows.truncate(rows.len() - 2);
    rows
}

#[test]
fn a_paper_is_shown_in_both_scripts() {
    for (name, size, script) in [
        ("script-front", (100, 30), "S"),
        ("script-article", (80, 30), "enter S"),
        ("script-article-vertical", (80, 30), "enter S V"),
        ("script-sections", (80, 30), "S \\"),
    ] {
        let mut app = app(paper(), size);
        types(&mut app, script);
        let shown = app.picture().plain().join("\n") + "\n";
        golden::check(&format!("screens/{name}.txt"), &shown);
    }
    let mut app = app(traditional(), (80, 30));
    types(&mut app, "enter S");
    let shown = app.picture().plain().join("\n") + "\n";
    golden::check("screens/script-article-simplified.txt", &shown);
}

#[test]
fn switching_twice_gives_the_same_page_and_keeps_the_place() {
    for size in [(40, 12), (80, 24), (120, 30)] {
        for way in ["enter", "enter space", "enter V space", "enter j j m"] {
            let mut app = app(paper(), size);
            types(&mut app, way);
            let (place, before) = (app.place(), page(&app));
            types(&mut app, "S");
            assert_eq!(app.place(), place, "{way} at {size:?}");
            assert_ne!(page(&app), before, "{way} at {size:?}");
            types(&mut app, "S");
            assert_eq!(app.place(), place, "{way} at {size:?}");
            assert_eq!(page(&app), before, "{way} at {size:?}");
        }
    }
}

#[test]
fn papers_of_other_languages_are_left_alone() {
    for language in [Language::Japanese, Language::Korean, Language::English] {
        let mut issue = paper();
        issue.masthead.language = language;
        let mut app = app(issue, (80, 24));
        types(&mut app, "enter");
        let before = page(&app);
        types(&mut app, "S");
        assert_eq!(page(&app), before);
    }
}

#[test]
fn a_word_is_found_in_either_script_and_lit_where_it_is_shown() {
    let issue = paper();
    let article = issue.articles().next().unwrap();
    let query = Query::new("头发").unwrap();
    let hits = search::in_article(article, &query);
    assert_eq!(hits.len(), 2);
    let setting = setting((120, 60), Script::Traditional);
    let pages = compose::article(article, Language::Simplified, &setting);
    let lit: Vec<String> = hits.iter().map(|hit| lit(&pages[0], *hit)).collect();
    assert_eq!(lit, ["頭髮", "頭髮"]);
}

/// What stands on the cells of a hit.
fn lit(page: &Page, hit: newsprint::issue::Stretch) -> String {
    let cells = page.cells_of(hit);
    let on = |column: u16, row: u16| {
        let mut cells = cells.iter();
        cells.any(|(cell, size)| {
            cell.row == row && (cell.column..cell.column + size.width).contains(&column)
        })
    };
    let mut words = String::new();
    for glyphs in page.glyphs() {
        let mut column = glyphs.cell.column;
        for cluster in glyphs.text.graphemes(true) {
            if on(column, glyphs.cell.row) {
                words.push_str(cluster);
            }
            column += setting((9, 9), Script::Source).face.width.of(cluster) as u16;
        }
    }
    words
}

#[test]
fn a_long_story_is_rewritten_as_far_as_it_is_read() {
    let sentence = |number: usize| format!("第{number}句：后面的干部把头发洗干净了。");
    let words: String = (0..20_000).map(sentence).collect();
    let article = Article {
        body: vec![Block::Paragraph(Text::from(&*words))],
        ..Article::default()
    };
    let setting = setting((200, 50), Script::Traditional);
    let mut pages = compose::Pages::new(&setting, Language::Simplified);
    let mut count = 0;
    while let Some(page) = pages.next(&article) {
        for glyphs in page.glyphs().filter(|glyphs| glyphs.place.is_some()) {
            let own = ['后', '干', '头', '发', '净'];
            assert!(
                !glyphs.text.contains(own),
                "{} on page {count}",
                glyphs.text
            );
        }
        count += 1;
    }
    assert!(count > 50);
}

/// Chinese with the words in which scripts part, other letters, and marks.
fn writing() -> impl Strategy<Value = String> {
    let pieces = &[
        "头发",
        "发现",
        "皇后",
        "后面",
        "干部",
        "干净",
        "里面",
        "公里",
        "面条",
        "复杂",
        "㛟",
        "𠆲",
        "，",
        "。",
        "“",
        "”",
        "——",
        "news ",
        "7月25日",
        "一",
        "字",
    ][..];
    let pieces = proptest::collection::vec(proptest::sample::select(pieces), 1..120);
    pieces.prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_glyph_stands_for_its_place(
        texts in proptest::collection::vec(writing(), 1..4),
        width in 20u16..120,
        height in 4u16..40,
        simplified in any::<bool>(),
    ) {
        let (language, script, way) = if simplified {
            (Language::Simplified, Script::Traditional, Rewriting::ToTraditional)
        } else {
            (Language::Traditional, Script::Simplified, Rewriting::ToSimplified)
        };
        let texts: Vec<Text> = texts.iter().map(|text| Text::from(&**text)).collect();
        let article = Article {
            headline: vec![texts[0].clone()],
            body: texts.into_iter().map(Block::Paragraph).collect(),
            ..Article::default()
        };
        let setting = setting((width, height), script);
        for page in compose::article(&article, language, &setting) {
            for glyphs in page.glyphs() {
                let Some(Place { part, offset, .. }) = glyphs.place else {
                    continue;
                };
                let shown = way.text(article.text(part).unwrap()).plain();
                prop_assert!(shown[offset..].starts_with(glyphs.text), "{} at {offset}", glyphs.text);
            }
        }
    }
}
