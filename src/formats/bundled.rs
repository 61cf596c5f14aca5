//! The papers that come with the program: the folders under `issues/`, built into the binary.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::source::Source;

static PAPERS: Dir = include_dir!("$CARGO_MANIFEST_DIR/issues");

/// Every bundled paper by the name of its folder, in the order of their dates.
pub fn bundled() -> Vec<(String, Source)> {
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
