//! Numbers, and what stays with them: `2022年`, `3—5`, `第3`.

use crate::characters::class::Class;
use crate::characters::kinsoku;
use crate::copy::token::Token;

/// How far the number that was set last has got, and its unit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Numbers {
    number: Number,
    /// Bytes left of a unit whose first character followed its number.
    unit: usize,
}

/// How far a number has got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Number {
    #[default]
    No,
    /// It ends in a digit.
    Digits,
    /// It ends in a unit that another may follow: `4.2亿`.
    Counting,
    /// It ends in the dash of a range.
    Range,
}

impl Numbers {
    /// Whether nothing of a number was set last.
    #[inline]
    pub(crate) fn are_over(&self) -> bool {
        self.number == Number::No && self.unit == 0
    }

    /// What was set last is of no number.
    pub(crate) fn end(&mut self) {
        self.number = Number::No;
    }

    /// The strand has ended, and a unit with it.
    pub(crate) fn end_strand(&mut self) {
        self.unit = 0;
    }

    /// Takes a token in, with which the text begins and that follows so; answers whether it stays
    /// with what is before it.
    #[inline]
    pub(crate) fn take(&mut self, text: &str, token: &Token, follows: Option<char>) -> bool {
        let (number, is_kept) = self.next(text, token, follows);
        self.number = number;
        is_kept
    }

    #[inline]
    fn next(&mut self, text: &str, token: &Token, follows: Option<char>) -> (Number, bool) {
        let before = self.number;
        let is_digit = |class| matches!(class, Class::Digit | Class::WideDigit);
        if is_digit(token.first) || is_digit(token.last) {
            let ordinal = follows == Some('第');
            self.unit = 0;
            let number = if is_digit(token.last) {
                Number::Digits
            } else {
                Number::No
            };
            let goes_on = before == Number::Range || ordinal;
            return (number, goes_on && is_digit(token.first));
        }
        if self.unit > 0 {
            self.unit = self.unit.saturating_sub(token.bytes);
            return (before, true);
        }
        if before == Number::Digits && matches!(token.first, Class::Dash | Class::Hyphen) {
            let next = text[token.bytes..].chars().next();
            if next.is_some_and(|next| next.is_ascii_digit()) {
                return (Number::Range, true);
            }
        }
        let unit = match (token.first, before) {
            (Class::Ideograph, Number::Digits | Number::Counting) => kinsoku::unit_at(text),
            _ => 0,
        };
        if unit == 0 {
            return (Number::No, false);
        }
        self.unit = unit.saturating_sub(token.bytes);
        if kinsoku::counts_on(&text[..unit]) {
            (Number::Counting, true)
        } else {
            (Number::No, true)
        }
    }
}
