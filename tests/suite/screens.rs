//! Keys to screens: a paper, a size and what is typed become a picture in `golden/screens`.

use jiff::SignedDuration;
use newsprint::compose::{Cell, Size};
use newsprint::config::Config;
use newsprint::issue::{Article, Block, Issue, Language, Text};
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{
    Answer, Input, Key, Opening, Picture, Session, Surroundings, Tone, View,
};
use newsprint::theme::{Depth, Rgb};
use proptest::prelude::*;

use crate::front::bundled;
use crate::reader::{Reader, check, chinese, english, golden, paper};

#[test]
fn the_front_page_lists_the_stories_of_a_section() {
    check("front", english(), (80, 24), "j");
    check("front-chinese", chinese(), (100, 30), "");
}

#[test]
fn a_story_is_set_between_its_bars() {
    check("article", english(), (80, 24), "<enter>");
    check(
        "article-second-screen",
        english(),
        (80, 24),
        "<enter> <space>",
    );
    check("article-chinese", chinese(), (120, 40), "<enter>");
    check("article-narrow", chinese(), (60, 30), "<enter>");
    check("article-vertical", chinese(), (100, 36), "<enter> V");
    check(
        "article-three-columns",
        chinese(),
        (120, 30),
        "<enter> w w w",
    );
}

#[test]
fn linear_reading_draws_nothing_and_shows_where_it_is() {
    let linear = || {
        let (config, errors) = Config::parse("config.toml", "terminal.linear = true");
        assert!(errors.is_empty());
        config
    };
    let drawn = |row: &str| row.chars().any(|c| ('\u{2500}'..='\u{25ff}').contains(&c));
    for size in [(40, 12), (80, 24), (120, 40)] {
        for (name, issue) in [("", english()), ("-chinese", chinese())] {
            let mut reader = Reader::with(issue, size, linear());
            let mut pictures = Vec::new();
            for script in [
                "", "j", "<enter>", "<space>", "j", "g s", "<esc>", "?", "q", "g b", "<ctrl-g>",
            ] {
                reader.types(script);
                let rows = reader.picture().plain();
                let noise = rows.iter().find(|row| drawn(row));
                assert_eq!(noise, None, "{size:?} after {script}");
                let caret = reader.app.caret().expect("the cursor is never hidden");
                pictures.push(format!(
                    "after {script:?}, the cursor at {},{}",
                    caret.row, caret.column
                ));
                pictures.extend(rows);
            }
            let (width, height) = size;
            golden(&format!("linear{name}-{width}x{height}"), &pictures);
        }
    }
}

#[test]
fn the_theme_follows_the_ground_until_the_reader_turns_to_another() {
    let mut reader = Reader::coloured(english(), Config::default());
    let worn = |reader: &Reader, title: &str| reader.says(title);
    reader.types("<enter>");
    assert!(worn(&reader, "newsprint · Newsprint"));
    assert!(reader.app.learn_ground(Rgb(10, 10, 10)));
    assert!(worn(&reader, "newsprint · Night ink"));
    assert!(reader.app.turn_to(Tone::Light));
    assert!(worn(&reader, "newsprint · Newsprint"));
    reader.types("t j");
    assert!(!reader.app.turn_to(Tone::Dark));
    assert!(worn(&reader, "newsprint · Sepia"));
}

#[test]
fn pale_text_on_the_terminals_own_paper_is_told() {
    let (config, _) = Config::parse("config.toml", "terminal.paper = \"terminal\"");
    let mut reader = Reader::coloured(english(), config);
    assert!(reader.app.learn_ground(Rgb(0x77, 0x77, 0x77)));
    assert!(
        reader.says("pale here: contrast"),
        "{:?}",
        reader.picture().plain()
    );
}

#[test]
fn the_sections_stand_beside_a_wide_page_and_over_a_narrow_one() {
    check("sections-wide", english(), (120, 30), "<enter> \\ j");
    check("sections-narrow", chinese(), (60, 20), "<enter> \\");
}

#[test]
fn the_help_is_made_of_the_keys() {
    check("help", english(), (100, 40), "<enter> ?");
    check("help-chinese", chinese(), (60, 24), "？ <space>");
}

#[test]
fn notes_can_be_read() {
    check("notes", english(), (80, 24), "i");
}

/// A story that no narrow column can be made of without giving up a rule.
fn hard() -> Issue {
    let mut issue = chinese();
    let story = &mut issue.sections[0].articles[0];
    let text = |text: &str| Block::Paragraph(Text::from(text));
    story.body = vec![
        text("老码头的石阶将在清明前重新开放。"),
        text("工程师给石阶编号为HARBOURSTEPS1911FERRYLANDINGNORTHSIDEANDSOUTHSIDE，逐级检查。"),
        text(
            "春々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々々。",
        ),
    ];
    issue
}

#[test]
fn what_was_given_up_to_set_the_page_stands_in_the_notes() {
    check("notes-given-up", hard(), (48, 30), "<enter> i");
    // Of an easy story nothing was, and on the front page nothing is told of a hard one.
    for (issue, script) in [(chinese(), "<enter> i"), (hard(), "i")] {
        let mut reader = Reader::new(issue, (48, 30));
        reader.types(script);
        assert!(reader.says("责任编辑") && !reader.says("放宽"));
    }
}

#[test]
fn a_screen_too_small_says_so_and_still_quits() {
    check("too-small", english(), (19, 5), "");
    let mut reader = Reader::new(english(), (10, 3));
    assert_eq!(reader.types("<enter> q q"), Answer::Quit);
    check("smallest", english(), (20, 6), "<enter>");
}

#[test]
fn the_same_sentence_stays_in_sight_however_the_page_is_set() {
    let mut reader = Reader::new(chinese(), (80, 24));
    reader.types("<enter> <space>");
    let place = reader.app.place();
    for script in ["+", "+", "w", "V", "V", "t", "-", "="] {
        reader.types(script);
        assert_eq!(reader.app.place(), place, "after {script}");
    }
    let before = reader.picture();
    for size in [(40, 10), (160, 50), (20, 6), (5, 2), (80, 24)] {
        let (width, height) = size;
        reader.input(Input::Resize(Size { width, height }));
        assert_eq!(reader.app.place(), place, "at {size:?}");
    }
    reader.types("w w w w t t t t t t t t");
    let (before, after) = (before.plain(), reader.picture().plain());
    assert_eq!(before[..21], after[..21]);
}

#[test]
fn far_into_a_long_story_the_sentence_stays_in_sight() {
    let sentence = |number: usize| format!("第{number}句话说完了。");
    let sentences: String = (0..40_000).map(sentence).collect();
    let article = Article {
        headline: vec![Text::from("长篇")],
        body: vec![Block::Paragraph(Text::from(&*sentences))],
        ..Article::default()
    };
    let issue = paper(
        ("长篇报", Language::Simplified),
        vec![("要闻", vec![article])],
    );
    let mut reader = Reader::new(issue, (120, 40));
    reader.types("<enter> /第30000句 <enter> <esc>");
    let place = reader.app.place();
    let read = &sentences[place.map_or(0, |place| place.offset)..];
    let number = read.split(['第', '句']).nth(1).unwrap_or_default();
    for (width, height) in [(80, 24), (160, 50), (40, 12), (120, 40)] {
        reader.input(Input::Resize(Size { width, height }));
        assert_eq!(reader.app.place(), place, "at {width} cells");
        assert!(reader.says(number), "{number} at {width} cells");
        reader.rest();
        assert!(reader.says(number), "{number} at {width} cells, counted");
    }
}

#[test]
fn escape_restores_the_exact_place_and_never_leaves() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> <space>");
    let (place, before) = (reader.app.place(), reader.picture().plain());
    reader.types("/Ferry <esc>");
    assert_eq!(reader.app.place(), place);
    assert_eq!(reader.picture().plain(), before);
    reader.types("<esc> <esc> <esc>");
    assert_eq!(reader.app.place(), place);
}

#[test]
fn space_alone_reads_the_whole_paper() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    for _ in 0..20 {
        reader.types("<space>");
        if reader.says("this paper ends here") {
            break;
        }
    }
    assert!(reader.says("Rowers win by a length"));
    assert!(reader.says("this paper ends here"));
    reader.types("q");
    assert!(reader.says("0 unread"));
    assert!(reader.says("Sport"));
}

#[test]
fn the_next_unread_story_is_found_past_those_that_are_read() {
    let mut reader = Reader::new(english(), (80, 24));
    // Reading the second story to its end counts it as read.
    reader.types("2 <enter> <space>");
    assert!(reader.says("Story 3/4"));
    reader.types("q k k k k u");
    assert!(reader.says("Tram 7 takes"), "the read one is passed over");
    reader.types("<enter> u");
    assert!(reader.says("Story 4/4"));
    reader.types("u");
    assert!(reader.says("Story 1/4"), "round to the first");
    reader.types("] ] <space> <space>");
    assert!(reader.says("this paper ends here"));
    reader.types("u");
    assert!(reader.says("Story 1/4"));
    reader.types("u");
    assert!(reader.says("nothing unread is left"));
}

#[test]
fn a_story_opens_at_its_start_its_jump_at_the_cut() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("2 <enter>");
    assert!(reader.says("Story 2/4") && reader.says("Screen 1/"));
    reader.types("q k k o");
    let cut = reader.app.place().expect("a place");
    assert!(matches!(cut.part, newsprint::issue::Part::Body { .. }));
    reader.types("<backspace> <enter> g g");
    assert!(reader.app.place().is_some_and(|start| start < cut));
}

#[test]
fn a_story_begun_is_gone_on_with() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> <space> <space>");
    let place = reader.app.place();
    reader.types("q <enter>");
    assert_eq!(reader.app.place(), place);
    assert!(reader.says("continued where you left"));
}

#[test]
fn paragraphs_and_headings_turn_the_page_when_they_must() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    let first = reader.app.place();
    reader.types("}");
    assert!(reader.says("▸"), "{:#?}", reader.picture().plain());
    reader.types("} }");
    assert!(reader.says("no further subheading"));
    assert_ne!(reader.app.place(), first);
    reader.types("{ { {");
    for _ in 0..9 {
        reader.types("k");
    }
    assert_eq!(reader.app.place(), first);
}

#[test]
fn the_mouse_opens_what_it_points_at() {
    let mut reader = Reader::new(english(), (120, 30));
    let at = |reader: &Reader, text: &str| {
        let rows = reader.picture().plain();
        let row = rows.iter().position(|row| row.contains(text)).expect(text);
        let before = rows[row].split(text).next().unwrap_or_default();
        let column = newsprint::compose::Width::default().of(before);
        Cell {
            row: row as u16,
            column: column as u16,
        }
    };
    let tram = at(&reader, "Tram 7");
    reader.input(Input::Press(tram));
    assert!(!reader.says("Story 3/4"), "the first click chooses");
    reader.input(Input::Press(tram));
    assert!(reader.says("Story 3/4"), "the second one opens");
    let sections = at(&reader, "\\ sidebar");
    reader.input(Input::Press(sections));
    let rowers = at(&reader, "Rowers win");
    reader.input(Input::Press(rowers));
    assert!(reader.says("Story 4/4"));
}

#[test]
fn a_run_of_the_wheel_turns_one_page() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    let now = reader.now;
    for tick in 0..10 {
        let at = now + SignedDuration::from_millis(2000 + 10 * tick);
        reader.app.input(Input::Wheel(1), at);
        reader.rest();
    }
    assert!(reader.says("Screen 2/"));
    let later = now + SignedDuration::from_millis(2400);
    reader.app.input(Input::Wheel(1), later);
    assert!(reader.says("Screen 3/"));
}

#[test]
fn what_render_prints_is_what_the_screen_shows() {
    let (storage, _) = Storage::open(Directories::default());
    let issue = english();
    let story = issue.articles().next().expect("a story").id;
    let session = Session::new(Opening {
        issue,
        notes: Vec::new(),
        troubles: Vec::new(),
        storage,
        config: Config::default(),
        themes: newsprint::bundled::themes(Depth::None),
        surroundings: Surroundings {
            language: Language::English,
            tone: Tone::Light,
        },
    });
    let size = Size {
        width: 80,
        height: 24,
    };
    let pictures = newsprint::terminal::pictures(session, View::Article(story), size);
    let pictures: Vec<Picture> = pictures.collect();
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    assert!(pictures.len() > 1);
    for picture in &pictures {
        assert_eq!(picture.plain()[..20], reader.picture().plain()[..20]);
        reader.types("<pgdn>");
    }
}

#[test]
fn keys_in_each_others_way_are_told() {
    let (config, errors) = Config::parse("config.toml", "[keys]\nx = \"fly\"\n\"g\" = \"help\"\n");
    assert_eq!(errors, []);
    let mut reader = Reader::with(english(), (80, 24), config);
    assert!(reader.says("config.toml, line 2: x is for fly, which nothing is called"));
    reader.types("i");
    assert!(reader.says("config.toml, line 3: g and g g are in each other's way"));
}

#[test]
fn troubles_are_told_at_the_start_and_stand_before_the_notes() {
    let troubles = ["bookmarks.json is damaged", "config.toml, line 2"].map(str::to_owned);
    let mut reader = Reader::troubled(english(), (80, 24), Config::default(), troubles.to_vec());
    assert!(reader.says("bookmarks.json is damaged"));
    assert!(!reader.says("config.toml, line 2"));
    reader.types("i");
    let rows = reader.picture().plain().join("\n");
    let at = |words: &str| {
        rows.find(words)
            .unwrap_or_else(|| panic!("no {words}\n{rows}"))
    };
    assert!(at("bookmarks.json is damaged") < at("config.toml, line 2"));
    assert!(at("config.toml, line 2") < at("line 3 set aside"));
}

#[test]
fn after_the_last_page_space_opens_the_first_unread_story() {
    let mut reader = Reader::new(english(), (80, 24));
    for _ in 0..60 {
        reader.types("<space>");
        if reader.says("Story 4/4") {
            return;
        }
    }
    panic!("not read: {}", reader.picture().plain().join("\n"));
}

/// Keys that do something, sizes, clicks and the wheel.
fn inputs() -> impl Strategy<Value = Input> {
    let keys = [
        "j",
        "k",
        "h",
        "l",
        "space",
        "b",
        "m",
        "g",
        "f",
        "s",
        "G",
        "}",
        "{",
        "]",
        "[",
        "tab",
        "shift-tab",
        "+",
        "-",
        "=",
        "w",
        "V",
        "t",
        "i",
        "?",
        "/",
        "n",
        "N",
        "enter",
        "esc",
        "backspace",
        "\\",
        "'",
        "d",
        "u",
        "L",
        "o",
        "1",
        "2",
        "9",
        "a",
        "石",
        "“",
        "…",
        "up",
        "down",
        "home",
        "end",
        "pgup",
        "pgdn",
        "ctrl-u",
        "H",
        "T",
        "z",
        "M",
        ":",
        "ctrl-o",
        "alt-right",
        "s",
        "v",
        "y",
        "shift-down",
    ];
    let key = proptest::sample::select(keys.to_vec())
        .prop_map(|key| Input::Key(Key::parse(key).expect("a key")));
    let size =
        (0..180u16, 0..60u16).prop_map(|(width, height)| Input::Resize(Size { width, height }));
    let press = (0..60u16, 0..180u16).prop_map(|(row, column)| Input::Press(Cell { row, column }));
    let drag = (0..60u16, 0..180u16).prop_map(|(row, column)| Input::Drag(Cell { row, column }));
    let wheel = prop_oneof![Just(Input::Wheel(-1)), Just(Input::Wheel(1))];
    let paste = Just(Input::Paste("码\u{1b}[31m头\u{301}".to_owned()));
    prop_oneof![12 => key, 2 => size, 2 => press, 2 => drag, 1 => wheel, 1 => paste]
}

proptest! {
    #![proptest_config(crate::golden::law(96))]

    #[test]
    fn no_keys_and_no_size_break_a_screen(
        chinese_paper in any::<bool>(),
        wide_quotes in any::<bool>(),
        inputs in proptest::collection::vec(inputs(), 1..60),
    ) {
        let mut config = Config::default();
        if wide_quotes {
            config.terminal.width =
                newsprint::config::WidthChoice::Reader(newsprint::compose::Ambiguous::Wide);
        }
        let issue = if chinese_paper { chinese() } else { english() };
        let mut reader = Reader::with(issue, (80, 24), config);
        for input in inputs {
            reader.input(input);
            prop_assert_eq!(reader.picture().torn(), None);
        }
    }
}

proptest! {
    #![proptest_config(crate::golden::law(48))]

    #[test]
    fn turning_the_paper_keeps_the_place_and_turning_it_back_the_screen(
        name in prop::sample::select(&["xiangtu", "shiomachi", "manual"][..]),
        (width, height) in (20u16..140, 8u16..50),
        stories in 0..6usize,
        pages in 0..4usize,
        in_story in any::<bool>(),
    ) {
        let mut reader = Reader::new(bundled(name), (width, height));
        for _ in 0..stories {
            reader.types(if in_story { "j" } else { "j l" });
        }
        if in_story {
            reader.types("<enter>");
        }
        for _ in 0..pages {
            reader.types("<space>");
        }
        // What was said before is not said again.
        reader.types("<esc>");
        let (before, place) = (reader.picture().plain(), reader.app.place());
        reader.types("V <esc>");
        prop_assert_eq!(reader.app.place(), place);
        reader.types("V <esc>");
        prop_assert_eq!(reader.picture().plain(), before);
        prop_assert_eq!(reader.app.place(), place);
    }
}
