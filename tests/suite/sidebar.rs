//! The sidebar and the thumbnails: keys and clicks to pictures in `golden/screens`.

use newsprint::compose::{Cell, Size, Width};
use newsprint::issue::Issue;
use newsprint::terminal::Input;

use crate::front::bundled;
use crate::reader::{Reader, golden};

fn check(name: &str, script: &str) {
    for (language, paper) in [("chinese", "xiangtu"), ("english", "manual")] {
        for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 50)] {
            let mut reader = Reader::new(bundled(paper), (width, height));
            reader.types(script);
            let name = format!("{name}-{language}-{width}x{height}");
            golden(&name, &reader.picture().plain());
        }
    }
}

fn chinese(size: (u16, u16)) -> (Reader, Issue) {
    let issue = bundled("xiangtu");
    (Reader::new(issue.clone(), size), issue)
}

/// The first cell of a text on the screen.
#[track_caller]
fn at(reader: &Reader, text: &str, skipped: usize) -> Cell {
    let rows = reader.picture().plain();
    let with = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.contains(text));
    let (row, line) = with.into_iter().nth(skipped).expect(text);
    let before = line.split(text).next().unwrap_or_default();
    Cell {
        row: row as u16,
        column: Width::default().of(before) as u16,
    }
}

#[test]
fn the_sidebar_shows_the_page_the_stories_and_the_outline() {
    check("sidebar", "<enter> b <space> m \\");
}

#[test]
fn the_pages_are_shown_as_thumbnails() {
    check("thumbnails", "<enter> G <space> <space> g f p");
}

#[test]
fn the_keys_go_from_the_sidebar_to_the_text_and_back() {
    let (mut reader, issue) = chinese((120, 40));
    let stories: Vec<_> = issue.articles().map(|story| story.id).collect();
    let here = |reader: &Reader| reader.app.place().map(|place| place.article);
    reader.types("<enter> <space> \\");
    let place = reader.app.place();
    assert!(reader.says("板栗"));
    reader.types("<tab> <tab> \\");
    assert_eq!(reader.app.place(), place, "the place is never lost");
    reader.types("\\ 2 <enter>");
    assert_eq!(here(&reader), Some(stories[1]));
    assert!(reader.says("要闻 ──"), "it is read beside the sidebar");
    reader.types("]");
    assert_eq!(here(&reader), Some(stories[2]), "the keys are the text’s");
    reader.types("<tab> } <enter>");
    assert_eq!(here(&reader), Some(stories[4]), "the next section");
    assert!(reader.says("要闻 ──"));
    reader.types("\\");
    assert!(!reader.says("要闻 ──"), "folded away");
}

#[test]
fn a_click_on_the_map_a_story_or_a_heading_opens_it() {
    let (mut reader, issue) = chinese((120, 40));
    let stories: Vec<_> = issue.articles().map(|story| story.id).collect();
    let here = |reader: &Reader| reader.app.place().map(|place| place.article);
    reader.types("<enter> \\");
    reader.input(Input::Press(at(&reader, "│2 ", 0)));
    assert_eq!(
        here(&reader),
        Some(stories[0]),
        "a rule is its left neighbour’s"
    );
    let Cell { row, column } = at(&reader, "│2 ", 0);
    let inside = Cell {
        row: row + 1,
        column: column + 2,
    };
    reader.input(Input::Press(inside));
    assert_eq!(here(&reader), Some(stories[1]));
    reader.input(Input::Press(at(&reader, "3 清河", 0)));
    assert_eq!(here(&reader), Some(stories[2]));
}

#[test]
fn a_narrow_screen_has_the_sidebar_over_the_page() {
    let (mut reader, issue) = chinese((60, 20));
    let stories: Vec<_> = issue.articles().map(|story| story.id).collect();
    reader.types("<enter> <space> \\");
    let place = reader.app.place();
    reader.types("<tab>");
    assert_eq!(reader.app.place(), place);
    assert!(!reader.says("要闻 ──"));
    reader.types("\\ j j j j j j <enter>");
    assert_ne!(reader.app.place().map(|place| place.article), None);
    assert!(stories.len() > 3);
}

#[test]
fn thumbnails_are_chosen_with_arrows_numbers_and_clicks() {
    let (mut reader, _) = chinese((120, 40));
    reader.types("p <right> <enter>");
    assert!(
        reader.says("社会") && reader.says("上海交大"),
        "the second page"
    );
    reader.types("<f3> 4 <enter>");
    assert!(reader.says("量雨"));
    reader.types("p <home>");
    let tile = at(&reader, "3 教育", 0);
    let inside = Cell {
        row: tile.row - 2,
        ..tile
    };
    reader.input(Input::Press(inside));
    assert!(
        reader.says("一场论坛追问"),
        "a click on a box opens its page"
    );
    reader.types("p p");
    assert!(reader.says("一场论坛追问"), "a second press puts them away");
}

#[test]
fn the_sidebar_and_the_pages_fit_every_screen() {
    for width in (20..=200).step_by(9) {
        for height in [6, 9, 15, 22, 31, 44, 70] {
            let mut reader = Reader::new(bundled("shiomachi"), (width, height));
            reader.types("<enter> \\ j G <tab> <tab> p <end> <down> <pgup>");
            reader.input(Input::Resize(Size {
                width: height.max(20),
                height,
            }));
            assert_eq!(reader.picture().plain().len(), usize::from(height));
        }
    }
}
