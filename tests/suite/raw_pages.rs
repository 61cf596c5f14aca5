//! The raw page reader: measured on made pages, held to laws, and compared with pairs of files.
//! The pages come from `degrade.rs`, the metrics from `score.rs`.

mod pairs;
mod seed;

use newsprint::formats::{Format, Note, Reading, Source};
use newsprint::issue::{Article, Language};
use newsprint::raw::{Element, Origin};
use proptest::prelude::*;

use crate::degrade::{self, Furnishing, Headlines, Manner, RawPage, Signing};
use crate::score::{self, Score};

/// Pages made for each row of the table.
const PAGES: u64 = 60;

/// What the reader must reach on Chinese pages, whatever else stands on them.
const FLOORS: [Floor; 6] = [
    Floor(Signing::Signed, Headlines::Before, 0.97),
    Floor(Signing::Signed, Headlines::Mixed, 0.97),
    Floor(Signing::Signed, Headlines::After, 0.97),
    Floor(Signing::Unsigned, Headlines::Before, 0.80),
    Floor(Signing::Unsigned, Headlines::Mixed, 0.80),
    Floor(Signing::Unsigned, Headlines::After, 0.80),
];

/// How far below its floor a page with decks and captions may stay: their type size is lost, and
/// two editors would differ more often.
const ALLOWANCE: f64 = 0.10;

/// The least F1 of paragraphs on Chinese pages.
const PARAGRAPHS: f64 = 0.99;

/// The least F1 of articles on pages of that kind.
struct Floor(Signing, Headlines, f64);

fn read(text: &str) -> Option<Reading> {
    Format::PLAIN
        .read(&Source::from_bytes("page.txt", text))
        .ok()
}

fn articles(reading: Option<&Reading>) -> Vec<Article> {
    reading.map_or_else(Vec::new, |reading| {
        reading.issue.articles().cloned().collect()
    })
}

/// Every manner a row of the table is about.
pub(crate) fn manners() -> Vec<Manner> {
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
    let mut misses = Vec::new();
    for manner in manners() {
        let score = measure(manner);
        let row = row(manner, &score);
        println!("{row}");
        if !reaches(manner, &score) {
            misses.push(row);
        }
    }
    assert!(misses.is_empty(), "below the floor:\n{}", misses.join("\n"));
}

fn reaches(manner: Manner, score: &Score) -> bool {
    if manner.language != Language::Simplified {
        return true;
    }
    let allowance = match manner.furnishing {
        Furnishing::Full => ALLOWANCE,
        _ => 0.0,
    };
    let floor = FLOORS
        .iter()
        .find(|floor| floor.0 == manner.signing && floor.1 == manner.headlines);
    score.paragraphs.f1() >= PARAGRAPHS
        && floor.is_some_and(|floor| score.articles.f1() >= floor.2 - allowance)
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

/// All that a reader made of a page: its stories, its masthead, and what was set aside.
fn kept(reading: &Reading) -> String {
    let mut kept = String::new();
    for article in reading.issue.articles() {
        kept.extend(article.parts().map(|(_, text)| text.plain()));
        for author in &article.byline {
            kept += &author.name;
            kept += author.role.as_deref().unwrap_or_default();
        }
    }
    for note in &reading.notes {
        match note {
            Note::SetAside { line, text } if !is_masthead(*line, reading) => kept += text,
            _ => {}
        }
    }
    kept
}

/// The lines of a page that its stories and its notes answer for; the masthead is read, not kept.
fn told(page: &str, reading: &Reading) -> String {
    let lines = (1..).zip(page.lines());
    // What is stroked under is a heading, and the strokes say no more.
    let is_stroke = |line: &str| !line.is_empty() && line.chars().all(|c| c == '=');
    let told = lines.filter(|(number, line)| !is_masthead(*number, reading) && !is_stroke(line));
    told.flat_map(|(_, line)| [line, "\n"]).collect()
}

fn is_masthead(line: usize, reading: &Reading) -> bool {
    let at = |origin: &&Origin| origin.line == line;
    let origin = reading.origins.iter().find(at);
    origin.is_some_and(|origin| origin.element == Element::Masthead)
}

#[test]
fn no_character_of_a_page_is_lost_or_invented() {
    // Marks around kickers and between names, dashes of any length, bars, and bullets.
    let plain =
        |text: &str| letters(&text.replace(['【', '】', '□', '—', '/', '、', '●', '▲'], " "));
    for page in pages_of_every_kind() {
        let reading = read(&page).expect("a page of text can be read");
        assert_eq!(
            plain(&kept(&reading)),
            plain(&told(&page, &reading)),
            "{page}"
        );
    }
}

/// A page with a file of fixes beside it.
fn read_fixed(page: &str, fixes: &str) -> Option<Reading> {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let path = folder.path().join("page.txt");
    std::fs::write(&path, page).expect("a page");
    std::fs::write(folder.path().join("page.txt.fixes.toml"), fixes).expect("its fixes");
    let source = Source::open(&path).expect("the page");
    Format::PLAIN.read(&source).ok()
}

#[test]
fn a_fix_finds_its_line_among_lines_that_were_added() {
    let page =
        "青石渡口昨天复航，第一班渡船\n载着六十名乘客驶向对岸。老站\n长站在岸边，看了整整一天。\n";
    let fixes = "[[fix]]\nline = 3\nwords = \"长站在\"\nmake = \"split\"\n";
    let parted = |page: &str| {
        let reading = read_fixed(page, fixes).expect("a page of text");
        let articles: Vec<Article> = reading.issue.articles().cloned().collect();
        let mut parts = articles.iter().flat_map(Article::parts);
        parts.any(|(_, text)| text.plain().starts_with("长站在"))
    };
    assert!(parted(page));
    assert!(parted(&format!("渡口复航\n\n\n{page}")));
    assert!(!parted(&page.replace("长站在", "长立在")));
}

#[test]
fn of_more_lines_than_any_page_has_the_words_are_kept() {
    for (format, page) in [
        (Format::PLAIN, "b\n".repeat(250_000)),
        (Format::PLAIN, "b\r".repeat(250_000)),
        (
            Format::named("markdown").expect("a format"),
            "# b\n".repeat(100_000),
        ),
        (
            Format::named("markdown").expect("a format"),
            "*b*\n\n".repeat(60_000),
        ),
    ] {
        let reading = format.read(&Source::from_bytes("page.md", page.clone()));
        let reading = reading.expect("a page of text");
        let letters = |text: &str| text.matches('b').count();
        let kept: usize = reading
            .issue
            .articles()
            .flat_map(Article::parts)
            .map(|(_, text)| letters(&text.plain()))
            .sum();
        assert_eq!(kept, letters(&page));
        let notes: Vec<String> = reading.notes.iter().map(Note::to_string).collect();
        assert!(
            notes
                .iter()
                .any(|note| note.contains("the layout behind line")),
            "{notes:?}"
        );
    }
}

#[test]
fn a_file_of_many_fixes_is_bounded() {
    let fix = "[[fix]]\nline = 2\nmake = \"join\"\n";
    let page = "一行。\n二行。\n三行。\n";
    let reading = read_fixed(page, &fix.repeat(5000)).expect("a page of text");
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.to_string().contains("4096"))
    );
    let reading = read_fixed(page, &fix.repeat(50_000)).expect("a page of text");
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.to_string().contains("1 MiB"))
    );
}

proptest! {
    #![proptest_config(crate::golden::law(128))]

    #[test]
    fn no_fixes_lose_a_character_of_a_page(
        which in 0_usize..1000,
        fixes in proptest::collection::vec((0_usize..60, 0_usize..7), 0..24),
    ) {
        let pages = pages_of_every_kind();
        let page = &pages[which % pages.len()];
        let makes = ["split", "join", "headline", "caption", "aside", "before", "after"];
        let entries = fixes.iter().map(|(line, make)| {
            format!("[[fix]]\nline = {}\nmake = \"{}\"\n", line + 1, makes[*make])
        });
        let reading = read_fixed(page, &entries.collect::<String>()).expect("a page of text");
        check_origins(page, &reading);
        // A byline that is joined with other words keeps its "By".
        let plain = |text: &str| {
            let text = text.replace("By ", "");
            letters(&text.replace(['【', '】', '□', '—', '/', '、', '●', '▲'], " "))
        };
        prop_assert_eq!(plain(&kept(&reading)), plain(&told(page, &reading)), "{}", page);
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
        let reading = Format::PLAIN.read(&Source::from_bytes("page.txt", bytes));
        prop_assert!(reading.map_or(true, |reading| reading.issue.articles().count() < 300));
    }
}
