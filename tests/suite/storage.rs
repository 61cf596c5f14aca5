//! What is kept between sittings, in directories of all kinds.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use newsprint::clean::Clean;
use newsprint::issue::{Article, ArticleId, Block, Issue, Masthead, Place, Section, Text};
use newsprint::storage::{Bookmark, Directories, Found, Kept, Kind, Storage, StorageError};

pub(crate) const FERRY: &str =
    "The ferry to the island left at dawn on Sunday with forty people aboard.";

pub(crate) const SEA: &str =
    "The sea was calm and the coffee hot, said the oldest of the passengers.";

pub(crate) const PIER: &str = "The new pier will be ready before the first of the autumn storms.";

pub(crate) fn story(headline: &str, paragraphs: &[&str]) -> Article {
    Article {
        headline: vec![Text::from(headline)],
        body: paragraphs
            .iter()
            .map(|text| Block::Paragraph(Text::from(*text)))
            .collect(),
        ..Article::default()
    }
}

pub(crate) fn paper(articles: Vec<Article>) -> Issue {
    let masthead = Masthead {
        title: Clean::line("Harbour Post"),
        date: "2026-03-01".parse().ok(),
        ..Masthead::default()
    };
    let section = Section {
        name: Clean::line("City"),
        articles,
    };
    Issue::bind(masthead, vec![section])
}

pub(crate) fn harbour() -> Issue {
    paper(vec![
        story("The ferry leaves earlier", &[FERRY, SEA]),
        story("A pier for the winter", &[PIER]),
    ])
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_772_000_000 + seconds).unwrap_or_default()
}

/// The place where the words begin, in whichever story has them.
pub(crate) fn place_of(issue: &Issue, words: &str) -> Place {
    let found = issue.articles().find_map(|article| {
        article.parts().find_map(|(part, text)| {
            let offset = text.plain().find(words)?;
            Some(Place {
                article: article.id,
                part,
                offset,
            })
        })
    });
    found.unwrap_or_else(|| panic!("{words} is not in the paper"))
}

pub(crate) fn first(issue: &Issue) -> ArticleId {
    issue.sections[0].articles[0].id
}

pub(crate) fn open(folder: &Path) -> (Storage, Vec<String>) {
    let (storage, troubles) = Storage::open(Directories::single(folder.to_owned()));
    let troubles = troubles.iter().map(|trouble| {
        let line = trouble.to_string();
        line.replace(&folder.display().to_string(), "DIR")
    });
    (storage, troubles.collect())
}

/// Opens a folder that must be in order.
#[track_caller]
pub(crate) fn open_sound(folder: &Path) -> Storage {
    let (storage, troubles) = open(folder);
    assert_eq!(troubles, [""; 0]);
    storage
}

/// A folder with three bookmarks, a position and a read mark in it.
pub(crate) fn furnished() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    storage.toggle_story(&issue, first(&issue), at(1));
    storage.toggle_place(&issue, place_of(&issue, "The sea"), at(2));
    storage.toggle_place(&issue, place_of(&issue, "before the first"), at(3));
    storage.keep_position(&issue, place_of(&issue, "the oldest"));
    storage.mark_read(issue.sections[0].articles[1].id);
    storage.save().expect("a folder that can be written");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

pub(crate) fn set_aside(folder: &Path) -> Vec<PathBuf> {
    names(folder)
        .into_iter()
        .filter(|name| name.contains(".corrupt-"))
        .map(|name| folder.join(name))
        .collect()
}

#[test]
fn what_is_kept_comes_back() {
    let folder = furnished();
    let issue = harbour();
    let storage = open_sound(folder.path());
    let kinds: Vec<Kind> = storage.bookmarks().iter().map(|mark| mark.kind).collect();
    assert_eq!(kinds, [Kind::Story, Kind::Place, Kind::Place]);
    assert!(storage.is_bookmarked(&issue, first(&issue)));
    let sea = place_of(&issue, "The sea");
    let mark = &storage.bookmarks()[1];
    assert_eq!(storage.resolve(mark, &issue), Found::Exact(sea));
    assert!(mark.anchor.quote.starts_with("The sea was calm"));
    let oldest = place_of(&issue, "the oldest");
    assert_eq!(storage.position(&issue), Some(oldest));
    assert_eq!(storage.article_position(first(&issue)), Some(oldest));
    assert!(storage.is_read(issue.sections[0].articles[1].id));
    assert!(!storage.is_read(first(&issue)));
}

#[test]
fn the_file_has_a_bookmark_a_line_for_the_owner_alone() {
    let folder = furnished();
    let path = folder.path().join("bookmarks.json");
    let text = fs::read_to_string(&path).expect("bookmarks");
    assert_eq!(text.lines().count(), 5, "{text}");
    assert!(
        text.lines()
            .nth(1)
            .is_some_and(|line| line.contains("\"kind\":\"story\""))
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).expect("bookmarks").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_second_toggle_takes_the_mark_away_and_it_can_be_restored() {
    let folder = furnished();
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    assert!(!storage.toggle_story(&issue, first(&issue), at(9)));
    assert!(!storage.toggle_place(&issue, place_of(&issue, "The sea"), at(9)));
    assert!(!storage.is_bookmarked(&issue, first(&issue)));
    let id = storage.bookmarks()[0].id;
    let removed = storage.remove(id).expect("the last bookmark");
    assert_eq!(storage.bookmarks(), []);
    assert_eq!(storage.remove(id), None);
    storage.restore(removed);
    storage.save().expect("a folder that can be written");
    assert_eq!(open_sound(folder.path()).bookmarks().len(), 1);
}

#[test]
fn two_newsprints_lose_nothing_of_each_other() {
    let folder = furnished();
    let issue = harbour();
    let (mut one, mut two) = (open_sound(folder.path()), open_sound(folder.path()));
    let ids: Vec<_> = one.bookmarks().iter().map(|mark| mark.id).collect();

    one.remove(ids[0]);
    one.toggle_place(&issue, place_of(&issue, "forty"), at(20));
    let mut noted = Bookmark::clone(&one.bookmarks()[0]);
    (noted.note, noted.updated) = (Clean::line("one"), at(21));
    one.restore(noted);
    one.save().expect("one saves");

    two.toggle_place(&issue, place_of(&issue, "coffee"), at(22));
    let mut noted = Bookmark::clone(&two.bookmarks()[1]);
    (noted.note, noted.updated) = (Clean::line("two, later"), at(23));
    two.restore(noted);
    two.remove(ids[2]);
    two.save().expect("two saves");

    let quotes: Vec<String> = open_sound(folder.path())
        .bookmarks()
        .iter()
        .map(|mark| format!("{:.7}|{}", mark.anchor.quote, mark.note))
        .collect();
    assert_eq!(quotes, ["The sea|two, later\none", "forty p|", "coffee |"]);
}

#[test]
fn a_truncated_file_loses_no_whole_line_and_is_never_overwritten() {
    let folder = furnished();
    let mut storage = open_sound(folder.path());
    storage.remove(storage.bookmarks()[1].id);
    storage.save().expect("a folder that can be written");
    let whole = fs::read(folder.path().join("bookmarks.json")).expect("bookmarks");
    // Every length is tried in `wire.rs`, where it costs no disk.
    for length in (0..whole.len() - 1).step_by(37) {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let path = folder.path().join("bookmarks.json");
        fs::write(&path, &whole[..length]).expect("a damaged file");
        let (storage, troubles) = open(folder.path());
        let lines = whole[..length].split(|byte| *byte == b'\n').skip(1);
        let readable = lines.filter(|line| line.ends_with(b"}") || line.ends_with(b"},"));
        let kept = storage.bookmarks().len();
        assert!(
            kept >= readable.filter(|line| *line != b"]}").count(),
            "{length}"
        );
        assert_eq!(troubles.len(), 1, "{length}");
        let aside = set_aside(folder.path());
        assert_eq!(fs::read(&aside[0]).expect("the original"), &whole[..length]);
        assert_eq!(open_sound(folder.path()).bookmarks().len(), kept);
    }
}

#[test]
fn of_a_corrupt_file_every_line_is_salvaged_and_told() {
    let folder = furnished();
    let path = folder.path().join("bookmarks.json");
    let text = fs::read_to_string(&path).expect("bookmarks");
    let corrupt: Vec<&str> = text
        .lines()
        .enumerate()
        .map(|(number, line)| {
            if number == 2 {
                "{\"id\": \u{1b}[2J"
            } else {
                line
            }
        })
        .collect();
    fs::write(&path, corrupt.join("\n")).expect("a damaged file");
    let (storage, troubles) = open(folder.path());
    assert_eq!(storage.bookmarks().len(), 2);
    let told = "DIR/bookmarks.json is damaged from line 3: 2 kept, 1 lost; \
                the original is DIR/bookmarks.json.corrupt-";
    assert!(troubles[0].starts_with(told), "{troubles:?}");
    assert_eq!(set_aside(folder.path()).len(), 1);
}

#[test]
fn what_a_damaged_file_lost_comes_from_the_daily_copy() {
    let folder = furnished();
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    storage.toggle_place(&issue, place_of(&issue, "dawn"), at(30));
    storage.save().expect("a folder that can be written");
    assert!(names(folder.path()).contains(&"bookmarks.json.bak".to_owned()));
    fs::write(folder.path().join("bookmarks.json"), "\0\0\0").expect("a damaged file");
    let (storage, troubles) = open(folder.path());
    assert_eq!((storage.bookmarks().len(), troubles.len()), (3, 1));
}

#[test]
fn any_json_is_set_aside_rather_than_lost() {
    let deep = "[".repeat(100_000);
    for text in [
        "",
        "null",
        "[]",
        "{}",
        "{\"bookmarks\":3}",
        "\u{feff}{}",
        "[1e999]",
        &deep,
    ] {
        let folder = tempfile::tempdir().expect("a temporary directory");
        fs::write(folder.path().join("bookmarks.json"), text).expect("a strange file");
        let (storage, troubles) = open(folder.path());
        assert_eq!(storage.bookmarks(), []);
        assert_eq!(troubles.len(), 1, "{text:.20}");
        let aside = set_aside(folder.path());
        assert_eq!(fs::read_to_string(&aside[0]).expect("the original"), text);
    }
}

#[test]
fn what_a_file_says_beyond_us_is_kept() {
    let folder = furnished();
    let path = folder.path().join("bookmarks.json");
    let text = fs::read_to_string(&path).expect("bookmarks");
    let text = text
        .replacen("\"version\":1", "\"version\":1,\"theme\":\"sepia\"", 1)
        .replacen("\"note\"", "\"stars\":5,\"note\"", 1)
        .replacen(
            "\n]}",
            ",\n{\"id\":\"7\",\"kind\":\"clip\",\"words\":[1]}\n]}",
            1,
        );
    fs::write(&path, text).expect("a file of a later edition");
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    storage.toggle_place(&issue, place_of(&issue, "dawn"), at(30));
    storage.save().expect("a folder that can be written");
    let text = fs::read_to_string(&path).expect("bookmarks");
    for kept in ["\"theme\":\"sepia\"", "\"stars\":5", "\"kind\":\"clip\""] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
    assert_eq!(open_sound(folder.path()).bookmarks().len(), 4);
}

#[test]
fn a_newer_version_is_read_and_never_written() {
    let folder = furnished();
    for name in ["bookmarks.json", "positions.jsonl"] {
        let path = folder.path().join(name);
        let text = fs::read_to_string(&path).expect("a kept file");
        fs::write(path, text.replacen("\"version\":1", "\"version\":2", 1)).expect("a newer file");
    }
    let before = fs::read(folder.path().join("bookmarks.json")).expect("bookmarks");
    let issue = harbour();
    let (mut storage, troubles) = open(folder.path());
    assert_eq!(troubles.len(), 2);
    assert!(troubles[0].contains("version 2"), "{troubles:?}");
    assert_eq!(storage.bookmarks().len(), 3);
    storage.toggle_place(&issue, place_of(&issue, "dawn"), at(30));
    assert!(matches!(
        storage.save(),
        Err(StorageError::TooNew { version: 2, .. })
    ));
    assert_eq!(storage.bookmarks().len(), 4, "memory keeps it");
    let after = fs::read(folder.path().join("bookmarks.json")).expect("bookmarks");
    assert_eq!(before, after);
}

#[test]
fn a_file_that_vanished_is_written_again_whole() {
    let folder = furnished();
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    fs::remove_file(folder.path().join("bookmarks.json")).expect("bookmarks");
    storage.toggle_place(&issue, place_of(&issue, "dawn"), at(30));
    storage.save().expect("a folder that can be written");
    assert_eq!(open_sound(folder.path()).bookmarks().len(), 4);
}

#[cfg(unix)]
#[test]
fn a_linked_file_stays_a_link() {
    let folder = furnished();
    let dotfiles = tempfile::tempdir().expect("a temporary directory");
    let (link, target) = (
        folder.path().join("bookmarks.json"),
        dotfiles.path().join("marks"),
    );
    fs::rename(&link, &target).expect("bookmarks");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    storage.toggle_place(&issue, place_of(&issue, "dawn"), at(30));
    storage.save().expect("a folder that can be written");
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    let text = fs::read_to_string(&target).expect("bookmarks");
    assert_eq!(text.lines().count(), 6);
    assert_eq!(names(dotfiles.path()), ["marks", "marks.bak"]);
}

#[test]
fn a_folder_that_is_a_file_keeps_everything_in_memory() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("newsprint");
    fs::write(&file, "not a folder").expect("a file");
    let issue = harbour();
    let (mut storage, _) = open(&file);
    assert!(storage.toggle_story(&issue, first(&issue), at(1)));
    let error = storage.save().expect_err("nowhere to save");
    assert!(
        error.to_string().contains("newsprint/bookmarks.json"),
        "{error}"
    );
    assert!(storage.is_bookmarked(&issue, first(&issue)));
    assert!(storage.save().is_err(), "it is tried again");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = furnished();
    let before = names(folder.path());
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).expect("own folder");
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    storage.toggle_place(&issue, place_of(&issue, "dawn"), at(30));
    let saved = storage.save();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("own folder");
    match saved {
        // Nothing is forbidden to the superuser.
        Ok(()) => assert_eq!(open_sound(folder.path()).bookmarks().len(), 4),
        Err(error) => {
            assert!(matches!(error, StorageError::Write { .. }), "{error}");
            assert_eq!(names(folder.path()), before);
            storage.save().expect("the folder can be written again");
        }
    }
}

#[test]
fn many_newsprints_at_once_lose_nothing() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let issue = harbour();
    let start = place_of(&issue, "The new pier");
    std::thread::scope(|scope| {
        for reader in 0..4 {
            let (folder, issue) = (folder.path(), &issue);
            scope.spawn(move || {
                let mut storage = open_sound(folder);
                for number in 0..6 {
                    let offset = reader * 6 + number;
                    storage.toggle_place(issue, Place { offset, ..start }, at(1));
                    storage.save().expect("its turn comes");
                }
            });
        }
    });
    let storage = open_sound(folder.path());
    let mut offsets: Vec<usize> = storage
        .bookmarks()
        .iter()
        .map(|mark| mark.anchor.offset)
        .collect();
    offsets.sort_unstable();
    assert_eq!(offsets, (0..24).collect::<Vec<usize>>());
}

#[test]
fn a_bookmarks_file_that_is_a_folder_is_told_and_left() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    fs::create_dir(folder.path().join("bookmarks.json")).expect("a folder");
    let (mut storage, troubles) = open(folder.path());
    assert_eq!(
        troubles,
        [
            "cannot read DIR/bookmarks.json: it is a folder, not a file; it is left as it is, and nothing is saved to it"
        ]
    );
    let issue = harbour();
    storage.toggle_story(&issue, first(&issue), at(1));
    assert!(matches!(storage.save(), Err(StorageError::Read { .. })));
}

#[test]
fn no_directory_at_all_is_told_once_and_harmless() {
    let (mut storage, troubles) = Storage::open(Directories::default());
    let what: Vec<_> = troubles
        .iter()
        .map(|trouble| match trouble {
            StorageError::Nowhere { what } => Some(*what),
            _ => None,
        })
        .collect();
    assert_eq!(what, [Some(Kept::Bookmarks), Some(Kept::Positions)]);
    let issue = harbour();
    storage.toggle_story(&issue, first(&issue), at(1));
    storage.keep_position(&issue, place_of(&issue, "dawn"));
    storage.save().expect("nothing to save to");
    assert_eq!(storage.position(&issue), Some(place_of(&issue, "dawn")));
}

#[test]
fn another_newsprint_that_does_not_let_go_is_told() {
    let folder = furnished();
    let lock = fs::File::create(folder.path().join("bookmarks.lock")).expect("a lock file");
    lock.lock().expect("a lock");
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    storage.toggle_place(&issue, place_of(&issue, "dawn"), at(30));
    assert!(matches!(storage.save(), Err(StorageError::Locked { .. })));
    drop(lock);
    storage.save().expect("the lock is free again");
    assert_eq!(open_sound(folder.path()).bookmarks().len(), 4);
}

#[test]
fn what_a_killed_newsprint_left_is_swept() {
    let folder = furnished();
    let orphan = folder.path().join(".bookmarks.json.4711.tmp");
    fs::write(&orphan, "{\"format\":").expect("an orphan");
    let stranger = folder.path().join(".bookmarks.json.mine.tmp");
    fs::write(&stranger, "not ours").expect("a stranger");
    assert_eq!(open_sound(folder.path()).bookmarks().len(), 3);
    assert!(!orphan.exists() && stranger.exists());
}

#[test]
fn escapes_in_a_kept_file_lose_their_teeth() {
    let folder = furnished();
    let path = folder.path().join("bookmarks.json");
    let text = fs::read_to_string(&path).expect("bookmarks");
    let text = text
        .replace("\"note\":\"\"", "\"note\":\"a\\u001b[31mb\\nc\\u202e\"")
        .replace("Harbour Post", "Harbour\\u009b2J\\nPost")
        .replace("\"tags\":[]", "\"tags\":[\"t\\u0007\"]");
    fs::write(&path, text).expect("a hostile file");
    let storage = open_sound(folder.path());
    let mark = &storage.bookmarks()[0];
    assert_eq!(mark.note, "a[31mb\nc");
    assert_eq!(mark.cited.title, "Harbour2J Post");
    assert_eq!(mark.tags, [Clean::line("t")]);
}

#[test]
fn errors_name_the_file_on_one_clean_line() {
    let error = StorageError::TooNew {
        path: PathBuf::from("/home/a\n\u{1b}[2Jb/bookmarks.json"),
        version: 3,
    };
    let line = error.to_string();
    assert!(
        line.starts_with("/home/a [2Jb/bookmarks.json is of version 3"),
        "{line}"
    );
    assert!(!line.contains(char::is_control));
}

#[test]
fn two_newsprints_keep_the_notes_and_tags_of_both() {
    let folder = furnished();
    let (mut one, mut two) = (open_sound(folder.path()), open_sound(folder.path()));
    let id = one.bookmarks()[0].id;
    let amend = |storage: &mut Storage, (note, tag): (&str, &str), seconds| {
        let change = |mark: &mut Bookmark| {
            mark.note = Clean::line(note);
            mark.tags.push(Clean::line(tag));
        };
        storage.amend(id, change, at(seconds)).expect("a change");
        storage.save().expect("a save");
    };
    amend(&mut one, ("ask her", "sea"), 30);
    amend(&mut two, ("in May", "ferry"), 31);
    let kept = open_sound(folder.path());
    let kept = kept.bookmark(id).expect("the bookmark");
    assert_eq!(kept.note.as_str(), "in May\nask her");
    assert_eq!(kept.tags, [Clean::line("ferry"), Clean::line("sea")]);
}

#[test]
fn a_save_on_a_thread_of_its_own_loses_nothing_that_came_meanwhile() {
    let folder = furnished();
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    let (tell, told) = std::sync::mpsc::channel();
    storage.toggle_place(&issue, place_of(&issue, "forty"), at(20));
    storage.save_behind(move || tell.send(()).unwrap_or_default());
    storage.toggle_place(&issue, place_of(&issue, "coffee"), at(21));
    let gone = storage.bookmarks()[0].id;
    storage.remove(gone);
    told.recv().expect("the save says that it is done");
    storage.saved().expect("an answer").expect("a save");
    assert_eq!(storage.bookmarks().len(), 4);
    assert_eq!(open_sound(folder.path()).bookmarks().len(), 4);
    storage.save().expect("another save");
    let kept = open_sound(folder.path());
    assert_eq!(kept.bookmarks(), storage.bookmarks());
    assert!(kept.bookmark(gone).is_none());
}
