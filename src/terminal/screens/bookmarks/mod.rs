//! The reader's bookmarks on the screen: what can be done with them, and how they look.

mod asking;
mod deeds;
mod order;
mod passage;
mod preview;
mod screen;
mod sights;
mod view;

pub(crate) use screen::Bookmarks;
