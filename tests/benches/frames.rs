//! What a reader's key costs until the screen is drawn: one table, every key at every size.
//!
//! `cargo bench --bench frames` prints it; `-- SIZE` (`200x50`) one size alone.

#![expect(clippy::print_stdout, reason = "a table is printed")]

mod long;

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use newsprint::compose::Size;
use newsprint::config::Config;
use newsprint::formats::{Format, RawPage, Source};
use newsprint::issue::{Issue, Language, Masthead, Section};
use newsprint::storage::{Directories, Storage};
use newsprint::terminal::{App, Input, Key, Opening, Session, Surroundings, Tone, View};
use newsprint::theme::Depth;

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

/// What is done to a raw page.
const CORRECTING: &[(&str, &[&str], &[&str])] = &[
    ("the source", &["enter"], &["g", "r"]),
    ("a line down", &["enter", "g", "r"], &["j"]),
    ("the next doubtful line", &["enter", "g", "r"], &["n"]),
    (
        "a line made a headline",
        &["enter", "g", "r", "j", "j"],
        &["h"],
    ),
    (
        "the same taken back",
        &["enter", "g", "r", "j", "j", "h"],
        &["u"],
    ),
];

/// Events that come at once.
type Burst = fn() -> Vec<Input>;

/// What comes at once: its name, the keys before it, which are not timed, and the events that are. One
/// screen is drawn for all.
const BURSTS: &[(&str, &[&str], Burst)] = &[
    ("2,000 notches in a story", &["enter"], || {
        vec![Input::Wheel(2000)]
    }),
    ("2,000 notches in a list", &["p"], || {
        vec![Input::Wheel(2000)]
    }),
    ("5 MB pasted on a page", &["enter"], || vec![pasted()]),
    ("5 MB pasted into a prompt", &["enter", "/"], || {
        vec![pasted()]
    }),
    ("100 pages turned ahead", &["enter"], || {
        let next = Key::parse("space").map(Input::Key);
        next.into_iter().cycle().take(100).collect()
    }),
];

fn pasted() -> Input {
    Input::Paste("报纸 news ".repeat(5_000_000 / 12))
}

/// A paper, and the raw page that it came from if it is one.
struct Paper {
    name: String,
    issue: Issue,
    page: Option<RawPage>,
}

/// Raw pages in lines of a printed column: as long as a page of a newspaper, and of two megabytes.
fn raw_pages() -> Vec<Paper> {
    let article = long::story(Language::Simplified);
    let texts: Vec<String> = article.parts().map(|(_, text)| text.plain()).collect();
    let pages = [12_000, long::BYTES].map(|bytes| {
        let mut page = String::new();
        for text in &texts {
            if page.len() >= bytes {
                break;
            }
            let letters: Vec<char> = text.chars().collect();
            for line in letters.chunks(14) {
                page.extend(line);
                page.push('\n');
            }
        }
        page
    });
    let papers = pages.into_iter().filter_map(|text| {
        let name = format!("raw page of {} bytes", text.len());
        let page = RawPage::new(Source::from_bytes("page.txt", text));
        let issue = page.read().ok()?.issue;
        Some(Paper {
            name,
            issue,
            page: Some(page),
        })
    });
    papers.collect()
}

fn papers() -> Vec<Paper> {
    let bundled = newsprint::bundled::papers()
        .into_iter()
        .filter_map(|(_, source)| {
            let issue = Format::NATIVE.read(&source).ok()?.issue;
            Some(Paper {
                name: issue.masthead.title.to_string(),
                issue,
                page: None,
            })
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
        Paper {
            name,
            issue: Issue::bind(masthead, vec![section]),
            page: None,
        }
    });
    bundled.chain(long).chain(raw_pages()).collect()
}

fn app(paper: &Paper, size: Size) -> App {
    let issue = &paper.issue;
    let (storage, _) = Storage::open(Directories::default());
    let mut session = Session::new(Opening {
        issue: issue.clone(),
        notes: Vec::new(),
        troubles: Vec::new(),
        storage,
        config: Config::default(),
        themes: newsprint::bundled::themes(Depth::True),
        surroundings: Surroundings {
            language: issue.masthead.language,
            tone: Tone::Light,
        },
    });
    if let Some(page) = &paper.page
        && let Ok(reading) = page.read()
    {
        let guesses = reading.guesses();
        session = session.correcting(Rc::new(page.clone()), reading.origins, guesses);
    }
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

/// The times of what comes at once, from the shortest.
fn timed_burst(paper: &Paper, size: Size, (before, burst): (&[&str], Burst)) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let mut now = Timestamp::UNIX_EPOCH;
            let mut app = app(paper, size);
            type_in(&mut app, before, &mut now);
            now += SignedDuration::from_secs(1);
            let inputs = burst();
            let start = Instant::now();
            for input in inputs {
                app.input(input, now);
            }
            black_box(app.picture());
            start.elapsed()
        })
        .collect();
    times.sort();
    times
}

/// The times of what is done, from the shortest.
fn timed(paper: &Paper, size: Size, (before, keys): (&[&str], &[&str])) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let mut now = Timestamp::UNIX_EPOCH;
            let start = Instant::now();
            let mut app = app(paper, size);
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

/// Prints a row of the table.
fn tell(deed: &str, times: &[Duration]) {
    let [median, longest] = [times[RUNS / 2], times[RUNS - 1]];
    let verdict = if median <= FRAME { "" } else { "  over 16 ms" };
    println!(
        "    {deed:<32} {:>8.2} {:>8.2}{verdict}",
        median.as_secs_f64() * 1000.0,
        longest.as_secs_f64() * 1000.0
    );
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
        for paper in &papers {
            println!("  {}", paper.name);
            let deeds = match paper.page {
                Some(_) => CORRECTING,
                None => DEEDS,
            };
            let size = Size { width, height };
            for (deed, before, keys) in deeds {
                tell(deed, &timed(paper, size, (before, keys)));
            }
            for (deed, before, burst) in BURSTS {
                tell(deed, &timed_burst(paper, size, (before, *burst)));
            }
        }
    }
}
