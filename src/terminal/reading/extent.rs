//! How far a place is into a story, and how long the rest takes to read.

use newsprint_issue::{Article, ArticleId, Block, Language, Part, Place};

/// The length of a story, part by part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Each part with the bytes before it.
    parts: Vec<(Part, usize)>,
    /// Bytes of all parts.
    total: usize,
    /// Parts that are crossheads.
    headings: Vec<Part>,
    /// Characters or words of the whole, and the minutes that it takes.
    length: usize,
    minutes: usize,
}

impl Extent {
    /// The extent of a story for somebody who reads so many characters or words a minute.
    pub(crate) fn of(article: &Article, language: Language, pace: Option<u16>) -> Extent {
        let length = article.length(language);
        Extent {
            length,
            minutes: language.minutes(length, pace),
            ..Extent::in_bytes(article)
        }
    }

    /// The extent of a story whose characters and words need not be counted.
    pub(crate) fn in_bytes(article: &Article) -> Extent {
        let mut total = 0;
        let mut parts = Vec::new();
        for (part, text) in article.parts() {
            if !text.is_empty() {
                parts.push((part, total));
                total += text.len();
            }
        }
        let headings = article.body.iter().enumerate();
        let headings = headings.filter(|(_, block)| matches!(block, Block::Heading(_)));
        Extent {
            parts,
            total,
            headings: headings.map(|(block, _)| Part::block(block)).collect(),
            ..Extent::default()
        }
    }

    /// The first place of the story.
    pub(crate) fn start(&self, id: ArticleId) -> Option<Place> {
        let (part, _) = self.parts.first()?;
        Some(Place::start_of(id, *part))
    }

    /// How far a place is into the story, in thousandths.
    pub(crate) fn share(&self, place: Place) -> usize {
        1000 * self.bytes_before(place) / self.total.max(1)
    }

    /// Characters or words before a place, nearly.
    pub(crate) fn before(&self, place: Place) -> usize {
        let (bytes, total) = (self.bytes_before(place) as u128, self.total.max(1) as u128);
        (self.length as u128 * bytes / total) as usize
    }

    fn bytes_before(&self, place: Place) -> usize {
        let before = match self
            .parts
            .binary_search_by_key(&place.part, |(part, _)| *part)
        {
            Ok(index) => self.parts[index].1 + place.offset,
            Err(index) => self
                .parts
                .get(index)
                .map_or(self.total, |(_, before)| *before),
        };
        before.min(self.total)
    }

    /// Minutes that the rest takes from a share on.
    pub(crate) fn minutes_after(&self, share: usize) -> usize {
        (self.minutes * (1000 - share.min(1000))).div_ceil(1000)
    }

    /// The crossheads of the story.
    pub(crate) fn headings(&self) -> &[Part] {
        &self.headings
    }

    /// The parts that a paragraph focus can rest on: those of the body.
    pub(crate) fn paragraphs(&self) -> impl DoubleEndedIterator<Item = Part> {
        let parts = self.parts.iter().map(|(part, _)| *part);
        parts.filter(|part| matches!(part, Part::Body { .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsprint_issue::Text;

    #[test]
    fn a_share_grows_from_nothing_to_all() {
        let article = Article {
            headline: vec![Text::from("four")],
            body: vec![
                Block::Paragraph(Text::from("eight ch")),
                Block::Rule,
                Block::Heading(Text::from("four")),
                Block::Paragraph(Text::from("four")),
            ],
            ..Article::default()
        };
        let extent = Extent::of(&article, Language::English, None);
        let share = |part, offset| {
            extent.share(Place {
                article: article.id,
                part,
                offset,
            })
        };
        assert_eq!(share(Part::Headline(0), 0), 0);
        assert_eq!(share(Part::block(0), 4), 400);
        assert_eq!(share(Part::block(2), 0), 600);
        assert_eq!(share(Part::block(3), 4), 1000);
        assert_eq!(extent.headings(), [Part::block(2)]);
        assert_eq!(extent.paragraphs().count(), 3);
        assert_eq!(extent.minutes_after(0), 1);
        assert_eq!(extent.minutes_after(1000), 0);
        let end = Place {
            article: article.id,
            part: Part::block(3),
            offset: 4,
        };
        assert_eq!(extent.before(end), article.length(Language::English));
        let slow = Extent::of(&article, Language::English, Some(2));
        assert_eq!(slow.minutes_after(0), 2);
    }
}
