//! An issue and a setting into pages. Cannot fail, and touches nothing outside.
//!
//! A story goes through the stages in this order, each made of the one before:
//!
//! ```text
//! Text --segment--> segments --lines--> galley of one measure --columns--> columns --article--> pages
//! ```

mod setting;
mod width;

mod axes;
mod breaks;
mod cluster;
mod foreign;
mod forms;
mod gap;
mod joint;
mod kinsoku;
mod ruby;
mod segment;
mod sorts;
mod word;

mod arabic;
mod bidi;
mod concession;
mod first;
mod fit;
mod justify;
mod lexicon;
mod line;
mod lines;
mod rescue;

mod banner;
mod credit;
mod galley;
mod headline;
mod initial;
mod inset;
mod plate;
mod recast;
mod story;
mod table;
mod verbatim;

mod frame;
mod proof;
mod setter;

mod bed;
mod columns;
mod measure;
mod page;
mod paste;

mod resume;

mod article;
mod front;

pub use article::{Pages, article};
pub use bidi::as_it_stands;
pub use breaks::{breaks, clusters};
pub use concession::{Concession, Lapse};
pub use front::{Fold, Module, Ranking, blank, fold, front};
pub use page::{Cell, Glyphs, Page, Role};
pub use plate::{Plate, Plates};
pub use proof::{Proof, proof, survey};
pub use setting::{
    Ambiguous, Breaking, Columns, Face, Forms, Ornaments, Setting, Size, Strictness, Words,
};
pub use width::{Width, drawn};
