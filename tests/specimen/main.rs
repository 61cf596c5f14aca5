//! The specimen sheet: the same passages at the measures of a newspaper, first fit beside the usual
//! fit, across and downward, with what a reader would count below each.
//!
//! `cargo run --release --example specimen` prints the sheet; `-- FILE…` or `-- --seed FILE…`
//! prints only the counts for texts of your own.

#![expect(clippy::print_stdout, reason = "a sheet is printed")]

#[path = "../metrics/mod.rs"]
mod metrics;
mod passages;

use std::path::Path;
use std::time::Instant;

use newsprint::compose::{self, Breaking, Setting, Size, Strictness};
use newsprint::formats::{Format, Source};
use newsprint::issue::{Article, Block, Direction, Language};

use metrics::{Dictionary, Fault, Proof, share};
use passages::Passage;

/// The measures of the sheet, in cells.
const MEASURES: [u16; 6] = [16, 20, 24, 28, 32, 40];
/// The measures up to which less strict setting is shown too.
const NARROW: u16 = 20;
/// Cells of the picture of vertical lines.
const SHEET: u16 = 78;
/// The bytes that are set to tell the speed.
const SPEED: usize = 300_000;

/// A way to set a passage, and what it is called.
struct Manner {
    name: &'static str,
    breaking: Breaking,
    strictness: Strictness,
}

/// First fit, and what is usual where that is another.
fn manners(measure: u16) -> Vec<Manner> {
    let usual = Setting::for_size(Size::default()).breaking;
    let strict = |name, breaking| Manner {
        name,
        breaking,
        strictness: Strictness::Strict,
    };
    let mut manners = vec![strict("first fit", Breaking::FirstFit)];
    if usual != Breaking::FirstFit {
        manners.push(strict("total fit", usual));
    }
    if measure <= NARROW {
        for (name, strictness) in [("normal", Strictness::Normal), ("loose", Strictness::Loose)] {
            manners.push(Manner {
                name,
                breaking: usual,
                strictness,
            });
        }
    }
    manners
}

fn setting(measure: u16, manner: &Manner) -> Setting {
    Setting {
        breaking: manner.breaking,
        strictness: manner.strictness,
        ..metrics::column(measure)
    }
}

fn main() {
    let jieba = jieba_rs::Jieba::new();
    let words = |text: &str| {
        let mut end = 0;
        let ends = jieba.cut(text, false).into_iter().map(|word| {
            end += word.len();
            end
        });
        ends.collect()
    };
    let paths: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--seed")
        .collect();
    for path in &paths {
        count_file(path, &words);
    }
    if paths.is_empty() {
        for passage in passages::passages() {
            show(&passage, &words);
        }
    }
}

/// Prints only the counts for a file.
fn count_file(path: &str, words: Dictionary<'_>) {
    let source = match Source::open(Path::new(path)) {
        Ok(source) => source,
        Err(error) => return println!("{path}: {error}"),
    };
    let Ok(reading) = Format::detect(&source).read(&source) else {
        return println!("{path}: cannot be read");
    };
    let articles: Vec<Article> = reading
        .issue
        .articles()
        .map(|article| Article {
            body: article
                .body
                .iter()
                .filter(|block| matches!(block, Block::Paragraph(_)))
                .cloned()
                .collect(),
            ..Article::default()
        })
        .collect();
    let language = reading.issue.masthead.language;
    println!("\n{path}, {}, {} stories", language.tag(), articles.len());
    table(&articles, language, words);
}

/// Prints a passage at every measure, downward, and the table that compares them.
fn show(passage: &Passage, words: Dictionary<'_>) {
    println!("\n{0}\n{1}\n{0}", "━".repeat(78), passage.title);
    for measure in MEASURES {
        println!();
        let manners = manners(measure);
        let blocks: Vec<Vec<String>> = manners
            .iter()
            .map(|manner| block(passage, &setting(measure, manner), (measure, manner.name)))
            .collect();
        side_by_side(&blocks, usize::from(measure) + 8);
        for manner in &manners {
            let setting = setting(measure, manner);
            let proof =
                metrics::proof_with(&passage.article, (passage.language, &setting), Some(words));
            println!("  {:>9}: {}", manner.name, summary(&proof));
        }
    }
    downward(passage);
    println!();
    table(
        std::slice::from_ref(&passage.article),
        passage.language,
        words,
    );
}

/// The rows of a passage between the edges of its column.
fn block(passage: &Passage, setting: &Setting, (measure, name): (u16, &str)) -> Vec<String> {
    let pages = compose::article(&passage.article, passage.language, setting);
    let mut rows = vec![format!("{measure} cells, {name}")];
    for paragraph in metrics::rows::read(&pages, &passage.article, Some(2)) {
        rows.extend(
            paragraph
                .rows
                .iter()
                .map(|row| row.picture(&paragraph.text, measure)),
        );
    }
    rows
}

fn side_by_side(blocks: &[Vec<String>], pitch: usize) {
    let width = newsprint::compose::Width::default();
    let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
    for row in 0..height {
        let mut line = String::new();
        for block in blocks {
            let cell = block.get(row).map_or("", String::as_str);
            let blanks = pitch.saturating_sub(width.of_clusters(cell)).max(2);
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', blanks));
        }
        println!("  {}", line.trim_end());
    }
}

/// Prints the first lines of a passage set downward, from right to left.
fn downward(passage: &Passage) {
    for measure in [24, 40] {
        let setting = Setting {
            direction: Direction::Vertical,
            ..Setting::for_size(Size {
                width: SHEET,
                height: measure / 2 + 1,
            })
        };
        let pages = compose::article(&passage.article, passage.language, &setting);
        println!("\n  downward, {} characters to a line", measure / 2);
        for row in pages
            .first()
            .map(ToString::to_string)
            .unwrap_or_default()
            .lines()
        {
            println!("  |{row}");
        }
        let tier = metrics::tier(measure);
        let proof = metrics::proof(&passage.article, passage.language, &tier);
        println!("  {:>9}: {}", "downward", summary(&proof));
    }
}

/// The faults of a proof and its edges, on one line.
fn summary(proof: &Proof) -> String {
    let rates = proof.rates();
    let rates = rates
        .iter()
        .map(|(fault, rate)| format!("{fault:?} {rate:.0}‰"));
    let mut faults: Vec<String> = rates.collect();
    if faults.is_empty() {
        faults.push("no fault".to_owned());
    }
    let edges = &proof.edges;
    let ends = if edges.lines == 0 {
        "ragged".to_owned()
    } else {
        format!(
            "{:.1} % flush ({} hung, {} short by 1, {} by more)",
            percent(edges.flush, edges.lines),
            edges.hung,
            edges.short_by_one,
            edges.short_by_more,
        )
    };
    format!("{} lines, {ends}, {}", proof.lines, faults.join(", "))
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * share(part, whole)
}

/// Prints the counts of the rule list, a row for each measure and manner.
fn table(articles: &[Article], language: Language, words: Dictionary<'_>) {
    println!(
        "  cells manner    lines | start   end  pair   num  word   url space quote | flush% hung  -1  -2 | runt last order | adj/l mid%  even%  cut relx | MB/s"
    );
    for measure in MEASURES {
        for manner in manners(measure) {
            let setting = setting(measure, &manner);
            let mut proof = Proof::default();
            for article in articles {
                proof += metrics::proof_with(article, (language, &setting), Some(words));
            }
            println!(
                "  {measure:>5} {:<9} {} | {:.1}",
                manner.name,
                numbers(&proof),
                speed(articles, language, &setting)
            );
        }
    }
}

/// The counts of a proof: violations per thousand lines, shares in per cent, means per line.
fn numbers(proof: &Proof) -> String {
    let rate = |faults: &[Fault]| -> f64 {
        let count: usize = faults.iter().map(|fault| proof.count(*fault)).sum();
        1000.0 * share(count, proof.lines)
    };
    let (edges, grain) = (&proof.edges, &proof.grain);
    let breaks = proof.lines.saturating_sub(1);
    format!(
        "{:>5} | {:>5.1} {:>5.1} {:>5.1} {:>5.1} {:>5.1} {:>5.1} {:>5.1} {:>5.1} | {:>6.1} {:>4} {:>3} {:>3} | {:>4} {:>4} {:>5} | {:>5.2} {:>4.1} {:>6.1} {:>4} {:>4}",
        proof.lines,
        rate(&[Fault::Start, Fault::Relaxed]),
        rate(&[Fault::End]),
        rate(&[Fault::Pair]),
        rate(&[Fault::Number]),
        rate(&[Fault::Word, Fault::Hyphens, Fault::Indented]),
        rate(&[Fault::Url]),
        rate(&[Fault::Spacing, Fault::Wide, Fault::Indent, Fault::Grid]),
        rate(&[Fault::Quote]),
        percent(edges.flush, edges.lines),
        edges.hung,
        edges.short_by_one,
        edges.short_by_more,
        proof.count(Fault::Runt) + grain.lone,
        proof.count(Fault::LastLine),
        proof.count(Fault::Order) + proof.count(Fault::Uneven),
        share(grain.adjusted, proof.lines),
        percent(grain.inside_words, breaks),
        percent(grain.even, grain.han),
        grain.cut,
        grain.relaxed,
    )
}

/// Megabytes of text set in a second, repeated until the clock can tell.
fn speed(articles: &[Article], language: Language, setting: &Setting) -> f64 {
    let bytes: usize = articles
        .iter()
        .flat_map(|article| article.body.iter().flat_map(Block::texts))
        .map(newsprint::issue::Text::len)
        .sum();
    let times = (SPEED / bytes.max(1)).max(1);
    let start = Instant::now();
    for _ in 0..times {
        for article in articles {
            std::hint::black_box(compose::article(article, language, setting));
        }
    }
    share(bytes * times, 1_000_000) / start.elapsed().as_secs_f64()
}
