//! The purposes that a colour of a theme can have.

/// What a colour of a theme is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named by what it colours")]
pub enum Ink {
    Paper,
    Ink,
    Headline,
    Deck,
    Kicker,
    Byline,
    Dim,
    Rule,
    RuleStrong,
    Accent,
    Link,
    Bookmark,
    MatchBackground,
    MatchText,
    CurrentBackground,
    CurrentText,
    SelectionBackground,
    SelectionText,
    BarBackground,
    BarText,
}

impl Ink {
    /// Every purpose, in the order of a theme file.
    pub const ALL: [Ink; 20] = [
        Ink::Paper,
        Ink::Ink,
        Ink::Headline,
        Ink::Deck,
        Ink::Kicker,
        Ink::Byline,
        Ink::Dim,
        Ink::Rule,
        Ink::RuleStrong,
        Ink::Accent,
        Ink::Link,
        Ink::Bookmark,
        Ink::MatchBackground,
        Ink::MatchText,
        Ink::CurrentBackground,
        Ink::CurrentText,
        Ink::SelectionBackground,
        Ink::SelectionText,
        Ink::BarBackground,
        Ink::BarText,
    ];

    /// The name in a theme file.
    pub fn name(self) -> &'static str {
        match self {
            Ink::Paper => "paper",
            Ink::Ink => "ink",
            Ink::Headline => "headline",
            Ink::Deck => "deck",
            Ink::Kicker => "kicker",
            Ink::Byline => "byline",
            Ink::Dim => "dim",
            Ink::Rule => "rule",
            Ink::RuleStrong => "rule_strong",
            Ink::Accent => "accent",
            Ink::Link => "link",
            Ink::Bookmark => "bookmark",
            Ink::MatchBackground => "match_bg",
            Ink::MatchText => "match_fg",
            Ink::CurrentBackground => "cur_bg",
            Ink::CurrentText => "cur_fg",
            Ink::SelectionBackground => "sel_bg",
            Ink::SelectionText => "sel_fg",
            Ink::BarBackground => "bar_bg",
            Ink::BarText => "bar_fg",
        }
    }
}
