//! Every hit of a search, in a list.

mod groups;
mod list;

pub(crate) use list::Hits;
