//! The lines of a raw page beside the story they became, and what a reader sets right there.

mod saying;
mod screen;
mod view;

pub(crate) use screen::Source;
