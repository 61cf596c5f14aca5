//! Pieces drawn by several screens. They know cells and styles, and no session.

mod canvas;
mod list;
mod overlay;
mod page;
mod plate;

pub(crate) use canvas::Canvas;
pub(crate) use list::List;
pub(crate) use overlay::over;
pub(crate) use page::{draw_page, heads_of_columns};
pub(crate) use plate::{draw_frame, draw_proof};
