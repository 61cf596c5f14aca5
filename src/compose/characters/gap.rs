//! What stands between two neighbours on a line, and how far it may give.

use crate::characters::class::Class;
use crate::setting::Strictness;
use newsprint_issue::Language;

/// What stands between two segments of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing, ever: inside numbers, dashes and words.
    None,
    /// The space between two words.
    Word,
    /// The space of one em that an author put between two Han.
    Em,
    /// The space between Han and Latin that nobody wrote.
    Auto,
    /// The same inside `2022年`: it may shrink but does not stretch.
    Unit,
    /// The blank that makes a quotation mark of one cell as wide as other marks.
    Pad,
    /// Nothing, beside a mark.
    Mark,
    /// Nothing, between two Han.
    Han,
}

/// Gaps that are opened together where a line has slack. After CLREQ's order of expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tier {
    /// Between words.
    Words,
    /// Between Han and Latin.
    Scripts,
    /// Beside marks.
    Marks,
    /// Between two Han.
    Han,
}

/// One side of a gap: a class, and the cells of what is of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side {
    pub(crate) class: Class,
    pub(crate) cells: u16,
}

impl Gap {
    /// Every gap, in the order of their declaration.
    pub(crate) const ALL: [Gap; 8] = [
        Gap::None,
        Gap::Word,
        Gap::Em,
        Gap::Auto,
        Gap::Unit,
        Gap::Pad,
        Gap::Mark,
        Gap::Han,
    ];

    /// Cells of the gap before anything is shared out.
    pub(crate) const fn natural(self) -> u16 {
        match self {
            Gap::None | Gap::Mark | Gap::Han => 0,
            Gap::Word | Gap::Auto | Gap::Unit | Gap::Pad => 1,
            Gap::Em => 2,
        }
    }

    /// The tier it is opened with; none for what never opens.
    pub(crate) const fn tier(self) -> Option<Tier> {
        match self {
            Gap::None | Gap::Unit | Gap::Em => None,
            Gap::Word => Some(Tier::Words),
            Gap::Auto => Some(Tier::Scripts),
            Gap::Pad | Gap::Mark => Some(Tier::Marks),
            Gap::Han => Some(Tier::Han),
        }
    }

    /// Cells that it may lose.
    pub(crate) const fn shrink(self) -> u16 {
        match self {
            Gap::None | Gap::Mark | Gap::Han | Gap::Word => 0,
            Gap::Auto | Gap::Unit | Gap::Pad | Gap::Em => 1,
        }
    }

    /// The gap along an axis of boxes, where nothing is narrower than one.
    pub(crate) fn upright(self) -> Gap {
        match self {
            Gap::None | Gap::Unit => Gap::None,
            Gap::Word | Gap::Em => Gap::Em,
            Gap::Auto | Gap::Han => Gap::Han,
            Gap::Pad | Gap::Mark => Gap::Mark,
        }
    }

    /// What stands for a space that the source has there; `None` where it counts as none, beside
    /// the marks of full-width text.
    pub(crate) fn written(last: Side, first: Side, language: Language) -> Option<Gap> {
        let between = if language.is_full_width() {
            Gap::Auto
        } else {
            Gap::Word
        };
        let ideographs = (last.class.is_ideograph(), first.class.is_ideograph());
        match (ideographs, last.is_loose(), first.is_loose()) {
            (_, true, true) => Some(Gap::Word),
            ((true, true), ..) if language.is_full_width() => Some(Gap::Em),
            ((true, false), _, true) if first.is_lettered() => Some(between),
            ((false, true), true, _) if last.is_lettered() => Some(between),
            ((true, true), ..) | ((true, false), _, true) | ((false, true), true, _) => {
                Some(Gap::Word)
            }
            _ => None,
        }
    }

    /// What stands where the source has no space.
    pub(crate) fn unwritten(last: Side, first: Side, language: Language) -> Gap {
        let opens = first.class == Class::Open;
        let narrow_opener = opens && first.cells == 1;
        let narrow_closer = last.class == Class::Close && last.cells == 1;
        if narrow_opener && last.is_outer() || narrow_closer && first.is_outer() {
            return Gap::Pad;
        }
        let (before, after) = (last.class.is_ideograph(), first.class.is_ideograph());
        let is_mark = first.class.never_begins(Strictness::Strict) && !after;
        if last.class == Class::Open || is_mark {
            return Gap::None;
        }
        if last.class.closes() || opens {
            return Gap::Mark;
        }
        match (before, after) {
            (true, true) => Gap::Han,
            _ if !language.is_full_width() => Gap::None,
            (true, false) if first.is_lettered() => Gap::Auto,
            (false, true) if last.is_lettered() => Gap::Auto,
            _ => Gap::None,
        }
    }
}

impl Side {
    /// Whether a space beside it counts: words, and marks that are no wider than a letter.
    fn is_loose(self) -> bool {
        let is_narrow_mark = self.cells == 1
            && matches!(
                self.class,
                Class::Pause
                    | Class::Dash
                    | Class::Ellipsis
                    | Class::Postfix
                    | Class::Prefix
                    | Class::Solidus
            );
        self.class.is_latin() || self.class == Class::Hangul || is_narrow_mark
    }

    /// Whether it is set apart from Han by a space.
    fn is_lettered(self) -> bool {
        matches!(self.class, Class::Letter | Class::Digit)
    }

    /// Whether a quotation mark of one cell has a blank on its side.
    fn is_outer(self) -> bool {
        self.class.is_ideograph() || self.class.is_latin() || self.class == Class::Hangul
    }
}
