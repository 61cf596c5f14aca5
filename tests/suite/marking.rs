//! Bookmarks on the screen: made, listed, noted, taken away.

use jiff::Timestamp;
use newsprint::clean::Clean;
use newsprint::config::Config;
use newsprint::issue::{Block, Issue, Part, Place, Text};
use newsprint::storage::{Bookmark, Directories, Marked, Storage};
use newsprint::terminal::Answer;

use crate::reader::{Reader, check, chinese, english, golden};

#[test]
fn bookmarks_are_listed_with_what_they_mark() {
    check(
        "bookmarks",
        english(),
        (100, 24),
        "<enter> b <space> m q j b g b",
    );
    check("bookmarks-none", chinese(), (60, 20), "g b");
}

/// What a reader kept of the English paper, of a former state of it and of another paper.
pub(crate) fn kept() -> Storage {
    let (mut storage, _) = Storage::open(Directories::default());
    let issue = english();
    let lead = issue.sections[0].articles[0].id;
    let at = |seconds| Timestamp::constant(1_658_700_000 + seconds, 0);
    let start = |issue: &Issue, block| {
        Place::start_of(issue.sections[0].articles[0].id, Part::block(block))
    };
    let tagged = |storage: &mut Storage, marked, issue: &Issue, (note, tag): (&str, &str)| {
        let made = i64::try_from(storage.bookmarks().len()).unwrap_or(0) * 3600;
        let id = storage
            .mark(issue, marked, at(made))
            .expect("words to mark");
        let change = |mark: &mut Bookmark| {
            mark.note = Clean::line(note);
            mark.tags
                .extend(Some(Clean::line(tag)).filter(|tag| !tag.is_empty()));
        };
        storage.amend(id, change, at(made));
    };
    let mut valley = english();
    valley.masthead.title = Clean::line("The Valley Echo");
    valley.sections[0].articles[0].body[0] = Block::Paragraph(Text::from(
        "The mill wheel turned for the first time in a century, and stopped.",
    ));
    let valley = Issue::bind(valley.masthead, valley.sections);
    storage.reads(std::path::Path::new("/papers/gone/valley.md"));
    tagged(
        &mut storage,
        Marked::Place(start(&valley, 0)),
        &valley,
        ("", "mills"),
    );
    let mut former = english();
    former.sections[0].articles[0].body[0] = Block::Paragraph(Text::from(
        "Nothing of what this sentence said was printed in the end; it was cut on Monday.",
    ));
    former.sections[0].articles[0].body[2] = Block::Paragraph(Text::from(
        "A ferry will hardly return. “Nobody is promising a boat,” she said, “only a way down to \
         the water.”",
    ));
    let former = Issue::bind(former.masthead, former.sections);
    storage.reads(std::path::Path::new("/papers/bell.md"));
    tagged(
        &mut storage,
        Marked::Place(start(&former, 0)),
        &former,
        ("why?", ""),
    );
    tagged(
        &mut storage,
        Marked::Place(start(&former, 2)),
        &former,
        ("", "ferry"),
    );
    tagged(&mut storage, Marked::Story(lead), &issue, ("", "harbour"));
    let (from, end) = (start(&issue, 1), start(&issue, 1));
    let clip = Marked::Clip {
        from,
        to: Place { offset: 96, ..end },
    };
    let note = "Compare with the estimate of last spring; ask the surveyor.";
    tagged(&mut storage, clip, &issue, (note, "harbour"));
    storage
}

#[track_caller]
fn check_kept(name: &str, size: (u16, u16), script: &str) {
    let mut reader = Reader::keeping(kept(), english(), size, (Config::default(), Vec::new()));
    reader.types(script);
    golden(name, &reader.picture().plain());
}

#[test]
fn bookmarks_say_what_became_of_them() {
    check_kept("bookmarks-small", (60, 20), "g b");
    check_kept("bookmarks-usual", (80, 24), "g b j");
    check_kept("bookmarks-large", (120, 40), "g b");
    check_kept("bookmarks-filter", (80, 24), "g b /promising");
    check_kept("bookmarks-lost", (80, 24), "g b 5");
    check_kept("bookmarks-by-tag", (80, 24), "g b o o");
    check_kept("bookmarks-elsewhere", (120, 40), "g b G <enter>");
}

#[test]
fn what_is_marked_in_a_story_shows() {
    check_kept("article-marks", (80, 24), "<enter>");
    check_kept("front-marks", (80, 24), "");
    let mut reader = Reader::new(chinese(), (100, 30));
    reader.types("<enter> j c j m");
    golden("article-marks-chinese", &reader.picture().plain());
    let lines_below = |reader: &Reader| {
        let rows = reader.picture().coloured();
        rows.iter()
            .filter(|row| row.contains("[4m") || row.contains(";4m"))
            .count()
    };
    assert!(lines_below(&reader) > 0, "a clip has a line below");
    reader.types("k c");
    assert_eq!(lines_below(&reader), 0);
}

#[test]
fn notes_and_tags_are_typed_below_the_list() {
    let mut reader = Reader::keeping(kept(), english(), (80, 24), (Config::default(), Vec::new()));
    reader.types("g b 2 n m i l l");
    assert!(reader.says("note: mill▏"));
    assert_eq!(reader.types("<enter>"), Answer::Save);
    assert!(reader.says("note: mill"));
    reader.types("n <backspace> <esc>");
    assert!(reader.says("note: mill"));
    // Tags are completed to those in use, the next one when asked again.
    reader.types("# <ctrl-u> f <tab>");
    assert!(reader.says("# ferry▏"));
    assert_eq!(reader.types("<enter>"), Answer::Save);
    assert!(reader.says("#ferry"));
    reader.types("# <ctrl-u> <tab> <tab> <enter>");
    assert!(reader.says("#harbour"));
    reader.types("u u");
    assert!(reader.says("#harbour") && reader.says("note: mill"));
    reader.types("u");
    assert!(!reader.says("note: mill"));
}

#[test]
fn several_bookmarks_are_deleted_and_brought_back_at_once() {
    let mut reader = Reader::keeping(kept(), english(), (80, 24), (Config::default(), Vec::new()));
    reader.types("g b v v");
    assert!(reader.says("2 chosen"));
    assert_eq!(reader.types("d"), Answer::Save);
    assert!(reader.says("3 bookmarks"));
    reader.types("d");
    assert!(reader.says("2 bookmarks"));
    assert_eq!(reader.types("u"), Answer::Save);
    assert_eq!(reader.types("u"), Answer::Save);
    assert!(reader.says("5 bookmarks"));
    assert_eq!(reader.types("u"), Answer::Stay);
    // What is chosen is let go before the list is.
    reader.types("v <esc>");
    assert!(!reader.says("chosen") && reader.says("5 bookmarks"));
}

#[test]
fn a_bookmark_opens_and_the_list_comes_back_at_its_row() {
    let mut reader = Reader::keeping(kept(), english(), (80, 24), (Config::default(), Vec::new()));
    reader.types("g b j");
    let before = reader.picture();
    reader.types("<enter>");
    assert!(reader.says("City to reopen"));
    reader.types("<backspace>");
    assert_eq!(reader.picture().plain(), before.plain());
}

#[test]
fn what_is_listed_is_written_to_a_file_that_is_new() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let (mut storage, _) = Storage::open(Directories {
        export: Some(folder.path().to_owned()),
        ..Directories::default()
    });
    let issue = english();
    let now = Timestamp::constant(1_658_700_000, 0);
    storage.toggle_story(&issue, issue.sections[0].articles[0].id, now);
    let mut reader = Reader::keeping(storage, issue, (200, 24), (Config::default(), Vec::new()));
    reader.types("g b e m");
    assert!(reader.says("bookmarks-2022-07-25.md"));
    reader.types("e m e j e o e t");
    assert!(reader.says("bookmarks-2022-07-25.txt"));
    let entries = std::fs::read_dir(folder.path())
        .expect("a folder")
        .flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "bookmarks-2022-07-25-2.md",
            "bookmarks-2022-07-25.json",
            "bookmarks-2022-07-25.md",
            "bookmarks-2022-07-25.opml",
            "bookmarks-2022-07-25.txt",
        ]
    );
    reader.types("y");
    let copied = reader.app.take_copied();
    assert_eq!(
        copied.as_deref(),
        Some(
            "— Ada Marsh, “City to reopen the old ferry steps by spring”, The Harbour Bell, 25 July 2022, Metro, page 1"
        )
    );
}

#[test]
fn deleting_a_bookmark_can_be_undone() {
    let mut reader = Reader::new(english(), (80, 24));
    assert_eq!(reader.types("b"), Answer::Save);
    assert_eq!(reader.types("g b d"), Answer::Save);
    assert!(reader.says("no bookmarks yet"));
    assert_eq!(reader.types("u"), Answer::Save);
    assert!(reader.says("City to reopen"));
    reader.types("/zeppelin");
    assert!(reader.says("no bookmark matches"));
    reader.types("<esc> <enter>");
    assert!(reader.says("HARBOUR COUNCIL") || reader.says("Harbour council"));
}
