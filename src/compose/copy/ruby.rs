//! Ruby: readings set beside their bases, on a row of their own.

use crate::copy::manner::Manner;

/// Cells along the line that a reading asks for. Letters are kept apart from the reading beside them
/// by a blank, and a base is never left on an odd cell.
pub(crate) fn room(ruby: &str, manner: Manner) -> u16 {
    let cells = manner.axes.measure(ruby);
    let is_spelt = ruby
        .chars()
        .any(|character| character.is_alphabetic() && character < '\u{2e80}');
    if is_spelt && !manner.axes.is_vertical() {
        (cells + 1).next_multiple_of(2)
    } else {
        cells
    }
}
