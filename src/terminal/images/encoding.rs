//! A photograph in the bytes that a terminal prints it by. Run where photographs are developed,
//! never where the screen is drawn.

use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use color_quant::NeuQuant;

use crate::images::protocol::Graphics;
use newsprint_compose::Size;
use newsprint_issue::pictures::Print;

/// Letters of a piece of kitty's protocol, at most.
const PIECE: usize = 4096;
/// Colours of a sixel picture.
const COLOURS: usize = 256;
/// One pixel in so many is looked at when these are chosen.
const SAMPLED: i32 = 10;

/// The bytes that show a photograph with its upper left corner at the cursor; none where it is
/// drawn in cells. The number is its own among all of a sitting.
pub(crate) fn bytes(graphics: Graphics, print: &Print, size: Size, number: u32) -> String {
    match graphics {
        Graphics::Cells => String::new(),
        Graphics::Sixel => sixel(print),
        Graphics::Kitty => kitty(print, size, number),
        Graphics::File => file(print, size),
    }
}

/// The bytes that take a photograph away again, where writing over it does not.
pub(crate) fn removal(graphics: Graphics, number: u32) -> String {
    match graphics {
        Graphics::Kitty => format!("\u{1b}_Ga=d,d=I,i={number},q=2\u{1b}\\"),
        Graphics::Cells | Graphics::Sixel | Graphics::File => String::new(),
    }
}

fn kitty(print: &Print, size: Size, number: u32) -> String {
    let letters = STANDARD.encode(&print.pixels);
    let mut bytes = String::with_capacity(letters.len() + letters.len() / PIECE * 16 + 128);
    let mut rest = letters.as_str();
    let mut first = true;
    while first || !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.len().min(PIECE));
        let more = u8::from(!after.is_empty());
        // Writing to a string cannot fail.
        let _ = if first {
            write!(
                bytes,
                "\u{1b}_Ga=T,f=24,s={},v={},i={number},c={},r={},C=1,q=2,m={more};{piece}\u{1b}\\",
                print.width, print.height, size.width, size.height
            )
        } else {
            write!(bytes, "\u{1b}_Gm={more};{piece}\u{1b}\\")
        };
        first = false;
        rest = after;
    }
    bytes
}

/// As a file in the text: iTerm2's way.
fn file(print: &Print, size: Size) -> String {
    let mut png = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_raw(print.width, print.height, print.pixels.clone());
    let written = pixels.map(|pixels| pixels.write_to(&mut png, image::ImageFormat::Png));
    let Some(Ok(())) = written else {
        return String::new();
    };
    let png = png.into_inner();
    format!(
        "\u{1b}]1337;File=inline=1;size={};width={};height={};preserveAspectRatio=0;doNotMoveCursor=1:{}\u{7}",
        png.len(),
        size.width,
        size.height,
        STANDARD.encode(&png)
    )
}

/// In bands of six rows, colour by colour (DEC STD 070).
fn sixel(print: &Print) -> String {
    let (width, height) = (print.width as usize, print.height as usize);
    let rgba: Vec<u8> = (print.pixels.chunks_exact(3))
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255])
        .collect();
    let palette = NeuQuant::new(SAMPLED, COLOURS, &rgba);
    let index: Vec<u8> = (rgba.chunks_exact(4))
        .map(|pixel| palette.index_of(pixel) as u8)
        .collect();
    let mut bytes = format!("\u{1b}P0;1;0q\"1;1;{width};{height}");
    let share = |channel: u8| u32::from(channel) * 100 / 255;
    for (number, colour) in palette.color_map_rgb().chunks_exact(3).enumerate() {
        let [red, green, blue] = [0, 1, 2].map(|channel| share(colour[channel]));
        let _ = write!(bytes, "#{number};2;{red};{green};{blue}");
    }
    for band in index.chunks(width.max(1) * 6) {
        let mut used = [false; COLOURS];
        for colour in band {
            used[usize::from(*colour)] = true;
        }
        for colour in (0..=255_u8).filter(|colour| used[usize::from(*colour)]) {
            let _ = write!(bytes, "#{colour}");
            push_band(&mut bytes, band, width, colour);
            bytes.push('$');
        }
        bytes.push('-');
    }
    bytes.push_str("\u{1b}\\");
    bytes
}

/// One colour of a band: a character for six pixels, one over the other, repeated ones counted.
fn push_band(bytes: &mut String, band: &[u8], width: usize, colour: u8) {
    let six = |column: usize| {
        let rows = (0..6).filter(|row| band.get(row * width + column) == Some(&colour));
        char::from(63 + rows.map(|row| 1 << row).sum::<u8>())
    };
    let mut column = 0;
    while column < width {
        let sign = six(column);
        let run = (column..width).take_while(|at| six(*at) == sign).count();
        let _ = match run {
            1..4 => write!(bytes, "{}", sign.to_string().repeat(run)),
            _ => write!(bytes, "!{run}{sign}"),
        };
        column += run;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print() -> Print {
        let pixels = [[255, 0, 0], [0, 0, 255]].concat().repeat(12);
        Print {
            width: 2,
            height: 12,
            pixels,
        }
    }

    const SIZE: Size = Size {
        width: 1,
        height: 1,
    };
    const NUMBER: u32 = 7;

    #[test]
    fn each_protocol_is_one_sequence_and_nothing_else() {
        let kitty = bytes(Graphics::Kitty, &print(), SIZE, NUMBER);
        assert!(kitty.starts_with("\u{1b}_Ga=T,f=24,s=2,v=12,i=7,c=1,r=1,C=1,q=2,m=0;"));
        assert!(kitty.ends_with("\u{1b}\\"));
        let file = bytes(Graphics::File, &print(), SIZE, NUMBER);
        assert!(file.starts_with("\u{1b}]1337;File=inline=1;") && file.ends_with('\u{7}'));
        let sixel = bytes(Graphics::Sixel, &print(), SIZE, NUMBER);
        assert!(sixel.starts_with("\u{1b}P0;1;0q\"1;1;2;12#0;2;"));
        assert!(sixel.ends_with("-\u{1b}\\"));
        let inner = &sixel[2..sixel.len() - 2];
        assert!(inner.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
        assert_eq!(bytes(Graphics::Cells, &print(), SIZE, NUMBER), "");
    }

    #[test]
    fn a_long_photograph_goes_in_pieces() {
        let large = Print {
            width: 100,
            height: 100,
            pixels: vec![9; 30_000],
        };
        let kitty = bytes(Graphics::Kitty, &large, SIZE, NUMBER);
        let pieces: Vec<&str> = kitty.split("\u{1b}_G").skip(1).collect();
        assert_eq!(pieces.len(), 40_000_usize.div_ceil(PIECE));
        assert!(pieces.iter().all(|piece| piece.len() <= PIECE + 80));
        let last = pieces.last().expect("a piece");
        assert!(last.starts_with("m=0;"), "{last}");
    }
}
