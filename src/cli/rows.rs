//! Rows of what commands print: columns that line up by the cells of their words, and sentences
//! broken where their language lets them be.

use unicode_segmentation::UnicodeSegmentation;

use crate::compose::Width;

/// What may not begin a row, beside what stands after a blank.
const CLOSING: &str = "、。，．；：？！）」』】》〉”’…ー・ゃゅょっァィゥェォャュョッ,.;:?!)]";
/// What may not end one.
const OPENING: &str = "（「『【《〈“‘([";

/// Cells taken by words.
pub(super) fn cells(words: &str) -> usize {
    Width::default().of_clusters(words)
}

/// Words with blanks behind them, so that they take at least so many cells.
pub(super) fn padded(words: &str, wanted: usize) -> String {
    let missing = wanted.saturating_sub(cells(words));
    format!("{words}{}", " ".repeat(missing))
}

/// The cells of the widest of several words.
pub(super) fn widest<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.map(cells).max().unwrap_or(0)
}

/// A sentence in rows of at most so many cells: broken at blanks and between full-width characters,
/// and inside a word only where a row holds nothing else.
pub(super) fn folded(sentence: &str, most: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut row = String::new();
    for piece in pieces(sentence) {
        if cells(&row) + cells(piece.trim_end()) <= most {
            row.push_str(piece);
            continue;
        }
        if !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        for cluster in piece.graphemes(true) {
            if !row.is_empty() && cells(&row) + cells(cluster) > most {
                rows.push(std::mem::take(&mut row));
            }
            row.push_str(cluster);
        }
    }
    rows.push(row);
    rows.into_iter()
        .map(|row| row.trim_end().to_owned())
        .collect()
}

/// What of a sentence stays together.
fn pieces(sentence: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut before) = (0, "");
    for (at, cluster) in sentence.grapheme_indices(true) {
        let is_wide = |cluster: &str| cells(cluster) > 1;
        let may = before == " " || is_wide(before) || is_wide(cluster);
        let must_not = cluster == " "
            || CLOSING.contains(cluster)
            || (!before.is_empty() && OPENING.contains(before));
        if at > start && may && !must_not {
            pieces.push(&sentence[start..at]);
            start = at;
        }
        before = cluster;
    }
    pieces.push(&sentence[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_cells() {
        assert_eq!(padded("文", 4), "文  ");
        assert_eq!(padded("letters", 4), "letters");
        assert_eq!(widest(["ab", "剪报"].into_iter()), 4);
    }

    #[test]
    fn sentences_are_broken_where_their_language_lets_them_be() {
        assert_eq!(folded("the old ferry", 8), ["the old", "ferry"]);
        assert_eq!(
            folded("没有这个文件；请核对", 12),
            ["没有这个文", "件；请核对"]
        );
        assert_eq!(
            folded("用 --format json", 6),
            ["用", "--form", "at", "json"]
        );
        assert_eq!(folded("甲（乙）", 4), ["甲", "（乙", "）"]);
        assert_eq!(folded("", 4), [""]);
    }
}
