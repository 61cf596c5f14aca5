//! The lines of a raw page beside their stories: keys to pictures, and what is saved of a fix.

use std::path::PathBuf;
use std::rc::Rc;

use newsprint::compose::Cell;
use newsprint::config::{Config, Way};
use newsprint::formats::{Format, RawPage, Source};
use newsprint::issue::{Article, Issue, Part, Place};
use newsprint::raw::{Doubt, Fix, Mend, Original, Reset, Trace, Typesetter};
use newsprint::storage::{Directories, Storage, kept_fixes};
use newsprint::terminal::Input;
use newsprint::theme::Depth;
use proptest::prelude::*;

use crate::reader::{Reader, golden};
use crate::shared::shared_text;

/// A page as an extractor leaves it: a folio, a sentence cut by a blank line, characters that could
/// not be decoded, headlines below their stories, a caption adrift, an imprint.
const CHINESE: &str = "\
江城时报 2022年7月26日 星期二 第03版 新闻

青石渡口昨天复航，第一班渡船载着六十
名乘客驶向对岸。老站长守了四十年，去

年五月才交出钥匙，把船交给了年轻人。
\u{fffd}\u{fffd} 乘客都说船很稳，往后过江不必再
绕桥，能省下半个钟头。（顾小满）

青石渡口复航

县图书馆昨天开出夜读专场，两百名读者
坐满了阅览室，图书馆延长到十点。夜里
的灯光一直亮着。（林夏）

图书馆开出夜读专场

在青石渡口，乘客排队登上渡船，老站长在岸边挥手送行

责编：马　涌
";

const ENGLISH: &str = "\
The old ferry sails again

By Ada Marsh

The first boat of the morning carried
sixty people over the river, and the
old station master waved from the

bank until it was out of sight. He had
kept the keys for forty years.

Night reading at the library

By Tom Reed

Two hundred readers filled the reading
room last night, and the library kept
its lamps burning until ten.
";

/// A page that lies in a folder of its own.
struct Desk {
    folder: tempfile::TempDir,
    storage: Directories,
}

impl Desk {
    fn new(page: &str) -> Desk {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let home = folder.path().join("home");
        std::fs::create_dir(folder.path().join("paper")).expect("a folder");
        std::fs::write(folder.path().join("paper/page.txt"), page).expect("a page");
        Desk {
            storage: Directories::single(home),
            folder,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("paper").join(name)
    }

    fn source(&self) -> Source {
        Source::open(&self.path("page.txt")).expect("the page")
    }

    fn sit(&self, size: (u16, u16)) -> Reader {
        self.sit_with(size, Config::default())
    }

    /// Sits down before the page, as the program does.
    fn sit_with(&self, size: (u16, u16), config: Config) -> Reader {
        let page = RawPage::new(self.source());
        let (_, name) = page.fixes_file();
        let page = match kept_fixes(&self.storage, &name) {
            Some(file) => page.with_fixes(&file),
            None => page,
        };
        let reading = page.read().expect("a page of text");
        let (mut storage, troubles) = Storage::open(self.storage.clone());
        assert!(troubles.is_empty());
        let (beside, name) = page.fixes_file();
        storage.corrects(beside, &name, page.fixes_text());
        let guesses = reading.guesses();
        let likes = (config, newsprint::bundled::themes(Depth::None), Vec::new());
        let session = Reader::session(storage, reading.issue, likes);
        let session = session.correcting(Rc::new(page), reading.origins, guesses);
        Reader::sitting(session, size)
    }

    fn fixes(&self) -> Option<String> {
        std::fs::read_to_string(self.path("page.txt.fixes.toml")).ok()
    }

    /// The headlines that the page has when it is opened once more.
    fn headlines(&self) -> Vec<String> {
        let issue = Format::PLAIN.read(&self.source()).expect("a page").issue;
        issue.articles().map(Article::title).collect()
    }
}

/// Types before a page and compares the screen with a golden one.
#[track_caller]
fn check(name: &str, page: &str, size: (u16, u16), keys: &str) {
    let mut reader = Desk::new(page).sit(size);
    reader.types(keys);
    assert_eq!(reader.picture().torn(), None);
    golden(name, &reader.picture().plain());
}

#[test]
fn the_lines_stand_beside_what_they_became() {
    for (name, size) in [
        ("40x12", (40, 12)),
        ("60x20", (60, 20)),
        ("80x24", (80, 24)),
        ("120x40", (120, 40)),
    ] {
        check(&format!("source-zh-{name}"), CHINESE, size, "<enter> g r n");
        check(&format!("source-en-{name}"), ENGLISH, size, "<enter> g r n");
    }
}

#[test]
fn a_fix_is_seen_at_once() {
    let keys = "<enter> g r g g <down> <down> <down> s";
    check("source-split", CHINESE, (100, 30), keys);
    check("source-headline", ENGLISH, (100, 30), "<enter> g r G h");
    check("source-aside", ENGLISH, (80, 24), "<enter> g r G x");
}

#[test]
fn fixes_lie_beside_the_page_and_are_followed_when_it_is_opened() {
    let desk = Desk::new(CHINESE);
    assert_eq!(desk.headlines(), ["青石渡口复航", "图书馆开出夜读专场"]);
    let mut reader = desk.sit((100, 30));
    // The last line of the first story's first paragraph becomes a headline.
    reader.types("<enter> g r g g <down> <down> <down> h");
    reader.app.save().expect("a folder to write in");
    let file = desk.fixes().expect("a file of fixes");
    assert!(
        file.contains("make = \"headline\"") && file.contains("words = \"年五月才交出"),
        "{file}"
    );
    assert!(
        desk.headlines()
            .iter()
            .any(|title| title.starts_with("年五月才"))
    );
    let seen = reader.picture().plain();

    let mut reader = desk.sit((100, 30));
    reader.types("g r g g <down> <down> <down>");
    assert!(reader.says("校正 1 处"), "{:#?}", reader.picture().plain());
    assert!(seen.iter().any(|row| row.contains("校正 1 处")));

    // Said once more, it is taken back, and a file without fixes goes.
    reader.types("h");
    reader.app.save().expect("a folder to write in");
    assert_eq!(desk.fixes(), None);
    assert_eq!(desk.headlines(), ["青石渡口复航", "图书馆开出夜读专场"]);
}

#[test]
fn steps_are_taken_back_one_by_one() {
    let desk = Desk::new(ENGLISH);
    let mut reader = desk.sit((100, 30));
    reader.types("<enter> g r");
    let before = reader.picture().plain();
    reader.types("G h <up> x");
    assert!(reader.says("fixes: 2"));
    reader.types("u u g g");
    assert_eq!(reader.picture().plain(), before);
    reader.types("u");
    assert!(reader.says("nothing was set right here"));
    reader.app.save().expect("a folder to write in");
    assert_eq!(desk.fixes(), None);
}

#[test]
fn a_fix_that_makes_no_difference_is_not_kept() {
    let desk = Desk::new(ENGLISH);
    let mut reader = desk.sit((100, 30));
    reader.types("<enter> g r g g <");
    assert!(
        reader.says("no difference here"),
        "{:#?}",
        reader.picture().plain()
    );
    reader.app.save().expect("a folder to write in");
    assert_eq!(desk.fixes(), None);
}

#[test]
fn what_was_written_by_hand_is_kept_and_a_link_is_not_followed() {
    let desk = Desk::new(ENGLISH);
    let by_hand = "# mine\n[[fix]]\nline = 3\nmake = 'aside'\n";
    std::fs::write(desk.path("page.txt.fixes.toml"), by_hand).expect("a file of fixes");
    let mut reader = desk.sit((100, 30));
    reader.types("<enter> g r G x");
    reader.app.save().expect("a folder to write in");
    let file = desk.fixes().expect("a file of fixes");
    assert!(
        file.starts_with("# mine\n\n[[fix]]\nline = 3\nmake = 'aside'\n"),
        "{file}"
    );
    assert_eq!(file.matches("[[fix]]").count(), 2);

    #[cfg(unix)]
    {
        let desk = Desk::new(ENGLISH);
        let elsewhere = desk.folder.path().join("elsewhere");
        std::fs::write(&elsewhere, "precious").expect("a file");
        std::os::unix::fs::symlink(&elsewhere, desk.path("page.txt.fixes.toml")).expect("a link");
        let mut reader = desk.sit((100, 30));
        reader.types("<enter> g r G x");
        reader.app.save().expect("a folder to write in");
        assert_eq!(
            std::fs::read_to_string(&elsewhere).expect("the file"),
            "precious"
        );
        assert!(
            kept_elsewhere(&desk).is_some(),
            "it is kept among the reader's own things"
        );
        let mut reader = desk.sit((100, 30));
        reader.types("<enter> g r");
        assert!(reader.says("fixes: 1"));
    }
}

/// What is kept among the reader's own things.
fn kept_elsewhere(desk: &Desk) -> Option<Vec<u8>> {
    let (_, name) = RawPage::new(desk.source()).fixes_file();
    kept_fixes(&desk.storage, &name)
}

#[test]
fn where_nothing_can_be_written_beside_the_page_it_is_kept_elsewhere() {
    let desk = Desk::new(ENGLISH);
    // A folder where the file would be: also whoever may write anywhere cannot write there.
    std::fs::create_dir(desk.path("page.txt.fixes.toml")).expect("a folder");
    let mut reader = desk.sit((100, 30));
    reader.types("<enter> g r G x");
    reader.app.save().expect("a home");
    assert!(kept_elsewhere(&desk).is_some());
    std::fs::remove_dir(desk.path("page.txt.fixes.toml")).expect("the folder");
    let mut reader = desk.sit((100, 30));
    reader.types("<enter> g r G <up> x");
    reader.app.save().expect("a folder to write in");
    let file = desk.fixes().expect("now it lies beside the page");
    assert_eq!(file.matches("[[fix]]").count(), 2);
    assert_eq!(kept_elsewhere(&desk), None, "and nowhere else");
}

#[test]
fn what_another_wrote_meanwhile_is_set_aside() {
    let desk = Desk::new(ENGLISH);
    let mut reader = desk.sit((100, 30));
    std::fs::write(desk.path("page.txt.fixes.toml"), "# theirs\n").expect("a file of fixes");
    reader.types("<enter> g r G x");
    reader.app.save().expect("a folder to write in");
    let theirs = std::fs::read_to_string(desk.path("page.txt.fixes.toml.bak"));
    assert_eq!(theirs.expect("what they wrote"), "# theirs\n");
}

#[test]
fn where_he_is_and_what_he_read_stay_with_the_words() {
    let desk = Desk::new(ENGLISH);
    let mut reader = desk.sit((100, 30));
    // The second story is read, and bookmarked; a place in it, and a passage, too.
    reader.types("<enter> ] b j m c");
    let words = words_at(&reader);
    reader.reads_for(60);
    reader.types("g g g r");
    assert!(reader.says("Night reading"));
    // Another headline inside it makes another story of it, and a third below.
    reader.types("G <up> h");
    assert!(reader.says("fixes: 1"));
    reader.types("q");
    assert_eq!(words_at(&reader), words, "the same words are in sight");
    reader.types("g b");
    // The passage stands in two stories now: it is kept as it was, and lost until they are one.
    let lost = |reader: &Reader| {
        let rows = reader.picture().plain();
        rows.iter().filter(|row| row.contains("✗")).count()
    };
    assert_eq!(lost(&reader), 1, "{:#?}", reader.picture().plain());
    assert!(reader.says("3 bookmarks") && reader.says("⚑  Two hundred readers"));
    reader.types("q g r u q g b");
    assert_eq!(lost(&reader), 0, "{:#?}", reader.picture().plain());
    reader.types("q g f");
    assert!(reader.says("Night reading"));
}

/// The part that is read, and of which story.
fn words_at(reader: &Reader) -> String {
    let place = reader.app.place().expect("a story is open");
    let in_sight = reader.says("Night reading");
    format!("{:?} {in_sight}", place.part)
}

#[test]
fn a_click_looks_at_a_line_and_a_second_opens_its_story() {
    let mut reader = Desk::new(ENGLISH).sit((100, 30));
    reader.types("g r");
    let rows = reader.picture().plain();
    let row = rows.iter().position(|row| row.contains("room last night"));
    let spot = Cell {
        row: row.expect("the line") as u16,
        column: 20,
    };
    reader.input(Input::Press(spot));
    assert!(reader.says("line 17 of"), "{:#?}", reader.picture().plain());
    reader.input(Input::Press(spot));
    let place = reader.app.place().expect("the story is open");
    assert!(place.offset > 0 && reader.says("Story 2/2"));
}

#[test]
fn lines_are_read_aloud_without_a_drawing() {
    let desk = Desk::new(CHINESE);
    let (config, _) = Config::parse("config.toml", "");
    let mut config = config;
    config.terminal.way = Way::Linear;
    let mut reader = desk.sit_with((60, 20), config);
    reader.types("g r n");
    golden("source-linear", &reader.picture().plain());
}

#[test]
fn only_a_raw_page_has_a_source() {
    let mut reader = Reader::new(crate::reader::english(), (80, 24));
    reader.types("g r");
    assert!(reader.says("only a raw page has a source"));
    reader.types("<enter> g r");
    assert!(reader.says("only a raw page has a source"));
}

/// A page as it is set with fixes: its lines, its stories, and how they hang together.
fn set(page: &RawPage, fixes: &[Fix]) -> (Original, Issue, Trace, Vec<(usize, Vec<Doubt>)>) {
    let original = page.original();
    let Reset {
        issue,
        origins,
        guesses,
        ..
    } = page.set(fixes);
    let trace = Trace::new(&original, &origins, &issue);
    let doubts = Doubt::all(&original, &origins, (&issue, &guesses));
    let mut doubts: Vec<_> = doubts.into_iter().collect();
    doubts.sort();
    (original, issue, trace, doubts)
}

#[test]
fn every_line_leads_to_its_own_words_and_back() {
    check_lines(CHINESE.to_owned());
    check_lines(ENGLISH.to_owned());
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn every_line_of_the_seed_page_leads_to_its_own_words_and_back() {
    check_lines(shared_text("seed/page.txt"));
}

#[track_caller]
fn check_lines(text: String) {
    let page = RawPage::new(Source::from_bytes("page.txt", text));
    let (original, issue, trace, _) = set(&page, &[]);
    let mut followed = 0;
    for (number, line) in original.lines() {
        let Some(stretch) = trace.stretch(number) else {
            continue;
        };
        followed += 1;
        assert_eq!(trace.line_of(stretch.from), Some((number, 0)), "{line}");
        let text = issue.article(stretch.from.article).expect("a story");
        let text = text.text(stretch.from.part).expect("a text");
        let own: String = text.slice(stretch.from.offset..stretch.end);
        let letters = |text: &str| -> Vec<char> {
            text.chars().filter(|one| one.is_alphanumeric()).collect()
        };
        let (own, line) = (letters(&own), letters(line));
        assert!(
            line.starts_with(&own) && !own.is_empty(),
            "{line:?} / {own:?}"
        );
    }
    assert!(followed >= 8, "{followed}");
}

#[test]
fn what_is_doubtful_is_named() {
    let page = RawPage::new(Source::from_bytes("page.txt", CHINESE));
    let (_, _, _, doubts) = set(&page, &[]);
    let of = |line: usize| {
        let found = doubts.iter().find(|(number, _)| *number == line);
        found.map_or(Vec::new(), |(_, doubts)| doubts.clone())
    };
    assert_eq!(of(3), []);
    assert_eq!(of(6), [Doubt::OverGap]);
    assert_eq!(of(7), [Doubt::Undecoded]);
    assert!(of(10).contains(&Doubt::HeadlineBelow));
    assert_eq!(of(20), [], "what is set aside is told as what it is");
}

proptest! {
    #![proptest_config(crate::golden::law(96))]

    /// A place is carried to the same words, whatever was set right, as long as they are read at all.
    #[test]
    fn a_place_is_carried_to_its_words(
        english in any::<bool>(),
        fixes in proptest::collection::vec((0_usize..22, 0_usize..7), 0..6),
        at in 0_usize..400,
    ) {
        let text = if english { ENGLISH } else { CHINESE };
        let page = RawPage::new(Source::from_bytes("page.txt", text));
        let fixes: Vec<Fix> = fixes
            .into_iter()
            .map(|(line, mend)| {
                let words = text.lines().nth(line).unwrap_or_default();
                Fix::of(line + 1, words, Mend::ALL[mend])
            })
            .filter(|fix| !fix.words.is_empty())
            .collect();
        let (_, old, before, _) = set(&page, &[]);
        let (_, new, after, _) = set(&page, &fixes);
        let places: Vec<Place> = old.articles().flat_map(places_of).collect();
        let place = places[at % places.len()];
        let Some(carried) = before.carry(place, &after) else {
            return Ok(());
        };
        let (line, _) = before.line_of(place).expect("a line");
        prop_assume!(after.stretch(line).is_some());
        let words = |issue: &Issue, place: Place| {
            let article = issue.article(place.article).expect("a story");
            let text = article.text(place.part).expect("a text").plain();
            text[place.offset..].chars().find(|one| one.is_alphanumeric())
        };
        prop_assert_eq!(words(&old, place), words(&new, carried));
    }
}

/// The places of the letters that lines gave, but for the last of each.
fn places_of(article: &Article) -> Vec<Place> {
    let mut places = Vec::new();
    for (part, text) in article.parts() {
        if !matches!(part, Part::Body { .. } | Part::Headline(_)) {
            continue;
        }
        let text = text.plain();
        let letters = text.char_indices().filter(|(_, one)| one.is_alphanumeric());
        places.extend(letters.map(|(offset, _)| Place {
            offset,
            ..Place::start_of(article.id, part)
        }));
    }
    places
}
