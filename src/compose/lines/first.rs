//! First fit: each line takes what it can, and nothing is looked at again.

use crate::characters::class::Class;
use crate::characters::opportunity::Opportunity;
use crate::copy::segment::Segment;
use crate::lines::gaps::Gaps;
use crate::lines::room::{Edge, Room};

/// Of a measure, the part of slack that a Korean word is broken for, or a group that is wider than
/// the measure: a quarter, as KLREQ's authors leave it to the setter and papers are seen to do.
const TOO_SHORT: u16 = 4;

/// Segments up to which a last line is looked at for being a runt: a Han and its marks.
const RUNT: usize = 4;

/// Gaps between Han for each that may be opened. Opened more densely they read as spaces between
/// words.
const SPARSE: i32 = 4;

/// A break that a line could end at.
#[derive(Clone, Copy, Debug)]
struct Break {
    count: usize,
    /// Cells of the line up to it, nothing shared out.
    cells: u16,
}

/// How many segments the line takes: what fits, after hanging a mark or closing spaces for one
/// segment more where that is the smaller evil.
pub(crate) fn first_fit(ready: &[Segment], ended: bool, room: Room) -> usize {
    let Some(here) = overflow(ready, room) else {
        return ready.len();
    };
    let mut breaks = Breaks { ready, here };
    let (mut last, mut poor) = (None, None);
    for (end, opportunity) in breaks.by_ref() {
        match opportunity {
            Opportunity::Allowed | Opportunity::Inside => {
                last = Some(end);
                break;
            }
            Opportunity::Reluctant | Opportunity::Cut(_) => poor = poor.or(Some(end)),
            Opportunity::Forbidden | Opportunity::Relaxed(_) | Opportunity::Hyphen => {}
        }
    }
    if let Some(end) = squeeze(ready, here, last, ended, room) {
        return avoid_runt(ready, end, || last, ended, room);
    }
    let better = |poor: &Break| last.is_none_or(|last| is_short(last, *poor, room));
    if let Some(poor) = poor.filter(better) {
        return poor.count;
    }
    let end = last.map_or(here.count.max(1), |last| last.count);
    let earlier = || {
        let before_last = breaks.find(|(_, opportunity)| is_good(*opportunity));
        before_last.map(|(end, _)| end)
    };
    avoid_runt(ready, end, earlier, ended, room)
}

/// Where a line is full; `None` where all that is ready fits.
fn overflow(ready: &[Segment], room: Room) -> Option<Break> {
    let mut cells = 0;
    for (count, segment) in ready.iter().enumerate() {
        let gap = if count == 0 { 0 } else { segment.gap.natural() };
        let with = cells + gap + segment.cells;
        if with > room.cells {
            return Some(Break { count, cells });
        }
        cells = with;
    }
    None
}

/// Places in a line before one that it overflows at, from there on back; the line's start is none.
struct Breaks<'a> {
    ready: &'a [Segment],
    here: Break,
}

impl Iterator for Breaks<'_> {
    type Item = (Break, Opportunity);

    fn next(&mut self) -> Option<Self::Item> {
        let Break { count, cells } = self.here;
        let segment = self.ready.get(count).filter(|_| count > 0)?;
        let before = &self.ready[count - 1];
        let gap = if count == 1 { 0 } else { before.gap.natural() };
        self.here = Break {
            count: count - 1,
            cells: cells - gap - before.cells,
        };
        Some((Break { count, cells }, segment.before))
    }
}

/// The segments of a line that overflows before `here` if the next break can be reached by hanging
/// a mark or closing spaces, and that is the smaller evil.
fn squeeze(
    ready: &[Segment],
    here: Break,
    last: Option<Break>,
    ended: bool,
    room: Room,
) -> Option<usize> {
    let shrink = ready[1.min(here.count)..here.count]
        .iter()
        .map(|segment| segment.gap.shrink())
        .sum::<u16>();
    let (mut cells, mut shrink) = (here.cells, shrink);
    for (count, segment) in ready.iter().enumerate().skip(here.count) {
        if count > here.count && is_open(segment) {
            return None;
        }
        if count > 0 {
            cells += segment.gap.natural();
            shrink += segment.gap.shrink();
        }
        cells += segment.cells;
        let can_end = ready.get(count + 1).map_or(ended, is_open);
        let hangs = segment.class == Class::Stop && room.hang >= segment.cells;
        let within = if hangs { cells - segment.cells } else { cells };
        if within > room.cells + shrink {
            return None;
        }
        if can_end {
            let owed = within.saturating_sub(room.cells);
            return (hangs && owed <= 2 || is_closer(owed, ready, last, room)).then_some(count + 1);
        }
    }
    None
}

fn is_open(segment: &Segment) -> bool {
    is_good(segment.before)
}

fn is_good(opportunity: Opportunity) -> bool {
    matches!(opportunity, Opportunity::Allowed | Opportunity::Inside)
}

/// Whether closing so many cells is a smaller evil than what ending at the last break would cost.
fn is_closer(owed: u16, ready: &[Segment], last: Option<Break>, room: Room) -> bool {
    let Some(last) = last else { return true };
    let slack = i32::from(room.cells) - i32::from(last.cells);
    let opens = slack <= 1 || stretches(&ready[..last.count], slack);
    // Squeezing in comes before pushing out (CLREQ 3.1.6), as far as it is not the greater change.
    match room.edge {
        Edge::Flush => slack > 0 && (!opens || i32::from(owed) <= slack),
        Edge::Ragged => owed <= 1 && slack > i32::from(room.cells / TOO_SHORT),
    }
}

/// Whether a line that ends at the last good break is so short that a poor one is better.
fn is_short(last: Break, poor: Break, room: Room) -> bool {
    let slack = room.cells.saturating_sub(last.cells);
    slack > room.cells / TOO_SHORT && poor.count > last.count
}

/// Ends the line one break earlier where else a single Han would stand on the last line alone.
fn avoid_runt(
    ready: &[Segment],
    count: usize,
    earlier: impl FnOnce() -> Option<Break>,
    ended: bool,
    room: Room,
) -> usize {
    let rest = &ready[count..];
    let is_runt = ended
        && room.edge == Edge::Flush
        && (1..=RUNT).contains(&rest.len())
        && rest
            .iter()
            .filter(|segment| segment.class.is_ideograph())
            .count()
            == 1
        && !rest.iter().any(|segment| segment.class.is_latin());
    let Some(earlier) = is_runt.then(earlier).flatten() else {
        return count;
    };
    let slack = i32::from(room.cells) - i32::from(earlier.cells);
    let bearable = (0..=4).contains(&slack) && stretches(&ready[..earlier.count], slack);
    if bearable { earlier.count } else { count }
}

/// Whether so much slack can be shared out without tearing Han apart.
fn stretches(line: &[Segment], slack: i32) -> bool {
    let gaps = Gaps::of(line);
    let left = slack - gaps.spaces().cast_signed();
    left <= 0 || left * SPARSE <= gaps.han().cast_signed()
}
