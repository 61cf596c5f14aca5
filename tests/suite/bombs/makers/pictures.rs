//! Pictures that claim much or hold little.

use super::Make;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Cursor;
use std::io::Write as _;

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
