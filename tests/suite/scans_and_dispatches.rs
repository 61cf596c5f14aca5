//! What libraries scan and what agencies send: every input below `inputs/{mets,alto,nitf,newsml,ninjs}`
//! against the paper it becomes, and what becomes of it when it is damaged.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use newsprint::formats::{Format, Source, write_single};
use newsprint::issue::Block;
use proptest::prelude::*;

const FORMATS: &[&str] = &["mets", "alto", "nitf", "newsml", "ninjs"];

/// The inputs of a format: files and folders, in order.
fn inputs(format: &str) -> Vec<PathBuf> {
    let folder = crate::golden::root().join("tests/inputs").join(format);
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The paper in our own form with its notes below, or the one line that refuses it.
fn told(source: &Source, format: Format) -> String {
    match format.read(source) {
        Ok(reading) => {
            let notes = reading.notes.iter().map(|note| format!("{note}\n"));
            let notes: String = notes.collect();
            format!("{}\n~~~ notes\n{notes}", write_single(&reading.issue))
        }
        Err(error) => format!("{error}\n"),
    }
}

#[test]
fn every_input_is_known_and_becomes_its_paper() {
    for name in FORMATS {
        for path in inputs(name) {
            let source = Source::open(&path).unwrap();
            let format = Format::detect(&source);
            assert_eq!(format.name, *name, "{}", path.display());
            let stem = path.file_stem().unwrap().to_string_lossy();
            crate::golden::check(&format!("formats/{name}/{stem}.md"), &told(&source, format));
        }
    }
}

/// A METS is read the same from its folder, from an archive, and alone with its files beside it.
#[test]
fn an_issue_is_one_however_it_lies() {
    let folder = crate::golden::root().join("tests/inputs/mets/sections");
    let whole = Source::open(&folder).unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for path in whole.paths() {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(format!("issue/{path}"), options).unwrap();
        zip.write_all(&whole.get(&path).unwrap()).unwrap();
    }
    let packed = zip.finish().unwrap().into_inner();
    let packed = Source::unpacked("issue.zip", packed, None).unwrap();
    let alone = Source::open(&folder.join("issue.mets")).unwrap();
    let expected = told(&whole, Format::METS);
    for source in [packed, alone] {
        assert_eq!(Format::detect(&source), Format::METS);
        assert_eq!(told(&source, Format::METS), expected);
    }
}

/// However often articles name a page, each block of it stands in the first article that names it,
/// and what is named again is told.
#[test]
fn a_page_that_is_named_again_and_again_is_read_once() {
    let block = |n: usize| {
        format!(
            "<TextBlock ID=\"B{n}\"><TextLine><String CONTENT=\"word{n}\"/></TextLine></TextBlock>"
        )
    };
    let blocks = (0..300).map(block).collect::<Vec<_>>().concat();
    let alto =
        format!("<alto><Layout><Page><PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>");
    let area = |begin: &str| format!("<fptr><area FILEID=\"F\"{begin}/></fptr>");
    let article =
        |name: &str, areas: &str| format!("<div TYPE=\"ARTICLE\" LABEL=\"{name}\">{areas}</div>");
    let first = article("One", &area(" BETYPE=\"IDREF\" BEGIN=\"B7\""));
    let second = article("Two", &area("").repeat(5000));
    let mets = format!(
        "<mets xmlns=\"http://www.loc.gov/METS/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" LABEL=\"The Ferry, 1899-05-03\">\
         <fileSec><fileGrp USE=\"Text\"><file ID=\"F\" MIMETYPE=\"text/xml\"><FLocat xlink:href=\"1.xml\"/></file></fileGrp></fileSec>\
         <structMap TYPE=\"PHYSICAL\"><div TYPE=\"Newspaper\"><div TYPE=\"page\" LABEL=\"1\"><fptr FILEID=\"F\"/></div></div></structMap>\
         <structMap TYPE=\"LOGICAL\"><div TYPE=\"Newspaper\">{first}{second}</div></structMap></mets>"
    );
    let files = [("1.xml", alto), ("mets.xml", mets)];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let source = Source::from_files("issue", BTreeMap::from(files));
    let reading = Format::METS.read(&source).unwrap();
    let words = newsprint::export::text(&reading.issue);
    for n in 0..300 {
        let word = format!("word{n}");
        let count = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|one| *one == word);
        assert_eq!(count.count(), 1, "{word}");
    }
    let notes: Vec<String> = reading.notes.iter().map(ToString::to_string).collect();
    let again = 300 * 5000 - 299;
    assert!(
        notes
            .iter()
            .any(|note| note.contains(&format!("{again} blocks of words"))),
        "{notes:?}"
    );
}

/// An issue of many pages is known by its one METS, and another issue in the folder is told of.
#[test]
fn many_pages_do_not_hide_their_issue() {
    let folder = crate::golden::root().join("tests/inputs/mets/pages");
    let mut files = held(&folder);
    for page in 0..40 {
        files.insert(format!("alto/{page:04}.xml"), files["1.xml"].clone());
    }
    files.insert("old/mets.xml".to_owned(), files["mets.xml"].clone());
    let source = Source::from_files("issue", files);
    assert_eq!(Format::detect(&source), Format::METS);
    let told = told(&source, Format::METS);
    assert!(
        told.contains("left out old/mets.xml: another issue"),
        "{told}"
    );
}

/// A picture of a page is a file of the source that an import can copy.
#[test]
fn pictures_are_files_of_the_source() {
    for (input, format) in [
        ("mets/herald", Format::METS),
        ("ninjs/version-1", Format::NINJS),
    ] {
        let source = Source::open(&crate::golden::root().join("tests/inputs").join(input)).unwrap();
        let issue = format.read(&source).unwrap().issue;
        let blocks = issue.articles().flat_map(|article| &article.body);
        let images = blocks.filter_map(|block| match block {
            Block::Figure { image, .. } => image.as_ref(),
            _ => None,
        });
        let images: Vec<_> = images.collect();
        assert_eq!(images.len(), 1, "{input}");
        assert!(source.get(images[0]).is_some(), "{input}");
    }
}

/// What would hurt: entities in entities, depth, attributes, a group that holds itself.
#[test]
fn what_is_made_to_hurt_does_not() {
    let start = std::time::Instant::now();
    let many: Vec<String> = (0..100_000).map(|n| format!(" a{n}=''")).collect();
    let many = many.concat();
    let laughs = "<!DOCTYPE nitf [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>\
        <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>\
        <!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'>]><nitf>&e;&e;</nitf>";
    let outside = "<!DOCTYPE nitf [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\
        <nitf><body><body.head><hedline><hl1>A &a;</hl1></hedline></body.head></body></nitf>";
    for (name, text) in [
        ("nitf", format!("<nitf{many}/>")),
        ("nitf", laughs.to_owned()),
        ("nitf", outside.to_owned()),
        (
            "alto",
            format!("<alto><Layout>{}", "<Page>".repeat(100_000)),
        ),
        ("mets", format!("<mets>{}", "<div>".repeat(100_000))),
        (
            "ninjs",
            format!("{{\"uri\":1,\"bodies\":{}", "[".repeat(100_000)),
        ),
        ("ninjs", format!("[{}0]", "0,".repeat(3_000_000))),
    ] {
        let files = BTreeMap::from([("a.xml".to_owned(), text.into_bytes())]);
        survives(name, files).unwrap();
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// Every file of every input, with the files around it when it stands in a folder.
fn files() -> Vec<(&'static str, BTreeMap<String, Vec<u8>>)> {
    let mut all = Vec::new();
    for name in FORMATS {
        for path in inputs(name) {
            all.push((*name, held(&path)));
        }
    }
    all
}

fn held(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let source = Source::open(path).unwrap();
    if !source.is_folder() {
        let name = source.name().to_owned();
        return BTreeMap::from([(name, source.main().to_vec())]);
    }
    let paths = source.paths().into_iter();
    paths
        .map(|path| (path.clone(), source.get(&path).unwrap()))
        .collect()
}

/// Reads files as a format; whatever comes of it is a paper or one line.
fn survives(format: &str, files: BTreeMap<String, Vec<u8>>) -> Result<(), TestCaseError> {
    let source = match files.len() {
        1 => {
            let (name, bytes) = files.into_iter().next().unwrap();
            Source::from_bytes(&name, bytes)
        }
        _ => Source::from_files("paper", files),
    };
    for format in [Format::named(format).unwrap(), Format::detect(&source)] {
        if let Err(error) = format.read(&source) {
            let line = error.to_string();
            prop_assert!(!line.is_empty() && !line.contains('\n'), "{line:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::golden::law(400))]

    #[test]
    fn what_is_cut_or_spoiled_is_read_or_refused_in_one_line(
        which in any::<prop::sample::Index>(),
        file in any::<prop::sample::Index>(),
        cut in prop::option::of(any::<prop::sample::Index>()),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let all = files();
        let (format, mut files) = all[which.index(all.len())].clone();
        let name = files.keys().nth(file.index(files.len())).unwrap().clone();
        let bytes = files.get_mut(&name).unwrap();
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        for (at, byte) in flips.iter().filter(|_| !bytes.is_empty()).collect::<Vec<_>>() {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        survives(format, files)?;
    }

    #[test]
    fn any_bytes_under_any_name_do_no_harm(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        which in 0..FORMATS.len(),
    ) {
        survives(FORMATS[which], BTreeMap::from([("a.xml".to_owned(), bytes)]))?;
    }
}
