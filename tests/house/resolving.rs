//! Resolving: what a path means, whatever it is called where it is named. Follows `use`, `pub use`,
//! other names for types and for crates; where a name may be several things, it is all of them.

use crate::house::{Bound, House};
use crate::written::Written;

/// What a path leads to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meant {
    /// The whole path, the name of the crate first; as it is written, where nothing is known.
    pub(crate) path: Vec<String>,
    /// Whether it begins with a crate.
    pub(crate) known: bool,
    /// The modules that had to be asked for a name that is not a module's.
    pub(crate) through: Vec<usize>,
    /// The module that is meant, where it is one.
    pub(crate) module: Option<usize>,
}

impl Meant {
    /// Whether the path begins with these parts.
    pub(crate) fn begins(&self, parts: &[&str]) -> bool {
        self.known
            && self.path.len() >= parts.len()
            && self.path.iter().zip(parts).all(|(a, b)| a == b)
    }

    pub(crate) fn last(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// `std::fs::read`.
    pub(crate) fn said(&self) -> String {
        self.path.join("::")
    }
}

/// Names that are being followed: nothing is followed twice.
type Trail = Vec<(usize, String)>;

impl House {
    /// Everything that a path may mean where it is named.
    pub(crate) fn meant(&self, module: usize, written: &Written) -> Vec<Meant> {
        let mut found = Vec::new();
        self.start(
            module,
            written,
            &mut Trail::new(),
            &Meant::default(),
            &mut found,
        );
        found
    }

    fn start(
        &self,
        module: usize,
        written: &Written,
        trail: &mut Trail,
        so_far: &Meant,
        found: &mut Vec<Meant>,
    ) {
        let Some(first) = written.parts.first() else {
            return;
        };
        let rest = &written.parts[1..];
        if written.rooted {
            self.outside(module, &written.parts, trail, so_far, found);
            return;
        }
        match first.as_str() {
            "crate" => self.walk(self.front(module), rest, trail, so_far, found),
            "self" => self.walk(module, rest, trail, so_far, found),
            "super" => {
                let parent = self.modules[module].parent.unwrap_or(module);
                let further = Written {
                    parts: rest.to_vec(),
                    ..Written::default()
                };
                if rest.first().is_some_and(|next| next == "super") {
                    self.start(parent, &further, trail, so_far, found);
                } else {
                    self.walk(parent, rest, trail, so_far, found);
                }
            }
            _ => {
                let before = found.len();
                self.named(module, &written.parts, trail, so_far, found);
                if found.len() == before {
                    self.outside(module, &written.parts, trail, so_far, found);
                }
            }
        }
    }

    fn front(&self, module: usize) -> usize {
        let mut front = module;
        while let Some(parent) = self.modules[front].parent {
            front = parent;
        }
        front
    }

    /// Walks on from a module.
    fn walk(
        &self,
        module: usize,
        rest: &[String],
        trail: &mut Trail,
        so_far: &Meant,
        found: &mut Vec<Meant>,
    ) {
        if rest.is_empty() {
            found.push(Meant {
                path: self.modules[module].path.clone(),
                known: true,
                through: so_far.through.clone(),
                module: Some(module),
            });
            return;
        }
        let before = found.len();
        self.named(module, rest, trail, so_far, found);
        if found.len() == before {
            let mut path = self.modules[module].path.clone();
            path.extend(rest.iter().cloned());
            let mut meant = so_far.clone();
            meant.through.push(module);
            found.push(Meant {
                path,
                known: true,
                ..meant
            });
        }
    }

    /// What the first part is among the names of a module, walked on from there.
    fn named(
        &self,
        module: usize,
        parts: &[String],
        trail: &mut Trail,
        so_far: &Meant,
        found: &mut Vec<Meant>,
    ) {
        let (first, rest) = (&parts[0], &parts[1..]);
        if trail.len() > 60
            || trail
                .iter()
                .any(|(at, name)| *at == module && name == first)
        {
            return;
        }
        trail.push((module, first.clone()));
        let mut here = so_far.clone();
        here.through.push(module);
        let bounds = self.modules[module].names.get(first);
        let is_module = |it: &Bound| matches!(it, Bound::Module(_));
        // What goes on into a module does not go on into a function of the same name.
        let only_modules =
            !rest.is_empty() && bounds.is_some_and(|them| them.iter().any(is_module));
        let bounds = bounds.into_iter().flatten();
        for bound in bounds.filter(|it| !only_modules || is_module(it)) {
            match bound {
                Bound::Module(inside) => self.walk(*inside, rest, trail, so_far, found),
                Bound::Item => {
                    let mut path = self.modules[module].path.clone();
                    path.extend(parts.iter().cloned());
                    let meant = here.clone();
                    found.push(Meant {
                        path,
                        known: true,
                        ..meant
                    });
                }
                Bound::Import(target) => self.on(module, target, rest, trail, &here, found),
                Bound::Alias(_, targets) => {
                    let mut path = self.modules[module].path.clone();
                    path.extend(parts.iter().cloned());
                    let meant = here.clone();
                    found.push(Meant {
                        path,
                        known: true,
                        ..meant
                    });
                    for target in targets {
                        self.on(module, target, rest, trail, &here, found);
                    }
                }
            }
        }
        if !self.modules[module].names.contains_key(first) {
            self.in_globs(module, parts, trail, &here, found);
        }
        trail.pop();
    }

    fn on(
        &self,
        module: usize,
        target: &Written,
        rest: &[String],
        trail: &mut Trail,
        so_far: &Meant,
        found: &mut Vec<Meant>,
    ) {
        let mut written = target.clone();
        written.parts.extend(rest.iter().cloned());
        self.start(module, &written, trail, so_far, found);
    }

    /// What is brought in as a whole may hold any name.
    fn in_globs(
        &self,
        module: usize,
        parts: &[String],
        trail: &mut Trail,
        so_far: &Meant,
        found: &mut Vec<Meant>,
    ) {
        for glob in &self.modules[module].globs {
            let mut whole = Vec::new();
            self.start(module, glob, trail, so_far, &mut whole);
            for from in whole {
                match from.module {
                    Some(from) => self.named(from, parts, trail, so_far, found),
                    None if from.known => {
                        let mut meant = from.clone();
                        meant.path.extend(parts.iter().cloned());
                        found.push(meant);
                    }
                    None => {}
                }
            }
        }
    }

    /// What begins with the name of a crate.
    fn outside(
        &self,
        module: usize,
        parts: &[String],
        trail: &mut Trail,
        so_far: &Meant,
        found: &mut Vec<Meant>,
    ) {
        let krate = &self.crates[self.modules[module].krate];
        let first = parts[0].as_str();
        let name = match first {
            "std" | "core" | "alloc" => "std",
            first => krate.externs.get(first).map_or("", String::as_str),
        };
        let name = if matches!(name, "core" | "alloc") {
            "std"
        } else {
            name
        };
        let ours =
            |at: &usize| self.modules[*at].parent.is_none() && self.modules[*at].path[0] == name;
        if let Some(front) = (0..self.modules.len())
            .find(ours)
            .filter(|_| !name.is_empty())
        {
            self.walk(front, &parts[1..], trail, so_far, found);
            return;
        }
        let mut path = parts.to_vec();
        if !name.is_empty() {
            name.clone_into(&mut path[0]);
        }
        let meant = so_far.clone();
        found.push(Meant {
            path,
            known: !name.is_empty(),
            ..meant
        });
    }
}
