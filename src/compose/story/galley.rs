//! A body as a galley: set block by block, line by line, as far as it is asked for. Knows no columns
//! and no pages.

use std::collections::VecDeque;
use std::ops::Range;

use crate::copy::role::Role;
use crate::copy::strand::{Copy, has_ruby, strands};
use crate::lines::line::Line;
use crate::lines::passage::Passage;
use crate::lines::room::Edge;
use crate::story::column::{CAPTION, Column, Shape};
use crate::story::initial::{self, Initial};
use crate::story::plates::Plates;
use crate::story::recast::Recast;
use crate::story::{credit, inset, table, verbatim};
use newsprint_issue::{Article, Block, Part, Place, Text};

/// A body on its way into lines of one measure. Asked for more lines, it sets only so many.
#[derive(Clone, Debug)]
pub(crate) struct Galley {
    column: Column,
    /// Lines set and not yet taken, in order.
    lines: VecDeque<Line>,
    /// The block that is being set, and which text of it.
    block: usize,
    piece: usize,
    /// Bytes of that text that are left out: the galley begins with what follows.
    skipped: usize,
    passage: Passage,
    recast: Recast,
    plates: Plates,
    /// A block that stands elsewhere.
    omitted: Option<usize>,
    /// What stands before the first block is set.
    opened: bool,
    ended: bool,
}

/// Lines of a paragraph from which on its first and last do not stand alone (CLREQ asks for two).
const LONG_PARAGRAPH: usize = 4;
/// Bytes of Chinese that a cell shows at most: a Han has three in two cells, a mark in one.
const BYTES_A_CELL: usize = 3;
/// Bytes looked at beyond the lines that are set.
const AHEAD: usize = 16 * 1024;
/// Lines of text that a heading keeps.
const KEPT_BY_HEADING: u8 = 2;

impl Galley {
    /// A body of which nothing is set yet.
    pub(crate) fn new(column: Column) -> Galley {
        Galley {
            column,
            lines: VecDeque::new(),
            block: 0,
            piece: 0,
            skipped: 0,
            passage: Passage::default(),
            recast: Recast::new(column.manner.rewriting),
            plates: Plates::default(),
            omitted: None,
            opened: false,
            ended: false,
        }
    }

    /// A body of which nothing is set yet, from a place on.
    pub(crate) fn at(column: Column, place: Place) -> Galley {
        let Part::Body { block, piece } = place.part else {
            return Galley::new(column);
        };
        Galley {
            block: block as usize,
            piece: piece as usize,
            skipped: place.offset,
            opened: true,
            ..Galley::new(column)
        }
    }

    /// Puts lines before the body.
    pub(crate) fn begin_with(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.lines.extend(lines);
    }

    /// The galley, with boxes for these photographs.
    pub(crate) fn showing(self, plates: Plates) -> Galley {
        Galley { plates, ..self }
    }

    /// The galley without a block, which stands elsewhere.
    pub(crate) fn omitting(self, block: Option<usize>) -> Galley {
        Galley {
            omitted: block,
            ..self
        }
    }

    /// The photographs that it has boxes for.
    pub(crate) fn plates(&self) -> Plates {
        self.plates.clone()
    }

    /// Lets the boxes of photographs be of at most so many rows.
    pub(crate) fn lower(&mut self, rows: usize) {
        self.column.plate = rows as u16;
    }

    /// Lets blocks of horizontal lines stand across at most so many.
    pub(crate) fn narrow(&mut self, across: usize) {
        self.column.across = across as u16;
    }

    /// Sets lines until so many are ready, or all.
    pub(crate) fn set(&mut self, article: &Article, enough: usize) {
        while !self.ended && self.lines.len() < enough {
            if !self.opened {
                self.opened = true;
                self.set_dateline(article);
            }
            match article.body.get(self.block) {
                Some(_) if self.omitted == Some(self.block) => self.next_block(),
                Some(block) => self.set_block(article, block, enough),
                None => self.finish(article),
            }
        }
    }

    /// The lines that are ready.
    pub(crate) fn lines(&mut self) -> &[Line] {
        self.lines.make_contiguous()
    }

    /// Takes lines off the front.
    pub(crate) fn take(&mut self, count: usize) -> Vec<Line> {
        self.lines.drain(..count.min(self.lines.len())).collect()
    }

    /// Whether all lines are set.
    pub(crate) fn is_set(&self) -> bool {
        self.ended
    }

    /// Sets a block, or as much of it as makes enough lines.
    fn set_block(&mut self, article: &Article, block: &Block, enough: usize) {
        let inset = self.column.inset();
        match block {
            Block::Paragraph(text) => {
                let first = self.column.indent(self.opens(article));
                let shape = self.column.shape(Role::Body, "", 0);
                let shape = Shape { first, ..shape };
                self.set_text(article, text, shape, enough);
            }
            Block::Heading(text) => self.set_heading(article, text),
            Block::Quote(text) => {
                let shape = self.column.shape(Role::Quote, "", inset);
                self.set_text(article, text, shape, enough);
            }
            Block::List(items) => {
                if let Some(item) = items.get(self.piece) {
                    let shape = self.column.shape(Role::Body, "•", inset);
                    self.set_text(article, item, shape, enough);
                } else {
                    self.next_block();
                }
            }
            Block::Figure { caption, image } => {
                self.set_figure(article, caption, image.as_deref());
            }
            Block::Table(rows) => {
                self.space();
                let rows = self.recast.rows(rows);
                let lines = table::table(article, self.block, &rows, &self.column);
                self.set_whole(lines);
                self.space();
            }
            Block::Verbatim(text) => {
                self.space();
                let text = self.column.manner.rewriting.text(text);
                let lines = verbatim::verbatim(article, self.block, &text, &self.column);
                self.set_whole(lines);
                self.space();
            }
            Block::Rule => {
                let rule = self.column.rule();
                self.set_whole(vec![rule]);
            }
        }
    }

    /// Sets a crosshead, which keeps the lines after it.
    fn set_heading(&mut self, article: &Article, text: &Text) {
        let mark = self.column.manner.axes.measure("▌");
        let inset = self.column.inset().min(mark);
        let shape = Shape {
            edge: Edge::Ragged,
            ..self.column.shape(Role::Heading, "▌", inset)
        };
        self.space();
        let from = self.lines.len();
        self.set_text(article, text, shape, usize::MAX);
        self.keep_all(from, KEPT_BY_HEADING);
    }

    /// Sets what stands for a picture: its box, if it is at hand, and its caption.
    fn set_figure(&mut self, article: &Article, caption: &Text, image: Option<&str>) {
        self.space();
        let from = self.lines.len();
        if let Some(path) = image {
            if let Some(lines) = self.captioned(article, path, caption) {
                self.lines.extend(lines);
                self.space();
                return self.next_block();
            }
            let place = Place::start_of(article.id, Part::block(self.block));
            let lines = self.plates.lines(path, &self.column, place);
            self.lines.extend(lines);
        }
        // The box is never parted, nor left without the first line under it.
        self.keep_all(from, 1);
        if caption.is_empty() {
            self.lines
                .push_back(Line::of(CAPTION, Role::Mark, self.column.manner));
        }
        let inset = self.column.inset();
        let shape = Shape {
            edge: Edge::Ragged,
            ..self.column.shape(Role::Caption, CAPTION, inset)
        };
        self.set_text(article, caption, shape, usize::MAX);
        self.space();
    }

    /// A photograph with its caption under it, where that is how it stands.
    fn captioned(&self, article: &Article, path: &str, caption: &Text) -> Option<Vec<Line>> {
        let part = Part::block(self.block);
        let place = Place::start_of(article.id, part);
        let caption = self.column.manner.rewriting.text(caption);
        let copy: Vec<_> = strands(&caption, Role::Caption, article.id, part).collect();
        self.plates.captioned(path, &self.column, place, &copy)
    }

    /// Sets lines of a text until so many are ready or the text ends.
    fn set_text(&mut self, article: &Article, text: &Text, shape: Shape, enough: usize) {
        let part = Part::Body {
            block: self.block as u32,
            piece: self.piece as u32,
        };
        let dateline = article.dateline.as_ref();
        let dateline = dateline.filter(|_| self.skipped == 0 && self.block == 0);
        let rewriting = self.column.manner.rewriting;
        let dateline = dateline.map(|text| rewriting.text(text));
        let mut copy = Vec::new();
        if let Some(dateline) = dateline.as_ref().filter(|_| begins_with_dateline(article)) {
            copy.extend(credit::dateline(dateline, article.id, self.column.manner));
        }
        let in_sight = self.in_sight(text, copy.len(), enough);
        let rewritten = self.recast.text(text, part, in_sight);
        let text = rewritten.as_deref().unwrap_or(text);
        let whole = strands(text, shape.role, article.id, part);
        copy.extend(whole.filter_map(|strand| strand.after(self.skipped)));
        let shape = if self.skipped > 0 {
            shape.going_on()
        } else {
            shape
        };
        if let Some(wide) = inset::across_for(text, &self.column) {
            let copy = Copy {
                strands: &copy,
                manner: wide.manner,
            };
            let rows = inset::rows(copy, &wide.measure(shape), shape.mark);
            inset::add(&mut self.lines, rows, &self.column);
            return self.next_text(article);
        }
        let initial = (self.block == 0 && self.skipped == 0)
            .then(|| Initial::take(article, &mut copy, &self.column))
            .flatten();
        let copy = Copy {
            strands: &copy,
            manner: self.column.reading(shape.role),
        };
        self.set_lines(copy, shape, initial, enough);
        if self.passage.is_set() {
            self.next_text(article);
        }
    }

    /// Sets lines of a copy until so many are ready or the copy ends.
    fn set_lines(&mut self, copy: Copy<'_>, shape: Shape, initial: Option<Initial>, enough: usize) {
        let mut measure = self.column.measure(shape);
        if initial.is_some() {
            (measure.first, measure.firsts) = (initial::ROOM, initial::LINES);
        }
        let manner = copy.manner;
        let has_ruby = has_ruby(copy.strands);
        while self.lines.len() < enough && !self.passage.is_set() {
            let Some(mut line) = self.passage.next(copy, &measure) else {
                break;
            };
            if self.passage.lines() == 1 && !shape.mark.is_empty() && shape.first > 0 {
                let mark = manner.axes.ornament(shape.mark);
                let cells = manner.axes.measure(mark);
                let at = self.passage.edge(copy, &measure, cells);
                // A cluster wider than the measure leaves no room for it at the right.
                if at == 0 || line.cells() <= at {
                    line.mark(mark, Role::Mark, at, manner);
                }
            }
            let number = self.passage.lines() - 1;
            if let Some(initial) = initial.filter(|_| number < initial::LINES) {
                initial.draw(&mut line, number, manner);
                line.keep = (initial::LINES - 1 - number) as u8;
            }
            // Lines that run downward stand apart anyway: only those with a reading make room for it.
            let rows = if has_ruby && (!manner.axes.is_vertical() || line.ruby.is_some()) {
                self.lines.extend(line.with_ruby());
                2
            } else {
                self.lines.push_back(line);
                1
            };
            self.keep_ends(shape.role, rows);
        }
    }

    /// The bytes of a text that lines are made of until so many are ready, and that the choice of
    /// their ends looks at. Some strands stand before the text.
    fn in_sight(&self, text: &Text, before: usize, enough: usize) -> Range<usize> {
        let from = self.reached(text, before);
        let lines = enough.saturating_sub(self.lines.len());
        let line = usize::from(self.column.cells) * BYTES_A_CELL;
        let ahead = lines.saturating_mul(line).saturating_add(AHEAD);
        from..from.saturating_add(ahead)
    }

    /// How far the passage has come in its text, in bytes.
    fn reached(&self, text: &Text, before: usize) -> usize {
        let (strand, byte) = self.passage.reached();
        let Some(mut strands) = strand.checked_sub(before) else {
            return self.skipped;
        };
        let mut start = 0;
        for span in &text.spans {
            let end = start + span.text.len();
            if end > self.skipped {
                if strands == 0 {
                    return start.max(self.skipped) + byte;
                }
                strands -= 1;
            }
            start = end;
        }
        start
    }

    fn next_text(&mut self, article: &Article) {
        self.passage = Passage::default();
        self.skipped = 0;
        self.piece += 1;
        // Only a list has more texts; counting them each time would cost their square.
        if !matches!(article.body.get(self.block), Some(Block::List(_))) {
            self.next_block();
        }
    }

    /// Keeps the first two and the last two lines of a long paragraph together; each takes so many
    /// rows.
    fn keep_ends(&mut self, role: Role, rows: usize) {
        let set = self.passage.lines();
        let end = self.lines.len();
        if role == Role::Heading || set < LONG_PARAGRAPH {
            return;
        }
        if set == LONG_PARAGRAPH && end >= LONG_PARAGRAPH * rows {
            self.keep_pair(end - LONG_PARAGRAPH * rows, rows);
        }
        if self.passage.is_set() && end >= 2 * rows {
            self.keep_pair(end - 2 * rows, rows);
        }
    }

    /// Keeps two lines of so many rows together.
    fn keep_pair(&mut self, from: usize, rows: usize) {
        for row in 0..2 * rows - 1 {
            let line = &mut self.lines[from + row];
            line.keep = line.keep.max((2 * rows - 1 - row) as u8);
        }
    }

    /// Keeps lines together, and so many more after them.
    fn keep_all(&mut self, from: usize, more: u8) {
        if self.lines.range(from..).any(|line| !line.inset.is_empty()) {
            // A block keeps its own lines, and is too many to keep others.
            return;
        }
        for (left, line) in self.lines.range_mut(from..).rev().enumerate() {
            line.keep = u8::try_from(left).unwrap_or(u8::MAX).saturating_add(more);
        }
    }

    fn set_whole(&mut self, lines: Vec<Line>) {
        let from = self.lines.len();
        let is_block = lines.first().is_some_and(|line| !line.inset.is_empty());
        self.lines.extend(lines);
        if is_block {
            inset::let_go(&mut self.lines, from, &self.column);
        }
        self.next_block();
    }

    fn next_block(&mut self) {
        self.block += 1;
        self.piece = 0;
    }

    /// A blank line, unless there is one.
    fn space(&mut self) {
        if self.lines.back().is_some_and(|line| !line.is_blank()) {
            self.lines.push_back(Line::default());
        }
    }

    /// Whether the paragraph opens the story or follows a heading: set without an indent where
    /// words have spaces.
    fn opens(&self, article: &Article) -> bool {
        match self
            .block
            .checked_sub(1)
            .and_then(|before| article.body.get(before))
        {
            None => true,
            Some(before) => matches!(before, Block::Heading(_) | Block::Rule),
        }
    }

    /// A dateline that no paragraph follows stands on lines of its own.
    fn set_dateline(&mut self, article: &Article) {
        if let Some(dateline) = &article.dateline
            && !begins_with_dateline(article)
        {
            let dateline = self.column.manner.rewriting.text(dateline);
            let copy: Vec<_> =
                strands(&dateline, Role::Dateline, article.id, Part::Dateline).collect();
            self.lines.extend(self.column.lines(&copy, Edge::Ragged));
        }
    }

    /// The mark that says that the story is over, where the last line has room for it.
    fn finish(&mut self, article: &Article) {
        self.ended = true;
        while self.lines.back().is_some_and(Line::is_blank) {
            self.lines.pop_back();
        }
        let manner = self.column.manner;
        if !manner.language.is_full_width() || article.body.is_empty() {
            return;
        }
        let mark = manner.axes.ornament("■");
        let cells = manner.axes.measure(mark);
        let gap = u16::from(!manner.axes.is_vertical());
        // A line of its own it is not worth: it would stand alone on the next page.
        if let Some(last) = self.lines.back_mut()
            && last.strip.is_none()
            && last.cells() + gap + cells <= self.column.cells + self.column.hang
        {
            let start = last.cells() + gap;
            last.mark(mark, Role::Mark, start, manner);
        }
    }
}

/// Whether the dateline runs in at the start of the first paragraph.
fn begins_with_dateline(article: &Article) -> bool {
    article.dateline.is_some() && matches!(article.body.first(), Some(Block::Paragraph(_)))
}
