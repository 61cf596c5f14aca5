//! How much a piece of a page says.

use crate::hypertext::Matter;
use newsprint_issue::Block;

/// Bytes from which on a paragraph tells something.
const PROSE: usize = 80;

/// Characters of all that a piece says.
pub(crate) fn measure(matter: &Matter) -> usize {
    let texts = matter.blocks.iter().flat_map(Block::texts);
    texts.map(newsprint_issue::Text::characters).sum()
}

/// Characters of the paragraphs that are long enough to tell something: no button, caption or
/// teaser has so many.
pub(crate) fn prose(matter: &Matter) -> usize {
    let paragraphs = matter.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) | Block::Quote(text) => Some(text),
        _ => None,
    });
    let long = paragraphs.filter(|text| text.plain().len() >= PROSE);
    long.map(newsprint_issue::Text::characters).sum()
}
