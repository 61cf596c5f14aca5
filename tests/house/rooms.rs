//! The nevers about rooms: who may know whom, and by which door.

use crate::house::Kind;
use crate::look::{Look, Never};

pub(crate) const NEVERS: &[Never] = &[
    Never {
        name: "rooms know only the floors below",
        find: floors,
    },
    Never {
        name: "the model and the core know no world",
        find: world,
    },
    Never {
        name: "compose cannot fail",
        find: fails,
    },
    Never {
        name: "one file asks the width table",
        find: widths,
    },
    Never {
        name: "one file knows what vertical means",
        find: vertical,
    },
    Never {
        name: "only the terminal knows the terminal",
        find: terminal,
    },
];

/// The rooms of ours that each room may know.
const FLOORS: &[(&str, &[&str])] = &[
    ("issue", &[]),
    ("messages", &["issue"]),
    ("files", &["issue", "messages"]),
    ("raw", &["issue", "messages"]),
    ("wording", &["issue"]),
    ("formats", &["issue", "messages", "files", "raw", "wording"]),
    ("compose", &["issue", "messages", "wording"]),
    ("search", &["issue", "messages", "wording"]),
    ("storage", &["issue", "messages", "files", "wording"]),
    (
        "config",
        &[
            "issue", "messages", "files", "wording", "compose", "search", "storage",
        ],
    ),
    (
        "theme",
        &["issue", "messages", "files", "wording", "compose"],
    ),
    (
        "library",
        &[
            "issue", "messages", "files", "wording", "raw", "formats", "storage", "search",
            "config",
        ],
    ),
    (
        "terminal",
        &[
            "issue", "messages", "wording", "raw", "compose", "search", "storage", "config",
            "theme", "library",
        ],
    ),
    (
        "export",
        &[
            "issue", "messages", "wording", "raw", "formats", "compose", "search", "storage",
            "library",
        ],
    ),
];

fn may_know(room: &str, other: &str) -> bool {
    let floor = FLOORS.iter().find(|(name, _)| *name == room);
    room == other || floor.is_none_or(|(_, below)| below.contains(&other))
}

fn floors(look: &Look<'_>) -> Vec<String> {
    let mut found = look.each(|it, meant| {
        let room = look.room(it);
        let to = look.house.room_of(&meant.path);
        // The front of the program hands on the rooms under their own names.
        let through = meant
            .through
            .iter()
            .map(|at| look.house.room(*at))
            .filter(|room| *room != "program");
        meant.known
            && to
                .into_iter()
                .chain(through)
                .any(|other| !may_know(room, other))
    });
    for krate in &look.house.crates {
        for other in krate.externs.values() {
            let to = look.house.crates.iter().find(|it| it.name == *other);
            if let Some(to) = to.filter(|to| !may_know(&krate.room, &to.room)) {
                found.push(format!("{}/Cargo.toml: {}", krate.room, to.room));
            }
        }
    }
    found
}

/// What the rooms that know no world may build on; what is to be added is to be thought about.
const PURE: &[(&str, &[&str])] = &[
    (
        "issue",
        &[
            "unicode_segmentation",
            "ferrous_opencc",
            "strsim",
            "image",
            "jiff",
        ],
    ),
    (
        "compose",
        &[
            "unicode_width",
            "unicode_segmentation",
            "icu_segmenter",
            "unicode_bidi",
            "hypher",
        ],
    ),
    (
        "search",
        &[
            "ferrous_opencc",
            "unicode_normalization",
            "pinyin",
            "memchr",
            "regex",
            "unicode_segmentation",
        ],
    ),
];

/// A decoder reads from bytes at hand, and a thread that does not start says why.
const PHOTOGRAPHS: (&str, &[&str]) = ("issue/pictures.rs", &["Cursor", "Result"]);

fn world(look: &Look<'_>) -> Vec<String> {
    let mut found = look.each(|it, meant| {
        let room = look.room(it);
        if !PURE.iter().any(|(pure, _)| *pure == room) || !meant.known {
            return false;
        }
        let first = meant.path[0].as_str();
        let second = meant.path.get(1).map_or("", String::as_str);
        let third = meant.path.get(2).map_or("", String::as_str);
        if ["ratatui", "crossterm", "serde"]
            .iter()
            .any(|name| first.starts_with(name))
        {
            return true;
        }
        if first != "std" {
            return is_clock(&meant.path) || meant.begins(&["image", "open"]);
        }
        match second {
            "fs" | "env" | "net" | "process" | "os" | "$" => true,
            "io" => {
                look.path(it) != PHOTOGRAPHS.0
                    || !(third.is_empty() || PHOTOGRAPHS.1.contains(&third))
            }
            "time" => room == "compose" && third != "Duration",
            _ => false,
        }
    });
    for krate in &look.house.crates {
        let Some((_, pure)) = PURE.iter().find(|(room, _)| *room == krate.room) else {
            continue;
        };
        for other in krate.externs.values() {
            let is_ours = look.house.crates.iter().any(|it| it.name == *other);
            if !is_ours
                && !pure.contains(&other.as_str())
                && !["std", "core", "alloc"].contains(&other.as_str())
            {
                found.push(format!("{}/Cargo.toml: {other}", krate.room));
            }
        }
    }
    found
}

/// Whether a path reads a clock.
pub(crate) fn is_clock(path: &[String]) -> bool {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["std", "time", "Instant" | "SystemTime", rest @ ..] => {
            rest.first().is_none_or(|it| *it == "now")
        }
        ["jiff" | "chrono" | "time", .., "now" | "now_utc" | "system"] => true,
        _ => false,
    }
}

fn fails(look: &Look<'_>) -> Vec<String> {
    look.each(|it, meant| {
        let gives = matches!(it.kind, Kind::Output | Kind::Alias | Kind::Field);
        let is_result = meant.last() == "Result";
        // How a thing is written is for `Display` to ask.
        look.room(it) == "compose" && gives && is_result && !it.foreign
    })
}

fn widths(look: &Look<'_>) -> Vec<String> {
    let tables = [
        "unicode_width",
        "unicode_display_width",
        "wcwidth",
        "textwrap",
    ];
    look.each(|it, meant| {
        // A function of ours may be called as it likes.
        let is_ours = look.house.room_of(&meant.path).is_some();
        let is_table = meant
            .path
            .iter()
            .any(|part| tables.contains(&part.as_str()));
        is_table
            && !is_ours
            && (meant.known || meant.path.len() > 1)
            && look.path(it) != "compose/characters/width.rs"
    })
}

/// Where the horizontal is chosen and nothing is matched: file, how often, why.
const CHOSEN: &[(&str, usize, &str)] = &[
    (
        "compose/copy/breaks.rs",
        1,
        "lines of text as it stands, whatever its paper does",
    ),
    (
        "compose/lines/bidi.rs",
        1,
        "a line of text as it stands, whatever its paper does",
    ),
    (
        "compose/front/desk.rs",
        1,
        "a front page is set in lines that run across",
    ),
    (
        "compose/setting.rs",
        1,
        "what is meant where nothing is said",
    ),
];

fn vertical(look: &Look<'_>) -> Vec<String> {
    let is_named = |it: &crate::house::Mention, meant: &crate::resolving::Meant| {
        let ways = meant
            .path
            .iter()
            .rev()
            .take(2)
            .map(String::as_str)
            .collect::<Vec<_>>();
        let is_way = matches!(ways.as_slice(), ["Vertical" | "Horizontal", "Direction"]);
        let is_all = it.kind == Kind::Glob && meant.last() == "Direction";
        let is_ours = look.house.room_of(&meant.path) == Some("issue");
        look.room(it) == "compose"
            && look.path(it) != "compose/characters/axes.rs"
            && (is_way || is_all)
            && is_ours
    };
    let of = |found: &str, file: &str| found.starts_with(&format!("{file}:"));
    let mut found = look.each(is_named);
    for (file, count, _) in CHOSEN {
        let is_chosen = |it: &String| of(it, file) && it.ends_with("::Horizontal");
        if found.iter().filter(|it| is_chosen(it)).count() == *count {
            found.retain(|it| !is_chosen(it));
        }
    }
    found
}

/// Who speaks to the terminal, and who knows its keys.
const SPEAKERS: &[&str] = &[
    "terminal/lib.rs",
    "terminal/keymap/key.rs",
    "terminal/device/tty.rs",
];

fn terminal(look: &Look<'_>) -> Vec<String> {
    look.each(|it, meant| {
        let is_ours = look.house.room_of(&meant.path).is_some();
        let crossterm =
            meant.path.iter().any(|part| part == "crossterm") && meant.known && !is_ours;
        let speaks =
            SPEAKERS.contains(&look.path(it)) || look.path(it).starts_with("terminal/device/");
        let ratatui = meant.known && meant.path[0].starts_with("ratatui");
        let draws = ["terminal", "theme"].contains(&look.room(it));
        ratatui && !draws || crossterm && !speaks
    })
}
