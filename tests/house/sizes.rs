//! Sizes: what is over them, each with its figure.

use std::collections::BTreeMap;

use crate::house::{Bound, Function, Shape};
use crate::look::Look;
use crate::written::Written;

/// Lines of code in a file, without tests, comments and blank lines.
const FILE: usize = 400;
/// Lines of code in a function.
const FUNCTION: usize = 60;
/// Fields of a struct.
const FIELDS: usize = 12;
/// Parameters of a function, itself left out; a tuple counts as what is in it.
const PARAMETERS: usize = 5;

/// What is over its size, and its figure.
pub(crate) fn over(look: &Look<'_>) -> BTreeMap<String, usize> {
    let mut over = BTreeMap::new();
    let mut say = |what: String, figure: usize, most: usize| {
        if figure > most {
            // Of two that have one name, the larger is meant.
            let kept = over.entry(what).or_insert(figure);
            *kept = figure.max(*kept);
        }
    };
    for (path, lines) in files(look) {
        say(format!("file {path}"), lines, FILE);
    }
    for (name, lines) in functions(look) {
        say(format!("function {name}"), lines, FUNCTION);
    }
    for held in &look.house.structs {
        let what = format!("fields {} {}", look.house.path(held.file), held.name);
        say(what, held.fields.len(), FIELDS);
    }
    for function in &look.house.functions {
        let figure = function.counted
            + function
                .inputs
                .iter()
                .map(|ty| weight(look, function.module, ty))
                .sum::<usize>();
        say(
            format!("parameters {}", named(look, function)),
            figure,
            PARAMETERS,
        );
    }
    over
}

/// Every file with its lines of code.
pub(crate) fn files(look: &Look<'_>) -> Vec<(String, usize)> {
    let files = look.house.files.iter();
    files
        .map(|file| (file.path.clone(), file.code(1, usize::MAX)))
        .collect()
}

/// Every function with its lines of code.
pub(crate) fn functions(look: &Look<'_>) -> Vec<(String, usize)> {
    let functions = look.house.functions.iter();
    let lines = |it: &Function| look.house.files[it.file].code(it.line, it.end);
    functions.map(|it| (named(look, it), lines(it))).collect()
}

fn named(look: &Look<'_>, function: &Function) -> String {
    let of = function
        .of
        .as_ref()
        .map(|of| format!("{of}::"))
        .unwrap_or_default();
    format!("{} {of}{}", look.house.path(function.file), function.name)
}

/// How many things a parameter is, whatever its type is called.
fn weight(look: &Look<'_>, module: usize, shape: &Shape) -> usize {
    match shape {
        Shape::Tuple(of) => of
            .iter()
            .map(|it| weight(look, module, it))
            .sum::<usize>()
            .max(1),
        Shape::Lent(_, of) => weight(look, module, of),
        Shape::Named(written) => aliased(look, module, written).unwrap_or(1),
        Shape::Other => 1,
    }
}

/// The weight of the type that another name stands for, where that is a tuple.
fn aliased(look: &Look<'_>, module: usize, written: &Written) -> Option<usize> {
    let meant = look.house.meant(module, written);
    meant.iter().filter(|it| it.known).find_map(|it| {
        let (name, above) = it.path.split_last()?;
        let at = look.house.modules.iter().position(|it| it.path == above)?;
        let bound = look.house.modules[at].names.get(name)?;
        bound.iter().find_map(|it| match it {
            Bound::Alias(shape @ (Shape::Tuple(_) | Shape::Lent(..)), _) => {
                Some(weight(look, at, shape))
            }
            _ => None,
        })
    })
}
