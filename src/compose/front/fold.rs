//! The product: a fold of the front pages, and where its stories stand.

use crate::characters::cell::Cell;
use crate::pages::page::Page;
use crate::setting::Size;
use newsprint_issue::{ArticleId, Place};

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

/// Where a fold opens: what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its section, as an index.
    pub section: usize,
    /// How many stories of the section are placed before it.
    pub placed: usize,
}

/// A story's rectangle on a fold.
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
