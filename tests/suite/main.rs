//! The suite: one binary, a module for each kind of test.

/// Queries over whole pages.
mod search;
/// What is kept between sittings, in directories of all kinds.
mod storage;
