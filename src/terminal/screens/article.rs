//! A story on the screen: what it does, and how it looks.

mod story;
mod view;

pub(crate) use story::Story;
