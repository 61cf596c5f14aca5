//! The suite: one binary, a module for each kind of test.

/// Raw pages with known truth, made of clean stories; the only maker of spoiled text.
mod degrade;
/// Files in, our own format out, and what is said about the rest.
mod formats;
/// Properties that hold on all inputs.
mod laws;
/// The raw page reader: on made pages, on the seed page, and on pairs of files.
mod raw_pages;
/// Metrics of a reading against the truth; asserts nothing.
mod score;
