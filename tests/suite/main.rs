//! The suite: one binary, a module for each kind of test.

// Raw pages with known truth, made of clean stories.
mod degrade;
// Metrics of a reading against the truth.
mod score;
// The raw page reader against made pages, the seed page and pairs of files.
mod raw_pages;
