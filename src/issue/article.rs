//! A story: its headline block and its body.

use super::language::Language;
use super::text::{Fingerprint, Text};
use crate::clean::{self, Clean};

/// A story of the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// From its content, so that it survives importing again; given by [`Issue::bind`](super::Issue::bind).
    pub id: ArticleId,
    /// How much the paper makes of it.
    pub rank: Rank,
    /// The line above the headline, also called eyebrow or 引题.
    pub kicker: Option<Text>,
    /// The headline, line by line as printed.
    pub headline: Vec<Text>,
    /// The lines below the headline, also called drop head or 副题.
    pub deck: Vec<Text>,
    /// Who wrote it.
    pub byline: Vec<Author>,
    /// Where and when it was filed, also called 电头.
    pub dateline: Option<Text>,
    /// The story itself.
    pub body: Vec<Block>,
}

/// Names an article by its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u64);

/// One name of a byline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: Clean,
    /// What the person did (记者, photographs), when the paper says so.
    pub role: Option<Clean>,
}

/// How much a paper makes of a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The one story that leads its section (头条).
    Lead,
    /// A story of weight.
    Major,
    /// An ordinary story.
    #[default]
    Minor,
    /// A brief (简讯).
    Brief,
}

/// A block of a story's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A crosshead inside the story (小标题).
    Heading(Text),
    /// A quotation set apart.
    Quote(Text),
    /// A list, item by item.
    List(Vec<Text>),
    /// A table, row by row; the first row is its head. Every row has as many cells as the first.
    Table(Vec<Vec<Text>>),
    /// A picture with its caption; `image` is a path inside the issue, or none when the paper came
    /// without its pictures.
    Figure {
        /// The caption; may be empty.
        caption: Text,
        /// The picture's path inside the issue.
        image: Option<Clean>,
    },
    /// Lines kept as they are: verse, code, a letterhead. Lines end with `\n` between them; words
    /// only, without emphasis, ruby or links.
    Verbatim(Text),
    /// A rule between two blocks.
    Rule,
}

/// A part of an article that holds one [`Text`]. Ordered as the article is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The kicker.
    Kicker,
    /// A line of the headline, counted from 0.
    Headline(u16),
    /// A deck, counted from 0.
    Deck(u16),
    /// The dateline.
    Dateline,
    /// A text of a block of the body: `piece` counts the items of a list or the cells of a table
    /// row by row, and is 0 elsewhere.
    Body {
        /// Index into [`Article::body`].
        block: u32,
        /// Which text of that block.
        piece: u32,
    },
}

#[cfg(any(test, feature = "measured"))]
thread_local! {
    /// How often the length of an article was counted on this thread.
    pub static MEASURED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Part {
    /// The first text of a block.
    pub fn block(block: usize) -> Part {
        Part::Body {
            block: block as u32,
            piece: 0,
        }
    }
}

impl Article {
    /// The headline on one line. Printed lines are joined with nothing between Han, with a space
    /// elsewhere.
    pub fn title(&self) -> String {
        let mut title = String::new();
        for line in &self.headline {
            let line = line.plain();
            let joint = title.chars().last().zip(line.chars().next());
            if joint.is_some_and(|(before, after)| before.is_ascii() || after.is_ascii()) {
                title.push(' ');
            }
            title.push_str(&line);
        }
        title
    }

    /// The text of a part.
    pub fn text(&self, part: Part) -> Option<&Text> {
        match part {
            Part::Kicker => self.kicker.as_ref(),
            Part::Headline(line) => self.headline.get(usize::from(line)),
            Part::Deck(line) => self.deck.get(usize::from(line)),
            Part::Dateline => self.dateline.as_ref(),
            Part::Body { block, piece } => {
                self.body.get(block as usize)?.texts().nth(piece as usize)
            }
        }
    }

    /// Every part with its text, in reading order.
    pub fn parts(&self) -> impl Iterator<Item = (Part, &Text)> {
        let head = self.kicker.iter().map(|text| (Part::Kicker, text));
        let headline = (0..)
            .zip(&self.headline)
            .map(|(line, text)| (Part::Headline(line), text));
        let deck = (0..)
            .zip(&self.deck)
            .map(|(line, text)| (Part::Deck(line), text));
        let dateline = self.dateline.iter().map(|text| (Part::Dateline, text));
        let body = (0..).zip(&self.body).flat_map(|(block, content)| {
            (0..)
                .zip(content.texts())
                .map(move |(piece, text)| (Part::Body { block, piece }, text))
        });
        head.chain(headline).chain(deck).chain(dateline).chain(body)
    }

    /// The length of the body in characters other than white space.
    pub fn characters(&self) -> usize {
        self.body
            .iter()
            .flat_map(Block::texts)
            .map(Text::characters)
            .sum()
    }

    /// The length of the body as the language counts it: in words or in characters.
    pub fn length(&self, language: Language) -> usize {
        #[cfg(any(test, feature = "measured"))]
        MEASURED.with(|measured| measured.set(measured.get() + 1));
        if !language.counts_words() {
            return self.characters();
        }
        let texts = self.body.iter().flat_map(Block::texts);
        texts.map(|text| clean::words(&text.plain())).sum()
    }

    /// The article in its one normal form: texts normal, nothing without words except cells, lines
    /// of a caption and pictures, tables rectangular.
    pub(super) fn normal(self) -> Article {
        Article {
            kicker: self
                .kicker
                .map(Text::normal)
                .filter(|text| !text.is_empty()),
            headline: worded(self.headline),
            deck: worded(self.deck),
            byline: self.byline.into_iter().filter_map(Author::normal).collect(),
            dateline: self
                .dateline
                .map(Text::normal)
                .filter(|text| !text.is_empty()),
            body: self.body.into_iter().filter_map(Block::normal).collect(),
            ..self
        }
    }

    /// The id that the content alone gives.
    pub(super) fn fingerprint(&self) -> ArticleId {
        let mut print = Fingerprint::default();
        for (_, text) in self.parts() {
            print.add(&text.plain());
        }
        ArticleId(print.finish())
    }
}

/// The texts that have words, each in its normal form.
fn worded(texts: Vec<Text>) -> Vec<Text> {
    texts
        .into_iter()
        .map(Text::normal)
        .filter(|text| !text.is_empty())
        .collect()
}

impl Author {
    fn normal(self) -> Option<Author> {
        let role = self.role.filter(|role| !role.is_empty());
        (!self.name.is_empty() || role.is_some()).then_some(Author { role, ..self })
    }
}

impl Block {
    /// The block in its normal form; none when nothing is left of it.
    fn normal(self) -> Option<Block> {
        let block = match self {
            Block::Paragraph(text) => Block::Paragraph(text.normal()),
            Block::Heading(text) => Block::Heading(text.normal()),
            Block::Quote(text) => Block::Quote(text.normal()),
            Block::List(items) => Block::List(worded(items)),
            Block::Table(rows) => Block::Table(rectangular(rows)),
            Block::Figure { caption, image } => {
                return Some(Block::Figure {
                    caption: caption.normal(),
                    image: image.filter(|path| !path.is_empty()),
                });
            }
            Block::Verbatim(text) => Block::Verbatim(text.verbatim()),
            Block::Rule => return Some(Block::Rule),
        };
        let hollow = match &block {
            Block::Table(rows) => rows.is_empty(),
            other => other.texts().all(Text::is_empty),
        };
        (!hollow).then_some(block)
    }

    /// The texts of the block, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let (one, many, rows): (Option<&Text>, &[Text], &[Vec<Text>]) = match self {
            Block::Paragraph(text)
            | Block::Heading(text)
            | Block::Quote(text)
            | Block::Verbatim(text) => (Some(text), &[], &[]),
            Block::Figure { caption, .. } => (Some(caption), &[], &[]),
            Block::List(items) => (None, items, &[]),
            Block::Table(rows) => (None, &[], rows),
            Block::Rule => (None, &[], &[]),
        };
        one.into_iter().chain(many).chain(rows.iter().flatten())
    }
}

/// Rows of equal length, the missing cells empty; no rows when there are no cells.
fn rectangular(mut rows: Vec<Vec<Text>>) -> Vec<Vec<Text>> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if columns == 0 {
        return Vec::new();
    }
    for row in &mut rows {
        *row = std::mem::take(row).into_iter().map(Text::normal).collect();
        row.resize(columns, Text::default());
    }
    rows
}

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl std::str::FromStr for ArticleId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(ArticleId)
    }
}
