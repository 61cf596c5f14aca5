//! The first stage of a page that was set: its lines by their place and type, made into blocks, and
//! blocks into the flow of stories.

pub(crate) mod block;
pub(crate) mod columns;
pub(crate) mod flow;
pub(crate) mod sheet;
