//! What the reading of one source may take, from the size of what was handed over: one allowance that
//! is carried by the [`Source`](super::source::Source), so that all its parts draw on the same. What
//! anyone writes stays far below; a small file that comes out as a large one does not.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// What is drawn from an allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Draw {
    /// Bytes that something packed unpacks to.
    Unpacked,
    /// Letters that names of a document's own add to it, in bytes.
    Letters,
    /// What is kept of elements, attributes and values while they are read, in pieces of some sixty
    /// bytes: an attribute or a complaint is one, an element or a text of XML two, one of HTML four.
    Pieces,
}

/// A kind of draw: what a source of any size may draw, and how much more for each byte of it.
struct Rate {
    least: usize,
    /// Drawn for each `per` bytes.
    each: usize,
    per: usize,
}

impl Rate {
    /// What so many bytes that were handed over are good for, beyond the least.
    fn of(&self, bytes: usize) -> usize {
        (bytes / self.per).saturating_mul(self.each)
    }
}

impl Draw {
    /// In the order of [`Left::amounts`].
    const ALL: [Draw; 3] = [Draw::Unpacked, Draw::Letters, Draw::Pieces];

    fn rate(self) -> Rate {
        let (least, each, per) = match self {
            Draw::Unpacked => (64 << 20, 8, 1),
            Draw::Letters => (1 << 20, 1, 1),
            Draw::Pieces => (300_000, 1, 6),
        };
        Rate { least, each, per }
    }
}

/// Of what is kept while a document is read, the part that stays when it was read: trees go, the words
/// and blocks that were made of them stay.
const STAYS: usize = 4;

/// What a source may still draw. Cheap to clone: clones draw on the same.
#[derive(Clone, Debug)]
pub(crate) struct Allowance(Arc<Left>);

#[derive(Debug)]
struct Left {
    amounts: [AtomicUsize; Draw::ALL.len()],
    /// The files that were handed over since, by path: each is good for something once.
    handed: Mutex<BTreeSet<String>>,
}

impl Allowance {
    /// The allowance of a source of so many bytes.
    pub(crate) fn of(bytes: usize) -> Allowance {
        let amount = |draw: Draw| {
            let rate = draw.rate();
            AtomicUsize::new(rate.least.saturating_add(rate.of(bytes)))
        };
        Allowance(Arc::new(Left {
            amounts: Draw::ALL.map(amount),
            handed: Mutex::default(),
        }))
    }

    /// Adds what a file of a folder is good for, whose bytes lie there as they are read.
    pub(crate) fn hand(&self, path: &str, bytes: usize) {
        let Ok(mut handed) = self.0.handed.lock() else {
            return;
        };
        if handed.insert(path.to_owned()) {
            for (draw, amount) in Draw::ALL.iter().zip(&self.0.amounts) {
                amount.fetch_add(draw.rate().of(bytes), Ordering::Relaxed);
            }
        }
    }

    /// What may still be drawn.
    pub(crate) fn left(&self, draw: Draw) -> usize {
        self.0.amounts[draw as usize].load(Ordering::Relaxed)
    }

    /// Draws an amount; false, and nothing is left, when that is more than may be drawn.
    pub(crate) fn take(&self, draw: Draw, amount: usize) -> bool {
        let mut may = true;
        let taken = |left: usize| {
            may = amount <= left;
            Some(left.saturating_sub(amount))
        };
        let order = Ordering::Relaxed;
        let _ = self.0.amounts[draw as usize].fetch_update(order, order, taken);
        may
    }

    /// How many pieces a document may be taken apart into that is dropped when it was read.
    pub(crate) fn passing(&self) -> usize {
        self.left(Draw::Pieces).saturating_mul(STAYS)
    }

    /// Draws what stays of a document of so many pieces; false when it must not be taken apart.
    pub(crate) fn pass(&self, pieces: usize) -> bool {
        self.take(Draw::Pieces, pieces / STAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_drawn_from_one() {
        let allowance = Allowance::of(0);
        let other = allowance.clone();
        assert!(allowance.take(Draw::Letters, 1 << 20));
        assert!(!other.take(Draw::Letters, 1));
        other.hand("a.xml", 10);
        other.hand("a.xml", 10);
        assert_eq!(allowance.left(Draw::Letters), 10);
        assert_eq!(allowance.left(Draw::Unpacked), (64 << 20) + 80);
    }

    #[test]
    fn what_is_too_much_leaves_nothing() {
        let allowance = Allowance::of(1 << 20);
        assert!(!allowance.take(Draw::Unpacked, 1 << 30));
        assert!(!allowance.take(Draw::Unpacked, 1));
    }
}
