//! Total fit: all ends of the lines of a passage chosen together, so that the whole looks best. A
//! dynamic programme over the places where a line may end, in integers, so that a page is the same
//! on every machine. After Knuth and Plass; on cells each end has few useful starts before it, which
//! makes the search about as fast as reading the text.

use crate::characters::class::Class;
use crate::characters::opportunity::Opportunity;
use crate::copy::segment::Segment;
use crate::lines::cost::{LOOSE, RAGGED, at_least, parted, settle, toll, unfilled, widen};
use crate::lines::gaps::Gaps;
use crate::lines::matter::Matter;
use crate::lines::room::{Edge, Room};

/// Two hyphens one below the other, or one before the last line (never, unless nothing else goes).
const LADDER: u32 = 4_000;

/// A last line of a single Han. Above what parting Han costs on one line, so that it is given up
/// only where nothing else is possible; with less, paragraphs of short measures keep it.
const RUNT: u32 = 400;

/// A last line of words that the next indent would hide.
const STUB: u32 = 30;

/// A cluster wider than the measure, on a line of its own.
const OVERFULL: u32 = 100_000;

/// What a line costs, as a first guess, and by how much a guess is raised. Low guesses are the fastest
/// by measurement: few ways are followed under them, and nothing is lost when none leads through.
const USUAL: u32 = 1;

const DEARER: u32 = 3;

const DEAREST: u32 = u32::MAX / 4;

/// Lines that are chosen but not kept at the end of a window: what follows may still change them.
pub(crate) const LOOKED_AHEAD: usize = 8;

/// What a passage is fitted to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// The room of the line that comes next.
    pub(crate) first: Room,
    /// The room of all others.
    pub(crate) rest: Room,
    /// What lines are made of.
    pub(crate) matter: Matter,
}

/// A place where a line may end, with the best way to come there.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Segments before it.
    count: u32,
    /// Cells up to the edge of a line that begins here.
    full: u32,
    /// Gaps before that line.
    started: Gaps,
    /// The least cost of all lines before it.
    best: u32,
    /// The node that the last of those lines begins at.
    from: u32,
    hyphen: bool,
}

/// What stands at the end of a line.
#[derive(Clone, Copy)]
struct End {
    /// Cells up to there, with the hyphen.
    at: u32,
    gaps: Gaps,
    /// Cells of the mark that may hang.
    mark: u32,
    hyphen: bool,
    /// The cost of ending here at all.
    toll: u32,
}

/// The ends of lines in a window of segments: how many segments each line ends after. Where the
/// passage goes on, the last lines are left out, but never all.
///
/// A way that costs more than the whole will in the end is not worth following. What the whole will
/// cost is guessed, and guessed higher where nothing came of it: on the best way no part costs more
/// than the whole, so nothing is lost by the guess but time.
pub(crate) fn total_fit(ready: &[Segment], ended: bool, frame: &Frame) -> Vec<usize> {
    let cells = ready.iter().map(|segment| u32::from(segment.cells));
    let (cells, widest) = cells.fold((0, 0), |(all, most), one| (all + one, one.max(most)));
    let lines = cells / u32::from(frame.rest.cells.max(1)) + 1;
    let line = match frame.rest.edge {
        Edge::Flush => USUAL,
        Edge::Ragged => USUAL + unfilled(frame.matter),
    };
    let room = frame.first.cells.min(frame.rest.cells);
    let mut cap = if widest > u32::from(room) {
        DEAREST
    } else {
        USUAL + lines * line
    };
    loop {
        let mut fitting = Fitting::new(ready, frame, cap);
        if let Some(mut ends) = fitting.ends(ended) {
            if !ended {
                ends.truncate(ends.len().saturating_sub(LOOKED_AHEAD).max(1));
            }
            return ends;
        }
        if cap == DEAREST {
            return vec![1];
        }
        cap = cap.saturating_mul(DEARER).min(DEAREST);
    }
}

/// The search, as far as it has come.
struct Fitting<'a> {
    ready: &'a [Segment],
    frame: &'a Frame,
    /// What no way may cost more than.
    cap: u32,
    /// Places that can be come to for that, in order.
    nodes: Vec<Node>,
    /// The first of them that a line from there to here could still fit.
    low: usize,
}

impl<'a> Fitting<'a> {
    fn new(ready: &'a [Segment], frame: &'a Frame, cap: u32) -> Fitting<'a> {
        let start = Node {
            count: 0,
            full: u32::from(frame.first.cells),
            started: Gaps::default(),
            best: 0,
            from: 0,
            hyphen: false,
        };
        let mut nodes = Vec::with_capacity(ready.len() / 2 + 2);
        nodes.push(start);
        Fitting {
            ready,
            frame,
            cap,
            nodes,
            low: 0,
        }
    }

    /// The ends of the lines on the best way through; `None` where none is as cheap as that.
    fn ends(&mut self, ended: bool) -> Option<Vec<usize>> {
        let mut at = 0;
        let mut gaps = Gaps::default();
        let mut before = self.ready.first()?;
        at += u32::from(before.cells);
        for (count, segment) in self.ready.iter().enumerate().skip(1) {
            let mut reached = false;
            if segment.before != Opportunity::Forbidden {
                let drawn = segment.before == Opportunity::Hyphen;
                let end = End {
                    at: at + u32::from(drawn),
                    gaps,
                    mark: hanging(before),
                    hyphen: drawn || before.ends_in_hyphen(),
                    toll: toll(segment.before, self.frame.rest.edge),
                };
                reached = self.reach(count, &end);
            }
            at += u32::from(segment.gap.natural());
            gaps.add(segment);
            if reached && let Some(node) = self.nodes.last_mut() {
                node.full = at + u32::from(self.frame.rest.cells);
                node.started = gaps;
            }
            at += u32::from(segment.cells);
            before = segment;
        }
        let end = End {
            at,
            gaps,
            mark: hanging(before),
            hyphen: false,
            toll: 0,
        };
        let last = if ended {
            self.last(&end)
        } else {
            self.reach(self.ready.len(), &end);
            self.tail(at)
        }?;
        Some(self.way(last, ended))
    }

    /// Finds the best line that ends here; answers whether there is one.
    fn reach(&mut self, count: usize, end: &End) -> bool {
        self.pass(end);
        let Some(most) = self.cap.checked_sub(end.toll) else {
            return false;
        };
        let mut best = most.saturating_add(1);
        let mut from = 0;
        let is_full = self.is_full();
        for (index, node) in (self.low..).zip(&self.nodes[self.low..]) {
            let slack = node.full.cast_signed() - end.at.cast_signed();
            let least = if is_full {
                at_least(slack)
            } else {
                self.at_least(slack)
            };
            if least >= best {
                break;
            }
            let gaps = end.gaps.since(node.started);
            let least = if is_full { parted(slack, gaps) } else { least };
            if node.best + least >= best {
                continue;
            }
            let line = self.line(node, end, slack, gaps);
            let is_one = count == node.count as usize + 1;
            if let Some(line) = line.or(is_one.then_some(OVERFULL)) {
                let cost = node.best + line;
                if cost < best {
                    (best, from) = (cost, index);
                }
            }
        }
        if best > most {
            return false;
        }
        self.nodes.push(Node {
            count: count as u32,
            full: end.at + u32::from(self.frame.rest.cells),
            started: end.gaps,
            best: best + end.toll,
            from: from as u32,
            hyphen: end.hyphen,
        });
        true
    }

    /// Leaves nodes behind that are too far back for any line that ends here or later.
    fn pass(&mut self, end: &End) {
        let hang = u32::from(self.frame.rest.hang);
        while self.low + 1 < self.nodes.len() {
            let node = &self.nodes[self.low];
            let near = node.full + hang + 1;
            if end.at <= near || end.at <= near + end.gaps.since(node.started).shrink() {
                break;
            }
            self.low += 1;
        }
    }

    /// Whether lines are flush and of full-width characters, as most are.
    fn is_full(&self) -> bool {
        self.frame.rest.edge == Edge::Flush && self.frame.matter == Matter::Full
    }

    /// What a line of such slack costs at the least, whatever is on it.
    fn at_least(&self, slack: i32) -> u32 {
        if self.is_full() || slack <= 1 {
            return at_least(slack);
        }
        let words = slack.unsigned_abs();
        if self.frame.rest.edge == Edge::Ragged {
            return RAGGED * words * words;
        }
        let room = u32::from(self.frame.rest.cells).max(2 * LOOSE);
        at_least(slack).min(2 * LOOSE * words * words / room)
    }

    /// What a line from a node to an end costs; `None` where it does not fit.
    fn line(&self, node: &Node, end: &End, slack: i32, gaps: Gaps) -> Option<u32> {
        let room = self.frame.rest;
        let cost = if slack >= 0 {
            widen(slack.unsigned_abs(), gaps, room.edge, self.frame.matter)
        } else if slack.unsigned_abs() > end.mark + gaps.shrink() {
            return None;
        } else {
            settle(slack, gaps, room, self.frame.matter, end.mark)?.cost
        };
        let ladder = if node.hyphen && end.hyphen { LADDER } else { 0 };
        Some(cost + ladder)
    }

    /// The node that the best last line begins at.
    fn last(&mut self, end: &End) -> Option<usize> {
        self.pass(end);
        let mut best = None;
        for (index, node) in self.nodes.iter().enumerate().skip(self.low) {
            let slack = node.full.cast_signed() - end.at.cast_signed();
            let is_one = self.ready.len() == node.count as usize + 1;
            let gaps = end.gaps.since(node.started);
            let line = self.line(node, end, slack, gaps);
            let Some(mut cost) = line.or(is_one.then_some(OVERFULL)) else {
                continue;
            };
            // A last line ends where it ends.
            if slack >= 0 {
                cost = 0;
            }
            if node.hyphen {
                cost += LADDER;
            }
            if index > 0 {
                cost += self.stub(node.count as usize);
            }
            let cost = node.best.saturating_add(cost);
            if cost <= self.cap && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// The cheapest of the nodes within a line of the end. What comes after the window decides
    /// between them; any will do, since the last lines are chosen anew.
    fn tail(&self, at: u32) -> Option<usize> {
        let near = |node: &Node| node.full >= at && node.count > 0;
        let nodes = self.nodes.iter().enumerate();
        let tail = nodes.filter(|(_, node)| near(node));
        tail.min_by_key(|(_, node)| node.best)
            .map(|(index, _)| index)
    }

    /// What is wrong with a last line that begins with a segment: that it is next to nothing.
    fn stub(&self, from: usize) -> u32 {
        let line = &self.ready[from..];
        // More than a few segments are never too few.
        if line.len() > 6 {
            return 0;
        }
        let han = line.iter().filter(|segment| is_han(segment)).count();
        let is_latin = |segment: &&Segment| segment.class.is_latin();
        let latin: u16 = line
            .iter()
            .filter(is_latin)
            .map(|segment| segment.cells)
            .sum();
        match (han, latin) {
            (1, 0) => RUNT,
            (0 | 1, 0..=3) if self.frame.matter != Matter::Full => STUB,
            (0, 0..=1) => RUNT,
            _ => 0,
        }
    }

    /// The ends of the lines on the best way to a node, and of the last line that begins there.
    fn way(&self, last: usize, ended: bool) -> Vec<usize> {
        let mut ends = Vec::new();
        if ended {
            ends.push(self.ready.len());
        }
        let mut at = last;
        while at > 0 {
            ends.push(self.nodes[at].count as usize);
            at = self.nodes[at].from as usize;
        }
        ends.reverse();
        ends
    }
}

fn is_han(segment: &Segment) -> bool {
    segment.class.is_ideograph() || segment.class == Class::Hangul
}

/// Cells of a segment as far as they may hang: of a comma or full stop.
fn hanging(segment: &Segment) -> u32 {
    match segment.class {
        Class::Stop => u32::from(segment.cells),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::axes::Axes;
    use crate::copy::cursor::Cursor;
    use crate::copy::manner::{Hyphens, Manner};
    use crate::copy::role::Role;
    use crate::copy::strand::{Copy, Strand};
    use crate::setting::{Strictness, Width};
    use newsprint_issue::script::Rewriting;
    use newsprint_issue::{Direction, Language};
    use proptest::prelude::*;

    fn segments(text: &str, language: Language) -> Vec<Segment> {
        let manner = Manner {
            language,
            strictness: Strictness::Strict,
            axes: Axes::new(Direction::Horizontal, Width::default()),
            rewriting: Rewriting::Never,
            hyphens: Hyphens::Patterns,
        };
        let strands = [Strand::ours(text, Role::Body)];
        let copy = Copy {
            strands: &strands,
            manner,
        };
        let mut segments = Vec::new();
        Cursor::default().fill(copy, &mut segments, usize::MAX);
        segments
    }

    /// What a line costs, counted from its segments alone.
    fn price(all: &[Segment], (from, to): (usize, usize), frame: &Frame) -> Option<u32> {
        let line = &all[from..to];
        let room = if from == 0 { frame.first } else { frame.rest };
        let next = all.get(to);
        let drawn = next.is_some_and(Segment::follows_hyphen);
        let hyphen = drawn || line.last().is_some_and(Segment::ends_in_hyphen);
        let after_hyphen = all[from].follows_hyphen() || from > 0 && all[from - 1].ends_in_hyphen();
        let spaces: u16 = line
            .iter()
            .skip(1)
            .map(|segment| segment.gap.natural())
            .sum();
        let cells: u16 = line.iter().map(|segment| segment.cells).sum();
        let slack = i32::from(room.cells) - i32::from(cells + spaces) - i32::from(drawn);
        let mark = line.last().map_or(0, hanging);
        let settled = settle(slack, Gaps::of(line), room, frame.matter, mark)?;
        let mut cost = if next.is_none() && slack >= 0 {
            0
        } else {
            settled.cost
        };
        if after_hyphen && (hyphen || next.is_none()) {
            cost += LADDER;
        }
        if next.is_none() && from > 0 {
            cost += Fitting::new(all, frame, 0).stub(from);
        }
        Some(cost + next.map_or(0, |next| toll(next.before, frame.rest.edge)))
    }

    /// The least cost of the segments from one on, over all ways to break them.
    fn cheapest(all: &[Segment], from: usize, frame: &Frame, (spent, bound): (u32, &mut u32)) {
        if spent >= *bound {
            return;
        }
        if from == all.len() {
            *bound = spent;
            return;
        }
        for to in from + 1..=all.len() {
            let is_open = |segment: &Segment| segment.before != Opportunity::Forbidden;
            if all.get(to).is_none_or(is_open)
                && let Some(price) = price(all, (from, to), frame)
            {
                cheapest(all, to, frame, (spent + price, bound));
            }
        }
    }

    fn language() -> impl Strategy<Value = Language> {
        prop::sample::select(
            &[
                Language::Simplified,
                Language::Traditional,
                Language::Japanese,
                Language::Korean,
                Language::English,
            ][..],
        )
    }

    /// Pieces of a few characters, of which paragraphs of up to 24 are made.
    const PIECES: &[&str] = &[
        "春", "眠", "不觉", "晓", "，", "。", "、", "“", "”", "《", "》", "（", "）", "——", "……",
        "·", "？", "2022", "年", "4.2亿", "A", "of", "printer", "harbour", " ", " ", "すっ",
        "コー", "ん", "한", "항구", "々", "％", "-",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

        #[test]
        fn the_search_is_as_good_as_trying_everything(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24),
            language in language(),
            (cells, indent, hang) in (4u16..20, 0u16..3, 0u16..3),
            (edge, matter) in prop::sample::select(&[
                (Edge::Flush, Matter::Full), (Edge::Flush, Matter::Words),
                (Edge::Ragged, Matter::Full), (Edge::Ragged, Matter::Words), (Edge::Ragged, Matter::Headline),
            ][..]),
        ) {
            let text: String = pieces.concat().chars().take(24).collect();
            let all = segments(&text, language);
            let room = |cells| Room { cells, hang, edge };
            let frame = Frame { first: room(cells - indent), rest: room(cells), matter };
            let mut bound = 50_000;
            cheapest(&all, 0, &frame, (0, &mut bound));
            prop_assume!(bound < 50_000 && !all.is_empty());
            let mut spent = 0;
            let mut from = 0;
            for to in total_fit(&all, true, &frame) {
                spent += price(&all, (from, to), &frame).unwrap_or(100_000);
                from = to;
            }
            prop_assert_eq!((spent, from), (bound, all.len()), "{} at {}", text, cells);
        }
    }
}
