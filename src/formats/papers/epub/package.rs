//! The package: what the publication says of itself, its files in reading order, its table of
//! contents. `rbook` reads it, from an archive of the package documents alone that were taken out
//! within our limits: it never sees the publication itself.

use std::collections::BTreeMap;
use std::io::Cursor;

use rbook::Epub;
use rbook::ebook::toc::TocEntryKind;
use rbook::epub::metadata::EpubVersion;
use rbook::epub::toc::EpubTocEntry;
use roxmltree::Document;

use crate::bytes::archive;
use crate::bytes::reference;
use crate::bytes::source::Source;
use crate::reading::{Note, ReadError};
use crate::xml;
use crate::xml::markup;
use newsprint_issue::clean::Clean;
use newsprint_messages::{Loss, Omission};

/// Where every publication says which file its package is.
const CONTAINER: &str = "META-INF/container.xml";

/// What the package says.
#[derive(Debug, Default)]
pub(crate) struct Package {
    pub(crate) title: String,
    pub(crate) date: String,
    pub(crate) language: String,
    pub(crate) creators: Vec<String>,
    /// Whether its pages are turned from right to left.
    pub(crate) leftward: bool,
    /// The paths of its files in reading order.
    pub(crate) spine: Vec<String>,
    /// The paths of its style sheets.
    pub(crate) styles: Vec<String>,
    /// Its table of contents, in order.
    pub(crate) contents: Vec<Entry>,
}

/// A line of the table of contents.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) label: String,
    /// How deep it stands, from 1.
    pub(crate) depth: usize,
    /// The file it leads to; none for a heading that leads nowhere.
    pub(crate) path: Option<String>,
    /// The place inside that file.
    pub(crate) fragment: Option<String>,
}

/// Reads the package. One that cannot be read at all still has its chapters, by the order of names.
pub(crate) fn read(source: &Source, notes: &mut Vec<Note>) -> Result<Package, ReadError> {
    match opened(source, notes) {
        Ok(package) if !package.spine.is_empty() => Ok(package),
        found => {
            let package = found.as_ref().ok();
            let reason = match &found {
                Ok(_) => Loss::NoChapters,
                Err(_) => Loss::NoPackageRead,
            };
            let spine = pages(source);
            if spine.is_empty() {
                return Err(found.err().unwrap_or(ReadError::Empty));
            }
            notes.push(Note::Dropped {
                element: Omission::Package,
                reason,
            });
            Ok(Package {
                title: package.map(|it| it.title.clone()).unwrap_or_default(),
                language: package.map(|it| it.language.clone()).unwrap_or_default(),
                spine,
                ..Package::default()
            })
        }
    }
}

/// All pages of a source that could be chapters.
fn pages(source: &Source) -> Vec<String> {
    let is_page = |path: &String| {
        let path = path.to_ascii_lowercase();
        [".xhtml", ".html", ".htm"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    source.paths().into_iter().filter(is_page).collect()
}

fn opened(source: &Source, notes: &mut Vec<Note>) -> Result<Package, ReadError> {
    let root = root_file(source, notes)?;
    let malformed = |reason: Loss| ReadError::Malformed {
        path: Clean::line(&root),
        line: 0,
        reason,
    };
    let before = notes.len();
    let Some(package) = document(source, &root, notes) else {
        return Err(malformed(Loss::NotThere));
    };
    let is_whole = notes.len() == before;
    let mut files = BTreeMap::from([
        (CONTAINER.to_owned(), container(&root)),
        (root.clone(), package),
    ]);
    let epub = parsed(&files, true).ok_or_else(|| malformed(Loss::NoPackage))?;
    let mut contents = Vec::new();
    for path in tables(&epub) {
        if let Some(table) = document(source, &path, notes) {
            files.insert(path, table);
        } else {
            let empty = b"<html xmlns=\"http://www.w3.org/1999/xhtml\"/>".to_vec();
            notes.push(Note::Missing {
                path: Clean::line(&path),
            });
            files.insert(path, empty);
        }
    }
    if let Some(whole) = parsed(&files, false) {
        contents = entries(&whole);
    }
    if contents.is_empty() {
        notes.push(Note::NoContents);
    }
    let mut package = described(&epub, contents);
    if !is_whole && !package.spine.is_empty() {
        // What of the order is lost, the names may still tell.
        let is_left = |path: &String| !package.spine.contains(path) && !files.contains_key(path);
        let left: Vec<String> = pages(source).into_iter().filter(is_left).collect();
        package.spine.extend(left);
    }
    Ok(package)
}

/// A container that names one package.
fn container(root: &str) -> Vec<u8> {
    let path = markup::escaped(root).replace('"', "&quot;");
    let container = format!(
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
         <rootfile full-path=\"{path}\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"
    );
    container.into_bytes()
}

/// The path of the package document.
fn root_file(source: &Source, notes: &mut Vec<Note>) -> Result<String, ReadError> {
    let mut named = || {
        let bytes = source.get(CONTAINER)?;
        let text = xml::text(source, &bytes, &mut Vec::new()).ok()?;
        let read = xml::read(source, CONTAINER, &text, |document| {
            packages(source, document)
        });
        xml::noting(read.ok()?, notes)
    };
    if let Some(path) = named() {
        return Ok(path);
    }
    let paths = source.paths();
    let packages = |path: &&String| path.to_ascii_lowercase().ends_with(".opf");
    let found = paths.iter().find(packages).cloned();
    notes.push(Note::Missing {
        path: Clean::line(CONTAINER),
    });
    found.ok_or_else(|| ReadError::Malformed {
        path: Clean::line(CONTAINER),
        line: 0,
        reason: Loss::NamesNoPackage,
    })
}

/// The first package that a container names and that is there: it may name several.
fn packages(source: &Source, container: &Document<'_>) -> Option<String> {
    let files = container.descendants();
    let files = files.filter(|node| xml::is(*node, "rootfile"));
    let mut paths = files.filter_map(|file| file.attribute("full-path"));
    paths.find_map(|path| {
        let decoded = reference::path("", path)?;
        let mut ways = [path.to_owned(), decoded].into_iter();
        ways.find(|path| source.has(path))
    })
}

/// A document of the package in UTF-8, mended where it is cut or damaged, unless it is nested beyond
/// what a reader of XML bears.
fn document(source: &Source, path: &str, notes: &mut Vec<Note>) -> Option<Vec<u8>> {
    let bytes = source.get(path)?;
    let text = xml::text(source, &bytes, &mut Vec::new()).ok()?;
    if xml::is_deep(&text) {
        return None;
    }
    // What no parser takes may still say something to one that is no parser.
    let text = match xml::sound(source, path, &text) {
        Ok((text, note)) => {
            notes.extend(note);
            text.into_owned()
        }
        Err(_) => text.into_owned(),
    };
    Some(text.into_bytes())
}

fn parsed(files: &BTreeMap<String, Vec<u8>>, without_contents: bool) -> Option<Epub> {
    let packed = archive::pack(files).ok()?;
    let mut options = Epub::options();
    options
        .strict(false)
        .retain_variants(true)
        .skip_toc(without_contents);
    options.read(Cursor::new(packed)).ok()
}

/// The documents that hold tables of contents.
fn tables(epub: &Epub) -> Vec<String> {
    let manifest = epub.manifest();
    let is_table = |entry: &rbook::epub::manifest::EpubManifestEntry| {
        entry.properties().has_property("nav") || entry.media_type() == "application/x-dtbncx+xml"
    };
    let tables = manifest.iter().filter(is_table);
    tables
        .filter_map(|entry| inside(entry.href().as_str()))
        .collect()
}

/// The table of contents: that of EPUB 3, or that of EPUB 2 where the other has nothing.
fn entries(epub: &Epub) -> Vec<Entry> {
    let toc = epub.toc();
    let of = |version| toc.by_kind_version(TocEntryKind::Toc, version);
    let listed = |root: EpubTocEntry| root.flatten().filter_map(|entry| line(&entry)).collect();
    let newer: Vec<Entry> = of(EpubVersion::EPUB3).map(listed).unwrap_or_default();
    if newer.is_empty() {
        of(EpubVersion::EPUB2).map(listed).unwrap_or_default()
    } else {
        newer
    }
}

fn line(entry: &EpubTocEntry) -> Option<Entry> {
    let label = entry
        .label()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let href = entry.href();
    let href = href.as_ref().map(rbook::ebook::element::Href::as_str);
    let path = href.and_then(inside);
    (!label.is_empty() || path.is_some()).then(|| Entry {
        label,
        depth: entry.depth().max(1),
        path,
        fragment: href.and_then(reference::fragment),
    })
}

/// The path inside the source that an address inside the package leads to.
fn inside(address: &str) -> Option<String> {
    reference::path("", address.trim_start_matches('/'))
}

fn described(epub: &Epub, contents: Vec<Entry>) -> Package {
    let metadata = epub.metadata();
    let mut seen = std::collections::BTreeSet::new();
    let spine = epub.spine().iter().filter_map(|entry| {
        let path = inside(entry.manifest_entry()?.href().as_str())?;
        seen.insert(path.clone()).then_some(path)
    });
    let styles = epub.manifest().styles();
    Package {
        title: metadata
            .title()
            .map(|title| title.value().to_owned())
            .unwrap_or_default(),
        date: metadata
            .published_entry()
            .map(|date| date.value().to_owned())
            .unwrap_or_default(),
        language: metadata
            .language()
            .map(|language| language.value().to_owned())
            .unwrap_or_default(),
        creators: metadata
            .creators()
            .map(|creator| creator.value().to_owned())
            .collect(),
        leftward: epub.spine().page_direction().is_rtl(),
        spine: spine.collect(),
        styles: styles
            .filter_map(|style| inside(style.href().as_str()))
            .collect(),
        contents,
    }
}
