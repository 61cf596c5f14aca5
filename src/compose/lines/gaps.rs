//! The product: how many gaps of each kind a line has.

use crate::characters::gap::{Gap, Tier};
use crate::copy::segment::Segment;

/// How many gaps of each kind: five numbers of 12 bits in one, so that what lies between two places
/// is one subtraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gaps(u64);

/// Bits of a number in [`Gaps`]; a window has fewer segments than it can count.
pub(crate) const BITS: u32 = 12;

/// What one gap of each kind counts for.
pub(crate) const KINDS: [u64; Gap::ALL.len()] = {
    let mut kinds = [0; Gap::ALL.len()];
    let mut index = 0;
    while index < kinds.len() {
        let gap = Gap::ALL[index];
        kinds[gap as usize] = (gap.shrink() as u64) << (2 * BITS)
            | match gap.tier() {
                Some(Tier::Words | Tier::Scripts | Tier::Marks) => 1,
                Some(Tier::Han) => 1 << BITS,
                None => 0,
            };
        index += 1;
    }
    kinds
};

impl Gaps {
    /// The gaps of a line.
    pub(crate) fn of(line: &[Segment]) -> Gaps {
        let mut gaps = Gaps::default();
        for segment in line.iter().skip(1) {
            gaps.add(segment);
        }
        gaps
    }

    /// Counts the gap before a segment.
    pub(crate) fn add(&mut self, segment: &Segment) {
        self.0 += KINDS[segment.gap as usize];
    }

    pub(crate) fn since(self, before: Gaps) -> Gaps {
        Gaps(self.0 - before.0)
    }

    fn field(self, at: u32) -> u32 {
        (self.0 >> (BITS * at)) as u32 & ((1 << BITS) - 1)
    }

    /// Gaps that open before any between Han.
    pub(crate) fn spaces(self) -> u32 {
        self.field(0)
    }

    pub(crate) fn han(self) -> u32 {
        self.field(1)
    }

    /// Cells that may be saved.
    pub(crate) fn shrink(self) -> u32 {
        self.field(2)
    }
}
