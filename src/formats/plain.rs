//! A raw text page, or any other bare text: finds its lines, paragraphs and stories.

use super::reading::{ReadError, Reading};
use super::source::Source;

/// Reads bare text.
pub(super) fn read(_source: &Source) -> Result<Reading, ReadError> {
    Err(ReadError::Empty)
}
