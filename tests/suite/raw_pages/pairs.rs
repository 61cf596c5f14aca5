//! Pairs of files: a raw page and the issue that an editor would make of it.
//! The issues were written before any reader saw the pages.

use std::path::{Path, PathBuf};

use newsprint::formats::{Format, Source, write_single};
use newsprint::issue::Rank;

/// The names of the pairs of files, in order.
pub(super) fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(inputs())
        .expect("the pages are there")
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            Some(name.strip_suffix(".txt")?.to_owned())
        })
        .collect();
    names.sort();
    names
}

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/plain")
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/formats/plain")
        .join(format!("{name}.md"))
}

/// The issue that a page becomes, in our own format; a sentence when it becomes none. A rank that
/// the wanted issue leaves open is the reader's own to choose: bare lines do not show it.
fn issue_of(name: &str, wanted: &str) -> String {
    let mut issue = match Format::PLAIN.read(&Source::from_bytes("page.txt", bytes_of(name))) {
        Ok(reading) => reading.issue,
        Err(error) => return format!("{error}\n"),
    };
    let wanted = Format::NATIVE.read(&Source::from_bytes("issue.md", wanted));
    let ranks: Vec<Rank> = wanted.map_or_else(
        |_| Vec::new(),
        |wanted| {
            wanted
                .issue
                .articles()
                .map(|article| article.rank)
                .collect()
        },
    );
    let articles = issue
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.articles);
    for (article, rank) in articles.zip(ranks) {
        if rank == Rank::Minor {
            article.rank = rank;
        }
    }
    write_single(&issue)
}

/// The bytes of a page.
pub(super) fn bytes_of(name: &str) -> Vec<u8> {
    std::fs::read(inputs().join(format!("{name}.txt"))).expect("the page is there")
}

/// The lines that differ, `-` wanted and `+` found, each as the first of a run that differs.
fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<&str>, Vec<&str>) =
        (wanted.lines().collect(), found.lines().collect());
    let missing = wanted.iter().filter(|line| !found.contains(line));
    let extra = found.iter().filter(|line| !wanted.contains(line));
    missing
        .map(|line| format!("  - {line}\n"))
        .chain(extra.map(|line| format!("  + {line}\n")))
        .collect()
}

#[test]
fn golden_issues_are_as_our_own_format_writes_them() {
    for name in names() {
        let wanted = std::fs::read_to_string(golden(&name)).expect("every page has its issue");
        let reading = Format::NATIVE.read(&Source::from_bytes("issue.md", wanted.as_bytes()));
        let written = reading.map(|reading| write_single(&reading.issue));
        let written = written.unwrap_or_else(|error| error.to_string());
        assert!(
            wanted == written,
            "{name}:\n{}",
            difference(&wanted, &written)
        );
    }
}

#[test]
fn a_page_becomes_the_issue_an_editor_would_make_of_it() {
    let mut failures = Vec::new();
    for name in names() {
        let wanted = std::fs::read_to_string(golden(&name)).unwrap_or_default();
        let found = issue_of(&name, &wanted);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(golden(&name), &found).expect("the golden files can be written");
            continue;
        }
        if wanted != found {
            failures.push(format!("{name}:\n{}", difference(&wanted, &found)));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.concat());
}
