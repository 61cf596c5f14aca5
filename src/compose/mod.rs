//! An issue and a setting into pages. Cannot fail, and touches nothing outside.
//!
//! A story goes through the stages in this order, each made of the one before:
//!
//! ```text
//! Text --segment--> segments --lines--> lines of one measure --columns--> columns --article--> pages
//! ```

mod page;
mod setting;
mod width;

pub use page::{Cell, Glyphs, Page, Role};
pub use setting::{Ambiguous, Breaking, Columns, Setting, Size, Strictness};
pub use width::Width;

use crate::issue::{Article, ArticleId, Issue, Place};

/// The pages of one article, set one after another as they are asked for, so that opening a long
/// story costs no more than opening a short one.
#[derive(Clone, Debug)]
pub struct Pages {
    setting: Setting,
}

impl Pages {
    /// The pages of an article, none of them set yet.
    pub fn new(setting: &Setting) -> Pages {
        Pages { setting: *setting }
    }

    /// Sets the next page; `None` after the last. `article` must be the same every time.
    pub fn next(&mut self, _article: &Article) -> Option<Page> {
        let _ = self.setting;
        None
    }
}

/// All pages of an article.
pub fn article(article: &Article, setting: &Setting) -> Vec<Page> {
    let mut pages = Pages::new(setting);
    std::iter::from_fn(|| pages.next(article)).collect()
}

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
