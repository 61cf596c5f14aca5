//! The program in each language it speaks, on a narrow screen and on a usual one.

use std::rc::Rc;

use jiff::Timestamp;
use newsprint::clean::Clean;
use newsprint::compose::Size;
use newsprint::config::Config;
use newsprint::formats::{Format, Source};
use newsprint::issue::{Issue, Language};
use newsprint::messages::{Messages, Told};
use newsprint::storage::{Directories, Kept, Storage, StorageError};
use newsprint::terminal::{App, Input, Key, Keymap, Opening, Session, Surroundings, Tone, View};
use newsprint::theme::{Depth, ThemeError, ThemeFault};

use crate::golden;

const LANGUAGES: [Language; 4] = [
    Language::English,
    Language::Simplified,
    Language::Traditional,
    Language::Japanese,
];

/// What is told, a line each.
type Lines = Vec<Rc<dyn Told>>;

/// A paper that comes with the program, in that language or in the nearest.
fn paper(language: Language) -> Issue {
    let papers = newsprint::bundled::papers();
    let papers = papers.into_iter().map(|(_, source)| {
        let reading = Format::NATIVE.read(&source).unwrap();
        reading.issue
    });
    let nearest = match language {
        Language::Traditional => Language::Simplified,
        language => language,
    };
    let mut papers: Vec<Issue> = papers.collect();
    papers.sort_by_key(|paper| paper.masthead.language != nearest);
    papers.remove(0)
}

fn screen(language: Language, size: (u16, u16), keys: &str) -> Vec<String> {
    opened((language, paper(language)), size, keys, (vec![], vec![]))
}

/// A screen of a paper after keys, with what is wrong and what was guessed.
fn opened(
    (language, issue): (Language, Issue),
    (width, height): (u16, u16),
    keys: &str,
    (troubles, notes): (Lines, Lines),
) -> Vec<String> {
    let session = Session::new(Opening {
        issue,
        notes,
        troubles,
        storage: Storage::open(Directories::default()).0,
        config: Config {
            language: Some(language),
            ..Config::default()
        },
        themes: newsprint::bundled::themes(Depth::None),
        surroundings: Surroundings {
            language: Language::English,
            tone: Tone::Light,
        },
    });
    let mut app = App::new(session, View::Front, Size { width, height });
    for key in keys.split_whitespace() {
        app.input(Input::Key(Key::parse(key).unwrap()), Timestamp::UNIX_EPOCH);
        while app.has_work() {
            app.work();
        }
    }
    assert_eq!(app.picture().torn(), None);
    app.picture().plain()
}

#[test]
fn every_language_has_its_screens() {
    for language in LANGUAGES {
        for size in [(40, 12), (80, 24)] {
            let mut screens = String::new();
            for keys in ["b", "enter", "b g b", "?"] {
                let rows = screen(language, size, keys);
                screens.extend(["-- ", keys, "\n", &rows.join("\n"), "\n"]);
            }
            let (tag, (width, height)) = (language.tag(), size);
            let name = format!("screens/tongue-{tag}-{width}x{height}.txt");
            golden::check(&name, &screens);
        }
    }
}

/// What is wrong with a settings file, a theme and a bookmarks file.
fn troubles() -> Vec<Rc<dyn Told>> {
    let config =
        "theme = 3\nlanguage = \"klingon\"\n[layout]\nmeasure = 70\n[terminal]\nmuose = true\n";
    let (_, faults) = Config::parse("config.toml", config);
    let flaws = [
        ThemeFault::Colour {
            role: Clean::line("ink"),
            value: Clean::line("blu"),
        },
        ThemeFault::Unknown {
            key: Clean::line("papre"),
        },
        ThemeFault::Circle {
            names: ["dusk", "dawn", "dusk"].map(Clean::line).to_vec(),
        },
    ];
    let flaws = flaws.into_iter().enumerate().map(|(index, fault)| {
        Rc::new(ThemeError {
            file: Clean::line("dusk.toml"),
            line: index + 1,
            fault,
        }) as Rc<dyn Told>
    });
    let damage = StorageError::Malformed {
        path: "bookmarks.json".into(),
        line: 7,
        kept: 12,
        lost: 1,
        aside: Some("bookmarks.json.damaged".into()),
    };
    let damage: Rc<dyn Told> = Rc::new(damage);
    let faults = faults
        .into_iter()
        .map(|fault| Rc::new(fault) as Rc<dyn Told>);
    std::iter::once(damage).chain(faults).chain(flaws).collect()
}

#[test]
fn what_is_wrong_is_told_in_every_language() {
    for language in LANGUAGES {
        for size in [(40, 12), (60, 20), (80, 24)] {
            let mut screens = String::new();
            for keys in ["", "i", "i space"] {
                let paper = (language, paper(language));
                let rows = opened(paper, size, keys, (troubles(), vec![]));
                screens.extend(["-- ", keys, "\n", &rows.join("\n"), "\n"]);
            }
            let (tag, (width, height)) = (language.tag(), size);
            golden::check(
                &format!("screens/wrong-{tag}-{width}x{height}.txt"),
                &screens,
            );
        }
    }
}

/// Everything that can be wrong with what a reader keeps and writes.
fn faults() -> Lines {
    let config = "lang = 3\n[layout]\nmeasure = 70\ncolumns = 0\nbias = 3\nlayuot = 1\n\
                  [terminal]\nmouse = 2\nclipboard = \"a b\"\n[keys]\nj = 3\nx = \"fly\"\n\
                  g = \"help\"\nhyper-x = \"quit\"\n[keys.attic]\ny = \"quit\"\n[reading]\n= 3\n";
    let (config, faults) = Config::parse("config.toml", config);
    let (_, conflicts) = Keymap::new(config.terminal.keyboard, &config.keys);
    let path = || "/home/ada/.config/newsprint/bookmarks.json".into();
    let denied = || std::io::ErrorKind::PermissionDenied.into();
    let kept = [
        StorageError::Nowhere {
            what: Kept::Bookmarks,
        },
        StorageError::Nowhere {
            what: Kept::Positions,
        },
        StorageError::Read {
            path: path(),
            cause: denied(),
        },
        StorageError::Write {
            path: path(),
            cause: denied(),
        },
        StorageError::TooNew {
            path: path(),
            version: 3,
        },
        StorageError::Locked { path: path() },
    ];
    let mut all = troubles();
    all.extend(faults.into_iter().map(|one| Rc::new(one) as Rc<dyn Told>));
    all.extend(
        conflicts
            .into_iter()
            .map(|one| Rc::new(one) as Rc<dyn Told>),
    );
    all.extend(kept.into_iter().map(|one| Rc::new(one) as Rc<dyn Told>));
    all
}

/// Words without blanks and frames, as they are read over the ends of rows.
fn joined(words: &str) -> String {
    let is_word = |one: &char| !one.is_whitespace() && *one != '│';
    words.chars().filter(is_word).collect()
}

#[test]
fn every_fault_is_told_on_a_screen_of_forty_cells() {
    let faults = faults();
    assert!(faults.len() > 20, "{}", faults.len());
    let cells = |words: &str| newsprint::compose::Width::default().of_clusters(words);
    for language in LANGUAGES {
        let messages = Messages::new(language);
        let issue = paper(language);
        for fault in &faults {
            let said = messages.tell(&**fault);
            let told = || vec![Rc::clone(fault)];
            let rows = opened((language, issue.clone()), (40, 12), "", (told(), vec![]));
            // On the line of status it is whole, or breaks off beside a glyph and says so.
            let status = rows[rows.len() - 2].trim();
            let begun = status.trim_end_matches('…').trim_end();
            assert!(said.starts_with(begun), "{said}: {status}");
            let is_whole = begun.len() == said.len();
            assert!(is_whole || status.ends_with('…'), "{said}: {status}");
            assert!(is_whole || cells(status) >= 18, "{said}: {status}");
            assert!(cells(status) <= 38, "{said}: {status}");
            // Among the notes all of it can be read.
            let rows = opened((language, issue.clone()), (40, 24), "i", (told(), vec![]));
            let page = joined(&rows.join(" "));
            assert!(page.contains(&joined(&said)), "{said}: {rows:#?}");
        }
    }
}

/// A raw page: a folio, two stories, a control character.
const PAGE: &str = "清河日报 2022年7月25日 第4版\n\n\n\n渡口石阶春天重开\n\n　　海关楼下的石阶将在清明前重新开放，港务局昨天宣布。\u{1}石阶关闭已有三年。\n　　行人可以从东门进入，自行车须推行。\n\n\n\n夜市延长到十一点\n\n　　南街夜市自下周起延长营业一小时，至晚上十一点。\n　　摊主说，夏天的客人来得晚，走得也晚。\n";

#[test]
fn the_notes_on_a_raw_page_are_told_in_every_language() {
    let source = Source::from_bytes("page.txt", PAGE);
    let reading = Format::detect(&source).read(&source).expect("a page");
    for language in LANGUAGES {
        for size in [(40, 12), (60, 20), (80, 24)] {
            let notes = reading.notes.iter().cloned();
            let notes = notes.map(|note| Rc::new(note) as Rc<dyn Told>).collect();
            let paper = (language, reading.issue.clone());
            let rows = opened(paper, size, "i", (vec![], notes));
            let (tag, (width, height)) = (language.tag(), size);
            let name = format!("screens/notes-{tag}-{width}x{height}.txt");
            golden::check(&name, &(rows.join("\n") + "\n"));
        }
    }
}

#[test]
fn the_locale_chooses_the_language() {
    for (locale, language) in [
        ("zh_TW.UTF-8", Language::Traditional),
        ("zh_HK", Language::Traditional),
        ("zh_Hant_MO.UTF-8", Language::Traditional),
        ("zh_CN.UTF-8", Language::Simplified),
        ("zh_SG", Language::Simplified),
        ("zh-Hans-HK", Language::Simplified),
        ("ja_JP.eucJP", Language::Japanese),
        ("en_GB.UTF-8", Language::English),
        ("C", Language::English),
        ("POSIX", Language::English),
        ("", Language::English),
    ] {
        assert_eq!(Language::from_tag(locale), language, "{locale}");
    }
}
