//! What a reader's key costs until the screen is drawn: one table, every key at every size.
//!
//! `cargo bench --bench frames` prints it; `-- SIZE` (`200x50`) one size alone.

#![expect(clippy::print_stdout, reason = "a table is printed")]

mod long;

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use newsprint::compose::Size;
use newsprint::config::Config;
use newsprint::formats::{self, Format};
use newsprint::issue::{Issue, Language, Masthead, Section};
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{App, Input, Key, Opening, Session, Surroundings, Tone, View};
use newsprint::theme::{Depth, Themes};

/// Runs of a key; the median and the longest are told.
const RUNS: usize = 9;
/// What a key may take.
const FRAME: Duration = Duration::from_millis(16);
/// The sizes of screens.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

/// What is done: its name, the keys before it, which are not timed, and the keys that are.
const DEEDS: &[(&str, &[&str], &[&str])] = &[
    ("opening the front page", &[], &[]),
    ("a story", &[], &["enter"]),
    ("turning a page", &["enter"], &["space"]),
    ("a paragraph on", &["enter"], &["j"]),
    ("to the end", &["enter"], &["G"]),
    ("back to the front page", &["enter"], &["backspace"]),
    ("another theme", &[], &["t"]),
    ("another theme in a story", &["enter"], &["t"]),
    ("a wider column", &["enter"], &["+"]),
    ("other columns", &["enter"], &["w"]),
    ("the lines turned", &["enter"], &["V"]),
    ("the other script", &["enter"], &["S"]),
    ("the first letter of a search", &["enter", "/"], &["t"]),
    (
        "the second letter of a search",
        &["enter", "/", "t"],
        &["h"],
    ),
    ("the next hit", &["enter", "/", "a", "enter"], &["n"]),
    ("the next section", &[], &["tab"]),
    ("sidebar", &["enter"], &["\\"]),
    ("all pages", &[], &["p"]),
    ("bookmarks", &[], &["'"]),
    ("palette", &[], &[":"]),
    ("help", &[], &["?"]),
];

fn papers() -> Vec<(String, Issue)> {
    let bundled = formats::bundled().into_iter().filter_map(|(_, source)| {
        let issue = Format::NATIVE.read(&source).ok()?.issue;
        Some((issue.masthead.title.to_string(), issue))
    });
    let long = [Language::Simplified, Language::English].map(|language| {
        let masthead = Masthead {
            language,
            ..Masthead::default()
        };
        let section = Section {
            articles: vec![long::story(language)],
            ..Section::default()
        };
        let name = format!("{} bytes, {}", long::BYTES, language.tag());
        (name, Issue::bind(masthead, vec![section]))
    });
    bundled.chain(long).collect()
}

fn app(issue: &Issue, size: Size) -> App {
    let (storage, _) = Storage::open(Directories::default());
    let session = Session::new(Opening {
        issue: issue.clone(),
        notes: Vec::new(),
        troubles: Vec::new(),
        storage,
        config: Config::default(),
        themes: Themes::built_in(Depth::True),
        surroundings: Surroundings {
            language: issue.masthead.language,
            tone: Tone::Light,
        },
    });
    App::new(session, View::Front, size)
}

/// Types keys one after another and draws what comes of them.
fn type_in(app: &mut App, keys: &[&str], now: &mut Timestamp) {
    for key in keys {
        let Some(key) = Key::parse(key) else { continue };
        *now += SignedDuration::from_secs(1);
        app.input(Input::Key(key), *now);
        black_box(app.picture());
    }
}

/// The times of what is done, from the shortest.
fn timed(issue: &Issue, size: Size, (before, keys): (&[&str], &[&str])) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let mut now = Timestamp::UNIX_EPOCH;
            let start = Instant::now();
            let mut app = app(issue, size);
            black_box(app.picture());
            if keys.is_empty() {
                return start.elapsed();
            }
            type_in(&mut app, before, &mut now);
            let start = Instant::now();
            type_in(&mut app, keys, &mut now);
            start.elapsed()
        })
        .collect();
    times.sort();
    times
}

fn main() {
    let wanted = std::env::args().find(|argument| argument.contains('x'));
    let papers = papers();
    for (width, height) in SIZES {
        let name = format!("{width}x{height}");
        if wanted.as_ref().is_some_and(|wanted| *wanted != name) {
            continue;
        }
        println!("\n{name}: median and longest of {RUNS}, in ms");
        for (paper, issue) in &papers {
            println!("  {paper}");
            for (deed, before, keys) in DEEDS {
                let times = timed(issue, Size { width, height }, (before, keys));
                let [median, longest] = [times[RUNS / 2], times[RUNS - 1]];
                let verdict = if median <= FRAME { "" } else { "  over 16 ms" };
                println!(
                    "    {deed:<32} {:>8.2} {:>8.2}{verdict}",
                    median.as_secs_f64() * 1000.0,
                    longest.as_secs_f64() * 1000.0
                );
            }
        }
    }
}
