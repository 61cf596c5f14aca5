//! What each way of bringing a line to its measure costs, and which is the cheapest.

use crate::characters::opportunity::{Opportunity, Wound};
use crate::lines::gaps::Gaps;
use crate::lines::justify::UNSEEN;
use crate::lines::matter::Matter;
use crate::lines::room::{Edge, Room};

/// A mark that hangs costs as much as closing one gap: both go unnoticed.
pub(crate) const HANG: u32 = 2;

/// A gap closed, times the square of how many: a tight line is seen sooner than a loose one.
pub(crate) const SHRINK: u32 = 2;

/// Half a character left at the end of a line. More than opening two gaps, so that lines are flush
/// wherever they have something to open.
pub(crate) const UNFILLED: u32 = 24;

/// A cell between Han, times the square of how many. No amount of it in one line is worth what
/// follows below, save when nearly every gap would be opened.
pub(crate) const PARTED: u32 = 20;

/// A cell of slack on a line with nothing to open, times the square.
pub(crate) const HOLE: u32 = 40;

/// Spaces between words opened, times the square of the cells over the number of spaces: doubling
/// every space of a line of eight words costs more than a hyphen.
pub(crate) const LOOSE: u32 = 8;

/// A cell of slack on a ragged line, times the square.
pub(crate) const RAGGED: u32 = 2;

/// A line of ragged text: a paragraph is not made longer to be more even.
pub(crate) const LINE: u32 = 200;

/// The same where words are few and lines are headlines.
pub(crate) const HEADLINE: u32 = 20_000;

/// A line that ends inside a Chinese or Japanese word. It may cost the opening of two or three
/// gaps, not the parting of Han.
pub(crate) const INSIDE: u32 = 10;

/// A line that ends inside a Korean word: worth it when the line would be a quarter short.
pub(crate) const SYLLABLE: u32 = 100;

/// A hyphen, in justified text: worth it when spaces would be nearly doubled.
pub(crate) const HYPHEN: u32 = 40;

/// A hyphen in ragged text, where it gains less: more than a line, so that none is saved by hyphens,
/// and worth it only where a third of a narrow line would stay empty.
pub(crate) const RAGGED_HYPHEN: u32 = 300;

/// A mark where CLREQ's level 4, 3, 2 forbids it, given up in that order (R15), and only where lines
/// would be torn apart.
pub(crate) const RELAXED: [u32; 4] = [0, 8_000, 7_000, 6_000];

/// A word, or a mark and its neighbour, parted because the group is wider than the measure. It has to
/// be parted somewhere, and no other rule should be given up to do it once less.
pub(crate) const WOUND: u32 = 1_500;

pub(crate) const MARK_WOUND: u32 = 50_000;

/// How a line comes to its measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    /// What that costs.
    pub(crate) cost: u32,
    /// Cells to be shared out, or saved where below 0.
    pub(crate) slack: i32,
}

/// How a line of such slack and such gaps best comes to its measure, and at what cost; its last mark
/// takes so many cells if it may hang. `None` where it does not fit.
pub(crate) fn settle(
    slack: i32,
    gaps: Gaps,
    room: Room,
    matter: Matter,
    mark: u32,
) -> Option<Settled> {
    if slack >= 0 {
        return Some(Settled {
            cost: widen(slack.unsigned_abs(), gaps, room.edge, matter),
            slack,
        });
    }
    let owed = slack.unsigned_abs();
    let shrink = match room.edge {
        Edge::Flush => gaps.shrink(),
        Edge::Ragged => 0,
    };
    let closed = |owed: u32| {
        (owed <= shrink).then(|| Settled {
            cost: SHRINK * owed * owed,
            slack: -owed.cast_signed(),
        })
    };
    let hung = if mark == 0 || mark > u32::from(room.hang) {
        None
    } else if owed <= mark {
        let left = mark - owed;
        Some(Settled {
            cost: widen(left, gaps, room.edge, matter),
            slack: left.cast_signed(),
        })
    } else {
        closed(owed - mark)
    };
    let hung = hung.map(|settled| Settled {
        cost: settled.cost + HANG,
        ..settled
    });
    [closed(owed), hung]
        .into_iter()
        .flatten()
        .min_by_key(|settled| settled.cost)
}

/// The cost of filling so many cells.
pub(crate) fn widen(slack: u32, gaps: Gaps, edge: Edge, matter: Matter) -> u32 {
    if edge == Edge::Ragged {
        return RAGGED * slack * slack + unfilled(matter);
    }
    if slack == 0 {
        return 0;
    }
    let spaces = gaps.spaces();
    let has_han = gaps.han() > 0;
    if matter == Matter::Words && spaces > 0 && !has_han {
        return LOOSE * slack * slack / spaces;
    }
    let Some(left) = slack.checked_sub(spaces).filter(|left| *left > 0) else {
        return slack * slack;
    };
    if left <= UNSEEN.unsigned_abs() {
        return spaces * spaces + UNFILLED;
    }
    // Where the gaps between Han cannot take it all, it stays at the end of the line.
    let price = if left <= gaps.han() { PARTED } else { HOLE };
    let cost = spaces * spaces + price * left * left;
    cost.max((slack - 1).pow(2))
}

/// The cost of ending a line at such a place.
pub(crate) fn toll(opportunity: Opportunity, edge: Edge) -> u32 {
    match opportunity {
        Opportunity::Allowed | Opportunity::Forbidden => 0,
        Opportunity::Inside => INSIDE,
        Opportunity::Reluctant => SYLLABLE,
        Opportunity::Hyphen if edge == Edge::Ragged => RAGGED_HYPHEN,
        Opportunity::Hyphen => HYPHEN,
        Opportunity::Relaxed(level) => RELAXED[usize::from(level).min(RELAXED.len() - 1)],
        Opportunity::Cut(Wound::Word) => WOUND,
        Opportunity::Cut(Wound::Mark) => MARK_WOUND,
    }
}

/// What a flush line of such slack costs at the least, unless it is one of words alone.
pub(crate) fn at_least(slack: i32) -> u32 {
    let seen = (slack - UNSEEN).max(0).unsigned_abs();
    seen * seen
}

/// The same for a line of such gaps.
pub(crate) fn parted(slack: i32, gaps: Gaps) -> u32 {
    let left = slack - gaps.spaces().cast_signed();
    if left > UNSEEN {
        PARTED * left.unsigned_abs().pow(2)
    } else {
        at_least(slack)
    }
}

/// The cost of a line that is not filled.
pub(crate) fn unfilled(matter: Matter) -> u32 {
    match matter {
        Matter::Full | Matter::Words => LINE,
        Matter::Headline => HEADLINE,
    }
}
