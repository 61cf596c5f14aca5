//! The product: what a run of a page is.

/// What a run of a page is. A theme says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The name of the paper.
    Nameplate,
    /// The same in large letters: each stands in a box of three rows, three times as wide as it is.
    Flag,
    /// Facts of the issue beside or under the nameplate.
    Folio,
    /// The number and the name of a section in an index, which lead to it.
    Index,
    /// The name of a section, where it opens.
    Section,
    /// The line above a headline.
    Kicker,
    /// A headline.
    Headline,
    /// A headline in large letters: each stands in a box of two rows, twice as wide as it is.
    Banner,
    /// A line below a headline.
    Deck,
    /// Who wrote it, how long it is.
    Byline,
    /// Where and when it was filed.
    Dateline,
    /// Running text.
    Body,
    /// A crosshead.
    Heading,
    /// A quotation set apart.
    Quote,
    /// What stands under or for a picture.
    Caption,
    /// The first letter of a story, several lines high.
    Initial,
    /// A reading beside its base.
    Ruby,
    /// Lines kept as they are.
    Verbatim,
    /// A link.
    Link,
    /// The mark of a list item, a heading or a caption.
    Mark,
    /// The line that says where a cut story goes on.
    Jump,
    /// A hairline.
    Rule,
    /// A rule above what matters most.
    StrongRule,
}

impl Role {
    /// Rows of the box in which each of its clusters stands, which is as many times as wide as the
    /// cluster; 1 where they stand as they are.
    pub fn scale(self) -> u16 {
        match self {
            Role::Flag => 3,
            Role::Banner => 2,
            _ => 1,
        }
    }

    /// Whether it is a headline, of any size.
    pub fn is_headline(self) -> bool {
        matches!(self, Role::Headline | Role::Banner)
    }
}
