//! The files that a METS names, found inside the source alone: by the path it gives, seen from its
//! own folder, or by their bare names where it gives the path of another machine.

use std::collections::BTreeMap;

use super::alto::Sheet;
use crate::bytes::source::Source;
use crate::reading::{Note, ReadError};
use crate::xml;
use newsprint_issue::clean::Clean;

/// Folders in which files lie beside a METS that was opened alone.
const BESIDE: &[&str] = &["", "ALTO/", "alto/", "text/", "OCR/", "ocr/", "Alto/"];

/// The files of a METS.
pub(crate) struct Files<'s> {
    source: &'s Source,
    /// The folder of the METS inside the source, with its `/`.
    folder: String,
    /// Paths inside the source by their bare names in small letters; none where two share one.
    names: BTreeMap<String, Option<String>>,
}

impl<'s> Files<'s> {
    /// The files around a METS that lies at `path` inside the source.
    pub(crate) fn new(source: &'s Source, path: &str) -> Files<'s> {
        let folder = path
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
        for path in source.paths() {
            let entry = names.entry(bare(&path).to_lowercase());
            entry
                .and_modify(|known| *known = None)
                .or_insert(Some(path));
        }
        Files {
            source,
            folder,
            names,
        }
    }

    /// Where the file of an address lies inside the source, and its bytes.
    pub(crate) fn find(&self, address: &str) -> Option<(String, Vec<u8>)> {
        let address = local(address);
        let near = format!("{}{address}", self.folder);
        let by_name = self
            .names
            .get(&bare(&address).to_lowercase())
            .cloned()
            .flatten();
        let beside = BESIDE.iter().filter(|_| !self.source.is_folder());
        let beside = beside.map(|folder| format!("{folder}{}", bare(&address)));
        let places = [near, address.clone()]
            .into_iter()
            .chain(by_name)
            .chain(beside);
        let mut found = places.filter_map(|path| {
            let bytes = self.source.get(&path)?;
            Some((path, bytes))
        });
        found.next()
    }

    /// The page of recognised text at an address; a note when it is not there or cannot be read.
    pub(crate) fn sheet(&self, address: &str, notes: &mut Vec<Note>) -> Option<Sheet> {
        let Some((path, bytes)) = self.find(address) else {
            let path = Clean::line(address);
            notes.push(Note::Missing { path });
            return None;
        };
        match self.read(&path, &bytes, notes) {
            Ok(sheet) => Some(sheet),
            Err(error) => {
                notes.push(Note::Unread {
                    path: Clean::line(&path),
                    cause: error,
                });
                None
            }
        }
    }

    fn read(&self, path: &str, bytes: &[u8], notes: &mut Vec<Note>) -> Result<Sheet, ReadError> {
        let text = xml::text(self.source, bytes, notes)?;
        let read = xml::read(self.source, path, &text, |document| {
            Sheet::of(document.root_element())
        })?;
        Ok(xml::noting(read, notes))
    }
}

fn bare(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// An address as a path: without `file:` and the steps that mean nothing, its escapes undone. What
/// leads out of the source, [`Source::get`] refuses.
fn local(address: &str) -> String {
    let address = address.trim();
    let bare = address.strip_prefix("file:").unwrap_or(address);
    let path = unescaped(bare).replace('\\', "/");
    let steps = path
        .split('/')
        .filter(|step| !step.is_empty() && *step != ".");
    steps.collect::<Vec<_>>().join("/")
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let code = digits
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let files = [
            "mets/issue.xml",
            "mets/ALTO/0001.xml",
            "a b.xml",
            "x/one.xml",
            "y/one.xml",
        ];
        let files = files
            .into_iter()
            .map(|path| (path.to_owned(), b"<a/>".to_vec()));
        let source = Source::from_files("issue", files.collect());
        let files = Files::new(&source, "mets/issue.xml");
        let found = files.find(address).map(|(path, _)| path);
        assert_eq!(found.as_deref(), expected, "{address}");
    }

    #[test]
    fn files_are_found_inside_the_source_alone() {
        check("file://./ALTO/0001.xml", Some("mets/ALTO/0001.xml"));
        check("./ALTO/0001.xml", Some("mets/ALTO/0001.xml"));
        check(
            "file:///scans/1899/ALTO/0001.XML",
            Some("mets/ALTO/0001.xml"),
        );
        check("C:\\scans\\0001.xml", Some("mets/ALTO/0001.xml"));
        check("a%20b.xml", Some("a b.xml"));
        check("one.xml", None);
        check("../../etc/passwd", None);
        check("%2e%2e/%2e%2e/etc/passwd", None);
        check("/etc/passwd", None);
        check("", None);
    }
}
