//! A photograph as it stands in a drawing or a web page: a part of it, no finer than it is seen.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use ratatui::layout::Rect;

use newsprint_issue::pictures::{develop, measure};

/// Pixels of a cell, at most.
const CELL: (u32, u32) = (18, 42);
/// How well it is kept, of 100.
const QUALITY: u8 = 85;

/// The address that holds a photograph in an area, no larger than it is itself; `None` where it
/// cannot be developed.
pub(super) fn inlay(bytes: &[u8], area: Rect) -> Option<String> {
    let (across, down) = (
        u32::from(area.width) * CELL.0,
        u32::from(area.height) * CELL.1,
    );
    let (width, _) = measure(bytes).ok()?;
    let wide = across.min(width).max(1);
    let high = u64::from(wide) * u64::from(down) / u64::from(across.max(1));
    let print = develop(bytes, (wide, high as u32)).ok()?;
    let mut jpeg = Cursor::new(Vec::new());
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    let pixels = image::RgbImage::from_raw(print.width, print.height, print.pixels)?;
    pixels.write_with_encoder(encoder).ok()?;
    let letters = STANDARD.encode(jpeg.into_inner());
    Some(format!("data:image/jpeg;base64,{letters}"))
}
