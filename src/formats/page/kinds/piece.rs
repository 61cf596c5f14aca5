//! A piece of a page: what the lines are before anyone asks which story they belong to.

use crate::page::lines::line::Before;
use crate::page::lines::mended::Mended;
use newsprint_issue::Author;

/// A piece of a page: what a compositor would call one paragraph, one line of a heading, one caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its words.
    pub(crate) text: String,
    /// The numbers of its lines in the source.
    pub(crate) lines: Vec<usize>,
    /// What stands before it.
    pub(crate) before: Before,
    /// A jump or an end mark that was taken off its end.
    pub(crate) closing: Option<String>,
    /// What its type and place say, where they are known.
    pub(crate) standing: Standing,
    /// The picture it stands under, by the path that a figure names.
    pub(crate) image: Option<String>,
    /// What a reader said of it.
    pub(crate) mended: Mended,
}

/// What type and place say of a piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing: the page has no geometry, or the piece is running text.
    #[default]
    Unknown,
    /// It stands over a headline, in smaller type.
    Kicker,
    /// It is a headline.
    Headline,
    /// It stands below a headline, in smaller type.
    Deck,
    /// It stands inside a story.
    Crosshead,
}

impl Standing {
    /// Whether the piece is part of a headline's block.
    pub(crate) fn is_head(self) -> bool {
        matches!(self, Standing::Kicker | Standing::Headline | Standing::Deck)
    }
}

/// What a piece is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// One line of a heading; the level is 0 where only its look says that it is one.
    Heading {
        /// The level that a mark before it names.
        level: u8,
    },
    /// A caption.
    Caption,
    /// A line of names.
    Byline(Vec<Author>),
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quote,
    /// Lines kept as they are.
    Verbatim,
    /// Cells, row by row.
    Table(Vec<Vec<String>>),
    /// A rule.
    Rule,
    /// Where a story goes on or came from, or that it ends.
    Jump,
}

impl Piece {
    /// Whether the piece is part of the running body of a story.
    pub(crate) fn is_body(&self) -> bool {
        !matches!(
            self.kind,
            Kind::Heading { .. } | Kind::Caption | Kind::Byline(_) | Kind::Jump
        )
    }
}
