//! A story on the screen: what it does, and how it looks.

mod finding;
mod held;
mod screen;
mod selecting;
mod story;
mod view;

pub(crate) use story::Story;
