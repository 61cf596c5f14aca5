//! A story that waits for its slot: with its photograph where the slot has room for both, and without
//! it. Which it is, is decided once the slots are: no photograph takes the place of a story.

use super::desk::Desk;
use super::module::{Set, Story};
use super::plan::{Slot, Want};
use newsprint_issue::{Article, Rank};

/// A story, as it may come to stand.
pub(super) struct Waiting<'a> {
    plain: Story<'a>,
    /// With its photograph.
    pictured: Option<Story<'a>>,
}

impl<'a> Waiting<'a> {
    /// The story that leads the page.
    pub(super) fn leading(article: &'a Article, rows: u16, desk: &Desk) -> Waiting<'a> {
        Waiting {
            plain: Story::leading(article, rows, desk),
            pictured: None,
        }
    }

    /// One that stands after it. Briefs and cards show no photograph.
    pub(super) fn following(article: &'a Article, rows: u16, desk: &Desk) -> Waiting<'a> {
        let has_room = desk.grid.columns > 1 && article.rank != Rank::Brief;
        Waiting {
            plain: Story::new(article, rows, desk),
            pictured: has_room
                .then(|| Story::pictured(article, rows, desk))
                .flatten(),
        }
    }

    /// The rows that it asks for across so many columns: it is worth starting without its
    /// photograph, and whole with it.
    pub(super) fn want(&self, span: u16, desk: &Desk) -> Want {
        let plain = self.plain.want(span, desk);
        match &self.pictured {
            Some(pictured) => Want {
                whole: pictured.want(span, desk).whole,
                ..plain
            },
            None => plain,
        }
    }

    /// Sets the story into its slot.
    pub(super) fn set(&'a self, slot: &Slot, number: usize, desk: &Desk) -> Set<'a> {
        let fits = |copy: &&Story<'_>| copy.want(slot.span, desk).least <= slot.rows;
        let copy = self.pictured.as_ref().filter(fits);
        copy.unwrap_or(&self.plain).set(slot, number, desk)
    }
}
