//! Walking: what is noted at each kind of node of a tree.

use syn::visit::{self, Visit};

use crate::gathering::Walk;
use crate::house::{Bound, Kind, Place};
use crate::reading::line;
use crate::scanning::scan;
use crate::written::{Written, keyed, open, plain};

/// What somebody else's trait may ask for: `fmt` gives a `Result` whoever writes it.
const ASKED_FOR: &[&str] = &["Display", "Debug"];

/// The paths in a type.
struct Paths<'w, 'h>(&'w Walk<'h>, Vec<Written>);

impl<'ast> Visit<'ast> for Paths<'_, '_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.1.push(self.0.written(path));
        visit::visit_path(self, path);
    }
}

impl Walk<'_> {
    fn alias(&mut self, name: &syn::Ident, ty: &syn::Type) {
        let mut paths = Paths(self, Vec::new());
        paths.visit_type(ty);
        let paths = paths.1;
        self.bind(&name.to_string(), Bound::Alias(self.shape(ty), paths));
        self.with(Kind::Alias, |walk| walk.visit_type(ty));
    }

    fn item(&mut self, name: &syn::Ident) {
        self.bind(&name.to_string(), Bound::Item);
    }

    fn implementation(&mut self, item: &syn::ItemImpl) {
        let own = match &*item.self_ty {
            syn::Type::Path(own) => Some(self.written(&own.path)),
            _ => None,
        };
        let asked = item
            .trait_
            .as_ref()
            .and_then(|(_, path, _)| path.segments.last());
        let foreign = asked.is_some_and(|name| ASKED_FOR.iter().any(|it| name.ident == it));
        let before = (self.own.take(), self.foreign);
        (self.own, self.foreign) = (own, foreign);
        visit::visit_item_impl(self, item);
        (self.own, self.foreign) = before;
    }

    /// What `<Type>::name` leads to.
    fn qualified(&mut self, own: &syn::QSelf, path: &syn::Path) {
        if let syn::Type::Path(ty) = &*own.ty {
            let mut written = self.written(&ty.path);
            let rest = path.segments.iter().skip(own.position);
            written
                .parts
                .extend(rest.map(|one| plain(&one.ident.to_string())));
            self.mention(written, self.kind);
        }
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if self.skips(attributes(item), item) {
            if let syn::Item::Mod(module) = item {
                self.only_for_tests(module);
            }
            return;
        }
        match item {
            syn::Item::Const(it) => self.item(&it.ident),
            syn::Item::Static(it) => self.item(&it.ident),
            syn::Item::Fn(it) => self.item(&it.sig.ident),
            syn::Item::Struct(it) => {
                self.item(&it.ident);
                self.fields(&it.ident.to_string(), &it.fields);
            }
            syn::Item::Union(it) => {
                self.item(&it.ident);
                let fields = syn::Fields::Named(it.fields.clone());
                self.fields(&it.ident.to_string(), &fields);
            }
            syn::Item::Enum(it) => self.item(&it.ident),
            syn::Item::Trait(it) => self.item(&it.ident),
            syn::Item::TraitAlias(it) => self.item(&it.ident),
            syn::Item::Macro(it) => {
                if let Some(name) = &it.ident {
                    self.item(name);
                    self.scanned(it.mac.tokens.clone());
                    return;
                }
            }
            _ => {}
        }
        match item {
            syn::Item::Type(it) => self.alias(&it.ident, &it.ty),
            syn::Item::Impl(it) => self.implementation(it),
            syn::Item::Verbatim(tokens) => self.scanned(tokens.clone()),
            item => visit::visit_item(self, item),
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        match &item.content {
            Some((_, items)) => {
                item.attrs.iter().for_each(|it| self.visit_attribute(it));
                self.inline_module(item, items);
            }
            None => self.file_module(item),
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut found = Vec::new();
        open(&item.tree, &[], &mut found);
        for (parts, name) in found {
            let written = Written {
                parts,
                rooted: item.leading_colon.is_some(),
                line: line(item),
            };
            self.import(written, &name);
        }
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let of = plain(&item.ident.to_string());
        let known = item
            .rename
            .as_ref()
            .map_or(of.clone(), |(_, name)| plain(&name.to_string()));
        let written = Written {
            rooted: of != "self",
            parts: vec![if of == "self" { "crate".to_owned() } else { of }],
            line: line(item),
        };
        // At the front of a crate it is known everywhere.
        let here = self.module;
        let krate = self.house.modules[here].krate;
        let externs = &mut self.house.crates[krate].externs;
        let meant = externs
            .get(&written.parts[0])
            .unwrap_or(&written.parts[0])
            .clone();
        externs.entry(known.clone()).or_insert(meant);
        self.import(written, &known);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let before = self.own.take();
        self.in_function(&item.sig, item, |walk| visit::visit_item_fn(walk, item));
        self.own = before;
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        visit::visit_item_trait(self, item);
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes: &[syn::Attribute] = match item {
            syn::ImplItem::Const(it) => &it.attrs,
            syn::ImplItem::Fn(it) => &it.attrs,
            syn::ImplItem::Type(it) => &it.attrs,
            syn::ImplItem::Macro(it) => &it.attrs,
            _ => &[],
        };
        if self.skips(attributes, item) {
            return;
        }
        match item {
            syn::ImplItem::Fn(it) => {
                self.in_function(&it.sig, it, |walk| visit::visit_impl_item_fn(walk, it));
            }
            // What a trait's own type is, its methods may give.
            syn::ImplItem::Type(it) => self.with(Kind::Alias, |walk| walk.visit_type(&it.ty)),
            item => visit::visit_impl_item(self, item),
        }
    }

    fn visit_trait_item(&mut self, item: &'ast syn::TraitItem) {
        let attributes: &[syn::Attribute] = match item {
            syn::TraitItem::Const(it) => &it.attrs,
            syn::TraitItem::Fn(it) => &it.attrs,
            syn::TraitItem::Type(it) => &it.attrs,
            syn::TraitItem::Macro(it) => &it.attrs,
            _ => &[],
        };
        if self.skips(attributes, item) {
            return;
        }
        match item {
            syn::TraitItem::Fn(it) => {
                self.in_function(&it.sig, it, |walk| visit::visit_trait_item_fn(walk, it));
            }
            item => visit::visit_trait_item(self, item),
        }
    }

    fn visit_stmt(&mut self, statement: &'ast syn::Stmt) {
        let attributes: &[syn::Attribute] = match statement {
            syn::Stmt::Local(it) => &it.attrs,
            syn::Stmt::Macro(it) => &it.attrs,
            syn::Stmt::Expr(syn::Expr::Block(it), _) => &it.attrs,
            syn::Stmt::Expr(syn::Expr::If(it), _) => &it.attrs,
            syn::Stmt::Expr(syn::Expr::Call(it), _) => &it.attrs,
            syn::Stmt::Expr(syn::Expr::MethodCall(it), _) => &it.attrs,
            _ => &[],
        };
        if !self.skips(attributes, statement) {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if !self.skips(&field.attrs, field) {
            self.with(Kind::Field, |walk| visit::visit_field(walk, field));
        }
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        if !self.skips(&variant.attrs, variant) {
            let name = variant.ident.to_string();
            self.fields(&name, &variant.fields);
            visit::visit_variant(self, variant);
        }
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if !self.skips(&arm.attrs, arm) {
            visit::visit_arm(self, arm);
        }
    }

    fn visit_field_value(&mut self, value: &'ast syn::FieldValue) {
        if self.skips(&value.attrs, value) {
            return;
        }
        let name = match &value.member {
            syn::Member::Named(name) => name.to_string(),
            syn::Member::Unnamed(_) => String::new(),
        };
        self.placed(Place::Field(name), |walk| {
            visit::visit_field_value(walk, value);
        });
    }

    fn visit_return_type(&mut self, output: &'ast syn::ReturnType) {
        self.with(Kind::Output, |walk| visit::visit_return_type(walk, output));
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.with(Kind::Value, |walk| visit::visit_block(walk, block));
    }

    fn visit_type_path(&mut self, path: &'ast syn::TypePath) {
        if let Some(own) = &path.qself {
            self.qualified(own, &path.path);
        }
        visit::visit_type_path(self, path);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        if let Some(own) = &path.qself {
            self.qualified(own, &path.path);
        }
        visit::visit_expr_path(self, path);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let written = self.written(path);
        self.mention(written, self.kind);
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        let name = plain(&call.method.to_string());
        let asserts = name == "expect";
        self.method(name, call.args.len(), line(&call.method));
        if let Some(generics) = &call.turbofish {
            self.visit_angle_bracketed_generic_arguments(generics);
        }
        let place = if asserts {
            Place::Assertion
        } else {
            self.place.clone()
        };
        self.placed(place, |walk| {
            call.args.iter().for_each(|it| walk.visit_expr(it));
        });
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let path = attribute.path();
        if path.is_ident("doc") {
            return;
        }
        match &attribute.meta {
            syn::Meta::Path(_) => {}
            syn::Meta::NameValue(told) => {
                let key = path.segments.last().map(|it| it.ident.to_string());
                let key = Place::Attribute(key.unwrap_or_default());
                self.placed(key, |walk| walk.visit_expr(&told.value));
            }
            syn::Meta::List(list) => {
                for (key, text, line) in keyed(&list.tokens) {
                    self.placed(Place::Attribute(key), |walk| walk.said(text, line));
                }
                // What is derived, and what an attribute calls by its path.
                for written in scan(list.tokens.clone()).paths {
                    self.mention(written, Kind::Type);
                }
            }
        }
    }

    /// Whom a thing is shown to is not named by it.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let written = self.written(&mac.path);
        let name = written.parts.last().cloned().unwrap_or_default();
        self.mention(written, Kind::Macro);
        if name == "include" {
            self.included(mac);
            return;
        }
        if name == "concat" {
            let parts: Vec<String> = scan(mac.tokens.clone())
                .strings
                .into_iter()
                .map(|it| it.0)
                .collect();
            self.said(parts.concat(), line(mac));
        }
        self.given(&mac.tokens);
    }

    fn visit_lit_str(&mut self, said: &'ast syn::LitStr) {
        self.said(said.value(), line(said));
    }

    fn visit_lit_byte_str(&mut self, said: &'ast syn::LitByteStr) {
        self.said(
            String::from_utf8_lossy(&said.value()).into_owned(),
            line(said),
        );
    }

    fn visit_lit_cstr(&mut self, said: &'ast syn::LitCStr) {
        self.said(said.value().to_string_lossy().into_owned(), line(said));
    }

    fn visit_expr(&mut self, expression: &'ast syn::Expr) {
        match expression {
            syn::Expr::Verbatim(tokens) => self.scanned(tokens.clone()),
            expression => visit::visit_expr(self, expression),
        }
    }
}

/// The attributes of an item.
fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(it) => &it.attrs,
        syn::Item::Enum(it) => &it.attrs,
        syn::Item::ExternCrate(it) => &it.attrs,
        syn::Item::Fn(it) => &it.attrs,
        syn::Item::ForeignMod(it) => &it.attrs,
        syn::Item::Impl(it) => &it.attrs,
        syn::Item::Macro(it) => &it.attrs,
        syn::Item::Mod(it) => &it.attrs,
        syn::Item::Static(it) => &it.attrs,
        syn::Item::Struct(it) => &it.attrs,
        syn::Item::Trait(it) => &it.attrs,
        syn::Item::TraitAlias(it) => &it.attrs,
        syn::Item::Type(it) => &it.attrs,
        syn::Item::Union(it) => &it.attrs,
        syn::Item::Use(it) => &it.attrs,
        _ => &[],
    }
}
