//! The program as it is called.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Case, Work, again};

/// The program on a paper of a size; a word `PAPER` among the arguments stands for its path, `OUT` for
/// a folder that is not there.
fn called(
    name: &str,
    size: usize,
    arguments: &'static [&'static str],
    make: fn(&Path, usize),
) -> Case {
    Case::new(name, size, move |size| {
        let home = tempfile::tempdir().expect("a folder");
        let paper = home.path().join("paper");
        make(&paper, size);
        run(home, arguments)
    })
}

fn run(home: tempfile::TempDir, arguments: &'static [&'static str]) -> Work {
    let mut number = 0;
    again(move || {
        number += 1;
        let at = home.path();
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
        for argument in arguments {
            match *argument {
                "PAPER" => command.arg(at.join("paper")),
                "OUT" => command.arg(at.join(format!("out{number}"))),
                other => command.arg(other),
            };
        }
        for name in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
        ] {
            command.env(name, at);
        }
        let done = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        drop(done.status());
    })
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
}

fn stories(path: &Path, size: usize) {
    let mut text = String::from("+++\nformat = 1\ntitle = \"x\"\n+++\n\n");
    for number in 0..size {
        let _ = write!(text, "# H{number}\n\nwords {number}\n\n");
    }
    write(path, &text);
}

fn one_line(path: &Path, size: usize) {
    write(path, &format!("# H\n\n{}\n", "a".repeat(size)));
}

fn words(path: &Path, size: usize) {
    write(path, &format!("# H\n\n{}\n", "some words ".repeat(size)));
}

/// Files of one name in folders of their own.
fn folders(path: &Path, size: usize) {
    for number in 0..size {
        let folder = path.join(format!("{number}"));
        std::fs::create_dir_all(&folder).expect("a folder");
        write(&folder.join("a.md"), &format!("# H{number}\n\nwords\n"));
    }
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        called(
            "called: render --front",
            300,
            &["render", "--front", "PAPER"],
            stories,
        ),
        called("called: render", 60, &["render", "PAPER"], stories),
        called("called: cat", 1000, &["cat", "PAPER"], stories),
        called(
            "called: search",
            1000,
            &["search", "PAPER", "words"],
            stories,
        ),
        called(
            "called: search on one line",
            1000,
            &["search", "PAPER", "words"],
            words,
        ),
        called(
            "called: search by a pattern",
            4000,
            &["search", "--regex", "PAPER", "a*b|a"],
            one_line,
        ),
        called(
            "called: import",
            100,
            &["import", "PAPER", "--output", "OUT"],
            stories,
        ),
        called(
            "called: import of files of one name",
            20,
            &["import", "PAPER", "--output", "OUT"],
            folders,
        ),
    ]
}
