//! Bombs of PDF.

use super::packed::blanks;
use super::{Bomb, UNPACKS, bomb};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fmt::Write as _;
use std::io::Write as _;

pub(super) const PDFS: &[Bomb] = &[
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

/// A PDF of these objects, the catalogue first.
pub(super) fn pdf_of<T: AsRef<[u8]>>(objects: &[T]) -> Vec<u8> {
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
