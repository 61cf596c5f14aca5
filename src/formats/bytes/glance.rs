//! The first words of a source, by which formats tell whether it is theirs.

use super::decode::{self, Claim};
use super::source::Source;

/// The text of the first bytes of a source of one file; empty when they are no text. A line that
/// the end cuts may be spoiled.
pub(crate) fn head(source: &Source, most: usize) -> String {
    let bytes = source.main();
    let bytes = &bytes[..bytes.len().min(most & !3)];
    let claim = Claim {
        asked: source.encoding(),
        ..Claim::default()
    };
    decode::decode(bytes, claim).map_or_else(|_| String::new(), |decoded| decoded.text.into_owned())
}
