//! What is kept between sittings, in directories of all kinds.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use newsprint::clean::Clean;
use newsprint::issue::{Article, ArticleId, Block, Issue, Masthead, Part, Place, Section, Text};
use newsprint::storage::{
    Bookmark, Directories, Finder, Found, Kept, Kind, Manner, Marked, Sighting, Storage,
    StorageError,
};

const FERRY: &str = "The ferry to the island left at dawn on Sunday with forty people aboard.";
const SEA: &str = "The sea was calm and the coffee hot, said the oldest of the passengers.";
const PIER: &str = "The new pier will be ready before the first of the autumn storms.";

fn story(headline: &str, paragraphs: &[&str]) -> Article {
    Article {
        headline: vec![Text::from(headline)],
        body: paragraphs
            .iter()
            .map(|text| Block::Paragraph(Text::from(*text)))
            .collect(),
        ..Article::default()
    }
}

fn paper(articles: Vec<Article>) -> Issue {
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

fn harbour() -> Issue {
    paper(vec![
        story("The ferry leaves earlier", &[FERRY, SEA]),
        story("A pier for the winter", &[PIER]),
    ])
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_772_000_000 + seconds).unwrap_or_default()
}

/// The place where the words begin, in whichever story has them.
fn place_of(issue: &Issue, words: &str) -> Place {
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

fn first(issue: &Issue) -> ArticleId {
    issue.sections[0].articles[0].id
}

fn open(folder: &Path) -> (Storage, Vec<String>) {
    let (storage, troubles) = Storage::open(Directories::single(folder.to_owned()));
    let troubles = troubles.iter().map(|trouble| {
        let line = trouble.to_string();
        line.replace(&folder.display().to_string(), "DIR")
    });
    (storage, troubles.collect())
}

/// Opens a folder that must be in order.
#[track_caller]
fn open_sound(folder: &Path) -> Storage {
    let (storage, troubles) = open(folder);
    assert_eq!(troubles, [""; 0]);
    storage
}

/// A folder with three bookmarks, a position and a read mark in it.
fn furnished() -> tempfile::TempDir {
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

fn set_aside(folder: &Path) -> Vec<PathBuf> {
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

/// Marks the words in the harbour paper, edits the paper, and says what became of the mark.
#[track_caller]
fn check_found(words: &str, edited: &Issue, expected: &str) {
    let issue = harbour();
    let mut storage = Storage::open(Directories::default()).0;
    storage.toggle_place(&issue, place_of(&issue, words), at(1));
    let found = storage.resolve(&storage.bookmarks()[0], edited);
    let text = |place: Place| {
        let article = edited
            .article(place.article)
            .expect("a story of this paper");
        let text = article
            .text(place.part)
            .expect("a part of this story")
            .plain();
        text[place.offset..].chars().take(12).collect::<String>()
    };
    let found = match found {
        Found::Exact(place) => format!("exact: {}", text(place)),
        Found::Moved(place) => format!("moved: {}", text(place)),
        Found::Near(place) => format!("near: {}", text(place)),
        Found::Lost => "lost".to_owned(),
    };
    assert_eq!(found, expected, "{words}");
}

#[test]
fn a_mark_is_found_again_or_lost_and_never_wrong() {
    let headline = "The ferry leaves earlier";
    let edit = |paragraphs: &[&str]| paper(vec![story(headline, paragraphs)]);
    // The same words.
    check_found("The sea", &harbour(), "exact: The sea was ");
    // The same words with other spaces and quotes.
    let spaced = FERRY.replace(' ', "  ");
    check_found("The sea", &edit(&[&spaced, SEA]), "exact: The sea was ");
    check_found("at dawn", &edit(&[&spaced, SEA]), "exact: at  dawn  on");
    // A paragraph came in before, or the whole story moved to another page.
    check_found(
        "The sea",
        &edit(&["New.", FERRY, SEA]),
        "moved: The sea was ",
    );
    check_found("The sea", &edit(&[SEA, FERRY]), "moved: The sea was ");
    // The sentence was edited.
    let edited = SEA.replace("calm", "quiet");
    check_found("The sea", &edit(&[FERRY, &edited]), "near: The sea was ");
    let edited = SEA.replace("The sea", "That sea");
    check_found("The sea", &edit(&[FERRY, &edited]), "near: That sea was");
    // It was written anew, or is gone.
    check_found(
        "The sea",
        &edit(&[FERRY, "Nothing like it stands here."]),
        "lost",
    );
    check_found("The sea", &edit(&[FERRY]), "lost");
    check_found("The sea", &paper(vec![]), "lost");
}

#[test]
fn short_words_alone_are_no_evidence() {
    let issue = paper(vec![story(
        "One",
        &[FERRY, "Photo: harbour", SEA, "Photo: harbour", PIER],
    )]);
    let mut storage = Storage::open(Directories::default()).0;
    let part = Part::block(3);
    storage.toggle_place(&issue, Place::start_of(first(&issue), part), at(1));
    let mark = storage.bookmarks()[0].clone();
    assert_eq!(
        storage.resolve(&mark, &issue),
        Found::Exact(Place::start_of(first(&issue), part))
    );
    // Its neighbours tell the second from the first, also where both have moved.
    let moved = paper(vec![story(
        "One",
        &["x", FERRY, "Photo: harbour", SEA, "Photo: harbour", PIER],
    )]);
    assert_eq!(
        storage.resolve(&mark, &moved),
        Found::Moved(Place::start_of(first(&moved), Part::block(4)))
    );
    // The second caption is gone: the first is not the one that was meant.
    let gone = paper(vec![story(
        "One",
        &[FERRY, "Photo: harbour", "Something else."],
    )]);
    assert_eq!(storage.resolve(&mark, &gone), Found::Lost);
}

#[test]
fn a_marked_story_is_known_by_its_headline_or_its_opening() {
    let issue = harbour();
    let mut storage = Storage::open(Directories::default()).0;
    storage.toggle_story(&issue, first(&issue), at(1));
    let mark = storage.bookmarks()[0].clone();
    let edited = paper(vec![
        story("A pier for the winter", &[PIER]),
        story("The ferry leaves earlier", &[FERRY, "A new ending."]),
    ]);
    let ferry = edited.sections[0].articles[1].id;
    let found = storage.resolve(&mark, &edited).place();
    assert_eq!(found, Some(Place::start_of(ferry, Part::Headline(0))));
    assert!(storage.is_bookmarked(&edited, ferry));
    assert!(!storage.is_bookmarked(&edited, first(&edited)));
    let renamed = paper(vec![story("Up before the sun", &[FERRY, SEA])]);
    let start = Place::start_of(first(&renamed), Part::Headline(0));
    assert_eq!(storage.resolve(&mark, &renamed), Found::Near(start));
}

#[test]
fn an_edited_paper_opens_at_the_same_sentence() {
    let folder = furnished();
    let edited = paper(vec![
        story("A pier for the winter", &[PIER, "More."]),
        story("The ferry leaves earlier", &["New today.", FERRY, SEA]),
    ]);
    let storage = open_sound(folder.path());
    assert_eq!(
        storage.position(&edited),
        Some(place_of(&edited, "the oldest"))
    );
    assert_eq!(
        storage.position(&paper(vec![story("Other", &["Else."])])),
        None
    );
}

#[test]
fn the_last_position_counts_and_old_lines_are_cleared_away() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let issue = harbour();
    let mut storage = open_sound(folder.path());
    for word in ["dawn", "coffee"] {
        storage.keep_position(&issue, place_of(&issue, word));
        storage.save().expect("a folder that can be written");
    }
    let path = folder.path().join("positions.jsonl");
    let text = fs::read_to_string(&path).expect("positions");
    fs::write(&path, text.repeat(700)).expect("a long file");
    let mut storage = open_sound(folder.path());
    storage.keep_position(&issue, place_of(&issue, "calm"));
    storage.save().expect("a folder that can be written");
    let text = fs::read_to_string(folder.path().join("positions.jsonl")).expect("positions");
    assert!(text.lines().count() == 2, "{} lines", text.lines().count());
    let storage = open_sound(folder.path());
    assert_eq!(storage.position(&issue), Some(place_of(&issue, "calm")));
}

#[test]
fn a_torn_position_is_told_and_the_rest_kept() {
    let folder = furnished();
    let path = folder.path().join("positions.jsonl");
    let text = fs::read_to_string(&path).expect("positions");
    fs::write(&path, format!("{text}{{\"issue\":\"12")).expect("a torn file");
    let issue = harbour();
    let (storage, troubles) = open(folder.path());
    assert!(
        troubles[0].contains("positions.jsonl is damaged from line 4: 2 kept, 1 lost"),
        "{troubles:?}"
    );
    assert_eq!(
        storage.position(&issue),
        Some(place_of(&issue, "the oldest"))
    );
    assert_eq!(set_aside(folder.path()).len(), 1);
    open_sound(folder.path());
}

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

/// Numbers that look random and are the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }
}

const LATIN: [&str; 24] = [
    "the", "ferry", "pier", "harbour", "council", "winter", "a", "of", "to", "said", "morning",
    "tide", "engineer", "steps", "stone", "left", "will", "before", "people", "sea", "calm", "old",
    "new", "waited",
];
const HAN: [&str; 24] = [
    "渡船",
    "码头",
    "石阶",
    "港口",
    "市政",
    "冬天",
    "的",
    "在",
    "了",
    "说",
    "清晨",
    "潮水",
    "工程师",
    "台阶",
    "石头",
    "离开",
    "将",
    "之前",
    "人们",
    "海",
    "平静",
    "老",
    "新",
    "等候",
];

/// A sentence of random words, of one script or the other.
fn sentence(dice: &mut Dice, han: bool) -> String {
    let (words, gap, stop) = if han {
        (&HAN, "", "。")
    } else {
        (&LATIN, " ", ".")
    };
    let words: Vec<&str> = (0..8 + dice.roll(14)).map(|_| dice.one_of(words)).collect();
    words.join(gap) + stop
}

/// A story as paragraphs of sentences.
type Sentences = Vec<Vec<String>>;

fn bound(stories: &[Sentences], han: bool) -> Issue {
    let gap = if han { "" } else { " " };
    let articles = stories.iter().enumerate().map(|(number, paragraphs)| {
        let paragraphs: Vec<String> = paragraphs.iter().map(|one| one.join(gap)).collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        story(&format!("Story {number}"), &paragraphs)
    });
    paper(articles.collect())
}

/// Edits a paper as editors do, all but one sentence: sentences go, come, change places and words;
/// paragraphs are joined and split, stories change places.
fn edited(stories: &[Sentences], kept: &str, (dice, han): (&mut Dice, bool)) -> Vec<Sentences> {
    let mut stories = stories.to_vec();
    for _ in 0..=dice.roll(6) {
        let story = dice.roll(stories.len());
        let paragraph = dice.roll(stories[story].len());
        let lines = &mut stories[story][paragraph];
        let line = dice.roll(lines.len());
        match dice.roll(6) {
            0 => lines.insert(line, sentence(dice, han)),
            1 if lines.len() > 1 && lines[line] != kept => drop(lines.remove(line)),
            2 if lines[line] != kept => lines[line] = sentence(dice, han),
            3 => {
                let tail = lines.split_off(line);
                stories[story].insert(paragraph + 1, tail);
                stories[story].retain(|lines| !lines.is_empty());
            }
            4 => {
                let other = dice.roll(stories.len());
                stories.swap(story, other);
            }
            _ => stories[story].insert(paragraph, vec![sentence(dice, han)]),
        }
    }
    stories
}

/// The characters that count of the text from a place on.
fn words_from(issue: &Issue, place: Place) -> String {
    let article = issue.article(place.article).expect("a story");
    let mut parts = article.parts().skip_while(|(part, _)| *part != place.part);
    let (_, own) = parts.next().expect("a part");
    let mut text = own.plain()[place.offset..].to_owned();
    parts.for_each(|(_, more)| text.push_str(&more.plain()));
    text.split_whitespace().collect()
}

/// The edits between two texts.
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, wanted) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for (column, there) in other.iter().enumerate() {
            let same = before + usize::from(wanted != *there);
            before = row[column + 1];
            row[column + 1] = same.min(before + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

/// How many words of the quote a sighting stands on, and how far they are from it.
fn off_by(issue: &Issue, mark: &Bookmark, sighting: &Sighting) -> (usize, usize) {
    let quote: String = mark.anchor.quote.split_whitespace().collect();
    let there: String = sighting
        .stretches
        .iter()
        .map(|stretch| {
            let article = issue.article(stretch.from.article).expect("a story");
            let text = article.text(stretch.from.part).expect("a part").plain();
            text[stretch.from.offset..stretch.end].to_owned()
        })
        .collect();
    let there: String = there.split_whitespace().collect();
    (quote.chars().count(), edits(&quote, &there))
}

#[test]
fn of_a_thousand_edited_papers_the_sentence_is_found_and_never_another() {
    let mut dice = Dice(0x5eed_0fed_17ed);
    let (mut tried, mut found) = (0, 0);
    for round in 0..1000 {
        let han = round % 2 == 0;
        let stories: Vec<Sentences> = (0..=dice.roll(4))
            .map(|_| {
                let lines = |dice: &mut Dice| -> Vec<String> {
                    (0..=dice.roll(4)).map(|_| sentence(dice, han)).collect()
                };
                (0..=dice.roll(5)).map(|_| lines(&mut dice)).collect()
            })
            .collect();
        let issue = bound(&stories, han);
        let story = dice.roll(stories.len());
        let paragraph = dice.roll(stories[story].len());
        let line = dice.roll(stories[story][paragraph].len());
        let kept = stories[story][paragraph][line].clone();
        let from = place_of(&issue, &kept);
        let to = Place {
            offset: from.offset + kept.len(),
            ..from
        };
        let mut storage = Storage::open(Directories::default()).0;
        let clip = Marked::Clip { from, to };
        let id = storage.mark(&issue, clip, at(1)).expect("words");
        let place = storage
            .mark(&issue, Marked::Place(from), at(2))
            .expect("words");
        let paper = bound(&edited(&stories, &kept, (&mut dice, han)), han);
        let finder = Finder::new(&paper);
        for id in [id, place] {
            let mark = storage.bookmark(id).expect("a bookmark");
            let sighting = storage.sight(mark, &paper, &finder);
            if let Some(place) = sighting.found.place() {
                let (length, off) = off_by(&paper, mark, &sighting);
                assert!(off * 5 <= length, "round {round}: {off} of {length}");
                let least = 100 - off * 100 / length.max(1);
                assert!(
                    usize::from(sighting.likeness) <= least.max(80),
                    "round {round}"
                );
                assert!(sighting.stretches[0].from == place, "round {round}");
            }
        }
        // The place may have lost what followed its sentence; the clip is there word for word.
        let mark = storage.bookmark(id).expect("a bookmark");
        tried += 1;
        let sighting = storage.sight(mark, &paper, &finder);
        let kept: String = kept.split_whitespace().collect();
        let there = sighting
            .found
            .place()
            .map(|place| words_from(&paper, place));
        found += usize::from(there.is_some_and(|there| there.starts_with(&kept)));
    }
    assert!(found * 100 >= tried * 99, "{found} of {tried}");
}

#[test]
fn a_clip_keeps_its_words_over_paragraphs_and_is_found_whole() {
    let issue = harbour();
    let mut storage = Storage::open(Directories::default()).0;
    let from = place_of(&issue, "on Sunday");
    let end = place_of(&issue, "and the coffee");
    let clip = Marked::Clip { from, to: end };
    assert_eq!(storage.toggle(&issue, clip, at(1)), Some(true));
    let mark = storage.bookmarks()[0].clone();
    assert_eq!(mark.kind, Kind::Clip);
    assert_eq!(
        mark.anchor.quote.as_str(),
        "on Sunday with forty people aboard.\nThe sea was calm"
    );
    assert_eq!((mark.cited.spot.page, mark.cited.spot.paragraph), (1, 1));
    let stretches = |issue: &Issue| {
        let article = issue.articles().find(|one| one.title().contains("ferry"));
        let marks = storage.marks_in(issue, article.expect("the story"));
        let lit = marks
            .iter()
            .flat_map(|mark| &mark.stretches)
            .map(|stretch| {
                let article = issue.article(stretch.from.article).expect("a story");
                let text = article.text(stretch.from.part).expect("a part").plain();
                text[stretch.from.offset..stretch.end].to_owned()
            });
        lit.collect::<Vec<String>>()
    };
    let whole = ["on Sunday with forty people aboard.", "The sea was calm"];
    assert_eq!(stretches(&issue), whole);
    let headline = "The ferry leaves earlier";
    let moved = paper(vec![story(headline, &["New today.", FERRY, SEA])]);
    assert_eq!(stretches(&moved), whole);
    // A second time lets it go; nothing is no clip.
    assert_eq!(storage.toggle(&issue, clip, at(2)), Some(false));
    let nothing = Marked::Clip { from, to: from };
    assert_eq!(storage.toggle(&issue, nothing, at(3)), None);
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
