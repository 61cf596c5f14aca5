//! The Markdown files of `commands/`: what is typed, what is printed, the exit status.
//!
//! In a file, a block that begins with `$ newsprint …` is a command with what it prints; `! ` stands
//! before a line on standard error, `=> ` before an exit status other than 0, `␌` for a form feed; blanks at the end of a line go.
//! A block with `file NAME` beside its fence is put into the folder first. Each Markdown file has a
//! folder of its own; no shell takes part. `UPDATE_GOLDEN=1` writes what is printed now.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A paper of one story.
const PAPER: &str =
    "+++\ntitle = \"Harbour Post\"\n+++\n\n# Ferry delayed\n\nThe ferry left late.\n\n";

fn newsprint(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command
        .current_dir(folder)
        .env_clear()
        .env("NEWSPRINT_HOME", "home")
        .env("SOURCE_DATE_EPOCH", "1772409600")
        .env("LANG", "C.UTF-8");
    command
}

/// Runs every command of a Markdown file and gives the file back with what was printed.
fn replay(text: &str, folder: &Path) -> String {
    let mut replayed: Vec<String> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        replayed.push(line.to_owned());
        let Some(fence) = line.strip_prefix("```") else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some(name) = fence.strip_prefix("file ") {
            let path = folder.join(name);
            let parent = path.parent().expect("a file in the folder");
            fs::create_dir_all(parent).expect("a folder");
            fs::write(path, block.join("\n") + "\n").expect("a file");
        }
        if block.iter().any(|line| line.starts_with("$ newsprint")) {
            let commands = block.iter().filter(|line| line.starts_with("$ "));
            replayed.extend(commands.flat_map(|command| typed(command, folder)));
        } else {
            replayed.extend(block.iter().map(ToString::to_string));
        }
        replayed.push("```".to_owned());
    }
    replayed.join("\n") + "\n"
}

/// A command line with what it prints, line by line.
fn typed(line: &str, folder: &Path) -> Vec<String> {
    let mut words = words(line.trim_start_matches("$ newsprint"));
    let mut command = newsprint(folder);
    command.stdin(Stdio::null());
    if let Some(input) = words.iter().position(|word| word == "<") {
        let file = fs::File::open(folder.join(&words[input + 1])).expect("a file to read");
        command.stdin(file);
        words.truncate(input);
    }
    let output = command.args(words).output().expect("newsprint runs");
    let printed = String::from_utf8_lossy(&output.stdout).replace('\u{c}', "␌");
    let told = String::from_utf8_lossy(&output.stderr);
    let mut shown = vec![line.to_owned()];
    shown.extend(printed.lines().map(|line| line.trim_end().to_owned()));
    shown.extend(told.lines().map(|line| format!("! {line}")));
    match output.status.code() {
        Some(0) => {}
        status => shown.push(format!("=> {}", status.unwrap_or(-1))),
    }
    shown
}

/// Words apart by blanks; `"…"` holds blanks and knows `\n` and `\e`.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut characters = line.chars();
    let (mut quoted, mut inside) = (false, false);
    while let Some(character) = characters.next() {
        if character == ' ' && !quoted {
            inside = false;
            continue;
        }
        if !inside {
            words.push(String::new());
            inside = true;
        }
        let word = words.last_mut().expect("a word was begun");
        match character {
            '"' => quoted = !quoted,
            '\\' if quoted => match characters.next() {
                Some('n') => word.push('\n'),
                Some('e') => word.push('\u{1b}'),
                other => word.extend(other),
            },
            _ => word.push(character),
        }
    }
    words
}

#[test]
fn every_command_prints_what_the_files_say() {
    let mut files: Vec<PathBuf> = fs::read_dir("tests/commands")
        .expect("the folder of commands")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let text = fs::read_to_string(&file).expect("a file of commands");
        let replayed = replay(&text, folder.path());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, replayed).expect("a file of commands");
        } else {
            assert_eq!(replayed, text, "{}", file.display());
        }
    }
}

#[test]
fn a_reader_that_has_read_enough_is_no_trouble() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    // More than any pipe holds.
    let paper = PAPER.repeat(20_000);
    fs::write(folder.path().join("long.md"), paper).expect("a file");
    let mut child = newsprint(folder.path())
        .args(["cat", "long.md"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("newsprint runs");
    let mut start = [0; 16];
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut start).expect("the first words");
    drop(out);
    let output = child.wait_with_output().expect("newsprint ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}

#[test]
fn shells_and_man_are_served() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let run = |words: &[&str]| {
        let output = newsprint(folder.path()).args(words).output();
        let output = output.expect("newsprint runs");
        assert!(output.status.success(), "{words:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(&["completions", shell]).contains("preview"), "{shell}");
    }
    let page = run(&["man"]);
    assert!(
        page.contains(".TH newsprint 1") && page.contains("\\-\\-linear"),
        "{page}"
    );
}

#[test]
fn drawings_hold_what_the_lines_do() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    fs::write(folder.path().join("one.md"), PAPER).expect("a file");
    let render = |format: &str| {
        let words = [
            "render",
            "one.md",
            "--article",
            "1",
            "--size",
            "60x20",
            "--format",
            format,
        ];
        let output = newsprint(folder.path()).args(words).output();
        String::from_utf8(output.expect("newsprint runs").stdout).expect("UTF-8")
    };
    for format in ["text", "ansi", "svg", "html"] {
        assert!(render(format).contains("The ferry left late."), "{format}");
    }
    assert!(render("ansi").contains("\u{1b}[0;"));
    assert!(!render("text").contains('\u{1b}'));
}

#[test]
fn a_paper_comes_through_standard_input() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let mut child = newsprint(folder.path())
        .args(["cat", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("newsprint runs");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(PAPER.as_bytes()).expect("newsprint reads");
    drop(input);
    let output = child.wait_with_output().expect("newsprint ends");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("The ferry left late."), "{printed}");
}

#[test]
fn pages_are_parted_by_form_feeds_and_keep_their_size() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let story = "The ferry left late, and the harbour waited for it.\n\n".repeat(40);
    fs::write(folder.path().join("one.md"), format!("{PAPER}{story}")).expect("a file");
    let render = |options: &[&str]| {
        let mut command = newsprint(folder.path());
        command.args(["render", "one.md", "--article", "1", "--size", "60x20"]);
        let output = command.args(options).output().expect("newsprint runs");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let all = render(&[]);
    let pages: Vec<&str> = all.split('\u{c}').collect();
    assert!(pages.len() > 1);
    for (number, page) in (1..).zip(&pages) {
        assert_eq!(page.lines().count(), 20);
        assert!(page.lines().all(|line| line.chars().count() <= 60));
        assert_eq!(render(&["--page", &number.to_string()]), *page);
    }
}

#[test]
fn troubles_are_told_in_the_language_of_the_locale() {
    let folder = tempfile::tempdir().expect("a folder");
    for (locale, said) in [
        (
            "C",
            "newsprint: cannot read missing.txt: No such file or directory; check the name\n",
        ),
        (
            "zh_CN.UTF-8",
            "newsprint: 无法读取 missing.txt：没有这个文件；请核对名称\n",
        ),
        (
            "zh_TW.UTF-8",
            "newsprint: 無法讀取 missing.txt：沒有這個檔案；請檢查名稱\n",
        ),
        (
            "ja_JP.UTF-8",
            "newsprint: missing.txt を読めません：ファイルがありません。名前を確かめてください\n",
        ),
    ] {
        let mut command = newsprint(folder.path());
        let output = command
            .env("LANG", locale)
            .args(["cat", "missing.txt"])
            .output();
        let told = output.expect("newsprint runs").stderr;
        assert_eq!(String::from_utf8_lossy(&told), said, "{locale}");
    }
}
