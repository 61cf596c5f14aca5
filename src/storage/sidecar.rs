//! The file of fixes of the raw page that is read: beside the page, or among the reader's own things
//! where nothing can be written there. What it says is not this room's business.

use std::path::{Path, PathBuf};

use super::directories::Directories;
use super::disk;
use super::error::{Kept, StorageError};

/// Where the file of fixes of a page lies, and what it is to hold.
#[derive(Debug, Default)]
pub(super) struct Sidecar {
    places: Places,
    /// What the file holds, as far as is known.
    held: String,
    /// What it is to hold; nothing when it holds that.
    wanted: Option<String>,
    /// Where it was last written.
    pub(super) written: Option<PathBuf>,
}

/// Where a file of fixes can lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Places {
    /// Beside the page.
    beside: Option<PathBuf>,
    /// Among the reader's own things.
    own: Option<PathBuf>,
}

/// What a save needs, apart from the rest: it can run on a thread of its own.
#[derive(Debug)]
pub(super) struct Job {
    places: Places,
    held: String,
    wanted: String,
}

/// What came of a save.
#[derive(Debug)]
pub(super) struct Done {
    wanted: String,
    written: Result<PathBuf, StorageError>,
}

/// The file of fixes of a page under a name among the reader's own things, if there is one: it was
/// written because there was no writing beside the page, and holds everything.
pub fn kept_fixes(directories: &Directories, name: &str) -> Option<Vec<u8>> {
    disk::read(&own(directories, name)?).ok()
}

/// Where fixes are kept that cannot lie beside their page.
fn own(directories: &Directories, name: &str) -> Option<PathBuf> {
    let config = directories.config.as_ref()?;
    Some(config.join("fixes").join(name))
}

impl Sidecar {
    /// The file of fixes of a page: beside it, or under a name among the reader's own things. What it
    /// holds now is given.
    pub(super) fn of(
        beside: Option<PathBuf>,
        name: &str,
        directories: &Directories,
        held: String,
    ) -> Sidecar {
        let own = own(directories, name);
        Sidecar {
            places: Places { beside, own },
            held,
            ..Sidecar::default()
        }
    }

    /// Keeps what it is to hold.
    pub(super) fn keep(&mut self, text: String) {
        self.wanted = Some(text).filter(|text| *text != self.held);
    }

    /// What is to be saved, when there is something new. It is no longer unsaved then; a save that
    /// fails gives it back.
    pub(super) fn job(&mut self) -> Option<Job> {
        Some(Job {
            wanted: self.wanted.take()?,
            places: self.places.clone(),
            held: self.held.clone(),
        })
    }

    /// Takes note of what came of a save.
    pub(super) fn finish(&mut self, done: Done) -> Result<(), StorageError> {
        match done.written {
            Ok(path) => {
                self.held = done.wanted;
                self.written = Some(path);
                Ok(())
            }
            Err(trouble) => {
                // What came since is newer, and is what counts.
                self.wanted.get_or_insert(done.wanted);
                Err(trouble)
            }
        }
    }
}

impl Job {
    /// Writes the file beside the page, and where that cannot be, among the reader's own things.
    pub(super) fn run(self) -> Done {
        Done {
            written: self.write(),
            wanted: self.wanted,
        }
    }

    fn write(&self) -> Result<PathBuf, StorageError> {
        let Places { beside, own } = &self.places;
        let write = |path: &Path| {
            disk::replace_beside(path, &self.held, &self.wanted)
                .map(|()| path.to_owned())
                .map_err(|cause| {
                    let path = path.to_owned();
                    StorageError::Write { path, cause }
                })
        };
        let first = match beside.as_deref().map(write) {
            Some(Ok(path)) => {
                // The other is out of date from now on.
                let _ = own.as_deref().map(disk::remove);
                return Ok(path);
            }
            Some(Err(trouble)) => Some(trouble),
            None => None,
        };
        match (own.as_deref().map(write), first) {
            (Some(Ok(path)), _) => Ok(path),
            (_, Some(trouble)) | (Some(Err(trouble)), None) => Err(trouble),
            (None, None) => Err(StorageError::Nowhere { what: Kept::Fixes }),
        }
    }
}
