//! The pictures of a document as files of their own: JPEG as it is, everything else as PNG, bounded
//! in number, pixels and bytes.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::{Compression, Crc};
use hayro_interpret::hayro_syntax::object::{Name, ObjectIdentifier, Stream};
use hayro_interpret::{Image, ImageData};

use crate::reading::Pictures;

/// The most pictures taken of one document.
const MOST: usize = 400;
/// The most bytes all of them may have.
const MOST_BYTES: usize = 48 << 20;
/// The most pixels of a picture that has to be decoded.
const MOST_PIXELS: u64 = 12 << 20;
/// The most pixels decoded in one document.
const MOST_DECODED: u64 = 48 << 20;

/// Takes pictures, each once.
#[derive(Default)]
pub(crate) struct Camera {
    /// What was taken, by the path that figures name.
    pub(crate) pictures: Pictures,
    /// How many pictures could not be taken.
    pub(crate) missed: usize,
    paths: BTreeMap<ObjectIdentifier, Option<String>>,
    bytes: usize,
    decoded: u64,
}

impl Camera {
    /// Takes a picture; answers its path.
    pub(crate) fn take(&mut self, image: &Image<'_, '_>) -> Option<String> {
        let (id, jpeg) = match image {
            Image::Raster(raster) => (raster.stream().obj_id(), jpeg(raster.stream())),
            // A mask is a page that was scanned, or a pattern of the layout.
            Image::Stencil(stencil) => (stencil.stream().obj_id(), None),
        };
        if let Some(known) = self.paths.get(&id) {
            return known.clone();
        }
        let path = self.develop(image, jpeg);
        self.missed += usize::from(path.is_none());
        self.paths.insert(id, path.clone());
        path
    }

    fn develop(&mut self, image: &Image<'_, '_>, jpeg: Option<Vec<u8>>) -> Option<String> {
        if self.pictures.len() >= MOST {
            return None;
        }
        let (bytes, ending) = match jpeg {
            Some(jpeg) => (jpeg, "jpg"),
            None => (self.decode(image)?, "png"),
        };
        if self.bytes + bytes.len() > MOST_BYTES {
            return None;
        }
        self.bytes += bytes.len();
        let path = format!("images/{:03}.{ending}", self.pictures.len() + 1);
        self.pictures.insert(path.clone(), bytes);
        Some(path)
    }

    fn decode(&mut self, image: &Image<'_, '_>) -> Option<Vec<u8>> {
        let pixels = u64::from(image.width()) * u64::from(image.height());
        self.decoded += pixels;
        if pixels == 0 || pixels > MOST_PIXELS || self.decoded > MOST_DECODED {
            return None;
        }
        let mut png = None;
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |image, _| {
                    png = Some(match image {
                        ImageData::Rgb(rgb) => encode((rgb.width, rgb.height), 3, &rgb.data),
                        ImageData::Luma(luma) => encode((luma.width, luma.height), 1, &luma.data),
                    });
                },
                None,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, _| {
                    let ink: Vec<u8> = mask.data.iter().map(|ink| 255 - ink).collect();
                    png = Some(encode((mask.width, mask.height), 1, &ink));
                },
                None,
            ),
        }
        png.flatten()
    }
}

/// The bytes of a picture that is a JPEG of grey or of red, green and blue.
fn jpeg(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let space = stream.dict().get::<Name<'_>>("ColorSpace")?;
    let plain = matches!(space.as_str(), "DeviceRGB" | "DeviceGray" | "CalRGB");
    let bytes = plain.then(|| stream.raw_data())?;
    let alone = stream.dict().get::<Name<'_>>("Filter");
    let is_jpeg = alone.is_some_and(|filter| filter.as_str() == "DCTDecode");
    (is_jpeg && bytes.starts_with(&[0xff, 0xd8])).then(|| bytes.into_owned())
}

/// A PNG of those pixels, row by row, of one or three bytes each.
fn encode((width, height): (u32, u32), channels: usize, pixels: &[u8]) -> Option<Vec<u8>> {
    let row = width as usize * channels;
    if row == 0 || pixels.len() < row * height as usize {
        return None;
    }
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), Compression::fast());
    for line in pixels.chunks_exact(row).take(height as usize) {
        zlib.write_all(&[0]).ok()?;
        zlib.write_all(line).ok()?;
    }
    let packed = zlib.finish().ok()?;
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, if channels == 3 { 2 } else { 0 }, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, body) in [
        (*b"IHDR", &head),
        (*b"IDAT", &packed),
        (*b"IEND", &Vec::new()),
    ] {
        chunk(&mut png, name, body);
    }
    Some(png)
}

fn chunk(png: &mut Vec<u8>, name: [u8; 4], body: &[u8]) {
    let mut check = Crc::new();
    check.update(&name);
    check.update(body);
    png.extend((body.len() as u32).to_be_bytes());
    png.extend(name);
    png.extend(body);
    png.extend(check.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn a_png_has_its_three_chunks() {
        let png = encode((2, 1), 3, &[255, 0, 0, 0, 0, 255]).expect("two pixels");
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x01\x08\x02"));
        assert!(png.ends_with(b"IEND\xaeB`\x82"));
        assert_eq!(encode((2, 2), 3, &[0; 6]), None);
    }
}
