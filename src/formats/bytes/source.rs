//! A source: a file, a folder, an archive or bytes behind one [`Source::get`]. The only file access
//! in this room.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::allowance::Allowance;
use super::archive::{self, Archive, Untaken};
use super::encoding::Encoding;
use newsprint_files as files;
use newsprint_messages::{Loss, Refusal};

/// The most bytes taken from one file: far above any newspaper, far below what hurts a machine.
const MOST_BYTES: u64 = 512 << 20;
/// The most files looked at in a folder.
const MOST_FILES: usize = 20_000;
/// The bytes at each end of a file by which it is told from others.
const ENDS: usize = 1 << 15;
/// How deep folders are looked into.
const DEEPEST: usize = 16;

/// Where an issue is read from. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    kind: Kind,
    encoding: Option<Encoding>,
    /// What reading it may take.
    allowance: Allowance,
    /// Why files inside it were not taken out that are there, by path.
    untaken: Arc<Mutex<BTreeMap<String, Loss>>>,
}

#[derive(Clone, Debug)]
enum Kind {
    /// One file, whole, and the folder it lies in when it lies in one.
    File(Arc<[u8]>, Option<PathBuf>),
    /// Files by their path inside the source, `/` between the steps.
    Files(Arc<BTreeMap<String, Vec<u8>>>),
    /// A folder, read as it is asked for.
    Folder(PathBuf),
    /// Files in a zip archive, and the folder inside it that holds them all (`name/`, or nothing).
    Archive(Archive, String),
}

impl Source {
    /// Opens a file or a folder, and what is packed in it: gzip, or a zip archive as a folder.
    /// Refuses what is neither file nor folder, and files beyond 512 MiB.
    pub fn open(path: &Path) -> io::Result<Source> {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy();
        if std::fs::metadata(path)?.is_dir() {
            return Ok(Source::new(&name, Kind::Folder(path.canonicalize()?)));
        }
        let bytes = files::read(path, MOST_BYTES)?;
        let beside = path.canonicalize()?.parent().map(Path::to_owned);
        Source::unpacked(&name, bytes, beside)
    }

    /// Reads standard input to its end, with the same bounds as a file.
    pub fn from_reader(name: &str, reader: impl Read) -> io::Result<Source> {
        Source::unpacked(name, files::bounded(reader, MOST_BYTES)?, None)
    }

    /// A source of one file already in memory, taken as it is.
    pub fn from_bytes(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
        Source::new(name, Kind::File(bytes.into().into(), None))
    }

    /// A source of several files already in memory, by path.
    pub fn from_files(name: &str, files: BTreeMap<String, Vec<u8>>) -> Source {
        Source::new(name, Kind::Files(Arc::new(files)))
    }

    /// What is inside bytes that may be packed. An archive of one file is that file.
    pub fn unpacked(name: &str, bytes: Vec<u8>, beside: Option<PathBuf>) -> io::Result<Source> {
        let bytes = archive::gunzip(bytes)?;
        let name = name.strip_suffix(".gz").unwrap_or(name);
        if !Archive::is_one(&bytes) {
            return Ok(Source::new(name, Kind::File(bytes.into(), beside)));
        }
        let archive = Archive::open(bytes.into())?;
        if let [only] = archive.paths().collect::<Vec<_>>()[..] {
            let name = only.rsplit('/').next().unwrap_or(only);
            match archive.get(only, &Allowance::of(archive.bytes().len())) {
                Ok(bytes) => return Ok(Source::from_bytes(name, bytes)),
                Err(Untaken::Beyond(most)) => return Err(Refusal::beyond(most).into()),
                Err(Untaken::Absent | Untaken::Damaged) => {}
            }
        }
        let root = root(&archive);
        let name = name.strip_suffix(".zip").unwrap_or(name);
        Ok(Source::new(name, Kind::Archive(archive, root)))
    }

    fn new(name: &str, kind: Kind) -> Source {
        let allowance = Allowance::of(kind.bytes());
        Source {
            name: name.to_owned(),
            kind,
            encoding: None,
            allowance,
            untaken: Arc::default(),
        }
    }

    /// The same source with its whole allowance, for reading it once more: everything that is taken
    /// out of it from now on is counted together.
    #[must_use]
    pub fn afresh(&self) -> Source {
        Source {
            allowance: Allowance::of(self.kind.bytes()),
            ..self.clone()
        }
    }

    /// What reading it may still take.
    pub(crate) fn allowance(&self) -> &Allowance {
        &self.allowance
    }

    /// Why files inside it were not taken out that are there, by path.
    pub(crate) fn untaken(&self) -> BTreeMap<String, Loss> {
        self.untaken
            .lock()
            .map_or_else(|_| BTreeMap::new(), |untaken| untaken.clone())
    }

    /// The same source, its text in that encoding whatever it says itself: by any of its
    /// names. None when there is no such encoding.
    pub fn read_as(self, label: &str) -> Option<Source> {
        let encoding = Some(Encoding::named(label)?);
        Some(Source { encoding, ..self })
    }

    /// The encoding the reader asked for.
    pub(crate) fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// The name of the file or folder, as the outside gave it: not yet clean.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the name ends in a dot and one of these.
    pub(crate) fn ends_with(&self, endings: &[&str]) -> bool {
        let ending = Path::new(&self.name).extension().unwrap_or_default();
        endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    }

    /// Whether the source holds several files.
    pub fn is_folder(&self) -> bool {
        !matches!(self.kind, Kind::File(..))
    }

    /// The bytes of a source of one file, those of an archive packed; empty for a folder.
    pub fn main(&self) -> &[u8] {
        match &self.kind {
            Kind::File(bytes, _) => bytes,
            Kind::Archive(archive, _) => archive.bytes(),
            Kind::Files(_) | Kind::Folder(_) => &[],
        }
    }

    /// A number that tells this file from others, by its length and by the bytes at both its ends, so
    /// that it costs nothing to ask of a large one: FNV-1a in 64 bits, the same in every version of
    /// the program.
    pub fn fingerprint(&self) -> u64 {
        let bytes = self.main();
        let ends = bytes.len().min(ENDS);
        let (head, tail) = (&bytes[..ends], &bytes[bytes.len() - ends..]);
        let length = bytes.len().to_le_bytes();
        let step =
            |print: u64, byte: &u8| (print ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let bytes = length.iter().chain(head).chain(tail);
        bytes.fold(0xcbf2_9ce4_8422_2325, step)
    }

    /// Where a file of that name lies, or would lie, beside the one file of this source; none where it
    /// came from no folder.
    pub fn neighbour(&self, name: &str) -> Option<PathBuf> {
        match &self.kind {
            Kind::File(_, Some(folder)) if is_inside(name) => Some(folder.join(name)),
            _ => None,
        }
    }

    /// Whether the source is an archive with files that need a password.
    pub(crate) fn is_locked(&self) -> bool {
        matches!(&self.kind, Kind::Archive(archive, _) if archive.is_locked())
    }

    /// The paths of the files inside, in order; none for a source of one file. Of a folder at most
    /// 20 000, no deeper than 16 steps, without hidden ones and symbolic links.
    pub fn paths(&self) -> Vec<String> {
        match &self.kind {
            Kind::File(..) => Vec::new(),
            Kind::Files(files) => files.keys().cloned().collect(),
            Kind::Folder(root) => {
                let mut paths = Vec::new();
                list(root, "", DEEPEST, &mut paths);
                paths.sort();
                paths
            }
            Kind::Archive(archive, root) => archive
                .paths()
                .filter_map(|path| path.strip_prefix(root.as_str()))
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether [`Source::get`] would find a file at a path, without taking it out.
    pub(crate) fn has(&self, path: &str) -> bool {
        match &self.kind {
            Kind::File(_, None) => false,
            Kind::Files(files) => files.contains_key(path),
            Kind::Archive(archive, root) => archive.has(&format!("{root}{path}")),
            Kind::Folder(root) | Kind::File(_, Some(root)) => file_in(root, path).is_some(),
        }
    }

    /// The bytes of a file inside a folder or an archive, or beside a single file, by its path with
    /// `/` between the steps.
    ///
    /// `None` for what is not there, leaves the folder (`..`, absolute paths, symbolic links that
    /// lead out), or is no regular file.
    pub fn get(&self, path: &str) -> Option<Vec<u8>> {
        if !is_inside(path) {
            return None;
        }
        match &self.kind {
            Kind::File(_, None) => None,
            Kind::Files(files) => files.get(path).cloned(),
            Kind::Archive(archive, root) => {
                let taken = archive.get(&format!("{root}{path}"), &self.allowance);
                taken.map_err(|why| self.miss(path, why)).ok()
            }
            Kind::Folder(root) | Kind::File(_, Some(root)) => {
                let bytes = files::read(&file_in(root, path)?, MOST_BYTES).ok()?;
                self.allowance.hand(path, bytes.len());
                Some(bytes)
            }
        }
    }

    /// At most so many of the first bytes of a file, by its path as for [`Source::get`]: enough to tell
    /// what it is.
    pub(crate) fn head(&self, path: &str, most: usize) -> Option<Vec<u8>> {
        if !is_inside(path) {
            return None;
        }
        match &self.kind {
            Kind::File(_, None) => None,
            Kind::Files(files) => {
                let bytes = files.get(path)?;
                Some(bytes[..bytes.len().min(most)].to_vec())
            }
            Kind::Archive(archive, root) => archive.head(&format!("{root}{path}"), most),
            Kind::Folder(root) | Kind::File(_, Some(root)) => {
                let file = files::open(&file_in(root, path)?).ok()?;
                let mut bytes = Vec::new();
                file.take(most as u64).read_to_end(&mut bytes).ok()?;
                Some(bytes)
            }
        }
    }

    /// Keeps in mind why a file was not taken out.
    fn miss(&self, path: &str, why: Untaken) {
        let loss = match why {
            Untaken::Absent => return,
            Untaken::Damaged => Loss::Damaged,
            Untaken::Beyond(most) => Loss::Unpacks(Refusal::mebibytes(most)),
        };
        if let Ok(mut untaken) = self.untaken.lock() {
            untaken.entry(path.to_owned()).or_insert(loss);
        }
    }
}

impl Kind {
    /// How many bytes were handed over.
    fn bytes(&self) -> usize {
        match self {
            Kind::File(bytes, _) => bytes.len(),
            Kind::Files(files) => files.values().map(Vec::len).sum(),
            Kind::Archive(archive, _) => archive.bytes().len(),
            // Its files are, one by one, as they are read.
            Kind::Folder(_) => 0,
        }
    }
}

/// Where the regular file at a path inside a folder lies; none for what leads out of it.
fn file_in(root: &Path, path: &str) -> Option<PathBuf> {
    let file = is_inside(path)
        .then(|| root.join(path).canonicalize())?
        .ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

/// Whether a path can only lead to what is inside the folder it starts from.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path
            .split('/')
            .all(|step| !step.is_empty() && step != "." && step != "..")
        && !path.contains(['\\', '\0', ':'])
}

/// The folder that holds all files of an archive, with its `/`; empty when there is none.
fn root(archive: &Archive) -> String {
    let mut paths = archive.paths();
    let first = paths.next().and_then(|path| path.split_once('/'));
    let Some((folder, _)) = first else {
        return String::new();
    };
    let root = format!("{folder}/");
    if archive.paths().all(|path| path.starts_with(&root)) {
        root
    } else {
        String::new()
    }
}

/// Adds the files under a folder to `paths`, each with `before` in front.
fn list(folder: &Path, before: &str, depth: usize, paths: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else {
            continue;
        };
        if paths.len() >= MOST_FILES || name.starts_with('.') {
            continue;
        }
        let path = format!("{before}{name}");
        if kind.is_file() {
            paths.push(path);
        } else if kind.is_dir() && depth > 0 {
            list(&entry.path(), &format!("{path}/"), depth - 1, paths);
        }
    }
}
