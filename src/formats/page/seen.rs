//! The lines of a page with what is seen of them, for the program that learns from known pages.

use std::io::Write as _;

use super::kinds::features::Features;
use super::lines::{line, whole};

pub use super::kinds::label::{LABELS, Label};

/// A line of a page.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Its text.
    pub text: String,
    /// Its number in the source, counted from 1.
    pub number: usize,
    /// What is seen of it, as numbers that mean nothing outside the reading of pages.
    pub features: Vec<u32>,
}

/// The lines of a page as reading sees them.
#[must_use]
pub fn lines(text: &str) -> Vec<Seen> {
    let (lines, is_vertical) = whole::whole(line::split(text).printed);
    let features = Features::of(&lines, is_vertical);
    let seen = |(at, line): (usize, &line::Line)| {
        let mut found = Vec::new();
        features.line(at, &mut found);
        Seen {
            text: line.text.clone(),
            number: line.number,
            features: found,
        }
    };
    lines.iter().enumerate().map(seen).collect()
}

/// A table of weights as the reader is built with it, packed.
#[must_use]
pub fn packed(table: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory does not fail.
    let _ = packed.write_all(table);
    packed.finish().unwrap_or_default()
}
