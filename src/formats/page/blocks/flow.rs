//! The blocks of a sheet into stories in reading order: which headline governs which stretches of
//! columns, and in what order they are read.

use super::block::{self, Block, BlockKind};
use super::columns::Body;
use super::sheet::{Area, Sheet};

/// A stretch of text further than this below what stands above it, in sizes of the body's type,
/// need not go on with it.
const NEAR: f32 = 2.2;

/// Blocks that are read one after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// Its headline's block.
    pub(crate) head: Option<usize>,
    /// Its other blocks, in reading order.
    pub(crate) blocks: Vec<usize>,
    /// Its pictures without a caption.
    pub(crate) pictures: Vec<usize>,
}

/// What governs a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// Nothing that is known yet.
    Unknown,
    /// The headline's block of that number, or a first block without a headline.
    Block(usize),
}

/// The work on one sheet.
struct Sorting<'a> {
    blocks: &'a [Block],
    sheet: &'a Sheet,
    body: Body,
    owners: Vec<Owner>,
    /// What stands directly above each block, and whether it stands close and unparted.
    above: Vec<Option<(usize, bool)>>,
}

/// The flows of a sheet, in reading order.
pub(crate) fn flows(blocks: &[Block], sheet: &Sheet, body: Body) -> Vec<Flow> {
    let mut sorting = Sorting {
        blocks,
        sheet,
        body,
        owners: vec![Owner::Unknown; blocks.len()],
        above: Vec::new(),
    };
    sorting.above = (0..blocks.len()).map(|at| sorting.look_up(at)).collect();
    sorting.govern();
    let mut flows = sorting.gather();
    for flow in &mut flows {
        flow.blocks = order(blocks, std::mem::take(&mut flow.blocks));
    }
    arrange(blocks, flows)
}

impl Sorting<'_> {
    /// The block directly above another, looking past pictures and captions.
    fn look_up(&self, at: usize) -> Option<(usize, bool)> {
        let below = &self.blocks[at].area;
        let slack = 0.5 * self.body.size;
        let over = |area: &Area| area.y1 <= below.y0 + slack && area.shares_columns(below) > 0.25;
        let candidates = (0..self.blocks.len()).filter(|other| {
            let block = &self.blocks[*other];
            *other != at && !matches!(block.kind, BlockKind::Caption(_)) && over(&block.area)
        });
        let above = candidates.max_by(|one, other| {
            let edge = |at: usize| self.blocks[at].area.y1;
            edge(*one).total_cmp(&edge(*other))
        })?;
        let edge = &self.blocks[above].area;
        let pictured = self.sheet.pictures.iter().any(|picture| {
            let area = &picture.area;
            area.y0 >= edge.y1 - slack
                && area.y1 <= below.y0 + 8.0 * slack
                && area.shares_columns(below) > 0.25
        });
        let ruled = self
            .sheet
            .rules
            .iter()
            .any(|rule| block::parts(rule, edge, below));
        let near = below.y0 - edge.y1 <= NEAR * self.body.size || pictured;
        Some((above, near && !ruled))
    }

    /// Finds what governs each block.
    fn govern(&mut self) {
        for at in 0..self.blocks.len() {
            if self.blocks[at].kind == BlockKind::Head {
                self.owners[at] = Owner::Block(at);
            }
        }
        // Directly below a headline, or close below what is governed already.
        for at in 0..self.blocks.len() {
            if self.owners[at] == Owner::Unknown
                && let Some((above, near)) = self.above[at]
                && (near || self.blocks[above].kind == BlockKind::Head)
            {
                self.owners[at] = self.owners[above];
            }
        }
        self.spread();
        // What a rule or a gap parts from everything else goes on with what stands above it, unless
        // it has a neighbour; what has neither begins by itself.
        for at in 0..self.blocks.len() {
            if self.owners[at] == Owner::Unknown {
                self.owners[at] = match self.above[at] {
                    Some((above, true)) if self.owners[above] != Owner::Unknown => {
                        self.owners[above]
                    }
                    Some(_) | None => Owner::Block(at),
                };
                self.spread();
            }
        }
    }

    /// A block that begins in the row where a governed neighbour begins has the same headline; so
    /// has what stands close below it.
    fn spread(&mut self) {
        loop {
            let mut changed = false;
            for at in 0..self.blocks.len() {
                if self.owners[at] != Owner::Unknown {
                    continue;
                }
                let above = self.above[at].filter(|(_, near)| *near);
                let above = above.map_or(Owner::Unknown, |(above, _)| self.owners[above]);
                let found = match above {
                    Owner::Unknown => self.neighbour(at),
                    Owner::Block(_) => above,
                };
                changed |= found != Owner::Unknown;
                self.owners[at] = found;
            }
            if !changed {
                return;
            }
        }
    }

    /// What governs the nearest block beside another that begins or ends in the same row.
    fn neighbour(&self, at: usize) -> Owner {
        let area = &self.blocks[at].area;
        let slack = 1.6 * self.body.size;
        let beside = |other: usize| {
            let block = &self.blocks[other];
            let gap = (block.area.x0 - area.x1).max(area.x0 - block.area.x1);
            let row = (block.area.y0 - area.y0).abs() < slack
                || self.has_pictures_over(at) && block.area.shares_rows(area) > 0.8;
            (self.owners[other] != Owner::Unknown
                && block.kind == BlockKind::Text
                && row
                && gap > -self.body.size
                && gap < 6.0 * self.body.size
                && !self.is_ruled(&block.area, area))
            .then_some(gap + if block.area.x0 < area.x0 { 0.0 } else { slack })
        };
        let all = (0..self.blocks.len()).filter_map(|other| Some((other, beside(other)?)));
        let best = all.min_by(|one, other| one.1.total_cmp(&other.1));
        best.map_or(Owner::Unknown, |(other, _)| self.owners[other])
    }

    /// Whether a picture stands directly above a block that has no other block above it nearby.
    fn has_pictures_over(&self, at: usize) -> bool {
        let area = &self.blocks[at].area;
        let mut pictures = self.sheet.pictures.iter();
        pictures.any(|picture| {
            let gap = area.y0 - picture.area.y1;
            (-self.body.size..6.0 * self.body.size).contains(&gap)
                && picture.area.shares_columns(area) > 0.5
        })
    }

    /// Whether a vertical rule stands between two areas side by side.
    fn is_ruled(&self, one: &Area, other: &Area) -> bool {
        let (left, right) = if one.x0 < other.x0 {
            (one, other)
        } else {
            (other, one)
        };
        self.sheet.rules.iter().any(|rule| {
            rule.height() > rule.width()
                && rule.x0 > left.x1 - self.body.size
                && rule.x1 < right.x0 + self.body.size
                && rule.shares_rows(one) > 0.5
                && rule.shares_rows(other) > 0.5
                && self.is_frame(rule, left, right)
        })
    }

    /// Whether a rule goes on beyond the text beside it: one as high as the text parts the columns
    /// of a story, as many papers do.
    fn is_frame(&self, rule: &Area, left: &Area, right: &Area) -> bool {
        let top = left.y0.min(right.y0);
        rule.y0 < top - 1.5 * self.body.size
    }

    /// The flows, in no order yet.
    fn gather(&self) -> Vec<Flow> {
        let mut flows: Vec<(usize, Flow)> = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let Owner::Block(owner) = self.owners[at] else {
                continue;
            };
            let place = flows.iter().position(|(first, _)| *first == owner);
            let place = place.unwrap_or_else(|| {
                flows.push((owner, Flow::default()));
                flows.len() - 1
            });
            let flow = &mut flows[place].1;
            if block.kind == BlockKind::Head {
                flow.head = Some(at);
            } else {
                flow.blocks.push(at);
            }
        }
        let mut flows: Vec<Flow> = flows.into_iter().map(|(_, flow)| flow).collect();
        self.hang(&mut flows);
        self.marry(flows)
    }

    /// Gives each picture without a caption to the flow it stands in.
    fn hang(&self, flows: &mut [Flow]) {
        for (number, picture) in self.sheet.pictures.iter().enumerate() {
            let captioned = |block: &Block| block.kind == BlockKind::Caption(number);
            if picture.path.is_none() || self.blocks.iter().any(captioned) {
                continue;
            }
            let distance = |at: usize| {
                let area = &self.blocks[at].area;
                let across = (area.x0 - picture.area.x1).max(picture.area.x0 - area.x1);
                let down = (area.y0 - picture.area.y1).max(picture.area.y0 - area.y1);
                across.max(0.0) + down.max(0.0)
            };
            let nearest = flows.iter_mut().min_by(|one, other| {
                let least = |flow: &Flow| {
                    let all = flow.head.iter().chain(&flow.blocks);
                    all.map(|at| distance(*at)).fold(f32::MAX, f32::min)
                };
                least(one).total_cmp(&least(other))
            });
            if let Some(flow) = nearest {
                flow.pictures.push(number);
            }
        }
    }

    /// A headline without any text of its own stands over the next headline below it.
    fn marry(&self, mut flows: Vec<Flow>) -> Vec<Flow> {
        let mut at = 0;
        while at < flows.len() {
            let Some(head) = flows[at].head.filter(|_| flows[at].blocks.is_empty()) else {
                at += 1;
                continue;
            };
            let area = &self.blocks[head].area;
            let below = (0..flows.len())
                .filter(|other| *other != at)
                .filter(|other| {
                    let flow = &flows[*other];
                    let top = flow.head.or_else(|| flow.blocks.first().copied());
                    top.is_some_and(|top| {
                        let under = &self.blocks[top].area;
                        under.y0 >= area.y0 && under.shares_columns(area) > 0.3
                    })
                })
                .min_by(|one, other| {
                    let top = |at: usize| {
                        let flow = &flows[at];
                        let top = flow.head.or_else(|| flow.blocks.first().copied());
                        top.map_or(f32::MAX, |top| self.blocks[top].area.y0)
                    };
                    top(*one).total_cmp(&top(*other))
                });
            if let Some(below) = below {
                let pictures = std::mem::take(&mut flows[at].pictures);
                flows[below].pictures.extend(pictures);
                match flows[below].head {
                    Some(_) => flows[below].blocks.insert(0, head),
                    None => flows[below].head = Some(head),
                }
                flows.remove(at);
            } else {
                at += 1;
            }
        }
        flows
    }
}

/// Blocks of one story in reading order: column by column, and above and below what stands across
/// several columns.
fn order(blocks: &[Block], mut all: Vec<usize>) -> Vec<usize> {
    all.sort_by(|one, other| blocks[*one].area.y0.total_cmp(&blocks[*other].area.y0));
    let across = all.iter().copied().find(|wide| {
        let area = &blocks[*wide].area;
        let inside: Vec<&Area> = all
            .iter()
            .filter(|other| *other != wide)
            .map(|other| &blocks[*other].area)
            .filter(|other| {
                other.shares_columns(area) > 0.6
                    && other.width() < 0.75 * area.width()
                    && other.shares_rows(area) < 0.1
            })
            .collect();
        let apart = |one: &Area| inside.iter().any(|other| other.shares_columns(one) < 0.1);
        matches!(blocks[*wide].kind, BlockKind::Text) && inside.iter().any(|one| apart(one))
    });
    if let Some(wide) = across {
        let edge = blocks[wide].area.y0;
        let rest = all.into_iter().filter(|at| *at != wide);
        let (above, below): (Vec<usize>, Vec<usize>) =
            rest.partition(|at| blocks[*at].area.y0 < edge);
        let mut ordered = order(blocks, above);
        ordered.push(wide);
        ordered.extend(order(blocks, below));
        return ordered;
    }
    let mut columns: Vec<(Area, Vec<usize>)> = Vec::new();
    for at in all {
        let area = blocks[at].area;
        let fits = |column: &&mut (Area, Vec<usize>)| column.0.shares_columns(&area) > 0.5;
        match columns.iter_mut().find(fits) {
            Some(column) => {
                column.0 = column.0.around(&area);
                column.1.push(at);
            }
            None => columns.push((area, vec![at])),
        }
    }
    columns.sort_by(|one, other| one.0.x0.total_cmp(&other.0.x0));
    columns.into_iter().flat_map(|(_, blocks)| blocks).collect()
}

/// Flows in reading order: what stands above first, then what stands on the left.
fn arrange(blocks: &[Block], mut flows: Vec<Flow>) -> Vec<Flow> {
    let area = |flow: &Flow| {
        let all = flow.head.iter().chain(&flow.blocks);
        let areas = all.map(|at| blocks[*at].area);
        areas
            .reduce(|one, other| one.around(&other))
            .unwrap_or_default()
    };
    let mut ordered = Vec::with_capacity(flows.len());
    while !flows.is_empty() {
        let areas: Vec<Area> = flows.iter().map(area).collect();
        let is_free = |at: &usize| {
            let own = &areas[*at];
            !areas.iter().enumerate().any(|(other, area)| {
                let above = area.y0 < own.y0 && area.y1 <= own.y0 + 0.2 * own.height();
                other != *at && above && area.shares_columns(own) > 0.2
            })
        };
        let free = (0..flows.len()).filter(is_free);
        let key = |at: usize| (areas[at].y0 / 30.0).round() * 10_000.0 + areas[at].x0;
        let next = free.min_by(|one, other| key(*one).total_cmp(&key(*other)));
        ordered.push(flows.remove(next.unwrap_or_default()));
    }
    ordered
}
