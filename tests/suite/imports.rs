//! Every input of the tree, brought in by the program and read back: the same issue, and the same
//! pictures beside it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use newsprint::clean::Clean;
use newsprint::formats::{Format, Note, Reading, Source};
use newsprint::issue::{Block, Issue};

/// The inputs of every format: files and folders that a format knows.
fn inputs() -> Vec<PathBuf> {
    let mut all = Vec::new();
    for folder in std::fs::read_dir(crate::golden::root().join("tests/inputs")).unwrap() {
        let folder = folder.unwrap().path();
        for entry in std::fs::read_dir(folder).unwrap() {
            all.push(entry.unwrap().path());
        }
    }
    all.sort();
    all
}

/// The pictures of a paper in its order: their bytes, or nothing where they are not at hand. In the
/// issue, only that there is a picture stays.
fn developed(mut reading: Reading, source: &Source) -> (Issue, Vec<Option<Vec<u8>>>) {
    let mut pictures = Vec::new();
    let sections = reading.issue.sections.iter_mut();
    let articles = sections.flat_map(|section| &mut section.articles);
    for block in articles.flat_map(|article| &mut article.body) {
        if let Block::Figure {
            image: Some(image), ..
        } = block
        {
            let inside = reading.pictures.get(image.as_str()).cloned();
            pictures.push(inside.or_else(|| source.get(image)));
            *image = Clean::line("picture");
        }
    }
    (reading.issue, pictures)
}

/// Brings a paper in.
fn import(path: &Path, folder: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .args([
            "import".as_ref(),
            path.as_os_str(),
            "-o".as_ref(),
            folder.as_os_str(),
        ])
        .env_clear()
        .env("NEWSPRINT_HOME", folder.join("home"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{}", path.display());
}

#[test]
fn what_is_brought_in_reads_back_the_same() {
    let home = tempfile::tempdir().unwrap();
    let mut count = 0;
    for (number, path) in inputs().into_iter().enumerate() {
        let Ok(source) = Source::open(&path) else {
            continue;
        };
        let Ok(reading) = Format::detect(&source).read(&source) else {
            continue;
        };
        let folder = home.path().join(number.to_string());
        import(&path, &folder);
        let again = Source::open(&folder).unwrap();
        assert_eq!(Format::detect(&again), Format::NATIVE);
        let read = Format::NATIVE.read(&again).unwrap();
        let missing = |note: &Note| matches!(note, Note::Missing { .. });
        let lost: Vec<&Note> = read.notes.iter().filter(|note| !missing(note)).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
        let (expected, pictures) = developed(reading, &source);
        let (found, copied) = developed(read, &again);
        assert_eq!(found, expected, "{}", path.display());
        assert_eq!(copied, pictures, "{}", path.display());
        count += 1;
    }
    assert!(count > 90, "{count} inputs");
}
