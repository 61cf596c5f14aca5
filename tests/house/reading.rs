//! Reading: the sources as trees and the manifests as tables. Owns which file belongs to which
//! crate and module; what is named in them is gathered in `gathering.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;

/// Texts by their path below `src`; what lies outside it begins with `../`.
pub(crate) type Texts = BTreeMap<String, String>;

/// What a file is found by, where the texts at hand have it not.
pub(crate) type Finder = fn(&str) -> Option<String>;

/// Whether a file is one of code.
pub(crate) fn is_code(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "rs")
}

/// The folder of the program.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every source and manifest below `src`, and the manifest of the program as `../Cargo.toml`.
pub(crate) fn texts() -> Texts {
    let mut texts = Texts::new();
    collect(&root().join("src"), "", &mut texts);
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    texts.insert("../Cargo.toml".to_owned(), manifest);
    assert!(texts.len() > 100, "the sources were not found");
    texts
}

fn collect(folder: &Path, below: &str, texts: &mut Texts) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{below}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), texts);
        } else if is_code(&path) || name == "Cargo.toml" {
            texts.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// A file that a module outside `src` takes in.
pub(crate) fn on_disk(path: &str) -> Option<String> {
    fs::read_to_string(root().join("src").join(path)).ok()
}

/// A crate of ours.
pub(crate) struct Crate {
    /// What others call it: `newsprint_issue`.
    pub(crate) name: String,
    /// Its room: the folder below `src`; `program` for what is no crate of its own.
    pub(crate) room: String,
    /// The front file.
    pub(crate) front: String,
    /// What it may name, by the name it knows it by, and what that is.
    pub(crate) externs: BTreeMap<String, String>,
}

/// The crates that the manifests tell of.
pub(crate) fn crates(texts: &Texts) -> Vec<Crate> {
    let shared = texts.get("../Cargo.toml").map(|text| table(text));
    let shared = shared.unwrap_or_default();
    let mut found = Vec::new();
    for (path, text) in texts {
        let Some(folder) = path.strip_suffix("Cargo.toml") else {
            continue;
        };
        let own = table(text);
        let (folder, room) = match folder {
            "../" => ("", "program"),
            below => (below, below.trim_end_matches('/')),
        };
        let front = match own.get("lib").and_then(|lib| lib.get("path")) {
            Some(lib) if !folder.is_empty() => join(folder, lib.as_str().unwrap_or("lib.rs")),
            _ => format!("{folder}lib.rs"),
        };
        found.push(Crate {
            name: called(&own, room),
            room: room.to_owned(),
            front,
            externs: externs(&own, &shared, texts),
        });
    }
    if texts.contains_key("main.rs") {
        let program = found.iter().find(|one| one.room == "program");
        let mut externs = program.map(|one| one.externs.clone()).unwrap_or_default();
        externs.insert("newsprint".to_owned(), "newsprint".to_owned());
        found.push(Crate {
            name: "main".to_owned(),
            room: "program".to_owned(),
            front: "main.rs".to_owned(),
            externs,
        });
    }
    found
}

fn table(text: &str) -> toml::Table {
    text.parse().expect("a manifest")
}

fn called(manifest: &toml::Table, room: &str) -> String {
    let of = |table: &str| manifest.get(table)?.get("name")?.as_str();
    let usual = format!("newsprint_{room}");
    let name = of("lib").or_else(|| of("package")).unwrap_or(&usual);
    name.replace('-', "_")
}

/// The dependencies of a manifest, those of tests left out: what each is called, and what it is.
fn externs(own: &toml::Table, shared: &toml::Table, texts: &Texts) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for table in dependency_tables(own) {
        for (key, told) in table {
            let inherited = told.get("workspace").is_some();
            let of_all = shared
                .get("workspace")
                .and_then(|all| all.get("dependencies"));
            let all = of_all.and_then(|all| all.get(key)).filter(|_| inherited);
            let told = all.unwrap_or(told);
            let package = told.get("package").and_then(|name| name.as_str());
            let package = package.unwrap_or(key);
            let name = lib_name(package, texts).unwrap_or_else(|| package.replace('-', "_"));
            let alias = if package == key {
                name.clone()
            } else {
                key.replace('-', "_")
            };
            found.insert(alias, name);
        }
    }
    found
}

/// What the library of a package of ours is called.
fn lib_name(package: &str, texts: &Texts) -> Option<String> {
    let manifests = texts
        .iter()
        .filter(|(path, _)| path.ends_with("Cargo.toml"));
    let mut tables = manifests.map(|(_, text)| table(text));
    let is_it = |own: &toml::Table| {
        own.get("package")?
            .get("name")?
            .as_str()
            .map(|it| it == package)
    };
    let own = tables.find(|own| is_it(own) == Some(true))?;
    Some(called(&own, package))
}

fn dependency_tables(own: &toml::Table) -> Vec<&toml::Table> {
    let mut found = Vec::new();
    for name in ["dependencies", "build-dependencies"] {
        found.extend(own.get(name).and_then(|it| it.as_table()));
        let targets = own.get("target").and_then(|it| it.as_table());
        for (_, target) in targets.into_iter().flatten() {
            found.extend(target.get(name).and_then(|it| it.as_table()));
        }
    }
    found
}

/// A path from a folder (which ends with a stroke), without `.` and `..` where they can go.
pub(crate) fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The folder of a file, with its stroke; empty at the top.
pub(crate) fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..=at])
}

/// The room of a file: the folder below `src`.
pub(crate) fn room(path: &str) -> &str {
    path.split_once('/').map_or("program", |(room, _)| room)
}

/// The lines that hold code: neither blank nor a comment.
pub(crate) fn code_lines(text: &str) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    if let Ok(tokens) = text.parse::<TokenStream>() {
        count(tokens, &mut lines);
    }
    lines
}

fn count(tokens: TokenStream, lines: &mut BTreeSet<usize>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        // A comment for readers of the documentation is an attribute of one token's span.
        if let TokenTree::Punct(mark) = &token
            && mark.as_char() == '#'
        {
            let at = mark.span().start();
            let same = |next: &TokenTree| next.span().start() == at;
            if is_inner_doc(&mut tokens, at) || tokens.peek().is_some_and(same) {
                tokens.next();
                continue;
            }
        }
        match token {
            TokenTree::Group(group) => {
                lines.insert(group.span_open().start().line);
                lines.insert(group.span_close().end().line);
                count(group.stream(), lines);
            }
            token => lines.extend(token.span().start().line..=token.span().end().line),
        }
    }
}

/// Whether what follows is the mark of a comment about the whole file, which is taken.
fn is_inner_doc(
    tokens: &mut std::iter::Peekable<proc_macro2::token_stream::IntoIter>,
    at: proc_macro2::LineColumn,
) -> bool {
    let is_mark = tokens
        .peek()
        .is_some_and(|next| matches!(next, TokenTree::Punct(it) if it.as_char() == '!' && it.span().start() == at));
    if is_mark {
        tokens.next();
    }
    is_mark
}

/// Whether an item is there for tests only.
pub(crate) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let path = attribute.path();
        if path.is_ident("test") {
            return true;
        }
        path.is_ident("cfg")
            && attribute
                .parse_args::<syn::Meta>()
                .is_ok_and(|it| asks_for_tests(&it))
    })
}

/// Whether a condition holds in tests only.
fn asks_for_tests(condition: &syn::Meta) -> bool {
    let syn::Meta::List(list) = condition else {
        return condition.path().is_ident("test");
    };
    let parser = syn::punctuated::Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated;
    let Ok(parts) = list.parse_args_with(parser) else {
        return false;
    };
    if list.path.is_ident("all") {
        parts.iter().any(asks_for_tests)
    } else {
        list.path.is_ident("any") && !parts.is_empty() && parts.iter().all(asks_for_tests)
    }
}

/// The line that a piece of code begins on.
pub(crate) fn line(of: &impl Spanned) -> usize {
    of.span().start().line
}
