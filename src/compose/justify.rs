//! A line's slack shared out among its gaps, in whole cells, tier by tier.

use super::gap::Gap;
use super::segment::Segment;

/// Gaps that are opened together, after CLREQ's order of expansion: word spaces, the space between
/// Han and Latin, beside marks, and at last between Han.
const TIERS: [&[Gap]; 4] = [
    &[Gap::Word, Gap::Em],
    &[Gap::Auto],
    &[Gap::Pad, Gap::Mark],
    &[Gap::Han],
];

/// Gaps that are closed together, in order: an author's em, the space between Han and Latin (also
/// before a unit), the blank of a quotation mark.
const SHRINKING: [&[Gap]; 3] = [&[Gap::Em], &[Gap::Auto, Gap::Unit], &[Gap::Pad]];

/// Slack that is left at the end of a line rather than spread between Han: half a character.
const UNSEEN: i32 = 1;

/// The cells before each segment of a line (0 before the first), with the slack shared out if
/// that makes the line flush. Slack below 0 is what must be saved.
///
/// `phase` is the number of the line: gaps that are opened alternate from line to line, so that
/// they do not stack into rivers.
pub(super) fn share(line: &[Segment], slack: i32, phase: usize) -> Vec<u16> {
    let mut gaps: Vec<u16> = line.iter().map(|segment| segment.gap.natural()).collect();
    if let Some(first) = gaps.first_mut() {
        *first = 0;
    }
    if slack > 0 && stretches(line, slack) {
        let mut left = slack.unsigned_abs() as usize;
        for tier in TIERS {
            left -= open(line, &mut gaps, tier, (left, phase));
        }
    }
    let mut owed = slack.min(0).unsigned_abs() as usize;
    for tier in SHRINKING {
        owed -= close(line, &mut gaps, tier, owed);
    }
    gaps
}

/// Whether so much slack can and should be shared out.
pub(super) fn stretches(line: &[Segment], slack: i32) -> bool {
    stretches_spaces(line, slack) || slack > UNSEEN && within(slack, line, &TIERS)
}

/// Whether so much slack can be shared out without parting Han.
pub(super) fn stretches_spaces(line: &[Segment], slack: i32) -> bool {
    within(slack, line, &TIERS[..3])
}

/// Whether the gaps of these tiers can take so much slack, a cell each.
fn within(slack: i32, line: &[Segment], tiers: &[&[Gap]]) -> bool {
    let gaps = line
        .iter()
        .skip(1)
        .filter(|segment| tiers.iter().any(|tier| tier.contains(&segment.gap)))
        .count();
    usize::try_from(slack).is_ok_and(|slack| slack <= gaps)
}

/// Opens at most so many gaps of a tier by a cell each, evenly; how many.
fn open(line: &[Segment], gaps: &mut [u16], tier: &[Gap], (most, phase): (usize, usize)) -> usize {
    let candidates = candidates(line, tier);
    let opened = most.min(candidates.len());
    for index in spread(opened, candidates.len(), phase) {
        gaps[candidates[index]] += 1;
    }
    opened
}

/// Closes at most so many gaps of a tier by a cell each, evenly; how many.
fn close(line: &[Segment], gaps: &mut [u16], tier: &[Gap], most: usize) -> usize {
    if most == 0 {
        return 0;
    }
    let candidates = candidates(line, tier);
    let closed = most.min(candidates.len());
    for index in spread(closed, candidates.len(), 0) {
        gaps[candidates[index]] -= 1;
    }
    closed
}

fn candidates(line: &[Segment], tier: &[Gap]) -> Vec<usize> {
    (1..line.len())
        .filter(|index| tier.contains(&line[*index].gap))
        .collect()
}

/// So many of so many indexes, evenly spread, from the left or from the right by turns.
fn spread(chosen: usize, among: usize, phase: usize) -> impl Iterator<Item = usize> {
    (0..chosen).map(move |step| {
        let index = (2 * step + 1) * among / (2 * chosen);
        if phase.is_multiple_of(2) {
            index
        } else {
            among - 1 - index
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::kinsoku::{Class, Opportunity};
    use super::*;

    /// A line of one-cell segments with the gaps that a picture names: `w`ord, `e`m, `a`uto,
    /// `u`nit, `p`ad, `m`ark, `h`an; the answer is the cells of each gap.
    #[track_caller]
    fn check(gaps: &str, slack: i32, expected: &[u16]) {
        let gap = |letter| match letter {
            'w' => Gap::Word,
            'e' => Gap::Em,
            'a' => Gap::Auto,
            'u' => Gap::Unit,
            'p' => Gap::Pad,
            'm' => Gap::Mark,
            'h' => Gap::Han,
            _ => Gap::None,
        };
        let line: Vec<Segment> = std::iter::once('-')
            .chain(gaps.chars())
            .map(|letter| Segment {
                strand: 0,
                from: 0,
                to: 1,
                cells: 1,
                gap: gap(letter),
                before: Opportunity::Allowed,
                class: Class::Letter,
            })
            .collect();
        assert_eq!(&share(&line, slack, 0)[1..], expected, "{gaps} {slack}");
    }

    #[test]
    fn lower_tiers_are_filled_first() {
        check("hamw", 1, &[0, 1, 0, 2]);
        check("hamw", 2, &[0, 2, 0, 2]);
        check("hamw", 3, &[0, 2, 1, 2]);
        check("hamw", 4, &[1, 2, 1, 2]);
    }

    #[test]
    fn a_line_that_cannot_be_filled_is_left_alone() {
        check("ww", 3, &[1, 1]);
        check("hhh", 1, &[0, 0, 0]);
        check("hhh", 2, &[1, 0, 1]);
    }

    #[test]
    fn spaces_shrink_in_order() {
        check("eaup", -1, &[1, 1, 1, 1]);
        check("eaup", -2, &[1, 1, 0, 1]);
        check("eaup", -4, &[1, 0, 0, 0]);
    }

    #[test]
    fn gaps_are_opened_evenly() {
        check("wwwwww", 2, &[1, 2, 1, 1, 2, 1]);
    }
}
