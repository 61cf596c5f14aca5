//! The bed: what stands on a page, laid as close as it can be, since a reader turns many pages. Knows neither how lines were set nor what is asked of a page.

use unicode_segmentation::UnicodeSegmentation;

use crate::characters::cell::Cell;
use crate::copy::role::Role;
use crate::pages::glyphs::Glyphs;
use crate::pages::setter::{Pile, Setter, by_cell, leave_out, piles, stand_free};
use crate::setting::{Size, Width};
use newsprint_issue::{ArticleId, Emphasis, Part, Place};

/// Everything on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bed {
    /// The text of all runs, in their order.
    text: Box<str>,
    /// Sorted by cell; no two share one.
    runs: Box<[Run]>,
    kinds: Box<[Kind]>,
    /// Indexes of the runs that have a place, sorted by place.
    by_place: Box<[u32]>,
}

/// Clusters of one kind that stand side by side or below one another, next to each other in the
/// source. Its text ends where that of the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    cell: Cell,
    /// Cells taken; of a stack, by each of its boxes.
    cells: u16,
    kind: u16,
    /// Bytes of [`Bed::text`] before it.
    from: u32,
    /// Bytes of its part before it.
    offset: u32,
    shape: Shape,
}

/// How the clusters of a run stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Side by side, as they are written.
    Along,
    /// Below one another, each in a box and of so many bytes, as they are written.
    Stacked(u8),
    /// A single one in another form, for so many bytes of the source.
    One(u16),
}

/// What a run is and where it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kind {
    role: Role,
    emphasis: Emphasis,
    part: Option<(ArticleId, Part)>,
}

/// A run as it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    /// The first cell.
    pub(crate) cell: Cell,
    /// The place of the first byte.
    pub(crate) place: Option<Place>,
    cells: u16,
    text: &'a str,
    shape: Shape,
    kind: Kind,
}

/// A cluster of a run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// The first cell.
    pub(crate) cell: Cell,
    /// Cells taken.
    pub(crate) cells: u16,
    /// Bytes of the source before it, from the start of the run.
    pub(crate) offset: usize,
}

/// Kinds looked through for one that is the same: columns and cells of a row take turns.
const KINDS_IN_SIGHT: usize = 8;

impl Bed {
    /// Lays setters down. What is outside the size or on cells already taken is left out.
    pub(crate) fn lay(size: Size, mut setters: Vec<Setter<'_>>) -> Bed {
        setters.retain(|setter| setter.cells > 0);
        let mut order = by_cell((0..).zip(setters.iter().map(|setter| setter.cell)));
        if !stand_free(size, &setters, &order) {
            leave_out(size, &mut setters, &order);
            order = by_cell((0..).zip(setters.iter().map(|setter| setter.cell)));
        }
        let piles = piles(&setters);
        if piles.len() < setters.len() {
            order = by_cell((0..).zip(piles.iter().map(|pile| setters[pile.first].cell)));
        }
        let by_place = places(&setters, &piles, &order);
        let mut kinds = Vec::new();
        let mut text = String::with_capacity(setters.iter().map(|setter| setter.text.len()).sum());
        let mut runs = Vec::with_capacity(piles.len());
        for pile in order.iter().map(|index| piles[*index as usize]) {
            let setter = &setters[pile.first];
            runs.push(Run {
                cell: setter.cell,
                cells: setter.cells,
                kind: kind_of(setter, &mut kinds),
                from: text.len() as u32,
                offset: setter.place.map_or(0, |place| place.offset as u32),
                shape: shape(setter, pile.count),
            });
            for setter in &setters[pile.first..pile.first + pile.count] {
                text.push_str(setter.text);
            }
        }
        Bed {
            text: text.into(),
            runs: runs.into(),
            kinds: kinds.into(),
            by_place: by_place.into(),
        }
    }

    /// Everything, row by row from the left.
    pub(crate) fn glyphs(&self) -> impl Iterator<Item = Glyphs<'_>> {
        let mut boxes: Vec<(Cell, u32, u32)> = Vec::with_capacity(self.runs.len());
        for index in 0..self.runs.len() {
            let piece = self.piece(index);
            let stacked = (0..).take(piece.height()).map(|number| {
                let row = piece.cell.row + number as u16;
                (Cell { row, ..piece.cell }, index as u32, number)
            });
            boxes.extend(stacked);
        }
        // A stack reaches over the rows of others.
        boxes.sort_by_key(|(cell, ..)| *cell);
        boxes.into_iter().map(|(_, index, number)| {
            let piece = self.piece(index as usize);
            piece.glyphs(number as usize)
        })
    }

    /// The run that stands on a cell.
    pub(crate) fn piece_on(&self, cell: Cell) -> Option<Piece<'_>> {
        let pieces = (0..self.runs.len()).map(|index| self.piece(index));
        pieces.into_iter().find(|piece| piece.holds(cell))
    }

    /// How many runs have a place.
    pub(crate) fn placed(&self) -> usize {
        self.by_place.len()
    }

    /// A run that has a place, counted in the order of places.
    pub(crate) fn in_order(&self, index: usize) -> Option<Piece<'_>> {
        let run = self.by_place.get(index)?;
        Some(self.piece(*run as usize))
    }

    /// How many runs, in the order of places, come before the first that is not so.
    pub(crate) fn count_while(&self, holds: impl Fn(Piece<'_>) -> bool) -> usize {
        self.by_place
            .partition_point(|run| holds(self.piece(*run as usize)))
    }

    fn piece(&self, index: usize) -> Piece<'_> {
        let run = self.runs[index];
        let end = self.runs.get(index + 1).map(|next| next.from as usize);
        let kind = self.kinds[usize::from(run.kind)];
        Piece {
            cell: run.cell,
            place: kind.part.map(|(article, part)| Place {
                article,
                part,
                offset: run.offset as usize,
            }),
            cells: run.cells,
            text: &self.text[run.from as usize..end.unwrap_or(self.text.len())],
            shape: run.shape,
            kind,
        }
    }
}

impl<'a> Piece<'a> {
    /// Its clusters, on a terminal of these widths.
    pub(crate) fn spots(self, width: Width) -> impl Iterator<Item = Spot> + 'a {
        let mut rest = self.text;
        let mut spot = Spot {
            cell: self.cell,
            cells: self.cells,
            offset: 0,
        };
        std::iter::from_fn(move || {
            let cluster = match self.shape {
                Shape::Along => rest.graphemes(true).next()?,
                Shape::Stacked(bytes) => rest.get(..usize::from(bytes))?,
                Shape::One(_) => Some(rest).filter(|rest| !rest.is_empty())?,
            };
            let mut here = spot;
            match self.shape {
                Shape::Along => {
                    here.cells = width.of(cluster) as u16 * self.scale();
                    spot.cell.column += here.cells;
                }
                Shape::Stacked(_) | Shape::One(_) => spot.cell.row += 1,
            }
            spot.offset += cluster.len();
            rest = &rest[cluster.len()..];
            Some(here)
        })
    }

    /// Bytes of the source that it shows.
    pub(crate) fn source(&self) -> usize {
        match self.shape {
            Shape::Along | Shape::Stacked(_) => self.text.len(),
            Shape::One(bytes) => usize::from(bytes),
        }
    }

    /// Whether it is one cluster that does not look as it is written.
    pub(crate) fn is_one(&self) -> bool {
        matches!(self.shape, Shape::One(_))
    }

    /// Rows of the boxes of large letters.
    pub(crate) fn scale(self) -> u16 {
        self.kind.role.scale()
    }

    /// Rows that it takes.
    fn height(&self) -> usize {
        match self.shape {
            Shape::Along | Shape::One(_) => 1,
            Shape::Stacked(bytes) => self.text.len() / usize::from(bytes).max(1),
        }
    }

    fn holds(&self, cell: Cell) -> bool {
        let down = cell.row.checked_sub(self.cell.row).map(usize::from);
        let along = cell.column.checked_sub(self.cell.column);
        let height = self.height() * usize::from(self.scale());
        down.is_some_and(|down| down < height) && along.is_some_and(|along| along < self.cells)
    }

    /// What stands in one of its rows.
    fn glyphs(self, number: usize) -> Glyphs<'a> {
        let (from, to) = match self.shape {
            Shape::Along | Shape::One(_) => (0, self.text.len()),
            Shape::Stacked(bytes) => {
                let bytes = usize::from(bytes);
                (number * bytes, (number + 1) * bytes)
            }
        };
        Glyphs {
            cell: Cell {
                row: self.cell.row + number as u16,
                ..self.cell
            },
            cells: self.cells,
            text: &self.text[from..to],
            role: self.kind.role,
            emphasis: self.kind.emphasis,
            place: self.place.map(|place| Place {
                offset: place.offset + from,
                ..place
            }),
        }
    }
}

/// How the clusters of so many setters stand that begin with this one.
fn shape(setter: &Setter<'_>, count: usize) -> Shape {
    let source = setter.source as usize;
    if count > 1 {
        Shape::Stacked(setter.text.len() as u8)
    } else if source == setter.text.len() {
        Shape::Along
    } else {
        Shape::One(u16::try_from(source).unwrap_or(u16::MAX))
    }
}

/// The runs that have a place, as they are numbered in the order, sorted by place.
fn places(setters: &[Setter<'_>], piles: &[Pile], order: &[u32]) -> Vec<u32> {
    let mut runs = vec![0; piles.len()];
    for (run, pile) in (0..).zip(order) {
        runs[*pile as usize] = run;
    }
    let place = |pile: &usize| setters[piles[*pile].first].place;
    let mut placed: Vec<usize> = (0..piles.len())
        .filter(|pile| place(pile).is_some())
        .collect();
    placed.sort_by_key(place);
    placed.into_iter().map(|pile| runs[pile]).collect()
}

/// The number of a setter's kind.
fn kind_of(setter: &Setter<'_>, kinds: &mut Vec<Kind>) -> u16 {
    let kind = Kind {
        role: setter.role,
        emphasis: setter.emphasis,
        part: setter.place.map(|place| (place.article, place.part)),
    };
    let seen = kinds.iter().rev().take(KINDS_IN_SIGHT);
    let back = seen.take_while(|seen| **seen != kind).count();
    if back < kinds.len().min(KINDS_IN_SIGHT) {
        return (kinds.len() - 1 - back) as u16;
    }
    // A page with more kinds than that has more cells than any screen.
    if u16::try_from(kinds.len()).is_ok() {
        kinds.push(kind);
    }
    (kinds.len() - 1) as u16
}
