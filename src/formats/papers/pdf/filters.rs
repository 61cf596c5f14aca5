//! How much a stream of a document unpacks to, by the filters that its dictionary names, before a
//! reader that keeps everything is given it. Only what can grow is followed; pictures are bounded by
//! their pixels.

use flate2::{Decompress, FlushDecompress, Status};

/// The most filters of a stream.
const MOST: usize = 6;
/// Bytes before a stream in which its dictionary is looked for.
const DICTIONARY: usize = 1 << 16;

/// A filter that makes bytes of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filter {
    /// Two digits a byte.
    Hexadecimal,
    /// Five letters for four bytes.
    Base85,
    /// Runs of one byte.
    Runs,
    /// LZW.
    Lzw,
    /// Deflate.
    Flate,
}

/// The filters of the stream whose bytes begin behind a place, in their order.
pub(crate) fn before(bytes: &[u8], at: usize) -> Vec<Filter> {
    let Some(value) = entry(bytes, at, b"/Filter") else {
        return Vec::new();
    };
    let value = match value.first() {
        Some(b'/') => {
            let end = value[1..].iter().position(|byte| !is_of_name(*byte));
            &value[..end.map_or(value.len(), |end| end + 1)]
        }
        Some(b'[') => &value[..memchr::memchr(b']', value).unwrap_or(value.len())],
        // It stands elsewhere in the document.
        _ => elsewhere(bytes, value).unwrap_or_default(),
    };
    let names = value.split(|byte| *byte == b'/').skip(1);
    names.filter_map(named_so).take(MOST).collect()
}

/// How many bytes a stream says that it has whose bytes begin behind a place; nothing where it does not.
pub(crate) fn length(bytes: &[u8], at: usize) -> usize {
    let Some(value) = entry(bytes, at, b"/Length") else {
        return 0;
    };
    let digits = |value: &[u8]| -> usize {
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit());
        let digits: String = digits.map(|digit| char::from(*digit)).collect();
        digits.parse().unwrap_or_default()
    };
    let there = elsewhere(bytes, value).map_or(0, |value| digits(value.trim_ascii_start()));
    there.max(digits(value))
}

/// What stands behind a key of the dictionary before a place.
fn entry<'a>(bytes: &'a [u8], at: usize, key: &[u8]) -> Option<&'a [u8]> {
    let dictionary = &bytes[at.saturating_sub(DICTIONARY)..at];
    let begins = memchr::memmem::rfind(dictionary, b" obj").map_or(0, |at| at + 4);
    let dictionary = &dictionary[begins..];
    let named = memchr::memmem::rfind(dictionary, key)?;
    Some(dictionary[named + key.len()..].trim_ascii_start())
}

/// What stands in the object that a value names by its number.
fn elsewhere<'a>(bytes: &'a [u8], value: &[u8]) -> Option<&'a [u8]> {
    let digits = value
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if digits == 0 || !value[digits..].trim_ascii_start().starts_with(b"0 R") {
        return None;
    }
    let number = [&value[..digits], b" 0 obj"].concat();
    let whole = |at: &usize| *at == 0 || !bytes[at - 1].is_ascii_digit();
    let at = memchr::memmem::find_iter(bytes, &number).find(whole)?;
    let object = &bytes[at + number.len()..];
    Some(&object[..memchr::memmem::find(object, b"endobj")?.min(DICTIONARY)])
}

/// Whether a byte may stand in the name of a filter: also as its number.
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'#'
}

/// The filter of the name that a text begins with.
fn named_so(text: &[u8]) -> Option<Filter> {
    let end = text.iter().position(|byte| !is_of_name(*byte));
    let mut rest = &text[..end.unwrap_or(text.len())];
    let mut name = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'#');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let number = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        name.push(number.unwrap_or(*first));
        rest = if number.is_some() { &after[2..] } else { after };
    }
    Some(match &*name {
        b"ASCIIHexDecode" | b"AHx" => Filter::Hexadecimal,
        b"ASCII85Decode" | b"A85" => Filter::Base85,
        b"RunLengthDecode" | b"RL" => Filter::Runs,
        b"LZWDecode" | b"LZW" => Filter::Lzw,
        b"FlateDecode" | b"Fl" => Filter::Flate,
        _ => return None,
    })
}

/// How many bytes a stream unpacks to behind all of its filters, each result counted; none when one of
/// them is more than so many.
pub(crate) fn unpacked(bytes: &[u8], filters: &[Filter], most: usize) -> Option<usize> {
    let mut all = 0;
    let mut held: Vec<u8> = Vec::new();
    for (place, filter) in filters.iter().enumerate() {
        let input = if place == 0 { bytes } else { &held };
        let kept = if place + 1 < filters.len() {
            Kept::Bytes(Vec::new())
        } else {
            Kept::Count
        };
        let mut output = Output {
            count: 0,
            most,
            kept,
        };
        filter.run(input, &mut output)?;
        all += output.count;
        held = match output.kept {
            Kept::Bytes(bytes) => bytes,
            Kept::Count => Vec::new(),
        };
    }
    Some(all)
}

/// What a filter gives: only counted behind the last.
struct Output {
    count: usize,
    most: usize,
    kept: Kept,
}

enum Kept {
    Bytes(Vec<u8>),
    Count,
}

impl Output {
    /// Takes bytes; none when they are too many.
    fn take(&mut self, bytes: &[u8]) -> Option<()> {
        self.count += bytes.len();
        if self.count > self.most {
            return None;
        }
        if let Kept::Bytes(kept) = &mut self.kept {
            kept.extend_from_slice(bytes);
        }
        Some(())
    }
}

impl Filter {
    fn run(self, input: &[u8], output: &mut Output) -> Option<()> {
        match self {
            Filter::Hexadecimal => hexadecimal(input, output),
            Filter::Base85 => base85(input, output),
            Filter::Runs => runs(input, output),
            Filter::Lzw => lzw(input, output),
            Filter::Flate => flate(input, output),
        }
    }
}

fn hexadecimal(input: &[u8], output: &mut Output) -> Option<()> {
    let digits = input.iter().take_while(|byte| **byte != b'>');
    let mut digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    while let Some(high) = digits.next() {
        output.take(&[(high * 16 + digits.next().unwrap_or_default()) as u8])?;
    }
    Some(())
}

fn base85(input: &[u8], output: &mut Output) -> Option<()> {
    let (mut word, mut count) = (0_u32, 0);
    for byte in input.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if count == 0 => output.take(&[0; 4])?,
            b'!'..=b'u' => {
                word = word.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    output.take(&word.to_be_bytes())?;
                    (word, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    Some(())
}

fn runs(input: &[u8], output: &mut Output) -> Option<()> {
    let mut rest = input;
    while let Some((length, after)) = rest.split_first() {
        let length = usize::from(*length);
        rest = match (length, after.split_first()) {
            (0..128, _) => {
                let end = (length + 1).min(after.len());
                output.take(&after[..end])?;
                &after[end..]
            }
            (129.., Some((byte, after))) => {
                output.take(&vec![*byte; 257 - length])?;
                after
            }
            (128.., _) => break,
        };
    }
    Some(())
}

/// The bytes themselves are not made: behind LZW only their number matters, and what stands behind it
/// is taken for as long.
fn lzw(input: &[u8], output: &mut Output) -> Option<()> {
    let mut lengths: Vec<u32> = Vec::new();
    let (mut held, mut bits, mut before) = (0_u64, 0, 0_u32);
    for byte in input {
        held = (held << 8 | u64::from(*byte)) & 0xffff_ffff;
        bits += 8;
        let width = match lengths.len() + 258 {
            0..511 => 9,
            511..1023 => 10,
            1023..2047 => 11,
            _ => 12,
        };
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        let length = match code {
            256 => {
                lengths.clear();
                before = 0;
                continue;
            }
            257 => break,
            0..256 => 1,
            // The string that is in the making is one longer than the last.
            _ => lengths.get(code - 258).copied().unwrap_or(before + 1),
        };
        if before > 0 && lengths.len() < 4096 - 258 {
            lengths.push(before + 1);
        }
        before = length;
        output.take(&vec![0; length as usize])?;
    }
    Some(())
}

fn flate(input: &[u8], output: &mut Output) -> Option<()> {
    let mut inflate = Decompress::new(true);
    let mut room = vec![0; 64 << 10];
    loop {
        let (taken, given) = (inflate.total_in() as usize, inflate.total_out() as usize);
        let status = inflate.decompress(&input[taken..], &mut room, FlushDecompress::None);
        let fresh = inflate.total_out() as usize - given;
        output.take(&room[..fresh])?;
        let stuck = fresh == 0 && inflate.total_in() as usize == taken;
        if stuck || !matches!(status, Ok(Status::Ok)) {
            return Some(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_found_in_their_order() {
        for (text, expected) in [
            ("1 0 obj\n<< /Filter /FlateDecode >>\n", vec![Filter::Flate]),
            (
                "1 0 obj\n<< /Filter [ /A85 /RL] /Length 3 >>\n",
                vec![Filter::Base85, Filter::Runs],
            ),
            (
                "7 0 obj\n[/LZWDecode]\nendobj\n1 0 obj\n<</Filter 7 0 R>>",
                vec![Filter::Lzw],
            ),
            ("1 0 obj <</Filter/LZW#44ecode>>", vec![Filter::Lzw]),
            (
                "17 0 obj\n[/RL]\nendobj\n7 0 obj\n/A85\nendobj\n1 0 obj\n<</Filter 7 0 R>>",
                vec![Filter::Base85],
            ),
            (
                "1 0 obj <</Filter/LZW>> endobj 2 0 obj << /Length 1 >>",
                vec![],
            ),
        ] {
            assert_eq!(before(text.as_bytes(), text.len()), expected, "{text}");
        }
    }

    #[test]
    fn a_length_is_found_also_elsewhere() {
        for (text, expected) in [
            ("1 0 obj << /Length 34 >>", 34),
            ("5 0 obj 120 endobj 1 0 obj << /Length 5 0 R >>", 120),
            ("1 0 obj << >>", 0),
        ] {
            assert_eq!(length(text.as_bytes(), text.len()), expected, "{text}");
        }
    }

    #[test]
    fn what_comes_out_is_counted_behind_each() {
        use Filter::{Base85, Hexadecimal, Lzw, Runs};
        // The example of the specification: 45 45 45 45 45 65 45 45 45 66.
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(unpacked(&packed, &[Lzw], 100), Some(10));
        assert_eq!(
            unpacked(b"8120 >", &[Hexadecimal, Runs], 200),
            Some(2 + 128)
        );
        assert_eq!(unpacked(b"8120>", &[Hexadecimal, Runs], 127), None);
        assert_eq!(unpacked(b"zz87cUR~>", &[Base85], 100), Some(12));
    }
}
