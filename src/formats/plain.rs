//! A raw text page, or any other bare text: bytes into text, and the text to the page room.

use super::decode::decode;
use super::page;
use super::reading::{Note, ReadError, Reading};
use super::source::Source;

/// Reads bare text.
pub(super) fn read(source: &Source) -> Result<Reading, ReadError> {
    let decoded = decode(source.main())?;
    let mut reading = page::read(&decoded.text);
    if let Some(encoding) = decoded.encoding {
        reading.notes.insert(0, Note::Decoded { encoding });
    }
    if reading.origins.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(reading)
}
