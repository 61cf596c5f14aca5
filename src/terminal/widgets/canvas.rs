//! The only way onto the screen: text on cells, clusters never halved, nothing outside the area.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::marks::Marks;
use crate::geometry::Spot;
use newsprint_compose::{Width, as_it_stands, drawn};
use newsprint_theme::{Part, Theme};

/// The screen as it is drawn on.
pub(crate) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    width: Width,
    marks: Marks,
    /// Whether nothing is drawn but letters.
    bare: bool,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(buffer: &'a mut Buffer, theme: &'a Theme, width: Width) -> Self {
        Canvas {
            buffer,
            theme,
            width,
            marks: Marks::new(width),
            bare: false,
        }
    }

    /// From now on nothing is drawn but letters: whatever is read aloud is heard.
    pub(crate) fn draw_nothing(&mut self) {
        self.marks = Marks::BARE;
        self.bare = true;
    }

    /// Whether nothing is drawn but letters.
    pub(crate) fn is_bare(&self) -> bool {
        self.bare
    }

    /// The theme it is drawn in.
    pub(crate) fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// The cells of characters on this terminal.
    pub(crate) fn width(&self) -> Width {
        self.width
    }

    /// Our own marks on this terminal.
    pub(crate) fn marks(&self) -> Marks {
        self.marks
    }

    /// The cells that a text takes.
    pub(crate) fn cells(&self, text: &str) -> u16 {
        self.width.of(text).try_into().unwrap_or(u16::MAX)
    }

    /// Blanks an area, with nothing of a cluster left over at its edges.
    pub(crate) fn fill(&mut self, area: Rect, part: Part) {
        let style = self.theme.part(part);
        let area = area.intersection(self.buffer.area);
        for row in area.y..area.bottom() {
            for column in area.x..area.right() {
                self.put(Spot { row, column }, " ", style);
            }
        }
    }

    /// Puts a cluster on its cells and answers how many they are. What it would cut in half is
    /// blanked; it is left out where it does not fit on the screen.
    pub(crate) fn put(&mut self, spot: Spot, cluster: &str, style: Style) -> u16 {
        let cells = self.cells(cluster);
        let area = self.buffer.area;
        let end = spot.column.saturating_add(cells);
        let outside = spot.row < area.y || spot.row >= area.bottom() || end > area.right();
        if cells == 0 || outside || spot.column < area.x {
            return cells;
        }
        // The cluster before may reach into the first cell, and one under the last beyond it.
        if spot.column > area.x && self.reach(spot.column - 1, spot.row) > 1 {
            self.blank(spot.column - 1, spot.row);
        }
        for column in spot.column..end {
            let reach = self.reach(column, spot.row);
            for under in column..column.saturating_add(reach).min(area.right()) {
                self.blank(under, spot.row);
            }
        }
        for column in spot.column..end {
            self.buffer[(column, spot.row)].reset();
            self.buffer[(column, spot.row)].set_style(style);
        }
        let cell = &mut self.buffer[(spot.column, spot.row)];
        cell.set_symbol(&drawn(cluster));
        // The terminal draws it wider than the table behind the screen thinks.
        if cell.symbol().cell_width() != cells
            && let Some(forced) = NonZeroU16::new(cells)
        {
            cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
        }
        cells
    }

    /// Cells that the cluster of a cell takes.
    fn reach(&self, column: u16, row: u16) -> u16 {
        self.buffer[(column, row)].cell_width().max(1)
    }

    fn blank(&mut self, column: u16, row: u16) {
        let cell = &mut self.buffer[(column, row)];
        cell.set_symbol(" ");
        cell.set_diff_option(CellDiffOption::None);
    }

    /// Sticks a label of letters to a cell: on the blank cells before it where there are some, else on
    /// it, over whole clusters only.
    pub(crate) fn label(&mut self, spot: Spot, letters: &str, style: Style) {
        let cells = self.cells(letters);
        let area = self.buffer.area;
        if !area.contains((spot.column, spot.row).into()) {
            return;
        }
        let free = |from: u16| {
            let before = (from..spot.column).all(|column| self.is_blank(column, spot.row));
            // The cell before the label stays blank too, or it would run into a word.
            before && (from == area.x || self.is_blank(from - 1, spot.row))
        };
        let (mut from, mut end) = match spot.column.checked_sub(cells).filter(|from| free(*from)) {
            Some(from) => (from, spot.column),
            None => (spot.column, spot.column + cells),
        };
        if from > area.x && self.reach(from - 1, spot.row) > 1 {
            from -= 1;
        }
        end = end.min(area.right());
        if end > from && end < area.right() && self.reach(end - 1, spot.row) > 1 {
            end += 1;
        }
        let row = Rect::new(from, spot.row, end - from, 1);
        let blanks = " ".repeat(usize::from(row.width));
        self.text(row, &blanks, style);
        self.text(row, letters, style);
    }

    /// Marks a cell until something else is put on it.
    pub(crate) fn mark(&mut self, spot: Spot, mark: CellDiffOption) {
        if self.buffer.area.contains((spot.column, spot.row).into()) {
            self.buffer[(spot.column, spot.row)].set_diff_option(mark);
        }
    }

    /// Whether nothing stands on a cell, and nothing reaches into it.
    fn is_blank(&self, column: u16, row: u16) -> bool {
        let before = column > self.buffer.area.x && self.reach(column - 1, row) > 1;
        !before && self.buffer[(column, row)].symbol() == " "
    }

    /// Draws a frame and blanks what is in it; its title and what stands at the right are set into
    /// the upper rule.
    pub(crate) fn frame(&mut self, area: Rect, title: &str, right: &str) {
        self.fill(area, Part::Paper);
        if area.width < 2 || area.height < 2 {
            return;
        }
        let marks = self.marks;
        let [rule, heading, dim] =
            [Part::StrongRule, Part::Title, Part::Dim].map(|part| self.theme.part(part));
        let last = (area.right() - 1, area.bottom() - 1);
        for row in area.y..=last.1 {
            for column in [area.x, last.0] {
                self.put(Spot { row, column }, marks.rules.upright, rule);
            }
        }
        for y in [area.y, last.1] {
            self.row_of(
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                marks.rules.thin,
                Part::StrongRule,
            );
        }
        let corners = [(area.x, area.y), (last.0, area.y), (area.x, last.1), last];
        for ((column, row), corner) in corners.into_iter().zip(marks.rules.corners) {
            self.put(Spot { row, column }, corner, rule);
        }
        let mut inner = Rect::new(area.x + 3, area.y, area.width.saturating_sub(6), 1);
        if !title.is_empty() {
            let taken = self.text(inner, &format!(" {title} "), heading);
            inner.x += taken;
            inner.width = inner.width.saturating_sub(taken);
        }
        if !right.is_empty() && self.cells(right) + 2 <= inner.width {
            self.text_right(inner, &format!(" {right} "), dim);
        }
    }

    /// A rule across a frame, from side to side.
    pub(crate) fn rule_across(&mut self, area: Rect, row: u16) {
        let rule = Rect::new(area.x + 1, row, area.width.saturating_sub(2), 1);
        self.row_of(rule, self.marks.rules.faint, Part::Rule);
    }

    /// Writes a text on the first row of an area, cut with a mark where it is too long; answers how
    /// many cells it took.
    pub(crate) fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        if area.height == 0 || area.width == 0 {
            return 0;
        }
        let whole = self.cells(text) <= area.width;
        let mark = if whole { "" } else { self.marks.more };
        let room = area.width.saturating_sub(self.cells(mark));
        let mut end = 0;
        let mut fits = 0;
        for cluster in text.graphemes(true) {
            fits += self.cells(cluster);
            if fits > room {
                break;
            }
            end += cluster.len();
        }
        let mut taken = 0;
        for cluster in as_it_stands(&text[..end], self.width).graphemes(true) {
            taken += self.put_at(area, taken, cluster, style);
        }
        if !whole {
            taken += self.put_at(area, taken, mark, style);
        }
        taken
    }

    fn put_at(&mut self, area: Rect, column: u16, cluster: &str, style: Style) -> u16 {
        let spot = Spot {
            row: area.y,
            column: area.x + column,
        };
        self.put(spot, cluster, style)
    }

    /// Writes a sentence on the first row of an area; one that is too long ends with a whole word, or
    /// a full-width character, and a mark.
    pub(crate) fn sentence(&mut self, area: Rect, text: &str, style: Style) {
        let mark = self.marks.more;
        let room = area.width.saturating_sub(self.cells(mark) + 1);
        let end = self.end_within(text, room);
        // A long name is cut rather than left out: half a line says too little.
        if self.cells(text) <= area.width || self.cells(&text[..end]) < room / 2 {
            self.text(area, text, style);
            return;
        }
        let space = if text[end..].starts_with(' ') {
            " "
        } else {
            ""
        };
        let kept = text[..end].trim_end_matches([' ', '，', '、', '；', '：', '（', '「', '“']);
        self.text(area, &format!("{kept}{space}{mark}"), style);
    }

    /// Where a sentence can be broken off within so many cells: at a space or beside a full-width
    /// character.
    fn end_within(&self, text: &str, room: u16) -> usize {
        let (mut end, mut before) = (0, "");
        for (at, cluster) in text.grapheme_indices(true) {
            if self.cells(&text[..at]) > room {
                break;
            }
            if cluster == " " || self.cells(cluster) > 1 || self.cells(before) > 1 {
                end = at;
            }
            before = cluster;
        }
        end
    }

    /// Writes a text at the right end of the first row of an area; answers how many cells it took.
    pub(crate) fn text_right(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let cells = self.cells(text).min(area.width);
        let at_end = Rect {
            x: area.right() - cells,
            width: cells,
            ..area
        };
        self.text(at_end, text, style)
    }

    /// Fills the first row of an area with a mark.
    pub(crate) fn row_of(&mut self, area: Rect, mark: &str, part: Part) {
        if area.height == 0 {
            return;
        }
        let style = self.theme.part(part);
        for column in area.x..area.right() {
            self.put(
                Spot {
                    row: area.y,
                    column,
                },
                mark,
                style,
            );
        }
    }

    /// Changes how cells look and leaves what stands on them.
    pub(crate) fn restyle(&mut self, area: Rect, style: Style) {
        self.buffer
            .set_style(area.intersection(self.buffer.area), style);
    }

    /// Lights cells that show something. A line under it stands under the first row: large letters
    /// stand there where they are as small as others.
    pub(crate) fn light(&mut self, area: Rect, style: Style) {
        let first = Rect {
            height: area.height.min(1),
            ..area
        };
        self.restyle(area, style.remove_modifier(Modifier::UNDERLINED));
        self.restyle(first, style);
    }

    /// Breaks a text into rows of at most so many cells, at spaces where there are any.
    pub(crate) fn wrap(width: Width, text: &str, cells: u16) -> Vec<String> {
        let mut rows = Vec::new();
        let mut row = String::new();
        for word in text.split_inclusive(' ') {
            if width.of(&row) + width.of(word.trim_end()) > usize::from(cells) && !row.is_empty() {
                // A word of its own row keeps the row before as it is; Han text fills it first.
                if word.is_ascii() || width.of(word) <= usize::from(cells) / 2 {
                    rows.push(std::mem::take(&mut row));
                }
            }
            for cluster in word.graphemes(true) {
                if width.of(&row) + width.of(cluster) > usize::from(cells) && !row.is_empty() {
                    rows.push(std::mem::take(&mut row));
                }
                row.push_str(cluster);
            }
        }
        if !row.is_empty() {
            rows.push(row);
        }
        for row in &mut rows {
            row.truncate(row.trim_end().len());
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::themes;
    use newsprint_theme::Depth;

    /// Draws on a row that says `before` and gives what it says after.
    #[track_caller]
    fn check<T>(before: &str, draw: impl Fn(&mut Canvas<'_>) -> T, after: &str) {
        let area = Rect::new(0, 0, Width::default().of(before) as u16, 1);
        let mut buffer = Buffer::empty(area);
        let themes = themes(Depth::None);
        let mut canvas = Canvas::new(&mut buffer, themes.worn(), Width::default());
        canvas.text(area, before, Style::new());
        draw(&mut canvas);
        assert_eq!(buffer, Buffer::with_lines([after]));
    }

    fn at(column: u16) -> Spot {
        Spot { row: 0, column }
    }

    #[test]
    fn a_cluster_is_never_cut_in_half() {
        check(
            "报纸报纸",
            |canvas| canvas.put(at(1), "x", Style::new()),
            " x纸报纸",
        );
        check(
            "报纸报纸",
            |canvas| canvas.put(at(2), "x", Style::new()),
            "报x 报纸",
        );
        check(
            "报纸报纸",
            |canvas| canvas.put(at(3), "阅", Style::new()),
            "报 阅 纸",
        );
        check(
            "报纸报纸",
            |canvas| canvas.fill(Rect::new(1, 0, 4, 1), Part::Text),
            "      纸",
        );
    }

    #[test]
    fn what_does_not_fit_is_left_out_or_marked() {
        check("abc", |canvas| canvas.put(at(2), "报", Style::new()), "abc");
        let narrow = Rect::new(0, 0, 5, 1);
        check(
            "      ",
            |canvas| canvas.text(narrow, "报纸报", Style::new()),
            "报纸… ",
        );
        check(
            "      ",
            |canvas| canvas.text(narrow, "a报纸报", Style::new()),
            "a报…  ",
        );
        check(
            "      ",
            |canvas| canvas.text(narrow, "abcde", Style::new()),
            "abcde ",
        );
        check(
            "      ",
            |canvas| canvas.text_right(narrow, "ab", Style::new()),
            "   ab ",
        );
    }

    #[test]
    fn a_label_hides_no_more_than_its_cells_and_halves_nothing() {
        let label = |letters: &'static str, column| {
            move |canvas: &mut Canvas<'_>| canvas.label(at(column), letters, Style::new())
        };
        check("  the ferry", label("a", 2), " athe ferry");
        check("the ferry", label("a", 4), "the aerry");
        check("报纸报纸", label("a", 2), "报a 报纸");
        check("报纸报纸", label("as", 2), "报as报纸");
        check("报纸报纸", label("a", 3), "报a 报纸");
        check("    报纸", label("as", 4), "  as报纸");
        check("x报", label("as", 2), "xas");
        check("x报", label("as", 9), "x报");
    }

    #[test]
    fn long_notes_are_broken_at_spaces_and_between_han() {
        let wrap = |text, cells| Canvas::wrap(Width::default(), text, cells);
        assert_eq!(wrap("the old ferry", 8), ["the old", "ferry"]);
        assert_eq!(wrap("第一行第二行", 6), ["第一行", "第二行"]);
        assert_eq!(wrap("unbreakable", 5), ["unbre", "akabl", "e"]);
        assert!(wrap("", 5).is_empty());
    }

    #[test]
    fn what_the_terminal_draws_wide_takes_its_cells() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let themes = themes(Depth::None);
        let mut canvas = Canvas::new(
            &mut buffer,
            themes.worn(),
            Width::new(newsprint_compose::Ambiguous::Wide),
        );
        assert_eq!(canvas.put(at(0), "“", Style::new()), 2);
        assert_eq!(canvas.put(at(2), "x", Style::new()), 1);
        assert_eq!(buffer[(0, 0)].cell_width(), 2);
        assert_eq!(buffer[(2, 0)].symbol(), "x");
    }
}
