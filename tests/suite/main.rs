//! The suite: one binary, a module for each kind of test.

/// The Markdown files of `commands/`: what is typed, what is printed, the exit status.
mod commands;
/// Files in, our own format out, and what is said about the rest.
mod formats;
/// Properties that hold on all inputs.
mod laws;
/// Queries over whole pages.
mod search;
/// What is kept between sittings, in directories of all kinds.
mod storage;
