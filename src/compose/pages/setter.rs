//! Runs on their way onto a page: which of them stand on it, in which order, and which are one.

use crate::characters::cell::Cell;
use crate::copy::role::Role;
use crate::setting::Size;
use newsprint_issue::{Emphasis, Place};

/// A run as it is put onto a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setter<'a> {
    pub(crate) cell: Cell,
    /// Cells taken.
    pub(crate) cells: u16,
    pub(crate) text: &'a str,
    pub(crate) role: Role,
    pub(crate) emphasis: Emphasis,
    /// The place of the first byte, where the text is of the source.
    pub(crate) place: Option<Place>,
    /// Bytes of the source that it shows. Where they are not as many as the text has, the run is
    /// one cluster in another form, and all its cells are one place.
    pub(crate) source: u32,
}

/// Setters that make one run: the first of them, and how many.
#[derive(Clone, Copy)]
pub(crate) struct Pile {
    pub(crate) first: usize,
    pub(crate) count: usize,
}

impl Setter<'_> {
    /// Whether it is a single character of the source in a box.
    fn is_box(&self) -> bool {
        let first = self.text.chars().next().map_or(0, char::len_utf8);
        self.cells == 2 && self.source as usize == first && self.text.len() == first
    }

    /// Whether the box goes on below in another, in the source as on the page.
    fn goes_on(&self, next: &Setter<'_>) -> bool {
        let below = Cell {
            row: self.cell.row + 1,
            ..self.cell
        };
        let after = self.place.map(|place| Place {
            offset: place.offset + self.source as usize,
            ..place
        });
        next.cell == below
            && after.is_some()
            && next.place == after
            && next.text.len() == self.text.len()
            && (next.role, next.emphasis) == (self.role, self.emphasis)
            && self.is_box()
            && next.is_box()
    }

    fn end(&self) -> u16 {
        self.cell.column.saturating_add(self.cells)
    }

    fn fits(&self, size: Size) -> bool {
        self.cell.row < size.height && self.end() <= size.width
    }
}

/// Numbers sorted by their cells.
pub(crate) fn by_cell(cells: impl Iterator<Item = (u32, Cell)>) -> Vec<u32> {
    let key = |(index, cell): (u32, Cell)| {
        u64::from(cell.row) << 48 | u64::from(cell.column) << 32 | u64::from(index)
    };
    let mut keys: Vec<u64> = cells.map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32).collect()
}

/// Whether no setter is outside the size or on another.
pub(crate) fn stand_free(size: Size, setters: &[Setter<'_>], order: &[u32]) -> bool {
    let sorted = || order.iter().map(|index| &setters[*index as usize]);
    sorted().all(|setter| setter.fits(size))
        && sorted()
            .zip(sorted().skip(1))
            .all(|(one, next)| one.cell.row < next.cell.row || one.end() <= next.cell.column)
}

/// Leaves out what is outside the size or on cells already taken.
pub(crate) fn leave_out(size: Size, setters: &mut Vec<Setter<'_>>, order: &[u32]) {
    let mut free = Cell::default();
    let mut kept = vec![false; setters.len()];
    for index in order {
        let setter = &setters[*index as usize];
        let fits = setter.cell >= free && setter.fits(size);
        debug_assert!(
            fits,
            "a run outside the page or on another: {setter:?} on {size:?}"
        );
        kept[*index as usize] = fits;
        if fits {
            free = Cell {
                row: setter.cell.row,
                column: setter.end(),
            };
        }
    }
    let mut kept = kept.into_iter();
    setters.retain(|_| kept.next().unwrap_or(false));
}

/// Setters that make one run each.
pub(crate) fn piles(setters: &[Setter<'_>]) -> Vec<Pile> {
    let mut piles: Vec<Pile> = Vec::with_capacity(setters.len());
    for (index, setter) in setters.iter().enumerate() {
        match piles.last_mut() {
            Some(pile) if setters[index - 1].goes_on(setter) => pile.count += 1,
            _ => piles.push(Pile {
                first: index,
                count: 1,
            }),
        }
    }
    piles
}
