//! Breaches of who may know whom.

use super::{finds, finds_in, passes};

#[test]
fn rooms_that_reach_sideways_or_up() {
    let never = "rooms know only the floors below";
    let manifest =
        "[package]\nname = \"newsprint-search\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\n";
    for told in [
        "newsprint-storage = \"1\"",
        "kept = { package = \"newsprint-storage\", version = \"1\" }",
        "kept = { package = \"newsprint-storage\", path = \"../storage\" }",
    ] {
        finds_in(
            never,
            &[("search/Cargo.toml", &format!("{manifest}{told}\n"))],
        );
    }
    let target = manifest.replace(
        "[dependencies]",
        "[target.'cfg(unix)'.dependencies]\nnewsprint-storage = \"1\"",
    );
    finds_in(never, &[("search/Cargo.toml", &target)]);
    let renamed =
        format!("{manifest}kept = {{ package = \"newsprint-storage\", version = \"1\" }}\n");
    finds_in(
        never,
        &[
            ("search/Cargo.toml", &renamed),
            ("search/query.rs", "use kept::Storage;"),
        ],
    );
    finds_in(
        never,
        &[
            (
                "messages/Cargo.toml",
                "[package]\nname = \"newsprint-messages\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\nnewsprint-compose = \"1\"\n",
            ),
            ("messages/lib.rs", "pub use newsprint_compose as set;\n"),
            (
                "formats/plain.rs",
                "fn f() { newsprint_messages::set::page(); }",
            ),
        ],
    );
    passes(
        never,
        "formats/plain.rs",
        &["use newsprint_issue::Direction;\nmod compose { pub fn f() {} }\nuse self::compose::f;"],
    );
}

#[test]
fn a_core_that_knows_the_world() {
    let never = "the model and the core know no world";
    finds(
        never,
        "issue/place.rs",
        &[
            "use std::{fmt, io::Read};",
            "fn f() { std::env::var(\"a\"); }",
            "use std as s;\nfn f(_: s::fs::File) {}",
            "#[cfg(test)]\nmod tests {}\nuse std::io;",
            "fn f() { vec![std::process::id()]; }",
            "type T = jiff::Zoned;\nfn f() { T::now(); }",
        ],
    );
    finds(
        never,
        "compose/lines.rs",
        &[
            "use std::time::{Duration, Instant};",
            "fn f() { core::write!(a, \"\", std::env::args()); }",
            "mod inner { use std::io::{self as i}; }",
        ],
    );
    finds(
        never,
        "issue/pictures.rs",
        &[
            "use std::io::Read;",
            "fn f() { std::fs::read(\"a\"); }",
            "fn f() { image::open(\"a\"); }",
        ],
    );
    let manifest = "[package]\nname = \"newsprint-issue\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\nwire = { package = \"serde\", version = \"1\" }\n";
    finds_in(never, &[("issue/Cargo.toml", manifest)]);
    finds_in(
        never,
        &[
            ("issue/Cargo.toml", manifest),
            ("issue/place.rs", "#[derive(wire::Serialize)]\nstruct A;"),
        ],
    );
    passes(
        never,
        "issue/place.rs",
        &["use std::fmt;\nmod io { pub fn f() {} }\nfn f() { io::f(); }"],
    );
    passes(
        never,
        "issue/pictures.rs",
        &["use std::io::Cursor;\nfn f() -> std::io::Result<()> {}"],
    );
    passes(never, "compose/lines.rs", &["use std::time::Duration;"]);
}

#[test]
fn a_setting_that_can_fail() {
    finds(
        "compose cannot fail",
        "compose/lines.rs",
        &[
            "fn f() -> Result<u8, ()> { Ok(1) }",
            "fn f()\n    -> Option<Result<u8, ()>> { None }",
            "use std::result::Result as R;\nfn f() -> R<u8, ()> { Ok(1) }",
            "type Maybe = Result<u8, ()>;\nfn f() -> Maybe { Ok(1) }",
            "fn f() -> impl Iterator<Item = Result<u8, ()>> { a }",
            "fn f() -> std::io::Result<u8> { a }",
            "trait A { fn f(&self) -> Result<u8, ()>; }",
            "impl TryFrom<u8> for A { type Error = (); fn try_from(a: u8) -> core::result::Result<A, ()> { a } }",
            "macro_rules! m { () => { fn f() -> Result<u8, ()> { Ok(1) } }; }",
            "#[cfg(test)]\nmod tests {}\nfn f() -> Result<u8, ()> { Ok(1) }",
            "struct A { f: fn() -> Result<u8, ()> }",
        ],
    );
    finds_in(
        "compose cannot fail",
        &[
            (
                "compose/near.rs",
                "pub(crate) type Maybe<T> = Result<T, ()>;",
            ),
            (
                "compose/lines.rs",
                "use crate::near::Maybe as M;\nfn f() -> M<u8> { Ok(1) }",
            ),
        ],
    );
    passes(
        "compose cannot fail",
        "compose/lines.rs",
        &[
            "impl std::fmt::Display for A { fn fmt(&self, f: &mut F) -> std::fmt::Result { Ok(()) } }",
            "fn f(a: Result<u8, ()>) -> Option<u8> { a.ok() }",
            "#[cfg(test)]\nfn f() -> Result<u8, ()> { Ok(1) }",
        ],
    );
}

#[test]
fn widths_asked_elsewhere() {
    let never = "one file asks the width table";
    finds(
        never,
        "compose/lines.rs",
        &[
            "use unicode_width::UnicodeWidthStr as W;",
            "fn f() { unicode_width::UnicodeWidthStr::width(\"a\"); }",
            "extern crate unicode_width as w;\nuse w::UnicodeWidthChar;",
            "fn f() { vec![<str as unicode_width::UnicodeWidthStr>::width(\"a\")]; }",
        ],
    );
    finds_in(
        never,
        &[
            (
                "compose/characters/width.rs",
                "pub use unicode_width::UnicodeWidthStr;",
            ),
            (
                "compose/lines.rs",
                "use crate::characters::width::UnicodeWidthStr as W;",
            ),
        ],
    );
    passes(
        never,
        "compose/lines.rs",
        &["fn unicode_width() {}\nfn f() { unicode_width(); }"],
    );
    passes(
        never,
        "compose/characters/width.rs",
        &["use unicode_width::UnicodeWidthStr;"],
    );
}

#[test]
fn the_vertical_known_elsewhere() {
    let never = "one file knows what vertical means";
    finds(
        never,
        "compose/lines.rs",
        &[
            "use newsprint_issue::Direction;\nfn f(d: Direction) { match d { Direction::Vertical => {} _ => {} } }",
            "use newsprint_issue::Direction as D;\nfn f(d: D) { matches!(d, D::Horizontal if true); }",
            "use newsprint_issue::{Direction::{Vertical as V}};",
            "type Way = newsprint_issue::Direction;\nfn f(d: Way) -> bool { d == Way::Vertical }",
            "impl A for newsprint_issue::Direction { fn f(&self) { match self { Self::Vertical => {} _ => {} } } }",
            "use newsprint_issue::Direction::*;",
            "fn f() { <newsprint_issue::language::Direction>::Vertical; }",
        ],
    );
    passes(
        never,
        "compose/lines.rs",
        &[
            "use newsprint_issue::Direction;\nfn f(d: Direction) { Axes::new(d); }",
            "enum Direction { Vertical }\nfn f() { Direction::Vertical; }",
        ],
    );
    passes(
        never,
        "compose/characters/axes.rs",
        &["use newsprint_issue::Direction;\nfn f() { Direction::Vertical; }"],
    );
}

#[test]
fn the_terminal_known_elsewhere() {
    let never = "only the terminal knows the terminal";
    let manifest = "[package]\nname = \"newsprint-config\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\ncells = { package = \"ratatui\", version = \"1\" }\n";
    finds_in(
        never,
        &[
            ("config/Cargo.toml", manifest),
            ("config/read.rs", "use cells::style::Color;"),
        ],
    );
    finds(
        never,
        "terminal/bars.rs",
        &[
            "use crossterm as c;",
            "use ratatui::crossterm::event::KeyCode;",
            "use ratatui as r;\nfn f() { r::crossterm::execute!(a); }",
            "#[cfg(test)]\nmod tests {}\ntype K = crossterm::event::KeyEvent;",
        ],
    );
    passes(
        never,
        "terminal/bars.rs",
        &["use ratatui::buffer::Buffer;\nfn crossterm() {}\nfn f() { crossterm(); }"],
    );
    passes(
        never,
        "terminal/device/tty.rs",
        &["use crossterm::event::Event;"],
    );
}

#[test]
fn screens_that_know_each_other() {
    let never = "no screen knows another";
    for text in [
        "use super::front::Front;",
        "use crate::{screens::{front as f}};",
        "fn f() { crate::screens::front::Front::new(); }",
        "use crate::screen::Shown;",
        "use super::Front;",
        "use crate::screens as s;\nfn f() { vec![s::front::go()]; }",
    ] {
        finds_in(
            never,
            &[
                (
                    "terminal/screens/mod.rs",
                    "pub mod front;\npub mod help;\npub use front::Front;",
                ),
                (
                    "terminal/screens/front.rs",
                    "pub struct Front;\npub fn go() {}",
                ),
                (
                    "terminal/screen.rs",
                    "pub use crate::screens::front::Front as Shown;",
                ),
                ("terminal/screens/help.rs", text),
            ],
        );
    }
    passes(
        never,
        "terminal/screens/help.rs",
        &[
            "use self::inner::A;\nmod inner { pub struct A; }\nmod front { pub fn f() {} }\nuse self::front::f;",
        ],
    );
}

#[test]
fn front_doors_used_from_within() {
    let never = "nothing imports from its own front door";
    for text in [
        "use super::Sheet;",
        "use crate::page::{Sheet as S};",
        "fn f(_: super::Sheet) {}",
        "fn f() { vec![super::made()]; }",
    ] {
        finds_in(
            never,
            &[
                (
                    "formats/page/mod.rs",
                    "mod lines;\nmod sheet;\npub use sheet::Sheet;\npub fn made() {}",
                ),
                ("formats/page/sheet.rs", "pub struct Sheet;"),
                ("formats/page/lines.rs", text),
            ],
        );
    }
    finds_in(
        never,
        &[
            ("search/lib.rs", "mod query;\npub struct Hit;"),
            ("search/query.rs", "use crate::Hit;"),
        ],
    );
    assert!(
        super::found(
            never,
            &[
                (
                    "formats/page/mod.rs",
                    "mod lines;\nmod sheet;\nuse sheet::sheet;"
                ),
                (
                    "formats/page/sheet.rs",
                    "pub struct Sheet;\npub fn sheet() {}"
                ),
                ("formats/page/lines.rs", "use super::sheet::{self, Sheet};"),
            ]
        )
        .is_empty()
    );
}

#[test]
fn odds_and_ends() {
    let never = "no prelude, no glob, no odds and ends";
    finds(
        never,
        "search/query.rs",
        &[
            "use std::collections::*;",
            "use std::{fmt, collections::{*}};",
            "fn f() { use crate::folding::*; }",
            "#[cfg(test)]\nmod tests { use super::*; }\nuse super::*;",
            "use std::io::prelude::Read;",
            "mod helpers { pub fn f() {} }",
            "macro_rules! m { () => { use std::collections::*; }; }",
        ],
    );
    for file in ["search/utils.rs", "search/common/mod.rs", "search/misc.rs"] {
        finds(never, file, &["fn f() {}"]);
    }
    passes(
        never,
        "search/query.rs",
        &["#[cfg(test)]\nmod tests { use super::*; }\nfn common() {}\nfn f(a: u8) -> u8 { a * a }"],
    );
}

#[test]
fn files_without_a_head() {
    let never = "sources can be read";
    let house = |text: &str| {
        let mut texts = super::plant(&[]);
        texts.insert("search/lib.rs".to_owned(), text.to_owned());
        let house = crate::gathering::gather(&texts, |_| None);
        let look = crate::look::Look::new(&house);
        let it = crate::nevers()
            .find(|it| it.name == never)
            .expect("a never of that name");
        (it.find)(&look).len()
    };
    assert_eq!(house("//! A room.\n"), 0);
    for text in [
        "fn f() {}\n",
        "// A room.\n",
        "/// A room.\nfn f() {}\n",
        "\n//! A room.\n",
        "//! A room.\nfn (\n",
    ] {
        assert_ne!(house(text), 0, "{text:?}");
    }
}
