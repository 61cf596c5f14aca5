//! What word processors write: folders of files are zipped as their programs would, read, and kept in
//! our own format with the notes below; what is damaged is refused or read as far as it goes.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use newsprint::formats::{Format, Reading, Source, write_single};
use proptest::prelude::*;

use crate::epub::{files_of, shown, zipped};
use crate::golden::{law, root};

/// The formats, and a name of a file of theirs.
const FORMATS: [(&str, &str); 2] = [("docx", "paper.docx"), ("odt", "paper.odt")];

fn inputs(format: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/inputs").join(format);
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The bytes of an input: a file, or a folder zipped.
pub(crate) fn packed(path: &PathBuf) -> Vec<u8> {
    if path.is_file() {
        return std::fs::read(path).unwrap();
    }
    let files = files_of(path);
    zipped(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)))
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Reading, String> {
    let source = Source::unpacked(name, bytes, None).map_err(|error| error.to_string())?;
    let format = Format::detect(&source);
    format.read(&source).map_err(|error| error.to_string())
}

#[test]
fn a_document_becomes_a_story_or_a_paper() {
    for (format, file) in FORMATS {
        for path in inputs(format) {
            let source = Source::unpacked(file, packed(&path), None).unwrap();
            assert_eq!(Format::detect(&source).name, format);
            let name = path.file_name().unwrap().to_string_lossy();
            let golden = format!("formats/{format}/{name}.md");
            crate::golden::check(&golden, &shown(read(file, packed(&path))));
        }
    }
}

#[test]
fn a_note_said_many_times_is_kept_once() {
    let mark = "<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='1'/></w:r></w:p>".repeat(2_000);
    let word = "word ".repeat(2_000);
    let document = format!("<w:document><w:body>{mark}</w:body></w:document>");
    let notes = format!(
        "<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let related = "<r><Relationship Id='a' Type='/footnotes' Target='footnotes.xml'/></r>";
    let files = [
        (
            "word/document.xml",
            document.replace("<w:document", "<w:document xmlns:w='w'"),
        ),
        (
            "word/footnotes.xml",
            notes.replace("<w:footnotes", "<w:footnotes xmlns:w='w'"),
        ),
        ("word/_rels/document.xml.rels", related.to_owned()),
        ("[Content_Types].xml", "<t/>".to_owned()),
    ];
    let bytes = zipped(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let reading = read("a.docx", bytes).unwrap();
    assert_eq!(
        write_single(&reading.issue).matches("word word").count(),
        1_000
    );
}

#[test]
fn what_other_programs_keep_for_themselves_is_refused_by_name() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0".to_vec();
    let locked: Vec<u8> = compound
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let book = [vec![b'a'; 60], b"BOOKMOBI\0\0".to_vec()].concat();
    let pages = zipped([("Index/Document.iwa", &b"x"[..]), ("preview.jpg", b"y")]);
    let sheets = zipped([("xl/workbook.xml", &b"<a/>"[..]), ("b.xml", b"<c/>")]);
    let cases: [(&str, Vec<u8>, &str); 12] = [
        ("letter.doc", compound.clone(), ".doc"),
        ("letter.wps", compound.clone(), ".wps"),
        ("letter.docx", locked, "locked by a password"),
        ("letter.txt", b"{\\rtf1\\ansi Hello}".to_vec(), ".rtf"),
        ("book.bin", book, "Kindle"),
        ("scan", b"AT&TFORM\0\0\0\0DJVM".to_vec(), "DjVu"),
        (
            "page.indd",
            b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5".to_vec(),
            "InDesign",
        ),
        ("letter.pages", pages, ".pages"),
        ("sheet.xlsx", sheets, "spreadsheet"),
        ("book.azw", b"\0\x01\x02 no book".to_vec(), "Kindle"),
        (
            "old.doc",
            b"\0\x01\x02\x03\x04\x05\x06\x07".to_vec(),
            ".doc",
        ),
        ("book.kfx", b"CONT\x02\0\0\0".to_vec(), "Kindle"),
    ];
    for (name, bytes, expected) in cases {
        let error = read(name, bytes).unwrap_err();
        assert!(
            error.contains(expected) && !error.contains('\n'),
            "{name}: {error}"
        );
    }
    // What is text is read whatever it is called.
    assert!(read("letter.doc", b"The ferry sails again on Monday.\n".to_vec()).is_ok());
    assert!(
        read(
            "letter.doc",
            b"<html><body><p>The ferry sails again.".to_vec()
        )
        .is_ok()
    );
}

/// Reads what may be damaged; what is read is written and read the same, and nothing takes long.
fn survives(name: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let began = Instant::now();
    match read(name, bytes) {
        Ok(reading) => {
            let single = write_single(&reading.issue);
            let again = Format::NATIVE.read(&Source::from_bytes("a.md", single.clone()));
            prop_assert_eq!(write_single(&again.unwrap().issue), single);
        }
        Err(error) => prop_assert!(!error.contains('\n')),
    }
    prop_assert!(began.elapsed() < Duration::from_secs(2));
    Ok(())
}

proptest! {
    #![proptest_config(law(64))]

    #[test]
    fn a_document_cut_short_or_changed_is_read_or_refused(
        choice in any::<prop::sample::Index>(),
        end in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..9),
        inner in any::<bool>(),
    ) {
        let (format, name) = *choice.get(&FORMATS);
        let paths = inputs(format);
        let path = choice.get(&paths);
        if path.is_file() || !inner {
            let mut bytes = packed(path);
            bytes.truncate(if changes.is_empty() { end.index(bytes.len()) } else { bytes.len() });
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            return survives(name, bytes);
        }
        // The same inside the archive, where no checksum tells.
        let mut files = files_of(path);
        let count = files.len();
        let (_, bytes) = &mut files[end.index(count)];
        if !bytes.is_empty() {
            bytes.truncate(if changes.is_empty() { end.index(bytes.len()).max(1) } else { bytes.len() });
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        survives(name, zipped(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes))))?;
    }
}
