//! What is copied goes to the terminal, which has the clipboard of whoever sits before it: OSC 52.
//! The clipboard is only ever written, never asked for.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The longest text that is handed to a terminal, in bytes: some drop the whole of what is longer.
pub(super) const LONGEST: usize = 74_994;

/// The sequence that puts a text on the clipboard; nothing for a text that is too long for it.
pub(super) fn sequence(text: &str) -> Option<String> {
    let fits = text.len() <= LONGEST;
    fits.then(|| format!("\u{1b}]52;c;{}\u{1b}\\", STANDARD.encode(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_in_base_64_unless_it_is_too_long() {
        for (text, expected) in [("f", "Zg=="), ("报纸", "5oql57q4")] {
            let expected = format!("\u{1b}]52;c;{expected}\u{1b}\\");
            assert_eq!(sequence(text), Some(expected));
        }
        assert!(sequence(&"f".repeat(LONGEST)).is_some());
        assert_eq!(sequence(&"f".repeat(LONGEST + 1)), None);
    }
}
