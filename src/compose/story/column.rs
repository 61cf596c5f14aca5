//! What a story is set in: its column, and the shapes of its texts.

use crate::copy::manner::{Hyphens, Manner};
use crate::copy::role::Role;
use crate::copy::strand::{Copy, Strand, has_ruby};
use crate::lines::line::Line;
use crate::lines::matter::Matter;
use crate::lines::measure::Measure;
use crate::lines::passage::Passage;
use crate::lines::room::Edge;
use crate::setting::{Breaking, Ornaments, Setting};

/// What a story is set in: the manner of its language, and one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// The language, and which way lines run.
    pub(crate) manner: Manner,
    /// Cells of a line.
    pub(crate) cells: u16,
    /// Cells beyond it that a mark may hang in.
    pub(crate) hang: u16,
    /// The edge of running text.
    pub(crate) edge: Edge,
    /// How breaks are chosen.
    pub(crate) breaking: Breaking,
    /// What is drawn beside letters.
    pub(crate) ornaments: Ornaments,
    /// The reader's own speed, in characters or words a minute.
    pub(crate) pace: Option<u16>,
    /// Lines of a page that a block of horizontal lines may stand across.
    pub(crate) across: u16,
    /// Rows that the box of a photograph may have.
    pub(crate) plate: u16,
}

/// Cells of the indent of a paragraph in full-width languages: two Han, or one in narrow columns.
const INDENT: u16 = 4;

/// Cells up to which a column is narrow.
const NARROW: u16 = 20;

/// Cells that a quotation, the items of a list and a caption are set in by.
const INSET: u16 = 2;

/// What stands before a caption.
pub(crate) const CAPTION: &str = "▣";

/// How the texts of a block are set.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) role: Role,
    pub(crate) first: u16,
    pub(crate) rest: u16,
    pub(crate) mark: &'static str,
    pub(crate) edge: Edge,
}

impl Shape {
    /// The shape of a text whose beginning is left out.
    pub(crate) fn going_on(self) -> Shape {
        Shape {
            first: self.rest,
            mark: "",
            ..self
        }
    }
}

impl Column {
    /// The column that a setting asks for: lines of words are flush only where that reads well,
    /// in at most two columns of at least 40 cells.
    pub(crate) fn new(setting: &Setting, manner: Manner, cells: u16, hang: u16) -> Column {
        let full_width = manner.language.is_full_width();
        let flush = full_width || setting.justify && cells >= 40;
        Column {
            manner,
            cells,
            hang,
            edge: if flush && !manner.axes.is_vertical() {
                Edge::Flush
            } else {
                Edge::Ragged
            },
            breaking: setting.breaking,
            ornaments: setting.ornaments,
            pace: setting.pace,
            across: manner.axes.room(setting.size).height,
            plate: manner.axes.room(setting.size).height / 2,
        }
    }

    /// The shape of running text that is set in by so much, its first line after a mark.
    pub(crate) fn shape(&self, role: Role, mark: &'static str, inset: u16) -> Shape {
        Shape {
            role,
            first: inset,
            rest: inset,
            mark,
            edge: self.edge,
        }
    }

    /// What the texts of a shape are broken to.
    pub(crate) fn measure(&self, shape: Shape) -> Measure {
        Measure {
            cells: self.cells,
            first: shape.first,
            firsts: 1,
            rest: shape.rest,
            hang: self.hang,
            edge: shape.edge,
            breaking: self.breaking,
            matter: match shape.role {
                Role::Heading => Matter::Headline,
                _ => self.matter(),
            },
        }
    }

    /// The manner in which a text is set: hyphens are for what is read line after line.
    pub(crate) fn reading(&self, role: Role) -> Manner {
        let hyphens = match role {
            Role::Body | Role::Quote => Hyphens::Patterns,
            _ => Hyphens::Never,
        };
        Manner {
            hyphens,
            ..self.manner
        }
    }

    fn matter(&self) -> Matter {
        if self.manner.language.is_full_width() {
            Matter::Full
        } else {
            Matter::Words
        }
    }

    /// The lines of a text that is set apart from others, all at once.
    pub(crate) fn lines(&self, copy: &[Strand<'_>], edge: Edge) -> Vec<Line> {
        let measure = Measure {
            cells: self.cells,
            first: 0,
            firsts: 1,
            rest: 0,
            hang: if edge == Edge::Flush { self.hang } else { 0 },
            edge,
            breaking: self.breaking,
            matter: match edge {
                Edge::Ragged => Matter::Headline,
                Edge::Flush => self.matter(),
            },
        };
        let whole = Copy {
            strands: copy,
            manner: self.manner,
        };
        let mut passage = Passage::default();
        let lines = std::iter::from_fn(|| passage.next(whole, &measure));
        if has_ruby(copy) {
            lines.flat_map(Line::with_ruby).collect()
        } else {
            lines.collect()
        }
    }

    /// Cells that a paragraph is indented by.
    pub(crate) fn indent(&self, is_first: bool) -> u16 {
        let indent = match (self.manner.language.is_full_width(), is_first) {
            (true, _) if self.cells <= NARROW => INDENT / 2,
            (true, _) => INDENT,
            (false, true) => 0,
            (false, false) => INSET,
        };
        if self.cells >= 3 * indent { indent } else { 0 }
    }

    pub(crate) fn inset(&self) -> u16 {
        if self.cells >= 5 * INSET { INSET } else { 0 }
    }
}

impl Column {
    /// A hairline as long as the measure.
    pub(crate) fn rule(&self) -> Line {
        let sign = self.manner.axes.ornament("─");
        let cells = self.manner.axes.measure(sign).max(1);
        let rule = sign.repeat(usize::from(self.cells / cells));
        Line::of(&rule, Role::Rule, self.manner)
    }
}
