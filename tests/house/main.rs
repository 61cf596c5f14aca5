//! The nevers of the house, on the parsed sources. Depends on none of the program's crates.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test says what went wrong by stopping, and the report is printed"
)]

mod circles;
mod doors;
mod drawing;
mod gathering;
mod given;
mod house;
mod known;
mod look;
mod planted;
mod reading;
mod resolving;
mod rooms;
mod scanning;
mod sizes;
mod walking;
mod world;
mod written;

use std::sync::LazyLock;

use house::House;
use known::Figures;
use look::{Look, Never};

static HOUSE: LazyLock<House> =
    LazyLock::new(|| gathering::gather(&reading::texts(), reading::on_disk));
static LOOK: LazyLock<Look<'_>> = LazyLock::new(|| Look::new(&HOUSE));

/// Every never.
fn nevers() -> impl Iterator<Item = &'static Never> {
    let rooms = rooms::NEVERS.iter().chain(doors::NEVERS);
    rooms.chain(world::NEVERS).chain(drawing::NEVERS)
}

/// Fails where what is found in the sources is not what is known of them.
#[track_caller]
fn hold(table: &str, found: &Figures) {
    if known::may_shrink() {
        known::shrink(table, found);
    }
    let wrong = known::compare(&known::known(table), found);
    assert!(
        wrong.is_empty(),
        "known.toml [{table}]\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_nevers_hold() {
    let mut found = Figures::new();
    let mut said = Vec::new();
    for never in nevers() {
        for breach in (never.find)(&LOOK) {
            let file = breach.split(':').next().unwrap_or_default();
            *found.entry(format!("{}: {file}", never.name)).or_default() += 1;
            said.push(format!("{}: {breach}", never.name));
        }
    }
    if known::may_shrink() {
        known::shrink("breaches", &found);
    }
    let wrong = known::compare(&known::known("breaches"), &found);
    assert!(
        wrong.is_empty(),
        "{}\n\nof these:\n{}",
        wrong.join("\n"),
        said.join("\n")
    );
}

#[test]
fn sizes_only_shrink() {
    hold("sizes", &sizes::over(&LOOK));
}

#[test]
fn circles_only_shrink() {
    let files = circles::circles(&LOOK)
        .into_iter()
        .flat_map(|circle| circle.of);
    hold("circles", &files.collect());
}

#[test]
fn rooms_know_each_other_in_no_circle() {
    assert_eq!(circles::of_rooms(&LOOK), []);
}

#[test]
fn no_path_goes_up_two_floors() {
    assert_eq!(doors::up_twice(&LOOK), Figures::new());
}

#[test]
fn the_map_of_the_floors_is_true() {
    let map = std::fs::read_to_string(reading::root().join("src/lib.rs")).unwrap();
    let (_, table) = map.split_once("| room | floors, ground first |\n").unwrap();
    let rows = table.lines().skip(1).map_while(|line| {
        let row = line.strip_prefix("//! | ")?.strip_suffix(" |")?;
        row.split_once(" | ")
    });
    let arrows = circles::files(&LOOK);
    let mut seen = 0;
    for (room, floors) in rows {
        let folder = reading::root().join("src").join(room);
        let floors: Vec<&str> = floors.split(", ").collect();
        let floor = |path: &str| {
            let below = path.strip_prefix(room)?.strip_prefix('/')?;
            let name = below.split(['/', '.']).next()?;
            floors.iter().position(|floor| *floor == name)
        };
        for (from, to) in arrows
            .iter()
            .flat_map(|(from, all)| all.iter().map(move |to| (from, to)))
        {
            if let (Some(own), Some(other)) = (floor(from), floor(to)) {
                assert!(own >= other, "{from} asks {to}, which stands above it");
            }
        }
        for floor in &floors {
            let is_file = folder.join(format!("{floor}.rs")).is_file();
            assert!(is_file || folder.join(floor).is_dir(), "{room}: no {floor}");
        }
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            let is_told = floors.contains(&name.as_str()) || !entry.path().is_dir();
            assert!(is_told, "{room}: {name} is no floor of the map");
        }
        seen += floors.len();
    }
    assert!(seen > 30);
}

/// What there is: `cargo test --test house -- --nocapture report`.
#[test]
fn report() {
    let mut rooms = Figures::new();
    let mut files = sizes::files(&LOOK);
    for (path, lines) in &files {
        *rooms.entry(reading::room(path).to_owned()).or_default() += lines;
    }
    println!("rooms, in lines of code:");
    for (room, lines) in &rooms {
        println!("{lines:7} {room}");
    }
    println!("circles:");
    for circle in circles::of_rooms(&LOOK)
        .into_iter()
        .chain(circles::circles(&LOOK))
    {
        let names: Vec<&str> = circle.of.keys().map(String::as_str).collect();
        let arrows: usize = circle.of.values().sum();
        println!(
            "{:7} files, {arrows} arrows: {}",
            names.len(),
            names.join(" ")
        );
    }
    for (what, mut sizes) in [
        ("files", std::mem::take(&mut files)),
        ("functions", sizes::functions(&LOOK)),
    ] {
        sizes.sort_by_key(|(_, lines)| std::cmp::Reverse(*lines));
        println!("the longest {what}:");
        sizes
            .iter()
            .take(10)
            .for_each(|(name, lines)| println!("{lines:7} {name}"));
    }
}
