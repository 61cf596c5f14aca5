//! The suite: one binary, a module for each kind of test.

/// Properties of composition on random text.
mod compose_laws;
/// An issue and a setting into a page as text.
mod pages;
/// Keys to screens.
mod screens;
/// Queries over whole pages.
mod search;
/// What is kept between sittings, in directories of all kinds.
mod storage;
