//! A photograph in its box: in half blocks, or as a frame with words where there are no colours for
//! it.

use ratatui::buffer::CellDiffOption;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::canvas::Canvas;
use crate::geometry::Spot;
use crate::images::cache::Proof;
use newsprint_theme::Part;

/// The upper half of a cell: its lower half is the ground.
pub(crate) const HALF: &str = "▀";

/// Draws a photograph; answers whether it could. Cells that stand for one which the terminal prints
/// itself are marked until something is put over them.
pub(crate) fn draw_proof(canvas: &mut Canvas<'_>, area: Rect, proof: &Proof) -> bool {
    let theme = canvas.theme();
    let mix = |colour: [u8; 3]| theme.mix(colour);
    let drawn = proof.halves.first().and_then(|[one, _]| mix(*one));
    if canvas.is_bare() || canvas.cells(HALF) != 1 || drawn.is_none() {
        return false;
    }
    let spots = (area.y..area.bottom())
        .flat_map(|row| (area.x..area.right()).map(move |column| Spot { row, column }));
    for (spot, [upper, lower]) in spots.zip(&proof.halves) {
        let [upper, lower] = [upper, lower].map(|half| mix(*half).unwrap_or(Color::Reset));
        canvas.put(spot, HALF, Style::new().fg(upper).bg(lower));
        if !proof.bytes.is_empty() {
            canvas.mark(spot, CellDiffOption::Skip);
        }
    }
    true
}

/// A frame where a photograph would be, with a sentence in it.
pub(crate) fn draw_frame(canvas: &mut Canvas<'_>, area: Rect, words: &str) {
    canvas.frame(area, "", "");
    let inner = Rect::new(
        area.x + 2,
        area.y + area.height / 2,
        area.width.saturating_sub(4),
        1,
    );
    canvas.text(inner, words, canvas.theme().part(Part::Dim));
}
