//! Pieces drawn by several screens. They know cells and styles, and no session.

mod canvas;
mod list;
mod page;

pub(crate) use canvas::Canvas;
pub(crate) use list::List;
pub(crate) use page::{draw_page, headlines, heads_of_columns};
