//! What a document may cost: how much it may unpack to, how much it may draw, how many pictures.

use super::filters::{self, Filter};
use flate2::{Decompress, FlushDecompress, Status};

/// The most pages looked at.
pub(crate) const MOST_PAGES: usize = 20_000;
/// The stack of the thread that reads a document: its objects may be nested deeply.
pub(crate) const STACK: usize = 64 << 20;
/// The most bytes a stream may unpack to, beyond eight times the size of the file.
const STREAM: usize = 48 << 20;
/// The most bytes all streams may unpack to, beyond 64 times the size of the file.
const DOCUMENT: usize = 128 << 20;
/// Streams packed in streams, at most.
const NESTING: usize = 4;

/// Steps of drawing allowed for a file of that size: ten times what a dense page needs.
pub(crate) fn steps(size: usize) -> usize {
    400_000 + 4 * size
}

/// The bytes that a packed stream of a file must not unpack to more than, when one does whatever it
/// says of itself.
pub(crate) fn exceeded(bytes: &[u8]) -> Option<usize> {
    let most = STREAM + bytes.len().saturating_mul(8);
    let mut left = DOCUMENT + bytes.len().saturating_mul(64);
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        at += found + 6;
        let skipped = bytes[at..]
            .iter()
            .take(2)
            .take_while(|b| b"\r\n".contains(b));
        let start = at + skipped.count();
        let most = most.min(left);
        // What says of itself how it is packed is believed, and looked at all the same.
        let filters = filters::before(bytes, at - 6);
        let named = if matches!(filters[..], [] | [Filter::Flate]) {
            Some(0)
        } else {
            let told = start.saturating_add(filters::length(bytes, at - 6));
            let end = stream_end(bytes, start).max(told.min(bytes.len()));
            filters::unpacked(&bytes[start..end], &filters, most)
        };
        let (Some(named), Some(spent)) = (named, unpacked(&bytes[start..], most, NESTING)) else {
            return Some(most);
        };
        left = left.saturating_sub(named);
        left = left.saturating_sub(spent.unpacked);
        at = start + spent.packed;
    }
    None
}

/// Where the bytes of a stream end.
fn stream_end(bytes: &[u8], start: usize) -> usize {
    memchr::memmem::find(&bytes[start..], b"endstream").map_or(bytes.len(), |end| start + end)
}

/// What unpacking a stream took and gave, in bytes.
#[derive(Default)]
struct Spent {
    packed: usize,
    unpacked: usize,
}

/// Unpacks bytes that begin as a zlib stream does, keeping nothing. `None` when it is too much.
fn unpacked(bytes: &[u8], most: usize, nesting: usize) -> Option<Spent> {
    let is_zlib = matches!(bytes, [0x08 | 0x18 | 0x28 | 0x38 | 0x48 | 0x58 | 0x68 | 0x78, flags, ..]
        if (usize::from(bytes[0]) * 256 + usize::from(*flags)).is_multiple_of(31));
    if !is_zlib {
        return Some(Spent::default());
    }
    let mut inflate = Decompress::new(true);
    let mut room = vec![0; 64 << 10];
    let mut inner = Vec::new();
    let mut nested = false;
    loop {
        let (taken, given) = (inflate.total_in() as usize, inflate.total_out() as usize);
        let status = inflate.decompress(&bytes[taken..], &mut room, FlushDecompress::None);
        let fresh = inflate.total_out() as usize - given;
        if given == 0 {
            nested = room[..fresh].first().is_some_and(|first| first & 0x8f == 8);
        }
        if nested {
            inner.extend_from_slice(&room[..fresh]);
        }
        if given + fresh > most {
            return None;
        }
        let stuck = fresh == 0 && inflate.total_in() as usize == taken;
        if stuck || !matches!(status, Ok(Status::Ok)) {
            break;
        }
    }
    let mut spent = Spent {
        packed: inflate.total_in() as usize,
        unpacked: inflate.total_out() as usize,
    };
    if nested && nesting > 0 {
        spent.unpacked += unpacked(&inner, most, nesting - 1)?.unpacked;
    }
    Some(spent)
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let mut heads = 0..bytes.len().saturating_sub(word.len() - 1);
    heads.find(|at| bytes[*at] == word[0] && bytes[*at..].starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).expect("memory takes everything");
        packer.finish().expect("memory takes everything")
    }

    fn stream(bytes: &[u8]) -> Vec<u8> {
        [b"1 0 obj\n<<>>\nstream\n", bytes, b"\nendstream"].concat()
    }

    #[test]
    fn a_stream_of_a_hundred_megabytes_is_a_bomb_however_it_is_wrapped() {
        let zeros = vec![0; 100 << 20];
        let once = packed(&zeros);
        let is_bomb = |bytes: &[u8]| exceeded(bytes).is_some();
        assert!(is_bomb(&stream(&once)));
        assert!(is_bomb(&stream(&packed(&once))));
        assert!(!is_bomb(&stream(&packed(&zeros[..1 << 20]))));
        assert!(!is_bomb(&stream(&once[..40])));
    }
}
