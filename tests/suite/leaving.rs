//! What leaves the program for other programs: no mark in it that only says where a line may end, and
//! every mark that is part of a letter.

use std::fs;
use std::process::Command;

/// Marks for the ends of lines in a word, and marks that are part of letters.
const WORDS: &str = "so\u{ad}ft\u{200b}wo\u{2060}rd 葛\u{e0100}❤\u{fe0f} می\u{200c}رود";

/// The same as it leaves.
const LEFT: &str = "softword 葛\u{e0100}❤\u{fe0f} می\u{200c}رود";

const HINTS: &[char] = &['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

/// A paper with such words wherever a paper has words.
fn paper() -> String {
    format!(
        "+++\nformat = 1\ntitle = \"T {WORDS}\"\nedition = \"E {WORDS}\"\nlanguage = \"en\"\n+++\n\n\
         # H {WORDS}\n+++\nsection = \"S {WORDS}\"\nkicker = \"K {WORDS}\"\ndeck = [\"D {WORDS}\"]\n\
         byline = [{{ name = \"B {WORDS}\", role = \"R {WORDS}\" }}]\ndateline = \"P {WORDS}\"\n+++\n\n\
         A {WORDS} and more.\n\n## C {WORDS}\n\n- L {WORDS}\n\n> Q {WORDS}\n\n![F {WORDS}](f.png)\n"
    )
}

/// What a command prints on both streams.
fn printed(folder: &std::path::Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .current_dir(folder)
        .env_clear()
        .env("NEWSPRINT_HOME", "home")
        .env("SOURCE_DATE_EPOCH", "1772409600")
        .env("LANG", "C.UTF-8")
        .args(arguments)
        .output()
        .unwrap();
    let streams = [output.stdout, output.stderr];
    streams
        .map(|stream| String::from_utf8(stream).unwrap())
        .concat()
}

#[test]
fn what_is_printed_has_letters_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (name, absent) = (format!("n{WORDS}.md"), format!("absent-{WORDS}.md"));
    fs::write(folder.path().join(&name), paper()).unwrap();
    let (name, absent) = (name.as_str(), absent.as_str());
    let pattern = format!("C {WORDS}");
    let add = [
        "bookmarks",
        "add",
        name,
        "--quote",
        "and more",
        "--note",
        WORDS,
        "--tag",
        "soft",
    ];
    for (arguments, is_whole) in [
        (&["cat", name, "--format", "text"][..], true),
        (&["cat", name, "--format", "markdown"], true),
        (&["cat", name, "--format", "json"], true),
        (&["search", name, "softword"], true),
        (&["search", name, "softword", "--format", "json"], true),
        (&["search", name, &pattern], true),
        // Selectors are not drawn, so that all terminals agree where the next letter stands.
        (
            &["render", name, "--size", "100x40", "--format", "text"],
            false,
        ),
        (
            &["render", name, "--size", "100x40", "--format", "html"],
            false,
        ),
        (
            &["render", name, "--size", "100x40", "--format", "svg"],
            false,
        ),
        (&add, false),
        (&["bookmarks", "list"], true),
        (&["bookmarks", "export", "--format", "text"], true),
        (&["bookmarks", "export", "--format", "json"], true),
        (&["bookmarks", "export", "--format", "opml"], true),
        (&["bookmarks", "export", "--format", "markdown"], true),
        (&["cat", absent], true),
        (&["import", absent, "-o", "out"], true),
        (&["render", name, "--theme", WORDS], true),
        (&["--no-such-thing", WORDS], false),
        (&["cat", name, "--format", WORDS], true),
    ] {
        let printed = printed(folder.path(), arguments);
        assert!(!printed.contains(HINTS), "{arguments:?}: {printed}");
        assert!(
            !is_whole || printed.contains(LEFT),
            "{arguments:?}: {printed}"
        );
    }
}

#[test]
fn names_of_files_have_letters_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.md"), paper()).unwrap();
    printed(folder.path(), &["import", "in.md", "-o", "out"]);
    let articles = fs::read_dir(folder.path().join("out/articles")).unwrap();
    let names: Vec<String> = articles
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 1);
    assert!(!names[0].contains(HINTS), "{names:?}");
}
