//! What was given up so that a line could be made at all: a mark at an edge that it keeps away from,
//! or a group cut because it is wider than the measure (R14, R15). Decides nothing itself.

use crate::characters::opportunity::Opportunity;
use crate::copy::segment::Segment;
use crate::copy::strand::Strand;

/// What was given up at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lapse {
    /// The next line begins with this mark, which the strictest level of CLREQ that lets it begin a
    /// line does: 3 or 1; 0 where none does, and the measure is narrower than what should be whole.
    Begins(char, u8),
    /// The line ends with this mark, by the same levels.
    Ends(char, u8),
    /// The line ends inside a word or a number that is wider than the measure.
    Cut,
}

impl Lapse {
    /// What was given up for a line that ends between these two segments, if anything was.
    pub(crate) fn between(before: &Segment, after: &Segment, copy: &[Strand<'_>]) -> Option<Lapse> {
        if !matches!(after.before, Opportunity::Relaxed(_) | Opportunity::Cut(_)) {
            return None;
        }
        let of = |segment: &Segment| {
            &copy[segment.strand as usize].text[segment.from as usize..segment.to as usize]
        };
        let (last, first) = (of(before).chars().last()?, of(after).chars().next()?);
        let ends = before.class.ends_not().map(|(_, level)| level);
        let begins = after.class.begins_not().map(|(_, level)| level);
        Some(match (after.before, ends, begins) {
            (Opportunity::Relaxed(level), Some(ends), _) if ends == level => {
                Lapse::Ends(last, level)
            }
            (Opportunity::Relaxed(level), ..) => Lapse::Begins(first, level),
            (_, Some(level), None) => Lapse::Ends(last, level),
            (_, Some(end), Some(begin)) if end <= begin => Lapse::Ends(last, end),
            (_, _, Some(level)) => Lapse::Begins(first, level),
            (_, None, None) => Lapse::Cut,
        })
    }
}
