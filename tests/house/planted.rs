//! Breaches on purpose: each never finds every one of its own, by whatever way it is come to, and
//! none of what only looks like one.

mod drawing;
mod rooms;
mod sizes;
mod world;

use crate::gathering::gather;
use crate::look::Look;
use crate::reading::{self, Texts};

/// What other files there are: name and text; a text that begins with `[` is a manifest.
type Others<'t> = &'t [(&'t str, &'t str)];

/// The rooms of a planted house, and whom each may name by its manifest.
const ROOMS: &[(&str, &str)] = &[
    ("issue", "jiff image"),
    ("messages", "newsprint-issue"),
    ("compose", "newsprint-issue unicode-width"),
    ("formats", "newsprint-issue newsprint-messages zip"),
    ("search", "newsprint-issue"),
    ("storage", "newsprint-issue serde jiff"),
    ("config", "newsprint-issue"),
    ("theme", "newsprint-issue ratatui"),
    (
        "terminal",
        "newsprint-issue newsprint-compose newsprint-storage ratatui crossterm jiff",
    ),
];

/// What there is in every planted house.
const ISSUE: &str = "//! The model.\npub mod language { pub enum Direction { Horizontal, Vertical } }\npub use language::Direction;\n";

/// A house of nothing but what is planted, every file of it in its module.
fn plant(files: Others<'_>) -> Texts {
    let mut texts = Texts::new();
    texts.insert(
        "../Cargo.toml".to_owned(),
        "[package]\nname = \"newsprint\"\n".to_owned(),
    );
    for (room, names) in ROOMS {
        let names = names.split(' ').map(|name| format!("{name} = \"1\"\n"));
        let names: String = names.collect();
        let manifest = format!(
            "[package]\nname = \"newsprint-{room}\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\n{names}"
        );
        texts.insert(format!("{room}/Cargo.toml"), manifest);
        texts.insert(format!("{room}/lib.rs"), "//! A room.\n".to_owned());
    }
    texts.insert("issue/lib.rs".to_owned(), ISSUE.to_owned());
    texts.insert("lib.rs".to_owned(), "//! The program.\n".to_owned());
    for (path, text) in files {
        let text = if reading::is_code(path) {
            format!("//! Planted.\n{text}")
        } else {
            (*text).to_owned()
        };
        texts.insert((*path).to_owned(), text);
    }
    let paths: Vec<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    for path in paths.iter().filter(|path| reading::is_code(path)) {
        declare(&mut texts, path);
    }
    texts
}

/// Declares a module in the front of its folder, unless something says where it is.
fn declare(texts: &mut Texts, path: &str) {
    let file = path.rsplit('/').next().unwrap_or_default();
    let is_told = texts.values().any(|text| {
        text.contains(&format!("path = \"{file}\""))
            || text.contains(&format!("include!(\"{file}\")"))
    });
    if is_told || path.ends_with("lib.rs") {
        return;
    }
    let whole = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let (folder, name) = whole.rsplit_once('/').unwrap_or(("", whole));
    let stroke = if folder.is_empty() { "" } else { "/" };
    let front = [
        format!("{folder}{stroke}lib.rs"),
        format!("{folder}{stroke}mod.rs"),
    ];
    let known = front.iter().find(|front| texts.contains_key(*front));
    let is_new = known.is_none();
    let front = known.unwrap_or(&front[1]).clone();
    let text = texts
        .entry(front.clone())
        .or_insert_with(|| "//! A front.\n".to_owned());
    if !text.contains(&format!("mod {name};")) {
        text.extend(["pub mod ", name, ";\n"]);
    }
    if is_new {
        declare(texts, &front);
    }
}

fn found(never: &str, files: Others<'_>) -> Vec<String> {
    let house = gather(&plant(files), |_| None);
    let look = Look::new(&house);
    let never = crate::nevers()
        .find(|it| it.name == never)
        .expect("a never of that name");
    (never.find)(&look)
}

/// Every one of these is found, each planted alone.
#[track_caller]
fn finds(never: &str, file: &str, texts: &[&str]) {
    for text in texts {
        finds_in(never, &[(file, text)]);
    }
}

#[track_caller]
fn finds_in(never: &str, files: Others<'_>) {
    assert!(
        !found(never, files).is_empty(),
        "{never}\ngot past it: {files:?}"
    );
}

/// None of these is found.
#[track_caller]
fn passes(never: &str, file: &str, texts: &[&str]) {
    for text in texts {
        let found = found(never, &[(file, text)]);
        assert!(found.is_empty(), "{never}\nis no breach: {text}\n{found:?}");
    }
}
