//! The product: what the next segment needs to know of the last one, and what stands between both.

use crate::characters::class::Class;
use crate::characters::gap::{Gap, Side};
use crate::characters::kinsoku;
use crate::characters::opportunity::Opportunity;
use crate::characters::sorts::Sort;
use crate::copy::manner::Manner;
use crate::copy::token::Token;

/// What the next segment needs to know of the last one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Before {
    pub(crate) class: Class,
    pub(crate) character: char,
    pub(crate) cells: u16,
    /// A line may end after it although words do not break there: a hyphen, a solidus of a URL.
    pub(crate) splits: bool,
    /// Whether our tables know where a line may end after it.
    pub(crate) is_ours: bool,
}

impl Before {
    /// As the side of a gap after it.
    #[inline]
    pub(crate) fn side(self) -> Side {
        Side {
            class: self.class,
            cells: self.cells,
        }
    }

    /// Whether it is of a word, or ends a sentence.
    pub(crate) fn is_of_word(self) -> bool {
        matches!(self.class, Class::Letter | Class::Digit | Class::LatinClose)
    }

    /// The space before a token that is not kept with it, and whether a line may end there.
    #[inline]
    pub(crate) fn joint(self, token: &Token, spaced: bool, manner: Manner) -> (Gap, Opportunity) {
        let gap = self.gap(token, spaced, manner);
        let between = if spaced {
            kinsoku::between_words
        } else {
            kinsoku::between
        };
        let opportunity = if self.splits {
            Opportunity::Allowed
        } else {
            between(self.class, token.first, manner.strictness)
        };
        (gap, opportunity)
    }

    /// The space before a token that stays with it, as a unit with its number.
    pub(crate) fn gap_of_unit(self, token: &Token, spaced: bool, manner: Manner) -> Gap {
        match self.gap(token, spaced, manner) {
            Gap::Auto | Gap::Word | Gap::Em => Gap::Unit,
            _ => Gap::None,
        }
    }

    #[inline]
    fn gap(self, token: &Token, spaced: bool, manner: Manner) -> Gap {
        let (last, first) = (self.side(), token.side());
        let written = spaced.then(|| Gap::written(last, first, manner.language));
        written
            .flatten()
            .unwrap_or_else(|| Gap::unwritten(last, first, manner.language))
    }
}

/// Whether our tables know where a line may end after a text.
#[inline]
pub(crate) fn is_ours_at_end(text: &str) -> bool {
    let last = text.chars().next_back();
    // After the sign of a number all is as after the number; it is frequent in papers.
    last.is_none_or(|character| character == '%' || Sort::of(character).is_ours)
}
