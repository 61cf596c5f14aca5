//! A path into a paper, and what is told of its reading.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::Taking;
use super::outcome::Trouble;
use crate::clean::Clean;
use crate::formats::{Format, Note, Pictures, RawPage, Reading, Source};
use crate::messages::{Messages, Mistake, Remark};
use crate::pictures::Negatives;
use crate::storage::{self, Directories};

/// How much is told of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// What was lost, and how many guesses there were.
    Losses,
    /// Everything.
    All,
}

impl Telling {
    /// What `--verbose` asks for.
    pub(super) fn new(verbose: bool) -> Telling {
        if verbose {
            Telling::All
        } else {
            Telling::Losses
        }
    }
}

/// Opens and reads the paper at a path; `-` is standard input.
pub(super) fn read(path: &Path, taking: &Taking) -> Result<Reading, Trouble> {
    parse_as(path, &open(path, taking)?, taking)
}

/// Opens and reads the paper at a path; what it was read from has its pictures.
pub(super) fn take(path: &Path, taking: &Taking) -> Result<(Source, Reading), Trouble> {
    let source = open(path, taking)?;
    let reading = parse_as(path, &source, taking)?;
    Ok((source, reading))
}

/// Opens the paper at a path, its text in the encoding that was asked for.
pub(super) fn open(path: &Path, taking: &Taking) -> Result<Source, Trouble> {
    let source = if path.as_os_str() == "-" {
        Source::from_reader("standard input", io::stdin().lock())
    } else {
        Source::open(path)
    };
    let source = source.map_err(|cause| Trouble::Open {
        path: path.to_owned(),
        cause,
    })?;
    let Some(label) = &taking.encoding else {
        return Ok(source);
    };
    source.read_as(label).ok_or_else(|| Trouble::Arguments {
        mistake: Mistake::NoEncoding {
            label: Clean::line(label),
        },
    })
}

/// Reads a paper that is open, as the format that was asked for or the one it looks like, a raw page
/// with what the reader set right on it.
fn parse_as(path: &Path, source: &Source, taking: &Taking) -> Result<Reading, Trouble> {
    let reading = parse_bare(path, source, taking)?;
    match raw_page(source, &reading) {
        Some((page, Fixed::Elsewhere)) => page.read().map_err(|cause| Trouble::Read {
            path: path.to_owned(),
            cause,
        }),
        _ => Ok(reading),
    }
}

/// Where the fixes of a raw page lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    /// Beside it, or nowhere yet.
    Beside,
    /// Among the reader's own things.
    Elsewhere,
}

/// The raw page that a paper was read from, with its fixes; none when it was no raw page.
pub(super) fn raw_page(source: &Source, reading: &Reading) -> Option<(RawPage, Fixed)> {
    if reading.origins.is_empty() {
        return None;
    }
    let page = RawPage::new(source.clone());
    let (_, name) = page.fixes_file();
    Some(match storage::kept_fixes(&Directories::of_user(), &name) {
        Some(file) => (page.with_fixes(&file), Fixed::Elsewhere),
        None => (page, Fixed::Beside),
    })
}

/// Reads a paper that is open, as the format that was asked for or the one it looks like.
fn parse_bare(path: &Path, source: &Source, taking: &Taking) -> Result<Reading, Trouble> {
    let Some(name) = &taking.from else {
        return parse(path, source);
    };
    let format = Format::named(name).ok_or_else(|| {
        let known = Format::ALL.iter().map(|format| Clean::line(format.name));
        Trouble::Arguments {
            mistake: Mistake::NoFormat {
                name: Clean::line(name),
                known: known.collect(),
            },
        }
    })?;
    format.read(source).map_err(|cause| Trouble::Read {
        path: path.to_owned(),
        cause,
    })
}

/// Where a paper lies, whoever asks from wherever; none for standard input.
pub(super) fn whereabouts(path: &Path) -> Option<PathBuf> {
    let is_file = path.as_os_str() != "-";
    let whole = || path.canonicalize().or_else(|_| std::path::absolute(path));
    is_file.then(|| whole().unwrap_or_else(|_| path.to_owned()))
}

/// The photographs of a paper: the one place that says where their bytes come from, among what the
/// reader of its format took out of a page or in the source itself.
pub(super) fn negatives(source: Source, pictures: Pictures) -> Negatives {
    Negatives::new(move |path| match pictures.get(path) {
        Some(bytes) => Some(bytes.clone()),
        None => source.afresh().get(path),
    })
}

/// Reads a paper that is open; the path is for the trouble.
pub(super) fn parse(path: &Path, source: &Source) -> Result<Reading, Trouble> {
    let reading = Format::detect(source).read(source);
    reading.map_err(|cause| Trouble::Read {
        path: path.to_owned(),
        cause,
    })
}

/// Tells what was lost or guessed, a line each.
pub(super) fn tell(
    notes: &[Note],
    telling: Telling,
    messages: Messages,
    to: &mut impl Write,
) -> io::Result<()> {
    let is_told = |note: &&Note| telling == Telling::All || is_loss(note);
    let mut remarks: Vec<String> = notes
        .iter()
        .filter(is_told)
        .map(|note| messages.tell(note))
        .collect();
    let count = notes.iter().filter(|note| !is_told(note)).count();
    if count > 0 {
        remarks.push(messages.remark(Remark::Guesses { count }));
    }
    for remark in remarks {
        let line = messages.remark(Remark::Line { remark: &remark });
        writeln!(to, "newsprint: {line}")?;
    }
    Ok(())
}

/// Whether something of the source is not in the paper. A loss is always told.
fn is_loss(note: &Note) -> bool {
    match note {
        Note::Undecoded { .. }
        | Note::Unprintable { .. }
        | Note::Dropped { .. }
        | Note::Unread { .. }
        | Note::NoContents
        | Note::NoEntries
        | Note::Missing { .. } => true,
        Note::Decoded { .. }
        | Note::Misnamed { .. }
        | Note::Guessed { .. }
        | Note::SetAside { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(notes: &[Note], telling: Telling, expected: &str) {
        let mut told = Vec::new();
        tell(notes, telling, Messages::ENGLISH, &mut told).expect("memory takes everything");
        assert_eq!(String::from_utf8_lossy(&told), expected);
    }

    #[test]
    fn losses_are_told_and_guesses_counted() {
        let guess = Note::Guessed {
            what: crate::messages::Guess::Headline(Clean::line("Ferry")),
            confidence: 80,
        };
        let loss = Note::Missing {
            path: Clean::line("a.md"),
        };
        check(&[], Telling::All, "");
        check(
            &[guess.clone(), loss.clone(), guess.clone()],
            Telling::Losses,
            "newsprint: note: a.md is not there\n\
             newsprint: note: 2 things were guessed; --verbose tells them\n",
        );
        check(
            &[guess, loss],
            Telling::All,
            "newsprint: note: headline: Ferry (80 %)\nnewsprint: note: a.md is not there\n",
        );
    }
}
