//! What the program learns of its reader: his speed, and the keys he knows.

use std::path::Path;

use newsprint::config::Config;
use newsprint::issue::{Article, Block, Issue, Language, Masthead, Section, Text};
use newsprint::storage::{Directories, Storage};

use crate::reader::{Reader, chinese, golden};

fn storage(folder: &Path) -> Storage {
    let (storage, troubles) = Storage::open(Directories::single(folder.to_owned()));
    assert!(troubles.is_empty(), "{troubles:?}");
    storage
}

fn config(text: &str) -> Config {
    let (config, errors) = Config::parse("config.toml", text);
    assert_eq!(errors, []);
    config
}

fn reader(folder: &Path, issue: Issue, text: &str) -> Reader {
    Reader::keeping(storage(folder), issue, (60, 20), (config(text), Vec::new()))
}

/// A paper of one story of 7000 characters.
fn long() -> Issue {
    let story = Article {
        headline: vec![Text::from("石阶")],
        body: vec![Block::Paragraph(Text::from(&*"石阶的故事。".repeat(1167)))],
        ..Article::default()
    };
    let masthead = Masthead {
        language: Language::Simplified,
        ..Masthead::default()
    };
    let section = Section {
        articles: vec![story],
        ..Section::default()
    };
    Issue::bind(masthead, vec![section])
}

#[test]
fn minutes_are_those_of_the_reader_once_he_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = reader(folder.path(), long(), "");
    first.types("<enter>");
    assert!(first.says("约 20 分钟"));
    // A page of 16 lines of 27 characters in half the usual time.
    for _ in 0..6 {
        first.reads_for(33);
        first.types("<space>");
        assert!(!first.says("约 10 分钟"), "nothing changes while he reads");
    }
    first.app.save().unwrap();
    let mut second = reader(folder.path(), long(), "");
    second.types("<enter> g g");
    assert!(second.says("约 10 分钟"), "{:?}", second.picture().plain());
    let mut told = reader(folder.path(), long(), "reading.speed_characters = 100");
    told.types("<enter> g g");
    assert!(told.says("约 70 分钟"));
}

#[test]
fn hints_go_when_they_are_learned() {
    let folder = tempfile::tempdir().unwrap();
    let learning = "reading.footer = \"hints-until-learned\"";
    let mut first = reader(folder.path(), chinese(), learning);
    first.types("<enter>");
    golden("hints-new", &first.picture().plain());
    first.types(
        "b b b b / <esc> / <esc> / <esc> / <esc> / <esc> ? <esc> ? <esc> ? <esc> ? <esc> ? <esc>",
    );
    golden("hints-learned", &first.picture().plain());
    first.app.save().unwrap();
    let mut second = reader(folder.path(), chinese(), learning);
    second.types("<enter>");
    golden("hints-learned", &second.picture().plain());
    second.types("b");
    second.app.save().unwrap();
    golden("hints-learned-more", &second.picture().plain());
}

#[test]
fn the_footer_shows_the_keys_of_the_readers_habits() {
    for habits in ["plain", "emacs"] {
        let folder = tempfile::tempdir().unwrap();
        let settings = format!("terminal.keyboard = \"{habits}\"");
        let issue = chinese();
        let mut reader = Reader::keeping(
            storage(folder.path()),
            issue,
            (100, 24),
            (config(&settings), Vec::new()),
        );
        reader.types("<enter>");
        golden(&format!("keyboard-{habits}"), &reader.picture().plain());
    }
}
