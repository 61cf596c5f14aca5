//! Writes PDF files, the same bytes for the same calls: text in a few kinds of fonts that papers
//! use, rules, grey pictures. Owns the file format; where anything stands is asked of `setter`.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "points of a page are small, and figures are printed"
)]

use std::fmt::Write as _;
use std::io::Write as _;

/// The kinds of fonts that pages are set in. Only one is embedded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Font {
    /// Codes that are UTF-16, with a map to Unicode.
    Identity,
    /// The encoding of mainland papers, without a map to Unicode.
    Gbk,
    /// The same, with a file of outlines in the document that says nothing of characters, as mainland
    /// papers are made.
    GbkEmbedded,
    /// UCS-2 by a predefined map, without a map to Unicode.
    Ucs2,
    /// UCS-2, set downward.
    Ucs2Downward,
    /// Helvetica, every letter half as wide as high.
    Latin,
}

impl Font {
    const ALL: [Font; 6] = [
        Font::Identity,
        Font::Gbk,
        Font::GbkEmbedded,
        Font::Ucs2,
        Font::Ucs2Downward,
        Font::Latin,
    ];

    fn number(self) -> usize {
        Font::ALL
            .iter()
            .position(|font| *font == self)
            .expect("one of all")
    }

    /// A text in the codes of the font, as a string of a content stream.
    fn codes(self, text: &str) -> String {
        let bytes: Vec<u8> = match self {
            Font::Identity | Font::Ucs2 | Font::Ucs2Downward => {
                text.encode_utf16().flat_map(u16::to_be_bytes).collect()
            }
            Font::Gbk | Font::GbkEmbedded => encoding_rs::GBK.encode(text).0.into_owned(),
            Font::Latin => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        };
        bytes.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// The font's objects: itself at `at`, what it needs after it.
    fn objects(self, at: usize) -> [String; 4] {
        let (descendant, descriptor, map) = (at + 1, at + 2, at + 3);
        let (name, encoding, ordering) = match self {
            Font::Latin => {
                let widths = "500 ".repeat(224);
                return [
                    format!(
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 255 \
                         /Widths [{widths}] /Encoding /WinAnsiEncoding >>"
                    ),
                    "null".to_owned(),
                    "null".to_owned(),
                    "null".to_owned(),
                ];
            }
            Font::Identity => ("Song", "Identity-H", "Identity"),
            Font::Gbk => ("FZSSK--GBK1-0", "GBK-EUC-H", "GB1"),
            Font::GbkEmbedded => ("ABCDEF+FZSSK--GBK1-0", "GBK-EUC-H", "GB1"),
            Font::Ucs2 => ("STSong-Light", "UniGB-UCS2-H", "GB1"),
            Font::Ucs2Downward => ("STSong-Light-V", "UniGB-UCS2-V", "GB1"),
        };
        let to_unicode = match self {
            Font::Identity => format!("/ToUnicode {map} 0 R"),
            _ => String::new(),
        };
        let widths = match self {
            Font::Identity => "[32 126 500]",
            _ => "[1 95 500 814 907 500]",
        };
        let (kind, file) = match self {
            Font::GbkEmbedded => ("CIDFontType2", format!("/FontFile2 {map} 0 R")),
            _ => ("CIDFontType0", String::new()),
        };
        let cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> \
                    endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end";
        [
            format!(
                "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{encoding} {to_unicode} \
                 /DescendantFonts [{descendant} 0 R] >>"
            ),
            format!(
                "<< /Type /Font /Subtype /{kind} /BaseFont /{name} /CIDSystemInfo << /Registry \
                 (Adobe) /Ordering ({ordering}) /Supplement 2 >> /DW 1000 /W {widths} \
                 /FontDescriptor {descriptor} 0 R >>"
            ),
            format!(
                "<< /Type /FontDescriptor /FontName /{name} /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent \
                 -120 /CapHeight 700 /StemV 80 /FontBBox [0 -120 1000 880] {file} >>"
            ),
            match self {
                Font::GbkEmbedded => outlines(),
                _ => stream("", cmap.as_bytes()),
            },
        ]
    }
}

/// A font file of empty outlines, one for each character of the collection, and nothing else.
fn outlines() -> String {
    const GLYPHS: u16 = 22_000;
    let shorts = |values: &[u16]| -> Vec<u8> {
        values
            .iter()
            .flat_map(|value| value.to_be_bytes())
            .collect()
    };
    let head = shorts(&[
        1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000, 880, 0, 8,
        2, 0, 0,
    ]);
    let mut hhea = shorts(&[1, 0, 880, 0xff88, 0, 1000]);
    hhea.extend([0; 22]);
    hhea.extend(shorts(&[1]));
    let mut maxp = shorts(&[1, 0, GLYPHS]);
    maxp.extend([0; 26]);
    let mut hmtx = shorts(&[1000, 0]);
    hmtx.extend(vec![0; 2 * usize::from(GLYPHS - 1)]);
    let loca = vec![0; 2 * (usize::from(GLYPHS) + 1)];
    let tables: [(&[u8], Vec<u8>); 6] = [
        (b"glyf", vec![0; 4]),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", loca),
        (b"maxp", maxp),
    ];
    let mut file = shorts(&[1, 0, 6, 64, 2, 32]);
    let mut place = 12 + 16 * tables.len();
    for (name, table) in &tables {
        file.extend(*name);
        for value in [0, place, table.len()] {
            file.extend((value as u32).to_be_bytes());
        }
        place += table.len().next_multiple_of(4);
    }
    for (_, mut table) in tables {
        table.resize(table.len().next_multiple_of(4), 0);
        file.extend(table);
    }
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&file).expect("memory takes everything");
    let entries = format!("/Filter /FlateDecode /Length1 {}", file.len());
    stream(&entries, &packed.finish().expect("memory takes everything"))
}

/// An object with a stream.
fn stream(entries: &str, bytes: &[u8]) -> String {
    let body: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    format!(
        "<< {entries} /Length {} >>\nstream\n{body}\nendstream",
        bytes.len()
    )
}

/// A page while it is written. Places are in points from the upper left corner.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    size: (f32, f32),
    content: String,
    /// The texts as they were set.
    words: Vec<String>,
}

impl Page {
    pub(crate) fn new(size: (f32, f32)) -> Page {
        Page {
            size,
            content: String::new(),
            words: Vec::new(),
        }
    }

    /// The texts that were set on it, in the order of setting.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// Sets a text with its em boxes from `(x, y)` on; `spread` widens each letter, each blank of
    /// Latin type.
    pub(crate) fn text(&mut self, font: Font, size: f32, at: (f32, f32), text: &str, spread: f32) {
        let (x, y) = (at.0, self.size.1 - at.1 - 0.88 * size);
        let spread = match font {
            Font::Latin => format!("0 Tc {spread:.3} Tw"),
            _ => format!("{spread:.3} Tc 0 Tw"),
        };
        let (number, codes) = (font.number(), font.codes(text));
        let _ = writeln!(
            self.content,
            "BT /F{number} {size} Tf {spread} 1 0 0 1 {x:.2} {y:.2} Tm <{codes}> Tj ET"
        );
        self.words.push(text.to_owned());
    }

    /// Sets a text downward, the middle of its letters at `x`.
    pub(crate) fn downward(&mut self, size: f32, at: (f32, f32), text: &str) {
        let (number, codes) = (Font::Ucs2Downward.number(), Font::Ucs2Downward.codes(text));
        let _ = writeln!(
            self.content,
            "BT /F{number} {size} Tf 0 Tc 0 Tw 1 0 0 1 {:.2} {:.2} Tm <{codes}> Tj ET",
            at.0,
            self.size.1 - at.1
        );
        self.words.push(text.to_owned());
    }

    /// Draws a rule.
    pub(crate) fn rule(&mut self, from: (f32, f32), until: (f32, f32)) {
        let height = self.size.1;
        let _ = writeln!(
            self.content,
            "0.5 w {:.2} {:.2} m {:.2} {:.2} l S",
            from.0,
            height - from.1,
            until.0,
            height - until.1
        );
    }

    /// Places the picture that every document has.
    pub(crate) fn picture(&mut self, at: (f32, f32), size: (f32, f32)) {
        let y = self.size.1 - at.1 - size.1;
        let _ = writeln!(
            self.content,
            "q {:.2} 0 0 {:.2} {:.2} {y:.2} cm /Photo Do Q",
            size.0, size.1, at.0
        );
    }

    /// Writes operators as they are.
    pub(crate) fn raw(&mut self, operators: &str) {
        self.content.push_str(operators);
    }
}

/// A document of those pages. `info` goes into its information, `trailer` into its trailer.
pub(crate) fn document(pages: &[Page], info: &str, trailer: &str) -> Vec<u8> {
    const FIRST_FONT: usize = 5;
    let first_page = FIRST_FONT + 4 * Font::ALL.len();
    let kids: String = (0..pages.len())
        .map(|at| format!("{} 0 R ", first_page + 2 * at))
        .collect();
    let pixels: Vec<u8> = (0..64).map(|at| (at * 3) as u8).collect();
    let photo = "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len()),
        format!("<< {info} >>"),
        stream(photo, &pixels),
    ];
    for font in Font::ALL {
        objects.extend(font.objects(objects.len() + 1));
    }
    let fonts: String = (0..Font::ALL.len())
        .map(|at| format!("/F{at} {} 0 R ", FIRST_FONT + 4 * at))
        .collect();
    for page in pages {
        let content = objects.len() + 2;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Contents {content} 0 R \
             /Resources << /Font << {fonts} >> /XObject << /Photo 4 0 R >> >> >>",
            page.size.0, page.size.1
        ));
        objects.push(stream("", page.content.as_bytes()));
    }
    file(&objects, trailer)
}

/// The file of those objects.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        let _ = writeln!(bytes, "{} 0 obj", at + 1);
        // Streams hold bytes that are no text.
        bytes.extend(object.chars().map(|c| c as u8));
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let _ = write!(
        bytes,
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    );
    for place in places {
        let _ = writeln!(bytes, "{place:010} 00000 n ");
    }
    let _ = write!(
        bytes,
        "trailer\n<< /Size {} /Root 1 0 R /Info 3 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    bytes
}
