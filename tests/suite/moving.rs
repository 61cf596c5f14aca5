//! Moving about, and knowing what can be done: history, letters, counts, chords, the palette, the
//! help, keys of the reader's own.

use std::collections::BTreeMap;

use newsprint::compose::{Ambiguous, Cell, Size, Width};
use newsprint::config::{Config, Mouse, WidthChoice};
use newsprint::issue::Issue;
use newsprint::terminal::{Answer, Input};
use newsprint::theme::Depth;

use crate::front::bundled;
use crate::reader::{Reader, chinese, english, golden};

/// The sizes at which every panel is looked at.
const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// Types a script at three sizes, waits a moment, and compares the screens.
#[track_caller]
fn check(name: &str, issue: fn() -> Issue, script: &str) {
    for (width, height) in SIZES {
        let mut reader = Reader::new(issue(), (width, height));
        reader.types(script);
        reader.app.pause();
        golden(&format!("{name}-{width}"), &reader.picture().plain());
    }
}

#[test]
fn back_and_forward_lead_through_the_whole_paper() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<backspace>");
    assert!(reader.says("nothing to go back to"));
    reader.types("j <enter>");
    let place = reader.app.place();
    reader.types("] ]");
    assert!(reader.says("Story 4/4"));
    reader.types("g b <backspace> <backspace>");
    assert!(reader.says("Story 3/4"));
    reader.types("H H");
    assert!(!reader.says("Story"), "the front page");
    assert!(
        reader.says("Bakery strike enters second week"),
        "its story chosen"
    );
    reader.types("L");
    assert_eq!(reader.app.place(), place, "at the same sentence");
    reader.types("<alt-right> <alt-right> L");
    assert!(reader.says("no bookmarks yet"));
    reader.types("L");
    assert!(reader.says("nothing to go forward to"));
    reader.types("<ctrl-o> <alt-left> <backspace> ] L");
    assert!(
        reader.says("nothing to go forward to"),
        "what was ahead is no more"
    );
}

#[test]
fn what_lies_over_the_page_is_no_stop() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> i <backspace>");
    assert!(reader.says("Story 1/4"));
    reader.types("? <esc> : <esc> \\ <backspace> <backspace>");
    assert!(!reader.says("Story 1/4"));
}

#[test]
fn the_history_is_a_list() {
    check("history", chinese, "<enter> ] g b g h");
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> ] ] g h j <enter>");
    assert!(reader.says("Story 1/4"));
    reader.types("g h k k k <enter>");
    assert!(reader.says("Story 3/4"), "forward again");
}

#[test]
fn letters_stand_on_everything_that_can_be_opened() {
    check("letters", english, "f");
    check("letters-chinese", chinese, "f");
    check("letters-sections", chinese, "\\ f");
    let mut reader = Reader::new(english(), (80, 24));
    let before = reader.picture().plain();
    reader.types("f <esc>");
    assert_eq!(reader.picture().plain(), before);
    reader.types("f ｓ");
    assert!(
        reader.says("Story 1/4"),
        "a letter of any input method opens"
    );
    reader.types("f a");
    assert!(!reader.says("Story 1/4"), "the bar leads out");
    reader.types("g b f");
    assert!(reader.says("nothing to open here"));
}

#[test]
fn numbers_choose_stories_and_lead_to_sections() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("2 <enter>");
    assert!(reader.says("Story 2/4"));
    reader.types("q 2 G");
    assert!(reader.says("Rowers"), "the second section");
    reader.types("９ G");
    assert!(reader.says("this paper has 2 sections"));
    reader.types("<home> <enter> 2 ]");
    assert!(reader.says("Story 3/4"));
    reader.types("9 [");
    assert!(reader.says("Story 1/4"), "as far as there are some");
    reader.types("2 G");
    assert!(reader.says("Story 4/4"));
    reader.types("1 2 <backspace>");
    assert!(reader.says("1 …"), "a digit is taken back");
    reader.types("<backspace> 1 G");
    assert!(reader.says("Story 1/4"));
    let mut once = Reader::new(english(), (80, 24));
    once.types("<enter> j j j");
    let mut at_once = Reader::new(english(), (80, 24));
    at_once.types("<enter> 3 j");
    assert_eq!(at_once.picture().plain(), once.picture().plain());
}

#[test]
fn a_chord_shows_how_it_goes_on_to_whoever_waits() {
    check("which-key", english, "<enter> g");
    check("which-key-chinese", chinese, "g");
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter>");
    assert!(
        !reader.app.waits_for_a_key(),
        "no timer runs while one reads"
    );
    let before = reader.picture().plain();
    reader.types("g");
    assert!(reader.app.waits_for_a_key());
    assert_eq!(
        reader.picture().plain()[..20],
        before[..20],
        "not shown at once"
    );
    reader.app.pause();
    assert!(reader.says("front page"));
    assert!(!reader.app.waits_for_a_key());
    reader.types("<backspace>");
    assert_eq!(reader.picture().plain(), before, "one key is taken back");
    reader.types("ｇ");
    reader.app.pause();
    reader.types("ｆ");
    assert!(!reader.says("Story"));
}

#[test]
fn the_palette_finds_everything_by_its_words() {
    check("palette", chinese, ":");
    check("palette-pinyin", chinese, "： s z t");
    check("palette-english", english, "<enter> <ctrl-p> t h e");
    for (typed, found) in [
        ("s z t", "设主题"),
        ("z h u a n z h u", "专注：隐去上下栏"),
        ("z e n", "专注：隐去上下栏"),
        ("s t d", "赛艇队以一个艇身取胜"),
        ("t h e m e . p", "设主题…"),
        ("七 路", "七路电车改道"),
        ("ｚ ｅ ｎ", "专注：隐去上下栏"),
    ] {
        let mut reader = Reader::new(chinese(), (100, 30));
        reader.types(":");
        reader.types(typed);
        assert!(
            reader.says(found),
            "{typed}: {:#?}",
            reader.picture().plain()
        );
    }
    let mut reader = Reader::new(chinese(), (100, 30));
    reader.types(": q i l u <enter>");
    assert!(reader.says("七路电车绕行菜市场"));
    reader.types(": b e n q i q q q");
    assert!(reader.says("没有相符的命令"));
    reader.types("<enter> <esc> : e n g l i s h <enter>");
    assert!(reader.says("now in English"));
    reader.types(": z e n <enter>");
    assert!(
        reader.says("bars hidden"),
        "{:#?}",
        reader.picture().plain()
    );
}

#[test]
fn a_theme_is_seen_before_it_is_kept() {
    for size in SIZES {
        let paper = (chinese(), Depth::True);
        let mut reader = Reader::in_colours(paper, size, Config::default(), Vec::new());
        reader.types("T <down> <down>");
        assert!(reader.says("设主题：粉纸"));
        golden(
            &format!("palette-themes-{}", size.0),
            &reader.picture().plain(),
        );
    }
    let mut reader = Reader::new(english(), (80, 24));
    let before = reader.picture().plain();
    reader.types("T <down> <down>");
    assert!(!reader.says("mono — "));
    reader.types("<esc>");
    assert_eq!(reader.picture().plain(), before);
    reader.types("T <down> <enter>");
    assert!(reader.says("theme: "));
    let kept = reader.picture().plain();
    reader.types(": p i c k <enter> <down> <esc> t");
    assert_ne!(reader.picture().plain(), kept);
}

#[test]
fn the_help_is_filtered_as_one_types() {
    check("help-wide", chinese, "<enter> ?");
    check("help-filtered", chinese, "<enter> ? s c");
    check("help-all", english, "? <tab>");
    let mut reader = Reader::new(english(), (120, 40));
    reader.types("<enter> ? b o o k m a r k . s t");
    assert!(reader.says("Save the story, or let it go"));
    assert!(!reader.says("Next paragraph"));
    reader.types("<ctrl-u> ?");
    assert!(
        !reader.says("type to filter"),
        "the key that calls it puts it away"
    );
    reader.types("？ <tab> <tab>");
    assert!(reader.says("no keys of your own yet"));
    let (config, _) = Config::parse("config.toml", "[keys.reader]\n\"x\" = \"page.next\"\n");
    let mut reader = Reader::with(english(), (120, 40), config);
    reader.types("<enter> ? <tab> <tab>");
    assert!(reader.says("Next screen; at the end"));
}

#[test]
fn esc_goes_down_a_ladder_and_never_out() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> <space>");
    let still = reader.picture().plain();
    reader.types("j /the <enter> : t");
    reader.types("<esc>");
    assert!(reader.says("/the"), "the overlay first");
    reader.types("<esc>");
    assert!(!reader.says("/the"), "then the search");
    reader.types("g <esc> 3 <esc> f <esc>");
    reader.types("<esc> <esc> <esc>");
    assert!(reader.says("Story 1/4"));
    assert_eq!(reader.picture().plain().len(), still.len());
}

#[test]
fn bars_and_mouse_can_be_put_away() {
    check("zen", chinese, "<enter> z <esc>");
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> z");
    assert!(reader.says("bars hidden; z shows them"));
    reader.types("/ferry");
    assert!(reader.says("/ ferry"), "what is typed is seen");
    reader.types("<esc> z");
    assert!(reader.says("Story 1/4"));
    assert_eq!(reader.types("M"), Answer::Mouse);
    assert_eq!(reader.app.mouse(), Mouse::Left);
    assert_eq!(reader.types("M"), Answer::Mouse);
    let (config, errors) = Config::parse("c", "[reading]\nfooter = \"off\"\n");
    assert_eq!(errors, []);
    let reader = Reader::with(english(), (80, 24), config);
    assert!(!reader.says("? help") && reader.says("unread"));
}

#[test]
fn keys_of_a_room_go_over_those_of_all() {
    let (config, errors) = Config::parse(
        "config.toml",
        "[keys]\nx = \"help\"\n\"ｘ\" = \"quit\"\n[keys.reader]\nx = \"page.next\"\nb = \"focus.left\"\n\
         [keys.attic]\nx = \"quit\"\n[keys.front]\nhyper-x = \"quit\"\n",
    );
    assert_eq!(errors, []);
    let mut reader = Reader::with(english(), (80, 24), config);
    reader.types("i");
    for said in [
        "config.toml, line 3: ｘ is bound on another line already",
        "config.toml, line 6: b is for focus.left, which can do nothing in reader",
        "config.toml, line 8: x is for attic, where there are no keys",
        "config.toml, line 10: hyper-x is no key",
    ] {
        let all = reader.picture().plain().join("\n");
        assert!(all.contains(&said[..said.len().min(40)]), "{said}\n{all}");
    }
    reader.types("<esc> <enter> x");
    assert!(reader.says("Screen 2/"), "the key of the room");
    reader.types("q x");
    assert!(reader.says("type to filter"), "the key of all rooms");
}

#[test]
fn space_reads_every_bundled_paper_to_its_end() {
    for name in ["xiangtu", "shiomachi", "manual"] {
        for size in [(80, 24), (120, 40)] {
            let issue = bundled(name);
            let stories = issue.articles().count();
            let mut reader = Reader::new(issue, size);
            let mut pages: BTreeMap<_, usize> = BTreeMap::new();
            let mut before = reader.picture().plain();
            let mut ended = false;
            for _ in 0..2000 {
                if let Some(place) = reader.app.place() {
                    *pages.entry(place).or_default() += 1;
                }
                reader.types("<space>");
                let now = reader.picture().plain();
                if ["this paper ends here", "本期完", "この号はここまで"]
                    .iter()
                    .any(|end| reader.says(end))
                {
                    ended = true;
                    break;
                }
                assert_ne!(now, before, "{name}: space does nothing");
                before = now;
            }
            assert!(ended, "{name} has no end");
            let read: std::collections::BTreeSet<_> =
                pages.keys().map(|place| place.article).collect();
            assert_eq!(read.len(), stories, "{name}: every story");
            assert!(
                pages.values().all(|times| *times == 1),
                "{name}: every page once"
            );
        }
    }
}

#[test]
fn no_panel_is_torn_on_any_screen() {
    for wide in [Ambiguous::Narrow, Ambiguous::Wide] {
        for width in (20..130).step_by(7) {
            for height in [6, 10, 12, 16, 24, 40] {
                for script in [
                    "f",
                    "g",
                    ":",
                    ": s z t",
                    "T <down>",
                    "?",
                    "? <tab> s",
                    "g h",
                    "z f",
                    "1 2",
                ] {
                    let mut config = Config::default();
                    config.terminal.width = WidthChoice::Reader(wide);
                    let mut reader = Reader::with(chinese(), (80, 24), config);
                    reader.input(Input::Resize(Size { width, height }));
                    for _ in 0..2 {
                        reader.types(script);
                        reader.app.pause();
                        let torn = reader.picture().torn();
                        assert_eq!(torn, None, "{script} at {width}x{height}");
                        reader.types("<esc> <esc> <enter>");
                    }
                }
            }
        }
    }
}

#[test]
fn the_line_of_hints_holds_on_the_narrowest_screen() {
    for issue in [english, chinese] {
        for script in ["", "<enter>", "\\", "g b", "g h", "?", ":", "<enter> /x"] {
            let mut reader = Reader::new(issue(), (40, 12));
            reader.types(script);
            let rows = reader.picture().plain();
            let hints = &rows[rows.len() - 1];
            assert!(!hints.trim().is_empty(), "{script}");
            assert!(!hints.contains('…'), "{script}: {hints}");
            assert!(Width::default().of(hints) <= 40, "{script}: {hints}");
        }
    }
}

#[test]
fn an_entry_of_the_index_leads_to_its_section() {
    let issue = crate::front::bundled("xiangtu");
    let entry = format!("2 {}", issue.sections[1].name);
    let second = issue.sections[1].articles[0].title();
    let mut reader = Reader::new(issue, (200, 50));
    let rows = reader.picture().plain();
    let found = (0..10_u16)
        .zip(&rows)
        .find_map(|(row, text)| Some((row, text, text.find(&entry)?)));
    let (row, text, at) = found.unwrap_or_else(|| panic!("no {entry} in {rows:#?}"));
    let column = Width::default().of(&text[..at]) as u16 + 3;
    reader.input(Input::Press(Cell { row, column }));
    let first = |reader: &Reader| {
        let rows = reader.picture().plain();
        rows.iter().take(8).any(|row| row.contains("第 2 版"))
    };
    assert!(first(&reader), "{:#?}", reader.picture().plain());
    assert!(reader.says(&second.chars().take(6).collect::<String>()));
    // The same by a letter.
    reader.types("<backspace> f");
    let rows = reader.picture().plain();
    let label = rows.iter().find_map(|row| {
        let name = entry.trim_start_matches("2 ");
        let before = &row[..row.find(name)?];
        before.trim_end().chars().next_back()
    });
    let label = label.expect("a letter over the entry's number");
    reader.press(&label.to_string());
    assert!(first(&reader), "{label}: {rows:#?}");
}
