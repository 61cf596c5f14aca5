//! The product: what was given up for the lines of a page, each with its place.

use crate::copy::lapse::Lapse;
use crate::lines::line::Line;
use newsprint_issue::Place;

/// A rule that was given up for a line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concession {
    /// Where the line begins.
    pub place: Place,
    /// What was given up.
    pub lapse: Lapse,
}

/// What was given up for lines, in their order.
pub(crate) fn of_lines<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<Concession> {
    let mut found = Vec::new();
    for line in lines {
        for line in std::iter::once(line).chain(&line.inset) {
            if let (Some(lapse), Some(place)) = (line.lapse, line.place()) {
                found.push(Concession { place, lapse });
            }
        }
    }
    found
}
