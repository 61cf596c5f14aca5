//! A fold of the front pages as a map of a few cells: the rectangles of its stories as they stand
//! on the page, and what is in each.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::geometry::Spot;
use newsprint_compose::{Fold, Size};
use newsprint_issue::ArticleId;
use newsprint_theme::Part;

/// Rows of a map from which on the paper's head has a box of its own.
const HEADED: u16 = 8;

/// The map of a fold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Map {
    size: Size,
    /// Rows of the head, with its rule.
    head: u16,
    /// Each story with its box, rules included; neighbours share a rule.
    boxes: Vec<(ArticleId, Rect)>,
}

/// What the box of a story says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Label {
    /// A mark, its number, and as much of its headline as there is room for.
    pub(crate) text: String,
    /// What its text is drawn with; a blank for none.
    pub(crate) fill: &'static str,
    /// Whether it is the one that is chosen.
    pub(crate) chosen: bool,
}

impl Map {
    /// The map of a fold that is set for a room, in so many cells.
    pub(crate) fn new(fold: &Fold, room: Size, size: Size) -> Map {
        let head = if size.height >= HEADED { 2 } else { 0 };
        let modules = &fold.modules;
        let lefts = modules.iter().map(|one| one.cell.column);
        let tops = modules.iter().map(|one| one.cell.row);
        let ends = modules.iter().map(|one| one.cell.column + one.size.width);
        let (left, right) = (lefts.min().unwrap_or(0), ends.max().unwrap_or(1));
        let (top, bottom) = (tops.min().unwrap_or(0), room.height);
        let scale = |at: u16, from: u16, to: u16, cells: u16| {
            let (at, all) = (at.saturating_sub(from), to.saturating_sub(from).max(1));
            (u32::from(at.min(all)) * u32::from(cells) / u32::from(all)) as u16
        };
        let across = |column: u16| scale(column, left, right, size.width.saturating_sub(1));
        let down = |row: u16| head + scale(row, top, bottom, size.height.saturating_sub(1 + head));
        let boxes = modules.iter().map(|one| {
            // The rule stands where the next column begins, so that neighbours share it.
            let end = one.cell.column + one.size.width;
            let next = modules.iter().map(|other| other.cell.column);
            let next = next.filter(|column| *column >= end).min().unwrap_or(right);
            let (x, y) = (across(one.cell.column), down(one.cell.row));
            let width = across(next).saturating_sub(x) + 1;
            let height = down(one.cell.row + one.size.height).saturating_sub(y) + 1;
            (one.article, Rect::new(x, y, width, height.max(2)))
        });
        Map {
            boxes: boxes.collect(),
            size,
            head,
        }
    }

    /// The stories with their boxes, as they stand in an area.
    pub(crate) fn boxes(&self, area: Rect) -> impl Iterator<Item = (ArticleId, Rect)> {
        let boxes = self.boxes.iter();
        boxes.map(move |(story, one)| {
            let there = Rect::new(area.x + one.x, area.y + one.y, one.width, one.height);
            (*story, there.intersection(area))
        })
    }

    /// The story whose box holds a spot.
    pub(crate) fn story_at(&self, area: Rect, spot: Spot) -> Option<ArticleId> {
        let holds = |one: &(ArticleId, Rect)| one.1.contains((spot.column, spot.row).into());
        self.boxes(area).find(holds).map(|(story, _)| story)
    }

    /// Draws the map into an area, under a title.
    pub(crate) fn draw(
        &self,
        area: Rect,
        title: &str,
        canvas: &mut Canvas<'_>,
        label: impl Fn(ArticleId) -> Label,
    ) {
        let sheet = Rect::new(area.x, area.y, self.size.width, self.size.height).intersection(area);
        if sheet.width < 4 || sheet.height < 3 {
            return;
        }
        for (story, one) in self.boxes(sheet) {
            draw_label(inner(one), &label(story), canvas);
        }
        let mut rules = Rules::new(sheet);
        rules.around(sheet);
        if self.head > 0 {
            let name = Rect::new(sheet.x + 1, sheet.y + 1, sheet.width - 2, 1);
            let cells = canvas.cells(title).min(name.width);
            let middle = Rect {
                x: name.x + (name.width - cells) / 2,
                width: cells,
                ..name
            };
            canvas.text(middle, title, canvas.theme().part(Part::Title));
            rules.around(Rect {
                height: self.head + 1,
                ..sheet
            });
        }
        for (_, one) in self.boxes(sheet) {
            rules.around(one);
        }
        rules.draw(canvas);
    }
}

fn inner(one: Rect) -> Rect {
    Rect {
        x: one.x + 1,
        y: one.y + 1,
        width: one.width.saturating_sub(2),
        height: one.height.saturating_sub(2),
    }
}

fn draw_label(area: Rect, label: &Label, canvas: &mut Canvas<'_>) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    canvas.text(area, &label.text, canvas.theme().part(Part::Text));
    for y in area.y + 1..area.bottom() {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        canvas.row_of(row, label.fill, Part::Dim);
    }
    if label.chosen {
        let row = Rect { height: 1, ..area };
        canvas.restyle(row, canvas.theme().part(Part::Selection));
    }
}

/// Rules that meet in corners and joints, cell by cell: up, right, down and left as bits.
struct Rules {
    area: Rect,
    cells: Vec<u8>,
}

const UP: u8 = 1;
const RIGHT: u8 = 2;
const DOWN: u8 = 4;
const LEFT: u8 = 8;

/// The joint of every set of arms.
const JOINTS: [&str; 16] = [
    " ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼",
];

impl Rules {
    fn new(area: Rect) -> Rules {
        let cells = usize::from(area.width) * usize::from(area.height);
        Rules {
            area,
            cells: vec![0; cells],
        }
    }

    fn add(&mut self, column: u16, row: u16, arms: u8) {
        let (column, row) = (column - self.area.x, row - self.area.y);
        let at = usize::from(row) * usize::from(self.area.width) + usize::from(column);
        if let Some(cell) = self.cells.get_mut(at) {
            *cell |= arms;
        }
    }

    /// A rule around a rectangle, on its outermost cells.
    fn around(&mut self, one: Rect) {
        let one = one.intersection(self.area);
        if one.width < 2 || one.height < 2 {
            return;
        }
        let (right, bottom) = (one.right() - 1, one.bottom() - 1);
        for column in one.x..right {
            for row in [one.y, bottom] {
                self.add(column, row, RIGHT);
                self.add(column + 1, row, LEFT);
            }
        }
        for row in one.y..bottom {
            for column in [one.x, right] {
                self.add(column, row, DOWN);
                self.add(column, row + 1, UP);
            }
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = canvas.theme().part(Part::Rule);
        let fine = canvas.marks().rules.upright == JOINTS[usize::from(UP | DOWN)];
        let spots = self.area.rows().flat_map(ratatui::layout::Rect::columns);
        for (spot, arms) in spots.zip(&self.cells) {
            let joint = match (*arms, fine) {
                (0, _) => continue,
                (arms, true) => JOINTS[usize::from(arms)],
                (arms, false) if arms == UP | DOWN => "|",
                (arms, false) if arms == LEFT | RIGHT => "-",
                _ => "+",
            };
            let spot = Spot {
                row: spot.y,
                column: spot.x,
            };
            canvas.put(spot, joint, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::themes;
    use newsprint_compose::{Cell, Module};
    use newsprint_theme::Depth;
    use ratatui::buffer::Buffer;

    #[test]
    fn boxes_stand_as_the_stories_do_and_share_their_rules() {
        let module = |id, (row, column), (width, height)| Module {
            article: ArticleId(id),
            cell: Cell { row, column },
            size: Size { width, height },
            cut: None,
        };
        let fold = Fold {
            modules: vec![
                module(1, (2, 3), (44, 38)),
                module(2, (2, 51), (44, 18)),
                module(3, (20, 51), (44, 20)),
            ],
            ..Fold::default()
        };
        let size = |width, height| Size { width, height };
        let map = Map::new(&fold, size(98, 40), size(21, 7));
        let area = Rect::new(0, 0, 21, 7);
        let mut buffer = Buffer::empty(area);
        let themes = themes(Depth::None);
        let mut canvas = Canvas::new(
            &mut buffer,
            themes.worn(),
            newsprint_compose::Width::default(),
        );
        map.draw(area, "Bell", &mut canvas, |story| Label {
            text: story.0.to_string(),
            fill: " ",
            chosen: false,
        });
        let drawn = [
            "┌─────────┬─────────┐",
            "│1        │2        │",
            "│         ├─────────┤",
            "│         │3        │",
            "│         │         │",
            "│         │         │",
            "└─────────┴─────────┘",
        ];
        let rows = buffer.content.chunks(21);
        let rows = rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect());
        assert_eq!(rows.collect::<Vec<String>>(), drawn);
        let at = |column, row| map.story_at(area, Spot { row, column });
        assert_eq!(at(2, 2), Some(ArticleId(1)));
        assert_eq!(at(14, 5), Some(ArticleId(3)));
    }
}
