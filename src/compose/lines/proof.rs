//! Proofs: what a text comes to when it is set, without a page to show it on. For measuring and for
//! those who only want to know.

use crate::copy::cursor::Cursor;
use crate::copy::manner::{Hyphens, Manner};
use crate::copy::role::Role;
use crate::copy::segment::Segment;
use crate::copy::strand::{Copy, Strand};
use crate::lines::matter::Matter;
use crate::lines::measure::Measure;
use crate::lines::passage::Passage;
use crate::lines::room::Edge;
use crate::setting::Setting;
use newsprint_issue::Language;

/// What became of a text that was set in one column of the setting's width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Lines of all paragraphs.
    pub lines: usize,
    /// Lines that end where a level of CLREQ was given up for them (R15).
    pub relaxed: usize,
    /// Lines that end inside a group wider than the measure.
    pub cut: usize,
    /// Lines that end with a hyphen of ours.
    pub hyphens: usize,
}

/// Sets the paragraphs of a text, one a line of it, and counts.
pub fn proof(text: &str, language: Language, setting: &Setting) -> Proof {
    let manner = Manner {
        hyphens: Hyphens::Patterns,
        ..Manner::new(setting, language)
    };
    let full = language.is_full_width();
    let measure = Measure {
        cells: setting.size.width,
        first: 0,
        firsts: 1,
        rest: 0,
        hang: setting.gutter.min(2),
        edge: if full || setting.justify {
            Edge::Flush
        } else {
            Edge::Ragged
        },
        breaking: setting.breaking,
        matter: if full { Matter::Full } else { Matter::Words },
    };
    let mut proof = Proof::default();
    let mut gaps = Vec::new();
    for paragraph in text.lines() {
        let strands = [Strand::ours(paragraph, Role::Body)];
        let copy = Copy {
            strands: &strands,
            manner,
        };
        let mut passage = Passage::default();
        while let Some(set) = passage.advance(copy, &measure, &mut gaps) {
            proof.count(passage.after(&set));
        }
    }
    proof
}

/// The cells of a text, each character classed and measured and each joint looked up: the first of
/// the stages of setting it.
pub fn survey(text: &str, language: Language, setting: &Setting) -> u64 {
    let manner = Manner::new(setting, language);
    let mut segments: Vec<Segment> = Vec::new();
    let mut cells = 0;
    for paragraph in text.lines() {
        let strands = [Strand::ours(paragraph, Role::Body)];
        let copy = Copy {
            strands: &strands,
            manner,
        };
        let mut cursor = Cursor::default();
        let mut ended = false;
        while !ended {
            segments.clear();
            ended = cursor.fill(copy, &mut segments, 1024);
            let of = |segment: &Segment| u64::from(segment.cells + segment.gap.natural());
            cells += segments.iter().map(of).sum::<u64>();
        }
    }
    cells
}

impl Proof {
    /// Counts a line by what follows it.
    fn count(&mut self, after: Option<&Segment>) {
        use crate::characters::opportunity::Opportunity::{Cut, Hyphen, Relaxed};
        self.lines += 1;
        match after.map(|segment| segment.before) {
            Some(Relaxed(_)) => self.relaxed += 1,
            Some(Cut(_)) => self.cut += 1,
            Some(Hyphen) => self.hyphens += 1,
            _ => {}
        }
    }
}
