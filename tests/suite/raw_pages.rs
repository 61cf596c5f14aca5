//! The raw page reader: measured on made pages, held to laws, and compared with pairs of files.
//! The pages come from `degrade.rs`, the metrics from `score.rs`.

mod pairs;

use newsprint::formats::{Element, Format, Reading, Source};
use newsprint::issue::{Article, Language};
use proptest::prelude::*;

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
        println!("{}", row(manner, &measure(manner)));
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

/// Pages of every kind: made ones, and those of our own writing that are in UTF-8.
fn pages_of_every_kind() -> Vec<String> {
    let written = pairs::names()
        .into_iter()
        .filter_map(|name| String::from_utf8(pairs::bytes_of(&name)).ok());
    let made = manners()
        .into_iter()
        .flat_map(|manner| (0..8).map(move |seed| degrade::page(manner, seed).text));
    written.chain(made).collect()
}

/// Every line with something on it went to exactly one place, and the place is there.
fn check_origins(page: &str, reading: &Reading) {
    let wanted: Vec<usize> = (1..)
        .zip(page.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, _)| number)
        .collect();
    let mut found: Vec<usize> = reading.origins.iter().map(|origin| origin.line).collect();
    found.sort_unstable();
    assert_eq!(found, wanted, "{page}");
    let articles = articles(Some(reading));
    for origin in &reading.origins {
        let there = match origin.element {
            Element::Article { article, part } => articles
                .get(article)
                .is_some_and(|article| article.text(part).is_some()),
            Element::Byline { article } => articles
                .get(article)
                .is_some_and(|article| !article.byline.is_empty()),
            Element::Masthead | Element::SetAside => true,
        };
        assert!(there, "{origin:?} of\n{page}");
    }
}

#[test]
fn every_line_of_a_page_is_in_exactly_one_place() {
    for page in pages_of_every_kind() {
        let reading = read(&page).expect("a page of text can be read");
        check_origins(&page, &reading);
    }
}

proptest! {
    #![proptest_config(crate::golden::law(256))]

    #[test]
    fn lines_of_any_kind_have_a_place(
        page in "([ 　]{0,3}[中文村米山一二三日电年月0-9a-zA-Z。，：？、“”（）【】□▲�.,/|—-]{0,16}[。！\"”]?\n){1,40}"
    ) {
        let reading = read(&page);
        prop_assert!(reading.is_some() || !page.contains(char::is_alphanumeric));
        if let Some(reading) = reading {
            check_origins(&page, &reading);
        }
    }

    #[test]
    fn bytes_of_any_kind_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let reading = Format::Plain.read(&Source::from_bytes("page.txt", bytes));
        prop_assert!(reading.map_or(true, |reading| reading.issue.articles().count() < 300));
    }
}
