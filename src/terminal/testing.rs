//! Papers and themes for the tests of this room: those that come with the program, which is above it.

use std::path::{Path, PathBuf};

use newsprint_formats::{Format, Source};
use newsprint_issue::Issue;
use newsprint_theme::{Depth, Themes};

/// A folder beside the program's sources.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name)
}

/// The themes, in that many colours; the one that is worn at first is worn.
pub(crate) fn themes(depth: Depth) -> Themes {
    let mut themes = Themes::load(&[], Some(&folder("themes")), depth).0;
    if depth != Depth::None {
        assert!(themes.wear("newsprint"));
    }
    themes
}

/// The papers in the order of their dates.
pub(crate) fn papers() -> Vec<Issue> {
    let entries = std::fs::read_dir(folder("issues")).expect("the folder of papers");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let source = Source::open(path).expect("a paper");
        Format::NATIVE.read(&source).expect("a paper").issue
    };
    paths.iter().map(read).collect()
}
