//! Lines of a sheet into blocks: headings with their kickers and decks, stretches of a column, and
//! captions under pictures. What they are to one another is asked in `flow`.

use super::columns::{Body, Face};
use super::sheet::{Area, SetLine, Sheet};
use crate::page::words::marks;

/// Lines of text that stand further apart than this, in sizes of the body's type, are two blocks.
const TEXT_GAP: f32 = 1.1;
/// The most lines of a caption.
const MOST_CAPTION_LINES: usize = 7;

/// Lines that stand together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Its lines, from the top down.
    pub(crate) lines: Vec<SetLine>,
    /// Where it stands.
    pub(crate) area: Area,
    /// What it is.
    pub(crate) kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A stretch of a column, crossheads included.
    #[default]
    Text,
    /// A headline with what belongs to it.
    Head,
    /// The caption of the picture of that number.
    Caption(usize),
}

impl Block {
    fn of(line: SetLine, kind: BlockKind) -> Block {
        Block {
            area: line.area,
            lines: vec![line],
            kind,
        }
    }

    fn push(&mut self, line: SetLine) {
        self.area = self.area.around(&line.area);
        self.lines.push(line);
    }

    /// The size of its largest type.
    pub(crate) fn size(&self) -> f32 {
        self.lines.iter().map(|line| line.size).fold(0.0, f32::max)
    }
}

/// The blocks of a sheet, in the order of their upper edges.
pub(crate) fn blocks(lines: Vec<SetLine>, sheet: &Sheet, body: Body) -> Vec<Block> {
    let rows: Vec<Area> = lines.iter().map(|line| line.area).collect();
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let kind = match body.face(&line) {
            Face::Heading => BlockKind::Head,
            _ => BlockKind::Text,
        };
        let open = blocks.iter_mut().rev().find(|block| {
            block.kind == kind && goes_on(block, &line, body) && !is_cut(block, &line, sheet, &rows)
        });
        match open {
            Some(block) => block.push(line),
            None => blocks.push(Block::of(line, kind)),
        }
    }
    captions(&mut blocks, sheet, body);
    dress(&mut blocks, sheet, body);
    blocks.sort_by(|one, other| one.area.y0.total_cmp(&other.area.y0));
    blocks
}

/// Whether a line stands close below a block, in its column and in like type.
fn goes_on(block: &Block, line: &SetLine, body: Body) -> bool {
    let Some(last) = block.lines.last() else {
        return false;
    };
    let gap = line.area.y0 - last.area.y1;
    let small = |line: &SetLine| body.face(line) == Face::Small;
    let large = |line: &SetLine| body.face(line) == Face::Crosshead;
    let limit = match block.kind {
        BlockKind::Head => 0.9 * last.size.max(line.size),
        _ if large(last) != large(line) => 1.7 * body.size,
        _ => TEXT_GAP * body.size,
    };
    let inside = block.kind == BlockKind::Head
        || line.area.x0 >= block.area.x0 - 3.0 * body.size
            && line.area.x1
                <= block.area.x1.max(block.area.x0 + line.area.width()) + 3.0 * body.size;
    gap >= -0.6 * line.size.min(last.size)
        && gap <= limit
        && small(last) == small(line)
        && line.area.shares_columns(&block.area) > 0.5
        && inside
}

/// Whether something parts a line from the block above it: a rule, or a second line in its row.
fn is_cut(block: &Block, line: &SetLine, sheet: &Sheet, rows: &[Area]) -> bool {
    let Some(last) = block.lines.last() else {
        return false;
    };
    if sheet
        .rules
        .iter()
        .any(|rule| parts(rule, &last.area, &line.area))
    {
        return true;
    }
    let wider = last.area.width() > 1.5 * line.area.width();
    let from = rows.partition_point(|row| row.y0 < line.area.y0 - line.area.height());
    let near = rows[from..].iter().take_while(|row| row.y0 < line.area.y1);
    let mut beside = near.filter(|row| **row != line.area && row.shares_rows(&line.area) > 0.5);
    wider && block.kind == BlockKind::Text && beside.any(|row| row.shares_columns(&last.area) > 0.6)
}

/// Whether a horizontal rule stands between two areas.
pub(crate) fn parts(rule: &Area, above: &Area, below: &Area) -> bool {
    rule.width() > rule.height()
        && rule.y0 >= above.y1 - 0.3 * above.height().min(20.0)
        && rule.y1 <= below.y0 + 0.3 * below.height().min(20.0)
        && rule.x1.min(below.x1) - rule.x0.max(below.x0) > 0.4 * below.width()
}

/// Finds the captions: a few lines close under a picture, no wider than it, in other type than the
/// text or of another measure.
fn captions(blocks: &mut [Block], sheet: &Sheet, body: Body) {
    for (number, picture) in sheet.pictures.iter().enumerate() {
        let area = &picture.area;
        let under = |block: &Block| {
            let gap = block.area.y0 - area.y1;
            let slack = 1.5 * body.size;
            block.kind == BlockKind::Text
                && (-slack..2.2 * body.size).contains(&gap)
                && block.area.x0 >= area.x0 - slack
                && block.area.x1 <= area.x1 + slack
                && block.lines.len() <= MOST_CAPTION_LINES
        };
        let other = |block: &Block| {
            let plain = |line: &SetLine| body.face(line) == Face::Body;
            let centred = (f32::midpoint(block.area.x0, block.area.x1)
                - f32::midpoint(area.x0, area.x1))
            .abs()
                < body.size
                && block.area.x0 > area.x0 + 2.0 * body.size;
            !block.lines.iter().any(plain)
                || centred
                || block.area.width() > 0.8 * area.width() && block.lines.len() <= 2
                || marks::is_caption(&block.lines[0].text)
        };
        let found = blocks
            .iter_mut()
            .filter(|block| under(block) && other(block))
            .min_by(|one, other| one.area.y0.total_cmp(&other.area.y0));
        if let Some(block) = found {
            block.kind = BlockKind::Caption(number);
        }
    }
}

/// Gives headings the lines of smaller type that stand close above and below them.
fn dress(blocks: &mut Vec<Block>, sheet: &Sheet, body: Body) {
    let large = |line: &SetLine| body.face(line) == Face::Crosshead && line.size > 1.05 * body.size;
    let mut at = 0;
    while at < blocks.len() {
        let block = &blocks[at];
        let leading = block.lines.iter().take_while(|line| large(line)).count();
        let can = block.kind == BlockKind::Text && (1..=3).contains(&leading);
        if !can {
            at += 1;
            continue;
        }
        let whole = leading == block.lines.len();
        let first = block.lines[0].area;
        let last = block.lines[leading - 1].area;
        let head = (0..blocks.len()).find(|head| {
            let head = &blocks[*head];
            let reach = 0.9 * head.size();
            let below = first.y0 - head.area.y1;
            let above = head.area.y0 - last.y1;
            head.kind == BlockKind::Head
                && first.shares_columns(&head.area) > 0.6
                && ((-0.3 * reach..reach).contains(&below)
                    || whole && (-0.3 * reach..0.8 * reach).contains(&above))
                && !sheet
                    .rules
                    .iter()
                    .any(|rule| parts(rule, &head.area, &first))
        });
        let Some(head) = head else {
            at += 1;
            continue;
        };
        let taken: Vec<SetLine> = blocks[at].lines.drain(..leading).collect();
        for line in taken {
            blocks[head].push(line);
        }
        blocks[head]
            .lines
            .sort_by(|one, other| one.area.y0.total_cmp(&other.area.y0));
        if whole {
            blocks.remove(at);
        } else {
            let rest = std::mem::take(&mut blocks[at].lines);
            let areas = rest.iter().map(|line| line.area);
            let area = areas.reduce(|one, other| one.around(&other));
            blocks[at].area = area.unwrap_or_default();
            blocks[at].lines = rest;
            at += 1;
        }
    }
}
