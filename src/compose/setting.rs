//! Every knob of the engine.

use newsprint_issue::Direction;
use newsprint_issue::script::Script;

/// How an issue is to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The room for a page, in cells.
    pub size: Size,
    /// How lines run.
    pub direction: Direction,
    /// How many columns.
    pub columns: Columns,
    /// Cells between two columns: 2 for a hung mark, a rule, and a blank.
    pub gutter: u16,
    /// Whether lines of words and spaces are made flush; full-width lines always are.
    pub justify: bool,
    /// How lines are chosen.
    pub breaking: Breaking,
    /// How strictly marks are kept from the edges of a line.
    pub strictness: Strictness,
    /// What characters look like.
    pub face: Face,
    /// What is drawn beside letters.
    pub ornaments: Ornaments,
    /// How fast the reader reads, in characters or words a minute; `None` as most do.
    pub pace: Option<u16>,
}

/// What is drawn beside letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ornaments {
    /// Initials of several lines.
    Drawn,
    /// Nothing: every letter is one.
    None,
}

/// A size in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Cells across.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// How many columns a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// As many as bring a column closest to this many cells.
    Fit {
        /// The measure aimed at, in cells.
        measure: u16,
    },
    /// The same, but of two counts that come as close the more columns, as newspapers have.
    FitMany {
        /// The measure aimed at, in cells.
        measure: u16,
    },
    /// So many, as far as the room allows.
    Exactly(u16),
}

/// How the breaks of a paragraph are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaking {
    /// Each line takes what it can.
    FirstFit,
    /// All lines of a paragraph together, so that the whole looks best.
    TotalFit(Words),
}

/// Whether lines should rather not end inside the words of Chinese and Japanese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// No dictionary is asked: every Han is as good as any other.
    Unknown,
    /// Words are kept whole where that costs no evenness.
    Whole,
}

/// How strictly marks are kept from the edges of a line (the levels of CLREQ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strictness {
    /// What newspapers of narrow columns allow.
    Loose,
    /// What most books follow.
    Normal,
    /// Also dashes, ellipses and solidi.
    Strict,
}

/// What characters look like: what the terminal's font gives, and the script that Chinese is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// The cells of clusters on the terminal.
    pub width: Width,
    /// The forms of marks that it has for vertical lines.
    pub forms: Forms,
    /// The script that Chinese is shown in.
    pub script: Script,
}

/// Which forms of marks for vertical lines a font has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forms {
    /// All of them.
    All,
    /// Not those of `U+FE10..FE19`: `、。：；！？…` stand as they are in horizontal lines.
    WithoutSmall,
}

/// The cells of a character that East Asian terminals may draw wide (UAX #11 class A).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguous {
    /// One cell, as nearly all terminals do.
    Narrow,
    /// Two cells.
    Wide,
}

/// A table of widths: the Unicode one, bent where the terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// Ambiguous characters other than rules.
    pub(crate) text: Ambiguous,
    /// Box drawing and blocks.
    pub(crate) rules: Ambiguous,
}

impl Default for Width {
    fn default() -> Self {
        Width::new(Ambiguous::Narrow)
    }
}

impl Width {
    /// The table for terminals of that kind.
    pub fn new(ambiguous: Ambiguous) -> Width {
        Width {
            text: ambiguous,
            rules: ambiguous,
        }
    }

    /// The same table with box drawing and blocks of that kind: some terminals draw quotes wide and
    /// rules narrow.
    #[must_use]
    pub fn with_rules(self, rules: Ambiguous) -> Width {
        Width { rules, ..self }
    }
}

impl Setting {
    /// The setting that a page of that size gets when nobody asked for anything else.
    pub fn for_size(size: Size) -> Setting {
        Setting {
            size,
            direction: Direction::Horizontal,
            columns: Columns::Fit { measure: 44 },
            gutter: 4,
            justify: true,
            breaking: Breaking::TotalFit(Words::Whole),
            strictness: Strictness::Strict,
            face: Face {
                width: Width::default(),
                forms: Forms::All,
                script: Script::Source,
            },
            ornaments: Ornaments::Drawn,
            pace: None,
        }
    }
}
