//! What is built into the program: `deny.toml` holds for every package of the lock, and each one that
//! `Cargo.toml` names is used and says what it is for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use semver::{Version, VersionReq};
use serde::Deserialize;

use crate::golden::root;

/// A package as `cargo metadata` tells of it.
#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: Version,
    license: Option<String>,
    source: Option<String>,
    links: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Debug, Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
    exceptions: Vec<Exception>,
}

#[derive(Debug, Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Debug, Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

impl Deny {
    fn read() -> Deny {
        toml::from_str(&fs::read_to_string(root().join("deny.toml")).unwrap()).unwrap()
    }

    /// What is wrong with a package, if anything.
    fn finds(&self, package: &Package) -> Option<String> {
        let Package { name, version, .. } = package;
        let ban = |ban: &&Ban| ban.holds(package);
        if let Some(ban) = self.bans.deny.iter().find(ban) {
            return Some(format!("{name} {version}: {}", ban.reason));
        }
        let from_registry = |source: &str| source.starts_with("registry+");
        if package
            .source
            .as_deref()
            .is_some_and(|source| !from_registry(source))
        {
            return Some(format!("{name} is of no registry"));
        }
        if let Some(library) = &package.links {
            return Some(format!("{name} links {library}"));
        }
        let Some(licence) = &package.license else {
            return Some(format!("{name} names no licence"));
        };
        let exception = self
            .licenses
            .exceptions
            .iter()
            .find(|one| one.name == *name);
        let allowed = |one: &str| {
            let excepted = exception.is_some_and(|exception| exception.allow.contains(one));
            excepted || self.licenses.allow.contains(one)
        };
        (!allows(licence, &allowed)).then(|| format!("{name} is under {licence}"))
    }
}

impl Ban {
    fn holds(&self, package: &Package) -> bool {
        let (name, versions) = self.name.split_once(':').unwrap_or((&self.name, "*"));
        let versions = VersionReq::parse(versions).unwrap();
        name == package.name && versions.matches(&package.version)
    }
}

/// Whether an SPDX expression can be met by allowed licences: one of every `AND`.
fn allows(expression: &str, allowed: &impl Fn(&str) -> bool) -> bool {
    // An old spelling of OR.
    let expression = expression.replace('/', " OR ");
    let parts = |word: &str| -> Vec<String> {
        let (mut parts, mut depth) = (vec![String::new()], 0);
        for token in expression.split_inclusive([' ', '(', ')']) {
            if depth == 0 && token.trim() == word {
                parts.push(String::new());
                continue;
            }
            depth += token.matches('(').count();
            depth -= token.matches(')').count();
            parts.last_mut().unwrap().push_str(token);
        }
        parts
    };
    for (word, is_any) in [("OR", true), ("AND", false)] {
        let parts = parts(word);
        if parts.len() > 1 {
            let mut met = parts.iter().map(|part| allows(part.trim(), allowed));
            return if is_any {
                met.any(|met| met)
            } else {
                met.all(|met| met)
            };
        }
    }
    let bare = expression.trim();
    match bare
        .strip_prefix('(')
        .and_then(|bare| bare.strip_suffix(')'))
    {
        Some(inside) => allows(inside, allowed),
        None => allowed(bare),
    }
}

/// All packages that are built here, as the lock has them. Nothing is fetched.
fn packages() -> Vec<Package> {
    let cargo = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO"))
            .current_dir(root())
            .args(arguments)
            .output();
        let output = output.unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{told}");
        String::from_utf8(output.stdout).unwrap()
    };
    let about = cargo(&["version", "--verbose"]);
    let host = about
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let metadata = cargo(&[
        "metadata",
        "--locked",
        "--offline",
        "--format-version=1",
        "--filter-platform",
        host,
    ]);
    let metadata: Metadata = serde_json::from_str(&metadata).unwrap();
    assert!(metadata.packages.len() > 100);
    metadata.packages
}

#[test]
fn every_package_may_be_built_in() {
    let deny = Deny::read();
    let found: Vec<String> = packages()
        .iter()
        .filter_map(|package| deny.finds(package))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_may_not_be_built_in_is_found() {
    let deny = Deny::read();
    let package = |name: &str, version: &str, licence: &str| Package {
        name: name.to_owned(),
        version: Version::parse(version).unwrap(),
        license: Some(licence.to_owned()),
        source: Some("registry+here".to_owned()),
        links: None,
    };
    for (name, version, licence, is_found) in [
        ("fine", "1.0.0", "MIT OR Apache-2.0", false),
        (
            "fine",
            "1.0.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            false,
        ),
        ("fine", "1.0.0", "GPL-3.0 OR MIT", false),
        ("fine", "1.0.0", "Apache-2.0/MIT", false),
        ("fine", "1.0.0", "MIT AND GPL-3.0", true),
        ("fine", "1.0.0", "(MIT AND GPL-3.0) OR AGPL-3.0", true),
        ("fine", "1.0.0", "MPL-2.0", true),
        ("selectors", "0.41.0", "MPL-2.0", false),
        ("zip", "2.1.0", "MIT", true),
        ("zip", "9.0.0", "MIT", false),
        ("unicode-width", "0.2.3", "MIT", true),
        ("cc", "1.0.0", "MIT", true),
    ] {
        let package = package(name, version, licence);
        assert_eq!(deny.finds(&package).is_some(), is_found, "{package:?}");
    }
    let git = Package {
        source: Some("git+there".to_owned()),
        ..package("fine", "1.0.0", "MIT")
    };
    let c = Package {
        links: Some("z".to_owned()),
        ..package("fine", "1.0.0", "MIT")
    };
    assert!(deny.finds(&git).is_some() && deny.finds(&c).is_some());
}

/// All code below a folder as one text.
pub(crate) fn code(folder: &Path) -> String {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let texts = entries.map(|path| {
        if path.is_dir() {
            code(&path)
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            fs::read_to_string(path).unwrap()
        } else {
            String::new()
        }
    });
    texts.collect()
}

/// The manifests of the program and of every room, each with the folders of its sources.
fn manifests() -> Vec<(String, Vec<PathBuf>)> {
    let read = |path: &Path| fs::read_to_string(path.join("Cargo.toml")).unwrap();
    let program = ["src/cli", "src/export", "tests"].map(|folder| root().join(folder));
    let mut manifests = vec![(read(&root()), program.to_vec())];
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if path.join("Cargo.toml").is_file() {
            manifests.push((read(&path), vec![path]));
        }
    }
    assert!(manifests.len() > 5, "the rooms were not found");
    manifests
}

/// The lines of a table of a manifest.
fn table<'m>(manifest: &'m str, name: &str) -> Vec<&'m str> {
    let heading = format!("[{name}]");
    let lines = manifest.lines().skip_while(|line| *line != heading);
    lines
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .collect()
}

/// The dependency that a line of a table names.
fn named(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(" = ")?;
    let is_name = !line.starts_with([' ', '#', '"']);
    is_name.then(|| name.strip_suffix(".workspace").unwrap_or(name))
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut has_reason = false;
    let lines = table(&manifest, "workspace.dependencies");
    assert!(lines.len() > 20);
    for line in lines {
        match named(line) {
            _ if line.starts_with('#') => has_reason = true,
            _ if line.is_empty() => has_reason = false,
            Some(name) => assert!(has_reason, "{name} does not say what it is for"),
            None => {}
        }
    }
}

#[test]
fn every_dependency_is_used() {
    for (manifest, folders) in manifests() {
        let code: String = folders.iter().map(|folder| code(folder)).collect();
        let code = if folders.len() > 1 {
            let loose =
                ["src/lib.rs", "src/main.rs", "src/bundled.rs"].map(|file| root().join(file));
            loose
                .iter()
                .map(|file| fs::read_to_string(file).unwrap())
                .collect::<String>()
                + &code
        } else {
            code
        };
        let names = ["dependencies", "dev-dependencies"].map(|name| table(&manifest, name));
        for name in names.concat().into_iter().filter_map(named) {
            assert!(
                names_crate(&code, &name.replace('-', "_")),
                "{name} is not used: {folders:?}"
            );
        }
    }
}

/// Whether code names a crate: in a path, or by itself in a `use`.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let is_start = before.is_none_or(|one| !one.is_alphanumeric() && one != '_');
        let after = &code[at + name.len()..];
        is_start
            && ["::", ";", " as "]
                .iter()
                .any(|follows| after.starts_with(follows))
    })
}
