//! The product: a run as it is read off a page.

use crate::characters::cell::Cell;
use crate::copy::role::Role;
use newsprint_issue::{Emphasis, Place};

/// A run as it is read off a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs<'a> {
    /// The first cell.
    pub cell: Cell,
    /// Cells taken; of a large letter, by its box, in each of its rows.
    pub cells: u16,
    /// The clusters, safe to print.
    pub text: &'a str,
    /// What they are.
    pub role: Role,
    /// How they are stressed.
    pub emphasis: Emphasis,
    /// The place of the first byte; `None` for what the paper did not write (rules, folios).
    pub place: Option<Place>,
}
