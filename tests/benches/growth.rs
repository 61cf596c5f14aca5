//! How the work grows with what is read and shown: every row over an input and 64 times that input.
//!
//! `cargo bench --bench growth` prints it; `-- WORDS` only the rows whose names hold them. The slope
//! is the time of 64 n over 64 times the time of n, 1 where the work is linear; the exponent is that
//! of the power of n that it grows with.

#![expect(clippy::print_stdout, reason = "a table is printed")]

mod growing;

use std::time::{Duration, Instant};

use growing::{Case, Work, cases};

/// How many times larger the largest input is.
const MOST: usize = 64;
/// Short work is done again and again for so long.
const LEAST: Duration = Duration::from_millis(20);
/// Runs of work that changes what it is done to, at most.
const ONCE: usize = 3;
/// What would take longer than this is not done.
const PATIENCE: f64 = 20.0;
/// The exponent beyond which a row is marked.
const STEEP: f64 = 1.3;

/// The seconds of the work on an input of that size: the shortest of some runs.
fn seconds(case: &Case, size: usize) -> f64 {
    let (mut shortest, begun) = (f64::INFINITY, Instant::now());
    let mut work = (case.make)(size);
    let mut runs = 0;
    while runs == 0 || begun.elapsed() < LEAST {
        let start;
        match work {
            Work::Again(ref mut again) => {
                start = Instant::now();
                again();
            }
            Work::Once(once) => {
                start = Instant::now();
                once();
                shortest = shortest.min(start.elapsed().as_secs_f64());
                runs += 1;
                if runs == ONCE {
                    break;
                }
                work = (case.make)(size);
                continue;
            }
        }
        shortest = shortest.min(start.elapsed().as_secs_f64());
        runs += 1;
    }
    shortest
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sizes of some thousands are exact"
)]
fn print(case: &Case) {
    let small = seconds(case, case.size);
    let mut times = vec![(case.size, small)];
    for times_as_large in [8, MOST] {
        let size = case.size * times_as_large;
        let (last, time) = times[times.len() - 1];
        let growth = (time / small).max(8.0);
        if time * growth * (size / last) as f64 / 8.0 > PATIENCE {
            break;
        }
        times.push((size, seconds(case, size)));
    }
    let (largest, longest) = times[times.len() - 1];
    let ratio = (largest / case.size) as f64;
    let slope = longest / small / ratio;
    let exponent = (longest / small).ln() / ratio.ln();
    let steep = if exponent > STEEP || ratio < 2.0 {
        "  steep"
    } else {
        ""
    };
    println!(
        "{:<44} {:>7} {:>10.2} ms {:>8} {:>10.2} ms {slope:>7.2} {exponent:>6.2}{steep}",
        case.name,
        case.size,
        small * 1e3,
        largest,
        longest * 1e3,
    );
}

fn main() {
    let wanted = std::env::args().skip(1).find(|word| word != "--bench");
    println!(
        "{:<44} {:>7} {:>13} {:>8} {:>13} {:>7} {:>6}",
        "", "n", "", "64 n", "", "slope", "power"
    );
    for case in cases() {
        if wanted.as_ref().is_none_or(|part| case.name.contains(part)) {
            print(&case);
        }
    }
}
