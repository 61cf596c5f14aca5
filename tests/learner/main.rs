//! Learns what the lines of a page are, from pages whose stories are known.
//!
//! `learn.sh` beside this file makes the table anew that the reader is built with. `learn FOLDER...
//! --out TABLE` writes a table; `judge FOLDER...` leaves each family of pages out in turn and tells
//! how many of its lines come out right, which is the figure to develop by; `show FOLDER...` and
//! `set --made N` print lines with their labels, of known pages and of made ones.

#![expect(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a program of ours that prints numbers of lines, far below what a float holds"
)]

mod chain;
mod made;
mod truth;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chain::{Chain, Manner, Page};
use newsprint_formats::learning::{LABELS, Label};

const EXTRACTIONS: [&str; 9] = [
    "raw", "flow", "layout", "pymupdf", "pypdf", "mutool", "blocks", "pdfminer", "ocr",
];

fn main() {
    let all: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        all.iter()
            .position(|word| word == name)
            .and_then(|at| all.get(at + 1))
    };
    let number = |name: &str, usual: f32| {
        option(name)
            .and_then(|word| word.parse().ok())
            .unwrap_or(usual)
    };
    let manner = Manner {
        rounds: number("--rounds", 8.0) as usize,
        fewest: number("--fewest", 4.0) as u32,
        pull: number("--pull", 0.001),
        least: number("--least", 0.06),
    };
    let chosen = option("--ext").map(String::as_str);
    let extractions: Vec<&str> = EXTRACTIONS
        .into_iter()
        .filter(|one| chosen.is_none_or(|chosen| chosen.split(',').any(|each| each == *one)))
        .collect();
    let folders: Vec<PathBuf> = all
        .iter()
        .skip(1)
        .take_while(|word| !word.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    let texts = PathBuf::from(option("--texts").map_or("../shared/pages/text", String::as_str));
    let count = number("--made", 0.0) as u64;
    match all.first().map(String::as_str) {
        Some("learn") => {
            let without = option("--without").map_or("-", String::as_str);
            let mut pages = made(&texts, count);
            pages.extend(gather(&folders, &extractions, |name| {
                !without.split(',').any(|family| name.starts_with(family))
            }));
            let chain = Chain::learn(&pages, manner);
            let table = chain.table();
            println!(
                "{} pages, {} bytes, {:.3} of their own lines right",
                pages.len(),
                table.len(),
                judge(&chain, &pages, None)
            );
            if let Some(other) = option("--on") {
                report(
                    "other pages",
                    &chain,
                    &gather(&[PathBuf::from(other)], &extractions, |_| true),
                );
            }
            let out = option("--out").map_or("weights.bin", String::as_str);
            if let Err(error) = std::fs::write(out, table) {
                eprintln!("{out}: {error}");
            }
        }
        Some("judge") => leave_out(
            &folders,
            &extractions,
            manner,
            option("--families").map(String::as_str),
            &made(&texts, count),
        ),
        Some("set") => print(&made(&texts, count)),
        Some("show") => show(&folders, &extractions),
        _ => eprintln!("learn FOLDER... --out TABLE | judge FOLDER... | show FOLDER..."),
    }
}

/// As many made pages as wanted, of all languages in turn.
fn made(texts: &Path, count: u64) -> Vec<Page> {
    let shelves = made::shelves(texts);
    let page = |seed: u64| made::page(&shelves[seed as usize % shelves.len()], seed + 1);
    if shelves.is_empty() {
        Vec::new()
    } else {
        (0..count).map(page).collect()
    }
}

fn gather(
    folders: &[PathBuf],
    extractions: &[&str],
    wanted: impl Fn(&str) -> bool + Copy,
) -> Vec<Page> {
    folders
        .iter()
        .flat_map(|folder: &PathBuf| truth::pages(Path::new(folder), extractions, wanted))
        .collect()
}

/// Leaves each family out in turn.
fn leave_out(
    folders: &[PathBuf],
    extractions: &[&str],
    manner: Manner,
    families: Option<&str>,
    made: &[Page],
) {
    let mut sum = 0.0;
    let families: Vec<&str> = families.map_or(vec!["F1", "F2", "F3", "F4", "F5"], |families| {
        families.split(',').collect()
    });
    for family in &families {
        let mut pages = gather(folders, extractions, |name| !name.starts_with(family));
        pages.extend(made.iter().cloned());
        let chain = Chain::learn(&pages, manner);
        let left = gather(folders, extractions, |name| name.starts_with(family));
        let right = report(family, &chain, &left);
        sum += right;
    }
    println!("mean {:.3}", sum / families.len() as f32);
}

/// Tells how many lines of pages come out right, and what the others are taken for.
fn report(name: &str, chain: &Chain, pages: &[Page]) -> f32 {
    let mut missed = BTreeMap::new();
    let right = judge(chain, pages, Some(&mut missed));
    println!(
        "{name}: {right:.3} of {} lines; {} bytes",
        pages.iter().map(|page| page.labels.len()).sum::<usize>(),
        chain.table().len()
    );
    if std::env::args().any(|word| word == "--mistakes") {
        for page in pages {
            let labels = chain.labels(page);
            println!("== {}", page.name);
            for (at, line) in page.lines.iter().enumerate() {
                let near = (at.saturating_sub(1)..(at + 2).min(labels.len()))
                    .any(|near| labels[near] != page.labels[near]);
                if near {
                    let mark = if labels[at] == page.labels[at] {
                        ' '
                    } else {
                        '*'
                    };
                    println!(
                        "{mark} {:?} / {:?}\t{}",
                        Label::ALL[page.labels[at]],
                        Label::ALL[labels[at]],
                        line.text
                    );
                }
            }
        }
    }
    let mut missed: Vec<_> = missed.into_iter().collect();
    missed.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for ((was, said), count) in missed.into_iter().take(24) {
        println!(
            "    {count:5} {:?} read as {:?}",
            Label::ALL[was],
            Label::ALL[said]
        );
    }
    right
}

/// The share of lines that a chain labels right, a mean over pages.
fn judge(
    chain: &Chain,
    pages: &[Page],
    mut missed: Option<&mut BTreeMap<(usize, usize), usize>>,
) -> f32 {
    let mut sum = 0.0;
    for page in pages {
        let labels = chain.labels(page);
        let right = labels
            .iter()
            .zip(&page.labels)
            .filter(|(one, other)| one == other)
            .count();
        sum += right as f32 / labels.len().max(1) as f32;
        for (said, was) in labels
            .iter()
            .zip(&page.labels)
            .filter(|(one, other)| one != other)
        {
            if let Some(missed) = missed.as_deref_mut() {
                *missed.entry((*was, *said)).or_default() += 1;
            }
        }
    }
    sum / pages.len().max(1) as f32
}

/// Shows the known labels of pages.
fn show(folders: &[PathBuf], extractions: &[&str]) {
    print(&gather(folders, extractions, |_| true));
}

fn print(pages: &[Page]) {
    let mut counts = [0; LABELS];
    for page in pages {
        println!("== {}", page.name);
        for (line, label) in page.lines.iter().zip(&page.labels) {
            counts[*label] += 1;
            println!("{:?}\t{}", Label::ALL[*label], line.text);
        }
    }
    for (label, count) in Label::ALL.iter().zip(counts) {
        eprintln!("{label:?} {count}");
    }
}
