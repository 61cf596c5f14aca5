//! Scanning: what is named in the tokens of a macro, where there is no tree to ask. Paths with
//! their groups opened, methods called, words, functions.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::written::{Written, keyed, open, plain};

/// What tokens hold.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) paths: Vec<Written>,
    /// What `use` brings in: the name it is known by (`*` for all), and whether others may have it.
    pub(crate) imports: Vec<(Written, String)>,
    /// Methods called: name, arguments, line.
    pub(crate) methods: Vec<(String, usize, usize)>,
    pub(crate) strings: Vec<(String, usize)>,
    /// Words in attributes, and the key that they stand under.
    pub(crate) keyed: Vec<(String, String, usize)>,
    /// Macros called.
    pub(crate) macros: Vec<Written>,
    /// Paths between an arrow and what follows a signature.
    pub(crate) outputs: Vec<Written>,
    /// Structs: name, fields and their lines.
    pub(crate) structs: Vec<(String, Vec<(String, usize)>)>,
    /// Functions: name, first and last line, parameters.
    pub(crate) functions: Vec<(String, usize, usize, usize)>,
}

/// Scans tokens.
pub(crate) fn scan(tokens: TokenStream) -> Scan {
    let mut scan = Scan::default();
    level(&tokens.into_iter().collect::<Vec<_>>(), &mut scan);
    scan
}

fn punct(tokens: &[TokenTree], at: usize) -> Option<char> {
    match tokens.get(at) {
        Some(TokenTree::Punct(mark)) => Some(mark.as_char()),
        _ => None,
    }
}

fn ident(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => Some(plain(&ident.to_string())),
        _ => None,
    }
}

fn line(token: &TokenTree) -> usize {
    token.span().start().line
}

fn level(tokens: &[TokenTree], scan: &mut Scan) {
    let mut at = 0;
    while at < tokens.len() {
        at = one(tokens, at, scan);
    }
}

/// Takes what begins at a token; gives where the next thing begins.
fn one(tokens: &[TokenTree], at: usize, scan: &mut Scan) -> usize {
    match &tokens[at] {
        TokenTree::Group(group) => {
            level(&group.stream().into_iter().collect::<Vec<_>>(), scan);
            at + 1
        }
        TokenTree::Literal(literal) => {
            scan.strings
                .extend(said(literal).map(|said| (said, line(&tokens[at]))));
            at + 1
        }
        TokenTree::Punct(mark) => match mark.as_char() {
            '.' if ident(tokens, at + 1).is_some() => method(tokens, at + 1, scan),
            // A lifetime is no name.
            '\'' => at + 2,
            '-' if punct(tokens, at + 1) == Some('>') => {
                outputs(&tokens[at + 2..], scan);
                at + 2
            }
            '<' => qualified(tokens, at, scan),
            '#' => attribute(tokens, at, scan),
            '$' | ':' => path(tokens, at, scan).max(at + 1),
            _ => at + 1,
        },
        TokenTree::Ident(word) => {
            if *word == "use"
                && let Some(next) = import(tokens, at, scan)
            {
                return next;
            }
            if *word == "struct" {
                held(tokens, at, scan);
            }
            if *word == "fn" {
                function(tokens, at, scan);
            }
            path(tokens, at, scan).max(at + 1)
        }
    }
}

/// An attribute at a token, if it is one: its words are no words of the code.
fn attribute(tokens: &[TokenTree], at: usize, scan: &mut Scan) -> usize {
    let group = at + 1 + usize::from(punct(tokens, at + 1) == Some('!'));
    let Some(TokenTree::Group(inside)) = tokens.get(group) else {
        return at + 1;
    };
    if inside.delimiter() != Delimiter::Bracket {
        return at + 1;
    }
    let mut of = Scan::default();
    level(&inside.stream().into_iter().collect::<Vec<_>>(), &mut of);
    scan.paths.append(&mut of.paths);
    let words = keyed(&inside.stream());
    scan.keyed
        .extend(words.into_iter().filter(|(key, ..)| key != "doc"));
    group + 1
}

fn said(literal: &proc_macro2::Literal) -> Option<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(said) => Some(said.value()),
        syn::Lit::ByteStr(said) => Some(String::from_utf8_lossy(&said.value()).into_owned()),
        syn::Lit::CStr(said) => Some(said.value().to_string_lossy().into_owned()),
        _ => None,
    }
}

fn method(tokens: &[TokenTree], at: usize, scan: &mut Scan) -> usize {
    let name = ident(tokens, at).unwrap_or_default();
    let mut after = at + 1;
    if punct(tokens, after) == Some(':') && punct(tokens, after + 1) == Some(':') {
        after = skip_angles(tokens, after + 2);
    }
    if let Some(TokenTree::Group(group)) = tokens.get(after)
        && group.delimiter() == Delimiter::Parenthesis
    {
        let count = parts(group.stream()).len();
        scan.methods.push((name, count, line(&tokens[at])));
    }
    // What stands in angles is named, too.
    at + 1
}

/// The parts between the commas of a stream.
fn parts(stream: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut found = vec![Vec::new()];
    let mut depth = 0_i32;
    for token in stream {
        let mark = match &token {
            TokenTree::Punct(mark) => mark.as_char(),
            _ => ' ',
        };
        depth += i32::from(mark == '<') - i32::from(mark == '>');
        if mark == ',' && depth <= 0 {
            found.push(Vec::new());
        } else if let Some(last) = found.last_mut() {
            last.push(token);
        }
    }
    found.retain(|part| !part.is_empty());
    found
}

/// Where the angles that begin at a token end.
fn skip_angles(tokens: &[TokenTree], at: usize) -> usize {
    let mut depth = 0;
    let mut after = at;
    while after < tokens.len() {
        match punct(tokens, after) {
            Some('<') => depth += 1,
            Some('>') if after == 0 || punct(tokens, after - 1) != Some('-') => depth -= 1,
            _ => {}
        }
        after += 1;
        if depth == 0 {
            break;
        }
    }
    after
}

/// A path at a token, and the groups that end it.
fn path(tokens: &[TokenTree], at: usize, scan: &mut Scan) -> usize {
    let mut written = Written {
        line: line(&tokens[at]),
        ..Written::default()
    };
    let mut after = at;
    if is_colons(tokens, after) {
        written.rooted = true;
        after += 2;
    }
    follow(tokens, after, written, scan)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    punct(tokens, at) == Some(':') && punct(tokens, at + 1) == Some(':')
}

/// A part of a path: a word, or what a macro fills in.
fn part(tokens: &[TokenTree], at: usize) -> Option<(String, usize)> {
    if punct(tokens, at) == Some('$') {
        let name = ident(tokens, at + 1)?;
        let part = if name == "crate" { "crate" } else { "$" };
        return Some((part.to_owned(), at + 2));
    }
    ident(tokens, at).map(|name| (name, at + 1))
}

fn follow(tokens: &[TokenTree], at: usize, mut written: Written, scan: &mut Scan) -> usize {
    let mut after = at;
    while let Some((name, next)) = part(tokens, after) {
        written.parts.push(name);
        after = next;
        if !is_colons(tokens, after) {
            break;
        }
        after += 2;
        if punct(tokens, after) == Some('<') {
            // What stands in the angles is looked at as well.
            let end = skip_angles(tokens, after);
            level(
                &tokens[after + 1..end.max(after + 2).min(tokens.len()) - 1],
                scan,
            );
            after = end;
            if !is_colons(tokens, after) {
                break;
            }
            after += 2;
        }
        if let Some(TokenTree::Group(group)) = tokens.get(after)
            && group.delimiter() == Delimiter::Brace
        {
            for inside in parts(group.stream()) {
                follow(&inside, 0, written.clone(), scan);
            }
            return after + 1;
        }
    }
    if written.parts.is_empty() {
        return after;
    }
    if punct(tokens, after) == Some('!') && punct(tokens, after + 1) != Some('=') {
        scan.macros.push(written.clone());
    }
    scan.paths.push(written);
    after
}

/// `<Type>::name` and `<Type as Trait>::name`.
fn qualified(tokens: &[TokenTree], at: usize, scan: &mut Scan) -> usize {
    let end = skip_angles(tokens, at);
    if is_colons(tokens, end)
        && let Some(name) = ident(tokens, end + 2)
    {
        let mut inside = Scan::default();
        if at + 1 < tokens.len() {
            path(tokens, at + 1, &mut inside);
        }
        if let Some(mut written) = inside.paths.pop() {
            written.parts.push(name);
            scan.paths.push(written);
        }
    }
    at + 1
}

fn outputs(tokens: &[TokenTree], scan: &mut Scan) {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => matches!(mark.as_char(), ';' | ','),
        TokenTree::Ident(word) => *word == "where",
        TokenTree::Literal(_) => false,
    };
    let end = tokens.iter().position(ends).unwrap_or(tokens.len());
    let mut inside = Scan::default();
    level(&tokens[..end], &mut inside);
    scan.outputs.append(&mut inside.paths);
}

fn function(tokens: &[TokenTree], at: usize, scan: &mut Scan) {
    let Some(name) = ident(tokens, at + 1) else {
        return;
    };
    let rest = &tokens[at + 1..];
    let is = |token: &TokenTree, delimiter| matches!(token, TokenTree::Group(it) if it.delimiter() == delimiter);
    let given = rest.iter().find(|token| is(token, Delimiter::Parenthesis));
    let body = rest.iter().find(|token| is(token, Delimiter::Brace));
    if let (Some(TokenTree::Group(given)), Some(body)) = (given, body) {
        let count = parts(given.stream()).len();
        let end = body.span().end().line;
        scan.functions.push((name, line(&tokens[at]), end, count));
    }
}

/// A struct and the names of its fields.
fn held(tokens: &[TokenTree], at: usize, scan: &mut Scan) {
    let is_body = |token: &&TokenTree| matches!(token, TokenTree::Group(it) if it.delimiter() == Delimiter::Brace);
    let Some(TokenTree::Group(body)) = tokens[at..].iter().find(is_body) else {
        return;
    };
    let mut fields = Vec::new();
    for field in parts(body.stream()) {
        let colon = (1..field.len()).find(|at| punct(&field, *at) == Some(':'));
        let name = colon.and_then(|colon| ident(&field, colon - 1));
        fields.extend(name.map(|name| (name, line(&field[0]))));
    }
    let name = ident(tokens, at + 1).unwrap_or_default();
    scan.structs.push((name, fields));
}

/// A `use` up to its semicolon.
fn import(tokens: &[TokenTree], at: usize, scan: &mut Scan) -> Option<usize> {
    let end = at
        + tokens[at..]
            .iter()
            .position(|it| matches!(it, TokenTree::Punct(mark) if mark.as_char() == ';'))?;
    let stream: TokenStream = tokens[at..=end].iter().cloned().collect();
    let item: syn::ItemUse = syn::parse2(stream).ok()?;
    let rooted = item.leading_colon.is_some();
    let mut found = Vec::new();
    open(&item.tree, &Vec::new(), &mut found);
    for (parts, name) in found {
        let line = line(&tokens[at]);
        let written = Written {
            parts,
            rooted,
            line,
        };
        scan.imports.push((written, name));
    }
    Some(end + 1)
}
