//! Whether what the program says is saved outlives it: the real program at a real terminal, a mark, the
//! word that it is saved, and `kill -9` at once; and kills at any other moment. What the next start
//! finds is compared with what was said.
//!
//! `cargo bench --bench kills` kills it 1,000 times (some minutes), `cargo bench --bench kills -- 50`
//! fifty times. It fails when a mark that was said to be saved is lost, a file is damaged, or something
//! is left lying about after the next start.

#![allow(clippy::print_stdout, reason = "a bench prints what it counts")]
#![allow(
    clippy::unwrap_used,
    reason = "a bench says what went wrong by stopping"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use newsprint::storage::{Directories, Storage};
use portable_pty::{CommandBuilder, NativePtySystem, PtySize, PtySystem};

/// The longest that anything may take before it counts as a fault.
const LIMIT: Duration = Duration::from_secs(30);

/// Rounds in one folder, so that what one leaves behind meets the next.
const IN_A_FOLDER: usize = 50;

/// Stories of the paper: each can be marked or let go by a key.
const STORIES: usize = 40;

fn main() {
    let asked = std::env::args().find_map(|word| word.parse().ok());
    let kills: usize = asked.unwrap_or(1000);
    let start = Instant::now();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut counts = Counts::default();
    for round in 0..kills.div_ceil(IN_A_FOLDER) {
        let folder = tempfile::tempdir().unwrap();
        let size = if round % 2 == 0 { 0 } else { 3_000 };
        fill(folder.path(), size);
        write_paper(folder.path());
        for _ in 0..IN_A_FOLDER.min(kills - round * IN_A_FOLDER) {
            kill_once(folder.path(), &mut dice, &mut counts);
        }
    }
    println!(
        "{} kills in {:.0?}, {} of them at once after the word: {} marks lost, {} files damaged, {} left over",
        counts.kills,
        start.elapsed(),
        counts.at_once,
        counts.lost,
        counts.damaged,
        counts.orphans
    );
    assert_eq!((counts.lost, counts.damaged, counts.orphans), (0, 0, 0));
}

#[derive(Default)]
struct Counts {
    kills: usize,
    at_once: usize,
    lost: usize,
    damaged: usize,
    orphans: usize,
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

/// A paper of short stories under numbered headlines.
fn write_paper(folder: &Path) {
    let mut text = String::from("+++\ntitle = \"The Harbour Bell\"\n+++\n\n");
    for number in 0..STORIES {
        let _ = write!(
            text,
            "# Story number {number}\n\nThe ferry left late on day {number}.\n\n"
        );
    }
    std::fs::write(folder.join("paper.md"), text).unwrap();
}

/// So many bookmarks of another paper, so that the file is large.
fn fill(folder: &Path, count: u64) {
    if count == 0 {
        return;
    }
    let text = "# Bell\n\n## Elsewhere\n\nThe pier is new.\n";
    let path = folder.join("other.md");
    std::fs::write(&path, text).unwrap();
    let done = command()
        .args(["bookmarks", "add"])
        .arg(&path)
        .env("NEWSPRINT_HOME", folder.join("home"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let mut storage = open(folder).0;
    let first = storage.bookmarks()[0].clone();
    for number in 1..count {
        let mut mark = (*first).clone();
        mark.id.0 = mark.id.0.wrapping_add(number);
        storage.restore(mark);
    }
    storage.save().unwrap();
}

fn command() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.env_clear();
    command
}

fn open(folder: &Path) -> (Storage, usize) {
    let (storage, troubles) = Storage::open(Directories::single(folder.join("home")));
    (storage, troubles.len())
}

/// The headlines of this paper that are marked.
fn marked(storage: &Storage) -> BTreeSet<String> {
    let marks = storage.bookmarks().iter();
    let own = marks.filter(|mark| mark.cited.headline.starts_with("Story number"));
    own.map(|mark| mark.cited.headline.to_string()).collect()
}

/// Opens a story, marks it or lets it go, waits for the word or not, and kills. Then compares.
fn kill_once(folder: &Path, dice: &mut Dice, counts: &mut Counts) {
    let before = marked(&open(folder).0);
    // Each sitting begins at the front page.
    let _ = std::fs::remove_file(folder.join("home/positions.jsonl"));
    let mut reader = Reader::sits_down(folder);
    let number = dice.roll(STORIES as u64) as usize;
    let headline = format!("Story number {number}");
    reader.waits(|screen| screen.contains("Story number"));
    reader.presses("\r");
    reader.waits(|screen| screen.contains("Story 1/"));
    for _ in 0..number {
        reader.presses("]");
    }
    reader.waits(|screen| screen.contains(&format!("Story {}/", number + 1)));
    let was = before.contains(&headline);
    reader.presses("b");
    let word = if was {
        "no longer saved"
    } else {
        "story saved"
    };
    let waits = dice.roll(4) > 0;
    if waits {
        reader.waits(|screen| screen.contains(word));
        counts.at_once += 1;
    } else {
        std::thread::sleep(Duration::from_micros(dice.roll(20_000)));
    }
    let said = reader.text().contains(word);
    reader.dies();
    counts.kills += 1;
    let (storage, troubles) = open(folder);
    let after = marked(&storage);
    counts.damaged += troubles;
    let mut wanted = before.clone();
    if was {
        wanted.remove(&headline);
    } else {
        wanted.insert(headline);
    }
    let is_right = after == wanted || (!said && after == before);
    counts.lost += usize::from(!is_right);
    let names = std::fs::read_dir(folder.join("home")).unwrap().flatten();
    counts.orphans += names
        .filter(|entry| entry.path().extension().is_some_and(|one| one == "tmp"))
        .count();
}

/// A reader at a terminal.
struct Reader {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Reader {
    fn sits_down(folder: &Path) -> Reader {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = NativePtySystem::default().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_newsprint"));
        command.arg(folder.join("paper.md"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        command.env("NEWSPRINT_HOME", folder.join("home"));
        command.cwd(folder);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(24, 80, 0)));
        let shown = Arc::clone(&screen);
        let mut output = pair.master.try_clone_reader().unwrap();
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                shown.lock().unwrap().process(&bytes[..count]);
            }
        });
        Reader {
            child,
            keyboard: pair.master.take_writer().unwrap(),
            screen,
            _master: pair.master,
        }
    }

    fn presses(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    fn waits(&self, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_so(&self.text()) {
            assert!(start.elapsed() < LIMIT, "never seen\n{}", self.text());
            std::thread::sleep(Duration::from_micros(200));
        }
    }

    fn dies(mut self) {
        // The library would send a signal first that the program obeys.
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-9", &id])
            .status();
        assert!(sent.unwrap().success());
        self.child.wait().unwrap();
    }
}
