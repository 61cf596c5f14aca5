//! A place that was kept, in the paper as it is.

use newsprint_issue::{Issue, Place};

/// A place that is in the paper, moved to the start of a character; what is kept may be older than
/// the paper.
pub(crate) fn mended(issue: &Issue, place: Place) -> Option<Place> {
    let text = issue.article(place.article)?.text(place.part)?.plain();
    let offset = (0..=place.offset.min(text.len())).rev();
    let offset = offset
        .into_iter()
        .find(|offset| text.is_char_boundary(*offset));
    Some(Place {
        offset: offset.unwrap_or(0),
        ..place
    })
}
