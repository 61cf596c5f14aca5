//! The photographs of a page in sight: which they are, where they are on the screen, and what is drawn
//! there. Whoever composed the page has made room for them.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::plate::{draw_frame, draw_proof};
use crate::images::cache::Wanted;
use crate::reading::session::Session;
use newsprint_compose::Page;
use newsprint_issue::pictures::Flaw;
use newsprint_issue::{Block, Part, Place};

/// The photographs on a page in a room of the screen, and where each of them is.
pub(crate) fn photographs(session: &Session, page: &Page, room: Rect) -> Vec<(Rect, Wanted)> {
    let shown = page.plates().iter().filter_map(|plate| {
        let path = path_of(session, plate.place)?.to_owned();
        let (width, height) = (plate.size.width, plate.size.height);
        let (x, y) = (room.x + plate.cell.column, room.y + plate.cell.row);
        let area = Rect::new(x, y, width, height);
        let wanted = Wanted {
            path,
            width,
            height,
        };
        (area.intersection(room) == area).then_some((area, wanted))
    });
    shown.collect()
}

/// The path of the picture of a figure.
fn path_of(session: &Session, place: Place) -> Option<&str> {
    let article = session.issue.article(place.article)?;
    let Part::Body { block, .. } = place.part else {
        return None;
    };
    match article.body.get(block as usize)? {
        Block::Figure { image, .. } => image.as_deref(),
        _ => None,
    }
}

/// Draws them, or frames with words where there is nothing to draw.
pub(crate) fn draw(session: &Session, page: &Page, room: Rect, canvas: &mut Canvas<'_>) {
    for (area, wanted) in photographs(session, page, room) {
        let words = match session.images.proof(&wanted) {
            Some(Ok(proof)) if draw_proof(canvas, area, proof) => continue,
            Some(Err(flaw)) => session.flaw(*flaw),
            _ => {
                let name = wanted.path.rsplit('/').next().unwrap_or_default();
                match session.images.size(&wanted.path) {
                    Some((width, height)) => format!("{name}  {width} × {height}"),
                    None => session.flaw(Flaw::Unreadable),
                }
            }
        };
        draw_frame(canvas, area, &words);
    }
}
