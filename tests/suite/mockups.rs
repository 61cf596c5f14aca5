//! The screens that the program was drawn for before it was written, on papers of our own: each view
//! at the size of its drawing.

use newsprint::config::Config;
use newsprint::issue::Issue;

use crate::front::bundled;
use crate::marking::kept;
use crate::reader::{Reader, english, golden};

#[track_caller]
fn check(name: &str, issue: Issue, size: (u16, u16), script: &str) {
    let mut reader = Reader::new(issue, size);
    reader.types(script);
    golden(&format!("mockup-{name}"), &reader.picture().plain());
}

#[test]
fn the_front_page_is_a_page_of_a_newspaper() {
    check("front", bundled("xiangtu"), (160, 48), "");
}

#[test]
fn a_story_stands_in_three_narrow_columns_and_in_one() {
    check("story", bundled("xiangtu"), (120, 40), "<enter> w w w");
    check("narrow", bundled("xiangtu"), (60, 30), "<enter>");
}

#[test]
fn initials_of_how_words_are_read_find_them() {
    check("search", bundled("xiangtu"), (120, 40), "<enter> /xczx");
}

#[test]
fn bookmarks_and_clips_are_listed_with_what_they_mark() {
    let usual = (Config::default(), Vec::new());
    let mut reader = Reader::keeping(kept(), english(), (120, 40), usual);
    reader.types("'");
    golden("mockup-bookmarks", &reader.picture().plain());
}

#[test]
fn the_sidebar_maps_the_page_that_is_read() {
    check("sidebar", bundled("xiangtu"), (120, 40), "<enter> \\");
}

#[test]
fn a_paper_set_vertically_stands_in_tiers() {
    check("vertical", bundled("shiomachi"), (120, 40), "<enter>");
}

#[test]
fn help_lies_over_the_page() {
    check("help", bundled("xiangtu"), (120, 40), "<enter> ?");
}

#[test]
fn words_are_ragged_and_balanced() {
    check("latin", bundled("manual"), (80, 24), "<enter>");
}

#[test]
fn a_chord_and_the_palette_say_what_can_be_done() {
    let mut reader = Reader::new(bundled("xiangtu"), (120, 40));
    reader.types("<enter> g");
    reader.app.pause();
    golden("mockup-which-key", &reader.picture().plain());
    check("palette", bundled("xiangtu"), (120, 40), "<enter> T");
}
