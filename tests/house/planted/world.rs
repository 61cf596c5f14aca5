//! Breaches of what lies outside.

use super::{finds, finds_in, passes};

const FILES: &str = "files are touched at the doors";

#[test]
fn files_touched_away_from_the_doors() {
    finds(
        FILES,
        "storage/shelf.rs",
        &[
            "fn f() { std::fs::read(\"a\"); }",
            "use std::{collections::BTreeMap, fs::{self as disk}};",
            "use std as s;\nfn f() { s::fs::write(\"a\", \"b\"); }",
            "extern crate std as s;\nfn f() { s::fs::write(\"a\", \"b\"); }",
            "use ::std::fs::File as F;",
            "#[cfg(test)]\nmod tests {}\nfn f() { std::fs::read(\"a\"); }",
            "mod inner { pub fn f() { use std::fs; } }",
            "fn f() { println!(\"{:?}\", std::fs::read(\"a\")); }",
            "macro_rules! m { ($x:expr) => { std::fs::read($x) }; }",
            "macro_rules! m { ($x:ident) => { std::$x::read(\"a\") }; }",
            "macro_rules! m { () => { use std::{fs}; }; }",
            "fn f(p: &std::path::Path) -> bool { p.is_file() }",
            "fn f(p: &std::path::Path) -> bool { matches!(p.metadata(), Ok(_)) }",
            "use std::path::Path;\nfn f(p: &Path) -> bool { Some(p).is_some_and(Path::exists) }",
            "fn f(p: &std::path::Path) -> bool { <std::path::Path>::exists(p) }",
            "use std::env;\nfn f() { env::current_dir(); }",
            "use std::fs::*;",
            "use std::r#fs;",
            "#[cfg(not(test))]\nfn f() { std::fs::read(\"a\"); }",
            "#[cfg(any(test, unix))]\nfn f() { std::fs::read(\"a\"); }",
            "use core as c;\nuse std::os::unix::fs::PermissionsExt;",
        ],
    );
    passes(
        FILES,
        "storage/shelf.rs",
        &[
            "mod fs { pub fn read() {} }\nfn f() { fs::read(); }",
            "#[cfg(test)]\nmod tests { use std::fs; }",
            "#[cfg(all(test, unix))]\nfn f() { std::fs::read(\"a\"); }",
            "//! std::fs::read\nfn f() { let s = \"std::fs::read\"; }",
            "fn f(p: &std::path::Path) { p.file_name(); p.exists_in(\"a\"); }",
        ],
    );
    passes(
        FILES,
        "storage/files.rs",
        &["fn f() { std::fs::read(\"a\"); }"],
    );
}

#[test]
fn files_touched_by_way_of_others() {
    finds_in(
        FILES,
        &[
            ("storage/files.rs", "pub type Handle = std::fs::File;"),
            (
                "storage/shelf.rs",
                "use crate::files::Handle;\nfn f() { Handle::open(\"a\"); }",
            ),
        ],
    );
    finds_in(
        FILES,
        &[
            ("storage/files.rs", "pub use std::fs as disk;"),
            ("storage/near.rs", "pub use super::files::disk as d;"),
            (
                "storage/shelf.rs",
                "fn f() { crate::near::d::read(\"a\"); }",
            ),
        ],
    );
    finds_in(
        FILES,
        &[
            ("storage/shelf.rs", "#[path = \"odd.rs\"]\nmod plain;"),
            ("storage/odd.rs", "use std::fs;"),
        ],
    );
    finds_in(
        FILES,
        &[
            ("storage/shelf.rs", "include!(\"odd.rs\");"),
            ("storage/odd.rs", "use std::fs;"),
        ],
    );
    finds_in(
        "sources can be read",
        &[("storage/shelf.rs", "include!(concat!(\"a\", \".rs\"));")],
    );
    finds_in(
        "sources can be read",
        &[(
            "storage/shelf.rs",
            "#[path = \"../search/odd.rs\"]\nmod plain;",
        )],
    );
}

#[test]
fn programs_started() {
    let never = "one place starts programs, and no shell";
    finds(
        never,
        "terminal/app.rs",
        &[
            "fn f() { std::process::Command::new(\"a\"); }",
            "use std::process::{self, Command as Starter};",
            "use std::process as p;\nfn f() { p::Command::new(\"a\"); }",
            "type Starter = std::process::Command;",
            "#[cfg(test)]\nfn t() {}\nuse std::process::Command;",
        ],
    );
    finds(
        never,
        "terminal/device/clipboard/program.rs",
        &[
            "const SHELL: &str = \"sh\";",
            "fn f() { start(\"/bin/sh\", &[\"-c\"]); }",
            "fn f() { start(vec![\"bash\"]); }",
            "fn f() { start(\"powershell.exe -c\"); }",
        ],
    );
    passes(
        never,
        "terminal/app.rs",
        &[
            "use std::process::ExitCode;",
            "struct Command;\nfn f() { Command::new(); }",
            "const A: &str = \"sh\";",
        ],
    );
    passes(
        never,
        "terminal/device/clipboard/program.rs",
        &["use std::process::Command;\nconst A: &str = \"wl-copy\";"],
    );
}

#[test]
fn sockets_opened() {
    let never = "no socket is opened";
    finds(
        never,
        "search/query.rs",
        &[
            "use std::{net as n};",
            "fn f() { std::net::TcpStream::connect(\"a\"); }",
            "macro_rules! m { () => { ::std::net::UdpSocket::bind(\"a\") }; }",
            "use std as s;\nuse s::os::unix::net::UnixStream;",
        ],
    );
    let manifest = "[package]\nname = \"newsprint-search\"\n[lib]\npath = \"lib.rs\"\n[dependencies]\nquiet = { package = \"ureq\", version = \"1\" }\n";
    finds_in(never, &[("search/Cargo.toml", manifest)]);
    passes(
        never,
        "search/query.rs",
        &["struct Net;\nmod net { pub fn f() {} }\nuse self::net::f;"],
    );
}

#[test]
fn things_printed() {
    let never = "only the command line prints";
    finds(
        never,
        "formats/plain.rs",
        &[
            "fn f() { println!(\"a\"); }",
            "fn f() { std::eprint!(\"a\"); }",
            "use std::println as say;\nfn f() { say!(\"a\"); }",
            "fn f() { vec![dbg!(1)]; }",
            "macro_rules! m { () => { println!(\"a\") }; }",
            "use std::io::{self as i};\nfn f() { i::stdout(); }",
            "#[cfg(test)]\nmod tests {}\nfn f() { eprintln!(\"a\"); }",
        ],
    );
    passes(
        never,
        "formats/plain.rs",
        &["fn print() {}\nfn f() { print(); write!(s, \"a\"); }"],
    );
    passes(never, "cli/mod.rs", &["fn f() { println!(\"a\"); }"]);
}

#[test]
fn sentences_said_elsewhere() {
    let never = "sentences are said in messages";
    finds(
        never,
        "formats/plain.rs",
        &[
            "const A: &str = \"the paper was lost\";",
            "fn f() { format!(\"{a} there was no paper\"); }",
            "const A: &str = \"the paper\\\n    was lost\";",
            "const A: &str = concat!(\"the pap\", \"er was \", \"lost\");",
            "const A: &[u8] = b\"the paper was lost\";",
            "const A: &str = r#\"the paper was lost\"#;",
            "#[cfg(test)]\nmod tests {}\nconst A: &str = \"the paper was lost\";",
            "#[error(\"the paper was lost\")]\nstruct A;",
        ],
    );
    passes(
        never,
        "formats/plain.rs",
        &[
            "/// the paper was lost\nfn f() { a.expect(\"the paper was lost\"); }",
            "#[expect(unused, reason = \"the paper was lost\")]\nfn f() {}",
            "const A: &str = \"Article Block\";",
            "#[cfg(test)]\nmod tests { const A: &str = \"the paper was lost\"; }",
        ],
    );
    passes(
        never,
        "messages/said.rs",
        &["const A: &str = \"the paper was lost\";"],
    );
}

#[test]
fn rows_and_pages_stored() {
    let never = "what is stored is places";
    finds(
        never,
        "storage/progress.rs",
        &[
            "struct Kept { row: u16 }",
            "#[derive(Serialize)]\nstruct Kept { #[serde(rename = \"page\")] at: u16 }",
            "#[derive(Serialize)]\nstruct Kept { #[serde(alias = \"lastLine\")] at: u16 }",
            "enum Kept { At { last_column: u16 } }",
            "fn f() { json!({ \"row\": 1 }); }",
            "fn f(v: &Value) { v.get(\"page\"); }",
            "#[cfg(test)]\nmod tests {}\nstruct Kept { top_line: u16 }",
            "mod inner { struct Kept { pages: Vec<u16> } }",
            "macro_rules! m { () => { struct Kept { row: u16 } }; }",
        ],
    );
    passes(
        never,
        "storage/progress.rs",
        &[
            "struct Kept { place: Place, headline: String, borrowed: bool, outline: u8 }",
            "#[cfg(test)]\nmod tests { struct Kept { row: u16 } }",
        ],
    );
    passes(never, "terminal/page.rs", &["struct Shown { row: u16 }"]);
}
