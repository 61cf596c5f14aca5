//! How fast papers are read: a row a format, in MB/s, over inputs made here.
//!
//! `cargo bench --bench formats` prints it; `-- NAME` the rows that begin so.

#![expect(clippy::print_stdout, reason = "a table is printed")]
#![expect(clippy::cast_precision_loss, reason = "bytes are told in megabytes")]
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "inputs are made before the clock runs"
)]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use newsprint::formats::{Format, Source};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Runs of a row; the median is told.
const RUNS: usize = 7;

/// What is read, by the name of its row.
type Row = (&'static str, fn() -> Source);

const ROWS: &[Row] = &[
    ("html, an article among menus", html_article),
    ("html, a document of 10 MB", html_document),
    ("epub, a novel of 10 MB", epub),
];

/// Paragraphs of about that many bytes, no two alike.
fn paragraphs(bytes: usize, seed: usize) -> String {
    let mut text = String::new();
    let mut number = seed;
    while text.len() < bytes {
        number += 1;
        text += &format!(
            "<p>渡口停航了{number}天。其间，两岸的人要绕行<b>二十七公里</b>，到上游的大桥过江，来回要走大半天。\
             The ferry to the far bank sailed again on the {number}th day, with <i>sixty</i> aboard.</p>\n"
        );
    }
    text
}

fn html_article() -> Source {
    let menu: String = (0..200)
        .map(|item| format!("<li><a href=\"/{item}\">Section {item}</a></li>"))
        .collect();
    let page = format!(
        "<!DOCTYPE html><html lang=\"zh\"><head><title>青石渡口复航 - 江城时报</title></head><body>\
         <nav><ul>{menu}</ul></nav><div class=\"main\"><h1>青石渡口复航</h1><div>{}</div></div>\
         <div class=\"sidebar\"><ul>{menu}</ul></div><footer>江城时报</footer></body></html>",
        paragraphs(20_000, 0)
    );
    Source::from_bytes("page.html", page)
}

fn html_document() -> Source {
    let chapters: String = (0..100)
        .map(|chapter| format!("<h1>Chapter {chapter}</h1>{}", paragraphs(100_000, chapter)))
        .collect();
    let page = format!("<!DOCTYPE html><title>Handbook</title><body>{chapters}");
    Source::from_bytes("handbook.html", page)
}

fn epub() -> Source {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |path: &str, text: &str| {
        zip.start_file(path, SimpleFileOptions::default())
            .expect("memory takes everything");
        zip.write_all(text.as_bytes())
            .expect("memory takes everything");
    };
    put("mimetype", "application/epub+zip");
    put(
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>",
    );
    let (mut items, mut spine, mut points) = (String::new(), String::new(), String::new());
    for chapter in 0..100 {
        let name = format!("c{chapter}.xhtml");
        items += &format!(
            "<item id=\"c{chapter}\" href=\"{name}\" media-type=\"application/xhtml+xml\"/>"
        );
        spine += &format!("<itemref idref=\"c{chapter}\"/>");
        points += &format!("<li><a href=\"{name}\">Chapter {chapter}</a></li>");
        let body = paragraphs(100_000, chapter);
        put(
            &name,
            &format!(
                "<html><head><title/></head><body><h2>Chapter {chapter}</h2>{body}</body></html>"
            ),
        );
    }
    put(
        "nav.xhtml",
        &format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><body><nav epub:type=\"toc\"><ol>{points}</ol></nav></body></html>"
        ),
    );
    put(
        "b.opf",
        &format!(
            "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"i\">\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"i\">i</dc:identifier>\
             <dc:title>Novel</dc:title><dc:language>zh</dc:language></metadata><manifest>{items}\
             <item id=\"n\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/></manifest>\
             <spine>{spine}</spine></package>"
        ),
    );
    let bytes = zip.finish().expect("memory takes everything").into_inner();
    Source::unpacked("novel.epub", bytes, None).expect("an archive made here opens")
}

/// The bytes of all that is read, unpacked.
fn size(source: &Source) -> usize {
    if !source.is_folder() {
        return source.main().len();
    }
    let paths = source.paths();
    let inside = paths.iter().filter_map(|path| source.get(path));
    inside.map(|bytes| bytes.len()).sum()
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
        let bytes = size(&make()) as f64 / 1e6;
        let mut stories = 0;
        let mut times: Vec<Duration> = (0..RUNS)
            .map(|_| {
                // Anew each time: an archive gives out only so many bytes.
                let source = make();
                let start = Instant::now();
                let reading = Format::detect(&source).read(&source);
                let time = start.elapsed();
                stories = reading
                    .expect("inputs made here are read")
                    .issue
                    .articles()
                    .count();
                time
            })
            .collect();
        times.sort();
        let seconds = times[RUNS / 2].as_secs_f64();
        println!(
            "{name:32} {bytes:6.1} MB {:8.1} ms {:7.1} MB/s {stories:6} stories",
            seconds * 1e3,
            bytes / seconds
        );
    }
}
