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
mod cluster;
mod gap;
mod kinsoku;
mod segment;
mod word;

mod justify;
mod line;
mod lines;

mod credit;
mod headline;
mod story;
mod table;
mod verbatim;

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
pub use front::{Fold, Module, front};
pub use page::{Cell, Glyphs, Page, Role};
pub use setting::{Ambiguous, Breaking, Columns, Setting, Size, Strictness};
pub use width::Width;
