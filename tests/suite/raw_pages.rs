//! The raw page reader: measured on made pages, held to laws, and compared with pairs of files.
//! The pages come from `degrade.rs`, the metrics from `score.rs`.

use std::path::{Path, PathBuf};

use newsprint::formats::{Format, Reading, Source, write_single};
use newsprint::issue::{Article, Language};

use crate::degrade::{self, Furnishing, Headlines, Manner, RawPage, Signing};
use crate::score::{self, Score};

/// Pages made for each row of the table.
const PAGES: u64 = 60;

fn read(text: &str) -> Option<Reading> {
    Format::Plain
        .read(&Source::from_bytes("page.txt", text))
        .ok()
}

fn articles(reading: Option<&Reading>) -> Vec<Article> {
    reading.map_or_else(Vec::new, |reading| {
        reading.issue.articles().cloned().collect()
    })
}

/// Every manner a row of the table is about.
fn manners() -> Vec<Manner> {
    let mut manners = Vec::new();
    for (language, furnishings) in [
        (
            Language::Simplified,
            &[Furnishing::Bare, Furnishing::Subheads, Furnishing::Full][..],
        ),
        (Language::English, &[Furnishing::Subheads]),
        (Language::Japanese, &[Furnishing::Subheads]),
    ] {
        for signing in [Signing::Signed, Signing::Unsigned] {
            for headlines in [Headlines::Before, Headlines::Mixed, Headlines::After] {
                manners.extend(furnishings.iter().map(|furnishing| Manner {
                    language,
                    signing,
                    headlines,
                    furnishing: *furnishing,
                }));
            }
        }
    }
    manners
}

fn pages(manner: Manner) -> impl Iterator<Item = RawPage> {
    (0..PAGES).map(move |seed| degrade::page(manner, seed))
}

fn measure(manner: Manner) -> Score {
    let mut total = Score::default();
    for page in pages(manner) {
        total += score::score(&page.truth, &articles(read(&page.text).as_ref()));
    }
    total
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what one runs it for")]
fn raw_page_table() {
    println!("{:32} para pairs headl artic byl  capt subh deck", "manner");
    for manner in manners() {
        let row = row(manner, &measure(manner));
        println!("{row}");
    }
}

/// A row of the table in hundredths; a dash where the pages have none of it.
fn row(manner: Manner, score: &Score) -> String {
    let mut row = vec![
        format!("{:8}", manner.language.tag()),
        format!("{:8}", format!("{:?}", manner.signing)),
        format!("{:6}", format!("{:?}", manner.headlines)),
        format!("{:8}", format!("{:?}", manner.furnishing)),
    ];
    for value in [
        score.paragraphs.f1(),
        score.pairs.f1(),
        score.headlines.share(),
        score.articles.f1(),
    ] {
        row.push(format!("{value:.2} "));
    }
    for tally in [score.bylines, score.captions, score.subheads, score.decks] {
        row.push(if tally.wanted == 0 {
            "-   ".to_owned()
        } else {
            format!("{:.2}", tally.share())
        });
    }
    row.join(" ")
}

/// A page can be looked at: `PAGE=7 cargo test raw_page_sample -- --nocapture`.
#[test]
#[expect(clippy::print_stdout, reason = "the page is what one runs it for")]
fn raw_page_sample() {
    let seed = std::env::var("PAGE").map_or(0, |seed| seed.parse().unwrap_or(0));
    let manner = Manner {
        language: Language::Simplified,
        signing: Signing::Unsigned,
        headlines: Headlines::Mixed,
        furnishing: Furnishing::Full,
    };
    let page = degrade::page(manner, seed);
    println!("{}", page.text);
    assert_eq!(page.truth.len(), 3);
    assert_eq!(
        page.text,
        degrade::page(manner, seed).text,
        "not the same twice"
    );
}

#[test]
fn a_made_page_holds_its_truth_and_nothing_else() {
    for manner in manners() {
        for page in pages(manner) {
            let stories = page.truth.iter().flat_map(|article| {
                let texts = article.parts().map(|(_, text)| text.plain());
                let names = article.byline.iter().map(|author| author.name.to_string());
                texts.chain(names).collect::<Vec<_>>()
            });
            let stories: String = stories.collect();
            assert_eq!(letters(&page.text), letters(&stories), "{manner:?}");
        }
    }
}

/// The characters of a text in order of their code, without those that setting a page adds or
/// takes away: spaces, hyphens, the brackets of a signature, and the word before a name.
fn letters(text: &str) -> Vec<char> {
    let text = text.replace("\nBy ", "\n");
    let mut letters: Vec<char> = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !"-（）\u{fffd}".contains(*letter))
        .collect();
    letters.sort_unstable();
    letters
}

/// The names of the pairs of files, in order.
fn pairs() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(inputs())
        .expect("the pages are there")
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            Some(name.strip_suffix(".txt")?.to_owned())
        })
        .collect();
    names.sort();
    names
}

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/plain")
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/formats/plain")
        .join(format!("{name}.md"))
}

/// The lines that differ, `-` wanted and `+` found, each as the first of a run that differs.
fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<&str>, Vec<&str>) =
        (wanted.lines().collect(), found.lines().collect());
    let missing = wanted.iter().filter(|line| !found.contains(line));
    let extra = found.iter().filter(|line| !wanted.contains(line));
    missing
        .map(|line| format!("  - {line}\n"))
        .chain(extra.map(|line| format!("  + {line}\n")))
        .collect()
}

#[test]
fn golden_issues_are_as_our_own_format_writes_them() {
    for name in pairs() {
        let wanted = std::fs::read_to_string(golden(&name)).expect("every page has its issue");
        let reading = Format::Native.read(&Source::from_bytes("issue.md", wanted.as_bytes()));
        let written = reading.map(|reading| write_single(&reading.issue));
        let written = written.unwrap_or_else(|error| error.to_string());
        assert!(
            wanted == written,
            "{name}:\n{}",
            difference(&wanted, &written)
        );
    }
}
