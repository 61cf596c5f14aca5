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

mod columns;
mod measure;
mod page;
mod paste;

mod article;

pub use article::{Pages, article};
pub use page::{Cell, Glyphs, Page, Role};
pub use setting::{Ambiguous, Breaking, Columns, Setting, Size, Strictness};
pub use width::Width;

use crate::issue::{ArticleId, Issue, Place};

/// A fold of the front pages: what fits on one screen, and where its stories stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// What is drawn.
    pub page: Page,
    /// Which section of the issue it shows, as an index.
    pub section: usize,
    /// The stories on it, in reading order.
    pub modules: Vec<Module>,
}

/// A story's place on a front page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Module {
    /// The story.
    pub article: ArticleId,
    /// Its upper left cell.
    pub cell: Cell,
    /// Its room in cells.
    pub size: Size,
    /// Where its text was cut: the first place that is not shown. `None` when it is shown whole.
    pub cut: Option<Place>,
}

/// The front pages of an issue, section by section, at least one.
pub fn front(_issue: &Issue, _setting: &Setting) -> Vec<Fold> {
    vec![Fold::default()]
}
