//! Paths and names as they are written: the groups of a `use`, the words of an attribute.

use proc_macro2::TokenTree;

/// A path as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its parts; `$` is a part that a macro fills in.
    pub(crate) parts: Vec<String>,
    /// Whether it begins with `::`.
    pub(crate) rooted: bool,
    pub(crate) line: usize,
}

/// A name without the mark of a raw one.
pub(crate) fn plain(name: &str) -> String {
    name.trim_start_matches("r#").to_owned()
}

/// Opens the groups of a `use`: every path, and the name it is known by.
pub(crate) fn open(tree: &syn::UseTree, base: &[String], found: &mut Vec<(Vec<String>, String)>) {
    let further = |name: &syn::Ident| {
        let mut parts = base.to_vec();
        parts.push(plain(&name.to_string()));
        parts
    };
    // `self` in a group is what stands before the group.
    let ended = |name: &syn::Ident| {
        if name == "self" && !base.is_empty() {
            base.to_vec()
        } else {
            further(name)
        }
    };
    match tree {
        syn::UseTree::Path(path) => open(&path.tree, &further(&path.ident), found),
        syn::UseTree::Name(name) => {
            let parts = ended(&name.ident);
            let known = parts.last().cloned().unwrap_or_default();
            found.push((parts, known));
        }
        syn::UseTree::Rename(rename) => {
            found.push((ended(&rename.ident), plain(&rename.rename.to_string())));
        }
        syn::UseTree::Glob(_) => found.push((base.to_vec(), "*".to_owned())),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                open(tree, base, found);
            }
        }
    }
}

/// The strings of an attribute, each with the key that it stands under.
pub(crate) fn keyed(tokens: &proc_macro2::TokenStream) -> Vec<(String, String, usize)> {
    let mut found = Vec::new();
    let mut key = String::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(name) => key = name.to_string(),
            TokenTree::Group(group) => found.extend(keyed(&group.stream())),
            TokenTree::Literal(literal) => {
                let line = literal.span().start().line;
                if let syn::Lit::Str(said) = syn::Lit::new(literal) {
                    found.push((key.clone(), said.value(), line));
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
    found
}
