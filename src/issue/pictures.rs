//! Photographs: measured by their header, and developed (decoded, made as small as they are seen)
//! within bounds, on a thread of their own. Knows no screen and no issue.

use std::fmt;
use std::io::Cursor;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use image::imageops::FilterType;
use image::{DynamicImage, ImageReader, Limits};

use crate::mishap;

/// The name of the thread that develops.
const DARKROOM: &str = "darkroom";

/// The most pixels of a photograph: a hundred million, above what any camera of a newspaper makes.
const MOST_PIXELS: u64 = 100_000_000;
/// The most memory that decoding takes, in bytes.
const MOST_MEMORY: u64 = 144 << 20;
/// The most pixels of a photograph whose decoder keeps more than its pixels until the last of them.
const MOST_HELD: u64 = 24_000_000;
/// The most pixels that are kept of a photograph.
const MOST_KEPT: u32 = 2_000_000;

/// Where the bytes of a photograph come from, by its path; nothing without one.
#[derive(Clone, Default)]
pub struct Negatives(Option<Arc<Find>>);

type Find = dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync;

impl Negatives {
    /// Photographs that are found so.
    pub fn new(find: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Negatives {
        Negatives(Some(Arc::new(find)))
    }

    /// The bytes of one.
    pub fn find(&self, path: &str) -> Option<Vec<u8>> {
        self.0.as_ref()?(path)
    }
}

impl fmt::Debug for Negatives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Negatives(..)"
        } else {
            "Negatives"
        })
    }
}

/// Why a photograph is not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is not there.
    Missing,
    /// It is no photograph that we can read, or only a part of one.
    Unreadable,
    /// It would take more memory than any photograph may.
    TooLarge,
}

/// A photograph as it is seen: pixels from left to right and row by row, three bytes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Red, green and blue of every pixel.
    pub pixels: Vec<u8>,
}

impl Print {
    /// The mean colour of a part of it; one row of a grid of so many columns and rows.
    pub fn mean(&self, (column, row): (u32, u32), (columns, rows): (u32, u32)) -> [u8; 3] {
        let span = |at: u32, of: u32, length: u32| {
            let edge = |at: u32| (u64::from(at) * u64::from(length) / u64::from(of.max(1))) as u32;
            let from = edge(at).min(length.saturating_sub(1));
            from..edge(at + 1).clamp(from + 1, length.max(from + 1))
        };
        let (across, down) = (
            span(column, columns, self.width),
            span(row, rows, self.height),
        );
        let mut sums = [0_u64; 3];
        let mut count = 0;
        for y in down {
            for x in across.clone() {
                let at = (y as usize * self.width as usize + x as usize) * 3;
                if let Some(pixel) = self.pixels.get(at..at + 3) {
                    count += 1;
                    for (sum, channel) in sums.iter_mut().zip(pixel) {
                        *sum += u64::from(*channel);
                    }
                }
            }
        }
        sums.map(|sum| (sum / count.max(1)) as u8)
    }
}

/// The width and height of a photograph in pixels, by its header alone.
pub fn measure(bytes: &[u8]) -> Result<(u32, u32), Flaw> {
    let read = || {
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
        let reader = reader.map_err(|_| Flaw::Unreadable)?;
        reader.into_dimensions().map_err(|_| Flaw::Unreadable)
    };
    let (width, height) = guarded(read)?;
    match u64::from(width) * u64::from(height) {
        0 => Err(Flaw::Unreadable),
        pixels if pixels > MOST_PIXELS => Err(Flaw::TooLarge),
        _ => Ok((width, height)),
    }
}

/// A photograph of exactly so many pixels; of one that moves, its first frame.
pub fn develop(bytes: &[u8], size: (u32, u32)) -> Result<Print, Flaw> {
    let (width, height) = (size.0.max(1), size.1.max(1));
    if width.saturating_mul(height) > MOST_KEPT {
        return Err(Flaw::TooLarge);
    }
    let (wide, high) = measure(bytes)?;
    if is_held(bytes) && u64::from(wide) * u64::from(high) > MOST_HELD {
        return Err(Flaw::TooLarge);
    }
    guarded(|| {
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
        let mut reader = reader.map_err(|_| Flaw::Unreadable)?;
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        reader.limits(limits);
        let image = reader.decode().map_err(|error| match error {
            image::ImageError::Limits(_) => Flaw::TooLarge,
            _ => Flaw::Unreadable,
        })?;
        Ok(shrunk(&image, (width, height)))
    })
}

/// Whether a photograph is a WebP, or a JPEG that is sent coarsely first and refined in further scans,
/// by the mark of its frame.
fn is_held(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"RIFF") {
        return true;
    }
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8]).unwrap_or_default();
    while let [0xff, mark, high, low, ..] = rest {
        match mark {
            0xff => rest = &rest[1..],
            0xc2 | 0xc6 | 0xca | 0xce => return true,
            0xc0 | 0xc1 | 0xda => return false,
            _ => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                rest = rest.get(2 + length..).unwrap_or_default();
            }
        }
    }
    false
}

fn shrunk(image: &DynamicImage, (width, height): (u32, u32)) -> Print {
    // Far larger ones are thinned out first: a good filter would look at every pixel of them.
    let near = if image.width() > 4 * width || image.height() > 4 * height {
        image.thumbnail_exact(2 * width, 2 * height)
    } else {
        image.clone()
    };
    let small = near.resize_exact(width, height, FilterType::Triangle);
    Print {
        width,
        height,
        pixels: on_white(&small),
    }
}

/// The pixels without what is seen through them: on white paper.
fn on_white(image: &DynamicImage) -> Vec<u8> {
    let rgba = image.to_rgba8();
    let over = |channel: u8, alpha: u8| {
        let (channel, alpha) = (u32::from(channel), u32::from(alpha));
        ((channel * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let pixels = rgba.pixels();
    pixels
        .flat_map(|pixel| {
            let [red, green, blue, alpha] = pixel.0;
            [over(red, alpha), over(green, alpha), over(blue, alpha)]
        })
        .collect()
}

/// What a decoder says; one that panics has met no photograph.
fn guarded<T>(read: impl FnOnce() -> Result<T, Flaw>) -> Result<T, Flaw> {
    mishap::caught(read).unwrap_or(Err(Flaw::Unreadable))
}

/// A thread that does one piece of work after the other, in the order they were asked for.
#[derive(Debug)]
pub struct Darkroom<T> {
    orders: Sender<T>,
}

impl<T: Send + 'static> Darkroom<T> {
    /// Opens one that does this with each order. It closes when it is dropped and nothing is left.
    pub fn open(develop: impl Fn(T) + Send + 'static) -> std::io::Result<Darkroom<T>> {
        let (orders, ordered) = mpsc::channel();
        std::thread::Builder::new()
            .name(DARKROOM.to_owned())
            .spawn(move || {
                for order in ordered {
                    // Only that photograph is lost.
                    mishap::caught(|| develop(order));
                }
            })?;
        Ok(Darkroom { orders })
    }

    /// Asks for one more.
    pub fn order(&self, order: T) {
        // Where nobody works any more, the photograph stays a caption.
        drop(self.orders.send(order));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};

    fn photograph(format: ImageFormat) -> Vec<u8> {
        let image = RgbImage::from_fn(40, 20, |x, _| {
            if x < 20 {
                Rgb([250, 0, 0])
            } else {
                Rgb([0, 0, 250])
            }
        });
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("memory takes it");
        bytes.into_inner()
    }

    /// A PNG that says it has this size, and has no pixels.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = photograph(ImageFormat::Png);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        bytes
    }

    fn crc(bytes: &[u8]) -> u32 {
        let mut sum = u32::MAX;
        for byte in bytes {
            sum ^= u32::from(*byte);
            for _ in 0..8 {
                sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
            }
        }
        !sum
    }

    #[test]
    fn every_kind_is_developed() {
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::Gif,
            ImageFormat::WebP,
        ] {
            let bytes = photograph(format);
            assert_eq!(measure(&bytes), Ok((40, 20)), "{format:?}");
            let print = develop(&bytes, (4, 2)).expect("a print");
            let [left, right] = [0, 1].map(|column| print.mean((column, 0), (2, 1)));
            assert!(left[0] > 180 && left[2] < 70, "{format:?}: {left:?}");
            assert!(right[2] > 180 && right[0] < 70, "{format:?}: {right:?}");
        }
    }

    #[test]
    fn a_claim_of_too_many_pixels_is_turned_down_by_its_header() {
        assert_eq!(measure(&claiming(100_000, 100_000)), Err(Flaw::TooLarge));
        assert_eq!(
            develop(&claiming(100_000, 100_000), (10, 10)),
            Err(Flaw::TooLarge)
        );
        assert_eq!(
            develop(&claiming(9_000, 11_000), (4, 4)).err(),
            Some(Flaw::TooLarge)
        );
    }

    #[test]
    fn what_is_no_photograph_is_turned_down() {
        for bytes in [&b""[..], b"GIF89a", b"not a picture at all", &[0xff; 4096]] {
            assert_eq!(measure(bytes), Err(Flaw::Unreadable), "{bytes:?}");
        }
    }

    #[test]
    fn a_photograph_cut_anywhere_or_spoiled_is_none_or_one() {
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::Gif,
            ImageFormat::WebP,
        ] {
            let bytes = photograph(format);
            for end in 0..bytes.len() {
                drop(develop(&bytes[..end], (4, 4)));
                let mut spoiled = bytes.clone();
                spoiled[end] ^= 0x55;
                drop(develop(&spoiled, (4, 4)));
            }
        }
    }

    #[test]
    fn a_decoder_that_panics_has_met_no_photograph() {
        let flaw = guarded::<()>(|| panic!("a decoder's"));
        assert_eq!(flaw, Err(Flaw::Unreadable));
    }
}
