//! The never about drawing: it changes nothing, and nothing it reaches composes, saves or reads a
//! clock, as far as names tell. A method is every method of its name in the room.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::{Function, Shape};
use crate::look::{Look, Never, sorted};
use crate::rooms::is_clock;

pub(crate) const NEVERS: &[Never] = &[
    Never {
        name: "drawing takes what it draws as it is",
        find: takes,
    },
    Never {
        name: "nothing reached by drawing composes, saves or reads a clock",
        find: reaches,
    },
];

fn is_draw(function: &Function, look: &Look<'_>) -> bool {
    function.name == "draw" && look.house.room(function.module) == "terminal"
}

/// What drawing may write to.
const SHEETS: &[&str] = &["Canvas", "Buffer", "String", "Vec", "Frame"];

fn takes(look: &Look<'_>) -> Vec<String> {
    let draws = look.house.functions.iter().filter(|it| is_draw(it, look));
    let mut found = Vec::new();
    for draw in draws {
        let changes = draw.receiver.is_some_and(|it| it != "&self");
        let given = draw.inputs.iter().any(|shape| {
            let Shape::Lent(true, of) = shape else {
                return false;
            };
            let name = match &**of {
                Shape::Named(written) => written.parts.last(),
                _ => None,
            };
            name.is_none_or(|name| !SHEETS.contains(&name.as_str()))
        });
        if changes || given {
            found.push(format!("{}: draw", look.house.at(draw.file, draw.line)));
        }
    }
    // What can be changed behind `&self`.
    let cells = [
        "Cell",
        "RefCell",
        "UnsafeCell",
        "OnceCell",
        "LazyCell",
        "Mutex",
        "RwLock",
        "OnceLock",
        "LazyLock",
    ];
    found.extend(look.each(|it, meant| {
        let path = look.path(it);
        let shown = [
            "terminal/screens/",
            "terminal/widgets/",
            "terminal/app/",
            "terminal/screen.rs",
            "terminal/reading/session.rs",
        ];
        let is_shown = shown.iter().any(|at| path.starts_with(at));
        let hides = meant
            .path
            .iter()
            .any(|part| cells.contains(&part.as_str()) || part.starts_with("Atomic"));
        is_shown && hides && meant.begins(&["std"])
    }));
    sorted(found)
}

/// What composes in `compose`, and what saves in `storage`.
const COMPOSES: &[&str] = &["article", "front", "fold", "blank", "proof", "survey"];

/// Types of `compose` whose methods compose.
const COMPOSERS: &[&str] = &["Pages", "Setter"];

/// Methods that compose, save or read a clock, whatever they are methods of.
const DEEDS: &[&str] = &["save", "elapsed", "compose", "set_up", "recompose"];

/// Why a function is no good to reach, if it is not.
fn deeds(look: &Look<'_>) -> BTreeMap<usize, String> {
    let mut deeds = BTreeMap::new();
    for (it, meant) in look.all() {
        let Some(owner) = it.owner else { continue };
        let room = look.house.room_of(&meant.path);
        let is_composer = |part: &String| COMPOSERS.contains(&part.as_str());
        let composes = COMPOSES.contains(&meant.last()) || meant.path.iter().any(is_composer);
        let composes = composes && room == Some("compose");
        let is_module = meant.module.is_some();
        let is_value = it.kind == crate::house::Kind::Value;
        let saves = room == Some("storage") && ["save", "open"].contains(&meant.last());
        if is_value && !is_module && (composes || saves || is_clock(&meant.path)) {
            deeds.insert(owner, look.said(it, meant));
        }
    }
    for it in &look.house.methods {
        if let Some(owner) = it.owner.filter(|_| DEEDS.contains(&it.name.as_str())) {
            deeds.insert(
                owner,
                format!("{}: .{}()", look.house.at(it.file, it.line), it.name),
            );
        }
    }
    deeds
}

/// Which functions of the terminal each of them may call.
fn calls(look: &Look<'_>) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, it) in look.house.functions.iter().enumerate() {
        if look.house.room(it.module) == "terminal" {
            named.entry(&it.name).or_default().push(number);
        }
    }
    let mut calls: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let types = types_named(look);
    let cloning: BTreeSet<usize> = look
        .house
        .methods
        .iter()
        .filter(|it| it.name == "clone")
        .filter_map(|it| it.owner)
        .collect();
    // What is shown is lent to be looked at: only what a function makes or is given can be changed.
    let may_change = |owner: usize, to: &Function| {
        let of = to.of.clone().unwrap_or_default();
        let own = look.house.functions[owner].of.as_ref() == Some(&of);
        own || cloning.contains(&owner)
            || types.get(&owner).is_some_and(|names| names.contains(&of))
    };
    for it in &look.house.methods {
        let Some(owner) = it.owner else { continue };
        for to in named.get(it.name.as_str()).into_iter().flatten() {
            let function = &look.house.functions[*to];
            let fits = function.receiver.is_some() && function.inputs.len() == it.arguments;
            if fits && (function.receiver != Some("&mut self") || may_change(owner, function)) {
                calls.entry(owner).or_default().insert(*to);
            }
        }
    }
    for (it, meant) in look.all() {
        let Some(owner) = it.owner else { continue };
        let of = meant.path.iter().rev().nth(1);
        // What is known to be another's is not ours; what is not known may be.
        let room = if meant.known {
            look.house.room_of(&meant.path)
        } else {
            Some(look.room(it))
        };
        for to in named.get(meant.last()).into_iter().flatten() {
            let function = &look.house.functions[*to];
            let is_of = function
                .of
                .as_ref()
                .map_or(meant.known, |name| Some(name) == of);
            if is_of && room == Some("terminal") {
                calls.entry(owner).or_default().insert(*to);
            }
        }
    }
    calls
}

/// The last parts of the paths that each function names.
fn types_named(look: &Look<'_>) -> BTreeMap<usize, BTreeSet<String>> {
    let mut types: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (it, meant) in look.all() {
        if let Some(owner) = it.owner {
            types
                .entry(owner)
                .or_default()
                .extend(meant.path.iter().rev().take(2).cloned());
        }
    }
    types
}

fn reaches(look: &Look<'_>) -> Vec<String> {
    let (deeds, calls) = (deeds(look), calls(look));
    let functions = &look.house.functions;
    let starts = (0..functions.len()).filter(|it| is_draw(&functions[*it], look));
    let mut ways: BTreeMap<usize, usize> = starts.map(|it| (it, it)).collect();
    let mut left: Vec<usize> = ways.keys().copied().collect();
    let mut found = Vec::new();
    while let Some(at) = left.pop() {
        if let Some(deed) = deeds.get(&at) {
            found.push(format!("{deed}, by way of {}", way(look, &ways, at)));
        }
        for to in calls.get(&at).into_iter().flatten() {
            if !ways.contains_key(to) {
                ways.insert(*to, at);
                left.push(*to);
            }
        }
    }
    sorted(found)
}

/// The functions from a drawing to what it reaches.
fn way(look: &Look<'_>, ways: &BTreeMap<usize, usize>, end: usize) -> String {
    let mut names = Vec::new();
    let mut at = end;
    loop {
        let function = &look.house.functions[at];
        names.push(format!(
            "{} ({})",
            function.name,
            look.house.at(function.file, function.line)
        ));
        if ways[&at] == at {
            break;
        }
        at = ways[&at];
    }
    names.join(" < ")
}
