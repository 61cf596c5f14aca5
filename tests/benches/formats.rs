//! How fast papers are read: a row a format, in MB/s, over inputs made here.
//!
//! `cargo bench --bench formats` prints it; `-- NAME` one row alone.

#![expect(clippy::print_stdout, reason = "a table is printed")]
#![expect(clippy::cast_precision_loss, reason = "bytes are told in megabytes")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::{Duration, Instant};

use newsprint::formats::{Format, Source};

/// Runs of a row; the median is told.
const RUNS: usize = 7;

/// What is read, by the name of its row.
type Row = (&'static str, fn() -> Source);

const ROWS: &[Row] = &[
    ("alto, a page of 10 000 words", alto),
    ("mets, 16 pages of 5 000 words", mets),
    ("nitf, 2 000 stories", nitf),
    ("newsml, 2 000 items", newsml),
    ("ninjs, 5 000 items", ninjs),
];

/// A page of blocks with a headline each, as text recognition writes it.
fn page(words: usize) -> String {
    let mut page = String::from(
        "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"><Layout><Page ID=\"P1\"><PrintSpace>",
    );
    for block in 0..words / 100 {
        for (name, lines, height) in [("H", 1, 60), ("T", 12, 20)] {
            let _ = write!(
                page,
                "<TextBlock ID=\"{name}{block}\" HPOS=\"10\" VPOS=\"{block}\">"
            );
            for line in 0..lines {
                let _ = write!(
                    page,
                    "<TextLine HPOS=\"10\" VPOS=\"{line}\" WIDTH=\"400\" HEIGHT=\"{height}\">"
                );
                for word in 0..8 {
                    let _ = write!(
                        page,
                        "<String ID=\"S{block}_{line}_{word}\" HPOS=\"{}\" VPOS=\"{line}\" WIDTH=\"45\" \
                         HEIGHT=\"{height}\" CONTENT=\"word{word}\" WC=\"0.87\"/><SP WIDTH=\"5\"/>",
                        word * 50
                    );
                }
                page.push_str("</TextLine>\n");
            }
            page.push_str("</TextBlock>");
        }
    }
    page.push_str("</PrintSpace></Page></Layout></alto>");
    page
}

fn alto() -> Source {
    Source::from_bytes("page.xml", page(10_000))
}

fn mets() -> Source {
    let (mut files, mut articles, mut pages) = (String::new(), String::new(), String::new());
    let mut held = BTreeMap::new();
    for number in 1..=16 {
        held.insert(format!("alto/{number}.xml"), page(5_000).into_bytes());
        let _ = write!(
            files,
            "<file ID=\"A{number}\" MIMETYPE=\"text/xml\"><FLocat xlink:href=\"alto/{number}.xml\"/></file>"
        );
        let _ = write!(
            pages,
            "<div TYPE=\"page\" ORDER=\"{number}\"><fptr FILEID=\"A{number}\"/></div>"
        );
        for block in 0..50 {
            let area = |name: &str| {
                format!("<fptr><area FILEID=\"A{number}\" BEGIN=\"{name}{block}\"/></fptr>")
            };
            let _ = write!(
                articles,
                "<div TYPE=\"ARTICLE\"><div TYPE=\"HEADING\">{}</div><div TYPE=\"BODY\">{}</div></div>",
                area("H"),
                area("T")
            );
        }
    }
    let mets = format!(
        "<mets xmlns:xlink=\"x\"><fileSec><fileGrp>{files}</fileGrp></fileSec>\
         <structMap TYPE=\"PHYSICAL\"><div>{pages}</div></structMap>\
         <structMap TYPE=\"LOGICAL\"><div TYPE=\"Newspaper\">{articles}</div></structMap></mets>"
    );
    held.insert("mets.xml".to_owned(), mets.into_bytes());
    Source::from_files("issue", held)
}

fn paragraphs(story: usize) -> String {
    format!(
        "<p>Story {story}. The ferry to the far bank sailed again on Monday, nine weeks after.</p>"
    )
    .repeat(12)
}

fn story(number: usize) -> String {
    format!(
        "<nitf><head><docdata><urgency ed-urg=\"4\"/></docdata></head><body><body.head><hedline><hl1>Story \
         {number}</hl1></hedline></body.head><body.content>{}</body.content></body></nitf>",
        paragraphs(number)
    )
}

fn nitf() -> Source {
    let stories = (0..2_000).map(|number| (format!("{number}.xml"), story(number).into_bytes()));
    Source::from_files("wire", stories.collect())
}

fn newsml() -> Source {
    let mut message = String::from("<newsMessage><itemSet>");
    for number in 0..2_000 {
        let _ = write!(
            message,
            "<newsItem guid=\"{number}\"><contentMeta><headline>Story {number}</headline></contentMeta>\
             <contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>",
            story(number)
        );
    }
    message.push_str("</itemSet></newsMessage>");
    Source::from_bytes("message.xml", message)
}

fn ninjs() -> Source {
    let mut lines = String::new();
    for number in 0..5_000 {
        let _ = writeln!(
            lines,
            "{{\"uri\":\"urn:{number}\",\"headline\":\"Story {number}\",\"body_xhtml\":\"{}\"}}",
            paragraphs(number)
        );
    }
    Source::from_bytes("wire.ndjson", lines)
}

fn size(source: &Source) -> usize {
    let inside = source
        .paths()
        .into_iter()
        .filter_map(|path| source.get(&path));
    source.main().len() + inside.map(|bytes| bytes.len()).sum::<usize>()
}

fn main() {
    let asked = std::env::args().skip(1).find(|word| word != "--bench");
    for (name, make) in ROWS {
        if asked
            .as_ref()
            .is_some_and(|asked| !name.starts_with(&**asked))
        {
            continue;
        }
        let source = make();
        let bytes = size(&source);
        let mut times: Vec<Duration> = Vec::new();
        let mut stories = 0;
        for _ in 0..RUNS {
            let start = Instant::now();
            let reading = Format::detect(&source)
                .read(&source)
                .expect("inputs made here are read");
            times.push(start.elapsed());
            stories = reading.issue.articles().count();
        }
        times.sort();
        let time = times[RUNS / 2];
        println!(
            "{name:32} {:6.1} MB {:8.1} ms {:7.1} MB/s {stories:6} stories",
            bytes as f64 / 1e6,
            time.as_secs_f64() * 1e3,
            bytes as f64 / 1e6 / time.as_secs_f64()
        );
    }
}
