//! Pairs of files: an input under `tests/inputs/FORMAT`, known by its content or its name, and what
//! becomes of it under `tests/golden/formats/FORMAT`: the paper in our single form, and the notes.
//! And what holds for every input however it is spoiled.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use newsprint::formats::{Format, Source, write_single};
use proptest::prelude::*;

use crate::golden::{self, law, root};

/// The formats whose pairs are kept so.
const FORMATS: &[&str] = &[
    "fb2",
    "xml",
    "feed",
    "markdown",
    "gutenberg",
    "aozora",
    "fixes",
];

fn folder(format: &str) -> PathBuf {
    root().join("tests/inputs").join(format)
}

/// The inputs of a format: every file and folder that is no picture and lies beside none.
pub(crate) fn inputs(format: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(format)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let beside = ["png", "toml"];
    paths.retain(|path| {
        let ending = path.extension().and_then(std::ffi::OsStr::to_str);
        ending.is_none_or(|ending| !beside.contains(&ending))
    });
    paths.sort();
    assert!(!paths.is_empty(), "no inputs of {format}");
    paths
}

/// A source of that name as a paper, or the sentence that refuses it, and the notes.
fn shown(source: &Source) -> String {
    let format = Format::detect(source);
    match format.read(source) {
        Ok(reading) => {
            let notes: Vec<String> = reading
                .notes
                .iter()
                .map(|note| format!("{note}\n"))
                .collect();
            let paper = write_single(&reading.issue);
            format!("{paper}\n~~~ {}\n{}", format.name, notes.concat())
        }
        Err(error) => format!("{error}\n~~~ {}\n", format.name),
    }
}

#[test]
fn every_input_becomes_the_paper_beside_it() {
    for format in FORMATS {
        for path in inputs(format) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let source = Source::open(&path).unwrap();
            golden::check(&format!("formats/{format}/{name}.md"), &shown(&source));
        }
    }
}

/// What lies under `tests/inputs` beside the inputs of formats: stories that pages are made of.
const OTHERS: &[&str] = &["stories"];

#[test]
fn no_input_is_forgotten() {
    let folders = std::fs::read_dir(root().join("tests/inputs")).unwrap();
    for folder in folders.map(|entry| entry.unwrap().path()) {
        let format = folder.file_name().unwrap().to_string_lossy().into_owned();
        if OTHERS.contains(&&*format) {
            continue;
        }
        let goldens = ["tests/golden/formats", "tests/golden/export"].map(|kind| {
            let of_format = root().join(kind).join(&format);
            let folder = if of_format.is_dir() {
                of_format
            } else {
                root().join(kind)
            };
            std::fs::read_dir(folder).unwrap()
        });
        let goldens = goldens.into_iter().flatten();
        let names: Vec<String> = goldens
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        for input in inputs(&format) {
            // The folder of a saved page belongs to it.
            let stem = input.file_stem().unwrap().to_string_lossy();
            let stem = stem.trim_end_matches("_files");
            let is_kept = names.iter().any(|name| {
                name.strip_prefix(stem)
                    .is_some_and(|rest| rest.starts_with('.'))
            });
            assert!(is_kept, "no test keeps what becomes of {}", input.display());
        }
    }
}

/// Reads bytes under the name of an input, as its format and as what they look like; what cannot be
/// read is refused in one line, and nothing takes long.
fn survives(format: &str, name: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let began = Instant::now();
    let Ok(source) = Source::unpacked(name, bytes, None) else {
        return Ok(());
    };
    for format in Format::named(format)
        .into_iter()
        .chain([Format::detect(&source)])
    {
        match format.read(&source) {
            Ok(reading) => {
                let single = write_single(&reading.issue);
                let again = Format::NATIVE.read(&Source::from_bytes("again.md", single.clone()));
                prop_assert_eq!(write_single(&again.unwrap().issue), single);
            }
            Err(error) => prop_assert!(!error.to_string().contains('\n')),
        }
    }
    prop_assert!(began.elapsed() < Duration::from_secs(2));
    Ok(())
}

/// The inputs that are files, with their formats.
fn files() -> Vec<(&'static str, String, Vec<u8>)> {
    let mut files = Vec::new();
    for format in FORMATS {
        for path in inputs(format).into_iter().filter(|path| path.is_file()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((*format, name, std::fs::read(path).unwrap()));
        }
    }
    files
}

proptest! {
    #![proptest_config(law(96))]

    #[test]
    fn an_input_cut_short_is_read_or_refused(choice in any::<prop::sample::Index>(), end in any::<prop::sample::Index>()) {
        let files = files();
        let (format, name, bytes) = choice.get(&files);
        survives(format, name, bytes[..end.index(bytes.len())].to_vec())?;
    }

    #[test]
    fn an_input_with_bytes_changed_is_read_or_refused(
        choice in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let files = files();
        let (format, name, bytes) = choice.get(&files);
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(format, name, bytes)?;
    }
}
