//! One story as a module of the front page: its rule, headline block and legs of text, cut where
//! the rows end.

use std::cell::OnceCell;
use std::ops::Range;

use super::desk::Desk;
use super::fold::Module;
use super::picture::Picture;
use super::plan::{Slot, Want};
use super::words;
use crate::copy::role::Role;
use crate::copy::strand::Strand;
use crate::lines::line::Line;
use crate::lines::room::Edge;
use crate::pages::columns;
use crate::pages::plate::Plate;
use crate::pages::setter::Setter;
use crate::story::galley::Galley;
use crate::story::head::{head, large_head};
use newsprint_issue::{Article, Block, Part, Place, Rank};

/// Rows of text below which a story is not worth starting.
const LEAST_TEXT: u16 = 4;
/// Rows of text that a card of the narrow list shows.
const CARD_TEXT: u16 = 4;
/// Cells of the narrowest photograph of a story that does not lead.
const SMALLEST: u16 = 12;
/// The most columns that a module spans.
const MOST_SPAN: usize = 3;

/// A story on its way to the front page: its lines, as many as the room could take.
pub(super) struct Story<'a> {
    article: &'a Article,
    /// The body, as far as any slot of the fold could show it.
    lines: Vec<Line>,
    /// Whether that is all of it.
    is_whole: bool,
    /// Headline blocks by the columns they span.
    heads: [OnceCell<Vec<Line>>; MOST_SPAN],
    /// Rows of text that show all of it, by the columns they are shared out over.
    texts: [OnceCell<u16>; MOST_SPAN],
    /// Rows of the page of which it is the first story; 0 of any other.
    led: u16,
    /// The photograph before its text: which block it is, and its rows with the caption.
    picture: Option<(usize, u16)>,
}

/// A story set into its slot.
pub(super) struct Set<'a> {
    copy: &'a Story<'a>,
    /// The rule above it, with its number.
    rule: Line,
    head: &'a [Line],
    legs: Vec<Range<usize>>,
    /// The words after the last leg of a story that is cut.
    jump: Vec<Line>,
}

impl<'a> Story<'a> {
    /// Sets as much of the body as fills so many rows of the widest module.
    pub(super) fn new(article: &'a Article, rows: u16, desk: &Desk) -> Story<'a> {
        Story::with(article, None, rows, desk)
    }

    /// The same of the story that leads the page: with its photograph, and with a large headline.
    pub(super) fn leading(article: &'a Article, rows: u16, desk: &Desk) -> Story<'a> {
        let picture = Picture::of(article, &desk.plates, desk.column, rows / 2);
        Story {
            led: desk.sheet.size.height,
            ..Story::with(article, picture, rows, desk)
        }
    }

    /// The same of another story with a small photograph; none where it has none at hand.
    pub(super) fn pictured(article: &'a Article, rows: u16, desk: &Desk) -> Option<Story<'a>> {
        // Tiers are lower than columns are high, and hold less of it across.
        let share = if desk.sheet.axes.is_vertical() { 4 } else { 3 };
        let picture = Picture::of(article, &desk.plates, desk.column, rows / share)?;
        let strips = || picture.lines.iter().filter_map(|line| line.strip);
        let made_out = strips().all(|strip| strip.size.width >= SMALLEST);
        made_out.then(|| Story::with(article, Some(picture), rows, desk))
    }

    fn with(article: &'a Article, picture: Option<Picture>, rows: u16, desk: &Desk) -> Story<'a> {
        let most = usize::from(rows) * MOST_SPAN + 1;
        let omitted = picture.as_ref().map(|picture| picture.block);
        let mut galley = Galley::new(desk.column).omitting(omitted);
        if let Some(picture) = &picture {
            galley.begin_with(picture.lines.iter().cloned());
            galley.begin_with([Line::default()]);
        }
        galley.set(article, most);
        let is_whole = galley.is_set() && galley.lines().len() <= most;
        let lines = galley.take(most);
        Story {
            article,
            lines,
            is_whole,
            heads: Default::default(),
            texts: Default::default(),
            led: 0,
            picture: picture.map(|picture| (picture.block, picture.lines.len() as u16)),
        }
    }

    /// The rows it asks for across so many columns.
    pub(super) fn want(&self, span: u16, desk: &Desk) -> Want {
        let frame = 1 + self.head(span, desk).len() as u16 + desk.below();
        let text = self.text(span);
        let picture = self.picture.map_or(0, |(_, rows)| rows + 1);
        let least = frame + text.min(picture + LEAST_TEXT);
        let whole = match (self.article.rank, desk.grid.columns) {
            // Vertical cards are few and side by side: they take what room there is.
            (_, 1) if !desk.sheet.axes.is_vertical() => frame + text.min(CARD_TEXT),
            _ => frame + text,
        };
        Want {
            least: least.min(whole),
            whole,
        }
    }

    /// Sets the story into its slot.
    pub(super) fn set(&'a self, slot: &Slot, number: usize, desk: &Desk) -> Set<'a> {
        let mut head = self.head(slot.span, desk);
        let inside = usize::from(slot.rows.saturating_sub(1 + desk.below()));
        head = &head[..head.len().min(inside)];
        let rows = inside - head.len();
        let span = usize::from(slot.span);
        let level = self.level(rows, span);
        let levelled = level.is_some();
        let mut legs = level.unwrap_or_else(|| columns::fill(&self.lines, rows, span));
        let cuttable = rows >= usize::from(LEAST_TEXT) && self.picture.is_none();
        if cuttable && !levelled && self.is_scant(&legs) {
            legs = self.chop(rows, span);
        }
        let end = legs.last().map_or(0, |last| last.end);
        let cut = !levelled && (!self.is_whole || self.cut(end).is_some());
        let mut jump = Vec::new();
        if cut && let Some(last) = legs.last_mut() {
            // The last lines of the last leg say where the story goes on, and that with what they
            // take themselves.
            let taken = self.jump(last.end, desk).len().min(rows);
            last.end -= last.len().saturating_sub(rows - taken);
            jump = self.jump(last.end, desk);
            jump.truncate(taken);
        }
        Set {
            copy: self,
            rule: self.rule(slot.span, number, desk),
            head,
            legs,
            jump,
        }
    }

    /// Whether legs are too short to read, and stop at the end or within a paragraph, which can be
    /// cut anywhere.
    fn is_scant(&self, legs: &[Range<usize>]) -> bool {
        let end = legs.last().map_or(0, |last| last.end);
        let is_free = match self.cut(end).map(|cut| cut.part) {
            Some(Part::Body { block, .. }) => {
                let block = self.article.body.get(block as usize);
                matches!(block, Some(Block::Paragraph(_)))
            }
            Some(_) => false,
            None => self.is_whole,
        };
        let short = legs.iter().all(|leg| leg.len() < usize::from(LEAST_TEXT));
        short && is_free
    }

    /// Full legs, whatever is cut by their ends.
    fn chop(&self, rows: usize, span: usize) -> Vec<Range<usize>> {
        let mut from = 0;
        let mut legs = Vec::new();
        for _ in 0..span {
            from += self.lines[from..]
                .iter()
                .take_while(|line| line.is_blank())
                .count();
            let end = (from + rows).min(self.lines.len());
            legs.push(from..end);
            from = end;
        }
        legs
    }

    /// Rows of text that show all of it over so many columns, or fill them.
    fn text(&self, span: u16) -> u16 {
        let text = &self.texts[usize::from(span - 1).min(MOST_SPAN - 1)];
        *text.get_or_init(|| {
            let span = usize::from(span);
            let least = self.lines.len().div_ceil(span);
            let mut rows = least..self.lines.len();
            // What must stay together may take some rows more.
            let level = rows.find(|rows| self.level(*rows, span).is_some());
            let rows = level.unwrap_or(self.lines.len());
            (if self.is_whole { rows } else { least }) as u16
        })
    }

    /// All of it in legs of one height, but the last; as many of them as are long enough to read.
    fn level(&self, rows: usize, span: usize) -> Option<Vec<Range<usize>>> {
        if !self.is_whole || self.lines.len() > rows * span {
            return None;
        }
        let long = |legs: &Vec<Range<usize>>| {
            let (_, before) = legs.split_last().unwrap_or((&(0..0), &[]));
            before
                .iter()
                .all(|leg| leg.len() >= usize::from(LEAST_TEXT))
        };
        let mut counts = (1..=span).rev();
        counts.find_map(|count| columns::balance(&self.lines, rows, count).filter(long))
    }

    fn head(&self, span: u16, desk: &Desk) -> &[Line] {
        let kept = &self.heads[usize::from(span - 1).min(MOST_SPAN - 1)];
        kept.get_or_init(|| {
            let column = desk.across(span);
            let large = large_head(self.article, &column, self.led);
            large
                .filter(|head| head.len() <= usize::from(self.led / 3))
                .unwrap_or_else(|| head(self.article, &column))
        })
    }

    /// The rule above the story: heavy above the lead, and with the number that opens it.
    fn rule(&self, span: u16, number: usize, desk: &Desk) -> Line {
        let (sign, role) = match self.article.rank {
            Rank::Lead => ("━", Role::StrongRule),
            _ => ("─", Role::Rule),
        };
        let manner = desk.column.manner;
        let sign = manner.axes.ornament(sign);
        let step = manner.axes.measure(sign).max(1);
        let cells = desk.width(span);
        if manner.axes.is_vertical() {
            // A number of two digits takes one box, and the rule begins right below it.
            let number = number.to_string();
            let number = [Strand::ours(&number, Role::Mark)];
            let mut lines = desk.column.lines(&number, Edge::Ragged);
            lines.truncate(1);
            let mut line = lines.pop().unwrap_or_default();
            let start = line.cells();
            let rest = usize::from(cells.saturating_sub(start) / step);
            line.mark(&sign.repeat(rest), role, start, manner);
            return line;
        }
        let number = format!(" {number} ");
        let mut line = Line::of(sign, role, manner);
        line.mark(&number, Role::Mark, step, manner);
        let start = step + manner.axes.measure(&number);
        let rest = usize::from(cells.saturating_sub(start) / step);
        line.mark(&sign.repeat(rest), role, start, manner);
        line
    }

    fn jump(&self, shown: usize, desk: &Desk) -> Vec<Line> {
        let cut = self.cut(shown);
        let shown = self.picture.map(|(block, _)| block);
        let words = words::jump(self.article, shown, cut, desk.column.manner);
        if desk.sheet.axes.is_vertical() {
            let words = [Strand::ours(&words, Role::Jump)];
            return desk.column.lines(&words, Edge::Ragged);
        }
        vec![Line::of(&words, Role::Jump, desk.column.manner)]
    }

    /// The first place that is not shown.
    fn cut(&self, shown: usize) -> Option<Place> {
        self.lines[shown..].iter().find_map(Line::place)
    }
}

impl Set<'_> {
    /// Where the story stands.
    pub(super) fn module(&self, slot: &Slot, top: u16, desk: &Desk) -> Module {
        let row = top + slot.row;
        let start = desk.grid.start_of(slot.column);
        let (cell, size) = desk.sheet.axes.area(
            desk.sheet.size,
            row..row + slot.rows,
            start..start + desk.width(slot.span),
        );
        let shown = self.legs.last().map_or(0, |leg| leg.end);
        let is_cut = !self.jump.is_empty();
        let cut = is_cut.then(|| self.copy.cut(shown)).flatten();
        Module {
            article: self.copy.article.id,
            cell,
            size,
            cut,
        }
    }

    /// Everything of the story that is drawn, below so many rows.
    pub(super) fn setters<'s>(&'s self, slot: &Slot, top: u16, desk: &Desk) -> Vec<Setter<'s>> {
        let sheet = desk.sheet;
        let left = desk.grid.start_of(slot.column);
        let row = top + slot.row;
        let mut setters: Vec<Setter<'_>> = sheet.paste(&self.rule, row, left).collect();
        for (row, line) in (row + 1..).zip(self.head) {
            setters.extend(sheet.paste(line, row, left));
        }
        let body = row + 1 + self.head.len() as u16;
        for (column, leg) in (slot.column..).zip(&self.legs) {
            let start = desk.grid.start_of(column);
            for (row, line) in (body..).zip(&self.copy.lines[leg.clone()]) {
                setters.extend(sheet.paste(line, row, start));
            }
        }
        let legs = self.legs.iter().map(ExactSizeIterator::len);
        let last = self.legs.last().map_or(0, ExactSizeIterator::len);
        let jump = self.jump.len();
        let height = legs.max().unwrap_or(0).max(last + jump) as u16;
        for column in slot.column + 1..slot.column + self.legs.len() as u16 {
            setters.extend((body..body + height).filter_map(|row| {
                sheet.put(
                    sheet.axes.separator(row),
                    Role::Rule,
                    row,
                    desk.rule_before(column),
                )
            }));
        }
        if let Some((row, column)) = self.jump_at(slot, top, desk) {
            for (row, line) in (row..).zip(&self.jump) {
                setters.extend(sheet.paste(line, row, column));
            }
        }
        setters
    }

    /// The boxes of the photographs of the story.
    pub(super) fn plates(&self, slot: &Slot, top: u16, desk: &Desk) -> Vec<Plate> {
        let body = top + slot.row + 1 + self.head.len() as u16;
        let mut plates = Vec::new();
        for (column, leg) in (slot.column..).zip(&self.legs) {
            let start = desk.grid.start_of(column);
            let pasted = (body..).zip(&self.copy.lines[leg.clone()]);
            plates.extend(pasted.filter_map(|(row, line)| desk.sheet.plate(line, row, start)));
        }
        plates
    }

    /// The row and cell at which the jump line stands: below the last line of the last leg.
    fn jump_at(&self, slot: &Slot, top: u16, desk: &Desk) -> Option<(u16, u16)> {
        let leg = self.legs.last()?;
        let column = slot.column + self.legs.len() as u16 - 1;
        let row = top + slot.row + 1 + self.head.len() as u16 + leg.len() as u16;
        Some((row, desk.grid.start_of(column)))
    }
}
