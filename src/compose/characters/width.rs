//! Cells taken by a cluster. The only caller of the width tables.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::characters::cluster::cluster;
use crate::setting::{Ambiguous, Width};
use newsprint_issue::clean::is_variation_selector;

impl Width {
    /// Cells taken by a cluster, as it is [`drawn`].
    pub fn of(self, cluster: &str) -> usize {
        if let [b' '..=b'~'] = cluster.as_bytes() {
            return 1;
        }
        let cluster = &*drawn(cluster);
        let cells = match self.text {
            Ambiguous::Narrow => cluster.width(),
            Ambiguous::Wide => cluster.width_cjk(),
        };
        let cells = match (self.text, self.rules) {
            (Ambiguous::Narrow, Ambiguous::Wide) => cells + rules(cluster),
            (Ambiguous::Wide, Ambiguous::Narrow) => cells.saturating_sub(rules(cluster)),
            _ => cells,
        };
        cells + sound_marks(cluster)
    }

    /// Cells taken by a text on a screen, which puts it cluster by cluster.
    pub fn of_clusters(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.len();
        }
        let mut rest = text;
        let mut cells = 0;
        while !rest.is_empty() {
            let (cluster, after) = rest.split_at(cluster(rest));
            cells += self.of(cluster);
            rest = after;
        }
        cells
    }

    /// Cells taken by a character that stands alone.
    pub fn of_char(self, character: char) -> usize {
        let kind = if is_rule(character) {
            self.rules
        } else {
            self.text
        };
        match kind {
            Ambiguous::Narrow => character.width(),
            Ambiguous::Wide => character.width_cjk(),
        }
        .unwrap_or(0)
    }
}

/// A text as it is sent to a screen: without the selectors that choose a form of the character before
/// them. Terminals dispute how many cells the form takes, and draw the character in any case.
pub fn drawn(text: &str) -> Cow<'_, str> {
    // They begin with one of these bytes, and most text has none of them.
    let may_begin = |byte: &u8| matches!(byte, 0xe1 | 0xef | 0xf3);
    if !text.as_bytes().iter().any(may_begin) || !text.contains(is_variation_selector) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(is_variation_selector, ""))
}

/// Characters of box drawing and blocks whose width depends on the terminal.
fn rules(cluster: &str) -> usize {
    // They begin with this byte, and most text has none of it.
    if !cluster.as_bytes().contains(&0xe2) {
        return 0;
    }
    let ambiguous = |c: &char| is_rule(*c) && c.width_cjk() != c.width();
    cluster.chars().filter(ambiguous).count()
}

/// Whether it is box drawing or a block, which terminals measure apart from text.
pub(crate) fn is_rule(character: char) -> bool {
    matches!(character, '\u{2500}'..='\u{259f}')
}

/// Half-width kana carry their sound marks beside them; the table counts those as nothing, every
/// terminal as a cell.
fn sound_marks(cluster: &str) -> usize {
    if cluster.len() < '\u{ff9e}'.len_utf8() {
        return 0;
    }
    cluster
        .chars()
        .filter(|character| matches!(character, '\u{ff9e}' | '\u{ff9f}'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_rules_are_wide_apart() {
        let check = |width: Width, quote, rule| {
            let cells = |text: &str| text.chars().map(|c| width.of_char(c)).sum::<usize>();
            for (text, cells_of) in [
                ("“", quote),
                ("│", rule),
                ("╌", 1),
                ("报“│", 2 + quote + rule),
            ] {
                assert_eq!(
                    (width.of(text), cells(text)),
                    (cells_of, cells_of),
                    "{text} {width:?}"
                );
            }
        };
        let (narrow, wide) = (Width::new(Ambiguous::Narrow), Width::new(Ambiguous::Wide));
        check(narrow, 1, 1);
        check(narrow.with_rules(Ambiguous::Wide), 1, 2);
        check(wide, 2, 2);
        check(wide.with_rules(Ambiguous::Narrow), 2, 1);
    }
}
