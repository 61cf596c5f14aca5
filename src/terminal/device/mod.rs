//! The terminal and the system: taken and given back, asked what they can do, read from and written to.

pub(crate) mod asking;
pub(crate) mod capabilities;
pub(crate) mod clipboard;
pub(crate) mod heard;
pub(crate) mod input;
pub(crate) mod keyboard;
mod meaning;
pub(crate) mod output;
pub(crate) mod probe;
pub(crate) mod queue;
pub(crate) mod renderer;
pub(crate) mod rows;
mod sequences;
pub(crate) mod signals;
pub(crate) mod system;
pub(crate) mod tty;
