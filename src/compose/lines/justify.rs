//! A line's slack shared out among its gaps, in whole cells, tier by tier.

use crate::characters::gap::{Gap, Tier};
use crate::characters::opportunity::Opportunity;
use crate::copy::segment::Segment;
use crate::lines::gaps::Gaps;

/// Slack that is left at the end of a line rather than spread between Han: half a character, which
/// nobody sees beside a gutter.
pub(crate) const UNSEEN: i32 = 1;

/// Gaps that are opened together, after CLREQ's order of expansion: word spaces, the space between
/// Han and Latin, beside marks.
const SPACES: [Tier; 3] = [Tier::Words, Tier::Scripts, Tier::Marks];

/// Gaps that are closed together, in order: an author's em, the space between Han and Latin (also
/// before a unit), the blank of a quotation mark.
const SHRINKING: [&[Gap]; 3] = [&[Gap::Em], &[Gap::Auto, Gap::Unit], &[Gap::Pad]];

/// Writes the cells before each segment of a line (0 before the first) with nothing shared out;
/// answers the cells of the line, and how many gaps there are of each kind.
pub(crate) fn natural(line: &[Segment], gaps: &mut Vec<u16>) -> (i32, Gaps) {
    gaps.clear();
    let Some((first, others)) = line.split_first() else {
        return (0, Gaps::default());
    };
    gaps.push(0);
    gaps.extend(others.iter().map(|segment| segment.gap.natural()));
    let mut cells = u32::from(first.cells);
    let mut kinds = Gaps::default();
    for segment in others {
        kinds.add(segment);
        cells += u32::from(segment.gap.natural() + segment.cells);
    }
    (cells.cast_signed(), kinds)
}

/// Shares slack out among the natural gaps of a line. Slack below 0 is what must be saved. The line
/// is flush then, or short by no more than can be seen; only one without any gap stays as it is.
///
/// `phase` is the number of the line: gaps that are opened alternate from line to line, so that
/// they do not stack into rivers.
pub(crate) fn share(line: &[Segment], slack: i32, kinds: Gaps, phase: usize, gaps: &mut [u16]) {
    let mut sharing = Sharing { line, gaps, phase };
    sharing.stretch(slack.max(0), kinds);
    let mut owed = slack.min(0).abs();
    for tier in SHRINKING {
        owed -= sharing.shift(owed, |segment| tier.contains(&segment.gap), Way::Closed);
    }
}

/// A line whose gaps are being changed.
struct Sharing<'a> {
    line: &'a [Segment],
    gaps: &'a mut [u16],
    phase: usize,
}

/// What becomes of a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Opened,
    Closed,
}

impl Sharing<'_> {
    /// Opens gaps by a cell each, tier after tier. What is left then stays at the end of the line:
    /// Han that are torn apart are worse. Only words, where there are no Han, are parted further.
    fn stretch(&mut self, slack: i32, kinds: Gaps) {
        let mut left = slack;
        // Most lines of Chinese have few spaces, or none.
        let tiers = if kinds.spaces() == 0 {
            &[][..]
        } else {
            &SPACES
        };
        for tier in tiers {
            let of_tier = |segment: &Segment| segment.gap.tier() == Some(*tier);
            left -= self.shift(left, of_tier, Way::Opened);
        }
        let han = kinds.han() as usize;
        if han > 0 {
            // A line that cannot be filled is not torn apart as well.
            if left > UNSEEN && left.unsigned_abs() as usize <= han {
                let inside = |segment: &Segment| segment.before != Opportunity::Allowed;
                left -= self.shift(left, |gap| is_han(gap) && !inside(gap), Way::Opened);
                self.shift(left, |gap| is_han(gap) && inside(gap), Way::Opened);
            }
            return;
        }
        while left > 0 {
            let opened = self.shift(left, |segment| segment.gap == Gap::Word, Way::Opened);
            if opened == 0 {
                return;
            }
            left -= opened;
        }
    }

    /// Changes at most so many of the chosen gaps by a cell each, evenly; how many.
    fn shift(&mut self, most: i32, chosen: impl Fn(&Segment) -> bool, way: Way) -> i32 {
        if most == 0 {
            return 0;
        }
        let gaps = 1..self.line.len();
        let among = gaps
            .clone()
            .filter(|index| chosen(&self.line[*index]))
            .count();
        let count = among.min(most.unsigned_abs() as usize);
        let (mut step, mut passed) = (0, 0);
        for index in gaps {
            if step == count {
                break;
            }
            if !chosen(&self.line[index]) {
                continue;
            }
            if passed == spread(step, count, among, self.phase) {
                step += 1;
                match way {
                    Way::Opened => self.gaps[index] += 1,
                    Way::Closed => self.gaps[index] -= 1,
                }
            }
            passed += 1;
        }
        i32::try_from(count).unwrap_or(i32::MAX)
    }
}

fn is_han(segment: &Segment) -> bool {
    segment.gap.tier() == Some(Tier::Han)
}

/// The index, among so many, of one of so many that are chosen evenly, from the left or from the
/// right by turns.
fn spread(step: usize, chosen: usize, among: usize, phase: usize) -> usize {
    let middle = |step: usize| (2 * step + 1) * among / (2 * chosen);
    if phase.is_multiple_of(2) {
        middle(step)
    } else {
        among - 1 - middle(chosen - 1 - step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::class::Class;
    use crate::characters::opportunity::Opportunity;

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
        let mut cells = Vec::new();
        let (_, kinds) = natural(&line, &mut cells);
        share(&line, slack, kinds, 0, &mut cells);
        assert_eq!(&cells[1..], expected, "{gaps} {slack}");
    }

    #[test]
    fn lower_tiers_are_filled_first() {
        check("hamw", 1, &[0, 1, 0, 2]);
        check("hamw", 2, &[0, 2, 0, 2]);
        check("hamw", 3, &[0, 2, 1, 2]);
        check("hamw", 4, &[0, 2, 1, 2]);
        check("hamw", 9, &[0, 2, 1, 2]);
    }

    #[test]
    fn han_are_parted_last_and_half_a_character_is_not_seen() {
        check("hhh", 1, &[0, 0, 0]);
        check("hhh", 2, &[1, 0, 1]);
        check("hhhhhhhh", 2, &[0, 0, 1, 0, 0, 0, 1, 0]);
        check("hm", 2, &[0, 1]);
        check("hm", 5, &[0, 1]);
    }

    #[test]
    fn spaces_between_words_are_opened_until_the_line_is_full() {
        check("ww", 3, &[2, 3]);
        check("nn", 3, &[0, 0]);
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
