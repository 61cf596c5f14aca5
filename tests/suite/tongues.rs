//! The program in each language it speaks, on a narrow screen and on a usual one.

use jiff::Timestamp;
use newsprint::compose::Size;
use newsprint::config::Config;
use newsprint::formats::{self, Format};
use newsprint::issue::{Issue, Language};
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{App, Input, Key, Opening, Session, Surroundings, Tone, View};
use newsprint::theme::{Depth, Themes};

use crate::golden;

const LANGUAGES: [Language; 4] = [
    Language::English,
    Language::Simplified,
    Language::Traditional,
    Language::Japanese,
];

/// A paper that comes with the program, in that language or in the nearest.
fn paper(language: Language) -> Issue {
    let papers = formats::bundled();
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

fn screen(language: Language, (width, height): (u16, u16), keys: &str) -> Vec<String> {
    let session = Session::new(Opening {
        issue: paper(language),
        notes: Vec::new(),
        troubles: Vec::new(),
        storage: Storage::open(Directories::default()).0,
        config: Config {
            language: Some(language),
            ..Config::default()
        },
        themes: Themes::built_in(Depth::None),
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
