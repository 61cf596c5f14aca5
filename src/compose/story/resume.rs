//! Where a galley may begin so that a place is soon set: the start of its text, or of a sentence
//! before it where that is far.

use newsprint_issue::{Article, Block, Part, Place};

/// Bytes before a place from which on its text is not set from the start: half a column or so.
const FAR: usize = 1500;
/// Bytes before a place in which the start of its sentence is looked for.
const SENTENCE: usize = 600;

/// The place at or before another that a galley may begin with; none in the headline block, whose
/// page begins with the story.
pub(crate) fn before(article: &Article, place: Place) -> Option<Place> {
    let Part::Body { block, .. } = place.part else {
        return None;
    };
    let start = Place::start_of(place.article, place.part);
    match article.body.get(block as usize)? {
        Block::Paragraph(text) | Block::Quote(text) if place.offset > FAR => Some(Place {
            offset: sentence(&text.plain(), place.offset),
            ..place
        }),
        Block::Paragraph(_) | Block::Quote(_) | Block::List(_) => Some(start),
        // These are set whole.
        _ => Some(Place::start_of(place.article, Part::block(block as usize))),
    }
}

/// Where the sentence begins that holds an offset; the offset where it is long.
fn sentence(text: &str, offset: usize) -> usize {
    let from = boundary(text, offset.saturating_sub(SENTENCE));
    let offset = boundary(text, offset);
    let before = &text[from..offset];
    let ends = |character: char| matches!(character, '。' | '！' | '？' | '!' | '?');
    let closes = |character: char| {
        character.is_whitespace() || matches!(character, '”' | '’' | '」' | '』' | '）' | '"' | ')')
    };
    let Some(end) = before.rfind(ends) else {
        return offset;
    };
    let rest = before[end..].trim_start_matches(ends);
    let begin = offset - rest.trim_start_matches(closes).len();
    begin.min(offset)
}

/// The last boundary of characters that is not beyond an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let offsets = (0..=offset.min(text.len())).rev();
    offsets
        .into_iter()
        .find(|offset| text.is_char_boundary(*offset))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let offset = text.find('|').expect("a place");
        let text = text.replace('|', "");
        assert_eq!(&text[sentence(&text, offset)..offset], expected);
    }

    #[test]
    fn a_galley_begins_with_a_sentence() {
        check("春眠不觉晓。处处|闻啼鸟。", "处处");
        check("“春眠不觉晓？！” 处处|闻啼鸟。", "处处");
        check("春眠不觉晓。|处处", "");
        check("春眠|不觉晓", "");
    }
}
