//! What the commands print in each language: help, tables, outcomes, mistakes. A golden file a
//! language, and no English sentence in those of the others.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::golden;

/// The locales, with the tags of their golden files.
const LOCALES: [(&str, &str); 4] = [
    ("C.UTF-8", "en"),
    ("zh_CN.UTF-8", "zh-Hans"),
    ("zh_TW.UTF-8", "zh-Hant"),
    ("ja_JP.UTF-8", "ja"),
];

/// The commands with their own.
const COMMANDS: [&str; 24] = [
    "",
    "render",
    "cat",
    "search",
    "import",
    "formats",
    "keys",
    "config",
    "paths",
    "doctor",
    "completions",
    "man",
    "themes",
    "themes list",
    "themes check",
    "themes preview",
    "bookmarks",
    "bookmarks list",
    "bookmarks add",
    "bookmarks edit",
    "bookmarks remove",
    "bookmarks import",
    "bookmarks tag",
    "bookmarks export",
];

/// What is typed beside asking for help.
const TYPED: &[&str] = &[
    "formats",
    "keys",
    "keys --md",
    "keys --check",
    "themes list",
    "themes check salmon",
    "themes check mono",
    "themes check pale.toml",
    "paths",
    "doctor",
    "config",
    "config --print-default",
    "bookmarks list",
    "bookmarks list --tag sea",
    "bookmarks add page.md --note why",
    "bookmarks add page.md --paragraph 1",
    "bookmarks add page.md --paragraph 9",
    "bookmarks add page.md --article 9",
    "bookmarks add page.md --quote 岸",
    "bookmarks add page.md --quote 山",
    "bookmarks list",
    "bookmarks edit 7x --note n",
    "bookmarks edit 0 --note n",
    "bookmarks remove",
    "bookmarks remove --tag no",
    "bookmarks import page.md",
    "bookmarks import marks.json",
    "search page.md 岸",
    "search page.md matou",
    "search page.md nothing",
    "search page.md ( --regex",
    "render page.md --article 9",
    "render page.md --page 9 --front",
    "render page.md --theme grey",
    "import page.md -o shelf/one",
    "import page.md -o shelf/one",
    "import page.md drawer empty.txt -o shelf/two",
    "import torn.zip -o shelf/three",
    "import nothing -o shelf/four",
    "cat page.md --from word",
    "cat page.md --encoding klingon",
    "cat torn.xml",
    "cat missing.txt",
    "cat",
    "cat --formt json page.md",
    "cat page.md --format jsn",
    "cat page.md --format",
    "cat page.md --verbose --verbose",
    "render page.md --size 80",
    "render page.md --columns 99",
    "render page.md --article 0",
    "render page.md --front --article 1",
    "page.md other.md",
    "--linear render page.md",
    "bookmarks",
    "bookmarks lst",
    "keys --md --check",
];

/// What lies in the folder.
const FILES: &[(&str, &str)] = &[
    (
        "page.md",
        "+++\ntitle = \"潮声\"\nlanguage = \"zh-Hans\"\n+++\n\n# 岸边的码头\n\n码头在岸上。\n",
    ),
    (
        "pale.toml",
        "inherits = \"ink\"\n[roles]\nink = \"#555555\"\n",
    ),
    ("marks.json", "[]\n"),
    ("empty.txt", ""),
    ("torn.xml", "<nitf><body>"),
    ("torn.zip", "PK\u{3}\u{4} torn"),
    ("drawer/one.bin", "\u{0}\u{1}\u{2}"),
    ("drawer/two.md", "# 两岸\n\n海。\n"),
];

/// Settings with something wrong in them, for the commands at the end.
const CONFIG: &str = "theme = 3\n[layout]\nmesure = 40\n[keys]\nx = \"fly\"\n";

/// Runs a command, its words apart by blanks, and gives what it prints.
fn run(folder: &Path, locale: &str, typed: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .args(typed.split_whitespace())
        .current_dir(folder)
        .env_clear()
        .env("NEWSPRINT_HOME", "home")
        .env("SOURCE_DATE_EPOCH", "1772409600")
        .env("LANG", locale)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let mut shown = format!("$ newsprint {typed}\n");
    for line in printed.lines() {
        writeln!(shown, "{}", line.trim_end()).unwrap();
    }
    for line in told.lines() {
        writeln!(shown, "! {line}").unwrap();
    }
    shown
}

/// Everything that is typed in a locale, with what is printed.
fn sitting(locale: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let help = COMMANDS.map(|command| format!("{command} --help").trim().to_owned());
    let typed = help.into_iter().chain(["-h".to_owned()]);
    let typed = typed.chain(TYPED.iter().map(ToString::to_string));
    let mut shown: Vec<String> = typed
        .map(|typed| run(folder.path(), locale, &typed))
        .collect();
    fs::write(folder.path().join("home/config.toml"), CONFIG).unwrap();
    for typed in ["config", "keys --check", "doctor"] {
        shown.push(run(folder.path(), locale, typed));
    }
    shown
}

#[test]
fn every_command_speaks_every_language() {
    for (locale, tag) in LOCALES {
        let shown = sitting(locale).join("\n");
        golden::check(&format!("spoken/{tag}.txt"), &shown);
        if tag == "en" {
            continue;
        }
        for line in shown.lines() {
            assert!(!has_english(line), "{tag}: {line}");
        }
    }
}

/// Names that follow each other: commands behind the program, the kinds of feeds.
const NAMES: [&str; 2] = ["newsprint", "Feed"];

/// Whether three English words follow each other: words of letters alone, so that options, paths,
/// what is in quotes and what is typed do not count.
fn has_english(line: &str) -> bool {
    // Commands as they are typed, and settings as they are written.
    if line.starts_with("$ ") || line.starts_with("  newsprint") || line.contains(" = ") {
        return false;
    }
    // In front of what keys do stand their names.
    let is_key = line.split(' ').next().is_some_and(|first| {
        let dotted = |one| one == b'.' || u8::is_ascii_lowercase(&one);
        first.contains('.') && first.bytes().all(dotted)
    });
    let said = if is_key {
        line.rsplit("  ").next().unwrap_or(line)
    } else {
        line
    };
    let mut run = 0;
    for word in said.split([' ', '，', '；', '：', '。', '（', '）']) {
        let word = word.trim_end_matches([',', ';', ':', '.']);
        let is_word = word.len() > 1 && word.bytes().all(|one| one.is_ascii_alphabetic());
        run = if is_word && !NAMES.contains(&word) {
            run + 1
        } else {
            0
        };
        if run >= 3 {
            return true;
        }
    }
    false
}

#[test]
fn english_sentences_are_seen() {
    for english in [
        "  render       Print the pages as the screen shows them",
        "! newsprint: cannot read missing.txt: No such file or directory",
        "          How many columns",
    ] {
        assert!(has_english(english), "{english}");
    }
    for names in [
        "用 newsprint bookmarks export --format json 的输出",
        "$ newsprint bookmarks list",
        "page.next            space, l, right, pgdn, ctrl-f    下一屏",
        "有 salmon、ink 两种",
    ] {
        assert!(!has_english(names), "{names}");
    }
}
