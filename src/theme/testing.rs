//! The themes that come with the program, for the tests of this room: the program hands them down to
//! it, and is above it.

use std::fs;
use std::path::Path;

use super::Themes;
use super::depth::Depth;

/// Their names and texts, the first of them the one that is worn.
pub(super) fn built_in() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes");
    let entries = fs::read_dir(folder).expect("the folder of themes");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut themes: Vec<(String, String)> = paths
        .map(|path| {
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(path).expect("a theme"))
        })
        .collect();
    themes.sort_by_key(|(name, _)| (name != "newsprint", name.clone()));
    themes
}

/// The same for a call.
pub(super) fn pairs(themes: &[(String, String)]) -> Vec<(&str, &str)> {
    themes
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

/// All of them, in that many colours.
pub(super) fn themes(depth: Depth) -> Themes {
    Themes::load(&pairs(&built_in()), None, depth).0
}
