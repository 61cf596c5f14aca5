//! What is kept whatever happens to the files: written by hand, by other machines, by other versions,
//! replaced by what is no file; and what is said of it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use jiff::Timestamp;
use newsprint::clean::Clean;
use newsprint::config::Config;
use newsprint::issue::{Article, Block, Issue, Masthead, Section, Text};
use newsprint::storage::{Bookmark, Directories, Storage};
use newsprint::terminal::Answer;

use crate::odd_places::{ends, newsprint};
use crate::reader::Reader;

/// The longest that a command may take before it counts as a fault.
pub(crate) const LIMIT: Duration = Duration::from_mins(1);

pub(crate) const PAPER: &str = "# The Harbour Bell\n\n## Ferry delayed\n\nThe ferry left late.\n";

fn story(number: usize) -> Article {
    Article {
        headline: vec![Text::from(&*format!("Story {number}"))],
        body: vec![Block::Paragraph(Text::from(&*format!(
            "The ferry left late on day {number}."
        )))],
        ..Article::default()
    }
}

pub(crate) fn paper() -> Issue {
    let section = Section {
        name: Clean::line("City"),
        articles: (0..10).map(story).collect(),
    };
    Issue::bind(Masthead::default(), vec![section])
}

pub(crate) fn at(seconds: u32) -> Timestamp {
    Timestamp::from_second(1_772_000_000 + i64::from(seconds)).unwrap()
}

fn open(folder: &Path) -> (Storage, Vec<String>) {
    let (storage, troubles) = Storage::open(Directories::single(folder.to_owned()));
    let folder = format!("{}/", folder.display());
    let told = troubles.iter().map(ToString::to_string);
    (
        storage,
        told.map(|line| line.replace(&folder, "")).collect(),
    )
}

#[track_caller]
pub(crate) fn open_sound(folder: &Path) -> Storage {
    let (storage, troubles) = open(folder);
    assert_eq!(troubles, [""; 0]);
    storage
}

/// Marks the story of that number, or lets it go.
pub(crate) fn toggle(storage: &mut Storage, number: usize, now: Timestamp) {
    let issue = paper();
    let story = issue.articles().nth(number).unwrap().id;
    storage.toggle_story(&issue, story, now);
}

/// The stories that are marked, with their notes.
fn marked(storage: &Storage) -> Vec<String> {
    let marks = storage.bookmarks().iter();
    let own = marks.filter(|mark| mark.cited.headline.starts_with("Story "));
    own.map(|mark| format!("{}{}", &mark.cited.headline["Story ".len()..], mark.note))
        .collect()
}

fn note(storage: &mut Storage, number: usize, words: &str, now: Timestamp) {
    let headline = format!("Story {number}");
    let mut marks = storage.bookmarks().iter();
    let mark = marks
        .find(|mark| *mark.cited.headline == *headline)
        .unwrap();
    let id = mark.id;
    let former = storage.amend(id, |mark| mark.note = Clean::line(words), now);
    assert!(former.is_some());
}

/// So many other bookmarks that the file is not written as a whole at each change.
fn fill(storage: &mut Storage) {
    toggle(storage, 9, at(0));
    let first = Bookmark::clone(&storage.bookmarks()[0]);
    for number in 1..1500 {
        let mut mark = first.clone();
        mark.id.0 = mark.id.0.wrapping_add(number);
        mark.cited.headline = Clean::line(&format!("Other {number}"));
        storage.restore(mark);
    }
    storage.save().unwrap();
}

#[test]
fn to_a_large_file_changes_are_added_beside_it_and_taken_in_once_they_have_grown() {
    let folder = tempfile::tempdir().unwrap();
    let mut storage = open_sound(folder.path());
    fill(&mut storage);
    let whole = fs::read(folder.path().join("bookmarks.json")).unwrap();
    let changes = folder.path().join("bookmarks.changes");
    for number in 0..3 {
        toggle(&mut storage, number, at(1 + number as u32));
        storage.save().unwrap();
    }
    note(&mut storage, 1, " noted", at(3));
    toggle(&mut storage, 2, at(3));
    storage.save().unwrap();
    assert_eq!(
        fs::read(folder.path().join("bookmarks.json")).unwrap(),
        whole
    );
    let lines = fs::read_to_string(&changes).unwrap();
    assert_eq!(lines.lines().count(), 5, "{lines}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&changes).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(marked(&open_sound(folder.path())), ["9", "0", "1 noted"]);
    // Another sitting goes on with them, and one that began before both.
    let mut other = open_sound(folder.path());
    toggle(&mut other, 4, at(4));
    other.save().unwrap();
    toggle(&mut storage, 5, at(5));
    storage.save().unwrap();
    let both = ["9", "0", "1 noted", "4", "5"];
    assert_eq!(marked(&open_sound(folder.path())), both);
    for number in 0..300 {
        let mut mark = Bookmark::clone(&storage.bookmarks()[0]);
        mark.id.0 = number;
        mark.cited.headline = Clean::line("More");
        storage.restore(mark);
    }
    storage.save().unwrap();
    assert!(!changes.exists(), "they are in the file");
    assert_eq!(marked(&open_sound(folder.path())), both);
    // Where they were not cleared away, they change nothing.
    fs::write(&changes, lines).unwrap();
    assert_eq!(marked(&open_sound(folder.path())), both);
}

#[test]
fn a_change_that_was_torn_was_never_said_to_be_kept_and_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let mut storage = open_sound(folder.path());
    fill(&mut storage);
    toggle(&mut storage, 0, at(1));
    storage.save().unwrap();
    toggle(&mut storage, 1, at(2));
    storage.save().unwrap();
    let changes = folder.path().join("bookmarks.changes");
    let lines = fs::read(&changes).unwrap();
    let first = lines.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for length in first..lines.len() {
        fs::write(&changes, &lines[..length]).unwrap();
        assert_eq!(marked(&open_sound(folder.path())), ["9", "0"], "{length}");
    }
    let mut storage = open_sound(folder.path());
    toggle(&mut storage, 2, at(3));
    storage.save().unwrap();
    assert_eq!(marked(&open_sound(folder.path())), ["9", "0", "2"]);
    // What was whole and is no longer is told, and kept aside.
    let mut broken = lines[..first].to_vec();
    broken.extend_from_slice(b"{\"id\":\n");
    fs::write(&changes, &broken).unwrap();
    let (storage, troubles) = open(folder.path());
    assert!(
        troubles[0].starts_with("bookmarks.changes is damaged"),
        "{troubles:?}"
    );
    assert_eq!(marked(&storage), ["9", "0"]);
    let mut aside = fs::read_dir(folder.path()).unwrap().flatten();
    let aside = aside.find(|entry| entry.file_name().to_string_lossy().contains(".corrupt-"));
    assert_eq!(fs::read(aside.unwrap().path()).unwrap(), broken);
    assert_eq!(marked(&open_sound(folder.path())), ["9", "0"]);
}

/// A file with two bookmarks, of which the second has this instead of that.
fn written_by_hand(folder: &Path, that: &str, this: &str) -> String {
    let mut storage = open_sound(folder);
    toggle(&mut storage, 0, at(1));
    toggle(&mut storage, 1, at(2));
    note(&mut storage, 1, "mine", at(3));
    storage.save().unwrap();
    let path = folder.join("bookmarks.json");
    let text = fs::read_to_string(&path).unwrap();
    let at = text.find("Story 1").unwrap();
    let line = text[..at].rfind('\n').unwrap();
    let found = text[line..]
        .find(that)
        .unwrap_or_else(|| panic!("{that}: {text}"))
        + line;
    let text = format!("{}{this}{}", &text[..found], &text[found + that.len()..]);
    fs::write(&path, &text).unwrap();
    text
}

#[track_caller]
fn check_by_hand(that: &str, this: &str, told: &str) {
    let folder = tempfile::tempdir().unwrap();
    written_by_hand(folder.path(), that, this);
    let (mut storage, troubles) = open(folder.path());
    assert_eq!(troubles, [told], "{this}");
    assert!(
        marked(&storage).contains(&"1mine".to_owned()),
        "{:?}",
        marked(&storage)
    );
    // Another change leaves it as it is written, and one of its own changes nothing else.
    toggle(&mut storage, 3, at(9));
    storage.save().unwrap();
    let path = folder.path().join("bookmarks.json");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(this), "{text}");
    let (mut storage, troubles) = open(folder.path());
    assert_eq!(troubles, [told]);
    note(&mut storage, 1, "mine, later", at(10));
    storage.save().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("mine, later"), "{text}");
    assert!(this.contains("updated") || text.contains(this), "{text}");
}

#[test]
fn what_a_hand_wrote_wrong_is_shown_and_told_and_stays() {
    let told = |field: &str, written: &str| {
        format!(
            "bookmarks.json: the bookmark “mine” says {written} as {field}; it is shown without, and the file keeps it"
        )
    };
    for (field, good, wrong) in [
        (
            "created",
            "\"created\":\"2026-02-25T06:13:22Z\"",
            "\"2026-02-31\"",
        ),
        ("created", "\"created\":\"2026-02-25T06:13:22Z\"", "null"),
        (
            "updated",
            "\"updated\":\"2026-02-25T06:13:23Z\"",
            "\"yesterday\"",
        ),
        ("date", "\"date\":null", "\"32 March\""),
        ("tags", "\"tags\":[]", "null"),
        ("offset", "\"offset\":0", "-1"),
        ("offset", "\"offset\":0", "null"),
        ("section", "\"section\":\"City\"", "null"),
        ("part", "\"part\":\"headline/0\"", "\"rows/3\""),
        ("kind", "\"kind\":\"story\"", "null"),
    ] {
        let this = format!("\"{field}\":{wrong}");
        check_by_hand(good, &this, &told(field, wrong));
    }
}

#[test]
fn of_several_that_are_wrong_the_first_is_told_and_the_others_counted() {
    let folder = tempfile::tempdir().unwrap();
    let text = written_by_hand(folder.path(), "\"offset\":0", "\"offset\":null");
    let text = text.replace("\"offset\":0", "\"offset\":1e99");
    fs::write(folder.path().join("bookmarks.json"), text).unwrap();
    let (storage, troubles) = open(folder.path());
    assert_eq!(storage.bookmarks().len(), 2);
    assert_eq!(
        troubles,
        [
            "bookmarks.json: the bookmark “Story 0” says 1e+99 as offset, and 1 more are like it; they are shown without, and the file keeps it"
        ]
    );
}

#[test]
fn a_newer_version_is_told_once_and_what_is_marked_meanwhile_as_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut storage = open_sound(folder.path());
    toggle(&mut storage, 0, at(1));
    let issue = paper();
    let first = issue.articles().next().unwrap().id;
    storage.mark_read(first);
    storage.save().unwrap();
    for name in ["bookmarks.json", "positions.jsonl"] {
        let path = folder.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("\"version\":1", "\"version\":7")).unwrap();
    }
    let before = |name: &str| fs::read(folder.path().join(name)).unwrap();
    let (bookmarks, positions) = (before("bookmarks.json"), before("positions.jsonl"));
    let (mut storage, troubles) = open(folder.path());
    assert_eq!(troubles.len(), 2, "{troubles:?}");
    assert!(troubles.iter().all(|line| line.contains("version 7")));
    assert_eq!(marked(&storage), ["0"]);
    // Reading on is nothing to speak of once more.
    storage.mark_read(issue.articles().nth(1).unwrap().id);
    storage.save().unwrap();
    toggle(&mut storage, 2, at(2));
    let refused = storage.save().unwrap_err().to_string();
    assert!(refused.contains("nothing is saved to it"), "{refused}");
    assert_eq!(before("bookmarks.json"), bookmarks);
    assert_eq!(before("positions.jsonl"), positions);
}

#[test]
fn copies_that_a_synchroniser_leaves_are_merged_and_nothing_is_lost() {
    for name in [
        "bookmarks.sync-conflict-20260101-120000-ABCDEF7.json",
        "bookmarks (conflicted copy 2026-01-01 120000).json",
        "bookmarks (copy of host 2026-01-01).json",
        "bookmarks (1).json",
        "bookmarks-LAPTOP.json",
    ] {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut storage = open_sound(here.path());
        for number in 0..5 {
            toggle(&mut storage, number, at(number as u32));
        }
        storage.save().unwrap();
        let file = "bookmarks.json";
        fs::copy(here.path().join(file), there.path().join(file)).unwrap();
        // Here one is removed, one noted and one made; there another of each, and one that was
        // removed here is noted.
        let mut away = open_sound(there.path());
        toggle(&mut storage, 0, at(20));
        toggle(&mut storage, 1, at(20));
        note(&mut storage, 2, " here", at(21));
        toggle(&mut storage, 6, at(22));
        storage.save().unwrap();
        note(&mut away, 1, " kept", at(23));
        note(&mut away, 2, " there", at(24));
        toggle(&mut away, 3, at(25));
        toggle(&mut away, 7, at(26));
        away.save().unwrap();
        fs::copy(there.path().join(file), here.path().join(name)).unwrap();
        let (merged, troubles) = open(here.path());
        let all = ["1 kept", "2there  here", "4", "6", "7"];
        let squeezed: Vec<String> = marked(&merged)
            .iter()
            .map(|line| line.replace('\n', " "))
            .collect();
        assert_eq!(squeezed, all, "{name}");
        assert_eq!(
            troubles,
            [format!(
                "{name} is merged, a copy that a synchroniser left: 4 new or changed by it; it is {name}.merged now"
            )]
        );
        assert!(!here.path().join(name).exists());
        let copy = fs::read(here.path().join(format!("{name}.merged"))).unwrap();
        assert_eq!(copy, fs::read(there.path().join(file)).unwrap());
        // Next time there is nothing more to say, and coming back the copy changes nothing.
        assert_eq!(open_sound(here.path()).bookmarks(), merged.bookmarks());
        fs::write(here.path().join(name), copy).unwrap();
        assert_eq!(open(here.path()).0.bookmarks(), merged.bookmarks());
    }
}

#[test]
fn what_is_no_copy_of_the_file_stays_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut storage = open_sound(folder.path());
    toggle(&mut storage, 0, at(1));
    storage.save().unwrap();
    let file = fs::read_to_string(folder.path().join("bookmarks.json")).unwrap();
    let newer = file.replace("\"version\":1", "\"version\":7");
    let others = [
        ("bookmarks-2.json", "[]"),
        ("bookmarks (1).json", "{\"other\":1}"),
        ("bookmarks-backup.json", &file),
        ("bookmarks.json.bak", &file),
    ];
    for (name, text) in others {
        fs::write(folder.path().join(name), text).unwrap();
    }
    open_sound(folder.path());
    fs::write(folder.path().join("bookmarks-PC.json"), newer).unwrap();
    let (_, troubles) = open(folder.path());
    assert!(
        troubles[0].starts_with("bookmarks-PC.json is of version 7"),
        "{troubles:?}"
    );
    for (name, _) in others {
        assert!(folder.path().join(name).exists(), "{name}");
    }
    assert!(folder.path().join("bookmarks-PC.json").exists());
}

/// Bytes that are no file of bookmarks, or hardly: what JSON allows and what it does not.
fn odd_files() -> Vec<Vec<u8>> {
    let head = "{\"format\":\"newsprint-bookmarks\",\"version\":1,\"bookmarks\":[\n";
    let inside = [
        "",
        "null",
        "true",
        "[]",
        "{}",
        "1e999",
        "-0",
        "123456789012345678901234567890",
        "\"\"",
        "\"\\ud800\"",
        "\"\\udfff\\ud800\"",
        "\"\\u0000\"",
        "{\"id\":1}",
        "{\"id\":null,\"kind\":null}",
        "{\"id\":\"1\",\"id\":\"2\"}",
        "{\"kind\":\"story\"}",
        "{\"kind\":\"clip\",\"quote\":\"\\u001b]0;x\\u0007\"}",
        "{\"id\":\"zz\",\"removed\":\"never\"}",
        "[1,]",
        "{\"a\":1,}",
        "nul",
        "'a'",
        "NaN",
        "Infinity",
        "+1",
        "01",
        "1.",
        ".5",
        "\"\\x\"",
        "\"\t\"",
        "{a:1}",
        "{\"a\" 1}",
        "/**/1",
        "1,,2",
        "\u{feff}1",
        "\"\u{2028}\"",
    ];
    let mut files: Vec<Vec<u8>> = inside
        .iter()
        .flat_map(|inside| {
            [
                inside.as_bytes().to_vec(),
                format!("{head}{inside}\n]}}\n").into_bytes(),
            ]
        })
        .collect();
    for depth in [100, 127, 128, 1000, 100_000] {
        files.push([vec![b'['; depth], vec![b']'; depth]].concat());
        files.push(vec![b'['; depth]);
        let nested = format!(
            "{head}{}{}\n]}}\n",
            "{\"a\":".repeat(depth),
            "}".repeat(depth)
        );
        files.push(nested.into_bytes());
    }
    files.push(vec![0xff, 0xfe, b'[', 0, b']', 0]);
    files.push(vec![0xef, 0xbb, 0xbf, b'[', b']']);
    files.push(b"[\"\xed\xa0\x80\"]".to_vec());
    files.push(vec![0; 1000]);
    files
}

#[test]
fn whatever_stands_in_the_file_of_bookmarks_the_start_succeeds_and_the_bytes_are_kept() {
    for bytes in odd_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("bookmarks.json"), &bytes).unwrap();
        let (mut storage, _) = open(folder.path());
        toggle(&mut storage, 0, at(1));
        let saved = storage.save();
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned();
        assert!(saved.is_ok(), "{shown}: {saved:?}");
        let (next, _) = open(folder.path());
        assert!(marked(&next).contains(&"0".to_owned()), "{shown}");
        let entries = fs::read_dir(folder.path()).unwrap().flatten();
        let kept = entries
            .filter(|entry| entry.file_name() != "bookmarks.json")
            .any(|entry| fs::read(entry.path()).unwrap() == bytes);
        assert!(kept, "{shown}");
    }
}

#[test]
fn several_programs_at_once_lose_nothing_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from("+++\ntitle = \"The Harbour Bell\"\n+++\n\n");
    for number in 0..24 {
        let _ = write!(
            text,
            "# Story {number}\n\nThe ferry left late on day {number}.\n\n"
        );
    }
    fs::write(folder.path().join("paper.md"), text).unwrap();
    let numbers: Vec<usize> = (1..=24).collect();
    std::thread::scope(|scope| {
        for part in numbers.chunks(6) {
            let folder = folder.path();
            scope.spawn(move || {
                for number in part {
                    let number = number.to_string();
                    let add = ["bookmarks", "add", "paper.md", "--article", &number];
                    let output = ends(newsprint(folder, &add));
                    assert_eq!(output.status.code(), Some(0), "{output:?}");
                }
            });
        }
    });
    let storage = open_sound(&folder.path().join("home"));
    assert_eq!(storage.bookmarks().len(), 24);
}

/// Saves as the loop of the terminal does, and waits for it.
fn saves(reader: &mut Reader) -> bool {
    let (tell, told) = mpsc::channel();
    reader.app.save_behind(move || tell.send(()).unwrap());
    told.recv_timeout(LIMIT).unwrap();
    reader.app.saved()
}

#[test]
fn the_word_comes_when_the_disk_has_the_mark_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let keeping = |home: &Path| {
        let (storage, _) = Storage::open(Directories::single(home.to_owned()));
        let likes = (Config::default(), Vec::new());
        Reader::keeping(storage, crate::reader::english(), (80, 24), likes)
    };
    let home = folder.path().join("home");
    let mut reader = keeping(&home);
    for (keys, word) in [
        ("<enter> b", "story saved"),
        ("c", "paragraph clipped"),
        ("m", "place saved"),
        ("g b d", "bookmark deleted"),
        ("u", "bookmark restored"),
    ] {
        assert_eq!(reader.types(keys), Answer::Save, "{keys}");
        assert!(!reader.says(word), "{word}: too early");
        assert!(saves(&mut reader));
        assert!(reader.says(word), "{word}");
    }
    // Where the disk refuses, this is said, and the word comes when it takes it.
    let other = folder.path().join("other");
    fs::write(&other, "in the way").unwrap();
    let mut reader = keeping(&other);
    assert_eq!(reader.types("<enter> b"), Answer::Save);
    assert!(!saves(&mut reader));
    assert!(reader.says("not saved to disk yet"));
    assert!(!reader.says("story saved"));
    assert!(!saves(&mut reader));
    fs::remove_file(&other).unwrap();
    assert!(saves(&mut reader));
    assert!(reader.says("story saved"));
    assert_eq!(open_sound(&other).bookmarks().len(), 1);
}

#[test]
fn what_is_kept_nowhere_is_not_said_to_be_saved() {
    let mut reader = Reader::new(crate::reader::english(), (80, 24));
    reader.types("<enter> b");
    assert!(reader.says("marked until you leave"));
    assert!(!reader.says("story saved"));
}
