//! What is over its size, circles, and what is known of both.

use super::plant;
use crate::gathering::gather;
use crate::known::{Figures, compare};
use crate::look::Look;
use crate::{circles, doors, sizes};

/// What is found in a planted house.
fn of(files: super::Others<'_>, find: impl Fn(&Look<'_>) -> Figures) -> Figures {
    let house = gather(&plant(files), |_| None);
    find(&Look::new(&house))
}

fn circle(files: super::Others<'_>) -> usize {
    of(files, |look| {
        circles::circles(look)
            .into_iter()
            .flat_map(|it| it.of)
            .collect()
    })
    .len()
}

#[test]
fn circles_of_files() {
    let one = ("search/one.rs", "use crate::two::Two;\npub struct One;");
    let two = |text| circle(&[one, ("search/two.rs", text)]);
    assert_eq!(two("pub struct Two(super::one::One);"), 2);
    assert_eq!(
        two("pub struct Two;\nuse crate::{one as first};\ntype F = first::One;"),
        2
    );
    assert_eq!(two("pub struct Two;\nfn f() { vec![crate::one::One]; }"), 2);
    assert_eq!(
        two("#[cfg(test)]\nmod tests {}\npub struct Two;\nmod inner { use crate::one::One; }"),
        2
    );
    let by_another = [
        one,
        ("search/two.rs", "pub use crate::three::Two;"),
        ("search/three.rs", "pub struct Two;\nuse crate::one::One;"),
    ];
    assert_eq!(circle(&by_another), 3);
    assert_eq!(two("pub struct Two;"), 0);
    assert_eq!(
        two("pub struct Two;\n#[cfg(test)]\nmod tests { use crate::one::One; }"),
        0
    );
    assert_eq!(
        two("pub struct Two;\nmod one { pub struct One; }\nuse self::one::One;"),
        0
    );
}

#[test]
fn things_over_their_size() {
    let over = |text: &str| {
        of(&[("search/one.rs", text)], sizes::over)
            .into_values()
            .collect::<Vec<_>>()
    };
    let lines = |count: usize| "    a();\n".repeat(count);
    assert_eq!(over(&format!("fn f() {{\n{}}}\n", lines(59))), [61]);
    assert_eq!(over(&format!("fn f() {{\n{}}}\n", lines(58))), []);
    assert_eq!(
        over(&format!("impl A {{ fn f() {{\n{}}} }}\n", lines(60))),
        [62]
    );
    assert_eq!(
        over(&format!(
            "macro_rules! m {{ () => {{ fn f() {{\n{}}} }}; }}\n",
            lines(60)
        )),
        [62]
    );
    assert_eq!(
        over(&format!(
            "fn f() {{\n{}{}}}\n",
            lines(58),
            "    // Why.\n\n".repeat(50)
        )),
        []
    );
    assert_eq!(
        over(&format!(
            "#[cfg(test)]\nmod tests {{ fn f() {{\n{}}} }}\n",
            lines(600)
        )),
        []
    );
    assert_eq!(over(&"const A: u8 = 1;\n".repeat(401)), [401]);
    assert_eq!(
        over(&format!(
            "{}#[cfg(test)]\nmod tests {{}}\n",
            "const A: u8 = 1;\n".repeat(400)
        )),
        []
    );
    assert_eq!(
        over(&format!(
            "#[cfg(test)]\nmod tests {{}}\n{}",
            "const A: u8 = 1;\n".repeat(401)
        )),
        [401]
    );
    assert_eq!(over(&"/// Why.\nconst A: u8 = 1;\n\n".repeat(400)), []);
    let fields = |count: usize| {
        let fields: Vec<String> = (0..count).map(|at| format!("a{at}: u8, ")).collect();
        fields.concat()
    };
    assert_eq!(over(&format!("struct A {{ {} }}", fields(13))), [13]);
    assert_eq!(over(&format!("enum A {{ B {{ {} }} }}", fields(13))), [13]);
    assert_eq!(
        over(&format!("mod inner {{ struct A({}); }}", "u8, ".repeat(14))),
        [14]
    );
    assert_eq!(over(&format!("struct A {{ {} }}", fields(12))), []);
}

#[test]
fn parameters_however_they_are_packed() {
    let over = |text: &str| {
        of(&[("search/one.rs", text)], sizes::over)
            .into_values()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        over("fn f(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8) {}"),
        [6]
    );
    assert_eq!(
        over("fn f(a: u8, b: u8, c: u8, (d, e, f): (u8, u8, u8)) {}"),
        [6]
    );
    assert_eq!(
        over("fn f(a: &(u8, (u8, u8)), b: &mut (u8, u8, u8)) {}"),
        [6]
    );
    assert_eq!(
        over("type All = (u8, u8, u8, u8, u8, u8);\nfn f(a: All) {}"),
        [6]
    );
    assert_eq!(
        over(
            "mod near { pub type All = (u8, u8, u8, u8, u8, u8); }\nuse near::All as Some;\nfn f(a: &Some) {}"
        ),
        [6]
    );
    assert_eq!(
        over("impl A { fn f(&self, a: u8, b: u8, c: u8, d: u8, e: u8) {} }"),
        []
    );
    assert_eq!(
        over("fn f(a: &[(u8, u8)], b: u8, c: u8, d: u8, e: u8) {}"),
        []
    );
}

#[test]
fn paths_up_two_floors() {
    let up = |text: &str| of(&[("search/one/two.rs", text)], doors::up_twice).len();
    assert_eq!(up("use super::super::A;"), 1);
    assert_eq!(up("use super::{super::A as B};"), 1);
    assert_eq!(up("fn f() { vec![super::super::a()]; }"), 1);
    assert_eq!(up("macro_rules! m { () => { super::super::a() }; }"), 1);
    assert_eq!(
        up("#[cfg(test)]\nmod tests {}\nfn f() -> super::super::A {}"),
        1
    );
    assert_eq!(
        up("use super::A;\n#[cfg(test)]\nmod tests { use super::super::A; }"),
        0
    );
}

#[test]
fn what_is_known_only_shrinks() {
    let known = Figures::from([("file a.rs".to_owned(), 500)]);
    let wrong = |found: &[(&str, usize)]| {
        let found = found
            .iter()
            .map(|(what, figure)| ((*what).to_owned(), *figure));
        compare(&known, &found.collect()).len()
    };
    assert_eq!(wrong(&[("file a.rs", 500)]), 0);
    assert_eq!(wrong(&[("file a.rs", 501)]), 1, "it has grown");
    assert_eq!(
        wrong(&[("file a.rs", 499)]),
        1,
        "it has shrunk, and is to be held there"
    );
    assert_eq!(wrong(&[]), 1, "it is no longer true");
    assert_eq!(
        wrong(&[("file a.rs", 500), ("file b.rs", 401)]),
        1,
        "it is new"
    );
}
