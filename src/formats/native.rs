//! Our own format: TOML and Markdown, in a folder or a single file. The only one also written.

use std::collections::BTreeMap;

use super::reading::{Note, ReadError, Reading};
use super::source::Source;
use crate::issue::Issue;

/// Whether the source is an issue of our own.
pub(super) fn detect(source: &Source) -> bool {
    source.is_folder()
}

/// Reads an issue of our own.
pub(super) fn read(_source: &Source) -> Result<Reading, ReadError> {
    Err(ReadError::NoIssue)
}

/// The files of an issue, by path inside its folder.
pub fn write(_issue: &Issue, _notes: &[Note]) -> BTreeMap<String, Vec<u8>> {
    BTreeMap::new()
}
