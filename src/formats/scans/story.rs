//! Blocks of known kind into one story.

use super::alto::Block as Printed;
use super::flow::{Flow, joined};
use super::kind::Kind;
use super::line::Line;
use crate::desk;
use newsprint_issue::clean::Clean;
use newsprint_issue::{Article, Block, Text};

/// How many times the running text a headline is at least, and a crosshead.
const HEADLINE: f32 = 1.35;
const CROSSHEAD: f32 = 1.12;
/// How many times the headline above it a deck is at most.
const DECK: f32 = 0.8;
/// Characters of the longest text that can be a crosshead.
const LONGEST_HEAD: usize = 90;

/// A story in the making.
#[derive(Debug, Default)]
pub(crate) struct Story {
    article: Article,
    flow: Flow,
    /// How large the first line of its headline is set.
    head: f32,
    /// A picture whose caption may follow.
    picture: bool,
}

impl Story {
    /// Adds a block of that kind.
    pub(crate) fn add(&mut self, kind: Kind, block: &Printed) {
        let lines = &block.lines[..];
        let text = || Text::from(&*joined(lines));
        match kind {
            _ if lines.is_empty() && kind != Kind::Picture => {}
            // A headline in the middle of a story stands over its next part.
            Kind::Headline if self.has_body() => self.crosshead(text()),
            Kind::Headline => {
                self.head = self.head.max(block.size);
                self.article.headline.push(text());
            }
            Kind::Kicker if self.article.kicker.is_none() => self.article.kicker = Some(text()),
            Kind::Deck if !self.has_body() => self.article.deck.push(text()),
            Kind::Byline => self.article.byline.extend(desk::authors(&joined(lines))),
            Kind::Dateline if self.article.dateline.is_none() => {
                self.article.dateline = Some(text());
            }
            Kind::Crosshead | Kind::Kicker | Kind::Deck => self.crosshead(text()),
            Kind::Picture => self.picture = true,
            Kind::Caption => self.plate(text()),
            Kind::Table => {
                self.end();
                let rows: Vec<String> = lines.iter().map(|line| joined([line])).collect();
                self.article
                    .body
                    .push(Block::Verbatim(Text::from(Clean::lines(&rows.join("\n")))));
            }
            _ => self.flow.block(lines),
        }
    }

    /// Adds a picture with what stands below it.
    fn plate(&mut self, caption: Text) {
        self.picture = false;
        // The text around a picture goes on: the picture stands before the paragraph it interrupts.
        self.article.body.push(Block::Figure {
            caption,
            image: None,
        });
    }

    fn crosshead(&mut self, text: Text) {
        self.end();
        self.article.body.push(Block::Heading(text));
    }

    /// Ends the running text.
    fn end(&mut self) {
        let texts = std::mem::take(&mut self.flow).finish();
        let paragraphs = texts
            .iter()
            .map(|text| Block::Paragraph(Text::from(&**text)));
        self.article.body.extend(paragraphs);
    }

    /// Whether the headline is over: something of the body is there.
    pub(crate) fn has_body(&self) -> bool {
        !self.article.body.is_empty() || !self.flow.is_empty()
    }

    /// Whether it has a headline.
    pub(crate) fn has_headline(&self) -> bool {
        !self.article.headline.is_empty()
    }

    /// Whether type of that size stands below a larger headline.
    fn is_below(&self, size: f32) -> bool {
        self.has_headline() && !self.has_body() && size < self.head * DECK
    }

    /// Whether a picture stands right before.
    pub(crate) fn after_picture(&self) -> bool {
        self.picture
    }

    /// The story; nothing when there is nothing to read in it.
    pub(crate) fn finish(mut self) -> Option<Article> {
        self.end();
        let article = self.article;
        let worded = !article.headline.is_empty() || !article.body.is_empty();
        worded.then_some(article)
    }
}

/// What a block is by its look, where nobody says.
pub(crate) fn kind_by_look(block: &Printed, body: f32, story: &Story) -> Kind {
    let characters: usize = block.lines.iter().map(Line::characters).sum();
    let times = if body > 0.0 { block.size / body } else { 0.0 };
    let short = characters <= LONGEST_HEAD;
    match times {
        _ if block.lines.is_empty() => Kind::Picture,
        times if times >= CROSSHEAD && short && story.is_below(block.size) => Kind::Deck,
        times if times >= HEADLINE && short => Kind::Headline,
        times if times >= CROSSHEAD && short && story.has_body() => Kind::Crosshead,
        _ if short && !story.has_body() && is_signature(block) => Kind::Byline,
        times if story.after_picture() && short && times > 0.0 && times <= 0.95 => Kind::Caption,
        _ => Kind::Text,
    }
}

/// Whether a block names who wrote the story.
fn is_signature(block: &Printed) -> bool {
    let [line] = &block.lines[..] else {
        return false;
    };
    let lower = line.text.to_lowercase();
    ["by ", "von ", "par "]
        .iter()
        .any(|word| lower.starts_with(word))
        && !lower.ends_with(['.', ',', ';'])
        && line.broken.is_none()
}
