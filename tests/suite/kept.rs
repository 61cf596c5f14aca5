//! What is kept of every input of our own making, and what is made up: the letters and digits of the
//! paper against those that a witness finds in the file. Pages that are made have their truth, and are
//! judged by their stories, too. The table and all that is missing from papers are kept beside the
//! goldens and read when they change; below its floor, no format passes.

mod fate;
mod markup;
mod witness;

use std::path::Path;

use newsprint::bundled;
use newsprint::formats::{Format, Source};
use newsprint::issue::Article;

use crate::degrade;
use crate::epub::{files_of, zipped};
use crate::golden::root;
use crate::score;
use crate::{encodings, html, office, pairs, pdf, raw_pages};
use fate::{Fate, HEAD, fate};
use witness::{File, Witness};

/// The least of a format that its paper keeps or a note tells word for word, and the most of a paper
/// that its file does not have, in thousandths.
struct Floor(&'static str, usize, usize);

/// A row that is not here keeps every letter and makes none up.
const FLOORS: &[Floor] = &[
    // A heading that its front matter says otherwise; the name of a section without stories; what a
    // note says of front matter and tables that are not whole.
    Floor("native", 980, 0),
    // The name that a reader gives to a column of notices: 启事.
    Floor("plain", 1000, 1),
    // A character that the text describes by its number.
    Floor("aozora", 1000, 20),
    // A title stands over the paper and over its first story.
    Floor("markdown", 1000, 10),
    // Lists of an index, the way from page to page, lists of other stories, the address of an author,
    // the hour of printing.
    Floor("html", 940, 0),
    // Pages of a daily paper that only list its stories, told by notes.
    Floor("epub", 870, 0),
    // Entries that came twice, categories that make no section, what is said again for listeners;
    // addresses made whole.
    Floor("feed", 940, 10),
    // Running heads in the margins; a note tells how many.
    Floor("alto", 970, 0),
    // The same, and what no article names, told by a note; the word over advertisements.
    Floor("mets", 970, 10),
    // What its agency took back, told by a note.
    Floor("newsml", 970, 0),
    // The same, and the plain telling of what is told with markup, too.
    Floor("ninjs", 960, 0),
    // The table of contents, told by a note; hidden words; numbers of notes.
    Floor("docx", 950, 10),
    Floor("odt", 970, 0),
    // The title over the text, which the paper has, and the word over the notes.
    Floor("fb2", 980, 0),
    // An editor who wrote nothing; labels of records.
    Floor("xml", 990, 10),
    // One of each of these.
    Floor("zip of each", 980, 10),
];

/// The formats whose inputs lie in the tree.
const FORMATS: &[&str] = &[
    "native",
    "plain",
    "fixes",
    "gutenberg",
    "aozora",
    "markdown",
    "html",
    "epub",
    "feed",
    "alto",
    "mets",
    "nitf",
    "newsml",
    "ninjs",
    "docx",
    "odt",
    "fb2",
    "xml",
];

fn files(path: &Path) -> Vec<File> {
    if path.is_dir() {
        return files_of(path);
    }
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    vec![(name, std::fs::read(path).unwrap())]
}

fn of_tree(format: &str) -> Fate {
    let mut total = Fate::default();
    for path in pairs::inputs(format) {
        let name = path.file_name().unwrap().to_string_lossy();
        // The folder of a saved page belongs to it.
        if name.ends_with("_files") {
            continue;
        }
        let source = if path.is_dir() && ["epub", "docx", "odt"].contains(&format) {
            Source::unpacked(&format!("{name}.{format}"), office::packed(&path), None).unwrap()
        } else {
            Source::open(&path).unwrap()
        };
        let mut witness = witness::of(format, &files(&path));
        witness.about.push(name.replace(['-', '.'], " "));
        total.add(&fate(&format!("{format}/{name}"), &source, &witness));
    }
    total
}

/// Papers that come with the program.
fn of_papers() -> Fate {
    let mut total = Fate::default();
    for (name, source) in bundled::papers() {
        let files = files_of(&root().join("issues").join(&name));
        total.add(&fate(&name, &source, &witness::of("native", &files)));
    }
    total
}

/// Files of every format in an archive.
fn of_archives() -> Fate {
    let mut total = Fate::default();
    for name in encodings::SINGLE {
        let path = root().join("tests/inputs").join(name);
        let (format, file) = name.split_once('/').unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let packed = zipped([(file, &*bytes)]);
        let source = Source::unpacked("packed.zip", packed, None).unwrap();
        total.add(&fate(
            &format!("zip of {name}"),
            &source,
            &witness::of(format, &files(&path)),
        ));
    }
    total
}

/// A page that was made: the letters of all that was set, and the stories.
fn judged(name: &str, source: &Source, witness: &Witness, truth: &[Article]) -> Fate {
    let mut fate = fate(name, source, witness);
    let articles: Vec<Article> = match Format::detect(source).read(source) {
        Ok(reading) => reading.issue.articles().cloned().collect(),
        Err(_) => Vec::new(),
    };
    fate.score = score::score(truth, &articles);
    fate.is_judged = true;
    fate
}

fn of_pdf() -> Fate {
    let mut total = Fate::default();
    for made in pdf::made(4) {
        let source = Source::from_bytes("page.pdf", made.bytes);
        let witness = Witness::of_page(made.words, &[]);
        total.add(&judged(
            &format!("pdf, {}", made.name),
            &source,
            &witness,
            &made.truth,
        ));
    }
    total
}

/// What is wanted of a page of HTML is its article, and all else is made up.
fn of_layouts() -> Fate {
    let mut total = Fate::default();
    for made in html::made() {
        let source = Source::from_bytes("page.html", made.html);
        let words = made.truth.parts().map(|(_, text)| text.plain()).collect();
        // The name of the paper is no part of a story and yet belongs to it.
        let names = ["江城时报", "港町日報", "The Harbour Post"];
        let witness = Witness::of_page(words, &names);
        total.add(&judged(
            &format!("html, {}", made.name),
            &source,
            &witness,
            &[made.truth],
        ));
    }
    total
}

fn of_raw_pages() -> Fate {
    let mut total = Fate::default();
    for manner in raw_pages::manners() {
        for seed in 0..4 {
            let page = degrade::page(manner, seed);
            let words = page.text.lines().map(str::to_owned).collect();
            let witness = Witness::of_page(words, &[]);
            let source = Source::from_bytes("page.txt", page.text);
            total.add(&judged(
                &format!("plain, {manner:?}, page {seed}"),
                &source,
                &witness,
                &page.truth,
            ));
        }
    }
    total
}

#[test]
fn what_is_kept_of_every_input_and_what_is_made_up() {
    let mut rows: Vec<(String, Fate)> = FORMATS
        .iter()
        .map(|format| ((*format).to_owned(), of_tree(format)))
        .collect();
    rows.push(("papers with it".to_owned(), of_papers()));
    rows.push(("zip of each".to_owned(), of_archives()));
    rows.push(("plain, made pages".to_owned(), of_raw_pages()));
    rows.push(("html, layouts".to_owned(), of_layouts()));
    rows.push(("pdf, made pages".to_owned(), of_pdf()));
    let mut table = HEAD.to_owned();
    for (name, fate) in &rows {
        table += &fate.row(name);
    }
    table.push('\n');
    for (_, fate) in &rows {
        table += &fate.ledger;
    }
    crate::golden::check("formats/kept.txt", &table);
    let mut below = String::new();
    for (name, fate) in &rows {
        let floor = FLOORS.iter().find(|floor| floor.0 == name);
        let Floor(_, kept, invented) = floor.unwrap_or(&Floor("", 1000, 0));
        if fate.kept_or_told() < *kept || fate.invented() > *invented {
            below += &fate.row(name);
        }
    }
    assert!(below.is_empty(), "below the floor:\n{below}");
}
