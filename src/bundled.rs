//! What comes with the program, built into it: the papers under `issues/`, the themes under `themes/`.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::formats::Source;
use crate::theme::{Depth, Themes};

static PAPERS: Dir = include_dir!("$CARGO_MANIFEST_DIR/issues");

/// The files of the themes by their names, in the order in which they are worn.
pub const THEMES: &[(&str, &str)] = &[
    ("newsprint", include_str!("../themes/newsprint.toml")),
    ("sepia", include_str!("../themes/sepia.toml")),
    ("salmon", include_str!("../themes/salmon.toml")),
    ("renmin", include_str!("../themes/renmin.toml")),
    ("ink", include_str!("../themes/ink.toml")),
    ("solar-dark", include_str!("../themes/solar-dark.toml")),
    ("solar-light", include_str!("../themes/solar-light.toml")),
    ("contrast", include_str!("../themes/contrast.toml")),
    ("mono", include_str!("../themes/mono.toml")),
];

/// The themes, the first of them worn.
pub fn themes(depth: Depth) -> Themes {
    Themes::load(THEMES, None, depth).0
}

/// Every paper by the name of its folder, in the order of their dates.
pub fn papers() -> Vec<(String, Source)> {
    let mut papers: Vec<(String, Source)> = PAPERS.dirs().map(paper).collect();
    papers.sort_by(|one, other| one.0.cmp(&other.0));
    papers
}

fn paper(folder: &Dir) -> (String, Source) {
    let name = folder.path().to_string_lossy().into_owned();
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    let source = Source::from_files(&name, files);
    (name, source)
}

/// Puts the files of a folder and of those in it under their path inside the paper.
fn collect(paper: &Dir, folder: &Dir, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        let inside = file.path().strip_prefix(paper.path());
        let steps = inside.unwrap_or(file.path()).iter();
        let path: Vec<_> = steps.map(|step| step.to_string_lossy()).collect();
        files.insert(path.join("/"), file.contents().to_vec());
    }
    for inner in folder.dirs() {
        collect(paper, inner, files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_themes_come_along() {
        let themes = themes(Depth::True);
        let names: Vec<_> = themes
            .all()
            .iter()
            .map(|theme| theme.name.as_str())
            .collect();
        assert_eq!(
            names,
            [
                "newsprint",
                "sepia",
                "salmon",
                "renmin",
                "ink",
                "solar-dark",
                "solar-light",
                "contrast",
                "mono"
            ]
        );
    }
}
