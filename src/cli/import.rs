//! `newsprint import`: papers of any kind as folders of our own format, pictures beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::Import;
use super::outcome::{Outcome, Trouble, name};
use super::paper::{self, Telling};
use super::preferences;
use crate::clean::Clean;
use crate::formats::{self, Note, ReadError, Reading, Source};
use crate::issue::{Block, Issue};
use crate::messages::Report;

/// The most pictures of a paper, and the most bytes of all of them.
const MOST_PICTURES: usize = 5_000;
const MOST_BYTES: usize = 512 << 20;
/// The most bytes of a picture's or folder's name.
const LONGEST_NAME: usize = 60;

/// Reads the papers and writes each, never over anything. One that cannot be read does not keep
/// the others from being written.
pub(super) fn run(import: &Import, errors: &mut impl Write) -> Result<Outcome, Trouble> {
    let mut press = Press {
        import,
        errors,
        folders: BTreeSet::new(),
        done: 0,
        failed: Vec::new(),
    };
    let several = import.paths.len() > 1;
    for path in &import.paths {
        let folder = match &import.output {
            Some(folder) if !several => folder.clone(),
            output => output.clone().unwrap_or_default().join(called(path)),
        };
        press.bring(path, &folder, several)?;
    }
    let (done, mut failed) = (press.done, press.failed);
    if done == 0 && failed.len() == 1 && !several {
        return Err(failed.remove(0));
    }
    for trouble in &failed {
        writeln!(errors, "newsprint: {}", trouble.say(preferences::spoken()))?;
    }
    match (done, failed.len()) {
        (0, 0) => Ok(Outcome::Nothing(Report::NoPaperInside)),
        (_, 0) => Ok(Outcome::Done),
        (done, failed) => Err(Trouble::Some {
            failed,
            all: done + failed,
        }),
    }
}

/// Brings papers in one by one.
struct Press<'a, W> {
    import: &'a Import,
    errors: &'a mut W,
    /// The folders that were written to.
    folders: BTreeSet<PathBuf>,
    done: usize,
    failed: Vec<Trouble>,
}

impl<W: Write> Press<'_, W> {
    /// Brings in a paper, or each paper of a folder that is none itself. Fails only where nothing
    /// more can be told.
    fn bring(&mut self, path: &Path, folder: &Path, named: bool) -> io::Result<()> {
        match self.one(path, folder, named) {
            Ok(()) => self.done += 1,
            Err(Trouble::Read {
                cause: ReadError::NoIssue,
                ..
            }) if path.is_dir() => {
                return self.all(path, folder);
            }
            Err(trouble) => self.failed.push(trouble),
        }
        Ok(())
    }

    /// Brings in the papers of a folder; what is no paper at all is passed over.
    fn all(&mut self, path: &Path, folder: &Path) -> io::Result<()> {
        let paths = Source::open(path)
            .map(|source| source.paths())
            .unwrap_or_default();
        let mut passed = 0;
        for inner in paths {
            let target = folder.join(called(Path::new(&inner)));
            match self.one(&path.join(&inner), &target, true) {
                Ok(()) => self.done += 1,
                Err(Trouble::Read {
                    cause: ReadError::Binary | ReadError::Empty | ReadError::UnknownFormat,
                    ..
                }) => passed += 1,
                Err(trouble) => self.failed.push(trouble),
            }
        }
        if passed > 0 {
            let messages = preferences::spoken();
            let (count, folder) = (passed, name(path, messages));
            let line = messages.tell(&Report::PassedOver { count, folder });
            writeln!(self.errors, "newsprint: {line}")?;
        }
        Ok(())
    }

    /// Brings in one paper.
    fn one(&mut self, path: &Path, folder: &Path, named: bool) -> Result<(), Trouble> {
        let folder = self.free(folder);
        // Before reading, so that a long page is not read in vain.
        refuse_if_filled(&folder)?;
        let (source, mut reading) = paper::take(path, &self.import.taking)?;
        let pictures = pictures(&source.afresh(), &mut reading);
        let mut files = formats::write(&reading.issue, &reading.notes);
        files.extend(pictures);
        write_all(&folder, &files)?;
        let messages = preferences::spoken();
        let telling = Telling::new(self.import.verbose);
        paper::tell(&reading.notes, telling, messages, self.errors)?;
        let count = reading.issue.articles().count();
        let brought = Report::BroughtIn {
            count,
            folder: name(&folder, messages),
        };
        let report = if named {
            Report::OfPaper {
                paper: name(path, messages),
                what: Clean::line(&messages.tell(&brought)),
            }
        } else {
            brought
        };
        writeln!(self.errors, "newsprint: {}", messages.tell(&report))?;
        self.folders.insert(folder);
        Ok(())
    }

    /// The folder, or one named after it when a paper of this run is there.
    fn free(&self, folder: &Path) -> PathBuf {
        let mut free = folder.to_owned();
        let mut number = 2;
        while self.folders.contains(&free) {
            free = folder.with_file_name(format!("{}-{number}", called(folder)));
            number += 1;
        }
        free
    }
}

/// The name of the folder of a paper: its file's without the ending.
fn called(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "standard-input".to_owned();
    }
    let absolute = path.canonicalize();
    let path = if path.file_name().is_none() {
        absolute.as_deref().unwrap_or(path)
    } else {
        path
    };
    let stem = if path.is_dir() {
        path.file_name()
    } else {
        path.file_stem()
    };
    let stem = stem.unwrap_or_default().to_string_lossy();
    let name: String = Clean::line(&stem)
        .chars()
        .filter(|c| !"/\\:*?\"<>|".contains(*c))
        .collect();
    let name = shortened(name.trim_start_matches('.'));
    if name.is_empty() {
        "paper".to_owned()
    } else {
        name
    }
}

/// The beginning of a name, within the most bytes that it may have.
fn shortened(name: &str) -> String {
    let end = (0..=name.len().min(LONGEST_NAME))
        .rev()
        .find(|at| name.is_char_boundary(*at));
    name[..end.unwrap_or(0)].to_owned()
}

/// The pictures that the figures of a paper name, by their path in the folder that is written; the
/// figures name them so from now on. What is not at hand is noted, and its name stays.
fn pictures(source: &Source, reading: &mut Reading) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut left = MOST_BYTES;
    let Reading {
        issue,
        notes,
        pictures,
        ..
    } = reading;
    for image in images(issue) {
        let new = names.entry(image.to_string()).or_insert_with(|| {
            let bytes = pictures.get(image.as_str()).cloned();
            let bytes = bytes
                .or_else(|| source.get(image))
                .filter(|bytes| bytes.len() <= left);
            let Some(bytes) = bytes.filter(|_| files.len() < MOST_PICTURES) else {
                notes.push(Note::Missing {
                    path: image.clone(),
                });
                return None;
            };
            left -= bytes.len();
            let path = free_name(image, &files);
            files.insert(path.clone(), bytes);
            Some(path)
        });
        if let Some(new) = new {
            *image = Clean::line(new);
        }
    }
    files
}

fn images(issue: &mut Issue) -> impl Iterator<Item = &mut Clean> {
    let articles = issue
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.articles);
    let blocks = articles.flat_map(|article| &mut article.body);
    blocks.filter_map(|block| match block {
        Block::Figure { image, .. } => image.as_mut(),
        _ => None,
    })
}

/// A name under `media/` that no other picture has, of letters that every system takes.
fn free_name(path: &str, files: &BTreeMap<String, Vec<u8>>) -> String {
    let last = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let (stem, ending) = last.rsplit_once('.').unwrap_or((&last, ""));
    let safe = |text: &str, most: usize| -> String {
        let letter = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        text.chars().filter(letter).take(most).collect()
    };
    let (stem, ending) = (safe(stem, LONGEST_NAME - 16), safe(ending, 8));
    let stem = if stem.is_empty() {
        "picture".to_owned()
    } else {
        stem
    };
    let ending = if ending.is_empty() {
        ending
    } else {
        format!(".{ending}")
    };
    let mut name = format!("media/{stem}{ending}");
    let mut number = 2;
    while files.contains_key(&name) {
        name = format!("media/{stem}-{number}{ending}");
        number += 1;
    }
    name
}

/// Writes the files of a paper, its head last: a folder without it is not taken for a whole paper.
fn write_all(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Trouble> {
    fs::create_dir_all(folder).map_err(|cause| unwritten(folder, cause))?;
    let (head, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|(path, _)| *path == "issue.toml");
    for (path, bytes) in others.into_iter().chain(head) {
        let path = folder.join(path);
        write_new(&path, bytes).map_err(|cause| unwritten(&path, cause))?;
    }
    Ok(())
}

fn refuse_if_filled(folder: &Path) -> Result<(), Trouble> {
    let path = folder.to_owned();
    match fs::read_dir(folder).map(Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => Err(Trouble::NotEmpty { path }),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Trouble::Write { path, cause }),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(bytes)
}

fn unwritten(path: &Path, cause: io::Error) -> Trouble {
    Trouble::Write {
        path: PathBuf::from(path),
        cause,
    }
}
