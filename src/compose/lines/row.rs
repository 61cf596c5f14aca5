//! The product: the segments of one line with their gaps, before they are anything to look at.

use crate::copy::segment::Segment;

/// Segments that stand on one line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// They themselves, in the order of the source.
    pub(crate) segments: &'a [Segment],
    /// The cells before each of them.
    pub(crate) gaps: &'a [u16],
    /// The cells before the first.
    pub(crate) indent: u16,
}
