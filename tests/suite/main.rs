//! The suite: one binary, a module for each kind of test.

/// The Markdown files of `commands/`: what is typed, what is printed, the exit status.
mod commands;
/// Properties of composition on random text.
mod compose_laws;
/// Files in, our own format out, and what is said about the rest.
mod formats;
/// Properties that hold on all inputs.
mod laws;
/// An issue and a setting into a page as text.
mod pages;
/// Keys to screens.
mod screens;
/// Queries over whole pages.
mod search;
/// What is kept between sittings, in directories of all kinds.
mod storage;
