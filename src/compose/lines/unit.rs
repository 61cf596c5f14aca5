//! The product: what stands on a line and is not parted, where some of it runs to the left.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::Level;

use crate::copy::strand::Strand;
use crate::lines::line::Run;
use newsprint_issue::Place;

/// What stands on a line and is not parted: a cluster, or a blank.
#[derive(Clone, Debug)]
pub(crate) struct Unit<'a> {
    /// How it looks; nothing where it is a blank.
    pub(crate) text: Cow<'a, str>,
    pub(crate) strand: &'a Strand<'a>,
    /// Its bytes in the strand, none where the paper did not write it.
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) cells: u16,
    pub(crate) level: Level,
}

impl Unit<'_> {
    /// Whether the next unit to the right is also the next in the source, and both look as they are
    /// written.
    pub(crate) fn goes_on_in(&self, next: &Unit<'_>) -> bool {
        let is_plain =
            |unit: &Unit<'_>| unit.level.is_ltr() && unit.text.len() == unit.to - unit.from;
        is_plain(self)
            && is_plain(next)
            && std::ptr::eq(self.strand, next.strand)
            && self.to == next.from
    }

    pub(crate) fn run(&self, bytes: Range<u32>, start: u16) -> Run {
        let is_written = self.to > self.from;
        let place = self.strand.place.filter(|_| is_written);
        Run {
            from: bytes.start,
            to: bytes.end,
            start,
            cells: self.cells,
            role: self.strand.role,
            emphasis: self.strand.emphasis,
            place: place.map(|place| Place {
                offset: place.offset + self.from,
                ..place
            }),
            source: (self.to - self.from) as u32,
        }
    }
}
