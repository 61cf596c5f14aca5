//! What a macro is given: a tree where it is one, and tokens otherwise; and what a file includes.

use syn::visit::Visit;

use crate::gathering::Walk;
use crate::house::{Function, Kind, Method, Place, Said, Struct};
use crate::reading::{self, line};
use crate::scanning::scan;

impl Walk<'_> {
    /// What a macro is given, as a tree where it is one.
    pub(crate) fn given(&mut self, tokens: &proc_macro2::TokenStream) {
        use syn::parse::Parser;
        if let Ok(file) = syn::parse2::<syn::File>(tokens.clone()) {
            file.items.iter().for_each(|item| self.visit_item(item));
            return;
        }
        let list = syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        if let Ok(list) = list.parse2(tokens.clone()) {
            for one in &list {
                self.visit_expr(one);
            }
        } else if let Ok(statements) = syn::Block::parse_within.parse2(tokens.clone()) {
            for one in &statements {
                self.visit_stmt(one);
            }
        } else {
            self.scanned(tokens.clone());
        }
    }

    pub(crate) fn scanned(&mut self, tokens: proc_macro2::TokenStream) {
        let found = scan(tokens);
        for (written, name) in found.imports {
            self.import(written, &name);
        }
        for written in found.paths {
            self.mention(written, Kind::Value);
        }
        for written in found.macros {
            self.mention(written, Kind::Macro);
        }
        for written in found.outputs {
            self.mention(written, Kind::Output);
        }
        for (name, arguments, line) in found.methods {
            self.method(name, arguments, line);
        }
        for (text, line) in found.strings {
            self.said(text, line);
        }
        for (key, text, line) in found.keyed {
            self.placed(Place::Attribute(key), |walk| walk.said(text, line));
        }
        for (name, fields) in found.structs {
            self.house.structs.push(Struct {
                file: self.file,
                name,
                fields,
            });
        }
        for (name, line, end, counted) in found.functions {
            self.house.functions.push(Function {
                file: self.file,
                module: self.module,
                name,
                of: None,
                receiver: None,
                inputs: Vec::new(),
                counted,
                line,
                end,
            });
        }
    }

    pub(crate) fn method(&mut self, name: String, arguments: usize, line: usize) {
        let (file, owner) = (self.file, self.owner);
        self.house.methods.push(Method {
            file,
            owner,
            name,
            arguments,
            line,
        });
    }

    pub(crate) fn said(&mut self, text: String, line: usize) {
        let place = self.place.clone();
        let file = self.file;
        self.house.strings.push(Said {
            file,
            line,
            text,
            place,
        });
    }

    pub(crate) fn included(&mut self, mac: &syn::Macro) {
        let Ok(told) = mac.parse_body::<syn::LitStr>() else {
            let at = self.house.at(self.file, line(mac));
            self.house
                .problems
                .push(format!("{at}: includes what cannot be known"));
            return;
        };
        let at = reading::join(reading::folder(self.house.path(self.file)), &told.value());
        let Some(text) = self.text(&at) else {
            let from = self.house.path(self.file);
            self.house
                .problems
                .push(format!("{from}: includes {at}, which is not there"));
            return;
        };
        let file = self.new_file(&at, &text);
        let before = std::mem::replace(&mut self.file, file);
        if let Ok(tokens) = text.parse() {
            self.given(&tokens);
        }
        self.file = before;
    }
}
