//! What the sources hold, once they are gathered: files, modules, and everything that is named.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::Crate;
use crate::written::Written;

/// The whole house, or a planted one.
#[derive(Default)]
pub(crate) struct House {
    pub(crate) crates: Vec<Crate>,
    pub(crate) files: Vec<File>,
    pub(crate) modules: Vec<Module>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) methods: Vec<Method>,
    pub(crate) functions: Vec<Function>,
    pub(crate) structs: Vec<Struct>,
    pub(crate) strings: Vec<Said>,
    /// The files, and folders of files, that are there for tests only.
    pub(crate) for_tests: Vec<String>,
    /// What could not be read, and what is read from where it should not be.
    pub(crate) problems: Vec<String>,
}

/// A file of code.
pub(crate) struct File {
    /// Its path below `src`.
    pub(crate) path: String,
    pub(crate) text: String,
    /// The lines that hold code.
    pub(crate) lines: BTreeSet<usize>,
    /// The lines that are there for tests only: first and last.
    pub(crate) tests: Vec<(usize, usize)>,
}

impl File {
    /// The lines of code from one to another, tests left out.
    pub(crate) fn code(&self, from: usize, to: usize) -> usize {
        let is_test = |line: &usize| self.tests.iter().any(|(a, b)| (a..=b).contains(&line));
        self.lines
            .range(from..=to)
            .filter(|line| !is_test(line))
            .count()
    }
}

/// A module, in a file of its own or not.
pub(crate) struct Module {
    pub(crate) krate: usize,
    /// Its path, the name of its crate first.
    pub(crate) path: Vec<String>,
    pub(crate) parent: Option<usize>,
    pub(crate) file: usize,
    /// What is named in it; a name may be several things.
    pub(crate) names: BTreeMap<String, Vec<Bound>>,
    /// What is brought in as a whole.
    pub(crate) globs: Vec<Written>,
}

/// What a name in a module is.
#[derive(Clone)]
pub(crate) enum Bound {
    Module(usize),
    Item,
    Import(Written),
    /// Another name for a type, and the paths in that type.
    Alias(Shape, Vec<Written>),
}

/// What a type is made of, as far as sizes ask.
#[derive(Clone)]
pub(crate) enum Shape {
    Tuple(Vec<Shape>),
    /// A reference, and whether what it leads to can be changed.
    Lent(bool, Box<Shape>),
    Named(Written),
    Other,
}

/// Where a path is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Import,
    Glob,
    Type,
    Value,
    /// What a function gives.
    Output,
    Field,
    Alias,
    Macro,
}

/// A path that is named somewhere.
pub(crate) struct Mention {
    pub(crate) file: usize,
    pub(crate) module: usize,
    /// The function that names it.
    pub(crate) owner: Option<usize>,
    pub(crate) written: Written,
    pub(crate) kind: Kind,
    /// Whether it stands in what somebody else's trait asks for (`Display`).
    pub(crate) foreign: bool,
}

/// A method that is called.
pub(crate) struct Method {
    pub(crate) file: usize,
    pub(crate) owner: Option<usize>,
    pub(crate) name: String,
    pub(crate) arguments: usize,
    pub(crate) line: usize,
}

/// A function.
pub(crate) struct Function {
    pub(crate) file: usize,
    pub(crate) module: usize,
    pub(crate) name: String,
    /// The type it is a method of.
    pub(crate) of: Option<String>,
    /// How it takes itself: `&self`, `&mut self`, `self`.
    pub(crate) receiver: Option<&'static str>,
    /// The types of its parameters, itself left out.
    pub(crate) inputs: Vec<Shape>,
    /// Parameters that were only counted, in the tokens of a macro.
    pub(crate) counted: usize,
    pub(crate) line: usize,
    pub(crate) end: usize,
}

/// A struct, or a variant of an enum that has fields.
pub(crate) struct Struct {
    pub(crate) file: usize,
    pub(crate) name: String,
    pub(crate) fields: Vec<(String, usize)>,
}

/// Words in quotes.
pub(crate) struct Said {
    pub(crate) file: usize,
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) place: Place,
}

/// Where words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Code,
    /// In an attribute, under this key.
    Attribute(String),
    /// An assertion: `expect`.
    Assertion,
    /// The value of a field of this name.
    Field(String),
}

impl House {
    /// The room that a module belongs to, whatever file it stands in.
    pub(crate) fn room(&self, module: usize) -> &str {
        self.room_of(&self.modules[module].path)
            .unwrap_or("program")
    }

    /// The room that a path leads to; none where it leads to no crate of ours.
    pub(crate) fn room_of<'h>(&'h self, path: &'h [String]) -> Option<&'h str> {
        let first = path.first()?;
        let krate = self.crates.iter().find(|krate| krate.name == *first)?;
        if krate.room != "program" {
            return Some(&krate.room);
        }
        let below = path.get(1).map(String::as_str);
        Some(
            below
                .filter(|name| ["cli", "export", "bundled"].contains(name))
                .unwrap_or("program"),
        )
    }

    pub(crate) fn path(&self, file: usize) -> &str {
        &self.files[file].path
    }

    /// `file:line`.
    pub(crate) fn at(&self, file: usize, line: usize) -> String {
        format!("{}:{line}", self.files[file].path)
    }
}
