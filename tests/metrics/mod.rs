//! What a reader would see in set text, counted from the pages and the source alone. Owns the
//! rules' own reading of the characters; knows nothing of how lines were chosen, so that each
//! checks the other.

#![allow(
    dead_code,
    reason = "the suite, the specimen and the benchmark use different parts"
)]

/// Where lines may end: the rules read anew, boundary by boundary.
pub(crate) mod breaks;
/// Characters as the rules name them.
pub(crate) mod classes;
/// Rows of running text, read off pages.
pub(crate) mod rows;
/// What stands between the glyphs of a row.
pub(crate) mod spaces;

use std::collections::BTreeMap;
use std::ops::AddAssign;

use newsprint::compose::{self, Columns, Setting, Size};
use newsprint::issue::{Article, Block, Direction, Language, Text};

use breaks::Copy;
use rows::{Paragraph, Row};

/// A rule that a line breaks; the numbers are those of the rule list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// R1: the line does not begin at the column's edge or the indent.
    Grid,
    /// R2: it is longer than the measure, and no mark hangs.
    Overfull,
    /// R6: it begins with a closing mark, a full stop or a comma.
    Start,
    /// R6, R11, R15: it begins with a mark that newspapers of narrow columns let begin a line.
    Relaxed,
    /// R7, R11: it ends with an opening mark, a prefix or a solidus.
    End,
    /// R8: it parts a dash or an ellipsis.
    Pair,
    /// R9: it parts a number, a range, or a number and its unit or sign.
    Number,
    /// R10: it parts a word, without a hyphen or too near its edges.
    Word,
    /// R10: a hyphen follows a hyphen, or ends the last full line.
    Hyphens,
    /// R13: it parts an address elsewhere than after a point, or adds a hyphen.
    Url,
    /// R14: it parts what fits the measure, but not a first line with its indent.
    Indented,
    /// R16, R17: a space is wrong.
    Spacing,
    /// R16: a space was opened beyond two cells, or one between marks beyond one.
    Wide,
    /// R18: the blank of a narrow quotation mark is wrong.
    Quote,
    /// R19: the indent is wrong.
    Indent,
    /// R21: two gaps of one kind differ by two cells or more.
    Uneven,
    /// R21, R22: a gap was opened or closed before one that comes first.
    Order,
    /// R23: what hangs is not one of `、，。`, or not alone.
    Hang,
    /// R24: a last line that is nearly full was not made full.
    LastLine,
    /// R26: a last line of a single Han.
    Runt,
    /// R30: something of the source is not shown.
    Lost,
    /// R30: something stands twice, or is not what the source says.
    Doubled,
}

/// One violation, with the line as it stands.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) fault: Fault,
    pub(crate) line: String,
}

/// How lines that are not the last of their paragraph end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Edges {
    /// All of them.
    pub(crate) lines: usize,
    /// As long as the measure, or longer by a mark that hangs.
    pub(crate) flush: usize,
    /// Longer by a mark that hangs.
    pub(crate) hung: usize,
    /// Short by a cell.
    pub(crate) short_by_one: usize,
    /// Short by two cells or more.
    pub(crate) short_by_more: usize,
}

/// What is no fault but makes the grain of a column.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Grain {
    /// Cells by which gaps were opened or closed.
    pub(crate) adjusted: usize,
    /// Breaks inside a word of the dictionary.
    pub(crate) inside_words: usize,
    /// Han, and how many of them stand on an even cell.
    pub(crate) han: usize,
    pub(crate) even: usize,
    /// Tokens wider than the measure that had to be cut.
    pub(crate) cut: usize,
    /// Lines where a mark of less than the core was let go, since the line would have been short by
    /// more than a quarter of the measure.
    pub(crate) relaxed: usize,
    /// Single Han on a last line that nothing could join.
    pub(crate) lone: usize,
}

/// Where words end, in bytes of the text.
pub(crate) type Dictionary<'a> = &'a dyn Fn(&str) -> Vec<usize>;

/// The judgement of set text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proof {
    /// All lines, also last ones.
    pub(crate) lines: usize,
    pub(crate) findings: Vec<Finding>,
    pub(crate) edges: Edges,
    pub(crate) grain: Grain,
}

/// Cells of both margins of a page of one column.
const MARGINS: u16 = 6;
/// The first cell of its column.
const LEFT: u16 = 2;

/// A page of one column of that many cells, as high as a wall.
pub(crate) fn column(measure: u16) -> Setting {
    Setting {
        columns: Columns::Fit { measure },
        ..Setting::for_size(Size {
            width: measure + MARGINS,
            height: 2000,
        })
    }
}

/// A page of one tier of vertical lines of that many cells: two to a character.
pub(crate) fn tier(measure: u16) -> Setting {
    Setting {
        direction: Direction::Vertical,
        columns: Columns::Exactly(1),
        ..Setting::for_size(Size {
            width: 4000,
            height: measure / 2 + 1,
        })
    }
}

/// An article of these paragraphs and nothing else.
pub(crate) fn story<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Article {
    let paragraphs = paragraphs.into_iter().map(Text::from);
    Article {
        body: paragraphs.map(Block::Paragraph).collect(),
        ..Article::default()
    }
}

/// Sets an article in one column and judges its paragraphs.
pub(crate) fn proof(article: &Article, language: Language, setting: &Setting) -> Proof {
    proof_with(article, (language, setting), None)
}

/// The same, with the share of breaks inside words.
pub(crate) fn proof_with(
    article: &Article,
    (language, setting): (Language, &Setting),
    words: Option<Dictionary<'_>>,
) -> Proof {
    let pages = compose::article(article, language, setting);
    let is_vertical = setting.direction == Direction::Vertical;
    let measure = if is_vertical {
        setting.size.height * 2 - 2
    } else {
        (setting.size.width - MARGINS) & !1
    };
    let column = Column {
        language,
        measure,
        is_vertical,
        setting: *setting,
    };
    let left = (!is_vertical).then_some(LEFT);
    let mut proof = Proof::default();
    for (index, paragraph) in rows::read(&pages, article, left).iter().enumerate() {
        proof.judge(paragraph, column, index == 0);
        if let Some(words) = words {
            proof.look_up(paragraph, words);
        }
    }
    proof
}

/// What rows are judged by.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    pub(crate) language: Language,
    pub(crate) measure: u16,
    pub(crate) is_vertical: bool,
    pub(crate) setting: Setting,
}

impl Column {
    /// Whether lines are to be as long as the measure.
    pub(crate) fn is_flush(&self) -> bool {
        !self.is_vertical && self.language.is_full_width()
    }

    /// Cells before the first line of a paragraph.
    fn indent(&self, is_first: bool) -> u16 {
        let indent = match (self.language.is_full_width(), is_first) {
            (true, _) if self.measure <= 20 => 2,
            (true, _) => 4,
            (false, true) => 0,
            (false, false) => 2,
        };
        if self.measure >= 3 * indent {
            indent
        } else {
            0
        }
    }
}

impl Proof {
    /// How often a rule is broken.
    pub(crate) fn count(&self, fault: Fault) -> usize {
        let findings = self.findings.iter();
        findings.filter(|finding| finding.fault == fault).count()
    }

    /// The violations of some rules, to be shown.
    pub(crate) fn of(&self, faults: &[Fault]) -> Vec<String> {
        let findings = self.findings.iter();
        findings
            .filter(|finding| faults.contains(&finding.fault))
            .map(|finding| format!("{:?}: {}", finding.fault, finding.line))
            .collect()
    }

    /// Every rule that is broken, with how often per thousand lines.
    pub(crate) fn rates(&self) -> BTreeMap<Fault, f64> {
        let mut rates = BTreeMap::new();
        for finding in &self.findings {
            *rates.entry(finding.fault).or_default() += share(1000, self.lines);
        }
        rates
    }

    fn judge(&mut self, paragraph: &Paragraph, column: Column, is_first: bool) {
        let copy = Copy::new(&paragraph.text, column);
        let indent = column.indent(is_first);
        self.lines += paragraph.rows.len();
        for (line, fault) in paragraph.losses() {
            self.find(fault, line);
        }
        for (index, row) in paragraph.rows.iter().enumerate() {
            let is_last = index + 1 == paragraph.rows.len();
            let mut faults = Vec::new();
            match (row.start(), index) {
                (start, 0) if start != indent => faults.push(Fault::Indent),
                (start, 1..) if start != 0 => faults.push(Fault::Grid),
                _ => {}
            }
            faults.extend(self.judge_edge(row, (column, is_last), &paragraph.text));
            let mut find = |fault| faults.push(fault);
            self.grain += spaces::judge(row, &copy, (column, is_last), &mut find);
            for fault in faults {
                self.find(fault, &row.picture(&paragraph.text, column.measure));
            }
        }
        let pairs = paragraph.rows.iter().zip(paragraph.rows.iter().skip(1));
        for (index, (above, below)) in pairs.enumerate() {
            let at = copy.boundary(below.from());
            match copy.judge(at, above.hyphen.is_some()) {
                Some(_) if copy.group_cells(at) > column.measure => self.grain.cut += 1,
                Some(fault) => {
                    let narrow = index == 0 && copy.group_cells(at) > column.measure - indent;
                    if narrow && copy.opens(at) {
                        self.grain.cut += 1;
                        continue;
                    }
                    let from = copy.boundary(above.from());
                    if fault == Fault::Relaxed && copy.needs(from, at) * 4 < column.measure * 3 {
                        self.grain.relaxed += 1;
                        continue;
                    }
                    let fault = if narrow { Fault::Indented } else { fault };
                    let [above, below] =
                        [above, below].map(|row| row.picture(&paragraph.text, column.measure));
                    self.find(fault, &format!("{above} ‖ {below}"));
                }
                None => {}
            }
        }
        self.judge_hyphens(paragraph, &copy, column);
        self.judge_runt(paragraph, &copy, column);
    }

    fn judge_edge(
        &mut self,
        row: &Row,
        (column, is_last): (Column, bool),
        text: &str,
    ) -> Option<Fault> {
        let (measure, end) = (column.measure, row.end());
        let mut hung = false;
        let mut fault = None;
        if end > measure {
            let last = row.glyphs.last();
            let stop = last.is_some_and(|last| {
                classes::is_hanging(last.character(text)) && last.start <= measure
            });
            hung = stop && end <= measure + 2 && row.hyphen.is_none();
            // A single cluster may be wider than the measure; nothing can be done about that.
            if !hung && row.glyphs.len() > 1 {
                let near = end <= measure + 2;
                fault = Some(if near { Fault::Hang } else { Fault::Overfull });
            }
        }
        if !is_last && column.is_flush() {
            self.edges += Edges {
                lines: 1,
                flush: usize::from(hung || end == measure),
                hung: usize::from(hung),
                short_by_one: usize::from(end + 1 == measure),
                short_by_more: usize::from(end + 1 < measure),
            };
        }
        fault
    }

    fn judge_hyphens(&mut self, paragraph: &Paragraph, copy: &Copy, column: Column) {
        let rows = &paragraph.rows;
        for (index, row) in rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.hyphen.is_some())
        {
            let again = index > 0 && rows[index - 1].hyphen.is_some();
            let at = copy.boundary(rows[(index + 1).min(rows.len() - 1)].from());
            // A word wider than the measure is cut, hyphen or not.
            let is_cut = copy.group_cells(at) > column.measure;
            if !is_cut && (again || index + 2 == rows.len()) {
                self.find(
                    Fault::Hyphens,
                    &row.picture(&paragraph.text, column.measure),
                );
            }
        }
    }

    /// A last line of one Han, or of marks alone, where more could have come down to it.
    fn judge_runt(&mut self, paragraph: &Paragraph, copy: &Copy, column: Column) {
        let [.., above, last] = &*paragraph.rows else {
            return;
        };
        if !column.is_flush() || !copy.is_runt(copy.boundary(last.from())) {
            return;
        }
        if copy.can_feed(copy.boundary(last.from()), copy.boundary(above.from())) {
            self.find(Fault::Runt, &last.picture(&paragraph.text, column.measure));
        } else {
            self.grain.lone += 1;
        }
    }

    fn look_up(&mut self, paragraph: &Paragraph, words: Dictionary<'_>) {
        let ends = words(&paragraph.text);
        self.grain.inside_words += paragraph
            .rows
            .iter()
            .skip(1)
            .filter(|row| ends.binary_search(&row.from()).is_err())
            .count();
    }

    fn find(&mut self, fault: Fault, line: &str) {
        self.findings.push(Finding {
            fault,
            line: line.to_owned(),
        });
    }
}

impl AddAssign for Proof {
    fn add_assign(&mut self, other: Proof) {
        self.lines += other.lines;
        self.findings.extend(other.findings);
        self.edges += other.edges;
        self.grain += other.grain;
    }
}

impl AddAssign for Edges {
    fn add_assign(&mut self, other: Edges) {
        self.lines += other.lines;
        self.flush += other.flush;
        self.hung += other.hung;
        self.short_by_one += other.short_by_one;
        self.short_by_more += other.short_by_more;
    }
}

impl AddAssign for Grain {
    fn add_assign(&mut self, other: Grain) {
        self.adjusted += other.adjusted;
        self.inside_words += other.inside_words;
        self.han += other.han;
        self.even += other.even;
        self.cut += other.cut;
        self.relaxed += other.relaxed;
        self.lone += other.lone;
    }
}

/// A part of a whole, in units of `of`: 100 for per cent. Nothing of nothing is nothing.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of some millions are exact"
)]
pub(crate) fn share(of: usize, whole: usize) -> f64 {
    of as f64 / whole.max(1) as f64
}
