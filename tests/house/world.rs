//! The nevers about what lies outside: files, programs, sockets, what is printed, what is said.

use crate::house::{Kind, Place};
use crate::look::{Look, Never, sorted};

pub(crate) const NEVERS: &[Never] = &[
    Never {
        name: "files are touched at the doors",
        find: files,
    },
    Never {
        name: "one place starts programs, and no shell",
        find: programs,
    },
    Never {
        name: "no socket is opened",
        find: sockets,
    },
    Never {
        name: "only the command line prints",
        find: prints,
    },
    Never {
        name: "sentences are said in messages",
        find: sentences,
    },
    Never {
        name: "what is stored is places",
        find: stored,
    },
];

/// The doors to the file system.
const DOORS: &[&str] = &[
    "files/lib.rs",
    "formats/bytes/source.rs",
    "storage/disk.rs",
    "storage/files.rs",
    "theme/lib.rs",
    // The terminal itself is a file, and what it can do is told by its surroundings.
    "terminal/device/tty.rs",
    // Asks whether a program lies on the reader's `PATH` before it starts it.
    "terminal/device/clipboard/program.rs",
];

/// Folders whose files are all doors.
const DOOR_FOLDERS: &[&str] = &["cli/", "library/files", "terminal/device/"];

/// Methods that ask the disk, with how many arguments they take.
const ASKS: &[(&str, usize)] = &[
    ("exists", 0),
    ("try_exists", 0),
    ("is_file", 0),
    ("is_dir", 0),
    ("is_symlink", 0),
    ("metadata", 0),
    ("symlink_metadata", 0),
    ("canonicalize", 0),
    ("read_dir", 0),
    ("read_link", 0),
];

/// Methods of those names that ask no disk: file, name, how often, what they ask.
const LOOK_ALIKES: &[(&str, &str, usize, &str)] = &[
    (
        "formats/bytes/archive.rs",
        "is_file",
        1,
        "an entry of an archive",
    ),
    (
        "formats/bytes/archive.rs",
        "is_symlink",
        1,
        "an entry of an archive",
    ),
    (
        "formats/papers/pdf/unpacking.rs",
        "metadata",
        1,
        "what a PDF says of itself",
    ),
    (
        "formats/papers/epub/package.rs",
        "metadata",
        1,
        "what a package says of itself",
    ),
];

fn is_door(path: &str) -> bool {
    DOORS.contains(&path) || DOOR_FOLDERS.iter().any(|folder| path.starts_with(folder))
}

/// Whether a path touches the file system, or asks it.
fn touches(path: &[String]) -> bool {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["std", "fs" | "$", ..]
        | ["std", "os", _, "fs" | "$", ..]
        | ["std", "path", "absolute"]
        | [
            "image",
            "open" | "image_dimensions" | "save_buffer" | "save_buffer_with_format",
        ]
        | ["image", .., "ImageReader", "open"]
        | ["rbook" | "zip", .., "open"]
        | [
            "fs_err" | "walkdir" | "tempfile" | "memmap2" | "glob" | "notify" | "tokio",
            ..,
        ]
        | ["$", .., "fs", _] => true,
        ["std", "path", "Path" | "PathBuf", name, ..] => ASKS.iter().any(|(asks, _)| asks == name),
        ["std", "env", name, ..] => matches!(
            *name,
            "current_dir" | "set_current_dir" | "temp_dir" | "current_exe" | "home_dir" | "$"
        ),
        _ => false,
    }
}

fn files(look: &Look<'_>) -> Vec<String> {
    let mut found = look.each(|it, meant| {
        let is_known = meant.known || meant.path[0] == "$";
        is_known && touches(&meant.path) && !is_door(look.path(it))
    });
    let asks: Vec<_> = look
        .house
        .methods
        .iter()
        .filter(|it| {
            ASKS.contains(&(it.name.as_str(), it.arguments)) && !is_door(look.house.path(it.file))
        })
        .collect();
    for it in &asks {
        let path = look.house.path(it.file);
        let same = asks
            .iter()
            .filter(|other| other.file == it.file && other.name == it.name)
            .count();
        let alike = LOOK_ALIKES
            .iter()
            .any(|(file, name, count, _)| *file == path && *name == it.name && *count == same);
        if !alike {
            found.push(format!(
                "{}: .{}()",
                look.house.at(it.file, it.line),
                it.name
            ));
        }
    }
    sorted(found)
}

const STARTER: &str = "terminal/device/clipboard/program.rs";

fn programs(look: &Look<'_>) -> Vec<String> {
    let mut found = look.each(|it, meant| {
        let starts = meant.begins(&["std", "process", "Command"])
            || meant.begins(&["std", "process", "$"])
            || meant.begins(&["std", "os", "unix", "process"])
            || it.kind == Kind::Glob && meant.begins(&["std", "process"]);
        starts && look.path(it) != STARTER
    });
    let shells = [
        "sh",
        "bash",
        "zsh",
        "dash",
        "fish",
        "cmd",
        "cmd.exe",
        "powershell",
        "pwsh",
    ];
    for said in &look.house.strings {
        let path = look.house.path(said.file);
        let name = said.text.rsplit(['/', '\\']).next().unwrap_or_default();
        let first = name
            .split(' ')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".exe");
        if path.starts_with("terminal/device/clipboard/") && shells.contains(&first) {
            found.push(format!(
                "{}: {:?}",
                look.house.at(said.file, said.line),
                said.text
            ));
        }
    }
    sorted(found)
}

/// A signal wakes the reader by a pair of ends within the program, which reach nobody else.
const SIGNALS: &str = "terminal/device/signals.rs";

fn sockets(look: &Look<'_>) -> Vec<String> {
    let nets = [
        "reqwest", "ureq", "hyper", "tokio", "curl", "socket2", "mio", "libc", "nix",
    ];
    let mut found = look.each(|it, meant| {
        let parts: Vec<&str> = meant.path.iter().map(String::as_str).collect();
        let is_net = matches!(
            parts.as_slice(),
            ["std", "net", ..] | ["std", "os", _, "net", ..] | ["rustix", "net" | "$", ..]
        );
        let is_net = is_net && !(look.path(it) == SIGNALS && parts.contains(&"UnixStream"));
        meant.known && (is_net || nets.contains(&parts[0]))
    });
    for krate in &look.house.crates {
        let nets = krate
            .externs
            .values()
            .filter(|name| nets.contains(&name.as_str()));
        found.extend(nets.map(|name| format!("{}/Cargo.toml: {name}", krate.room)));
    }
    found
}

/// Who writes to the terminal besides the command line: what is drawn, not what is printed.
const DRAWERS: &[&str] = &["terminal/device/output.rs", "terminal/device/tty.rs"];

fn prints(look: &Look<'_>) -> Vec<String> {
    let macros = ["println", "eprintln", "print", "eprint", "dbg"];
    let is_cli = |path: &str| path.starts_with("cli/");
    let mut found = look.macros(&macros, is_cli);
    found.extend(look.each(|it, meant| {
        let path = look.path(it);
        let writes = ["stdout", "stderr", "Stdout", "Stderr"].contains(&meant.last());
        let draws = DRAWERS.contains(&path) || path.starts_with("terminal/device/");
        meant.begins(&["std", "io"]) && writes && !is_cli(path) && !draws
    }));
    sorted(found)
}

/// What is not said to a reader in his language: words that papers have, what a printed page says in
/// the paper's language, the table that the manual prints.
const NOT_OURS: &[&str] = &[
    "formats/page/",
    "formats/papers/html/lead.rs",
    "formats/books/gutenberg/",
    "formats/books/manuscript/",
    "formats/scans/names.rs",
    "export/landmarks.rs",
    "compose/pages/setter.rs",
    "terminal/keymap/print.rs",
];

/// Whether three words of small letters follow each other, as they do in a sentence.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_end_matches(['.', ';', ':', '!', '?']);
        word.len() > 1 && word.bytes().all(|one| one.is_ascii_lowercase())
    };
    let words: Vec<bool> = text.split_whitespace().map(is_word).collect();
    words.windows(3).any(|words| words.iter().all(|word| *word))
}

fn sentences(look: &Look<'_>) -> Vec<String> {
    let found = look.house.strings.iter().filter(|said| {
        let path = look.house.path(said.file);
        let is_seen = match &said.place {
            Place::Code => true,
            Place::Assertion => false,
            // By these `messages` finds the sentences of the other languages; tests hold that it does.
            Place::Field(name) => !["signature", "outcome"].contains(&name.as_str()),
            Place::Attribute(key) => {
                !["about", "help", "reason", "long_about", "note"].contains(&key.as_str())
            }
        };
        let is_ours =
            !path.starts_with("messages/") && !NOT_OURS.iter().any(|other| path.starts_with(other));
        is_seen && is_ours && is_sentence(&said.text)
    });
    sorted(
        found
            .map(|said| format!("{}: {:?}", look.house.at(said.file, said.line), said.text))
            .collect(),
    )
}

/// What a screen or a sheet has, and a story has not.
const PASSING: &[&str] = &[
    "row", "rows", "page", "pages", "line", "lines", "column", "columns", "cell", "cells",
];

/// Fields of those names that hold no screen: file, field, what they hold.
const LASTING: &[(&str, &str, &str)] = &[
    (
        "storage/bookmarks.rs",
        "page",
        "the page of the printed paper, for a citation",
    ),
    (
        "storage/record.rs",
        "page",
        "the page of the printed paper, for a citation",
    ),
    (
        "storage/progress.rs",
        "line",
        "the line of a file that is faulty",
    ),
    (
        "storage/wire.rs",
        "line",
        "the line of a file that is faulty",
    ),
    (
        "storage/error.rs",
        "line",
        "the line of a file that is faulty",
    ),
    (
        "storage/export.rs",
        "line",
        "how a bookmark is written; never stored",
    ),
];

fn stored(look: &Look<'_>) -> Vec<String> {
    let is_passing = |name: &str| {
        let words = spelled(name);
        words.split('_').any(|word| PASSING.contains(&word))
    };
    let mut found = Vec::new();
    for held in &look.house.structs {
        let path = look.house.path(held.file);
        for (name, line) in held.fields.iter().filter(|_| path.starts_with("storage/")) {
            let lasts = LASTING
                .iter()
                .any(|(file, field, _)| *file == path && *field == name);
            if is_passing(name) && !lasts {
                found.push(format!(
                    "{}: {}.{name}",
                    look.house.at(held.file, *line),
                    held.name
                ));
            }
        }
    }
    for said in &look.house.strings {
        let path = look.house.path(said.file);
        let is_key = said
            .text
            .bytes()
            .all(|one| one.is_ascii_alphanumeric() || b"_-".contains(&one));
        let lasts = LASTING
            .iter()
            .any(|(file, field, _)| *file == path && *field == said.text);
        if path.starts_with("storage/") && is_key && is_passing(&said.text) && !lasts {
            found.push(format!(
                "{}: {:?}",
                look.house.at(said.file, said.line),
                said.text
            ));
        }
    }
    sorted(found)
}

/// `lastPage` and `last-page` as `last_page`.
fn spelled(name: &str) -> String {
    let mut spelled = String::new();
    for one in name.chars() {
        if one.is_ascii_uppercase() {
            spelled.push('_');
        }
        spelled.push(if one == '-' {
            '_'
        } else {
            one.to_ascii_lowercase()
        });
    }
    spelled
}
