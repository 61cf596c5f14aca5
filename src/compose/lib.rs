//! An issue and a setting into pages. Cannot fail, and touches nothing outside.
//!
//! A story goes through the stages in this order, each made of the one before:
//!
//! ```text
//! Text --segment--> segments --lines--> galley of one measure --columns--> columns --article--> pages
//! ```

mod setting;

mod characters;
mod copy;
mod lines;
mod pages;
mod story;

mod article;
mod front;

pub use article::{Pages, article};
pub use characters::cell::Cell;
pub use characters::width::drawn;
pub use copy::breaks::{breaks, clusters};
pub use copy::lapse::Lapse;
pub use copy::role::Role;
pub use front::{Fold, Module, Ranking, blank, fold, front};
pub use lines::bidi::as_it_stands;
pub use lines::proof::{Proof, proof, survey};
pub use pages::concession::Concession;
pub use pages::glyphs::Glyphs;
pub use pages::page::Page;
pub use pages::plate::Plate;
pub use setting::{
    Ambiguous, Breaking, Columns, Face, Forms, Ornaments, Setting, Size, Strictness, Width, Words,
};
pub use story::plates::Plates;
