//! A page on the screen: every run in the style of its role.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::super::geometry::Spot;
use super::canvas::Canvas;
use crate::compose::{Cell, Glyphs, Page, Role};
use crate::issue::Emphasis;
use crate::theme::Theme;

/// Draws a page into an area, from its upper left corner.
pub(crate) fn draw_page(canvas: &mut Canvas<'_>, area: Rect, page: &Page) {
    let theme = canvas.theme();
    for glyphs in page.glyphs() {
        if glyphs.cell.row >= area.height {
            break;
        }
        let style = style_of(theme, &glyphs);
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
