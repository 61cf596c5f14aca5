//! What the reading of pages sees of their lines, for the program that learns from known pages.

pub use crate::page::seen::{LABELS, Label, Seen, lines, packed};
