//! The photographs of a paper: which are at hand, how they are developed, and in which bytes a terminal
//! prints them. Below the reading, which keeps them, and the widgets, which draw them.

pub(crate) mod cache;
pub(crate) mod encoding;
pub(crate) mod protocol;
