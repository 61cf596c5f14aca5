//! How marks look in lines that run downward: each turned with the line, and filled up to the box
//! of two cells that a character stands in. Knows no text around them.

use std::borrow::Cow;

use crate::setting::{Forms, Width};
use newsprint_issue::Language;

/// Cells of the box that a character of a vertical line stands in.
pub(crate) const BOX: u16 = 2;

/// How the quotation marks of words stand in vertical lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// Double corners outside, single ones inside (GB/T 15834, vertical texts).
    #[default]
    DoubleOutside,
    /// Single corners outside, double ones inside, as Taiwan's rules of punctuation ask.
    SingleOutside,
    /// Double primes, which JLREQ has for vertical lines.
    Primes,
}

impl Quotes {
    /// What papers of that language use.
    pub(crate) fn of(language: Language) -> Quotes {
        match language {
            Language::Traditional => Quotes::SingleOutside,
            Language::Japanese => Quotes::Primes,
            _ => Quotes::DoubleOutside,
        }
    }

    /// The form of a curly quotation mark.
    fn form(self, mark: char) -> Option<char> {
        let forms = match self {
            Quotes::DoubleOutside => ['﹃', '﹄', '﹁', '﹂'],
            Quotes::SingleOutside => ['﹁', '﹂', '﹃', '﹄'],
            Quotes::Primes => ['〝', '〟', '﹁', '﹂'],
        };
        let index = ['“', '”', '‘', '’'].iter().position(|one| *one == mark)?;
        Some(forms[index])
    }
}

/// The marks whose forms stand in `U+FE10..FE19`, which some fonts of terminals lack.
#[rustfmt::skip]
const SMALL: &[(char, char)] = &[
    ('，', '︐'), ('、', '︑'), ('。', '︒'), ('：', '︓'), ('；', '︔'), ('！', '︕'), ('？', '︖'),
    ('〖', '︗'), ('〗', '︘'), ('…', '︙'), ('⋯', '︙'), (',', '︐'), (':', '︓'), (';', '︔'),
    ('､', '︑'), ('｡', '︒'),
];

/// What stands for them in such a font where the mark itself would lie across the line, or stand
/// outside its box.
#[rustfmt::skip]
const WITHOUT_SMALL: &[(char, char)] = &[
    ('…', '⋮'), ('⋯', '⋮'), ('､', '、'), ('｡', '。'),
];

/// The other forms. Source: the `<vertical>` decompositions of `UnicodeData.txt`; where there is
/// none, the nearest sign that lies along the line.
#[rustfmt::skip]
const FORMS: &[(char, char)] = &[
    ('‥', '︰'), ('—', '︱'), ('―', '︱'), ('⸺', '︱'), ('–', '︲'), ('‐', '︲'), ('‑', '︲'), ('-', '︲'),
    ('－', '︲'), ('＿', '︳'), ('_', '︳'), ('（', '︵'), ('）', '︶'), ('｛', '︷'), ('｝', '︸'),
    ('〔', '︹'), ('〕', '︺'), ('【', '︻'), ('】', '︼'), ('《', '︽'), ('》', '︾'), ('〈', '︿'),
    ('〉', '﹀'), ('「', '﹁'), ('」', '﹂'), ('『', '﹃'), ('』', '﹄'), ('｢', '﹁'), ('｣', '﹂'),
    ('［', '﹇'), ('］', '﹈'), ('(', '︵'), (')', '︶'), ('[', '﹇'), (']', '﹈'), ('{', '︷'), ('}', '︸'),
    ('～', '︴'), ('〜', '︴'), ('~', '︴'), ('ー', '｜'), ('ｰ', '｜'), ('＝', '‖'), ('=', '‖'), ('゠', '‖'),
    ('·', '・'), ('•', '・'), ('･', '・'), ('‧', '・'), ('▸', '▾'), ('▶', '▼'), ('→', '↓'), ('⇒', '⇓'),
    ('─', '│'), ('━', '┃'), ('═', '║'),
];

/// Our own marks that lie across the line, over the whole of the box.
const BARS: &[(char, char)] = &[('▌', '▀')];

/// A cluster as it stands in a box of two cells.
pub(crate) fn upright(cluster: &str, quotes: Quotes, width: Width, forms: Forms) -> Cow<'_, str> {
    let mut characters = cluster.chars();
    let single = characters.next().filter(|_| characters.next().is_none());
    if let Some(character) = single {
        if let Some(bar) = find(BARS, character) {
            let times = usize::from(BOX) / width.of_char(bar).clamp(1, usize::from(BOX));
            return Cow::Owned(bar.to_string().repeat(times));
        }
        if let Some(form) = form_of(character, quotes, forms) {
            return Cow::Owned(boxed(&form.to_string(), width));
        }
        if ('!'..='~').contains(&character) {
            // Full-width forms stand 0xFEE0 above ASCII.
            let wide = char::from_u32(u32::from(character) + 0xfee0).unwrap_or(character);
            return Cow::Owned(wide.to_string());
        }
    }
    if width.of(cluster) >= usize::from(BOX) {
        return Cow::Borrowed(cluster);
    }
    Cow::Owned(boxed(cluster, width))
}

fn form_of(character: char, quotes: Quotes, forms: Forms) -> Option<char> {
    let small = match forms {
        Forms::All => SMALL,
        Forms::WithoutSmall => WITHOUT_SMALL,
    };
    quotes
        .form(character)
        .or_else(|| find(small, character))
        .or_else(|| find(FORMS, character))
}

fn find(table: &[(char, char)], character: char) -> Option<char> {
    let (_, form) = table.iter().find(|(from, _)| *from == character)?;
    Some(*form)
}

/// Filled up to a box with blanks.
fn boxed(cluster: &str, width: Width) -> String {
    let blanks = usize::from(BOX).saturating_sub(width.of(cluster));
    format!("{cluster}{:blanks$}", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::Ambiguous;

    #[track_caller]
    fn check(cluster: &str, form: &str) {
        check_in(Language::Simplified, Forms::All, cluster, form);
    }

    #[track_caller]
    fn check_in(language: Language, forms: Forms, cluster: &str, form: &str) {
        let width = Width::default();
        let upright = upright(cluster, Quotes::of(language), width, forms);
        assert_eq!(upright, form);
        assert_eq!(width.of_clusters(form), usize::from(BOX), "{form}");
    }

    #[test]
    fn marks_turn_with_the_line() {
        check("，", "︐");
        check("—", "︱");
        check("ー", "｜");
        check("〜", "︴");
        check("▌", "▀▀");
    }

    #[test]
    fn quotation_marks_stand_as_each_language_has_them() {
        for (language, forms) in [
            (Language::Simplified, ["﹃", "﹄", "﹁", "﹂"]),
            (Language::Traditional, ["﹁", "﹂", "﹃", "﹄"]),
            (Language::Japanese, ["〝", "〟", "﹁", "﹂"]),
        ] {
            for (mark, form) in ["“", "”", "‘", "’"].into_iter().zip(forms) {
                check_in(language, Forms::All, mark, form);
            }
            check_in(language, Forms::All, "「", "﹁");
            check_in(language, Forms::All, "『", "﹃");
        }
    }

    #[test]
    fn letters_stand_upright_and_two_digits_share_a_box() {
        check("A", "Ａ");
        check("27", "27");
        check("é", "é ");
        check("漢", "漢");
    }

    #[test]
    fn fonts_without_the_small_forms_have_the_marks_as_they_are() {
        for (mark, form) in [
            ("。", "。"),
            ("、", "、"),
            ("：", "："),
            ("…", "⋮ "),
            (",", "，"),
        ] {
            check_in(Language::Simplified, Forms::WithoutSmall, mark, form);
        }
        check_in(Language::Simplified, Forms::WithoutSmall, "（", "︵");
    }

    #[test]
    fn every_form_fills_its_box() {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            let width = Width::new(ambiguous);
            for (from, _) in [SMALL, WITHOUT_SMALL, FORMS, BARS].concat() {
                for forms in [Forms::All, Forms::WithoutSmall] {
                    let from = from.to_string();
                    let form = upright(&from, Quotes::default(), width, forms);
                    assert_eq!(
                        width.of_clusters(&form),
                        usize::from(BOX),
                        "{from} as {form}"
                    );
                }
            }
        }
    }
}
