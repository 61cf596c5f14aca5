//! The photograph of a story on a fold: its box and its caption, which stand before the text
//! wherever they do in the story.

use crate::lines::line::Line;
use crate::story::column::Column;
use crate::story::galley::Galley;
use crate::story::plates::Plates;
use newsprint_issue::{Article, Block, Part, Place};

/// A photograph with its caption.
pub(super) struct Picture {
    /// The block of the story that it is.
    pub(super) block: usize,
    pub(super) lines: Vec<Line>,
}

impl Picture {
    /// The first photograph of a story that is at hand, if it goes into so many rows of a column.
    pub(super) fn of(
        article: &Article,
        plates: &Plates,
        column: Column,
        rows: u16,
    ) -> Option<Picture> {
        let is_at_hand = |block: &Block| match block {
            Block::Figure { image, .. } => image.as_deref().is_some_and(|path| plates.has(path)),
            _ => false,
        };
        let block = article.body.iter().position(is_at_hand)?;
        let column = Column {
            plate: rows * 2 / 3,
            ..column
        };
        let place = Place::start_of(article.id, Part::block(block));
        let mut galley = Galley::at(column, place).showing(plates.clone());
        galley.set(article, 1);
        let mut lines = galley.take(usize::MAX);
        lines.retain(|line| !line.is_blank());
        let has_box = lines.iter().any(|line| line.strip.is_some());
        (has_box && lines.len() <= usize::from(rows)).then_some(Picture { block, lines })
    }
}
