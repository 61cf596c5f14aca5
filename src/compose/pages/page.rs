//! The product: a page of runs on cells, and the answers to "which place is this cell" and "which
//! cells is this place". Does not know how it was made.

use crate::characters::cell::Cell;
use crate::characters::width::drawn;
use crate::pages::bed::Bed;
use crate::pages::concession::Concession;
use crate::pages::frame::Frame;
use crate::pages::glyphs::Glyphs;
use crate::pages::plate::Plate;
use crate::pages::setter::Setter;
use crate::setting::{Size, Width};
use newsprint_issue::{Place, Stretch};

/// A page: what stands on which cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    size: Size,
    bed: Bed,
    width: Width,
    /// Cells of its columns, and what was given up to make lines of them.
    measure: u16,
    concessions: Vec<Concession>,
    plates: Vec<Plate>,
    /// Where its text stands: the headline block, then each column.
    frames: Vec<Frame>,
}

impl Page {
    /// A page of these runs. Runs outside the size, and runs on cells already taken, are left out.
    pub(crate) fn new(size: Size, width: Width, setters: Vec<Setter<'_>>) -> Page {
        Page {
            size,
            bed: Bed::lay(size, setters),
            width,
            measure: size.width,
            concessions: Vec::new(),
            plates: Vec::new(),
            frames: Vec::new(),
        }
    }

    /// The page, knowing how wide its columns are and what was given up for its lines.
    pub(crate) fn conceding(self, measure: u16, concessions: Vec<Concession>) -> Page {
        Page {
            measure,
            concessions,
            ..self
        }
    }

    /// The page, with the boxes of photographs on it.
    pub(crate) fn showing(self, plates: Vec<Plate>) -> Page {
        Page { plates, ..self }
    }

    /// The page, knowing where its columns stand.
    pub(crate) fn framed(self, frames: Vec<Frame>) -> Page {
        Page { frames, ..self }
    }

    /// The place that a cell shows; of a cell that shows none, the nearest place before it in the
    /// same column, as reading goes, or the first of its line. Never of the line beside it in
    /// another column. Of a front page, only what a cell shows.
    pub fn place_near(&self, cell: Cell) -> Option<Place> {
        if let Some(place) = self.place_at(cell) {
            return Some(place);
        }
        let frame = self.frames.iter().min_by_key(|frame| frame.away(cell))?;
        let (line, along) = frame.order(frame.inside(cell));
        let pieces = (0..self.bed.placed()).filter_map(|index| self.bed.in_order(index));
        let spots = pieces.flat_map(|piece| {
            let spots = piece.spots(self.width);
            spots.filter_map(move |spot| {
                let place = piece.place?;
                let offset = place.offset + spot.offset;
                Some((spot.cell, Place { offset, ..place }))
            })
        });
        let (mut first, mut before, mut own) = (None, None, None);
        for (cell, place) in spots.filter(|(cell, _)| frame.away(*cell) == 0) {
            let (its_line, its_along) = frame.order(cell);
            first = first.or(Some(place));
            if its_line < line {
                before = Some(place);
            } else if its_line == line && (its_along <= along || own.is_none()) {
                own = Some(place);
            }
        }
        own.or(before).or(first)
    }

    /// The boxes of photographs: nothing else stands on their cells.
    pub fn plates(&self) -> &[Plate] {
        &self.plates
    }

    /// Cells of a line of a story's page.
    pub fn measure(&self) -> u16 {
        self.measure
    }

    /// What was given up for lines of a story's page, in the order of the lines; of a front page it
    /// is not known.
    pub fn concessions(&self) -> &[Concession] {
        &self.concessions
    }

    /// The size of the page in cells.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Everything on the page, row by row from the left.
    pub fn glyphs(&self) -> impl Iterator<Item = Glyphs<'_>> {
        self.bed.glyphs()
    }

    /// The place that a cell shows, if it shows something of the paper.
    pub fn place_at(&self, cell: Cell) -> Option<Place> {
        let piece = self.bed.piece_on(cell)?;
        let place = piece.place?;
        let mut spots = piece.spots(self.width);
        let spot = spots.find(|spot| {
            spot.cell.row == cell.row && cell.column < spot.cell.column + spot.cells
        })?;
        Some(Place {
            offset: place.offset + spot.offset,
            ..place
        })
    }

    /// The cell that shows a place: of the cluster that holds it, or of the next one on the page in
    /// the same part where the place itself is not drawn (a space at the end of a line).
    pub fn cell_of(&self, place: Place) -> Option<Cell> {
        let after = self.bed.count_while(|piece| piece.place <= Some(place));
        let before = after.checked_sub(1).and_then(|at| self.bed.in_order(at));
        if let Some((piece, start)) = before.and_then(|piece| Some((piece, piece.place?)))
            && same_part(start, place)
            && place.offset < start.offset + piece.source()
        {
            let spots = piece.spots(self.width);
            let spots = spots.take_while(|spot| start.offset + spot.offset <= place.offset);
            return spots.last().map(|spot| spot.cell);
        }
        let next = self.bed.in_order(after)?;
        same_part(next.place?, place).then_some(next.cell)
    }

    /// The stretches of cells, with their sizes, that show a stretch of text, in order: a row each, or
    /// two of large letters.
    pub fn cells_of(&self, stretch: Stretch) -> Vec<(Cell, Size)> {
        let mut cells: Vec<(Cell, Size)> = Vec::new();
        let from = self.bed.count_while(|piece| {
            let end = piece.place.map(|place| Place {
                offset: place.offset + piece.source(),
                ..place
            });
            end <= Some(stretch.from)
        });
        for piece in (from..).map_while(|index| self.bed.in_order(index)) {
            let Some(place) = piece.place else { continue };
            if !same_part(place, stretch.from) || place.offset >= stretch.end {
                break;
            }
            let whole = piece.is_one();
            let shown = piece.spots(self.width).filter(|spot| {
                let offset = place.offset + spot.offset;
                whole || stretch.contains(Place { offset, ..place })
            });
            let mut end = None;
            for spot in shown {
                match cells.last_mut() {
                    Some(lit) if end == Some(spot.cell) => lit.1.width += spot.cells,
                    _ => {
                        let (width, height) = (spot.cells, piece.scale());
                        cells.push((spot.cell, Size { width, height }));
                    }
                }
                end = Some(Cell {
                    column: spot.cell.column + spot.cells,
                    ..spot.cell
                });
            }
        }
        cells
    }

    /// The first place on the page, in reading order.
    pub fn first_place(&self) -> Option<Place> {
        self.bed.in_order(0)?.place
    }

    /// The place of the last cluster on the page, in reading order.
    pub fn last_place(&self) -> Option<Place> {
        let last = self.bed.placed().checked_sub(1)?;
        let piece = self.bed.in_order(last)?;
        let spot = piece.spots(self.width).last()?;
        piece.place.map(|place| Place {
            offset: place.offset + spot.offset,
            ..place
        })
    }
}

fn same_part(one: Place, other: Place) -> bool {
    one.article == other.article && one.part == other.part
}

/// The page as text: a row a line, without blanks at the end. Large letters are as small as all
/// others, where they stand then: in the first of two rows, in the middle of three.
impl std::fmt::Display for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let width = |text: &str| self.width.of_clusters(text) as u16;
        let runs = self.glyphs().map(|run| {
            let before = (run.role.scale() - 1) / 2;
            let (row, column) = (run.cell.row + before, run.cell.column);
            let column = column + before * width(run.text);
            (Cell { row, column }, run.text)
        });
        let mut runs: Vec<_> = runs.collect();
        runs.sort_by_key(|(cell, _)| *cell);
        let mut runs = runs.into_iter().peekable();
        for row in 0..self.size.height {
            let mut line = String::new();
            let mut column = 0;
            while let Some((cell, text)) = runs.next_if(|(cell, _)| cell.row == row) {
                let blanks = usize::from(cell.column - column);
                line.extend(std::iter::repeat_n(' ', blanks));
                line.push_str(&drawn(text));
                column = cell.column + width(text);
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
