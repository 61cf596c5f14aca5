//! Lines of what is written from right to left: clusters in the order in which they stand (UAX #9),
//! mirrored where that asks for it, flush with the right edge. Knows no ends of lines.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::characters::axes::Axes;
use crate::characters::class::Class;
use crate::characters::cluster::cluster;
use crate::characters::gap::Gap;
use crate::characters::opportunity::Opportunity;
use crate::characters::sorts::is_turned;
use crate::copy::manner::{Hyphens, Manner};
use crate::copy::role::Role;
use crate::copy::segment::Segment;
use crate::copy::strand::{Copy, Strand};
use crate::lines::arabic;
use crate::lines::line::Line;
use crate::lines::row::Row;
use crate::lines::unit::Unit;
use crate::setting::{Strictness, Width};
use newsprint_issue::script::Rewriting;
use newsprint_issue::{Direction, Language};

/// Which way a passage reads, and the levels of its bytes once a line has asked for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    base: Option<Level>,
    levels: Option<Levels>,
}

/// The embedding levels of a copy, byte by byte, all strands in a row.
#[derive(Clone, Debug)]
struct Levels {
    levels: Vec<Level>,
    /// Where each strand begins.
    starts: Vec<usize>,
}

/// A line of text that is set on no page, in the order in which it stands on a screen, for terminals
/// that do not turn Hebrew and Arabic themselves.
pub fn as_it_stands(text: &str, width: Width) -> Cow<'_, str> {
    if !text.contains(is_turned) {
        return Cow::Borrowed(text);
    }
    let strands = [Strand::ours(text, Role::Body)];
    let manner = Manner {
        language: Language::default(),
        strictness: Strictness::Normal,
        axes: Axes::new(Direction::Horizontal, width),
        rewriting: Rewriting::Never,
        hyphens: Hyphens::Never,
    };
    let whole = Segment {
        strand: 0,
        from: 0,
        to: text.len() as u32,
        cells: 0,
        gap: Gap::None,
        before: Opportunity::Forbidden,
        class: Class::Letter,
    };
    let copy = Copy {
        strands: &strands,
        manner,
    };
    let row = Row {
        segments: &[whole],
        gaps: &[0],
        indent: 0,
    };
    let levels = Levels::of(&strands, base(&strands));
    let mut units = units(row, &levels, copy);
    arabic::shape(&mut units, manner);
    Cow::Owned(put(&units, 0).text)
}

/// A cluster of a line that is kept as it is.
#[derive(Clone, Debug)]
pub(crate) struct Kept<'a> {
    pub(crate) strand: &'a Strand<'a>,
    /// Its bytes in the strand.
    pub(crate) bytes: Range<usize>,
    /// Cells taken.
    pub(crate) cells: u16,
}

/// A line that is kept as it is, in the order in which its clusters stand; flush with the right edge
/// where it reads from there.
pub(crate) fn kept<'a>(clusters: &[Kept<'a>], cells: u16, manner: Manner) -> Line {
    let of = |one: &Kept<'a>| &one.strand.text[one.bytes.clone()];
    let text: String = clusters.iter().map(of).collect();
    let base = base(&[Strand::ours(&text, Role::Verbatim)]);
    let levels = BidiInfo::new(&text, Some(base)).levels;
    let mut at = 0;
    let mut units: Vec<Unit<'a>> = Vec::new();
    for one in clusters {
        let shown = of(one);
        units.push(Unit {
            text: Cow::Borrowed(shown.trim()),
            strand: one.strand,
            from: one.bytes.start,
            to: one.bytes.end,
            cells: one.cells,
            level: levels[at],
        });
        at += shown.len();
    }
    arabic::shape(&mut units, manner);
    let taken: u16 = units.iter().map(|unit| unit.cells).sum();
    let start = if base.is_rtl() {
        cells.saturating_sub(taken)
    } else {
        0
    };
    put(&units, start)
}

/// Whether a copy is set from the right edge: its first letter of any direction decides (P2).
pub(crate) fn is_right_to_left(copy: &[Strand<'_>]) -> bool {
    base(copy).is_rtl()
}

fn base(copy: &[Strand<'_>]) -> Level {
    let mut characters = copy.iter().flat_map(|strand| strand.text.chars());
    let first = characters.find_map(|character| match bidi_class(character) {
        BidiClass::L => Some(Level::ltr()),
        BidiClass::R | BidiClass::AL => Some(Level::rtl()),
        _ => None,
    });
    first.unwrap_or(Level::ltr())
}

impl Reading {
    /// Whether the passage is set from the right edge.
    pub(crate) fn is_right_to_left(&mut self, copy: Copy<'_>) -> bool {
        let base = || base(copy.strands);
        !copy.manner.axes.is_vertical() && self.base.get_or_insert_with(base).is_rtl()
    }

    /// A line in the order in which it stands, as [`Line::set`] makes others; `None` where that is
    /// the order of the source. `cells` is the measure that lines from the right are flush with.
    pub(crate) fn set(
        &mut self,
        row: Row<'_>,
        cells: u16,
        hyphen: bool,
        copy: Copy<'_>,
    ) -> Option<Line> {
        let base = *self.base.get_or_insert_with(|| base(copy.strands));
        let turns = |segment: &Segment| {
            let text = copy.strands[segment.strand as usize].text;
            text[segment.from as usize..segment.to as usize].contains(is_turned)
        };
        if base.is_ltr() && !row.segments.iter().any(turns) || copy.manner.axes.is_vertical() {
            return None;
        }
        let levels = self
            .levels
            .get_or_insert_with(|| Levels::of(copy.strands, base));
        let mut units = units(row, levels, copy);
        let taken = row.indent + units.iter().map(|unit| unit.cells).sum::<u16>();
        if hyphen
            && taken < cells
            && let Some(last) = units.last()
        {
            units.push(Unit {
                text: Cow::Borrowed("-"),
                cells: 1,
                from: last.to,
                to: last.to,
                ..last.clone()
            });
        }
        arabic::shape(&mut units, copy.manner);
        let taken: u16 = units.iter().map(|unit| unit.cells).sum();
        let start = if base.is_rtl() {
            cells.saturating_sub(row.indent + taken)
        } else {
            row.indent
        };
        Some(put(&units, start))
    }
}

impl Levels {
    fn of(copy: &[Strand<'_>], base: Level) -> Levels {
        let mut text = String::new();
        let mut starts = Vec::new();
        for strand in copy {
            starts.push(text.len());
            text.push_str(strand.text);
        }
        Levels {
            levels: BidiInfo::new(&text, Some(base)).levels,
            starts,
        }
    }

    fn at(&self, strand: usize, byte: usize) -> Level {
        self.levels[self.starts[strand] + byte]
    }
}

/// The clusters of a line and the blanks between them, in the order of the source. A blank is of the
/// lower level of its neighbours: between two words of one direction it moves with them (N1, N2).
fn units<'a>(row: Row<'_>, levels: &Levels, copy: Copy<'a>) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit<'a>> = Vec::new();
    for (segment, gap) in row.segments.iter().zip(row.gaps) {
        let strand = &copy.strands[segment.strand as usize];
        let (mut at, to) = (segment.from as usize, segment.to as usize);
        let level = levels.at(segment.strand as usize, at);
        if let Some(before) = units.last().filter(|_| *gap > 0) {
            units.push(Unit {
                text: Cow::Borrowed(""),
                strand,
                from: at,
                to: at,
                cells: *gap,
                level: before.level.min(level),
            });
        }
        while at < to {
            // A base with its ruby is one.
            let whole = strand.ruby.is_some();
            let bytes = if whole {
                to - at
            } else {
                cluster(&strand.text[at..to])
            };
            let text = &strand.text[at..at + bytes];
            let cells = if whole {
                segment.cells
            } else {
                copy.manner.axes.advance(text)
            };
            // What takes no room is no run of a page.
            if cells > 0 {
                units.push(Unit {
                    text: Cow::Borrowed(text),
                    strand,
                    from: at,
                    to: at + bytes,
                    cells,
                    level: levels.at(segment.strand as usize, at),
                });
            }
            at += bytes;
        }
    }
    units
}

/// Puts units side by side in the order in which they stand (L2), mirrored where they must be (L4).
fn put(units: &[Unit<'_>], start: u16) -> Line {
    let levels: Vec<Level> = units.iter().map(|unit| unit.level).collect();
    let mut line = Line::default();
    let mut along = start;
    let mut before: Option<&Unit<'_>> = None;
    for unit in BidiInfo::reorder_visual(&levels)
        .into_iter()
        .map(|index| &units[index])
    {
        if unit.text.is_empty() {
            along += unit.cells;
            before = None;
            continue;
        }
        let from = line.text.len() as u32;
        if unit.level.is_rtl()
            && let Some(mirrored) = mirrored(&unit.text)
        {
            line.text.push_str(mirrored);
        } else {
            line.text.push_str(&unit.text);
        }
        let to = line.text.len() as u32;
        let goes_on = before.is_some_and(|before| before.goes_on_in(unit));
        match line.runs.last_mut().filter(|_| goes_on) {
            Some(run) => {
                run.to = to;
                run.cells += unit.cells;
                run.source += (unit.to - unit.from) as u32;
            }
            None => line.runs.push(unit.run(from..to, along)),
        }
        along += unit.cells;
        before = Some(unit);
    }
    line
}

/// Marks that turn with the direction, in pairs (`Bidi_Mirrored`, as far as papers print them).
const MIRRORED: &[(&str, &str)] = &[
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("<", ">"),
    ("«", "»"),
    ("‹", "›"),
    ("≤", "≥"),
    ("⟨", "⟩"),
    ("〈", "〉"),
    ("《", "》"),
    ("「", "」"),
    ("『", "』"),
    ("【", "】"),
    ("〔", "〕"),
    ("（", "）"),
    ("［", "］"),
    ("｛", "｝"),
];

fn mirrored(mark: &str) -> Option<&'static str> {
    MIRRORED.iter().find_map(|(left, right)| match mark {
        _ if mark == *left => Some(*right),
        _ if mark == *right => Some(*left),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::matter::Matter;
    use crate::lines::measure::Measure;
    use crate::lines::passage::Passage;
    use crate::lines::room::Edge;
    use crate::setting::Breaking;

    /// Lines with capitals for Hebrew letters, as UAX #9 writes its examples.
    #[track_caller]
    fn check(text: &str, (cells, first): (u16, u16), expected: &[&str]) {
        let hebrew = |c: char| char::from_u32(u32::from(c) - 0x41 + 0x5d0).unwrap_or(c);
        let latin = |c: char| char::from_u32(u32::from(c) + 0x41 - 0x5d0).unwrap_or(c);
        let turned: String = text
            .chars()
            .map(|c| if c.is_ascii_uppercase() { hebrew(c) } else { c })
            .collect();
        let lines = set(&turned, cells, first);
        let shown: Vec<String> = lines
            .iter()
            .map(|line| {
                line.chars()
                    .map(|c| if is_turned(c) { latin(c) } else { c })
                    .collect()
            })
            .collect();
        assert_eq!(shown, expected);
    }

    fn set(text: &str, cells: u16, first: u16) -> Vec<String> {
        let strands = [Strand::ours(text, Role::Body)];
        let manner = Manner {
            language: Language::English,
            strictness: Strictness::Strict,
            axes: Axes::new(Direction::Horizontal, Width::default()),
            rewriting: Rewriting::Never,
            hyphens: Hyphens::Never,
        };
        let measure = Measure {
            cells,
            first,
            firsts: 1,
            rest: 0,
            hang: 2,
            edge: Edge::Ragged,
            breaking: Breaking::FirstFit,
            matter: Matter::Words,
        };
        let copy = Copy {
            strands: &strands,
            manner,
        };
        let mut passage = Passage::default();
        std::iter::from_fn(|| passage.next(copy, &measure))
            .map(|line| {
                let mut picture = String::new();
                for run in &line.runs {
                    let blanks = usize::from(run.start) - Width::default().of_clusters(&picture);
                    picture.push_str(&" ".repeat(blanks));
                    picture.push_str(&line.text[run.from as usize..run.to as usize]);
                }
                picture
            })
            .collect()
    }

    #[test]
    fn paragraphs_from_the_right_are_flush_right_and_indented_there() {
        check("ABC DEF GHI", (10, 0), &["   FED CBA", "       IHG"]);
        check("ABC DEF GHI", (10, 2), &[" FED CBA", "       IHG"]);
    }

    #[test]
    fn words_from_the_right_are_turned_among_others() {
        check("car is CAR in hebrew", (40, 0), &["car is RAC in hebrew"]);
        check(
            "car is CAR BUS, or not",
            (40, 0),
            &["car is SUB RAC, or not"],
        );
        check("the CAR BUS end", (8, 0), &["the RAC", "SUB end"]);
    }

    #[test]
    fn numbers_and_names_inside_stay_as_they_are() {
        check("ABC 12.5 DEF", (12, 0), &["FED 12.5 CBA"]);
        check("ABC well-known DEF", (18, 0), &["FED well-known CBA"]);
        check("ABC new york DEF", (16, 0), &["FED new york CBA"]);
    }

    #[test]
    fn brackets_are_mirrored() {
        check("ABC (DEF) GHI.", (14, 0), &[".IHG (FED) CBA"]);
        check("ABC (de) GHI", (12, 0), &["IHG (de) CBA"]);
        check("see (CAR)", (12, 0), &["see (RAC)"]);
    }

    #[test]
    fn a_line_of_a_list_is_turned_as_well() {
        let width = Width::default();
        assert_eq!(as_it_stands("plain 报", width), "plain 报");
        let turned = as_it_stands("see \u{5d0}\u{5d1} \u{5d2}", width);
        assert_eq!(turned, "see \u{5d2} \u{5d1}\u{5d0}");
    }

    #[test]
    fn letters_of_arabic_are_joined() {
        // seen + lam + alef + meem.
        assert_eq!(set("سلام", 4, 0), ["\u{fee1}\u{fe8e}\u{fee0}\u{feb3}"]);
        // A vowel mark joins nothing and stays with its letter; a non-joiner parts.
        assert_eq!(set("بَب", 2, 0), ["\u{fe90}\u{fe91}\u{64e}"]);
        assert_eq!(set("ب\u{200c}ب", 2, 0), ["\u{fe8f}\u{fe8f}"]);
    }
}
