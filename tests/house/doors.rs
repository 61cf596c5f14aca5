//! The nevers about the doors within a room: who may come in by which, and what no room has.

use std::collections::BTreeSet;

use crate::house::{Bound, Kind};
use crate::known::Figures;
use crate::look::{Look, Never, sorted};
use crate::reading;

/// The nevers about the doors within a room.
pub(crate) const NEVERS: &[Never] = &[
    Never {
        name: "no screen knows another",
        find: screens,
    },
    Never {
        name: "nothing imports from its own front door",
        find: front_doors,
    },
    Never {
        name: "no prelude, no glob, no odds and ends",
        find: odds,
    },
    Never {
        name: "sources can be read",
        find: read,
    },
];

fn screens(look: &Look<'_>) -> Vec<String> {
    let screen = |path: &[String]| match path {
        [room, screens, name, ..] if room == "newsprint_terminal" && screens == "screens" => {
            Some(name.clone())
        }
        _ => None,
    };
    let names: BTreeSet<String> = look
        .house
        .modules
        .iter()
        .filter_map(|it| screen(&it.path))
        .collect();
    look.each(|it, meant| {
        let Some(own) = screen(&look.house.modules[it.module].path) else {
            return false;
        };
        let through = meant
            .through
            .iter()
            .filter_map(|at| screen(&look.house.modules[*at].path));
        let to = screen(&meant.path).filter(|name| names.contains(name));
        // What the front of all screens hands out is a screen, too.
        let from_front = meant.through.iter().any(|at| {
            look.house.modules[*at].path.len() == 2 && look.house.modules[*at].path[1] == "screens"
        });
        meant.known && (from_front || to.into_iter().chain(through).any(|other| other != own))
    })
}

fn front_doors(look: &Look<'_>) -> Vec<String> {
    look.each(|it, meant| {
        let path = look.path(it);
        let name = path.rsplit('/').next().unwrap_or_default();
        if name == "mod.rs" || name == "lib.rs" || !path.contains('/') {
            return false;
        }
        let first = meant.through.first().filter(|_| meant.known);
        first.is_some_and(|at| {
            let front = look.path_of(*at);
            let is_front = front.ends_with("/mod.rs") || front.ends_with("/lib.rs");
            let is_own = reading::folder(front) == reading::folder(path);
            is_front && is_own
        })
    })
}

impl Look<'_> {
    fn path_of(&self, module: usize) -> &str {
        self.house.path(self.house.modules[module].file)
    }
}

const ODDS: &[&str] = &[
    "prelude", "utils", "util", "helpers", "helper", "common", "misc",
];

fn odds(look: &Look<'_>) -> Vec<String> {
    let mut found = look.each(|it, meant| {
        let is_import = matches!(it.kind, Kind::Import | Kind::Glob);
        let prelude = meant
            .path
            .iter()
            .chain(&it.written.parts)
            .any(|part| part == "prelude");
        it.kind == Kind::Glob || prelude && (is_import || meant.path.len() > 1)
    });
    for module in &look.house.modules {
        for (name, bound) in &module.names {
            let is_module = bound.iter().any(|it| matches!(it, Bound::Module(_)));
            if is_module && ODDS.contains(&name.as_str()) {
                found.push(format!("{}: mod {name}", look.house.path(module.file)));
            }
        }
    }
    let files = look.house.files.iter().filter(|file| {
        let mut parts = file.path.split(['/', '.']);
        parts.any(|part| ODDS.contains(&part))
    });
    found.extend(files.map(|file| file.path.clone()));
    sorted(found)
}

fn read(look: &Look<'_>) -> Vec<String> {
    let mut found = look.house.problems.clone();
    found.extend(
        look.house
            .files
            .iter()
            .filter(|file| !file.text.starts_with("//!"))
            .map(|file| format!("{}: does not say what it owns", file.path)),
    );
    found
}

/// How often each file names what lies two floors up by way of its parents.
pub(crate) fn up_twice(look: &Look<'_>) -> Figures {
    let mut found = BTreeSet::new();
    for it in &look.house.mentions {
        let ups = it
            .written
            .parts
            .iter()
            .filter(|part| *part == "super")
            .count();
        if ups > 1 {
            found.insert((look.path(it), it.written.line, it.written.parts.clone()));
        }
    }
    let mut figures = Figures::new();
    for (path, ..) in found {
        *figures.entry(path.to_owned()).or_default() += 1;
    }
    figures
}
