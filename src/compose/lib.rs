//! An issue and a setting into pages. Cannot fail, and touches nothing outside.
//!
//! A story goes through the floors in this order, each product made of the one before:
//!
//! ```text
//! Text --copy--> Segments --lines--> Lines --story--> a Galley of one measure --article--> Pages
//! ```
//!
//! A floor knows those below it: `setting`, what the reader asks for; `characters`; `copy`; `lines`;
//! `pages`, where lines stand; `story`; and at the top, beside one another, `article` and `front`.
//! What a stage hands on has a file of its own, with its name.

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
pub use front::{Fold, Module, Opening, Ranking, blank, fold, front};
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
