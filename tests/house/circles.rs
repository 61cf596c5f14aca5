//! Circles: files that know each other, by way of others or not. An arrow goes from a file to each
//! file that it has to ask for a name; that a module is declared is no arrow.

use std::collections::{BTreeMap, BTreeSet};

use crate::look::Look;

pub(crate) type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Files that know each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Circle {
    /// Each with how many arrows go from it to others of them.
    pub(crate) of: BTreeMap<String, usize>,
}

/// Every circle of files, the largest first.
pub(crate) fn circles(look: &Look<'_>) -> Vec<Circle> {
    among(&files(look))
}

/// Every circle of rooms.
pub(crate) fn of_rooms(look: &Look<'_>) -> Vec<Circle> {
    let mut rooms = Arrows::new();
    for (from, all) in files(look) {
        for to in all {
            // The program's own front is the front of its rooms.
            let (from, to) = (crate::reading::room(&from), crate::reading::room(&to));
            if from != to && to != "program" {
                rooms
                    .entry(from.to_owned())
                    .or_default()
                    .insert(to.to_owned());
            }
        }
    }
    among(&rooms)
}

/// The arrows from each file.
pub(crate) fn files(look: &Look<'_>) -> Arrows {
    let mut arrows = Arrows::new();
    let house = look.house;
    for (it, meant) in look.all().filter(|(_, meant)| meant.known) {
        let from = look.path(it);
        let module = meant.module.into_iter();
        for at in meant.through.iter().copied().chain(module) {
            let to = house.path(house.modules[at].file);
            if from != to {
                arrows
                    .entry(from.to_owned())
                    .or_default()
                    .insert(to.to_owned());
            }
        }
    }
    arrows
}

fn among(arrows: &Arrows) -> Vec<Circle> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = arrows
        .keys()
        .map(|from| (from, reach(arrows, from)))
        .collect();
    let mut seen: BTreeSet<&String> = BTreeSet::new();
    let mut found = Vec::new();
    for (from, all) in &reached {
        if !all.contains(from) || seen.contains(from) {
            continue;
        }
        let back = |to: &&&String| reached.get(**to).is_some_and(|its| its.contains(*from));
        let of: BTreeSet<String> = all.iter().filter(back).map(|it| (*it).clone()).collect();
        seen.extend(reached.keys().filter(|it| of.contains(**it)));
        let inside = |it: &String| (it.clone(), arrows[it].intersection(&of).count());
        found.push(Circle {
            of: of.iter().map(inside).collect(),
        });
    }
    found.sort_by_key(|circle| std::cmp::Reverse(circle.of.len()));
    found
}

fn reach<'a>(arrows: &'a Arrows, from: &String) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut left: Vec<&String> = arrows.get(from).into_iter().flatten().collect();
    while let Some(at) = left.pop() {
        if reached.insert(at) {
            left.extend(arrows.get(at).into_iter().flatten());
        }
    }
    reached
}
