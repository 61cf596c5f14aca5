//! Cells taken by a cluster. The only caller of the width table.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::cluster::cluster;
use super::setting::Ambiguous;

/// A table of widths: the Unicode one, bent where the terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    ambiguous: Ambiguous,
}

impl Default for Width {
    fn default() -> Self {
        Width::new(Ambiguous::Narrow)
    }
}

impl Width {
    /// The table for terminals of that kind.
    pub fn new(ambiguous: Ambiguous) -> Width {
        Width { ambiguous }
    }

    /// How it takes ambiguous characters.
    pub(super) fn ambiguous(self) -> Ambiguous {
        self.ambiguous
    }

    /// Cells taken by a cluster.
    pub fn of(self, cluster: &str) -> usize {
        let cells = match self.ambiguous {
            Ambiguous::Narrow => cluster.width(),
            Ambiguous::Wide => cluster.width_cjk(),
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
        match self.ambiguous {
            Ambiguous::Narrow => character.width(),
            Ambiguous::Wide => character.width_cjk(),
        }
        .unwrap_or(0)
    }
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
