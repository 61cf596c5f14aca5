//! What stands from one place of a story up to another, as its source has it: no line ends of a
//! layout, no hyphens, no indents.

use super::article::{Article, Block, Part};
use super::place::{Place, Stretch};
use super::text::Text;

impl Article {
    /// The words from a place up to another of the same story: paragraphs parted by a blank line,
    /// the lines of a headline and the items of a list by a line end, the cells of a row by a tab.
    /// `words` gives the words of a text, each at the byte where the text has it.
    pub fn passage(&self, from: Place, to: Place, words: impl Fn(&Text) -> String) -> String {
        let mut passage = String::new();
        let mut before: Option<Part> = None;
        for stretch in self.stretches(from, to) {
            let part = stretch.from.part;
            if let Some(before) = before {
                passage.push_str(self.joint(before, part));
            }
            before = Some(part);
            let text = self.text(part).map(&words).unwrap_or_default();
            let own = text.get(stretch.from.offset..stretch.end);
            passage.push_str(own.unwrap_or_default());
        }
        passage
    }

    /// The stretches from a place up to another, one for each part that has words there.
    pub fn stretches(&self, from: Place, to: Place) -> Vec<Stretch> {
        let within = |(part, _): &(Part, &Text)| (from.part..=to.part).contains(part);
        let stretches = self.parts().filter(within).map(|(part, text)| Stretch {
            from: Place {
                article: self.id,
                part,
                offset: if part == from.part { from.offset } else { 0 },
            },
            end: if part == to.part {
                to.offset.min(text.len())
            } else {
                text.len()
            },
        });
        stretches
            .filter(|stretch| stretch.from.offset < stretch.end)
            .collect()
    }

    /// What stands between the words of two parts that follow each other.
    fn joint(&self, before: Part, part: Part) -> &'static str {
        match (before, part) {
            (Part::Headline(_), Part::Headline(_)) => "\n",
            (Part::Body { block: one, .. }, Part::Body { block, piece }) if one == block => {
                match self.body.get(block as usize) {
                    Some(Block::Table(rows)) => {
                        let cells = rows.first().map_or(1, Vec::len).max(1);
                        let begins_row = (piece as usize).is_multiple_of(cells);
                        if begins_row { "\n" } else { "\t" }
                    }
                    _ => "\n",
                }
            }
            _ => "\n\n",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_by_what_they_are() {
        let texts = |texts: &[&str]| texts.iter().map(|text| Text::from(*text)).collect();
        let article = Article {
            headline: texts(&["One", "Two"]),
            body: vec![
                Block::Paragraph(Text::from("First words.")),
                Block::List(texts(&["milk", "bread"])),
                Block::Table(vec![texts(&["a", "b"]), texts(&["c", "d"])]),
            ],
            ..Article::default()
        };
        let place = |part, offset| Place {
            article: article.id,
            part,
            offset,
        };
        let last = Part::Body { block: 2, piece: 3 };
        let passage = article.passage(place(Part::Headline(0), 1), place(last, 9), Text::plain);
        assert_eq!(
            passage,
            "ne\nTwo\n\nFirst words.\n\nmilk\nbread\n\na\tb\nc\td"
        );
        let one = Part::block(0);
        let words = article.passage(place(one, 6), place(one, 11), Text::plain);
        assert_eq!(words, "words");
    }
}
