//! Selecting and copying in a story: keys and the mouse to pictures and to what is copied.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use newsprint::compose::{Cell, Width};
use newsprint::config::Config;
use newsprint::formats::{Format, Source};
use newsprint::issue::{Article, Issue, Place, Text};
use newsprint::terminal::Input;
use proptest::prelude::*;

use crate::front::bundled;
use crate::reader::{Reader, chinese, english, golden};

/// When the mouse begins to be used: later than any key.
const LATER: Timestamp = Timestamp::constant(1_700_000_000, 0);

/// Seconds that have passed since: nobody drags twice in a moment.
static CLOCK: AtomicI64 = AtomicI64::new(0);

fn config(text: &str) -> Config {
    let (config, errors) = Config::parse("config.toml", text);
    assert!(errors.is_empty(), "{errors:?}");
    config
}

/// What is copied after some keys, with the mouse not used.
#[track_caller]
fn copied(reader: &mut Reader, keys: &str) -> String {
    reader.types(keys);
    reader.app.take_copied().expect("something is copied")
}

/// The cell of the first letter of some words, on one row, and of the last.
#[track_caller]
fn cells(reader: &Reader, words: &str) -> (Cell, Cell) {
    let rows = reader.picture().plain();
    let found = (0..)
        .zip(&rows)
        .find_map(|(row, text)| Some((row, text, text.find(words)?)));
    let (row, text, at) = found.unwrap_or_else(|| panic!("no {words} in {rows:#?}"));
    let column = |bytes: usize| Width::default().of(&text[..bytes]) as u16;
    let last = column(at + words.len()) - 1;
    let cell = |column| Cell { row, column };
    (cell(column(at)), cell(last))
}

/// Drags the mouse from a cell to another, by so many clicks; what is copied by it.
fn drag(reader: &mut Reader, (from, to): (Cell, Cell), clicks: u8) -> Option<String> {
    let mut now = LATER + SignedDuration::from_secs(CLOCK.fetch_add(10, Ordering::SeqCst));
    for _ in 1..clicks {
        reader.app.input(Input::Press(from), now);
        reader.app.input(Input::Release(from), now);
        now += SignedDuration::from_millis(100);
    }
    reader.app.input(Input::Press(from), now);
    if from != to {
        reader.app.input(Input::Drag(to), now);
    }
    reader.app.input(Input::Release(to), now);
    reader.app.take_copied()
}

fn first(issue: &Issue) -> &Article {
    issue.articles().next().unwrap()
}

/// All the words of a story, joined as they are when they are copied.
fn whole(article: &Article) -> String {
    let (first, _) = article.parts().next().unwrap();
    let (last, text) = article.parts().last().unwrap();
    let to = Place {
        offset: text.len(),
        ..Place::start_of(article.id, last)
    };
    article.passage(Place::start_of(article.id, first), to, Text::plain)
}

#[test]
fn a_selection_is_seen_at_every_size() {
    for (name, size) in [
        ("60x20", (60, 20)),
        ("80x24", (80, 24)),
        ("120x40", (120, 40)),
    ] {
        for (paper, issue) in [("english", english()), ("chinese", chinese())] {
            let mut reader = Reader::new(issue, size);
            reader.types("<enter> v j j");
            let mut rows = reader.picture().plain();
            reader.types("} }");
            rows.extend(reader.picture().plain());
            golden(&format!("select-{paper}-{name}"), &rows);
        }
    }
    let mut reader = Reader::new(chinese(), (100, 36));
    reader.types("V <enter> v j j");
    let coloured = reader.picture().coloured();
    let rows: Vec<String> = coloured
        .iter()
        .map(|row| row.replace('\u{1b}', "␛"))
        .collect();
    golden("select-vertical", &rows);
}

#[test]
fn sentences_are_selected_and_copied() {
    let mut reader = Reader::new(english(), (80, 24));
    let one = "The stone steps below the customs house will reopen to walkers before Easter, the \
               harbour council decided on Tuesday, ending eleven years behind a fence.";
    assert_eq!(copied(&mut reader, "<enter> v y"), one);
    assert!(reader.says("characters copied"));
    let both = copied(&mut reader, "j y");
    assert!(
        both.starts_with(one) && both.ends_with("the footings dry."),
        "{both}"
    );
    let three = copied(&mut reader, "<shift-down> y");
    assert!(three.contains("dry.\n\nWhat failed"), "{three}");
    assert_eq!(copied(&mut reader, "k k y"), one);
    // Back over where it began, up to the headline block.
    assert!(copied(&mut reader, "<shift-up> y").ends_with(&format!("are not\n\n{one}")));
    reader.types("<esc>");
    assert!(copied(&mut reader, "y").ends_with("footings dry."));
}

#[test]
fn a_selection_goes_over_pages_which_follow_it() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> v");
    assert!(reader.says("Screen 1/"));
    reader.types("3 0 j");
    assert!(!reader.says("Screen 1/"), "{:#?}", reader.picture().plain());
    let text = copied(&mut reader, "y");
    assert!(
        text.starts_with("The stone steps") && text.contains("\n\nWhat the engineers found\n\n")
    );
    reader.types("3 0 k");
    assert!(reader.says("Screen 1/"));
}

#[test]
fn esc_goes_down_its_ladder() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> /fence <enter> v");
    assert!(reader.says("/fence") && reader.says("┃"));
    // The sentence of the hit.
    assert!(copied(&mut reader, "y").ends_with("behind a fence."));
    reader.types("<esc>");
    assert!(!reader.says("/fence") && reader.says("┃"));
    reader.types("<esc>");
    assert!(!reader.says("┃"));
    reader.types("<esc> <esc>");
    assert!(reader.says("Story 1/4"));
}

#[test]
fn what_is_selected_is_clipped_or_looked_for() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> v c");
    assert!(reader.says("marked until you leave"));
    reader.types("g b");
    let clip = copied(&mut reader, "y");
    assert!(
        clip.starts_with("“The stone steps") && clip.contains("behind a fence.” — Ada"),
        "{clip}"
    );
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter>");
    let (from, to) = cells(&reader, "customs house");
    drag(&mut reader, (from, to), 1);
    reader.types("/");
    assert!(reader.says("/ customs house") && reader.says("1/4"));
    reader.types("<esc>");
    drag(&mut reader, (from, to), 1);
    reader.types("*");
    assert!(reader.says("/customs house"));
}

#[test]
fn a_passage_is_cited_as_papers_are() {
    let mut reader = Reader::new(english(), (80, 24));
    let cited = copied(&mut reader, "<enter> v Y");
    let source = "— Ada Marsh, “City to reopen the old ferry steps by spring”, The Harbour Bell, \
                  25 July 2022, Metro, page 1";
    assert!(cited.starts_with("“The stone steps"), "{cited}");
    assert!(
        cited.ends_with(&format!("fence.” {source}, paragraph 1")),
        "{cited}"
    );
    let two = copied(&mut reader, "} } Y");
    assert!(
        two.ends_with(&format!("since.\n\n{source}, paragraph 1")) || two.contains("\n\n— Ada"),
        "{two}"
    );
    let story = copied(&mut reader, "<esc> q Y");
    assert!(
        story.starts_with("Harbour council\n\nCity to reopen"),
        "{story}"
    );
    assert!(story.ends_with(&format!("\n\n{source}")), "{story}");
    let mut reader = Reader::new(chinese(), (80, 24));
    let cited = copied(&mut reader, "<enter> v Y");
    assert_eq!(
        cited,
        "“老码头的石阶将在清明前重新开放。” ——马潮《老码头石阶清明前重新开放》，《潮声日报》，\
         2022 年 7 月 25 日，第 1 版，第 1 段"
    );
}

#[test]
fn what_is_copied_is_the_source_or_what_is_shown() {
    for (setting, word) in [("source", "老码头的石阶"), ("shown", "老碼頭的石階")] {
        let text = format!("reading.script = \"traditional\"\nreading.copy_script = \"{setting}\"");
        let mut reader = Reader::with(chinese(), (80, 24), config(&text));
        let text = copied(&mut reader, "<enter> v Y");
        assert!(text.starts_with(&format!("“{word}")), "{text}");
        assert_eq!(text.contains("潮聲日報"), setting == "shown", "{text}");
        assert_eq!(text.contains("潮声日报"), setting == "source", "{text}");
    }
}

#[test]
fn the_mouse_selects_within_a_column() {
    let at_once = || config("reading.copy_on_select = true");
    let mut reader = Reader::with(english(), (120, 30), at_once());
    reader.types("<enter>");
    let (from, _) = cells(&reader, "customs");
    let (_, to) = cells(&reader, "ending");
    let text = drag(&mut reader, (from, to), 1).unwrap();
    assert_eq!(
        text,
        "customs house will reopen to walkers before Easter, the harbour council decided on \
         Tuesday, ending"
    );
    // Backward it is the same.
    assert_eq!(drag(&mut reader, (to, from), 1), Some(text));
    // Past the end of a paragraph, its last word.
    let (last, _) = cells(&reader, "dry.");
    let beyond = Cell {
        column: last.column + 9,
        ..last
    };
    assert_eq!(
        drag(&mut reader, (last, beyond), 1).as_deref(),
        Some("dry.")
    );
    // By words and sentences.
    assert_eq!(
        drag(&mut reader, (from, from), 2).as_deref(),
        Some("customs")
    );
    let sentence = drag(&mut reader, (from, from), 3).unwrap();
    assert!(sentence.starts_with("The stone") && sentence.ends_with("a fence."));
    // A click selects nothing, and a drag opens nothing and focuses nothing.
    assert_eq!(drag(&mut reader, (from, from), 1), None);
    reader.types("<esc> <esc>");
    let before = reader.picture().plain();
    drag(&mut reader, (from, to), 1);
    reader.types("<esc>");
    assert_eq!(reader.picture().plain(), before);
}

#[test]
fn the_mouse_goes_on_into_the_next_column() {
    let mut reader = Reader::with(
        chinese(),
        (120, 30),
        config("reading.copy_on_select = true"),
    );
    reader.types("<enter>");
    let article = first(&chinese()).clone();
    let rows = reader.picture().plain();
    let text = drag(
        &mut reader,
        (
            Cell { row: 9, column: 10 },
            Cell {
                row: 12,
                column: 90,
            },
        ),
        1,
    );
    let text = text.unwrap();
    assert!(text.chars().count() > 200, "{text}\n{rows:#?}");
    assert!(whole(&article).contains(&text), "{text}");
}

#[test]
fn the_mouse_selects_in_vertical_lines() {
    let mut reader = Reader::with(
        chinese(),
        (100, 36),
        config("reading.copy_on_select = true"),
    );
    reader.types("V <enter>");
    let rows = reader.picture().plain();
    // The first line of the body stands to the left of the headline block.
    let article = first(&chinese()).clone();
    let text = drag(
        &mut reader,
        (Cell { row: 5, column: 70 }, Cell { row: 9, column: 70 }),
        1,
    );
    let text = text.unwrap();
    assert!(whole(&article).contains(&text), "{text}\n{rows:#?}");
    assert!((4..=5).contains(&text.chars().count()), "{text}\n{rows:#?}");
}

#[test]
fn lines_that_a_column_cut_are_copied_whole() {
    let page = "石沟村的水账\n\n　　石沟村在山腰，六十三户人家，吃水一直靠山\n下的老井。去年开春，县里拨款修了蓄水池，又把\n旧管子换成新的，水才\
                通到各家灶台前。\n　　账本挂在村委会门口，每户用了多少水，交了多\n少钱，一笔一笔写得清清楚楚，谁都可以去看。\n";
    let source = Source::from_bytes("page.txt", page.as_bytes().to_vec());
    let issue = Format::PLAIN.read(&source).unwrap().issue;
    let mut reader = Reader::new(issue, (80, 24));
    let text = copied(&mut reader, "<enter> v } y");
    let text = text.strip_prefix("石沟村的水账\n\n").unwrap_or(&text);
    assert!(
        text.starts_with(
            "石沟村在山腰，六十三户人家，吃水一直靠山下的老井。去年开春，县里拨款修了蓄水池，\
             又把旧管子换成新的，水才通到各家灶台前。\n\n账本挂在村委会门口"
        ),
        "{text}"
    );
}

#[test]
fn a_long_text_is_not_sent_to_a_terminal_in_part() {
    let mut reader = Reader::new(bundled("xiangtu"), (80, 24));
    let issue = bundled("xiangtu");
    assert_eq!(copied(&mut reader, "y"), whole(first(&issue)));
}

proptest! {
    #![proptest_config(crate::golden::law(48))]

    #[test]
    fn the_mouse_copies_a_stretch_of_the_source(
        name in prop::sample::select(&["xiangtu", "shiomachi", "manual"][..]),
        (width, height) in (30u16..140, 12u16..50),
        (stories, pages) in (0..5usize, 0..3usize),
        (from, to) in ((0..50u16, 0..140u16), (0..50u16, 0..140u16)),
        (vertical, clicks) in (any::<bool>(), 1..4u8),
    ) {
        let issue = bundled(name);
        let mut reader = Reader::with(issue.clone(), (width, height), config("reading.copy_on_select = true"));
        for _ in 0..stories {
            reader.types("j");
        }
        reader.types("<enter>");
        for _ in 0..pages {
            reader.types("<space>");
        }
        if vertical {
            reader.types("V");
        }
        let story = reader.app.place().map(|place| place.article);
        let cell = |(row, column): (u16, u16)| Cell { row: row % height, column: column % width };
        let (from, to) = (cell(from), cell(to));
        let text = drag(&mut reader, (from, to), clicks);
        prop_assert_eq!(reader.picture().torn(), None);
        // What leads elsewhere is no text.
        let here = reader.app.place().map(|place| place.article);
        if let (Some(text), true) = (text, here == story) {
            let article = here.and_then(|story| issue.article(story)).unwrap();
            prop_assert!(whole(article).contains(&text), "{}", text);
        }
    }

    #[test]
    fn keys_copy_whole_sentences_of_the_source(
        name in prop::sample::select(&["xiangtu", "shiomachi", "manual"][..]),
        stories in 0..5usize,
        steps in prop::collection::vec(prop::sample::select(&["j", "k", "}", "{"][..]), 0..24),
    ) {
        let issue = bundled(name);
        let mut reader = Reader::new(issue.clone(), (80, 24));
        for _ in 0..stories {
            reader.types("j");
        }
        reader.types("<enter> v");
        for step in steps {
            reader.types(step);
        }
        let text = copied(&mut reader, "y");
        let story = reader.app.place().unwrap().article;
        let whole = whole(issue.article(story).unwrap());
        prop_assert!(whole.contains(&text), "{}", text);
        prop_assert_eq!(text.trim(), &text);
    }
}

#[test]
fn dragging_beyond_the_page_turns_it() {
    let issue = bundled("xiangtu");
    let mut reader = Reader::new(issue, (80, 24));
    reader.types("<enter>");
    let first = reader.app.place();
    let now = LATER + SignedDuration::from_secs(CLOCK.fetch_add(10, Ordering::SeqCst));
    let at = |row, column| Cell { row, column };
    reader.app.input(Input::Press(at(12, 10)), now);
    reader.app.input(Input::Drag(at(14, 20)), now);
    assert_eq!(reader.app.place(), first);
    // Below the page: once for each time that it is left.
    reader.app.input(Input::Drag(at(22, 20)), now);
    let second = reader.app.place();
    assert!(
        second > first && reader.says("2/"),
        "{:#?}",
        reader.picture().plain()
    );
    reader.app.input(Input::Drag(at(22, 24)), now);
    assert_eq!(reader.app.place(), second);
    reader.app.input(Input::Drag(at(8, 20)), now);
    golden("select-beyond", &reader.picture().plain());
    // Above it, back again.
    reader.app.input(Input::Drag(at(0, 20)), now);
    assert_eq!(reader.app.place(), first);
    reader.app.input(Input::Release(at(0, 20)), now);
    assert!(reader.says("Shift"), "{:#?}", reader.picture().plain());
}
