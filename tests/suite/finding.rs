//! Searching on the screen.

use newsprint::terminal::Input;

use crate::reader::{Reader, check, chinese, english, golden};

#[test]
fn hits_are_lit_while_they_are_typed() {
    check("search-typing", english(), (80, 24), "<enter> /ferry");
    check(
        "search-kept",
        english(),
        (80, 24),
        "<enter> /fence <enter> n",
    );
    check(
        "search-chinese",
        chinese(),
        (100, 30),
        "<enter> /石阶 <enter> n n",
    );
}

#[test]
fn a_search_is_seen_at_every_size() {
    for (name, size) in [
        ("60x20", (60, 20)),
        ("80x24", (80, 24)),
        ("120x40", (120, 40)),
    ] {
        check(
            &format!("find-readings-{name}"),
            chinese(),
            size,
            "<enter> /shijie <down>",
        );
        check(
            &format!("find-english-{name}"),
            english(),
            size,
            "<enter> /steps <down>",
        );
        check(
            &format!("find-paper-{name}"),
            english(),
            size,
            "/ferry <down>",
        );
        check(
            &format!("find-list-{name}"),
            chinese(),
            size,
            "<enter> /围挡 <alt-enter> <down>",
        );
    }
    check(
        "find-vertical",
        chinese(),
        (100, 36),
        "V <enter> /石阶 <down>",
    );
}

#[test]
fn the_scope_turns_to_the_paper_and_back() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> /ferry");
    assert!(reader.says("1/5 · story") && reader.says("paper: 6 in 2 stories"));
    reader.types("<tab>");
    assert!(reader.says("Hits in this paper") && reader.says("Bakery strike"));
    reader.types("<tab>");
    assert!(reader.says("1/5 · story"));
    reader.types("<tab> <end> <backspace> <backspace> <esc>");
    assert!(reader.says("/ ferry"), "the story has its own words back");
    let place = reader.app.place();
    reader.types("<esc>");
    assert_eq!(reader.app.place(), place);
}

#[test]
fn a_story_opened_from_the_hits_has_them_lit() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("g /");
    for letter in "ovens".chars() {
        reader.press(&letter.to_string());
    }
    reader.types("<enter>");
    assert!(reader.says("/ovens  1/1") && reader.says("Bakery strike"));
    reader.types("n");
    assert!(reader.says("past the end"));
    reader.types("H");
    assert!(reader.says("Hits in this paper"));
}

#[test]
fn letters_stand_for_readings_when_they_are_nowhere() {
    let mut reader = Reader::new(chinese(), (100, 30));
    reader.types("<enter> /sj");
    assert!(reader.says("命中词：") && reader.says("拼音 ●"));
    reader.types("<alt-p>");
    assert!(reader.says("没有找到") && reader.says("拼音 ○"));
    reader.types("<alt-p> <ctrl-u>");
    for letter in "shijie".chars() {
        reader.press(&letter.to_string());
    }
    assert!(reader.says("命中词：石阶") && reader.says("第 1/10 处"));
}

#[test]
fn a_broken_pattern_keeps_what_was_found() {
    let mut reader = Reader::new(english(), (120, 30));
    reader.types("<enter> /ferr <alt-r>");
    assert!(reader.says("1/5"));
    reader.types("( ");
    let rows = reader.picture().plain();
    assert!(reader.says("( ) not closed"), "{rows:#?}");
    assert!(rows.iter().any(|row| row.contains('•')));
    reader.types("y ) <enter>");
    assert!(reader.says("/ferr(y)  1/5"));
}

#[test]
fn what_was_looked_for_comes_back() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> /boat <enter> /steps <enter> / <up>");
    assert!(reader.says("/ steps"));
    reader.types("<up>");
    assert!(reader.says("/ boat"));
    reader.types("<down> <down>");
    assert!(!reader.says("/ steps") && !reader.says("/ boat"));
    reader.input(Input::Paste("fence\nwas".to_owned()));
    assert!(reader.says("/ fence was"));
    reader.types("<ctrl-w> <left> <left>");
    let before = reader.app.caret();
    reader.types("<left>");
    let after = reader.app.caret();
    assert_eq!(
        before.map(|spot| spot.column - 1),
        after.map(|spot| spot.column)
    );
}

#[test]
fn the_word_in_sight_is_looked_for() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> j *");
    assert!(reader.says("/stone  2/"), "{:#?}", reader.picture().plain());
}

#[test]
fn a_list_is_narrowed_to_paragraphs() {
    let mut reader = Reader::new(english(), (100, 30));
    reader.types("<enter> /fence <alt-enter> <enter> H &");
    for letter in "surveyor".chars() {
        reader.press(&letter.to_string());
    }
    assert!(reader.says("1/4"), "{:#?}", reader.picture().plain());
}

#[test]
fn hits_differ_in_shape() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> /the <enter> n");
    let rows = reader.picture().coloured();
    let rows: Vec<String> = rows.iter().map(|row| row.replace('\u{1b}', "␛")).collect();
    golden("search-styles", &rows);
}

#[test]
fn a_search_goes_round_and_says_so() {
    let mut reader = Reader::new(english(), (80, 24));
    reader.types("<enter> /boat <enter>");
    assert!(reader.says("/boat  1/4"));
    reader.types("N");
    assert!(reader.says("past the start, back to the end"));
    reader.types("n");
    assert!(reader.says("past the end, back to the start"));
    reader.types("/zeppelin");
    assert!(reader.says("nothing found"));
}

#[test]
fn whoever_finds_outside_a_story_finds_in_the_whole_paper() {
    for script in ["/", "\\ /", "g /", "g b g /"] {
        let mut reader = Reader::new(english(), (100, 24));
        reader.types(script);
        assert!(reader.says("Hits in this paper"), "{script}");
        reader.types("<esc>");
        assert!(!reader.says("Hits in this paper"), "{script}");
    }
}
