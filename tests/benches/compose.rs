//! How fast text is set, and what it takes of memory: one table, everything in one run.
//!
//! `cargo bench --bench compose` prints it; `-- --quick` with a tenth of the text;
//! `-- STAGE [TIMES]` runs one stage alone, so that an instruction counter can look at it.

#![expect(clippy::print_stdout, reason = "a table is printed")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use newsprint::compose::{self, Breaking, Pages, Setting, Size, Words};
use newsprint::formats::{Format, Source};
use newsprint::issue::{Article, Block, Language, Text};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Cells of a line.
const MEASURE: u16 = 28;
/// Bytes of the text that speeds are told from.
const BYTES: usize = 10_000_000;
/// Runs of a stage; the median is told.
const RUNS: usize = 5;
/// Characters of a paragraph, about.
const PARAGRAPH: usize = 200;

/// What is timed, by its name.
type Stage = (&'static str, fn(&str) -> u64);

/// Every stage over text of paragraphs, one a line.
const STAGES: &[Stage] = &[
    ("chars", fold_characters),
    ("survey", survey),
    ("first-fit", |text| galley(text, Breaking::FirstFit)),
    ("total-fit", |text| {
        galley(text, Breaking::TotalFit(Words::Unknown))
    }),
    ("word-fit", |text| {
        galley(text, Breaking::TotalFit(Words::Whole))
    }),
    ("textwrap-first", |text| {
        textwrapped(text, textwrap::WrapAlgorithm::FirstFit)
    }),
    ("textwrap-optimal", |text| {
        textwrapped(text, textwrap::WrapAlgorithm::new_optimal_fit())
    }),
];

fn fold_characters(text: &str) -> u64 {
    text.chars().fold(0, |sum: u64, character| {
        sum.wrapping_add(u64::from(u32::from(character)))
    })
}

/// The lines of a text in one column, without pages.
fn galley(text: &str, breaking: Breaking) -> u64 {
    let setting = Setting {
        breaking,
        ..column()
    };
    compose::proof(text, Language::Simplified, &setting).lines as u64
}

/// The cells of a text: classes and widths alone.
fn survey(text: &str) -> u64 {
    compose::survey(text, Language::Simplified, &column())
}

fn column() -> Setting {
    Setting::for_size(Size {
        width: MEASURE,
        height: 40,
    })
}

fn textwrapped(text: &str, algorithm: textwrap::WrapAlgorithm) -> u64 {
    let options = textwrap::Options::new(usize::from(MEASURE)).wrap_algorithm(algorithm);
    text.lines()
        .map(|line| textwrap::wrap(line, &options).len() as u64)
        .sum()
}

/// The stories of a source, paragraph by paragraph.
fn prose(source: &Source) -> Vec<String> {
    let Ok(reading) = Format::detect(source).read(source) else {
        return Vec::new();
    };
    if reading.issue.masthead.language != Language::Simplified {
        return Vec::new();
    }
    let blocks = reading.issue.articles().flat_map(|article| &article.body);
    let texts = blocks.filter_map(|block| match block {
        Block::Paragraph(text) => Some(text.plain()),
        _ => None,
    });
    texts.collect()
}

/// The prose of the bundled Chinese paper, and of the page beside the project where it lies there.
fn newspaper() -> String {
    let mut text: Vec<String> = newsprint::bundled::papers()
        .iter()
        .flat_map(|(_, source)| prose(source))
        .collect();
    let page = format!("{}/../shared/seed/page.txt", env!("CARGO_MANIFEST_DIR"));
    if let Ok(source) = Source::open(page.as_ref()) {
        text.extend(prose(&source));
    }
    text.concat()
}

/// The text over and over up to so many bytes, in paragraphs of about so many characters.
fn paragraphs(text: &str, (bytes, characters): (usize, usize)) -> String {
    let mut repeated = String::with_capacity(bytes + 64);
    let mut count = 0;
    for character in text.chars().cycle() {
        if repeated.len() >= bytes {
            break;
        }
        repeated.push(character);
        count += 1;
        if count >= characters && "。”".contains(character) {
            repeated.push('\n');
            count = 0;
        }
    }
    repeated
}

/// Time that the processor spent on this thread, where the system tells; else time that went by.
fn clock() -> Box<dyn Fn() -> Duration> {
    let start = Instant::now();
    Box::new(move || {
        let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let nanoseconds = spent.and_then(|spent| spent.split(' ').next()?.parse().ok());
        nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
    })
}

/// The median time of some runs, each of them long enough for the clock.
fn median(mut run: impl FnMut()) -> Duration {
    let clock = clock();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let (start, mut count) = (clock(), 0);
            loop {
                run();
                count += 1;
                let spent = clock().saturating_sub(start);
                if spent >= Duration::from_millis(60) || count >= 4096 {
                    return spent / count;
                }
            }
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of some millions are exact"
)]
fn ratio(one: usize, other: usize) -> f64 {
    one as f64 / other.max(1) as f64
}

/// Megabytes a second.
fn speed(bytes: usize, time: Duration) -> f64 {
    ratio(bytes, 1_000_000) / time.as_secs_f64()
}

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let text = newspaper();
    if let Some((name, stage)) = STAGES
        .iter()
        .find(|(name, _)| arguments.first().is_some_and(|word| word == name))
    {
        let times: usize = arguments
            .get(1)
            .and_then(|word| word.parse().ok())
            .unwrap_or(1);
        let text = paragraphs(&text, (BYTES / 10, PARAGRAPH));
        let sum = (0..times).fold(0, |sum: u64, _| sum.wrapping_add(stage(&text)));
        println!("{name} {times} times over {} bytes: {sum}", text.len());
        return;
    }
    let quick = arguments.first().is_some_and(|word| word == "--quick");
    let bytes = if quick { BYTES / 10 } else { BYTES };
    stages(&text, bytes);
    screens(&text);
    growth(&text, if quick { 8 } else { 64 });
    memory(&text);
}

/// Every stage, over paragraphs and over one stream.
fn stages(text: &str, bytes: usize) {
    for (name, characters) in [("paragraphs of 200", PARAGRAPH), ("one stream", usize::MAX)] {
        let text = paragraphs(text, (bytes, characters));
        println!(
            "\n{:.1} MB, {name}\n  stage               MB/s  × textwrap first  of chars",
            ratio(text.len(), 1_000_000)
        );
        // Over one stream the optimal fit of others takes its time: a twentieth is enough to tell.
        let rows: Vec<(&str, f64)> = STAGES
            .iter()
            .map(|(name, stage)| {
                let slow = name.starts_with("textwrap") && characters == usize::MAX;
                let part = if slow {
                    shorter(&text, text.len() / 20)
                } else {
                    &text
                };
                let time = median(|| {
                    black_box(stage(black_box(part)));
                });
                (*name, speed(part.len(), time))
            })
            .collect();
        let of = |wanted: &str| {
            rows.iter()
                .find(|(name, _)| *name == wanted)
                .map_or(1.0, |(_, speed)| *speed)
        };
        for (name, speed) in &rows {
            println!(
                "  {name:<16} {speed:>8.1}  {:>16.2}  {:>7.2} %",
                speed / of("textwrap-first"),
                100.0 * speed / of("chars")
            );
        }
    }
}

/// At most so many bytes of a text.
fn shorter(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn story(text: &str) -> Article {
    Article {
        body: text
            .lines()
            .map(|line| Block::Paragraph(Text::from(line)))
            .collect(),
        ..Article::default()
    }
}

/// The page that is looked at, at the sizes of three terminals.
fn screens(text: &str) {
    println!(
        "\nThe first page of a story of 10 kB, and all of it\n  size        page, ms   all, ms"
    );
    let story = story(&paragraphs(text, (10_000, PARAGRAPH)));
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let setting = Setting::for_size(Size { width, height });
        let page = median(|| {
            black_box(Pages::new(&setting, Language::Simplified).next(&story));
        });
        let all = median(|| {
            black_box(compose::article(&story, Language::Simplified, &setting));
        });
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        println!(
            "  {:<8} {:>11.3} {:>9.3}",
            format!("{width}×{height}"),
            milliseconds(page),
            milliseconds(all)
        );
    }
}

/// The time for twice as much text, over the time for half of it.
fn growth(text: &str, most: usize) {
    println!("\nTwice the text\n  MB           s, total fit  × half    s, one stream  × half");
    let mut before: Option<[f64; 2]> = None;
    let sizes = std::iter::successors(Some(1), |megabytes| Some(megabytes * 2));
    for megabytes in sizes.take_while(|megabytes| *megabytes <= most) {
        let time = |characters| {
            let text = paragraphs(text, (megabytes * 1_000_000, characters));
            let clock = clock();
            let start = clock();
            black_box(galley(&text, Breaking::TotalFit(Words::Unknown)));
            clock().saturating_sub(start).as_secs_f64()
        };
        let times = [time(PARAGRAPH), time(usize::MAX)];
        let [one, other] = before.map_or([f64::NAN; 2], |before| {
            [times[0] / before[0], times[1] / before[1]]
        });
        println!(
            "  {megabytes:<12} {:>12.3} {one:>7.2} {:>16.3} {other:>7.2}",
            times[0], times[1]
        );
        before = Some(times);
    }
}

/// Bytes that setting leaves behind, over the bytes of the text.
fn memory(text: &str) {
    println!(
        "\nMemory\n  story          all pages, × its bytes    peak, ×     first page, bytes    peak"
    );
    let setting = Setting::for_size(Size {
        width: 120,
        height: 40,
    });
    for (name, bytes) in [
        ("10 kB", 10_000),
        ("1 MB", 1_000_000),
        ("10 MB", 10_000_000),
    ] {
        let story = story(&paragraphs(text, (bytes, PARAGRAPH)));
        let (all, all_peak) = kept(|| compose::article(&story, Language::Simplified, &setting));
        let (first, first_peak) = kept(|| {
            let mut pages = Pages::new(&setting, Language::Simplified);
            let page = pages.next(&story);
            (pages, page)
        });
        println!(
            "  {name:<12} {:>25.2} {:>10.2} {first:>21} {first_peak:>7}",
            ratio(all, bytes),
            ratio(all_peak, bytes)
        );
    }
}

/// Bytes that a value takes while it is kept, and the most while it was made.
fn kept<Kept>(make: impl FnOnce() -> Kept) -> (usize, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let value = black_box(make());
    let after = MEMORY.current_usage().saturating_sub(before);
    let peak = MEMORY.peak_usage().saturating_sub(before);
    drop(value);
    (after, peak)
}
