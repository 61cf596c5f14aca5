//! How fast a story of 2 MB is searched at a key: one table, peers over the raw text in the same run.
//!
//! `cargo bench --bench search` prints it.

#![expect(clippy::print_stdout, reason = "a table is printed")]

mod long;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use newsprint::issue::{Article, Language};
use newsprint::search::{Folded, Grammar, Manner, Query};

/// Runs of a query; the median is told.
const RUNS: usize = 9;
/// What a key may take.
const FRAME: Duration = Duration::from_millis(16);

/// The median of some runs.
fn timed(mut work: impl FnMut() -> usize) -> (Duration, usize) {
    let mut counts = 0;
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            counts = black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[RUNS / 2], counts)
}

fn row(name: &str, (time, count): (Duration, usize)) {
    let verdict = if time <= FRAME { "" } else { "  over 16 ms" };
    let micros = time.as_micros();
    println!(
        "{name:<44} {:>6}.{:02} ms {count:>8} hits{verdict}",
        micros / 1000,
        micros % 1000 / 10
    );
}

fn main() {
    let start = Instant::now();
    let tiny = Arc::new(Folded::of(&Article::default()));
    for warm in ["a", "乡"] {
        let query = Query::new(warm).expect("a query");
        black_box(
            tiny.find(query.by_readings().as_ref().unwrap_or(&query))
                .len(),
        );
    }
    let tables = start.elapsed();
    println!(
        "{:<44} {:>6} µs",
        "tables of variants and readings, once",
        tables.as_micros()
    );
    for (language, words, letters, patterns) in [
        (
            Language::Simplified,
            ["的", "清河"],
            ["s", "qh", "qinghe"],
            [r"清.{1,3}的", r"\p{Han}{2,4}", "[一-龥]+"],
        ),
        (
            Language::English,
            ["e", "the paper"],
            ["zq", "xq", "qqz"],
            [r"\bp\w+r\b", r"\w+", "(?:a|e).*?s"],
        ),
    ] {
        let article = long::story(language);
        println!(
            "\n{}, {} bytes",
            language.tag(),
            article.parts().map(|(_, text)| text.len()).sum::<usize>()
        );
        row(
            "fold, once",
            timed(|| usize::from(black_box(Folded::of(&article)).is_empty())),
        );
        let folded = Arc::new(Folded::of(&article));
        let raw: String = article
            .parts()
            .map(|(_, text)| text.plain() + "\n")
            .collect();
        for word in words {
            let query = Query::new(word).expect("a query");
            row(
                &format!("words      {word}"),
                timed(|| folded.find(&query).len()),
            );
            row(
                "  memmem over the raw text",
                timed(|| memchr::memmem::find_iter(raw.as_bytes(), word).count()),
            );
        }
        for letter in letters {
            let query = Query::new(letter).expect("a query");
            let query = query.by_readings().expect("letters");
            row(
                &format!("readings   {letter}"),
                timed(|| folded.find(&query).len()),
            );
        }
        for pattern in patterns {
            let manner = Manner {
                grammar: Grammar::Pattern,
                ..Manner::default()
            };
            let ask = || {
                Query::asked(pattern, manner)
                    .ok()
                    .flatten()
                    .expect("a pattern")
            };
            row(
                &format!("pattern    {pattern}, compiled too"),
                timed(|| folded.find(&ask()).len()),
            );
            row(
                "  regex over the raw text",
                timed(|| {
                    regex::Regex::new(pattern).map_or(0, |regex| regex.find_iter(&raw).count())
                }),
            );
        }
    }
}
