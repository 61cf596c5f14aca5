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
mod kinsoku;
mod segment;

mod justify;
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

use unicode_segmentation::UnicodeSegmentation;

use crate::issue::{Article, ArticleId, Issue, Part, Place, Text};

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

/// The front pages of an issue, section by section, at least one: a list of headlines, one a row.
pub fn front(issue: &Issue, setting: &Setting) -> Vec<Fold> {
    let rows = usize::from(setting.size.height.max(2) / 2);
    let sections = issue.sections.iter().enumerate();
    let folds = sections.flat_map(|(section, content)| {
        let cards = content.articles.chunks(rows);
        cards.map(move |cards| fold(section, cards, setting))
    });
    let folds: Vec<Fold> = folds.collect();
    if folds.is_empty() {
        return vec![Fold::default()];
    }
    folds
}

fn fold(section: usize, cards: &[Article], setting: &Setting) -> Fold {
    let width = Width::new(setting.ambiguous);
    let size = setting.size;
    let measure = size.width.saturating_sub(6);
    let lines: Vec<String> = cards
        .iter()
        .map(|card| card.headline.first().map_or(String::new(), Text::plain))
        .collect();
    let mut modules = Vec::new();
    let mut setters = Vec::new();
    for ((row, card), line) in (0..).step_by(2).zip(cards).zip(&lines) {
        let cell = Cell { row, column: 2 };
        let mut clipped = 0;
        for (at, cluster) in line.grapheme_indices(true) {
            if width.of(&line[..at + cluster.len()]) > usize::from(measure) {
                break;
            }
            clipped = at + cluster.len();
        }
        setters.push(page::Setter {
            cell,
            text: &line[..clipped],
            role: Role::Headline,
            emphasis: crate::issue::Emphasis::Plain,
            source: clipped as u32,
            place: Some(Place::start_of(card.id, Part::Headline(0))),
        });
        modules.push(Module {
            article: card.id,
            cell,
            size: Size {
                width: measure,
                height: 1,
            },
            cut: card
                .parts()
                .find(|(part, _)| matches!(part, Part::Body { .. }))
                .map(|(part, _)| Place::start_of(card.id, part)),
        });
    }
    Fold {
        page: Page::new(size, width, setters),
        section,
        modules,
    }
}
