//! EPUB: folders of files are zipped as a publisher would, read, and kept in our own format with
//! the notes below; what is hostile is refused or read as far as it goes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use newsprint::formats::{Format, Reading, Source, write_single};
use newsprint::issue::Block;
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::golden::{law, root};

/// The archive of these files, always the same bytes.
pub(crate) fn zipped<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The files of a folder by their path inside it, the mark of the kind first.
pub(crate) fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn collect(folder: &Path, before: &str, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{before}{}", path.file_name().unwrap().to_string_lossy());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), files);
            } else {
                files.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    let mut all = Vec::new();
    collect(folder, "", &mut all);
    all.sort_by_key(|(path, _)| (path != "mimetype", path.clone()));
    all
}

fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    files_of(&root().join("tests/inputs/epub").join(name))
}

fn packed(name: &str) -> Vec<u8> {
    let files = files(name);
    zipped(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)))
}

fn read(bytes: Vec<u8>) -> Result<Reading, String> {
    let source = Source::unpacked("book.epub", bytes, None).map_err(|error| error.to_string())?;
    let format = Format::detect(&source);
    assert_eq!(format.name, "epub");
    format.read(&source).map_err(|error| error.to_string())
}

/// The issue in our single form and the notes below it; or the error.
pub(crate) fn shown(reading: Result<Reading, String>) -> String {
    let reading = match reading {
        Ok(reading) => reading,
        Err(error) => return format!("{error}\n"),
    };
    let mut shown = format!("{}\n~~~ notes\n", write_single(&reading.issue));
    for note in &reading.notes {
        writeln!(shown, "{note}").unwrap();
    }
    shown
}

#[track_caller]
fn check(name: &str) {
    crate::golden::check(
        &format!("formats/epub/{name}.md"),
        &shown(read(packed(name))),
    );
}

#[test]
fn a_daily_paper_has_the_sections_of_its_contents() {
    check("daily");
}

#[test]
fn a_novel_is_vertical_with_parts_ruby_and_notes() {
    check("novel");
}

#[test]
fn contents_may_lead_into_the_middle_of_a_file() {
    check("anchors");
}

#[test]
fn without_a_package_the_pages_are_read_by_name() {
    check("bare");
}

#[test]
fn what_is_cut_short_around_the_chapters_is_read_as_far_as_it_goes() {
    for name in [
        "cut-container",
        "cut-package",
        "cut-nav",
        "cut-ncx",
        "cut-lock",
    ] {
        check(name);
    }
}

#[test]
fn of_several_packages_the_first_that_is_there_is_read() {
    let mut files = files("daily");
    for (path, bytes) in &mut files {
        if path == "META-INF/container.xml" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let gone = "<rootfiles><rootfile full-path=\"gone.opf\" media-type=\"x/y\"/>";
            *bytes = text.replacen("<rootfiles>", gone, 1).into_bytes();
        }
    }
    let bytes = zipped(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    assert_eq!(shown(read(bytes)), shown(read(packed("daily"))));
}

#[test]
fn what_is_locked_says_by_what() {
    check("locked");
}

#[test]
fn a_folder_is_read_like_its_archive() {
    let path = root().join("tests/inputs/epub/novel");
    let source = Source::open(&path).unwrap();
    let folder = Format::detect(&source).read(&source).unwrap();
    assert_eq!(folder.issue, read(packed("novel")).unwrap().issue);
}

#[test]
fn pictures_are_paths_inside_the_archive() {
    let source = Source::unpacked("book.epub", packed("daily"), None).unwrap();
    let reading = Format::detect(&source).read(&source).unwrap();
    let pictures = reading.issue.articles().flat_map(|article| &article.body);
    let pictures: Vec<_> = pictures
        .filter_map(|block| match block {
            Block::Figure { image, .. } => image.clone(),
            _ => None,
        })
        .collect();
    assert_eq!(pictures.len(), 1);
    assert!(source.get(&pictures[0]).unwrap().starts_with(b"\x89PNG"));
}

/// A publication of one chapter, the package around it as it should be.
fn book(chapter: &[u8], nav: &str) -> Vec<u8> {
    let container = "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>";
    let package = "<package version=\"3.0\"><metadata></metadata><manifest>\
        <item id=\"n\" href=\"n.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\
        <item id=\"z\" href=\"z.ncx\" media-type=\"application/x-dtbncx+xml\"/>\
        <item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
        <spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
    zipped([
        ("mimetype", &b"application/epub+zip"[..]),
        ("META-INF/container.xml", container.as_bytes()),
        ("b.opf", package.as_bytes()),
        ("n.xhtml", nav.as_bytes()),
        ("z.ncx", nav.as_bytes()),
        ("a.xhtml", chapter),
        ("b.xhtml", b"<p>The ferry sails."),
    ])
}

#[test]
fn a_bomb_costs_a_note_and_no_time() {
    let bomb = vec![b' '; 80 << 20];
    let bytes = book(&bomb, "");
    assert!(bytes.len() < 1 << 20);
    let began = Instant::now();
    let reading = read(bytes).unwrap();
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(reading.issue.articles().count(), 1);
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.to_string().contains("a.xhtml"))
    );
}

#[test]
fn depth_and_length_of_the_contents_do_no_harm() {
    let deep = "<nav epub:type=\"toc\"><ol><li><a href=\"a.xhtml\">x</a>".repeat(50_000);
    let points = "<navPoint><navLabel><text>x</text></navLabel><content src=\"a.xhtml\"/>";
    let deep_points = format!("<ncx><navMap>{}", points.repeat(50_000));
    let long = format!(
        "<ncx><navMap>{}</navMap></ncx>",
        format!("{points}</navPoint>").repeat(20_000)
    );
    for nav in [deep, deep_points, long] {
        let reading = read(book(b"<h1>Ferry</h1><p>It sails.", &nav)).unwrap();
        let blocks = reading.issue.articles().map(|article| article.body.len());
        assert_eq!(blocks.sum::<usize>(), 2, "{:?}", reading.notes);
    }
}

#[test]
fn what_is_cut_short_or_spoilt_is_read_or_refused_in_one_line() {
    let names = ["daily", "novel", "anchors", "bare", "locked"];
    let whole: Vec<Vec<u8>> = names.iter().map(|name| packed(name)).collect();
    proptest!(law(200), |(which in 0..names.len(), cut in 0.0..1.0_f64, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8))| {
        let mut bytes = whole[which].clone();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        #[expect(clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a length")]
        let length = if cut < 0.5 { (bytes.len() as f64 * cut * 2.0) as usize } else { bytes.len() };
        bytes.truncate(length);
        let error = match Source::unpacked("book.epub", bytes, None) {
            Ok(source) => Format::detect(&source).read(&source).err().map(|error| error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        if let Some(error) = error {
            prop_assert!(!error.is_empty() && !error.contains('\n'), "{error}");
        }
    });
}

#[test]
fn files_of_an_archive_may_be_spoilt_one_by_one() {
    let names = ["daily", "novel", "anchors"];
    let whole: Vec<_> = names.iter().map(|name| files(name)).collect();
    proptest!(law(200), |(which in 0..names.len(), file in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>(), flip in any::<(prop::sample::Index, u8)>())| {
        let mut files = whole[which].clone();
        let file = file.index(files.len());
        let bytes = &mut files[file].1;
        let at = flip.0.index(bytes.len());
        bytes[at] = flip.1;
        bytes.truncate(cut.index(bytes.len()) + 1);
        let packed = zipped(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
        let source = Source::unpacked("book.epub", packed, None).unwrap();
        if let Err(error) = Format::detect(&source).read(&source) {
            prop_assert!(!error.to_string().contains('\n'));
        }
    });
}
