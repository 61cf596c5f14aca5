//! Files in, our own format out, and what is said about the rest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use newsprint::bundled;
use newsprint::export;
use newsprint::formats::{Format, Import, Reading, Source, write, write_imported, write_single};

/// A file or folder of tests, by its path under `tests/`.
fn under_tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(path)
}

fn read(name: &str) -> Result<Reading, String> {
    let path = under_tests("inputs").join(name);
    let source = Source::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Format::NATIVE
        .read(&source)
        .map_err(|error| error.to_string())
}

/// Reads an input; the golden file holds it in our single form and the notes below it.
#[track_caller]
fn check(name: &str) {
    let shown = match read(&format!("native/{name}")) {
        Ok(reading) => {
            let notes: Vec<String> = reading
                .notes
                .iter()
                .map(|note| format!("{note}\n"))
                .collect();
            format!(
                "{}\n~~~ notes\n{}",
                write_single(&reading.issue),
                notes.concat()
            )
        }
        Err(error) => format!("{error}\n"),
    };
    crate::golden::check(&format!("formats/native/{name}.txt"), &shown);
}

#[test]
fn a_folder_is_read_leniently_and_written_strictly() {
    check("evening");
}

#[test]
fn a_single_file_is_read_leniently_and_written_strictly() {
    check("by-hand.md");
}

#[test]
fn nested_markdown_becomes_the_nearest_block_with_a_note() {
    check("nested.md");
}

#[test]
fn lines_of_a_paragraph_are_joined_as_their_script_asks() {
    check("soft-breaks.md");
}

#[test]
fn ruby_is_read_where_it_is_whole_and_not_escaped() {
    check("ruby.md");
}

#[test]
fn an_import_leaves_a_record_that_is_not_read_again() {
    let reading = read("native/traversal").expect("a readable input");
    let import = Import {
        importer: "plain",
        file: "page\u{1b}.txt",
        notes: &reading.notes[..2],
    };
    let files = write_imported(&reading.issue, &import);
    crate::golden::check(
        "formats/native/imported.toml",
        &String::from_utf8_lossy(&files["issue.toml"]),
    );
    let again = Format::NATIVE
        .read(&Source::from_files("paper", files))
        .expect("what we write is read");
    assert_eq!((again.issue, again.notes), (reading.issue, Vec::new()));
}

/// Exports an input in every way; the golden files hold what other programs get.
#[track_caller]
fn check_export(name: &str) {
    let reading = read(&format!("native/{name}.md")).expect("a readable input");
    crate::golden::check(&format!("export/{name}.json"), &export::json(&reading));
    crate::golden::check(
        &format!("export/{name}.md"),
        &export::markdown(&reading.issue),
    );
    crate::golden::check(&format!("export/{name}.txt"), &export::text(&reading.issue));
}

#[test]
fn a_paper_is_exported_in_its_own_language() {
    check_export("export-chinese");
    check_export("export-english");
}

#[test]
fn a_newer_format_is_refused() {
    check("too-new.md");
}

#[test]
fn a_malformed_masthead_is_named_with_its_line() {
    check("malformed");
    check("malformed.md");
}

#[test]
fn a_folder_without_an_issue_is_no_issue() {
    check("no-issue");
}

#[test]
fn malformed_front_matter_costs_only_itself() {
    check("bad-front-matter");
}

#[test]
fn a_path_cannot_leave_the_folder() {
    check("traversal");
}

#[test]
fn bytes_that_are_not_text_are_counted() {
    check("bytes.md");
}

#[test]
fn an_empty_file_is_empty() {
    let error = Format::NATIVE.read(&Source::from_bytes("issue.md", " \n"));
    assert_eq!(
        error.map_err(|error| error.to_string()).err().as_deref(),
        Some("there is nothing in it")
    );
}

#[test]
fn only_front_matter_of_an_issue_makes_a_file_ours() {
    #[track_caller]
    fn check(file: &str, expected: Format) {
        assert_eq!(
            Format::detect(&Source::from_bytes("a.md", file)),
            expected,
            "{file:?}"
        );
    }
    check("+++\ntitle = \"A\"\n+++\n", Format::NATIVE);
    check(
        "\u{feff}+++\r\nformat=1\r\nbroken\r\n+++\r\n",
        Format::NATIVE,
    );
    let markdown = Format::named("markdown").expect("a row of the table");
    check("+++\nheadline = \"A\"\n+++\n", markdown);
    check("+++\ntitle = \"A\"\n", markdown);
    check("title = \"A\"\n+++\n", markdown);
    // A page of a web site, whose title is its one story's.
    check("+++\ntitle = \"A\"\nauthors = [\"B\"]\n+++\n", markdown);
}

#[test]
fn depth_and_number_do_not_hurt() {
    for piece in [
        "> ",
        "- ",
        "*a ",
        "[",
        "![",
        "{",
        "<b>",
        "1. ",
        "`",
        "| a ",
        "<",
        "&",
        "[^1]: ",
        "# a\n+++\n",
    ] {
        let file = format!("+++\ntitle = \"\"\n+++\n# a\n\n{}a", piece.repeat(20_000));
        let source = Source::from_bytes("deep.md", file);
        assert!(Format::NATIVE.read(&source).is_ok(), "{piece}");
    }
    let file = format!("+++\ntitle = {}\n+++\n", "[".repeat(100_000));
    assert!(
        Format::NATIVE
            .read(&Source::from_bytes("deep.md", file))
            .is_err()
    );
}

/// A head with the stems that people gave replaced by ours, every array on one line.
fn head(text: &str, theirs: &[String], ours: &[String]) -> String {
    let mut head = text
        .replace("[\n  ", "[")
        .replace(",\n  ", ", ")
        .replace(",\n]", "]");
    for (theirs, ours) in theirs.iter().zip(ours) {
        head = head.replace(&format!("\"{theirs}\""), &format!("\"{ours}\""));
    }
    head
}

fn stems<'a>(paths: impl Iterator<Item = &'a String>) -> Vec<String> {
    let stems = paths.filter_map(|path| path.strip_prefix("articles/")?.strip_suffix(".md"));
    stems.map(str::to_owned).collect()
}

/// The texts of a folder by their path inside it.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for inner in ["", "articles/"] {
        for entry in std::fs::read_dir(folder.join(inner)).expect("a folder of an issue") {
            let path = entry.expect("a readable folder").path();
            if path.is_file() {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let text = std::fs::read_to_string(&path).expect("a text");
                files.insert(format!("{inner}{name}"), text);
            }
        }
    }
    files
}

#[test]
fn every_bundled_paper_reads_without_notes_and_is_written_byte_for_byte() {
    assert!(
        !bundled::papers().is_empty(),
        "a program without a paper to open"
    );
    for (name, source) in bundled::papers() {
        let reading = Format::NATIVE
            .read(&source)
            .expect("bundled papers are issues");
        assert_eq!(reading.notes, [], "{name}");
        let theirs = files(
            &Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("issues")
                .join(&name),
        );
        let ours: BTreeMap<String, String> = write(&reading.issue, &[])
            .into_iter()
            .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("we write UTF-8")))
            .collect();
        let (their_stems, our_stems) = (stems(theirs.keys()), stems(ours.keys()));
        assert_eq!(their_stems.len(), our_stems.len(), "{name}");
        for (their_stem, our_stem) in their_stems.iter().zip(&our_stems) {
            let (their_path, our_path) = (
                format!("articles/{their_stem}.md"),
                format!("articles/{our_stem}.md"),
            );
            assert_eq!(ours[&our_path], theirs[&their_path], "{name}/{their_path}");
        }
        assert_eq!(
            head(&ours["issue.toml"], &[], &[]),
            head(&theirs["issue.toml"], &their_stems, &our_stems),
            "{name}"
        );
    }
}
