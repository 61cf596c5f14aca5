//! A look at a house: every path that is named in it, with what it means.

use crate::house::{House, Kind, Mention};
use crate::resolving::Meant;

/// A never: what it forbids, and what of that it finds.
pub(crate) struct Never {
    /// What the planted breaches call it.
    pub(crate) name: &'static str,
    pub(crate) find: fn(&Look<'_>) -> Vec<String>,
}

/// A house and what its paths mean.
pub(crate) struct Look<'h> {
    pub(crate) house: &'h House,
    meant: Vec<Vec<Meant>>,
}

impl<'h> Look<'h> {
    pub(crate) fn new(house: &'h House) -> Look<'h> {
        let meant = |it: &Mention| {
            let mut meant = house.meant(it.module, &it.written);
            // A module and a function may have one name; who names the module may.
            if it.kind == Kind::Import && meant.iter().any(|one| one.module.is_some()) {
                meant.retain(|one| one.module.is_some());
            }
            meant
        };
        Look {
            house,
            meant: house.mentions.iter().map(meant).collect(),
        }
    }

    /// Every path with each of its meanings.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'h Mention, &Meant)> {
        let mentions = self.house.mentions.iter();
        let pairs = mentions.zip(&self.meant);
        pairs.flat_map(|(it, meant)| meant.iter().map(move |one| (it, one)))
    }

    pub(crate) fn path(&self, mention: &Mention) -> &'h str {
        self.house.path(mention.file)
    }

    /// The room a path is named in.
    pub(crate) fn room(&self, mention: &Mention) -> &'h str {
        self.house.room(mention.module)
    }

    /// `file:line: std::fs::read`.
    pub(crate) fn said(&self, mention: &Mention, meant: &Meant) -> String {
        let at = self.house.at(mention.file, mention.written.line);
        format!("{at}: {}", meant.said())
    }

    /// Every path of which this holds.
    pub(crate) fn each(&self, is_breach: impl Fn(&Mention, &Meant) -> bool) -> Vec<String> {
        let found = self.all().filter(|(it, meant)| is_breach(it, meant));
        sorted(found.map(|(it, meant)| self.said(it, meant)).collect())
    }

    /// Every macro called by one of these names.
    pub(crate) fn macros(&self, names: &[&str], is_allowed: impl Fn(&str) -> bool) -> Vec<String> {
        self.each(|it, meant| {
            let of_std = meant.path.len() == 1 || meant.begins(&["std"]);
            let is_named = of_std && names.contains(&meant.last());
            let is_called = matches!(it.kind, Kind::Macro | Kind::Import);
            is_named && is_called && !is_allowed(self.path(it))
        })
    }
}

/// In order, each once.
pub(crate) fn sorted(mut found: Vec<String>) -> Vec<String> {
    found.sort();
    found.dedup();
    found
}
