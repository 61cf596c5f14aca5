//! What is wider than the measure: cut between clusters, as little as possible.

use std::ops::Range;

use crate::characters::class::Class;
use crate::characters::cluster::cluster;
use crate::characters::gap::Gap;
use crate::characters::kinsoku;
use crate::characters::opportunity::{Opportunity, Wound};
use crate::characters::sorts::is_unseen;
use crate::copy::segment::Segment;
use crate::copy::strand::Copy;
use crate::lines::room::{Edge, Room};

/// Opens cuts in every group, from a segment on, that is wider than the room: the first room for the
/// first group of a passage, the other for all that follow.
///
/// A group that begins before that segment, or ends with it, is looked at as well, whole.
pub(crate) fn cut_wide(
    segments: &mut Vec<Segment>,
    from: usize,
    first: Room,
    rest: Room,
    copy: Copy<'_>,
) {
    let mut start = from.saturating_sub(1).min(segments.len());
    while start > 0 && segments[start].before == Opportunity::Forbidden {
        start -= 1;
    }
    if all_fit(&segments[start..], first.cells.min(rest.cells)) {
        return;
    }
    while let Some(group) = wide(segments, start, first, rest) {
        let room = if group.start == 0 { first } else { rest };
        start = cut(segments, group, room.cells, copy);
    }
}

/// Whether no group comes near to being wider than the room: a look that most texts pass.
fn all_fit(segments: &[Segment], room: u16) -> bool {
    let (mut cells, mut most) = (0, 0);
    for segment in segments {
        let before = if segment.before == Opportunity::Forbidden {
            cells + u32::from(segment.gap.natural())
        } else {
            0
        };
        cells = before + u32::from(segment.cells);
        most = cells.max(most);
    }
    // A hyphen may follow.
    most < u32::from(room)
}

/// The first group, of those from a segment on, that is wider than the room, its gaps closed where
/// lines are flush.
fn wide(segments: &[Segment], from: usize, first: Room, rest: Room) -> Option<Range<usize>> {
    let least = |gap: Gap| match rest.edge {
        Edge::Flush => gap.natural() - gap.shrink(),
        Edge::Ragged => gap.natural(),
    };
    let mut room = if from == 0 { first } else { rest };
    let mut start = from;
    let mut cells = 0;
    for (index, segment) in segments.iter().enumerate().skip(from) {
        if segment.before == Opportunity::Forbidden && index > from {
            cells += u32::from(least(segment.gap) + segment.cells);
            continue;
        }
        // A group that ends with a hyphen needs a cell for it.
        if cells + u32::from(segment.follows_hyphen()) > u32::from(room.cells) {
            return Some(start..index);
        }
        if index > from {
            room = rest;
        }
        start = index;
        cells = u32::from(segment.cells);
    }
    (cells > u32::from(room.cells)).then_some(start..segments.len())
}

/// Opens the group; answers where it ends then.
fn cut(segments: &mut Vec<Segment>, group: Range<usize>, room: u16, copy: Copy<'_>) -> usize {
    let mut pieces = Vec::new();
    for segment in &segments[group.clone()] {
        if segment.cells <= room.min(2) {
            pieces.push(*segment);
        } else {
            pieces.extend(clusters(segment, copy));
        }
    }
    let mut before: Option<Class> = None;
    for piece in &mut pieces {
        if let (Some(before), Opportunity::Forbidden) = (before, piece.before) {
            let marks = kinsoku::as_marks(before, piece.class, copy.manner.strictness);
            piece.before = Opportunity::Cut(match marks {
                Opportunity::Allowed => Wound::Word,
                _ => Wound::Mark,
            });
        }
        before = Some(piece.class);
    }
    let end = group.start + pieces.len();
    segments.splice(group, pieces);
    end
}

/// A segment cluster by cluster.
fn clusters(segment: &Segment, copy: Copy<'_>) -> Vec<Segment> {
    let text = &copy.strands[segment.strand as usize].text[..segment.to as usize];
    let mut pieces = Vec::new();
    let mut at = segment.from as usize;
    while at < text.len() {
        let bytes = cluster(&text[at..]);
        if text[at..].starts_with(is_unseen) {
            at += bytes;
            continue;
        }
        let is_first = pieces.is_empty();
        pieces.push(Segment {
            from: at as u32,
            to: (at + bytes) as u32,
            cells: copy.manner.axes.advance(&text[at..at + bytes]),
            gap: if is_first { segment.gap } else { Gap::None },
            before: if is_first {
                segment.before
            } else {
                Opportunity::Forbidden
            },
            ..*segment
        });
        at += bytes;
    }
    pieces
}
