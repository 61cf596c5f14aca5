//! The product: a page of runs on cells, and the answers to "which place is this cell" and "which
//! cells is this place". Does not know how it was made.

use unicode_segmentation::UnicodeSegmentation;

use super::setting::Size;
use super::width::Width;
use crate::issue::{Emphasis, Place, Stretch};

/// A page: what stands on which cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    size: Size,
    /// The text of all runs, one after another.
    text: String,
    /// Sorted by row, then column; no two runs share a cell.
    runs: Vec<Run>,
    /// Indexes of the runs that have a place, sorted by place.
    by_place: Vec<u32>,
    width: Width,
}

/// A cell of a page, counted from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The row, from 0.
    pub row: u16,
    /// The column of cells, from 0.
    pub column: u16,
}

/// Clusters on neighbouring cells of one row, of one role, and next to each other in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    cell: Cell,
    /// Cells taken.
    cells: u16,
    /// Bytes of [`Page::text`].
    from: u32,
    to: u32,
    role: Role,
    emphasis: Emphasis,
    place: Option<Place>,
    /// Bytes of the source that it shows.
    source: u32,
}

/// A run as it is put onto a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setter<'a> {
    pub(super) cell: Cell,
    pub(super) text: &'a str,
    pub(super) role: Role,
    pub(super) emphasis: Emphasis,
    /// The place of the first byte, where the text is of the source.
    pub(super) place: Option<Place>,
    /// Bytes of the source that it shows. Where they are not as many as the text has, the run is
    /// one cluster in another form, and all its cells are one place.
    pub(super) source: u32,
}

/// A run as it is read off a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs<'a> {
    /// The first cell.
    pub cell: Cell,
    /// Cells taken.
    pub cells: u16,
    /// The clusters, safe to print.
    pub text: &'a str,
    /// What they are.
    pub role: Role,
    /// How they are stressed.
    pub emphasis: Emphasis,
    /// The place of the first byte; `None` for what the paper did not write (rules, folios).
    pub place: Option<Place>,
}

/// What a run of a page is. A theme says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The name of the paper.
    Nameplate,
    /// Facts of the issue beside or under the nameplate.
    Folio,
    /// The name of a section, where it opens.
    Section,
    /// The line above a headline.
    Kicker,
    /// A headline.
    Headline,
    /// A line below a headline.
    Deck,
    /// Who wrote it, how long it is.
    Byline,
    /// Where and when it was filed.
    Dateline,
    /// Running text.
    Body,
    /// A crosshead.
    Heading,
    /// A quotation set apart.
    Quote,
    /// What stands under or for a picture.
    Caption,
    /// Lines kept as they are.
    Verbatim,
    /// A link.
    Link,
    /// The mark of a list item, a heading or a caption.
    Mark,
    /// The line that says where a cut story goes on.
    Jump,
    /// A hairline.
    Rule,
    /// A rule above what matters most.
    StrongRule,
}

impl Page {
    /// A page of these runs. Runs outside the size, and runs on cells already taken, are left out.
    pub(super) fn new<'a>(
        size: Size,
        width: Width,
        setters: impl IntoIterator<Item = Setter<'a>>,
    ) -> Page {
        let mut page = Page {
            size,
            width,
            ..Page::default()
        };
        for setter in setters {
            let cells = width.of_clusters(setter.text) as u16;
            if cells == 0 {
                continue;
            }
            let from = page.text.len() as u32;
            page.text.push_str(setter.text);
            page.runs.push(Run {
                cell: setter.cell,
                cells,
                from,
                to: page.text.len() as u32,
                role: setter.role,
                emphasis: setter.emphasis,
                place: setter.place,
                source: setter.source,
            });
        }
        page.runs.sort_by_key(|run| run.cell);
        let mut free = Cell::default();
        page.runs.retain(|run| {
            let end = run.cell.column.saturating_add(run.cells);
            let fits = run.cell >= free && run.cell.row < size.height && end <= size.width;
            debug_assert!(
                fits,
                "a run outside the page or on another: {run:?} on {size:?}"
            );
            if fits {
                free = Cell {
                    row: run.cell.row,
                    column: end,
                };
            }
            fits
        });
        page.by_place = (0..)
            .take(page.runs.len())
            .filter(|run| page.run(*run).place.is_some())
            .collect();
        let mut by_place = std::mem::take(&mut page.by_place);
        by_place.sort_by_key(|run| page.run(*run).place);
        page.by_place = by_place;
        page
    }

    /// The size of the page in cells.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Everything on the page, row by row from the left.
    pub fn glyphs(&self) -> impl Iterator<Item = Glyphs<'_>> {
        self.runs.iter().map(|run| self.glyphs_of(run))
    }

    /// The place that a cell shows, if it shows something of the paper.
    pub fn place_at(&self, cell: Cell) -> Option<Place> {
        let after = self.runs.partition_point(|run| run.cell <= cell);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let mut place = run.place?;
        if run.cell.row != cell.row || cell.column >= run.cell.column + run.cells {
            return None;
        }
        if run.is_one() {
            return Some(place);
        }
        let mut column = run.cell.column;
        for cluster in self.glyphs_of(run).text.graphemes(true) {
            column += self.width.of(cluster) as u16;
            if column > cell.column {
                return Some(place);
            }
            place.offset += cluster.len();
        }
        None
    }

    /// The cell that shows a place: of the cluster that holds it, or of the next one on the page in
    /// the same part where the place itself is not drawn (a space at the end of a line).
    pub fn cell_of(&self, place: Place) -> Option<Cell> {
        let after = self
            .by_place
            .partition_point(|run| self.run(*run).place <= Some(place));
        if let Some(run) = after
            .checked_sub(1)
            .map(|before| self.run(self.by_place[before]))
        {
            let start = run.place?;
            let same = start.article == place.article && start.part == place.part;
            if same && place.offset < start.offset + run.source as usize {
                if run.is_one() {
                    return Some(run.cell);
                }
                let mut offset = start.offset;
                let mut column = run.cell.column;
                for cluster in self.glyphs_of(run).text.graphemes(true) {
                    offset += cluster.len();
                    if offset > place.offset {
                        break;
                    }
                    column += self.width.of(cluster) as u16;
                }
                return Some(Cell {
                    row: run.cell.row,
                    column,
                });
            }
        }
        let next = self.run(*self.by_place.get(after)?);
        let start = next.place?;
        (start.article == place.article && start.part == place.part).then_some(next.cell)
    }

    /// The stretches of cells, with their widths in cells, that show a stretch of text.
    pub fn cells_of(&self, stretch: Stretch) -> Vec<(Cell, u16)> {
        let mut cells = Vec::new();
        let from = self.by_place.partition_point(|run| {
            let run = self.run(*run);
            let end = run.place.map(|place| Place {
                offset: place.offset + run.source as usize,
                ..place
            });
            end <= Some(stretch.from)
        });
        for run in self.by_place[from..].iter().map(|run| self.run(*run)) {
            let Some(mut place) = run.place else { continue };
            let same = place.article == stretch.from.article && place.part == stretch.from.part;
            if !same || place.offset >= stretch.end {
                break;
            }
            if run.is_one() {
                cells.push((run.cell, run.cells));
                continue;
            }
            let mut column = run.cell.column;
            let mut lit: Option<(Cell, u16)> = None;
            for cluster in self.glyphs_of(run).text.graphemes(true) {
                let width = self.width.of(cluster) as u16;
                if stretch.contains(place) {
                    lit.get_or_insert((
                        Cell {
                            row: run.cell.row,
                            column,
                        },
                        0,
                    ))
                    .1 += width;
                }
                place.offset += cluster.len();
                column += width;
            }
            cells.extend(lit);
        }
        cells
    }

    /// The first place on the page, in reading order.
    pub fn first_place(&self) -> Option<Place> {
        self.by_place.first().and_then(|run| self.run(*run).place)
    }

    /// The place of the last cluster on the page, in reading order.
    pub fn last_place(&self) -> Option<Place> {
        let run = self.run(*self.by_place.last()?);
        let last = self.glyphs_of(run).text.graphemes(true).next_back()?;
        let before = if run.is_one() {
            0
        } else {
            run.len() - last.len()
        };
        run.place.map(|place| Place {
            offset: place.offset + before,
            ..place
        })
    }

    fn run(&self, index: u32) -> &Run {
        &self.runs[index as usize]
    }

    fn glyphs_of<'a>(&'a self, run: &Run) -> Glyphs<'a> {
        Glyphs {
            cell: run.cell,
            cells: run.cells,
            text: &self.text[run.from as usize..run.to as usize],
            role: run.role,
            emphasis: run.emphasis,
            place: run.place,
        }
    }
}

impl Run {
    /// Whether it is one cluster that does not look as it is written.
    fn is_one(&self) -> bool {
        self.source as usize != self.len()
    }

    fn len(&self) -> usize {
        (self.to - self.from) as usize
    }
}

/// The page as text: a row a line, without blanks at the end.
impl std::fmt::Display for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut runs = self.runs.iter().peekable();
        for row in 0..self.size.height {
            let mut line = String::new();
            let mut column = 0;
            while let Some(run) = runs.next_if(|run| run.cell.row == row) {
                let blanks = usize::from(run.cell.column - column);
                line.extend(std::iter::repeat_n(' ', blanks));
                line.push_str(self.glyphs_of(run).text);
                column = run.cell.column + run.cells;
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
