//! What is packed: gzip around one file, zip around many. Nothing is ever written to disk; files
//! are taken out by name, in memory, and every limit counts bytes that were really decoded.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Cursor, Read, Write};
use std::sync::{Arc, Mutex};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::messages::Refusal;

/// The most bytes one packed file may unfold to.
const MOST_OF_A_FILE: u64 = 64 << 20;
/// The most bytes all files of an archive may unfold to together.
const MOST_OF_ALL: u64 = 512 << 20;
/// The most files in an archive.
const MOST_FILES: usize = 20_000;
/// The longest name of a packed file, in bytes.
const LONGEST_NAME: usize = 1024;
/// How many times its packed size a file may be, once it is larger than [`FREE`].
const MOST_RATIO: u64 = 200;
/// Bytes up to which the ratio does not matter.
const FREE: u64 = 1 << 20;

/// A zip archive held in memory.
#[derive(Clone)]
pub(super) struct Archive {
    bytes: Arc<[u8]>,
    /// Where each file is, by its path inside; the first of a name counts.
    files: BTreeMap<String, usize>,
    inside: Arc<Mutex<Inside>>,
}

struct Inside {
    zip: ZipArchive<Cursor<Arc<[u8]>>>,
    /// Bytes that may still be unfolded.
    left: u64,
}

impl Archive {
    /// Whether bytes begin as a zip archive does.
    pub(super) fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04")
    }

    /// Opens an archive. Refuses what is none, has too many files, or lays one file over another.
    pub(super) fn open(bytes: Arc<[u8]>) -> io::Result<Archive> {
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
            inside: Arc::new(Mutex::new(Inside {
                zip,
                left: MOST_OF_ALL,
            })),
        })
    }

    /// The archive itself, packed.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The paths of its files, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether there is a file at a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether any of its files needs a password.
    pub(super) fn is_locked(&self) -> bool {
        let Ok(mut inside) = self.inside.lock() else {
            return false;
        };
        let zip = &mut inside.zip;
        (0..zip.len()).any(|index| zip.by_index_raw(index).is_ok_and(|file| file.encrypted()))
    }

    /// The bytes of the file at a path; none when it is not there, damaged or beyond the limits.
    pub(super) fn get(&self, path: &str) -> Option<Vec<u8>> {
        let index = *self.files.get(path)?;
        let mut inside = self.inside.lock().ok()?;
        let left = inside.left;
        let file = inside.zip.by_index(index).ok()?;
        let packed = file.compressed_size();
        let most = left.min(MOST_OF_A_FILE);
        let bytes = unfold(file, packed, most).ok();
        // What was unfolded in vain has cost as much.
        let cost = bytes
            .as_ref()
            .map_or(sane(packed).min(most), |bytes| bytes.len() as u64);
        inside.left = left.saturating_sub(cost);
        bytes
    }
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.paths()).finish()
    }
}

/// What is inside gzip, however many members it has; the bytes themselves when it is none.
pub(super) fn gunzip(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if !bytes.starts_with(b"\x1f\x8b") {
        return Ok(bytes);
    }
    let packed = bytes.len() as u64;
    unfold(
        flate2::read::MultiGzDecoder::new(&*bytes),
        packed,
        MOST_OF_ALL,
    )
}

/// Reads to the end, within `most` bytes and a sane ratio to the `packed` bytes.
fn unfold(from: impl Read, packed: u64, most: u64) -> io::Result<Vec<u8>> {
    let most = most.min(sane(packed));
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Refusal::Bomb.into());
    }
    Ok(bytes)
}

/// The most bytes that so many packed ones unfold to in anything written by people.
fn sane(packed: u64) -> u64 {
    packed.saturating_mul(MOST_RATIO).max(FREE)
}

/// An archive of these files, not compressed: for a crate that only reads archives.
pub(super) fn pack(files: &BTreeMap<String, Vec<u8>>) -> io::Result<Vec<u8>> {
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
        assert_eq!(archive.get("a/b.txt").as_deref(), Some(&b"ferry"[..]));
        assert_eq!(archive.get("b.txt"), None);
        assert!(!archive.is_locked());
    }

    #[test]
    fn a_bomb_is_not_unfolded() {
        let bomb = vec![0; 80 << 20];
        let archive = Archive::open(packed(&[("bomb", &bomb)]).into()).expect("an archive");
        assert_eq!(archive.get("bomb"), None);
        assert!(gunzip(gzipped(&bomb)).is_err());
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
