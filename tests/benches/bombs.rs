//! What every bomb of the tests takes: seconds, and the most memory that is held while it is read,
//! beyond its bytes, in megabytes; then what is said of it.
//!
//! `cargo bench --bench bombs` prints it; `-- NAME` the rows that have it in their name.

#![expect(clippy::print_stdout, reason = "a table is printed")]
#![expect(clippy::cast_precision_loss, reason = "bytes are told in megabytes")]
#![expect(clippy::unwrap_used, reason = "bombs are made in memory")]

use std::time::Instant;

use newsprint::formats::{Format, Source};
use peak_alloc::PeakAlloc;

/// The makers of bombs that the tests have.
#[path = "../suite/bombs/makers/mod.rs"]
mod makers;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The longest a bomb may take, in seconds.
const MOST_SECONDS: f64 = 1.0;

fn main() {
    if let Some(folder) =
        std::env::args().find_map(|word| word.strip_prefix("into=").map(str::to_owned))
    {
        return write(std::path::Path::new(&folder));
    }
    bombs();
}

/// Writes the bombs into a folder, for other programs.
fn write(folder: &std::path::Path) {
    for (number, bomb) in makers::bombs().enumerate() {
        let name = format!("{number:03} {}.{}", bomb.name.replace('/', " "), bomb.file);
        std::fs::write(folder.join(name), (bomb.make)()).unwrap();
    }
    for (name, make) in makers::PICTURES {
        std::fs::write(folder.join(name), make()).unwrap();
    }
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

fn pictures(asked: &str) {
    for (name, make) in makers::PICTURES
        .iter()
        .filter(|(name, _)| name.contains(asked))
    {
        let bytes = make();
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let began = Instant::now();
        let said = match newsprint::pictures::develop(&bytes, (100, 100)) {
            Ok(_) => "developed".to_owned(),
            Err(flaw) => format!("{flaw:?}"),
        };
        let seconds = began.elapsed().as_secs_f64();
        let held = mega(MEMORY.peak_usage().saturating_sub(before));
        let sign = if held > 256.0 || seconds > MOST_SECONDS {
            "!"
        } else {
            " "
        };
        println!(
            "{name:44} {:9.2} {seconds:9.2} {held:9.1} {sign} {said}",
            mega(bytes.len())
        );
    }
}

fn bombs() {
    let asked = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"));
    let asked = asked.unwrap_or_default();
    println!("{:44} {:>9} {:>9} {:>9}", "", "MB", "seconds", "MB held");
    for bomb in makers::bombs().filter(|bomb| bomb.name.contains(&asked)) {
        let bytes = (bomb.make)();
        let length = bytes.len();
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        let began = Instant::now();
        let said = match Source::unpacked(bomb.file, bytes, None) {
            Ok(source) => match Format::detect(&source).read(&source) {
                Ok(reading) => reading
                    .notes
                    .iter()
                    .map(ToString::to_string)
                    .find(|note| note.contains(bomb.told))
                    .unwrap_or_else(|| "read".to_owned()),
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        };
        let seconds = began.elapsed().as_secs_f64();
        let held = MEMORY.peak_usage().saturating_sub(before);
        let most = (256 << 20).max(8 * length + (64 << 20));
        let sign = if held > most || seconds > MOST_SECONDS {
            "!"
        } else {
            " "
        };
        let said: String = said.chars().take(70).collect();
        println!(
            "{:44} {:9.2} {seconds:9.2} {:9.1} {sign} {said}",
            bomb.name,
            mega(length),
            mega(held)
        );
    }
    pictures(&asked);
}
