//! Bombs of every format: none makes a reader stumble, none comes out as more than its length allows,
//! and each is refused or cut with the true reason. Time and memory are measured by the bench.

mod makers;

use newsprint::formats::{Format, Reading, Source};
use newsprint::issue::{Article, Block};

use makers::{Bomb, PICTURES, bombs};

/// What is read of a bomb, or what is said of it.
fn read(bomb: &Bomb) -> Result<Reading, String> {
    let bytes = (bomb.make)();
    let source = Source::unpacked(bomb.file, bytes, None).map_err(|error| error.to_string())?;
    let reading = Format::detect(&source).read(&source);
    reading.map_err(|error| error.to_string())
}

/// Blocks of a paper.
fn blocks(reading: &Reading) -> usize {
    let bodies = reading.issue.articles().map(|article| &article.body);
    bodies
        .flatten()
        .map(|block| match block {
            Block::List(items) => items.len(),
            Block::Table(rows) => rows.iter().map(Vec::len).sum(),
            _ => 1,
        })
        .sum()
}

/// Reads the bombs whose names hold a word.
#[track_caller]
fn check(word: impl Fn(&str) -> bool) {
    let mut wrong = Vec::new();
    for bomb in bombs().filter(|bomb| word(bomb.name)) {
        let (said, blocks) = match read(bomb) {
            Ok(reading) => {
                let notes = reading.notes.iter().map(|note| format!("{note}\n"));
                (notes.take(500).collect::<String>(), blocks(&reading))
            }
            Err(error) => (error, 0),
        };
        if !said.contains(bomb.told) || said.contains("fault of newsprint") || blocks > 500_000 {
            wrong.push(format!(
                "{}: {blocks} blocks; {}",
                bomb.name,
                said.lines().next().unwrap_or_default()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_packed_is_bounded_by_what_comes_out() {
    check(|name| {
        name.starts_with("zip")
            || name.starts_with("gzip")
            || name.contains(" of 100 MB") && !name.starts_with("pdf")
    });
}

#[test]
fn names_for_text_are_counted_before_they_are_written_out() {
    check(|name| name.starts_with("names") || name.contains("names in one another"));
}

#[test]
fn nothing_nests_so_deep_that_a_stack_ends() {
    check(|name| name.starts_with("nested"));
}

#[test]
fn what_repeats_is_no_more_than_its_length_allows() {
    check(|name| {
        !["zip", "gzip", "names", "nested", "pdf"]
            .iter()
            .any(|word| name.starts_with(word))
            && !name.contains("100")
    });
}

#[test]
fn a_pdf_draws_no_more_than_its_length_allows() {
    check(|name| name.starts_with("pdf"));
}

#[test]
fn a_picture_takes_no_more_than_its_bytes_are_good_for() {
    use newsprint::pictures::{Flaw, develop};
    for (name, make) in PICTURES {
        let developed = develop(&make(), (10, 10));
        let may = matches!(developed, Ok(_) | Err(Flaw::TooLarge | Flaw::Unreadable));
        let is_claimed = name.contains("9 000 by 9 000") || name.contains("60 000");
        assert!(may && !(is_claimed && developed.is_ok()), "{name}");
    }
}

#[test]
#[cfg_attr(not(shared), ignore = "../shared is absent")]
fn files_that_others_made_are_refused_or_read() {
    let files = std::fs::read_dir(crate::shared::shared("field/hostile")).unwrap();
    for file in files.map(Result::unwrap) {
        let name = file.file_name().to_string_lossy().into_owned();
        // How long these take is another's matter.
        if name.contains(".md") || name.starts_with("aozora") {
            continue;
        }
        let source = Source::open(&file.path()).unwrap();
        match Format::detect(&source).read(&source) {
            Ok(reading) => {
                let letters: usize = reading
                    .issue
                    .articles()
                    .flat_map(Article::parts)
                    .map(|(_, text)| text.plain().len())
                    .sum();
                assert!(letters < 1 << 20, "{name}: {letters}");
            }
            Err(error) => {
                let error = error.to_string();
                assert!(error.contains("stand for more text"), "{name}: {error}");
            }
        }
    }
}
