//! Bombs of what is packed: zips, gzips, books and documents in them.

use super::documents::{doctype, docx, odt};
use super::{Bomb, UNPACKS, bomb};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::Cursor;
use std::io::Write as _;
use zip::write::SimpleFileOptions;
use zip::write::ZipWriter;

pub(super) const PACKED: &[Bomb] = &[
    bomb("zip of one file of 100 MB", "a.txt.zip", zip_one, UNPACKS),
    bomb("zip of 60 pages of 8 MB", "a.epub", zip_many, UNPACKS),
    bomb(
        "zip of 60 pages of 1 MB of tags",
        "a.epub",
        zip_tags,
        "more than",
    ),
    bomb(
        "zip that lies of its sizes",
        "a.epub",
        zip_lies,
        "damaged in its archive",
    ),
    bomb("zip in zip in zip", "a.zip", zip_nested, ""),
    bomb(
        "zip whose files lie over one another",
        "a.zip",
        zip_overlapping,
        "lie over one another",
    ),
    bomb(
        "zip of 60 000 files",
        "a.zip",
        zip_crowd,
        "more than 20000 files",
    ),
    bomb("gzip of 100 MB", "a.txt.gz", gzip, UNPACKS),
    bomb("gzip of 30 MB of lines", "a.txt.gz", gzip_lines, UNPACKS),
    bomb(
        "docx of 100 MB",
        "a.docx",
        || docx(&"<w:p/>".repeat(16 << 20)),
        UNPACKS,
    ),
    bomb(
        "odt of 100 MB",
        "a.odt",
        || odt(&"<text:p/>".repeat(11 << 20)),
        UNPACKS,
    ),
];

pub(super) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_level(Some(1));
    for (path, bytes) in files {
        zip.start_file(*path, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(super) fn blanks(count: usize) -> Vec<u8> {
    vec![b' '; count]
}

fn zip_one() -> Vec<u8> {
    zipped(&[("a.txt", &blanks(100 << 20))])
}

pub(super) const CONTAINER: &str = "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>\
    <rootfiles><rootfile full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// An EPUB of these chapters.
pub(super) fn epub(chapters: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut items, mut spine) = (String::new(), String::new());
    for (path, _) in chapters {
        let _ = write!(
            items,
            "<item id='{path}' href='{path}' media-type='application/xhtml+xml'/>"
        );
        let _ = write!(spine, "<itemref idref='{path}'/>");
    }
    let package = format!(
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata/><manifest>{items}</manifest>\
         <spine>{spine}</spine></package>"
    );
    let mut files: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("b.opf", package.as_bytes()),
    ];
    files.extend(chapters.iter().map(|(path, bytes)| (*path, &**bytes)));
    zipped(&files)
}

pub(super) fn page(declared: &str, body: &str) -> Vec<u8> {
    let doctype = doctype("html", declared);
    format!("<?xml version='1.0'?>{doctype}<html xmlns='http://www.w3.org/1999/xhtml'><head/><body>{body}</body></html>").into()
}

/// An EPUB of 60 chapters of the same bytes.
fn same(chapter: &[u8]) -> Vec<u8> {
    let names: Vec<String> = (0..60)
        .map(|number| format!("c{number:02}.xhtml"))
        .collect();
    let chapters: Vec<(&str, Vec<u8>)> = names
        .iter()
        .map(|name| (&**name, chapter.to_vec()))
        .collect();
    epub(&chapters)
}

fn zip_many() -> Vec<u8> {
    let mut body = page("", "<p>x</p>");
    body.resize(7 << 20, b' ');
    same(&body)
}

fn zip_tags() -> Vec<u8> {
    same(&page("", &"<p>a".repeat(250_000)))
}

/// The sizes in the directory and before each file are small.
fn zip_lies() -> Vec<u8> {
    let mut bytes = epub(&[("c.xhtml", page("", &"<p>ferry</p>".repeat(1 << 20)))]);
    for (mark, at) in [(&b"PK\x01\x02"[..], 24), (b"PK\x03\x04", 22)] {
        let found: Vec<usize> = memchr::memmem::find_iter(&bytes, mark).collect();
        for place in found {
            bytes[place + at..place + at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    bytes
}

fn zip_nested() -> Vec<u8> {
    let mut inner = zip_one();
    for _ in 0..3 {
        let files: Vec<(String, Vec<u8>)> = (0..4)
            .map(|number| (format!("{number}.zip"), inner.clone()))
            .collect();
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, bytes)| (&**name, &**bytes))
            .collect();
        inner = zipped(&files);
    }
    inner
}

/// Two entries of the directory that name the same bytes.
fn zip_overlapping() -> Vec<u8> {
    let mut bytes = zipped(&[("a.md", b"# a\n\nb"), ("b.md", b"# a\n\nb")]);
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    let first: [u8; 4] = bytes[places[0] + 42..places[0] + 46].try_into().unwrap();
    bytes[places[1] + 42..places[1] + 46].copy_from_slice(&first);
    bytes
}

fn zip_crowd() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for number in 0..60_000 {
        zip.start_file(format!("{number}.md"), stored).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

fn gzip() -> Vec<u8> {
    gzipped(&blanks(100 << 20))
}

fn gzip_lines() -> Vec<u8> {
    gzipped(&b"a\n".repeat(15 << 20))
}
