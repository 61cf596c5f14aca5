//! Pieces drawn by several screens. They know cells and styles; those that draw what
//! is read (`boxes`, `photographs`) know the session, too.

pub(crate) mod boxes;
mod canvas;
mod context;
pub(crate) mod large;
pub(crate) mod letters;
mod list;
mod map;
mod marks;
mod overlay;
mod page;
pub(crate) mod photographs;
mod plate;

pub(crate) use canvas::Canvas;
pub(crate) use context::draw_hit;
pub(crate) use list::List;
pub(crate) use map::{Label, Map};
pub(crate) use marks::{Marks, plain_marks};
pub(crate) use overlay::over;
#[cfg(test)]
pub(crate) use page::draw_letter;
pub(crate) use page::{draw_page, headline_areas, headlines, heads_of_columns};
pub(crate) use plate::HALF;
