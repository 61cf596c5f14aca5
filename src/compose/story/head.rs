//! The headline block of a story: kicker, headline, decks, byline.

use crate::copy::role::Role;
use crate::copy::strand::strands;
use crate::lines::line::Line;
use crate::story::column::Column;
use crate::story::headline::{balanced, decks, headline};
use crate::story::{banner, credit, inset};
use newsprint_issue::{Article, Part};

/// The headline block of a story at a width: kicker, headline, decks, byline.
pub(crate) fn head(article: &Article, column: &Column) -> Vec<Line> {
    if let Some(wide) = inset::across_for_head(column) {
        return inset::blocks(head(article, &wide), column);
    }
    block(article, column, headline(article, column))
}

/// The same with the headline in large letters, where it is one that can have them on a page of so
/// many rows.
pub(crate) fn large_head(article: &Article, column: &Column, rows: u16) -> Option<Vec<Line>> {
    let headline = banner::large_headline(article, column, rows)?;
    Some(block(article, column, headline))
}

pub(crate) fn block(article: &Article, column: &Column, headline: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    if let Some(kicker) = article.kicker.as_ref().filter(|text| !text.is_empty()) {
        let kicker = column.manner.rewriting.text(kicker);
        let copy: Vec<_> = strands(&kicker, Role::Kicker, article.id, Part::Kicker).collect();
        lines.extend(balanced(&copy, column));
    }
    lines.extend(headline);
    lines.extend(decks(article, column));
    credit::add_byline(article, column, &mut lines);
    for line in &mut lines {
        line.keep = 1;
    }
    lines
}
