//! What is copied goes to the terminal, which has the clipboard of whoever sits before it: OSC 52.
//! The clipboard is only ever written, never asked for.

/// The longest text that is handed to a terminal, in bytes: some drop the whole of what is longer.
pub(super) const LONGEST: usize = 74_994;

/// The digits of base 64 (RFC 4648, 4).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The sequence that puts a text on the clipboard; nothing for a text that is too long for it.
pub(super) fn sequence(text: &str) -> Option<String> {
    let fits = text.len() <= LONGEST;
    fits.then(|| format!("\u{1b}]52;c;{}\u{1b}\\", encoded(text.as_bytes())))
}

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let mut group = [0; 3];
        group[..three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place)) as usize & 63];
            let is_there = place <= three.len();
            text.push(if is_there { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_in_base_64() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("报纸", "5oql57q4"),
        ] {
            assert_eq!(encoded(text.as_bytes()), expected);
        }
        let short = "\u{1b}]52;c;Zg==\u{1b}\\";
        assert_eq!(sequence("f").as_deref(), Some(short));
        assert!(sequence(&"f".repeat(LONGEST)).is_some());
        assert_eq!(sequence(&"f".repeat(LONGEST + 1)), None);
    }
}
