//! What a line of a page is, before it is part of a piece. First and further lines of a thing are
//! two labels, so that a headline of two lines is one, and two briefs are two.

#![cfg_attr(
    not(feature = "learning"),
    expect(
        unreachable_pub,
        reason = "handed to the program that learns, where it is built"
    )
)]

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Label {
    /// Of the page and of no story: nameplate, date, folio, editors, advertisement.
    #[default]
    Furniture,
    /// A line above a headline.
    Kicker,
    /// A further line of it.
    KickerOn,
    /// A headline.
    Headline,
    /// A further line of it.
    HeadlineOn,
    /// A line below a headline.
    Deck,
    /// A further line of it.
    DeckOn,
    /// Names above or below a story.
    Byline,
    /// The first line of a story's text.
    Opening,
    /// The first line of another paragraph.
    Paragraph,
    /// A line that goes on.
    On,
    /// A heading inside a story.
    Crosshead,
    /// A further line of it.
    CrossheadOn,
    /// A caption or a credit.
    Caption,
    /// A further line of it.
    CaptionOn,
    /// Names at the end of a story.
    Signature,
    /// Where a story goes on or came from.
    Jump,
    /// An item of a list.
    Item,
    /// A further line of it.
    ItemOn,
    /// A row of a table.
    Row,
    /// A notice or a small advertisement.
    Notice,
    /// A further line of it.
    NoticeOn,
}

/// A line's label, and how sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// What the line is.
    pub(crate) label: Label,
    /// The probability that it is this, over all chains of labels, in percent.
    pub(crate) surety: u8,
}

/// How many labels there are.
pub const LABELS: usize = 22;

impl Label {
    /// All labels, by their number.
    #[rustfmt::skip]
    pub const ALL: [Label; LABELS] = [
        Label::Furniture, Label::Kicker, Label::KickerOn, Label::Headline, Label::HeadlineOn, Label::Deck,
        Label::DeckOn, Label::Byline, Label::Opening, Label::Paragraph, Label::On, Label::Crosshead,
        Label::CrossheadOn, Label::Caption, Label::CaptionOn, Label::Signature, Label::Jump, Label::Item,
        Label::ItemOn, Label::Row, Label::Notice, Label::NoticeOn,
    ];

    /// What a line opens that has this label and nothing to go on with.
    pub(crate) fn opened(self) -> Label {
        match self {
            Label::KickerOn => Label::Kicker,
            Label::HeadlineOn => Label::Headline,
            Label::DeckOn => Label::Deck,
            Label::On => Label::Paragraph,
            Label::CrossheadOn => Label::Crosshead,
            Label::CaptionOn => Label::Caption,
            Label::ItemOn => Label::Item,
            Label::NoticeOn => Label::Notice,
            other => other,
        }
    }

    /// Whether a line with this label goes on with what a line of another began.
    pub(crate) fn goes_on_with(self, first: Label) -> bool {
        self.opened() != self && first.next() == Some(self)
    }

    /// What a line would be that goes on with this one, where anything can.
    pub fn next(self) -> Option<Label> {
        use Label::{
            Caption, CaptionOn, Crosshead, CrossheadOn, Deck, DeckOn, Headline, HeadlineOn, Item,
            ItemOn, Kicker, KickerOn, Notice, NoticeOn, On, Opening, Paragraph,
        };
        Some(match self {
            Kicker | KickerOn => KickerOn,
            Headline | HeadlineOn => HeadlineOn,
            Deck | DeckOn => DeckOn,
            Opening | Paragraph | On => On,
            Crosshead | CrossheadOn => CrossheadOn,
            Caption | CaptionOn => CaptionOn,
            Item | ItemOn => ItemOn,
            Notice | NoticeOn => NoticeOn,
            _ => return None,
        })
    }
}
