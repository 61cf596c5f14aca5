//! What the README says is what the program does: its tables are the program's own, its examples
//! are read by the program.

use std::fmt::Write;

use newsprint::config::Config;
use newsprint::formats::{Format, Source};
use newsprint::theme::Depth;

use crate::golden::root;

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

/// The table between the marks of that name is this one; `UPDATE_GOLDEN=1` makes it so.
#[track_caller]
fn check(name: &str, table: &str) {
    let readme = readme();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let from = readme.find(&open).unwrap() + open.len();
    let to = from + readme[from..].find(&close).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let written = format!("{}{table}{}", &readme[..from], &readme[to..]);
        std::fs::write(root().join("README.md"), written).unwrap();
        return;
    }
    assert_eq!(
        &readme[from..to],
        table,
        "the table of {name} is out of date: UPDATE_GOLDEN=1"
    );
}

/// The manual that comes with the program lists the keys as they are; `UPDATE_GOLDEN=1` makes it so.
#[test]
fn the_manual_lists_the_keys() {
    let path = root().join("issues/2026-11-23-the-newsprint-manual/articles/06-keys.md");
    let story = std::fs::read_to_string(&path).unwrap();
    let at = story.find("| Key |").unwrap();
    let card = newsprint::terminal::key_card();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, format!("{}{card}", &story[..at])).unwrap();
        return;
    }
    assert_eq!(
        &story[at..],
        card,
        "the manual is out of date: UPDATE_GOLDEN=1"
    );
}

/// The code block of a language that holds some words.
#[track_caller]
fn example(language: &str, words: &str) -> String {
    let readme = readme();
    let mut blocks = readme.split("```").skip(1).step_by(2);
    let block = blocks
        .find(|block| block.starts_with(language) && block.contains(words))
        .unwrap();
    block
        .strip_prefix(language)
        .unwrap()
        .trim_start()
        .to_owned()
}

#[test]
fn the_tables_are_the_programs_own() {
    let mut formats = "| Format | Known by | Becomes |\n| --- | --- | --- |\n".to_owned();
    for format in Format::ALL {
        let Format {
            name,
            signature,
            outcome,
            ..
        } = format;
        writeln!(formats, "| {name} | {signature} | {outcome} |").unwrap();
    }
    let mut themes = "| Theme | | |\n| --- | --- | --- |\n".to_owned();
    let built_in = newsprint::bundled::themes(Depth::True);
    for theme in built_in.all() {
        let chinese = theme.title(newsprint::issue::Language::Simplified);
        let tone = match theme.name.as_str() {
            "mono" => "no colours",
            _ if theme.is_dark() => "dark",
            _ => "light",
        };
        writeln!(themes, "| `{}` | {chinese} | {tone} |", theme.name).unwrap();
    }
    check("keys", &newsprint::terminal::key_table());
    check("formats", &formats);
    check("themes", &themes);
}

#[test]
fn its_settings_are_read_as_they_stand() {
    let (config, errors) = Config::parse("README.md", &example("toml", "[layout]"));
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(config.layout.columns, Some(2));
    assert_eq!(config.keys.len(), 2);
    let (_, conflicts) = newsprint::terminal::Keymap::new(config.terminal.keyboard, &config.keys);
    assert_eq!(conflicts, []);
}

#[test]
fn its_paper_is_read_without_a_note() {
    let source = Source::from_bytes("post.md", example("markdown", "format = 1"));
    assert_eq!(Format::detect(&source), Format::NATIVE);
    let reading = Format::NATIVE.read(&source).unwrap();
    assert_eq!(reading.notes, []);
    assert_eq!(reading.issue.articles().count(), 1);
}

#[test]
fn the_first_screen_says_how_to_begin() {
    let readme = readme();
    let screen: Vec<&str> = readme.lines().take(24).collect();
    for command in ["cargo run --release", "cargo test"] {
        assert!(
            screen.iter().any(|line| line.starts_with(command)),
            "{command}"
        );
    }
    assert!(
        screen.iter().any(|line| line.starts_with("![")),
        "no picture"
    );
}

/// The pictures, and what is typed to make them.
const PICTURES: [(&str, &str); 2] = [
    (
        "front.svg",
        "render issues/2022-08-02-xiangtu-zhoukan --front --page 1 --size 120x40 --format svg",
    ),
    (
        "article.svg",
        "render issues/2022-08-02-xiangtu-zhoukan --article 1 --page 1 --size 100x30 --theme ink --format svg",
    ),
];

#[test]
fn its_pictures_are_what_the_screen_shows() {
    let home = tempfile::tempdir().unwrap();
    for (name, words) in PICTURES {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_newsprint"))
            .args(words.split_whitespace())
            .current_dir(root())
            .env_clear()
            .env("NEWSPRINT_HOME", home.path())
            .env("LANG", "zh_CN.UTF-8")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let drawn = String::from_utf8(output.stdout).unwrap();
        let path = root().join(".github").join(name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == drawn, "{name} is out of date: UPDATE_GOLDEN=1");
        assert!(
            readme().contains(&format!("(.github/{name})")),
            "{name} is not shown"
        );
    }
}

/// Every promise of the README names tests that there are.
#[test]
fn every_promise_has_its_tests() {
    let readme = readme();
    let (_, promises) = readme.split_once("| Promise | Tests |\n").unwrap();
    let rows = promises
        .lines()
        .take_while(|line| line.starts_with('|'))
        .skip(1);
    let code = ["src", "tests"]
        .map(|folder| crate::supply::code(&root().join(folder)))
        .concat();
    let mut counted = 0;
    for row in rows {
        let (_, tests) = row.trim_end_matches(" |").rsplit_once(" | ").unwrap();
        for test in tests.split(", ") {
            let name = test.trim_matches('`');
            assert!(code.contains(&format!("fn {name}()")), "no test {name}");
            counted += 1;
        }
    }
    assert!(counted > 15);
}
