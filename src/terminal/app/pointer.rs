//! The mouse over time: which presses belong together, and which turns of the wheel.

use jiff::{SignedDuration, Timestamp};

use crate::geometry::Spot;

/// A wheel turns one page in this time; the rest of its run is inertia.
const WHEEL: SignedDuration = SignedDuration::from_millis(150);

/// Presses on one spot belong together when each comes in this time after the one before.
const CLICKS: SignedDuration = SignedDuration::from_millis(400);

/// What the mouse did last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pointer {
    /// When the wheel last turned a page.
    turned: Option<Timestamp>,
    press: Option<Press>,
}

/// When and where the mouse was last pressed, and how often there.
#[derive(Clone, Copy, Debug)]
struct Press {
    at: Timestamp,
    spot: Spot,
    clicks: u8,
}

impl Pointer {
    /// How often the mouse was pressed on a spot, one press soon after the other.
    pub(super) fn clicks(&mut self, spot: Spot, now: Timestamp) -> u8 {
        let belongs = |last: &Press| now.duration_since(last.at) < CLICKS && last.spot == spot;
        let before = self.press.filter(belongs);
        let clicks = before.map_or(1, |last| last.clicks % 3 + 1);
        self.press = Some(Press {
            at: now,
            spot,
            clicks,
        });
        clicks
    }

    /// Whether the wheel turned a page a moment ago.
    pub(super) fn is_inert(&self, now: Timestamp) -> bool {
        let is_new = |last: Timestamp| now.duration_since(last) < WHEEL;
        self.turned.is_some_and(is_new)
    }

    /// The wheel turns a page.
    pub(super) fn turn(&mut self, now: Timestamp) {
        self.turned = Some(now);
    }
}
