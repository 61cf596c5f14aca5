//! Gathering: walks the trees of all modules of all crates and notes what is named in them.

use syn::visit::Visit;

use crate::house::{Bound, File, Function, House, Kind, Mention, Module, Place, Shape, Struct};
use crate::reading::{self, Finder, Texts, is_test, line};
use crate::written::{Written, plain};

/// The deepest that modules may lie within each other.
const DEEPEST: usize = 24;

/// Gathers a house from its texts.
pub(crate) fn gather(texts: &Texts, find: Finder) -> House {
    let mut house = House {
        crates: reading::crates(texts),
        ..House::default()
    };
    for krate in 0..house.crates.len() {
        let front = house.crates[krate].front.clone();
        let path = vec![house.crates[krate].name.clone()];
        let mut walk = Walk::new(&mut house, texts, find);
        walk.module_in_file(krate, path, None, &front, true);
    }
    for path in texts.keys().filter(|path| reading::is_code(path)) {
        let is_known = |file: &File| file.path == *path;
        let for_tests = house.for_tests.iter().any(|below| path.starts_with(below));
        if !house.files.iter().any(is_known) && !for_tests {
            house
                .problems
                .push(format!("{path}: no module takes it in"));
        }
    }
    house
}

/// One walk through a file.
pub(crate) struct Walk<'h> {
    pub(crate) house: &'h mut House,
    texts: &'h Texts,
    find: Finder,
    pub(crate) file: usize,
    pub(crate) module: usize,
    pub(crate) owner: Option<usize>,
    pub(crate) kind: Kind,
    /// What `Self` is.
    pub(crate) own: Option<Written>,
    pub(crate) foreign: bool,
    pub(crate) place: Place,
    /// The folder that modules without a body lie in, and the one that `#[path]` begins at.
    below: String,
    beside: String,
}

impl<'h> Walk<'h> {
    fn new(house: &'h mut House, texts: &'h Texts, find: Finder) -> Walk<'h> {
        Walk {
            house,
            texts,
            find,
            file: 0,
            module: 0,
            owner: None,
            kind: Kind::Type,
            own: None,
            foreign: false,
            place: Place::Code,
            below: String::new(),
            beside: String::new(),
        }
    }

    pub(crate) fn text(&self, path: &str) -> Option<String> {
        let text = self.texts.get(path).cloned();
        text.or_else(|| (self.find)(path))
    }

    fn new_module(
        &mut self,
        krate: usize,
        path: Vec<String>,
        parent: Option<usize>,
        file: usize,
    ) -> usize {
        let module = Module {
            krate,
            path,
            parent,
            file,
            names: std::collections::BTreeMap::new(),
            globs: Vec::new(),
        };
        self.house.modules.push(module);
        self.house.modules.len() - 1
    }

    pub(crate) fn new_file(&mut self, path: &str, text: &str) -> usize {
        self.house.files.push(File {
            path: path.to_owned(),
            text: text.to_owned(),
            lines: reading::code_lines(text),
            tests: Vec::new(),
        });
        self.house.files.len() - 1
    }

    /// Walks the module that a file is; whether its own modules lie beside it.
    fn module_in_file(
        &mut self,
        krate: usize,
        path: Vec<String>,
        parent: Option<usize>,
        at: &str,
        beside: bool,
    ) -> Option<usize> {
        let text = self.text(at)?;
        let depth = path.len();
        let room = self.house.crates[krate].room.clone();
        if reading::room(at) != room && room != "program" {
            self.house
                .problems
                .push(format!("{at}: taken in by {room}, beyond its own folder"));
        }
        let syntax = match syn::parse_file(&text) {
            Ok(syntax) => syntax,
            Err(error) => {
                self.house
                    .problems
                    .push(format!("{at}: cannot be read: {error}"));
                return None;
            }
        };
        if depth > DEEPEST || is_test(&syntax.attrs) {
            return None;
        }
        let file = self.new_file(at, &text);
        let module = self.new_module(krate, path, parent, file);
        let mut walk = Walk::new(self.house, self.texts, self.find);
        walk.file = file;
        walk.module = module;
        reading::folder(at).clone_into(&mut walk.beside);
        walk.below = if beside {
            walk.beside.clone()
        } else {
            format!("{}/", at.trim_end_matches(".rs"))
        };
        walk.visit_file(&syntax);
        Some(module)
    }

    pub(crate) fn bind(&mut self, name: &str, bound: Bound) {
        let names = &mut self.house.modules[self.module].names;
        names.entry(plain(name)).or_default().push(bound);
    }

    pub(crate) fn mention(&mut self, written: Written, kind: Kind) {
        self.house.mentions.push(Mention {
            file: self.file,
            module: self.module,
            owner: self.owner,
            written,
            kind,
            foreign: self.foreign,
        });
    }

    pub(crate) fn written(&self, path: &syn::Path) -> Written {
        let mut parts: Vec<String> = path
            .segments
            .iter()
            .map(|one| plain(&one.ident.to_string()))
            .collect();
        let mut rooted = path.leading_colon.is_some();
        if parts.first().is_some_and(|first| first == "Self")
            && let Some(own) = &self.own
        {
            parts.splice(..1, own.parts.iter().cloned());
            rooted = own.rooted;
        }
        Written {
            parts,
            rooted,
            line: line(path),
        }
    }

    pub(crate) fn shape(&self, ty: &syn::Type) -> Shape {
        match ty {
            syn::Type::Tuple(it) => {
                Shape::Tuple(it.elems.iter().map(|ty| self.shape(ty)).collect())
            }
            syn::Type::Reference(it) => {
                let of = self.shape(&it.elem);
                Shape::Lent(it.mutability.is_some(), Box::new(of))
            }
            syn::Type::Paren(it) => self.shape(&it.elem),
            syn::Type::Group(it) => self.shape(&it.elem),
            syn::Type::Path(it) => Shape::Named(self.written(&it.path)),
            _ => Shape::Other,
        }
    }

    pub(crate) fn import(&mut self, written: Written, name: &str) {
        let mut bound = written.clone();
        bound.line = 0;
        if name == "*" {
            self.house.modules[self.module].globs.push(bound);
            self.mention(written, Kind::Glob);
        } else {
            self.bind(name, Bound::Import(bound));
            self.mention(written, Kind::Import);
        }
    }

    /// Keeps in mind that a module without a body is there for tests only.
    pub(crate) fn only_for_tests(&mut self, item: &syn::ItemMod) {
        let below = match item.attrs.iter().find_map(path_of) {
            Some(told) => reading::join(&self.beside, &told),
            None => format!("{}{}", self.below, plain(&item.ident.to_string())),
        };
        let below = below.trim_end_matches(".rs");
        self.house
            .for_tests
            .extend([format!("{below}.rs"), format!("{below}/")]);
    }

    /// Leaves out what is there for tests only.
    pub(crate) fn skips(
        &mut self,
        attributes: &[syn::Attribute],
        of: &impl syn::spanned::Spanned,
    ) -> bool {
        let skips = is_test(attributes);
        if skips {
            let span = of.span();
            let lines = (span.start().line, span.end().line);
            self.house.files[self.file].tests.push(lines);
        }
        skips
    }

    /// Walks something with one thing changed, and changes it back.
    pub(crate) fn with(&mut self, kind: Kind, walk: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.kind, kind);
        walk(self);
        self.kind = before;
    }

    pub(crate) fn placed(&mut self, place: Place, walk: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.place, place);
        walk(self);
        self.place = before;
    }

    fn function(
        &mut self,
        signature: &syn::Signature,
        whole: &impl syn::spanned::Spanned,
    ) -> usize {
        let inputs = signature.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(it) => Some(self.shape(&it.ty)),
            syn::FnArg::Receiver(_) => None,
        });
        let inputs = inputs.collect();
        let receiver = signature.receiver().map(taken);
        self.house.functions.push(Function {
            file: self.file,
            module: self.module,
            name: plain(&signature.ident.to_string()),
            of: self.own.as_ref().and_then(|own| own.parts.last().cloned()),
            receiver,
            inputs,
            counted: 0,
            line: line(&signature),
            end: whole.span().end().line,
        });
        self.house.functions.len() - 1
    }

    pub(crate) fn in_function(
        &mut self,
        signature: &syn::Signature,
        whole: &impl syn::spanned::Spanned,
        walk: impl FnOnce(&mut Self),
    ) {
        let made = self.function(signature, whole);
        let before = self.owner.replace(made);
        walk(self);
        self.owner = before;
    }

    pub(crate) fn fields(&mut self, name: &str, fields: &syn::Fields) {
        let named = |(number, field): (usize, &syn::Field)| {
            let name = field.ident.as_ref().map(|name| plain(&name.to_string()));
            (name.unwrap_or_else(|| number.to_string()), line(field))
        };
        let fields: Vec<_> = fields
            .iter()
            .filter(|field| !is_test(&field.attrs))
            .enumerate()
            .map(named)
            .collect();
        self.house.structs.push(Struct {
            file: self.file,
            name: name.to_owned(),
            fields,
        });
    }

    pub(crate) fn file_module(&mut self, item: &syn::ItemMod) {
        let name = plain(&item.ident.to_string());
        let mut path = self.house.modules[self.module].path.clone();
        path.push(name.clone());
        let krate = self.house.modules[self.module].krate;
        let parent = Some(self.module);
        let told = item.attrs.iter().find_map(path_of);
        let made = if let Some(told) = told {
            let at = reading::join(&self.beside, &told);
            if reading::room(&at) != reading::room(self.house.path(self.file)) {
                let from = self.house.path(self.file);
                let problem = format!("{from}: takes in {at}, beyond its own room");
                self.house.problems.push(problem);
            }
            self.module_in_file(krate, path, parent, &at, true)
        } else {
            let plain = format!("{}{name}.rs", self.below);
            let front = format!("{}{name}/mod.rs", self.below);
            if self.text(&plain).is_some() {
                self.module_in_file(krate, path, parent, &plain, false)
            } else {
                self.module_in_file(krate, path, parent, &front, true)
            }
        };
        if let Some(made) = made {
            self.bind(&name, Bound::Module(made));
        }
    }

    pub(crate) fn inline_module(&mut self, item: &syn::ItemMod, items: &[syn::Item]) {
        let name = plain(&item.ident.to_string());
        let mut path = self.house.modules[self.module].path.clone();
        path.push(name.clone());
        let krate = self.house.modules[self.module].krate;
        let made = self.new_module(krate, path, Some(self.module), self.file);
        self.bind(&name, Bound::Module(made));
        let before = (self.module, self.below.clone(), self.beside.clone());
        self.module = made;
        self.below = format!("{}{name}/", self.below);
        self.beside = self.below.clone();
        for item in items {
            self.visit_item(item);
        }
        (self.module, self.below, self.beside) = before;
    }
}

/// How a method takes itself.
fn taken(receiver: &syn::Receiver) -> &'static str {
    if let syn::Type::Reference(reference) = &*receiver.ty {
        return if reference.mutability.is_some() {
            "&mut self"
        } else {
            "&self"
        };
    }
    "self"
}

/// The file that an attribute says a module is in.
fn path_of(attribute: &syn::Attribute) -> Option<String> {
    let tokens = match &attribute.meta {
        syn::Meta::NameValue(told) if told.path.is_ident("path") => {
            let syn::Expr::Lit(literal) = &told.value else {
                return None;
            };
            return match &literal.lit {
                syn::Lit::Str(told) => Some(told.value()),
                _ => None,
            };
        }
        syn::Meta::List(list) if list.path.is_ident("cfg_attr") => &list.tokens,
        _ => return None,
    };
    let text = tokens.to_string();
    let (_, told) = text.split_once("path = \"")?;
    told.split_once('"').map(|(told, _)| told.to_owned())
}
