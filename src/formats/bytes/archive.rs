//! What is packed: gzip around one file, zip around many. Nothing is ever written to disk; files
//! are taken out by name, in memory, and every limit counts bytes that were really decoded.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Cursor, Read, Write};
use std::sync::{Arc, Mutex};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use super::allowance::{Allowance, Draw};
use newsprint_messages::Refusal;

/// The most bytes that anything packed may unpack to, however large it is packed.
const MOST: u64 = 512 << 20;
/// Bytes that one packed file of any size may unpack to.
const LEAST: u64 = 8 << 20;
/// Bytes that it may unpack to beyond those for each packed byte: more than words ever do.
const EACH: u64 = 16;
/// The most files in an archive.
const MOST_FILES: usize = 20_000;
/// The longest name of a packed file, in bytes.
const LONGEST_NAME: usize = 1024;

/// Why a file of an archive is not taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Untaken {
    /// There is no such file.
    Absent,
    /// It cannot be unpacked.
    Damaged,
    /// It unpacks to more than so many bytes.
    Beyond(u64),
}

/// What is inside an archive, taken out one file at a time.
type Inside = ZipArchive<Cursor<Arc<[u8]>>>;

/// A zip archive held in memory.
#[derive(Clone)]
pub(crate) struct Archive {
    bytes: Arc<[u8]>,
    /// Where each file is, by its path inside; the first of a name counts.
    files: BTreeMap<String, usize>,
    inside: Arc<Mutex<Inside>>,
}

impl Archive {
    /// Whether bytes begin as a zip archive does.
    pub(crate) fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04")
    }

    /// Opens an archive. Refuses what is none, has too many files, or lays one file over another.
    pub(crate) fn open(bytes: Arc<[u8]>) -> io::Result<Archive> {
        // Before they are taken to memory; every file has one such mark, and no other bytes have many.
        if memchr::memmem::find_iter(&bytes, b"PK\x01\x02")
            .nth(2 * MOST_FILES)
            .is_some()
        {
            return Err(Refusal::TooManyFiles(MOST_FILES).into());
        }
        let mut zip =
            ZipArchive::new(Cursor::new(Arc::clone(&bytes))).map_err(|_| Refusal::Damaged)?;
        if zip.len() > MOST_FILES {
            return Err(Refusal::TooManyFiles(MOST_FILES).into());
        }
        if zip.has_overlapping_files().unwrap_or(true) {
            return Err(Refusal::Overlapping.into());
        }
        let mut files = BTreeMap::new();
        for index in 0..zip.len() {
            let Ok(file) = zip.by_index_raw(index) else {
                continue;
            };
            let Ok(name) = file.name().map(|name| name.replace('\\', "/")) else {
                continue;
            };
            if file.is_file() && !file.is_symlink() && name.len() <= LONGEST_NAME {
                files.entry(name).or_insert(index);
            }
        }
        Ok(Archive {
            bytes,
            files,
            inside: Arc::new(Mutex::new(zip)),
        })
    }

    /// The archive itself, packed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The paths of its files, in order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether there is a file at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether any of its files needs a password.
    pub(crate) fn is_locked(&self) -> bool {
        let Ok(mut zip) = self.inside.lock() else {
            return false;
        };
        (0..zip.len()).any(|index| zip.by_index_raw(index).is_ok_and(|file| file.encrypted()))
    }

    /// The bytes of the file at a path, drawn from an allowance.
    pub(crate) fn get(&self, path: &str, allowance: &Allowance) -> Result<Vec<u8>, Untaken> {
        let index = *self.files.get(path).ok_or(Untaken::Absent)?;
        let mut zip = self.inside.lock().map_err(|_| Untaken::Damaged)?;
        let file = zip.by_index(index).map_err(|_| Untaken::Damaged)?;
        let left = allowance.left(Draw::Unpacked) as u64;
        let most = left.min(bound(file.compressed_size()));
        // What says of itself that it is too large need not show it.
        let unpacked = if file.size() > most {
            Err(Untaken::Beyond(most))
        } else {
            unpacked(file, most)
        };
        // What was unpacked in vain has cost as much.
        let cost = match &unpacked {
            Ok(bytes) => bytes.len(),
            Err(Untaken::Absent) => 0,
            Err(Untaken::Damaged | Untaken::Beyond(_)) => most as usize,
        };
        allowance.take(Draw::Unpacked, cost);
        unpacked
    }

    /// At most so many of the first bytes of the file at a path; none when it is not there or damaged.
    pub(crate) fn head(&self, path: &str, most: usize) -> Option<Vec<u8>> {
        let index = *self.files.get(path)?;
        let mut zip = self.inside.lock().ok()?;
        let mut bytes = Vec::new();
        let file = zip.by_index(index).ok()?;
        // The end of a file that is damaged further on is no matter.
        let _ = file.take(most as u64).read_to_end(&mut bytes);
        Some(bytes)
    }
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.paths()).finish()
    }
}

/// What is inside gzip, however many members it has; the bytes themselves when it is none.
pub(crate) fn gunzip(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if !bytes.starts_with(b"\x1f\x8b") {
        return Ok(bytes);
    }
    let most = bound(bytes.len() as u64);
    let mut inside = Vec::new();
    let from = flate2::read::MultiGzDecoder::new(&*bytes);
    from.take(most + 1).read_to_end(&mut inside)?;
    if inside.len() as u64 > most {
        return Err(Refusal::beyond(most).into());
    }
    Ok(inside)
}

/// Reads to the end, within so many bytes.
fn unpacked(from: impl Read, most: u64) -> Result<Vec<u8>, Untaken> {
    let mut bytes = Vec::new();
    let read = from.take(most + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > most {
        return Err(Untaken::Beyond(most));
    }
    read.map_err(|_| Untaken::Damaged)?;
    Ok(bytes)
}

/// The most bytes that one file of so many packed ones may unpack to.
fn bound(packed: u64) -> u64 {
    packed.saturating_mul(EACH).saturating_add(LEAST).min(MOST)
}

/// An archive of these files, not compressed: for a crate that only reads archives.
pub(crate) fn pack(files: &BTreeMap<String, Vec<u8>>) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        zip.start_file(path.as_str(), stored)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default())
                .expect("memory takes everything");
            zip.write_all(bytes).expect("memory takes everything");
        }
        zip.finish().expect("memory takes everything").into_inner()
    }

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes).expect("memory takes everything");
        gzip.finish().expect("memory takes everything")
    }

    #[test]
    fn files_come_out_by_name_only() {
        let archive = Archive::open(packed(&[("a/b.txt", b"ferry"), ("../c", b"no")]).into());
        let archive = archive.expect("an archive");
        let allowance = Allowance::of(0);
        assert_eq!(
            archive.get("a/b.txt", &allowance).as_deref(),
            Ok(&b"ferry"[..])
        );
        assert_eq!(archive.get("b.txt", &allowance), Err(Untaken::Absent));
        assert_eq!(archive.head("a/b.txt", 3).as_deref(), Some(&b"fer"[..]));
        assert!(!archive.is_locked());
    }

    #[test]
    fn a_bomb_is_not_unfolded() {
        let bomb = vec![0; 80 << 20];
        let archive = Archive::open(packed(&[("bomb", &bomb)]).into()).expect("an archive");
        let taken = archive.get("bomb", &Allowance::of(0));
        assert!(
            matches!(taken, Err(Untaken::Beyond(most)) if most < 12 << 20),
            "{taken:?}"
        );
        let error = gunzip(gzipped(&bomb)).expect_err("a bomb");
        assert!(
            error.to_string().starts_with("unpacks to more than 10 MiB"),
            "{error}"
        );
    }

    #[test]
    fn files_of_an_archive_draw_on_one_allowance() {
        let part = vec![0; 8 << 20];
        let names: Vec<String> = (0..12).map(|number| number.to_string()).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &*part)).collect();
        let archive = Archive::open(packed(&parts).into()).expect("an archive");
        let allowance = Allowance::of(0);
        let taken = names.iter().flat_map(|name| archive.get(name, &allowance));
        let taken = taken.count();
        assert_eq!(taken, 8, "64 MiB hold eight of 8");
    }

    #[test]
    fn what_is_cut_short_is_refused_in_words() {
        let whole = packed(&[("a", b"ferry"), ("b", b"steps")]);
        for length in 0..whole.len() {
            if let Err(error) = Archive::open(whole[..length].into()) {
                assert!(error.to_string().contains("zip archive"));
            }
        }
        let whole = gzipped(b"ferry");
        assert!(gunzip(whole[..whole.len() - 1].to_vec()).is_err());
        assert_eq!(gunzip(whole).expect("whole"), b"ferry");
        assert_eq!(gunzip(b"bare".to_vec()).expect("bare"), b"bare");
    }
}
