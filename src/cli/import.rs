//! `newsprint import`: a paper of any kind as a folder of our own format.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::Import;
use super::outcome::{Outcome, Trouble, name};
use super::paper::{self, Telling};
use crate::formats;

/// Reads the paper and writes it, never over anything.
pub(super) fn run(import: &Import, errors: &mut impl Write) -> Result<Outcome, Trouble> {
    let folder = &import.output;
    // Before reading, so that a long page is not read in vain.
    refuse_if_filled(folder)?;
    let reading = paper::read(&import.path, &import.taking)?;
    let files = formats::write(&reading.issue, &reading.notes);
    fs::create_dir_all(folder).map_err(|cause| unwritten(folder, cause))?;
    // The head of the issue goes last: a folder without it is not taken for a whole paper.
    let (head, stories): (Vec<_>, Vec<_>) =
        files.iter().partition(|(path, _)| *path == "issue.toml");
    for (path, bytes) in stories.into_iter().chain(head) {
        let path = folder.join(path);
        write_new(&path, bytes).map_err(|cause| unwritten(&path, cause))?;
    }
    paper::tell(&reading.notes, Telling::new(import.verbose), errors)?;
    let count = reading.issue.articles().count();
    let stories = if count == 1 { "story" } else { "stories" };
    writeln!(errors, "newsprint: {count} {stories} in {}", name(folder))?;
    Ok(Outcome::Done)
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
