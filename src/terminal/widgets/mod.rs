//! Pieces drawn by several screens. They know cells and styles, and no session.

mod canvas;
mod context;
mod list;
mod map;
mod overlay;
mod page;
mod plate;

pub(crate) use canvas::{Canvas, Marks, plain_marks};
pub(crate) use context::draw_hit;
pub(crate) use list::List;
pub(crate) use map::{Label, Map};
pub(crate) use overlay::over;
#[cfg(test)]
pub(crate) use page::draw_letter;
pub(crate) use page::{draw_page, headline_areas, headlines, heads_of_columns};
pub(crate) use plate::{HALF, draw_frame, draw_proof};
