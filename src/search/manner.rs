//! How a query is taken: what may differ between what is typed and what stands in the paper.

/// How a query is taken. What is not said here never matters: lines, columns, white space beside
/// Chinese and Japanese characters, full and half width, styles of quotes and dashes, kana of
/// either kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Whether Latin letters may stand for how characters are read.
    pub readings: Readings,
    /// Whether simplified and traditional characters meet.
    pub variants: Variants,
    /// Where a hit may begin and end.
    pub ends: Ends,
    /// Whether upper and lower case meet.
    pub case: Case,
    /// Words or a pattern.
    pub grammar: Grammar,
}

/// Whether Latin letters may stand for how characters are read: pinyin in full or by initials,
/// romaji, letters without their accents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Readings {
    /// When the letters themselves are nowhere.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Whether simplified and traditional characters meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variants {
    /// 鄉村 finds 乡村.
    #[default]
    Meet,
    /// 鄉村 finds only 鄉村.
    Differ,
}

/// Where a hit may begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ends {
    /// Anywhere.
    #[default]
    Anywhere,
    /// Not inside a word of a script that is written with spaces.
    WholeWords,
}

/// Whether upper and lower case meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// They do, unless a letter of upper case is asked for.
    #[default]
    Smart,
    /// They do not.
    Exact,
}

/// What is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grammar {
    /// Words.
    #[default]
    Words,
    /// A regular expression.
    Pattern,
}
