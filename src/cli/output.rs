//! What the program prints: one door for all text that leaves it, on either stream.

use std::io::{self, Write};

use crate::clean::Outgoing;

/// A stream that lets text out as [`Outgoing`] does, wherever the pieces are cut that it is written in.
#[derive(Debug)]
pub(super) struct Output<W: Write> {
    stream: W,
    outgoing: Outgoing,
    /// The first bytes of a character whose others come with the next piece.
    begun: Vec<u8>,
}

impl<W: Write> Output<W> {
    /// A door before that stream.
    pub(super) fn new(stream: W) -> Output<W> {
        Output {
            stream,
            outgoing: Outgoing::default(),
            begun: Vec::new(),
        }
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        let mut kept = String::new();
        self.outgoing.pass(text, &mut kept);
        self.stream.write_all(kept.as_bytes())
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let joined;
        let piece = if self.begun.is_empty() {
            bytes
        } else {
            joined = [&std::mem::take(&mut self.begun), bytes].concat();
            &joined
        };
        match str::from_utf8(piece) {
            Ok(text) => self.print(text)?,
            Err(error) => {
                let (text, rest) = piece.split_at(error.valid_up_to());
                self.print(str::from_utf8(text).unwrap_or_default())?;
                match error.error_len() {
                    None => self.begun = rest.to_vec(),
                    // No text of ours: it leaves as it is.
                    Some(_) => self.stream.write_all(rest)?,
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut kept = String::new();
        self.outgoing.end(&mut kept);
        self.stream.write_all(kept.as_bytes())?;
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_leaves_the_same_wherever_it_is_cut() {
        let text = "so\u{ad}ft 報\u{200b}紙\u{2060} ข่าว\u{200b}วัน ព័ត៌\u{200b}";
        for cut in 0..=text.len() {
            let (one, two) = text.as_bytes().split_at(cut);
            let mut output = Output::new(Vec::new());
            output.write_all(one).expect("memory takes everything");
            output.write_all(two).expect("memory takes everything");
            output.flush().expect("memory takes everything");
            let left = String::from_utf8(output.stream).expect("letters");
            assert_eq!(left, "soft 報紙 ข่าว\u{200b}วัน ព័ត៌\u{200b}");
        }
    }
}
