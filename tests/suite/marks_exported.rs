//! Bookmarks as others read them, and passages cited.

use std::fs;

use newsprint::clean::Clean;
use newsprint::issue::{Article, Issue, Masthead, Part, Place, Section};
use newsprint::storage::{Bookmark, Directories, Manner, Storage};

use crate::storage::{at, first, furnished, open_sound, story};

/// The three bookmarks of the furnished folder, the second with a note, as one text.
#[track_caller]
fn check_export(manner: Manner, expected: &str) {
    let folder = furnished();
    let mut storage = open_sound(folder.path());
    let mut noted = Bookmark::clone(&storage.bookmarks()[1]);
    noted.note = Clean::lines("ask <her> again\nin May");
    noted.tags = vec![Clean::line("sea")];
    storage.restore(noted);
    assert_eq!(storage.export(storage.bookmarks(), manner), expected);
}

#[test]
fn bookmarks_export_as_markdown() {
    check_export(
        Manner::Markdown,
        "# Harbour Post, 2026-03-01

## The ferry leaves earlier

— “The ferry leaves earlier”, Harbour Post, 1 March 2026, City, page 1 (2026-02-25)

> The sea was calm and the coffee hot, said the oldest of the…

ask \\<her> again
in May

— “The ferry leaves earlier”, Harbour Post, 1 March 2026, City, page 1, paragraph 2 (2026-02-25) #sea

## A pier for the winter

> before the first of the autumn storms.

— “A pier for the winter”, Harbour Post, 1 March 2026, City, page 1, paragraph 1 (2026-02-25)
",
    );
}

#[test]
fn bookmarks_export_as_text() {
    check_export(
        Manner::Text,
        "Harbour Post, 2026-03-01

  The ferry leaves earlier

    — “The ferry leaves earlier”, Harbour Post, 1 March 2026, City, page 1 (2026-02-25)

    > The sea was calm and the coffee hot, said the oldest of the…

    ask <her> again
    in May

    — “The ferry leaves earlier”, Harbour Post, 1 March 2026, City, page 1, paragraph 2 (2026-02-25) #sea

  A pier for the winter

    > before the first of the autumn storms.

    — “A pier for the winter”, Harbour Post, 1 March 2026, City, page 1, paragraph 1 (2026-02-25)
",
    );
}

#[test]
fn bookmarks_export_as_json_that_can_be_read_again() {
    let folder = furnished();
    let storage = open_sound(folder.path());
    let text = storage.export(storage.bookmarks(), Manner::Json);
    let again: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(again.as_array().map(Vec::len), Some(3));
    assert_eq!(
        again[1]["quote"],
        storage.bookmarks()[1].anchor.quote.as_str()
    );
    assert_eq!(storage.export(&[], Manner::Json), "[]\n");
}

#[test]
fn what_is_exported_as_json_comes_back_as_it_was() {
    let folder = furnished();
    let path = folder.path().join("bookmarks.json");
    let text = fs::read_to_string(&path).expect("bookmarks");
    let with_more = text.replacen("\"kind\"", "\"colour\":\"red\",\"kind\"", 1);
    fs::write(&path, with_more).expect("a file");
    let mut storage = open_sound(folder.path());
    let change = |mark: &mut Bookmark| {
        mark.note = Clean::lines("two\nlines \"quoted\" 书签");
        mark.tags = vec![Clean::line("a b"), Clean::line("标签")];
    };
    storage.amend(storage.bookmarks()[1].id, change, at(50));
    let json = storage.export(storage.bookmarks(), Manner::Json);
    assert!(json.contains("\"colour\":\"red\""), "{json}");
    let other = tempfile::tempdir().expect("a temporary directory");
    let mut again = open_sound(other.path());
    let imported = again.import(json.as_bytes()).expect("an export");
    assert_eq!(
        (imported.added, imported.renewed, imported.known),
        (3, 0, 0)
    );
    assert_eq!(again.bookmarks(), storage.bookmarks());
    again.save().expect("a save");
    let again = open_sound(other.path());
    assert_eq!(again.export(again.bookmarks(), Manner::Json), json);
    // The file itself can be taken in, too; anything else cannot.
    let file = fs::read(other.path().join("bookmarks.json")).expect("a file");
    let imported = storage.import(&file).expect("a bookmarks file");
    assert_eq!(
        (imported.added, imported.renewed, imported.known),
        (0, 0, 3)
    );
    for bytes in ["", "{}", "true", "[1", "bookmarks"] {
        assert_eq!(storage.import(bytes.as_bytes()), None, "{bytes}");
    }
}

#[test]
fn bookmarks_export_as_an_outline() {
    check_export(
        Manner::Opml,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>newsprint bookmarks</title></head>
  <body>
    <outline text="Harbour Post, 2026-03-01">
      <outline text="The ferry leaves earlier">
        <outline text="The ferry leaves earlier" kind="story" source="— “The ferry leaves earlier”, Harbour Post, 1 March 2026, City, page 1" created="2026-02-25T06:13:21Z"/>
        <outline text="The sea was calm and the coffee hot, said the oldest of the…" kind="place" _note="ask &lt;her&gt; again&#10;in May" source="— “The ferry leaves earlier”, Harbour Post, 1 March 2026, City, page 1, paragraph 2" category="sea" created="2026-02-25T06:13:22Z"/>
      </outline>
      <outline text="A pier for the winter">
        <outline text="before the first of the autumn storms." kind="place" source="— “A pier for the winter”, Harbour Post, 1 March 2026, City, page 1, paragraph 1" created="2026-02-25T06:13:23Z"/>
      </outline>
    </outline>
  </body>
</opml>
"#,
    );
}

#[test]
fn a_passage_is_cited_as_its_own_language_does() {
    let check = |text: &str, title: &str, expected: &str| {
        let masthead = Masthead {
            title: Clean::line(title),
            date: "2022-07-25".parse().ok(),
            ..Masthead::default()
        };
        let author = newsprint::issue::Author {
            name: Clean::line("皮磊"),
            role: None,
        };
        let article = Article {
            byline: vec![author],
            ..story(text, &[text])
        };
        let articles = vec![article];
        let section = Section {
            name: Clean::default(),
            articles,
        };
        let issue = Issue::bind(masthead, vec![section]);
        let mut storage = Storage::open(Directories::default()).0;
        storage.toggle_place(
            &issue,
            Place::start_of(first(&issue), Part::block(0)),
            at(1),
        );
        assert_eq!(newsprint::storage::cite(&storage.bookmarks()[0]), expected);
    };
    check(
        "发布《热土计划》。",
        "",
        "“发布《热土计划》。” ——皮磊《发布〈热土计划〉。》，2022 年 7 月 25 日，第 1 版，第 1 段",
    );
    check(
        "渡し船が出る。",
        "港新聞",
        "「渡し船が出る。」――皮磊「渡し船が出る。」、『港新聞』、2022年7月25日、1面、第1段落",
    );
    check(
        "A ferry.",
        "Post",
        "“A ferry.” — 皮磊, “A ferry.”, Post, 25 July 2022, page 1, paragraph 1",
    );
}
