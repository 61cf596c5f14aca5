//! The reader's bookmarks on the screen: what can be done with them, and how they look.

mod asking;
mod deeds;
mod list;
mod order;
mod panes;
mod passage;
mod preview;
mod sights;
mod view;

pub(crate) use list::Bookmarks;
