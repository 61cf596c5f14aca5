//! A page on the screen: every run in the style of its role.

use ratatui::buffer::CellDiffOption;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::canvas::Canvas;
use crate::geometry::Spot;
use crate::widgets::large::Letter;
use newsprint_compose::{Cell, Glyphs, Page, Role};
use newsprint_issue::{ArticleId, Direction, Emphasis};
use newsprint_theme::Theme;

/// Draws a page into an area, from its upper left corner.
pub(crate) fn draw_page(canvas: &mut Canvas<'_>, area: Rect, page: &Page) {
    let theme = canvas.theme();
    for glyphs in page.glyphs() {
        if glyphs.cell.row >= area.height {
            break;
        }
        if canvas.is_bare() && is_drawn(&glyphs) {
            continue;
        }
        let style = style_of(theme, &glyphs);
        if let Some(letter) = Letter::of(&glyphs, area, canvas.width()) {
            draw_letter(canvas, &letter, style);
            continue;
        }
        let mut column = glyphs.cell.column;
        for cluster in glyphs.text.graphemes(true) {
            let cells = canvas.cells(cluster);
            if column + cells > area.width {
                break;
            }
            let spot = Spot {
                row: area.y + glyphs.cell.row,
                column: area.x + column,
            };
            column += canvas.put(spot, cluster, style);
        }
    }
}

/// A large letter as small as all others: the rest of its box is blank and marked, until something is
/// put over it.
pub(crate) fn draw_letter(canvas: &mut Canvas<'_>, letter: &Letter, style: Style) {
    for spot in letter.blanks() {
        canvas.put(spot, " ", style);
        canvas.mark(spot, CellDiffOption::Skip);
    }
    canvas.put(letter.spot(), &letter.text, style);
}

/// The cells on which the headline of a story stands, line by line, with the blanks between its words.
/// Lines that run down are cells below one another.
pub(crate) fn headline_areas(page: &Page, story: ArticleId, direction: Direction) -> Vec<Rect> {
    let own = page.glyphs().filter(|glyphs| {
        glyphs.role.is_headline() && glyphs.place.is_some_and(|place| place.article == story)
    });
    let mut areas: Vec<Rect> = Vec::new();
    for glyphs in own {
        let cell = glyphs.cell;
        let area = Rect::new(cell.column, cell.row, glyphs.cells, glyphs.role.scale());
        let goes_on = |line: &&mut Rect| match direction {
            Direction::Horizontal => (line.y, line.height) == (area.y, area.height),
            Direction::Vertical => (line.x, line.width) == (area.x, area.width),
        };
        match areas.iter_mut().find(goes_on) {
            Some(line) => *line = line.union(area),
            None => areas.push(area),
        }
    }
    areas
}

/// Whether glyphs are drawn and not written.
fn is_drawn(glyphs: &Glyphs<'_>) -> bool {
    let ours = matches!(glyphs.role, Role::Rule | Role::StrongRule | Role::Mark);
    ours && glyphs
        .text
        .chars()
        .all(|c| matches!(c, ' ' | '|' | '-' | '=' | '\u{2500}'..='\u{25ff}'))
}

/// Where a mark can stand beside a cell of a page: on the rule between its column and the one
/// before, or in the margin of the first column, where there is one.
pub(crate) fn heads_of_columns(page: &Page, cell: Cell) -> Option<Cell> {
    let before = page
        .glyphs()
        .filter(|glyphs| glyphs.cell.row == cell.row && glyphs.cell.column < cell.column);
    let rule = before
        .filter(|glyphs| glyphs.role == Role::Rule && glyphs.cells == 1)
        .last();
    if let Some(rule) = rule {
        return Some(rule.cell);
    }
    let text = page.glyphs().filter(|glyphs| glyphs.place.is_some());
    let first = text.map(|glyphs| glyphs.cell.column).min()?;
    Some(Cell {
        row: cell.row,
        column: first.checked_sub(2)?,
    })
}

/// The stories whose headlines stand on a page, and where each headline begins.
pub(crate) fn headlines(page: &Page) -> Vec<(ArticleId, Cell)> {
    let mut headlines: Vec<(ArticleId, Cell)> = Vec::new();
    for glyphs in page.glyphs().filter(|one| one.role.is_headline()) {
        let Some(place) = glyphs.place else { continue };
        if !headlines.iter().any(|(story, _)| *story == place.article) {
            headlines.push((place.article, glyphs.cell));
        }
    }
    headlines
}

fn style_of(theme: &Theme, glyphs: &Glyphs<'_>) -> Style {
    let style = theme.role(glyphs.role);
    match glyphs.emphasis {
        Emphasis::Plain => style,
        // Han are not slanted but marked below, by dots in print (CLREQ 3.2.4) and by a line here.
        Emphasis::Emphasized if glyphs.text.is_ascii() => style.add_modifier(Modifier::ITALIC),
        Emphasis::Emphasized | Emphasis::Named => style.add_modifier(Modifier::UNDERLINED),
        Emphasis::StrongName => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Emphasis::Both if !glyphs.text.is_ascii() => {
            style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        }
        Emphasis::Strong | Emphasis::Both => style.add_modifier(Modifier::BOLD),
        Emphasis::Literal => style.patch(theme.role(Role::Verbatim)),
    }
}
