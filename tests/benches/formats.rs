//! How fast papers are read, and how much memory that takes: a row a format, over inputs made here. The
//! memory is the most that is held while a paper is read, beyond the input itself; what is packed is
//! counted unpacked.
//!
//! `cargo bench --bench formats` prints it; `-- NAME` the rows that begin so. Below a row stands what
//! others take for the same bytes, where they are at hand: `pdftotext` and `w3m -dump` with their start
//! and a file to read, and the parse alone of the crate that opens EPUBs.

#![expect(clippy::print_stdout, reason = "a table is printed")]
#![expect(clippy::cast_precision_loss, reason = "bytes are told in megabytes")]
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "inputs are made before the clock runs"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use newsprint::formats::{Format, Source};
use peak_alloc::PeakAlloc;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The maker of PDF files that the tests have.
#[path = "../suite/pdf/writer.rs"]
#[expect(dead_code, reason = "only some of it is needed here")]
mod writer;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Runs of a row; the median is told.
const RUNS: usize = 7;

/// Programs that print the words of a format, by the name of the format.
const PROGRAMS: &[(&str, &str, &[&str])] = &[
    ("pdf", "pdftotext", &["-layout", "FILE", "-"]),
    ("html", "w3m", &["-dump", "-T", "text/html", "FILE"]),
];

/// What is read, by the name of its row.
type Row = (&'static str, fn() -> Source);

const ROWS: &[Row] = &[
    ("alto, a page of 10 000 words", alto),
    ("mets, 16 pages of 5 000 words", mets),
    ("nitf, 2 000 stories", nitf),
    ("newsml, 2 000 items", newsml),
    ("ninjs, 5 000 items", ninjs),
    ("html, an article among menus", html_article),
    ("html, a document of 10 MB", html_document),
    ("epub, a novel of 10 MB", epub),
    ("feed, 5 000 entries", feed),
    ("markdown, a paper of 10 MB", markdown),
    ("docx, a manuscript of 5 MB", docx),
    ("odt, a manuscript of 5 MB", odt),
    ("fb2, a book of 5 MB", fb2),
    ("xml, an essay of 5 MB", xml),
    ("pdf, 40 pages in five columns", pdf),
    ("gutenberg, a book of 2 MB", gutenberg),
    ("aozora, a book of 2 MB", aozora),
    ("plain, a page of 130 kB", plain),
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

fn dispatch(story: usize) -> String {
    format!(
        "<p>Story {story}. The ferry to the far bank sailed again on Monday, nine weeks after.</p>"
    )
    .repeat(12)
}

fn story(number: usize) -> String {
    format!(
        "<nitf><head><docdata><urgency ed-urg=\"4\"/></docdata></head><body><body.head><hedline><hl1>Story \
         {number}</hl1></hedline></body.head><body.content>{}</body.content></body></nitf>",
        dispatch(number)
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
            dispatch(number)
        );
    }
    Source::from_bytes("wire.ndjson", lines)
}

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
        "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles>\
         <rootfile full-path=\"b.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>",
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

fn feed() -> Source {
    let entries: String = (0..5_000)
        .map(|number| {
            format!(
                "<item><title>Story {number}</title><link>https://a.example/{number}</link>\
                 <pubDate>Mon, 02 Mar 2026 0{}:00:00 GMT</pubDate><category>City</category>\
                 <description>{}</description></item>",
                number % 10,
                dispatch(number).replace('<', "&lt;")
            )
        })
        .collect();
    let feed =
        format!("<rss version=\"2.0\"><channel><title>Wire</title>{entries}</channel></rss>");
    Source::from_bytes("feed.xml", feed)
}

/// The words of paragraphs, each with its number.
fn words(number: usize) -> String {
    format!(
        "渡口停航了{number}天。其间，两岸的人要绕行二十七公里，到上游的大桥过江，来回要走大半天。\
         The ferry to the far bank sailed again on the {number}th day, with sixty aboard."
    )
}

fn markdown() -> Source {
    let mut text = String::new();
    for number in 0..50_000 {
        if number % 100 == 0 {
            text += &format!("# Story {number}\n\n");
        }
        text += &format!("{} It was *late*.\n\n", words(number));
    }
    Source::from_bytes("paper.md", text)
}

/// An archive of one file of XML beside what names its kind.
fn document(name: &str, files: [(&str, String); 2]) -> Source {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(path, SimpleFileOptions::default())
            .expect("memory takes everything");
        zip.write_all(text.as_bytes())
            .expect("memory takes everything");
    }
    let bytes = zip.finish().expect("memory takes everything").into_inner();
    Source::unpacked(name, bytes, None).expect("an archive made here opens")
}

fn docx() -> Source {
    let mut text = String::from("<w:document xmlns:w=\"w\"><w:body>");
    for number in 0..17_000 {
        if number % 100 == 0 {
            text += &format!(
                "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Story {number}</w:t></w:r></w:p>"
            );
        }
        text += &format!(
            "<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Late.</w:t></w:r></w:p>",
            words(number)
        );
    }
    text += "</w:body></w:document>";
    let types = "<Types/>".to_owned();
    document(
        "a.docx",
        [("[Content_Types].xml", types), ("word/document.xml", text)],
    )
}

fn odt() -> Source {
    let mut text =
        String::from("<o:document-content xmlns:o=\"o\" xmlns:text=\"t\"><o:body><o:text>");
    for number in 0..20_000 {
        if number % 100 == 0 {
            text += &format!("<text:h text:outline-level=\"1\">Story {number}</text:h>");
        }
        text += &format!("<text:p>{}</text:p>", words(number));
    }
    text += "</o:text></o:body></o:document-content>";
    let kind = "application/vnd.oasis.opendocument.text".to_owned();
    document("a.odt", [("mimetype", kind), ("content.xml", text)])
}

fn fb2() -> Source {
    let mut text = String::from(
        "<FictionBook><description><title-info><book-title>Novel</book-title></title-info></description><body>",
    );
    for number in 0..20_000 {
        if number % 100 == 0 {
            let end = if number == 0 { "" } else { "</section>" };
            text += &format!("{end}<section><title><p>Chapter {number}</p></title>");
        }
        text += &format!(
            "<p>{} It was <emphasis>late</emphasis>.</p>\n",
            words(number)
        );
    }
    text += "</section></body></FictionBook>";
    Source::from_bytes("novel.fb2", text)
}

fn xml() -> Source {
    let mut text = String::from("<TEI><text><body>");
    for number in 0..20_000 {
        if number % 100 == 0 {
            let end = if number == 0 { "" } else { "</div>" };
            text += &format!("{end}<div><head>Part {number}</head>");
        }
        text += &format!(
            "<p>{} It was <hi rend=\"italic\">late</hi>.</p>\n",
            words(number)
        );
    }
    text += "</div></body></text></TEI>";
    Source::from_bytes("essay.xml", text)
}

/// Pages of five columns under headlines, in a font whose codes are GBK.
fn pdf() -> Source {
    let line = "青石渡口昨天复航，第一班渡船载着乘";
    let pages: Vec<writer::Page> = (0..40)
        .map(|number| {
            let mut page = writer::Page::new((780.0, 1100.0));
            let font = writer::Font::Gbk;
            for column in 0..5 {
                let x = 30.0 + 146.0 * column as f32;
                let headline = format!("渡口复航{number}天{column}");
                page.text(font, 18.0, (x, 60.0), &headline, 0.0);
                for row in 0..75 {
                    let indent = if row % 9 == 0 { 16.0 } else { 0.0 };
                    let count = if row % 9 == 0 { 14 } else { 16 };
                    let text: String = line.chars().take(count).collect();
                    let at = (x + indent, 100.0 + 13.0 * row as f32);
                    page.text(font, 8.0, at, &text, 0.0);
                }
            }
            page
        })
        .collect();
    Source::from_bytes("paper.pdf", writer::document(&pages, "", ""))
}

fn gutenberg() -> Source {
    let mut text =
        String::from("Title: The Lock\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE LOCK ***\n");
    for number in 0..20_000 {
        if number % 100 == 0 {
            text += &format!("\n\n\nCHAPTER {}\n\n\n", number / 100 + 1);
        }
        text += "The gate stood open, and the water went through it as if it had never\nbeen _shut_ in all his years.\n\n";
    }
    Source::from_bytes("lock.txt", text)
}

fn aozora() -> Source {
    let mut text = String::from("渡し\n水門太郎\n\n");
    for number in 0..14_000 {
        if number % 100 == 0 {
            text += &format!("［＃３字下げ］第{number}章［＃「第{number}章」は大見出し］\n\n");
        }
        text += "　渡口《とこう》の｜老人《ろうじん》は四十年ものあいだ鎖を守ってきた。水は高かった。\n";
    }
    Source::from_bytes("watashi.txt", text)
}

fn plain() -> Source {
    let mut text = String::new();
    for number in 0..700 {
        if number % 20 == 0 {
            text += &format!("\n渡口复航第{number}天\n\n");
        }
        text += &format!(
            "　　渡口停航了{number}天。其间，两岸的人要绕行二十七公里，到上\n游的大桥过江，来回要走大半天。船长说，船很稳，人也很多，\n大家都很高兴。\n"
        );
    }
    Source::from_bytes("page.txt", text)
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
    println!(
        "{:32} {:>9} {:>11} {:>12} {:>11} {:>7} stories",
        "", "input", "time", "speed", "memory", "input"
    );
    for (name, make) in ROWS {
        if asked
            .as_ref()
            .is_some_and(|asked| !name.starts_with(&**asked))
        {
            continue;
        }
        let bytes = size(&make()) as f64 / 1e6;
        let (mut stories, mut memory) = (0, 0);
        let mut times: Vec<Duration> = (0..RUNS)
            .map(|_| {
                // Anew each time: an archive gives out only so many bytes.
                let source = make();
                let before = MEMORY.current_usage();
                MEMORY.reset_peak_usage();
                let start = Instant::now();
                let reading = Format::detect(&source).read(&source);
                let time = start.elapsed();
                memory = MEMORY.peak_usage().saturating_sub(before).max(memory);
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
            "{name:32} {bytes:6.1} MB {:8.1} ms {:7.1} MB/s {:8.1} MB {:5.1} x {stories:6}",
            seconds * 1e3,
            bytes / seconds,
            memory as f64 / 1e6,
            memory as f64 / 1e6 / bytes
        );
        peers(name, *make, bytes);
    }
}

/// Prints how long others take for the same bytes.
fn peers(row: &str, make: fn() -> Source, bytes: f64) {
    let tell = |peer: &str, time: Option<Duration>| match time {
        Some(time) => {
            let seconds = time.as_secs_f64();
            println!(
                "    {peer:28} {:>9} {:8.1} ms {:7.1} MB/s",
                "",
                seconds * 1e3,
                bytes / seconds
            );
        }
        None => println!("    {peer:28} is not at hand"),
    };
    let format = row.split(',').next().unwrap_or_default();
    for (_, program, arguments) in PROGRAMS.iter().filter(|(of, ..)| *of == format) {
        tell(program, program_time(program, arguments, make().main()));
    }
    if format == "epub" {
        let bytes = make().main().to_vec();
        let mut times: Vec<Duration> = (0..RUNS).filter_map(|_| parse_time(&bytes)).collect();
        times.sort();
        tell(
            "rbook, its parse alone",
            times.get(times.len() / 2).copied(),
        );
    }
}

/// The median time of a program that reads these bytes from a file; none when it is not there.
fn program_time(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<Duration> {
    let file = tempfile::NamedTempFile::new().ok()?;
    std::fs::write(file.path(), bytes).ok()?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let mut command = Command::new(program);
        for argument in arguments {
            match *argument {
                "FILE" => command.arg(file.path()),
                other => command.arg(other),
            };
        }
        let done = command.stdin(Stdio::null()).output().ok()?;
        times.push(start.elapsed());
        assert!(!done.stdout.is_empty(), "{program} says nothing");
    }
    times.sort();
    Some(times[RUNS / 2])
}

/// How long the crate that opens EPUBs takes to open one and read all its chapters.
fn parse_time(bytes: &[u8]) -> Option<Duration> {
    let start = Instant::now();
    let mut options = rbook::Epub::options();
    let epub = options
        .strict(false)
        .read(Cursor::new(bytes.to_vec()))
        .ok()?;
    let mut reader = epub.reader();
    while let Some(read) = reader.read_next() {
        read.ok()?;
    }
    Some(start.elapsed())
}
