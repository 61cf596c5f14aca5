//! Plain characters into segments: of each its cells and its joint are known at a look. Most of a
//! Chinese text is set here.

use crate::characters::class::Class;
use crate::characters::gap::{Gap, Side};
use crate::characters::opportunity::Opportunity;
use crate::characters::sorts::{Kind, Sort};
use crate::copy::before::Before;
use crate::copy::joint::{self, Joints};
use crate::copy::manner::Manner;
use crate::copy::segment::Segment;

/// A run of plain characters of one strand, as far as it has come.
#[derive(Clone, Copy)]
pub(crate) struct Plain<'a> {
    pub(crate) strand: u32,
    pub(crate) text: &'a str,
    pub(crate) byte: usize,
    pub(crate) before: Before,
    pub(crate) manner: Manner,
    pub(crate) joints: &'static Joints,
}

/// A Han, as what stands before the next segment.
const HAN: Before = Before {
    class: Class::Ideograph,
    character: '一',
    cells: 2,
    splits: false,
    is_ours: true,
};

/// Bytes of a Han of the basic plane.
const HAN_BYTES: usize = 3;

impl Plain<'_> {
    /// Makes segments of the plain characters that follow, until there are so many.
    pub(crate) fn fill(&mut self, segments: &mut Vec<Segment>, enough: usize) {
        loop {
            self.fill_han(segments, enough);
            let mut ahead = self.text[self.byte..].chars();
            let Some(character) = ahead.next().filter(|_| segments.len() < enough) else {
                break;
            };
            let sort = Sort::of(character);
            let Some(class) = sort.plain(character, self.manner.language) else {
                break;
            };
            if joins(ahead.next()) {
                break;
            }
            let axes = self.manner.axes;
            let side = Side {
                class,
                cells: axes.box_of(sort.cells(axes.width().text)),
            };
            let last = joint::index(self.before.side());
            let (gap, opportunity) = self.joints.between(last, joint::index(side));
            let from = self.byte;
            self.byte += character.len_utf8();
            segments.push(Segment {
                strand: self.strand,
                from: from as u32,
                to: self.byte as u32,
                cells: side.cells,
                gap,
                before: opportunity,
                class,
            });
            self.before = Before {
                class,
                character,
                cells: side.cells,
                ..HAN
            };
        }
    }

    /// Makes segments of the Han that follow, but for one that the next character may join.
    fn fill_han(&mut self, segments: &mut Vec<Segment>, enough: usize) {
        let rest = &self.text[self.byte..];
        let run = rest
            .as_bytes()
            .chunks_exact(HAN_BYTES)
            .take_while(|bytes| is_han(bytes));
        let mut count = run.take(enough.saturating_sub(segments.len())).count();
        if count > 0 && joins(rest[count * HAN_BYTES..].chars().next()) {
            count -= 1;
        }
        let Some(character) = rest[..count * HAN_BYTES].chars().next_back() else {
            return;
        };
        let han = joint::index(HAN.side());
        let last = joint::index(self.before.side());
        let (first, others) = (
            self.joints.between(last, han),
            self.joints.between(han, han),
        );
        let (strand, start) = (self.strand, self.byte);
        let segment = |index: usize, (gap, before): (Gap, Opportunity)| {
            let from = start + index * HAN_BYTES;
            Segment {
                strand,
                from: from as u32,
                to: (from + HAN_BYTES) as u32,
                cells: HAN.cells,
                gap,
                before,
                class: HAN.class,
            }
        };
        segments.push(segment(0, first));
        segments.extend((1..count).map(|index| segment(index, others)));
        self.byte += count * HAN_BYTES;
        self.before = Before { character, ..HAN };
    }
}

/// Whether a text begins with a unified ideograph of the basic plane, U+4E00 to U+9FFF.
fn is_han(bytes: &[u8]) -> bool {
    match bytes {
        [0xe4, second, _, ..] => *second >= 0xb8,
        [0xe5..=0xe9, _, _, ..] => true,
        _ => false,
    }
}

/// Whether a character, the next one, may be of one cluster with what is before it.
fn joins(next: Option<char>) -> bool {
    next.is_some_and(|next| Sort::of(next).kind == Kind::Joining)
}
