//! The lines of a raw page beside the story they became, and what a reader sets right there.

mod doubt;
mod lines;
mod panes;
mod saying;
mod view;

pub(crate) use lines::Source;
