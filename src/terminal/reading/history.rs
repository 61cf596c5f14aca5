//! Where the reader was: stops in the paper, back and forward from where the reader is.

use crate::action::Target;
use newsprint_issue::ArticleId;

/// Stops that are kept each way.
const KEPT: usize = 100;

/// Where the reader was in the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) view: Target,
    /// The story that it is about, or that was chosen there.
    pub(crate) story: Option<ArticleId>,
}

/// Where the reader was, and where the reader went back from.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    back: Vec<Stop>,
    ahead: Vec<Stop>,
}

impl Stop {
    /// Whether both are the same page of the paper, wherever on it.
    pub(crate) fn is_like(self, other: Stop) -> bool {
        match (self.view, other.view) {
            (Target::At(one), Target::At(other)) => one.article == other.article,
            (one, other) => one == other,
        }
    }
}

impl History {
    /// The reader left a stop for another one: what was ahead is no more.
    pub(crate) fn leave(&mut self, stop: Stop) {
        self.ahead.clear();
        if self.back.len() >= KEPT {
            self.back.remove(0);
        }
        self.back.push(stop);
    }

    /// Goes so many steps back (below 0) or forward from where the reader is; answers where that is.
    pub(crate) fn walk(&mut self, steps: isize, mut here: Stop) -> Option<Stop> {
        let (from, to) = if steps < 0 {
            (&mut self.back, &mut self.ahead)
        } else {
            (&mut self.ahead, &mut self.back)
        };
        if steps == 0 || from.is_empty() {
            return None;
        }
        for _ in 0..steps.unsigned_abs() {
            let Some(stop) = from.pop() else { break };
            to.push(std::mem::replace(&mut here, stop));
        }
        Some(here)
    }

    /// Keeps of every stop what becomes of it in a paper that was set once more.
    pub(crate) fn carry(&mut self, carry: impl Fn(Stop) -> Option<Stop>) {
        for stops in [&mut self.back, &mut self.ahead] {
            *stops = stops.iter().copied().filter_map(&carry).collect();
        }
    }

    /// Every stop, the latest first, each with the steps that lead there.
    pub(crate) fn stops(&self, here: Stop) -> Vec<(isize, Stop)> {
        let ahead = (1..).zip(self.ahead.iter().rev().copied());
        let back = (1..).zip(self.back.iter().rev().copied());
        let mut stops: Vec<(isize, Stop)> = ahead.collect();
        stops.reverse();
        stops.push((0, here));
        stops.extend(back.map(|(steps, stop): (isize, Stop)| (-steps, stop)));
        stops
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(story: u64) -> Stop {
        Stop {
            view: Target::Article(ArticleId(story)),
            story: Some(ArticleId(story)),
        }
    }

    #[test]
    fn back_and_forward_lead_the_same_way() {
        let mut history = History::default();
        history.leave(stop(1));
        history.leave(stop(2));
        assert_eq!(history.walk(1, stop(3)), None);
        assert_eq!(history.walk(-1, stop(3)), Some(stop(2)));
        assert_eq!(history.walk(-1, stop(2)), Some(stop(1)));
        assert_eq!(history.walk(-1, stop(1)), None);
        assert_eq!(history.walk(9, stop(1)), Some(stop(3)));
        let stops = history.stops(stop(3));
        assert_eq!(stops, [(0, stop(3)), (-1, stop(2)), (-2, stop(1))]);
        history.walk(-2, stop(3));
        let stops = history.stops(stop(1));
        assert_eq!(stops, [(2, stop(3)), (1, stop(2)), (0, stop(1))]);
        history.leave(stop(1));
        assert_eq!(history.stops(stop(4)).len(), 2, "what was ahead is no more");
    }
}
