//! A source: a file, a folder or bytes behind one [`Source::get`]. The only file access in this room.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most bytes taken from one file: far above any newspaper, far below what hurts a machine.
const MOST_BYTES: u64 = 512 << 20;

/// Where an issue is read from.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    /// One file, whole.
    File(Vec<u8>),
    /// Files by their path inside the source, `/` between the steps.
    Files(BTreeMap<String, Vec<u8>>),
    /// A folder, read as it is asked for.
    Folder(PathBuf),
}

impl Source {
    /// Opens a file or a folder. Refuses what is neither, and files beyond 512 MiB.
    pub fn open(path: &Path) -> io::Result<Source> {
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let about = std::fs::metadata(path)?;
        if about.is_dir() {
            return Ok(Source {
                name,
                kind: Kind::Folder(path.canonicalize()?),
            });
        }
        if !about.is_file() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "neither a file nor a folder",
            ));
        }
        Ok(Source {
            name,
            kind: Kind::File(bounded(std::fs::File::open(path)?)?),
        })
    }

    /// Reads standard input to its end, with the same bound as a file.
    pub fn from_reader(name: &str, reader: impl Read) -> io::Result<Source> {
        Ok(Source::from_bytes(name, bounded(reader)?))
    }

    /// A source of one file already in memory.
    pub fn from_bytes(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
        Source {
            name: name.to_owned(),
            kind: Kind::File(bytes.into()),
        }
    }

    /// A source of several files already in memory, by path.
    pub fn from_files(name: &str, files: BTreeMap<String, Vec<u8>>) -> Source {
        Source {
            name: name.to_owned(),
            kind: Kind::Files(files),
        }
    }

    /// The name of the file or folder, as the outside gave it: not yet clean.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the source holds several files.
    pub fn is_folder(&self) -> bool {
        !matches!(self.kind, Kind::File(_))
    }

    /// The bytes of a source of one file; empty for a folder.
    pub fn main(&self) -> &[u8] {
        match &self.kind {
            Kind::File(bytes) => bytes,
            Kind::Files(_) | Kind::Folder(_) => &[],
        }
    }

    /// The bytes of a file inside a folder, by its path with `/` between the steps.
    ///
    /// `None` for what is not there, leaves the folder (`..`, absolute paths, symbolic links that
    /// lead out), or is no regular file.
    pub fn get(&self, path: &str) -> Option<Vec<u8>> {
        let inside = !path.is_empty()
            && path
                .split('/')
                .all(|step| !step.is_empty() && step != "." && step != "..")
            && !path.contains(['\\', '\0', ':']);
        if !inside {
            return None;
        }
        match &self.kind {
            Kind::File(_) => None,
            Kind::Files(files) => files.get(path).cloned(),
            Kind::Folder(root) => {
                let file = root.join(path).canonicalize().ok()?;
                if !file.starts_with(root) || !file.is_file() {
                    return None;
                }
                bounded(std::fs::File::open(file).ok()?).ok()
            }
        }
    }
}

fn bounded(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "larger than 512 MiB",
        ));
    }
    Ok(bytes)
}
