//! Bombs: small files of every format that would come out as very large ones, nest without end or
//! claim what they do not hold. Made here, the same bytes each time.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Makes the bytes of a file.
pub(crate) type Make = fn() -> Vec<u8>;

/// A bomb.
pub(crate) struct Bomb {
    /// What it is.
    pub(crate) name: &'static str,
    /// What its file is called.
    pub(crate) file: &'static str,
    /// Its bytes.
    pub(crate) make: fn() -> Vec<u8>,
    /// Words that the error or a note has; empty where it may be read whole.
    pub(crate) told: &'static str,
}

const fn bomb(
    name: &'static str,
    file: &'static str,
    make: fn() -> Vec<u8>,
    told: &'static str,
) -> Bomb {
    Bomb {
        name,
        file,
        make,
        told,
    }
}

const UNPACKS: &str = "unpacks to more than";
const EXPANDS: &str = "its own names stand for more text";
const ELEMENTS: &str = "more elements than anything of its length";
const DEEP: &str = "elements stand too deep in one another";
const ATTRIBUTES: &str = "an element has too many attributes";

/// How often tags are opened in what nests.
const NESTED: usize = 200_000;
/// How many of what repeats.
const MANY: usize = 300_000;

pub(crate) const BOMBS: &[Bomb] = &[
    // What is packed.
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
    // Names that stand for text.
    bomb(
        "names in text, tei",
        "a.xml",
        || tei(&quad(), &"&a;".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in attributes, tei",
        "a.xml",
        || tei(&quad(), &format!("<p n=\"{}\"/>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in names, tei",
        "a.xml",
        || tei(&laughs(9), "<p>&n9;</p>"),
        EXPANDS,
    ),
    bomb(
        "100 000 names in one another, tei",
        "a.xml",
        || tei(&laughs(100_000), "<p>&n5;&n16;&n100000;</p>"),
        EXPANDS,
    ),
    bomb(
        "names of elements, tei",
        "a.xml",
        || {
            tei(
                &format!("<!ENTITY a '{}'>", "<p/>".repeat(2000)),
                &"&a;".repeat(5000),
            )
        },
        EXPANDS,
    ),
    bomb(
        "names that nobody declares, tei",
        "a.xml",
        || {
            tei(
                "",
                &(0..40_000).fold(String::new(), |all, at| all + &format!("<p>&x{at};</p>")),
            )
        },
        "",
    ),
    bomb(
        "names in text, nitf",
        "a.xml",
        || nitf(&quad(), &format!("<p>{}</p>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in text, newsml",
        "a.xml",
        || newsml(&quad(), &"&a;".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in text, alto",
        "a.xml",
        || alto(&quad(), &"<String CONTENT=\"&a;\"/>".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in text, mets",
        "a.xml",
        || mets(&quad(), &"<div LABEL=\"&a;\"/>".repeat(5000)),
        EXPANDS,
    ),
    bomb(
        "names in text, fb2",
        "a.fb2",
        || fb2(&quad(), &format!("<p>{}</p>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in text, fodt",
        "a.fodt",
        || fodt(&quad(), &format!("<text:p>{}</text:p>", "&a;".repeat(5000))),
        EXPANDS,
    ),
    bomb(
        "names in text, rss",
        "a.rss",
        || rss(&quad(), &"&a;".repeat(5000)),
        "",
    ),
    bomb(
        "names in text, docx",
        "a.docx",
        || {
            word(
                &quad(),
                &format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "&a;".repeat(5000)),
            )
        },
        EXPANDS,
    ),
    bomb(
        "names in text, epub",
        "a.epub",
        || {
            epub(&[(
                "c.xhtml",
                page(&quad(), &format!("<p>{}</p>", "&a;".repeat(5000))),
            )])
        },
        EXPANDS,
    ),
    // What nests.
    bomb(
        "nested, tei",
        "a.xml",
        || tei("", &"<div>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested, nitf",
        "a.xml",
        || nitf("", &"<p>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, newsml",
        "a.xml",
        || newsml("", &"<a>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, alto",
        "a.xml",
        || alto("", &"<TextBlock>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, mets",
        "a.xml",
        || mets("", &"<div>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, fb2",
        "a.fb2",
        || fb2("", &"<section>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, fodt",
        "a.fodt",
        || fodt("", &"<text:section>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, rss",
        "a.rss",
        || rss("", &"<a>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested in words, rss",
        "a.rss",
        || rss("", &"&lt;div>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested, docx",
        "a.docx",
        || word("", &"<w:tbl><w:tr><w:tc>".repeat(NESTED)),
        DEEP,
    ),
    bomb(
        "nested, epub",
        "a.epub",
        || epub(&[("c.xhtml", page("", &"<div>".repeat(NESTED)))]),
        "",
    ),
    bomb("nested package, epub", "a.epub", nested_package, ""),
    bomb("nested names, tei", "a.xml", nested_names, ""),
    bomb(
        "nested div, html",
        "a.html",
        || html(&"<div>x".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested emphasis, html",
        "a.html",
        || html(&"<b><i><font>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested tables, html",
        "a.html",
        || html(&"<table><tr><td>x".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested lists, html",
        "a.html",
        || html(&"<ul><li>x".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested formulas, html",
        "a.html",
        || {
            html(&format!(
                "<p>x<math>{}",
                "<mrow><msup><mi>a</mi>".repeat(NESTED)
            ))
        },
        "",
    ),
    bomb(
        "nested drawings, html",
        "a.html",
        || html(&"<svg><g>".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested quotations, markdown",
        "a.md",
        || format!("# a\n\n{}x", "> ".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested lists, markdown",
        "a.md",
        || format!("# a\n\n{}x", "- ".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested brackets, markdown",
        "a.md",
        || format!("# a\n\n{}x", "[".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested links, markdown",
        "a.md",
        || format!("# a\n\n{}x{}", "![".repeat(NESTED), "](a)".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested emphasis, markdown",
        "a.md",
        || format!("# a\n\n{}", "*a _b ".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested stress, markdown",
        "a.md",
        || format!("# a\n\n{}x{}", "**".repeat(NESTED), "**".repeat(NESTED)).into(),
        "",
    ),
    bomb(
        "nested stress, our own",
        "a.md",
        || {
            own(&format!(
                "{}x{}",
                "**a ".repeat(NESTED),
                " b**".repeat(NESTED)
            ))
        },
        "",
    ),
    bomb(
        "nested ruby, our own",
        "a.md",
        || own(&"{漢|".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested, ninjs",
        "a.json",
        || ninjs(&format!("{}1{}", "[".repeat(NESTED), "]".repeat(NESTED))),
        "",
    ),
    bomb(
        "nested, json feed",
        "a.json",
        || json_feed(&"[".repeat(NESTED)),
        "",
    ),
    bomb(
        "nested linked data, html",
        "a.html",
        || {
            html(&format!(
                "<script type='application/ld+json'>{}</script><p>x",
                "[".repeat(NESTED)
            ))
        },
        "",
    ),
    bomb(
        "nested, aozora",
        "a.txt",
        || aozora(&"［＃（".repeat(2000)),
        "",
    ),
    bomb(
        "nested, pdf",
        "a.pdf",
        || {
            pdf_of(&[&format!(
                "<< /Type /Catalog /Pages 2 0 R /X {} >>",
                "[".repeat(NESTED)
            )])
        },
        "",
    ),
    // What is many.
    bomb(
        "many elements, tei",
        "a.xml",
        || tei("", &"<p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, nitf",
        "a.xml",
        || nitf("", &"<p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, fb2",
        "a.fb2",
        || fb2("", &"<p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, alto",
        "a.xml",
        || alto("", &"<SP/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many elements, docx",
        "a.docx",
        || word("", &"<w:p/>".repeat(MANY * 3)),
        ELEMENTS,
    ),
    bomb(
        "many attributes of one, tei",
        "a.xml",
        || tei("", &format!("<p{}/>", names(MANY))),
        "",
    ),
    bomb(
        "many attributes of one, nitf",
        "a.xml",
        || nitf("", &format!("<p{}/>", names(MANY))),
        ATTRIBUTES,
    ),
    bomb(
        "many attributes of many, tei",
        "a.xml",
        || tei("", &"<p a='' b='' c='' d=''/>".repeat(MANY)),
        ELEMENTS,
    ),
    bomb(
        "many items, rss",
        "a.rss",
        || rss("", &"</title></item><item><title>x".repeat(MANY / 3)),
        "",
    ),
    bomb(
        "many tags in items, rss",
        "a.rss",
        || {
            rss(
                "",
                &format!(
                    "</title><description>{}</description></item><item><title>x",
                    "&lt;b>x".repeat(20_000)
                )
                .repeat(50),
            )
        },
        "",
    ),
    bomb(
        "many attributes, rss",
        "a.rss",
        || rss("", &format!("<a{}/>", names(MANY))),
        "",
    ),
    bomb(
        "many elements, html",
        "a.html",
        || html(&"<p>a".repeat(MANY * 3)),
        "more than a page of its length",
    ),
    bomb(
        "many links, html",
        "a.html",
        || html(&"<a href=x>y</a> ".repeat(MANY)),
        "",
    ),
    bomb(
        "many cells, html",
        "a.html",
        || html(&format!("<table>{}", "<tr><td>x<td>y".repeat(MANY))),
        "",
    ),
    bomb(
        "wide cells, html",
        "a.html",
        || {
            html(&format!(
                "<table><tr>{}",
                "<td colspan=1000000000 rowspan=1000000000>x".repeat(MANY / 10)
            ))
        },
        "",
    ),
    bomb(
        "many attributes, html",
        "a.html",
        || html(&format!("<p{}>x", names(MANY))),
        "",
    ),
    bomb(
        "many complaints, html",
        "a.html",
        || html(&"<".repeat(MANY * 3)),
        "",
    ),
    bomb(
        "many notes, html",
        "a.html",
        || {
            html(
                &"<a epub:type=noteref href='#a'>1</a><aside id=a epub:type=footnote>x</aside>"
                    .repeat(MANY / 20),
            )
        },
        "",
    ),
    bomb(
        "many paragraphs, markdown",
        "a.md",
        || "# a\n\nb\n\n".repeat(MANY).into(),
        "",
    ),
    bomb(
        "many links, markdown",
        "a.md",
        || format!("# a\n\n{}", "[a](b) ".repeat(MANY)).into(),
        "",
    ),
    bomb(
        "many pictures, markdown",
        "a.md",
        || format!("# a\n\n{}", "![](b)\n\n".repeat(MANY)).into(),
        "",
    ),
    bomb(
        "many cells, markdown",
        "a.md",
        || format!("# a\n\n|a|b|\n|-|-|\n{}", "|x|y|\n".repeat(MANY)).into(),
        "",
    ),
    bomb(
        "many columns, markdown",
        "a.md",
        || {
            format!(
                "# a\n\n{}|\n{}|\n{}",
                "|a".repeat(3000),
                "|-".repeat(3000),
                "|x\n".repeat(3000)
            )
            .into()
        },
        "",
    ),
    bomb(
        "many values, ninjs",
        "a.json",
        || ninjs(&format!("[{}0]", "0,".repeat(MANY * 8))),
        "more values than",
    ),
    bomb(
        "many tags, ninjs",
        "a.json",
        || ninjs(&format!("\"{}\"", "<b>x".repeat(MANY * 3))),
        "",
    ),
    bomb(
        "many lines, plain",
        "a.txt",
        || "a\n".repeat(MANY * 5).into(),
        "",
    ),
    bomb(
        "one line, plain",
        "a.txt",
        || "word ".repeat(MANY * 5).into(),
        "",
    ),
    bomb(
        "one word, plain",
        "a.txt",
        || "字".repeat(MANY * 5).into(),
        "",
    ),
    bomb(
        "empty lines, plain",
        "a.txt",
        || format!("a{}b", "\n".repeat(MANY * 10)).into(),
        "",
    ),
    bomb("nothing but NUL, plain", "a.txt", || vec![0; MANY * 10], ""),
    bomb(
        "many readings, aozora",
        "a.txt",
        || aozora(&"漢《か》".repeat(MANY / 3)),
        "",
    ),
    bomb(
        "many notes, aozora",
        "a.txt",
        || aozora(&"［＃改ページ］\n".repeat(MANY / 10)),
        "",
    ),
    bomb(
        "many chapters, gutenberg",
        "a.txt",
        || gutenberg(&"\n\n\nCHAPTER I\n\n\nx\n".repeat(MANY / 10)),
        "",
    ),
    // PDF.
    bomb(
        "pdf: a stream of 100 MB",
        "a.pdf",
        || pdf_page(&zlib(&blanks(100 << 20)), "/Filter /FlateDecode"),
        UNPACKS,
    ),
    bomb(
        "pdf: a stream in a stream",
        "a.pdf",
        || {
            pdf_page(
                &zlib(&zlib(&blanks(100 << 20))),
                "/Filter [/FlateDecode /FlateDecode]",
            )
        },
        UNPACKS,
    ),
    bomb(
        "pdf: a stream behind hexadecimal",
        "a.pdf",
        || {
            pdf_page(
                &hexadecimal(&zlib(&blanks(100 << 20))),
                "/Filter [/ASCIIHexDecode /FlateDecode]",
            )
        },
        UNPACKS,
    ),
    bomb(
        "pdf: runs in a stream",
        "a.pdf",
        || {
            pdf_page(
                &zlib(&[129, b' '].repeat(4 << 20)),
                "/Filter [/FlateDecode /RunLengthDecode]",
            )
        },
        UNPACKS,
    ),
    bomb(
        "pdf: a stream of LZW",
        "a.pdf",
        || pdf_page(&lzw(100 << 20), "/Filter /LZWDecode"),
        UNPACKS,
    ),
    bomb(
        "pdf: pages that hold themselves",
        "a.pdf",
        || {
            pdf_of(&[
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 3 >>",
            ])
        },
        "",
    ),
    bomb("pdf: 100 000 pages", "a.pdf", pdf_pages, ""),
    bomb("pdf: forms that draw each other", "a.pdf", pdf_forms, ""),
    bomb("pdf: forms that double", "a.pdf", pdf_doubles, ""),
    bomb("pdf: a page of a billion points", "a.pdf", pdf_giant, ""),
    bomb("pdf: a map of a million letters", "a.pdf", pdf_map, ""),
    bomb("pdf: an image of 60 000 by 60 000", "a.pdf", pdf_image, ""),
];

/// Pictures that claim much or hold little.
pub(crate) const PICTURES: &[(&str, Make)] = &[
    ("png of 9 000 by 9 000, all of it", || {
        png(9_000, 9_000, true)
    }),
    ("png of 6 900 by 6 900, all of it", || {
        png(6_900, 6_900, true)
    }),
    ("png of 9 000 by 5 000, none of it", || {
        png(9_000, 5_000, false)
    }),
    ("png of 60 000 by 60 000, none of it", || {
        png(60_000, 60_000, false)
    }),
    ("jpeg that says 60 000 by 60 000", || {
        jpeg(60_000, 60_000, 0xc0)
    }),
    ("jpeg that says 9 000 by 5 500", || jpeg(9_000, 5_500, 0xc0)),
    ("jpeg of scans that says 9 000 by 5 500", || {
        jpeg(9_000, 5_500, 0xc2)
    }),
    ("jpeg of scans that says 4 000 by 4 000", || {
        jpeg(4_000, 4_000, 0xc2)
    }),
    ("gif that says 60 000 by 60 000", || gif(60_000, 60_000)),
    ("gif that says 6 000 by 6 000", || gif(6_000, 6_000)),
    ("webp that says 16 000 by 16 000", || webp(16_000, 16_000)),
    ("webp that says 7 000 by 7 000", || webp(7_000, 7_000)),
];

/// A PNG of black pixels, all of them or none.
fn png(width: u32, height: u32, whole: bool) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    let row = vec![0; width as usize * 3 + 1];
    for _ in 0..if whole { height } else { 1 } {
        zlib.write_all(&row).unwrap();
    }
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, body) in [
        (*b"IHDR", head),
        (*b"IDAT", zlib.finish().unwrap()),
        (*b"IEND", Vec::new()),
    ] {
        let mut check = flate2::Crc::new();
        check.update(&name);
        check.update(&body);
        png.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        png.extend(name);
        png.extend(body);
        png.extend(check.sum().to_be_bytes());
    }
    png
}

/// A small picture in a format.
fn small(format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(16, 16, image::Rgb([9, 99, 199]))
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

fn jpeg(width: u16, height: u16, frame: u8) -> Vec<u8> {
    let mut bytes = small(image::ImageFormat::Jpeg);
    let at = memchr::memmem::find(&bytes, &[0xff, 0xc0]).unwrap();
    bytes[at + 1] = frame;
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

fn gif(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([0x80, 0, 0, 0, 0, 0, 9, 9, 9, 0x2c, 0, 0, 0, 0]);
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([0, 2, 2, 0x44, 1, 0, 0x3b]);
    bytes
}

fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = small(image::ImageFormat::WebP);
    let at = memchr::memmem::find(&bytes, b"VP8L").unwrap() + 9;
    let size = (width - 1) | (height - 1) << 14;
    bytes[at..at + 4].copy_from_slice(&size.to_le_bytes());
    bytes
}

pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_level(Some(1));
    for (path, bytes) in files {
        zip.start_file(*path, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn blanks(count: usize) -> Vec<u8> {
    vec![b' '; count]
}

fn zip_one() -> Vec<u8> {
    zipped(&[("a.txt", &blanks(100 << 20))])
}

const CONTAINER: &str = "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>\
    <rootfiles><rootfile full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// An EPUB of these chapters.
fn epub(chapters: &[(&str, Vec<u8>)]) -> Vec<u8> {
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

fn page(declared: &str, body: &str) -> Vec<u8> {
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

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(bytes).unwrap();
    zlib.finish().unwrap()
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text.push('>');
    text.into()
}

/// One name of 2 000 letters.
fn quad() -> String {
    format!("<!ENTITY a '{}'>", "A".repeat(2000))
}

/// Names that stand for ten of the one before, so many of them.
fn laughs(count: usize) -> String {
    let mut all = "<!ENTITY n0 'ha'>".to_owned();
    for number in 1..=count {
        let times = if count > 100 { 1 } else { 10 };
        let inner = format!("&n{};", number - 1).repeat(times);
        let _ = write!(all, "<!ENTITY n{number} '{inner}'>");
    }
    all
}

/// Elements that nest by the names they stand in.
fn nested_names() -> Vec<u8> {
    let tags = ["<hi>".repeat(100), "</hi>".repeat(100)];
    let mut all = "<!ENTITY n0 'x'>".to_owned();
    for number in 1..=8 {
        let _ = write!(
            all,
            "<!ENTITY n{number} '{}&n{};{}'>",
            tags[0],
            number - 1,
            tags[1]
        );
    }
    tei(&all, "<p>&n8;</p>")
}

fn names(count: usize) -> String {
    (0..count).fold(String::new(), |mut all, at| {
        let _ = write!(all, " a{at}=''");
        all
    })
}

fn doctype(root: &str, declared: &str) -> String {
    if declared.is_empty() {
        String::new()
    } else {
        format!("<!DOCTYPE {root} [{declared}]>")
    }
}

fn document(root: &str, declared: &str, rest: &str) -> Vec<u8> {
    format!("<?xml version='1.0'?>{}{rest}", doctype(root, declared)).into()
}

fn tei(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>x</p>{body}</body></text></TEI>"
    );
    document("TEI", declared, &rest)
}

fn nitf(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<nitf><head/><body><body.head><hedline><hl1>x</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    );
    document("nitf", declared, &rest)
}

fn newsml(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='a'><itemMeta/><contentMeta><headline>x {body}</headline></contentMeta>\
         <contentSet><inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><body><p>y</p></body></html></inlineXML></contentSet></newsItem>"
    );
    document("newsItem", declared, &rest)
}

fn alto(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<alto><Layout><Page ID='P'><PrintSpace><TextBlock ID='B'><TextLine><String CONTENT='x'/>{body}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
    );
    document("alto", declared, &rest)
}

fn mets(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<mets xmlns='http://www.loc.gov/METS/'><structMap TYPE='LOGICAL'><div TYPE='NEWSPAPER'>{body}</div></structMap></mets>"
    );
    document("mets", declared, &rest)
}

fn fb2(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<FictionBook><description/><body><section><p>x</p>{body}</section></body></FictionBook>"
    );
    document("FictionBook", declared, &rest)
}

const OFFICE: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'";

fn fodt(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<office:document {OFFICE} office:mimetype='application/vnd.oasis.opendocument.text'><office:body><office:text><text:p>x</text:p>{body}</office:text></office:body></office:document>"
    );
    document("office:document", declared, &rest)
}

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {OFFICE}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

fn word(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p>{body}</w:body></w:document>"
    );
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "word/document.xml",
            &document("w:document", declared, &rest),
        ),
    ])
}

fn docx(body: &str) -> Vec<u8> {
    word("", body)
}

fn rss(declared: &str, body: &str) -> Vec<u8> {
    let rest = format!(
        "<rss version='2.0'><channel><title>x</title><item><title>y {body}</title></item></channel></rss>"
    );
    document("rss", declared, &rest)
}

fn html(body: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><title>t</title><body><p>A ferry sails again on Monday, the town says.</p>{body}").into()
}

fn nested_package() -> Vec<u8> {
    let package = format!("<package><metadata>{}", "<a>".repeat(NESTED));
    zipped(&[
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("b.opf", package.as_bytes()),
        ("c.xhtml", &page("", "<p>x</p>")),
    ])
}

fn own(body: &str) -> Vec<u8> {
    format!("+++\ntitle = \"x\"\n+++\n\n# y\n\n{body}\n").into()
}

fn ninjs(value: &str) -> Vec<u8> {
    format!("{{\"uri\":\"a\",\"headline\":\"x\",\"body_text\":\"y\",\"body_xhtml\":{value}}}")
        .into()
}

fn json_feed(value: &str) -> Vec<u8> {
    format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"items\":{value}")
        .into()
}

fn aozora(body: &str) -> Vec<u8> {
    let bar = "-".repeat(55);
    format!("題\n作者\n\n{bar}\n【テキスト中に現れる記号について】\n\n《》：ルビ\n{bar}\n\n{body}\n\n底本：「本」\n").into()
}

fn gutenberg(body: &str) -> Vec<u8> {
    format!(
        "The Project Gutenberg eBook of X\n\nTitle: X\n\nAuthor: Y\n\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n{body}\n\n\
         *** END OF THE PROJECT GUTENBERG EBOOK X ***\n"
    )
    .into()
}

/// A PDF of these objects, the catalogue first.
fn pdf_of<T: AsRef<[u8]>>(objects: &[T]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", number + 1).bytes());
        bytes.extend(object.as_ref());
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 1;
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    bytes
}

fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dict} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

const CATALOGUE: &[u8] = b"<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &[u8] = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const FONT: &str = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

/// A PDF of one page with this content, and more objects from the fifth on.
fn pdf_with(content: Vec<u8>, resources: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {resources} >> >>"
    );
    let mut objects = vec![CATALOGUE.to_vec(), PAGES.to_vec(), page.into(), content];
    objects.extend(more);
    pdf_of(&objects)
}

fn pdf_page(content: &[u8], filter: &str) -> Vec<u8> {
    pdf_with(stream(filter, content), FONT, Vec::new())
}

fn pdf_pages() -> Vec<u8> {
    let mut kids = String::new();
    let mut objects = vec![CATALOGUE.to_vec(), Vec::new()];
    for number in 0..100_000 {
        let _ = write!(kids, "{} 0 R ", number + 3);
        objects.push(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_vec());
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count 100000 >>").into();
    pdf_of(&objects)
}

const FORM: &str = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /A 5 0 R /B 6 0 R >> >>";

fn pdf_forms() -> Vec<u8> {
    let draws = |name: &str| stream(FORM, name.repeat(50).as_bytes());
    pdf_with(
        stream("", b"/A Do"),
        "/XObject << /A 5 0 R >>",
        vec![draws("/B Do "), draws("/A Do ")],
    )
}

/// Forms of which each draws the next ten times.
fn pdf_doubles() -> Vec<u8> {
    let form = |next: usize| {
        let dict = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /A {next} 0 R >> {FONT} >>"
        );
        stream(
            &dict,
            if next > 19 {
                &b"BT /F 9 Tf (a) Tj ET"[..]
            } else {
                b"/A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do "
            },
        )
    };
    pdf_with(
        stream("", b"/A Do"),
        "/XObject << /A 5 0 R >>",
        (6..22).map(form).collect(),
    )
}

fn pdf_giant() -> Vec<u8> {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [-1e9 -1e9 1e9 1e9] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>";
    pdf_of(&[
        CATALOGUE.to_vec(),
        PAGES.to_vec(),
        page.into(),
        stream("", b"BT /F 12 Tf 9 9 Td (A ferry sails) Tj ET"),
    ])
}

fn pdf_map() -> Vec<u8> {
    let long = "0041".repeat(250);
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n",
    );
    for _ in 0..2000 {
        map.push_str("1 beginbfrange <0000> <ffff> <0000> endbfrange\n");
    }
    for code in 0..20_000 {
        let _ = writeln!(map, "1 beginbfchar <{code:04x}> <{long}> endbfchar");
    }
    map.push_str("endcmap");
    let font = "/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 5 0 R \
        /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >> >>";
    let words = format!("BT /F 12 Tf 9 9 Td <{}> Tj ET", "0041".repeat(5000));
    pdf_with(
        stream("", words.as_bytes()),
        font,
        vec![stream("/Filter /FlateDecode", &zlib(map.as_bytes()))],
    )
}

fn pdf_image() -> Vec<u8> {
    let image = stream(
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
        &zlib(&blanks(1 << 20)),
    );
    pdf_with(
        stream("", b"q 500 0 0 500 0 0 cm /A Do Q"),
        "/XObject << /A 5 0 R >>",
        vec![image],
    )
}

/// So many blanks as LZW, codes of twelve bits at last.
fn lzw(count: usize) -> Vec<u8> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u64, 0);
    let mut put = |code: u64, width: u32, bytes: &mut Vec<u8>| {
        held = held << width | code;
        bits += width;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    };
    let mut given = 0;
    while given < count {
        put(256, if given == 0 { 9 } else { 12 }, &mut bytes);
        let (mut next, mut length) = (258_u64, 1_usize);
        put(32, 9, &mut bytes);
        given += 1;
        while next < 4093 && given < count {
            length += 1;
            let width = match next + 1 {
                0..512 => 9,
                512..1024 => 10,
                1024..2048 => 11,
                _ => 12,
            };
            put(next, width, &mut bytes);
            given += length;
            next += 1;
        }
    }
    put(257, 12, &mut bytes);
    put(0, 8, &mut bytes);
    bytes
}
