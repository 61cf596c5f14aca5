//! The nevers of the house, checked on the sources themselves, and that what the README says is true.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below `src`, and its code without comments and tests.
struct File {
    path: String,
    code: String,
}

impl File {
    /// The room the file is in: the folder below `src`, or the file's own name.
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// The folders above the file, as a module path (`formats::page`).
    fn module(&self) -> String {
        match self.path.rsplit_once('/') {
            Some((folder, _)) => folder.replace('/', "::"),
            None => String::new(),
        }
    }

    /// Every path of ours that the file names, from the crate's root.
    fn names(&self) -> BTreeSet<String> {
        let module = self.module();
        let own = self
            .path
            .trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .replace('/', "::");
        let up = if self.path.ends_with("mod.rs") {
            parent(&module)
        } else {
            module.clone()
        };
        let mut names = paths_after(&self.code, "crate::", "");
        names.extend(paths_after(&self.code, "super::", &up));
        names.extend(paths_after(&self.code, "self::", &own));
        names
    }
}

fn parent(module: &str) -> String {
    module
        .rsplit_once("::")
        .map_or(String::new(), |(above, _)| above.to_owned())
}

/// The paths that follow a keyword, with groups in braces opened, below the module `base`.
fn paths_after(code: &str, keyword: &str, base: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(keyword) {
        if code[..at]
            .ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
        {
            continue;
        }
        let mut base = base.to_owned();
        let mut rest = &code[at + keyword.len()..];
        while let Some(further) = rest.strip_prefix("super::") {
            base = parent(&base);
            rest = further;
        }
        let base = if base.is_empty() {
            String::new()
        } else {
            format!("{base}::")
        };
        open_group(rest, &base, &mut found);
    }
    found
}

fn open_group(rest: &str, base: &str, found: &mut BTreeSet<String>) -> usize {
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':' || c == '*'))
        .unwrap_or(rest.len());
    let path = format!("{base}{}", &rest[..end]);
    let Some(inside) = rest[end..]
        .strip_prefix('{')
        .filter(|_| path.ends_with("::"))
    else {
        found.insert(path.trim_end_matches(':').to_owned());
        return end;
    };
    let mut at = 0;
    while let Some(c) = inside[at..].chars().next() {
        if c == '}' {
            return end + 1 + at + 1;
        }
        if c == ',' || c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let taken = open_group(&inside[at..], &path, found);
        at += taken.max(1);
    }
    rest.len()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<File> {
    let mut files = Vec::new();
    collect(&root().join("src"), "", &mut files);
    assert!(files.len() > 20, "the sources were not found");
    files
}

fn collect(folder: &Path, below: &str, files: &mut Vec<File>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{below}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if name == "testing.rs" {
            // What the tests of a room share is a test.
            let front = fs::read_to_string(folder.join("mod.rs")).unwrap();
            assert!(front.contains("#[cfg(test)]\nmod testing;"), "{path}");
        } else if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "rs")
        {
            let code = code_of(&fs::read_to_string(entry.path()).unwrap());
            files.push(File { path, code });
        }
    }
}

/// The code without whole-line comments, and up to the file's tests.
fn code_of(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Fails with every file of a selection that a finding names.
#[track_caller]
fn never(what: &str, among: impl Fn(&File) -> bool, finding: impl Fn(&File) -> Option<String>) {
    let found: Vec<String> = sources()
        .iter()
        .filter(|file| among(file))
        .filter_map(|file| finding(file).map(|found| format!("{}: {found}", file.path)))
        .collect();
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The first of these words in the code, as words.
fn word(file: &File, words: &[&str]) -> Option<String> {
    words
        .iter()
        .find(|word| names_word(&file.code, word))
        .map(|word| (*word).to_owned())
}

fn names_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        !code[..at].ends_with(part) && !code[at + word.len()..].starts_with(part)
    })
}

/// The first name of ours in the file that begins with none of the rooms it may know.
fn outside(file: &File, allowed: &[&str]) -> Option<String> {
    let own = file.room().to_owned();
    file.names().into_iter().find(|name| {
        let room = name.split("::").next().unwrap_or_default();
        room != own && !allowed.contains(&room)
    })
}

#[test]
fn each_room_knows_only_the_floors_below() {
    let floors: &[(&str, &[&str])] = &[
        ("clean", &[]),
        ("fold", &["clean"]),
        ("issue", &["clean", "fold"]),
        ("messages", &["issue", "clean"]),
        ("raw", &["issue", "messages", "clean"]),
        ("mishap", &[]),
        ("regular", &["messages"]),
        (
            "formats",
            &[
                "issue", "messages", "raw", "regular", "fold", "clean", "mishap",
            ],
        ),
        ("script", &["issue", "clean"]),
        ("pictures", &["mishap"]),
        ("compose", &["issue", "messages", "script", "fold", "clean"]),
        ("search", &["issue", "messages", "fold", "clean"]),
        (
            "storage",
            &["issue", "messages", "regular", "fold", "clean"],
        ),
    ];
    for (room, allowed) in floors {
        never(
            &format!("{room} reaches beyond the floors below it"),
            |file| file.room() == *room,
            |file| outside(file, allowed),
        );
    }
    let upper: &[(&str, &[&str])] = &[
        ("config", &["cli", "terminal", "formats"]),
        (
            "theme",
            &["cli", "terminal", "formats", "storage", "search"],
        ),
        ("terminal", &["cli", "formats"]),
    ];
    for (room, forbidden) in upper {
        never(
            &format!("{room} names a room it must not know"),
            |file| file.room() == *room,
            |file| {
                file.names()
                    .into_iter()
                    .find(|name| forbidden.contains(&name.split("::").next().unwrap_or_default()))
            },
        );
    }
}

#[test]
fn the_model_has_no_wire_types_and_the_core_no_world() {
    let world = &[
        "std::fs",
        "std::io",
        "std::env",
        "ratatui",
        "crossterm",
        "serde",
    ];
    never(
        "issue reaches outside",
        |file| file.room() == "issue",
        |file| word(file, world),
    );
    never(
        "compose reaches outside",
        |file| file.room() == "compose",
        |file| word(file, world),
    );
    never(
        "search reaches outside",
        |file| file.room() == "search",
        |file| word(file, world),
    );
    never(
        "compose can fail",
        |file| file.room() == "compose",
        |file| {
            file.code
                .lines()
                .find(|line| line.contains("-> Result<"))
                .map(str::to_owned)
        },
    );
}

#[test]
fn one_file_asks_the_width_table_and_one_knows_vertical() {
    never(
        "only compose/width.rs asks the width table",
        |file| file.path != "compose/width.rs",
        |file| word(file, &["unicode_width"]),
    );
    never(
        "only compose/axes.rs knows what vertical means on cells",
        |file| file.room() == "compose" && file.path != "compose/axes.rs",
        |file| word(file, &["Direction::Vertical"]),
    );
}

#[test]
fn files_are_touched_at_the_edges_only() {
    let edges = [
        "regular.rs",
        "formats/source.rs",
        "storage/disk.rs",
        "theme/mod.rs",
        "terminal/tty.rs",
    ];
    never(
        "a file is touched away from the edges",
        |file| file.room() != "cli" && !edges.contains(&file.path.as_str()),
        |file| {
            word(
                file,
                &[
                    "std::fs",
                    "fs::read",
                    "fs::write",
                    "File::open",
                    "OpenOptions",
                ],
            )
        },
    );
    never(
        "a program is started that keeps no clipboard",
        |file| file.path != "terminal/clipboard/program.rs",
        |file| word(file, &["std::process::Command", "Command::new"]),
    );
    never(
        "a shell is started",
        |file| file.path.starts_with("terminal/clipboard/"),
        |file| {
            let shells = ["\"sh\"", "\"bash\"", "\"cmd\"", "powershell", "/bin/sh"];
            let shell = shells.iter().find(|shell| file.code.contains(**shell));
            shell.map(|shell| (*shell).to_owned())
        },
    );
    never(
        "a socket is opened",
        |_| true,
        |file| word(file, &["std::net", "TcpStream", "UdpSocket"]),
    );
}

#[test]
fn only_the_terminal_knows_the_terminal() {
    never(
        "ratatui is named outside terminal and theme",
        |file| file.room() != "terminal" && file.room() != "theme",
        |file| word(file, &["ratatui"]),
    );
    let callers = [
        "terminal/mod.rs",
        "terminal/keymap/key.rs",
        "terminal/tty.rs",
    ];
    never(
        "crossterm is named where it need not be",
        |file| !callers.contains(&file.path.as_str()),
        |file| word(file, &["crossterm"]),
    );
    never(
        "only the command line prints",
        |file| file.room() != "cli",
        |file| {
            word(
                file,
                &["println!", "eprintln!", "print!", "eprint!", "dbg!"],
            )
        },
    );
}

#[test]
fn no_room_knows_the_network() {
    never(
        "a file that could open a socket",
        |_| true,
        |file| {
            let names = ["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq"];
            let found = names.into_iter().find(|name| file.code.contains(name));
            found.map(str::to_owned)
        },
    );
}

#[test]
fn drawing_changes_nothing() {
    never(
        "a draw that changes what it draws",
        |file| file.room() == "terminal",
        |file| {
            file.code
                .contains("fn draw(&mut self")
                .then(|| "fn draw(&mut self".to_owned())
        },
    );
    never(
        "a screen reads a clock",
        |file| {
            file.path.starts_with("terminal/screens") || file.path.starts_with("terminal/widgets")
        },
        |file| {
            word(
                file,
                &["Instant::now", "SystemTime", "Timestamp::now", "Zoned::now"],
            )
        },
    );
}

#[test]
fn no_screen_knows_another() {
    never(
        "a screen imports another",
        |file| file.path.starts_with("terminal/screens/") && !file.path.ends_with("mod.rs"),
        |file| {
            // A screen may have a folder of its own.
            let own = file.path.trim_end_matches(".rs").replace('/', "::");
            let own: Vec<&str> = own.split("::").take(3).collect();
            let own = own.join("::");
            file.names()
                .into_iter()
                .find(|name| name.starts_with("terminal::screens::") && !name.starts_with(&own))
        },
    );
}

#[test]
fn nothing_in_a_folder_imports_from_its_own_front_door() {
    let modules: BTreeSet<String> = sources()
        .iter()
        .map(|file| {
            file.path
                .trim_end_matches(".rs")
                .trim_end_matches("/mod")
                .replace('/', "::")
        })
        .collect();
    never(
        "a file imports from its folder's mod.rs",
        |file| file.path.contains('/') && !file.path.ends_with("mod.rs"),
        |file| {
            let folder = file.module();
            file.names().into_iter().find(|name| {
                let Some(within) = name.strip_prefix(&format!("{folder}::")) else {
                    return false;
                };
                let sibling = within.split("::").next().unwrap_or_default();
                !modules.contains(&format!("{folder}::{sibling}"))
            })
        },
    );
}

/// The strings that a line of code holds, as far as quotes tell.
fn strings(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// Whether three words of small letters follow each other, as they do in a sentence.
fn is_sentence(string: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|one| one.is_ascii_lowercase());
    let words: Vec<bool> = string.split(' ').map(is_word).collect();
    words.windows(3).any(|words| words.iter().all(|word| *word))
}

#[test]
fn sentences_for_readers_are_said_in_messages() {
    // What is not said to a reader in his language: words that papers have, what a printed page says
    // in the paper's language, an assertion, the table that the manual prints.
    let others = [
        "formats/page/",
        "formats/html/lead.rs",
        "formats/gutenberg/",
        "formats/manuscript/",
        "formats/scans/names.rs",
        "export/landmarks.rs",
        "compose/setter.rs",
        "terminal/keymap/print.rs",
    ];
    // By these sentences `messages` finds those of the other languages; tests hold that it does.
    let found_by = [
        "signature: ",
        "outcome: ",
        "about = ",
        "help = ",
        "reason = ",
    ];
    never(
        "a sentence in English outside messages",
        |file| {
            file.room() != "messages" && !others.iter().any(|other| file.path.starts_with(other))
        },
        |file| {
            let lines = file.code.lines();
            let mut lines = lines.filter(|line| !line.contains(".expect("));
            let lines = lines
                .by_ref()
                .filter(|line| !found_by.iter().any(|by| line.contains(by)));
            let mut sentences = lines.flat_map(strings).filter(|string| is_sentence(string));
            sentences.next().map(str::to_owned)
        },
    );
}

#[test]
fn no_room_for_odds_and_ends() {
    never(
        "a file without a room",
        |_| true,
        |file| {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            [
                "utils.rs",
                "util.rs",
                "helpers.rs",
                "common.rs",
                "prelude.rs",
                "misc.rs",
            ]
            .contains(&name)
            .then(|| name.to_owned())
        },
    );
    never(
        "a glob import",
        |_| true,
        |file| {
            file.code
                .lines()
                .find(|line| line.contains("::*;"))
                .map(str::to_owned)
        },
    );
}

#[test]
fn every_file_says_what_it_owns() {
    let mut silent = Vec::new();
    for file in sources() {
        let text = fs::read_to_string(root().join("src").join(&file.path)).unwrap();
        if !text.starts_with("//!") {
            silent.push(file.path);
        }
    }
    assert!(silent.is_empty(), "files without a head: {silent:?}");
}
