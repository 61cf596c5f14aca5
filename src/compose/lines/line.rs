//! A line of a galley: runs at their distances from the start of the column, each knowing its
//! place. Knows neither why it ends where it does nor where it will stand.

use crate::characters::cluster::cluster;
use crate::characters::forms::BOX;
use crate::characters::sorts::is_unseen;
use crate::copy::lapse::Lapse;
use crate::copy::manner::Manner;
use crate::copy::role::Role;
use crate::copy::segment::Segment;
use crate::copy::strand::{Copy, Strand};
use crate::lines::row::Row;
use crate::lines::strip::Strip;
use newsprint_issue::{Emphasis, Place};

/// A line of a galley: its runs, from the start of the column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// What is shown, run after run.
    pub(crate) text: String,
    /// The runs, from left to right.
    pub(crate) runs: Vec<Run>,
    /// How many of the lines that follow must stand in the same column.
    pub(crate) keep: u8,
    /// Horizontal lines that stand across this one and the blank ones after it, row by row. Only
    /// where lines run downward.
    pub(crate) inset: Vec<Line>,
    /// The readings of what stands on it, on a row of their own.
    pub(crate) ruby: Option<Box<Line>>,
    /// What was given up so that it could end where it does.
    pub(crate) lapse: Option<Lapse>,
    /// The row of the box of a photograph that it is.
    pub(crate) strip: Option<Strip>,
}

/// Clusters that stand side by side, of one strand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Bytes of [`Line::text`].
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// Cells from the start of the column.
    pub(crate) start: u16,
    /// Cells taken.
    pub(crate) cells: u16,
    /// What it is.
    pub(crate) role: Role,
    /// How it is stressed.
    pub(crate) emphasis: Emphasis,
    /// The place of its first byte.
    pub(crate) place: Option<Place>,
    /// Bytes of the source that it shows.
    pub(crate) source: u32,
}

/// Where on its line a base stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    First,
    Within,
    Last,
}

impl Standing {
    fn of(index: usize, count: usize) -> Standing {
        match index {
            0 => Standing::First,
            last if last + 1 == count => Standing::Last,
            _ => Standing::Within,
        }
    }

    /// Cells before something of so many in a room of so many.
    fn inset(self, room: u16, cells: u16) -> u16 {
        let spare = room.saturating_sub(cells);
        match self {
            Standing::First => 0,
            Standing::Within => spare / 2,
            Standing::Last => spare,
        }
    }
}

impl Line {
    /// Puts segments side by side.
    pub(crate) fn set(row: Row<'_>, copy: Copy<'_>) -> Line {
        let Row {
            segments,
            gaps,
            indent,
        } = row;
        let manner = copy.manner;
        let bytes = segments
            .iter()
            .map(|segment| segment.to - segment.from)
            .sum::<u32>();
        let mut line = Line {
            text: String::with_capacity(bytes as usize + 8),
            ..Line::default()
        };
        let mut along = indent;
        let mut before: Option<&Segment> = None;
        for (index, (segment, gap)) in segments.iter().zip(gaps).enumerate() {
            along += gap;
            let strand = &copy.strands[segment.strand as usize];
            match strand.ruby {
                Some(_) => {
                    let at = Standing::of(index, segments.len());
                    line.group(segment, strand, along, at, manner);
                }
                None => line.join(segment, strand, before, along, manner),
            }
            along += segment.cells;
            before = Some(segment);
        }
        line
    }

    /// Adds a base with its reading: the shorter at the middle of the longer, or flush with it at an
    /// edge of the line (JLREQ 3.3.8).
    fn group(
        &mut self,
        segment: &Segment,
        strand: &Strand<'_>,
        along: u16,
        standing: Standing,
        manner: Manner,
    ) {
        let ruby = strand.ruby.unwrap_or_default();
        let text = &strand.text[..segment.to as usize];
        let base = manner.axes.measure(&text[segment.from as usize..]);
        let mut start = along + standing.inset(segment.cells, base);
        let mut at = segment.from as usize;
        // Where lines run downward every cluster has a box of its own.
        while at < text.len() {
            let bytes = if manner.axes.is_vertical() {
                cluster(&text[at..])
            } else {
                text.len() - at
            };
            let piece = Segment {
                from: at as u32,
                to: (at + bytes) as u32,
                cells: manner.axes.measure(&text[at..at + bytes]),
                ..*segment
            };
            self.join(&piece, strand, None, start, manner);
            start += piece.cells;
            at += bytes;
        }
        // A reading that is longer than the line has no room, and a base that was cut none either.
        let is_start = text[..segment.from as usize].chars().all(is_unseen);
        if is_start && manner.axes.measure(ruby) <= segment.cells {
            let over = standing.inset(segment.cells, manner.axes.measure(ruby));
            let above = self.ruby.get_or_insert_default();
            above.mark(ruby, Role::Ruby, along + over, manner);
            above.keep = 1;
        }
    }

    /// Adds the hyphen of a line that ends inside a word, unless it is there.
    pub(crate) fn hyphenate(&mut self, goes_on: Option<&Segment>, manner: Manner) {
        if !goes_on.is_some_and(Segment::follows_hyphen) {
            return;
        }
        if let Some(last) = self.runs.last() {
            let (end, role) = (last.start + last.cells, last.role);
            self.mark("-", role, end, manner);
        }
    }

    /// Adds a segment: to the last run where it goes on in the source as on the line.
    fn join(
        &mut self,
        segment: &Segment,
        strand: &Strand<'_>,
        before: Option<&Segment>,
        along: u16,
        manner: Manner,
    ) {
        let (from, to) = (segment.from as usize, segment.to as usize);
        if !manner.axes.is_vertical()
            && let Some(run) = self.runs.last_mut()
            && let Some(before) = before
            && before.strand == segment.strand
        {
            let between = &strand.text[before.to as usize..from];
            let blanks = usize::from(along - run.start - run.cells);
            if blanks == between.len() && between.bytes().all(|byte| byte == b' ') {
                self.text.push_str(between);
                self.text.push_str(&strand.text[from..to]);
                run.to = self.text.len() as u32;
                run.source = run.to - run.from;
                run.cells = along + segment.cells - run.start;
                return;
            }
        }
        let source = &strand.text[from..to];
        let start = self.text.len() as u32;
        self.text.push_str(&manner.axes.form(source));
        self.runs.push(Run {
            from: start,
            to: self.text.len() as u32,
            start: along,
            cells: segment.cells,
            role: strand.role,
            emphasis: strand.emphasis,
            place: strand.place.map(|place| Place {
                offset: place.offset + from,
                ..place
            }),
            source: source.len() as u32,
        });
    }

    /// A line that stands alone, of words the paper did not write.
    pub(crate) fn of(text: &str, role: Role, manner: Manner) -> Line {
        let mut line = Line::default();
        line.mark(text, role, 0, manner);
        line
    }

    /// Adds words the paper did not write at a distance from the start of the column, before or
    /// after all else.
    pub(crate) fn mark(&mut self, text: &str, role: Role, start: u16, manner: Manner) {
        let mut along = start;
        let mut rest = text;
        while !rest.is_empty() {
            let bytes = if manner.axes.is_vertical() {
                cluster(rest)
            } else {
                rest.len()
            };
            let from = self.text.len() as u32;
            self.text.push_str(&manner.axes.form(&rest[..bytes]));
            let cells = manner.axes.measure(&rest[..bytes]);
            let run = Run {
                from,
                to: self.text.len() as u32,
                start: along,
                cells,
                role,
                emphasis: Emphasis::Plain,
                place: None,
                source: 0,
            };
            let at = self.runs.partition_point(|other| other.start < along);
            self.runs.insert(at, run);
            along += cells;
            rest = &rest[bytes..];
        }
    }

    /// Adds another line beside this one, at a distance from the start of the column.
    pub(crate) fn append(&mut self, mut other: Line, start: u16) {
        let base = self.text.len() as u32;
        other.shift(start);
        self.lapse = self.lapse.or(other.lapse);
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.iter().map(|run| Run {
            from: run.from + base,
            to: run.to + base,
            ..*run
        }));
    }

    /// Moves the line away from the start of the column.
    pub(crate) fn shift(&mut self, cells: u16) {
        for run in &mut self.runs {
            run.start += cells;
        }
        if let Some(ruby) = &mut self.ruby {
            ruby.shift(cells);
        }
    }

    /// Whether it is a row of readings.
    pub(crate) fn is_ruby(&self) -> bool {
        self.runs.iter().all(|run| run.role == Role::Ruby)
    }

    /// The line with the row of its readings before it, which is there, if blank, on every line of a
    /// text that has any.
    pub(crate) fn with_ruby(mut self) -> [Line; 2] {
        let ruby = self.ruby.take().unwrap_or_default();
        [Line { keep: 1, ..*ruby }, self]
    }

    /// Cells from the start of the column to the end of the last run.
    pub(crate) fn cells(&self) -> u16 {
        let inset = self.inset.len() as u16 * BOX;
        let end = self.runs.last().map_or(0, |run| run.start + run.cells);
        end.max(inset)
    }

    /// Whether nothing stands on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.runs.is_empty() && self.inset.is_empty() && self.strip.is_none()
    }

    /// The first place on the line, in reading order.
    #[allow(dead_code, reason = "front pages say where a galley was cut")]
    pub(crate) fn place(&self) -> Option<Place> {
        let inset = self.inset.iter().flat_map(|line| &line.runs);
        let places = self.runs.iter().chain(inset).filter_map(|run| run.place);
        places.min()
    }
}
