//! What bookmarks cost: opening and adding to 1,000 and 100,000 of them.
//!
//! `cargo bench --bench keeping`. Each figure is the median of several runs, with a save that is on the
//! disk.

#![allow(clippy::print_stdout, reason = "a bench prints what it measures")]
#![allow(
    clippy::unwrap_used,
    reason = "a bench says what went wrong by stopping"
)]

use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use newsprint::clean::Clean;
use newsprint::issue::{Article, Block, Issue, Masthead, Section, Text};
use newsprint::storage::{BookmarkId, Directories, Storage};

const RUNS: usize = 7;

fn main() {
    for count in [1_000, 100_000] {
        measure(count);
    }
}

fn measure(count: usize) {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), count);
    let open = median(|| {
        let start = Instant::now();
        let storage = opened(folder.path());
        let took = start.elapsed();
        assert!(storage.bookmarks().len() >= count);
        took
    });
    let add = median(|| {
        let mut storage = opened(folder.path());
        another(&mut storage);
        let start = Instant::now();
        storage.save().unwrap();
        start.elapsed()
    });
    let mut storage = opened(folder.path());
    let mut key = Duration::ZERO;
    let behind = median(|| {
        another(&mut storage);
        let (tell, told) = mpsc::channel();
        let start = Instant::now();
        storage.save_behind(move || tell.send(()).unwrap());
        let begun = start.elapsed();
        told.recv().unwrap();
        let done = start.elapsed();
        let answer = Instant::now();
        storage.saved().unwrap().unwrap();
        key = key.max(begun).max(answer.elapsed());
        done
    });
    println!(
        "{count:>7} bookmarks: open {open:>6.1?}, add {add:>6.1?}, add while reading {behind:>6.1?} \
         (of which the reader waits {key:.1?})"
    );
}

fn opened(folder: &Path) -> Storage {
    let (storage, troubles) = Storage::open(Directories::single(folder.to_owned()));
    assert!(troubles.is_empty(), "{troubles:?}");
    storage
}

fn paper() -> Issue {
    let article = Article {
        headline: vec![Text::from("老码头石阶清明前重新开放")],
        body: vec![Block::Paragraph(Text::from(
            "市政部门周二决定，结束长达十一年的围挡。",
        ))],
        ..Article::default()
    };
    let section = Section {
        name: Clean::line("要闻"),
        articles: vec![article],
    };
    Issue::bind(Masthead::default(), vec![section])
}

fn fill(folder: &Path, count: usize) {
    let mut storage = opened(folder);
    for _ in 0..count {
        another(&mut storage);
    }
    storage.save().unwrap();
}

/// One more bookmark, of a story that is not in the paper.
fn another(storage: &mut Storage) {
    let mut issue = Storage::open(Directories::default()).0;
    let paper = paper();
    let number = storage.bookmarks().len() as u64;
    let now = Timestamp::from_second(1_772_000_000 + i64::try_from(number).unwrap()).unwrap();
    let story = paper.sections[0].articles[0].id;
    issue.toggle_story(&paper, story, now);
    let mut mark = (*issue.bookmarks()[0]).clone();
    mark.id = BookmarkId(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mark.cited.article.0 = number;
    mark.note = Clean::line("这是读者自己的话");
    storage.restore(mark);
}

fn median(mut run: impl FnMut() -> Duration) -> Duration {
    let mut all: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    all.sort();
    all[RUNS / 2]
}
