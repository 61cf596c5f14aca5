//! The second stage: lines or blocks into pieces of a kind, such as paragraphs, headings, captions.

pub(crate) mod label;
pub(crate) mod piece;

pub(crate) mod features;
pub(crate) mod labelled;
pub(crate) mod tagger;

pub(crate) mod headings;
pub(crate) mod headlines;
pub(crate) mod paragraphs;
pub(crate) mod shapes;
pub(crate) mod tables;

pub(crate) mod galley;
